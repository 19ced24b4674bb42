package io.github.alliancesdk.core.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.CatalogEntry;
import io.github.alliancesdk.core.instrument.DefinitionVersion;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.internal.json.JsonWriter;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.PayloadLimits;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An internal error in one record affects no other record. */
class InternalErrorTest {
    private static final String SECRET = "answer 4711";
    private static final Instrument DEMO = InventedInstruments.demo();
    private static final CatalogEntry BROKEN = CatalogEntry.lazy(
            InstrumentId.of("broken"), DefinitionVersion.parse("1.0.0"), "sha256:" + "0".repeat(64), () -> {
                throw new IllegalStateException(SECRET);
            });
    private static final InstrumentCatalog CATALOG =
            InstrumentCatalog.ofEntries(List.of(CatalogEntry.of(DEMO), BROKEN));

    private static InputStream in(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    private static ScoreReport report(int answer) {
        return Scorer.complete()
                .score(ResponseChecker.of(DEMO)
                        .check(Responses.of(Map.of("rater", "client", "responses", Map.of("1", answer))))
                        .orElseThrow());
    }

    private static Responses failing(byte[] utf8, PayloadLimits limits) {
        String text = new String(utf8, StandardCharsets.UTF_8);
        if (text.contains("deep")) {
            throw new StackOverflowError(SECRET);
        }
        if (text.contains("fail")) {
            throw new IllegalStateException(SECRET);
        }
        return Responses.parse(utf8, limits);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"a\":1}\n{\"fail\":1}\n{\"deep\":1}\n{\"b\":1}",
                "[{\"a\":1},{\"fail\":1},{\"deep\":1},{\"b\":1}]"
            })
    void aRowThatCannotBeParsedIsAnInternalErrorAndItsNeighboursAreKept(String text) throws IOException {
        ResponseReader reader = new ResponseReader(PayloadLimits.defaults(), InternalErrorTest::failing);
        ResponseChecker checker = ResponseChecker.of(DEMO);

        List<CheckResult> results = reader.readRows(in(text))
                .map(row -> checker.check(row.responses()))
                .toList();

        assertThat(results)
                .extracting(InternalErrorTest::firstCode)
                .containsExactly(
                        ProblemCode.UNKNOWN_FIELD,
                        ProblemCode.INTERNAL_ERROR,
                        ProblemCode.INTERNAL_ERROR,
                        ProblemCode.UNKNOWN_FIELD);
        assertThat(results.toString()).doesNotContain(SECRET);
    }

    private static ProblemCode firstCode(CheckResult result) {
        return ((RejectedResponses) result).problems().get(0).code();
    }

    @Test
    void aReceiptThatTheVerifierFailsAtIsAnInternalErrorAndItsNeighboursAreVerified() throws IOException {
        String good = ReceiptWriter.withDefaults()
                .write(
                        ResponseChecker.of(DEMO)
                                .check(Responses.of(Map.of("rater", "client", "responses", Map.of("1", 2))))
                                .orElseThrow(),
                        Scorer.complete());
        String bad = "{\"payload\":{\"instrument\":\"broken\",\"rater\":\"client\",\"responses\":{}},\"report\":{}}";

        List<Verification> found = ReceiptVerifier.of(CATALOG)
                .verifyRows(in(good + "\n" + bad + "\n" + good))
                .toList();

        assertThat(found)
                .extracting(Verification::verdict)
                .containsExactly(
                        Verification.Verdict.EQUAL, Verification.Verdict.CANNOT_VERIFY, Verification.Verdict.EQUAL);
        Verification failed = found.get(1);
        assertThat(failed.row()).isEqualTo(2);
        assertThat(failed.reason()).contains(Verification.Reason.INTERNAL_ERROR);
        assertThat(failed.problems())
                .containsExactly(Problem.internalError(new IllegalStateException("another message")));
        assertThat(failed.toMap().toString()).doesNotContain(SECRET);
    }

    @Test
    void aReportThatCannotBeWrittenLeavesNothingBehindAndTheNextOneIsWrittenWhole() throws IOException {
        AtomicInteger calls = new AtomicInteger();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ScoreReport first = report(2);
        ScoreReport other = Scorer.complete()
                .score(ResponseChecker.of(DEMO)
                        .withRater(Rater.THERAPIST)
                        .check(Responses.of(Map.of("responses", Map.of("1", 2))))
                        .orElseThrow());
        ScoreReportStream stream = new ScoreReportStream(out, false, value -> {
            // the second kind of report fails after its facts were written
            if (calls.incrementAndGet() == DEMO.scales().size() + 3) {
                throw new IllegalStateException(SECRET);
            }
            return JsonWriter.compact().write(value);
        });

        stream.write(first);
        assertThatThrownBy(() -> stream.write(other)).isInstanceOf(IllegalStateException.class);
        stream.write(first);
        stream.write(other);

        String line = ScoreReportWriter.withDefaults().write(first) + "\n";
        assertThat(out.toString(StandardCharsets.UTF_8))
                .isEqualTo(line + line + ScoreReportWriter.withDefaults().write(other) + "\n");
    }

    @Test
    void anInternalErrorNamesTheClassOfTheFailureAndNotItsMessage() {
        Problem problem = Problem.internalError(new IllegalStateException(SECRET));

        assertThat(problem.arguments()).containsExactly(Map.entry("failure", "java.lang.IllegalStateException"));
        assertThat(problem.message()).isEqualTo("An internal error occurred at this record; it was not scored.");
        assertThat(problem.toString()).doesNotContain(SECRET);
        assertThat(problem.toMap()).isEqualTo(Map.of("code", "internal-error", "pointer", ""));
    }
}

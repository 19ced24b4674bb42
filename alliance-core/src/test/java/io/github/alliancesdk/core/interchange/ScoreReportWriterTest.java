package io.github.alliancesdk.core.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.internal.SdkVersion;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import org.junit.jupiter.api.Test;

class ScoreReportWriterTest {
    private static final Instrument DEMO = InventedInstruments.demo();

    private static ScoreReport report(Scorer scorer, Responses responses) {
        return scorer.score(ResponseChecker.of(DEMO).check(responses).orElseThrow());
    }

    private static Responses partial() {
        return Responses.builder("demo-5", Rater.CLIENT)
                .recordId("r-1")
                .dyadId("d \"1\"")
                .raterId("c-1")
                .session(3)
                .recordedAt("2026-05-01T10:00:00Z")
                .referent(Referent.APP)
                .answer(1, 4)
                .answer(2, 5)
                .answer(3, 3)
                .answer(5, 4)
                .build();
    }

    @Test
    void aReportIsTheRecordOnOneLine() {
        String expected = """
                {"recordId":"r-1","dyadId":"d \\"1\\"","raterId":"c-1","session":3,"recordedAt":"2026-05-01T10:00:00Z",
                "instrument":"demo-5","status":"keyed","format":"default","min":1,"max":5,"rater":"client","referent":"app",
                "definitionVersion":"1.0.0","definitionDigest":"%s","policy":"complete","sdkVersion":"%s",
                "scales":{"first":{"status":"scored","metric":"mean","value":2.5,"mean":2.5,"sum":5,"answered":2,"items":2,"prorated":false},
                "second":{"status":"insufficient","answered":2,"items":3,"required":3},
                "total":{"status":"insufficient","answered":4,"items":5,"required":5}}}""".replace("\n", "").formatted(DEMO.definitionDigest(), SdkVersion.CURRENT);
        assertThat(ScoreReportWriter.withDefaults().write(report(Scorer.complete(), partial())))
                .isEqualTo(expected);
    }

    @Test
    void aProratedSumIsNoIntegerToken() {
        ScoreReport report = report(Scorer.of(MissingPolicy.prorate(0.6)), partial());
        assertThat(ScoreReportWriter.withDefaults().write(report))
                .contains(
                        "\"second\":{\"status\":\"scored\",\"metric\":\"mean\",\"value\":3.5,\"mean\":3.5,\"sum\":10.5,\"answered\":2,\"items\":3,\"prorated\":true}")
                .contains(
                        "\"total\":{\"status\":\"scored\",\"metric\":\"mean\",\"value\":3.0,\"mean\":3.0,\"sum\":15.0,\"answered\":4,\"items\":5,\"prorated\":true}")
                .contains("\"policy\":\"prorate:0.6\"");
    }

    @Test
    void whatIsNotKnownIsLeftOut() {
        Responses bare = Responses.inItemOrder(DEMO, Rater.THERAPIST, 1, 1, 1, 1, 1);
        assertThat(ScoreReportWriter.withDefaults().write(report(Scorer.complete(), bare)))
                .startsWith("{\"instrument\":\"demo-5\",")
                .contains("\"rater\":\"therapist\",\"referent\":\"unstated\"")
                .doesNotContain("null", "pomp", "audit");
    }

    @Test
    void thePercentageIsWrittenOnRequest() {
        Responses highest = Responses.inItemOrder(DEMO, Rater.CLIENT, 5, 1, 1, 1, 2);
        ScoreReportWriter plain = ScoreReportWriter.withDefaults();
        String json = plain.withPomp().write(report(Scorer.complete(), highest));
        assertThat(json)
                .contains("\"sum\":10,\"pomp\":100.0,\"answered\":2")
                .contains("\"mean\":1.3333333333333333,\"sum\":4,\"pomp\":8.333333333333334,");
        assertThat(plain.write(report(Scorer.complete(), highest))).doesNotContain("pomp");
    }

    @Test
    void theAuditIsWrittenIfTheReportHasOne() {
        assertThat(ScoreReportWriter.withDefaults()
                        .write(report(Scorer.complete().withAudit(), partial())))
                .contains("\"audit\":[{\"item\":1,\"raw\":4,\"keyed\":4,\"scales\":[\"first\",\"total\"]},"
                        + "{\"item\":2,\"raw\":5,\"keyed\":1,\"scales\":[\"first\",\"total\"]},")
                .contains("{\"item\":4,\"scales\":[\"second\",\"total\"]}");
    }

    @Test
    void nullIsAProgrammingError() {
        assertThatNullPointerException()
                .isThrownBy(() -> ScoreReportWriter.withDefaults().write(null))
                .withMessageContaining("report");
        assertThatNullPointerException()
                .isThrownBy(() -> ScoreReportWriter.withDefaults().withPomp().write(null))
                .withMessageContaining("report");
    }
}

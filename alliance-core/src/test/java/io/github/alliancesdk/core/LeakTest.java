package io.github.alliancesdk.core;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Example;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Source;
import io.github.alliancesdk.core.interchange.ResponseReader;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.InvalidResponsesException;
import io.github.alliancesdk.core.response.MissingReason;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.statistics.evidence.ConvertedReport;
import io.github.alliancesdk.core.statistics.evidence.ReferenceSample;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.Test;

/**
 * Sends two unique answers, 113 and 97, in every possible way, and searches for them in everything that someone other
 * than the application may see.
 */
class LeakTest {
    private static final List<String> CANARIES = List.of("113", "97");
    private static final Instrument WIDE = InventedInstruments.wide();

    private static final ReferenceSample SAMPLE = ReferenceSample.builder("wide-sample")
            .label("nobody")
            .instrument("wide-4")
            .rater(Rater.CLIENT)
            .range(ScoreRange.of(0, 127))
            .scale("total")
            .n(30)
            .mean(50)
            .sd(10)
            .source("invention", Source.of("Made up for tests", "in full"))
            .build();

    private static final List<String> PAYLOADS = List.of(
            "{\"instrument\":\"wide-4\",\"rater\":\"client\",\"responses\":{\"1\":113,\"2\":97,\"3\":113,\"4\":97}}",
            "{\"instrument\":\"wide-4\",\"rater\":\"client\",\"responses\":{\"1\":113,\"2\":97}}",
            "{\"instrument\":\"wide-4\",\"rater\":\"client\",\"responses\":{\"1\":113.0,\"2\":97e0,\"3\":\"113\",\"4\":[97]}}",
            "{\"instrument\":\"wide-4\",\"rater\":\"client\",\"responses\":{\"1\":-113,\"2\":9700,\"3\":{\"v\":113},\"4\":11397113971139711397}}",
            "{\"instrument\":\"wide-4\",\"rater\":\"client\",\"responses\":{\"1\":113,\"1\":97,\"9\":113,\"x\":97}}",
            "{\"instrument\":\"wide-4\",\"rater\":\"client\",\"responses\":{\"1\":113},\"missing\":{\"1\":\"97\",\"2\":\"113\"}}",
            "{\"instrument\":\"wide-4\",\"rater\":\"client\",\"responses\":[113,97]}",
            "{\"instrument\":\"wide-4\",\"rater\":\"client\",\"responses\":113}",
            "{\"instrument\":\"wide-4\",\"rater\":\"client\",\"answers\":{\"1\":113},\"score\":97}",
            "{\"instrument\":\"wide-4\",\"rater\":\"client\",\"session\":-113,\"recordedAt\":\"97\",\"responses\":{\"1\":113}}",
            "{\"instrument\":97,\"rater\":113,\"referent\":97,\"format\":113,\"definitionDigest\":97,\"responses\":{\"1\":113}}",
            "{\"instrument\":\"nope\",\"rater\":\"client\",\"responses\":{\"1\":113,\"2\":\"97\"}}",
            "{\"instrument\":\"wide-4\",\"rater\":\"client\",\"responses\":{\"1\":113,\"2\":97",
            "{\"instrument\":\"wide-4\",\"responses\":{\"1\":113 97}}",
            "113 97",
            "[113,97]",
            "{\"instrument\":\"wide-4\",\"rater\":\"client\",\"responses\":{\"1\":0113,\"2\":097}}");

    @Test
    void noMessageExceptionLogOrToStringHoldsAnAnswer() {
        List<String> seen = new ArrayList<>();
        try (Eavesdropper ears = new Eavesdropper(seen)) {
            ears.listen();
            for (String payload : PAYLOADS) {
                Responses responses = Responses.parse(payload);
                seen.add(responses.toString());
                seen.add(Responses.parse(payload.getBytes(StandardCharsets.UTF_8))
                        .toString());
                for (ResponseChecker checker : List.of(
                        ResponseChecker.of(WIDE),
                        ResponseChecker.of(InstrumentCatalog.of(WIDE)),
                        ResponseChecker.of(WIDE).requireComplete().withRater(Rater.THERAPIST),
                        ResponseChecker.of(InventedInstruments.demo()))) {
                    look(checker.check(responses), seen);
                    seen.add(checker.toString());
                }
            }
            ResponseReader.withDefaults()
                    .readNdjson(
                            new ByteArrayInputStream(String.join("\n", PAYLOADS).getBytes(StandardCharsets.UTF_8)))
                    .map(ResponseReader.Row::toString)
                    .forEach(seen::add);
            for (String payload : PAYLOADS) {
                ResponseReader.withDefaults()
                        .readArray(new ByteArrayInputStream(payload.getBytes(StandardCharsets.UTF_8)))
                        .map(ResponseReader.Row::toString)
                        .forEach(seen::add);
            }
            seen.add(Responses.builder("wide-4", Rater.CLIENT)
                    .answer(1, 113)
                    .missing(2, MissingReason.SKIPPED)
                    .toString());
            seen.add(Responses.inItemOrder(WIDE, Rater.CLIENT, 113, 97, 113, 97).toString());
            seen.add(new Example(
                            WIDE.id(),
                            "one",
                            Rater.CLIENT,
                            "default",
                            MissingPolicy.complete(),
                            new TreeMap<>(Map.of(1, 113, 2, 97)),
                            Map.of("total", Example.Expected.insufficient(2, 4, 4)))
                    .toString());
        }
        assertThat(seen).hasSizeGreaterThan(300);
        for (String text : seen) {
            assertThat(text).doesNotContain(CANARIES);
        }
    }

    private static void look(CheckResult result, List<String> seen) {
        seen.add(result.toString());
        if (result instanceof CheckedResponses checked) {
            for (MissingPolicy policy : List.of(MissingPolicy.complete(), MissingPolicy.prorate(0.5))) {
                ScoreReport report = Scorer.of(policy).withAudit().score(checked);
                seen.add(report.toString());
                seen.add(report.scales().toString());
                seen.add(report.audit().toString());
                seen.add(report.administration().toString());
                seen.add(SAMPLE.compare(report).toString());
                seen.add(SAMPLE.compareConverted(report).toString());
                seen.add(ConvertedReport.of(report, ScoreRange.of(1, 7)).toString());
                seen.add(
                        ConvertedReport.of(report, ScoreRange.of(1, 7)).scales().toString());
                addChain(seen, () -> report.scale("nope"));
            }
            addChain(seen, () -> checked.answer(99));
        } else if (result instanceof RejectedResponses rejected) {
            seen.add(rejected.toMap().toString());
            for (Problem problem : rejected.problems()) {
                seen.add(problem.toString());
                seen.add(problem.message());
                seen.add(problem.message(Locale.GERMAN));
                seen.add(problem.arguments().toString());
                seen.add(problem.toMap().toString());
            }
            try {
                rejected.orElseThrow();
            } catch (InvalidResponsesException e) {
                addChain(seen, e);
            }
        }
    }

    private static void addChain(List<String> seen, Runnable failing) {
        try {
            failing.run();
        } catch (RuntimeException e) {
            addChain(seen, e);
        }
    }

    // messages and causes only: line numbers in a stack trace may equal an answer by chance
    private static void addChain(List<String> seen, Throwable thrown) {
        StringWriter text = new StringWriter();
        for (Throwable each = thrown; each != null; each = each.getCause()) {
            each.setStackTrace(new StackTraceElement[0]);
            each.printStackTrace(new PrintWriter(text, true));
            if (each instanceof AllianceException ours) {
                seen.add(ours.message(Locale.GERMAN));
            }
        }
        seen.add(text.toString());
    }

    /** Collects everything that is logged or printed. */
    private static final class Eavesdropper extends Handler implements AutoCloseable {
        private final List<String> seen;
        private final PrintStream out = System.out;
        private final PrintStream err = System.err;
        private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
        private final Logger root = Logger.getLogger("");
        private final Level level = root.getLevel();

        Eavesdropper(List<String> seen) {
            this.seen = seen;
        }

        void listen() {
            PrintStream capture = new PrintStream(printed, true, StandardCharsets.UTF_8);
            System.setOut(capture);
            System.setErr(capture);
            root.setLevel(Level.ALL);
            root.addHandler(this);
        }

        @Override
        public void publish(LogRecord entry) {
            seen.add(String.valueOf(entry.getMessage()));
        }

        @Override
        public void flush() {}

        @Override
        public void close() {
            root.removeHandler(this);
            root.setLevel(level);
            System.setOut(out);
            System.setErr(err);
            seen.add(printed.toString(StandardCharsets.UTF_8));
        }
    }
}

package io.github.alliancesdk.examples.commandline;

import io.github.alliancesdk.core.instrument.Construct;
import io.github.alliancesdk.core.instrument.CutoffStatement;
import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.Source;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Invented instruments, records with invented answers as JSON on one line, and streams that fail. */
public final class Fixtures {
    private Fixtures() {}

    /** Returns a WAI-SR sheet of an agent's user with the same answer to every item. */
    public static String sheet(String dyad, int session, int answer) {
        return record("wai-sr", "client", "agent", 12, dyad, session, answer);
    }

    /** Returns a WAI sheet of a client or a therapist with the same answer to every item. */
    public static String waiSheet(String rater, String dyad, int session, int answer) {
        return record("wai", rater, rater.equals("client") ? "therapist" : "client", 36, dyad, session, answer);
    }

    private static String record(
            String instrument, String rater, String referent, int items, String dyad, int session, int answer) {
        String responses = IntStream.rangeClosed(1, items)
                .mapToObj(item -> "\"" + item + "\":" + answer)
                .collect(Collectors.joining(","));
        return "{\"instrument\":\"" + instrument + "\",\"rater\":\"" + rater + "\",\"referent\":\"" + referent
                + "\",\"recordId\":\"" + rater + "-" + dyad + "-" + session + "\",\"dyadId\":\"" + dyad
                + "\",\"session\":" + session + ",\"responses\":{" + responses + "}}";
    }

    /** Returns an invented instrument with two items and the response range 0 to 127. */
    public static Instrument invented(InstrumentStatus status) {
        return Instrument.builder("demo-127")
                .title("Invented")
                .status(status)
                .raters(Rater.CLIENT)
                .referents(Referent.APP)
                .responseFormat("default", 0, 127, Metric.MEAN)
                .items(2)
                .reversed()
                .scale("total", 1, 2)
                .openQuestion("Is it of any use?")
                .source("invented", Source.of("Nothing", "in full"))
                .allFactsFrom(Disposition.CONFIRMED, "invented")
                .build();
    }

    /** Returns an invented instrument of empathy for the therapist, with two items, 1 to 7, and two cut-offs. */
    public static Instrument empathy() {
        return Instrument.builder("empathy-2")
                .title("Invented empathy")
                .construct(Construct.EMPATHY)
                .raters(Rater.THERAPIST)
                .referents(Referent.CLIENT)
                .responseFormat("default", 1, 7, Metric.MEAN)
                .items(2)
                .scale("total", 1, 2)
                .cutoffs(new Instrument.PublishedRule(Optional.empty()))
                .cutoffStatement(cutoff(CutoffStatement.Direction.AT_OR_BELOW, "Low, says one source."))
                .cutoffStatement(cutoff(CutoffStatement.Direction.AT_OR_ABOVE, "Low, says another."))
                .source("invented", Source.of("Nothing", "in full"))
                .allFactsFrom(Disposition.CONFIRMED, "invented")
                .build();
    }

    private static CutoffStatement cutoff(CutoffStatement.Direction direction, String claim) {
        return new CutoffStatement("total", 3.5, direction, claim, Disposition.CONFLICTING, List.of("invented"));
    }

    /** Returns a WAI-SR record with these answers to its twelve items, as JSON on one line. */
    public static String waiSr(String recordId, String... answers) {
        StringBuilder responses = new StringBuilder();
        for (int i = 0; i < answers.length; i++) {
            responses
                    .append(i == 0 ? "" : ",")
                    .append('"')
                    .append(i + 1)
                    .append("\":")
                    .append(answers[i]);
        }
        return "{\"instrument\":\"wai-sr\",\"rater\":\"client\",\"recordId\":\"" + recordId + "\",\"responses\":{"
                + responses + "}}";
    }

    public static String goodRecord(String recordId) {
        return waiSr(recordId, "1", "2", "3", "4", "5", "1", "2", "3", "4", "5", "1", "2");
    }

    /** Returns a stream that fails after a text. */
    public static InputStream failingAfter(String text) {
        return new InputStream() {
            private final InputStream first = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));

            @Override
            public int read() throws IOException {
                int b = first.read();
                if (b < 0) {
                    throw new IOException("the line is dead");
                }
                return b;
            }
        };
    }
}

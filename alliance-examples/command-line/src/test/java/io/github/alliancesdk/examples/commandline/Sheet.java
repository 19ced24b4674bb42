package io.github.alliancesdk.examples.commandline;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Records of made-up answers as JSON on one line, for the commands that take many together. */
public final class Sheet {
    private Sheet() {}

    /** A WAI-SR sheet of an agent's user; all answers are the same unless noise is wanted. */
    public static String of(String dyad, int session, int answer) {
        return record("wai-sr", "client", "agent", 12, dyad, session, answer);
    }

    public static String wai(String rater, String dyad, int session, int answer) {
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
}

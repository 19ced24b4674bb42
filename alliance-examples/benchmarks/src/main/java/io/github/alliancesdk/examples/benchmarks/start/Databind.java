package io.github.alliancesdk.examples.benchmarks.start;

import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/** The mean of some items of a payload, bound to a bean by Jackson 3; no check. */
public final class Databind {
    /** The bean. */
    public static final class Payload {
        /** The id. */
        public String instrument = "";

        /** The rater. */
        public String rater = "";

        /** The answers. */
        public Map<Integer, Integer> responses = Map.of();
    }

    private Databind() {}

    /**
     * Scores.
     *
     * @param args the payload, and the items of the scale
     */
    public static void main(String[] args) {
        Payload payload = new JsonMapper().readValue(args[0], Payload.class);
        int sum = 0;
        for (int i = 1; i < args.length; i++) {
            sum += payload.responses.getOrDefault(Integer.valueOf(args[i]), 0);
        }
        System.out.println((double) sum / (args.length - 1));
    }
}

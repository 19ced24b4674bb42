package io.github.alliancesdk.examples.benchmarks.start;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/** The mean of some items by Jackson 3's streaming API; no check. */
public final class Streaming {
    private Streaming() {}

    /**
     * Scores.
     *
     * @param args the payload, and the items of the scale
     */
    public static void main(String[] args) {
        int sum = 0;
        try (JsonParser parser = new JsonFactory().createParser(ObjectReadContext.empty(), args[0])) {
            for (JsonToken token = parser.nextToken(); token != null; token = parser.nextToken()) {
                if (token == JsonToken.VALUE_NUMBER_INT) {
                    for (int i = 1; i < args.length; i++) {
                        sum += args[i].equals(parser.currentName()) ? parser.getIntValue() : 0;
                    }
                }
            }
        }
        System.out.println((double) sum / (args.length - 1));
    }
}

package io.github.alliancesdk.examples.benchmarks.start;

/** The mean of some items, found by searching the text for their numbers; no library and no check. */
public final class JdkOnly {
    private JdkOnly() {}

    /**
     * Scores.
     *
     * @param args the payload, and the items of the scale
     */
    public static void main(String[] args) {
        String payload = args[0];
        int sum = 0;
        for (int i = 1; i < args.length; i++) {
            String key = "\"".concat(args[i]).concat("\":");
            sum += payload.charAt(payload.indexOf(key) + key.length()) - '0';
        }
        System.out.println((double) sum / (args.length - 1));
    }
}

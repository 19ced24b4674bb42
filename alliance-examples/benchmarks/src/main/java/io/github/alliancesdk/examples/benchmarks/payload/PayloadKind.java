package io.github.alliancesdk.examples.benchmarks.payload;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;

/** The kinds of payload that services receive. */
public enum PayloadKind {
    COMPLETE("complete", true),
    ONE_NULL("one answer null", true),
    REASONS("three absent, with reasons", true),
    EVERY_FIELD("every optional field", true),
    ALTERNATIVE_FORMAT("an alternative format", true),
    PROBLEM("one problem", false);

    private static final long SEED = 20261129;

    /** The unanswered items in the kinds with missing answers: one of each scale of the WAI-SR. */
    private static final List<Integer> ABSENT = List.of(3, 4, 12);

    private final String title;
    private final boolean accepted;

    PayloadKind(String title, boolean accepted) {
        this.title = title;
        this.accepted = accepted;
    }

    String title() {
        return title;
    }

    /** Whether the SDK accepts payloads of this kind. */
    boolean isAccepted() {
        return accepted;
    }

    /** Payloads of this kind, the same in every run. */
    byte[][] payloads(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        byte[][] payloads = new byte[count][];
        for (int i = 0; i < count; i++) {
            payloads[i] = json(random).getBytes(StandardCharsets.UTF_8);
        }
        return payloads;
    }

    private String json(SplittableRandom random) {
        boolean isAlternative = this == ALTERNATIVE_FORMAT;
        List<String> answers = new ArrayList<>();
        for (int item = 1; item <= (isAlternative ? 6 : WaiSrKey.ITEMS); item++) {
            if (this == REASONS && ABSENT.contains(item)) {
                continue;
            }
            String answer = isAlternative ? String.valueOf(random.nextInt(5)) : String.valueOf(1 + random.nextInt(5));
            boolean isNull = this == ONE_NULL && item == 7;
            boolean isWrong = this == PROBLEM && item == 7;
            answers.add("\"" + item + "\":" + (isNull ? "null" : isWrong ? "9" : answer));
        }
        return "{\"instrument\":\"" + (isAlternative ? "dwai" : WaiSrKey.ID) + "\",\"rater\":\"client\",\"responses\":{"
                + String.join(",", answers) + "}" + rest(random) + "}";
    }

    private String rest(SplittableRandom random) {
        return switch (this) {
            case REASONS -> ",\"missing\":{\"3\":\"skipped\",\"4\":\"declined\",\"12\":\"not-applicable\"}";
            case ALTERNATIVE_FORMAT -> ",\"format\":\"five-point-0-4\"";
            case EVERY_FIELD ->
                ",\"missing\":{},\"dyadId\":\"d-" + random.nextInt(1000) + "\",\"raterId\":\"c-"
                        + random.nextInt(1000) + "\",\"referent\":\"app\",\"session\":" + random.nextInt(20)
                        + ",\"recordId\":\"r-" + random.nextInt(1000) + "\",\"recordedAt\":\"2026-05-01T10:00:"
                        + (10 + random.nextInt(50)) + "Z\",\"format\":\"default\"";
            case COMPLETE, ONE_NULL, PROBLEM -> "";
        };
    }
}

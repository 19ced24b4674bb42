package io.github.alliancesdk.core.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.interchange.Corpus.Case;
import io.github.alliancesdk.core.interchange.Corpus.Label;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.PayloadLimits;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Scorer;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every entry point gives the same result: bytes, responses, text, part of an array. */
class PayloadPathsTest {
    private static final long SEED = 20_261_122L;
    private static final int PAYLOADS = 120_000;
    private static final InstrumentCatalog CATALOG = InstrumentCatalog.of(Corpus.of("definition")
            .cases(Label.VALID)
            .map(each -> Corpus.instrument(each.bytes()))
            .toList());
    private static final List<ResponseChecker> CHECKERS = List.of(
            ResponseChecker.of(CATALOG),
            ResponseChecker.of(CATALOG.get("demo-5")),
            ResponseChecker.of(CATALOG).requireComplete(),
            ResponseChecker.of(CATALOG).withRater(Rater.CLIENT).allowExperimental(),
            ResponseChecker.of(CATALOG).withLimits(new PayloadLimits(400, 4, 12, 6, 3)));
    private static final List<String> SNIPPETS = List.of(
            "null",
            "true",
            "0",
            "-1",
            "1",
            "5",
            "7",
            "-0",
            "01",
            "1.0",
            "1e0",
            "2147483647",
            "2147483648",
            "-2147483648",
            "-2147483649",
            "99999999999",
            "9223372036854775808",
            "\"\"",
            "\"4\"",
            "{}",
            "[]",
            "[1]",
            "\"1\":2,",
            "\"1\":null,",
            "\"2\":-2147483648,",
            "\"0\":1,",
            "\"01\":1,",
            "\"99\":1,",
            "\"item\":1,",
            "\"10000\":1,",
            "\"session\":3,",
            "\"session\":-1,",
            "\"missing\":{\"1\":\"declined\"},",
            "\"missing\":{},",
            "\"rater\":\"client\",",
            "\"rater\":null,",
            "\"referent\":\"app\",",
            "\"format\":\"default\",",
            "\"recordId\":\"r-1\",",
            "\"dyadId\":\"\",",
            "\"recordedAt\":\"2026-05-01T10:00:00Z\",",
            "\"recordedAt\":\"2026-13-01T10:00:00Z\",",
            "\"instrument\":\"demo-5\",",
            "\"definitionDigest\":\"sha256:0\",",
            "\"responses\":{},",
            "\"x\":1,",
            ",",
            ":",
            "{",
            "}",
            "[",
            "]",
            "\"",
            "\\",
            "\\u0000",
            "\\ud800",
            "\u00e9",
            "\ud83d\ude00",
            "\u0000",
            " ",
            "\t",
            "\n",
            "\r",
            "\ufeff",
            "//",
            "NaN");

    private final Scorer scorer = Scorer.of(MissingPolicy.prorate(0.5));

    static Stream<Case> cases() {
        return Corpus.of("payload").cases().stream();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("cases")
    void theSameIsFoundOnEveryWay(Case document) {
        for (ResponseChecker checker : CHECKERS) {
            assertSameOnEveryWay(checker, document.bytes(), document.file());
        }
    }

    @Test
    @Tag("slow")
    void theSameIsFoundOfBrokenPayloadsToo() {
        List<byte[]> originals = cases().map(Case::bytes).toList();
        int accepted = 0;
        int rejected = 0;
        for (long seed = SEED; seed < SEED + PAYLOADS; seed++) {
            Random random = new Random(seed);
            byte[] payload = random.nextBoolean() ? generated(random) : originals.get(random.nextInt(originals.size()));
            for (int changes = random.nextInt(4) - 1; changes > 0; changes--) {
                payload = changed(payload, random);
            }
            ResponseChecker checker = CHECKERS.get(random.nextInt(CHECKERS.size()));
            if (assertSameOnEveryWay(checker, payload, "seed " + seed)) {
                accepted++;
            } else {
                rejected++;
            }
        }
        assertThat(accepted).isGreaterThan(PAYLOADS / 8);
        assertThat(rejected).isGreaterThan(PAYLOADS / 3);
    }

    /** Asserts equal results through every entry point; returns whether the payload is accepted. */
    private boolean assertSameOnEveryWay(ResponseChecker checker, byte[] payload, String what) {
        CheckResult atOnce = checker.checkJson(payload);
        boolean limited = checker.equals(CHECKERS.get(4));
        PayloadLimits limits = limited ? new PayloadLimits(400, 4, 12, 6, 3) : PayloadLimits.defaults();

        Responses responses = Responses.parse(payload, limits);
        assertEqual(responses, Responses.parse(payload, limits), what);
        assertEqual(responses.hashCode(), Responses.parse(payload, limits).hashCode(), what);
        assertSame(atOnce, checker.check(responses), what + " as responses");
        byte[] larger = new byte[payload.length + 7];
        Arrays.fill(larger, (byte) '9');
        System.arraycopy(payload, 0, larger, 4, payload.length);
        CheckResult part = checker.checkJson(larger, 4, 4 + payload.length);
        if (isMarked(payload)) {
            assertThat(part.toString())
                    .as(what + " marked inside a file")
                    .containsAnyOf("malformed-json", "invalid-text", "too-large");
        } else {
            assertSame(atOnce, part, what + " as part of an array");
        }
        if (!limited) {
            text(payload)
                    .ifPresent(text -> assertSame(atOnce, checker.check(Responses.parse(text)), what + " as text"));
        }
        return atOnce instanceof CheckedResponses;
    }

    private static boolean isMarked(byte[] payload) {
        return Arrays.equals(Arrays.copyOf(payload, 3), new byte[] {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF});
    }

    private void assertSame(CheckResult one, CheckResult other, String what) {
        if (one instanceof RejectedResponses first && other instanceof RejectedResponses second) {
            assertEqual(first.problems(), second.problems(), what);
            assertEqual(first.recordId(), second.recordId(), what);
        } else {
            assertEqual(one, other, what);
            assertEqual(
                    scorer.score((CheckedResponses) one).toMap(),
                    scorer.score((CheckedResponses) other).toMap(),
                    what);
        }
    }

    // called a million times, so it builds a message only if the values differ
    private static void assertEqual(Object expected, Object actual, String what) {
        if (!expected.equals(actual)) {
            assertThat(actual).as(what).isEqualTo(expected);
        }
    }

    /** The bytes as text; empty if they start with a byte order mark, which is allowed only in bytes. */
    private static Optional<String> text(byte[] payload) {
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(payload))
                    .toString();
            return text.startsWith("\ufeff") ? Optional.empty() : Optional.of(text);
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** A payload that is probably valid, with its fields in random order. */
    private static byte[] generated(Random random) {
        List<Instrument> instruments = CATALOG.instruments().stream()
                .filter(each -> !each.formats().isEmpty() && !each.raters().isEmpty())
                .toList();
        Instrument instrument = instruments.get(random.nextInt(instruments.size()));
        List<String> fields = new ArrayList<>();
        fields.add("\"responses\":{" + answers(instrument, random) + "}");
        fields.add("\"rater\":\"" + rater(instrument, random).id() + "\"");
        fields.add("\"instrument\":\"" + instrument.id() + "\"");
        add(fields, random, "\"session\":" + random.nextInt(9));
        add(fields, random, "\"recordId\":\"r-" + random.nextInt(9) + "\"");
        add(fields, random, "\"dyadId\":\"d\u00e9\"");
        add(fields, random, "\"recordedAt\":\"2026-05-01T10:00:00Z\"");
        add(fields, random, "\"referent\":\"app\"");
        add(fields, random, "\"definitionDigest\":\"" + instrument.definitionDigest() + "\"");
        if (random.nextInt(3) > 0) {
            Collections.reverse(fields);
        } else {
            Collections.shuffle(fields, random);
        }
        return ("{" + String.join(random.nextBoolean() ? "," : " ,\n", fields) + "}").getBytes(StandardCharsets.UTF_8);
    }

    private static Rater rater(Instrument instrument, Random random) {
        List<Rater> raters = random.nextInt(8) == 0 ? List.of(Rater.values()) : List.copyOf(instrument.raters());
        return raters.get(random.nextInt(raters.size()));
    }

    private static void add(List<String> fields, Random random, String field) {
        if (random.nextInt(4) == 0) {
            fields.add(field);
        }
    }

    private static String answers(Instrument instrument, Random random) {
        List<String> answers = new ArrayList<>();
        for (int item : instrument.itemNumbers()) {
            if (random.nextInt(8) > 0) {
                int min = instrument.responseFormat().unscaledMin();
                int max = instrument.responseFormat().unscaledMax();
                answers.add("\"" + item + "\":" + (min + random.nextInt(max - min + 1)));
            }
        }
        if (random.nextInt(4) == 0) {
            Collections.shuffle(answers, random);
        }
        return String.join(",", answers);
    }

    /** The payload with something inserted, removed, repeated or cut off. */
    private static byte[] changed(byte[] payload, Random random) {
        if (payload.length == 0) {
            return new byte[] {(byte) random.nextInt(256)};
        }
        int from = random.nextInt(payload.length);
        int to = Math.min(payload.length, from + 1 + random.nextInt(random.nextBoolean() ? 2 : 12));
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(payload, 0, from);
        switch (random.nextInt(6)) {
            case 0 -> changed.write(payload, to, payload.length - to);
            case 1 -> {
                changed.write(payload, from, to - from);
                changed.write(payload, from, payload.length - from);
            }
            case 2 -> {
                changed.write(random.nextInt(256));
                changed.write(payload, from + 1, payload.length - from - 1);
            }
            case 3 -> {
                // usually replaces the whole value after a colon
                changed.writeBytes(snippet(random));
                changed.write(payload, to, payload.length - to);
            }
            case 4 -> {
                changed.writeBytes(snippet(random));
                changed.write(payload, from, payload.length - from);
            }
            default -> {
                if (random.nextInt(4) > 0) {
                    changed.write(payload, from, payload.length - from);
                }
            }
        }
        return afterAComma(changed.toByteArray(), random);
    }

    /** Sometimes inserts another member after a comma. */
    private static byte[] afterAComma(byte[] payload, Random random) {
        if (random.nextInt(3) > 0) {
            return payload;
        }
        String text = new String(payload, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(random.nextBoolean() ? '{' : ',', random.nextInt(text.length() + 1)) + 1;
        byte[] snippet = snippet(random);
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(payload, 0, at);
        changed.writeBytes(snippet);
        changed.write(payload, at, payload.length - at);
        return changed.toByteArray();
    }

    private static byte[] snippet(Random random) {
        return SNIPPETS.get(random.nextInt(SNIPPETS.size())).getBytes(StandardCharsets.UTF_8);
    }
}

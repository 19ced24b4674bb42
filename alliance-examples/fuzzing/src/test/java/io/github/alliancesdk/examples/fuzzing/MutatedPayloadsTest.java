package io.github.alliancesdk.examples.fuzzing;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * Sends sequences of generated and mutated payloads through every entry point.
 * {@code -Dalliance.fuzzing.payloads=1000000} sets the number of payloads. If a sequence breaks a condition, the
 * message contains its seed.
 */
class MutatedPayloadsTest {
    private static final long SEED = 20_261_129L;
    private static final int PAYLOADS = Integer.getInteger("alliance.fuzzing.payloads", 10_000);
    private static final int LONGEST_SEQUENCE = 6;
    private static final byte SEPARATOR = 0x1E;
    private static final List<Instrument> INSTRUMENTS = Invented.CATALOG.instruments().stream()
            .filter(each -> !each.formats().isEmpty() && !each.raters().isEmpty())
            .toList();
    private static final ResponseChecker COUNTING =
            ResponseChecker.of(Invented.CATALOG).allowExperimental();

    @Test
    void theSameIsFoundOnEveryWayWhateverCameBefore() throws IOException {
        List<byte[]> snippets = snippets();
        int payloads = 0;
        int accepted = 0;
        for (long seed = SEED; payloads < PAYLOADS; seed++) {
            Random random = new Random(seed);
            ByteArrayOutputStream sequence = new ByteArrayOutputStream();
            for (int left = 1 + random.nextInt(LONGEST_SEQUENCE); left > 0; left--) {
                byte[] payload = generated(random);
                for (int changes = random.nextInt(4) - 1; changes > 0; changes--) {
                    payload = changed(payload, snippets, random);
                }
                sequence.writeBytes(payload);
                sequence.write(SEPARATOR);
                payloads++;
                accepted += COUNTING.checkJson(payload) instanceof CheckedResponses ? 1 : 0;
            }
            try {
                PayloadTarget.fuzzerTestOneInput(sequence.toByteArray());
            } catch (RuntimeException | Error e) {
                throw new AssertionError("seed " + seed, e);
            }
        }
        // otherwise the test would show little
        assertThat(accepted).isBetween(payloads / 10, payloads * 9 / 10);
    }

    /** The entries of the fuzzer's dictionary. */
    private static List<byte[]> snippets() throws IOException {
        List<byte[]> snippets = new ArrayList<>();
        for (String line : Files.readAllLines(Path.of("src/main/dictionaries/json.dict"))) {
            if (line.startsWith("\"")) {
                snippets.add(unescaped(line.substring(1, line.length() - 1)));
            }
        }
        assertThat(snippets).hasSizeGreaterThan(40);
        return snippets;
    }

    private static byte[] unescaped(String entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        for (int i = 0; i < entry.length(); i++) {
            if (entry.startsWith("\\x", i)) {
                bytes.write(Integer.parseInt(entry.substring(i + 2, i + 4), 16));
                i += 3;
            } else if (entry.charAt(i) == '\\') {
                bytes.write(entry.charAt(++i));
            } else {
                bytes.write(entry.charAt(i));
            }
        }
        return bytes.toByteArray();
    }

    /** A payload that is probably valid, with its fields in random order. */
    private static byte[] generated(Random random) {
        Instrument instrument = INSTRUMENTS.get(random.nextInt(INSTRUMENTS.size()));
        List<Rater> raters = random.nextInt(8) == 0 ? List.of(Rater.values()) : List.copyOf(instrument.raters());
        List<String> fields = new ArrayList<>();
        fields.add("\"instrument\":\"" + instrument.id() + "\"");
        fields.add("\"rater\":\"" + raters.get(random.nextInt(raters.size())).id() + "\"");
        fields.add("\"responses\":{" + answers(instrument, random) + "}");
        add(fields, random, "\"session\":" + random.nextInt(9));
        add(fields, random, "\"recordId\":\"r-" + random.nextInt(9) + "\"");
        add(fields, random, "\"dyadId\":\"d\u00e9\"");
        add(fields, random, "\"recordedAt\":\"2026-05-01T10:00:00Z\"");
        add(fields, random, "\"definitionDigest\":\"" + instrument.definitionDigest() + "\"");
        add(fields, random, "\"missing\":{}");
        if (random.nextInt(3) == 0) {
            Collections.shuffle(fields, random);
        }
        return ("{" + String.join(random.nextBoolean() ? "," : " ,\n", fields) + "}").getBytes(StandardCharsets.UTF_8);
    }

    private static void add(List<String> fields, Random random, String field) {
        if (random.nextInt(4) == 0) {
            fields.add(field);
        }
    }

    private static String answers(Instrument instrument, Random random) {
        List<String> answers = new ArrayList<>();
        for (int item : instrument.itemNumbers()) {
            int kind = random.nextInt(12);
            if (kind > 0) {
                answers.add("\"" + item + "\":"
                        + (kind == 1 ? "null" : answer(instrument.format(item, instrument.responseFormat()), random)));
            }
        }
        return String.join(",", answers);
    }

    /** A code of the range or a point of the line in one of the notations of a number, seldom one beside them. */
    private static String answer(ResponseFormat format, Random random) {
        int unscaled = format.unscaledMin() + random.nextInt(format.unscaledMax() - format.unscaledMin() + 1);
        if (format.decimals() == 0) {
            return String.valueOf(unscaled);
        }
        String point = BigDecimal.valueOf(unscaled, format.decimals()).toPlainString();
        return switch (random.nextInt(5)) {
            case 0 -> point + "0";
            case 1 -> unscaled + "e-" + format.decimals();
            default -> point;
        };
    }

    /** The payload with a part removed, repeated, replaced or cut off, or with something inserted. */
    private static byte[] changed(byte[] payload, List<byte[]> snippets, Random random) {
        if (payload.length == 0) {
            return snippets.get(random.nextInt(snippets.size()));
        }
        int from = random.nextInt(payload.length);
        int to = Math.min(payload.length, from + 1 + random.nextInt(random.nextBoolean() ? 2 : 12));
        int kind = random.nextInt(6);
        ByteArrayOutputStream changed = new ByteArrayOutputStream();
        changed.write(payload, 0, from);
        if (kind == 0) {
            changed.write(random.nextInt(256));
        } else if (kind == 1) {
            changed.write(payload, from, to - from);
            to = from;
        } else if (kind == 2 || kind == 3) {
            changed.writeBytes(snippets.get(random.nextInt(snippets.size())));
            to = kind == 2 ? from : to;
        } else if (kind == 4 && random.nextInt(4) == 0) {
            to = payload.length;
        }
        changed.write(payload, to, payload.length - to);
        return changed.toByteArray();
    }
}

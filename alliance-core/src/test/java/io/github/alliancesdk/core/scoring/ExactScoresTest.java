package io.github.alliancesdk.core.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentBuilder;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Compares scores with those of {@code exact.py}, which computes with fractions: the same random instruments and sheets from
 * the same generator, and the same hashes of all scores. The whole million of sheets takes
 * {@code -Dalliance.sheets=1000000}.
 */
class ExactScoresTest {
    private static final int SHEETS = Integer.getInteger("alliance.sheets", 50_000);
    private static final Scorer SCORER = Scorer.of(MissingPolicy.prorate(0.5));

    /** The generator of exact.py. */
    private static final class Draws {
        private long state;

        Draws(long seed) {
            state = seed;
        }

        int below(int bound) {
            state = state * 6364136223846793005L + 1442695040888963407L;
            return (int) ((state >>> 33) % bound);
        }
    }

    private record Questionnaire(Instrument instrument, List<List<BigDecimal>> points) {}

    private static JsonNode reference() throws IOException {
        try (InputStream json =
                ExactScoresTest.class.getResourceAsStream("/io/github/alliancesdk/core/reference/exact-scores.json")) {
            return new JsonMapper().readTree(json);
        }
    }

    @Test
    void scoresAreTheDoublesNearestToTheFractionsOfAnotherLanguage() throws Exception {
        JsonNode reference = reference();
        int sheets = reference.get("sheets").intValue();
        int instruments = Math.min(SHEETS / sheets, reference.get("digests").size());
        assertThat(instruments).isPositive();
        Draws draws = new Draws(reference.get("seed").longValue());
        for (int instrument = 0; instrument < instruments; instrument++) {
            Questionnaire questionnaire = questionnaire(draws);
            assertThat(digest(questionnaire, sheets, draws))
                    .as("instrument %d", instrument)
                    .isEqualTo(reference.get("digests").get(instrument).stringValue());
        }
    }

    private static String digest(Questionnaire questionnaire, int sheets, Draws draws) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        ResponseChecker checker = ResponseChecker.of(questionnaire.instrument());
        for (int sheet = 0; sheet < sheets; sheet++) {
            ScoreReport report =
                    SCORER.score(checker.check(sheet(questionnaire, draws)).orElseThrow());
            digest.update(bytes(report.scale("part")));
            digest.update(bytes(report.scale("total")));
        }
        return HexFormat.of().formatHex(digest.digest()).substring(0, 16);
    }

    private static byte[] bytes(Score score) {
        ByteBuffer bytes = ByteBuffer.allocate(1 + 3 * Double.BYTES);
        if (score.sum().isEmpty()) {
            bytes.put((byte) 0);
        } else {
            bytes.put((byte) (score.mean().isPresent() ? 1 : 2));
            score.mean().ifPresent(bytes::putDouble);
            // + 0.0, because a fraction has no negative zero
            bytes.putDouble(score.sum().getAsDouble() + 0.0);
            bytes.putDouble(score.pomp().getAsDouble());
        }
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    private static Responses sheet(Questionnaire questionnaire, Draws draws) {
        Responses.Builder sheet = Responses.builder("random", Rater.CLIENT);
        for (int item = 0; item < questionnaire.points().size(); item++) {
            boolean missing = draws.below(6) == 0;
            List<BigDecimal> points = questionnaire.points().get(item);
            BigDecimal answer = points.get(draws.below(points.size()));
            if (!missing) {
                add(sheet, item + 1, answer);
            }
        }
        return sheet.build();
    }

    private static void add(Responses.Builder sheet, int item, BigDecimal answer) {
        if (answer.stripTrailingZeros().scale() <= 0) {
            sheet.answer(item, answer.longValueExact());
        } else {
            sheet.answer(item, answer.doubleValue());
        }
    }

    // ---- the instruments of exact.py

    private static Questionnaire questionnaire(Draws draws) {
        int kind = draws.below(4);
        List<BigDecimal> first = switch (kind) {
            case 0 -> whole(draws);
            case 2 -> codes(draws);
            default -> steps(draws);
        };
        List<BigDecimal> second = kind == 3 ? whole(draws) : first;
        int items = 2 + draws.below(9);
        List<Boolean> isSecond = new ArrayList<>();
        for (int item = 0; item < items; item++) {
            isSecond.add(draws.below(2) == 1);
        }
        int[] reversed = IntStream.rangeClosed(1, items)
                .filter(item -> draws.below(3) == 0)
                .toArray();
        boolean[] inPart = new boolean[items];
        for (int item = 0; item < items; item++) {
            inPart[item] = draws.below(2) == 0;
        }
        inPart[draws.below(items)] = true;
        InstrumentBuilder builder = InventedInstruments.replaceable(InventedInstruments.begin("random", 0, 1))
                .responseFormat(format("default", kind == 3 ? 1 : kind, first));
        if (kind == 3) {
            builder.itemFormat(format("second", 0, second));
        }
        List<List<BigDecimal>> points = new ArrayList<>();
        for (int item = 0; item < items; item++) {
            boolean own = kind == 3 && isSecond.get(item);
            if (own) {
                builder.item(Item.inFormat(item + 1, "second"));
            } else {
                builder.item(new Item(item + 1, java.util.Optional.empty(), false));
            }
            points.add(own ? second : first);
        }
        int[] all = IntStream.rangeClosed(1, items).toArray();
        int[] part = IntStream.of(all).filter(item -> inPart[item - 1]).toArray();
        return new Questionnaire(
                builder.reversed(reversed)
                        .scale("part", part)
                        .scale("total", all)
                        .build(),
                points);
    }

    private static ResponseFormat format(String id, int kind, List<BigDecimal> points) {
        int last = points.size() - 1;
        return switch (kind) {
            case 0 ->
                ResponseFormat.of(
                        id, points.get(0).intValueExact(), points.get(last).intValueExact());
            case 1 ->
                ResponseFormat.ofSteps(
                        id,
                        points.get(0).doubleValue(),
                        points.get(last).doubleValue(),
                        points.get(1).subtract(points.get(0)).doubleValue());
            default ->
                ResponseFormat.ofCodes(
                        id, points.stream().mapToInt(BigDecimal::intValueExact).toArray());
        };
    }

    private static List<BigDecimal> whole(Draws draws) {
        int low = draws.below(7) - 3;
        return IntStream.range(0, 2 + draws.below(9))
                .mapToObj(i -> BigDecimal.valueOf(low + i))
                .toList();
    }

    private static List<BigDecimal> steps(Draws draws) {
        int decimals = draws.below(4);
        BigDecimal step = BigDecimal.valueOf(1 + draws.below(25), decimals);
        BigDecimal low = BigDecimal.valueOf(draws.below(2001) - 1000, decimals);
        return IntStream.range(0, 2 + draws.below(200))
                .mapToObj(i -> low.add(step.multiply(BigDecimal.valueOf(i))))
                .toList();
    }

    private static List<BigDecimal> codes(Draws draws) {
        int most = 2 + draws.below(4);
        List<Integer> positive = new ArrayList<>();
        for (int code = 1; code <= most; code++) {
            if (code == most || draws.below(2) == 0) {
                positive.add(code);
            }
        }
        return IntStream.concat(
                        positive.stream().mapToInt(code -> -code),
                        positive.stream().mapToInt(code -> code))
                .sorted()
                .mapToObj(BigDecimal::valueOf)
                .toList();
    }
}

package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentBuilder;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.instrument.Source;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Insufficient;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scored;
import io.github.alliancesdk.core.scoring.Scorer;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Named;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Properties that hold for every key: seeded random loops over each shipped instrument in each of its formats, and over
 * as many invented instruments. A failure names the seed.
 */
class ScoringPropertiesTest {
    private static final int ROUNDS = 200;
    private static final long SEED = 20_261_122L;
    private static final List<MissingPolicy> POLICIES = List.of(
            MissingPolicy.complete(), MissingPolicy.prorate(0.5), MissingPolicy.prorate(0.8), MissingPolicy.prorate(1));

    /** An instrument and one of its formats. Answers are whole numbers of the smallest decimal: 73 is 7.3. */
    private record Key(Instrument instrument, ResponseFormat format) {
        CheckedResponses check(Map<Integer, Integer> answers) {
            Responses.Builder builder = Responses.builder(
                            instrument.id().value(),
                            instrument.raters().iterator().next())
                    .format(format.id());
            answers.forEach((item, answer) -> {
                if (format.decimals() == 0) {
                    builder.answer(item, answer);
                } else {
                    builder.answer(item, format.value(answer));
                }
            });
            return checker().check(builder.build()).orElseThrow();
        }

        ResponseChecker checker() {
            return ResponseChecker.of(instrument).allowExperimental();
        }

        ScoreReport score(MissingPolicy policy, Map<Integer, Integer> answers) {
            return Scorer.of(policy).score(check(answers));
        }

        Map<Integer, Integer> complete(Random random) {
            Map<Integer, Integer> answers = new TreeMap<>();
            instrument.itemNumbers().forEach(item -> answers.put(item, answer(random)));
            return answers;
        }

        Map<Integer, Integer> partial(Random random) {
            Map<Integer, Integer> answers = complete(random);
            double share = random.nextDouble();
            answers.keySet().removeIf(item -> random.nextDouble() < share);
            return answers;
        }

        BigDecimal decimal(int answer) {
            return BigDecimal.valueOf(answer, format.decimals());
        }

        int answer(Random random) {
            return format.unscaledMin() + random.nextInt(format.unscaledMax() - format.unscaledMin() + 1);
        }
    }

    static Stream<Named<Key>> keys() {
        Random random = new Random(SEED);
        return Stream.concat(
                        BundledInstruments.catalog().instruments().stream()
                                .filter(instrument -> instrument.status() != InstrumentStatus.CATALOGUED),
                        IntStream.range(0, 12).mapToObj(number -> invent("invented-" + number, random)))
                .flatMap(instrument -> instrument.formats().stream()
                        .map(format -> Named.of(instrument.id() + " " + format.id(), new Key(instrument, format))));
    }

    /** A random key: up to 40 items with gaps in their numbers, a random range, reversals and overlapping scales. */
    private static Instrument invent(String id, Random random) {
        int min = random.nextInt(11) - 5;
        List<Integer> numbers = new ArrayList<>();
        int number = 0;
        for (int i = 0, items = 1 + random.nextInt(40); i < items; i++) {
            number += 1 + random.nextInt(3);
            numbers.add(number);
        }
        InstrumentBuilder builder = Instrument.builder(id)
                .title("Invented")
                .raters(Rater.CLIENT)
                .referents(Referent.APP)
                .responseFormat("default", min, min + 1 + random.nextInt(10), Metric.SUM)
                .alternativeFormat(ResponseFormat.of("wide", 0, 127))
                .source("invention", Source.of("Made up for tests", "in full"))
                .allFactsFrom(Disposition.CONFIRMED, "invention");
        numbers.forEach(item -> builder.item(new Item(item, Optional.empty(), false)));
        builder.reversed(numbers.stream()
                .filter(item -> random.nextInt(3) == 0)
                .mapToInt(i -> i)
                .toArray());
        for (int scale = 1; scale <= 3; scale++) {
            int[] items = numbers.stream()
                    .filter(item -> random.nextInt(3) == 0)
                    .mapToInt(i -> i)
                    .toArray();
            if (items.length > 0) {
                builder.scale("scale-" + scale, items);
            }
        }
        return builder.scale("total", numbers.stream().mapToInt(i -> i).toArray())
                .build();
    }

    private static void repeat(Key key, BiConsumer<Random, MissingPolicy> law) {
        for (int round = 0; round < ROUNDS; round++) {
            long seed = SEED + round;
            MissingPolicy policy = POLICIES.get(round % POLICIES.size());
            try {
                law.accept(new Random(seed), policy);
            } catch (AssertionError | RuntimeException e) {
                throw new AssertionError("with seed " + seed + " on " + key.instrument() + " under " + policy, e);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("keys")
    void theOrderOfTheItemsInThePayloadDoesNotMatter(Key key) {
        repeat(key, (random, policy) -> {
            List<Map.Entry<Integer, Integer>> answers =
                    new ArrayList<>(key.partial(random).entrySet());
            List<ScoreReport> reports = new ArrayList<>();
            for (int i = 0; i < 3; i++) {
                StringBuilder json = new StringBuilder("{\"rater\":\"")
                        .append(key.instrument().raters().iterator().next().id())
                        .append("\",\"format\":\"")
                        .append(key.format().id())
                        .append("\",\"responses\":{");
                answers.forEach(answer -> json.append(json.charAt(json.length() - 1) == '{' ? "\"" : ",\"")
                        .append(answer.getKey())
                        .append("\":")
                        .append(key.decimal(answer.getValue())));
                reports.add(Scorer.of(policy)
                        .score(key.checker()
                                .check(Responses.parse(json.append("}}").toString()))
                                .orElseThrow()));
                Collections.shuffle(answers, random);
            }
            assertThat(reports).containsOnly(reports.get(0));
        });
    }

    @ParameterizedTest
    @MethodSource("keys")
    void reversingByHandAndClearingTheListGivesTheSameScores(Key key) {
        Instrument straight = withoutReversal(key.instrument());
        Key other = new Key(straight, key.format());
        repeat(key, (random, policy) -> {
            Map<Integer, Integer> answers = key.partial(random);
            Map<Integer, Integer> turned = new TreeMap<>(answers);
            int ends = key.format().unscaledMin() + key.format().unscaledMax();
            key.instrument().reversed().forEach(item -> turned.computeIfPresent(item, (i, answer) -> ends - answer));
            assertThat(other.score(policy, turned).scales())
                    .isEqualTo(key.score(policy, answers).scales());
        });
    }

    private static Instrument withoutReversal(Instrument instrument) {
        InstrumentBuilder builder = Instrument.builder(instrument.id().value())
                .title("Without reversal")
                .raters(instrument.raters().toArray(Rater[]::new))
                .referents(instrument.referents().toArray(Referent[]::new))
                .responseFormat(instrument.responseFormat())
                .source("invention", Source.of("Made up for tests", "in full"))
                .allFactsFrom(Disposition.CONFIRMED, "invention");
        instrument.formats().stream().skip(1).forEach(builder::alternativeFormat);
        instrument.items().forEach(builder::item);
        instrument.scales().forEach(builder::scale);
        return builder.build();
    }

    @ParameterizedTest
    @MethodSource("keys")
    void completeAnswersScoreAlikeUnderEveryPolicy(Key key) {
        repeat(key, (random, policy) -> {
            Map<Integer, Integer> answers = key.complete(random);
            assertThat(key.score(policy, answers).scales())
                    .isEqualTo(key.score(MissingPolicy.complete(), answers).scales());
        });
    }

    @ParameterizedTest
    @MethodSource("keys")
    void onePointMoreMovesExactlyTheScalesThatHoldTheItem(Key key) {
        List<Integer> items = List.copyOf(key.instrument().itemNumbers());
        repeat(key, (random, policy) -> {
            Map<Integer, Integer> answers = key.complete(random);
            int item = items.get(random.nextInt(items.size()));
            int low = key.format().unscaledMin()
                    + random.nextInt(key.format().unscaledMax() - key.format().unscaledMin());
            answers.put(item, low);
            ScoreReport before = key.score(policy, answers);
            answers.put(item, low + 1);
            ScoreReport after = key.score(policy, answers);
            int direction = key.instrument().reversed().contains(item) ? -1 : 1;
            for (Scale scale : key.instrument().scales()) {
                Score was = before.scale(scale.id());
                Score is = after.scale(scale.id());
                double step =
                        scale.items().contains(item) ? key.decimal(direction).doubleValue() : 0;
                assertThat(is.sum().orElseThrow() - was.sum().orElseThrow()).isCloseTo(step, within(1e-12 * 128));
                assertThat(is.mean().orElseThrow() - was.mean().orElseThrow())
                        .isCloseTo(step / scale.items().size(), within(1e-12 * 128));
            }
        });
    }

    @ParameterizedTest
    @MethodSource("keys")
    void boundsHoldAndNothingIsEverNaN(Key key) {
        ResponseFormat format = key.format();
        repeat(key, (random, policy) -> {
            Map<Integer, Integer> answers = switch (random.nextInt(4)) {
                case 0 -> key.complete(random);
                case 1 -> allAnswered(key, format.unscaledMin());
                case 2 -> allAnswered(key, format.unscaledMax());
                default -> key.partial(random);
            };
            key.score(policy, answers).scales().forEach((id, score) -> {
                int k = key.instrument().scale(id).items().size();
                assertThat(score.items()).isEqualTo(k);
                if (score instanceof Insufficient insufficient) {
                    assertThat(insufficient.answered()).isLessThan(insufficient.required());
                    assertThat(insufficient.required()).isEqualTo(policy.required(k));
                    assertThat(Stream.of(score.mean(), score.sum(), score.pomp()))
                            .allMatch(value -> value.isEmpty());
                } else {
                    assertThat(score.answered()).isBetween(policy.required(k), k);
                    assertThat(score.mean().orElseThrow()).isBetween(format.min(), format.max());
                    assertThat(score.sum().orElseThrow())
                            .isBetween((double) k * format.min(), (double) k * format.max());
                    assertThat(score.pomp().orElseThrow()).isBetween(0.0, 100.0);
                }
            });
        });
    }

    private static Map<Integer, Integer> allAnswered(Key key, int answer) {
        Map<Integer, Integer> answers = new TreeMap<>();
        key.instrument().itemNumbers().forEach(item -> answers.put(item, answer));
        return answers;
    }

    @ParameterizedTest
    @MethodSource("keys")
    void thePercentageOfMaximumPossibleDoesNotDependOnWhereTheRangeBegins(Key key) {
        int shift = 7;
        Instrument shifted = shifted(key, shift);
        repeat(key, (random, policy) -> {
            Map<Integer, Integer> answers = key.partial(random);
            Map<Integer, Integer> moved = new TreeMap<>(answers);
            int unit = (int) Math.pow(10, key.format().decimals());
            moved.replaceAll((item, answer) -> answer + shift * unit);
            ScoreReport here = key.score(policy, answers);
            ScoreReport there = new Key(shifted, shifted.responseFormat()).score(policy, moved);
            here.scales().forEach((id, score) -> {
                assertThat(there.scale(id).pomp()).isEqualTo(score.pomp());
                assertThat(there.scale(id).answered()).isEqualTo(score.answered());
            });
        });
    }

    private static Instrument shifted(Key key, int shift) {
        InstrumentBuilder builder = Instrument.builder("shifted")
                .title("Shifted")
                .raters(key.instrument().raters().toArray(Rater[]::new))
                .referents(Referent.APP)
                .responseFormat(shifted(key.format(), shift))
                .source("invention", Source.of("Made up for tests", "in full"))
                .allFactsFrom(Disposition.CONFIRMED, "invention")
                .reversed(key.instrument().reversed().stream().mapToInt(i -> i).toArray());
        key.instrument().itemNumbers().forEach(item -> builder.item(new Item(item, Optional.empty(), false)));
        key.instrument()
                .scales()
                .forEach(scale -> builder.scale(
                        scale.id(), scale.items().stream().mapToInt(i -> i).toArray()));
        return builder.build();
    }

    private static ResponseFormat shifted(ResponseFormat format, int shift) {
        double min = format.min() + shift;
        double max = format.max() + shift;
        return format.step().isPresent()
                ? ResponseFormat.ofSteps("default", min, max, format.step().orElseThrow())
                : ResponseFormat.of("default", (int) min, (int) max);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aPolicyThatAsksForLessNeverChangesAScoreThatIsThereAlready(Key key) {
        repeat(key, (random, policy) -> {
            Map<Integer, Integer> answers = key.partial(random);
            Map<String, Score> strict =
                    key.score(MissingPolicy.complete(), answers).scales();
            Map<String, Score> lenient =
                    key.score(MissingPolicy.prorate(0.5), answers).scales();
            strict.forEach((id, score) -> {
                if (score instanceof Scored) {
                    assertThat(lenient.get(id)).isEqualTo(score);
                }
            });
        });
    }
}

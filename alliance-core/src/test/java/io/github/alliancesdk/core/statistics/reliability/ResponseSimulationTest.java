package io.github.alliancesdk.core.statistics.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.within;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentBuilder;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.interchange.ReceiptWriter;
import io.github.alliancesdk.core.response.Administration;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.ReferenceValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ResponseSimulationTest {
    private static final Instrument DEMO = InventedInstruments.demo();
    private static final Instrument SIX = InventedInstruments.begin("six-7", 1, 7)
            .items(6)
            .reversed(2, 5)
            .scale("left", 1, 2, 3)
            .scale("right", 4, 5, 6)
            .scale("total", 1, 2, 3, 4, 5, 6)
            .build();

    private static double[] keyed(ResponseSimulation simulation, int item, int persons, long seed) {
        KeyedResponseMatrix matrix = simulation.matrix(persons, seed).keyed();
        double[] values = new double[persons];
        for (int person = 0; person < persons; person++) {
            values[person] = matrix.value(person, item).orElseThrow();
        }
        return values;
    }

    private static double mean(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double skewness(double... values) {
        double mean = mean(values);
        double second = 0;
        double third = 0;
        for (double value : values) {
            second += (value - mean) * (value - mean) / values.length;
            third += Math.pow(value - mean, 3) / values.length;
        }
        return third / Math.pow(second, 1.5);
    }

    @Test
    void theSameSeedGivesTheSameSampleAndAnotherSeedAnother() {
        ResponseSimulation simulation =
                ResponseSimulation.of(SIX).withMissing(0.1).withSessions(2);

        List<Map<String, Object>> once = payloads(simulation.sample(20, 5));

        assertThat(payloads(simulation.sample(20, 5))).isEqualTo(once);
        assertThat(payloads(simulation.sample(8, 5))).isEqualTo(once.subList(0, 16));
        assertThat(payloads(simulation.sample(20, 6))).isNotEqualTo(once);
    }

    private static List<Map<String, Object>> payloads(ResponseSimulation.Sample sample) {
        return sample.responses().stream().map(SimulatedResponses::payload).toList();
    }

    /** The answers that simulation.py computes for the same seeds; it shares no code with this class. */
    @Test
    void anIndependentProgramMakesTheSameAnswers() {
        JsonNode cases = ReferenceValues.of("simulation").get("cases");
        assertThat(cases).hasSizeGreaterThanOrEqualTo(7);
        for (JsonNode expected : cases) {
            ResponseSimulation simulation = ResponseSimulation.of(six(expected))
                    .withLoadings(
                            expected.get("loading").asDouble(),
                            expected.get("loading").asDouble())
                    .withScaleLoadings(
                            expected.get("scaleLoading").asDouble(),
                            expected.get("scaleLoading").asDouble())
                    .withMeans(
                            expected.get("mean").asDouble(),
                            expected.get("mean").asDouble())
                    .withSpread(expected.get("spread").asDouble())
                    .withSkewness(expected.get("skewness").asDouble())
                    .withMissing(expected.get("missing").asDouble())
                    .withSessions(expected.get("sessions").asInt())
                    .withTrend(expected.get("trend").asDouble())
                    .withStability(expected.get("stability").asDouble())
                    .withItemStability(expected.get("itemStability").asDouble());
            ResponseSimulation.Sample sample = simulation.sample(
                    expected.get("dyads").asInt(), expected.get("seed").asLong());
            JsonNode sheets = expected.get("sheets");
            assertThat(sample.responses()).hasSize(sheets.size());
            for (int i = 0; i < sheets.size(); i++) {
                JsonNode actual = new JsonMapper()
                        .valueToTree(sample.responses().get(i).payload())
                        .get("responses");
                assertThat(actual)
                        .as("seed %s, sheet %d", expected.get("seed"), i)
                        .isEqualTo(sheets.get(i));
            }
        }
    }

    private static Instrument six(JsonNode expected) {
        ResponseFormat sheet =
                expected.has("format") ? format(expected.get("format")) : ResponseFormat.of("default", 1, 7);
        InstrumentBuilder builder = InventedInstruments.replaceable(
                        InventedInstruments.begin("six-7", (int) sheet.min(), (int) sheet.max()))
                .responseFormat(sheet)
                .reversed(2, 5)
                .scale("left", 1, 2, 3)
                .scale("right", 4, 5, 6)
                .scale("total", 1, 2, 3, 4, 5, 6);
        if (!expected.has("own")) {
            return builder.items(6).build();
        }
        ResponseFormat own = format(expected.get("own").get("format"));
        builder.itemFormat(own);
        List<Integer> items = expected.get("own")
                .get("items")
                .valueStream()
                .map(JsonNode::asInt)
                .toList();
        for (int item = 1; item <= 6; item++) {
            builder.item(
                    items.contains(item) ? Item.inFormat(item, own.id()) : new Item(item, Optional.empty(), false));
        }
        return builder.build();
    }

    private static ResponseFormat format(JsonNode form) {
        String id = form.get("id").asString();
        if (form.has("codes")) {
            return ResponseFormat.ofCodes(
                    id,
                    form.get("codes").valueStream().mapToInt(JsonNode::asInt).toArray());
        }
        return form.has("step")
                ? ResponseFormat.ofSteps(
                        id,
                        form.get("min").asInt(),
                        form.get("max").asInt(),
                        form.get("step").asDouble())
                : ResponseFormat.of(id, form.get("min").asInt(), form.get("max").asInt());
    }

    static Stream<Instrument> instruments() {
        return Stream.of(SIX, InventedInstruments.lines(), InventedInstruments.bipolar(), InventedInstruments.mixed());
    }

    @ParameterizedTest
    @MethodSource("instruments")
    void theMatrixHoldsTheAnswersOfTheFirstSession(Instrument instrument) {
        ResponseSimulation simulation = ResponseSimulation.of(instrument)
                .withMissing(0.2)
                .withSessions(2)
                .withTrend(0.5);
        List<CheckedResponses> first = simulation.sample(25, 9).responses().stream()
                .map(sheet ->
                        ResponseChecker.of(instrument).check(sheet.responses()).orElseThrow())
                .filter(checked -> checked.administration().session().equals(OptionalInt.of(1)))
                .toList();
        RawResponseMatrix matrix = simulation.matrix(25, 9);

        assertThat(matrix.persons()).isEqualTo(25);
        for (int person = 0; person < 25; person++) {
            for (int item : instrument.itemNumbers()) {
                assertThat(matrix.answer(person, item))
                        .isEqualTo(first.get(person).answer(item));
            }
        }
    }

    @Test
    void meansAreStretchedToTheRangeOfAnItemAndOneMeanIsInItsUnits() {
        Instrument mixed = InventedInstruments.mixed();
        ResponseSimulation simulation =
                ResponseSimulation.of(mixed).withMeans(4, 4).withSpread(0.5).withMean(5, 2.5);

        assertThat(simulation.sample(1, 3).parameters().values())
                .extracting(ResponseSimulation.Sample.ItemParameters::mean)
                .containsExactly(4.0, 4.0, 4.0, 7.5, 2.5);
        assertThat(mean(keyed(simulation, 4, 4000, 3))).isCloseTo(7.5, within(0.05));
        assertThat(mean(keyed(simulation, 5, 4000, 3))).isCloseTo(2.5, within(0.05));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withMean(1, 7.5));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withMean(6, 3));
    }

    @Test
    void everySheetIsLabelledAndTheLabelGoesWithTheScore() {
        ResponseSimulation.Sample sample = ResponseSimulation.of(DEMO)
                .withRater(Rater.THERAPIST)
                .withReferent(Referent.APP)
                .withSessions(2)
                .sample(2, 11);

        assertThat(sample.responses())
                .extracting(SimulatedResponses::recordId)
                .containsExactly("simulated-11-1-1", "simulated-11-1-2", "simulated-11-2-1", "simulated-11-2-2");
        for (SimulatedResponses sheet : sample.responses()) {
            CheckedResponses checked =
                    ResponseChecker.of(DEMO).check(sheet.responses()).orElseThrow();
            ScoreReport report = Scorer.complete().score(checked);
            assertThat(SimulatedResponses.isSimulated(checked.administration())).isTrue();
            assertThat(SimulatedResponses.isSimulated(report.administration())).isTrue();
            assertThat(report.rater()).isEqualTo(Rater.THERAPIST);
            assertThat(report.referent()).isEqualTo(Referent.APP);
            assertThat(ReceiptWriter.withDefaults().write(checked, Scorer.complete()))
                    .contains("\"dyadId\":\"simulated-11-");
            assertThat(Responses.parse(new JsonMapper().writeValueAsString(sheet.payload())))
                    .isEqualTo(sheet.responses());
        }
        assertThat(sample).hasToString("Sample[demo-5, seed 11, 4 sheets]");
        assertThat(sample.responses().get(0)).hasToString("SimulatedResponses[simulated-11-1-1]");
        assertThat(sample.instrument()).isEqualTo(DEMO);
        assertThat(sample.seed()).isEqualTo(11);
    }

    @Test
    void aSheetThatSomebodyFilledInIsNotTakenForSimulated() {
        assertThat(SimulatedResponses.isSimulated(administration("r-1", "d-1"))).isFalse();
        assertThat(SimulatedResponses.isSimulated(administration("simulated-1-1-1", "d-1")))
                .isTrue();
        assertThat(SimulatedResponses.isSimulated(administration("r-1", "simulated-1-1")))
                .isTrue();
    }

    private static Administration administration(String recordId, String dyadId) {
        return new Administration(
                Optional.of(recordId), Optional.of(dyadId), Optional.empty(), OptionalInt.empty(), Optional.empty());
    }

    @ParameterizedTest
    @CsvSource({"2, 0, 1.5", "4, 0, 1.5", "6.5, 0, 1.5", "5.6, -1.5, 0.9", "3, 2, 1", "4, 0, 0.05", "4, 0, 40"})
    void theMeanIsTheOneThatWasChosen(double mean, double skewness, double spread) {
        ResponseSimulation simulation = ResponseSimulation.of(SIX)
                .withMeans(mean, mean)
                .withSkewness(skewness)
                .withSpread(spread);
        // 20,000 answers of a standard deviation of at most 3: four standard errors
        for (int item : List.of(1, 2, 6)) {
            assertThat(mean(keyed(simulation, item, 20_000, 1))).isCloseTo(mean, within(4 * 3 / Math.sqrt(20_000)));
        }
    }

    @Test
    void reversedItemsComeOutReversed() {
        RawResponseMatrix raw = ResponseSimulation.of(SIX).withMeans(6, 6).matrix(500, 3);

        double reversed = 0;
        double other = 0;
        for (int person = 0; person < 500; person++) {
            reversed += raw.answer(person, 2).orElseThrow() / 500.0;
            other += raw.answer(person, 1).orElseThrow() / 500.0;
        }
        assertThat(other).isCloseTo(6, within(0.3));
        assertThat(reversed).isCloseTo(2, within(0.3));
    }

    @Test
    void theSkewnessIsTheOneThatWasChosenWhereNothingIsCut() {
        Instrument fine = InventedInstruments.begin("fine-2", 0, 200)
                .items(2)
                .scale("total", 1, 2)
                .build();
        for (double skewness : new double[] {-1.2, 0, 0.8}) {
            double[] values = keyed(
                    ResponseSimulation.of(fine)
                            .withMeans(100, 100)
                            .withSpread(12)
                            .withSkewness(skewness),
                    1,
                    60_000,
                    2);
            assertThat(skewness(values)).isCloseTo(skewness, within(0.12));
            double variance = 0;
            for (double value : values) {
                variance += (value - 100) * (value - 100) / values.length;
            }
            assertThat(Math.sqrt(variance)).isCloseTo(12, within(0.25));
        }
    }

    @Test
    void itemsCorrelateAsTheirLoadingsSay() {
        Instrument fine = InventedInstruments.begin("fine-6", 0, 200)
                .items(6)
                .reversed(4)
                .scale("left", 1, 2, 3)
                .scale("right", 4, 5, 6)
                .scale("total", 1, 2, 3, 4, 5, 6)
                .build();
        ResponseSimulation simulation = ResponseSimulation.of(fine)
                .withMeans(100, 100)
                .withSpread(15)
                .withLoadings(0.6, 0.6)
                .withLoading(2, 0.8)
                .withScaleLoadings(0.5, 0.5);
        int n = 20_000;

        double sameScale = correlation(simulation, 1, 3, n);
        double otherScale = correlation(simulation, 1, 4, n);
        double strong = correlation(simulation, 2, 5, n);

        assertThat(sameScale).isCloseTo(0.36 + 0.25, within(0.03));
        assertThat(otherScale).isCloseTo(0.36, within(0.03));
        assertThat(strong).isCloseTo(0.48, within(0.03));
    }

    private static double correlation(ResponseSimulation simulation, int one, int other, int n) {
        return Correlation.of(keyed(simulation, one, n, 4), keyed(simulation, other, n, 4))
                .orElseThrow()
                .value();
    }

    @Test
    void sessionsFollowTheTrendAndTheStability() {
        Instrument fine = InventedInstruments.begin("fine-2", 0, 200)
                .items(2)
                .scale("total", 1, 2)
                .build();
        ResponseSimulation simulation = ResponseSimulation.of(fine)
                .withMeans(80, 80)
                .withSpread(12)
                .withLoadings(0.9, 0.9)
                .withSessions(3)
                .withTrend(5)
                .withStability(0.5);
        List<List<Double>> sessions = List.of(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        int dyads = 8000;
        for (SimulatedResponses sheet : simulation.sample(dyads, 6).responses()) {
            CheckedResponses checked =
                    ResponseChecker.of(fine).check(sheet.responses()).orElseThrow();
            int session = checked.administration().session().orElseThrow();
            sessions.get(session - 1).add(checked.answer(1).orElseThrow());
        }
        double[][] values = sessions.stream()
                .map(list -> list.stream().mapToDouble(Double::doubleValue).toArray())
                .toArray(double[][]::new);

        assertThat(mean(values[0])).isCloseTo(80, within(0.6));
        assertThat(mean(values[2])).isCloseTo(90, within(0.6));
        // half of the factor variance and half of the item-specific variance
        assertThat(Correlation.of(values[0], values[2]).orElseThrow().value())
                .isCloseTo(0.81 * 0.5 + 0.19 * 0.5, within(0.04));
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, 0.3, 0.5, 1})
    void anItemCorrelatesWithItselfOverSessionsAsItsStabilitySays(double itemStability) {
        Instrument fine = InventedInstruments.begin("fine-2", 0, 200)
                .items(2)
                .scale("total", 1, 2)
                .build();
        int dyads = 8000;
        double[][][] values = new double[3][3][dyads];
        int[] count = {0};
        for (SimulatedResponses sheet : ResponseSimulation.of(fine)
                .withMeans(100, 100)
                .withSpread(15)
                .withLoadings(0.7, 0.7)
                .withSessions(3)
                .withStability(0.6)
                .withItemStability(itemStability)
                .sample(dyads, 12)
                .responses()) {
            CheckedResponses checked =
                    ResponseChecker.of(fine).check(sheet.responses()).orElseThrow();
            for (int item : List.of(1, 2)) {
                values[count[0] % 3][item][count[0] / 3] = checked.answer(item).orElseThrow();
            }
            count[0]++;
        }

        double others = 0.49 * 0.6;
        // the first session with a later one, and two later ones
        for (int session : List.of(0, 1)) {
            assertThat(r(values[session][1], values[2][1])).isCloseTo(others + 0.51 * itemStability, within(0.035));
            assertThat(r(values[session][1], values[2][2])).isCloseTo(others, within(0.035));
        }
        assertThat(r(values[1][1], values[1][2])).as("within a session").isCloseTo(0.49, within(0.035));
    }

    private static double r(double[] x, double[] y) {
        return Correlation.of(x, y).orElseThrow().value();
    }

    @Test
    void theFirstSessionDoesNotDependOnTheStabilityOfItems() {
        ResponseSimulation simulation = ResponseSimulation.of(SIX).withSessions(2);
        List<Map<String, Object>> stable =
                payloads(simulation.withItemStability(1).sample(20, 5));
        List<Map<String, Object>> not = payloads(simulation.withItemStability(0).sample(20, 5));

        for (int i = 0; i < stable.size(); i += 2) {
            assertThat(stable.get(i)).isEqualTo(not.get(i));
        }
        assertThat(stable).isNotEqualTo(not);
    }

    @Test
    void answersAreMissingAsOftenAsWasChosenAndTheOthersStayWhatTheyWere() {
        ResponseSimulation simulation = ResponseSimulation.of(SIX);
        RawResponseMatrix complete = simulation.matrix(2000, 8);
        RawResponseMatrix gaps = simulation.withMissing(0.25).matrix(2000, 8);

        int missing = 0;
        for (int item : SIX.itemNumbers()) {
            assertThat(complete.missing(item)).isZero();
            missing += gaps.missing(item);
            for (int person = 0; person < 2000; person++) {
                OptionalDouble answer = gaps.answer(person, item);
                assertThat(answer.isEmpty() || answer.equals(complete.answer(person, item)))
                        .isTrue();
            }
        }
        assertThat(missing / 12_000.0).isCloseTo(0.25, within(0.02));
    }

    @Test
    void theSampleTellsWhatItWasMadeWith() {
        ResponseSimulation.Sample sample = ResponseSimulation.of(SIX)
                .withLoadings(0.5, 0.7)
                .withScaleLoadings(0.1, 0.2)
                .withMeans(4, 5)
                .withMean(3, 6)
                .withLoading(3, 0.9)
                .sample(0, 1);

        assertThat(sample.responses()).isEmpty();
        assertThat(sample.parameters().keySet()).isEqualTo(SIX.itemNumbers());
        assertThat(sample.parameters().get(3).mean()).isEqualTo(6);
        assertThat(sample.parameters().get(3).loading()).isEqualTo(0.9);
        assertThat(sample.parameters().get(1).mean()).isBetween(4.0, 5.0);
        assertThat(sample.parameters().get(1).loading()).isBetween(0.5, 0.7);
        assertThat(sample.parameters().get(1).scaleLoading()).isBetween(0.1, 0.2);
        assertThat(sample.parameters().values().stream()
                        .map(ResponseSimulation.Sample.ItemParameters::loading)
                        .distinct())
                .hasSizeGreaterThan(3);
    }

    @Test
    void anItemOfNoScaleButTheTotalHasNoScaleFactor() {
        Instrument alone = InventedInstruments.wide();

        assertThat(ResponseSimulation.of(alone)
                        .withScaleLoadings(0.3, 0.3)
                        .sample(1, 1)
                        .parameters()
                        .get(1)
                        .scaleLoading())
                .isZero();
    }

    @Test
    void anotherFormatTakesItsOwnMeansAndSpread() {
        ResponseSimulation.Sample sample = ResponseSimulation.of(DEMO)
                .withMean(1, 4.5)
                .withFormat("from-zero")
                .withMeans(1, 1)
                .sample(40, 2);

        for (SimulatedResponses sheet : sample.responses()) {
            CheckedResponses checked =
                    ResponseChecker.of(DEMO).check(sheet.responses()).orElseThrow();
            assertThat(checked.format().id()).isEqualTo("from-zero");
        }
        assertThat(sample.parameters().get(1).mean()).isEqualTo(1);
        assertThat(ResponseSimulation.of(DEMO)).hasToString("ResponseSimulation[demo-5, client, 1 sessions]");
    }

    @ParameterizedTest
    @ValueSource(doubles = {-0.1, 1, Double.NaN})
    void sharesAndLoadingsOutOfBoundsAreRefused(double value) {
        ResponseSimulation simulation = ResponseSimulation.of(SIX);
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withLoadings(value, value));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withLoading(1, value));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withScaleLoadings(value, value));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withMissing(value));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withMeans(value, value));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withMean(1, value));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withStability(value == 1 ? 1.1 : value));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withItemStability(value == 1 ? 1.1 : value));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withSpread(value == 1 ? 61 : value));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withSkewness(value * 50));
    }

    @Test
    void whatMakesNoSimulationIsRefused() {
        ResponseSimulation simulation = ResponseSimulation.of(SIX);
        assertThatIllegalArgumentException().isThrownBy(() -> ResponseSimulation.of(InventedInstruments.catalogued()));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withLoadings(0.6, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withMeans(5, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withMeans(5, 7));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withLoading(7, 0.5));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withMean(7, 4));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withSessions(0));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withSessions(10_001));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withTrend(Double.POSITIVE_INFINITY));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withSpread(0));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withRater(Rater.OBSERVER));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withReferent(Referent.AGENT));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.withFormat("from-zero"));
        assertThatIllegalArgumentException().isThrownBy(() -> simulation.sample(-1, 1));
        ResponseSimulation noVariance = simulation.withLoadings(0.8, 0.8).withScaleLoadings(0.6, 0.6);
        assertThatIllegalArgumentException().isThrownBy(() -> noVariance.sample(1, 1));
        Instrument endless = InventedInstruments.begin("endless-1", 0, 10_000)
                .items(1)
                .scale("total", 1)
                .build();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ResponseSimulation.of(endless).sample(1, 1));
        assertThatNullPointerException()
                .isThrownBy(() -> simulation.withRater(null))
                .withMessage("rater");
        assertThatNullPointerException()
                .isThrownBy(() -> simulation.withReferent(null))
                .withMessage("referent");
        assertThatNullPointerException().isThrownBy(() -> SimulatedResponses.isSimulated(null));
    }
}

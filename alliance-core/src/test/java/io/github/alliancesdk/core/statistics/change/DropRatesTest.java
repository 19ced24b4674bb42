package io.github.alliancesdk.core.statistics.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/** Compares the tables of {@link DropRates} with R's simulation, which uses other random numbers. */
class DropRatesTest {
    private static final int SERIES = 8000;
    private static final long SEED = 20261128;

    static Stream<JsonNode> rates() {
        return StreamSupport.stream(Reference.read("drops.json").get("rates").spliterator(), false);
    }

    @ParameterizedTest
    @MethodSource("rates")
    void eachRuleFindsAsManyDropsAsTheReferencesSimulation(JsonNode rate) {
        DropRule rule = rate.get("rule").asString().equals("running-mean") ? DropRates.RUNNING_MEAN : DropRates.CHART;
        DropRates.Kind kind = switch (rate.get("course").asString()) {
            case "stable" -> DropRates.Kind.STABLE;
            case "step" -> DropRates.Kind.STEP;
            default -> DropRates.Kind.DECLINE;
        };
        double expected = rate.get("share").asDouble();

        double found =
                DropRates.run(new DropRates.Cell(rule, kind, rate.get("n").asInt(), false), SERIES, SEED);

        double noise = Math.sqrt(expected * (1 - expected) / SERIES);
        assertThat(found).isCloseTo(expected, within(4.5 * noise + 3.0 / SERIES));
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 5, 16, 40})
    void aStableSeriesAlarmsAsOftenAsItsRuleSaysWithGapsOrWithout(int sessions) {
        for (boolean gaps : new boolean[] {false, true}) {
            double rate = DropRates.run(
                    new DropRates.Cell(DropRates.RUNNING_MEAN, DropRates.Kind.STABLE, sessions, gaps), SERIES, SEED);
            assertThat(rate).isCloseTo(0.05, within(4.5 * Math.sqrt(0.05 * 0.95 / SERIES)));
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = DropRates.Kind.class,
            names = {"STABLE", "DECLINE"})
    void onAChartADeclineAndGapsChangeNothing(DropRates.Kind kind) {
        for (int n : new int[] {16, 40}) {
            double rate = DropRates.run(new DropRates.Cell(DropRates.CHART, kind, n, true), SERIES, SEED);
            double expected = DropRates.CHART.alarmRate(n);
            assertThat(rate).isCloseTo(expected, within(0.1 * expected + 4.5 * Math.sqrt(expected / SERIES)));
        }
    }

    @Test
    void aSteadyDeclineIsFoundTheOftenerTheLongerItLasts() {
        double before = 0;
        for (int n : DropRates.SIZES) {
            double rate = DropRates.run(
                    new DropRates.Cell(DropRates.RUNNING_MEAN, DropRates.Kind.DECLINE, n, false), SERIES, SEED);
            assertThat(rate).isGreaterThan(before);
            before = rate;
        }
    }
}

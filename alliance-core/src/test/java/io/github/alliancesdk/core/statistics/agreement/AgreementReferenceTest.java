package io.github.alliancesdk.core.statistics.agreement;

import static io.github.alliancesdk.core.statistics.ReferenceValues.assertEqual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.ReferenceValues;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/** Compares every figure of an agreement with R; see agreement.R. */
class AgreementReferenceTest {
    private static final JsonNode REFERENCE = ReferenceValues.of("agreement");

    static Stream<String> sets() {
        return REFERENCE.get("sets").properties().stream().map(Map.Entry::getKey);
    }

    private static double[][] complete(JsonNode ratings) {
        List<double[]> rows = new ArrayList<>();
        for (JsonNode row : ratings) {
            double[] values = new double[row.size()];
            boolean complete = true;
            for (int i = 0; i < values.length; i++) {
                complete &= row.get(i).isNumber();
                values[i] = row.get(i).asDouble(0);
            }
            if (complete) {
                rows.add(values);
            }
        }
        return rows.toArray(double[][]::new);
    }

    private static double[] column(double[][] ratings, int column) {
        double[] values = new double[ratings.length];
        for (int i = 0; i < values.length; i++) {
            values[i] = ratings[i][column];
        }
        return values;
    }

    @Test
    void thereAreSetsWithGapsSmallOnesAndALargeOne() {
        assertThat(sets()).contains("shroutFleiss", "threeSubjects", "attitude", "large", "gaps");
    }

    @ParameterizedTest
    @MethodSource("sets")
    void everyFigureIsThatOfTheReference(String name) {
        JsonNode set = REFERENCE.get("sets").get(name);
        double[][] ratings = complete(set.get("ratings"));
        assertThat(ratings).hasNumberOfRows(set.get("subjects").asInt());
        for (double level : new double[] {0.95, 0.9}) {
            JsonNode expected = set.get("level" + Math.round(100 * level));
            check(name, IntraclassCorrelation.agreement(ratings, level).orElseThrow(), expected.get("agreement"));
            check(name, IntraclassCorrelation.consistency(ratings, level).orElseThrow(), expected.get("consistency"));

            double[] first = column(ratings, 0);
            double[] second = column(ratings, 1);
            MeanDifference difference = MeanDifference.of(first, second, level).orElseThrow();
            JsonNode expectedDifference = expected.get("meanDifference");
            assertEqual(name + " difference", difference.value(), expectedDifference.get("value"));
            assertEqual(name + " sd", difference.standardDeviation().orElseThrow(), expectedDifference.get("sd"));
            assertEqual(name + " difference", difference.interval().orElseThrow(), expectedDifference);
            Agreement.Limits limits = difference.limitsOfAgreement().orElseThrow();
            assertEqual(name + " limits", limits.lower(), expectedDifference.at("/limits/lower"));
            assertEqual(name + " limits", limits.upper(), expectedDifference.at("/limits/upper"));
            assertThat(limits.level()).isEqualTo(level);

            Correlation correlation = Correlation.of(first, second, level).orElseThrow();
            assertEqual(
                    name + " correlation",
                    correlation.value(),
                    expected.get("correlation").get("value"));
            assertThat(correlation.n()).isEqualTo(ratings.length);
            if (ratings.length > 3) {
                assertEqual(name + " correlation", correlation.interval().orElseThrow(), expected.get("correlation"));
                assertThat(correlation.interval().orElseThrow().level()).isEqualTo(level);
            } else {
                assertThat(correlation.interval().reason()).hasValue(Reason.TOO_FEW_PERSONS);
            }
        }
    }

    private static void check(String name, IntraclassCorrelation actual, JsonNode expected) {
        String what = name + " " + actual.definition().symbol();
        assertEqual(what, actual.value(), expected.get("value"));
        if (expected.get("lower").isNull()) {
            // the reference's quantile overflows if the degrees of freedom are near zero by cancellation
            assertThat(actual.interval().reason()).as(what).hasValue(Reason.NO_DEGREES_OF_FREEDOM);
        } else {
            assertEqual(what, actual.interval().orElseThrow(), expected);
        }
    }

    @Test
    void thePublishedCoefficientsOfShroutAndFleissComeOut() {
        double[][] ratings = complete(REFERENCE.get("sets").get("shroutFleiss").get("ratings"));

        assertThat(IntraclassCorrelation.agreement(ratings).orElseThrow().value())
                .isCloseTo(0.29, within(0.005));
        assertThat(IntraclassCorrelation.consistency(ratings).orElseThrow().value())
                .isCloseTo(0.71, within(0.005));
    }

    /** A mean difference of .367 with a standard deviation of .618 has the limits [-.844, 1.579]. */
    @Test
    void theLimitsOfAKnownExampleComeOut() {
        double[] differences = {0.367 - 0.618, 0.367, 0.367 + 0.618};

        Agreement.Limits limits = MeanDifference.of(differences, new double[3], 0.95)
                .orElseThrow()
                .limitsOfAgreement()
                .orElseThrow();

        assertThat(limits.lower()).isCloseTo(-0.844, within(0.001));
        assertThat(limits.upper()).isCloseTo(1.579, within(0.001));
    }

    @Test
    void aPublishedCorrelationHasTheIntervalOfTheReference() {
        assertThat(REFERENCE.get("published")).hasSizeGreaterThanOrEqualTo(5);
        for (JsonNode published : REFERENCE.get("published")) {
            Correlation correlation = Correlation.of(
                            published.get("r").asDouble(), published.get("n").asInt())
                    .orElseThrow();
            assertEqual("published", correlation.interval().orElseThrow(), published);
        }
    }
}

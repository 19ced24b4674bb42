package io.github.alliancesdk.core;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.github.alliancesdk.core.statistics.ConfidenceInterval;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.Statistic;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Checks every public result type: each figure has the number of persons, pairs, sessions or studies that it is based
 * on, and an interval, unless this test lists it with the reason why it has none.
 */
class FiguresSayTheirPrecisionTest {
    private static final List<String> PACKAGES = List.of("statistics");

    /** The names of members with the number that a figure is based on. */
    private static final Set<String> NUMBERS = Set.of(
            "n",
            "persons",
            "pairs",
            "subjects",
            "respondents",
            "used",
            "sessions",
            "studies",
            "movingRanges",
            "rows",
            "series");

    /** Why a figure, or every figure of a type, has no interval. */
    private enum Why {
        /** It describes these answers and estimates nothing. */
        DESCRIBES,
        /** The caller or a publication provides it. */
        DECLARED,
        /** It is part of an interval, or a test that replaces one. */
        OF_AN_INTERVAL,
        /** It is an index of a model's fit, or a part of such a model. */
        OF_A_MODEL,
        /** It is a function of an estimate that the type contains with its interval. */
        OF_AN_ESTIMATE,
        /** It is an estimate without an interval in the reference tool too; the type's documentation says so. */
        NO_METHOD
    }

    private static final Map<String, Why> NO_INTERVAL = entries();

    /** The accessor of a figure's interval if it isn't named by the rule in {@link #hasInterval}. */
    private static final Map<String, String> INTERVAL_OF = Map.of(
            "Slope.perUnit", "interval",
            "OutcomeAssociation.slope", "interval",
            "ReliableChange.difference", "interval",
            "MeanPool.PooledMean.mean", "interval",
            "PersonDecomposition.intraclassCorrelation", "intraclassInterval");

    private static Map<String, Why> entries() {
        Map<String, Why> map = new LinkedHashMap<>();
        put(
                map,
                Why.DESCRIBES,
                "ItemAnalysis.mean",
                "ItemAnalysis.standardDeviation",
                "ItemAnalysis.skewness",
                "ItemAnalysis.floor",
                "ItemAnalysis.ceiling",
                "ScaleReliability.mean",
                "ScaleReliability.standardDeviation",
                "MeanDifference.standardDeviation",
                "KeyingFinding.StraightLine.share",
                "KeyingFinding.UnusedEnd.shareAtWall",
                "KeyingFinding.UnusedEnd.expectedShare",
                "Drop",
                "DropAnalysis",
                "PersonDecomposition.Deviation",
                "WithinBetween.MeanReliability.sessions",
                "PersonDecomposition.standardDeviationWithin",
                "PersonDecomposition.standardDeviationOfMeans",
                "SampleComparison.difference",
                "Slope.intercept");
        put(
                map,
                Why.DECLARED,
                "ResponseSimulation.Sample.ItemParameters",
                "AgreementAnalysis",
                "MeasurementError",
                "DropRule.RunningMean.alarmRate",
                "ReliableChange.EdwardsNunnally.mean",
                "CorrelationStudy.r",
                "MeanStudy",
                "Measurement",
                "ReferenceSample",
                "ScoreRange",
                "SampleComparison.mean",
                "SampleComparison.sd",
                "MeanPool.PooledMean.sd");
        put(
                map,
                Why.OF_AN_INTERVAL,
                "ConfidenceInterval",
                "RandomEffects.PredictionInterval",
                "OutcomeAssociation.standardError",
                "Slope.standardError",
                "PooledEstimate.standardError",
                "RandomEffects.standardError",
                "RandomEffects.KnappHartung.standardError",
                "ReliableChange.index",
                "ReliableChange.EdwardsNunnally.expected",
                "Agreement.Limits.level",
                "Agreement.Limits.lower",
                "Agreement.Limits.upper",
                "SampleComparison.Position");
        put(
                map,
                Why.OF_A_MODEL,
                "DropSummary.expectedByChance",
                "DropSummary.recoveredByChance",
                "ModelFit.cfi",
                "ModelFit.tli",
                "ModelFit.chiSquare",
                "ModelFit.baselineChiSquare",
                "ModelFit.srmr",
                "RepeatedMeasuresReliability.VarianceComponents",
                "Heterogeneity",
                "RandomEffects.tau2");
        put(
                map,
                Why.OF_AN_ESTIMATE,
                "ItemAnalysis.alphaIfDeleted",
                "ScaleReliability.standardErrorOfMeasurement",
                "KeyHypothesis.meanScaleRest",
                "WithinBetween.scoreIntraclassCorrelation",
                "WithinBetween.outcomeIntraclassCorrelation");
        put(
                map,
                Why.NO_METHOD,
                "RepeatedMeasuresReliability",
                "WithinBetween.betweenBySessions",
                "MeanPool.mean",
                "MeanPool.pooledWithinSd",
                "MeanPool.totalSd");
        return map;
    }

    private static void put(Map<String, Why> map, Why why, String... figures) {
        Arrays.stream(figures).forEach(figure -> map.put(figure, why));
    }

    /** The types whose figures have their number in the type that contains them. */
    private static final Map<String, String> N_STANDS_IN = Map.ofEntries(
            Map.entry("CronbachAlpha", "ScaleReliability"),
            Map.entry("StratifiedAlpha", "ScaleReliability"),
            Map.entry("McDonaldOmega", "ScaleReliability"),
            Map.entry("KeyHypothesis", "KeyingReport"),
            Map.entry("Drop", "DropAnalysis"),
            Map.entry("Agreement.Limits", "MeanDifference"),
            Map.entry("RepeatedMeasuresReliability.VarianceComponents", "RepeatedMeasuresReliability"),
            Map.entry("PersonDecomposition.Deviation", "PersonDecomposition"),
            Map.entry("PooledEstimate", "CorrelationPool"),
            Map.entry("RandomEffects", "CorrelationPool"),
            Map.entry("RandomEffects.KnappHartung", "CorrelationPool"),
            Map.entry("Heterogeneity", "CorrelationPool"),
            Map.entry("MeanPool.PooledMean", "MeanPool"));

    /** Types whose figures describe no sample and so have no n. */
    private static final Set<String> NO_SAMPLE = Set.of(
            "ConfidenceInterval",
            "RandomEffects.PredictionInterval",
            "AgreementAnalysis",
            "ResponseSimulation.Sample.ItemParameters",
            "MeasurementError",
            "DropRule.RunningMean",
            "Measurement",
            "ScoreRange",
            // two scores of one person
            "ReliableChange",
            "ReliableChange.EdwardsNunnally",
            "SampleComparison",
            "SampleComparison.Position");

    private static List<Class<?>> types() {
        return new ClassFileImporter()
                        .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
                        .importPackages(PACKAGES.stream()
                                .map(name -> "io.github.alliancesdk.core." + name)
                                .toArray(String[]::new))
                        .stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && !type.isEnum())
                        .filter(type -> !type.isAssignableTo(Throwable.class))
                        .filter(type -> !type.isNestedClass()
                                || type.getEnclosingClass()
                                        .orElseThrow()
                                        .getModifiers()
                                        .contains(JavaModifier.PUBLIC))
                        .map(JavaClass::reflect)
                        .<Class<?>>map(type -> type)
                        .toList();
    }

    private static String name(Class<?> type) {
        return type.getName().replaceAll(".*\\.", "").replace('$', '.');
    }

    private static Stream<Method> accessors(Class<?> type) {
        return Arrays.stream(type.getDeclaredMethods())
                .filter(method -> Modifier.isPublic(method.getModifiers())
                        && !Modifier.isStatic(method.getModifiers())
                        && method.getParameterCount() == 0
                        && !method.isSynthetic());
    }

    /** The type that a method returns, or the type of the value if it returns a statistic. */
    private static Type given(Method method) {
        Type type = method.getGenericReturnType();
        return type instanceof ParameterizedType statistic && statistic.getRawType() == Statistic.class
                ? statistic.getActualTypeArguments()[0]
                : type;
    }

    private static boolean isFigure(Method method) {
        Type given = given(method);
        return given == double.class || given == Double.class;
    }

    private static boolean hasInterval(Class<?> type, String figure) {
        return accessors(type)
                .filter(method -> given(method) == ConfidenceInterval.class)
                .map(Method::getName)
                .anyMatch(name -> name.equals(figure + "Interval")
                        || name.equals("interval") && figure.equals("value")
                        || name.equals(INTERVAL_OF.get(name(type) + "." + figure)));
    }

    private static boolean hasNumber(Class<?> type) {
        return accessors(type)
                .anyMatch(method -> NUMBERS.contains(method.getName())
                        || given(method) == Correlation.class
                                && method.getName().equals("correlation"));
    }

    @Test
    void everyFigureHasAnIntervalOrAReasonForHavingNone() {
        Set<String> without = new TreeSet<>();
        Set<String> needless = new TreeSet<>();
        for (Class<?> type : types()) {
            for (Method method : accessors(type)
                    .filter(FiguresSayTheirPrecisionTest::isFigure)
                    .toList()) {
                String figure = name(type) + "." + method.getName();
                boolean excused = NO_INTERVAL.containsKey(figure) || NO_INTERVAL.containsKey(name(type));
                if (hasInterval(type, method.getName())) {
                    if (NO_INTERVAL.containsKey(figure)) {
                        needless.add(figure);
                    }
                } else if (!excused) {
                    without.add(figure);
                }
            }
        }
        assertThat(without)
                .as("figures without an interval and without a reason")
                .isEmpty();
        assertThat(needless).as("excused figures that have an interval").isEmpty();
    }

    @Test
    void everyFigureHasItsNumberBesideIt() {
        List<Class<?>> types = types();
        Set<String> counted = new TreeSet<>();
        Set<String> without = new TreeSet<>();
        types.stream().filter(FiguresSayTheirPrecisionTest::hasNumber).forEach(type -> counted.add(name(type)));
        for (Class<?> type : types) {
            if (accessors(type).noneMatch(FiguresSayTheirPrecisionTest::isFigure)
                    || counted.contains(name(type))
                    || NO_SAMPLE.contains(name(type))) {
                continue;
            }
            String holder = N_STANDS_IN.get(name(type));
            if (holder == null || !counted.contains(holder)) {
                without.add(name(type));
            }
        }
        assertThat(types).hasSizeGreaterThan(60);
        assertThat(without)
                .as("types with figures and no number of what they come from")
                .isEmpty();
    }
}

package io.github.alliancesdk.core.statistics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Source;
import io.github.alliancesdk.core.interchange.ScoreReportWriter;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.core.scoring.ScoreRecord;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.scoring.SheetScores;
import io.github.alliancesdk.core.statistics.agreement.Agreement;
import io.github.alliancesdk.core.statistics.agreement.AgreementAnalysis;
import io.github.alliancesdk.core.statistics.agreement.Comparability;
import io.github.alliancesdk.core.statistics.change.Drop;
import io.github.alliancesdk.core.statistics.change.DropAnalysis;
import io.github.alliancesdk.core.statistics.change.DropRule;
import io.github.alliancesdk.core.statistics.change.MeasurementError;
import io.github.alliancesdk.core.statistics.change.ReliabilityKind;
import io.github.alliancesdk.core.statistics.change.ReliableChange;
import io.github.alliancesdk.core.statistics.change.ScoreSeries;
import io.github.alliancesdk.core.statistics.change.SeriesGroups;
import io.github.alliancesdk.core.statistics.change.Slope;
import io.github.alliancesdk.core.statistics.change.Trajectory;
import io.github.alliancesdk.core.statistics.evidence.ComparisonResult;
import io.github.alliancesdk.core.statistics.evidence.Measurement;
import io.github.alliancesdk.core.statistics.evidence.ReferenceSample;
import io.github.alliancesdk.core.statistics.evidence.ReferenceSamples;
import io.github.alliancesdk.core.statistics.evidence.RefusedComparison;
import io.github.alliancesdk.core.statistics.evidence.SampleComparison;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Every analysis computes from stored scores what it computes from the reports that were stored, bit for bit. */
class StoredScoresTest {
    private static final ScoreReportWriter WRITER = ScoreReportWriter.withDefaults();
    private static final Instrument DEMO = InventedInstruments.demo();
    private static final MeasurementError ERROR =
            new MeasurementError(0.9, 0.8, ReliabilityKind.RETEST, "invented for this test");

    private static ScoreRecord stored(ScoreReport report) {
        return ScoreRecord.parse(WRITER.write(report));
    }

    private static List<ScoreRecord> stored(List<ScoreReport> reports) {
        return reports.stream().map(StoredScoresTest::stored).toList();
    }

    /** Sheets of both raters of some dyads over some sessions, with gaps, repetitions and two formats. */
    private static List<ScoreReport> reports(Random random, boolean repeated) {
        List<ScoreReport> reports = new ArrayList<>();
        Scorer scorer = Scorer.of(random.nextBoolean() ? MissingPolicy.complete() : MissingPolicy.prorate(0.6));
        for (int dyad = 1; dyad <= 6; dyad++) {
            for (Rater rater : List.of(Rater.CLIENT, Rater.THERAPIST)) {
                for (int session = 1; session <= 10; session++) {
                    int copies = repeated && random.nextInt(30) == 0 ? 2 : random.nextInt(12) == 0 ? 0 : 1;
                    for (int copy = 0; copy < copies; copy++) {
                        reports.add(scorer.score(ResponseChecker.of(DEMO)
                                .check(sheet(random, rater, dyad, session).build())
                                .orElseThrow()));
                    }
                }
            }
        }
        return reports;
    }

    private static Responses.Builder sheet(Random random, Rater rater, int dyad, int session) {
        Responses.Builder sheet = Responses.builder("demo-5", rater)
                .referent(rater == Rater.CLIENT ? Referent.APP : Referent.THERAPIST)
                .recordId(dyad + "-" + rater.id() + "-" + session)
                .recordedAt(String.format(Locale.ROOT, "2026-05-%02dT1%d:00:00+02:00", session, random.nextInt(10)));
        if (random.nextInt(40) > 0) {
            sheet.dyadId("d-" + dyad);
        }
        if (random.nextInt(40) > 0) {
            sheet.session(session);
        }
        for (int item = 1; item <= 5; item++) {
            if (random.nextInt(9) > 0) {
                sheet.answer(item, 1 + random.nextInt(5));
            }
        }
        return sheet;
    }

    @Test
    void seriesAndChangesAreTheSame() {
        int series = 0;
        int problems = 0;
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            List<ScoreReport> reports = reports(random, true);
            ScoreSeries.Order order = random.nextBoolean() ? ScoreSeries.Order.SESSION : ScoreSeries.Order.TIME;
            SeriesGroups ofReports = ScoreSeries.group(reports, order);
            List<SheetScores> mixed = new ArrayList<>();
            reports.forEach(report -> mixed.add(random.nextBoolean() ? report : stored(report)));
            for (SeriesGroups groups :
                    List.of(ScoreSeries.group(stored(reports), order), ScoreSeries.group(mixed, order))) {
                assertThat(groups.problems()).isEqualTo(ofReports.problems());
                assertThat(groups.series()).hasSameSizeAs(ofReports.series());
                for (int i = 0; i < groups.series().size(); i++) {
                    assertThat(analysed(groups.series().get(i)))
                            .as("seed %s", seed)
                            .isEqualTo(analysed(ofReports.series().get(i)));
                }
            }
            series += ofReports.series().size();
            problems += ofReports.problems().size();
        }
        assertThat(series).isGreaterThan(400);
        assertThat(problems).isGreaterThan(100);
    }

    /** All that is computed of a series. */
    private static Map<String, Object> analysed(ScoreSeries series) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("key", series.key());
        all.put("text", series.toString());
        for (String scale : series.scales()) {
            Trajectory trajectory = series.scale(scale);
            all.put(scale + " points", trajectory.points());
            all.put(scale + " slope", Slope.of(trajectory, Slope.Unit.DAY).toJsonValue(Slope::toMap));
            Statistic<ReliableChange> change = ReliableChange.firstToLast(trajectory, ERROR);
            all.put(scale + " change", change.toJsonValue(ReliableChange::toMap));
            all.put(
                    scale + " regressed",
                    change.map(found -> found.edwardsNunnally(3.5)).toJsonValue(ReliableChange.EdwardsNunnally::toMap));
            for (DropRule rule : List.of(DropRule.runningMean(ERROR), DropRule.controlChart())) {
                all.put(
                        scale + rule.id(),
                        DropAnalysis.of(trajectory, rule)
                                .toJsonValue(found ->
                                        found.drops().stream().map(Drop::toMap).toList()));
            }
        }
        return all;
    }

    @Test
    void agreementIsTheSame() {
        for (long seed = 1; seed <= 40; seed++) {
            Random random = new Random(seed);
            List<ScoreReport> reports = reports(random, false);
            for (Comparability comparability : Comparability.values()) {
                AgreementAnalysis analysis =
                        AgreementAnalysis.between(Rater.CLIENT, Rater.THERAPIST).withComparability(comparability);
                List<Agreement> ofReports = analysis.compareBySession(reports, "total");
                List<Agreement> ofRecords = analysis.compareBySession(stored(reports), "total");

                assertThat(ofRecords).hasSameSizeAs(ofReports).hasSizeGreaterThan(5);
                for (int i = 0; i < ofRecords.size(); i++) {
                    assertThat(ofRecords.get(i).toMap())
                            .as("seed %s", seed)
                            .isEqualTo(ofReports.get(i).toMap());
                    assertThat(ofRecords.get(i).leftOut())
                            .isEqualTo(ofReports.get(i).leftOut());
                    assertThat(ofRecords.get(i).forms())
                            .isEqualTo(ofReports.get(i).forms());
                }
            }
        }
    }

    @Test
    void comparisonsWithReferenceSamplesAreTheSame() {
        ReferenceSample sample = sample("invented", ScoreRange.of(1, 5));
        ReferenceSample other = sample("invented-range", ScoreRange.of(1, 7));
        for (ScoreReport report : reports(new Random(1), false)) {
            ScoreRecord record = stored(report);
            for (ReferenceSample each : List.of(sample, other)) {
                assertSame(each.compare(record), each.compare(report));
                assertSame(each.compareConverted(record), each.compareConverted(report));
            }
            assertThat(ReferenceSamples.of(List.of(sample)).compare(record))
                    .hasSameSizeAs(ReferenceSamples.of(List.of(sample)).compare(report));
            for (Metric metric : Metric.values()) {
                assertThat(Measurement.find(record, "first", metric))
                        .isEqualTo(Measurement.find(report, "first", metric));
            }
        }
    }

    private static ReferenceSample sample(String id, ScoreRange range) {
        return ReferenceSample.builder(id)
                .label("nobody at all")
                .instrument("demo-5")
                .rater(Rater.CLIENT)
                .referent(Referent.APP)
                .range(range)
                .scale("total")
                .n(24)
                .mean(3)
                .sd(0.8)
                .source("invention", Source.of("Made up for tests", "in full"))
                .build();
    }

    private static void assertSame(ComparisonResult one, ComparisonResult other) {
        if (other instanceof SampleComparison expected) {
            assertThat(((SampleComparison) one).toMap()).isEqualTo(expected.toMap());
        } else {
            assertThat(((RefusedComparison) one).problems()).isEqualTo(((RefusedComparison) other).problems());
        }
    }

    @Test
    void recordsOfAnUnknownDigestAreASeriesOfTheirOwn() {
        String digest = "sha256:" + "0".repeat(64);
        List<ScoreReport> reports = reports(new Random(3), false).stream()
                .filter(report -> report.rater() == Rater.CLIENT
                        && report.administration()
                                .dyadId()
                                .filter("d-1"::equals)
                                .isPresent()
                        && report.administration().session().isPresent())
                .toList();
        List<ScoreRecord> known = stored(reports);
        List<ScoreRecord> unknown = reports.stream()
                .map(report -> ScoreRecord.parse(WRITER.write(report).replace(DEMO.definitionDigest(), digest)))
                .toList();
        List<ScoreRecord> both = new ArrayList<>(known);
        both.addAll(unknown);

        SeriesGroups groups = ScoreSeries.group(both);
        assertThat(groups.problems()).isEmpty();
        assertThat(groups.series()).hasSize(2);
        assertThat(groups.series().get(1).scale("total").points())
                .isEqualTo(groups.series().get(0).scale("total").points());
        assertThat(catchThrowableOfType(RefusedException.class, () -> ScoreSeries.of(both))
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.DIFFERENT_DEFINITION);
    }

    @Test
    void aSeriesKnowsTheRangeOfItsRecords() {
        Instrument wide = InventedInstruments.begin("wide-2", 0, 9)
                .items(2)
                .scale("total", 1, 2)
                .alternativeFormat(ResponseFormat.of("narrow", 0, 1))
                .build();
        ScoreRecord record = stored(Scorer.complete()
                .score(ResponseChecker.of(wide)
                        .check(Responses.builder("wide-2", Rater.CLIENT)
                                .format("narrow")
                                .dyadId("d-1")
                                .session(1)
                                .answer(1, 0)
                                .answer(2, 1)
                                .build())
                        .orElseThrow()));
        ScoreSeries series = ScoreSeries.of(List.of(record));

        assertThat(series.key().context().format()).hasValue("narrow");
        assertThat(series.key().context().range()).isEqualTo("0..1");
        assertThat(ERROR.isPossibleIn(series.scale("total"))).isFalse();
    }
}

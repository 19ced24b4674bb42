package io.github.alliancesdk.instruments;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.statistics.OutcomeDirection;
import io.github.alliancesdk.core.statistics.change.MeasurementError;
import io.github.alliancesdk.core.statistics.change.OutcomeSeries;
import io.github.alliancesdk.core.statistics.change.ReliabilityKind;
import io.github.alliancesdk.core.statistics.change.ScoreSeries;
import io.github.alliancesdk.core.statistics.change.SeriesPoint;
import io.github.alliancesdk.core.statistics.change.Trajectory;
import io.github.alliancesdk.core.statistics.evidence.CorrelationStudy;
import io.github.alliancesdk.core.statistics.reliability.KeyedResponseMatrix;
import io.github.alliancesdk.core.statistics.reliability.ResponseSimulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;

/**
 * The variables that snippets of statements use, as they would exist in an application: a received payload, files, a
 * checker, reports, answers of many persons. A snippet may declare one of these names itself; it then hides the one
 * here.
 */
public abstract class SnippetPrelude implements Callable<Object> {
    private static final String SHEETS = """
            {"instrument":"dwai","rater":"client","responses":{"1":5,"2":6,"3":4,"4":5,"5":7,"6":4}}

            {"instrument":"dwai","rater":"client","responses":{"1":5,"2":6,"3":9}}
            """;
    private static final ResponseChecker CHECKER = ResponseChecker.of(BundledInstruments.catalog());
    private static final List<ScoreReport> REPORTS = reports();
    private static final List<ScoreReport> REPORTS_OF_BOTH_RATERS = reportsOfBothRaters();
    private static final List<Trajectory> TRAJECTORIES = trajectories();
    private static final OutcomeSeries OUTCOMES = outcomes();
    private static final KeyedResponseMatrix MATRIX = ResponseSimulation.of(BundledInstruments.waiShortRevised())
            .matrix(200, 7)
            .keyed();

    /** The payload on the page about payloads; it is valid. */
    protected final String json =
            Document.read("docs/payload.md").json("responses").get(0);

    /** A file of payloads: line 1 is valid, line 2 blank, line 3 invalid. */
    protected final Path file;

    /** A file with the definition of {@code my-scale} on the page about own instruments. */
    protected final Path path;

    protected final ResponseChecker checker = CHECKER;
    protected final Responses responses = Responses.parse(json);
    protected final CheckedResponses checked = checker.check(responses).orElseThrow();
    protected final ScoreReport report = Scorer.complete().score(checked);

    /** Of the WAI-SR and one dyad: totals of 4, 4.25, 3.25, 3.5 and 4.75 in sessions 1, 2, 4, 5 and 6. */
    protected final List<ScoreReport> reports = REPORTS;

    /** Of the WAI: client and therapist of six dyads, and one therapist whose client didn't answer. */
    protected final List<ScoreReport> reportsOfBothRaters = REPORTS_OF_BOTH_RATERS;

    /** Of the WAI-SR total, simulated: 20 dyads with four sessions each. */
    protected final List<Trajectory> trajectories = TRAJECTORIES;

    /** Symptoms in each session of the {@link #trajectories}. */
    protected final OutcomeSeries outcomes = OUTCOMES;

    /** The measurement error of the totals in {@link #reports} and {@link #trajectories}. */
    protected final MeasurementError error =
            new MeasurementError(0.5, 0.84, ReliabilityKind.RETEST, "invented for the snippets");

    /** Of the WAI-SR, simulated: the answers of 200 persons. */
    protected final KeyedResponseMatrix matrix = MATRIX;

    /** Three studies to pool. */
    protected final List<CorrelationStudy> studies = List.of(
            CorrelationStudy.of("A", 0.3, 53), CorrelationStudy.of("B", 0.1, 103), CorrelationStudy.of("C", 0.4, 83));

    protected SnippetPrelude(Path folder) {
        this.file = file(folder);
        this.path = path(folder);
    }

    /** Writes the files at {@link #file} and {@link #path}. */
    static void writeFiles(Path folder) throws IOException {
        Files.writeString(file(folder), SHEETS);
        Files.writeString(
                path(folder),
                Document.read("docs/own-instruments.md").json("schemaVersion").get(0));
    }

    private static Path file(Path folder) {
        return folder.resolve("sheets.ndjson");
    }

    private static Path path(Path folder) {
        return folder.resolve("my-scale.json");
    }

    private static List<ScoreReport> reports() {
        Map<Integer, Integer> sums = new TreeMap<>(Map.of(1, 48, 2, 51, 4, 39, 5, 42, 6, 57));
        List<ScoreReport> reports = new ArrayList<>();
        sums.forEach((session, sum) -> {
            Responses.Builder sheet =
                    Responses.builder("wai-sr", Rater.CLIENT).dyadId("d-9").session(session);
            for (int item = 1; item <= 12; item++) {
                sheet.answer(item, (sum + item - 1) / 12);
            }
            reports.add(score(sheet.build()));
        });
        return reports;
    }

    private static List<ScoreReport> reportsOfBothRaters() {
        int[][] bonds = {{6, 5}, {5, 5}, {6, 5}, {4, 4}, {5, 4}, {6, 6}};
        List<ScoreReport> reports = new ArrayList<>();
        for (int dyad = 0; dyad < bonds.length; dyad++) {
            reports.add(score(wai(Rater.CLIENT, dyad, bonds[dyad][0])));
            reports.add(score(wai(Rater.THERAPIST, dyad, bonds[dyad][1])));
        }
        reports.add(score(wai(Rater.THERAPIST, bonds.length, 4)));
        return reports;
    }

    /** A sheet with the same keyed answer to every item. */
    private static Responses wai(Rater rater, int dyad, int keyed) {
        Instrument wai = BundledInstruments.wai();
        Responses.Builder sheet = Responses.builder("wai", rater).dyadId("d-" + (dyad + 1));
        for (int item : wai.itemNumbers()) {
            sheet.answer(item, wai.reversed().contains(item) ? 8 - keyed : keyed);
        }
        return sheet.build();
    }

    private static List<Trajectory> trajectories() {
        List<ScoreReport> reports = ResponseSimulation.of(BundledInstruments.waiShortRevised())
                .withSessions(4)
                .withStability(0.6)
                .sample(20, 42)
                .responses()
                .stream()
                .map(simulated -> score(simulated.responses()))
                .toList();
        return ScoreSeries.group(reports).series().stream()
                .map(series -> series.scale("total"))
                .toList();
    }

    private static OutcomeSeries outcomes() {
        OutcomeSeries.Builder outcomes = OutcomeSeries.builder("symptoms", OutcomeDirection.HIGHER_IS_WORSE);
        int number = 0;
        for (Trajectory trajectory : TRAJECTORIES) {
            for (SeriesPoint point : trajectory.points()) {
                // the remainder stands for all else that the symptoms depend on
                double other = number++ * 7 % 12;
                outcomes.add(
                        trajectory.key().dyadId(),
                        point.session().getAsInt(),
                        30 + other - 4 * point.value().getAsDouble());
            }
        }
        return outcomes.build();
    }

    private static ScoreReport score(Responses sheet) {
        return Scorer.complete().score(CHECKER.check(sheet).orElseThrow());
    }
}

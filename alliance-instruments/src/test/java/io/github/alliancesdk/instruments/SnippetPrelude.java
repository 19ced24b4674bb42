package io.github.alliancesdk.instruments;

import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.statistics.change.ScoreSeries;
import io.github.alliancesdk.core.statistics.change.Trajectory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;

/**
 * The variables and methods that snippets of statements use, as they would exist in an application: a received payload,
 * files, a checker, a way to answer. A snippet may declare one of these names itself; it then hides the one here.
 */
public abstract class SnippetPrelude implements Callable<Object> {
    private static final String SHEETS = """
            {"instrument":"dwai","rater":"client","responses":{"1":5,"2":6,"3":4,"4":5,"5":7,"6":4}}

            {"instrument":"dwai","rater":"client","responses":{"1":5,"2":6,"3":9}}
            """;

    /** The payload on the page about payloads; it is valid. */
    protected final String json =
            Document.read("docs/payload.md").json("responses").get(0);

    /** A file of payloads: line 1 is valid, line 2 blank, line 3 invalid. */
    protected final Path file;

    /** A file with the definition of {@code my-scale} on the page about own instruments. */
    protected final Path path;

    protected final ResponseChecker checker = ResponseChecker.of(BundledInstruments.catalog());
    protected final Responses responses = Responses.parse(json);
    protected final CheckedResponses checked = checker.check(responses).orElseThrow();
    protected final ScoreReport report = Scorer.complete().score(checked);

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

    /** Mean scores of the WAI-SR total, from session 1 on; NaN means no session. */
    protected Trajectory trajectory(double... means) {
        List<ScoreReport> reports = new ArrayList<>();
        for (int i = 0; i < means.length; i++) {
            if (!Double.isNaN(means[i])) {
                Responses.Builder sheet =
                        Responses.builder("wai-sr", Rater.CLIENT).dyadId("d-9").session(i + 1);
                int sum = (int) Math.round(means[i] * 12);
                for (int item = 1; item <= 12; item++) {
                    sheet.answer(item, (sum + item - 1) / 12);
                }
                reports.add(Scorer.complete().score(checker.check(sheet.build()).orElseThrow()));
            }
        }
        return ScoreSeries.of(reports).scale("total");
    }
}

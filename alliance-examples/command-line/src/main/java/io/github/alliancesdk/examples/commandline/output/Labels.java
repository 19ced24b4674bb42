package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.instrument.DefinitionVersion;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.scoring.MeasurementContext;
import io.github.alliancesdk.core.scoring.ScoreRecord;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.SheetScores;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The labels of figures: instrument, rater, referent and format. No table and no picture shows figures without them.
 */
final class Labels {
    private Labels() {}

    /** Such as {@code WAI-SR (wai-sr 1.0.0)}. */
    static String of(Instrument instrument) {
        return instrument.abbreviation().orElse(instrument.title()) + " (" + instrument.id() + " "
                + instrument.definitionVersion() + ")";
    }

    /** Such as {@code answers 1..5 (default)}. */
    static String of(ResponseFormat format) {
        return "answers " + format.range() + " (" + format.id() + ")";
    }

    /** Such as {@code WAI-SR (wai-sr 1.0.0), rated by client, referent app, answers 1..5 (default)}. */
    static String of(Instrument instrument, Rater rater, Referent referent, ResponseFormat format) {
        return of(instrument) + ", rated by " + rater.id() + ", referent " + referent.id() + ", " + of(format);
    }

    /** The same label of scores. A score record doesn't know the name of its instrument: {@code wai-sr 1.0.0, ..}. */
    static String of(SheetScores scores) {
        if (scores instanceof ScoreReport report) {
            return of(report.definition(), report.rater(), report.referent(), report.format());
        }
        MeasurementContext context = scores.context();
        return scores.instrument() + " " + scores.definitionVersion() + ", rated by "
                + scores.rater().id() + ", referent " + scores.referent().id() + ", answers " + context.range() + " ("
                + context.format().orElseThrow() + ")";
    }

    /** The same facts for programs. */
    static Map<String, Object> map(SheetScores scores) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rater", scores.rater().id());
        map.put("referent", scores.referent().id());
        map.put("format", scores.context().format().orElseThrow());
        map.put("range", scores.context().range());
        map.putAll(map(scores.definitionVersion(), scores.definitionDigest(), scores.status(), scores.openQuestions()));
        return map;
    }

    /** The version, digest, status and open questions of a definition. */
    static Map<String, Object> map(Instrument instrument) {
        return map(
                instrument.definitionVersion(),
                instrument.definitionDigest(),
                instrument.status(),
                instrument.openQuestions());
    }

    private static Map<String, Object> map(
            DefinitionVersion version, String digest, InstrumentStatus status, List<String> openQuestions) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("definitionVersion", version.toString());
        map.put("definitionDigest", digest);
        map.put("status", status.id());
        if (!openQuestions.isEmpty()) {
            map.put("openQuestions", openQuestions);
        }
        return map;
    }

    /** A line for each open question of an instrument. */
    static List<String> reservations(InstrumentId instrument, List<String> openQuestions) {
        return openQuestions.stream()
                .map(question -> "Open question of " + instrument + ": " + question)
                .toList();
    }

    /** A line for each open question of the instruments. */
    static List<String> reservations(List<SheetScores> scores) {
        return scores.stream()
                .flatMap(sheet -> reservations(sheet.instrument(), sheet.openQuestions()).stream())
                .distinct()
                .toList();
    }

    /** Whether any scores were read back. */
    private static boolean areFromRecords(List<SheetScores> scores) {
        return scores.stream().anyMatch(ScoreRecord.class::isInstance);
    }

    /** The mark of an output with scores that were read back, for programs. */
    static Map<String, Object> origin(List<SheetScores> scores) {
        return areFromRecords(scores) ? Map.of("from", "records") : Map.of();
    }

    /** The same mark for people. */
    static Optional<String> originInWords(List<SheetScores> scores) {
        return areFromRecords(scores)
                ? Optional.of("From records: stored scores were read back, without their answers.")
                : Optional.empty();
    }
}

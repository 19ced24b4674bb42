package io.github.alliancesdk.examples.intake.series;

import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.statistics.change.MeasurementError;
import io.github.alliancesdk.core.statistics.change.ScoreSeries;
import io.github.alliancesdk.core.statistics.change.SeriesGroups;
import io.github.alliancesdk.examples.intake.IntakeProperties;
import io.github.alliancesdk.examples.intake.administration.Administration;
import io.github.alliancesdk.examples.intake.administration.Administrations;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;

/** Builds the series of a dyad. It scores the raw answers again, by the definition with each record's digest. */
@Service
public class SeriesOfDyads {
    private final Administrations administrations;
    private final IntakeProperties properties;

    SeriesOfDyads(Administrations administrations, IntakeProperties properties) {
        this.administrations = administrations;
        this.properties = properties;
    }

    /**
     * The series of a dyad.
     *
     * @param scale the scale to follow; empty for all scales
     * @param error the measurement error of the scale's scores; empty for the configured one
     * @return the series; empty if the dyad has no final record
     */
    public Optional<DyadSeries> of(String dyadId, Optional<String> scale, Optional<MeasurementError> error) {
        List<Administration> rows = administrations.ofDyad(dyadId);
        if (rows.isEmpty()) {
            return Optional.empty();
        }
        List<ScoreReport> reports = new ArrayList<>();
        List<String> unscored = new ArrayList<>();
        for (Administration row : rows) {
            administrations.score(row).ifPresentOrElse(reports::add, () -> unscored.add(row.recordId()));
        }
        SeriesGroups groups = ScoreSeries.group(reports);
        List<Course> courses = groups.series().stream()
                .flatMap(series -> series.scales().stream()
                        .filter(id -> scale.isEmpty() || scale.get().equals(id))
                        .map(id -> Course.of(
                                series,
                                series.scale(id),
                                error.or(() -> properties.measurementError(series.key(), id)))))
                .toList();
        return Optional.of(new DyadSeries(dyadId, version(rows), courses, groups.problems(), unscored));
    }

    /** A hash of the records' random etags. A hash of the scores could be reversed by trying all possible scores. */
    private static String version(List<Administration> rows) {
        String words = rows.stream().map(Administration::etag).collect(Collectors.joining());
        return UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8)).toString();
    }
}

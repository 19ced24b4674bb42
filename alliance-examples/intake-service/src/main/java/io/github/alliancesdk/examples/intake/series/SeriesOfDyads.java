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

/** Makes series of a dyad's records. They are scored anew from the raw answers, each by the definition of its digest. */
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
     * @param scale the only scale to follow; empty for all
     * @param error the measurement error of its scores; empty for the one that is configured
     * @return empty if there is no final record of such a dyad
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

    /** Made of random words only: a hash of scores would tell them to whoever tries all. */
    private static String version(List<Administration> rows) {
        String words = rows.stream().map(Administration::etag).collect(Collectors.joining());
        return UUID.nameUUIDFromBytes(words.getBytes(StandardCharsets.UTF_8)).toString();
    }
}

package io.github.alliancesdk.examples.intake.api;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.statistics.change.MeasurementError;
import io.github.alliancesdk.core.statistics.change.ReliabilityKind;
import io.github.alliancesdk.examples.intake.IntakeProperties;
import io.github.alliancesdk.examples.intake.series.SeriesOfDyads;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The series of a dyad over its sessions. */
@RestController
class DyadController {
    private final SeriesOfDyads series;
    private final InstrumentCatalog catalog;
    private final IntakeProperties properties;

    DyadController(SeriesOfDyads series, InstrumentCatalog catalog, IntakeProperties properties) {
        this.series = series;
        this.catalog = catalog;
        this.properties = properties;
    }

    @GetMapping("/dyads/{dyadId}/series")
    ResponseEntity<?> series(
            @PathVariable String dyadId,
            @RequestParam(required = false) @Nullable String scale,
            @RequestParam(required = false) @Nullable Double sd,
            @RequestParam(required = false) @Nullable Double reliability,
            @RequestParam(required = false) @Nullable String reliabilityKind,
            @RequestParam(required = false) @Nullable String source) {
        requireKnown(scale);
        Optional<MeasurementError> error = error(scale, sd, reliability, reliabilityKind, source);
        return series.of(dyadId, Optional.ofNullable(scale), error)
                .<ResponseEntity<?>>map(found -> ResponseEntity.ok()
                        .eTag(etag(found.version(), String.valueOf(scale), error))
                        .body(SeriesJson.of(found)))
                .orElseGet(() -> ErrorBody.of(HttpStatus.NOT_FOUND).toResponse());
    }

    private void requireKnown(@Nullable String scale) {
        if (scale != null
                && catalog.instruments().stream()
                        .noneMatch(instrument -> instrument.scales().stream()
                                .anyMatch(known -> known.id().equals(scale)))) {
            throw new WrongRequestException("No instrument has such a scale.");
        }
    }

    /** The measurement error in the request: all figures for one scale, or no figures. */
    private static Optional<MeasurementError> error(
            @Nullable String scale,
            @Nullable Double sd,
            @Nullable Double reliability,
            @Nullable String kind,
            @Nullable String source) {
        if (Stream.of(sd, reliability, kind, source).allMatch(Objects::isNull)) {
            return Optional.empty();
        }
        if (scale == null || sd == null || reliability == null || kind == null || source == null) {
            throw new WrongRequestException(
                    "A measurement error is of one scale: scale, sd, reliability, reliabilityKind and source go together.");
        }
        ReliabilityKind known = Coded.find(ReliabilityKind.class, kind)
                .orElseThrow(() -> new WrongRequestException("reliabilityKind is one of alpha, stratified-alpha, omega,"
                        + " split-half, parallel-forms, retest and within-person."));
        try {
            return Optional.of(new MeasurementError(sd, reliability, known, source));
        } catch (IllegalArgumentException e) {
            throw new WrongRequestException(
                    "sd is a number of at least 0, reliability one from 0 to 1, and source isn't blank.");
        }
    }

    private String etag(String version, String scale, Optional<MeasurementError> error) {
        String all = version + scale + error.map(Object::toString).orElse("") + properties.measurementErrors();
        return UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8)).toString();
    }
}

package io.github.alliancesdk.examples.intake;

import io.github.alliancesdk.core.scoring.MissingPolicy;
import io.github.alliancesdk.core.statistics.change.MeasurementError;
import io.github.alliancesdk.core.statistics.change.ReliabilityKind;
import io.github.alliancesdk.core.statistics.change.SeriesKey;
import io.github.alliancesdk.core.validation.Completeness;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is configured under {@code intake}.
 *
 * @param tokens who may use the service: a name for each, and {@code sha256:} with the hex digest of the token
 * @param experimental whether instruments with unconfirmed keys are taken, the demonstration instrument among them
 * @param completeness whether each missing answer of a final sheet is a problem; drafts may have gaps anyway
 * @param missing when a scale is scored: {@code complete}, or for example {@code prorate:0.8}
 * @param limits how much is taken
 * @param measurementErrors the measurement error of scales, where somebody vouches for it
 */
@ConfigurationProperties("intake")
public record IntakeProperties(
        @DefaultValue Map<String, String> tokens,
        @DefaultValue("true") boolean experimental,
        @DefaultValue("optional") Completeness completeness,
        @DefaultValue("complete") String missing,
        @DefaultValue Limits limits,
        @DefaultValue List<ScaleError> measurementErrors) {
    /** Stops the start if a policy or a measurement error isn't one. */
    public IntakeProperties {
        tokens = Map.copyOf(tokens);
        measurementErrors = List.copyOf(measurementErrors);
        MissingPolicy.parse(missing);
        measurementErrors.forEach(ScaleError::toMeasurementError);
    }

    /** What the policy's word stands for. */
    public MissingPolicy policy() {
        return MissingPolicy.parse(missing);
    }

    /** The measurement error of a scale of a series, if one is configured. */
    public Optional<MeasurementError> measurementError(SeriesKey key, String scale) {
        return measurementErrors.stream()
                .filter(error ->
                        error.instrument().equals(key.context().instrument().value())
                                && error.rater().equals(key.context().rater().id())
                                && error.scale().equals(scale))
                .findFirst()
                .map(ScaleError::toMeasurementError);
    }

    /**
     * How much is taken.
     *
     * @param bodyBytes the most bytes of a request's body
     * @param requestsPerMinute the most requests of one token, or of one address without a token
     */
    public record Limits(
            @DefaultValue("65536") int bodyBytes,
            @DefaultValue("600") int requestsPerMinute) {}

    /**
     * The measurement error of one scale.
     *
     * @param instrument the id of the instrument
     * @param rater who rates
     * @param scale the id of the scale
     * @param sd the standard deviation of its mean scores
     * @param reliability its reliability, 0 to 1
     * @param kind what kind of reliability that is, such as {@code retest}
     * @param source where both figures come from
     */
    public record ScaleError(
            String instrument,
            @DefaultValue("client") String rater,
            @DefaultValue("total") String scale,
            double sd,
            double reliability,
            String kind,
            String source) {
        MeasurementError toMeasurementError() {
            ReliabilityKind known = ReliabilityKind.find(kind)
                    .orElseThrow(() -> new IllegalArgumentException("intake.measurement-errors: no kind " + kind));
            return new MeasurementError(sd, reliability, known, source);
        }
    }
}

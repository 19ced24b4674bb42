package io.github.alliancesdk.examples.intake;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.response.PayloadLimits;
import io.github.alliancesdk.core.statistics.change.MeasurementError;
import io.github.alliancesdk.core.statistics.change.ReliabilityKind;
import io.github.alliancesdk.core.statistics.change.SeriesKey;
import io.github.alliancesdk.core.validation.Completeness;
import java.time.Period;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration under {@code intake}.
 *
 * @param definitions the files of the operator's own definitions, whose instruments are accepted as the shipped ones are
 * @param tokens who may use the service: for each user a role and a name, such as {@code clinician.mary}, and
 *     {@code sha256:} with the hex digest of the token
 * @param experimental whether instruments with unconfirmed keys are accepted, including the demonstration instrument
 * @param completeness whether a missing answer of a final sheet is a problem; drafts may always have gaps
 * @param missing when a scale is scored: {@code complete}, or for example {@code prorate:0.8}
 * @param limits limits on requests
 * @param reserveBytes the free space of H2's disk below which nothing is written or read
 * @param measurementErrors the measurement errors of scales that the operator has evidence for
 * @param retention how long records and drafts are kept
 * @param fhir how QuestionnaireResponses are read
 */
@ConfigurationProperties("intake")
public record IntakeProperties(
        @DefaultValue List<String> definitions,
        @DefaultValue Map<String, String> tokens,
        @DefaultValue("true") boolean experimental,
        @DefaultValue("optional") Completeness completeness,
        @DefaultValue("complete") String missing,
        @DefaultValue Limits limits,
        @DefaultValue("67108864") long reserveBytes,
        @DefaultValue List<ScaleError> measurementErrors,
        @DefaultValue Retention retention,
        @DefaultValue Fhir fhir) {
    /** Throws if a policy or a measurement error is invalid, so that the service doesn't start. */
    public IntakeProperties {
        definitions = List.copyOf(definitions);
        tokens = Map.copyOf(tokens);
        measurementErrors = List.copyOf(measurementErrors);
        MissingPolicy.parse(missing);
        measurementErrors.forEach(ScaleError::toMeasurementError);
    }

    /** The parsed missing policy. */
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
     * Limits on requests.
     *
     * @param bodyBytes the maximum size of a request's body in bytes
     * @param requestsPerMinute the maximum number of requests per minute for one token, or for one address without a
     *     token
     * @param bodiesPerAddress the maximum number of bodies that one address sends at the same time
     * @param bodies the maximum number of bodies that all addresses together send at the same time; fewer than the
     *     server has threads, so that requests without a body are still answered
     */
    public record Limits(
            @DefaultValue("65536") int bodyBytes,
            @DefaultValue("600") int requestsPerMinute,
            @DefaultValue("50") int bodiesPerAddress,
            @DefaultValue("150") int bodies) {
        /** The limits on a payload: it may be as long as a body. */
        public PayloadLimits payload() {
            return PayloadLimits.defaults().withBytes(bodyBytes);
        }
    }

    /**
     * How long records and drafts are kept.
     *
     * @param records the time from becoming final until a record is erased; null if records are kept
     * @param drafts the time from the first saving until a draft is erased; null if drafts are kept
     */
    public record Retention(
            @Nullable Period records, @Nullable Period drafts) {
        /** Throws if a period isn't longer than nothing. */
        public Retention {
            if (Stream.of(Optional.ofNullable(records), Optional.ofNullable(drafts))
                    .flatMap(Optional::stream)
                    .anyMatch(period -> period.isZero() || period.isNegative())) {
                throw new IllegalArgumentException("intake.retention: a period must be longer than nothing");
            }
        }
    }

    /**
     * How QuestionnaireResponses are read.
     *
     * @param fields the element of FHIR with a reference, such as {@code subject}, for each field of the payload that it
     *     states, such as {@code dyadId}
     */
    public record Fhir(@DefaultValue Map<String, String> fields) {
        /** Copies the map. */
        public Fhir {
            fields = Map.copyOf(fields);
        }
    }

    /**
     * The measurement error of one scale.
     *
     * @param instrument the id of the instrument
     * @param rater the rater
     * @param scale the id of the scale
     * @param sd the standard deviation of its mean scores
     * @param reliability its reliability, 0 to 1
     * @param kind the kind of reliability, such as {@code retest}
     * @param source the publication or data set of both figures
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
            ReliabilityKind known = Coded.find(ReliabilityKind.class, kind)
                    .orElseThrow(() -> new IllegalArgumentException("intake.measurement-errors: no kind " + kind));
            return new MeasurementError(sd, reliability, known, source);
        }
    }
}

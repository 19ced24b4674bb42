package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.statistics.change.MeasurementError;
import io.github.alliancesdk.core.statistics.change.ReliabilityKind;
import io.github.alliancesdk.examples.commandline.input.ReadingOptions;
import io.github.alliancesdk.examples.commandline.input.WordConverter;
import java.util.List;
import picocli.CommandLine.Option;

/** The options that state the measurement error of a scale. They go together. */
final class ErrorOptions {
    @Option(
            names = "--sd",
            required = true,
            paramLabel = "S",
            converter = DecimalConverter.class,
            description = "The standard deviation of mean scores of the scale, above 0.")
    private double sd;

    @Option(
            names = "--reliability",
            required = true,
            paramLabel = "R",
            converter = DecimalConverter.class,
            description = "The reliability of the scale, from 0 to 1.")
    private double reliability;

    @Option(
            names = "--reliability-kind",
            required = true,
            paramLabel = "K",
            converter = KindConverter.class,
            description = {
                "What kind of reliability it is: alpha, stratified-alpha, omega, split-half, parallel-forms,"
                        + " retest or within-person. The first four ignore day-to-day variation."
            })
    private ReliabilityKind kind;

    @Option(
            names = "--source",
            required = true,
            paramLabel = "TEXT",
            description = "The source of both figures, such as a citation.")
    private String source;

    /** The measurement error. Figures that can't be one are wrong use. */
    MeasurementError error(ReadingOptions reading) {
        if (!(sd > 0)) {
            throw reading.wrongUse("--sd", "a standard deviation is above 0");
        }
        try {
            return new MeasurementError(sd, reliability, kind, source);
        } catch (IllegalArgumentException e) {
            throw reading.wrongUse("--sd, --reliability or --source", e.getMessage());
        }
    }

    /** Converts a kind of reliability. */
    static final class KindConverter extends WordConverter<ReliabilityKind> {
        KindConverter() {
            super(List.of(ReliabilityKind.values()), ReliabilityKind::id);
        }
    }
}

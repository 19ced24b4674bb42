package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.interchange.fhir.FhirObservations;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A Bundle of FHIR Observations a line. */
public final class FhirOutput implements ScoreOutput {
    private final FhirObservations observations = FhirObservations.withDefaults();

    @Override
    public boolean isParallel() {
        return true;
    }

    @Override
    public ReportWriter writer(ByteText to) {
        OutputStream out = to.stream();
        return (report, passthrough) -> {
            try {
                out.write((observations.write(report) + '\n').getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        };
    }
}

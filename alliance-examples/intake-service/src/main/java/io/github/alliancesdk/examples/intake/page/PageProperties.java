package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.wording.UseContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Configuration under {@code intake.page}.
 *
 * @param names the names that forms insert for the therapist, app or agent
 * @param wordings the wording packs that the operator has a licence for
 */
@ConfigurationProperties("intake.page")
public record PageProperties(
        @DefaultValue Map<Referent, String> names,
        @DefaultValue List<Wording> wordings) {
    /**
     * A wording pack, and the operator's statement that the licence permits this use.
     *
     * @param file the pack, in the form that {@code alliance wording template} writes
     * @param licence the name of the licence, exactly as in the pack
     * @param context what the texts are used for here
     */
    public record Wording(Path file, String licence, UseContext context) {}
}

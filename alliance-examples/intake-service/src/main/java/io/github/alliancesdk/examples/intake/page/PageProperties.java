package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.wording.UseContext;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * What is configured under {@code intake.page}.
 *
 * @param names what a form calls the therapist, app or agent that its texts speak of
 * @param wordings the wording packs that somebody here holds a licence for
 */
@ConfigurationProperties("intake.page")
public record PageProperties(
        @DefaultValue Map<Referent, String> names,
        @DefaultValue List<Wording> wordings) {
    /**
     * A wording pack, and the word that its licence is held and permits this use.
     *
     * @param file the pack, in the form that {@code alliance wording template} writes
     * @param licence what names the licence, letter by letter as the pack does
     * @param context what the texts are used for here
     */
    public record Wording(Path file, String licence, UseContext context) {}
}

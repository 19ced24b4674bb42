package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.wording.AcceptedWording;
import io.github.alliancesdk.core.wording.FormRenderer;
import io.github.alliancesdk.core.wording.InvalidWordingException;
import io.github.alliancesdk.core.wording.LicenceAcceptance;
import io.github.alliancesdk.core.wording.RenderedForm;
import io.github.alliancesdk.core.wording.UseContext;
import io.github.alliancesdk.core.wording.WordingPack;
import io.github.alliancesdk.core.wording.WordingPacks;
import io.github.alliancesdk.core.wording.WordingRefusedException;
import io.github.alliancesdk.instruments.DemonstrationInstrument;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.stereotype.Component;

/** Renders forms with the demonstration's wording or a configured pack. Without a pack, an item is its number. */
@Component
class Wordings {
    private final PageProperties properties;
    private final WordingPacks packs;
    private final List<AcceptedWording> accepted;

    /**
     * A rendered form.
     *
     * @param texts its texts, not escaped yet: the templates escape them
     * @param worded whether there was a wording
     */
    record Worded(RenderedForm texts, boolean worded) {}

    /** Reads and accepts all packs, so that an invalid pack fails at start and not when a form is shown. */
    Wordings(PageProperties properties, InstrumentCatalog catalog) {
        this.properties = properties;
        LicenceAcceptance demonstration = LicenceAcceptance.of(DemonstrationInstrument.LICENCE, UseContext.EDUCATIONAL);
        this.accepted = Stream.concat(
                        properties.wordings().stream().map(wording -> read(wording, catalog)),
                        DemonstrationInstrument.packs().all().stream()
                                .map(pack -> pack.accept(DemonstrationInstrument.instrument(), demonstration)))
                .toList();
        this.packs = WordingPacks.of(
                        accepted.stream().map(AcceptedWording::pack).toList())
                .withFallback(Locale.ENGLISH);
    }

    private static AcceptedWording read(PageProperties.Wording wording, InstrumentCatalog catalog) {
        try {
            WordingPack pack = WordingPack.parse(wording.file());
            Instrument instrument = catalog.findByDigest(pack.instrument().value(), pack.definitionDigest())
                    .orElseThrow(() -> refused(wording, "it is for a definition that isn't known here"));
            return pack.accept(instrument, LicenceAcceptance.of(wording.licence(), wording.context()));
        } catch (IOException e) {
            throw refused(wording, "it can't be read");
        } catch (InvalidWordingException | WordingRefusedException e) {
            throw refused(wording, String.valueOf(e.getMessage()));
        }
    }

    private static InvalidConfigurationPropertyValueException refused(PageProperties.Wording wording, String reason) {
        return new InvalidConfigurationPropertyValueException("intake.page.wordings", wording.file(), reason);
    }

    /** The form of the responses' instrument, in the given language or the nearest one available. */
    Worded form(CheckedResponses responses, Locale language) {
        Optional<AcceptedWording> wording = wording(responses.instrument(), responses.rater(), language);
        FormRenderer renderer = wording.map(FormRenderer::of)
                .orElseGet(() -> FormRenderer.of(responses.instrument()).withLanguage(language));
        for (Referent referent : Referent.values()) {
            renderer = renderer.withName(
                    referent, properties.names().getOrDefault(referent, referent.displayName(language)));
        }
        return new Worded(renderer.withFormat(responses.format().id()).render(), wording.isPresent());
    }

    private Optional<AcceptedWording> wording(Instrument instrument, Rater rater, Locale language) {
        return packs.find(instrument, rater, language)
                .flatMap(pack ->
                        accepted.stream().filter(each -> each.pack() == pack).findFirst());
    }
}

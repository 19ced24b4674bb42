package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.wording.AcceptedWording;
import io.github.alliancesdk.core.wording.FormRenderer;
import io.github.alliancesdk.core.wording.LicenceAcceptance;
import io.github.alliancesdk.core.wording.RenderedForm;
import io.github.alliancesdk.core.wording.UseContext;
import io.github.alliancesdk.core.wording.WordingPack;
import io.github.alliancesdk.core.wording.WordingPacks;
import io.github.alliancesdk.core.wording.WordingReader;
import io.github.alliancesdk.instruments.DemonstrationInstrument;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The texts of forms: the demonstration's, and those of the configured packs. Without a pack an item is its number. */
@Component
class Wordings {
    private final PageProperties properties;
    private final List<Licensed> licensed;
    private final WordingPacks packs;

    /** A pack and the licence that is held for it. */
    private record Licensed(WordingPack pack, LicenceAcceptance licence) {}

    /**
     * A form.
     *
     * @param texts its texts, which aren't escaped yet: the templates do that
     * @param worded whether a wording was there
     */
    record Worded(RenderedForm texts, boolean worded) {}

    Wordings(PageProperties properties) {
        this.properties = properties;
        LicenceAcceptance demonstration = LicenceAcceptance.of(DemonstrationInstrument.LICENCE, UseContext.EDUCATIONAL);
        this.licensed = Stream.concat(
                        properties.wordings().stream().map(Wordings::read),
                        DemonstrationInstrument.packs().all().stream().map(pack -> new Licensed(pack, demonstration)))
                .toList();
        this.packs =
                WordingPacks.of(licensed.stream().map(Licensed::pack).toList()).withFallback(Locale.ENGLISH);
    }

    private static Licensed read(PageProperties.Wording wording) {
        try {
            return new Licensed(
                    WordingReader.read(wording.file()), LicenceAcceptance.of(wording.licence(), wording.context()));
        } catch (IOException e) {
            throw new UncheckedIOException("intake.page.wordings: can't read " + wording.file(), e);
        }
    }

    /** The form that responses belong to, in a language or in the nearest that there is. */
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
                        licensed.stream().filter(each -> each.pack() == pack).findFirst())
                .map(each -> each.pack().accept(instrument, each.licence()));
    }
}

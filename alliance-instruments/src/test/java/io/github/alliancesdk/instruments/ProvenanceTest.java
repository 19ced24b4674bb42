package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.CutoffStatement;
import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InstrumentQuery;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Provenance;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ProvenanceTest {
    private static final Set<Disposition> FIRM =
            Set.of(Disposition.CONFIRMED, Disposition.CONFIRMED_SECONDARY, Disposition.DERIVED);
    private static final Set<Disposition> NOTHING_TO_NAME =
            Set.of(Disposition.NOT_PUBLISHED, Disposition.NONE_FOUND, Disposition.OUR_CHOICE);

    static Stream<Instrument> shipped() {
        return BundledInstruments.catalog().instruments().stream();
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedFactHasOneEntryAndNothingElseHas(Instrument instrument) {
        assertThat(instrument.provenance())
                .extracting(Provenance::fact)
                .containsExactlyInAnyOrderElementsOf(presentFacts(instrument));
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyShippedFactNamesASourceUnlessThereIsNone(Instrument instrument) {
        for (Provenance entry : instrument.provenance()) {
            if (!NOTHING_TO_NAME.contains(entry.disposition())) {
                assertThat(entry.sources()).as(entry.fact()).isNotEmpty();
            }
            assertThat(entry.sources())
                    .as(entry.fact())
                    .isSubsetOf(instrument.sources().keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("shipped")
    void everyListedSourceIsUsed(Instrument instrument) {
        Set<String> used = new LinkedHashSet<>(instrument.origin());
        instrument.rights().ifPresent(rights -> used.addAll(rights.evidence()));
        instrument.provenance().forEach(entry -> used.addAll(entry.sources()));
        instrument.notes().forEach(note -> used.addAll(note.sources()));
        statements(instrument).forEach(statement -> used.addAll(statement.sources()));

        assertThat(instrument.sources().keySet()).containsExactlyInAnyOrderElementsOf(used);
    }

    @Test
    void noShippedDefinitionIsByTheAuthorOfItsInstrument() {
        List<Instrument> all = new ArrayList<>();
        for (InstrumentId id : BundledInstruments.catalog().ids()) {
            all.addAll(BundledInstruments.catalog().versions(id.value()));
        }
        all.add(DemonstrationInstrument.instrument());

        for (Instrument instrument : all) {
            List<Disposition> dispositions = new ArrayList<>();
            instrument.provenance().forEach(entry -> dispositions.add(entry.disposition()));
            instrument.notes().forEach(note -> note.disposition().ifPresent(dispositions::add));
            statements(instrument).forEach(statement -> dispositions.add(statement.disposition()));
            assertThat(dispositions).as("%s", instrument).doesNotContain(Disposition.AUTHOR);
        }
    }

    @Test
    void onlyTheDwaiIsKeyedOnAFactThatIsNotFirmAndItSaysSo() {
        List<String> weak = new ArrayList<>();
        for (Instrument instrument :
                BundledInstruments.catalog().find(InstrumentQuery.any().withStatus(InstrumentStatus.KEYED))) {
            for (String fact : keyFacts(instrument)) {
                Disposition disposition =
                        instrument.provenance(fact).orElseThrow().disposition();
                if (!FIRM.contains(disposition)) {
                    weak.add(instrument.id() + " " + fact + " " + disposition.id());
                    assertThat(instrument.openQuestions()).isNotEmpty();
                }
            }
        }

        assertThat(weak).containsExactly("dwai responseFormat unconfirmed");
    }

    @Test
    void anExperimentalKeySaysWhatIsOpen() {
        for (Instrument instrument :
                BundledInstruments.catalog().find(InstrumentQuery.any().withStatus(InstrumentStatus.EXPERIMENTAL))) {
            assertThat(instrument.openQuestions()).as("%s", instrument).isNotEmpty();
        }
    }

    @Test
    void aCataloguedInstrumentStatesNoFactOfAKeyAndSaysWhy() {
        for (Instrument instrument :
                BundledInstruments.catalog().find(InstrumentQuery.any().withStatus(InstrumentStatus.CATALOGUED))) {
            assertThat(instrument.provenance())
                    .as("%s", instrument)
                    .extracting(Provenance::fact)
                    .allMatch(fact -> fact.startsWith("structure/") || fact.startsWith("reliability/"));
            assertThat(instrument.whyNotKeyed()).as("%s", instrument).isPresent();
            assertThat(instrument.origin()).as("%s", instrument).isNotEmpty();
        }
    }

    /** Of some instruments nobody read whom to ask. */
    @ParameterizedTest
    @MethodSource("shipped")
    void theHolderOfTheWordingOfAKeyIsNamed(Instrument instrument) {
        if (instrument.status() != InstrumentStatus.CATALOGUED) {
            assertThat(instrument.rights()).hasValueSatisfying(rights -> {
                assertThat(rights.holder()).isNotBlank();
                assertThat(rights.contact().isEmpty())
                        .isEqualTo(List.of("arm-5", "haq-ii", "tasc-r", "care", "tes")
                                .contains(instrument.id().value()));
            });
        }
    }

    private static List<CutoffStatement> statements(Instrument instrument) {
        return instrument.cutoffs().map(Instrument.Cutoffs::statements).orElse(List.of());
    }

    private static List<String> keyFacts(Instrument instrument) {
        List<String> facts = new ArrayList<>(List.of("responseFormat", "reversed"));
        instrument.scales().forEach(scale -> facts.add("scales/" + scale.id() + "/items"));
        return facts;
    }

    private static List<String> presentFacts(Instrument instrument) {
        List<String> facts = new ArrayList<>();
        if (instrument.status() != InstrumentStatus.CATALOGUED) {
            facts.addAll(keyFacts(instrument));
            facts.add("metric");
        }
        instrument.raters().forEach(rater -> facts.add("raters/" + rater.id()));
        instrument.formats().stream().skip(1).forEach(format -> facts.add("formats/" + format.id()));
        if (instrument.items().stream().anyMatch(item -> item.derivedFrom().isPresent())) {
            facts.add("derivedFrom");
        }
        if (instrument.items().stream().anyMatch(Item::printedDescending)) {
            facts.add("printedDescending");
        }
        instrument.missing().ifPresent(rule -> facts.add("missing"));
        instrument.cutoffs().ifPresent(rule -> facts.add("cutoffs"));
        instrument.structure().forEach(finding -> facts.add("structure/" + finding.number()));
        instrument.reliability().forEach(finding -> facts.add("reliability/" + finding.number()));
        return facts;
    }
}

package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.alliancesdk.core.InventedInstruments;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class InstrumentQueryTest {
    private static final InstrumentQuery ANY = InstrumentQuery.any();

    /** Five items, for client and therapist, about an app or a therapist. */
    private static final Instrument DEMO = InventedInstruments.demo();

    private static final Instrument UNSURE = InventedInstruments.experimental();
    private static final Instrument LISTED = InventedInstruments.catalogued();

    private static final Instrument OBSERVED = InventedInstruments.begin("observed", 0, 5)
            .raters(Rater.OBSERVER, Rater.CLIENT)
            .referents(Referent.AGENT)
            .items(5)
            .scale("total", 1, 2, 3, 4, 5)
            .build();

    /** Empathy, not the alliance. */
    private static final Instrument EMPATHIC = InventedInstruments.begin("empathic", 0, 5)
            .construct(Construct.EMPATHY)
            .items(9)
            .scale("total", 1)
            .build();

    private static final InstrumentCatalog CATALOG = InstrumentCatalog.of(OBSERVED, UNSURE, LISTED, DEMO);

    static Stream<Arguments> queries() {
        return Stream.of(
                found(ANY, OBSERVED, UNSURE, LISTED, DEMO),
                found(ANY.withRater(Rater.CLIENT), OBSERVED, UNSURE, DEMO),
                found(ANY.withRater(Rater.THERAPIST), UNSURE, DEMO),
                found(ANY.withRater(Rater.CLIENT).withRater(Rater.OBSERVER), OBSERVED),
                found(ANY.withRater(Rater.OBSERVER).withRater(Rater.THERAPIST)),
                found(ANY.withReferent(Referent.AGENT), OBSERVED),
                found(ANY.withReferent(Referent.APP).withReferent(Referent.THERAPIST), UNSURE, DEMO),
                found(ANY.withReferent(Referent.UNSTATED)),
                found(ANY.withItems(5), OBSERVED, DEMO),
                found(ANY.withItems(1, 3), UNSURE),
                found(ANY.withItems(1, 4).withItems(3, 9), UNSURE),
                found(ANY.withItems(1, 4).withItems(5, 9)),
                found(ANY.withConstruct(Construct.ALLIANCE), OBSERVED, UNSURE, LISTED, DEMO),
                found(ANY.withConstruct(Construct.EMPATHY)),
                found(ANY.withConstruct(Construct.EMPATHY, Construct.ALLIANCE).withItems(5), OBSERVED, DEMO),
                found(ANY.withConstruct(Construct.EMPATHY).withConstruct(Construct.ALLIANCE)),
                found(ANY.withStatus(InstrumentStatus.KEYED), OBSERVED, DEMO),
                found(ANY.withStatus(InstrumentStatus.CATALOGUED, InstrumentStatus.EXPERIMENTAL), UNSURE, LISTED),
                found(ANY.withStatus(InstrumentStatus.KEYED).withStatus(InstrumentStatus.CATALOGUED)),
                found(
                        ANY.withStatus(InstrumentStatus.KEYED)
                                .withItems(5)
                                .withReferent(Referent.APP)
                                .withRater(Rater.THERAPIST),
                        DEMO));
    }

    private static Arguments found(InstrumentQuery query, Instrument... instruments) {
        return Arguments.of(query, List.of(instruments));
    }

    @ParameterizedTest
    @MethodSource("queries")
    void whatMeetsEveryConditionIsFoundInTheOrderOfTheCatalogue(InstrumentQuery query, List<Instrument> expected) {
        assertThat(CATALOG.find(query)).containsExactlyElementsOf(expected);
    }

    @Test
    void onlyTheNewestVersionIsFound() {
        Instrument newer = InventedInstruments.begin("unsure-3", 1, 5)
                .definitionVersion("2.0.0")
                .items(4)
                .scale("total", 1, 2, 3, 4)
                .build();

        assertThat(CATALOG.with(newer).find(ANY.withItems(3, 4))).containsExactly(newer);
    }

    @Test
    void anotherConstructIsFoundOnlyByAQueryThatAllowsIt() {
        InstrumentCatalog both = CATALOG.with(EMPATHIC);

        assertThat(both.find(ANY)).contains(EMPATHIC);
        assertThat(both.find(ANY.withConstruct(Construct.EMPATHY))).containsExactly(EMPATHIC);
        assertThat(both.find(ANY.withConstruct(Construct.ALLIANCE))).isEqualTo(CATALOG.instruments());
        assertThat(ANY.withConstruct(Construct.EMPATHY))
                .hasToString("InstrumentQuery[[EMPATHY], raters [], referents [], [KEYED, EXPERIMENTAL, CATALOGUED]]");
    }

    @Test
    void narrowingLeavesTheWiderQueryAsItWas() {
        InstrumentQuery wide = ANY.withRater(Rater.CLIENT);
        InstrumentQuery narrow = wide.withItems(3);

        assertThat(CATALOG.find(wide)).hasSize(3);
        assertThat(CATALOG.find(narrow)).hasSize(1);
        assertThat(narrow)
                .hasToString(
                        "InstrumentQuery[raters [CLIENT], referents [], items 3..3, [KEYED, EXPERIMENTAL, CATALOGUED]]");
        assertThat(wide.toString()).doesNotContain("items");
    }

    @ParameterizedTest
    @CsvSource({"0, 3", "-1, -1", "4, 3"})
    void numbersOfItemsThatNothingHasAreRefused(int fewest, int most) {
        assertThatIllegalArgumentException().isThrownBy(() -> ANY.withItems(fewest, most));
    }

    static Stream<Arguments> nullArguments() {
        return Stream.of(
                of("construct", () -> ANY.withConstruct(null)),
                of("language", () -> ANY.withLanguage(null)),
                of("more", () -> ANY.withConstruct(Construct.OTHER, (Construct[]) null)),
                of("rater", () -> ANY.withRater(null)),
                of("referent", () -> ANY.withReferent(null)),
                of("status", () -> ANY.withStatus(null)),
                of("more", () -> ANY.withStatus(InstrumentStatus.KEYED, (InstrumentStatus[]) null)),
                of("instrument", () -> ANY.matches(null)));
    }

    private static Arguments of(String parameter, ThrowingCallable call) {
        return Arguments.of(parameter, call);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("nullArguments")
    void aNullArgumentIsNamed(String parameter, ThrowingCallable call) {
        NullArgument.isNamed(parameter, call);
    }

    /** Of a catalogued instrument neither raters nor items are recorded, but its construct and status are. */
    @Test
    void whatIsNotRecordedIsUndecidedUnlessARecordedFactRulesItOut() {
        Instrument unknown = Instrument.builder("heard-of")
                .title("Only heard of")
                .status(InstrumentStatus.CATALOGUED)
                .construct(Construct.EMPATHY)
                .whyNotKeyed("Its key was not read.")
                .reversed()
                .build();

        assertThat(ANY.isUndecided(unknown)).isFalse();
        assertThat(ANY.withRater(Rater.CLIENT).isUndecided(unknown)).isTrue();
        assertThat(ANY.withReferent(Referent.APP).isUndecided(unknown)).isTrue();
        assertThat(ANY.withItems(1, 12).isUndecided(unknown)).isTrue();
        assertThat(ANY.withItems(1, 12).matches(unknown)).isFalse();
        assertThat(ANY.withItems(1, 12).withConstruct(Construct.EMPATHY).isUndecided(unknown))
                .isTrue();
        assertThat(ANY.withItems(1, 12).withConstruct(Construct.ALLIANCE).isUndecided(unknown))
                .isFalse();
        assertThat(ANY.withItems(1, 12).withStatus(InstrumentStatus.KEYED).isUndecided(unknown))
                .isFalse();
        assertThat(ANY.withLanguage("en").matches(DEMO)).isFalse();
        assertThat(ANY.withLanguage("en").isUndecided(DEMO)).isTrue();
        Instrument full = FullDefinition.builder().build();
        assertThat(ANY.withLanguage("en").withLanguage("pt-br").matches(full)).isTrue();
        assertThat(ANY.withLanguage("en").withLanguage("de").matches(full)).isFalse();
        assertThat(ANY.withLanguage("en").withLanguage("de").isUndecided(full)).isFalse();
        assertThat(ANY.withLanguage("en"))
                .hasToString("InstrumentQuery[languages [en], raters [], referents [], "
                        + "[KEYED, EXPERIMENTAL, CATALOGUED]]");
        assertThat(ANY.withItems(5).isUndecided(DEMO)).isFalse();
        assertThat(ANY.withItems(6).isUndecided(DEMO)).isFalse();
    }
}

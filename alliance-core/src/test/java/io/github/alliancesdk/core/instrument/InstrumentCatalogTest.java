package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.ProblemCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class InstrumentCatalogTest {
    private static final Instrument DEMO = InventedInstruments.demo();
    private static final Instrument WIDE = InventedInstruments.wide();
    private static final Instrument V1_0 = version("1.0.0", 2);
    private static final Instrument V1_2 = version("1.2.0", 2);
    private static final Instrument V1_10 = version("1.10.0", 2);
    private static final Instrument V2 = version("2.0.0", 3);
    private static final InstrumentCatalog VERSIONS = InstrumentCatalog.of(V1_2, V2, WIDE, V1_10, V1_0);

    private static Instrument version(String version, int items) {
        return InventedInstruments.begin("demo-v", 1, 5)
                .definitionVersion(version)
                .items(items)
                .scale("one", 1)
                .build();
    }

    @Test
    void theNewestVersionIsTheOneThatAnIdGives() {
        assertThat(VERSIONS.get("demo-v")).isSameAs(V2);
        assertThat(VERSIONS.get(InstrumentId.of("demo-v"))).isSameAs(V2);
        assertThat(VERSIONS.find("demo-v")).containsSame(V2);
    }

    @ParameterizedTest
    @ValueSource(strings = {"1.0.0", "1.2.0", "1.10.0", "2.0.0"})
    void everyVersionCanBeHad(String version) {
        assertThat(VERSIONS.get("demo-v", DefinitionVersion.parse(version)).definitionVersion())
                .hasToString(version);
    }

    @Test
    void theNewestVersionOfADigestCanBeFound() {
        assertThat(VERSIONS.findByDigest("demo-v", V1_0.definitionDigest())).containsSame(V1_10);
        assertThat(VERSIONS.findByDigest("demo-v", V2.definitionDigest())).containsSame(V2);
        assertThat(VERSIONS.findByDigest("demo-v", WIDE.definitionDigest())).isEmpty();
        assertThat(VERSIONS.findByDigest("demo-w", V2.definitionDigest())).isEmpty();
        assertThat(VERSIONS.findByDigest("demo-v", "no digest")).isEmpty();
    }

    @Test
    void versionsAreFromTheOldestToTheNewest() {
        assertThat(VERSIONS.versions("demo-v")).containsExactly(V1_0, V1_2, V1_10, V2);
        assertThat(VERSIONS.versions("demo-w")).isEmpty();
    }

    @Test
    void instrumentsAndIdsAreInTheOrderTheyWerePutIn() {
        assertThat(VERSIONS.instruments()).containsExactly(V2, WIDE);
        assertThat(VERSIONS.ids()).extracting(InstrumentId::value).containsExactly("demo-v", "wide-4");
        assertThat(InstrumentCatalog.of(List.of(WIDE, DEMO)).ids())
                .extracting(InstrumentId::value)
                .containsExactly("wide-4", "demo-5");
    }

    @Test
    void whatIsFoundCantBeChanged() {
        for (Collection<?> part :
                List.of(VERSIONS.instruments(), VERSIONS.ids(), VERSIONS.versions("demo-v"), VERSIONS.entries())) {
            assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(part::clear);
        }
    }

    @Test
    void whatACatalogueWasMadeOfCanBeChangedWithoutChangingIt() {
        List<Instrument> instruments = new ArrayList<>(List.of(DEMO));
        InstrumentCatalog catalog = InstrumentCatalog.of(instruments);
        instruments.clear();
        assertThat(catalog.instruments()).containsExactly(DEMO);
    }

    @Test
    void anUnknownIdNamesTheKnownOnes() {
        UnknownInstrumentException e =
                catchThrowableOfType(UnknownInstrumentException.class, () -> VERSIONS.get("demo"));
        assertThat(e).hasMessage("unknown instrument demo; known: demo-v, wide-4");
        assertThat(e.id()).isEqualTo("demo");
        assertThat(e.known()).containsExactly("demo-v", "wide-4");
    }

    @Test
    void anUnknownVersionNamesTheKnownOnes() {
        UnknownInstrumentException e = catchThrowableOfType(
                UnknownInstrumentException.class, () -> VERSIONS.get("demo-v", new DefinitionVersion(3, 0, 0)));
        assertThat(e.id()).isEqualTo("demo-v 3.0.0");
        assertThat(e.known()).containsExactly("demo-v 1.0.0", "demo-v 1.2.0", "demo-v 1.10.0", "demo-v 2.0.0");
        assertThat(e).hasMessageStartingWith("unknown instrument demo-v 3.0.0; known: demo-v 1.0.0, ");
    }

    @Test
    void aVersionOfAnUnknownIdNamesTheKnownIds() {
        UnknownInstrumentException e = catchThrowableOfType(
                UnknownInstrumentException.class, () -> VERSIONS.get("demo", new DefinitionVersion(1, 0, 0)));
        assertThat(e.id()).isEqualTo("demo");
        assertThat(e.known()).containsExactly("demo-v", "wide-4");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "DEMO-V", "demo-v ", "no such", "demo\nv", "x"})
    void anyTextMayBeLookedUp(String id) {
        assertThat(VERSIONS.find(id)).isEmpty();
        assertThat(VERSIONS.versions(id)).isEmpty();
        assertThatExceptionOfType(UnknownInstrumentException.class)
                .isThrownBy(() -> VERSIONS.get(id))
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("\n"));
    }

    @Test
    void theEmptyCatalogueKnowsNothing() {
        assertThat(InstrumentCatalog.empty().ids()).isEmpty();
        assertThat(InstrumentCatalog.empty().instruments()).isEmpty();
        assertThat(InstrumentCatalog.of().ids()).isEmpty();
        assertThatExceptionOfType(UnknownInstrumentException.class)
                .isThrownBy(() -> InstrumentCatalog.empty().get("demo-5"))
                .withMessage("unknown instrument demo-5: the catalogue is empty");
    }

    @Test
    void withAddsAndLeavesTheCatalogueAsItWas() {
        InstrumentCatalog small = InstrumentCatalog.of(WIDE);
        InstrumentCatalog large = small.with(DEMO, V1_0).with(V2);
        assertThat(small.instruments()).containsExactly(WIDE);
        assertThat(large.instruments()).containsExactly(WIDE, DEMO, V2);
        assertThat(large.versions("demo-v")).containsExactly(V1_0, V2);
    }

    @Test
    void theSameDefinitionMayComeTwice() {
        InstrumentCatalog catalog =
                InstrumentCatalog.of(DEMO, InventedInstruments.demo()).with(DEMO);
        assertThat(catalog.versions("demo-5")).containsExactly(DEMO);
    }

    @ParameterizedTest(name = "{0} with {1} items, {2} with {3}: conflict {4}")
    @CsvSource({
        "1.0.0, 2, 1.1.0, 2, false",
        "1.0.0, 2, 1.0.1, 2, false",
        "1.0.0, 2, 2.0.0, 3, false",
        "2.0.0, 3, 1.0.0, 2, false",
        "1.0.0, 2, 1.1.0, 3, true",
        "1.0.0, 2, 1.0.1, 3, true",
        "1.0.0, 2, 2.0.0, 2, true",
        "2.0.0, 2, 1.0.0, 2, true",
        "1.0.0, 2, 1.0.0, 3, true"
    })
    void theMajorNumberChangesIfAndOnlyIfTheDigestDoes(
            String version, int items, String otherVersion, int otherItems, boolean conflict) {
        Instrument one = version(version, items);
        Instrument other = version(otherVersion, otherItems);
        if (!conflict) {
            assertThat(InstrumentCatalog.of(one, other).versions("demo-v")).hasSize(2);
            return;
        }
        InvalidDefinitionException e =
                catchThrowableOfType(InvalidDefinitionException.class, () -> InstrumentCatalog.of(one, other));
        assertThat(e.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.VERSION_CONFLICT);
            assertThat(problem.pointer()).isEqualTo("/definitionVersion");
            assertThat(problem.message()).startsWith("demo-v " + otherVersion + " conflicts with " + version + ":");
        });
    }

    @Test
    void oneVersionStatesOneThing() {
        Instrument noted = InventedInstruments.begin("demo-v", 1, 5)
                .items(2)
                .scale("one", 1)
                .note(new Instrument.Note("Another remark.", Optional.empty(), List.of()))
                .build();
        assertThat(noted.definitionDigest()).isEqualTo(V1_0.definitionDigest());
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> InstrumentCatalog.of(V1_0).with(noted));
    }

    @Test
    void everyConflictIsToldAtOnce() {
        Instrument third = version("1.5.0", 3);
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> InstrumentCatalog.of(V1_0, V1_2, third))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(problem -> problem.arguments().get("other"))
                        .containsExactly("1.0.0", "1.2.0"));
    }

    @Test
    void instrumentsOfOtherIdsNeverConflict() {
        assertThat(InstrumentCatalog.of(version("1.0.0", 2), DEMO, WIDE).ids()).hasSize(3);
    }

    @Test
    void theTextNamesTheIds() {
        assertThat(VERSIONS).hasToString("InstrumentCatalog[demo-v, wide-4]");
        assertThat(InstrumentCatalog.empty()).hasToString("InstrumentCatalog[]");
    }

    private static Arguments of(String method, String parameter, ThrowingCallable call) {
        return Arguments.of(method, parameter, call);
    }

    static Stream<Arguments> nullArguments() {
        return Stream.of(
                of("of", "instruments", () -> InstrumentCatalog.of((Instrument[]) null)),
                of("of a collection", "instruments", () -> InstrumentCatalog.of((Collection<Instrument>) null)),
                of("of entries", "entries", () -> InstrumentCatalog.ofEntries(null)),
                of("find by digest", "id", () -> VERSIONS.findByDigest(null, V2.definitionDigest())),
                of("find by digest", "definitionDigest", () -> VERSIONS.findByDigest("demo-v", null)),
                of("with", "instruments", () -> VERSIONS.with((Instrument[]) null)),
                of("get by text", "id", () -> VERSIONS.get((String) null)),
                of("get by id", "id", () -> VERSIONS.get((InstrumentId) null)),
                of("get a version", "id", () -> VERSIONS.get(null, new DefinitionVersion(1, 0, 0))),
                of("get a version", "version", () -> VERSIONS.get("demo-v", null)),
                of("find", "id", () -> VERSIONS.find((String) null)),
                of("find by query", "query", () -> VERSIONS.find((InstrumentQuery) null)),
                of("versions", "id", () -> VERSIONS.versions(null)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("nullArguments")
    void aNullArgumentIsNamed(String method, String parameter, ThrowingCallable call) {
        NullArgument.isNamed(parameter, call);
    }

    @Test
    void aNullInstrumentIsRefused() {
        assertThatNullPointerException().isThrownBy(() -> InstrumentCatalog.of(DEMO, null));
        assertThatNullPointerException().isThrownBy(() -> InstrumentCatalog.of(Arrays.asList(DEMO, null)));
        assertThatNullPointerException().isThrownBy(() -> VERSIONS.with(DEMO, null));
    }
}

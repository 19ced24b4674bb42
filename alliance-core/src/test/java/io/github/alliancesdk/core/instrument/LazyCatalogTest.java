package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests what a catalogue loads, and when. */
class LazyCatalogTest {
    private static final String NO_DIGEST = "sha256:" + "0".repeat(64);
    private static final Instrument V1 = version("1.0.0", 2, "");
    private static final Instrument V1_1 = version("1.1.0", 2, "");
    private static final Instrument V2 = version("2.0.0", 3, "");
    private static final Instrument WIDE = InventedInstruments.wide();
    private static final Instrument DEMO = InventedInstruments.demo();

    /** Every load, in order. */
    private final List<Instrument> loaded = Collections.synchronizedList(new ArrayList<>());

    private final InstrumentCatalog catalog = catalog(entry(WIDE), entry(V1_1), entry(V2), entry(DEMO), entry(V1));

    private static Instrument version(String version, int items, String remark) {
        InstrumentBuilder builder = InventedInstruments.begin("demo-v", 1, 5)
                .definitionVersion(version)
                .items(items)
                .scale("one", 1);
        return (remark.isEmpty() ? builder : builder.note(new Instrument.Note(remark, Optional.empty(), List.of())))
                .build();
    }

    private CatalogEntry entry(Instrument instrument) {
        return entry(instrument, instrument.definitionDigest());
    }

    private CatalogEntry entry(Instrument instrument, String digest) {
        return CatalogEntry.lazy(instrument.id(), instrument.definitionVersion(), digest, () -> {
            loaded.add(instrument);
            return instrument;
        });
    }

    private static InstrumentCatalog catalog(CatalogEntry... entries) {
        return InstrumentCatalog.ofEntries(List.of(entries));
    }

    @Test
    void whatIsListedIsKnownWithoutLoadingAnything() {
        assertThat(catalog.ids()).extracting(InstrumentId::value).containsExactly("wide-4", "demo-v", "demo-5");
        assertThat(catalog.entries())
                .extracting(CatalogEntry::toString)
                .containsExactly(
                        "CatalogEntry[wide-4 1.0.0]",
                        "CatalogEntry[demo-v 1.0.0]",
                        "CatalogEntry[demo-v 1.1.0]",
                        "CatalogEntry[demo-v 2.0.0]",
                        "CatalogEntry[demo-5 1.0.0]");
        assertThat(catalog.entries().get(3).definitionDigest()).isEqualTo(V2.definitionDigest());
        assertThat(catalog).hasToString("InstrumentCatalog[wide-4, demo-v, demo-5]");
        assertThatExceptionOfType(UnknownInstrumentException.class).isThrownBy(() -> catalog.get("other"));
        assertThatExceptionOfType(UnknownInstrumentException.class)
                .isThrownBy(() -> catalog.get("demo-v", new DefinitionVersion(9, 0, 0)));
        assertThat(catalog.find("other")).isEmpty();
        assertThat(catalog.versions("other")).isEmpty();
        assertThat(catalog.findByDigest("wide-4", NO_DIGEST)).isEmpty();
        assertThat(catalog.with(V1_1).with().ids()).hasSize(3);
        assertThat(loaded).as("but what was added once more").containsExactly(V1_1);
    }

    static Stream<Arguments> lookUps() {
        return Stream.of(
                lookUp("get(wide-4)", WIDE, catalog -> catalog.get("wide-4")),
                lookUp("get(InstrumentId)", WIDE, catalog -> catalog.get(InstrumentId.of("wide-4"))),
                lookUp("find(demo-5)", DEMO, catalog -> catalog.find("demo-5")),
                lookUp("the newest version", V2, catalog -> catalog.get("demo-v")),
                lookUp("a version", V1_1, catalog -> catalog.get("demo-v", new DefinitionVersion(1, 1, 0))),
                lookUp("a digest", V1_1, catalog -> catalog.findByDigest("demo-v", V1.definitionDigest())),
                lookUp("an entry", WIDE, catalog -> catalog.entries().get(0).instrument()));
    }

    private static Arguments lookUp(String name, Instrument only, Consumer<InstrumentCatalog> lookUp) {
        return Arguments.of(name, only, lookUp);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("lookUps")
    void lookingOneUpLoadsNoOtherAndItOnce(String name, Instrument only, Consumer<InstrumentCatalog> lookUp) {
        lookUp.accept(catalog);
        lookUp.accept(catalog);
        lookUp.accept(catalog.with());
        assertThat(loaded).containsExactly(only);
    }

    @Test
    void listingInstrumentsLoadsTheNewestVersionsAndListingVersionsThoseOfOneId() {
        assertThat(catalog.instruments()).containsExactly(WIDE, V2, DEMO);
        assertThat(loaded).containsExactly(WIDE, V2, DEMO);
        assertThat(catalog.versions("demo-v")).containsExactly(V1, V1_1, V2);
        assertThat(loaded).containsExactly(WIDE, V2, DEMO, V1, V1_1);
    }

    @Test
    void eachDefinitionIsLoadedOnceHoweverManyThreadsAsk() throws Exception {
        int threads = 16;
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            for (int round = 0; round < 50; round++) {
                loaded.clear();
                InstrumentCatalog contended = catalog(slowEntry(WIDE), slowEntry(V1), slowEntry(V2), slowEntry(DEMO));
                CyclicBarrier start = new CyclicBarrier(threads);
                List<Future<List<Instrument>>> results = new ArrayList<>();
                for (int thread = 0; thread < threads; thread++) {
                    results.add(pool.submit(() -> {
                        start.await();
                        return Stream.concat(
                                        contended.versions("demo-v").stream(),
                                        Stream.of(contended.get("demo-5"), contended.get("wide-4")))
                                .toList();
                    }));
                }
                Set<Instrument> seen = Collections.newSetFromMap(new IdentityHashMap<>());
                for (Future<List<Instrument>> result : results) {
                    seen.addAll(result.get());
                }
                assertThat(loaded).as("round %d", round).containsExactlyInAnyOrder(V1, V2, DEMO, WIDE);
                assertThat(seen).as("objects in round %d", round).hasSize(4);
            }
        } finally {
            pool.shutdownNow();
        }
    }

    /** An entry that yields before it parses its definition, so that threads compete. */
    private CatalogEntry slowEntry(Instrument instrument) {
        String json = instrument.toJson();
        return CatalogEntry.lazy(instrument.id(), instrument.definitionVersion(), instrument.definitionDigest(), () -> {
            loaded.add(instrument);
            Thread.yield();
            return Instrument.parse(json);
        });
    }

    @Test
    void aLoaderThatFailsIsAskedAgain() {
        List<Supplier<Instrument>> answers = new ArrayList<>(List.of(
                () -> {
                    throw new IllegalStateException("not now");
                },
                () -> Instrument.parse("{}"),
                () -> DEMO));
        CatalogEntry entry = CatalogEntry.lazy(
                DEMO.id(),
                DEMO.definitionVersion(),
                DEMO.definitionDigest(),
                () -> answers.remove(0).get());
        InstrumentCatalog failing = catalog(entry);
        assertThatExceptionOfType(IllegalStateException.class)
                .isThrownBy(() -> failing.get("demo-5"))
                .withMessage("not now");
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> failing.get("demo-5"))
                .withMessageContaining("missing-field");
        assertThat(failing.get("demo-5")).isSameAs(DEMO);
        assertThat(failing.get("demo-5")).isSameAs(DEMO);
        assertThat(answers).isEmpty();
    }

    @Test
    void aDefinitionThatIsNotTheOneListedIsRefused() {
        InstrumentCatalog wrong = catalog(
                CatalogEntry.lazy(InstrumentId.of("other"), new DefinitionVersion(1, 2, 3), NO_DIGEST, () -> DEMO));
        InvalidDefinitionException e = catchThrowableOfType(InvalidDefinitionException.class, () -> wrong.get("other"));
        assertThat(e.problems())
                .extracting(Problem::toString)
                .containsExactly(
                        "not-as-listed at \"/id\": The catalogue lists a different definition: other.",
                        "not-as-listed at \"/definitionVersion\": "
                                + "The catalogue lists a different definition: 1.2.3.");
    }

    @Test
    void whereSeveralVersionsMeetAFalseDigestIsRefused() {
        InstrumentCatalog lying = catalog(entry(V1), entry(version("2.0.0", 2, ""), NO_DIGEST));
        assertThat(lying.get("demo-v", new DefinitionVersion(1, 0, 0))).isSameAs(V1);
        InvalidDefinitionException e =
                catchThrowableOfType(InvalidDefinitionException.class, () -> lying.get("demo-v"));
        assertThat(e.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.NOT_AS_LISTED);
            assertThat(problem.pointer()).isEmpty();
            assertThat(problem.allowed()).contains(NO_DIGEST);
        });
        assertThatExceptionOfType(InvalidDefinitionException.class).isThrownBy(() -> lying.versions("demo-v"));
        assertThatExceptionOfType(InvalidDefinitionException.class).isThrownBy(lying::instruments);
    }

    @Test
    void aFalseDigestNeverFindsADefinition() {
        InstrumentCatalog lying = catalog(entry(DEMO, NO_DIGEST));
        assertThat(lying.get("demo-5")).as("nothing relied on the digest").isSameAs(DEMO);
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> lying.findByDigest("demo-5", NO_DIGEST));
    }

    @Test
    void versionsThatConflictByTheirDigestsAreRefusedUnloaded() {
        Instrument third = version("1.5.0", 3, "");
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> catalog(entry(V1), entry(V1_1), entry(third)))
                .satisfies(e -> assertThat(e.problems())
                        .extracting(problem -> problem.arguments().get("other"))
                        .containsExactly("1.0.0", "1.1.0"));
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> catalog(entry(V1)).with(third))
                .withMessageContaining("version-conflict");
        assertThat(loaded).isEmpty();
    }

    @Test
    void whatIsListedTwiceIsComparedAtOnce() {
        assertThat(catalog(entry(V1), entry(V2), entry(version("1.0.0", 2, ""))).entries())
                .hasSize(2);
        assertThat(loaded).containsExactly(V1, V1);
        assertThatExceptionOfType(InvalidDefinitionException.class)
                .isThrownBy(() -> catalog(entry(V1), entry(version("1.0.0", 2, "Another remark."))))
                .withMessageContaining("version-conflict");
        loaded.clear();
        CatalogEntry same = entry(V1);
        assertThat(catalog(same, same).entries()).containsExactly(same);
        assertThat(loaded).as("one entry can't contradict itself").isEmpty();
    }

    @Test
    void anEntryOfAnInstrumentKnowsAllOfIt() {
        CatalogEntry entry = CatalogEntry.of(DEMO);
        assertThat(entry.id()).isEqualTo(DEMO.id());
        assertThat(entry.definitionVersion()).isEqualTo(DEMO.definitionVersion());
        assertThat(entry.definitionDigest()).isEqualTo(DEMO.definitionDigest());
        assertThat(entry.instrument()).isSameAs(DEMO);
        assertThat(catalog(entry).findByDigest("demo-5", DEMO.definitionDigest()))
                .containsSame(DEMO);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "sha256:",
                "0000000000000000000000000000000000000000000000000000000000000000",
                "sha256:000000000000000000000000000000000000000000000000000000000000000",
                "sha256:00000000000000000000000000000000000000000000000000000000000000000",
                "sha256:000000000000000000000000000000000000000000000000000000000000000A",
                "sha256:000000000000000000000000000000000000000000000000000000000000000g",
                "SHA256:0000000000000000000000000000000000000000000000000000000000000000"
            })
    void whatIsNoDigestCantBeAnnounced(String digest) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> CatalogEntry.lazy(DEMO.id(), DEMO.definitionVersion(), digest, () -> DEMO))
                .withMessageContaining("64 lower-case hexadecimal digits");
    }

    @Test
    void nullIsAProgrammingError() {
        InstrumentId id = DEMO.id();
        DefinitionVersion version = DEMO.definitionVersion();
        NullArgument.isNamed("instrument", () -> CatalogEntry.of(null));
        NullArgument.isNamed("id", () -> CatalogEntry.lazy(null, version, NO_DIGEST, () -> DEMO));
        NullArgument.isNamed("definitionVersion", () -> CatalogEntry.lazy(id, null, NO_DIGEST, () -> DEMO));
        NullArgument.isNamed("definitionDigest", () -> CatalogEntry.lazy(id, version, null, () -> DEMO));
        NullArgument.isNamed("loader", () -> CatalogEntry.lazy(id, version, NO_DIGEST, null));
        CatalogEntry nothing = CatalogEntry.lazy(id, version, NO_DIGEST, () -> null);
        assertThatNullPointerException().isThrownBy(nothing::instrument).withMessageContaining("loader");
    }
}

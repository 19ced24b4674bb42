package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.alliancesdk.core.InventedInstruments;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.ServiceConfigurationError;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.core.JsonGenerator;

/** Discovery depends on the class path, so each test except the first creates its own class path. */
class CatalogDiscoveryTest {
    @TempDir
    Path folder;

    /** A provider in another jar. */
    public static final class Demos implements InstrumentProvider {
        @Override
        public Collection<CatalogEntry> entries() {
            return List.of(CatalogEntry.of(InventedInstruments.wide()), CatalogEntry.of(InventedInstruments.demo()));
        }
    }

    /** Another provider, which also offers an instrument of the first one. */
    public static final class MoreDemos implements InstrumentProvider {
        @Override
        public Collection<CatalogEntry> entries() {
            return List.of(
                    CatalogEntry.of(InventedInstruments.demo()), CatalogEntry.of(InventedInstruments.catalogued()));
        }
    }

    /** A provider whose instrument contradicts that of the others. */
    public static final class OtherDemos implements InstrumentProvider {
        @Override
        public Collection<CatalogEntry> entries() {
            return List.of(CatalogEntry.of(InventedInstruments.begin("demo-5", 1, 7)
                    .items(5)
                    .scale("total", 1, 2, 3, 4, 5)
                    .build()));
        }
    }

    /** A provider whose instrument can't be loaded. */
    public static final class BrokenDemos implements InstrumentProvider {
        @Override
        public Collection<CatalogEntry> entries() {
            return List.of(CatalogEntry.lazy(
                    InstrumentId.of("broken-1"),
                    new DefinitionVersion(1, 0, 0),
                    "sha256:" + "0".repeat(64),
                    () -> Instrument.parse("{}")));
        }
    }

    @Test
    void thereIsNoProviderInCoreItself() {
        assertThat(InstrumentCatalog.discover().ids()).isEmpty();
    }

    @Test
    void aProviderNamedInAServiceFileIsFound() throws Exception {
        assertThat(discovered(Demos.class.getName())).isEqualTo("InstrumentCatalog[wide-4, demo-5]");
    }

    @Test
    void whatIsDiscoveredIsNotLoaded() throws Exception {
        assertThat(discovered(Demos.class.getName(), BrokenDemos.class.getName()))
                .isEqualTo("InstrumentCatalog[wide-4, demo-5, broken-1]");
    }

    @Test
    void providersMayShipTheSameDefinition() throws Exception {
        assertThat(discovered(Demos.class.getName(), MoreDemos.class.getName()))
                .isEqualTo("InstrumentCatalog[wide-4, demo-5, listed-only]");
    }

    @Test
    void providersThatContradictEachOtherAreRefused() {
        assertThatExceptionOfType(InvocationTargetException.class)
                .isThrownBy(() -> discovered(Demos.class.getName(), OtherDemos.class.getName()))
                .havingCause()
                .withMessageContaining("version-conflict")
                .satisfies(
                        e -> assertThat(e.getClass().getName()).isEqualTo(InvalidDefinitionException.class.getName()));
    }

    @Test
    void aProviderThatCantBeMadeIsAnErrorOfConfiguration() {
        assertThatExceptionOfType(InvocationTargetException.class)
                .isThrownBy(() -> discovered("org.example.NoSuchProvider"))
                .withCauseInstanceOf(ServiceConfigurationError.class);
    }

    /** The output of a catalogue discovered on a class path whose service file lists these providers. */
    private String discovered(String... providers) throws Exception {
        URL[] classPath = {
            placeOf(InstrumentCatalog.class), placeOf(Demos.class), placeOf(JsonGenerator.class), services(providers)
        };
        try (URLClassLoader loader = new URLClassLoader(classPath, ClassLoader.getPlatformClassLoader())) {
            Class<?> catalog = Class.forName(InstrumentCatalog.class.getName(), true, loader);
            assertThat(catalog).isNotSameAs(InstrumentCatalog.class);
            return catalog.getMethod("discover").invoke(null).toString();
        }
    }

    private static URL placeOf(Class<?> type) {
        return type.getProtectionDomain().getCodeSource().getLocation();
    }

    private URL services(String... providers) throws IOException {
        Path file = folder.resolve("META-INF/services/" + InstrumentProvider.class.getName());
        Files.createDirectories(file.getParent());
        Files.write(file, List.of(providers));
        return folder.toUri().toURL();
    }
}

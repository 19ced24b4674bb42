package io.github.alliancesdk.instruments.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class BundledDefinitionsTest {
    @Test
    void theProviderOffersWhatTheCatalogHolds() {
        assertThat(new BundledInstrumentProvider().instruments())
                .containsExactlyElementsOf(BundledInstruments.catalog().instruments());
    }

    @Test
    void anIndexThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> BundledDefinitions.load(name -> null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/META-INF/alliance/io.github.alliancesdk.instruments/index.txt");
    }

    @Test
    void aDefinitionThatTheIndexNamesAndThatIsNotThereIsNamed() {
        assertThatThrownBy(() ->
                        BundledDefinitions.load(name -> name.endsWith("/index.txt") ? text("mine-1.0.0.json\n") : null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("/mine-1.0.0.json");
    }

    @Test
    void aResourceThatCannotBeReadIsAnInputOutputError() {
        InputStream broken = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("broken");
            }
        };

        assertThatThrownBy(() -> BundledDefinitions.load(name -> broken))
                .isInstanceOf(UncheckedIOException.class)
                .hasRootCauseMessage("broken");
    }

    private static InputStream text(String content) {
        return new ByteArrayInputStream(content.getBytes(StandardCharsets.UTF_8));
    }
}

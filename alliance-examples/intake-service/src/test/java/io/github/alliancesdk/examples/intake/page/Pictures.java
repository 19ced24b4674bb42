package io.github.alliancesdk.examples.intake.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** The screenshots in {@code docs}; rewritten only with {@code -Dalliance.screenshots=write}. */
final class Pictures {
    private static final int MOST_BYTES = 150_000;

    private Pictures() {}

    static void write(String name, Browser.Screen screen, byte[] png) {
        if (!"write".equals(System.getProperty("alliance.screenshots"))) {
            return;
        }
        assertThat(png).as("the picture %s", name).hasSizeLessThan(MOST_BYTES);
        try {
            Path folder = Files.createDirectories(Path.of("docs"));
            Files.write(folder.resolve(name + "-" + screen.name().toLowerCase(Locale.ROOT) + ".png"), png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

package io.github.alliancesdk.instruments.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.Constructor;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Reads this module's files in the ways that an application may package them. */
class PackagedFilesTest {
    private static final String OWN = PackagedFiles.class.getName().replace('.', '/') + ".class";

    @TempDir
    Path folder;

    private static byte[] ownClass() throws IOException {
        try (InputStream in = PackagedFiles.class.getResourceAsStream("/" + OWN)) {
            return in.readAllBytes();
        }
    }

    private Path jar(String name, Map<String, byte[]> files) throws IOException {
        Path jar = folder.resolve(name);
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            for (Map.Entry<String, byte[]> file : files.entrySet()) {
                out.putNextEntry(new JarEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
        return jar;
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** What the class reads if it is loaded from these places only; "none" if it finds no such file. */
    private static String read(String name, Path... places) throws Exception {
        URL[] urls = new URL[places.length];
        for (int i = 0; i < places.length; i++) {
            urls[i] = places[i].toUri().toURL();
        }
        try (URLClassLoader loader = new URLClassLoader(urls, ClassLoader.getPlatformClassLoader())) {
            Constructor<?> constructor =
                    loader.loadClass(PackagedFiles.class.getName()).getDeclaredConstructor();
            constructor.setAccessible(true);
            @SuppressWarnings("unchecked")
            Function<String, InputStream> files = (Function<String, InputStream>) constructor.newInstance();
            try (InputStream in = files.apply(name)) {
                return in == null ? "none" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"own.jar", "with a space.jar", "100%25+é#.jar"})
    void aJarOfItsOwnIsReadFrom(String name) throws Exception {
        Path own = jar(name, Map.of(OWN, ownClass(), "META-INF/alliance/file.txt", bytes("content")));
        Path other = jar("other.jar", Map.of("META-INF/alliance/file.txt", bytes("of another")));
        assertThat(read("/META-INF/alliance/file.txt", other, own))
                .as("where another jar comes first, the class loader would give that one's file")
                .isEqualTo("content");
        assertThat(read("/META-INF/alliance/absent.txt", own)).isEqualTo("none");
    }

    @Test
    void whatIsElsewhereTheClassLoaderFinds() throws Exception {
        Path own = jar("own.jar", Map.of(OWN, ownClass()));
        Path other = jar("other.jar", Map.of("file.txt", bytes("elsewhere")));
        assertThat(read("/file.txt", own, other)).isEqualTo("elsewhere");
    }

    @Test
    void aFolderIsTheClassLoaders() throws Exception {
        Path file = folder.resolve("classes").resolve(OWN);
        Files.createDirectories(file.getParent());
        Files.write(file, ownClass());
        Files.writeString(folder.resolve("classes/file.txt"), "in a folder");
        assertThat(read("/file.txt", folder.resolve("classes"))).isEqualTo("in a folder");
    }

    @Test
    void aFileOfAnotherNameIsTheClassLoaders() throws Exception {
        Path own = jar("own.zip", Map.of(OWN, ownClass(), "file.txt", bytes("zipped")));
        assertThat(read("/file.txt", own)).isEqualTo("zipped");
    }
}

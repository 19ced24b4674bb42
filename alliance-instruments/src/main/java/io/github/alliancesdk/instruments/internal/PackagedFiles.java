package io.github.alliancesdk.instruments.internal;

import java.io.ByteArrayInputStream;
import java.io.File;
import java.io.InputStream;
import java.net.URL;
import java.util.function.Function;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.jspecify.annotations.Nullable;

/**
 * The files that are packaged with this module, by their absolute names. If the module is in its own jar, they are read
 * from the jar directly: a class loader first searches every module of the JDK, which in a fresh JVM takes longer than
 * reading and checking a definition. Otherwise the class loader reads them. Stateless.
 */
final class PackagedFiles implements Function<String, @Nullable InputStream> {
    @Override
    public @Nullable InputStream apply(String name) {
        byte[] content = fromJar(name.substring(1));
        return content == null ? PackagedFiles.class.getResourceAsStream(name) : new ByteArrayInputStream(content);
    }

    private static byte @Nullable [] fromJar(String name) {
        try {
            URL place =
                    PackagedFiles.class.getProtectionDomain().getCodeSource().getLocation();
            if (!"file".equals(place.getProtocol()) || !place.getPath().endsWith(".jar")) {
                return null;
            }
            try (ZipFile jar = new ZipFile(new File(place.toURI()))) {
                ZipEntry entry = jar.getEntry(name);
                return entry == null ? null : jar.getInputStream(entry).readAllBytes();
            }
        } catch (Exception e) {
            // whatever failed here, the class loader may still find the file
            return null;
        }
    }
}

package io.github.alliancesdk.core.internal;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Properties;

/** The version of this SDK, as the build wrote it into the jar. */
public final class SdkVersion {
    private static final String RESOURCE = "/META-INF/alliance/io.github.alliancesdk.core/sdk.properties";

    public static final String CURRENT = read();

    private SdkVersion() {}

    private static String read() {
        try (InputStream in = SdkVersion.class.getResourceAsStream(RESOURCE)) {
            if (in == null) {
                throw new IllegalStateException("the jar of alliance-core is incomplete: it lacks " + RESOURCE);
            }
            Properties properties = new Properties();
            properties.load(in);
            return properties.getProperty("version");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

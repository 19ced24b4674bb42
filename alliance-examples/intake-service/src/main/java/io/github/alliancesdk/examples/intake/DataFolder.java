package io.github.alliancesdk.examples.intake;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.springframework.core.env.Environment;

/** The folder of the embedded database. Only its owner may read it, because it contains health data. */
final class DataFolder {
    private DataFolder() {}

    /** Creates the folder if the database is a file and the folder doesn't exist yet. */
    static void prepare(Environment environment) {
        String folderName = environment.getProperty("intake.data", "./intake-data");
        if (!environment.getProperty("spring.datasource.url", "").startsWith("jdbc:h2:file:" + folderName + "/")
                || !FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Path folder = Path.of(folderName);
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

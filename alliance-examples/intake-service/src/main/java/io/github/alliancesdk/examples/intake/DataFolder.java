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

    /** If the database is a file: creates what doesn't exist yet of folder and file, and closes the file to others. */
    static void prepare(Environment environment) {
        String folderName = environment.getProperty("intake.data", "./intake-data");
        if (!environment.getProperty("spring.datasource.url", "").startsWith("jdbc:h2:file:" + folderName + "/")
                || !FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            return;
        }
        Path folder = Path.of(folderName);
        Path file = folder.resolve("intake.mv.db");
        try {
            if (Files.notExists(folder)) {
                Files.createDirectories(
                        folder, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
            }
            // H2 takes an empty file for a new database
            if (Files.notExists(file)) {
                Files.createFile(file);
            }
            Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}

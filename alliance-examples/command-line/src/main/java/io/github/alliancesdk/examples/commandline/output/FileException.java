package io.github.alliancesdk.examples.commandline.output;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/** A file can't be read or written. */
public final class FileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final boolean reading;

    private FileException(String message, boolean reading) {
        super(message);
        this.reading = reading;
    }

    public static FileException reading(String file, Exception cause) {
        return new FileException("can't read " + Text.shown(file) + ": " + reason(file, cause), true);
    }

    public static FileException writing(String file, Exception cause) {
        return new FileException("can't write " + Text.shown(file) + ": " + reason(file, cause), false);
    }

    /** Whether reading failed, and not writing. */
    public boolean isReading() {
        return reading;
    }

    private static String reason(String file, Exception cause) {
        if (cause instanceof NoSuchFileException) {
            return "there is no such file or directory";
        }
        if (cause instanceof AccessDeniedException) {
            return "permission denied";
        }
        if (!(cause instanceof IOException)) {
            return "this is no name of a file here";
        }
        if (Files.isDirectory(Path.of(file))) {
            return "this is a directory, but a file is needed";
        }
        String text = cause instanceof FileSystemException failure ? failure.getReason() : cause.getMessage();
        return Optional.ofNullable(text).orElse("input or output failed");
    }
}

package io.github.alliancesdk.examples.agentevaluation;

import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;

/** A file can't be read or written. */
final class FileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    FileException(String what, String file, Exception cause) {
        super("can't " + what + " " + Text.shown(file) + ": " + reason(cause));
    }

    private static String reason(Exception cause) {
        if (cause instanceof NoSuchFileException) {
            return "there is no such file or directory";
        }
        return cause instanceof AccessDeniedException ? "permission denied" : "input or output failed";
    }
}

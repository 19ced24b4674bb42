package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.examples.shared.ByteScan;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes the bytes of a text file, and makes the problems of text that can't be read. */
final class CsvText {
    private CsvText() {}

    /** Returns the text; empty if it isn't valid UTF-8 or contains NUL. */
    static Optional<String> decode(byte[] bytes, int from, int to) {
        if (ByteScan.isPlain(bytes, from, to)) {
            return Optional.of(new String(bytes, from, to - from, StandardCharsets.ISO_8859_1));
        }
        if (ByteScan.indexOf(bytes, from, to, '\0') < to) {
            return Optional.empty();
        }
        try {
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, from, to - from))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }

    /** The problem of bytes that aren't text in the encoding of the file. */
    static Problem invalid(String encoding) {
        return problem(ProblemCode.INVALID_TEXT, encoding + " without NUL");
    }

    static Problem badQuotes() {
        return problem(ProblemCode.MALFORMED_ROW, "quotes around a whole cell, and within it doubled");
    }

    static Problem tooLarge() {
        return problem(ProblemCode.TOO_LARGE, "at most " + Chunk.RECORD_LIMIT + " bytes");
    }

    private static Problem problem(ProblemCode code, String allowed) {
        return Problem.of(Area.RESPONSE, code).withAllowed(allowed);
    }
}

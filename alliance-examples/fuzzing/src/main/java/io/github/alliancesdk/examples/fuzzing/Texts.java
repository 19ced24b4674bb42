package io.github.alliancesdk.examples.fuzzing;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Decodes bytes with the JDK's own decoder. */
final class Texts {
    private Texts() {}

    /** The text that the bytes are in UTF-8; empty if they are not UTF-8. */
    static Optional<String> decode(byte[] utf8) {
        try {
            // a new decoder reports malformed input instead of replacing it
            return Optional.of(StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(utf8))
                    .toString());
        } catch (CharacterCodingException e) {
            return Optional.empty();
        }
    }
}

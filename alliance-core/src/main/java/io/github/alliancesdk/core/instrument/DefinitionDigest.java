package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.internal.json.JsonWriter;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The identity of a key: what scores depend on, in the canonical form of RFC 8785, hashed. */
final class DefinitionDigest {
    private DefinitionDigest() {}

    static String of(
            InstrumentId id,
            Collection<Integer> items,
            Collection<Integer> reversed,
            List<ResponseFormat> formats,
            List<Scale> scales) {
        // RFC 8785 sorts names by UTF-16 code units, as a TreeMap of strings does; ids are ASCII without anything to
        // escape and all numbers are small integers, so that compact JSON is the canonical form
        Map<String, Object> key = new TreeMap<>();
        key.put("id", id.value());
        key.put("items", items);
        key.put("reversed", reversed);
        key.put(
                "formats",
                formats.stream()
                        .map(format -> new TreeMap<String, Object>(
                                Map.of("id", format.id(), "min", format.min(), "max", format.max())))
                        .toList());
        key.put(
                "scales",
                scales.stream()
                        .map(scale -> new TreeMap<String, Object>(Map.of("id", scale.id(), "items", scale.items())))
                        .toList());
        byte[] canonical = JsonWriter.compact().write(key).getBytes(StandardCharsets.UTF_8);
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}

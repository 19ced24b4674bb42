package io.github.alliancesdk.core.instrument;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;

/** Computes the digest of a key: the SHA-256 of all that scores depend on, in the canonical form of RFC 8785. */
final class DefinitionDigest {
    private DefinitionDigest() {}

    static String of(
            InstrumentId id,
            Collection<Integer> items,
            Collection<Integer> reversed,
            List<ResponseFormat> formats,
            List<Scale> scales) {
        byte[] canonical = canonical(id, items, reversed, formats, scales).getBytes(StandardCharsets.UTF_8);
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    // RFC 8785 sorts names by UTF-16 code units. Ids are ASCII and need no escaping, and all numbers are small
    // integers, so this is the canonical form.
    private static String canonical(
            InstrumentId id,
            Collection<Integer> items,
            Collection<Integer> reversed,
            List<ResponseFormat> formats,
            List<Scale> scales) {
        StringBuilder json = new StringBuilder("{\"formats\":[");
        for (ResponseFormat format : formats) {
            separate(json).append("{\"id\":\"").append(format.id());
            json.append("\",\"max\":").append(format.max());
            json.append(",\"min\":").append(format.min()).append('}');
        }
        json.append("],\"id\":\"").append(id.value()).append("\",\"items\":");
        append(json, items).append(",\"reversed\":");
        append(json, reversed).append(",\"scales\":[");
        for (Scale scale : scales) {
            separate(json).append("{\"id\":\"").append(scale.id()).append("\",\"items\":");
            append(json, scale.items()).append('}');
        }
        return json.append("]}").toString();
    }

    private static StringBuilder append(StringBuilder json, Collection<Integer> numbers) {
        json.append('[');
        for (int number : numbers) {
            separate(json).append(number);
        }
        return json.append(']');
    }

    /** Appends a comma, except at the start of a list. */
    private static StringBuilder separate(StringBuilder json) {
        return json.charAt(json.length() - 1) == '[' ? json : json.append(',');
    }
}

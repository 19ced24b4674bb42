package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.internal.NumberText;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/** Computes the digest of a key: the SHA-256 of all that scores depend on, in the canonical form of RFC 8785. */
final class DefinitionDigest {
    private DefinitionDigest() {}

    static String of(Instrument.Content content) {
        byte[] canonical = canonical(content).getBytes(StandardCharsets.UTF_8);
        try {
            return "sha256:"
                    + HexFormat.of()
                            .formatHex(MessageDigest.getInstance("SHA-256").digest(canonical));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    // RFC 8785 sorts names by UTF-16 code units. Ids are ASCII and need no escaping, and all numbers are between a
    // thousandth and a few millions, so this is the canonical form. What a definition doesn't state is left out.
    private static String canonical(Instrument.Content content) {
        StringBuilder json = new StringBuilder("{\"formats\":[");
        for (ResponseFormat format : content.formats()) {
            separate(json).append('{');
            appendCodes(json, format);
            json.append("\"id\":\"").append(format.id()).append('"');
            appendRange(json, format);
        }
        json.append("],\"id\":\"").append(content.id().value()).append('"');
        if (!content.itemFormats().isEmpty()) {
            json.append(",\"itemFormats\":[");
            for (ResponseFormat format : content.itemFormats()) {
                separate(json).append('{');
                appendCodes(json, format);
                json.append("\"id\":\"").append(format.id()).append("\",\"items\":");
                append(json, itemsOf(content, format));
                appendRange(json, format);
            }
            json.append(']');
        }
        json.append(",\"items\":");
        append(json, content.items().stream().map(Item::number).toList()).append(",\"reversed\":");
        append(json, content.reversed()).append(",\"scales\":[");
        for (Scale scale : content.scales()) {
            separate(json).append("{\"id\":\"").append(scale.id()).append("\",\"items\":");
            append(json, scale.items());
            if (scale.metric().isPresent()) {
                json.append(",\"metric\":\"").append(scale.metric().get().id()).append('"');
            }
            json.append('}');
        }
        return json.append("]}").toString();
    }

    private static List<Integer> itemsOf(Instrument.Content content, ResponseFormat format) {
        return content.items().stream()
                .filter(item -> item.format().equals(Optional.of(format.id())))
                .map(Item::number)
                .toList();
    }

    private static void appendCodes(StringBuilder json, ResponseFormat format) {
        if (!format.codes().isEmpty()) {
            json.append("\"codes\":");
            append(json, format.codes()).append(',');
        }
    }

    private static void appendRange(StringBuilder json, ResponseFormat format) {
        json.append(",\"max\":").append(NumberText.of(format.max()));
        json.append(",\"min\":").append(NumberText.of(format.min()));
        if (format.step().isPresent()) {
            json.append(",\"step\":").append(NumberText.of(format.step().getAsDouble()));
        }
        json.append('}');
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

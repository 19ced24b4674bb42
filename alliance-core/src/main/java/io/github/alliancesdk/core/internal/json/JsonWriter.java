package io.github.alliancesdk.core.internal.json;

import java.io.StringWriter;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.PrettyPrinter;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;

/** Writes values as JSON text. Thread-safe. */
public final class JsonWriter {
    // the shortest digits, and the same on every JDK: before 19, Double.toString returns longer digits for some numbers
    private final JsonFactory factory = JsonFactory.builder()
            .enable(StreamWriteFeature.USE_FAST_DOUBLE_WRITER)
            .build();
    private final boolean indented;

    private JsonWriter(boolean indented) {
        this.indented = indented;
    }

    /** Writes on one line, without spaces. */
    public static JsonWriter compact() {
        return new JsonWriter(false);
    }

    /** Writes on many lines: two spaces per level, lists on one line, line feeds on every system. */
    public static JsonWriter indented() {
        return new JsonWriter(true);
    }

    /** Returns the text of a {@link JsonValue}, or of maps, iterables, strings, numbers, booleans and nulls. */
    public String write(@Nullable Object value) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = factory.createGenerator(context(), text)) {
            write(generator, value);
        }
        return text.toString();
    }

    private ObjectWriteContext context() {
        if (!indented) {
            return ObjectWriteContext.empty();
        }
        return new ObjectWriteContext.Base() {
            @Override
            public PrettyPrinter getPrettyPrinter() {
                return new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n"));
            }

            @Override
            public boolean hasPrettyPrinter() {
                return true;
            }
        };
    }

    private static void write(JsonGenerator generator, @Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            map.forEach((name, member) -> {
                generator.writeName(String.valueOf(name));
                write(generator, member);
            });
            generator.writeEndObject();
        } else if (value instanceof Iterable<?> elements) {
            generator.writeStartArray();
            elements.forEach(element -> write(generator, element));
            generator.writeEndArray();
        } else if (value instanceof JsonValue json) {
            writeJson(generator, json);
        } else {
            writeJson(generator, JsonValue.of(value));
        }
    }

    private static void writeJson(JsonGenerator generator, JsonValue value) {
        if (value instanceof JsonValue.Text text) {
            generator.writeString(text.value());
        } else if (value instanceof JsonValue.Int integer) {
            generator.writeNumber(integer.value());
        } else if (value instanceof JsonValue.HugeInt integer) {
            generator.writeNumber(integer.value());
        } else if (value instanceof JsonValue.Decimal decimal && Double.isFinite(decimal.value())) {
            generator.writeNumber(decimal.value());
        } else if (value instanceof JsonValue.Bool bool) {
            generator.writeBoolean(bool.value());
        } else if (value instanceof JsonValue.Null) {
            generator.writeNull();
        } else if (value instanceof JsonValue.Arr array) {
            write(generator, array.elements());
        } else if (value instanceof JsonValue.Obj object) {
            generator.writeStartObject();
            object.members().forEach(member -> {
                generator.writeName(member.name());
                writeJson(generator, member.value());
            });
            generator.writeEndObject();
        } else {
            throw new IllegalArgumentException("JSON has no word for this value");
        }
    }
}

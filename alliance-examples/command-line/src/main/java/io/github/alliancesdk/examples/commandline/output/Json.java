package io.github.alliancesdk.examples.commandline.output;

import tools.jackson.databind.json.JsonMapper;

/** Writes maps, lists and plain values as JSON on one line. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    public static String line(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}

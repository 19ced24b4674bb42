package io.github.alliancesdk.examples.commandline;

import tools.jackson.databind.json.JsonMapper;

/** Maps, lists and plain values as JSON on one line. */
final class Json {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private Json() {}

    static String line(Object value) {
        return MAPPER.writeValueAsString(value);
    }
}

package io.github.alliancesdk.examples.commandline.output;

import tools.jackson.core.util.DefaultIndenter;
import tools.jackson.core.util.DefaultPrettyPrinter;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/** Writes maps, lists and plain values as JSON on one line. */
public final class Json {
    private static final JsonMapper MAPPER = JsonMapper.shared();

    private static final ObjectWriter LINES =
            MAPPER.writer().with(new DefaultPrettyPrinter().withObjectIndenter(new DefaultIndenter("  ", "\n")));

    private Json() {}

    public static String line(Object value) {
        return MAPPER.writeValueAsString(value);
    }

    /** The same on many lines, the last of which ends with a line feed. Lists of plain values are on one line. */
    public static String lines(Object value) {
        return LINES.writeValueAsString(value) + "\n";
    }
}

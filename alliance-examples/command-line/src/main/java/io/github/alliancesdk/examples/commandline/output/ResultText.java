package io.github.alliancesdk.examples.commandline.output;

import java.util.Map;

/** The result of a command, as JSON and as text for people. */
public interface ResultText {
    /** The result for programs: numbers are not rounded. */
    Map<String, Object> toMap();

    /** Writes the result for people: numbers are rounded. */
    void writeTo(Output out);
}

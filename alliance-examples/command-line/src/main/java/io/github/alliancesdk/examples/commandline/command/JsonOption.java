package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.examples.commandline.output.Json;
import io.github.alliancesdk.examples.commandline.output.Output;
import io.github.alliancesdk.examples.commandline.output.ResultText;
import picocli.CommandLine.Option;

/** The option that asks for JSON instead of text. */
final class JsonOption {
    @Option(names = "--json", description = "Write a JSON object, its numbers unrounded.")
    private boolean json;

    boolean isGiven() {
        return json;
    }

    void write(ResultText result, Output out) {
        if (json) {
            out.line(Json.line(result.toMap()));
        } else {
            result.writeTo(out);
        }
    }
}

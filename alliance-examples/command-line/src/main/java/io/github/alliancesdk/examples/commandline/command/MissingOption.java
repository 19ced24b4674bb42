package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.instrument.MissingPolicy;
import picocli.CommandLine.Option;

/** The option that says when a scale with missing answers is scored. */
final class MissingOption {
    @Option(
            names = "--missing",
            paramLabel = "POLICY",
            defaultValue = "complete",
            converter = PolicyConverter.class,
            description = {
                "When a scale is scored: complete (the default; all its items are answered) or, for example,"
                        + " prorate:0.8 (at least this fraction of them, from 0.5 to 1)."
            })
    private MissingPolicy policy;

    MissingPolicy policy() {
        return policy;
    }
}

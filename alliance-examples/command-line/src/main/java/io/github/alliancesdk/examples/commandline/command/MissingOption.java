package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.input.ReadingOptions;
import picocli.CommandLine.Option;

/** The option that says when a scale with missing answers is scored. */
final class MissingOption {
    @Option(
            names = "--missing",
            paramLabel = "POLICY",
            defaultValue = "complete",
            converter = PolicyConverter.class,
            description = {
                "When a scale is scored: complete (the default; all its items are answered); prorate:0.8, for example"
                        + " (at least this fraction of them, from 0.5 to 1); at-most-missing:1 (at most so many of"
                        + " them are missing); form-at-most-missing:4 (at most so many of all items are missing); or"
                        + " published (the rule that the definition states).",
                "A scale may have a rule of its own: prorate:0.8,bond=complete."
            })
    private MissingPolicy policy;

    MissingPolicy policy() {
        return policy;
    }

    /** Refuses a policy that fits none of the possible instruments, before anything is read. */
    void requireFitting(ReadingOptions reading, Environment environment) {
        reading.requireFitting("--missing", policy, environment);
    }
}

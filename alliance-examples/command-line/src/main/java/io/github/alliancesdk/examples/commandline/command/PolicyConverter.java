package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.examples.commandline.input.ParsingConverter;

/** Converts a missing policy, such as {@code prorate:0.8}. */
final class PolicyConverter extends ParsingConverter<MissingPolicy> {
    PolicyConverter() {
        super(MissingPolicy::parse);
    }
}

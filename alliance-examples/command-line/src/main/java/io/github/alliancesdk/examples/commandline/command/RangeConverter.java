package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.core.scoring.ScoreRange;
import io.github.alliancesdk.examples.commandline.input.ParsingConverter;

/** Converts a range of answers, such as {@code 1..5}. */
final class RangeConverter extends ParsingConverter<ScoreRange> {
    RangeConverter() {
        super(ScoreRange::parse);
    }
}

package io.github.alliancesdk.examples.commandline;

import io.github.alliancesdk.core.statistics.evidence.ScoreRange;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a range such as 1..5; what is wrong with it is wrong use. */
final class RangeConverter implements ITypeConverter<ScoreRange> {
    @Override
    public ScoreRange convert(String text) {
        try {
            return ScoreRange.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}

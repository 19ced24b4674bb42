package io.github.alliancesdk.examples.commandline.command;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads the number of a session; what is wrong with it is wrong use. */
final class SessionConverter implements ITypeConverter<Integer> {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    @Override
    public Integer convert(String text) {
        try {
            if (NUMBER.matcher(text).matches()) {
                return Integer.valueOf(text);
            }
        } catch (NumberFormatException e) {
            // too large: said below
        }
        throw new TypeConversionException("a session is an integer from 0 to " + Integer.MAX_VALUE);
    }
}

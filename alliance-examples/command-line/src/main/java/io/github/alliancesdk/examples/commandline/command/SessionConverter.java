package io.github.alliancesdk.examples.commandline.command;

import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts the number of a session. */
final class SessionConverter implements ITypeConverter<Integer> {
    private static final Pattern NUMBER = Pattern.compile("[0-9]+");

    @Override
    public Integer convert(String text) {
        try {
            if (NUMBER.matcher(text).matches()) {
                return Integer.valueOf(text);
            }
        } catch (NumberFormatException e) {
            // the number is too large; the exception below says so
        }
        throw new TypeConversionException("a session is an integer from 0 to " + Integer.MAX_VALUE);
    }
}

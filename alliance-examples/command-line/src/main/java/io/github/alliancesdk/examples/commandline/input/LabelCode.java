package io.github.alliancesdk.examples.commandline.input;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A text in a column, and the answer that it stands for.
 *
 * @param text the text of the cell
 * @param code the answer, in the codes of the instrument
 */
record LabelCode(String text, int code) {
    /** Converts {@code TEXT=CODE}. The text may contain an equals sign. */
    static final class Converter implements ITypeConverter<LabelCode> {
        @Override
        public LabelCode convert(String text) {
            int equals = text.lastIndexOf('=');
            try {
                if (equals > 0) {
                    return new LabelCode(text.substring(0, equals), Integer.parseInt(text.substring(equals + 1)));
                }
            } catch (NumberFormatException e) {
                // reported below
            }
            throw new TypeConversionException("a code is written TEXT=CODE, such as A1=1");
        }
    }
}

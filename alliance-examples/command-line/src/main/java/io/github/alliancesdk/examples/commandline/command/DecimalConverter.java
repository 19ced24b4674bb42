package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.examples.commandline.output.DecimalNumber;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Converts a decimal number, such as {@code 0.7}. */
final class DecimalConverter implements ITypeConverter<Double> {
    @Override
    public Double convert(String text) {
        DecimalNumber number = DecimalNumber.find(text)
                .orElseThrow(() -> new TypeConversionException("a decimal number is needed, such as 0.7"));
        return number.value()
                .orElseThrow(() -> new TypeConversionException("the number is too large, whatever it measures"));
    }
}

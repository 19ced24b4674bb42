package io.github.alliancesdk.examples.commandline;

import io.github.alliancesdk.core.instrument.MissingPolicy;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a missing policy; what is wrong with it is wrong use. */
final class PolicyConverter implements ITypeConverter<MissingPolicy> {
    @Override
    public MissingPolicy convert(String text) {
        try {
            return MissingPolicy.parse(text);
        } catch (IllegalArgumentException e) {
            throw new TypeConversionException(e.getMessage());
        }
    }
}

package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.response.MissingReason;
import java.util.Arrays;
import java.util.stream.Collectors;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A code for a missing answer in a column.
 *
 * @param code the text of the cell
 * @param reason why the answer is missing
 */
record MissingCode(String code, MissingReason reason) {
    /** Converts {@code C=REASON}. The code may contain an equals sign. */
    static final class Converter implements ITypeConverter<MissingCode> {
        @Override
        public MissingCode convert(String text) {
            int equals = text.lastIndexOf('=');
            if (equals < 1) {
                throw new TypeConversionException("a missing code is written C=REASON, such as 999=skipped");
            }
            MissingReason reason = Coded.find(MissingReason.class, text.substring(equals + 1))
                    .orElseThrow(() -> new TypeConversionException("reasons: "
                            + Arrays.stream(MissingReason.values())
                                    .map(MissingReason::id)
                                    .collect(Collectors.joining(", "))));
            return new MissingCode(text.substring(0, equals), reason);
        }
    }
}

package io.github.alliancesdk.examples.commandline.plot;

import io.github.alliancesdk.examples.commandline.output.Replacement;
import io.github.alliancesdk.examples.shared.Picture;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * The file of a picture.
 *
 * @param name as the user wrote it
 * @param format that the ending of the name stands for
 */
public record PlotFile(String name, Picture.Format format) {
    /** Converts the name of a file, whose ending names the format. */
    public static final class Converter implements ITypeConverter<PlotFile> {
        @Override
        public PlotFile convert(String name) {
            return Picture.Format.ofName(name)
                    .map(format -> new PlotFile(name, format))
                    .orElseThrow(() -> new TypeConversionException("a picture's name ends in .svg or .png"));
        }
    }

    /** Draws a picture, and replaces the file when the picture is complete. */
    public void write(Picture picture) {
        Replacement.write(name, picture.bytes(format));
    }
}

package io.github.alliancesdk.examples.commandline.plot;

import io.github.alliancesdk.examples.commandline.output.FileException;
import io.github.alliancesdk.examples.commandline.output.Replacement;
import io.github.alliancesdk.examples.shared.Picture;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
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
        try {
            byte[] bytes = picture.bytes(format);
            Replacement out = Replacement.of(Path.of(name));
            try {
                out.write(bytes, 0, bytes.length);
                out.close();
            } finally {
                out.discard();
            }
        } catch (IOException | InvalidPathException e) {
            throw FileException.writing(name, e);
        }
    }
}

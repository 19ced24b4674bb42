package io.github.alliancesdk.examples.commandline.plot;

import io.github.alliancesdk.examples.commandline.output.FileException;
import io.github.alliancesdk.examples.commandline.output.Replacement;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A file that a picture goes to.
 *
 * @param name as the user wrote it
 * @param form what its ending asks for
 */
public record PlotFile(String name, Form form) {
    /** The form of a picture. */
    enum Form {
        /** Lines and text, at any size. */
        SVG,
        /** Pixels. */
        PNG;

        private String ending() {
            return "." + name().toLowerCase(Locale.ROOT);
        }
    }

    /** The form is that of the ending; any other ending is wrong use. */
    public static final class Converter implements ITypeConverter<PlotFile> {
        @Override
        public PlotFile convert(String name) {
            for (Form form : Form.values()) {
                if (name.toLowerCase(Locale.ROOT).endsWith(form.ending())) {
                    return new PlotFile(name, form);
                }
            }
            throw new TypeConversionException("a picture's name ends in .svg or .png");
        }
    }

    /** Draws a picture, and only when it is done replaces the file. */
    public void write(Picture picture) {
        try {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            picture.write(form, bytes);
            Replacement out = Replacement.of(Path.of(name));
            try {
                bytes.writeTo(out);
                out.close();
            } finally {
                out.discard();
            }
        } catch (IOException | InvalidPathException e) {
            throw FileException.writing(name, e);
        }
    }
}

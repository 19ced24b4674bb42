package io.github.alliancesdk.examples.commandline;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/**
 * A file that a picture goes to.
 *
 * @param name as the user wrote it
 * @param form what its ending asks for
 */
record PlotFile(String name, Form form) {
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
    static final class Converter implements ITypeConverter<PlotFile> {
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

    /** Sees to it that the picture replaces nothing else that the command reads or writes. */
    void requireOther(ReadingOptions reading, List<String> files) {
        reading.requireOther("--plot", name, files);
        Optional<String> problems = reading.problemFile();
        if (problems.isPresent() && (problems.get().equals(name) || ReadingOptions.isSame(problems.get(), name))) {
            throw reading.wrongUse("--plot", "the picture and the problems can't go to one file");
        }
    }

    /** Draws a picture, and only when it is done replaces the file. */
    void write(Picture picture) {
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

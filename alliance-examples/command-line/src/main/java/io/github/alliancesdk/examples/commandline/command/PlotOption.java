package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.examples.commandline.input.ProblemOption;
import io.github.alliancesdk.examples.commandline.plot.PlotFile;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The option that asks for a picture. */
final class PlotOption {
    @Option(
            names = "--plot",
            paramLabel = "FILE",
            converter = PlotFile.Converter.class,
            description = "Draw the result to FILE, which is replaced: .svg or .png.")
    private @Nullable PlotFile plot;

    /** Returns the file of the picture. A file that the command reads or writes otherwise is refused. */
    Optional<PlotFile> file(ProblemOption problems, List<String> inputs) {
        if (plot != null) {
            problems.requireOther("--plot", "the picture", plot.name(), inputs);
        }
        return Optional.ofNullable(plot);
    }
}

package io.github.alliancesdk.examples.commandline;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.output.Messages;
import io.github.alliancesdk.examples.commandline.output.Output;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A run of the program in the test's process. */
public record Cli(int exitCode, String out, String err) {
    public static final Path SAMPLES = Path.of("..", "..", "samples");

    public static Cli run(String... args) {
        return runOn("", args);
    }

    /** Runs the program with a text as standard input. */
    public static Cli runOn(String in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode =
                AllianceCommand.run(args, new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), out, err);
        return new Cli(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs the program with an instrument that is not bundled. */
    public static Cli runWith(Instrument own, String in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        InstrumentCatalog catalog = BundledInstruments.catalog().with(own);
        Environment environment = new Environment(
                catalog,
                new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)),
                new Output("standard output", out),
                new Messages(err, false));
        int exitCode = AllianceCommand.run(args, environment);
        return new Cli(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Returns the rows of the CSV output. */
    public List<NamedCsvRecord> rows() {
        return CsvReader.builder().ofNamedCsvRecord(out).stream().toList();
    }

    public List<String> lines() {
        return out.lines().toList();
    }

    public List<String> messages() {
        return err.lines().toList();
    }
}

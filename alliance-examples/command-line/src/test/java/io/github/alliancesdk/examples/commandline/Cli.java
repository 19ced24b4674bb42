package io.github.alliancesdk.examples.commandline;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.Source;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.output.Messages;
import io.github.alliancesdk.examples.commandline.output.Output;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;

/** A run of the program within the test. */
public record Cli(int exitCode, String out, String err) {
    public static final Path SAMPLES = Path.of("..", "..", "samples");

    public static Cli run(String... args) {
        return runOn("", args);
    }

    /** Runs it on a text as standard input. */
    public static Cli runOn(String in, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode =
                AllianceCommand.run(args, new ByteArrayInputStream(in.getBytes(StandardCharsets.UTF_8)), out, err);
        return new Cli(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs it with instruments that don't come with the SDK. */
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

    /** An invented instrument of two items, answered from 0 to 127. */
    public static Instrument invented(InstrumentStatus status) {
        return Instrument.builder("demo-127")
                .title("Invented")
                .status(status)
                .raters(Rater.CLIENT)
                .referents(Referent.APP)
                .responseFormat("default", 0, 127, Metric.MEAN)
                .items(2)
                .reversed()
                .scale("total", 1, 2)
                .openQuestion("Is it of any use?")
                .source("invented", Source.of("Nothing", "in full"))
                .allFactsFrom(Disposition.CONFIRMED, "invented")
                .build();
    }

    /** A record of the WAI-SR with these answers to its twelve items, as JSON on one line. */
    public static String waiSr(String recordId, String... answers) {
        StringBuilder responses = new StringBuilder();
        for (int i = 0; i < answers.length; i++) {
            responses
                    .append(i == 0 ? "" : ",")
                    .append('"')
                    .append(i + 1)
                    .append("\":")
                    .append(answers[i]);
        }
        return "{\"instrument\":\"wai-sr\",\"rater\":\"client\",\"recordId\":\"" + recordId + "\",\"responses\":{"
                + responses + "}}";
    }

    public static String goodRecord(String recordId) {
        return waiSr(recordId, "1", "2", "3", "4", "5", "1", "2", "3", "4", "5", "1", "2");
    }

    public List<String> lines() {
        return out.lines().toList();
    }

    public List<String> messages() {
        return err.lines().toList();
    }
}

package io.github.alliancesdk.examples.commandline.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.instrument.CatalogEntry;
import io.github.alliancesdk.core.instrument.DefinitionVersion;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.examples.commandline.AllianceCommand;
import io.github.alliancesdk.examples.commandline.Fixtures;
import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.output.ByteText;
import io.github.alliancesdk.examples.commandline.output.Messages;
import io.github.alliancesdk.examples.commandline.output.Output;
import io.github.alliancesdk.examples.commandline.output.ScoreOutput;
import io.github.alliancesdk.examples.shared.ExitCode;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

/** An internal error in one record affects only that record, and the program ends with exit code 3. */
class InternalErrorTest {
    private static final String SECRET = "answer 4711";
    private static final String FAILURE = "internal error in 1 record: java.lang.IllegalStateException";

    /** Records of this instrument cause an internal error, because its definition can't be loaded. */
    private static final CatalogEntry BROKEN = CatalogEntry.lazy(
            InstrumentId.of("broken"), DefinitionVersion.parse("1.0.0"), "sha256:" + "0".repeat(64), () -> {
                throw new IllegalStateException(SECRET);
            });

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();
    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @TempDir
    private Path folder;

    private Environment environment(InstrumentCatalog catalog) {
        return new Environment(
                catalog,
                new ByteArrayInputStream(new byte[0]),
                new Output("standard output", out),
                new Messages(err, false));
    }

    private int run(String... args) {
        List<CatalogEntry> entries =
                new ArrayList<>(BundledInstruments.catalog().entries());
        entries.add(BROKEN);
        return AllianceCommand.run(args, environment(InstrumentCatalog.ofEntries(entries)));
    }

    private String out() {
        return out.toString(StandardCharsets.UTF_8);
    }

    private String err() {
        return err.toString(StandardCharsets.UTF_8);
    }

    private String file(String name, String text) throws IOException {
        return Files.writeString(folder.resolve(name), text).toString();
    }

    private static String bad() {
        return "{\"instrument\":\"broken\",\"rater\":\"client\",\"responses\":{\"1\":1}}";
    }

    @ParameterizedTest
    @CsvSource({"a.ndjson, score", "a.ndjson, check", "a.json, score", "a.json, check"})
    void aRecordThatTheCheckFailsAtIsCountedAndItsNeighboursAreKept(String name, String command) throws IOException {
        List<String> records = List.of(Fixtures.goodRecord("r-1"), bad(), Fixtures.goodRecord("r-3"));
        String file = file(
                name, name.endsWith("ndjson") ? String.join("\n", records) : "[" + String.join(",", records) + "]");
        String problems = folder.resolve("problems").toString();

        assertThat(run(command, file, "--problems", problems)).isEqualTo(3);

        assertThat(Files.readString(Path.of(problems)))
                .isEqualTo("{\"row\":2,\"problems\":[{\"code\":\"internal-error\",\"pointer\":\"\"}]}\n");
        assertThat(out().lines()).hasSize(command.equals("score") ? 2 : 1);
        assertThat(err()).contains(FAILURE).doesNotContain(SECRET);
    }

    @Test
    void aRowOfATableIsOneAsWell() throws IOException {
        Instrument known = BundledInstruments.dwai();
        StringBuilder header = new StringBuilder("recordId,instrument,rater");
        StringBuilder answers = new StringBuilder();
        known.itemNumbers().forEach(item -> {
            header.append(',').append(item);
            answers.append(",4");
        });
        String file = file(
                "a.csv",
                header + "\nr-1,dwai,client" + answers + "\nr-2,broken,client" + answers + "\nr-3,dwai,client"
                        + answers);

        assertThat(run("score", file)).isEqualTo(3);

        assertThat(out()).contains("r-1", "r-3");
        assertThat(out().lines()).hasSize(2);
        assertThat(err()).contains("\"row\":2", "internal-error", FAILURE).doesNotContain(SECRET);
    }

    @ParameterizedTest
    @CsvSource({"ndjson", "csv"})
    void aRecordThatTheScoringFailsAtLeavesNothingHalfWritten(String output) throws IOException {
        String file = file(
                "a.ndjson",
                Fixtures.goodRecord("r-1") + "\n" + Fixtures.goodRecord("r-2") + "\n" + Fixtures.goodRecord("r-3"));
        AllianceCommand.run(
                new String[] {"score", file, "--output", output}, environment(BundledInstruments.catalog()));
        List<String> whole = out().lines().filter(line -> !line.contains("r-2")).toList();
        out.reset();
        Environment environment = environment(BundledInstruments.catalog());
        ScoreCommand command = new ScoreCommand(environment, FailingOutput::new);
        new CommandLine(command).parseArgs(file, "--output", output);

        assertThat(command.run()).isEqualTo(ExitCode.FILE);
        environment.out().flush();
        environment.messages().flush();

        assertThat(out().lines()).containsExactlyElementsOf(whole);
        assertThat(err()).contains(FAILURE).doesNotContain(SECRET);
    }

    @Test
    void aReceiptAndAConvertedRecordAreAsWell() throws IOException {
        String receipts =
                file("receipts.ndjson", "{\"payload\":" + bad() + ",\"report\":{}}\n{\"payload\":{},\"report\":{}}\n");
        assertThat(run("verify", receipts)).isEqualTo(3);
        assertThat(out().lines()).hasSize(2);
        assertThat(err()).contains(FAILURE).doesNotContain(SECRET);

        err.reset();
        out.reset();
        String scores = file(
                "scores.ndjson",
                "{\"instrument\":\"broken\",\"scales\":{}}\n{\"instrument\":\"dwai\",\"scales\":{}}\n");
        assertThat(run("convert", scores, "--to", "0..3")).isEqualTo(3);
        assertThat(out().lines()).hasSize(1);
        assertThat(err()).contains("\"row\":1", "internal-error", FAILURE).doesNotContain(SECRET);
    }

    /** Writes half of the report for record r-2 and then fails. */
    private record FailingOutput(ScoreOutput form) implements ScoreOutput {
        @Override
        public boolean isParallel() {
            return form.isParallel();
        }

        @Override
        public Map<String, String> begin(List<String> passthrough, ByteText to) {
            return form.begin(passthrough, to);
        }

        @Override
        public Optional<Problem> objection(Instrument instrument, ByteText to) {
            return form.objection(instrument, to);
        }

        @Override
        public ReportWriter writer(ByteText to) {
            ReportWriter writer = form.writer(to);
            return (report, passthrough) -> {
                if (report.administration().recordId().equals(Optional.of("r-2"))) {
                    to.add("half of ");
                    throw new IllegalStateException(SECRET);
                }
                writer.write(report, passthrough);
            };
        }
    }
}

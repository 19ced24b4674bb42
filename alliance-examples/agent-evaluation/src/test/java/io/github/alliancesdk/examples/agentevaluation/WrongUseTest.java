package io.github.alliancesdk.examples.agentevaluation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentBuilder;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Errors in the command line are found before a file is read. */
class WrongUseTest {
    private static final String SAMPLE =
            Cli.SAMPLES.resolve("simulated-judgements.ndjson").toString();

    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--instrument=wai-sr --experimental | wai-sr isn't filled in by an observer, and a judge is one; there are wai-o, wai-sr-o",
                "--instrument=nonsense --experimental | there is no such instrument",
                "--referent=client --experimental | allowed: therapist, app, programme, agent",
                "--referent=robot --experimental | allowed: therapist, app, programme, agent",
                "--missing=zero --experimental | a missing policy is complete, prorate:F with F from 0.5 to 1, at-most-missing:N",
                "--missing=prorate:0.1 --experimental | a missing policy is complete, prorate:F with F from 0.5 to 1, at-most-missing:N",
                "--missing=published --experimental | states no published missing rule for these scales: goal, task, bond, total",
                "--scale=empathy --experimental | allowed: goal, task, bond, total",
                "--judge=judge-a --experimental | two judges are compared, or more",
                "--judge=judge-a --judge=judge-a --experimental | two judges are compared, or more",
                "--plot=x.pdf --experimental | a picture's name ends in .svg or .png",
                "--plot=x.svg --problems=./x.svg --experimental | what is read, the picture and the problems are different files",
                "--nonsense | Unknown option"
            })
    void wrongUseIsExplained(String options, String message) {
        Cli cli = Cli.run(("evaluate " + SAMPLE + " " + options).split(" "));

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains(message);
    }

    private static InstrumentBuilder own(String id) {
        return Instrument.builder(id)
                .title("Invented")
                .raters(Rater.OBSERVER)
                .referents(Referent.AGENT)
                .responseFormat(ResponseFormat.of("default", 1, 5))
                .items(2);
    }

    @Test
    void anOwnObserverFormIsKnownByItsDefinition() throws IOException {
        Instrument own = own("own-2")
                .scale("total", 1, 2)
                .allFactsFrom(Disposition.AUTHOR)
                .build();
        Path definition = Files.writeString(folder.resolve("own.json"), own.toJson());
        Path sheets = Files.writeString(
                folder.resolve("sheets.ndjson"),
                "{\"recordId\":\"r-1\",\"dyadId\":\"c-1\",\"raterId\":\"judge-a\",\"session\":1,"
                        + "\"instrument\":\"own-2\",\"rater\":\"observer\",\"referent\":\"agent\","
                        + "\"responses\":{\"1\":4,\"2\":3}}\n");

        Cli cli =
                Cli.run("evaluate", sheets.toString(), "--definition", definition.toString(), "--instrument", "own-2");

        assertThat(cli.err()).isEmpty();
        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out()).contains("own-2 1.0.0, keyed").contains("3.50 (1)");
    }

    @Test
    void aDefinitionThatCannotBeUsedIsExplained() throws IOException {
        Instrument mixed = own("own-3")
                .itemFormat(ResponseFormat.ofSteps("line", 0, 10, 0.5))
                .item(Item.inFormat(3, "line"))
                .scale("total", 1, 2, 3)
                .allFactsFrom(Disposition.AUTHOR)
                .build();
        String definition =
                Files.writeString(folder.resolve("own.json"), mixed.toJson()).toString();
        String broken = Files.writeString(folder.resolve("broken.json"), "{}").toString();

        assertThat(Cli.run("evaluate", SAMPLE, "--definition", definition, "--instrument", "own-3")
                        .err())
                .contains("own-3 has items in different formats");
        assertThat(Cli.run("evaluate", SAMPLE, "--definition", broken, "--experimental")
                        .exitCode())
                .isEqualTo(2);
        assertThat(Cli.run(
                                "evaluate",
                                SAMPLE,
                                "--definition",
                                folder.resolve("none.json").toString())
                        .exitCode())
                .isEqualTo(3);
    }

    @Test
    void experimentalFormNeedsAnExplicitYes() {
        Cli cli = Cli.run("evaluate", SAMPLE);

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err())
                .contains("wai-sr-o is experimental: Response format, scales and reversal are unconfirmed")
                .contains("--experimental scores it nevertheless");
    }

    @Test
    void whatIsReadIsNeverReplaced() throws IOException {
        Path file = Files.copy(Path.of(SAMPLE), folder.resolve("x.svg"));

        Cli cli = Cli.run("evaluate", file.toString(), "--experimental", "--plot=" + file);

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(file).hasSameTextualContentAs(Path.of(SAMPLE));
    }

    @Test
    void fileThatIsNotThereIsNamed() {
        Cli cli = Cli.run("evaluate", "no-such.ndjson", "--experimental");

        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.err())
                .isEqualToIgnoringNewLines("can't read no-such.ndjson: there is no such file or directory");
    }

    @ParameterizedTest
    @CsvSource({"--plot=%s/x.svg", "--plot=%s/x.png", "--problems=%s/x.ndjson"})
    void fileThatCannotBeWrittenIsNamed(String option) {
        Cli cli = Cli.run("evaluate", SAMPLE, "--experimental", option.formatted(folder.resolve("no-such-folder")));

        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.err()).contains("can't write ");
    }

    @Test
    void noCommandIsWrongUseAndHelpIsNot() {
        assertThat(Cli.run().exitCode()).isEqualTo(2);
        assertThat(Cli.run("--help").exitCode()).isZero();
        assertThat(Cli.run("evaluate", "--help").out()).contains("--experimental", "--judge=ID");
    }

    @Test
    void otherObserverFormWorksAsWell() {
        Cli cli = Cli.run("evaluate", SAMPLE, "--experimental", "--instrument=wai-o", "--referent=therapist");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).contains("WAI-O (wai-o 1.0.0, experimental)", "other-definition: 108");
    }
}

package io.github.alliancesdk.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The commands in the README and on the page of the command line do what is said there. */
class ReadmeTest {
    private static final Path ROOT = Path.of("..", "..");
    private static final String ALLIANCE = "java -jar alliance-examples/command-line/target/alliance.jar ";

    /** Returns the fenced blocks of a document without a language. Each contains one command. */
    private static List<String> commands(String document) throws IOException {
        return Pattern.compile("(?m)^```(.*)\\n([^`]+?)\\n```$")
                .matcher(Files.readString(ROOT.resolve(document)))
                .results()
                .filter(block -> block.group(1).isEmpty())
                .map(block -> block.group(2))
                .toList();
    }

    private static Cli run(String command) {
        return runWith(command.substring(command.indexOf(ALLIANCE) + ALLIANCE.length()));
    }

    private static Cli runWith(String args) {
        return Cli.run(Stream.of(args.split(" "))
                .map(arg -> arg.startsWith("samples/") ? ROOT.resolve(arg).toString() : arg)
                .toArray(String[]::new));
    }

    @Test
    void theFirstCommandBuildsAndScoresAndEndsWell() throws IOException {
        String command = commands("README.md").get(0);

        assertThat(command)
                .startsWith("mvn ")
                .contains(" package && " + ALLIANCE + "score ")
                .doesNotContain("\n", " -q ");
        Cli cli = run(command);
        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out()).contains("simulated-");
        assertThat(cli.err()).isEmpty();
    }

    @Test
    void theOtherCommandOfTheReadmeTests() throws IOException {
        assertThat(commands("README.md")).hasSize(2).last().isEqualTo("mvn -B -ntp verify");
    }

    @Test
    void thePageOfTheCommandLineListsEveryCommand() throws IOException {
        String page = Files.readString(ROOT.resolve("docs/command-line.md"));
        List<String> commands = Pattern.compile("(?m)^  ([a-z][a-z-]+) {2,}\\S")
                .matcher(Cli.run("--help").out())
                .results()
                .map(command -> command.group(1))
                .toList();

        assertThat(commands)
                .hasSizeGreaterThan(15)
                .allSatisfy(command -> assertThat(page).containsPattern("(?m)^\\| .* \\| .*`" + command + "`.* \\|$"));
    }

    static List<String> commandsThatReadSamples() throws IOException {
        try (Stream<Path> pages = Files.list(ROOT.resolve("docs"))) {
            return pages.flatMap(ReadmeTest::commandsOn).sorted().toList();
        }
    }

    private static Stream<String> commandsOn(Path page) {
        try {
            return Pattern.compile("(?m)(?:^|`)alliance ([^`\\n]*samples/[^`\\n]*)(?:`|$)")
                    .matcher(Files.readString(page))
                    .results()
                    .map(command -> command.group(1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @ParameterizedTest
    @MethodSource("commandsThatReadSamples")
    void everyCommandOnAPageThatReadsASampleEndsWell(String args) {
        Cli cli = runWith(args);

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out()).isNotEmpty();
    }

    @Test
    void thePageOfTheCommandLineBeginsAsTheReadmeAndShowsBrokenRecords() throws IOException {
        List<String> commands = commands("docs/command-line.md");
        Cli cli = run(commands.get(1));

        assertThat(commands).hasSize(2).first().isEqualTo(commands("README.md").get(0));
        assertThat(commands.get(1)).startsWith(ALLIANCE + "score ");
        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).contains("r-1", "r-13");
        assertThat(cli.messages()).hasSize(7).allMatch(line -> line.startsWith("{\"row\":"));
    }
}

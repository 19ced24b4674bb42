package io.github.alliancesdk.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Compares the program's output for the bundled samples with golden files, exactly. {@code -Dalliance.golden=write}
 * rewrites the files; review the changes.
 */
class GoldenTest {
    private static final Path GOLDEN = Path.of("src", "test", "resources", "golden");

    static Stream<Arguments> runs() {
        Stream<Arguments> records = Stream.of("wai", "wai-s", "wai-sr", "dwai")
                .flatMap(sample -> Stream.of(
                        Arguments.of(sample, "ndjson", "ndjson", "score %s --pomp"),
                        Arguments.of(sample, "ndjson", "csv", "score %s --output csv --missing prorate:0.8"),
                        Arguments.of(sample, "ndjson", "table", "score %s --output table"),
                        Arguments.of(sample, "ndjson", "check", "check %s --complete")));
        Stream<Arguments> studies = Stream.of(
                Arguments.of("wai-sr", "csv", "study.ndjson", "score %s --pomp --missing-code 999=skipped"),
                Arguments.of("wai-sr", "csv", "study.csv", "score %s --output csv --missing prorate:0.75"),
                Arguments.of("wai-sr", "csv", "study.table", "score %s --output table --integral-decimals"),
                Arguments.of("wai-sr", "csv", "study.check", "check %s --complete --missing-code 999=skipped"));
        Stream<Arguments> fhir = Stream.of(
                Arguments.of("fhir-wai-sr", "ndjson", "ndjson", "score %s --input fhir --rater client"),
                Arguments.of(
                        "fhir-wai-sr",
                        "ndjson",
                        "bundles",
                        "score %s --input fhir --rater client --drafts --any-version --output fhir-r4 --missing"
                                + " prorate:0.8"));
        String change = "change %s --by dyadId --sd 0.6 --reliability 0.88 --reliability-kind retest --source invented";
        Stream<Arguments> analyses = Stream.of(
                Arguments.of("simulated-study", "csv", "reliability", "reliability %s --instrument wai-sr --session 1"),
                Arguments.of("simulated-study", "csv", "reliability-json", "reliability %s --instrument wai-sr --json"),
                Arguments.of("simulated-sessions", "ndjson", "change", change),
                Arguments.of(
                        "simulated-sessions",
                        "ndjson",
                        "change-json",
                        change + " --json --dyad simulated-2-2 --scale goal --scale total --from 2 --to 8"),
                Arguments.of("simulated-pairs", "csv", "agreement", "agreement %s --session 3"),
                Arguments.of(
                        "simulated-pairs", "csv", "agreement-json", "agreement %s --scale bond --session 3 --json"),
                Arguments.of("simulated-studies", "csv", "pool", "pool %s --to 1..7"),
                Arguments.of("simulated-studies", "csv", "pool-json", "pool %s --to 1..7 --json"),
                Arguments.of("simulated-studies", "csv", "pool-refused", "pool %s"));
        return Stream.of(records, studies, fhir, analyses).flatMap(all -> all);
    }

    @ParameterizedTest
    @CsvSource({"coverage, coverage wai-sr dwai", "coverage-not-judged, coverage dwai sai-6"})
    void coverageIsWhatItWasBefore(String name, String args) throws IOException {
        compare(name, Cli.run(args.split(" ")).out());
        compare(name + "-json", Cli.run((args + " --json").split(" ")).out());
    }

    private static void compare(String name, String actual) throws IOException {
        Path golden = GOLDEN.resolve(name + ".txt");
        if ("write".equals(System.getProperty("alliance.golden"))) {
            Files.writeString(golden, actual);
        }
        assertThat(actual).isEqualTo(Files.readString(golden));
    }

    @ParameterizedTest
    @MethodSource("runs")
    void samplesGiveWhatTheyGaveBefore(String sample, String form, String kind, String args) throws IOException {
        String file = Cli.SAMPLES.resolve(sample + "." + form).toString();

        Cli cli = Cli.run(String.format(args, file).split(" "));

        String actual = ("exit code " + cli.exitCode() + "\n\n" + cli.out() + "\n" + cli.err())
                .replace(file, sample + "." + form)
                .replaceAll("\"sdkVersion\":\"[^\"]*\"", "\"sdkVersion\":\"VERSION\"");
        compare(sample + "." + kind, actual);
    }
}

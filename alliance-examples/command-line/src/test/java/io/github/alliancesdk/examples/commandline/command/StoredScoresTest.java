package io.github.alliancesdk.examples.commandline.command;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.Fixtures;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What {@code score} wrote is read back by {@code change} and {@code agreement}. */
class StoredScoresTest {
    private static final String FROM = ",\"from\":\"records\"";
    private static final String SESSIONS =
            Cli.SAMPLES.resolve("simulated-sessions.ndjson").toString();
    private static final String PAIRS =
            Cli.SAMPLES.resolve("simulated-pairs.csv").toString();

    private static Cli change(String in, String... more) {
        List<String> args = new ArrayList<>(
                List.of("change", "-", "--sd=0.5", "--reliability=0.84", "--reliability-kind=retest", "--source=x"));
        args.addAll(List.of(more));
        return Cli.runOn(in, args.toArray(String[]::new));
    }

    private static String text(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static String stored(String file, String... options) {
        List<String> args = new ArrayList<>(List.of("score", file));
        args.addAll(List.of(options));
        return Cli.run(args.toArray(String[]::new)).out();
    }

    @ParameterizedTest
    @ValueSource(strings = {"complete", "prorate:0.75", "form-at-most-missing:1,bond=complete"})
    void changeComputesTheSameFromScoresAsFromAnswers(String policy) {
        Cli answers =
                change(text(SESSIONS), "--json", "--missing", policy, "--scale=total", "--scale=bond", "--mean=3.5");
        String records = stored(SESSIONS, "--missing", policy);

        Cli scores = change(records, "--json", "--scale=total", "--scale=bond", "--mean=3.5");

        assertThat(scores.exitCode()).isEqualTo(answers.exitCode()).isZero();
        assertThat(scores.out()).containsOnlyOnce(FROM);
        assertThat(scores.out().replace(FROM, "")).isEqualTo(answers.out());
        assertThat(scores.err()).isEqualTo(answers.err());
    }

    @Test
    void recordsKeepThePublishedRuleThatTheyWereScoredWith() {
        StringBuilder sheets = new StringBuilder();
        for (int session = 1; session <= 3; session++) {
            sheets.append(Fixtures.ruled("client", "d-1", session)).append('\n');
        }
        String[] change = {
            "change", "-", "--sd=1", "--reliability=0.9", "--reliability-kind=retest", "--source=x", "--json"
        };
        String[] published = Arrays.copyOf(change, change.length + 1);
        published[change.length] = "--missing=published";
        String records = Cli.runWith(Fixtures.withMissingRule(), sheets.toString(), "score", "-", "--missing=published")
                .out();

        String ofRecords = Cli.runOn(records, change).out();

        assertThat(ofRecords)
                .contains("\"policy\":\"published(at-most-missing:2,pair=complete)\"", "missing rule is not confirmed");
        assertThat(ofRecords.replace(FROM, ""))
                .isEqualTo(Cli.runWith(Fixtures.withMissingRule(), sheets.toString(), published)
                        .out());
    }

    @Test
    void aTableSaysOnceThatItIsFromRecords() {
        String table = change(stored(SESSIONS)).out();

        assertThat(table)
                .containsOnlyOnce("From records: stored scores were read back, without their answers.")
                .contains("\nwai-sr 1.0.0, rated by client, referent ", ", answers 1..5 (default)\n");
        assertThat(change(text(SESSIONS)).out()).doesNotContain("From records");
    }

    @Test
    void agreementComputesTheSameFromScoresAsFromAnswers() {
        for (String options : List.of("--session=3 --scale=bond", "--session=3 --comparable=percent-of-maximum")) {
            List<String> more = List.of(options.split(" "));
            List<String> answers = new ArrayList<>(List.of("agreement", PAIRS, "--json", "--instrument=wai"));
            answers.addAll(more);
            List<String> scores = new ArrayList<>(List.of("agreement", "-", "--json"));
            scores.addAll(more);
            String expected = Cli.run(answers.toArray(String[]::new)).out();

            Cli cli = Cli.runOn(stored(PAIRS, "--instrument=wai"), scores.toArray(String[]::new));

            assertThat(cli.out()).containsOnlyOnce(FROM);
            assertThat(cli.out().replace(FROM, "")).isEqualTo(expected);
        }
    }

    @Test
    void answersAndScoresMayStandInOneFile() {
        List<String> payloads = text(SESSIONS).lines().toList();
        List<String> records = stored(SESSIONS).lines().toList();
        List<String> mixed = new ArrayList<>();
        for (int i = 0; i < payloads.size(); i++) {
            mixed.add(i % 2 == 0 ? payloads.get(i) : records.get(i));
        }

        Cli cli = change(String.join("\n", mixed), "--json");

        assertThat(cli.out().replace(FROM, ""))
                .isEqualTo(change(text(SESSIONS), "--json").out());
    }

    @Test
    void aBrokenRecordIsSetAsideWithItsProblems() {
        List<String> lines = new ArrayList<>(stored(SESSIONS).lines().toList());
        String good = lines.get(0);
        lines.set(0, good.replaceFirst("\"sum\":(\\d)", "\"sum\":1$1"));
        lines.add("{\"scales\":");

        Cli cli = change(String.join("\n", lines), "--json");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.messages().get(0))
                .isEqualTo("{\"row\":1,\"problems\":[{\"code\":\"contradiction\",\"pointer\":\"/scales/goal/sum\","
                        + "\"allowed\":\"mean*items\"}]}");
        assertThat(cli.messages().get(1)).contains("malformed-json");
        assertThat(cli.messages().get(2)).contains("2 bad records");
    }

    @Test
    void recordsOfAnotherInstrumentOrRaterThanAskedForAreRefused() {
        Cli cli = change(stored(SESSIONS), "--instrument=wai", "--rater=therapist");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.messages().get(0))
                .contains(
                        "\"recordId\":\"simulated-",
                        "{\"code\":\"wrong-instrument\",\"pointer\":\"/instrument\",\"allowed\":\"wai\"}",
                        "{\"code\":\"wrong-rater\",\"pointer\":\"/rater\",\"allowed\":\"therapist\"}");
    }

    @Test
    void recordsOfAnInstrumentThatNobodyKnowsAreFollowed() {
        String sheet = "{\"instrument\":\"demo-127\",\"rater\":\"client\",\"dyadId\":\"d-1\",\"session\":%d,"
                + "\"responses\":{\"1\":%d,\"2\":9}}\n";
        Cli score = Cli.runWith(
                Fixtures.invented(InstrumentStatus.EXPERIMENTAL),
                sheet.formatted(1, 60) + sheet.formatted(2, 80),
                "score",
                "-",
                "--experimental");
        String records = score.out().replace("\"total\"", "\"trust\"").replace("demo-127", "own-2");

        Cli cli = change(records, "--json", "--scale=trust");

        assertThat(cli.exitCode()).isZero();
        assertThatJson(cli.out())
                .inPath("series[0].points")
                .isEqualTo("[{\"session\":1,\"value\":34.5},{\"session\":2,\"value\":44.5}]");
        assertThatJson(cli.out()).inPath("series[0].instrument").isEqualTo("own-2");
        assertThatJson(cli.out()).inPath("series[0].range").isEqualTo("0..127");
        assertThatJson(cli.out()).inPath("series[0].status").isEqualTo("experimental");
        assertThat(change(records, "--scale=rust").err()).contains("'--scale': own-2 has trust");
        assertThat(change(records, "--scale=trust").out()).contains("Open question of own-2: Is it of any use?");
        assertThat(change(Fixtures.sheet("d-1", 1, 3), "--scale=trust").exitCode())
                .isEqualTo(2);
    }

    @Test
    void aPictureShowsStoredScoresBesideAReferenceSample(@TempDir Path folder) throws IOException {
        Path picture = folder.resolve("course.svg");

        Cli cli = change(stored(SESSIONS), "--plot", picture.toString());

        assertThat(cli.exitCode()).isZero();
        assertThat(Files.readString(picture)).contains("From records");
        Cli refused = change(stored(SESSIONS), "--plot", picture.toString(), "--reference", "horvath-greenberg-1989");
        assertThat(refused.exitCode()).isNotZero();
    }

    @Test
    void verifyNeedsTheAnswersToo() {
        String record = stored(SESSIONS).lines().findFirst().orElseThrow();

        Cli cli = Cli.runOn(record, "verify", "-");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out())
                .startsWith("{\"row\":1,\"recordId\":\"simulated-")
                .contains("\"reason\":\"a score record holds no answers: verify needs the payload too\"");
    }

    @Test
    void otherCommandsTakeNoScoreRecords() {
        Cli cli = Cli.runOn(stored(SESSIONS), "reliability", "-", "--instrument=wai-sr");

        assertThat(cli.messages().get(0)).contains("\"code\":\"unknown-field\",\"pointer\":\"/scales\"");
    }
}

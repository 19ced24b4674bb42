package io.github.alliancesdk.examples.agentevaluation;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.statistics.agreement.Agreement;
import io.github.alliancesdk.core.statistics.agreement.AgreementAnalysis;
import io.github.alliancesdk.core.statistics.agreement.RatingSource;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Results for valid sheets. */
class EvaluationTest {
    private static final long SEED = 20260601;

    @TempDir
    private Path folder;

    private static JsonNode tree(Cli cli) {
        return JsonMapper.shared().readTree(cli.out());
    }

    @Test
    void repeatsAreAveragedBeforeJudgesArePooled() {
        List<String> records = List.of(
                SheetText.of("c-1", "j-1", 1, 1).json(),
                SheetText.of("c-1", "j-1", 2, 1).json(),
                SheetText.of("c-1", "j-1", 3, 4).json(),
                SheetText.of("c-1", "j-2", 1, 5).json());

        JsonNode total =
                tree(Cli.evaluate(folder, records, "--json")).path("scales").path("total");

        assertThatJson(total.path("scores").toString()).isEqualTo("""
                        [{"dyadId":"c-1","raterId":"j-1","n":3,"insufficient":0,"mean":2.0},
                         {"dyadId":"c-1","raterId":"j-2","n":1,"insufficient":0,"mean":5.0}]""");
        // each judge has the same weight: the mean of 2 and 5, not the mean of four sheets
        assertThat(total.path("pooled").path(0).path("mean").doubleValue()).isEqualTo(3.5);
    }

    @Test
    void repeatWithTooFewAnswersCountsAsNone() {
        List<String> records = List.of(
                SheetText.of("c-1", "j-1", 1, 2).json(),
                SheetText.of("c-1", "j-1", 2, 5).gap(3).json(),
                SheetText.of("c-2", "j-1", 1, 5).gap(3).json());

        JsonNode bond =
                tree(Cli.evaluate(folder, records, "--json")).path("scales").path("bond");
        JsonNode prorated = tree(Cli.evaluate(folder, records, "--json", "--missing=prorate:0.75"))
                .path("scales")
                .path("bond");

        assertThatJson(bond.path("scores").toString()).isEqualTo("""
                        [{"dyadId":"c-1","raterId":"j-1","n":1,"insufficient":1,"mean":2.0},
                         {"dyadId":"c-2","raterId":"j-1","n":0,"insufficient":1,"mean":{"reason":"no-score"}}]""");
        assertThat(prorated.path("scores").path(0).path("mean").doubleValue()).isEqualTo(3.5);
        assertThat(prorated.path("scores").path(1).path("mean").doubleValue()).isEqualTo(5);
    }

    @Test
    void whatCannotBeComputedSaysWhy() {
        List<String> one = List.of(SheetText.of("c-1", "j-1", 1, 3).json());

        JsonNode total =
                tree(Cli.evaluate(folder, one, "--json")).path("scales").path("total");

        assertThatJson(total.path("pooled").toString()).isEqualTo("{\"reason\":\"too-few-raters\"}");
        assertThatJson(total.path("icc").toString())
                .isEqualTo(
                        "{\"agreement\":{\"reason\":\"too-few-persons\"},\"consistency\":{\"reason\":\"too-few-persons\"}}");
        assertThatJson(total.path("repeats").toString())
                .isEqualTo("[{\"raterId\":\"j-1\",\"repeats\":[1],\"conversations\":1,"
                        + "\"icc\":{\"reason\":\"too-few-sessions\"},\"sdWithin\":{\"reason\":\"too-few-sessions\"}}]");
        assertThat(Cli.evaluate(folder, one).out())
                .contains("What could not be computed, and why:")
                .contains("  too-few-raters: ")
                .contains("    pooled scores");
        assertThat(Cli.evaluate(folder, one).exitCode()).isZero();
    }

    @Test
    void judgesWhoDifferByAConstantAgreeInOrderOnly() {
        List<String> records = new ArrayList<>();
        for (int conversation = 1; conversation <= 4; conversation++) {
            records.add(
                    SheetText.of("c-" + conversation, "j-1", 1, conversation).json());
            records.add(SheetText.of("c-" + conversation, "j-2", 1, conversation + 1)
                    .json());
        }

        JsonNode icc = tree(Cli.evaluate(folder, records, "--json"))
                .path("scales")
                .path("total")
                .path("icc");

        assertThat(icc.path("consistency").path("value").doubleValue()).isEqualTo(1);
        assertThat(icc.path("agreement").path("value").doubleValue()).isLessThan(1);
        assertThatJson(icc.path("consistency").path("lower").toString())
                .isEqualTo("{\"reason\":\"perfect-correlation\"}");
    }

    @Test
    void anEmptyFileIsNoProblem() {
        Cli cli = Cli.evaluate(folder, List.of("", " "), "--plot=" + folder.resolve("x.svg"));

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.out()).contains("0 sheets used, 0 refused.", "There is nothing to show.");
        assertThat(cli.err()).contains("there is nothing to draw: no picture was written");
        assertThat(folder.resolve("x.svg")).doesNotExist();
    }

    @Test
    void everyOutputSaysWhatTheNumbersAreNotFor() {
        List<String> records = List.of(SheetText.of("c-1", "j-1", 1, 3).json());

        Cli text = Cli.evaluate(folder, records);
        Cli json = Cli.evaluate(folder, records, "--json");

        assertThat(Evaluation.NOT_FOR).hasSize(4).allSatisfy(line -> {
            assertThat(text.out()).contains(line);
            assertThat(json.out()).contains(line);
        });
        assertThat(BundledInstruments.catalog().get("wai-sr-o").openQuestions())
                .isNotEmpty()
                .allSatisfy(question -> {
                    assertThat(text.out()).contains("Open question: " + question);
                    assertThat(json.out()).contains(question);
                });
        assertThat(text.out()).contains("experimental").doesNotContain("Simulated");
        assertThat(tree(json).path("status").stringValue()).isEqualTo("experimental");
        assertThat(tree(json).has("simulated")).isFalse();
    }

    /** With one repeat each, the SDK's own analysis of agreement uses the same numbers. */
    @Test
    void agreementOfSingleRepeatsIsThatOfTheSdk() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<String> records = new ArrayList<>();
        List<ScoreReport> reports = new ArrayList<>();
        ResponseChecker checker =
                ResponseChecker.of(BundledInstruments.catalog().get("wai-sr-o")).allowExperimental();
        for (int conversation = 1; conversation <= 30; conversation++) {
            for (String judge : List.of("j-1", "j-2", "j-3")) {
                SheetText sheet = SheetText.of("c-" + conversation, judge, 1, 3);
                for (int item = 1; item <= 12; item++) {
                    sheet.answer(item, 1 + random.nextInt(5));
                }
                records.add(sheet.json());
                reports.add(Scorer.complete()
                        .score(checker.check(Responses.parse(sheet.json())).orElseThrow()));
            }
        }
        Agreement expected = AgreementAnalysis.of(
                        RatingSource.of(Rater.OBSERVER, "j-1"),
                        RatingSource.of(Rater.OBSERVER, "j-2"),
                        RatingSource.of(Rater.OBSERVER, "j-3"))
                .compare(reports, "task");

        JsonNode icc = tree(Cli.evaluate(folder, records, "--json"))
                .path("scales")
                .path("task")
                .path("icc");

        assertThat(icc.path("agreement").path("value").doubleValue())
                .isEqualTo(expected.agreement().orElseThrow().value());
        assertThat(icc.path("consistency").path("upper").doubleValue())
                .isEqualTo(expected.consistency()
                        .orElseThrow()
                        .interval()
                        .orElseThrow()
                        .upper());
    }

    @Test
    void orderOfRecordsChangesNothing() {
        List<String> records = new ArrayList<>();
        SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 0; i < 40; i++) {
            SheetText sheet = SheetText.of("c-" + i % 5, "j-" + i / 5 % 3, i / 15, 3);
            for (int item = 1; item <= 12; item++) {
                sheet.answer(item, 1 + random.nextInt(5));
            }
            records.add(sheet.json());
        }
        String before = Cli.evaluate(folder, records).out();
        for (int i = 0; i < 10; i++) {
            Collections.shuffle(records, new Random(SEED + i));
            assertThat(Cli.evaluate(folder, records).out())
                    .as("seed %d", SEED + i)
                    .isEqualTo(before);
        }
    }

    @Test
    void chosenJudgesAreComparedOnWhatAllOfThemScored() {
        List<String> records = new ArrayList<>();
        for (int conversation = 1; conversation <= 5; conversation++) {
            for (int judge = 1; judge <= 3; judge++) {
                if (judge < 3 || conversation > 3) {
                    records.add(SheetText.of("c-" + conversation, "j-" + judge, 1, conversation)
                            .json());
                }
            }
        }

        JsonNode compared = tree(Cli.evaluate(folder, records, "--json", "--judge=j-1", "--judge=j-3"))
                .path("scales")
                .path("total")
                .path("compared");

        assertThatJson(compared.toString())
                .isEqualTo("{\"judges\":[\"j-1\",\"j-3\"],\"conversations\":[\"c-4\",\"c-5\"]}");
    }

    @ParameterizedTest
    @CsvSource({
        // judges with the conversations that each scored, then the compared judges and conversations
        "a:1234 b:1234 c:1234, abc, 1234",
        "a:1234 b:1234 c:12, ab, 1234",
        "a:123 b:123 x:789, ab, 123",
        "a:123 b:12 c:23, ab, 12",
        "a:12345678 b:12, ab, 12",
        "a:12345678 b:1, a, 12345678",
        "a:1 b:1, ab, 1",
        "a:12 b:34, a, 12"
    })
    void largestBlockWithoutGapsIsCompared(String judges, String columns, String rows) {
        Map<String, Set<String>> cells = new TreeMap<>();
        for (String judge : judges.split(" ")) {
            cells.put(
                    judge.substring(0, 1),
                    new TreeSet<>(List.of(judge.substring(2).split(""))));
        }

        Block<String> block = Block.largest(cells);

        assertThat(String.join("", block.columns())).isEqualTo(columns);
        assertThat(String.join("", block.rows())).isEqualTo(rows);
    }

    /** The block has no gap, and no judge or conversation could be added. */
    @Test
    void blockIsCompleteAndCannotGrow() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int trial = 0; trial < 300; trial++) {
            Map<Integer, Set<String>> cells = new TreeMap<>();
            int judges = 1 + random.nextInt(18);
            for (int judge = 0; judge < judges; judge++) {
                Set<String> own = new TreeSet<>();
                for (int conversation = 0; conversation < 6; conversation++) {
                    if (random.nextInt(4) > 0) {
                        own.add("c" + conversation);
                    }
                }
                cells.put(judge, own);
            }
            Block<Integer> block = Block.largest(cells);
            assertThat(block.columns())
                    .as("seed %d, trial %d", SEED, trial)
                    .allMatch(judge -> cells.get(judge).containsAll(block.rows()));
            if (judges <= Block.MOST_COLUMNS && !block.rows().isEmpty()) {
                cells.forEach(
                        (judge, own) -> assertThat(block.columns().contains(judge) || !own.containsAll(block.rows()))
                                .as("seed %d, a judge left out has a gap", SEED)
                                .isTrue());
            }
        }
    }

    @Test
    void noJudgeAtAllIsAnEmptyBlock() {
        assertThat(Block.largest(Map.<String, Set<String>>of())).isEqualTo(new Block<String>(List.of(), List.of()));
    }
}

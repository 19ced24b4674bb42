package io.github.alliancesdk.examples.agentevaluation;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Each known misuse is refused with its reason and affects no other record. */
class MisuseTest {
    @TempDir
    private Path folder;

    /** Two judges with three conversations each. */
    private static List<String> good() {
        List<String> records = new ArrayList<>();
        for (int conversation = 1; conversation <= 3; conversation++) {
            records.add(
                    sheet("c-" + conversation, "j-1").answer(1, conversation).json());
            records.add(
                    sheet("c-" + conversation, "j-2").answer(2, conversation).json());
        }
        return records;
    }

    private static SheetText sheet(String conversation, String judge) {
        return SheetText.of(conversation, judge, 1, 4);
    }

    /** Another valid sheet of a judge. */
    private static SheetText another() {
        return SheetText.of("c-1", "j-1", 2, 4);
    }

    static Stream<Arguments> misuses() {
        return Stream.of(
                Arguments.of("other-format", another().answer(4, 7).json(), "out-of-range", "/responses/4", "1..5"),
                Arguments.of("other-format", another().answer(4, 10).json(), "out-of-range", "/responses/4", "1..5"),
                Arguments.of(
                        "other-format",
                        another().answer(4, 9).answer(5, 0).json(),
                        "out-of-range",
                        "/responses/4",
                        "1..5"),
                Arguments.of("missing-as-zero", another().answer(4, 0).json(), "out-of-range", "/responses/4", "1..5"),
                Arguments.of(
                        "missing-as-zero",
                        another().answer(4, 0).answer(12, 0).json(),
                        "out-of-range",
                        "/responses/4",
                        "1..5"),
                Arguments.of(
                        "text-or-decimals", another().answer(4, 3.7).json(), "not-an-integer", "/responses/4", "1..5"),
                Arguments.of(
                        "text-or-decimals", another().answer(4, 4.0).json(), "not-an-integer", "/responses/4", "1..5"),
                Arguments.of(
                        "text-or-decimals", another().answer(4, "4").json(), "not-an-integer", "/responses/4", "1..5"),
                Arguments.of(
                        "text-or-decimals",
                        another().answer(4, "often").json(),
                        "not-an-integer",
                        "/responses/4",
                        "1..5"),
                Arguments.of(
                        "wrong-rater", another().with("rater", "client").json(), "wrong-rater", "/rater", "observer"),
                Arguments.of(
                        "wrong-rater",
                        another().with("instrument", "wai-sr").json(),
                        "wrong-instrument",
                        "/instrument",
                        "wai-sr-o"),
                Arguments.of(
                        "wrong-rater",
                        another()
                                .with("instrument", "wai-sr")
                                .with("rater", "client")
                                .json(),
                        "wrong-instrument",
                        "/instrument",
                        "wai-sr-o"),
                Arguments.of(
                        "other-definition",
                        another().with("instrument", "wai-o").json(),
                        "wrong-instrument",
                        "/instrument",
                        "wai-sr-o"),
                Arguments.of(
                        "other-definition",
                        another().with("instrument", "our-own").json(),
                        "wrong-instrument",
                        "/instrument",
                        "wai-sr-o"),
                Arguments.of(
                        "other-definition",
                        another()
                                .with("definitionDigest", "sha256:" + "0".repeat(64))
                                .json(),
                        "digest-mismatch",
                        "/definitionDigest",
                        null),
                Arguments.of(
                        "other-definition", another().answer(13, 3).json(), "unknown-item", "/responses/13", "1..12"),
                Arguments.of(
                        "wrong-referent",
                        another().with("referent", "therapist").json(),
                        "wrong-referent",
                        "/referent",
                        "agent"),
                Arguments.of(
                        "wrong-referent",
                        another().with("referent", "client").json(),
                        "wrong-referent",
                        "/referent",
                        null),
                Arguments.of(
                        "wrong-referent", another().without("referent").json(), "wrong-referent", "/referent", "agent"),
                Arguments.of("unsupported-score", another().with("total", 40).json(), "unknown-field", "/total", null),
                Arguments.of(
                        "unsupported-score", another().with("score", "high").json(), "unknown-field", "/score", null),
                Arguments.of("impossible-score", another().with("total", 84).json(), "unknown-field", "/total", null),
                Arguments.of("impossible-score", another().with("mean", 0).json(), "unknown-field", "/mean", null),
                Arguments.of(
                        "impossible-score",
                        another().declaring("total", "sum", 84),
                        "impossible-score",
                        "/report/scales/total/sum",
                        "12..60"),
                Arguments.of(
                        "impossible-score",
                        another().declaring("bond", "mean", 5.4),
                        "impossible-score",
                        "/report/scales/bond/mean",
                        "1..5"),
                Arguments.of(
                        "impossible-score",
                        another().declaring("bond", "sum", 3),
                        "impossible-score",
                        "/report/scales/bond/sum",
                        "4..20"),
                Arguments.of(
                        "unsupported-score",
                        another().declaring("total", "sum", 47),
                        "different-score",
                        "/report/scales/total/sum",
                        null),
                Arguments.of(
                        "unsupported-score",
                        another().gap(3).declaring("bond", "mean", 4),
                        "different-score",
                        "/report/scales/bond/mean",
                        null),
                Arguments.of(
                        "wrong-rater",
                        another().with("rater", "client").declaring("total", "sum", 48),
                        "wrong-rater",
                        "/payload/rater",
                        null),
                Arguments.of(
                        "wrong-rater",
                        another().with("instrument", "wai-sr").declaring("total", "sum", 48),
                        "different-score",
                        "/report/instrument",
                        null),
                Arguments.of(
                        "text-or-decimals",
                        another().answer(4, 3.5).declaring("total", "mean", 4),
                        "not-an-integer",
                        "/payload/responses/4",
                        "1..5"),
                Arguments.of(
                        "wrong-referent",
                        another().with("referent", "app").declaring("total", "sum", 48),
                        "wrong-referent",
                        "/payload/referent",
                        "agent"),
                Arguments.of("broken-record", another().without("dyadId").json(), "missing-field", "/dyadId", null),
                Arguments.of("broken-record", another().without("raterId").json(), "missing-field", "/raterId", null),
                Arguments.of("broken-record", another().without("session").json(), "missing-field", "/session", null),
                Arguments.of("broken-record", another().with("model", "m").json(), "unknown-field", "/model", null),
                Arguments.of("broken-record", another().json().substring(0, 90), "malformed-json", "", null),
                Arguments.of("broken-record", "[1, 2]", "wrong-type", "", "an object"),
                Arguments.of(
                        "broken-record",
                        another().with("recordId", "x".repeat(70_000)).json(),
                        "too-large",
                        "",
                        null),
                Arguments.of("broken-record", "{\"x\":\"" + "x".repeat(1_100_000) + "\"}", "too-large", "", null));
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void misuseIsRefusedWithItsReasonAndCostsNoOtherRecord(
            String misuse, String record, String code, String pointer, String allowed) throws IOException {
        List<String> records = new ArrayList<>(good());
        records.add(3, record);
        Path problems = folder.resolve("problems.ndjson");

        Cli with = Cli.evaluate(folder, records, "--json", "--problems=" + problems);
        Cli without = Cli.evaluate(folder, good(), "--json");

        assertThat(with.exitCode()).isEqualTo(1);
        assertThat(without.exitCode()).isZero();
        JsonNode refused =
                JsonMapper.shared().readTree(Files.readString(problems).strip());
        assertThat(refused.path("row").intValue()).isEqualTo(4);
        assertThat(refused.path("misuses").valueStream().map(JsonNode::stringValue))
                .contains(misuse);
        JsonNode problem = refused.path("problems").path(0);
        assertThat(problem.path("code").stringValue()).isEqualTo(code);
        assertThat(problem.path("pointer").stringValue()).isEqualTo(pointer);
        if (allowed != null) {
            assertThat(problem.path("allowed").stringValue()).isEqualTo(allowed);
        }
        assertThat(tree(with).path("scales")).isEqualTo(tree(without).path("scales"));
        assertThat(tree(with).path("used").intValue()).isEqualTo(6);
    }

    private static JsonNode tree(Cli cli) {
        return JsonMapper.shared().readTree(cli.out());
    }

    @ParameterizedTest
    @MethodSource("misuses")
    void reasonStandsOnStandardErrorInWords(String misuse, String record, String code, String pointer, String allowed) {
        Cli cli = Cli.evaluate(folder, List.of(record));

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err()).startsWith("row 1").contains(misuse + ": ").contains(code + " at \"" + pointer + "\"");
        assertThat(cli.out()).contains("0 sheets used, 1 refused.");
    }

    @Test
    void declaredScoreThatFollowsFromItsAnswersIsASheetLikeAnyOther() {
        List<String> records = new ArrayList<>(good());
        records.add(another().declaring("total", "sum", 48));
        records.add(SheetText.of("c-2", "j-1", 2, 4).answer(1, 3).declaring("total", "mean", 3.92));

        Cli cli = Cli.evaluate(folder, records, "--json");

        assertThat(cli.exitCode()).isZero();
        assertThat(tree(cli).path("used").intValue()).isEqualTo(8);
    }

    @Test
    void severalSheetsOfOneConversationJudgeAndRepeatAreAllRefused() {
        List<String> records = new ArrayList<>(good());
        records.add(another().json());
        records.add(another().answer(1, 5).json());

        Cli cli = Cli.evaluate(folder, records, "--json");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err().lines())
                .hasSize(2)
                .allMatch(line -> line.contains("duplicate-judgement: several sheets of one conversation"));
        assertThatJson(cli.out()).node("misuses").isEqualTo("{\"duplicate-judgement\":2}");
        assertThat(tree(cli).path("used").intValue()).isEqualTo(6);
    }

    @Test
    void judgeMostOfWhoseSheetsAreInAnotherFormatIsLeftOutAltogether() {
        List<String> records = new ArrayList<>(good());
        records.add(sheet("c-1", "j-3").answer(1, 7).json());
        records.add(sheet("c-2", "j-3").answer(1, 6).json());
        // valid by chance: the meaning of this judge's 4 is unknown
        records.add(sheet("c-3", "j-3").json());

        Cli cli = Cli.evaluate(folder, records, "--json");

        assertThat(tree(cli).path("used").intValue()).isEqualTo(6);
        assertThatJson(cli.out()).node("leftOutJudges").isEqualTo("[{\"raterId\":\"j-3\",\"why\":\"other-format\"}]");
        assertThat(cli.err()).contains("row 9", "judge-in-another-format");
    }

    @Test
    void oneStrayAnswerOfAJudgeIsAWarning() {
        List<String> records = new ArrayList<>(good());
        records.add(another().answer(1, 7).json());

        Cli cli = Cli.evaluate(folder, records);

        assertThat(cli.out())
                .contains("6 sheets used, 1 refused.")
                .contains("Warning: judge j-1: 1 sheet of 4 had answers outside the form's range");
    }

    @Test
    void judgeOfOtherConversationsIsNotPooled() {
        List<String> records = new ArrayList<>(good());
        records.add(sheet("c-8", "j-3").json());
        records.add(sheet("c-9", "j-3").json());

        Cli cli = Cli.evaluate(folder, records, "--json");

        assertThat(cli.exitCode()).isZero();
        assertThatJson(cli.out())
                .node("scales.total.leftOut")
                .isEqualTo(
                        "{\"judges\":[{\"raterId\":\"j-3\",\"why\":\"other-conversations\"}],\"conversations\":[\"c-8\",\"c-9\"]}");
        assertThatJson(cli.out())
                .node("scales.total.compared")
                .isEqualTo("{\"judges\":[\"j-1\",\"j-2\"],\"conversations\":[\"c-1\",\"c-2\",\"c-3\"]}");
        assertThat(Cli.evaluate(folder, records).out())
                .contains("Not pooled: judge j-3 (other-conversations: the judge didn't score all");
    }

    /** Answers, ids and words that can't occur in the output by accident. */
    @ParameterizedTest
    @ValueSource(strings = {"31337", "3.1337", "\"canary-4711\"", "[90210]", "{\"a\":90210}", "true", "-86753"})
    void noMessageSaysWhatWasAnswered(String answer) throws IOException {
        String record = another().answer(4, "ANSWER").json().replace("\"ANSWER\"", answer);
        Path problems = folder.resolve("problems.ndjson");

        Cli cli = Cli.evaluate(folder, List.of(record));
        Cli.evaluate(folder, List.of(record), "--problems=" + problems);

        String canary = answer.replaceAll("[^0-9a-z.-]", "");
        assertThat(cli.err()).isNotEmpty();
        assertThat(cli.out() + cli.err() + Files.readString(problems)).doesNotContain(canary);
    }

    @Test
    void foreignNamesCannotMoveTheCursor() {
        Cli cli = Cli.evaluate(
                folder,
                List.of(
                        SheetText.of("c\u001b[2J-1", "j\n1", 1, 3).json(),
                        another()
                                .with("recordId", "r\u001b[31m")
                                .without("dyadId")
                                .json()));

        assertThat(cli.out() + cli.err())
                .doesNotContain("\u001b")
                .contains("c\\u001b[2J-1", "j\\u000a1", "r\\u001b[31m");
    }

    @Test
    void everyMisuseHasAReasonOfItsOwn() {
        assertThat(Misuse.values()).extracting(Misuse::reason).doesNotHaveDuplicates();
        assertThat(Misuse.values()).extracting(Misuse::id).doesNotHaveDuplicates();
    }
}

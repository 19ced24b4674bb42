package io.github.alliancesdk.examples.commandline.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.Fixtures;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class ReportCommandTest {
    private static final Pattern FIGURE = Pattern.compile("-?\\d+\\.\\d{2,4}(?![\\d.])");
    private static final String ERROR = " --sd 0.6 --reliability 0.88 --reliability-kind retest --source invented";

    @TempDir
    Path folder;

    private Cli run(String in, String args) {
        return Cli.runOn(
                in,
                ("report " + args + " -o " + page())
                        .replace("SAMPLES", Cli.SAMPLES + "")
                        .split(" "));
    }

    private Path page() {
        return folder.resolve("report.html");
    }

    private String html() {
        try {
            return Files.readString(page());
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private String report(String args) {
        Cli cli = run("", args);
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.out()).isEmpty();
        return html();
    }

    /** The cells of all rows of the table whose title begins so. */
    private static List<List<String>> table(String html, String title) {
        String table = Pattern.compile("<caption>" + Pattern.quote(title) + ".*?</table>", Pattern.DOTALL)
                .matcher(html)
                .results()
                .map(MatchResult::group)
                .findFirst()
                .orElseThrow(() -> new AssertionError("no table " + title));
        return Pattern.compile("<tr>(.*?)</tr>", Pattern.DOTALL)
                .matcher(table)
                .results()
                .map(row -> Pattern.compile("<t[hd][^>]*>(.*?)(?:<span.*?)?</t[hd]>", Pattern.DOTALL)
                        .matcher(row.group(1))
                        .results()
                        .map(cell -> cell.group(1).strip())
                        .toList())
                .toList();
    }

    private static JsonNode json(String args) {
        return JsonMapper.shared()
                .readTree(Cli.run((args + " --json")
                                .replace("SAMPLES", Cli.SAMPLES + "")
                                .split(" "))
                        .out());
    }

    private static String rounded(JsonNode figure, int decimals) {
        JsonNode number = figure.isObject() ? figure.get("value") : figure;
        return String.format(Locale.ROOT, "%." + decimals + "f", number.asDouble());
    }

    // ---- the figures of the other commands

    @Test
    void reliabilityIsThatOfTheCommand() {
        String html = report("SAMPLES/simulated-study.csv --instrument wai-sr");
        JsonNode json = json("reliability SAMPLES/simulated-study.csv --instrument wai-sr");

        List<List<String>> alpha = table(html, "Alpha and standard error of measurement");
        List<List<String>> omega = table(html, "Omega and its fit");
        assertThat(alpha).hasSize(1 + json.at("/scales").size());
        for (List<String> row : alpha.subList(1, alpha.size())) {
            JsonNode scale = json.at("/scales/" + row.get(0));
            assertThat(row.get(2)).isEqualTo(scale.at("/n").asString());
            assertThat(row.get(6)).isEqualTo(rounded(scale.at("/alpha/value"), 2));
        }
        for (List<String> row : omega.subList(1, omega.size())) {
            JsonNode fit = json.at("/scales/" + row.get(0) + "/omega/fit");
            assertThat(row.get(4)).isEqualTo(rounded(fit.at("/chiSquare"), 2));
            assertThat(row.get(5)).isEqualTo(fit.at("/df").asString());
            if (fit.at("/df").asInt() > 0) {
                assertThat(row.get(6)).isEqualTo(rounded(fit.at("/cfi"), 3));
                assertThat(row.get(8)).isEqualTo(rounded(fit.at("/rmsea"), 3));
            }
        }
        assertThat(html)
                .contains("Keying check: " + json.at("/keying/verdict").asString())
                .contains("Simulated: nobody gave these answers.")
                .contains(json.at("/definitionDigest").asString());
    }

    @ParameterizedTest
    @CsvSource({
        "change SAMPLES/simulated-sessions.ndjson" + ERROR + ", Courses",
        "agreement SAMPLES/simulated-pairs.csv --instrument wai --scale total, 'Agreement, scale total'",
        "agreement SAMPLES/simulated-pairs.csv --instrument wai --scale bond, 'Agreement, scale bond'"
    })
    void changeAndAgreementAreThoseOfTheCommands(String command, String title) {
        boolean isChange = command.startsWith("change");
        String html = report(
                isChange
                        ? "SAMPLES/simulated-sessions.ndjson --instrument wai-sr" + ERROR
                        : "SAMPLES/simulated-pairs.csv --instrument wai");
        List<Double> numbers = new ArrayList<>();
        walk(json(command), numbers);

        Set<String> shown = table(html, title).stream()
                .flatMap(List::stream)
                .flatMap(cell -> FIGURE.matcher(cell).results().map(MatchResult::group))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(shown).hasSizeGreaterThan(8);
        assertThat(shown)
                .allSatisfy(figure -> assertThat(numbers)
                        .anyMatch(number -> String.format(Locale.ROOT, "%.2f", number)
                                .replaceFirst("^-(0\\.0+)$", "$1")
                                .equals(figure)));
    }

    private static void walk(JsonNode node, List<Double> numbers) {
        if (node.isNumber()) {
            numbers.add(node.asDouble());
        }
        node.forEach(child -> walk(child, numbers));
    }

    @Test
    void distributionsAreCountsOfTheFile() throws IOException {
        String html = report("SAMPLES/simulated-study.csv --instrument wai-sr");
        List<String[]> rows = Files.readAllLines(Cli.SAMPLES.resolve("simulated-study.csv")).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .toList();

        List<List<String>> answers = table(html, "Answers by item");
        List<List<String>> missing = table(html, "Missing answers by item");
        for (int item = 1; item <= 12; item++) {
            int column = 5 + item;
            List<String> expected = IntStream.rangeClosed(1, 5)
                    .mapToObj(code -> String.valueOf(rows.stream()
                            .filter(row -> row[column].equals(String.valueOf(code)))
                            .count()))
                    .toList();
            long blank = rows.stream().filter(row -> row[column].isEmpty()).count();
            assertThat(answers.get(item).subList(2, 7)).as("item %d", item).isEqualTo(expected);
            assertThat(missing.get(item).subList(0, 4))
                    .containsExactly(String.valueOf(item), "90", String.valueOf(90 - blank), String.valueOf(blank));
        }
        assertThat(table(html, "total: n").stream()
                        .skip(1)
                        .mapToInt(row -> Integer.parseInt(row.get(1)))
                        .sum())
                .isEqualTo(json("reliability SAMPLES/simulated-study.csv --instrument wai-sr")
                        .at("/scales/total/n")
                        .asInt());
    }

    // ---- what was refused, and what is not shown

    @Test
    void refusedRecordsAreCountedByCode() {
        Cli cli = run("", "SAMPLES/wai-sr.ndjson --instrument wai-sr");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.messages()).last().isEqualTo("13 records: left out 7 bad records");
        List<List<String>> problems = table(html(), "Problems by code");
        assertThat(problems)
                .contains(
                        List.of("not-an-integer", "2"),
                        List.of("out-of-range", "2"),
                        List.of("malformed-json", "1"),
                        List.of("wrong-rater", "1"));
        assertThat(html()).containsPattern("<dt>Good records</dt>\\s*<dd>6</dd>");
    }

    @Test
    void fewerThanTenPeopleHaveNoDistributionAndNoFigures() {
        String nine = sheets(9, 1);
        String ten = sheets(10, 1);
        String oneForLong = IntStream.rangeClosed(1, 30)
                .mapToObj(session -> Fixtures.sheet("d-1", session, 4))
                .collect(Collectors.joining("\n"));

        for (String few : List.of(nine, oneForLong)) {
            assertThat(run(few, "- --instrument wai-sr --input ndjson").exitCode())
                    .isZero();
            assertThat(html())
                    .contains("Fewer than 10 people")
                    .doesNotContain("<caption>Answers by item", "<caption>total: n", "<caption>Items<", "<svg");
        }
        assertThat(run(ten, "- --instrument wai-sr --input ndjson").exitCode()).isZero();
        assertThat(html()).contains("<caption>Answers by item", "<caption>total: n", "<caption>Items<", "<svg");
    }

    @Test
    void anItemThatFewAnsweredHasNoDistribution() {
        // item 12 is answered on nine of the sheets, item 11 on ten
        String some = IntStream.rangeClosed(1, 12)
                .mapToObj(i -> Fixtures.sheet("d-" + i, 1, 1 + i % 5)
                        .replaceFirst(i > 9 ? ",\"12\":\\d" : "none", "")
                        .replaceFirst(i > 10 ? ",\"11\":\\d" : "none", ""))
                .collect(Collectors.joining("\n"));

        assertThat(run(some, "- --instrument wai-sr --input ndjson").exitCode()).isZero();

        List<List<String>> answers = table(html(), "Answers by item");
        assertThat(answers.get(12)).containsExactly("12", "9", "-", "-", "-", "-", "-");
        assertThat(answers.get(11)).startsWith("11", "10").doesNotContain("-");
        assertThat(html()).contains("Left out, because figures of fewer than 10 sheets");
        assertThat(table(html(), "Alpha and standard error of measurement").stream()
                        .map(row -> row.get(0)))
                .doesNotContain("total")
                .contains("goal");
    }

    private static String sheets(int dyads, int session) {
        return IntStream.rangeClosed(1, dyads)
                .mapToObj(i -> Fixtures.sheet("d-" + i, session, 1 + i % 5))
                .collect(Collectors.joining("\n"));
    }

    @Test
    void sectionsWithoutFiguresSayWhatToDo() {
        String html = report("SAMPLES/simulated-sessions.ndjson --instrument wai-sr");

        assertThat(html)
                .contains("choose one session with --session N")
                .contains("State it with --sd, --reliability, --reliability-kind and --source.")
                .contains("The sheets are of one kind of rater, so there is no agreement.");
        assertThat(report("SAMPLES/simulated-study.csv --instrument wai-sr"))
                .contains("No dyad has two sessions, so there is no change.");
    }

    @Test
    void twoSheetsOfOneSessionAreLeftOut() {
        String twice = sheets(12, 1) + "\n" + Fixtures.sheet("d-3", 1, 5).replace("client-d-3-1", "again");

        Cli cli = run(twice, "- --instrument wai-sr --input ndjson");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(table(html(), "Problems by code")).contains(List.of("duplicate-session", "2"));
        assertThat(table(html(), "Missing answers by item").get(1)).startsWith("1", "11");
    }

    // ---- the page

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SAMPLES/simulated-study.csv --instrument wai-sr",
                "SAMPLES/simulated-pairs.csv --instrument wai",
                "SAMPLES/simulated-sessions.ndjson --instrument wai-sr" + ERROR
            })
    void needsNothingElseAndIsTheSameEachTime(String args) {
        String html = report(args);

        assertThat(html)
                .startsWith("<!DOCTYPE html>\n<html lang=\"en\">")
                .doesNotContainIgnoringCase(
                        "<script", "<link", "@import", "<iframe", "<object", " src=", "xlink", "xmlns");
        assertThat(Pattern.compile("href=\"([^\"]*)\"").matcher(html).results().map(found -> found.group(1)))
                .allMatch(to -> to.startsWith("#s") || to.startsWith("https://doi.org/10."));
        assertThat(Pattern.compile("url\\(([^)]*)\\)").matcher(html).results().map(found -> found.group(1)))
                .allMatch(to -> to.startsWith("#"));
        List<String> ids = Pattern.compile(" id=\"([^\"]*)\"")
                .matcher(html)
                .results()
                .map(found -> found.group(1))
                .toList();
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(Pattern.compile("url\\(#([^)]*)\\)").matcher(html).results().map(found -> found.group(1)))
                .allMatch(ids::contains);
        assertThat(Pattern.compile("<svg (?!role=\"img\" aria-label=\"[^\"]+\")")
                        .matcher(html)
                        .find())
                .isFalse();
        assertThat(report(args)).isEqualTo(html);
    }

    @Test
    void idsOfTheFileAreEscaped() {
        String id = "<img src=x onerror=alert(1)>&'";
        String records = sheets(2, 1).replace("d-1\"", id + "\"") + "\n"
                + sheets(2, 2).replace("d-1\"", id + "\"") + "\n" + sheets(2, 3).replace("d-2\"", "d-\\u202e2\"");

        Cli cli = run(records, "- --instrument wai-sr --input ndjson" + ERROR.replace("invented", "<b>&me"));

        assertThat(cli.exitCode()).isZero();
        assertThat(html())
                .contains("&lt;img src=x onerror=alert(1)&gt;&amp;&#39;", "&lt;b&gt;&amp;me", "d-\\u202e2")
                .doesNotContain("<img", "<b>", "\u202e");
    }

    @Test
    void showsNoAnswer() {
        // 113 and 97 are answers; the sums and means that are shown are others
        String records = IntStream.rangeClosed(1, 9)
                .mapToObj(i -> "{\"instrument\":\"demo-127\",\"rater\":\"client\",\"recordId\":\"r-" + i
                        + "\",\"dyadId\":\"d-" + i + "\",\"responses\":{\"1\":113,\"2\":97}}")
                .collect(Collectors.joining("\n"));

        Cli cli = Cli.runWith(
                Fixtures.invented(InstrumentStatus.KEYED),
                records
                        + "\n{\"instrument\":\"demo-127\",\"rater\":\"client\",\"responses\":{\"1\":\"113\",\"2\":9.7}}",
                "report",
                "-",
                "--instrument",
                "demo-127",
                "-o",
                page().toString());

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(html().replaceFirst("(?s)<style>.*</style>", "").replaceAll("sha256:[0-9a-f]*", ""))
                .contains("not-an-integer", "Is it of any use?")
                .doesNotContain("113", "97", "9.7");
    }

    @Test
    void namesTheInstrumentAndItsSources() {
        String html = report("SAMPLES/simulated-study.csv --instrument wai-sr");

        BundledInstruments.catalog().get("wai-sr").sources().values().stream()
                .flatMap(source -> source.doi().stream())
                .forEach(doi -> assertThat(html).contains("href=\"https://doi.org/" + doi + "\""));
        assertThat(html).contains("<dd>keyed</dd>", "Scored and analysed with the Alliance SDK ");
    }

    @Test
    void anExperimentalKeyAndItsOpenQuestionsAreShownFirst() {
        Cli cli = Cli.runWith(
                Fixtures.invented(InstrumentStatus.EXPERIMENTAL),
                "{\"instrument\":\"demo-127\",\"rater\":\"client\",\"responses\":{\"1\":1,\"2\":2}}",
                "report",
                "-",
                "--instrument",
                "demo-127",
                "--experimental",
                "-o",
                page().toString());

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(html()).containsSubsequence("experimental", "not confirmed", "Is it of any use?", "What was read");
    }

    // ---- files and wrong use

    @Test
    void aFileIsReplacedOnlyByAPage() throws IOException {
        Files.writeString(page(), "before");

        assertThat(run("", folder.resolve("absent.csv") + " --instrument wai-sr")
                        .exitCode())
                .isEqualTo(3);
        assertThat(html()).isEqualTo("before");
        assertThat(run("", page() + " --instrument wai-sr --input ndjson").exitCode())
                .isEqualTo(2);
        assertThat(html()).isEqualTo("before");
        assertThat(run("a,b\n1,2\n", "- --instrument wai-sr --input csv").exitCode())
                .isEqualTo(1);
        assertThat(html()).isEqualTo("before");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "SAMPLES/simulated-study.csv",
                "SAMPLES/simulated-study.csv --instrument marm",
                "SAMPLES/simulated-study.csv --instrument wai-sr --sd 3",
                "SAMPLES/simulated-study.csv --instrument wai-sr --scale nonsense",
                "SAMPLES/simulated-sessions.ndjson --instrument wai-sr --sd 9 --reliability 0.88 --reliability-kind retest"
                        + " --source invented"
            })
    void wrongUseWritesNothing(String args) {
        Cli cli = run("", args);

        assertThat(cli.exitCode()).as(cli.err()).isEqualTo(2);
        assertThat(page()).doesNotExist();
    }

    @Test
    void tablesHaveHeadersAndTitles() {
        String html = report("SAMPLES/simulated-pairs.csv --instrument wai");
        long tables = html.split("<table>", -1).length - 1L;

        assertThat(html.split("<caption>", -1)).hasSize((int) tables + 1);
        assertThat(html).doesNotContain("<th>");
        assertThat(Arrays.stream(html.split("<tr>", -1)).skip(1)).allMatch(row -> row.contains("scope=\""));
    }
}

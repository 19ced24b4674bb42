package io.github.alliancesdk.examples.commandline.command;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.Xlsx;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LookCommandTest {
    private static final Pattern WORD = Pattern.compile("'([^']*)'|(\\S+)");

    @TempDir
    private Path dir;

    /** Item columns by a pattern, and rows whose item 1 counts from 1 to 5 while all others are 3. */
    private static String table(String column, int items, int rows, String delimiter) {
        String header = IntStream.rangeClosed(1, items)
                .mapToObj(item -> column + item)
                .collect(Collectors.joining(delimiter, "participant" + delimiter, "\n"));
        return IntStream.range(0, rows)
                .mapToObj(
                        row -> "p-" + row / 2 + delimiter + (1 + row % 5) + (delimiter + "3").repeat(items - 1) + "\n")
                .collect(Collectors.joining("", header, ""));
    }

    private String file(String name, String content) throws IOException {
        return file(name, content, StandardCharsets.UTF_8);
    }

    private String file(String name, String content, Charset encoding) throws IOException {
        return Files.write(dir.resolve(name), content.getBytes(encoding)).toString();
    }

    /** The commands that a look suggests, as a shell splits them. */
    private static List<String[]> commands(Cli look) {
        return look.lines().stream()
                .filter(line -> line.startsWith("  alliance "))
                .map(line -> WORD.matcher(line.strip())
                        .results()
                        .skip(1)
                        .map(word -> word.group(1) == null ? word.group(2) : word.group(1))
                        .toArray(String[]::new))
                .toList();
    }

    private static void allRunAndScore(Cli look, int records) {
        assertThat(commands(look)).isNotEmpty().allSatisfy(command -> {
            Cli score = Cli.run(command);
            assertThat(score.exitCode()).as(score.err()).isZero();
            assertThat(score.rows()).hasSize(records);
        });
    }

    @Test
    void aTableIsDescribedAndItsCommandsWork() throws IOException {
        Cli look = Cli.run("look", file("my study.csv", table("wai_", 12, 10, ";")));

        assertThat(look.exitCode()).as(look.err()).isZero();
        assertThat(look.out())
                .contains("csv, UTF-8, delimiter semicolon, 10 rows, 13 columns")
                .containsPattern("participant +other +- +- +- +0 +5 +recordId, dyadId")
                .containsPattern("wai_1 +item +1..5 +5 +0 +0 +-")
                .containsPattern("wai_12 +item +3..3 +1 +0 +0 +-")
                .containsPattern("wai-s +12 +wai_\\{n} +1..7 +all within +client +keyed")
                .containsPattern("wai-sr +12 +wai_\\{n} +1..5 +all within +client +keyed")
                .contains("Several instruments fit: wai-s, wai-sr, ")
                .contains("only with --map: recordId=participant or")
                .contains("my study.csv' --instrument wai-sr --rater client --items 'wai_{n}' --output csv");
        allRunAndScore(look, 10);
    }

    @Test
    void theCommandsReadTheColumnThatCanOnlyBeTheIdOfARecord() throws IOException {
        String ids = "id,1,2,3,4,5,6\nx-1,3,4,3,4,3,4\nx-2,3,4,3,4,3,4\n";
        Cli look = Cli.run("look", file("ids.csv", ids));

        assertThat(commands(look))
                .isNotEmpty()
                .allSatisfy(command -> assertThat(command).containsSequence("--map", "recordId=id"));
        allRunAndScore(look, 2);
        assertThat(Cli.run(commands(look).get(0)).out()).contains("x-1", "x-2");

        // twice the same id, another such column, a column of this name already, a name that --map would take for a
        // value
        String wider = "id,1,2,3,4,5,6,%s\nx-1,3,4,3,4,3,4,y-1\nx-2,3,4,3,4,3,4,y-2\n";
        List<String> unclear = List.of(
                ids.replace("x-2", "x-1"),
                wider.formatted("responseId"),
                wider.formatted("recordId"),
                ids.replace("id,", ":id,"));
        for (String content : unclear) {
            Cli other = Cli.run("look", file("unclear.csv", content));
            assertThat(commands(other))
                    .isNotEmpty()
                    .allSatisfy(command -> assertThat(command).doesNotContain("--map"));
        }
    }

    @Test
    void valuesOutsideARangeAreSaid() throws IOException {
        Cli look = Cli.run("look", file("a.csv", table("q", 12, 10, ",").replace(",3\n", ",7\n")));

        assertThat(look.out())
                .containsPattern("wai-s +12 +q\\{n} +1..7 +all within")
                .containsPattern("wai-sr +12 +q\\{n} +1..5 +1 column outside")
                .contains("--missing-code");
    }

    @Test
    void aColumnWithFewValuesIsNotDescribed() throws IOException {
        String nine = table("q", 12, 9, ",");
        Cli small = Cli.run("look", file("small.csv", nine));
        assertThat(small.out()).containsPattern("q1 +item +- +- +- +0");
        assertThat(small.out()).contains("too few to say", "only if 10 or more rows have a number there");

        // ten rows, but one of them has the only answer to item 12
        String sparse = table("q", 12, 10, ",").replaceAll(",3(?=\n)", ",").replaceFirst(",(?=\n(?!p-0,1))", ",5");
        Cli one = Cli.run("look", file("sparse.csv", sparse));
        assertThat(one.out()).containsPattern("q12 +item +- +- +- +[0-9]+ +-");
    }

    @Test
    void jsonSaysWhatTheTableSays() throws IOException {
        Cli look = Cli.run("look", file("a.csv", table("wai_", 12, 10, ",")), "--json");

        assertThatJson(look.out()).inPath("rows").isEqualTo(10);
        assertThatJson(look.out()).inPath("delimiter").isEqualTo("comma");
        assertThatJson(look.out())
                .inPath("columns[0]")
                .isEqualTo("{name:'participant',role:'other',mayBe:['recordId','dyadId'],empty:0,repeated:5}");
        assertThatJson(look.out())
                .inPath("columns[1]")
                .isEqualTo("{name:'wai_1',role:'item',empty:0,min:1,max:5,distinct:5,texts:0}");
        assertThatJson(look.out())
                .inPath("instruments[1]")
                .isObject()
                .containsEntry("instrument", "wai-sr")
                .containsEntry("items", "wai_{n}")
                .containsEntry("status", "keyed");
        assertThatJson(look.out()).inPath("notes").isArray().isNotEmpty();
        assertThatJson(look.out()).inPath("commands").isArray().hasSize(7);
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE,UTF-16", "UTF-16BE,UTF-16", "UTF-8,UTF-8"})
    void aByteOrderMarkStatesTheEncoding(String encoding, String shown) throws IOException {
        Cli look = Cli.run("look", file("marked.csv", "\uFEFF" + table("q", 12, 10, "\t"), Charset.forName(encoding)));

        assertThat(look.out()).contains("csv, " + shown + ", delimiter tab, 10 rows");
        allRunAndScore(look, 10);
    }

    @Test
    void anotherEncodingIsAskedForAndStandsInTheCommands() throws IOException {
        String latin = table("q", 12, 10, ",").replace("p-3", "p-\u00e9");
        String file = file("latin.csv", latin, StandardCharsets.ISO_8859_1);

        Cli unknown = Cli.run("look", file);
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.out()).contains("2 rows can't be read: invalid-text", "name it with --encoding");
        Cli known = Cli.run("look", file, "--encoding", "windows-1252");
        assertThat(known.exitCode()).isZero();
        allRunAndScore(known, 10);

        Cli header = Cli.run("look", file("header.csv", "Gr\u00f6\u00dfe," + latin, StandardCharsets.ISO_8859_1));
        assertThat(header.exitCode()).isEqualTo(1);
        assertThat(header.err()).contains("invalid-text", "--encoding");
    }

    @Test
    void spreadsheetsAreDescribedSheetBySheet() {
        List<List<Object>> rows = new ArrayList<>();
        for (String line : table("q", 12, 10, ",").split("\n")) {
            rows.add(List.of((Object[]) line.split(",")));
        }
        String one = Xlsx.write(dir.resolve("one.xlsx"), rows);
        Cli look = Cli.run("look", one);
        assertThat(look.exitCode()).as(look.err()).isZero();
        assertThat(look.out()).contains("xlsx, sheet 'data', 10 rows").containsPattern("q1 +item +1..5 +5 +0");
        allRunAndScore(look, 10);

        String two = Xlsx.write(dir.resolve("two.xlsx"), workbook -> {
            Xlsx.fill(workbook.newWorksheet("codebook"), List.of(List.of("meaning")));
            Xlsx.fill(workbook.newWorksheet("my data"), rows);
        });
        Cli sheets = Cli.run("look", two);
        assertThat(sheets.exitCode()).isZero();
        assertThat(commands(sheets)).hasSize(2);
        Cli second = Cli.run(commands(sheets).get(1));
        assertThat(second.out()).contains("sheet 'my data', 10 rows");
        allRunAndScore(second, 10);
        assertThatJson(Cli.run("look", two, "--json").out()).inPath("sheets").isEqualTo("['codebook','my data']");
    }

    @Test
    void recordsOfJsonAreDescribed() throws IOException {
        String lines = IntStream.range(0, 10)
                .mapToObj(row -> "{\"recordId\":\"r-" + row + "\",\"responses\":{\"1\":" + (1 + row % 5)
                        + ",\"2\":3,\"3\":3,\"4\":3,\"5\":3,\"6\":null}}")
                .collect(Collectors.joining("\n"));
        Cli ndjson = Cli.run("look", file("dwai.ndjson", lines));
        assertThat(ndjson.out())
                .contains("ndjson, UTF-8, 10 rows, 7 columns")
                .containsPattern("recordId +field +- +- +- +0 +0")
                .containsPattern("\n1 +item +1..5 +5 +0 +0")
                .containsPattern("\n6 +item +- +- +- +10")
                .containsPattern("dwai +6 ");
        allRunAndScore(ndjson, 10);

        Cli array = Cli.run("look", file("dwai.json", "[" + lines.replace("\n", ",") + "]"));
        assertThat(array.out()).contains("json, UTF-8, 10 rows, 7 columns");
        allRunAndScore(array, 10);
    }

    @Test
    void rowsThatNameTheirInstrumentNeedNoChoice() {
        Cli look = Cli.run("look", Cli.SAMPLES.resolve("simulated-study.csv").toString());

        assertThat(look.out()).contains("Each row names its instrument.").doesNotContain("Several instruments fit");
        allRunAndScore(look, 90);
    }

    @Test
    void aWideFileIsOneOfSessions() {
        Cli look = Cli.run("look", Cli.SAMPLES.resolve("export-wide.csv").toString());

        assertThat(commands(look)).allSatisfy(command -> assertThat(command).contains("s{session}_q{n}"));
    }

    @Test
    void aFileWithItemsOfNoInstrumentSaysSo() {
        Cli look = Cli.run("look", Cli.SAMPLES.resolve("export-long.csv").toString());

        assertThat(look.exitCode()).isZero();
        assertThat(look.out()).contains("No instrument has a column for each of its items", "--long");
        assertThat(commands(look)).isEmpty();
    }

    @Test
    void aFileWithMoreItemsThanAnInstrumentSaysSo() throws IOException {
        Cli look = Cli.run("look", file("more.csv", table("q", 40, 10, ",")));

        assertThat(look.out()).containsPattern("wai +36 ").contains("more items than an instrument that fits");
    }

    @Test
    void ownDefinitionsStandInTheCommands() throws IOException {
        String own = Cli.SAMPLES.resolve("in-house-5.json").toString();
        Cli look = Cli.run("look", file("own.csv", table("q", 5, 10, ",")), "--definition", own);

        assertThat(look.out()).contains("in-house-5", "--definition");
    }

    @ParameterizedTest
    @ValueSource(strings = {"4,3,5,4,4,3,5,4,4,3,4,4\n2,3,3,2,4,3,3,2,3,1,2,3\n"})
    void aFileWithoutAHeaderIsRefusedAndNothingOfItIsShown(String content) throws IOException {
        Cli look = Cli.run("look", file("bare.csv", content));

        assertThat(look.exitCode()).isEqualTo(1);
        assertThat(look.out()).isEmpty();
        assertThat(look.err()).contains("is its header absent?").doesNotContain("4,3", "'4'");
    }

    @Test
    void noCellIsEverShown() throws IOException {
        String secret = table("q", 12, 30, ",")
                .replace("participant", "participant,note")
                .replace("\np-", "\nsecret,p-");
        Cli look = Cli.run("look", file("a.csv", secret));

        assertThat(look.out() + look.err()).doesNotContain("secret", "p-0", "p-1");
    }

    @Test
    void wrongUseAndAbsentFilesEndAsInEveryCommand() throws IOException {
        String csv = file("a.csv", table("q", 12, 10, ","));
        assertThat(Cli.run("look").exitCode()).isEqualTo(2);
        assertThat(Cli.run("look", csv, "--sheet", "x").exitCode()).isEqualTo(2);
        assertThat(Cli.run("look", csv, "--skip-rows", "-1").exitCode()).isEqualTo(2);
        assertThat(Cli.run("look", "-", "--input", "xlsx").exitCode()).isEqualTo(2);
        assertThat(Cli.run("look", dir.resolve("none.csv").toString()).exitCode())
                .isEqualTo(3);
        assertThat(Cli.run("look", file("bad.xlsx", "secret")).exitCode()).isEqualTo(3);
        assertThat(Cli.run("look", file("empty.csv", "")).exitCode()).isEqualTo(1);
        Cli piped = Cli.runOn(table("q", 12, 10, ","), "look", "-");
        assertThat(piped.out()).contains("10 rows", "alliance score - --input csv --instrument wai-sr");
    }
}

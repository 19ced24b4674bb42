package io.github.alliancesdk.examples.commandline.input;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.alliancesdk.examples.commandline.AllianceCommand;
import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.Fixtures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Study files: valid cells, and problems of files, headers and rows. */
class CsvInputTest {
    private static final String ITEMS = "1,2,3,4,5,6,7,8,9,10,11,12";
    private static final String HEADER = "recordId,age," + ITEMS + "\n";
    private static final String ANSWERS = "1,2,3,4,5,1,2,3,4,5,1,2";
    private static final List<String> WAI_SR = List.of("--input", "csv", "--instrument", "wai-sr", "--rater", "client");

    @TempDir
    private Path folder;

    private static String[] args(String command, String... more) {
        List<String> args = new ArrayList<>(List.of(command, "-"));
        args.addAll(WAI_SR);
        args.addAll(List.of(more));
        return args.toArray(String[]::new);
    }

    private static Cli score(String csv, String... more) {
        return Cli.runOn(csv, args("score", more));
    }

    private static Cli score(byte[] csv, String... more) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        int exitCode = AllianceCommand.run(args("score", more), new ByteArrayInputStream(csv), out, err);
        return new Cli(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Returns the ids of the records that were scored. */
    private static List<String> scored(Cli cli) {
        return cli.lines().stream()
                .map(line -> line.replaceAll("^\\{\"recordId\":\"([^\"]*)\".*", "$1"))
                .toList();
    }

    /** Returns the bad records, as {@code row code pointer}. */
    private static List<String> bad(Cli cli) {
        return cli.messages().stream()
                .filter(line -> line.startsWith("{"))
                .map(line -> line.replaceAll(
                        "^\\{\"row\":(\\d+),.*?\"code\":\"([^\"]*)\",\"pointer\":\"([^\"]*)\".*", "$1 $2 $3"))
                .toList();
    }

    // ---- valid files

    @Test
    void aRowIsScoredAsTheRecordItStandsFor() {
        Cli csv = score("recordId,session,referent," + ITEMS + "\nr-1,3,app," + ANSWERS + "\n");

        Cli ndjson = Cli.runOn(
                Fixtures.goodRecord("r-1").replace("\"responses\"", "\"session\":3,\"referent\":\"app\",\"responses\""),
                "score",
                "-");
        assertThat(csv).isEqualTo(ndjson);
        assertThat(csv.exitCode()).isZero();
    }

    @Test
    void columnsAreNamedByAPattern() {
        String header = "id,wai_1,wai_2,wai_3,wai_4,wai_5,wai_6,wai_7,wai_8,wai_9,wai_10,wai_11,wai_12\n";

        assertThat(score(header + "x," + ANSWERS, "--items", "wai_{n}").out())
                .isEqualTo(score(ITEMS + "\n" + ANSWERS).out())
                .isNotEmpty();
    }

    @Test
    void theInstrumentAndTheRaterMayBeColumns() {
        Cli cli = Cli.runOn(
                "instrument,rater,recordId," + ITEMS + "\nwai-sr,client,r-1," + ANSWERS
                        + "\ndwai,client,r-2,1,2,3,4,5,6,,,,,,\nwai,client,r-3," + ANSWERS + "\n,,r-4,,,,,,,,,,,,\n",
                "score",
                "-",
                "--input",
                "csv");

        assertThat(scored(cli)).containsExactly("r-1", "r-2");
        assertThat(bad(cli)).containsExactly("3 absent-column /responses/13", "4 missing-field /instrument");
    }

    @Test
    void whatPassesThroughComesFirstInItsOrder() {
        Cli cli = score(
                "zeta,recordId," + ITEMS + ",alpha,\"the, note\"\nz,r-1," + ANSWERS + ",ü😀,\"a,\"\"b\"\"\nc\"\n,r-2,"
                        + ANSWERS + ",,\n",
                "--output",
                "csv");

        assertThat(cli.exitCode()).isZero();
        assertThat(cli.lines().get(0))
                .startsWith("zeta,alpha,\"the, note\",recordId,dyadId,raterId,session,recordedAt,instrument,")
                .endsWith(",total_mean,total_sum,total_answered,total_status");
        assertThat(cli.rows().get(0).getFields()).startsWith("z", "ü😀", "a,\"b\"\nc", "r-1");
        assertThat(cli.rows().get(1).getFields()).startsWith("", "", "", "r-2");
        assertThat(cli.rows()).extracting(row -> row.getField("total_sum")).containsOnly("33");
    }

    @Test
    void scoresAreThoseOfNdjson() {
        List<String> fromNdjson = Cli.runOn(Fixtures.goodRecord("r-1"), "score", "-", "--output", "csv")
                .lines();

        assertThat(score("recordId," + ITEMS + "\nr-1," + ANSWERS, "--output", "csv")
                        .lines())
                .isEqualTo(fromNdjson);
    }

    @Test
    void aBadRowDoesNotPassThrough() {
        Cli cli = score("note," + ITEMS + "\nbad,9" + ANSWERS + "\ngood," + ANSWERS + "\n", "--output", "csv");

        assertThat(cli.rows()).extracting(row -> row.getField("note")).containsExactly("good");
        assertThat(bad(cli)).containsExactly("1 out-of-range /responses/1");
    }

    @Test
    void aColumnWithTheNameOfAnOutputColumnGetsAnother() {
        for (String name : List.of("status", "total_mean", "bond_sum")) {
            Cli cli = score(name + "," + ITEMS + "\nx," + ANSWERS + "\n", "--output", "csv");

            assertThat(cli.exitCode()).isZero();
            assertThat(cli.messages())
                    .containsExactly("alliance: the column '" + name + "' is written as 'input_" + name
                            + "', because scores have a column of that name");
            assertThat(cli.lines().get(0)).startsWith("input_" + name + ",recordId,");
            assertThat(cli.rows().get(0).getField("input_" + name)).isEqualTo("x");
            assertThat(score(name + "," + ITEMS + "\nx," + ANSWERS + "\n").err())
                    .isEmpty();
        }
        assertThat(score("input_status,status,input_input_status," + ITEMS + "\nx,y,z," + ANSWERS, "--output", "csv")
                        .out())
                .startsWith("input_status,input_input_input_status,input_input_status,recordId,");
        // without --instrument, the scales of the output aren't known
        assertThat(Cli.runOn(
                                "instrument,rater,total_mean," + ITEMS + "\nwai-sr,client,7," + ANSWERS,
                                "score",
                                "-",
                                "--input",
                                "csv",
                                "--output",
                                "csv")
                        .rows()
                        .get(0)
                        .getField("input_total_mean"))
                .isEqualTo("7");
    }

    @Test
    void emptyCellsAndMissingCodesAreMissing() {
        Cli cli = score(
                ITEMS + "\n,NA,999,4,5,1,2,3,4,5,1,2\n",
                "--missing-code",
                "999=skipped",
                "--missing-code",
                "NA=unknown",
                "--receipt");

        assertThatJson(cli.out()).inPath("payload.missing").isEqualTo("{\"2\":\"unknown\",\"3\":\"skipped\"}");
        assertThatJson(cli.out()).inPath("payload.responses").isObject().doesNotContainKeys("1", "2", "3");
    }

    @Test
    void aWholeNumberWithADecimalPointNeedsAnOptionThatTheProblemNames() {
        String csv = "recordId," + ITEMS + "\nr-1," + ANSWERS.replace(",", ".0,") + ".0\n";

        Cli refused = score(csv);
        Cli checked = Cli.runOn(csv, args("check"));

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(refused.err())
                .contains("{\"code\":\"not-an-integer\",\"pointer\":\"/responses/1\",\"item\":1,"
                        + "\"allowed\":\"1..5, written 4.0 only with --integral-decimals\"}");
        assertThat(checked.lines())
                .hasSize(12)
                .allSatisfy(line -> assertThat(line)
                        .startsWith("-:1: not-an-integer at ")
                        .contains("--integral-decimals")
                        .endsWith(" [r-1]"));
        assertThat(score(csv, "--integral-decimals").out())
                .isEqualTo(score(csv.replace(".0", "")).out())
                .isNotEmpty();
        assertThat(score(csv.replaceFirst("1\\.0", "1.5"), "--integral-decimals")
                        .err())
                .contains("not-an-integer")
                .doesNotContain("--integral-decimals");
    }

    @ParameterizedTest
    @ValueSource(strings = {";", "\t", ","})
    void theHeaderShowsTheDelimiter(String delimiter) {
        String csv = "\"a,b;c\td\"," + HEADER + "\"x\",r-1,34," + ANSWERS + "\n";

        assertThat(scored(score(csv.replace(",", delimiter)))).containsExactly("r-1");
    }

    @Test
    void theNameOfTheFileShowsTheForm() throws IOException {
        Path csv = Files.writeString(folder.resolve("STUDY.CSV"), HEADER + "r-1,34," + ANSWERS + "\n");
        // more commas than tabs
        Path tsv = Files.writeString(
                folder.resolve("study.tsv"),
                HEADER.replace("age", "a,,,,,,,,,,,,,,,,,b").replaceAll(",(?=[\\d]|a,)", "\t")
                        + ("r-1,34," + ANSWERS).replace(",", "\t"));

        for (Path file : List.of(csv, tsv)) {
            Cli cli = Cli.run("score", file.toString(), "--instrument", "wai-sr", "--rater", "client");
            assertThat(scored(cli)).containsExactly("r-1");
            assertThat(cli.exitCode()).isZero();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"\n", "\r\n", "\r"})
    void linesEndAnyWay(String lineEnd) {
        String csv = "\uFEFF" + HEADER + "r-1,34," + ANSWERS + "\n\n\nr-2,\"a\nb\"," + ANSWERS + "\n" + "\n";

        for (String whole : List.of(csv, csv.stripTrailing())) {
            Cli cli = score(whole.replace("\n", lineEnd), "--output", "csv");
            assertThat(cli.exitCode()).isZero();
            assertThat(cli.rows()).extracting(row -> row.getField("recordId")).containsExactly("r-1", "r-2");
            assertThat(cli.rows().get(1).getField("age")).isEqualTo("a" + lineEnd + "b");
        }
    }

    @Test
    void everyFormOfOutputTakesIt() {
        String csv = HEADER + "r-1,34," + ANSWERS + "\n";

        assertThat(score(csv, "--output", "table").out()).contains("r-1 ", "6 of 6".replace('6', '4'));
        assertThatJson(score(csv, "--audit").out()).inPath("audit").isArray().hasSize(12);
        assertThat(score(csv, "--receipt").out()).startsWith("{\"payload\":");
    }

    @Test
    void onlyIntegersPassAndWithTheOptionThoseWithZerosBehindThePoint() {
        List<String> cells = List.of(
                "-0",
                "01",
                "+1",
                " 1",
                "1 ",
                "1.0",
                "1.",
                "1.00",
                ".1e1",
                "1e0",
                "1E400",
                "\u00A01",
                "\uFF11",
                "1\u200B",
                "\"1\"",
                "\"1.0\"",
                "\"1,0\"",
                "1000000000000000000000000",
                "0.9999999999999999999",
                "1.0000000000000000000001",
                "TRUE",
                "NA",
                "",
                "=1",
                "'1",
                "1");
        StringBuilder csv = new StringBuilder("recordId," + ITEMS + "\n");
        cells.forEach(cell ->
                csv.append("r,").append(cell).append(ANSWERS.substring(1)).append('\n'));

        assertThat(passed(cells, score(csv.toString()))).containsExactly("\"1\"", "", "1");
        assertThat(passed(cells, score(csv.toString(), "--integral-decimals")))
                .containsExactly("1.0", "1.00", "\"1\"", "\"1.0\"", "", "1");
    }

    private static List<String> passed(List<String> cells, Cli cli) {
        Set<Integer> refused = bad(cli).stream()
                .map(line -> Integer.valueOf(line.substring(0, line.indexOf(' '))))
                .collect(Collectors.toSet());
        return IntStream.range(0, cells.size())
                .filter(i -> !refused.contains(i + 1))
                .mapToObj(cells::get)
                .toList();
    }

    @Test
    void aSpreadsheetRunsNothingIfItIsSaidToBeForOne() {
        List<String> texts = List.of("=1+1", "@SUM(1)", "+1+cmd", "-2+3", "-5", "+.5e-3", "\t=1", "\uFF1D1", "a=1", "");
        StringBuilder csv = new StringBuilder("=note,recordId," + ITEMS + "\n");
        texts.forEach(text -> csv.append(text).append(",=r,").append(ANSWERS).append('\n'));

        List<NamedCsvRecord> plain = score(csv.toString(), "--output", "csv").rows();
        List<NamedCsvRecord> safe =
                score(csv.toString(), "--output", "csv", "--spreadsheet").rows();

        assertThat(plain.stream().map(row -> row.getField("=note"))).containsExactlyElementsOf(texts);
        assertThat(safe.stream().map(row -> row.getField("'=note")))
                .containsExactly(
                        "'=1+1", "'@SUM(1)", "'+1+cmd", "'-2+3", "-5", "+.5e-3", "'\t=1", "'\uFF1D1", "a=1", "");
        assertThat(safe).allSatisfy(row -> assertThat(row.getField("recordId")).isEqualTo("'=r"));
        assertThat(safe.get(0).getField("total_mean")).isEqualTo(plain.get(0).getField("total_mean"));
        assertThat(score(csv.toString(), "--spreadsheet").exitCode()).isEqualTo(2);
    }

    // ---- problems of the header: nothing is scored

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            1,2,3,4,5,6,7,8,9,10,11         | absent-column /responses/12
            1,2,3,4,5,6,7,8,9,10,11,12,12   | duplicate-column /responses/12
            age,age,1,2,3,4,5,6,7,8,9,10,11,12 | duplicate-column /age
            session,session,1,2,3,4,5,6,7,8,9,10,11,12 | duplicate-column /session
            "1,2,3,4,5,6,7,8,9,10,11,12     | malformed-row
            1",2,3,4,5,6,7,8,9,10,11,12     | malformed-row
            "1"x,2,3,4,5,6,7,8,9,10,11,12   | malformed-row
            """)
    void aBadHeaderIsRowZeroAndNothingIsScored(String header, String problem) {
        Cli cli = score(header + "\n" + ANSWERS + "\n" + ANSWERS + "\n");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).isEmpty();
        assertThat(bad(cli)).hasSize(1);
        assertThat(bad(cli).get(0).strip()).isEqualTo("0 " + problem);
        assertThat(cli.messages()).hasSize(2).last().asString().startsWith("alliance: refused: ");
    }

    @Test
    void everyProblemOfAHeaderIsSaidAtOnce() {
        Cli cli = Cli.runOn("1,1\n", "check", "-", "--input", "csv", "--json", "--rater", "client");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out())
                .isEqualTo(
                        "{\"row\":0,\"problems\":[{\"code\":\"duplicate-column\",\"pointer\":\"/responses/1\",\"item\":1},"
                                + "{\"code\":\"absent-column\",\"pointer\":\"/instrument\",\"allowed\":\"instrument, or"
                                + " --instrument for the whole file\"}]}\n");
        assertThat(cli.messages())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("alliance: refused: ")
                .contains("--instrument stands for the column instrument");
        assertThat(cli.messages().get(1)).isEqualTo("0 records: 2 problems in 1 bad record");
    }

    @Test
    void aFileWithoutAHeaderLacksEveryColumn() {
        for (String csv : List.of("", "\n\r\n", "\uFEFF")) {
            Cli cli = score(csv);
            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(bad(cli)).containsExactly("0 absent-column /responses");
        }
        assertThat(score(HEADER)).isEqualTo(new Cli(0, "", ""));
        assertThat(score(HEADER, "--output", "csv").lines()).hasSize(1);
    }

    @Test
    void aHeaderThatIsNoTextOrTooLongIsAProblem() {
        byte[] latin = (HEADER.replace("age", "Größe") + "r-1,34," + ANSWERS).getBytes(StandardCharsets.ISO_8859_1);
        byte[] utf16 = (HEADER + "r-1,34," + ANSWERS).getBytes(StandardCharsets.UTF_16BE);

        assertThat(bad(score(latin))).containsExactly("0 invalid-text ");
        // without a byte order mark
        assertThat(bad(score(utf16))).containsExactly("0 invalid-text ");
        assertThat(bad(score("x".repeat(70_000) + "," + HEADER + "r-1,34," + ANSWERS)))
                .containsExactly("0 too-large ");
        assertThat(bad(score("x".repeat(700_000) + "," + HEADER + "r-1,34," + ANSWERS)))
                .containsExactly("0 too-large ");
        assertThat(bad(score("\"" + "x\n".repeat(100_000)))).containsExactly("0 malformed-row ");
    }

    // ---- problems of a row: only that row is rejected

    private static final String BEFORE = "r-1,34," + ANSWERS + "\n";
    private static final String AFTER = "r-3,36," + ANSWERS + "\nr-4,37," + ANSWERS + "\n";

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            wide             | r-2,35,1,2,3,4,5,1,2,3,4,5,1,2,            | malformed-row
            short            | r-2,35,1,2,3,4,5,1,2,3,4,5,1               | malformed-row
            one cell         | r-2                                        | malformed-row
            a blank          | ` `                                        | malformed-row
            an open quote    | r-2,"35,1,2,3,4,5,1,2,3,4,5,1,2            | malformed-row
            an open end      | r-2,35,1,2,3,4,5,1,2,3,4,5,1,"2            | malformed-row
            a closing quote  | r-2,35",1,2,3,4,5,1,2,3,4,5,1,2            | malformed-row
            a quote within   | r-2,3"5,1,2,3,4,5,1,2,3,4,5,1,2            | malformed-row
            text behind it   | r-2,"3"5,1,2,3,4,5,1,2,3,4,5,1,2           | malformed-row
            three quotes     | r-2,\"\"\",1,2,3,4,5,1,2,3,4,5,1,2            | malformed-row
            out of range     | r-2,35,9,2,3,4,5,1,2,3,4,5,1,2             | out-of-range /responses/1
            no integer       | r-2,35,x,2,3,4,5,1,2,3,4,5,1,2             | not-an-integer /responses/1
            a space          | r-2,35, 1,2,3,4,5,1,2,3,4,5,1,2            | not-an-integer /responses/1
            a NUL            | r-2,a\\0b,1,2,3,4,5,1,2,3,4,5,1,2           | invalid-text
            half a character | r-2,a\\1b,1,2,3,4,5,1,2,3,4,5,1,2           | invalid-text
            a bad multi-line | "r-2\\nx",35,1,2                            | malformed-row
            """)
    void aBadRowCostsItselfAlone(String what, String row, String problem) {
        String line = row.replace("\\0", "\0").replace("\\n", "\n");
        byte[] csv = (HEADER + BEFORE + line + "\n" + AFTER).getBytes(StandardCharsets.UTF_8);
        int half = line.indexOf("\\1");
        if (half >= 0) {
            csv = (HEADER + BEFORE + line.replace("\\1", "\u00e4") + "\n" + AFTER)
                    .getBytes(StandardCharsets.ISO_8859_1);
        }

        Cli cli = score(csv);

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(scored(cli)).as(what).containsExactly("r-1", "r-3", "r-4");
        assertThat(bad(cli).get(0).strip()).isEqualTo("2 " + problem);
        // the apparent second line of a record on two lines is another bad row
        assertThat(cli.messages()).hasSize(what.contains("multi-line") ? 2 : 1);
    }

    @Test
    void anOpenQuoteDoesNotSwallowTheRowsUpToTheNextOne() {
        Cli cli = score(HEADER + BEFORE + "r-2,\"35," + ANSWERS + "\n" + AFTER + "r-5,\"a \"\"b\"\"\n,c\"," + ANSWERS
                + "\nr-6,\"38\"," + ANSWERS + "\n");

        assertThat(bad(cli)).containsExactly("2 malformed-row ");
        assertThat(scored(cli)).containsExactly("r-1", "r-3", "r-4", "r-5", "r-6");
    }

    @ParameterizedTest
    @ValueSource(strings = {"r-2,35,1,2,3,4,5,1,2,3,4,5,1", "r-2,35,1,2,3", "r-2,\"3", "r"})
    void aLastLineThatIsCutShortIsMalformed(String last) {
        Cli cli = score(HEADER + BEFORE + last);

        assertThat(scored(cli)).containsExactly("r-1");
        assertThat(bad(cli)).containsExactly("2 malformed-row ");
    }

    @ParameterizedTest
    @ValueSource(ints = {65_537, 140_000, 1_000_000})
    void aLineThatIsTooLongCostsItselfAlone(int length) {
        String many = BEFORE.repeat(2_100);
        for (String line : List.of("x".repeat(length), "\"" + "x".repeat(length - 1), "x,".repeat(length / 2 + 1))) {
            Cli cli = score(HEADER + many + line + "\r\n" + AFTER);

            assertThat(scored(cli)).hasSize(2_102).endsWith("r-3", "r-4");
            assertThat(bad(cli)).containsExactly("2101 too-large ");
        }
    }

    @Test
    void aLineOfAGigabyteNeedsLittleMemory() {
        byte[] before = (HEADER + BEFORE).getBytes(StandardCharsets.UTF_8);
        byte[] after = ("\n" + AFTER).getBytes(StandardCharsets.UTF_8);
        InputStream in = new SequenceInputStream(Collections.enumeration(
                List.of(new ByteArrayInputStream(before), endless(1L << 30), new ByteArrayInputStream(after))));
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        int exitCode = AllianceCommand.run(args("score"), in, out, err);

        Cli cli = new Cli(exitCode, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
        assertThat(scored(cli)).containsExactly("r-1", "r-3", "r-4");
        assertThat(bad(cli)).containsExactly("2 too-large ");
    }

    private static InputStream endless(long length) {
        return new InputStream() {
            private long left = length;

            @Override
            public int read() {
                return left-- > 0 ? 'x' : -1;
            }

            @Override
            public int read(byte[] to, int offset, int count) {
                int some = (int) Math.min(left, count);
                Arrays.fill(to, offset, offset + some, (byte) 'x');
                left -= some;
                return some == 0 ? -1 : some;
            }
        };
    }

    @Test
    void aRecordOnManyLinesIsLimitedToo() {
        String text = "a line\n".repeat(9_000);
        Cli fits = score(HEADER + BEFORE + "r-2,\"" + text + "\"," + ANSWERS + "\n" + AFTER);
        Cli tooLong = score(HEADER + BEFORE + "r-2,\"" + text + text + "\"," + ANSWERS + "\n" + AFTER);

        assertThat(scored(fits)).containsExactly("r-1", "r-2", "r-3", "r-4");
        // its first line is bad, and each further line is a bad row too
        assertThat(scored(tooLong)).containsExactly("r-1", "r-3", "r-4");
        assertThat(bad(tooLong)).hasSize(18_002 - 1).allMatch(line -> line.endsWith("malformed-row "));
    }

    @Test
    void rowsAreNumberedThroughTheWholeFile() {
        StringBuilder csv = new StringBuilder(HEADER);
        List<String> expected = new ArrayList<>();
        for (int row = 1; row <= 6_000; row++) {
            boolean bad = row % 997 == 0;
            csv.append("r-").append(row).append(row % 50 == 0 ? ",\"a\n\"\"b\"," : ",34,");
            csv.append(bad ? "0" + ANSWERS : ANSWERS)
                    .append(row % 3 == 0 ? "\r\n" : "\n")
                    .append(row % 7 == 0 ? "\n" : "");
            if (bad) {
                expected.add(row + " not-an-integer /responses/1");
            }
        }
        for (String threads : List.of("1", "2", "7")) {
            Cli cli = score(csv.toString(), "--threads", threads);

            assertThat(bad(cli)).isEqualTo(expected);
            assertThat(scored(cli))
                    .hasSize(6_000 - expected.size())
                    .startsWith("r-1", "r-2")
                    .endsWith("r-6000");
            assertThat(cli).isEqualTo(score(csv.toString()));
        }
    }

    @Test
    void noMessageQuotesACell() {
        String csv = "session,recordId," + ITEMS + "\n113,113\0,113,97.0,97.5,x113,-113,113971139711397113971,,,,,,\n"
                + "x,\"113\n97,113,97\n\"113\"97,,,\n";

        for (String command : List.of("score", "check")) {
            Cli cli = Cli.runOn(csv, args(command));
            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.out() + cli.err()).doesNotContain("113", "97");
        }
    }

    // ---- options

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            --items wai          | '--items': a pattern of item names holds {n} once
            --items {n}{n}       | '--items': a pattern of item names holds {n} once
            --missing-code 999   | '--missing-code'
            --missing-code =skipped | a missing code is written C=REASON
            --missing-code 9=lost | reasons: skipped, declined, not-applicable, unknown
            --missing-code 5=skipped | the missing code 5 is an answer in wai-sr default (1..5)
            --missing-code 9=skipped --missing-code 9=unknown | declared twice
            --integral-decimals --missing-code 9=skipped --missing-code 9.0=unknown | declared twice, as skipped and as unknown
            --integral-decimals --missing-code 5.0=skipped | the missing code 5.0 is an answer in wai-sr default (1..5)
            --decimal-comma --integral-decimals --missing-code 5,0=skipped | the missing code 5,0 is an answer in wai-sr
            --offset 1 --missing-code 0=skipped | '--missing-code': the missing code 0 is the answer 1 in wai-sr default (1..5)
            --offset x | '--offset'
            --code A1            | a code is written TEXT=CODE
            --code A1=x          | a code is written TEXT=CODE
            --code =1            | a code is written TEXT=CODE
            --code 5=1           | '--code': the label 5 is an answer in wai-sr default (1..5)
            --code A1=1 --code A1=2 | '--code': the label A1 is declared twice
            --code A9=9          | '--code': the label A9 stands for 9, which is no answer in wai-sr default (1..5)
            --anchors de         | '--anchors': definitions have anchors in English (en) only
            --anchors en --missing-code seldom=skipped | the missing code seldom is an anchor in wai-sr default (1..5)
            --ignore-field note  | '--ignore-field': only JSON has a use for it
            """)
    void wrongUseOfTheOptionsIsToldBeforeAnythingIsRead(String options, String message) {
        Cli cli = score("nonsense", options.split(" "));

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--items={n}",
                "--missing-code=9=skipped",
                "--code=A1=1",
                "--anchors=en",
                "--offset=1",
                "--decimal-comma",
                "--integral-decimals"
            })
    void optionsOfColumnsAreForColumns(String option) {
        Cli cli = Cli.runOn(Fixtures.goodRecord("r-1"), "score", "-", option);

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("only csv");
    }

    @Test
    void aMissingCodeThatIsAnAnswerInAFormatOfTheRowsIsWrongUse() {
        Cli cli = Cli.runOn(
                "recordId,instrument,rater,format,1,2,3,4,5,6\na,dwai,client,five-point-0-4,0,0,0,4,4,4\n",
                "score",
                "-",
                "--input=csv",
                "--instrument=dwai",
                "--missing-code=0=skipped");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err())
                .contains("'--missing-code': the missing code 0 is an answer in dwai five-point-0-4 (0..4)\n");
    }

    @Test
    void aMissingCodeThatIsAnAnswerToAnInstrumentOfTheRowsIsWrongUse() {
        Cli cli = Cli.runOn(
                "recordId,instrument,rater,1,2,3,4,5,6\na,dwai,client,1,1,1,7,7,7\n",
                "score",
                "-",
                "--input=csv",
                "--missing-code=1=skipped");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.err())
                .contains("the missing code 1 is an answer in wai default (1..7), ", "dwai default (1..7)");
    }

    @ParameterizedTest
    @ValueSource(strings = {"99=skipped", "99.0=skipped", "99=skipped --missing-code=99.0=skipped"})
    void aMissingCodeIsReadAsAnswersAre(String codes) {
        String csv = "recordId," + ITEMS + "\nr-1,99" + ANSWERS.substring(1).replace(",", ".0,") + ".0\n";
        List<String> options = new ArrayList<>(List.of("--integral-decimals", "--receipt"));
        options.addAll(List.of(("--missing-code=" + codes).split(" ")));

        Cli cli = score(csv, options.toArray(String[]::new));

        assertThat(cli.exitCode()).isZero();
        assertThatJson(cli.out()).inPath("payload.missing").isEqualTo("{\"1\":\"skipped\"}");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            3;0;4;2;1;0;0;4;4;3;2;1           | --offset 1
            A4;A1;A5;A3;A2;A1;A1;A5;A5;A4;A3;A2 | --code A1=1 --code A2=2 --code A3=3 --code A4=4 --code A5=5
            very often;Seldom;ALWAYS;Fairly Often;Sometimes;1;1;5; always ;4;3;2 | --anchors en
            4,0;1,0;5,0;3,0;2,0;1;1;5;5;4;3;2 | --decimal-comma --integral-decimals
            3,0;no;Always;2;1;0;0;4;4;3;2;1   | --decimal-comma --integral-decimals --offset 1 --code no=1 --anchors en
            """)
    void answersInTheCodesOfASenderHaveTheSameScores(String cells, String options) {
        String header = ITEMS.replace(',', ';');
        Cli plain = score(header + "\n4;1;5;3;2;1;1;5;5;4;3;2\n");

        assertThat(plain.exitCode()).isZero();
        assertThat(score(header + "\n" + cells + "\n", options.split(" "))).isEqualTo(plain);
        assertThat(score(header + "\n" + cells + "\n").exitCode()).isEqualTo(1);
    }

    @Test
    void aMissingCodeCombinesWithTheDecimalComma() {
        Cli cli = score(
                ITEMS.replace(',', ';') + "\n99,0;1;5;3;2;1;1;5;5;4;3;2\n",
                "--decimal-comma",
                "--integral-decimals",
                "--missing-code=99=skipped",
                "--receipt");

        assertThat(cli.exitCode()).isZero();
        assertThatJson(cli.out()).inPath("payload.missing").isEqualTo("{\"1\":\"skipped\"}");
    }

    @Test
    void aDigestCanBeRequired() {
        Cli cli = Cli.runOn(Fixtures.goodRecord("r-1"), "check", "-", "--require-digest", "--json");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).contains("missing-field", "/definitionDigest", "sha256:");
        assertThat(score(ITEMS + "\n" + ANSWERS + "\n", "--require-digest").err())
                .contains("{\"row\":0,\"problems\":[{\"code\":\"absent-column\",\"pointer\":\"/definitionDigest\"");
    }

    @Test
    void ownFieldsOfRecordsCanBeIgnored() {
        String record = Fixtures.goodRecord("r-1").replaceFirst("\\{", "{\"appVersion\":[1],\"device\":null,");

        assertThat(Cli.runOn(record, "check", "-", "--ignore-field=appVersion", "--ignore-field=device")
                        .exitCode())
                .isZero();
        assertThat(Cli.runOn(record, "check", "-", "--ignore-field=appVersion", "--json")
                        .out())
                .contains("unknown-field", "/device")
                .doesNotContain("appVersion");
        Cli refused = Cli.runOn(record, "check", "-", "--ignore-field=responses");
        assertThat(refused.exitCode()).isEqualTo(2);
        assertThat(refused.err())
                .contains("'--ignore-field': responses is a field of the payload and can't be ignored");
    }

    @Test
    void aTableOfACataloguedInstrumentIsNotScorableAndNothingElse() {
        Cli cli = Cli.runOn("recordId,1\nr-1,4\n", "score", "-", "--input=csv", "--instrument=marm", "--rater=client");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err())
                .isEqualTo("{\"row\":0,\"problems\":[{\"code\":\"not-scorable\",\"pointer\":\"/instrument\"}]}\n");
    }

    @Test
    void aMissingCodeMayHoldAnEqualsSign() {
        assertThat(score(ITEMS + "\n=x=" + ANSWERS.substring(1), "--missing-code", "=x==declined")
                        .exitCode())
                .isZero();
    }

    @Test
    void checkReadsSeveralForms() throws IOException {
        Path csv = Files.writeString(folder.resolve("a.csv"), HEADER + BEFORE + "r-2,35\n");
        Path ndjson = Files.writeString(folder.resolve("b.ndjson"), "\n" + Fixtures.goodRecord("r-1") + "\n{}\n");

        Cli cli = Cli.run(
                "check",
                csv.toString(),
                ndjson.toString(),
                "--instrument=wai-sr",
                "--rater=client",
                "--missing-code=NA=unknown");

        assertThat(cli.lines()).hasSize(2);
        assertThat(cli.lines().get(0)).startsWith(csv + ":2: malformed-row at \"\": ");
        assertThat(cli.lines().get(1)).startsWith(ndjson + ":3: missing-field at \"/responses\"");
        assertThat(cli.err()).isEqualTo("4 records: 2 problems in 2 bad records\n");
    }
}

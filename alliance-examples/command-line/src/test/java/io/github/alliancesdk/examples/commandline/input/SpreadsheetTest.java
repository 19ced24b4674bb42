package io.github.alliancesdk.examples.commandline.input;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import de.siegmar.fastcsv.reader.NamedCsvRecord;
import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.Xlsx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SpreadsheetTest {
    @TempDir
    private Path dir;

    /** The columns recordId, 1 to 12 and extra. */
    private static List<Object> header() {
        List<Object> names = new ArrayList<>(List.of("recordId"));
        IntStream.rangeClosed(1, 12).forEach(names::add);
        names.add("extra");
        return names;
    }

    private static List<Object> row(String id, Object first, Object... rest) {
        List<Object> cells = new ArrayList<>(List.of(id));
        cells.add(first);
        cells.addAll(List.of(rest));
        return cells;
    }

    private static Cli score(String file, String... more) {
        return Cli.run(Stream.concat(
                        Stream.of("score", file, "--instrument", "wai-sr", "--rater", "client", "--output", "csv"),
                        Stream.of(more))
                .toArray(String[]::new));
    }

    private static String cell(String column, int row, String attributes, String content) {
        return "<c r='" + column + row + "' " + attributes + ">" + content + "</c>";
    }

    /** A sheet of recordId, item 1 to 12 and extra, in XML: one row, whose item 1 and extra are given. */
    private String xml(String first, String extra) {
        return xml("", first, extra);
    }

    private String xml(String properties, String first, String extra) {
        StringBuilder names =
                new StringBuilder("<row r='1'>" + cell("A", 1, "t='inlineStr'", "<is><t>recordId</t></is>"));
        StringBuilder cells = new StringBuilder("<row r='2'>" + cell("A", 2, "t='inlineStr'", "<is><t>r-1</t></is>"));
        for (int i = 1; i <= 12; i++) {
            String column = String.valueOf((char) ('A' + i));
            names.append(cell(column, 1, "", "<v>" + i + "</v>"));
            cells.append(i == 1 ? first : cell(column, 2, "", "<v>3</v>"));
        }
        names.append(cell("N", 1, "t='inlineStr'", "<is><t>extra</t></is>"));
        return Xlsx.writeXml(dir.resolve("made.xlsx"), properties, names + "</row>" + cells + extra + "</row>");
    }

    @Test
    void answersOfASheetAreScored() {
        // goal 4, 6, 8, 11: 5 5 4 5; task 1, 2, 10, 12: 1 2 3 2; bond 3, 5, 7, 9: 4 4 2 2
        String file = Xlsx.write(
                dir.resolve("answers.xlsx"), List.of(header(), row("r-1", 1, 2, 4, 5, 4, 5, 2, 4, 2, 3, 5, 2, "x")));

        Cli cli = score(file);

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        NamedCsvRecord scores = cli.rows().get(0);
        assertThat(scores.getField("extra")).isEqualTo("x");
        assertThat(scores.getField("goal_mean")).isEqualTo("4.75");
        assertThat(scores.getField("task_mean")).isEqualTo("2.0");
        assertThat(scores.getField("bond_mean")).isEqualTo("3.0");
        assertThat(scores.getField("total_mean")).isEqualTo("3.25");
    }

    @Test
    void aSheetScoresAsTheSameCsv() throws IOException {
        Path csv = Cli.SAMPLES.resolve("simulated-study.csv");
        List<List<Object>> rows = new ArrayList<>();
        for (CsvRecord record : CsvReader.builder().ofCsvRecord(Files.readString(csv))) {
            rows.add(record.getFields().stream().map(SpreadsheetTest::typed).toList());
        }
        String file = Xlsx.write(dir.resolve("same.xlsx"), rows);
        String[] options = {
            "--instrument", "wai-sr", "--rater", "client", "--output", "csv", "--missing-code", "999=skipped"
        };

        Cli ofCsv = Cli.run(Stream.concat(Stream.of("score", csv.toString()), Stream.of(options))
                .toArray(String[]::new));
        Cli ofSheet = Cli.run(
                Stream.concat(Stream.of("score", file), Stream.of(options)).toArray(String[]::new));

        assertThat(ofSheet.out()).isEqualTo(ofCsv.out());
        assertThat(ofSheet.exitCode()).isEqualTo(ofCsv.exitCode());
        assertThat(ofSheet.messages()).hasSameSizeAs(ofCsv.messages());
    }

    private static Object typed(String text) {
        return text.matches("-?[0-9]{1,9}") ? Integer.valueOf(text) : text;
    }

    @ParameterizedTest
    @CsvSource({"5,5", "5.0,5", "5E0,5", "4.0000000000000000,4", "0.5E+1,5"})
    void aNumberWhoseValueIsAnIntegerIsOne(String kept, int answer) {
        Cli cli = score(xml(cell("B", 2, "", "<v>" + kept + "</v>"), ""));

        // 11 answers of 3 and this one
        assertThat(Double.parseDouble(cli.rows().get(0).getField("total_mean")))
                .isEqualTo((33.0 + answer) / 12, org.assertj.core.data.Offset.offset(1e-12));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "| <v>4.0000000000000004</v> | not-an-integer",
                "| <v>2.9999999999999996</v> | not-an-integer",
                "| <v>3.5</v> | not-an-integer",
                "| <v>1E+99</v> | out-of-range",
                "| <v>6</v> | out-of-range",
                "t='b' | <v>1</v> | not-an-integer",
                "t='e' | <v>#N/A</v> | not-an-integer",
                "t='e' | <f>NA()</f><v>#N/A</v> | not-an-integer",
                "t='str' | <f>NA()</f><v>#DIV/0!</v> | not-an-integer",
                "| <f>1+1</f> | not-an-integer",
                "| <f>1+1</f><v></v> | not-an-integer",
                "| <v>many</v> | not-an-integer",
                "s='1' | <v>4</v> | not-an-integer",
                "t='inlineStr' | <is><t>4 </t></is> | not-an-integer",
            })
    void whatIsNoAnswerIsAProblemOfItsRowAndNeverMissing(String attributes, String content, String code) {
        Cli cli = score(
                xml(cell("B", 2, attributes == null ? "" : attributes, content), ""),
                "--missing",
                "prorate:0.5",
                "--missing-code",
                "#N/A=skipped");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.rows()).isEmpty();
        assertThat(cli.err()).contains("\"row\":2", "\"recordId\":\"r-1\"", "\"item\":1", code == null ? "" : code);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"| <f>1+1</f><v>2</v>", "t='str' | <f>TEXT(2)</f><v>2</v>", "s='3' | <v>2</v>", "s='0' | <v>2</v>"
            })
    void aFormulaIsItsValueAndColoursAreNoDates(String attributes, String content) {
        Cli cli = score(xml(cell("B", 2, attributes == null ? "" : attributes, content), ""));

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.rows().get(0).getField("total_sum")).isEqualTo("35");
    }

    @Test
    void anEmptyCellIsMissing() {
        for (String cell : List.of("", cell("B", 2, "s='1'", ""), cell("B", 2, "t='inlineStr'", "<is><t></t></is>"))) {
            Cli cli = score(xml(cell, ""));

            assertThat(cli.exitCode()).as(cli.err()).isZero();
            assertThat(cli.rows().get(0).getField("total_status")).isEqualTo("insufficient");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            nullValues = "-",
            value = {
                "s='1' | <v>46082</v> | 2026-03-01",
                "s='2' | <v>46082.4375</v> | 2026-03-01T10:30",
                "s='2' | <v>0.4375</v> | 10:30",
                "s='2' | <v>1.25</v> | 1900-01-01T06:00",
                "s='1' | <f>TODAY()</f><v>46082</v> | 2026-03-01",
                "t='b' | <v>0</v> | FALSE",
                "t='e' | <v>#N/A</v> | #N/A",
                "- | <v>0.30000000000000004</v> | 0.30000000000000004",
                "- | <v>1E2</v> | 100",
            })
    void otherColumnsPassThroughAsText(String attributes, String content, String text) {
        Cli cli = score(xml(cell("B", 2, "", "<v>3</v>"), cell("N", 2, attributes == null ? "" : attributes, content)));

        assertThat(cli.exitCode()).as(cli.err()).isZero();
        assertThat(cli.rows().get(0).getField("extra")).isEqualTo(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"date1904='1'", "date1904='true'"})
    void datesMayBeCountedFrom1904(String property) {
        // 46082 - 1462
        Cli cli = score(
                xml(property.replace('\'', '"'), cell("B", 2, "", "<v>3</v>"), cell("N", 2, "s='1'", "<v>44620</v>")));

        assertThat(cli.rows().get(0).getField("extra")).isEqualTo("2026-03-01");
    }

    @Test
    void anErrorInAFieldIsAProblemOfThatField() {
        Cli cli =
                score(xml(cell("B", 2, "", "<v>3</v>"), cell("N", 2, "t='e'", "<v>#N/A</v>")), "--map", "dyadId=extra");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err()).contains("\"row\":2", "invalid-text", "/dyadId");
    }

    @Test
    void aProblemNamesTheRowOfTheSheetAndEmptyRowsAreNoRecords() {
        List<Object> good = row("r-1", 1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2);
        String file = Xlsx.write(
                dir.resolve("gaps.xlsx"),
                List.of(
                        List.of(),
                        header(),
                        good,
                        List.of(),
                        row("r-2", 9, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2),
                        List.of(),
                        List.of(""),
                        row("r-3", 1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2, "x", "too many"),
                        good));

        Cli cli = score(file);

        assertThat(cli.rows()).hasSize(2);
        assertThat(cli.messages().stream().filter(line -> line.startsWith("{")))
                .satisfiesExactly(
                        line -> assertThat(line).contains("\"row\":5", "out-of-range"),
                        line -> assertThat(line).contains("\"row\":8", "malformed-row"));
    }

    @Test
    void aRowThatIsTooLongIsAProblemOfItsOwn() {
        List<Object> good = row("r-1", 1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2);
        List<Object> tooLong = row(
                "r-2", 1, 2, 3, 4, 5, 1, 2, 3, 4, 5, 1, 2, "x".repeat(32_000), "y".repeat(32_000), "z".repeat(9_000));
        List<Object> names = header();
        names.addAll(List.of("more", "most"));
        String file = Xlsx.write(dir.resolve("long.xlsx"), List.of(names, good, List.of(), tooLong, good));

        Cli cli = score(file);

        assertThat(cli.rows()).hasSize(2);
        assertThat(cli.err()).contains("{\"row\":4,\"problems\":[{\"code\":\"too-large\"");
    }

    @Test
    void oneOfSeveralSheetsMustBeNamed() {
        String file = Xlsx.write(dir.resolve("sheets.xlsx"), workbook -> {
            Xlsx.fill(workbook.newWorksheet("codebook"), List.of(List.of("meaning")));
            Worksheet data = workbook.newWorksheet("Data 1");
            Xlsx.fill(data, List.of(header(), row("r-1", 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3)));
        });

        Cli unnamed = score(file);
        assertThat(unnamed.exitCode()).isEqualTo(1);
        assertThat(unnamed.out()).isEmpty();
        assertThat(unnamed.err()).contains("has the sheets 'codebook', 'Data 1': say which one with --sheet");
        Cli unknown = score(file, "--sheet", "data 1");
        assertThat(unknown.exitCode()).isEqualTo(1);
        assertThat(unknown.err()).contains("has no sheet 'data 1', but 'codebook', 'Data 1'");
        Cli named = score(file, "--sheet", "Data 1");
        assertThat(named.exitCode()).as(named.err()).isZero();
        assertThat(named.rows()).hasSize(1);
    }

    @Test
    void datesThatAnotherLibraryWroteAreIso() {
        String file = Xlsx.write(dir.resolve("dates.xlsx"), workbook -> {
            Worksheet data = workbook.newWorksheet("data");
            Xlsx.fill(data, List.of(header(), row("r-1", 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3)));
            data.value(1, 13, LocalDate.of(2026, 3, 1));
            data.style(1, 13).format("yyyy-mm-dd").set();
        });

        assertThat(score(file).rows().get(0).getField("extra")).isEqualTo("2026-03-01");
    }

    @Test
    void longAndWideSheetsAreReadAsLongAndWideCsv() {
        List<List<Object>> answers = new ArrayList<>(List.of(List.of("person", "item", "answer")));
        IntStream.rangeClosed(1, 12).forEach(item -> answers.add(List.of("p-1", item, 2)));
        String inLength = Xlsx.write(dir.resolve("long.xlsx"), answers);
        Cli inRows = score(inLength, "--map", "dyadId=person", "--long", "item=item,answer=answer");
        assertThat(inRows.exitCode()).as(inRows.err()).isZero();
        assertThat(inRows.rows().get(0).getField("total_mean")).isEqualTo("2.0");

        List<Object> names = new ArrayList<>(List.of("id"));
        List<Object> cells = new ArrayList<>(List.of("p-1"));
        for (int session = 1; session <= 2; session++) {
            for (int item = 1; item <= 12; item++) {
                names.add("s" + session + "_q" + item);
                cells.add(session);
            }
        }
        String file = Xlsx.write(dir.resolve("wide.xlsx"), List.of(names, cells));
        Cli wide = score(file, "--map", "recordId=id", "--items", "s{session}_q{n}");
        assertThat(wide.exitCode()).as(wide.err()).isZero();
        assertThat(wide.rows().stream().map(row -> row.getField("total_mean"))).containsExactly("1.0", "2.0");
    }

    @Test
    void rowsAfterTheHeaderCanBeSkipped() {
        List<Object> good = row("r-1", 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3);
        String file = Xlsx.write(dir.resolve("skip.xlsx"), List.of(header(), List.of("labels"), good));

        assertThat(score(file, "--skip-rows", "1").rows()).hasSize(1);
    }

    @ParameterizedTest
    @CsvSource({"--encoding,windows-1252", "--sheet,data"})
    void optionsWithoutUseAreRefused(String option, String value) {
        String file = option.equals("--sheet")
                ? Cli.SAMPLES.resolve("wai-sr.csv").toString()
                : Xlsx.write(dir.resolve("a.xlsx"), List.of(header()));

        Cli cli = score(file, option, value);

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains(option, "has a use for it");
    }

    @Test
    void aDecimalCommaIsNoMatterOfSpreadsheets() {
        Cli cli = score(Xlsx.write(dir.resolve("a.xlsx"), List.of(header())), "--decimal-comma");

        assertThat(cli.exitCode()).isEqualTo(2);
    }

    @Test
    void standardInputIsNoSpreadsheet() {
        Cli cli = score("-", "--input", "xlsx");

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("--input", "read from a file");
    }

    @Test
    void aFileThatIsNoSpreadsheetIsAFailureAndItsContentIsNotShown() throws IOException {
        Path file = dir.resolve("text.xlsx");
        Files.writeString(file, "secret,1,2\n");
        Path broken = dir.resolve("broken.xlsx");
        byte[] whole = Files.readAllBytes(Path.of(xml(cell("B", 2, "", "<v>3</v>"), "")));
        Files.write(broken, java.util.Arrays.copyOf(whole, whole.length / 2));
        String unknownType = xml(cell("B", 2, "t='secret'", "<v>secret</v>"), "");

        for (String name : List.of(
                file.toString(),
                broken.toString(),
                unknownType,
                dir.resolve("none.xlsx").toString())) {
            Cli cli = score(name);
            assertThat(cli.exitCode()).as(name).isEqualTo(3);
            assertThat(cli.err()).startsWith("alliance: can't read").doesNotContain("secret");
        }
    }

    @Test
    void aSpreadsheetWithAnotherNameIsHintedAt() {
        String file = Xlsx.write(dir.resolve("answers.dat"), List.of(header()));

        assertThat(score(file).err()).contains("if it is a spreadsheet, say --input xlsx");
        assertThat(score(file, "--input", "xlsx").exitCode()).isZero();
    }

    @Test
    @Tag("slow")
    void aManyRowsSheetIsReadInOrderByAllThreads() {
        List<List<Object>> rows = new ArrayList<>(List.of(header()));
        for (int i = 0; i < 20_000; i++) {
            rows.add(row("r-" + i, 1 + i % 5, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3, 3));
        }
        Cli cli = score(Xlsx.write(dir.resolve("many.xlsx"), rows));

        assertThat(cli.exitCode()).isZero();
        List<NamedCsvRecord> scores = cli.rows();
        assertThat(scores).hasSize(20_000);
        for (int i = 0; i < scores.size(); i++) {
            assertThat(scores.get(i).getField("recordId")).isEqualTo("r-" + i);
            assertThat(scores.get(i).getField("total_sum")).isEqualTo(String.valueOf(33 + 1 + i % 5));
        }
    }
}

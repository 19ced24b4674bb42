package io.github.alliancesdk.examples.commandline.input;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.reader.CsvReader;
import de.siegmar.fastcsv.reader.CsvRecord;
import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.Xlsx;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.dhatim.fastexcel.Worksheet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Exports of REDCap and Qualtrics, written by the rules that these programs document. The sums were added by hand: WAI-SR
 * goal is items 4, 6, 8, 11; task 1, 2, 10, 12; bond 3, 5, 7, 9.
 */
class ExportProfileTest {
    /** Goal 9, task 10, bond 14, total 33. */
    private static final String RISING = "1,2,3,4,5,1,2,3,4,5,1,2";
    /** Goal 8, task 8, bond 8, total 24. */
    private static final String TWOS = "2,2,2,2,2,2,2,2,2,2,2,2";
    /** No answer. */
    private static final String EMPTY = ",,,,,,,,,,,";

    private static final String REDCAP = "record_id,redcap_event_name,redcap_repeat_instrument,redcap_repeat_instance,"
            + names("wai_%d") + ",wai_sr_timestamp,wai_sr_complete,visit_date,visit_complete\n";

    private static final String TEXTS = "Start,End,Type,Finished,Id," + names("\"The text, in\ntwo lines, of %d\"");
    private static final String QUALTRICS =
            "StartDate,EndDate,Status,Finished,ResponseId," + names("Q4_%d") + "\n" + TEXTS
                    + "\n\"{\"\"ImportId\"\":\"\"startDate\"\",\"\"timeZone\"\":\"\"Europe/Berlin\"\"}\","
                    + "\"{\"\"ImportId\"\":\"\"endDate\"\",\"\"timeZone\"\":\"\"Europe/Berlin\"\"}\",\"{\"\"ImportId\"\":"
                    + "\"\"status\"\"}\",\"{\"\"ImportId\"\":\"\"finished\"\"}\",\"{\"\"ImportId\"\":\"\"_recordId\"\"}\","
                    + names("\"{\"\"ImportId\"\":\"\"QID9_%d\"\"}\"") + "\n";

    @TempDir
    private Path folder;

    private static String names(String pattern) {
        return IntStream.rangeClosed(1, 12).mapToObj(pattern::formatted).collect(Collectors.joining(","));
    }

    private Cli score(byte[] file, String... options) throws IOException {
        Path path = Files.write(folder.resolve("export.csv"), file);
        List<String> args = new ArrayList<>(
                List.of("score", path.toString(), "--instrument=wai-sr", "--rater=client", "--output=csv"));
        args.addAll(List.of(options));
        return Cli.run(args.toArray(String[]::new));
    }

    private Cli redcap(String file, String... options) throws IOException {
        return score(file.getBytes(StandardCharsets.UTF_8), with("--redcap --items=wai_{n}", options));
    }

    private Cli qualtrics(String file, String... options) throws IOException {
        return score(file.getBytes(StandardCharsets.UTF_8), with("--qualtrics --items=Q4_{n}", options));
    }

    private static String[] with(String first, String... options) {
        List<String> all = new ArrayList<>(List.of(first.split(" ")));
        all.addAll(List.of(options));
        return all.toArray(String[]::new);
    }

    /** Returns some cells of each row of scores, joined by blanks. */
    private static List<String> cells(Cli cli, String... columns) {
        return cli.rows().stream()
                .map(row -> Arrays.stream(columns).map(row::getField).collect(Collectors.joining(" ")))
                .toList();
    }

    private static List<String> sums(Cli cli) {
        return cells(cli, "recordId", "goal_sum", "task_sum", "bond_sum", "total_sum");
    }

    /** The last message, without the name of the file. */
    private static String summary(Cli cli) {
        return cli.messages().stream()
                .filter(line -> line.contains(" as an export of "))
                .map(line -> line.substring(line.indexOf(" as an export of ")))
                .collect(Collectors.joining("\n"));
    }

    private static Cli sample(String file, String options) {
        List<String> args =
                new ArrayList<>(List.of("score", Cli.SAMPLES.resolve(file).toString()));
        args.addAll(List.of((options + " --instrument=wai-sr --rater=client --output=csv").split(" ")));
        return Cli.run(args.toArray(String[]::new));
    }

    // ---- the samples, as the README says

    @Test
    void aSampleOfREDCapIsScored() {
        Cli cli = sample(
                "export-redcap.csv",
                "--redcap --items=wai_sr_{n} --map=dyadId=record_id --map=session=redcap_repeat_instance"
                        + " --missing-code=UNK=unknown --zone=Europe/Berlin");

        assertThat(cells(cli, "recordId", "dyadId", "session", "recordedAt", "total_answered"))
                .containsExactly(
                        "1/week_1_arm_1/wai_sr/1 1 1 2026-05-04T10:00:00+02:00 12",
                        "1/week_1_arm_1/wai_sr/2 1 2 2026-05-06T10:00:00+02:00 12",
                        "3/week_1_arm_1/wai_sr/1 3 1 2026-05-05T18:30:00+02:00 11");
        assertThat(sums(cli))
                .containsExactly(
                        "1/week_1_arm_1/wai_sr/1 9 10 14 33",
                        "1/week_1_arm_1/wai_sr/2 8 8 8 24",
                        "3/week_1_arm_1/wai_sr/1 8  8 ");
        assertThat(cli.messages())
                .hasSize(3)
                .contains("{\"row\":5,\"recordId\":\"2/week_1_arm_1/wai_sr/1\",\"problems\":[{\"code\":\"draft\","
                        + "\"pointer\":\"\",\"allowed\":\"wai_sr_complete=2, or --drafts\"}]}")
                .anyMatch(line -> line.startsWith("{\"row\":7,") && line.contains("/responses/12"));
        assertThat(summary(cli))
                .isEqualTo(" as an export of REDCap: 3 records, 1 draft (refused; --drafts reads drafts),"
                        + " 2 rows not of this instrument, 1 refused");
    }

    @Test
    void aSampleOfQualtricsIsScored() {
        Cli cli = sample(
                "export-qualtrics.csv",
                "--qualtrics --items=Q4_{n} --map=dyadId=dyad --missing-code=-99=skipped --zone=America/Denver");

        assertThat(cells(cli, "dyadId", "recordedAt", "StartDate"))
                .containsExactly(
                        "d-1 2026-05-04T10:04:00-06:00 2026-05-04 10:00:00",
                        "d-3 2026-05-06T10:04:00-06:00 2026-05-06 10:00:00");
        assertThat(cli.rows().get(0).getHeader()).doesNotContain("EndDate");
        assertThat(sums(cli)).containsExactly("R_a1 9 10 14 33", "R_c3 8  8 ");
        assertThat(cli.messages())
                .hasSize(3)
                .contains("{\"row\":3,\"recordId\":\"R_b2\",\"problems\":[{\"code\":\"draft\",\"pointer\":\"\","
                        + "\"allowed\":\"Finished=1, or --drafts\"}]}")
                .anyMatch(
                        line -> line.startsWith("{\"row\":5,\"recordId\":\"R_d4\"") && line.contains("/responses/12"));
        assertThat(summary(cli))
                .isEqualTo(" as an export of Qualtrics: 2 records, 1 draft (refused; --drafts reads drafts),"
                        + " 1 preview, 1 refused");
        assertThat(cli.out() + cli.err()).doesNotContain("Item 1", "ImportId");
    }

    // ---- spreadsheets

    private static final Pattern TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2} \\d{2}:\\d{2}:\\d{2}");

    /** Writes a sample as a spreadsheet, with numbers, and with times as dates if wanted, as Excel makes of them. */
    private String spreadsheet(String sample, boolean dates) throws IOException {
        String csv = Files.readString(Cli.SAMPLES.resolve(sample)).replace("\uFEFF", "");
        List<List<String>> rows = CsvReader.builder().ofCsvRecord(csv).stream()
                .map(CsvRecord::getFields)
                .toList();
        return Xlsx.write(folder.resolve(sample.replace(".csv", ".xlsx")), workbook -> {
            Worksheet sheet = workbook.newWorksheet("data");
            for (int r = 0; r < rows.size(); r++) {
                for (int c = 0; c < rows.get(r).size(); c++) {
                    String text = rows.get(r).get(c);
                    if (text.matches("-?\\d+")) {
                        sheet.value(r, c, Integer.valueOf(text));
                    } else if (dates && TIME.matcher(text).matches()) {
                        sheet.value(r, c, LocalDateTime.parse(text.replace(' ', 'T')));
                        sheet.style(r, c).format("yyyy-mm-dd hh:mm").set();
                    } else {
                        sheet.value(r, c, text);
                    }
                }
            }
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            export-redcap.csv    | 1 | --redcap --items=wai_sr_{n} --map=dyadId=record_id --missing-code=UNK=unknown --zone=Europe/Berlin
            export-qualtrics.csv | 3 | --qualtrics --items=Q4_{n} --missing-code=-99=skipped --zone=America/Denver
            """)
    void aSpreadsheetIsReadAsTheSameCsv(String file, int headerRows, String options) throws IOException {
        Cli csv = sample(file, options);
        Cli sheet = sample(spreadsheet(file, false), options);
        Cli dates = sample(spreadsheet(file, true), options);

        assertThat(sheet.out()).isEqualTo(csv.out());
        // a problem names the row of the sheet, and that of CSV after the header
        List<String> expected = csv.messages().stream()
                .filter(line -> line.startsWith("{"))
                .map(line -> Pattern.compile("\"row\":(\\d+)")
                        .matcher(line)
                        .replaceFirst(row -> "\"row\":" + (Integer.parseInt(row.group(1)) + headerRows)))
                .toList();
        assertThat(expected).hasSize(2);
        for (Cli cli : List.of(sheet, dates)) {
            assertThat(cli.exitCode()).isEqualTo(csv.exitCode()).isEqualTo(1);
            assertThat(cli.messages()).hasSize(3).containsAll(expected);
            assertThat(summary(cli)).isEqualTo(summary(csv)).isNotEmpty();
        }
        assertThat(sums(dates)).isEqualTo(sums(csv)).isNotEmpty();
        assertThat(cells(dates, "recordedAt")).isEqualTo(cells(csv, "recordedAt"));
    }

    @Test
    void aSpreadsheetWithoutTheRowOfImportIdsIsRefused() {
        List<List<Object>> rows =
                List.of(List.of((Object[]) QUALTRICS.split("\n")[0].split(",")), List.of("Start"), List.of((Object[])
                        response("0", "1", "R_1", RISING).strip().split(",")));

        Cli cli = sample(Xlsx.write(folder.resolve("two.xlsx"), rows), "--qualtrics --items=Q4_{n}");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.messages()).singleElement().asString().contains("has no row of ImportIds");
    }

    @ParameterizedTest
    @CsvSource({"A, /recordId", "N, /recordedAt"})
    void anErrorIsNeitherAnIdNorATime(String column, String pointer) {
        String names = "<row r='1'>" + cell("A", 1, "t='str'", "record_id");
        String cells = "<row r='2'>" + cell("A", 2, "t='str'", "p-1");
        for (int item = 1; item <= 12; item++) {
            String place = String.valueOf((char) ('A' + item));
            names += cell(place, 1, "t='str'", "wai_" + item);
            cells += cell(place, 2, "", "2");
        }
        names += cell("N", 1, "t='str'", "wai_timestamp") + cell("O", 1, "t='str'", "wai_complete") + "</row>";
        cells += cell("N", 2, "t='str'", "2026-05-04 10:00:00") + cell("O", 2, "", "2") + "</row>";
        String options = "--redcap --items=wai_{n} --zone=UTC";
        Path file = folder.resolve("errors.xlsx");

        assertThat(sums(sample(Xlsx.writeXml(file, "", names + cells), options)))
                .containsExactly("p-1 8 8 8 24");
        for (String unusable : List.of("t='e'><v>#N/A</v>", "><f>1+1</f>")) {
            String broken = cells.replaceFirst("(<c r='" + column + "2' ).*?</c>", "$1" + unusable + "</c>");
            Cli cli = sample(Xlsx.writeXml(file, "", names + broken), options);
            assertThat(sums(cli)).isEmpty();
            assertThat(cli.err()).contains("{\"row\":2,", "\"pointer\":\"" + pointer + "\"");
        }
    }

    private static String cell(String column, int row, String attributes, String value) {
        return "<c r='" + column + row + "' " + attributes + "><v>" + value + "</v></c>";
    }

    // ---- REDCap

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            2          | 1
            Complete   | 1
            1          | 0
            0          | 0
            Unverified | 0
            ''         | 0
            """)
    void onlyACompleteFormIsARecord(String status, int records) throws IOException {
        String csv = REDCAP + "1,week_1,,," + RISING + ",," + status + ",,\n";

        Cli cli = redcap(csv);
        Cli all = redcap(csv, "--drafts");

        assertThat(sums(cli)).hasSize(records);
        assertThat(cli.exitCode()).isEqualTo(1 - records);
        assertThat(summary(cli)).contains(records + " record", 1 - records + " draft", " 0 refused");
        assertThat(sums(all)).containsExactly("1/week_1 9 10 14 33");
        assertThat(all.exitCode()).isZero();
        assertThat(summary(all)).contains("1 record, 0 drafts, 0 rows not of this instrument, 0 refused");
    }

    @Test
    void anUnsavedFormIsNoRecordAndAnEmptyOneIsADraft() throws IOException {
        String csv = REDCAP + "1,week_1,,," + EMPTY + ",,,2026-05-01,2\n2,week_1,,," + EMPTY + ",,0,,\n3,week_1,,,"
                + EMPTY + ",,2,,\n";

        Cli cli = redcap(csv);

        assertThat(cells(cli, "recordId", "total_answered", "total_sum")).containsExactly("3/week_1 0 ");
        assertThat(summary(cli)).contains("1 record, 1 draft", "1 row not of this instrument, 0 refused");
        assertThat(summary(redcap(csv, "--drafts"))).contains("2 records, 0 drafts", "1 row not of this instrument");
    }

    @Test
    void theRecordIdHasThePartsThatAreFilledIn() throws IOException {
        String tail = "," + TWOS + ",,2,,\n";
        String csv = REDCAP + "1,,," + tail + "1,week_1,,2" + tail + "1,,wai_sr,3" + tail + ",week_1,," + tail;

        assertThat(cells(redcap(csv), "recordId", "session", "dyadId"))
                .containsExactly("1  ", "1/week_1/2  ", "1/wai_sr/3  ", "  ");
        assertThat(cells(redcap(csv.replace("record_id", "study"), "--map=recordId=study"), "recordId"))
                .containsExactly("1", "1/week_1/2", "1/wai_sr/3", "");
        assertThat(cells(redcap(csv.replace("record_id", "study"), "--map=recordId=:"), "recordId"))
                .containsExactly("", "", "", "");
        assertThat(redcap(csv.replace("record_id", "study")).err())
                .contains("\"pointer\":\"/recordId\",\"allowed\":\"record_id\"", "--map recordId=COLUMN names");
    }

    @Test
    void theStatusIsThatOfTheFormWithTheItems() throws IOException {
        String header = "record_id,intake_complete," + names("wai_%d") + ",other,wai_sr_complete,visit_complete\n";

        Cli cli = redcap(header + "1,0," + RISING + ",x,2,0\n2,2," + RISING + ",x,0,2\n");

        assertThat(sums(cli)).containsExactly("1 9 10 14 33");
        assertThat(redcap(header.replace("_complete", "_done") + "1,0," + RISING + ",x,2,0\n")
                        .err())
                .contains("\"allowed\":\"FORM_complete\"", "--drafts reads both");
    }

    @Test
    void missingDataCodesAreDeclared() throws IOException {
        String csv = REDCAP + "1,,,,NASK,2,3,4,5,1,2,3,4,5,1,-99,,2,,\n";

        assertThat(redcap(csv).exitCode()).isEqualTo(1);
        Cli cli = redcap(
                csv, "--missing-code=NASK=not-applicable", "--missing-code=-99=skipped", "--missing=prorate:0.5");
        assertThat(cli.exitCode()).isZero();
        // task has items 2 and 10: 2 + 5, times 4 / 2
        assertThat(cells(cli, "goal_sum", "task_sum", "task_answered", "bond_sum"))
                .containsExactly("9 14.0 2 14");
    }

    @Test
    void anExportOfLabelsIsRefusedAndOneLabelOnlyCostsItsRow() throws IOException {
        String labels = "Often," + "Seldom,".repeat(10) + "Often";
        String csv = REDCAP + "1,,,," + labels + ",,Complete,,\n2,,,," + labels + ",,Complete,,\n";

        Cli refused = redcap(csv);
        Cli oneRow = redcap(csv + "3,,,," + RISING + ",,2,,\n");

        assertThat(refused.exitCode()).isEqualTo(1);
        assertThat(sums(refused)).isEmpty();
        assertThat(refused.messages().get(3)).contains("refused: no answer in", "(raw data)");
        assertThat(refused.err()).doesNotContain("Often", "Seldom");
        assertThat(sums(oneRow)).containsExactly("3 9 10 14 33");
        assertThat(oneRow.err()).contains("1 record, 0 drafts, 0 rows not of this instrument, 2 refused");
        assertThat(sums(redcap(csv, "--code=Often=4", "--code=Seldom=2")))
                .containsExactly("1 8 12 8 28", "2 8 12 8 28");
    }

    @ParameterizedTest
    @ValueSource(strings = {"wai_{n}___1", "wai___{n}"})
    void checkboxesAreNoItems(String pattern) throws IOException {
        String names = names(pattern.replace("{n}", "%d"));

        Cli cli = redcap("record_id," + names + ",wai_complete\n1," + RISING + ",2\n");
        Cli asItems = score(
                ("record_id," + names + ",wai_complete\n1," + RISING + ",2\n").getBytes(StandardCharsets.UTF_8),
                "--redcap",
                "--items=" + pattern);

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err()).contains("columns with ___ are those of checkboxes");
        assertThat(asItems.exitCode()).isEqualTo(1);
        assertThat(asItems.out()).isEmpty();
        assertThat(asItems.err()).contains("are those of checkboxes (___)");
    }

    @ParameterizedTest
    @CsvSource({
        "2026-01-15 10:00:00, Europe/Berlin, 2026-01-15T10:00:00+01:00",
        "2026-07-15 10:00:00, Europe/Berlin, 2026-07-15T10:00:00+02:00",
        "2026-07-15 10:00, America/St_Johns, 2026-07-15T10:00:00-02:30",
        "2026-07-15T10:00:00.5, UTC, 2026-07-15T10:00:00.5Z",
        "2026-07-15T10:00:00Z, Europe/Berlin, 2026-07-15T10:00:00Z",
        "[not completed], Europe/Berlin, ''",
        "'', Europe/Berlin, ''"
    })
    void aTimeIsReadInItsZone(String time, String zone, String expected) throws IOException {
        String csv = REDCAP + "1,,,," + RISING + "," + time + ",2,,\n";

        assertThat(cells(redcap(csv, "--zone=" + zone), "recordedAt")).containsExactly(expected);
        assertThat(cells(redcap(csv), "recordedAt", "wai_sr_timestamp")).containsExactly(" " + time);
    }

    @ParameterizedTest
    @ValueSource(strings = {"2026-03-29 02:30:00", "2026-10-25 02:30:00", "2026-02-30 10:00:00", "15.07.2026 10:00"})
    void aTimeThatIsNotOneTimeInTheZoneIsRefused(String time) throws IOException {
        Cli cli = redcap(REDCAP + "1,,,," + RISING + "," + time + ",2,,\n", "--zone=Europe/Berlin");

        // the name of the folder is random
        assertThat(cli.err().replace(folder.toString(), ""))
                .contains("{\"code\":\"wrong-type\",\"pointer\":\"/recordedAt\"")
                .doesNotContain("2026");
        assertThat(sums(cli)).isEmpty();
    }

    @Test
    void theTimeMayBeInAnotherColumn() throws IOException {
        String csv = REDCAP + "1,,,," + RISING + ",,2,2026-05-01 09:00,2\n";

        Cli cli = redcap(csv, "--zone=UTC", "--map=recordedAt=visit_date");

        assertThat(cells(cli, "recordedAt")).containsExactly("2026-05-01T09:00:00Z");
        assertThat(redcap(csv.replace("wai_sr_timestamp", "when"), "--zone=UTC").err())
                .contains("\"pointer\":\"/recordedAt\",\"allowed\":\"wai_sr_timestamp\"", "--map recordedAt=COLUMN");
    }

    @Test
    void badRowsAreCountedAsRefused() throws IOException {
        Cli cli = redcap(REDCAP + "1,,,," + RISING + ",,2,,\n2,,,,1\n\"3,,\n4,,,," + TWOS + ",,2,,\n");

        assertThat(sums(cli)).containsExactly("1 9 10 14 33", "4 8 8 8 24");
        assertThat(cli.messages().get(0)).contains("{\"row\":2,", "malformed-row", "20 cells");
        assertThat(cli.messages().get(1)).contains("{\"row\":3,", "malformed-row");
        assertThat(summary(cli)).contains("2 records, 0 drafts, 0 rows not of this instrument, 2 refused");
    }

    @Test
    void manyRowsAreReadOnSeveralThreadsAlike() throws IOException {
        StringBuilder csv = new StringBuilder(REDCAP);
        for (int i = 0; i < 20_000; i++) {
            String items = i % 4 == 0 ? EMPTY : TWOS;
            csv.append(i + ",week_1,,," + items + ",," + (i % 4 == 0 ? "" : String.valueOf(i % 4 - 1)) + ",,\n");
        }

        Cli cli = redcap(csv.toString(), "--threads=2");

        assertThat(cli.rows()).hasSize(5_000);
        assertThat(cli.rows().get(4_999).getField("recordId")).isEqualTo("19999/week_1");
        assertThat(summary(cli))
                .contains("5,000 records, 10,000 drafts", "5,000 rows not of this instrument, 0 refused");
    }

    @Test
    void aPersonWithTwoRecordsIsStillFound() throws IOException {
        StringBuilder csv = new StringBuilder(REDCAP);
        for (int i = 0; i < 8; i++) {
            csv.append(i / 2 + ",week_" + i % 2 + ",,," + (i < 4 ? RISING : TWOS) + ",,2,,\n");
        }
        String file =
                Files.writeString(folder.resolve("persons.csv"), csv.toString()).toString();

        Cli cli = Cli.run("reliability", file, "--instrument=wai-sr", "--rater=client", "--redcap", "--items=wai_{n}");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err()).contains("dependent-sheets", "have the same record_id");
    }

    // ---- Qualtrics

    private static String response(String status, String finished, String id, String answers) {
        return "2026-05-01 10:00:00,2026-05-01 10:05:00," + status + "," + finished + "," + id + "," + answers + "\n";
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, True", "1, TRUE", "0, 0", "0, False", "0, ''"})
    void onlyAFinishedResponseIsARecord(int records, String finished) throws IOException {
        String csv = QUALTRICS + response("0", finished, "R_1", RISING);

        assertThat(sums(qualtrics(csv))).hasSize(records);
        assertThat(summary(qualtrics(csv))).contains(records + " record", 1 - records + " draft", " 0 refused");
        assertThat(sums(qualtrics(csv, "--drafts"))).containsExactly("R_1 9 10 14 33");
    }

    @ParameterizedTest
    @CsvSource({
        "0, 1", "IP Address, 1", "4, 1", "Imported, 1", "8, 1", "16, 1", "Offline, 1",
        "1, 0", "Survey Preview, 0", "2, 0", "Survey Test, 0", "9, 0", "17, 0", "Offline Survey Preview, 0"
    })
    void aPreviewIsNoRecord(String status, int records) throws IOException {
        Cli cli = qualtrics(QUALTRICS + response(status, "1", "R_1", RISING), "--drafts");

        assertThat(cli.exitCode()).isZero();
        assertThat(sums(cli)).hasSize(records);
        assertThat(summary(cli))
                .contains(records == 1 ? "1 record, 0 drafts, 0 previews" : "0 records, 0 drafts, 1 preview");
    }

    @Test
    void aFileWithoutTheRowOfImportIdsIsRefused() throws IOException {
        String row = response("0", "1", "R_1", RISING);
        String names = QUALTRICS.substring(0, QUALTRICS.indexOf('\n') + 1);

        for (String csv : List.of(names + row + row + row, names, names + TEXTS + "\n" + row, names + TEXTS + "\n")) {
            Cli cli = qualtrics(csv);
            assertThat(cli.exitCode()).isEqualTo(1);
            assertThat(cli.out()).isEmpty();
            assertThat(cli.messages()).hasSize(1);
            assertThat(cli.err()).contains("has no row of ImportIds").doesNotContain("The text");
        }
        assertThat(sums(qualtrics(QUALTRICS))).isEmpty();
        assertThat(qualtrics(QUALTRICS).exitCode()).isZero();
    }

    @ParameterizedTest
    @ValueSource(strings = {"UTF-8", "UTF-16LE"})
    void aTabbedFileWithAByteOrderMarkIsRead(String encoding) throws IOException {
        String tsv = "\uFEFF"
                + (QUALTRICS + response("0", "1", "R_1", RISING))
                        .replace(",\n", "\n")
                        .replace(",", "\t");

        Cli cli = score(tsv.getBytes(Charset.forName(encoding)), "--qualtrics", "--items=Q4_{n}");

        assertThat(sums(cli)).containsExactly("R_1 9 10 14 33");
        assertThat(cli.exitCode()).isZero();
    }

    @Test
    void theIdAndTheTimeMayBeInOtherColumns() throws IOException {
        String csv = QUALTRICS + response("0", "1", "R_1", RISING);

        Cli cli = qualtrics(csv, "--map=recordId=StartDate", "--map=recordedAt=StartDate", "--zone=Europe/Berlin");

        assertThat(cells(cli, "recordId", "recordedAt", "ResponseId"))
                .containsExactly("2026-05-01 10:00:00 2026-05-01T10:00:00+02:00 R_1");
        assertThat(cells(qualtrics(csv), "recordId", "recordedAt", "EndDate"))
                .containsExactly("R_1  2026-05-01 10:05:00");
        assertThat(qualtrics(csv, "--zone=America/Denver").messages())
                .singleElement()
                .asString()
                .contains("states the time zone Europe/Berlin, and --zone America/Denver is another one");
    }

    @ParameterizedTest
    @CsvSource({
        "Finished, '', --drafts reads both",
        "Status, '', Status tells previews from responses",
        "ResponseId, /recordId, --map recordId=COLUMN",
        "EndDate, /recordedAt, --map recordedAt=COLUMN"
    })
    void aColumnThatSaysWhatARowIsMustBeThere(String column, String pointer, String advice) throws IOException {
        Cli cli = qualtrics(
                QUALTRICS.replaceFirst(column, "x") + response("0", "1", "R_1", RISING), "--zone=Europe/Berlin");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.messages().get(0))
                .isEqualTo("{\"row\":0,\"problems\":[{\"code\":\"absent-column\",\"pointer\":\"" + pointer
                        + "\",\"allowed\":\"" + column + "\"}]}");
        assertThat(cli.messages().get(1)).contains(advice);
    }

    @Test
    void anExportOfChoiceTextsIsRefused() throws IOException {
        Cli cli = qualtrics(QUALTRICS + response("0", "True", "R_1", "Often" + ",Often".repeat(11)));

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.err())
                .contains("refused: no answer in", "'Use numeric values'")
                .doesNotContain("Often");
    }

    // ---- options

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --redcap --qualtrics                      | a file is an export of one program
            --redcap --long=item=a,answer=b           | with --long a row is an answer
            --qualtrics --items=s{session}_{n}        | with {session} a row is several forms
            --qualtrics --skip-rows=2                 | --qualtrics already skips
            --drafts                                  | only --redcap, --qualtrics and --input fhir have a use for it
            --redcap --zone=Mars                      | a time zone, such as Europe/Berlin
            --redcap --zone=UTC --map=recordedAt=:    | --map states recordedAt for all rows
            --redcap --input=json                     | only csv and xlsx have a use for it
            """)
    void optionsThatContradictEachOtherAreToldBeforeAnythingIsRead(String options, String message) throws IOException {
        Cli cli = score(new byte[0], options.split(" "));

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains(message);
    }
}

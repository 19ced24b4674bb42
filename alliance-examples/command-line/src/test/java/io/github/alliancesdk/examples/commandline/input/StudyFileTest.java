package io.github.alliancesdk.examples.commandline.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.commandline.Cli;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Files as other programs write them. The sums were added by hand: WAI-SR goal is items 4, 6, 8, 11; task 1, 2, 10, 12;
 * bond 3, 5, 7, 9. DWAI total is items 1 to 6.
 */
class StudyFileTest {
    private static final String ITEMS = "1,2,3,4,5,6,7,8,9,10,11,12";
    /** Goal 9, task 10, bond 14, total 33. */
    private static final String RISING = "1,2,3,4,5,1,2,3,4,5,1,2";
    /** Goal 8, task 8, bond 8, total 24. */
    private static final String TWOS = "2,2,2,2,2,2,2,2,2,2,2,2";

    @TempDir
    private Path folder;

    private Cli score(String file, String... options) throws IOException {
        return score(file.getBytes(StandardCharsets.UTF_8), options);
    }

    private Cli score(byte[] file, String... options) throws IOException {
        Path path = Files.write(folder.resolve("study.csv"), file);
        List<String> args = new ArrayList<>(
                List.of("score", path.toString(), "--instrument=wai-sr", "--rater=client", "--output=csv"));
        args.addAll(List.of(options));
        return Cli.run(args.toArray(String[]::new));
    }

    /** Returns some cells of each row of scores, joined by blanks. */
    private static List<String> cells(Cli cli, String... columns) {
        return cli.rows().stream()
                .map(row -> Arrays.stream(columns).map(row::getField).collect(Collectors.joining(" ")))
                .toList();
    }

    private static List<String> sums(Cli cli) {
        return cells(cli, "goal_sum", "task_sum", "bond_sum", "total_sum");
    }

    private static String names(String pattern) {
        return IntStream.rangeClosed(1, 12).mapToObj(pattern::formatted).collect(Collectors.joining(","));
    }

    // ---- the samples, as the README says

    private static Cli sample(String file, String options) {
        List<String> args =
                new ArrayList<>(List.of("score", Cli.SAMPLES.resolve(file).toString()));
        args.addAll(List.of((options + " --instrument=wai-sr --rater=client --output=csv").split(" ")));
        return Cli.run(args.toArray(String[]::new));
    }

    @Test
    void aSampleWithTwoSessionsInARowIsScored() {
        Cli cli = sample(
                "export-wide.csv",
                "--items=s{session}_q{n} --map=recordId=participant --map=dyadId=participant"
                        + " --map=recordedAt=s{session}_date");

        assertThat(cells(cli, "recordId", "dyadId", "session", "site"))
                .containsExactly("p-1/1 p-1 1 north", "p-1/2 p-1 2 north", "p-2/1 p-2 1 south", "p-3/1 p-3 1 south");
        assertThat(sums(cli)).containsExactly("9 10 14 33", "8 8 8 24", "16 16 16 48", "8 8 8 24");
        assertThat(cli.messages()).hasSize(2);
        assertThat(cli.messages().get(0))
                .startsWith("{\"row\":3,\"recordId\":\"p-3/2\"")
                .contains("/responses/12");
        assertThat(cli.messages().get(1)).contains("1 session without any answer");
    }

    @Test
    void aSampleWithOneAnswerInARowIsScored() {
        Cli cli = sample(
                "export-long.csv", "--map=dyadId=participant --map=session=visit --long=item=question,answer=value");

        assertThat(cells(cli, "dyadId", "session", "goal_sum", "task_sum", "bond_sum", "total_sum"))
                .containsExactlyInAnyOrder("p-1 1 9 10 14 33", "p-1 2 8 8 8 24");
        assertThat(cli.messages()).hasSize(1);
        assertThat(cli.messages().get(0)).contains("duplicate-item", "/responses/5");
    }

    @Test
    void aSampleOfAGermanSpreadsheetIsScored() {
        Cli cli = sample(
                "export-semicolons.csv",
                "--encoding=windows-1252 --skip-rows=1 --map=recordId=Nr --map=referent=:app --items=Frage{n} --offset=1"
                        + " --decimal-comma --integral-decimals --trim --code=eins=2 --missing-code=99=skipped"
                        + " --missing=prorate:0.8");

        assertThat(cli.err()).isEmpty();
        assertThat(cells(cli, "recordId", "Größe", "referent", "total_answered"))
                .containsExactly("7 171,5 app 12", "8 180,0 app 11");
        assertThat(sums(cli).get(0)).isEqualTo("9 10 14 33");
        assertThat(cells(cli, "goal_sum", "task_status", "bond_sum").get(1)).isEqualTo("9 insufficient 14");
        assertThat(Double.parseDouble(cells(cli, "total_sum").get(1))).isEqualTo(32.0 * 12 / 11);
    }

    // ---- fields

    @Test
    void fieldsAreWhereTheOptionsSay() throws IOException {
        Cli cli = score(
                "participant,visit,session,format," + ITEMS + "\np-1,3,online,paper," + RISING + "\n",
                "--map=recordId=participant",
                "--map=dyadId=participant",
                "--map=session=visit",
                "--map=referent=:app",
                "--map=format=:");

        assertThat(cli.exitCode()).isZero();
        assertThat(cells(cli, "recordId", "dyadId", "session", "input_session", "input_format", "format", "referent"))
                .containsExactly("p-1 p-1 3 online paper default app");
        assertThat(sums(cli)).containsExactly("9 10 14 33");
        assertThat(cli.messages())
                .containsExactly(
                        "alliance: the column 'session' is written as 'input_session', because scores have a column of"
                                + " that name",
                        "alliance: the column 'format' is written as 'input_format', because scores have a column of"
                                + " that name");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --map=recordId=Participant_ID | absent-column | /recordId | for 'Participant_ID' did you mean 'participant id'?
            --map=recordId=participantid  | absent-column | /recordId | for 'participantid' did you mean 'participant id'?
            --map=dyadId=vizit            | absent-column | /dyadId   | for 'vizit' did you mean 'visit'?
            --map=session=7               | duplicate-column | /session | it has the columns 'participant id', 'visit', 12 named by numbers
            --map=referent=:moon          | wrong-referent | /referent | it has the columns 'participant id', 'visit', 12 named by numbers
            --long=item=question,answer=visits | absent-column | /responses | for 'visits' did you mean 'visit'?
            """)
    void aMappingThatDoesNotFitIsOneProblemOfTheHeader(String option, String code, String pointer, String advice)
            throws IOException {
        Cli cli = score("participant id,visit," + ITEMS + "\np-1,3," + RISING + "\n", option);

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.messages()).hasSize(2);
        assertThat(cli.messages().get(0))
                .startsWith("{\"row\":0,\"problems\":[{\"code\":\"" + code + "\",\"pointer\":\"" + pointer + "\"");
        assertThat(cli.messages().get(1)).contains(advice);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --map=id=participant                     | a table has the fields instrument, rater,
            --map=recordId                           | FIELD=COLUMN or FIELD=:TEXT
            --map=recordId=                          | a column without a name
            --map=recordId=a --map=recordId=b        | the field recordId is mapped twice
            --map=session=a --items={session}_{n}    | and so does its mapping
            --items={session}{n}                     | something other than digits must stand between
            --long=item=a                            | item=COLUMN,answer=COLUMN
            --long=item=a,answer=a                   | in two columns
            --long=item=a,answer=b --map=session=c --items={session}_{n} | and so does its mapping
            --encoding=latin-9000                    | windows-1252
            --skip-rows=-1                           | 0 or more
            """)
    void wrongUseIsToldBeforeAnythingIsRead(String options, String message) throws IOException {
        Cli cli = score("", options.split(" "));

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains(message);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--map=recordId=id",
                "--long=item=a,answer=b",
                "--trim",
                "--drop-items",
                "--zone=UTC",
                "--skip-rows=2",
                "--encoding=ISO-8859-1"
            })
    void onlyTablesHaveAUseForTheOptions(String option) {
        Cli cli = Cli.runOn("", "check", "-", option);

        assertThat(cli.exitCode()).isEqualTo(2);
        assertThat(cli.err()).contains("only csv", "a use for it");
    }

    // ---- times without an offset

    @ParameterizedTest
    @CsvSource({
        "2026-01-15 10:00, 2026-01-15T10:00:00+01:00",
        "2026-07-15T10:00:00, 2026-07-15T10:00:00+02:00",
        "2026-07-15T10:00:00Z, 2026-07-15T10:00:00Z",
        "'', ''"
    })
    void aTimeIsReadInItsZone(String time, String expected) throws IOException {
        String csv = "id,when," + ITEMS + "\np-1," + time + "," + RISING + "\n";

        Cli mapped = score(csv, "--map=recordedAt=when", "--zone=Europe/Berlin");
        Cli named = score(csv.replace("when", "recordedAt"), "--zone=Europe/Berlin");

        assertThat(cells(mapped, "id", "recordedAt")).containsExactly("p-1 " + expected);
        assertThat(cells(named, "id", "recordedAt")).containsExactly("p-1 " + expected);
    }

    @Test
    void timesOfSessionsAndOfSingleAnswersAreReadInTheirZoneToo() throws IOException {
        String wide = "id," + names("s01_q%d") + ",s01_date," + names("s2_q%d") + ",s2_date\np-1," + RISING
                + ",2026-05-01 10:00," + TWOS + ",2026-12-01 10:00\n";
        String inLength = "id,when,item,answer\n"
                + IntStream.rangeClosed(1, 12)
                        .mapToObj(item -> "p-1,2026-05-01 10:00," + item + ",4\np-1,2026-12-01 10:00," + item + ",5\n")
                        .collect(Collectors.joining());
        String[] expected = {"2026-05-01T10:00:00+02:00", "2026-12-01T10:00:00+01:00"};

        assertThat(cells(
                        score(
                                wide,
                                "--items=s{session}_q{n}",
                                "--map=recordedAt=s{session}_date",
                                "--zone=Europe/Berlin"),
                        "recordedAt"))
                .containsExactly(expected);
        assertThat(cells(
                        score(
                                inLength,
                                "--long=item=item,answer=answer",
                                "--map=recordedAt=when",
                                "--zone=Europe/Berlin"),
                        "recordedAt"))
                .containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"2026-03-29 02:30", "2026-10-25 02:30:00", "2026-05-04", "04.05.2026 10:00", "[not completed]"})
    void aTimeThatIsNotOneTimeInTheZoneIsRefused(String time) throws IOException {
        Cli cli = score("recordedAt," + ITEMS + "\n" + time + "," + RISING + "\n", "--zone=Europe/Berlin");

        assertThat(cli.messages())
                .singleElement()
                .asString()
                .startsWith("{\"row\":1,\"problems\":[{\"code\":\"wrong-type\",\"pointer\":\"/recordedAt\"")
                .doesNotContain(time);
        assertThat(sums(cli)).isEmpty();
    }

    @Test
    void aZoneNeedsAColumnWithTimes() throws IOException {
        Cli cli = score("id,when," + ITEMS + "\np-1,2026-05-01 10:00," + RISING + "\n", "--zone=Europe/Berlin");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.out()).isEmpty();
        assertThat(cli.messages())
                .hasSize(2)
                .contains("{\"row\":0,\"problems\":[{\"code\":\"absent-column\",\"pointer\":\"/recordedAt\","
                        + "\"allowed\":\"recordedAt\"}]}");
        assertThat(cli.messages().get(1)).contains("--map recordedAt=COLUMN names the column that --zone is about");
    }

    // ---- several sessions a row

    @Test
    void aRowIsARecordOfEachSession() throws IOException {
        String header = "id," + names("s1_q%d") + ",s1_date," + names("s2_q%d") + ",s2_date";
        String csv = header + "\np-1," + RISING + ",2026-05-01T10:00:00Z," + TWOS + ",\np-2," + TWOS + ",,"
                + ",".repeat(12) + "\np-3," + "NA,".repeat(12) + ",x" + RISING + ",\n";
        String[] options = {
            "--items=s{session}_q{n}",
            "--map=recordId=id",
            "--map=dyadId=id",
            "--map=recordedAt=s{session}_date",
            "--missing-code=NA=unknown"
        };

        Cli cli = score(csv, options);

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cells(cli, "recordId", "dyadId", "session", "recordedAt"))
                .containsExactly("p-1/1 p-1 1 2026-05-01T10:00:00Z", "p-1/2 p-1 2 ", "p-2/1 p-2 1 ");
        assertThat(sums(cli)).containsExactly("9 10 14 33", "8 8 8 24", "8 8 8 24");
        assertThat(cli.messages().get(0))
                .startsWith("{\"row\":3,\"recordId\":\"p-3/2\",\"problems\":[{\"code\":\"not-an-integer\"");
        assertThat(cli.messages().get(1)).endsWith(": 2 sessions without any answer, not read as records");
        assertThat(cli.messages()).hasSize(2);
    }

    @Test
    void aPatternForAllSessionsIsNamed() throws IOException {
        Cli cli = score("id," + names("s1_q%02d") + "," + names("s2_q%02d") + "\n");

        assertThat(cli.messages().get(1))
                .endsWith("--items 's{session}_q{nn}' or --items 's1_q{nn}' or --items 's2_q{nn}' would fit");
        assertThat(score("id," + names("s1_q%02d") + "," + names("s2_q%02d") + "\n", "--items=s{session}_q{nn}")
                        .exitCode())
                .isZero();
    }

    @Test
    void eachCommandThatReadsAnswersReadsSessions() throws IOException {
        StringBuilder csv = new StringBuilder("id," + names("s1_q%d") + "," + names("s2_q%d") + "\n");
        for (int i = 0; i < 8; i++) {
            csv.append("p-").append(i);
            for (int cell = 0; cell < 24; cell++) {
                csv.append(',').append(1 + (i * 7 + cell * 5) % 5);
            }
            csv.append('\n');
        }
        String file =
                Files.writeString(folder.resolve("wide.csv"), csv.toString()).toString();
        String[] reading = {
            file,
            "--instrument=wai-sr",
            "--rater=client",
            "--items=s{session}_q{n}",
            "--map=recordId=id",
            "--map=dyadId=id"
        };

        assertThat(run("check", reading).err()).startsWith("16 records: no problems");
        assertThat(run("reliability --session=2 --json", reading).out()).contains("\"rows\":8");
        assertThat(run("change --sd=.7 --reliability=.9 --reliability-kind=retest --source=x --json", reading)
                        .exitCode())
                .isZero();
    }

    private static Cli run(String command, String... reading) {
        List<String> args = new ArrayList<>(List.of(command.split(" ")));
        args.addAll(1, List.of(reading));
        return Cli.run(args.toArray(String[]::new));
    }

    // ---- one answer a row

    @Test
    void rowsOfOneRecordMayStandAnywhere() throws IOException {
        List<String> rows = new ArrayList<>();
        String[] rising = RISING.split(",");
        for (int item = 12; item >= 1; item--) {
            rows.add("p-1,1," + item + "," + rising[item - 1] + ",first");
            rows.add("p-1,2," + item + ",2,second");
        }
        rows.add("p-1,2,1,2,again");
        rows.add("p-2,1");
        String csv = "person,session,question,value,note\n" + String.join("\n", rows) + "\n";

        Cli cli = score(csv, "--map=recordId=person", "--long=item=question,answer=value");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cells(cli, "note", "recordId", "session")).containsExactly("first p-1 1");
        assertThat(sums(cli)).containsExactly("9 10 14 33");
        assertThat(cli.messages())
                .containsExactly(
                        "{\"row\":2,\"recordId\":\"p-1\",\"problems\":[{\"code\":\"duplicate-item\","
                                + "\"pointer\":\"/responses/1\",\"item\":1}]}",
                        "{\"row\":26,\"problems\":[{\"code\":\"malformed-row\",\"pointer\":\"\",\"allowed\":\"5 cells\"}]}");
    }

    @Test
    void theSessionMayBeInTheNameOfTheItem() throws IOException {
        StringBuilder csv = new StringBuilder("person,question,value\n");
        String[] rising = RISING.split(",");
        for (int item = 12; item >= 1; item--) {
            csv.append("p-1,s3_q" + item + "," + rising[item - 1] + "\np-1,s12_q" + item + ",2\n");
        }

        Cli cli = score(
                csv + "p-1,q1,4\n",
                "--map=recordId=person",
                "--map=dyadId=person",
                "--long=item=question,answer=value",
                "--items=s{session}_q{n}");

        assertThat(cells(cli, "recordId", "dyadId", "session")).containsExactly("p-1/3 p-1 3", "p-1/12 p-1 12");
        assertThat(sums(cli)).containsExactly("9 10 14 33", "8 8 8 24");
        assertThat(cli.messages())
                .containsExactly("{\"row\":25,\"recordId\":\"p-1\",\"problems\":[{\"code\":\"unknown-item\","
                        + "\"pointer\":\"/responses\",\"allowed\":\"s{session}_q{n}\"}]}");
    }

    @Test
    void whatIsNoItemIsNotShown() throws IOException {
        Cli cli = score("recordId,question,value\na,secret,4\n", "--long=answer=value,item=question");

        assertThat(cli.exitCode()).isEqualTo(1);
        assertThat(cli.messages())
                .containsExactly("{\"row\":1,\"recordId\":\"a\",\"problems\":[{\"code\":\"unknown-item\","
                        + "\"pointer\":\"/responses\",\"allowed\":\"{n}\"}]}");
    }

    @Test
    void rowsThatAreNoTextCostOnlyThemselves() throws IOException {
        byte[] csv = ("recordId,question,value\na,1,4\nÄ,1,4\na,2,\"4\nb,1,5\n").getBytes(StandardCharsets.ISO_8859_1);

        Cli cli = score(csv, "--long=item=question,answer=value", "--missing=prorate:0.5");

        assertThat(cells(cli, "recordId", "total_answered")).containsExactly("a 1", "b 1");
        assertThat(cli.messages()).hasSize(2);
        assertThat(cli.messages().get(0)).startsWith("{\"row\":2,").contains("invalid-text");
        assertThat(cli.messages().get(1)).startsWith("{\"row\":3,").contains("malformed-row");
    }

    // ---- what passes through

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            export-wide.csv | --items=s{session}_q{n} --map=recordId=participant | s1_date s2_date site
            export-long.csv | --long=item=question,answer=value --map=recordId=participant --map=session=visit | ''
            """)
    void noItemColumnPassesThroughWithOrWithoutTheOption(String file, String options, String passing) {
        Cli cli = sample(file, options);

        List<String> columns = cli.rows().get(0).getHeader();
        assertThat(String.join(" ", columns.subList(0, columns.indexOf("recordId"))))
                .isEqualTo(passing);
        assertThat(columns).noneMatch(column -> column.matches("s\\d_q\\d+|question|value"));
        assertThat(sample(file, options + " --drop-items")).isEqualTo(cli);
    }

    @Test
    void aColumnThatThePatternDoesNotMatchPassesThrough() {
        Cli cli = sample("export-wide.csv", "--items=s1_q{n} --drop-items");

        assertThat(cli.rows().get(0).getHeader()).contains("s2_q1", "s2_q12").doesNotContain("s1_q1", "s1_q12");
    }

    // ---- how the file is written

    @ParameterizedTest
    @ValueSource(strings = {"UTF-16", "UTF-16LE", "UTF-16BE", "ISO-8859-1", "windows-1252", "UTF-8", "IBM850"})
    void aFileMayHaveAnotherEncoding(String encoding) throws IOException {
        byte[] csv = ("Größe;id;" + ITEMS.replace(',', ';') + "\r\nrötlich;r-1;" + RISING.replace(',', ';') + "\r\n")
                .getBytes(Charset.forName(encoding));

        Cli cli = score(csv, "--map=recordId=id", "--encoding=" + encoding);

        assertThat(cli.err()).isEmpty();
        assertThat(cells(cli, "Größe", "recordId")).containsExactly("rötlich r-1");
        assertThat(sums(cli)).containsExactly("9 10 14 33");
    }

    @ParameterizedTest
    @CsvSource({"UTF-16LE, UTF-8", "UTF-16BE, UTF-8", "UTF-16LE, ISO-8859-1", "UTF-8, ISO-8859-1", "UTF-8, UTF-8"})
    void aByteOrderMarkIsObeyed(String written, String declared) throws IOException {
        byte[] csv = ("\uFEFFrecordId\tfrüh\t" + ITEMS.replace(',', '\t') + "\nr😀\tü\t" + RISING.replace(',', '\t')
                        + "\n")
                .getBytes(Charset.forName(written));

        Cli cli = score(csv, "--encoding=" + declared);

        assertThat(cells(cli, "recordId", "früh")).containsExactly("r😀 ü");
        assertThat(sums(cli)).containsExactly("9 10 14 33");
    }

    @Test
    void bytesThatAreNotInTheEncodingCostOnlyTheirRow() throws IOException {
        byte[] csv = ("recordId," + ITEMS + "\nr-1," + RISING + "\nr-!," + RISING + "\nr-3," + TWOS + "\n")
                .getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < csv.length; i++) {
            // not defined in windows-1252
            csv[i] = csv[i] == '!' ? (byte) 0x81 : csv[i];
        }

        Cli cli = score(csv, "--encoding=windows-1252");
        Cli half = score(Arrays.copyOf(
                ("recordId," + ITEMS + "\nr-1," + RISING + "\nr-2," + RISING).getBytes(StandardCharsets.UTF_16), 201));

        assertThat(cells(cli, "recordId")).containsExactly("r-1", "r-3");
        assertThat(cli.messages())
                .containsExactly("{\"row\":2,\"problems\":[{\"code\":\"invalid-text\",\"pointer\":\"\","
                        + "\"allowed\":\"windows-1252 without NUL\"}]}");
        assertThat(cells(half, "recordId")).containsExactly("r-1");
        assertThat(half.err()).contains("{\"row\":2,", "UTF-16 without NUL");
    }

    @ParameterizedTest
    @CsvSource(
            delimiterString = " is ",
            quoteCharacter = '`',
            value = {"sep=; is ;", "`\"sep=;\"` is ;", "sep=| is |", "sep=, is ,", "sep=TAB is TAB"})
    void theFirstLineMayStateTheSeparator(String first, String stated) throws IOException {
        String line = first.replace("TAB", "\t");
        String separator = stated.replace("TAB", "\t");
        String table = ("recordId,a note," + ITEMS + "\nr-1,\"x\"," + RISING + "\n").replace(",", separator);

        Cli cli = score(line + "\r\n" + table);

        assertThat(cells(cli, "recordId", "a note")).containsExactly("r-1 x");
        assertThat(sums(cli)).containsExactly("9 10 14 33");
    }

    @Test
    void furtherRowsOfTheHeaderAreSkipped() throws IOException {
        String csv = "recordId,note," + ITEMS + "\n\nId,\"A note,\nin two lines\"," + ITEMS + "\n"
                + "\"{\"\"ImportId\"\":\"\"x\"\"}\",," + ITEMS + "\nr-1,x," + RISING + "\nr-2,,0" + TWOS + "\n";

        Cli cli = score(csv, "--skip-rows=2");

        assertThat(cells(cli, "recordId")).containsExactly("r-1");
        assertThat(cli.messages()).hasSize(1);
        assertThat(cli.messages().get(0)).startsWith("{\"row\":2,\"recordId\":\"r-2\"");
        assertThat(score(csv, "--skip-rows=20").messages()).isEmpty();
        assertThat(score("recordId," + ITEMS + "\n\"" + "x".repeat(70_000) + "\n", "--skip-rows=1")
                        .err())
                .contains("\"row\":0", "too-large");
    }

    @Test
    void blanksAroundCellsAndNamesAreRemoved() throws IOException {
        String csv =
                " recordId , " + ITEMS.replace(",", " , ") + " \n r-1 , " + RISING.replace(",", "\u00A0,\t") + " \n";

        Cli cli = score(csv, "--trim");

        assertThat(cells(cli, "recordId")).containsExactly("r-1");
        assertThat(sums(cli)).containsExactly("9 10 14 33");
        assertThat(score(csv).exitCode()).isEqualTo(1);
    }
}

package io.github.alliancesdk.examples.commandline.input;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.Xlsx;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Tables as other programs write them by their documented rules, as CSV and as a spreadsheet. All have the same answers
 * of the WAI-SR, whose sums were added up by hand: goal 5 + 5 + 4 + 5, task 1 + 2 + 3 + 2, bond 4 + 4 + 2 + 2. The second
 * person left out item 12.
 */
class OtherProgramsTest {
    private static final int[] ANSWERS = {1, 2, 4, 5, 4, 5, 2, 4, 2, 3, 5, 2};
    private static final String FIRST = "r-1 19 8 12 39";
    private static final String SECOND = "r-2 19 null 12 null";

    @TempDir
    private Path folder;

    private static List<Object> row(List<Object> before, IntFunction<Object> item) {
        List<Object> cells = new ArrayList<>(before);
        IntStream.rangeClosed(1, 12).mapToObj(item).forEach(cells::add);
        return cells;
    }

    /** Two persons; the second cell of item 12 is that of a missing answer. */
    private static List<List<Object>> table(
            List<Object> names,
            IntFunction<Object> column,
            List<Object> first,
            List<Object> second,
            IntFunction<Object> code,
            Object missing) {
        return List.of(
                row(names, column),
                row(first, item -> code.apply(ANSWERS[item - 1])),
                row(second, item -> item == 12 ? missing : code.apply(ANSWERS[item - 1])));
    }

    private String csv(List<List<Object>> table, String separator, boolean quoted) throws IOException {
        String text = table.stream()
                .map(row -> row.stream()
                        .map(cell -> quoted ? "\"" + cell + "\"" : cell.toString())
                        .collect(Collectors.joining(separator)))
                .collect(Collectors.joining("\r\n", "", "\r\n"));
        return Files.writeString(folder.resolve("export.csv"), text, StandardCharsets.UTF_8)
                .toString();
    }

    private static List<String> sums(String file, String... options) {
        Cli cli = Cli.run(
                Stream.concat(Stream.of("score", file, "--instrument=wai-sr", "--rater=client"), Stream.of(options))
                        .toArray(String[]::new));
        assertThat(cli.exitCode()).as(cli.err()).isZero();
        return cli.lines().stream()
                .map(line -> line.replaceFirst(".*\"recordId\":\"([^\"]+)\".*", "$1") + " "
                        + Stream.of("goal", "task", "bond", "total")
                                .map(scale -> sum(line, scale))
                                .collect(Collectors.joining(" ")))
                .toList();
    }

    private static String sum(String line, String scale) {
        String score = line.substring(line.indexOf("\"" + scale + "\":{"));
        score = score.substring(0, score.indexOf('}'));
        return score.contains("\"sum\":") ? score.replaceFirst(".*\"sum\":([0-9]+).*", "$1") : "null";
    }

    /** Answer codes A1 to A5, all cells in quotes; a question of an array is named with the code of its row. */
    @Test
    void limeSurvey() throws IOException {
        List<List<Object>> table = table(
                List.of("id", "submitdate", "startlanguage"),
                item -> "wai[SQ%03d]".formatted(item),
                List.of("r-1", "2026-05-01 10:00:00", "en"),
                List.of("r-2", "2026-05-02 10:00:00", "en"),
                answer -> "A" + answer,
                "");
        String[] options = {
            "--map=recordId=id",
            "--items=wai[SQ{nnn}]",
            "--code=A1=1",
            "--code=A2=2",
            "--code=A3=3",
            "--code=A4=4",
            "--code=A5=5"
        };

        assertThat(sums(csv(table, ",", true), options)).containsExactly(FIRST, SECOND);
        assertThat(sums(Xlsx.write(folder.resolve("export.xlsx"), table), options))
                .containsExactly(FIRST, SECOND);
    }

    /** A grid: the title of the question, the row in brackets, and the text of the chosen column. */
    @Test
    void googleForms() throws IOException {
        List<List<Object>> table = table(
                List.of("Timestamp", "Code"),
                item -> "Form one [Row " + item + "]",
                List.of("2026/05/01 10:00:00 AM GMT+2", "r-1"),
                List.of("2026/05/02 10:00:00 AM GMT+2", "r-2"),
                answer -> "Column " + answer,
                "");
        String[] options = {
            "--map=recordId=Code",
            "--items=Form one [Row {n}]",
            "--code=Column 1=1",
            "--code=Column 2=2",
            "--code=Column 3=3",
            "--code=Column 4=4",
            "--code=Column 5=5"
        };

        assertThat(sums(csv(table, ",", true), options)).containsExactly(FIRST, SECOND);
        assertThat(sums(Xlsx.write(folder.resolve("export.xlsx"), table), options))
                .containsExactly(FIRST, SECOND);
    }

    /** Values with their format F8.2 in a country of decimal commas; a user-missing value is a number. */
    @Test
    void spss() throws IOException {
        List<Object> names = List.of("vpn", "gruppe");
        IntFunction<Object> column = item -> "wai_%02d".formatted(item);
        List<List<Object>> shown =
                table(names, column, List.of("r-1", "1,00"), List.of("r-2", "2,00"), answer -> answer + ",00", "99,00");
        List<List<Object>> values =
                table(names, column, List.of("r-1", 1), List.of("r-2", 2), answer -> (double) answer, 99.0);
        String[] options = {"--map=recordId=vpn", "--items=wai_{nn}", "--missing-code=99=skipped"};
        String[] commas = {options[0], options[1], options[2], "--decimal-comma", "--integral-decimals"};

        assertThat(sums(csv(shown, ";", false), commas)).containsExactly(FIRST, SECOND);
        assertThat(sums(Xlsx.write(folder.resolve("export.xlsx"), values), options))
                .containsExactly(FIRST, SECOND);
    }
}

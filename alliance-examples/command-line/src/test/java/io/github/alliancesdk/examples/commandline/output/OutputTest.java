package io.github.alliancesdk.examples.commandline.output;

import static org.assertj.core.api.Assertions.assertThat;

import de.siegmar.fastcsv.writer.CsvWriter;
import de.siegmar.fastcsv.writer.LineDelimiter;
import java.io.ByteArrayOutputStream;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OutputTest {
    @Test
    void cellsAreQuotedAsFastCsvDoesIt() {
        String[] pieces = {"a", "", "\"", ",", "\n", "\r", " ", "ü", "😀", ";", "1", "\t"};
        ByteText text = new ByteText();
        for (long seed = 0; seed < 5_000; seed++) {
            Random random = new Random(seed);
            List<String> row = new ArrayList<>();
            for (int cell = 1 + random.nextInt(4); cell > 0; cell--) {
                StringBuilder made = new StringBuilder();
                for (int i = random.nextInt(5); i > 0; i--) {
                    made.append(pieces[random.nextInt(pieces.length)]);
                }
                row.add(made.toString());
            }
            StringWriter expected = new StringWriter();
            CsvWriter.builder()
                    .lineDelimiter(LineDelimiter.LF)
                    .bufferSize(0)
                    .build(expected)
                    .writeRecord(row);

            text.clear();
            for (int i = 0; i < row.size(); i++) {
                if (i > 0) {
                    text.add(',');
                }
                char[] chars = ("xx" + row.get(i) + "\"").toCharArray();
                if (random.nextBoolean()) {
                    text.cell(row.get(i));
                } else {
                    text.cell(chars, 2, chars.length - 3);
                }
            }
            text.add('\n');

            assertThat(text).as("seed %d", seed).hasToString(expected.toString());
        }
    }

    @Test
    void numbersAreWrittenAsJavaDoesIt() {
        ByteText text = new ByteText();
        StringBuilder expected = new StringBuilder();
        for (long number : new long[] {0, 9, 10, 99, 100, Long.MAX_VALUE, Long.MIN_VALUE}) {
            text.add(number);
            text.add(' ');
            expected.append(number).append(' ');
        }
        Random random = new Random(1);
        for (int i = 0; i < 20_000; i++) {
            int number = random.nextInt(-20, 200);
            double decimal = number / (double) (1 + random.nextInt(36));
            text.add(number);
            text.add(' ');
            text.add(decimal);
            text.add(' ');
            expected.append(number).append(' ').append(decimal).append(' ');
        }

        assertThat(text).hasToString(expected.toString());
    }

    @Test
    void rowsAreCountedFromWhereTheirPartBegins() {
        RowText text = new RowText();
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        Output out = new Output("test", bytes);

        for (int part = 0; part < 2; part++) {
            StringBuilder expected = new StringBuilder();
            for (int row = 1; row <= 100; row++) {
                text.text().add("row ");
                text.addRow(row);
                text.text().add(";");
                expected.append("row ").append(5_000_000_000L + row).append(';');
            }
            text.writeTo(out, 5_000_000_000L);
            text.clear();
            out.flush();
            assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
            assertThat(text.length()).isZero();
            bytes.reset();
        }
    }

    @Test
    void textAndBytesKeepTheirOrder() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        StringBuilder expected = new StringBuilder();
        try (Output out = new Output("test", bytes)) {
            for (int i = 0; i < 2_000; i++) {
                String text = "ü😀".repeat(i % 97) + i;
                out.write(text);
                byte[] utf8 = ("[" + text + "]").getBytes(StandardCharsets.UTF_8);
                out.write(utf8, 1, utf8.length - 2);
                out.write('\n');
                expected.append(text).append(text).append('\n');
            }
            byte[] large = "x".repeat(200_000).getBytes(StandardCharsets.UTF_8);
            out.write(large, 0, large.length);
            expected.append("x".repeat(200_000));
        }

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEqualTo(expected.toString());
    }
}

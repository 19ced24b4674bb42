package io.github.alliancesdk.examples.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Divides files at every byte. The limit is small, so that a part looks for its first record instead of reading it all. */
class CsvRecordsTest {
    private static final int LIMIT = 40;

    @TempDir
    private Path directory;

    /** What random files are made of: {@code "}, ends of lines, and pieces that are right and wrong. */
    private static final List<String> PIECES = List.of(
            "a,b,c\n",
            "a,b,c\r\n",
            "a,\"b\nb\",c\n",
            "\"a\r\na\",\"b,\n\n\",c\r\n",
            "a,\"b \"\"q\"\"\n,\",c\n",
            "a,\"b\nb,\",c,d\n",
            "a,\"open,c\n",
            "a,b\"b,c\n",
            "a,\"b\"b,c\n",
            "a,b\n",
            "\n",
            "\r",
            "x,\"\n\",\"\n\"\n",
            "\",\"\n\",\"\n",
            "\"\"\"\n\"\"\",\"\",\"\n\"\n",
            "this line has no quote and is longer than a record may be,b,c\n",
            "a,\"this cell has two lines and is too long\nfor one record\",c\n");

    private static List<String> whole(byte[] file) throws IOException {
        return rest(CsvRecords.ofFile(new ByteArrayInputStream(file), new CsvRecords.Shape(',', 3, LIMIT)));
    }

    private static List<String> rest(CsvRecords records) throws IOException {
        List<String> rest = new ArrayList<>();
        for (byte[] record = records.next(); record != null; record = records.next()) {
            rest.add(new String(record, StandardCharsets.UTF_8));
        }
        return rest;
    }

    private static List<String> part(FileSystem files, Path file, long begin, long end) throws IOException {
        var path = new org.apache.hadoop.fs.Path(file.toUri());
        try (CsvRecords records = CsvRecords.ofPart(
                files.open(path), Files.size(file), begin, end, new CsvRecords.Shape(',', 3, LIMIT))) {
            return rest(records);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5, 6})
    void aFileDividedAnywhereHasTheSameRecords(long seed) throws Exception {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder("a,\"b\nb\",c\n");
        while (text.length() < 1200) {
            text.append(PIECES.get(random.nextInt(PIECES.size())));
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Path file = Files.write(directory.resolve("random.csv"), bytes);
        FileSystem files = FileSystem.getLocal(new Configuration()).getRaw();

        List<String> whole = whole(bytes);
        assertThat(whole).hasSizeGreaterThan(20);
        for (int at = 0; at <= bytes.length; at++) {
            List<String> both = new ArrayList<>(part(files, file, 0, at));
            both.addAll(part(files, file, at, bytes.length));
            assertThat(both).as("seed %d, divided at %d", seed, at).isEqualTo(whole);
        }
        for (int size : new int[] {1, 7, 50, 300}) {
            List<String> all = new ArrayList<>();
            for (int at = 0; at < bytes.length; at += size) {
                all.addAll(part(files, file, at, at + size));
            }
            assertThat(all).as("seed %d, parts of %d bytes", seed, size).isEqualTo(whole);
        }
    }

    @Test
    void aRecordMaySpanLinesAndABrokenOneCostsItself() throws Exception {
        String file = "\uFEFF\"a\na\",b,c\r\n"
                + "1,\"two\r\n\r\nlines\",\"\"\"\"\r\n\r\n"
                + "2,\"open,c\r\n"
                + "3,\"four\ncells\",c,d\n"
                + "4,b,c\r5,this line is longer than forty bytes and its rest is cut off,c\n6,b,c";

        assertThat(whole(file.getBytes(StandardCharsets.UTF_8)))
                .containsExactly(
                        "1,\"two\r\n\r\nlines\",\"\"\"\"",
                        "2,\"open,c",
                        "3,\"four",
                        "cells\",c,d",
                        "4,b,c",
                        "5,this line is longer than forty bytes an",
                        "6,b,c");
    }

    @Test
    void theHeaderIsTheFirstRecord() throws Exception {
        byte[] file = "\uFEFF\n\"a\n,\",b,c\n1,2,3\n".getBytes(StandardCharsets.UTF_8);
        CsvRecords.Shape unknown = new CsvRecords.Shape(',', 0, LIMIT);

        assertThat(CsvRecords.ofFile(new ByteArrayInputStream(file), unknown).header())
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("\"a\n,\",b,c");
        assertThat(CsvRecords.ofFile(new ByteArrayInputStream(new byte[0]), unknown)
                        .header())
                .isNull();
    }
}

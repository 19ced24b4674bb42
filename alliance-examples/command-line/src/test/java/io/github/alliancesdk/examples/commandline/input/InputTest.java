package io.github.alliancesdk.examples.commandline.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.alliancesdk.examples.commandline.Cli;
import io.github.alliancesdk.examples.commandline.Fixtures;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Compressed files are read like plain files, either completely or not at all. */
class InputTest {
    private static final String RECORDS = Fixtures.goodRecord("r-1") + "\n" + Fixtures.goodRecord("r-2") + "\n";

    @TempDir
    private Path folder;

    private static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }

    private static byte[] gzip(String text) throws IOException {
        return gzip(text.getBytes(StandardCharsets.UTF_8));
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            out.writeBytes(part);
        }
        return out.toByteArray();
    }

    /** Returns a stream that returns few bytes at a time, like a pipe. */
    private static InputStream slow(byte[] bytes, int most) {
        return new ByteArrayInputStream(bytes) {
            @Override
            public synchronized int read(byte[] to, int offset, int length) {
                return super.read(to, offset, Math.min(length, most));
            }

            @Override
            public synchronized int available() {
                return 0;
            }
        };
    }

    private static byte[] gunzip(byte[] bytes, int most) throws IOException {
        try (InputStream in = new Gunzip(slow(bytes, most))) {
            return in.readAllBytes();
        }
    }

    @Test
    void membersAreReadOneBehindTheOther() throws IOException {
        Random random = new Random(1);
        for (int i = 0; i < 200; i++) {
            ByteArrayOutputStream plain = new ByteArrayOutputStream();
            ByteArrayOutputStream compressed = new ByteArrayOutputStream();
            for (int member = random.nextInt(4); member >= 0; member--) {
                byte[] bytes = new byte[random.nextInt(50_000)];
                random.nextBytes(bytes);
                Arrays.fill(bytes, 0, bytes.length / 2, (byte) 'x');
                plain.writeBytes(bytes);
                compressed.writeBytes(gzip(bytes));
            }
            compressed.writeBytes(new byte[random.nextInt(600)]);

            assertThat(gunzip(compressed.toByteArray(), 1 + random.nextInt(20_000)))
                    .isEqualTo(plain.toByteArray());
        }
    }

    @Test
    void whatIsCutShortOrDamagedIsNeverTakenForWhole() throws IOException {
        byte[] whole = join(gzip(RECORDS), gzip(RECORDS));
        int member = gzip(RECORDS).length;
        for (int length = 1; length < whole.length; length++) {
            byte[] cut = Arrays.copyOf(whole, length);
            if (length == member) {
                assertThat(gunzip(cut, 7)).asString().isEqualTo(RECORDS);
            } else {
                assertThatExceptionOfType(IOException.class)
                        .as("%d bytes", length)
                        .isThrownBy(() -> gunzip(cut, 7))
                        .withMessageStartingWith("the compressed data is ");
            }
        }
        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> gunzip(join(gzip(RECORDS), "more".getBytes(StandardCharsets.US_ASCII)), 100))
                .withMessage("the compressed data is damaged");
        // damage in the checksum, the length, and the compression method
        for (int place : List.of(member - 8, member - 1, 2, 3)) {
            byte[] damaged = gzip(RECORDS);
            damaged[place] ^= (byte) 0xE0;
            assertThatExceptionOfType(IOException.class).isThrownBy(() -> gunzip(damaged, 100));
        }
    }

    @Test
    void everyPartOfAHeaderIsPassedOver() throws IOException {
        byte[] plain = gzip(RECORDS);
        byte[] header = {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 2, 0, 'x', 'y', 'n', 0, 'c', 0};
        CRC32 checksum = new CRC32();
        checksum.update(header);
        byte[] full = join(
                header,
                new byte[] {(byte) checksum.getValue(), (byte) (checksum.getValue() >> 8)},
                Arrays.copyOfRange(plain, 10, plain.length));

        assertThat(gunzip(full, 5)).asString().isEqualTo(RECORDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"wai-sr.ndjson", "wai-sr.csv", "simulated-study.csv"})
    void aCompressedFileIsReadAsItsNameSays(String sample) throws IOException {
        Path plain = Cli.SAMPLES.resolve(sample);
        Path compressed = Files.write(folder.resolve(sample + ".gz"), gzip(Files.readAllBytes(plain)));

        Cli expected = Cli.run("score", plain.toString());

        assertThat(expected.lines()).isNotEmpty();
        assertThat(Cli.run("score", compressed.toString())).isEqualTo(expected);
    }

    @Test
    void tabsAreKnownByTheNameOfACompressedFile() throws IOException {
        Path studies =
                Files.write(folder.resolve("STUDIES.TSV.GZ"), gzip("study\tn\tr\na, b; c\t30\t0.2\nd\t40\t0.3\n"));

        assertThat(Cli.run("pool", studies.toString()).exitCode()).isZero();
    }

    @Test
    void aFileThatIsCutShortIsReadAsFarAsItGoesAndSaid() throws IOException {
        byte[] whole = gzip(RECORDS.repeat(5_000));
        Path cut = Files.write(folder.resolve("cut.ndjson.gz"), Arrays.copyOf(whole, whole.length - 9));

        Cli cli = Cli.run("score", cut.toString());

        assertThat(cli.exitCode()).isEqualTo(3);
        assertThat(cli.lines()).hasSizeGreaterThan(1_000);
        assertThat(cli.err()).endsWith("alliance: can't read " + cut + ": the compressed data is cut short\n");
    }
}

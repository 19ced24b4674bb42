package io.github.alliancesdk.examples.benchmarks.files;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.RandomAccessFile;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.json.JsonFactory;

/**
 * A lower bound for any program that reads JSON with Jackson: two threads read every token of a file, half of the file
 * each, and do nothing with the tokens. Each thread uses one parser, so that a record adds no cost.
 */
final class TokenScan {
    private static final JsonFactory FACTORY = new JsonFactory();
    private static final int THREADS = 2;

    private TokenScan() {}

    /** The number of tokens in the file. */
    static long scan(Path file) throws IOException {
        long[] cuts = cuts(file);
        ExecutorService threads = Executors.newFixedThreadPool(THREADS);
        try {
            List<Callable<Long>> halves = new ArrayList<>();
            for (int half = 0; half < THREADS; half++) {
                long from = cuts[half];
                long to = cuts[half + 1];
                halves.add(() -> scan(file, from, to));
            }
            long tokens = 0;
            for (Future<Long> half : threads.invokeAll(halves)) {
                tokens += half.get();
            }
            return tokens;
        } catch (InterruptedException | ExecutionException e) {
            throw new IOException(e);
        } finally {
            threads.shutdown();
        }
    }

    /** The start, the beginning of a line near the middle, and the end. */
    private static long[] cuts(Path file) throws IOException {
        try (RandomAccessFile bytes = new RandomAccessFile(file.toFile(), "r")) {
            long length = bytes.length();
            bytes.seek(length / 2);
            bytes.readLine();
            return new long[] {0, bytes.getFilePointer(), length};
        }
    }

    private static long scan(Path file, long from, long to) throws IOException {
        try (FileChannel channel = FileChannel.open(file);
                InputStream half = new Bounded(Channels.newInputStream(channel.position(from)), to - from);
                JsonParser parser = FACTORY.createParser(ObjectReadContext.empty(), half)) {
            long tokens = 0;
            while (parser.nextToken() != null) {
                tokens++;
            }
            return tokens;
        }
    }

    /** A stream with a limited length. */
    private static final class Bounded extends FilterInputStream {
        private long left;

        Bounded(InputStream in, long length) {
            super(in);
            this.left = length;
        }

        @Override
        public int read() throws IOException {
            if (left == 0) {
                return -1;
            }
            left--;
            return super.read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            if (left == 0) {
                return -1;
            }
            int read = super.read(bytes, offset, (int) Math.min(length, left));
            left -= Math.max(read, 0);
            return read;
        }
    }
}

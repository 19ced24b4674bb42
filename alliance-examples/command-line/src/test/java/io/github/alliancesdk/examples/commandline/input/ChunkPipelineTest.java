package io.github.alliancesdk.examples.commandline.input;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.examples.commandline.output.ByteText;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class ChunkPipelineTest {
    private static final int LINES = 4_000;

    private final List<String> emitted = new ArrayList<>();
    private final AtomicInteger underWay = new AtomicInteger();
    private final AtomicInteger mostUnderWay = new AtomicInteger();
    private int fullWith = Integer.MAX_VALUE;
    private int emissions;
    private final AtomicInteger progress = new AtomicInteger();

    private static InputStream lines() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            text.append(i).append('\n');
        }
        return new ByteArrayInputStream(text.toString().getBytes(StandardCharsets.US_ASCII));
    }

    /** Collects the lines of a part and records the order in which they are emitted. */
    private final class Collected implements RecordWork, RecordParser {
        private final Runnable delay;
        private final List<String> lines = new ArrayList<>();
        private List<String> all = List.of();
        private int firstRow = 1;
        private boolean parsed;

        Collected(Runnable delay) {
            this.delay = delay;
        }

        @Override
        public int parse(Chunk chunk, RecordWork work) {
            mostUnderWay.accumulateAndGet(underWay.incrementAndGet(), Math::max);
            delay.run();
            parsed = false;
            firstRow = 1;
            Chunk.Stretch stretch = chunk.stretches.get(0);
            all = new String(chunk.bytes, stretch.from(), stretch.to() - stretch.from(), StandardCharsets.US_ASCII)
                    .lines()
                    .toList();
            for (int row = 1; row <= all.size(); row++) {
                work.refuse(row, List.of());
            }
            parsed = true;
            return all.size();
        }

        @Override
        public void take(int row, CheckResult result, ByteText passthrough) {
            throw new AssertionError("nothing is checked here");
        }

        @Override
        public void refuse(int row, List<Problem> problems) {
            lines.add(all.get(row - 1));
        }

        @Override
        public int size() {
            return lines.size() < fullWith ? 0 : Integer.MAX_VALUE;
        }

        @Override
        public void emit(long rowsBefore) {
            assertThat(rowsBefore + firstRow - 1).isEqualTo(emitted.size());
            emitted.addAll(lines);
            firstRow += lines.size();
            lines.clear();
            emissions++;
            underWay.addAndGet(parsed ? -1 : 0);
        }
    }

    private static ChunkPipeline.Part part(Chunk chunk, Collected collected) {
        return new ChunkPipeline.Part(chunk, collected, collected);
    }

    private void run(InputStream in, int threads, boolean parallel, Runnable delay) throws IOException {
        LineChunks source = new LineChunks(in);
        Chunk first = new Chunk(100);
        boolean filled = source.fill(first);
        new ChunkPipeline(source, () -> part(new Chunk(100), new Collected(delay)), progress::incrementAndGet)
                .run(threads, () -> parallel, filled ? part(first, new Collected(delay)) : null);
    }

    private static void nap(Random random) {
        try {
            Thread.sleep(0, random.nextInt(900_000));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Test
    void theOrderIsThatOfTheFileWhoeverIsFirst() throws IOException {
        for (int threads : new int[] {1, 2, 3, 8}) {
            Random random = new Random(threads);
            emitted.clear();

            run(lines(), threads, true, () -> nap(random));

            assertThat(emitted).hasSize(LINES).startsWith("0", "1").endsWith("3998", "3999");
            for (int i = 0; i < LINES; i++) {
                assertThat(emitted.get(i)).isEqualTo(String.valueOf(i));
            }
            assertThat(mostUnderWay).hasValueLessThanOrEqualTo(threads + 2);
        }
        assertThat(progress).hasValueGreaterThan(100);
    }

    @Test
    void whatMayNotBeWorkedOnAtOnceIsWorkedOnInTurn() throws IOException {
        run(lines(), 8, false, () -> {});

        assertThat(emitted).hasSize(LINES);
        assertThat(mostUnderWay).hasValue(1);
    }

    @Test
    void aPartOfWhichMuchIsMadeIsEmittedBitByBit() throws IOException {
        for (int threads : new int[] {1, 2, 8}) {
            Random random = new Random(threads);
            emitted.clear();
            emissions = 0;
            fullWith = 3;

            run(lines(), threads, true, () -> nap(random));

            assertThat(emitted).hasSize(LINES);
            for (int i = 0; i < LINES; i++) {
                assertThat(emitted.get(i)).isEqualTo(String.valueOf(i));
            }
            assertThat(emissions).isGreaterThan(LINES / 3);
        }
    }

    @Test
    void anEmptyFileIsNoPart() throws IOException {
        run(InputStream.nullInputStream(), 2, true, () -> {});

        assertThat(emitted).isEmpty();
    }

    @Test
    void aFaultOfAWorkerEndsTheRun() {
        AtomicInteger parts = new AtomicInteger();

        assertThatIllegalStateException()
                .isThrownBy(() -> run(lines(), 2, true, () -> {
                    if (parts.incrementAndGet() == 50) {
                        throw new IllegalStateException("by chance");
                    }
                }))
                .withMessage("by chance");
        assertThatExceptionOfType(StackOverflowError.class)
                .isThrownBy(() -> run(lines(), 2, true, () -> {
                    throw new StackOverflowError();
                }));
        assertThat(emitted).hasSizeLessThan(LINES);
    }

    @Test
    void whatCameBeforeAFailureOfTheFileIsEmitted() {
        InputStream failing = new InputStream() {
            @Override
            public int read() throws IOException {
                throw new IOException("the line is dead");
            }
        };

        assertThatExceptionOfType(IOException.class)
                .isThrownBy(() -> run(new SequenceInputStream(lines(), failing), 3, true, () -> {}));
        assertThat(emitted).hasSize(LINES);
    }

    @Test
    void thereAreNoMoreThreadsThanThereIsMemoryFor() {
        assertThat(ChunkPipeline.affordable(1)).isEqualTo(1);
        assertThat(ChunkPipeline.affordable(0)).isEqualTo(1);
        assertThat(ChunkPipeline.affordable(Integer.MAX_VALUE))
                .isLessThanOrEqualTo((int) (Runtime.getRuntime().maxMemory() >> 23));
    }
}

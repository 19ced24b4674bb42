package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.scoring.ScoreRecord;
import io.github.alliancesdk.examples.commandline.output.ByteText;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Processes the chunks of a file on several threads and emits their results in order. The calling thread reads and
 * emits. At most two chunks more than threads are in progress, which bounds the memory.
 */
final class ChunkPipeline {
    /** The most memory of a chunk in progress, with its results. */
    private static final long CHUNK_MEMORY = 4L << 20;

    /** The most bytes of results before they are emitted. */
    private static final int MOST_BYTES = 3 << 19;

    private final Chunks source;
    private final Supplier<Part> parts;
    private final Runnable progress;
    private final Deque<Part> idle = new ArrayDeque<>();
    private final Deque<Part> underWay = new ArrayDeque<>();
    private long rows;

    ChunkPipeline(Chunks source, Supplier<Part> parts, Runnable progress) {
        this.source = source;
        this.parts = parts;
        this.progress = progress;
    }

    /**
     * A chunk with its parser and its results. The results of a chunk of bad rows may not fit into memory: then the
     * worker waits for its turn, has them emitted and goes on.
     */
    static final class Part {
        private final Chunk chunk;
        private final RecordParser parser;
        private final RecordWork work;
        private State state = State.DONE;
        private int rows;
        private @Nullable Throwable fault;

        Part(Chunk chunk, RecordParser parser, RecordWork work) {
            this.chunk = chunk;
            this.parser = parser;
            this.work = work;
        }

        private enum State {
            WORKING,
            FULL,
            DONE
        }

        /** Parses the chunk; {@code full} is run whenever there are too many results. */
        private void process(Runnable full) {
            rows = parser.parse(chunk, new Bounded(work, full));
        }

        private synchronized void begin() {
            state = State.WORKING;
            fault = null;
        }

        /** Parses the chunk on a worker. A failure is kept for the calling thread, which throws it. */
        private void processAndSay() {
            Throwable wrong = null;
            try {
                process(this::awaitTurn);
            } catch (RuntimeException | Error e) {
                wrong = e;
            }
            synchronized (this) {
                fault = wrong;
                state = State.DONE;
                notifyAll();
            }
        }

        private synchronized void awaitTurn() {
            state = State.FULL;
            notifyAll();
            awaitChange(State.FULL);
        }

        /** Emits the results of a worker, in several steps if there are many. */
        private void emit(long rowsBefore) {
            while (awaitWorker()) {
                work.emit(rowsBefore);
                goOn();
            }
            work.emit(rowsBefore);
        }

        /** Waits until there are results to emit. Returns false for the last of them. */
        private synchronized boolean awaitWorker() {
            awaitChange(State.WORKING);
            if (fault instanceof Error error) {
                throw error;
            }
            if (fault instanceof RuntimeException exception) {
                throw exception;
            }
            return state == State.FULL;
        }

        private synchronized void goOn() {
            state = State.WORKING;
            notifyAll();
        }

        private synchronized void awaitChange(State from) {
            try {
                while (state == from) {
                    wait();
                }
            } catch (InterruptedException e) {
                // the program is ending
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** Work that reports when it has too many results. */
    private record Bounded(RecordWork work, Runnable full) implements RecordWork {
        @Override
        public void take(int row, CheckResult result, ByteText passthrough) {
            work.take(row, result, passthrough);
            emitIfFull();
        }

        @Override
        public boolean takesScoreRecords() {
            return work.takesScoreRecords();
        }

        @Override
        public void take(int row, ScoreRecord record) {
            work.take(row, record);
            emitIfFull();
        }

        @Override
        public void refuse(int row, List<Problem> problems) {
            work.refuse(row, problems);
            emitIfFull();
        }

        private void emitIfFull() {
            if (work.size() > MOST_BYTES) {
                full.run();
            }
        }

        @Override
        public int size() {
            return work.size();
        }

        @Override
        public void emit(long rowsBefore) {
            work.emit(rowsBefore);
        }
    }

    /** Returns how many threads there is memory for, at most the given number. */
    static int affordable(int threads) {
        return (int) Math.max(1, Math.min(threads, Runtime.getRuntime().maxMemory() / (2 * CHUNK_MEMORY)));
    }

    /**
     * Processes the rest of the file.
     *
     * @param threads how many threads work; with one it is the calling thread
     * @param parallel whether several parts may be processed at once; until then, and for a file of one chunk, the
     *     calling thread processes them one after the other
     * @param first a part whose chunk is already filled
     */
    void run(int threads, BooleanSupplier parallel, @Nullable Part first) throws IOException {
        Part next = first;
        while (next != null && (threads == 1 || source.isDone() || !parallel.getAsBoolean())) {
            Part part = next;
            part.process(() -> part.work.emit(rows));
            emit(part);
            next = fill();
        }
        if (next != null) {
            runParallel(threads, next);
        }
    }

    private void runParallel(int threads, Part first) throws IOException {
        ExecutorService workers = Executors.newFixedThreadPool(threads, task -> {
            Thread thread = new Thread(task, "alliance-worker");
            thread.setDaemon(true);
            return thread;
        });
        try {
            feed(workers, threads + 2, first);
        } finally {
            workers.shutdownNow();
        }
    }

    private void feed(ExecutorService workers, int most, Part first) throws IOException {
        Part next = first;
        IOException failure = null;
        while (next != null || !underWay.isEmpty()) {
            if (next != null) {
                next.begin();
                underWay.add(next);
                workers.execute(next::processAndSay);
            }
            if (next == null || underWay.size() == most) {
                emit(underWay.remove());
            }
            try {
                next = next == null ? null : fill();
            } catch (IOException e) {
                // the chunks before the failure are still emitted
                failure = e;
                next = null;
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private @Nullable Part fill() throws IOException {
        Part part = idle.isEmpty() ? parts.get() : idle.remove();
        return source.fill(part.chunk) ? part : null;
    }

    private void emit(Part part) {
        part.emit(rows);
        rows += part.rows;
        idle.add(part);
        progress.run();
    }
}

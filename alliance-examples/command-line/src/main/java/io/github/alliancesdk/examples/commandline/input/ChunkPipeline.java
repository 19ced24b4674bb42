package io.github.alliancesdk.examples.commandline.input;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.response.CheckResult;
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
 * Has the chunks of a file worked on by several threads, and what comes of them emitted in order. The calling thread
 * reads and emits. As many chunks are under way as there are threads and two more, so that memory has a bound.
 */
final class ChunkPipeline {
    /** What a chunk under way takes at most, with all that is made of it. */
    private static final long CHUNK_MEMORY = 4L << 20;

    /** How much may be made of a chunk before it is emitted. */
    private static final int MOST_BYTES = 3 << 19;

    private final ChunkSource source;
    private final Supplier<Part> parts;
    private final Runnable progress;
    private final Deque<Part> idle = new ArrayDeque<>();
    private final Deque<Part> underWay = new ArrayDeque<>();
    private long rows;

    ChunkPipeline(ChunkSource source, Supplier<Part> parts, Runnable progress) {
        this.source = source;
        this.parts = parts;
        this.progress = progress;
    }

    /**
     * A chunk with what understands it and what is made of it. Of a chunk of bad rows so much is made that there is no
     * memory for it: then its worker waits until it is its turn, has what there is emitted, and goes on.
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

        /** Works on the chunk; {@code full} is run whenever too much has come of it. */
        private void process(Runnable full) {
            rows = parser.parse(chunk, new Bounded(work, full));
        }

        private synchronized void begin() {
            state = State.WORKING;
            fault = null;
        }

        /** What a worker does. Whatever goes wrong is for the program's own thread to say. */
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

        /** Emits all that comes of it, as it comes. */
        private void emit(long rowsBefore) {
            while (awaitWorker()) {
                work.emit(rowsBefore);
                goOn();
            }
            work.emit(rowsBefore);
        }

        /** Waits until there is something to emit; false if it is the last of it. */
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
                // the program is at its end
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
    }

    /** Work that says when too much has come of it. */
    private record Bounded(RecordWork work, Runnable full) implements RecordWork {
        @Override
        public void take(int row, CheckResult result, ByteText passthrough) {
            work.take(row, result, passthrough);
            if (work.size() > MOST_BYTES) {
                full.run();
            }
        }

        @Override
        public void refuse(int row, List<Problem> problems) {
            work.refuse(row, problems);
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

    /** How many threads there is memory for: each takes some, however many the machine has. */
    static int affordable(int threads) {
        return (int) Math.max(1, Math.min(threads, Runtime.getRuntime().maxMemory() / (2 * CHUNK_MEMORY)));
    }

    /**
     * Works on all that is left of the file.
     *
     * @param threads how many threads work; with one it is the calling thread
     * @param parallel whether parts may be worked on at once; as long as they may not, and from a file of one chunk, they
     *     are worked on one after the other
     * @param first a part whose chunk is filled already
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
                // what came before it is still emitted
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

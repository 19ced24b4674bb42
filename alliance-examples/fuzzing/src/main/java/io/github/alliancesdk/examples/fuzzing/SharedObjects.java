package io.github.alliancesdk.examples.fuzzing;

import io.github.alliancesdk.core.instrument.CatalogEntry;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.interchange.ScoreReportWriter;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;

/**
 * Uses one catalogue, checker and scorer from many threads at once: every definition must be loaded once, and every score
 * must be the one that a single thread computes. {@code SharedObjects SECONDS} runs it with 16 threads and then, from JDK
 * 21, with 400 virtual threads.
 */
public final class SharedObjects {
    private static final int SHEETS = 3;

    private final ScoreReportWriter writer = ScoreReportWriter.withDefaults();
    private final List<Sheet> sheets = new ArrayList<>();

    private SharedObjects() {
        Random random = new Random(1);
        for (Instrument instrument : BundledInstruments.catalog().instruments()) {
            for (int i = 0; i < SHEETS && instrument.status() != InstrumentStatus.CATALOGUED; i++) {
                String payload = payload(instrument, random);
                // a catalogue, checker and scorer that no other sheet uses
                InstrumentCatalog own = InstrumentCatalog.of(List.of(Instrument.parse(instrument.toJson())));
                sheets.add(new Sheet(payload, score(Responses.parse(payload), own, scorer())));
            }
        }
    }

    /** A payload and its report. */
    private record Sheet(String payload, String report) {}

    /**
     * The counts of a run.
     *
     * @param rounds how many catalogues were loaded
     * @param scored how many sheets were scored
     */
    public record Counts(int rounds, long scored) {}

    /**
     * Runs rounds of a new catalogue, checker and scorer until the time is over.
     *
     * @param pool runs the threads of a round; it isn't closed
     * @param threads how many use the objects of a round at the same time
     * @param nanos how long rounds are begun
     * @return the counts
     * @throws AssertionError if a definition was loaded twice, or a report differs from that of a single thread
     * @throws InterruptedException if the thread is interrupted
     */
    public static Counts run(ExecutorService pool, int threads, long nanos) throws InterruptedException {
        SharedObjects objects = new SharedObjects();
        long end = System.nanoTime() + nanos;
        int rounds = 0;
        long scored = 0;
        do {
            scored += objects.round(pool, threads, rounds++);
        } while (System.nanoTime() < end);
        return new Counts(rounds, scored);
    }

    private long round(ExecutorService pool, int threads, int number) throws InterruptedException {
        Map<String, AtomicInteger> loads = new ConcurrentHashMap<>();
        InstrumentCatalog catalog = InstrumentCatalog.ofEntries(BundledInstruments.catalog().entries().stream()
                .map(entry -> lazy(entry, loads))
                .collect(Collectors.toList()));
        Scorer scorer = scorer();
        // parsed lazily, by whichever thread comes first
        List<Responses> parsed =
                sheets.stream().map(sheet -> Responses.parse(sheet.payload())).collect(Collectors.toList());
        CountDownLatch all = new CountDownLatch(threads);
        List<Future<Long>> running = new ArrayList<>();
        for (int thread = 0; thread < threads; thread++) {
            long seed = number * 1_000L + thread;
            running.add(pool.submit((Callable<Long>) () -> {
                all.countDown();
                all.await();
                return scoreAll(parsed, catalog, scorer, new Random(seed));
            }));
        }
        long scored = 0;
        for (Future<Long> one : running) {
            try {
                scored += one.get();
            } catch (ExecutionException e) {
                throw new AssertionError("round " + number, e.getCause());
            }
        }
        loads.forEach((id, count) -> Law.requireEqual(1, count.get(), "loads of " + id));
        return scored;
    }

    /** Every sheet in an order of the thread's own; every other one from text. */
    private long scoreAll(List<Responses> parsed, InstrumentCatalog catalog, Scorer scorer, Random random) {
        List<Integer> order = new ArrayList<>();
        for (int i = 0; i < sheets.size(); i++) {
            order.add(i);
        }
        Collections.shuffle(order, random);
        for (int i : order) {
            Sheet sheet = sheets.get(i);
            Responses responses = random.nextBoolean() ? parsed.get(i) : Responses.parse(sheet.payload());
            Law.requireEqual(sheet.report(), score(responses, catalog, scorer), "sheet " + i);
        }
        return order.size();
    }

    private String score(Responses responses, InstrumentCatalog catalog, Scorer scorer) {
        return writer.write(scorer.score(
                ResponseChecker.of(catalog).allowExperimental().check(responses).orElseThrow()));
    }

    private static Scorer scorer() {
        return Scorer.of(MissingPolicy.prorate(0.5));
    }

    private static CatalogEntry lazy(CatalogEntry entry, Map<String, AtomicInteger> loads) {
        String json = entry.instrument().toJson();
        String name = entry.id() + " " + entry.definitionVersion();
        return CatalogEntry.lazy(entry.id(), entry.definitionVersion(), entry.definitionDigest(), () -> {
            loads.computeIfAbsent(name, same -> new AtomicInteger()).incrementAndGet();
            return Instrument.parse(json);
        });
    }

    /** Answers at the ends of each range, and some gaps. */
    private static String payload(Instrument instrument, Random random) {
        ResponseFormat format = instrument.responseFormat();
        String answers = instrument.itemNumbers().stream()
                .filter(item -> random.nextInt(8) > 0)
                .map(item -> {
                    ResponseFormat own = instrument.format(item, format);
                    double answer = random.nextBoolean() ? own.min() : own.max();
                    return "\"" + item + "\":" + (answer == Math.rint(answer) ? "" + (long) answer : "" + answer);
                })
                .collect(Collectors.joining(","));
        String referent = instrument.referents().stream()
                .findFirst()
                .map(Referent::id)
                .map(id -> "\"referent\":\"" + id + "\",")
                .orElse("");
        return "{\"instrument\":\"" + instrument.id() + "\",\"rater\":\""
                + instrument.raters().iterator().next().id() + "\"," + referent + "\"responses\":{" + answers + "}}";
    }

    /**
     * {@code SharedObjects SECONDS}.
     *
     * @param arguments the seconds for each kind of thread; 60 by default
     * @throws Exception if a condition is broken
     */
    public static void main(String[] arguments) throws Exception {
        long nanos = TimeUnit.SECONDS.toNanos(arguments.length > 0 ? Long.parseLong(arguments[0]) : 60);
        ExecutorService pool = Executors.newFixedThreadPool(16);
        System.out.println("16 threads: " + run(pool, 16, nanos));
        pool.shutdown();
        if (Runtime.version().feature() < 21) {
            System.out.println("virtual threads need JDK 21: LEFT OUT");
            return;
        }
        ExecutorService virtual = (ExecutorService)
                Executors.class.getMethod("newVirtualThreadPerTaskExecutor").invoke(null);
        System.out.println("400 virtual threads: " + run(virtual, 400, nanos));
        virtual.shutdown();
    }
}

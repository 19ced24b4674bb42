package io.github.alliancesdk.examples.intake.process;

import io.github.alliancesdk.examples.intake.Api;
import io.github.alliancesdk.examples.intake.Payloads;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/** Measures throughput: of ten requests, seven store a record, two read one, and one sends one again. */
final class LoadRun {
    private static final int THREADS = 4;
    private static final long NANOS = 1_000_000_000L;

    private LoadRun() {}

    /**
     * The measurements of a run.
     *
     * @param requests the number of requests
     * @param seconds how long they took
     * @param errors the number of wrong answers
     * @param nanos the duration of each request, ascending
     */
    record Measured(int requests, double seconds, int errors, long[] nanos) {
        double percentileMillis(double fraction) {
            return nanos[(int) Math.min(nanos.length - 1, Math.round(fraction * nanos.length))] / 1e6;
        }

        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "%d requests in %.1f s: %.0f a second, p50 %.2f ms, p99 %.2f ms, %d errors",
                    requests,
                    seconds,
                    requests / seconds,
                    percentileMillis(0.5),
                    percentileMillis(0.99),
                    errors);
        }
    }

    private record Sent(List<Long> nanos, int errors) {}

    /** Warms up, then measures. */
    static Measured run(Path jar, String database, int warmUpSeconds, int seconds) throws Exception {
        Path log = Files.createDirectories(Path.of("target", "processes")).resolve("load-" + database + ".log");
        try (ServiceProcess service = ServiceProcess.start(jar, Database.of(database), log)) {
            send(service, "warm-up", warmUpSeconds);
            long begin = System.nanoTime();
            List<Sent> sent = send(service, "load", seconds);
            double took = (System.nanoTime() - begin) / (double) NANOS;
            long[] nanos = sent.stream()
                    .flatMapToLong(one -> one.nanos().stream().mapToLong(Long::longValue))
                    .sorted()
                    .toArray();
            return new Measured(
                    nanos.length, took, sent.stream().mapToInt(Sent::errors).sum(), nanos);
        }
    }

    private static List<Sent> send(ServiceProcess service, String name, int seconds) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            long end = System.nanoTime() + seconds * NANOS;
            List<Future<Sent>> senders = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                String prefix = "r-" + name + "-" + i + "-";
                senders.add(pool.submit(() -> sendUntil(end, service.api(), prefix)));
            }
            List<Sent> all = new ArrayList<>();
            for (Future<Sent> sender : senders) {
                all.add(sender.get());
            }
            return all;
        } finally {
            pool.shutdownNow();
        }
    }

    private static Sent sendUntil(long end, Api api, String prefix) {
        List<Long> nanos = new ArrayList<>();
        int errors = 0;
        for (int number = 0; System.nanoTime() < end; number++) {
            long begin = System.nanoTime();
            errors += isRight(api, prefix, number) ? 0 : 1;
            nanos.add(System.nanoTime() - begin);
        }
        return new Sent(nanos, errors);
    }

    private static boolean isRight(Api api, String prefix, int number) {
        // of ten requests, the first seven store new records
        int kind = number % 10;
        String id = prefix + (kind < 7 ? number : number - kind);
        int session = number / 10;
        if (kind == 7 || kind == 8) {
            HttpResponse<String> found = api.get("/administrations/" + id);
            return found.statusCode() == 200 && found.body().contains(id);
        }
        String payload = Payloads.waiSr(id, prefix + "dyad", session, 1 + session % 5);
        return api.post("/administrations", payload).statusCode() == (kind == 9 ? 200 : 201);
    }

    /** {@code LoadRun SECONDS DATABASE}. */
    public static void main(String[] arguments) throws Exception {
        int seconds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 60;
        String database = arguments.length > 1 ? arguments[1] : "h2";
        Measured measured = run(Path.of("target", "intake-service.jar"), database, 10, seconds);
        System.out.println(database + ": " + measured);
        System.exit(measured.errors() == 0 ? 0 : 1);
    }
}

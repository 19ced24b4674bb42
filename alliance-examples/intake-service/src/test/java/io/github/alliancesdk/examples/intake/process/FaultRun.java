package io.github.alliancesdk.examples.intake.process;

import io.github.alliancesdk.examples.intake.Api;
import io.github.alliancesdk.examples.intake.Payloads;
import java.io.UncheckedIOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Queue;
import java.util.Random;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Injects a fault under load, repeatedly. Every record that the service acknowledged must be stored and unchanged when
 * the fault is over, every stored record must be complete, and no answer may claim what isn't so.
 */
final class FaultRun {
    private static final int THREADS = 8;
    private static final Duration LONGEST_FAULT = Duration.ofSeconds(20);
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(60);

    private final Path jar;
    private final Surroundings surroundings;
    private final Fault fault;
    private final Path log;
    private final Random random;
    private final AtomicInteger next = new AtomicInteger();
    private final AtomicInteger toldWrong = new AtomicInteger();
    private final Queue<String> unknown = new ConcurrentLinkedQueue<>();
    private volatile boolean sending;
    private int felt;
    private Duration longestRecovery = Duration.ZERO;

    private FaultRun(Path jar, Surroundings surroundings, Fault fault, Path log, long seed) {
        this.jar = jar;
        this.surroundings = surroundings;
        this.fault = fault;
        this.log = log;
        this.random = new Random(seed);
    }

    /**
     * The counts of a run.
     *
     * @param injected how often the fault was injected
     * @param felt how often a request failed because of it
     * @param acknowledged records that were answered with 201
     * @param unknown records without an answer, or whose answer said that it is unknown whether they are stored; each
     *     was sent again
     * @param stored final records at the end
     * @param lost acknowledged records that were absent when the fault was over
     * @param altered acknowledged records whose scores were different then
     * @param toldWrong answers that claim what isn't so: another status than 201 or 5xx for a valid record, a failure
     *     that doesn't say that the outcome is unknown, a health check that was up between two failed writes
     * @param broken stored records that the verification reports
     * @param halves stored records without exactly one audit entry of their creation
     * @param longestRecovery how long it took at most until a record was stored again
     */
    record Counts(
            int injected,
            int felt,
            long acknowledged,
            long unknown,
            long stored,
            long lost,
            long altered,
            long toldWrong,
            long broken,
            long halves,
            Duration longestRecovery) {
        boolean isWhole() {
            return felt == injected
                    && acknowledged > 0
                    && stored == acknowledged + unknown
                    && lost == 0
                    && altered == 0
                    && toldWrong == 0
                    && broken == 0
                    && halves == 0;
        }
    }

    /** Runs the given number of rounds on an empty database. */
    static Counts run(Path jar, String database, Fault fault, int rounds, long seed) throws Exception {
        Path log = Files.createDirectories(Path.of("target", "processes"))
                .resolve(database + "-" + fault.name().toLowerCase(Locale.ROOT) + ".log");
        try (Surroundings surroundings = Surroundings.of(database, fault)) {
            return new FaultRun(jar, surroundings, fault, log, seed).run(rounds);
        }
    }

    private Counts run(int rounds) throws Exception {
        long acknowledged = 0;
        long sentAgain = 0;
        long lost = 0;
        long altered = 0;
        long broken = 0;
        ServiceProcess service = start();
        try {
            for (int round = 1; round <= rounds; round++) {
                Map<String, String> now = new ConcurrentHashMap<>();
                service = load(service, now);
                Api api = service.api();
                for (Map.Entry<String, String> record : now.entrySet()) {
                    HttpResponse<String> found = read(api, record.getKey());
                    lost += found.statusCode() == 200 ? 0 : 1;
                    altered += found.statusCode() == 200 && !found.body().equals(record.getValue()) ? 1 : 0;
                }
                acknowledged += now.size();
                sentAgain += sendAgain(api);
                JsonNode verified = JsonMapper.shared()
                        .readTree(api.with(Api.RESEARCHER_TOKEN)
                                .post("/verify", "")
                                .body());
                broken += verified.path("checked").asLong()
                        - verified.path("equal").asLong();
                System.out.printf(
                        "round %d: %d acknowledged so far, %d unknown and sent again, %d stored, %d lost, %d told wrong%n",
                        round, acknowledged, sentAgain, verified.path("checked").asLong(), lost, toldWrong.get());
            }
        } finally {
            service.close();
        }
        Database database = surroundings.database();
        long stored = database.count("select count(*) from administration where state = 'FINAL'");
        long halves = stored
                - database.count("select count(*) from administration a where state = 'FINAL' and 1 ="
                        + " (select count(*) from audit_entry e where e.subject = a.record_id and e.action = 'submit'"
                        + " and e.outcome = 'created')");
        return new Counts(
                rounds,
                felt,
                acknowledged,
                sentAgain,
                stored,
                lost,
                altered,
                toldWrong.get(),
                broken,
                halves,
                longestRecovery);
    }

    private ServiceProcess start() throws Exception {
        return ServiceProcess.start(jar, surroundings.database(), log, "-XX:TieredStopAtLevel=1");
    }

    /** Sends records from several threads, injects the fault at a random moment and ends it; returns what then runs. */
    private ServiceProcess load(ServiceProcess service, Map<String, String> acknowledged) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            sending = true;
            CountDownLatch going = new CountDownLatch(THREADS);
            List<Future<?>> senders = new ArrayList<>();
            for (int i = 0; i < THREADS; i++) {
                senders.add(pool.submit(() -> send(service.api(), acknowledged, going)));
            }
            going.await(60, TimeUnit.SECONDS);
            Thread.sleep(300 + random.nextInt(1_500));
            surroundings.inject(service, random);
            if (fault == Fault.SERVICE) {
                sending = false;
                felt++;
            } else {
                watch(service.api(), acknowledged);
            }
            surroundings.mend();
            ServiceProcess running = fault == Fault.SERVICE ? start() : service;
            awaitRecovery(running.api(), acknowledged);
            sending = false;
            for (Future<?> sender : senders) {
                sender.get();
            }
            return running;
        } finally {
            sending = false;
            pool.shutdownNow();
        }
    }

    private void send(Api api, Map<String, String> acknowledged, CountDownLatch going) {
        store(api, acknowledged);
        going.countDown();
        while (sending) {
            if (!store(api, acknowledged)) {
                pause(50);
            }
        }
    }

    /** Stores one record more; every fifth has a draft before. Returns whether it was acknowledged. */
    private boolean store(Api api, Map<String, String> acknowledged) {
        int number = next.incrementAndGet();
        String id = "r-" + number;
        String payload = payload(id);
        try {
            if (number % 5 == 0) {
                judge(api.put("/drafts/" + id, payload));
            }
            HttpResponse<String> answer = api.post("/administrations", payload);
            if (judge(answer)) {
                acknowledged.put(id, answer.body());
                return true;
            }
        } catch (UncheckedIOException e) {
            // no answer
        }
        unknown.add(id);
        return false;
    }

    /** Whether an answer is 201. Counts it if it is another one than that and a failure with unknown outcome. */
    private boolean judge(HttpResponse<String> answer) {
        boolean failed = (answer.statusCode() == 500 || answer.statusCode() == 503)
                && answer.body().contains("unknown whether something was stored");
        boolean says = answer.statusCode() != 503
                || answer.headers().firstValue("Retry-After").isPresent();
        if (answer.statusCode() != 201 && !(failed && says)) {
            System.out.println("told wrong: " + answer.statusCode());
            toldWrong.incrementAndGet();
        }
        return answer.statusCode() == 201;
    }

    private static boolean saysUnknown(HttpResponse<String> answer) {
        return answer.body().contains("unknown whether something was stored");
    }

    /** Keeps the fault for a random time, and until it was felt. Compares the health check with writes around it. */
    private void watch(Api api, Map<String, String> acknowledged) {
        Instant begin = Instant.now();
        Duration shortest = Duration.ofMillis(500 + random.nextInt(1_500));
        boolean failed = false;
        while (Duration.between(begin, Instant.now()).compareTo(failed ? shortest : LONGEST_FAULT) < 0) {
            boolean before = store(api, acknowledged);
            int health = api.get("/actuator/health").statusCode();
            boolean after = store(api, acknowledged);
            if (!before && !after && health == 200) {
                System.out.println("told wrong: health is up");
                toldWrong.incrementAndGet();
            }
            failed |= !before;
        }
        felt += failed ? 1 : 0;
    }

    private void awaitRecovery(Api api, Map<String, String> acknowledged) {
        Instant begin = Instant.now();
        while (!store(api, acknowledged) || api.get("/actuator/health").statusCode() != 200) {
            if (Duration.between(begin, Instant.now()).compareTo(LONGEST_RECOVERY) > 0) {
                throw new AssertionError("the service didn't recover");
            }
            pause(50);
        }
        Duration took = Duration.between(begin, Instant.now());
        longestRecovery = took.compareTo(longestRecovery) > 0 ? took : longestRecovery;
    }

    /** Reads a record; again, if the service answers that it can't read at the moment. */
    private static HttpResponse<String> read(Api api, String id) {
        HttpResponse<String> found = api.get("/administrations/" + id);
        for (int again = 0; again < 20 && (found.statusCode() == 500 || found.statusCode() == 503); again++) {
            found = api.get("/administrations/" + id);
        }
        return found;
    }

    /** Sends records again, as a client without an answer does. It mustn't matter whether they were stored. */
    private long sendAgain(Api api) {
        long sent = 0;
        for (String id = unknown.poll(); id != null; id = unknown.poll(), sent++) {
            int status = api.post("/administrations", payload(id)).statusCode();
            if (status != 200 && status != 201) {
                throw new AssertionError("a record that was sent again was answered with " + status);
            }
        }
        return sent;
    }

    private static String payload(String id) {
        int number = Math.floorMod(id.hashCode(), 1_000);
        return Payloads.waiSr(id, "d-" + number, number, 1 + number % 5);
    }

    private static void pause(long millis) {
        try {
            Thread.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    /** {@code FaultRun ROUNDS DATABASE FAULT}. */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        String database = arguments.length > 1 ? arguments[1] : "h2";
        Fault fault = arguments.length > 2 ? Fault.valueOf(arguments[2].toUpperCase(Locale.ROOT)) : Fault.SERVICE;
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Counts counts = run(Path.of("target", "intake-service.jar"), database, fault, rounds, seed);
        System.out.println(database + ", " + fault + ": " + counts);
        System.exit(counts.isWhole() ? 0 : 1);
    }
}

package io.github.alliancesdk.examples.intake.process;

import io.github.alliancesdk.examples.intake.Api;
import io.github.alliancesdk.examples.intake.Payloads;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
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
 * Kills the service under load, repeatedly. Every record that it answered with 2xx must be stored and unchanged after
 * the restart, and every stored record must be complete.
 */
final class KillRun {
    private static final int THREADS = 8;
    private static final int MOST_RECORDS = 5_000;

    private final Path jar;
    private final Database database;
    private final Path log;
    private final Random random;
    private final Map<String, String> answered = new ConcurrentHashMap<>();
    private final Queue<String> unanswered = new ConcurrentLinkedQueue<>();

    private KillRun(Path jar, Database database, Path log, long seed) {
        this.jar = jar;
        this.database = database;
        this.log = log;
        this.random = new Random(seed);
    }

    /**
     * The counts of a run.
     *
     * @param kills how often the process was killed
     * @param answered records that were answered with 201
     * @param unanswered records that were being sent when the process died
     * @param stored final records at the end, including those that were sent again
     * @param lost answered records that were absent after the restart
     * @param altered answered records whose scores were different after the restart
     * @param broken stored records that the verification reports
     * @param halves stored records without exactly one audit entry of their creation
     */
    record Counts(
            int kills, long answered, long unanswered, long stored, long lost, long altered, long broken, long halves) {
        boolean isWhole() {
            return answered > 0
                    && stored == answered + unanswered
                    && lost == 0
                    && altered == 0
                    && broken == 0
                    && halves == 0;
        }
    }

    /** Runs the given number of rounds on one database. */
    static Counts run(Path jar, String database, int rounds, long seed) throws Exception {
        Path log = Files.createDirectories(Path.of("target", "processes")).resolve("kill-" + database + ".log");
        return new KillRun(jar, Database.of(database), log, seed).run(rounds);
    }

    private Counts run(int rounds) throws Exception {
        long lost = 0;
        long altered = 0;
        long broken = 0;
        ServiceProcess service = start();
        try {
            for (int round = 1; round <= rounds; round++) {
                Map<String, String> now = load(service, round);
                service = start();
                Api api = service.api();
                for (Map.Entry<String, String> record : now.entrySet()) {
                    HttpResponse<String> found = api.get("/administrations/" + record.getKey());
                    lost += found.statusCode() == 200 ? 0 : 1;
                    altered += found.statusCode() == 200 && !found.body().equals(record.getValue()) ? 1 : 0;
                }
                sendAgain(api);
                JsonNode verified =
                        JsonMapper.shared().readTree(api.post("/verify", "").body());
                broken += verified.path("checked").asLong()
                        - verified.path("equal").asLong();
                answered.putAll(now);
                System.out.printf(
                        "round %d: %d answered so far, %d stored, %d lost%n",
                        round, answered.size(), verified.path("checked").asLong(), lost);
            }
        } finally {
            service.close();
        }
        long stored = database.count("select count(*) from administration where state = 'FINAL'");
        long halves = stored
                - database.count("select count(*) from administration a where state = 'FINAL' and 1 ="
                        + " (select count(*) from audit_entry e where e.subject = a.record_id and e.action = 'submit'"
                        + " and e.outcome = 'created')");
        return new Counts(rounds, answered.size(), unanswered.size(), stored, lost, altered, broken, halves);
    }

    private ServiceProcess start() throws Exception {
        return ServiceProcess.start(jar, database, log, "-XX:TieredStopAtLevel=1");
    }

    /** Sends records from several threads until the process is killed at a random moment. */
    private Map<String, String> load(ServiceProcess service, int round) throws Exception {
        Map<String, String> now = new ConcurrentHashMap<>();
        AtomicInteger next = new AtomicInteger();
        CountDownLatch going = new CountDownLatch(THREADS);
        ExecutorService pool = Executors.newFixedThreadPool(THREADS);
        try {
            List<Future<?>> senders = new ArrayList<>();
            Api api = service.api();
            for (int i = 0; i < THREADS; i++) {
                senders.add(pool.submit(() -> send(api, round, next, now, going)));
            }
            going.await(60, TimeUnit.SECONDS);
            Thread.sleep(300 + random.nextInt(2_500));
            service.kill();
            for (Future<?> sender : senders) {
                sender.get();
            }
            return now;
        } finally {
            pool.shutdownNow();
        }
    }

    private void send(Api api, int round, AtomicInteger next, Map<String, String> now, CountDownLatch going) {
        boolean first = true;
        for (int number = next.incrementAndGet(); number <= MOST_RECORDS; number = next.incrementAndGet()) {
            String id = "r-" + round + "-" + number;
            String payload = payload(id);
            try {
                if (number % 5 == 0) {
                    api.put("/drafts/" + id, payload);
                }
                HttpResponse<String> answer = api.post("/administrations", payload);
                if (answer.statusCode() != 201) {
                    throw new AssertionError("a record was answered with " + answer.statusCode());
                }
                now.put(id, answer.body());
            } catch (RuntimeException e) {
                // the process has ended
                unanswered.add(id);
                return;
            } finally {
                if (first) {
                    going.countDown();
                    first = false;
                }
            }
        }
    }

    /** Sends a record again, as a client without an answer does. It mustn't matter whether the record was stored. */
    private void sendAgain(Api api) {
        for (String id : unanswered) {
            int status = api.post("/administrations", payload(id)).statusCode();
            if (status != 200 && status != 201) {
                throw new AssertionError("a record that was sent again was answered with " + status);
            }
        }
    }

    private static String payload(String id) {
        int number = Math.floorMod(id.hashCode(), 1_000);
        return Payloads.waiSr(id, "d-" + number, number, 1 + number % 5);
    }

    /** {@code KillRun ROUNDS DATABASE}. */
    public static void main(String[] arguments) throws Exception {
        int rounds = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 20;
        String database = arguments.length > 1 ? arguments[1] : "h2";
        long seed = System.nanoTime();
        System.out.println("seed " + seed);
        Counts counts = run(Path.of("target", "intake-service.jar"), database, rounds, seed);
        System.out.println(database + ": " + counts);
        System.exit(counts.isWhole() ? 0 : 1);
    }
}

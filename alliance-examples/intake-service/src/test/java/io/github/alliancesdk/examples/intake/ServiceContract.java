package io.github.alliancesdk.examples.intake;

import static net.javacrumbs.jsonunit.assertj.JsonAssertions.assertThatJson;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Tests the whole service over real HTTP, once for each supported database. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "intake.tokens.clinician.tester=" + Api.TOKEN_DIGEST,
            "intake.tokens.clinician.second=" + Api.SECOND_DIGEST,
            "intake.tokens.researcher.reader=" + Api.RESEARCHER_DIGEST,
            "intake.limits.requests-per-minute=1000000",
            "intake.definitions[0]=../../samples/in-house-5.json",
            "intake.measurement-errors[0].instrument=wai-sr",
            "intake.measurement-errors[0].scale=goal",
            "intake.measurement-errors[0].sd=0.5",
            "intake.measurement-errors[0].reliability=0.84",
            "intake.measurement-errors[0].kind=retest",
            "intake.measurement-errors[0].source=invented for the tests"
        })
abstract class ServiceContract {
    @Value("${local.server.port}")
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Api api;

    @BeforeEach
    void connect() {
        api = new Api(port, Api.TOKEN);
    }

    private static String id() {
        return "r-" + UUID.randomUUID();
    }

    private static void isProblem(HttpResponse<String> response, int status) {
        assertThat(response.statusCode()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThatJson(response.body()).inPath("status").isEqualTo(status);
        assertThatJson(response.body()).isObject().containsKeys("type", "title", "detail");
        assertThatJson(response.body()).isObject().doesNotContainKeys("instance", "path", "timestamp");
    }

    // ---- final administrations

    @Test
    void aPayloadIsScoredAndStored() {
        String id = id();
        HttpResponse<String> created = api.post("/administrations", Payloads.waiSr(id, "d-1", 1, 4));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(created.headers().firstValue("Location")).hasValue("/administrations/" + id);
        assertThatJson(created.body()).inPath("scales.total.mean").isEqualTo(4.0);
        HttpResponse<String> read = api.get("/administrations/" + id);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(created.body());
    }

    @Test
    void anIdMayHaveAnyCharacter() {
        String id = "study/1;2 50% \u00e4\ud83d\ude00+?&#" + id();
        HttpResponse<String> created = api.post("/administrations", Payloads.waiSr(id, "d/1", 1, 4));
        HttpResponse<String> read =
                api.get(created.headers().firstValue("Location").orElseThrow());

        assertThat(created.statusCode()).isEqualTo(201);
        assertThat(read.statusCode()).isEqualTo(200);
        assertThat(read.body()).isEqualTo(created.body());
        assertThat(api.get("/dyads/d%2F1/series").statusCode()).isEqualTo(200);
        // without a token, no encoded path reaches a protected resource
        Api stranger = api.with("");
        assertThat(stranger.get("/page%2F..%2Finstruments").statusCode()).isEqualTo(401);
        assertThat(stranger.get("/assets%2F..%2Finstruments").statusCode()).isEqualTo(401);
        assertThat(stranger.get("/actuator/health;%2F..%2F..%2Finstruments").body())
                .contains("UP")
                .doesNotContain("wai-sr");
    }

    @ParameterizedTest
    @ValueSource(strings = {".", "..", "a/../b", "./a", "a//b", "/a", "a/", "a\\b", "a\tb", "a\u007fb", "a\u0085b"})
    void anIdThatNoAddressCanHaveIsRefused(String id) {
        String escaped = id.replace("\\", "\\\\")
                .replace("\t", "\\t")
                .replace("\u007f", "\\u007f")
                .replace("\u0085", "\\u0085");
        HttpResponse<String> record = api.post("/administrations", Payloads.waiSr(escaped, "d-1", 1, 4));
        HttpResponse<String> dyad = api.post("/administrations", Payloads.waiSr(id(), escaped, 1, 4));

        assertThat(record.statusCode()).isEqualTo(422);
        assertThat(record.body()).contains("\"code\":\"invalid-text\",\"pointer\":\"/recordId\"");
        assertThat(dyad.statusCode()).isEqualTo(422);
        assertThat(dyad.body()).contains("\"code\":\"invalid-text\",\"pointer\":\"/dyadId\"");
    }

    @Test
    void everyIdThatIsAcceptedCanBeRead() {
        for (char c = ' '; c <= '~'; c++) {
            String own = id();
            String id = own + (c == '"' || c == '\\' ? "\\" : "") + c + "x";
            HttpResponse<String> created = api.post("/administrations", Payloads.waiSr(id, "d-1", 1, 4));
            if (c == '\\') {
                assertThat(created.statusCode()).isEqualTo(422);
            } else {
                assertThat(created.statusCode()).as("with %s", c).isEqualTo(201);
                assertThat(api.get(created.headers().firstValue("Location").orElseThrow())
                                .body())
                        .as("with %s", c)
                        .isEqualTo(created.body());
            }
        }
    }

    @Test
    void aPayloadIsScoredAndNotStored() {
        String id = id();
        String payload = Payloads.waiSr(id, "d-1", 1, 4);
        HttpResponse<String> scored = api.post("/score", payload);

        assertThat(scored.statusCode()).isEqualTo(200);
        assertThat(api.get("/administrations/" + id).statusCode()).isEqualTo(404);
        assertThatJson(scored.body())
                .isEqualTo(api.post("/administrations", payload).body());
        HttpResponse<String> refused = api.post("/score", payload.replace("\"3\":4", "\"3\":9"));
        assertThat(refused.statusCode()).isEqualTo(422);
        assertThatJson(refused.body()).node("problems[0].pointer").isEqualTo("/responses/3");
    }

    @Test
    void oneBadPayloadOfAnArrayDoesNotLoseTheOthers() {
        String good = Payloads.waiSr(id(), "d-1", 1, 4);
        HttpResponse<String> rows =
                api.post("/score", " [" + good + ",7," + good.replace("wai-sr", "wai") + "," + good + "]");

        assertThat(rows.statusCode()).isEqualTo(200);
        assertThatJson(rows.body()).isArray().hasSize(4);
        assertThatJson(rows.body()).node("[0].report.scales.total.mean").isEqualTo(4.0);
        assertThatJson(rows.body()).node("[1].problems[0].code").isEqualTo("wrong-type");
        assertThatJson(rows.body()).node("[2].problems[0].code").isEqualTo("wrong-referent");
        assertThatJson(rows.body()).node("[3].row").isEqualTo(4);
        assertThatJson(rows.body()).node("[3].problems").isAbsent();
        assertThatJson(api.post("/score", "[]").body()).isArray().isEmpty();
        HttpResponse<String> cut = api.post("/score", "[" + good + ",");
        assertThatJson(cut.body()).node("[0].report").isPresent();
        assertThatJson(cut.body()).node("[1].problems[0].code").isEqualTo("malformed-json");
        assertThat(api.with("").post("/score", good).statusCode()).isEqualTo(401);
    }

    @Test
    void theSamePayloadAgainChangesNothing() {
        String id = id();
        HttpResponse<String> first = api.post("/administrations", Payloads.waiSr(id, "d-1", 1, 4));
        // the same content, formatted differently
        String again = Payloads.waiSr(id, "d-1", 1, 4).replace(",", " ,\n").replace("\"dyadId\"", "\"dy\\u0061dId\"");
        HttpResponse<String> second = api.post("/administrations", again);

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.body()).isEqualTo(first.body());
        assertThat(second.headers().firstValue("ETag"))
                .isEqualTo(first.headers().firstValue("ETag"));
        assertThat(rows(id)).isEqualTo(1);
    }

    @Test
    void anotherPayloadUnderTheSameIdIsAConflict() {
        String id = id();
        HttpResponse<String> first = api.post("/administrations", Payloads.waiSr(id, "d-1", 1, 4));

        isProblem(api.post("/administrations", Payloads.waiSr(id, "d-1", 1, 5)), 409);
        assertThat(api.get("/administrations/" + id).body()).isEqualTo(first.body());
    }

    @Test
    void everyProblemOfAPayloadIsNamedAndNoAnswer() {
        HttpResponse<String> refused = api.post("/administrations", """
                {"instrument": "wai-sr", "rater": "client", "responses": {"4": 77, "5": "4", "13": 2}, "sesion": 1}""");

        isProblem(refused, 422);
        assertThatJson(refused.body())
                .inPath("problems[*].code")
                .isEqualTo("['out-of-range', 'not-an-integer', 'unknown-item', 'unknown-field', 'missing-field']");
        assertThatJson(refused.body())
                .inPath("problems[0]")
                .isEqualTo("{code: 'out-of-range', pointer: '/responses/4', item: 4, allowed: '1..5',"
                        + " message: 'The value is out of range; allowed: 1..5.'}");
        assertThatJson(refused.body()).inPath("problems[4].pointer").isEqualTo("/recordId");
        assertThat(refused.body()).doesNotContain("77");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    {"instrument"                                        | malformed-json
                    geheim                                               | malformed-json
                    {} {}                                                | malformed-json
                    []                                                   | wrong-type
                    {"instrument":"no-such","rater":"client","recordId":"r","responses":{}} | unknown-instrument
                    {"instrument":"wai-sr","rater":"client","recordId":"r","responses":{},"responses":{}} | duplicate-field
                    {"instrument":"virtual-tas","rater":"client","recordId":"r","responses":{}} | not-scorable
                    """)
    void whatIsNoPayloadIsAProblemOfTheSameShape(String body, String code) {
        HttpResponse<String> refused = api.post("/administrations", body);

        isProblem(refused, 422);
        assertThatJson(refused.body()).inPath("problems[0].code").isEqualTo(code);
        assertThat(refused.body()).doesNotContain("geheim").doesNotContain("no-such");
    }

    @Test
    void anEmptyBodyIsAProblem() {
        HttpResponse<String> refused = api.post("/administrations", "");

        assertThat(refused.statusCode()).isIn(400, 422);
        isProblem(refused, refused.statusCode());
    }

    @Test
    void gapsAreStoredAndCostTheirScales() {
        String id = id();
        HttpResponse<String> created = api.post(
                "/administrations",
                "{\"instrument\":\"dwai\",\"rater\":\"client\",\"recordId\":\"" + id
                        + "\",\"responses\":{\"1\":5},\"missing\":{\"2\":\"declined\"}}");

        assertThat(created.statusCode()).isEqualTo(201);
        assertThatJson(created.body()).inPath("scales.total.status").isEqualTo("insufficient");
    }

    @Test
    void theDemonstrationInstrumentIsTakenAndItsReportSaysWhatItIs() {
        HttpResponse<String> created = api.post("/administrations", Payloads.demonstration(id(), 3));

        assertThat(created.statusCode()).isEqualTo(201);
        assertThatJson(created.body()).inPath("status").isEqualTo("experimental");
        assertThatJson(created.body()).inPath("openQuestions").isArray().isNotEmpty();
        isProblem(api.post("/administrations", Payloads.demonstration(id(), 77)), 422);
    }

    @Test
    void manyThreadsThatSendOneRecordGetOneAnswer() throws Exception {
        for (int round = 0; round < 5; round++) {
            String id = id();
            String payload = Payloads.waiSr(id, "d-many", round, 3);
            List<HttpResponse<String>> answers = atOnce(16, number -> api.post("/administrations", payload));

            assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 201);
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(1);
            assertThat(answers)
                    .extracting(HttpResponse::body)
                    .containsOnly(answers.get(0).body());
            assertThat(rows(id)).isEqualTo(1);
        }
    }

    @Test
    void manyThreadsThatSendDifferentAnswersLeaveOneOfThem() throws Exception {
        String id = id();
        List<HttpResponse<String>> answers =
                atOnce(15, number -> api.post("/administrations", Payloads.waiSr(id, "d-many", 1, 1 + number % 5)));

        Set<String> accepted = new TreeSet<>();
        answers.stream().filter(answer -> answer.statusCode() < 300).forEach(answer -> accepted.add(answer.body()));
        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(200, 201, 409);
        assertThat(accepted).containsExactly(api.get("/administrations/" + id).body());
    }

    @Test
    void aDyadThatTwoCliniciansBeginAtOnceIsOneOfThems() throws Exception {
        for (int round = 0; round < 5; round++) {
            String dyad = "d-" + UUID.randomUUID();
            Api second = api.with(Api.SECOND_TOKEN);
            List<HttpResponse<String>> answers = atOnce(
                    16,
                    number -> (number % 2 == 0 ? api : second)
                            .post("/administrations", Payloads.waiSr(id(), dyad, number, 4)));

            assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201, 409);
            assertThat(answers).filteredOn(answer -> answer.statusCode() == 201).hasSize(8);
            assertThat(jdbc.sql("select count(distinct stored_by) from administration where dyad_id = ?")
                            .param(dyad)
                            .query(Integer.class)
                            .single())
                    .isEqualTo(1);
        }
    }

    @Test
    void draftsThatManyThreadsSaveAreWholeAndOneIsLast() throws Exception {
        String id = id();
        List<HttpResponse<String>> answers =
                atOnce(10, number -> api.put("/drafts/" + id, Payloads.waiSr(id, "d-many", 1, 1 + number % 5)));

        assertThat(answers).extracting(HttpResponse::statusCode).containsOnly(201, 204);
        assertThat(rows(id)).isEqualTo(1);
        assertThatJson(api.get("/drafts/" + id).body())
                .inPath("responses")
                .isObject()
                .hasSize(12);
    }

    private interface Call {
        HttpResponse<String> send(int number);
    }

    private static List<HttpResponse<String>> atOnce(int threads, Call call) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(threads);
        try {
            CountDownLatch start = new CountDownLatch(1);
            List<Future<HttpResponse<String>>> futures = new ArrayList<>();
            for (int i = 0; i < threads; i++) {
                int number = i;
                Callable<HttpResponse<String>> one = () -> {
                    start.await();
                    return call.send(number);
                };
                futures.add(pool.submit(one));
            }
            start.countDown();
            List<HttpResponse<String>> answers = new ArrayList<>();
            for (Future<HttpResponse<String>> future : futures) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            pool.shutdownNow();
        }
    }

    private int rows(String recordId) {
        return jdbc.sql("select count(*) from administration where record_id = ?")
                .param(recordId)
                .query(Integer.class)
                .single();
    }

    // ---- drafts

    @Test
    void aDraftIsKeptReplacedAndForgotten() {
        String id = id();
        String gaps =
                "{\"instrument\":\"wai-sr\",\"rater\":\"client\",\"recordId\":\"" + id + "\",\"responses\":{\"3\":2}}";

        assertThat(api.put("/drafts/" + id, gaps).statusCode()).isEqualTo(201);
        assertThatJson(api.get("/drafts/" + id).body()).inPath("responses").isEqualTo("{'3': 2}");
        assertThat(api.put("/drafts/" + id, Payloads.waiSr(id, "d-1", 1, 4)).statusCode())
                .isEqualTo(204);
        assertThatJson(api.get("/drafts/" + id).body())
                .inPath("responses")
                .isObject()
                .hasSize(12);
        isProblem(api.get("/administrations/" + id), 404);
        assertThat(api.delete("/drafts/" + id).statusCode()).isEqualTo(204);
        isProblem(api.get("/drafts/" + id), 404);
        isProblem(api.delete("/drafts/" + id), 404);
    }

    @Test
    void aFinalSubmissionTurnsTheDraftIntoTheRecord() {
        String id = id();
        api.put("/drafts/" + id, Payloads.waiSr(id, "d-1", 1, 2));

        assertThat(api.post("/administrations", Payloads.waiSr(id, "d-1", 1, 4)).statusCode())
                .isEqualTo(201);
        isProblem(api.get("/drafts/" + id), 404);
        isProblem(api.delete("/drafts/" + id), 404);
        isProblem(api.put("/drafts/" + id, Payloads.waiSr(id, "d-1", 1, 4)), 409);
        assertThat(rows(id)).isEqualTo(1);
    }

    @Test
    void aDraftThatWasChangedMeanwhileIsNotOverwritten() {
        String id = id();
        String first = api.put("/drafts/" + id, Payloads.waiSr(id, "d-1", 1, 2))
                .headers()
                .firstValue("ETag")
                .orElseThrow();
        HttpResponse<String> second = api.put("/drafts/" + id, Payloads.waiSr(id, "d-1", 1, 3), "If-Match", first);

        assertThat(second.statusCode()).isEqualTo(204);
        isProblem(api.put("/drafts/" + id, Payloads.waiSr(id, "d-1", 1, 4), "If-Match", first), 412);
        isProblem(api.put("/drafts/" + id(), Payloads.waiSr(id(), "d-1", 1, 4), "If-Match", first), 400);
        assertThatJson(api.get("/drafts/" + id).body()).inPath("responses.1").isEqualTo(3);
    }

    @Test
    void aDraftWithAWrongAnswerIsRefused() {
        String id = id();

        isProblem(api.put("/drafts/" + id, Payloads.waiSr(id, "d-1", 1, 6)), 422);
        isProblem(api.put("/drafts/" + id, Payloads.waiSr(id(), "d-1", 1, 4)), 400);
        assertThat(rows(id)).isZero();
    }

    // ---- reading

    @Test
    void whatHasNotChangedIsNotSentAgain() {
        String id = id();
        String draft = id();
        api.post("/administrations", Payloads.waiSr(id, "d-etag", 1, 4));
        api.put("/drafts/" + draft, Payloads.waiSr(draft, "d-etag", 2, 4));

        for (String path : List.of(
                "/administrations/" + id,
                "/drafts/" + draft,
                "/dyads/d-etag/series",
                "/dyads/d-etag/series?scale=total",
                "/instruments",
                "/instruments/wai-sr",
                "/instruments/wai-sr?version=1.0.0")) {
            String etag = api.get(path).headers().firstValue("ETag").orElseThrow();
            HttpResponse<String> again = api.get(path, "If-None-Match", etag);
            assertThat(again.statusCode()).as(path).isEqualTo(304);
            assertThat(again.body()).isEmpty();
            assertThat(api.get(path, "If-None-Match", "\"other\"").statusCode())
                    .as(path)
                    .isEqualTo(200);
        }
    }

    @Test
    void aSeriesHasANewVersionWithEachRecord() {
        api.post("/administrations", Payloads.waiSr(id(), "d-grows", 1, 4));
        String before =
                api.get("/dyads/d-grows/series").headers().firstValue("ETag").orElseThrow();
        api.post("/administrations", Payloads.waiSr(id(), "d-grows", 2, 4));

        assertThat(api.get("/dyads/d-grows/series", "If-None-Match", before).statusCode())
                .isEqualTo(200);
    }

    @Test
    void aDyadIsFollowedOverItsSessions() {
        String dyad = "d-" + UUID.randomUUID();
        int[] answers = {4, 4, 2, 3, 4};
        for (int session = 1; session <= answers.length; session++) {
            api.post("/administrations", Payloads.waiSr(id(), dyad, session, answers[session - 1]));
        }
        String noSession = Payloads.waiSr("r-no-session-" + dyad, dyad, 9, 4).replace("\"session\":9,", "");
        api.post("/administrations", noSession);
        HttpResponse<String> found = api.get("/dyads/" + dyad + "/series?scale=goal");

        assertThat(found.statusCode()).isEqualTo(200);
        assertThatJson(found.body()).inPath("series").isArray().hasSize(1);
        assertThatJson(found.body()).inPath("series[0].points[2]").isEqualTo("{session: 3, value: 2.0}");
        assertThatJson(found.body())
                .inPath("series[0].reliableChange.difference")
                .isEqualTo(0.0);
        assertThatJson(found.body()).inPath("series[0].reliableChange.reliable").isEqualTo(false);
        assertThatJson(found.body()).inPath("series[0].error.source").isEqualTo("invented for the tests");
        assertThatJson(found.body())
                .inPath("series[0].drops")
                .isEqualTo(
                        "[{session: 3, depth: 2.0, reference: 4.0, threshold: '${json-unit.any-number}', recoveryLevel:"
                                + " '${json-unit.any-number}', scoredInWindow: 2, state: 'recovered', recoveredAt: 5}]");
        assertThatJson(found.body()).inPath("series[0].alarmRate").isEqualTo(0.05);
        assertThatJson(found.body()).inPath("series[0].rule.kind").isEqualTo("running-mean");
        assertThatJson(found.body()).inPath("series[0].slope.lower").isNumber();
        assertThatJson(found.body())
                .inPath("problems")
                .isEqualTo("[{recordId: 'r-no-session-" + dyad + "', code: 'missing-field', pointer: '/session'}]");
        assertThatJson(api.get("/dyads/" + dyad + "/series").body())
                .inPath("series[*].scale")
                .isEqualTo("['goal', 'task', 'bond', 'total']");
    }

    @Test
    void withoutAMeasurementErrorNoChangeIsCalledReliable() {
        String dyad = "d-" + UUID.randomUUID();
        api.post("/administrations", Payloads.waiSr(id(), dyad, 1, 2));
        api.post("/administrations", Payloads.waiSr(id(), dyad, 2, 4));
        String path = "/dyads/" + dyad + "/series?scale=total";

        assertThatJson(api.get(path).body())
                .inPath("series[0].reliableChange")
                .isEqualTo("{reason: 'no-measurement-error'}");
        assertThatJson(api.get(path).body()).inPath("series[0].drops").isEqualTo("{reason: 'no-measurement-error'}");
        String figures = "&reliability=0.84&reliabilityKind=retest&source=invented";
        assertThatJson(api.get(path + "&sd=0.5" + figures).body())
                .inPath("series[0].reliableChange.reliable")
                .isEqualTo(true);
        assertThatJson(api.get(path + "&sd=50" + figures).body())
                .inPath("series[0].reliableChange")
                .isEqualTo("{reason: 'impossible-standard-deviation'}");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "scale=total&sd=0.5",
                "sd=0.5&reliability=0.84&reliabilityKind=retest&source=x",
                "scale=total&sd=abcdef&reliability=0.84&reliabilityKind=retest&source=x",
                "scale=total&sd=0.5&reliability=2&reliabilityKind=retest&source=x",
                "scale=total&sd=0.5&reliability=0.84&reliabilityKind=guess&source=x",
                "scale=total&sd=0.5&reliability=0.84&reliabilityKind=retest&source=%20",
                "scale=no-such-scale"
            })
    void figuresThatCannotBeMeantAreRefused(String query) {
        HttpResponse<String> refused = api.get("/dyads/d-1/series?" + query);

        isProblem(refused, 400);
        assertThat(refused.body())
                .doesNotContain("abcdef")
                .doesNotContain("guess")
                .doesNotContain("no-such-scale");
    }

    @Test
    void instrumentsAreListedAndShown() {
        assertThatJson(api.get("/instruments").body())
                .inPath("[*].id")
                .isArray()
                .contains("wai", "wai-s", "wai-sr", "dwai");
        assertThatJson(api.get("/instruments/wai-sr?version=1.0.0").body())
                .inPath("items")
                .isArray()
                .hasSize(12);
        isProblem(api.get("/instruments/no-such"), 404);
        isProblem(api.get("/instruments/wai-sr?version=9.9.9"), 404);
        isProblem(api.get("/instruments/wai-sr?version=abc"), 400);
    }

    @Test
    void anInstrumentOfTheOperatorIsAcceptedAsAShippedOne() {
        String sheet = """
                {"instrument": "in-house-5", "rater": "caregiver", "referent": "agent", "dyadId": "d-own", "session": 1,
                 "recordId": "%s", "responses": {"1": 2, "2": 2, "3": 3, "4": 4, "5": 0}}""";
        HttpResponse<String> created = api.post("/administrations", sheet.formatted(id()));

        assertThat(created.statusCode()).isEqualTo(201);
        // its total is below the cut-off of its definition, and the report doesn't say so
        assertThatJson(created.body()).inPath("scales.total.mean").isEqualTo(1.4);
        assertThatJson(created.body())
                .inPath("scales.total")
                .isObject()
                .containsOnlyKeys("status", "metric", "value", "mean", "sum", "answered", "items", "prorated");
        assertThat(api.get("/instruments").body()).contains("in-house-5");
        isProblem(api.post("/administrations", sheet.formatted(id()).replace("\"5\": 0", "\"5\": 5")), 422);
    }

    // ---- what is refused

    @Test
    void withoutAKnownTokenNothingIsAnsweredButHealth() {
        for (String token : List.of("", "wrong", Api.TOKEN + "x")) {
            Api stranger = api.with(token);
            for (String path : List.of(
                    "/administrations/r-1", "/instruments", "/openapi.json", "/dyads/d/series", "/no-such", "/error")) {
                HttpResponse<String> refused = stranger.get(path);
                isProblem(refused, 401);
                assertThat(refused.headers().firstValue("WWW-Authenticate")).hasValue("Bearer");
            }
            isProblem(stranger.post("/administrations", Payloads.waiSr(id(), "d-1", 1, 4)), 401);
            isProblem(stranger.post("/verify", ""), 401);
            assertThat(stranger.get("/actuator/health").statusCode()).isEqualTo(200);
            isProblem(stranger.get("/actuator/env"), 401);
        }
        assertThat(api.get("/actuator/env").statusCode()).isEqualTo(404);
    }

    @Test
    void aBodyBeyondTheLimitIsRefusedWhetherItSaysItsLengthOrNot() {
        String large = Payloads.waiSr(id(), "d-1", 1, 4).replace("{\"1\"", " ".repeat(70_000) + "{\"1\"");

        isProblem(api.post("/administrations", large), 413);
        isProblem(api.postChunked("/administrations", large), 413);
        assertThat(api.postChunked("/administrations", Payloads.waiSr(id(), "d-1", 1, 4))
                        .statusCode())
                .isEqualTo(201);
    }

    @Test
    void anIdThatNoRecordCanHaveIsNotFound() {
        String id = "x".repeat(401);

        isProblem(api.get("/administrations/" + id), 404);
        isProblem(api.get("/drafts/" + id), 404);
        isProblem(api.delete("/drafts/" + id), 404);
        isProblem(api.get("/dyads/" + id + "/series"), 404);
        for (String unlike : List.of(id, "a%00b")) {
            HttpResponse<String> search = api.get("/fhir/Observation?derived-from=QuestionnaireResponse/" + unlike);
            assertThat(search.statusCode()).isEqualTo(200);
            assertThatJson(search.body()).inPath("total").isEqualTo(0);
        }
    }

    @Test
    void otherMediaTypesMethodsAndPathsAreProblemsToo() {
        isProblem(
                api.send(api.request("/administrations")
                        .header("Content-Type", "text/plain")
                        .POST(BodyPublishers.ofString("geheim"))),
                415);
        isProblem(api.send(api.request("/administrations").DELETE()), 405);
        isProblem(api.get("/administrations"), 405);
        isProblem(api.get("/no-such-path"), 404);
        isProblem(api.get("/administrations/no-such-record"), 404);
        isProblem(api.get("/dyads/no-such-dyad/series"), 404);
        isProblem(api.get("/error"), 404);
        isProblem(api.get("/administrations/a%00b"), 400);
        assertThat(api.get("/no-such-path").body()).doesNotContain("no-such-path");
    }

    @Test
    void everyAnswerHasTheHeadersOfSafety() {
        String id = id();
        for (HttpResponse<String> answer : List.of(
                api.post("/administrations", Payloads.waiSr(id, "d-1", 1, 4)),
                api.get("/administrations/" + id),
                api.get("/dyads/d-1/series"),
                api.get("/no-such"),
                api.with("").get("/administrations/" + id))) {
            assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
                    .isEqualTo("default-src 'none'; style-src 'self'; img-src 'self'; form-action 'self';"
                            + " frame-ancestors 'none'; base-uri 'none'");
            assertThat(answer.headers().firstValue("X-Content-Type-Options")).hasValue("nosniff");
            assertThat(answer.headers().firstValue("X-Frame-Options")).hasValue("DENY");
            assertThat(answer.headers().firstValue("Referrer-Policy")).hasValue("no-referrer");
            assertThat(answer.headers().firstValue("Cache-Control").orElseThrow())
                    .contains("no-store");
            assertThat(answer.headers().firstValue("Set-Cookie")).isEmpty();
        }
    }

    // ---- verification and audit

    @Test
    void aManipulatedRowIsFound() {
        String id = id();
        String moved = id();
        String broken = id();
        for (String one : List.of(id, moved, broken)) {
            api.post("/administrations", Payloads.waiSr(one, "d-verify", 1, 4));
        }
        assertThatJson(api.with(Api.RESEARCHER_TOKEN).post("/verify", "").body())
                .inPath("different")
                .isEqualTo("[]");

        change(id, "report", "\"sum\":48", "\"sum\":47");
        change(moved, "dyad_id", "d-verify", "d-other");
        change(broken, "payload", "\"1\":4", "\"1\":9");
        HttpResponse<String> found = api.with(Api.RESEARCHER_TOKEN).post("/verify", "");

        assertThat(found.statusCode()).isEqualTo(200);
        assertThatJson(found.body())
                .inPath("different")
                .isArray()
                .containsExactlyInAnyOrder(
                        json("{recordId: '%s', differences: [{scale: 'total', field: 'sum'}]}", id),
                        json("{recordId: '%s', differences: [{column: 'dyad_id'}]}", moved));
        assertThatJson(found.body())
                .inPath("cannotVerify")
                .isEqualTo(json("[{recordId: '%s', reason: 'the payload has problems'}]", broken));
        jdbc.sql("delete from administration where record_id in (?, ?, ?)")
                .params(id, moved, broken)
                .update();
        assertThatJson(api.with(Api.RESEARCHER_TOKEN).post("/verify", "").body())
                .inPath("cannotVerify")
                .isEqualTo("[]");
    }

    private static Object json(String text, String id) {
        return net.javacrumbs.jsonunit.assertj.JsonAssertions.json(text.formatted(id));
    }

    private void change(String recordId, String column, String from, String to) {
        int changed = jdbc.sql("update administration set " + column + " = replace(" + column + ", ?, ?)"
                        + " where record_id = ?")
                .params(from, to, recordId)
                .update();
        assertThat(changed).isEqualTo(1);
    }

    @Test
    void whoDidWhatIsWrittenDown() {
        String id = id();
        api.put("/drafts/" + id, Payloads.waiSr(id, "d-1", 1, 3));
        api.post("/administrations", Payloads.waiSr(id, "d-1", 1, 4));
        api.post("/administrations", Payloads.waiSr(id, "d-1", 1, 4));
        api.post("/administrations", Payloads.waiSr(id, "d-1", 1, 5));
        api.get("/administrations/" + id);

        assertThat(jdbc.sql("select who, action, outcome from audit_entry where subject = ? order by id")
                        .param(id)
                        .query((row, number) -> row.getString(1) + " " + row.getString(2) + " " + row.getString(3))
                        .list())
                .containsExactly(
                        "tester save-draft created",
                        "tester submit created",
                        "tester submit replayed",
                        "tester submit conflict",
                        "tester read read");
    }
}

package io.github.alliancesdk.examples.intake.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.user;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;

import io.github.alliancesdk.examples.intake.Api;
import io.github.alliancesdk.examples.intake.Databases;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.AbstractMockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;

/** Tests the page's answers to requests of a browser, and to requests that no browser would send. */
@SpringBootTest(
        properties = {
            "intake.tokens.clinician.tests=" + Api.TOKEN_DIGEST,
            "intake.definitions[0]=src/test/resources/own-mixed.json"
        })
@AutoConfigureMockMvc
class PageTest {
    private static final Pattern HIDDEN_ETAG = Pattern.compile("name=\"etag\" value=\"([^\"]+)\"");
    private static final Pattern GREY = Pattern.compile("rgb\\((\\d+),\\s*(\\d+),\\s*(\\d+)\\)");

    @Autowired
    private MockMvc mvc;

    @Autowired
    private JdbcClient jdbc;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        String url = Databases.h2();
        properties.add("spring.datasource.url", () -> url);
    }

    // ---- who gets in

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/page",
                "/page/administrations/r-1",
                "/page/administrations/r-1/result",
                "/page/dyads/d-1",
                "/page/dyads/d-1/chart.svg"
            })
    void withoutALoginThereIsOnlyTheLogin(String path) throws Exception {
        MockHttpServletResponse answer = mvc.perform(get(path)).andReturn().getResponse();

        assertThat(answer.getStatus()).isEqualTo(302);
        assertThat(answer.getRedirectedUrl()).endsWith("/login");
    }

    @Test
    void aFormFromElsewhereIsRefused() throws Exception {
        String recordId = begin("d-csrf");
        MockHttpServletResponse answer = mvc.perform(
                        sheet(recordId, "send", 1, 2, 3, 4, 5, 1).with(csrf().useInvalidToken()))
                .andReturn()
                .getResponse();

        assertThat(answer.getStatus()).isEqualTo(403);
        assertThat(state(recordId)).isEqualTo("DRAFT");
    }

    // ---- sent more than once

    @Test
    void aFormThatIsSentAgainIsTheSameAndAnotherIsRefused() throws Exception {
        String recordId = begin("d-again");
        for (int i = 0; i < 3; i++) {
            assertThat(send(sheet(recordId, "send", 1, 2, 3, 4, 5, 1)).getRedirectedUrl())
                    .isEqualTo("/page/administrations/" + recordId + "/result");
        }
        MockHttpServletResponse other = send(sheet(recordId, "send", 5, 2, 3, 4, 5, 1));
        MockHttpServletResponse draft = send(sheet(recordId, "save", 5));

        assertThat(other.getStatus()).isEqualTo(409);
        assertThat(draft.getStatus()).isEqualTo(409);
        assertThat(other.getContentAsString()).contains("Those that were sent first stand; nothing was changed.");
        assertThat(payload(recordId)).contains("\"1\":1");
    }

    @Test
    void manyClicksAtOnceSendOneForm() throws Exception {
        String recordId = begin("d-at-once");
        ExecutorService threads = Executors.newFixedThreadPool(8);
        try {
            List<Future<String>> answers = threads.invokeAll(Stream.generate(() -> (Callable<String>) () ->
                            send(sheet(recordId, "send", 1, 2, 3, 4, 5, 1)).getRedirectedUrl())
                    .limit(24)
                    .toList());
            for (Future<String> answer : answers) {
                assertThat(answer.get()).isEqualTo("/page/administrations/" + recordId + "/result");
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(jdbc.sql(
                                "select count(*) from audit_entry where subject = ? and outcome = 'created' and action = 'submit'")
                        .param(recordId)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
    }

    @Test
    void aDraftThatWasChangedElsewhereIsNotReplacedUnseen() throws Exception {
        String recordId = begin("d-elsewhere");
        String seen = etag(show("/page/administrations/" + recordId));
        send(sheet(recordId, "save", 1, 1).param("etag", seen));
        // a second click: saving the same draft again changes nothing
        assertThat(send(sheet(recordId, "save", 1, 1).param("etag", seen)).getStatus())
                .isEqualTo(302);

        MockHttpServletResponse outdated = send(sheet(recordId, "save", 2, 2).param("etag", seen));
        assertThat(outdated.getStatus()).isEqualTo(409);
        assertThat(outdated.getContentAsString())
                .contains("This draft was changed somewhere else")
                .containsPattern("id=\"item-1-2\"[^>]*checked");
        assertThat(payload(recordId)).contains("\"1\":1");

        String now = etag(outdated.getContentAsString());
        assertThat(send(sheet(recordId, "save", 2, 2).param("etag", now)).getStatus())
                .isEqualTo(302);
        assertThat(payload(recordId)).contains("\"1\":2");
    }

    // ---- what no browser sends

    @ParameterizedTest
    @CsvSource({
        "item-1, 6, The value is out of range; allowed: 1..5.",
        "item-1, -1, The value is out of range; allowed: 1..5.",
        "item-1, 99999999999999999999999999, The value is out of range; allowed: 1..5.",
        "item-1, 1.0, 'The value must be a whole number, without fraction, exponent or quotes; allowed: 1..5.'",
        "item-1, ' 1', 'The value must be a whole number, without fraction, exponent or quotes; allowed: 1..5.'",
        "item-1, 01, 'The value must be a whole number, without fraction, exponent or quotes; allowed: 1..5.'",
        "item-1, true, 'The value must be a whole number, without fraction, exponent or quotes; allowed: 1..5.'",
        "item-7, 1, The instrument has no such item; allowed: 1..6.",
        "item-01, 1, The instrument has no such item; allowed: 1..6.",
        "'item-1\":{', 1, The instrument has no such item; allowed: 1..6."
    })
    void aTamperedAnswerIsAProblemForTheSdkToName(String name, String value, String message) throws Exception {
        String recordId = begin("d-tampered");
        for (String action : List.of("save", "send", "send-with-gaps")) {
            MockHttpServletResponse answer = send(sheet(recordId, action).param(name, value));

            assertThat(answer.getStatus()).as(action).isEqualTo(422);
            assertThat(answer.getContentAsString()).as(action).contains(message);
        }
        assertThat(state(recordId)).isEqualTo("DRAFT");
        assertThat(payload(recordId)).contains("\"responses\":{}");
    }

    @Test
    void numbersAndTextsWithoutEndAreProblemsToo() throws Exception {
        String recordId = begin("d-endless");
        for (String value : List.of("9".repeat(5_000), "a".repeat(5_000), "\u0000", "\ud800")) {
            assertThat(send(sheet(recordId, "save").param("item-1", value)).getStatus())
                    .isEqualTo(422);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "dyadId, '', Say which relationship the answers are about.",
        "session, '', Say which session it is.",
        "session, -1, The value is out of range; allowed: 0..2147483647.",
        "session, one, The value is of the wrong type; allowed: an integer.",
        "rater, therapist, This rater is not allowed here; allowed: client.",
        "referent, nobody, This referent is not allowed here; allowed: app."
    })
    void whatAFormIsBegunWithIsChecked(String field, String value, String message) throws Exception {
        MockHttpServletResponse answer = send(beginning("d-begin", field, value));

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString())
                .contains(message)
                .contains("<a href=\"#" + field + "\"")
                .contains("id=\"" + field + "-problem\"");
    }

    @Test
    void aFormThatIsBegunAgainKeepsItsAnswers() throws Exception {
        String recordId = begin("d-begun-again");
        send(sheet(recordId, "save", 3));
        var again = beginning("d-begun-again", "", "");
        MockHttpServletResponse answer = send(as(post("/page/administrations"))
                .with(csrf())
                .param("recordId", recordId)
                .param("instrument", "demonstration"));

        assertThat(answer.getRedirectedUrl()).isEqualTo("/page/administrations/" + recordId);
        assertThat(payload(recordId)).contains("\"1\":3");
        assertThat(send(again).getRedirectedUrl()).doesNotContain(recordId);
    }

    @Test
    void aSessionThatIsRecordedIsNotBegunAgain() throws Exception {
        send(sheet(begin("d-session"), "send", 1, 2, 3, 4, 5, 1));
        MockHttpServletResponse again = send(beginning("d-session", "", ""));

        assertThat(again.getStatus()).isEqualTo(422);
        assertThat(again.getContentAsString()).contains("The series already has a record of this session.");
        assertThat(send(beginning("d-session", "session", "2")).getStatus()).isEqualTo(302);
        assertThat(send(beginning("d-session", "raterId", "another")).getStatus())
                .isEqualTo(302);
    }

    @Test
    void aFormOfWhichAllIsMissingIsRefused() throws Exception {
        assertThat(send(as(post("/page/administrations")).with(csrf())).getStatus())
                .isEqualTo(422);
        assertThat(send(as(post("/page/administrations/none")).with(csrf())).getStatus())
                .isEqualTo(404);
    }

    @Test
    void whatIsTypedIsShownAsText() throws Exception {
        String dyad = "<img src=x onerror=alert(1)>";
        MockHttpServletResponse answer = send(beginning(dyad, "session", "x"));

        assertThat(answer.getContentAsString())
                .contains("&lt;img src=x onerror=alert(1)&gt;")
                .doesNotContain(dyad);
    }

    // ---- items in formats of their own

    @Test
    void aLineHasNoAnswerBeforeItIsMarked() throws Exception {
        String recordId = beginMixed("d-unmarked");
        String form = show("/page/administrations/" + recordId);

        assertThat(Pattern.compile("<input[^>]*type=\"range\"[^>]*>")
                        .matcher(form)
                        .results())
                .hasSize(3)
                .allSatisfy(range -> assertThat(range.group()).doesNotContainPattern("\\s(name|value)="));
        assertThat(Pattern.compile("<div class=\"track\" hidden>").matcher(form).results())
                .hasSize(3);
        assertThat(form)
                .containsPattern("id=\"item-2-mark\"[^>]*min=\"0\" max=\"10\" step=\"0.1\" dir=\"ltr\"")
                .containsPattern("id=\"item-3-mark\"[^>]*min=\"0\" max=\"10\" step=\"0.1\" dir=\"rtl\"")
                .containsPattern("id=\"item-2-number\"[^>]*name=\"item-2\" value=\"\"")
                .contains("<span>None</span> <span>All</span>")
                .contains("<span>All</span> <span>None</span>")
                .contains("<span>Never</span> <span>100</span>")
                .containsPattern("data-at=\"0.2\">A little<")
                .containsPattern("data-at=\"0.8\">A little<")
                .contains("A number from 0 to 10, in steps of 0.1, with a decimal point");
        assertThat(Pattern.compile("data-number-shown=\"true\"").matcher(form).results())
                .hasSize(1);
        assertThat(Pattern.compile("item-5-(-?[0-9])\"").matcher(form).results().map(found -> found.group(1)))
                .containsExactlyInAnyOrder("-2", "-2", "-1", "-1", "1", "1", "2", "2");

        MockHttpServletResponse gaps = send(mixed(recordId, "send", "2", "", "", "", ""));
        assertThat(gaps.getStatus()).isEqualTo(422);
        assertThat(gaps.getContentAsString()).contains("Item 2 is missing").contains("Item 5 is missing");
        assertThat(state(recordId)).isEqualTo("DRAFT");
    }

    @Test
    void anAnswerOnALineIsANumberInDraftFormAndResult() throws Exception {
        String recordId = beginMixed("d-lines");
        String path = "/page/administrations/" + recordId;
        send(mixed(recordId, "save", "", "7.3", "", "", ""));
        assertThat(payload(recordId)).contains("\"responses\":{\"2\":7.3}");
        assertThat(show(path)).containsPattern("id=\"item-2-number\"[^>]*value=\"7.3\"");

        // other problems lose no answer, however it is written
        String again =
                send(mixed(recordId, "send", "2", "7.0", "2.5", "", "-1")).getContentAsString();
        assertThat(again)
                .containsPattern("id=\"item-2-number\"[^>]*value=\"7\"")
                .containsPattern("id=\"item-3-number\"[^>]*value=\"2.5\"")
                .containsPattern("id=\"item-5--1\"[^>]*checked");

        assertThat(send(mixed(recordId, "send", "2", "7.3", "2.5", "40", "-1")).getRedirectedUrl())
                .isEqualTo(path + "/result");
        assertThat(payload(recordId)).contains("{\"1\":2,\"2\":7.3,\"3\":2.5,\"4\":40,\"5\":-1}");
        assertThat(show(path + "/result"))
                .contains("2 of 2 items answered, sum 9.8")
                .contains("Means lie in 0..10.")
                .contains("Means lie in \u22122..2.")
                .contains(">50.8<")
                .contains("Sums lie in \u22121..125.")
                .contains("0 to 10 in steps of 0.1 (format line)");
        assertThat(show(path + "/result", Locale.GERMAN)).contains("Summe 9,8").contains(">50,8<");
        assertThat(show("/page/dyads/d-lines?scale=lines"))
                .contains("The same in numbers: mean score on 0..10")
                .contains("4.90");
        assertThat(show("/page/dyads/d-lines?scale=total")).contains("The same in numbers: sum score on \u22121..125");
        assertThat(chart("d-lines", "?scale=lines")).contains("mean score (0..10)");
    }

    @ParameterizedTest
    @CsvSource({
        "item-2, 7.35, 'Item 2: The value lies between two allowed values; allowed: 0, 0.1, .., 10.'",
        "item-2, 10.1, 'Item 2: The value is out of range; allowed: 0, 0.1, .., 10.'",
        "item-2, '7,3', 'Item 2: The value must be a number without quotes; allowed: 0, 0.1, .., 10.'",
        "item-2, 5e0, 'Item 2: The value must be a number without quotes; allowed: 0, 0.1, .., 10.'",
        "item-1, 1.5, 'Item 1: The value must be a whole number, without fraction, exponent or quotes; allowed: 1..3.'",
        "item-5, 0, 'Item 5: The value is not one of the codes; allowed: -2, -1, 1, 2.'"
    })
    void anAnswerOfAnotherFormatIsAProblem(String name, String value, String message) throws Exception {
        String recordId = beginMixed("d-off-grid");
        MockHttpServletResponse answer = send(sheet(recordId, "save").param(name, value));

        assertThat(answer.getStatus()).isEqualTo(422);
        assertThat(answer.getContentAsString()).contains(message);
        assertThat(payload(recordId)).contains("\"responses\":{}");
    }

    // ---- what every page is made of

    @Test
    void noPageHasAScriptOrAStyleInItOrAnAddressElsewhere() throws Exception {
        String recordId = begin("d-clean");
        String problem = send(sheet(recordId, "send", 1)).getContentAsString();
        String form = show("/page/administrations/" + recordId);
        // a form with lines has the only script, and it is a file of this service
        String lines = show("/page/administrations/" + beginMixed("d-clean-lines"));
        String script = "<script defer src=\"/assets/line.js\"></script>";
        assertThat(lines).containsOnlyOnce(script);
        send(sheet(recordId, "send", 1, 2, 3, 4, 5, 1));
        for (String html : List.of(
                mvc.perform(get("/login")).andReturn().getResponse().getContentAsString(),
                show("/page"),
                form,
                lines.replace(script, ""),
                problem,
                show("/page/administrations/" + recordId + "/result"),
                show("/page/dyads/d-clean"))) {
            assertThat(html)
                    .contains("<html lang=\"en\">")
                    .doesNotContainIgnoringCase("<script")
                    .doesNotContainIgnoringCase("javascript:")
                    .doesNotContainPattern("(?i)\\sstyle=")
                    .doesNotContainPattern("(?i)\\son[a-z]+=")
                    .doesNotContainPattern("(?i)(href|src|srcset|action)=\"(https?:)?//");
        }
    }

    @Test
    void nothingWithAnswersOrScoresIsKeptByABrowser() throws Exception {
        String recordId = begin("d-cache");
        send(sheet(recordId, "send", 1, 2, 3, 4, 5, 1));
        for (String path : List.of(
                "/page",
                "/page/administrations/" + recordId + "/result",
                "/page/dyads/d-cache",
                "/page/dyads/d-cache/chart.svg")) {
            MockHttpServletResponse answer =
                    mvc.perform(as(get(path))).andReturn().getResponse();
            assertThat(answer.getStatus()).as(path).isEqualTo(200);
            assertThat(answer.getHeader("Cache-Control")).as(path).contains("no-store");
            assertThat(answer.getHeader("Content-Security-Policy")).as(path).startsWith("default-src 'none'");
        }
    }

    // ---- languages

    @Test
    void thePageSpeaksTheLanguageThatTheBrowserAsksFor() throws Exception {
        assertThat(show("/page", Locale.GERMAN)).contains("<html lang=\"de\">").contains("Einen Bogen beginnen");
        assertThat(show("/page", Locale.forLanguageTag("de-AT"))).contains("<html lang=\"de\">");
        assertThat(show("/page", Locale.JAPANESE)).contains("<html lang=\"en\">");
        assertThat(show("/page?language=de", Locale.ENGLISH)).contains("<html lang=\"de\">");
        assertThat(show("/page?language=%3Cb%3E", Locale.ENGLISH)).contains("<html lang=\"en\">");
    }

    @Test
    void figuresAreWrittenAsTheLanguageWritesThem() throws Exception {
        String recordId = begin("d-figures");
        send(sheet(recordId, "send", 1, 2, 2, 4, 5, 1));
        String path = "/page/administrations/" + recordId + "/result";

        assertThat(show(path)).contains("2.67");
        assertThat(show(path, Locale.GERMAN)).contains("2,67").contains("3 von 3 Items beantwortet, Summe 8");
    }

    // ---- series

    @Test
    void aSeriesBeginsWithOneSession() throws Exception {
        String recordId = begin("d-single");
        send(sheet(recordId, "send", 1, 2, 2, 4, 5, 1));
        String html = show("/page/dyads/d-single");

        assertThat(html)
                .contains("No slope: There are too few sessions.")
                .contains("Not looked for: no measurement error is configured for this instrument, rater and scale.")
                .contains("no measurement error is configured for this instrument, rater and scale.");
        assertThat(show("/page?dyadId=d-single")).containsPattern("id=\"session\"[^>]*value=\"2\"");
    }

    @Test
    void aSeriesWithoutAScoreStillShowsItsSessions() throws Exception {
        String recordId = begin("d-unscored");
        send(sheet(recordId, "send-with-gaps", 1));

        assertThat(show("/page/dyads/d-unscored"))
                .contains("not scored: 1 of 6 answered, needs 6")
                .contains("There is no score yet to put beside a sample.");
        assertThat(chart("d-unscored", "")).contains("recorded, not scored");
    }

    @Test
    void theChartIsDrawnInGreys() throws Exception {
        String recordId = begin("d-greys");
        send(sheet(recordId, "send", 1, 2, 2, 4, 5, 1));
        String svg = chart("d-greys", "?size=narrow");

        assertThat(svg).startsWith("<?xml").contains("width=\"320").contains(">session<");
        assertThat(GREY.matcher(svg).results().map(PageTest::levels))
                .isNotEmpty()
                .allSatisfy(levels -> assertThat(levels).containsOnly(levels.get(0)));
        assertThat(svg).doesNotContain("<script").doesNotContainPattern("#[0-9a-fA-F]{6}\"");
    }

    private static List<String> levels(MatchResult colour) {
        return List.of(colour.group(1), colour.group(2), colour.group(3));
    }

    @ParameterizedTest
    @CsvSource({
        "/page/dyads/nobody, 404",
        "/page/dyads/nobody/chart.svg, 404",
        "/page/administrations/nothing, 404",
        "/page/administrations/nothing/result, 404",
        "/page/nowhere, 404",
        "/page/dyads/nobody?series=x, 400"
    })
    void whatIsNotThereIsNotFound(String path, int status) throws Exception {
        assertThat(mvc.perform(as(get(path))).andReturn().getResponse().getStatus())
                .isEqualTo(status);
    }

    @Test
    void aDyadIsFoundByItsId() throws Exception {
        assertThat(mvc.perform(as(get("/page/dyads?dyadId= d-1 ")))
                        .andReturn()
                        .getResponse()
                        .getRedirectedUrl())
                .isEqualTo("/page/dyads/d-1");
        assertThat(mvc.perform(as(get("/page/dyads"))).andReturn().getResponse().getRedirectedUrl())
                .isEqualTo("/page");
    }

    // ---- steps

    private static <B extends AbstractMockHttpServletRequestBuilder<B>> B as(B request) {
        return request.with(user("tests").roles("CLINICIAN"));
    }

    private static MockHttpServletRequestBuilder beginning(String dyad, String field, String value) {
        var request = as(post("/page/administrations"))
                .with(csrf())
                .param("recordId", UUID.randomUUID().toString());
        List.of("instrument=demonstration", "rater=client", "referent=app", "dyadId=" + dyad, "raterId=", "session=1")
                .forEach(each -> {
                    String name = each.substring(0, each.indexOf('='));
                    request.param(name, name.equals(field) ? value : each.substring(name.length() + 1));
                });
        return request;
    }

    private String begin(String dyad) throws Exception {
        String address = send(beginning(dyad, "", "")).getRedirectedUrl();
        return address.substring("/page/administrations/".length());
    }

    private String beginMixed(String dyad) throws Exception {
        String address = send(beginning(dyad, "instrument", "own-mixed")).getRedirectedUrl();
        return address.substring("/page/administrations/".length());
    }

    private static MockHttpServletRequestBuilder mixed(String recordId, String action, String... answers) {
        var request = sheet(recordId, action);
        for (int i = 0; i < answers.length; i++) {
            request.param("item-" + (i + 1), answers[i]);
        }
        return request;
    }

    private static MockHttpServletRequestBuilder sheet(String recordId, String action, int... answers) {
        var request = as(post("/page/administrations/{recordId}", recordId))
                .with(csrf())
                .param("action", action);
        for (int i = 0; i < answers.length; i++) {
            request.param("item-" + (i + 1), String.valueOf(answers[i]));
        }
        return request;
    }

    private MockHttpServletResponse send(MockHttpServletRequestBuilder request) throws Exception {
        return mvc.perform(request).andReturn().getResponse();
    }

    private String show(String path) throws Exception {
        return show(path, Locale.ENGLISH);
    }

    private String show(String path, Locale locale) throws Exception {
        return mvc.perform(as(get(URI.create(path))).locale(locale))
                .andReturn()
                .getResponse()
                .getContentAsString();
    }

    private String chart(String dyad, String query) throws Exception {
        MockHttpServletResponse answer = mvc.perform(as(get("/page/dyads/" + dyad + "/chart.svg" + query)))
                .andReturn()
                .getResponse();
        assertThat(answer.getContentType()).isEqualTo("image/svg+xml");
        return answer.getContentAsString();
    }

    private static String etag(String html) {
        var found = HIDDEN_ETAG.matcher(html);
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private String state(String recordId) {
        return column(recordId, "state");
    }

    private String payload(String recordId) {
        return column(recordId, "payload");
    }

    private String column(String recordId, String column) {
        return jdbc.sql("select " + column + " from administration where record_id = ?")
                .param(recordId)
                .query(String.class)
                .single();
    }
}

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
@SpringBootTest(properties = "intake.tokens.tests=" + Api.TOKEN_DIGEST)
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

    // ---- what every page is made of

    @Test
    void noPageHasAScriptOrAStyleInItOrAnAddressElsewhere() throws Exception {
        String recordId = begin("d-clean");
        String problem = send(sheet(recordId, "send", 1)).getContentAsString();
        String form = show("/page/administrations/" + recordId);
        send(sheet(recordId, "send", 1, 2, 3, 4, 5, 1));
        for (String html : List.of(
                mvc.perform(get("/login")).andReturn().getResponse().getContentAsString(),
                show("/page"),
                form,
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
        return request.with(user("tests"));
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

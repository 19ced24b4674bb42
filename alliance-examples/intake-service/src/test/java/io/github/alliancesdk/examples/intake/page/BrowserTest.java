package io.github.alliancesdk.examples.intake.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.intake.Api;
import io.github.alliancesdk.examples.intake.Databases;
import io.github.alliancesdk.examples.intake.Payloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.openqa.selenium.Keys;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Uses the page as a person does: in a real browser, by keyboard only; lines are also marked by mouse and touch. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "intake.tokens.clinician.tests=" + Api.TOKEN_DIGEST,
            "intake.tokens.researcher.reader=" + Api.RESEARCHER_DIGEST,
            "intake.tokens.administrator.operator=" + Api.ADMINISTRATOR_DIGEST,
            "intake.definitions[0]=src/test/resources/own-mixed.json",
            "intake.measurement-errors[0].instrument=wai-sr",
            "intake.measurement-errors[0].sd=0.6",
            "intake.measurement-errors[0].reliability=0.88",
            "intake.measurement-errors[0].kind=retest",
            "intake.measurement-errors[0].source=figures made up for this example"
        })
class BrowserTest {
    private static final String SAMPLES = "samples/simulated-sessions.ndjson";
    private static final int ITEMS = 6;

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcClient jdbc;

    private Browser browser;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        String url = Databases.h2();
        properties.add("spring.datasource.url", () -> url);
    }

    @BeforeEach
    void start() {
        browser = Browser.start(port, "en");
    }

    @AfterEach
    void stop() {
        if (browser != null) {
            browser.close();
        }
    }

    // ---- from login to result

    @Test
    void theKeyboardAloneGoesFromLoginToTheScores() {
        browser.open("/page");
        assertThat(browser.path()).isEqualTo("/login");
        assertSound();
        assertThat(browser.focused()).isEqualTo("token");
        browser.press("another-token").enter();
        assertThat(browser.path()).startsWith("/login");
        assertThat(browser.text("#token-problem")).isEqualTo("The service knows no such token.");
        assertSound();

        browser.press(Api.TOKEN).enter();
        assertThat(browser.path()).isEqualTo("/page");
        assertSound();
        browser.press(Keys.TAB);
        assertThat(browser.focus("className")).isEqualTo("skip");
        browser.press(Keys.ENTER).press(Keys.TAB);
        assertThat(browser.focus("id")).isEqualTo("choice");
        assertThat(browser.focusIsVisible()).isTrue();

        browser.tabTo("dyadId").press("d-16").tabTo("session").press("1").enter();
        assertThat(browser.text("h1")).isEqualTo("Demonstration (made up, unvalidated)");
        assertThat(browser.source())
                .contains("Unvalidated wording: nobody has shown that these texts measure anything.");
        assertSound();

        // items 2 and 5 are printed with the highest value first: the first answer of the group is 5
        assertThat(browser.texts("#item-2 .code")).containsExactly("5", "4", "3", "2", "1");
        assertThat(browser.texts("#item-1 .code")).containsExactly("1", "2", "3", "4", "5");
        int[] answers = {5, 4, 4, 2, 3, 2};
        for (int item = 1; item <= ITEMS; item++) {
            browser.answer(item, answers[item - 1]);
            assertThat(browser.focusIsVisible()).as("item %d", item).isTrue();
        }
        browser.tabTo("send").enter();

        assertThat(browser.path()).endsWith("/result");
        assertThat(browser.texts(".score-head"))
                .satisfiesExactly(
                        looks -> assertThat(looks).contains("4.00").contains("3 of 3 items answered, sum 12"),
                        sound -> assertThat(sound).contains("3.33").contains("3 of 3 items answered, sum 10"),
                        total -> assertThat(total).contains("3.67").contains("6 of 6 items answered, sum 22"));
        assertThat(browser.text("main"))
                .contains("Means lie in 1..5.")
                .contains("Unvalidated: this instrument is made up, and no score of it means anything.")
                .contains("sha256:41927e31bce4d647bb90eda3a103d50eb87dcbf05e9ae170f8819914b5c3887e")
                .contains("Every item of the scale answered");
        assertSound();
        picture("result");
    }

    // ---- what goes wrong

    @Test
    void aGapIsShownAtItsItemAndCanBeSentAsOne() {
        begin("d-17", 1);
        picture("form");
        for (int item : List.of(2, 3, 4, 5, 6)) {
            browser.answer(item, 4);
        }
        browser.tabTo("send").enter();

        assertThat(browser.title()).startsWith("Problem: ");
        assertThat(browser.focused()).isEqualTo("problems");
        assertThat(browser.texts("#problems li")).containsExactly("Item 1 is missing; a complete sheet is required.");
        assertThat(browser.text("#item-1-problem")).isEqualTo("Item 1 is missing; a complete sheet is required.");
        assertThat(browser.attribute("#item-1", "aria-invalid")).isEqualTo("true");
        assertThat(browser.attribute("#item-1", "aria-describedby")).isEqualTo("item-1-problem");
        assertThat(browser.count(".problem")).isEqualTo(1);
        assertThat(browser.isChosen("item-4-4")).isTrue();
        assertSound(422);
        picture("problem");

        // the link moves the focus to the item, and Tab moves it to the item's answers
        browser.press(Keys.TAB, Keys.ENTER);
        browser.press(Keys.TAB);
        assertThat(browser.focused()).isEqualTo("item-1-1");

        browser.tabTo("send-with-gaps").enter();
        assertThat(browser.path()).endsWith("/result");
        assertThat(browser.texts(".score-head"))
                .satisfiesExactly(
                        looks -> assertThat(looks).contains("not scored: 2 of 3 answered, needs 3"),
                        sound -> assertThat(sound).contains("3 of 3 items answered"),
                        total -> assertThat(total).contains("not scored: 5 of 6 answered, needs 6"));
        assertThat(payload(browser.path())).contains("\"missing\":{\"1\":\"skipped\"}");
        assertSound();
    }

    @Test
    void anAnswerThatWasTamperedWithIsShownAtItsItemAndNotEchoed() {
        begin("d-tampered", 1);
        for (int item = 1; item <= ITEMS; item++) {
            browser.answer(item, 4);
        }
        browser.script("""
                document.getElementById('item-1-4').value = '471147114';
                document.getElementById('item-3-4').value = '3.7';
                const unknown = document.createElement('input');
                unknown.type = 'hidden';
                unknown.name = 'item-13';
                unknown.value = '2';
                const twice = unknown.cloneNode();
                twice.name = 'item-5';
                document.getElementById('answers').append(unknown, twice);
                """);
        browser.tabTo("send").enter();

        assertThat(browser.texts("#problems li"))
                .containsExactlyInAnyOrder(
                        "Item 1: The value is out of range; allowed: 1..5.",
                        "Item 3: The value must be a whole number, without fraction, exponent or quotes; allowed:"
                                + " 1..5.",
                        "Item 5 appears more than once.",
                        "Item 13: The instrument has no such item; allowed: 1..6.");
        assertThat(browser.text("#item-1-problem")).isEqualTo("The value is out of range; allowed: 1..5.");
        assertThat(browser.text("#item-3-problem")).startsWith("The value must be a whole number");
        assertThat(browser.count("#send-with-gaps")).isZero();
        assertThat(browser.source()).doesNotContain("471147114").doesNotContain("3.7");
        assertThat(browser.isChosen("item-2-4")).isTrue();
        assertSound(422);
    }

    // ---- lines

    @Test
    void aLineIsMarkedByKeyboardAndAnUntouchedOneIsMissing() {
        beginMixed("d-line-keys");
        String form = browser.path();
        assertSound();
        for (int item : List.of(2, 3, 4)) {
            assertUnmarked(item);
            browser.tabTo("item-" + item + "-mark");
            assertThat(browser.focusIsVisible()).isTrue();
            assertUnmarked(item);
        }
        browser.tabTo("save").enter();
        assertThat(payload(form)).contains("\"responses\":{}");

        browser.tabTo("item-2-mark").press(Keys.ARROW_RIGHT);
        assertMarked(2, "5.1", "", "51% of the way along the line");
        browser.press(Keys.HOME);
        assertMarked(2, "0", "", "0% of the way along the line");
        browser.press(Keys.PAGE_UP);
        assertMarked(2, "1", "", "10% of the way along the line");
        browser.press(Keys.ARROW_LEFT, Keys.ARROW_LEFT, Keys.ARROW_LEFT);
        assertMarked(2, "0.7", "", "7% of the way along the line");

        // item 3 is printed from its highest answer: the arrow to the right leads to lower answers
        browser.tabTo("item-3-mark").press(Keys.ARROW_RIGHT);
        assertMarked(3, "4.9", "", "51% of the way along the line");
        browser.press(Keys.END);
        assertMarked(3, "10", "", "0% of the way along the line");

        // the definition of item 4 says that its number is shown
        browser.tabTo("item-4-mark").press(Keys.PAGE_DOWN);
        assertMarked(4, "40", "40", "40");
        assertSound();
        browser.tabTo("item-3-clear").press(Keys.SPACE);
        assertUnmarked(3);
        assertThat(browser.focused()).isEqualTo("item-3-mark");
        browser.tabTo("save").enter();

        assertThat(payload(form)).contains("\"responses\":{\"2\":0.7,\"4\":40}");
        assertMarked(2, "0.7", "", "7% of the way along the line");
        assertUnmarked(3);
        assertMarked(4, "40", "40", "40");
        browser.tabTo("send").enter();
        assertThat(browser.texts("#problems li"))
                .containsExactly(
                        "Item 1 is missing; a complete sheet is required.",
                        "Item 3 is missing; a complete sheet is required.",
                        "Item 5 is missing; a complete sheet is required.");
        assertSound(422);
        browser.press(Keys.TAB, Keys.TAB, Keys.ENTER).press(Keys.TAB);
        assertThat(browser.focused()).isEqualTo("item-3-mark");
        browser.press(Keys.ARROW_DOWN);
        browser.answer(1, 2).answer(5, 2);
        browser.tabTo("send").enter();
        assertThat(browser.path()).endsWith("/result");
        assertThat(browser.texts(".score-head"))
                .anySatisfy(total -> assertThat(total).contains("49.6").contains("Sums lie in \u22121..125."));
        assertSound();
    }

    @Test
    void aLineIsMarkedByMouseAndByTouch() {
        beginMixed("d-line-touch");
        browser.click("item-2-mark", 0.5);
        assertMarked(2, "5", "", "50% of the way along the line");
        browser.show(Browser.Screen.PHONE).tap("item-3-mark", 0.01);
        assertMarked(3, "10", "", "0% of the way along the line");
        browser.tap("item-4-mark", 0.5);
        assertMarked(4, "50", "50", "50");
        browser.tap("item-3-clear", 0.5);
        assertUnmarked(3);
        browser.drag("item-2-mark", 0.5, 0.3);
        picture("lines", "item-2");
        browser.drag("item-2-mark", 0.3, 0.99);
        assertMarked(2, "10", "", "100% of the way along the line");
        String form = browser.path();
        browser.tabTo("save").enter();
        assertThat(payload(form)).contains("\"responses\":{\"2\":10.0,\"4\":50}");
    }

    @Test
    void withoutTheScriptTheNumberIsTyped() {
        browser.withoutScripts();
        beginMixed("d-line-typed");
        assertThat(browser.count(".track:not([hidden])")).isZero();
        browser.tabTo("item-2-number").press("7.3");
        String form = browser.path();
        browser.tabTo("save").enter();
        assertThat(payload(form)).contains("\"responses\":{\"2\":7.3}");
        assertThat(browser.attribute("#item-2-number", "value")).isEqualTo("7.3");
    }

    private void assertUnmarked(int item) {
        assertThat(browser.script("return document.getElementById('item-" + item + "-number').value"))
                .isEqualTo("");
        assertThat(opacityOfMark(item)).isEqualTo("0");
        assertThat(browser.attribute("#item-" + item + "-mark", "aria-valuetext"))
                .isEqualTo("Not answered. Tap the line, or use the arrow keys.");
        assertThat(browser.text("#item-" + item + " .said"))
                .isEqualTo("Not answered. Tap the line, or use the arrow keys.");
    }

    private void assertMarked(int item, String answer, String shown, String spoken) {
        assertThat(browser.script("return document.getElementById('item-" + item + "-number').value"))
                .isEqualTo(answer);
        assertThat(opacityOfMark(item)).isEqualTo("1");
        assertThat(browser.attribute("#item-" + item + "-mark", "aria-valuetext"))
                .isEqualTo(spoken);
        assertThat(browser.text("#item-" + item + " .said")).isEqualTo(shown);
    }

    private Object opacityOfMark(int item) {
        return browser.script("return getComputedStyle(document.getElementById('item-" + item
                + "-mark')).getPropertyValue('--visible').trim()");
    }

    // ---- drafts

    @Test
    void aDraftIsSavedLeftAndGoneOnWith() {
        begin("d-draft", 7);
        browser.answer(1, 3).answer(2, 5);
        browser.tabTo("save").enter();
        assertThat(browser.text(".note[role=status]")).startsWith("The draft is saved.");
        assertSound();
        String form = browser.path().replaceFirst("\\?.*", "");

        browser.press(Keys.HOME);
        browser.script("document.activeElement.blur(); window.focus()");
        logOut();
        assertThat(browser.text("[role=status]")).startsWith("You are logged out.");
        assertSound();
        browser.open(form);
        assertThat(browser.path()).isEqualTo("/login");

        browser.press(Api.TOKEN).enter();
        assertThat(browser.texts(".rows li"))
                .anySatisfy(draft -> assertThat(draft).contains("d-draft, session 7"));
        assertSound();
        browser.open(form);
        assertThat(browser.isChosen("item-1-3")).isTrue();
        assertThat(browser.isChosen("item-2-5")).isTrue();
        for (int item = 3; item <= ITEMS; item++) {
            browser.answer(item, 1);
        }
        browser.tabTo("send").enter();
        assertThat(browser.path()).endsWith("/result");
        browser.open(form);
        assertThat(browser.path()).endsWith("/result");
    }

    @Test
    void anAnswerCanBeTakenBack() {
        begin("d-back", 1);
        browser.answer(1, 3);
        browser.tabTo("item-1-3").press(Keys.ARROW_DOWN, Keys.ARROW_DOWN, Keys.ARROW_DOWN);
        assertThat(browser.isChosen("item-1-none")).isTrue();
        browser.tabTo("save").enter();

        assertThat(browser.count("#item-1 input:checked")).isZero();
    }

    @Test
    void aFormThatIsSentTwiceIsStoredOnce() {
        begin("d-twice", 1);
        String form = browser.path();
        for (int tab = 1; tab <= 3; tab++) {
            browser.newTab().open(form);
            for (int item = 1; item <= ITEMS; item++) {
                browser.answer(item, tab < 3 ? 2 : 5);
            }
        }

        browser.tab(1).tabTo("send").enter();
        assertThat(browser.path()).endsWith("/result");
        browser.tab(2).tabTo("send").enter();
        assertThat(browser.path()).endsWith("/result");
        browser.tab(3).tabTo("send").enter();
        assertThat(browser.text("main")).contains("Those that were sent first stand; nothing was changed.");
        assertSound(409);
        assertThat(payload(form)).contains("\"1\":2").doesNotContain("5,");
    }

    // ---- series

    @Test
    void aSeriesIsShownAsAPictureAndAsNumbers() throws IOException {
        deliver(samples());
        logIn();
        browser.open("/page/dyads/simulated-2-2?reference=clare-2025");

        assertThat(browser.text("h1")).isEqualTo("Relationship simulated-2-2");
        assertThat(browser.text("main"))
                .contains("Simulated: nobody gave these answers.")
                .contains(
                        "Measurement error: SD 0.60, reliability 0.88 (retest), from: figures made up for this example.")
                .contains("clare-2025")
                .contains("Caution: n is the survey's; n answering the WAI-SR was not read");
        assertThat(browser.script("const chart = document.querySelector('img.chart'); return chart.naturalWidth"))
                .isEqualTo(860L);
        assertThat(browser.attribute("img.chart", "alt")).startsWith("Line chart of the scores of Total");
        assertThat(browser.texts("tbody th")).containsExactly("1", "2", "3", "4", "5", "6", "7", "8", "9");
        assertThat(browser.texts("tbody tr")).anySatisfy(row -> assertThat(row).endsWith("no record"));
        assertSound();
        picture("series");

        browser.open("/page/dyads/simulated-2-2?scale=bond");
        assertThat(browser.text("#course")).isEqualTo("Course: Bond");
        assertThat(browser.text("main"))
                .contains("Reliable change isn’t said: no measurement error is configured")
                .contains("Not looked for: no measurement error is configured");
        assertSound();
    }

    @Test
    void aSampleOfAnotherKindIsRefusedWithItsReason() {
        deliver(List.of("""
                {"instrument": "demonstration", "rater": "client", "referent": "app", "recordId": "r-refused",
                 "dyadId": "d-refused", "session": 1, "responses": {"1":3,"2":3,"3":3,"4":3,"5":3,"6":3}}"""));
        logIn();
        browser.open("/page/dyads/d-refused");

        assertThat(browser.text("main"))
                .contains("No published sample that the SDK has can stand beside these scores.")
                .contains("Unvalidated: this instrument is made up");
        assertSound();
        browser.script("document.querySelector('details').open = true");
        assertThat(browser.text("details"))
                .contains("The score is from the instrument demonstration; the sample is from wai-sr.")
                .contains("The score's referent is app; the sample's is agent.");
        assertSound();
    }

    // ---- languages, errors

    @Test
    void thePageSpeaksGermanToThoseWhoDo() {
        browser.close();
        browser = Browser.start(port, "de");
        begin("d-deutsch", 2);

        assertThat(browser.attribute("html", "lang")).isEqualTo("de");
        assertThat(browser.text("h1")).isEqualTo("Demonstration (erfunden, nicht validiert)");
        browser.answer(1, 5);
        browser.tabTo("send").enter();
        assertThat(browser.texts("#problems li")).hasSize(5).first().asString().startsWith("Item 2 fehlt");
        assertSound(422);
        browser.tabTo("send-with-gaps").enter();
        assertThat(browser.text("main")).contains("nicht ausgewertet: 1 von 3 beantwortet, nötig sind 3");
        assertSound();
        browser.open("/page?language=en");
        assertThat(browser.attribute("html", "lang")).isEqualTo("en");
    }

    @Test
    void anInstrumentWithoutAWordingIsNumbers() {
        logIn();
        browser.open("/page?instrument=wai-sr");
        browser.tabTo("dyadId").press("d-numbers").tabTo("session").press("1").enter();

        assertThat(browser.text("#item-4 legend")).isEqualTo("Item 4");
        assertThat(browser.text("main")).contains("no licensed wording is installed here");
        assertSound();
    }

    @Test
    void whatIsNotThereSaysSo() {
        logIn();
        browser.open("/page/administrations/" + UUID.randomUUID());

        assertThat(browser.text("main")).contains("There is nothing here.");
        assertSound(404);
    }

    // ---- roles

    @Test
    void aResearcherOnlyFollowsAndAnAdministratorIsToldWhereToGo() {
        browser.open("/login").press(Api.RESEARCHER_TOKEN).enter();
        assertThat(browser.texts("h2")).containsExactly("Follow a relationship");
        assertSound();
        deliver(List.of(Payloads.waiSr("r-roles", "d-roles", 1, 4)));
        browser.tabTo("follow-dyad").press("d-roles").enter();
        assertThat(browser.path()).isEqualTo("/page/dyads/d-roles");
        assertThat(browser.count(".actions a")).isZero();
        assertSound();
        browser.open("/page/administrations/r-roles");
        assertThat(browser.text("main")).contains("Your token may not do this");
        assertSound(403);
        browser.open("/page");
        logOut();

        browser.open("/login").press(Api.ADMINISTRATOR_TOKEN).enter();
        assertThat(browser.text("main")).contains("Your token is an administrator’s.");
        assertSound();
    }

    @Test
    void aRelationshipOfSomebodyElseIsNotBegun() {
        jdbc.sql("insert into dyad values ('d-theirs')").update();
        logIn();
        browser.tabTo("dyadId").press("d-theirs").tabTo("session").press("1").enter();

        assertThat(browser.text("#dyadId-problem")).startsWith("This relationship isn’t yours.");
        assertSound(422);
    }

    // ---- steps

    private void logIn() {
        browser.open("/login").press(Api.TOKEN).enter();
    }

    private void begin(String dyad, int session) {
        logIn();
        browser.tabTo("dyadId")
                .press(dyad)
                .tabTo("session")
                .press(String.valueOf(session))
                .enter();
        assertThat(browser.path()).startsWith("/page/administrations/");
    }

    private void beginMixed(String dyad) {
        logIn();
        browser.open("/page?instrument=own-mixed");
        browser.tabTo("dyadId").press(dyad).tabTo("session").press("1").enter();
        assertThat(browser.path()).startsWith("/page/administrations/");
    }

    private void logOut() {
        browser.script("document.querySelector('.link-button').focus()");
        browser.enter();
    }

    /** The stored payload of the administration at an address. */
    private String payload(String path) {
        return jdbc.sql("select payload from administration where record_id = ?")
                .param(path.split("[/?]")[3])
                .query(String.class)
                .single();
    }

    private static List<String> samples() throws IOException {
        Path folder = Path.of("").toAbsolutePath();
        while (!Files.exists(folder.resolve(SAMPLES))) {
            folder = folder.getParent();
        }
        return Files.readAllLines(folder.resolve(SAMPLES));
    }

    private void deliver(List<String> payloads) {
        Api api = new Api(port, Api.TOKEN);
        payloads.forEach(payload ->
                assertThat(api.post("/administrations", payload).statusCode()).isIn(200, 201));
    }

    // ---- what holds on every page

    private void assertSound() {
        assertSound(200);
    }

    /** The page is accessible, fits on a phone's screen, and the browser reports no error except an HTTP status. */
    private void assertSound(int status) {
        for (Browser.Screen screen : Browser.Screen.values()) {
            browser.show(screen);
            assertThat(browser.barriers()).as("%s, %s", browser.path(), screen).isEmpty();
            assertThat(browser.overhang()).as("%s, %s", browser.path(), screen).isZero();
        }
        assertThat(browser.complaints())
                .as(browser.path())
                .allSatisfy(
                        line -> assertThat(line).endsWith("the server responded with a status of " + status + " ()"));
    }

    private void picture(String name) {
        picture(name, "");
    }

    /** Takes pictures of the page from an element on; without an id, from where the page stands. */
    private void picture(String name, String id) {
        for (Browser.Screen screen : Browser.Screen.values()) {
            browser.show(screen);
            browser.script("document.getElementById('" + id + "')?.scrollIntoView()");
            Pictures.write(name, screen, browser.picture());
        }
    }
}

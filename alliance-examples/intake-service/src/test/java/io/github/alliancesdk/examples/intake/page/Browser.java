package io.github.alliancesdk.examples.intake.page;

import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.logging.Level;
import org.openqa.selenium.By;
import org.openqa.selenium.JavascriptExecutor;
import org.openqa.selenium.Keys;
import org.openqa.selenium.StaleElementReferenceException;
import org.openqa.selenium.WebElement;
import org.openqa.selenium.WindowType;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.interactions.Actions;
import org.openqa.selenium.interactions.Pause;
import org.openqa.selenium.interactions.PointerInput;
import org.openqa.selenium.interactions.Sequence;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;
import org.openqa.selenium.support.ui.WebDriverWait;

/** Drives the installed Chromium, without a window: by keyboard, and lines also by mouse and touch. */
final class Browser implements AutoCloseable {
    /** A screen: width and height in CSS pixels, and the device pixels for each of them. */
    enum Screen {
        PHONE(360, 740, 2),
        DESKTOP(1280, 900, 1);

        private final int width;
        private final int height;
        private final int dots;

        Screen(int width, int height, int dots) {
            this.width = width;
            this.height = height;
            this.dots = dots;
        }
    }

    private static final int MOST_TABS = 400;

    private final ChromeDriver driver;
    private final String root;
    private final List<String> tabs = new ArrayList<>();

    private Browser(ChromeDriver driver, String root) {
        this.driver = driver;
        this.root = root;
        tabs.add(driver.getWindowHandle());
    }

    static Browser start(int port, String language) {
        ChromeOptions options = new ChromeOptions();
        options.setBinary(installed("alliance.chromium", "chromium", "chromium-browser", "google-chrome"));
        options.addArguments(
                "--headless=new",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--hide-scrollbars",
                "--lang=" + language,
                // prevents requests to any other host
                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1");
        if (System.getProperty("user.name").equals("root")) {
            options.addArguments("--no-sandbox");
        }
        options.setExperimentalOption("prefs", Map.of("intl.accept_languages", language));
        LoggingPreferences logs = new LoggingPreferences();
        logs.enable(LogType.BROWSER, Level.ALL);
        options.setCapability("goog:loggingPrefs", logs);
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(installed("alliance.chromedriver", "chromedriver"))
                .usingAnyFreePort()
                .build();
        Browser browser = new Browser(new ChromeDriver(service, options), "http://127.0.0.1:" + port);
        browser.driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
        browser.show(Screen.DESKTOP);
        return browser;
    }

    /** An installed program: the path in the property, or the first of these names on the path. */
    private static File installed(String property, String... names) {
        String named = System.getProperty(property);
        List<Path> places = named != null
                ? List.of(Path.of(named))
                : Arrays.stream(names)
                        .flatMap(name -> Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "")
                                        .split(File.pathSeparator))
                                .map(folder -> Path.of(folder, name)))
                        .toList();
        return places.stream()
                .filter(Files::isExecutable)
                .findFirst()
                .orElseThrow(() -> new AssertionError("The page is tested in a real browser, and " + names[0]
                        + " isn't installed. On Debian: apt-get install chromium chromium-driver. Elsewhere name"
                        + " the programs: -Dalliance.chromium=FILE -Dalliance.chromedriver=FILE."))
                .toFile();
    }

    // ---- looking

    Browser show(Screen screen) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width", screen.width,
                        "height", screen.height,
                        "deviceScaleFactor", screen.dots,
                        "mobile", false));
        return this;
    }

    /** Opens a page and waits until the field that takes the first keys has the focus. */
    Browser open(String path) {
        driver.get(root + path);
        new WebDriverWait(driver, Duration.ofSeconds(20)).until(any -> isFocused());
        return this;
    }

    /** The browser moves the focus to such a field only after the page has loaded. */
    private boolean isFocused() {
        return Boolean.TRUE.equals(script("const first = document.querySelector('[autofocus]');"
                + " return first === null || document.activeElement === first"));
    }

    /** Opens a new tab, which {@link #tab} selects by its number; the first tab is 0. */
    Browser newTab() {
        driver.switchTo().newWindow(WindowType.TAB);
        tabs.add(driver.getWindowHandle());
        return show(Screen.DESKTOP);
    }

    Browser tab(int number) {
        driver.switchTo().window(tabs.get(number));
        return this;
    }

    String path() {
        return Objects.requireNonNull(driver.getCurrentUrl()).substring(root.length());
    }

    String title() {
        return Objects.requireNonNull(driver.getTitle());
    }

    String source() {
        return Objects.requireNonNull(driver.getPageSource());
    }

    String text(String selector) {
        return driver.findElement(By.cssSelector(selector)).getText();
    }

    List<String> texts(String selector) {
        return driver.findElements(By.cssSelector(selector)).stream()
                .map(WebElement::getText)
                .toList();
    }

    int count(String selector) {
        return driver.findElements(By.cssSelector(selector)).size();
    }

    String attribute(String selector, String name) {
        return Objects.requireNonNullElse(
                driver.findElement(By.cssSelector(selector)).getDomAttribute(name), "");
    }

    boolean isChosen(String id) {
        return driver.findElement(By.id(id)).isSelected();
    }

    Object script(String script) {
        return ((JavascriptExecutor) driver).executeScript(script);
    }

    // ---- the keyboard

    Browser press(CharSequence... keys) {
        driver.switchTo().activeElement().sendKeys(keys);
        return this;
    }

    /** Presses Tab until the element of this id has the focus. */
    Browser tabTo(String id) {
        for (int i = 0; i < MOST_TABS; i++) {
            if (focused().equals(id)) {
                return this;
            }
            press(Keys.TAB);
        }
        throw new AssertionError("Tab never came to " + id);
    }

    /** The id of the focused element; for a group of radio buttons, the id of the button. */
    String focused() {
        return focus("id");
    }

    String focus(String property) {
        return String.valueOf(script("return document.activeElement ? document.activeElement." + property + " : ''"));
    }

    /** Whether the focused element, or the label around it, has an outline. */
    boolean focusIsVisible() {
        return Boolean.TRUE.equals(script("""
                const around = document.activeElement.closest('label');
                return [document.activeElement, around].some(element => element
                    && getComputedStyle(element).outlineStyle !== 'none'
                    && parseFloat(getComputedStyle(element).outlineWidth) >= 2);
                """));
    }

    /** Answers an item by keyboard: Tab enters the group, Space chooses the first answer, arrows the others. */
    Browser answer(int item, int value) {
        List<WebElement> buttons = driver.findElements(By.cssSelector("#item-" + item + " .answers input"));
        List<String> ids =
                buttons.stream().map(button -> button.getDomAttribute("id")).toList();
        int wanted = ids.indexOf("item-" + item + "-" + value);
        tabTo(ids.get(0)).press(Keys.SPACE);
        for (int i = 0; i < wanted; i++) {
            press(Keys.ARROW_DOWN);
        }
        if (!isChosen("item-" + item + "-" + value)) {
            throw new AssertionError("the arrows didn't choose item-" + item + "-" + value);
        }
        return this;
    }

    // ---- mouse and touch

    /** Clicks a place on an element, from 0 at its left end to 1 at its right end. */
    Browser click(String id, double place) {
        WebElement element = driver.findElement(By.id(id));
        int offset = (int) Math.round((place - 0.5) * element.getSize().getWidth());
        new Actions(driver).moveToElement(element, offset, 0).click().perform();
        return this;
    }

    /** Presses the mouse at a place on an element, moves it to another and releases it. */
    Browser drag(String id, double from, double to) {
        WebElement element = driver.findElement(By.id(id));
        int width = element.getSize().getWidth();
        new Actions(driver)
                .moveToElement(element, (int) Math.round((from - 0.5) * width), 0)
                .clickAndHold()
                .moveByOffset((int) Math.round((to - from) * width), 0)
                .release()
                .perform();
        return this;
    }

    /** Taps a place on an element with a finger. */
    Browser tap(String id, double place) {
        WebElement element = driver.findElement(By.id(id));
        script("document.getElementById('" + id + "').scrollIntoView({block: 'center'})");
        int offset = (int) Math.round((place - 0.5) * element.getSize().getWidth());
        PointerInput finger = new PointerInput(PointerInput.Kind.TOUCH, "finger");
        driver.perform(List.of(new Sequence(finger, 0)
                .addAction(finger.createPointerMove(Duration.ZERO, PointerInput.Origin.fromElement(element), offset, 0))
                .addAction(finger.createPointerDown(PointerInput.MouseButton.LEFT.asArg()))
                .addAction(new Pause(finger, Duration.ofMillis(50)))
                .addAction(finger.createPointerUp(PointerInput.MouseButton.LEFT.asArg()))));
        return this;
    }

    /** From now on no page runs a script; this class still does. */
    Browser withoutScripts() {
        driver.executeCdpCommand("Emulation.setScriptExecutionDisabled", Map.of("value", true));
        return this;
    }

    /** Presses Enter and waits for the next page. */
    Browser enter() {
        WebElement before = driver.findElement(By.tagName("html"));
        press(Keys.ENTER);
        new WebDriverWait(driver, Duration.ofSeconds(20)).until(any -> isGone(before) && isLoaded());
        return this;
    }

    private static boolean isGone(WebElement element) {
        try {
            element.isEnabled();
            return false;
        } catch (StaleElementReferenceException e) {
            return true;
        }
    }

    private boolean isLoaded() {
        return "complete".equals(script("return document.readyState"));
    }

    // ---- what has to hold on every page

    /** The violations that axe-core finds, one line for each element. */
    List<String> barriers() {
        if (!Boolean.TRUE.equals(script("return typeof axe === 'object'"))) {
            script(axe());
        }
        Object found = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                axe.run(document, {preload: false}).then(
                    results => done(results.violations.flatMap(rule => rule.nodes.map(
                        node => rule.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary))),
                    error => done(['axe failed: ' + error]));
                """);
        List<String> lines = new ArrayList<>();
        ((List<?>) Objects.requireNonNull(found)).forEach(line -> lines.add(String.valueOf(line)));
        return lines;
    }

    private static String axe() {
        try (InputStream in = Browser.class.getResourceAsStream("/axe.min.js")) {
            return new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The messages on the browser's console since the last call, including violations of the content policy. */
    List<String> complaints() {
        return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
                .map(LogEntry::getMessage)
                .toList();
    }

    /** How many pixels the page is wider than the screen. */
    long overhang() {
        return ((Number) Objects.requireNonNull(
                        script("return document.documentElement.scrollWidth - document.documentElement.clientWidth")))
                .longValue();
    }

    byte[] picture() {
        // waits for images: after a resize, the chart for another width is still loading
        driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                requestAnimationFrame(() => requestAnimationFrame(() => setTimeout(() =>
                    Promise.all([...document.images].map(image => image.decode())).then(done, done), 100)));
                """);
        Object data = driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"))
                .get("data");
        return Base64.getDecoder().decode(String.valueOf(data));
    }

    @Override
    public void close() {
        driver.quit();
    }
}

package io.github.alliancesdk.examples.commandline.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.github.alliancesdk.examples.commandline.Cli;
import java.io.File;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;

/**
 * Looks at the page of {@code report} in the installed Chromium, on a phone and on a desktop, light and dark. It is left
 * out where there is no Chromium. {@code -Dalliance.screenshots=write} rewrites the pictures in {@code docs}.
 */
class ReportPageIT {
    private static final int MOST_BYTES = 150_000;
    private static final int PHONE = 360;
    private static final int DESKTOP = 1280;

    @TempDir
    static Path folder;

    private static ChromeDriver driver;

    @BeforeAll
    static void start() {
        Optional<File> chromium = installed("alliance.chromium", "chromium", "chromium-browser", "google-chrome");
        Optional<File> chromedriver = installed("alliance.chromedriver", "chromedriver");
        assumeTrue(chromium.isPresent() && chromedriver.isPresent(), "needs Debian's chromium and chromium-driver");
        ChromeOptions options = new ChromeOptions();
        options.setBinary(chromium.get());
        options.addArguments(
                "--headless=new",
                "--disable-gpu",
                "--disable-dev-shm-usage",
                "--disable-background-networking",
                "--disable-component-update",
                "--disable-sync",
                "--no-first-run",
                "--hide-scrollbars",
                "--lang=en",
                // prevents requests to any host
                "--host-resolver-rules=MAP * ~NOTFOUND");
        if (System.getProperty("user.name").equals("root")) {
            options.addArguments("--no-sandbox");
        }
        ChromeDriverService service = new ChromeDriverService.Builder()
                .usingDriverExecutable(chromedriver.get())
                .usingAnyFreePort()
                .build();
        driver = new ChromeDriver(service, options);
        driver.manage().timeouts().scriptTimeout(Duration.ofMinutes(2));
    }

    @AfterAll
    static void stop() {
        if (driver != null) {
            driver.quit();
        }
    }

    /** An installed program: the path in the property, or the first of these names on the path. */
    private static Optional<File> installed(String property, String... names) {
        String named = System.getProperty(property);
        Stream<Path> places = named != null
                ? Stream.of(Path.of(named))
                : Arrays.stream(names)
                        .flatMap(name -> Arrays.stream(Objects.requireNonNullElse(System.getenv("PATH"), "")
                                        .split(File.pathSeparator))
                                .map(place -> Path.of(place, name)));
        return places.filter(Files::isExecutable).findFirst().map(Path::toFile);
    }

    @Test
    void hasNoBarrierAndFitsOnEveryScreenInBothSchemes() throws IOException {
        Path sheets = folder.resolve("sheets.ndjson");
        Files.writeString(sheets, sheets());
        Path page = page(
                "everything",
                sheets
                        + " --definition " + Cli.SAMPLES.resolve("in-house-5.json")
                        + " --instrument in-house-5 --session 1"
                        + " --sd 0.6 --reliability 0.8 --reliability-kind retest --source invented");
        assertThat(Files.readString(page))
                .contains("<caption>Problems by code", "<caption>Answers by item", "<caption>Omega", "<caption>Courses")
                .contains("<caption>Agreement", "<svg role");

        for (String scheme : List.of("light", "dark")) {
            for (int width : new int[] {PHONE, DESKTOP}) {
                look(page, scheme, width);
                assertThat(barriers(scheme)).as("%s, %d", scheme, width).isEmpty();
                assertThat(overhang()).as("%s, %d", scheme, width).isZero();
            }
        }
    }

    @Test
    void thePicturesAreOfASample() throws IOException {
        assumeTrue("write".equals(System.getProperty("alliance.screenshots")), "writes only when asked");
        Path page = page("sample", Cli.SAMPLES.resolve("simulated-study.csv") + " --instrument wai-sr");
        look(page, "dark", PHONE);
        picture("report-phone");
        look(page, "light", DESKTOP);
        picture("report-desktop");
    }

    private static Path page(String name, String args) {
        Path page = folder.resolve(name + ".html");
        List<String> all = new ArrayList<>(List.of(("report " + args).split(" ")));
        all.addAll(List.of("-o", page.toString()));
        Cli cli = Cli.run(all.toArray(String[]::new));
        assertThat(page).as(cli.err()).exists();
        return page;
    }

    /** Two sessions of twelve dyads by two raters, and a bad record. */
    private static String sheets() {
        Random random = new Random(5);
        StringBuilder sheets = new StringBuilder("{}\n");
        for (int dyad = 1; dyad <= 12; dyad++) {
            for (int session = 1; session <= 2; session++) {
                for (String rater : List.of("client", "caregiver")) {
                    sheets.append(String.format(
                            Locale.ROOT,
                            "{\"instrument\":\"in-house-5\",\"rater\":\"%s\",\"referent\":\"agent\",\"dyadId\":\"d-%d\","
                                    + "\"session\":%d,\"responses\":{\"1\":%d,\"2\":%d,\"3\":%d,\"4\":%d,\"5\":%d}}%n",
                            rater,
                            dyad,
                            session,
                            random.nextInt(5),
                            random.nextInt(5),
                            random.nextInt(5),
                            random.nextInt(5),
                            random.nextInt(5)));
                }
            }
        }
        return sheets.toString();
    }

    private static void look(Path page, String scheme, int width) {
        driver.executeCdpCommand(
                "Emulation.setEmulatedMedia",
                Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", scheme))));
        show(width);
        driver.get(page.toUri().toString());
    }

    private static void show(int width) {
        driver.executeCdpCommand(
                "Emulation.setDeviceMetricsOverride",
                Map.of(
                        "width",
                        width,
                        "height",
                        width == PHONE ? 740 : 900,
                        "deviceScaleFactor",
                        width == PHONE ? 2 : 1,
                        "mobile",
                        false));
    }

    /** The violations that axe-core finds, one line for each element. The dark scheme differs in its contrasts only. */
    private static List<String> barriers(String scheme) throws IOException {
        try (InputStream in = ReportPageIT.class.getResourceAsStream("/axe.min.js")) {
            driver.executeScript(new String(Objects.requireNonNull(in).readAllBytes(), StandardCharsets.UTF_8));
        }
        Object found = driver.executeAsyncScript("""
                const done = arguments[arguments.length - 1];
                const some = arguments[0] === 'dark' ? {runOnly: ['color-contrast']} : {};
                axe.run(document, {preload: false, ...some}).then(
                    results => done(results.violations.flatMap(rule => rule.nodes.map(
                        node => rule.id + ' at ' + node.target.join(' ') + ': ' + node.failureSummary))),
                    error => done(['axe failed: ' + error]));
                """, scheme);
        return ((List<?>) Objects.requireNonNull(found))
                .stream().map(String::valueOf).toList();
    }

    /** How many pixels the page is wider than the screen. */
    private static long overhang() {
        return ((Number) Objects.requireNonNull(driver.executeScript(
                        "return document.documentElement.scrollWidth - document.documentElement.clientWidth")))
                .longValue();
    }

    /** A picture of the page, from the answers on. */
    private static void picture(String name) throws IOException {
        driver.executeScript("[...document.querySelectorAll('h3')].find(h => h.textContent.startsWith('Answers'))"
                + ".scrollIntoView()");
        Object data = driver.executeCdpCommand("Page.captureScreenshot", Map.of("format", "png"))
                .get("data");
        byte[] png = Base64.getDecoder().decode(String.valueOf(data));
        assertThat(png).as("the picture %s", name).hasSizeLessThan(MOST_BYTES);
        Files.write(Files.createDirectories(Path.of("docs")).resolve(name + ".png"), png);
    }
}

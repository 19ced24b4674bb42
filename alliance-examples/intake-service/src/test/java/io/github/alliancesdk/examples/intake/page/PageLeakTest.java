package io.github.alliancesdk.examples.intake.page;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.intake.Api;
import io.github.alliancesdk.examples.intake.Databases;
import java.io.IOException;
import java.net.CookieManager;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/**
 * Answers, scores and tokens that were entered on the page are never logged, even at the most detailed level: Spring
 * logs the models of its views, and Tomcat the fields of a form.
 */
@ExtendWith(OutputCaptureExtension.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "intake.tokens.clinician.tests=" + Api.TOKEN_DIGEST,
            "debug=true",
            "logging.level.root=debug",
            "logging.level.org.springframework.web=debug",
            // the client's logger, which isn't part of the service
            "logging.level.jdk=info"
        })
class PageLeakTest {
    private static final Pattern CSRF = Pattern.compile("name=\"_csrf\"[^>]*value=\"([^\"]+)\"");
    private static final List<String> CANARIES = List.of(
            "8765431",
            "geheim",
            "kanarie",
            "item-2",
            "\"responses\"",
            "3.8333",
            "\"mean\"",
            "mean=",
            "chosen",
            "piano",
            "Rather yes",
            Api.TOKEN);

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .cookieHandler(new CookieManager())
            .build();

    @Autowired
    private JdbcClient jdbc;

    @LocalServerPort
    private int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        String url = Databases.h2();
        properties.add("spring.datasource.url", () -> url);
    }

    @Test
    void noLogHoldsAnAnswer(CapturedOutput output) throws Exception {
        assertThat(post("/login", "/login", "token", Api.TOKEN)).isEqualTo(302);
        assertThat(post(
                        "/page",
                        "/page/administrations",
                        "recordId",
                        "r-leak",
                        "instrument",
                        "demonstration",
                        "rater",
                        "client",
                        "referent",
                        "app",
                        "dyadId",
                        "d-leak",
                        "raterId",
                        "",
                        "session",
                        "1"))
                .isEqualTo(302);
        for (String value : List.of("8765431", "geheim", "8765431.5")) {
            for (String action : List.of("save", "send", "send-with-gaps")) {
                assertThat(sheet(action, "item-1", value)).isEqualTo(422);
                assertThat(sheet(action, "item-kanarie", "1")).isEqualTo(422);
            }
        }
        for (String action : List.of("save", "send", "send")) {
            assertThat(sheet(action, "item-1", "4")).isEqualTo(302);
        }
        assertThat(sheet("send", "item-1", "5")).isEqualTo(409);
        for (String path :
                List.of("/page/administrations/r-leak/result", "/page/dyads/d-leak", "/page/dyads/d-leak/chart.svg")) {
            assertThat(get(path).statusCode()).isEqualTo(200);
        }

        // the database refuses the row, and its error message contains the row
        jdbc.sql("alter table administration alter column dyad_id varchar(10)").update();
        assertThat(post(
                        "/page",
                        "/page/administrations",
                        "recordId",
                        "r-leak-2",
                        "instrument",
                        "demonstration",
                        "rater",
                        "client",
                        "referent",
                        "app",
                        "dyadId",
                        "d-leak-geheim",
                        "session",
                        "2"))
                .isEqualTo(500);

        // proves that the capture works and that the server logged at DEBUG
        assertThat(output.getAll())
                .contains("POST \"/page/administrations/r-leak\"")
                .contains("Completed 422");
        for (String canary : CANARIES) {
            assertThat(output.getAll().lines().filter(line -> line.contains(canary)))
                    .as(canary)
                    .isEmpty();
        }
    }

    private int sheet(String action, String name, String value) throws Exception {
        return post(
                "/page",
                "/page/administrations/r-leak",
                "action",
                action,
                "item-2",
                "5",
                "item-3",
                "5",
                "item-4",
                "2",
                "item-5",
                "4",
                "item-6",
                "1",
                name,
                value);
    }

    /** Posts a form with the CSRF token of a page. */
    private int post(String page, String path, String... fields) throws IOException, InterruptedException {
        Matcher csrf = CSRF.matcher(get(page).body());
        assertThat(csrf.find()).isTrue();
        StringBuilder body = new StringBuilder("_csrf=" + encoded(csrf.group(1)));
        for (int i = 0; i < fields.length; i += 2) {
            body.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        return client.send(
                        request(path)
                                .header("Content-Type", "application/x-www-form-urlencoded")
                                .POST(BodyPublishers.ofString(body.toString()))
                                .build(),
                        BodyHandlers.discarding())
                .statusCode();
    }

    private HttpResponse<String> get(String path) throws IOException, InterruptedException {
        return client.send(request(path).build(), BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private static String encoded(String value) {
        return URLEncoder.encode(value, StandardCharsets.UTF_8);
    }
}

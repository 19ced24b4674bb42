package io.github.alliancesdk.examples.intake.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.intake.Api;
import io.github.alliancesdk.examples.intake.Databases;
import io.github.alliancesdk.examples.intake.Payloads;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Tests what a strict configuration refuses, and how the pages' filter chain treats requests without a session. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "intake.tokens.clinician.tester=" + Api.TOKEN_DIGEST,
            "intake.tokens.clinician.second=" + Api.SECOND_DIGEST,
            "intake.limits.requests-per-minute=20",
            "intake.experimental=false",
            "intake.completeness=required"
        })
class RefusalsTest {
    @Value("${local.server.port}")
    private int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        String url = Databases.h2();
        properties.add("spring.datasource.url", () -> url);
    }

    @Test
    void whoAsksTooOftenIsToldWhenToGoOnAndOthersAreNotHeldUp() {
        Api api = new Api(port, Api.TOKEN);
        HttpResponse<String> last = api.get("/instruments/wai-sr");
        int good = 0;
        while (last.statusCode() == 200 && good < 1000) {
            good++;
            last = api.get("/instruments/wai-sr");
        }

        assertThat(good).isGreaterThanOrEqualTo(20).isLessThan(1000);
        assertThat(last.statusCode()).isEqualTo(429);
        assertThat(last.headers().firstValue("Content-Type")).hasValue("application/problem+json");
        assertThat(Integer.parseInt(last.headers().firstValue("Retry-After").orElseThrow()))
                .isBetween(1, 60);
        assertThat(api.with(Api.SECOND_TOKEN).get("/instruments/wai-sr").statusCode())
                .isEqualTo(200);
        // limited by address, because it sends no token
        assertThat(api.with("").get("/actuator/health").statusCode()).isEqualTo(200);
    }

    @Test
    void anExperimentalInstrumentIsRefusedWhereTheConfigurationSaysSo() {
        HttpResponse<String> refused =
                new Api(port, Api.SECOND_TOKEN).post("/administrations", Payloads.demonstration("r-1", 3));

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("\"code\":\"experimental\"");
    }

    @Test
    void aGapIsAProblemOfAFinalSheetWhereTheConfigurationSaysSo() {
        Api api = new Api(port, Api.SECOND_TOKEN);
        String gap = Payloads.waiSr("r-gap", "d-1", 1, 4).replace("\"7\":4,", "");
        HttpResponse<String> refused = api.post("/administrations", gap);

        assertThat(refused.statusCode()).isEqualTo(422);
        assertThat(refused.body()).contains("\"code\":\"incomplete\",\"pointer\":\"/responses/7\"");
        assertThat(api.put("/drafts/r-gap", gap).statusCode()).isEqualTo(201);
    }

    @Test
    void aFormWithoutItsCsrfTokenIsRefused() {
        Api api = new Api(port, "");

        for (String path : new String[] {"/login", "/logout", "/page"}) {
            HttpResponse<String> refused = api.send(api.request(path)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("token=" + Api.TOKEN)));
            assertThat(refused.statusCode()).as(path).isEqualTo(403);
        }
    }

    @Test
    void thePageIsNotShownToStrangersNorToBearers() {
        for (Api api : new Api[] {new Api(port, ""), new Api(port, Api.TOKEN)}) {
            HttpResponse<String> sentAway = api.get("/page");
            assertThat(sentAway.statusCode()).isEqualTo(302);
            assertThat(sentAway.headers().firstValue("Location").orElseThrow()).endsWith("/login");
        }
    }
}

package io.github.alliancesdk.examples.intake.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.intake.Api;
import io.github.alliancesdk.examples.intake.Databases;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.ActiveProfiles;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Headers that state another address or host than that of the connection. */
@ActiveProfiles("production")
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "intake.tokens.clinician.tester=" + Api.TOKEN_DIGEST,
            "intake.limits.requests-per-minute=20",
            // the format would stay for the other tests of this JVM
            "logging.structured.format.console="
        })
class ForwardedTest {
    @Value("${local.server.port}")
    private int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        String url = Databases.h2();
        properties.add("spring.datasource.url", () -> url);
    }

    @Test
    void anAddressThatASenderInventsDoesNotCount() {
        Api api = new Api(port, "");
        Set<Integer> statuses = new TreeSet<>();
        for (int i = 1; i <= 200; i++) {
            statuses.add(api.get("/instruments", "X-Forwarded-For", "198.51.100." + i)
                    .statusCode());
        }

        assertThat(statuses).contains(429);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/page", "/openapi.json", "/actuator", "/fhir/metadata", "/no-such"})
    void theHostIsNotRepeated(String path) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            String request = "GET " + path + " HTTP/1.1\r\nHost: elsewhere.example\r\nConnection: close\r\n"
                    + "Authorization: Bearer " + Api.TOKEN + "\r\nX-Forwarded-Host: elsewhere.example\r\n\r\n";
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

            assertThat(answer).startsWith("HTTP/1.1 ").doesNotContain("elsewhere.example");
        }
    }
}

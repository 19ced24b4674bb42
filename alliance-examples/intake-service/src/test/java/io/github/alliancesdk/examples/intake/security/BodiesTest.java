package io.github.alliancesdk.examples.intake.security;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.intake.Api;
import io.github.alliancesdk.examples.intake.Databases;
import io.github.alliancesdk.examples.intake.Payloads;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Bodies that are too large or too slow, from senders without a token. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "intake.tokens.clinician.tester=" + Api.TOKEN_DIGEST,
            "intake.limits.body-bytes=2000",
            // a slow sender is never cut off, so only the limit on slow senders helps
            "server.tomcat.connection-timeout=10m"
        })
class BodiesTest {
    @Value("${local.server.port}")
    private int port;

    @DynamicPropertySource
    static void database(DynamicPropertyRegistry properties) {
        String url = Databases.h2();
        properties.add("spring.datasource.url", () -> url);
    }

    /** More connections than Tomcat has threads, from one address and from several. */
    @ParameterizedTest
    @CsvSource({
        "/login, application/x-www-form-urlencoded, 1",
        "/administrations, application/json, 1",
        "/administrations, application/json, 5"
    })
    void slowBodiesDoNotHoldUpOthers(String path, String type, int addresses) throws IOException {
        List<Socket> slow = new ArrayList<>();
        try {
            for (int i = 0; i < 230; i++) {
                InetAddress from = InetAddress.getByName("127.0.0." + (1 + i % addresses));
                Socket socket = new Socket(InetAddress.getByName("127.0.0.1"), port, from, 0);
                slow.add(socket);
                String begun = "POST " + path + " HTTP/1.1\r\nHost: h\r\nContent-Type: " + type
                        + "\r\nContent-Length: 1000\r\n\r\ntoken=";
                socket.getOutputStream().write(begun.getBytes(StandardCharsets.US_ASCII));
            }
            Api api = new Api(port, "");
            HttpResponse<String> health =
                    api.send(api.request("/actuator/health").timeout(Duration.ofSeconds(20)));
            assertThat(health.statusCode()).isEqualTo(200);
            HttpResponse<String> another = api.send(api.request("/administrations")
                    .timeout(Duration.ofSeconds(20))
                    .POST(BodyPublishers.ofString("{}")));
            assertThat(another.statusCode()).isEqualTo(503);
            assertThat(another.headers().firstValue("Retry-After")).isPresent();
        } finally {
            for (Socket socket : slow) {
                socket.close();
            }
        }

        Api api = new Api(port, Api.TOKEN);
        int status = 503;
        for (int again = 0; status == 503 && again < 1_000; again++) {
            status = api.post("/administrations", Payloads.demonstration("r-after", 3))
                    .statusCode();
        }
        assertThat(status).isIn(200, 201);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "application/json",
                "application/fhir+json",
                "application/x-www-form-urlencoded",
                "multipart/form-data; boundary=b",
                "text/plain",
                "no type"
            })
    void aBodyInChunksIsLimitedBeforeItsSenderIsKnown(String type) {
        for (String path : List.of("/login", "/administrations", "/drafts/r-1", "/fhir", "/no-such")) {
            for (String method : List.of("POST", "PUT", "DELETE")) {
                assertThat(chunked(path, method, type, 3_000)).as(method + path).isEqualTo(413);
                assertThat(chunked(path, method, type, 1_000)).as(method + path).isIn(401, 403);
            }
        }
    }

    private int chunked(String path, String method, String type, int size) {
        String text = type.startsWith("multipart")
                ? "--b\r\nContent-Disposition: form-data; name=\"token\"\r\n\r\n" + "x".repeat(size) + "\r\n--b--\r\n"
                : "token=" + "x".repeat(size);
        Api api = new Api(port, "");
        HttpRequest.Builder request = api.request(path)
                .method(
                        method,
                        BodyPublishers.ofInputStream(
                                () -> new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII))));
        if (type.contains("/")) {
            request.header("Content-Type", type);
        }
        return api.send(request).statusCode();
    }

    @Test
    void aFormOfSeveralPartsIsNotRead() {
        String text = "--b\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\nx\r\n--b--\r\n";
        Api api = new Api(port, Api.TOKEN);

        assertThat(api.send(api.request("/administrations")
                                .header("Content-Type", "multipart/form-data; boundary=b")
                                .POST(BodyPublishers.ofString(text)))
                        .statusCode())
                .isEqualTo(415);
    }
}

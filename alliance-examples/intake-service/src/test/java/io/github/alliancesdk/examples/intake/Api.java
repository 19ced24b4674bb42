package io.github.alliancesdk.examples.intake;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A client of the API, over real HTTP on this machine. */
public final class Api {
    /** A clinician's token; the service is configured with its digest. */
    public static final String TOKEN = "a-token-of-the-tests-and-of-nothing-else";

    public static final String TOKEN_DIGEST = "sha256:dbcaa94e1a6174b12a93b7ff29ec53c44be6d5c89e1ca839b13074b7668e904d";

    /** A second clinician's. */
    public static final String SECOND_TOKEN = "a-second-token-of-the-tests";

    public static final String SECOND_DIGEST =
            "sha256:7fa7eb3a39e3998f6b03d68bf666f35b8fc1f77da773ea433f5d140f8b6da93a";

    public static final String RESEARCHER_TOKEN = "a-researcher-token-of-the-tests";

    public static final String RESEARCHER_DIGEST =
            "sha256:dd070275bd3e02d5a34cff99391f006cbffc65c59758c3360ac3c3cbe8841e54";

    public static final String ADMINISTRATOR_TOKEN = "an-administrator-token-of-the-tests";

    public static final String ADMINISTRATOR_DIGEST =
            "sha256:ae1a130f45e6862ab022817c30b0e11f7710f5e4c5fbbe3d74d3e855643c046d";

    private final HttpClient client = HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .connectTimeout(Duration.ofSeconds(10))
            .build();
    private final String root;
    private final String token;

    /** A client of the service on a port of this machine. */
    public Api(int port, String token) {
        this.root = "http://127.0.0.1:" + port;
        this.token = token;
    }

    public Api with(String otherToken) {
        return new Api(port(), otherToken);
    }

    public int port() {
        return URI.create(root).getPort();
    }

    public HttpResponse<String> get(String path, String... headers) {
        return send(request(path, headers).GET());
    }

    public HttpResponse<String> post(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> put(String path, String body, String... headers) {
        return send(request(path, headers)
                .header("Content-Type", "application/json")
                .PUT(BodyPublishers.ofString(body)));
    }

    public HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    /** Sends the body in chunks, without a declared length. */
    public HttpResponse<String> postChunked(String path, String body) {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)))));
    }

    /** A request builder that the test completes. */
    public HttpRequest.Builder request(String path, String... headers) {
        HttpRequest.Builder builder =
                HttpRequest.newBuilder(URI.create(root + path)).timeout(Duration.ofSeconds(60));
        if (!token.isEmpty()) {
            builder.header("Authorization", "Bearer " + token);
        }
        for (int i = 0; i < headers.length; i += 2) {
            builder.header(headers[i], headers[i + 1]);
        }
        return builder;
    }

    public HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}

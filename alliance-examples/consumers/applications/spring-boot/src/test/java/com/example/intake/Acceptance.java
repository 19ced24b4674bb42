package com.example.intake;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.SpringBootVersion;
import org.springframework.context.ConfigurableApplicationContext;

/**
 * Runs the application with all loggers at DEBUG, sends payloads over HTTP, and searches logs and responses for
 * answers. The canary values 113 and 97 occur only as answers.
 */
public final class Acceptance {
    private static final Pattern CANARY = Pattern.compile("\\b(113|97)\\b");

    /** The server logs as much as possible. The client's logs don't count. No line begins with a time. */
    private static final String[] SETTINGS = {
        "--server.port=0",
        "--server.address=127.0.0.1",
        "--logging.level.root=DEBUG",
        "--logging.level.jdk=INFO",
        "--logging.pattern.console=%level %logger %msg%n%throwable",
        // names in Spring Boot 3 and 4
        "--server.error.include-message=always",
        "--spring.web.error.include-message=always",
        "--spring.mvc.log-resolved-exception=true",
    };

    private static final String GOOD = """
            {"rater":"client","recordId":"r-17",
             "responses":{"1":3,"2":3,"3":4,"4":3,"5":5,"6":3,"7":5,"8":3,"9":4,"10":3,"11":3,"12":3}}""";
    private static final String BAD = """
            {"rater":"client","recordId":"r-18",
             "responses":{"1":113,"2":97,"3":"113","4":97.5,"5":1.13e2,"6":[113],"7":{"value":97},"8":true,"9":97,"9":113}}""";
    private static final List<String> EXPECTED = List.of(
            "{\"code\":\"out-of-range\",\"pointer\":\"/responses/1\",\"item\":1,\"allowed\":\"1..5\"}",
            "{\"code\":\"out-of-range\",\"pointer\":\"/responses/2\",\"item\":2,\"allowed\":\"1..5\"}",
            "{\"code\":\"not-an-integer\",\"pointer\":\"/responses/3\",\"item\":3",
            "{\"code\":\"not-an-integer\",\"pointer\":\"/responses/4\",\"item\":4",
            "{\"code\":\"not-an-integer\",\"pointer\":\"/responses/5\",\"item\":5",
            "\"pointer\":\"/responses/6\"",
            "\"pointer\":\"/responses/7\"",
            "\"pointer\":\"/responses/8\"",
            "{\"code\":\"duplicate-item\",\"pointer\":\"/responses/9\",\"item\":9");
    private static final List<String> NOTHING = List.of();

    private final HttpClient client = HttpClient.newHttpClient();
    private final StringBuilder bodies = new StringBuilder();
    private final String address;
    private int requests;

    private Acceptance(String port) {
        address = "http://127.0.0.1:" + port;
    }

    public static void main(String[] arguments) throws Exception {
        PrintStream console = System.out;
        PrintStream errors = System.err;
        ByteArrayOutputStream log = new ByteArrayOutputStream();
        PrintStream captured = new PrintStream(log, true, StandardCharsets.UTF_8);
        System.setOut(captured);
        System.setErr(captured);
        try (ConfigurableApplicationContext context = SpringApplication.run(IntakeApplication.class, SETTINGS)) {
            Acceptance acceptance = new Acceptance(context.getEnvironment().getProperty("local.server.port"));
            // the start logs durations and object ids, which are numbers too
            int started = log.toString(StandardCharsets.UTF_8).length();
            acceptance.payloads();
            String all = log.toString(StandardCharsets.UTF_8);
            String logged = all.substring(started);
            requireSilence("log", logged);
            requireSilence("body", acceptance.bodies.toString());
            for (String talk : List.of(
                    "POST \"/intakes\"", "MethodArgumentNotValidException", "HandlerMethodValidationException")) {
                require(logged.contains(talk), "the log is not that of the requests: it lacks " + talk);
            }

            // proves that the search finds an answer in a bean without the SDK
            acceptance.post("/unadvised/answers", "{\"answer\":113}", 400, NOTHING);
            String control = log.toString(StandardCharsets.UTF_8).substring(all.length());
            require(CANARY.matcher(control).find(), "the search finds nothing where there is an answer");
            console.println("ok: Spring Boot " + SpringBootVersion.getVersion() + ", " + acceptance.requests
                    + " requests, " + logged.lines().count() + " lines of log without an answer");
        } finally {
            System.setErr(errors);
            Files.write(Path.of(arguments[0]), log.toByteArray());
        }
    }

    private void payloads() throws IOException, InterruptedException {
        List<String> scored = List.of(
                "\"recordId\":\"r-17\"",
                "\"instrument\":\"wai-sr\"",
                "\"bond\":{\"status\":\"scored\",\"metric\":\"mean\",\"value\":4.5,\"mean\":4.5,\"sum\":18,\"answered\":4,\"items\":4,\"prorated\":false}");
        post("/intakes", bean(GOOD), 200, scored);
        post("/sheets", GOOD, 200, scored);
        post("/checked", GOOD, 200, scored);

        post("/intakes", bean(BAD), 400, EXPECTED);
        post("/sheets", BAD, 400, EXPECTED);
        post("/checked", BAD, 400, EXPECTED);
        post("/unadvised/intakes", bean(BAD), 400, NOTHING);
        post("/unadvised/sheets", BAD, 400, NOTHING);

        // other JSON types in place of the payload or the answers
        for (String shape : List.of("113", "\"97\"", "[113,97]", "{\"responses\":[113,97]}", "{\"responses\":97}")) {
            post("/intakes", bean(shape), 400, List.of("\"code\":\"wrong-type\""));
            post("/sheets", shape, 400, List.of("\"code\":\"wrong-type\""));
            post("/unadvised/intakes", bean(shape), 400, NOTHING);
            post("/unadvised/sheets", shape, 400, NOTHING);
        }
        // text that isn't JSON or not a bean: the mapper's own errors
        for (String text :
                List.of("{\"rater\":\"client\",\"responses\":{\"1\":113 97}}", "{\"responses\":{\"1\":97", "113 97")) {
            post("/intakes", "{\"responses\":" + text, 400, List.of("\"code\":\"malformed-json\""));
            post("/unadvised/intakes", "{\"responses\":" + text, 400, NOTHING);
        }
        post("/intakes", "{}", 400, List.of("\"message\":\"must not be null\""));
        post("/intakes", bean("null"), 400, List.of("\"message\":\"must not be null\""));
    }

    private static String bean(String payload) {
        return "{\"responses\":" + payload + "}";
    }

    private void post(String path, String body, int status, List<String> expected)
            throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body))
                .build();
        HttpResponse<String> response = client.send(request, HttpResponse.BodyHandlers.ofString());
        requests++;
        require(
                response.statusCode() == status,
                path + " answers " + response.statusCode() + " to " + body + ": " + response.body());
        for (String part : expected) {
            require(response.body().contains(part), path + " does not answer " + part + ": " + response.body());
        }
        bodies.append(path).append(": ").append(response.body()).append('\n');
    }

    private static void requireSilence(String where, String text) {
        List<String> lines =
                // a frame of a stack trace ends with a line number
                text.lines()
                        .filter(line -> !line.startsWith("\tat ")
                                && CANARY.matcher(line).find())
                        .toList();
        require(lines.isEmpty(), "an answer stands in a " + where + ": " + lines);
    }

    private static void require(boolean condition, String otherwise) {
        if (!condition) {
            throw new IllegalStateException(otherwise);
        }
    }
}

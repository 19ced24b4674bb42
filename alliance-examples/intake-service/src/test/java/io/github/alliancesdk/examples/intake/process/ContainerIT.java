package io.github.alliancesdk.examples.intake.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.intake.Api;
import io.github.alliancesdk.examples.intake.Payloads;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Configuration;
import org.yaml.snakeyaml.Yaml;
import tools.jackson.databind.json.JsonMapper;

/**
 * Runs the packaged service with the command, the environment and the health check of Containerfile and compose.yaml,
 * but without a container. Replaced are only the paths, the port and the address of the database.
 */
class ContainerIT {
    private static final Pattern STARTED = Pattern.compile("Tomcat started on port (\\d+)");
    private static final Path LOGS = Path.of("target", "processes");

    @TempDir
    private Path folder;

    private static String containerfile() throws IOException {
        return Files.readString(Path.of("Containerfile")).replace("\\\n", "");
    }

    /** The array of an instruction in the form of JSON. */
    private static List<String> array(String instruction) throws IOException {
        Matcher found =
                Pattern.compile("(?m)^" + instruction + "[^\\[\n]*(\\[.*])$").matcher(containerfile());
        assertThat(found.find()).as(instruction).isTrue();
        return List.of(JsonMapper.shared().readValue(found.group(1), String[].class));
    }

    private static Map<String, String> environmentOfContainerfile() throws IOException {
        Matcher found = Pattern.compile("(?m)^ENV (.*)$").matcher(containerfile());
        assertThat(found.find()).isTrue();
        Map<String, String> environment = new TreeMap<>();
        for (String entry : found.group(1).split(" ")) {
            environment.put(entry.split("=")[0], entry.split("=")[1]);
        }
        return environment;
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Object> service() throws IOException {
        Map<String, Object> compose = new Yaml().load(Files.readString(Path.of("compose.yaml")));
        return (Map<String, Object>) ((Map<String, Object>) compose.get("services")).get("service");
    }

    @Test
    void theContainerAloneKeepsItsDatabaseInItsVolume() throws Exception {
        Map<String, String> environment = environmentOfContainerfile();
        assertThat(environment).containsEntry("INTAKE_DATA", "/data");
        environment.put("INTAKE_DATA", folder.toString());
        run(environment, "alone");

        assertThat(folder.resolve("intake.mv.db")).exists();
    }

    @Test
    void theComposedServiceUsesItsDatabase() throws Exception {
        Database database = Database.of("postgresql");
        Map<String, String> environment = environmentOfContainerfile();
        ((Map<?, ?>) service().get("environment"))
                .forEach((name, value) -> environment.put(String.valueOf(name), String.valueOf(value)));
        environment.put("SERVER_TOMCAT_REMOTEIP_INTERNALPROXIES", "");
        environment.replace("SPRING_CONFIG_IMPORT", "configtree:" + secrets() + "/");
        environment.replace("INTAKE_DATABASE_URL", database.url());
        environment.replace("INTAKE_DATABASE_USER", database.user());
        run(environment, "composed");

        assertThat(database.count("select count(*) from administration")).isEqualTo(1);
    }

    @Configuration(proxyBeanMethods = false)
    static class Nothing {}

    @Test
    void theSecretIsThePasswordOfTheDatabase() throws IOException {
        try (ConfigurableApplicationContext context = new SpringApplicationBuilder(Nothing.class)
                .web(WebApplicationType.NONE)
                .profiles("postgresql")
                .run("--spring.config.import=configtree:" + secrets() + "/")) {
            assertThat(context.getEnvironment().getProperty("spring.datasource.password"))
                    .isEqualTo("invented");
        }
    }

    /** The folder that has the secrets of the service, under the names that it gives them. */
    private Path secrets() throws IOException {
        for (Object secret : (List<?>) service().get("secrets")) {
            Files.writeString(folder.resolve(String.valueOf(((Map<?, ?>) secret).get("target"))), "invented\n");
        }
        return folder;
    }

    private void run(Map<String, String> environment, String name) throws Exception {
        Path log = Files.createDirectories(LOGS).resolve("container-" + name + ".log");
        List<String> command = array("ENTRYPOINT").stream()
                .map(word -> word.equals("java")
                        ? Path.of(System.getProperty("java.home"), "bin", "java")
                                .toString()
                        : word.replace("/app/", "target/"))
                .toList();
        ProcessBuilder builder =
                new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile());
        builder.environment().putAll(environment);
        builder.environment().put("SERVER_PORT", "0");
        builder.environment().put("JAVA_TOOL_OPTIONS", "-XX:TieredStopAtLevel=1");
        builder.environment().put("INTAKE_TOKENS_CLINICIAN_MARY", Api.TOKEN_DIGEST);
        Process process = builder.start();
        try {
            int port = port(process, log);
            assertThat(health(port)).isZero();
            Api api = new Api(port, Api.TOKEN);
            assertThat(api.post("/administrations", Payloads.waiSr("r-1", "d-1", 1, 4))
                            .statusCode())
                    .isEqualTo(201);
            assertThat(api.with("").get("/instruments").statusCode()).isEqualTo(401);
            process.destroy();
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(health(port)).isNotZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static int port(Process process, Path log) throws Exception {
        for (int i = 0; i < 3_600 && process.isAlive(); i++) {
            Matcher started = STARTED.matcher(Files.readString(log));
            if (started.find()) {
                return Integer.parseInt(started.group(1));
            }
            process.waitFor(50, TimeUnit.MILLISECONDS);
        }
        throw new IllegalStateException("the service didn't start: " + Files.readString(log));
    }

    /** The exit code of the health check. */
    private static int health(int port) throws Exception {
        List<String> command = array("HEALTHCHECK").stream()
                .map(word -> word.replace("8080", String.valueOf(port)))
                .toList();
        Process check = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start();
        assertThat(check.waitFor(30, TimeUnit.SECONDS)).isTrue();
        return check.exitValue();
    }
}

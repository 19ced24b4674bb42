package io.github.alliancesdk.examples.intake.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.intake.Api;
import io.github.alliancesdk.examples.intake.Payloads;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/** The service is asked to stop (SIGTERM) while a request has arrived in part. */
class GracefulStopIT {
    @Test
    void aRequestThatHasBegunGetsItsAnswerAndRefusalsAreWritten() throws Exception {
        Path log = Files.createDirectories(Path.of("target", "processes")).resolve("graceful-stop.log");
        Database database = Database.of("h2");
        String payload = Payloads.waiSr("r-stop", "d-stop", 1, 4);
        ServiceProcess service =
                ServiceProcess.start(Path.of("target", "intake-service.jar"), database, log, "-XX:TieredStopAtLevel=1");
        try (Socket socket = new Socket("127.0.0.1", service.api().port())) {
            assertThat(service.api().with("wrong").get("/instruments").statusCode())
                    .isEqualTo(401);
            OutputStream out = socket.getOutputStream();
            // the service says when it has begun to handle the request
            out.write(("POST /administrations HTTP/1.1\r\nHost: h\r\nExpect: 100-continue\r\nConnection: close\r\n"
                            + "Content-Type: application/json\r\nAuthorization: Bearer " + Api.TOKEN
                            + "\r\nContent-Length: " + payload.length() + "\r\n\r\n")
                    .getBytes(StandardCharsets.US_ASCII));
            assertThat(new String(socket.getInputStream().readNBytes(12), StandardCharsets.US_ASCII))
                    .isEqualTo("HTTP/1.1 100");
            out.write(payload.substring(0, 100).getBytes(StandardCharsets.US_ASCII));
            CompletableFuture<Void> stopped = CompletableFuture.runAsync(service::close);
            for (int i = 0; i < 300 && !Files.readString(log).contains("Commencing graceful shutdown"); i++) {
                TimeUnit.MILLISECONDS.sleep(10);
            }
            assertThat(Files.readString(log))
                    .contains("Commencing graceful shutdown")
                    .doesNotContain("Graceful shutdown complete");
            out.write(payload.substring(100).getBytes(StandardCharsets.US_ASCII));

            assertThat(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                    .contains("HTTP/1.1 201")
                    .contains("\"scales\"");
            stopped.get(60, TimeUnit.SECONDS);
        } finally {
            service.close();
        }
        assertThat(Files.readString(log)).contains("Graceful shutdown complete");
        assertThat(database.count("select count(*) from administration where record_id = 'r-stop' and state = 'FINAL'"))
                .isEqualTo(1);
        assertThat(database.count("select count(*) from audit_entry where outcome = '401' and how_many = 1"))
                .isEqualTo(1);
    }
}

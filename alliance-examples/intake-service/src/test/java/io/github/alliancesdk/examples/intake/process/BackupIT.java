package io.github.alliancesdk.examples.intake.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.intake.Api;
import io.github.alliancesdk.examples.intake.Databases;
import io.github.alliancesdk.examples.intake.Payloads;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** The backup of an H2 database: a copy of its file while the service doesn't run. */
class BackupIT {
    private final Path folder =
            Path.of("target", "databases", UUID.randomUUID().toString()).toAbsolutePath();
    private final String url = Databases.h2(folder);
    private final Database database = new Database("h2", url, url, "intake");

    @Test
    void aServiceOnARestoredCopyHasWhatWasStoredBeforeIt() throws Exception {
        String before;
        try (ServiceProcess service = start()) {
            before = store(service.api(), "r-before");
        }
        Path file = folder.resolve("intake.mv.db");
        Path backup = Files.copy(file, folder.resolve("backup"));
        try (ServiceProcess service = start()) {
            store(service.api(), "r-after");
        }

        Files.delete(file);
        Files.copy(backup, file);
        try (ServiceProcess service = start()) {
            Api api = service.api();
            assertThat(api.get("/administrations/r-before").body()).isEqualTo(before);
            assertThat(api.get("/administrations/r-after").statusCode()).isEqualTo(404);
            assertThat(api.with(Api.RESEARCHER_TOKEN).post("/verify", "").body())
                    .contains("\"checked\":1,\"equal\":1");
            store(api, "r-after");
        }
    }

    private static String store(Api api, String id) {
        var answer = api.post("/administrations", Payloads.waiSr(id, "d-" + id, 1, 4));
        assertThat(answer.statusCode()).isEqualTo(201);
        return answer.body();
    }

    private ServiceProcess start() throws Exception {
        Path log = Files.createDirectories(Path.of("target", "processes")).resolve("backup.log");
        return ServiceProcess.start(Path.of("target", "intake-service.jar"), database, log, "-XX:TieredStopAtLevel=1");
    }
}

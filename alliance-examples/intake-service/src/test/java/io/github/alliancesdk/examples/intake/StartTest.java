package io.github.alliancesdk.examples.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.mock.env.MockEnvironment;

/** A service that can't start explains what to do. */
@ExtendWith(OutputCaptureExtension.class)
class StartTest {
    private static void startFails(String... arguments) {
        assertThatThrownBy(() -> IntakeApplication.main(arguments)).isInstanceOf(Exception.class);
    }

    @Test
    void withoutATokenInProduction(CapturedOutput output) {
        startFails(
                "--spring.profiles.active=production",
                "--logging.structured.format.console=",
                "--server.port=0",
                "--spring.datasource.url=" + Databases.h2());

        assertThat(output.getAll())
                .contains("no token is configured")
                .contains("openssl rand -hex 32")
                .contains("intake.tokens.ROLE.NAME=sha256:DIGEST");
    }

    @Test
    void withADatabaseInUse(CapturedOutput output) throws IOException, SQLException {
        String url = Databases.h2();
        DriverManager.getConnection(url, "intake", "").close();
        Path file = Path.of(url.substring("jdbc:h2:file:".length(), url.indexOf(';')) + ".mv.db");
        try (FileChannel other = FileChannel.open(file, StandardOpenOption.WRITE);
                FileLock lock = other.lock()) {
            assertThat(lock.isValid()).isTrue();
            startFails("--server.port=0", "--spring.datasource.url=" + url);
        }

        assertThat(output.getAll())
                .contains("The database file is in use by another process.")
                .contains("--intake.data=FOLDER");
    }

    @Test
    void withADefinitionOfAShippedInstrument(CapturedOutput output, @TempDir Path folder) throws IOException {
        Path mine = Files.writeString(
                folder.resolve("mine.json"), BundledInstruments.dwai().toJson());
        startFails("--server.port=0", "--spring.datasource.url=" + Databases.h2(), "--intake.definitions[0]=" + mine);

        assertThat(output.getAll()).contains("intake.definitions", mine + " and this program both define dwai");
    }

    @Test
    void withADefinitionThatIsInvalidOrNotThere(CapturedOutput output, @TempDir Path folder) throws IOException {
        Path broken = Files.writeString(folder.resolve("broken.json"), "{}");
        startFails("--server.port=0", "--spring.datasource.url=" + Databases.h2(), "--intake.definitions[0]=" + broken);
        startFails(
                "--server.port=0",
                "--spring.datasource.url=" + Databases.h2(),
                "--intake.definitions[0]=" + folder.resolve("absent.json"));

        assertThat(output.getAll()).contains("/schemaVersion", "it can't be read");
    }

    @Test
    void withARetentionOfNothing(CapturedOutput output) {
        startFails("--server.port=0", "--spring.datasource.url=" + Databases.h2(), "--intake.retention.drafts=P0D");

        assertThat(output.getAll()).contains("intake.retention: a period must be longer than nothing");
    }

    @Test
    void withATokenWithoutARole(CapturedOutput output) {
        startFails(
                "--server.port=0",
                "--spring.datasource.url=" + Databases.h2(),
                "--intake.tokens.somebody=" + Api.TOKEN_DIGEST);

        assertThat(output.getAll())
                .contains("intake.tokens.somebody has no role", "clinician, researcher, administrator");
    }

    @Test
    void withAPortInUse(CapturedOutput output) throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            startFails("--server.port=" + taken.getLocalPort(), "--spring.datasource.url=" + Databases.h2());

            assertThat(output.getAll()).contains(taken.getLocalPort() + " was already in use");
        }
    }

    @Test
    void withoutItsPostgresql(CapturedOutput output) {
        startFails(
                "--spring.profiles.active=postgresql",
                "--server.port=0",
                "--INTAKE_DATABASE_URL=jdbc:postgresql://127.0.0.1:1/intake",
                "--INTAKE_DATABASE_USER=intake",
                "--INTAKE_DATABASE_PASSWORD=none",
                "--spring.datasource.hikari.initialization-fail-timeout=1");
        assertThat(output.getAll()).contains("The database isn't there, or can't be reached.");
    }

    @Test
    void theDatabaseIsItsOwnersAlone(@TempDir Path folder) throws IOException, SQLException {
        Path made = folder.resolve("a/b");
        MockEnvironment environment = new MockEnvironment()
                .withProperty("spring.datasource.url", "jdbc:h2:file:" + made + "/intake;WRITE_DELAY=0")
                .withProperty("intake.data", made.toString());
        DataFolder.prepare(environment);
        DataFolder.prepare(environment);

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made)))
                .isEqualTo("rwx------");
        try (Connection connection =
                        DriverManager.getConnection("jdbc:h2:file:" + made + "/intake;WRITE_DELAY=0", "intake", "");
                Statement statement = connection.createStatement()) {
            statement.execute("create table t (id integer)");
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(made.resolve("intake.mv.db"))))
                .isEqualTo("rw-------");
    }
}

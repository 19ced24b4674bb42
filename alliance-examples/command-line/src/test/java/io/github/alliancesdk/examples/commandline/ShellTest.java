package io.github.alliancesdk.examples.commandline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.output.Messages;
import io.github.alliancesdk.examples.commandline.output.Output;
import io.github.alliancesdk.instruments.BundledInstruments;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What makes the program at home in a shell: completion, manual pages and colours. */
class ShellTest {
    @TempDir
    private Path folder;

    @Test
    void bashCompletesCommandsAndOptions() throws Exception {
        Cli cli = Cli.run("completion", "bash");
        assertThat(cli.exitCode()).isZero();
        Path script = Files.writeString(folder.resolve("completion"), cli.out());
        String typed = "source " + script + "; COMP_WORDS=(alliance %s); COMP_CWORD=1; COMP_LINE='alliance %s';"
                + " _complete_alliance 2> /dev/null; echo \"${COMPREPLY[@]}\"";

        assertThat(bash(typed.replace("%s", "reli"))).isEqualTo("reliability");
    }

    private static String bash(String script) throws IOException, InterruptedException {
        Process process = new ProcessBuilder("bash", "-c", script)
                .redirectErrorStream(true)
                .start();
        process.getOutputStream().close();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(out).isZero();
        return out.strip();
    }

    @Test
    void zshLoadsWhatTheScriptNeeds() {
        assertThat(Cli.run("completion", "zsh").lines())
                .startsWith("autoload -U +X compinit && compinit", "autoload -U +X bashcompinit && bashcompinit")
                .containsAll(Cli.run("completion", "bash").lines());
        assertThat(Cli.run("completion", "fish").err()).contains("allowed: bash, zsh");
    }

    @Test
    void eachCommandHasAManualPageThatSaysWhatItsHelpSays() throws IOException {
        Path pages = folder.resolve("man1");

        Cli cli = Cli.run("man", pages.toString());

        assertThat(cli.exitCode()).isZero();
        try (Stream<Path> files = Files.list(pages)) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .contains("alliance.1", "alliance-score.1", "alliance-wording.1");
        }
        String score = Files.readString(pages.resolve("alliance-score.1"));
        assertThat(score)
                .startsWith(".TH \"ALLIANCE-SCORE\" \"1\"")
                .contains(".SH \"SYNOPSIS\"", ".SH \"OPTIONS\"", ".SH \"EXIT STATUS\"", ".SH \"EXAMPLES\"")
                .contains("\\fB\\-\\-missing=POLICY\\fR")
                .doesNotContain("%n");
        assertThat(score.lines())
                .as("no line is taken for a request by mistake")
                .allMatch(line -> !line.startsWith(".") || line.matches("\\.(TH|SH|TP|PP|nf|fi)( .*)?"));
    }

    @Test
    void helpIsColouredOnATerminalOnly() {
        assertThat(help(true)).contains("\u001b[").contains("Usage: ");
        assertThat(help(false)).doesNotContain("\u001b[");
    }

    private static String help(boolean coloured) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        Environment environment = new Environment(
                        BundledInstruments.catalog(),
                        InputStream.nullInputStream(),
                        new Output("standard output", out),
                        new Messages(new ByteArrayOutputStream(), false))
                .onTerminal(coloured, false);
        AllianceCommand.run(new String[] {"score", "--help"}, environment);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void noColorIsObeyed() {
        assertThat(AllianceCommand.isColourWanted(Map.of("TERM", "xterm"))).isTrue();
        assertThat(List.of(Map.of("NO_COLOR", "1"), Map.of("TERM", "dumb"))).noneMatch(AllianceCommand::isColourWanted);
        assertThat(AllianceCommand.isColourWanted(Map.of("NO_COLOR", ""))).isTrue();
    }
}

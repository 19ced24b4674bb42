package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.examples.commandline.input.Environment;
import io.github.alliancesdk.examples.commandline.input.WordConverter;
import io.github.alliancesdk.examples.shared.ExitCode;
import java.util.List;
import java.util.Locale;
import picocli.AutoComplete;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Writes the script that lets a shell complete commands and options. */
@Command(
        name = "completion",
        description = {
            "Writes a script that completes commands and options in a shell.",
            "",
            "It completes the word 'alliance', such as the launcher script's name or an alias."
        },
        footer = {
            "  alliance completion bash > ~/.local/share/bash-completion/completions/alliance",
            "  source <(alliance completion bash)",
            "  source <(alliance completion zsh)"
        })
public final class CompletionCommand implements Subcommand {
    /** A shell. */
    enum Shell {
        BASH,
        ZSH
    }

    private final Environment environment;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "SHELL", description = "bash or zsh.", converter = ShellConverter.class)
    private Shell shell;

    public CompletionCommand(Environment environment) {
        this.environment = environment;
    }

    @Override
    public ExitCode run() {
        String script = AutoComplete.bash("alliance", spec.commandLine().getParent());
        if (shell == Shell.ZSH) {
            environment.out().line("autoload -U +X compinit && compinit");
            environment.out().line("autoload -U +X bashcompinit && bashcompinit");
        }
        script.lines().forEach(environment.out()::line);
        return ExitCode.OK;
    }

    /** Converts the name of a shell. */
    static final class ShellConverter extends WordConverter<Shell> {
        ShellConverter() {
            super(List.of(Shell.values()), shell -> shell.name().toLowerCase(Locale.ROOT));
        }
    }
}

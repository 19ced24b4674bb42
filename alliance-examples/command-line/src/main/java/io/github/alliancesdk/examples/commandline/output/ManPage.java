package io.github.alliancesdk.examples.commandline.output;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.PositionalParamSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The help of a command as a manual page, in the macros of man(7). */
public final class ManPage {
    private final CommandSpec command;
    private final StringBuilder text = new StringBuilder();

    private ManPage(CommandSpec command) {
        this.command = command;
    }

    /** The name of the file of a page, such as {@code alliance-score.1}. */
    public static String fileName(CommandSpec command) {
        return name(command) + ".1";
    }

    /** Writes the page of a command. */
    public static String of(CommandSpec command, String version) {
        return new ManPage(command).page(version);
    }

    private static String name(CommandSpec command) {
        return command.qualifiedName("-");
    }

    private String page(String version) {
        UsageMessageSpec usage = command.usageMessage();
        List<String> description = Arrays.stream(usage.description())
                .flatMap(part -> part.replace("%n", "\n").lines())
                .toList();
        macro("TH", name(command).toUpperCase(Locale.ROOT), "1", "", "alliance " + version, "Alliance SDK");
        section("NAME");
        line(name(command) + " \\- " + escaped(description.get(0)));
        section("SYNOPSIS");
        CommandLine.Help help = new CommandLine.Help(command, CommandLine.Help.defaultColorScheme(Ansi.OFF));
        macro("nf");
        help.fullSynopsis().stripTrailing().lines().forEach(each -> line(escaped(each.replace("Usage: ", ""))));
        macro("fi");
        section("DESCRIPTION");
        description.forEach(this::paragraph);
        if (!command.positionalParameters().isEmpty()) {
            section("PARAMETERS");
            command.positionalParameters().forEach(this::parameter);
        }
        section("OPTIONS");
        command.options().stream().filter(option -> !option.hidden()).forEach(this::option);
        if (!command.subcommands().isEmpty()) {
            section("COMMANDS");
            command.subcommands()
                    .forEach((name, each) -> entry(
                            name + " \\- see " + name(each.getCommandSpec()) + "(1)",
                            List.of(each.getCommandSpec().usageMessage().description()[0])));
        }
        section("EXIT STATUS");
        CommandSpec root = command.root();
        root.usageMessage().exitCodeList().forEach((code, meaning) -> entry(code.strip(), List.of(meaning)));
        section("EXAMPLES");
        macro("nf");
        Arrays.stream(usage.footer())
                .map(each -> each.replace("%n", ""))
                .map(ManPage::escaped)
                .forEach(this::line);
        macro("fi");
        return text.toString();
    }

    private void parameter(PositionalParamSpec parameter) {
        entry(escaped(parameter.paramLabel()), List.of(parameter.description()));
    }

    private void option(OptionSpec option) {
        String names = String.join(", ", option.names());
        String label = option.arity().max() > 0 ? names + "=" + option.paramLabel() : names;
        entry(escaped(label), List.of(option.description()));
    }

    private void entry(String head, List<String> description) {
        macro("TP");
        line("\\fB" + head + "\\fR");
        for (String each : description) {
            each.replace("%n", "\n").lines().map(ManPage::escaped).forEach(this::line);
        }
    }

    private void paragraph(String words) {
        if (words.isBlank()) {
            macro("PP");
        } else {
            line(escaped(words));
        }
    }

    private void section(String title) {
        macro("SH", title);
    }

    private void macro(String name, String... arguments) {
        text.append('.').append(name);
        for (String argument : arguments) {
            text.append(" \"").append(argument).append('"');
        }
        text.append('\n');
    }

    private void line(String words) {
        text.append(words).append('\n');
    }

    /** A backslash, a hyphen and a leading point or apostrophe have a meaning of their own. */
    private static String escaped(String words) {
        String escaped = words.replace("\\", "\\e").replace("-", "\\-");
        return escaped.startsWith(".") || escaped.startsWith("'") ? "\\&" + escaped : escaped;
    }
}

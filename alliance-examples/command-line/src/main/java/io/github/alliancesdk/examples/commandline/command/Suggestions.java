package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.examples.commandline.input.RecordFile;
import io.github.alliancesdk.examples.commandline.output.Spelling;
import io.github.alliancesdk.examples.commandline.output.Text;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.UnmatchedArgumentException;

/** Messages about unknown commands and options: what was probably meant, or which command has the option. */
public final class Suggestions {
    private Suggestions() {}

    /** Describes arguments that no option or parameter takes. */
    public static String unmatched(UnmatchedArgumentException e) {
        CommandLine command = e.getCommandLine();
        Optional<String> option =
                e.getUnmatched().stream().filter(Suggestions::isOption).findFirst();
        if (option.isPresent()) {
            return unknownOption(command, option.get());
        }
        return command.getSubcommands().isEmpty()
                ? String.valueOf(e.getMessage())
                : unknownCommand(command, e.getUnmatched().get(0));
    }

    /** Describes an unknown command. */
    static String unknownCommand(CommandLine program, String word) {
        Collection<String> commands = program.getSubcommands().keySet();
        String unknown = "Unknown command: '" + Text.shown(word) + "'";
        if (looksLikeFile(word)) {
            return unknown + "; a command stands before a file, as in 'alliance score FILE'";
        }
        List<String> meant = Stream.concat(
                        Spelling.closest(word, commands).stream(),
                        commands.stream().filter(name -> word.length() > 1 && name.startsWith(word)))
                .distinct()
                .toList();
        return unknown
                + (meant.isEmpty()
                        ? "; there are " + String.join(", ", commands)
                        : "; did you mean " + String.join(" or ", meant) + "?");
    }

    private static boolean looksLikeFile(String word) {
        return word.contains(".") || word.contains("/") || RecordFile.isStandardInput(word);
    }

    private static boolean isOption(String argument) {
        return argument.startsWith("-") && argument.length() > 1;
    }

    private static String unknownOption(CommandLine command, String argument) {
        String unknown = "Unknown option: '" + Text.shown(argument) + "'";
        int equals = argument.indexOf('=');
        String name = equals < 0 ? argument : argument.substring(0, equals);
        List<String> own = optionNames(command).toList();
        List<String> meant = Stream.concat(
                        Spelling.closest(name, own).stream(),
                        own.stream().filter(option -> name.length() > 3 && option.startsWith(name)))
                .distinct()
                .toList();
        if (!meant.isEmpty()) {
            return unknown + "; did you mean " + String.join(" or ", meant) + "?";
        }
        CommandLine program = command.getParent() == null ? command : command.getParent();
        String others = program.getSubcommands().entrySet().stream()
                .filter(other -> optionNames(other.getValue()).anyMatch(name::equals))
                .map(other -> other.getKey())
                .collect(Collectors.joining(", "));
        if (others.isEmpty()) {
            return unknown;
        }
        return unknown + (command.equals(program) ? "; it stands behind its command: " : "; it is one of: ") + others;
    }

    private static Stream<String> optionNames(CommandLine command) {
        return command.getCommandSpec().options().stream()
                .filter(option -> !option.hidden())
                .map(OptionSpec::names)
                .flatMap(Arrays::stream)
                .filter(name -> name.startsWith("--"));
    }
}

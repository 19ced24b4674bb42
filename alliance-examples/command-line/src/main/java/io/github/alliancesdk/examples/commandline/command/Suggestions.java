package io.github.alliancesdk.examples.commandline.command;

import io.github.alliancesdk.examples.commandline.input.RecordFile;
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
    /** One letter in this many may be wrong. */
    private static final int LETTERS_FOR_A_SLIP = 3;

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
                        closest(word, commands).stream(),
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
                        closest(name, own).stream(),
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

    /**
     * The words that differ from a word in the fewest letters, if the difference is small enough for a typing error.
     */
    private static List<String> closest(String word, Collection<String> words) {
        int letters = word.replace("-", "").length();
        int fewest = Math.max(1, letters / LETTERS_FOR_A_SLIP);
        for (String other : words) {
            fewest = Math.min(fewest, distance(word, other));
        }
        int few = fewest;
        return words.stream().filter(other -> distance(word, other) == few).toList();
    }

    /** The edit distance: letters inserted, deleted, replaced or swapped with their neighbours. */
    private static int distance(String one, String other) {
        int[][] distances = new int[one.length() + 1][other.length() + 1];
        for (int i = 0; i <= one.length(); i++) {
            for (int j = 0; j <= other.length(); j++) {
                if (i == 0 || j == 0) {
                    distances[i][j] = i + j;
                    continue;
                }
                int changed = distances[i - 1][j - 1] + (one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1);
                int fewest = Math.min(changed, 1 + Math.min(distances[i - 1][j], distances[i][j - 1]));
                if (i > 1
                        && j > 1
                        && one.charAt(i - 1) == other.charAt(j - 2)
                        && one.charAt(i - 2) == other.charAt(j - 1)) {
                    fewest = Math.min(fewest, distances[i - 2][j - 2] + 1);
                }
                distances[i][j] = fewest;
            }
        }
        return distances[one.length()][other.length()];
    }
}

package io.github.alliancesdk.examples.fuzzing;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Searches texts for people for answers. */
final class Messages {
    /** A number after a colon, so long that a message can only contain it if the number was copied from the payload. */
    private static final Pattern ANSWER = Pattern.compile(":\\s*[\\[\"]?-?([0-9]{4,})");

    private static final Pattern NUMBER = Pattern.compile("[0-9]{4,}");

    /** A number that is a name may be shown, because names locate a problem. */
    private static final Pattern NAME = Pattern.compile("\"[^\"]*?([0-9]{4,})[^\"]*\"\\s*:");

    /** The id of an instrument may be shown too, because it says what the payload is of. */
    private static final Pattern INSTRUMENT = Pattern.compile("\"instrument\"\\s*:\\s*\"[^\"]*?([0-9]{4,})");

    private static final Pattern PLACE = Pattern.compile("(/\\S*|\\b\\d{4}-\\d{2}-\\d{2}\\S*|sha256:\\S*)");

    /** Numbers of the library itself, such as limits and ranges. */
    private static final Set<String> OWN = Set.of("1048576", "10000", "9999", "2147483647", "1000000", "4096", "0000");

    private Messages() {}

    /** Fails if one of the texts contains a long number of the payload. */
    static void requireNoAnswer(byte[] payload, List<String> shown) {
        String text = new String(payload, StandardCharsets.ISO_8859_1);
        Set<String> answers = find(ANSWER, text);
        if (answers.isEmpty()) {
            return;
        }
        answers.removeAll(find(NAME, text));
        answers.removeAll(find(INSTRUMENT, text));
        answers.removeAll(OWN);
        for (String each : shown) {
            Set<String> numbers = find(NUMBER, PLACE.matcher(each).replaceAll(" "));
            numbers.retainAll(answers);
            Law.require(numbers.isEmpty(), () -> "an answer is in: " + each);
        }
    }

    private static Set<String> find(Pattern pattern, String text) {
        Set<String> found = new HashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            found.add(matcher.group(matcher.groupCount()));
        }
        return found;
    }
}

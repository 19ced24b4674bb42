package io.github.alliancesdk.instruments;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Finds text that reads like the text of an item: a sentence in the first person, in English, German, French, Spanish
 * or Dutch. It prevents accidents; it can't stop deliberate evasion.
 */
final class WordingGate {
    private static final int FEWEST_WORDS = 4;
    private static final int WORDS = Pattern.UNICODE_CHARACTER_CLASS;

    /** The persons and things in items. Documentation also uses "we", but rarely in a sentence with these words. */
    private static final Pattern OTHER = Pattern.compile(
            "(?i)\\b(therapists?|counsell?ors?|clinicians?|coach|app|agent|chatbot|bot|programme|client|patient)\\b"
                    + "|_{2,}|\\{(therapist|app|programme|agent|client|group|family)}",
            WORDS);

    private static final Pattern PLURAL = Pattern.compile("(?i)\\b(we|us|our|me)\\b", WORDS);

    private static final List<Pattern> SINGULAR = List.of(
            Pattern.compile("(?<![\\w.'<(-])(?<!Part )(I|[Mm]y|[Mm]yself|[Mm]ine)(?![\\w(.)>-])(?!\\s*=)", WORDS),
            Pattern.compile("(?i)\\b(ich|mich|mir|mein(e[mnrs]?)?|wir|unsere?[mnrs]?)\\b", WORDS),
            Pattern.compile("(?i)\\b(je|moi|mon|mes|nous|notre|nos)\\b|\\bj['’]", WORDS),
            Pattern.compile("(?i)\\b(yo|mi|nosotr[oa]s|nuestr[oa]s?|conmigo)\\b", WORDS),
            Pattern.compile("(?i)\\b(ik|mij|mijn|wij|onze)\\b", WORDS));

    private static final Pattern LITERAL = Pattern.compile("\"((?:[^\"\\\\\n]|\\\\.)+)\"");
    private static final Pattern SENTENCE_END = Pattern.compile("[.!?;\"]+(\\s|,|$)");
    private static final Pattern WORD = Pattern.compile("\\p{L}+|_{2,}|\\{[a-z]+}");

    private WordingGate() {}

    /** The sentences of a line that read like an item. */
    static List<String> suspects(String line) {
        return SENTENCE_END
                .splitAsStream(line)
                .map(String::strip)
                .filter(WordingGate::isSuspect)
                .toList();
    }

    private static boolean isSuspect(String sentence) {
        return WORD.matcher(sentence).results().count() >= FEWEST_WORDS
                && (SINGULAR.stream()
                                .anyMatch(pattern -> pattern.matcher(sentence).find())
                        || (PLURAL.matcher(sentence).find()
                                && OTHER.matcher(sentence).find()));
    }

    /** The checked lines of a file: of data all text, of code only string literals and comments. */
    static Stream<String> texts(Path file) {
        List<String> lines;
        try {
            // some files of a corpus are deliberately not UTF-8
            lines = new String(Files.readAllBytes(file), StandardCharsets.UTF_8)
                    .lines()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(file.toString(), e);
        }
        if (Stream.of(".java", ".py", ".R").noneMatch(file.toString()::endsWith)) {
            return lines.stream();
        }
        List<String> texts = new ArrayList<>();
        for (String line : lines) {
            String start = line.strip();
            if (Stream.of("//", "*", "/*", "#").anyMatch(start::startsWith)) {
                texts.add(start);
            } else if (start.endsWith("\"\"\"") || !start.contains("\"")) {
                // within a text block, or code, which is only checked if it reads like a sentence
                texts.add(start.matches("[\\p{Lu}{_].*[a-z] [a-z].*") ? start : "");
            } else {
                LITERAL.matcher(line).results().map(MatchResult::group).forEach(texts::add);
            }
        }
        return texts.stream();
    }
}

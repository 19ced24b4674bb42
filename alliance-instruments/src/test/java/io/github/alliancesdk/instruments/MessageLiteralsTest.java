package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.AllianceException;
import io.github.alliancesdk.instruments.MessageLiterals.Text;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.regex.Pattern;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Messages for people must be in the bundle, in five languages, and not in the code. An argument of a message may be
 * written in the code if it is one of the translated phrases. A message that is concatenated from parts is found too,
 * because each part is checked.
 */
@Tag("once")
class MessageLiteralsTest {
    private static final List<Path> SOURCES =
            List.of(Path.of("..", "alliance-core", "src", "main", "java"), Path.of("src", "main", "java"));
    private static final List<Text> TEXTS = MessageLiterals.under(SOURCES);
    private static final Set<String> PHRASES = phrases();

    /** Words in JSON are the same in every language. */
    private static final Pattern WORDS_OF_JSON = Pattern.compile("[a-z-]+(, [a-z-]+)+");

    /** The texts that stay in English, by file, with the reason. */
    private static final Map<String, Map<String, String>> LEFT = Map.of(
            "AllianceValidation.java",
                    Map.of(": @ValidResponses is on a whole ", "jakarta.validation's exception, which developers read"),
            "RangeConversion.java",
                    Map.of("linear, not equating", "the mark in a converted record, as its readers compare it"),
            "ReferenceSample.java",
                    Map.of(
                            ", rated by ", "part of toString, with ids",
                            ", n not published", "part of toString, with ids",
                            "a label", "part of an IllegalArgumentException",
                            "a rater", "part of an IllegalArgumentException",
                            "a range", "part of an IllegalArgumentException"),
            "AnswerCoding.java", Map.of("missing code", "part of an IllegalArgumentException"),
            "JsonReader.java",
                    Map.of(
                            "a folder, but a file is needed",
                            "the reason of a FileSystemException, as the JDK gives it"),
            "MatrixData.java", Map.of(" persons, ", "part of toString"),
            "ResolvedPolicy.java",
                    Map.of(
                            "The published missing rule is not confirmed: ",
                            "an open question of a report, in English like those of definitions"),
            "JsonProblem.java", Map.of(" at line ", "an internal exception, whose facts become problems"));

    /** Files whose texts are read by other programs: expressions, names of columns, and remarks in English beside them. */
    private static final Set<String> FOR_PROGRAMS = Set.of(
            "ExportedForm.java",
            "ObservationWriter.java",
            "Psych.java",
            "RedcapExport.java",
            "ScoreExpression.java",
            "Spss.java",
            "SurveyJs.java",
            "XForm.java",
            "XPath.java",
            "XlsForm.java");

    private static Set<String> phrases() {
        Properties properties = new Properties();
        try (InputStream in = AllianceException.class.getResourceAsStream("internal/phrases_de.properties")) {
            properties.load(new InputStreamReader(in, StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return properties.stringPropertyNames();
    }

    private static boolean isSaidInEveryLanguage(Text text) {
        return PHRASES.stream().anyMatch(phrase -> hasInOrder(phrase, text.asPhrase()))
                || text.parts().size() == 1
                        && WORDS_OF_JSON.matcher(text.parts().get(0)).matches();
    }

    private static boolean hasInOrder(String phrase, List<String> parts) {
        int from = 0;
        for (String part : parts) {
            int at = phrase.indexOf(part, from);
            if (at < 0) {
                return false;
            }
            from = at + part.length();
        }
        return true;
    }

    private static boolean isLeft(Text text) {
        return FOR_PROGRAMS.contains(text.file())
                || LEFT.getOrDefault(text.file(), Map.of()).keySet().stream().anyMatch(text.parts()::contains);
    }

    @Test
    void noMessageBypassesTheBundle() {
        assertThat(TEXTS)
                .hasSizeGreaterThan(80)
                .extracting(Text::file)
                .contains("PayloadRules.java", "DefinitionParser.java");
        assertThat(TEXTS)
                .filteredOn(text -> !isSaidInEveryLanguage(text))
                .filteredOn(text -> !isLeft(text))
                .isEmpty();
    }

    @Test
    void whatIsLeftInEnglishIsStillThere() {
        LEFT.forEach((file, texts) -> assertThat(texts.keySet())
                .allSatisfy(left -> assertThat(TEXTS)
                        .anyMatch(
                                text -> text.file().equals(file) && text.parts().contains(left))));
        assertThat(TEXTS).extracting(Text::file).containsAll(FOR_PROGRAMS);
    }

    @Test
    void noPhraseIsTranslatedThatNobodySays() {
        assertThat(PHRASES)
                .hasSizeGreaterThan(50)
                .allSatisfy(
                        phrase -> assertThat(TEXTS).as(phrase).anyMatch(text -> hasInOrder(phrase, text.asPhrase())));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class A extends AllianceException { A() { super(\"out of paper\"); } }",
                "class A { String why() { return \"out of \" + what; } }",
                "class A { String why = \"nothing \" + (fits ? \"to say\" : \"to add\"); }",
                "class A { Problem problem() { return Problem.of(\"an elephant or two\"); } }",
                "class A { void add() { at.add(\"at most \" + n + \" elephants\"); } }",
                "class A { String why() { return String.format(\"%.2f of it\", x); } }",
                "enum A { B(\"out of paper\") }"
            })
    void aMessageInTheCodeIsFound(String source) {
        assertThat(MessageLiterals.of(List.of(new Source(source))))
                .filteredOn(text -> !isSaidInEveryLanguage(text))
                .isNotEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "class A { public String toString() { return \"A of \" + n + \" parts\"; } }",
                "class A { void a() { throw new IllegalArgumentException(\"out of \" + n + \" parts\"); } }",
                "class A { void a() { Objects.requireNonNull(b, \"a part of it\"); } }",
                "@SuppressWarnings(\"a b\") class A { String id = \"one-word\"; }",
                "class A { void a() { problems.add(at, \"at most \" + MAX + \" elements\"); } }",
                "class A { String words = \"skipped, declined, not-applicable\"; }"
            })
    void whatIsNoMessageOrHasAPhraseIsLeftAlone(String source) {
        assertThat(MessageLiterals.of(List.of(new Source(source))))
                .filteredOn(text -> !isSaidInEveryLanguage(text))
                .isEmpty();
    }

    private static final class Source extends SimpleJavaFileObject {
        private final String text;

        Source(String text) {
            super(URI.create("memory:///A.java"), JavaFileObject.Kind.SOURCE);
            this.text = text;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }
    }
}

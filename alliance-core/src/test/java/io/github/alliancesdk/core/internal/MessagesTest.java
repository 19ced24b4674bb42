package io.github.alliancesdk.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.alliancesdk.core.change.SeriesProblemCode;
import io.github.alliancesdk.core.evidence.EvidenceProblem;
import io.github.alliancesdk.core.instrument.DefinitionProblem;
import io.github.alliancesdk.core.response.ProblemCode;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class MessagesTest {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("io.github.alliancesdk.core.internal.messages", Locale.ROOT);

    static Stream<String> keys() {
        return new TreeSet<>(BUNDLE.keySet()).stream();
    }

    @Test
    void thereIsOneMessageForEachCodeAndNoOther() {
        Stream<String> codes = Stream.of(
                        Arrays.stream(DefinitionProblem.Code.values()).map(code -> "definition." + code.id()),
                        Arrays.stream(EvidenceProblem.Code.values()).map(code -> "evidence." + code.id()),
                        Arrays.stream(ProblemCode.values()).map(code -> "response." + code.id()),
                        Arrays.stream(SeriesProblemCode.values()).map(code -> "series." + code.id()))
                .flatMap(each -> each);

        assertThat(BUNDLE.keySet()).isEqualTo(codes.collect(Collectors.toSet()));
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeOfAPayloadHasAnIdInLowerCaseWords(ProblemCode code) {
        assertThat(code.id())
                .matches("[a-z]+(-[a-z]+)*")
                .isEqualTo(code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyBraceInAMessageIsAPlaceholderThatCanBeFilled(String key) {
        assertThat(BUNDLE.getString(key).replaceAll("\\{(allowed|column|fact|id|item|line|other|rows|version)}", ""))
                .doesNotContainPattern("[{}]");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aLanguageWithoutTranslationGetsEnglish(String key) {
        Map<String, String> arguments = Map.of("allowed", "1..5");
        assertThat(Messages.text(Locale.GERMAN, key, arguments)).isEqualTo(Messages.text(Locale.ROOT, key, arguments));
    }

    @Test
    void theLanguageOfTheMachineDoesNotMatter() {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag("ar-EG"));
            assertThat(Messages.text(Locale.GERMAN, "definition.not-allowed", Map.of("allowed", "1 to 5")))
                    .isEqualTo("The value isn't allowed; allowed is 1 to 5.");
        } finally {
            Locale.setDefault(before);
        }
    }

    @Test
    void argumentsStandAsTheyAre() {
        assertThat(Messages.text(Locale.ROOT, "definition.not-allowed", Map.of("allowed", "$1 \\ {fact} 'x'")))
                .isEqualTo("The value isn't allowed; allowed is $1 \\ {fact} 'x'.");
    }

    @Test
    void anArgumentThatIsMissingLeavesNoPlaceholder() {
        assertThat(Messages.text(Locale.ROOT, "definition.missing-provenance", Map.of()))
                .isEqualTo("The fact  has no provenance.");
    }

    @Test
    void aKeyWithoutMessageIsAnErrorOfOurs() {
        assertThatExceptionOfType(MissingResourceException.class)
                .isThrownBy(() -> Messages.text(Locale.ROOT, "definition.no-such-code", Map.of()));
    }
}

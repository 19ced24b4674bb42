package io.github.alliancesdk.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.alliancesdk.core.change.SeriesProblemCode;
import io.github.alliancesdk.core.evidence.EvidenceProblem;
import io.github.alliancesdk.core.instrument.DefinitionProblem;
import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.psychometrics.AgreementProblem;
import io.github.alliancesdk.core.psychometrics.Reason;
import io.github.alliancesdk.core.response.DerivationProblem;
import io.github.alliancesdk.core.response.MissingReason;
import io.github.alliancesdk.core.response.ProblemCode;
import io.github.alliancesdk.core.wording.WordingProblem;
import java.util.Arrays;
import java.util.List;
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
import org.junit.jupiter.params.provider.ValueSource;

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
                        Arrays.stream(DerivationProblem.Code.values()).map(code -> "derivation." + code.id()),
                        Arrays.stream(EvidenceProblem.Code.values()).map(code -> "evidence." + code.id()),
                        Arrays.stream(ProblemCode.values()).map(code -> "response." + code.id()),
                        Arrays.stream(SeriesProblemCode.values()).map(code -> "series." + code.id()),
                        Arrays.stream(AgreementProblem.Code.values()).map(code -> "agreement." + code.id()),
                        Arrays.stream(Reason.values()).map(reason -> "reason." + reason.id()),
                        Arrays.stream(Rater.values()).map(rater -> "rater." + rater.id()),
                        Arrays.stream(Referent.values()).map(referent -> "referent." + referent.id()),
                        Arrays.stream(InstrumentStatus.values()).map(status -> "status." + status.id()),
                        Arrays.stream(Disposition.values()).map(each -> "disposition." + each.id()),
                        Arrays.stream(Metric.values()).map(metric -> "metric." + metric.id()),
                        Arrays.stream(MissingReason.values()).map(reason -> "missing." + reason.id()),
                        Stream.of("goal", "task", "bond", "task-goal", "total").map(scale -> "scale." + scale),
                        Arrays.stream(WordingProblem.Code.values()).map(code -> "wording." + code.id()),
                        Stream.of("form.item", "form.unvalidated"),
                        Stream.of("policy.complete", "policy.prorate", "score.insufficient"))
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
        assertThat(BUNDLE.getString(key)
                        .replaceAll(
                                "\\{("
                                        + "allowed|answered|column|fact|found|fraction|id|item|items|judge|line|other|required|rows|version)}",
                                ""))
                .doesNotContainPattern("[{}]");
    }

    @ParameterizedTest
    @MethodSource("keys")
    void aLanguageWithoutTranslationGetsEnglish(String key) {
        Map<String, String> arguments = Map.of("allowed", "1..5");
        assertThat(Messages.text(Locale.JAPANESE, key, arguments))
                .isEqualTo(Messages.text(Locale.ROOT, key, arguments));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "de-AT", "fr"})
    void theLanguageOfTheMachineDoesNotMatter(String machine) {
        Locale before = Locale.getDefault();
        try {
            Locale.setDefault(Locale.forLanguageTag(machine));
            for (Locale english : List.of(Locale.ROOT, Locale.ENGLISH, Locale.UK, Locale.JAPANESE)) {
                assertThat(Messages.text(english, "definition.not-allowed", Map.of("allowed", "1 to 5")))
                        .isEqualTo("The value isn't allowed; allowed is 1 to 5.");
            }
            assertThat(Messages.text(
                            Locale.forLanguageTag("nl-BE"), "definition.not-allowed", Map.of("allowed", "1 to 5")))
                    .isEqualTo("De waarde is niet toegestaan; toegestaan is: 1 tot en met 5.");
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

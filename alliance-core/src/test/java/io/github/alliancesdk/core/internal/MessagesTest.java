package io.github.alliancesdk.core.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.instrument.Construct;
import io.github.alliancesdk.core.instrument.CutoffStatement;
import io.github.alliancesdk.core.instrument.Disposition;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.interchange.Verification;
import io.github.alliancesdk.core.response.MissingReason;
import io.github.alliancesdk.core.scoring.batch.BatchScorer;
import io.github.alliancesdk.core.statistics.OutcomeDirection;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.agreement.Agreement;
import io.github.alliancesdk.core.statistics.agreement.Comparability;
import io.github.alliancesdk.core.statistics.agreement.IntraclassCorrelation;
import io.github.alliancesdk.core.statistics.change.Drop;
import io.github.alliancesdk.core.statistics.change.ReliabilityKind;
import io.github.alliancesdk.core.statistics.change.ReliableChange;
import io.github.alliancesdk.core.statistics.change.ScoreSeries;
import io.github.alliancesdk.core.statistics.change.Slope;
import io.github.alliancesdk.core.statistics.evidence.RandomEffects;
import io.github.alliancesdk.core.statistics.evidence.ReferenceSample;
import io.github.alliancesdk.core.statistics.evidence.ThemeFinding;
import io.github.alliancesdk.core.statistics.evidence.ThemeItem;
import io.github.alliancesdk.core.statistics.reliability.CronbachAlpha;
import io.github.alliancesdk.core.statistics.reliability.KeyHypothesis;
import io.github.alliancesdk.core.statistics.reliability.KeyingFinding;
import io.github.alliancesdk.core.statistics.reliability.KeyingReport;
import io.github.alliancesdk.core.statistics.reliability.McDonaldOmega;
import io.github.alliancesdk.core.statistics.reliability.ResponseMatrix;
import io.github.alliancesdk.core.statistics.reliability.ResponseMatrixException;
import io.github.alliancesdk.core.statistics.reliability.ScaleReliability;
import io.github.alliancesdk.core.wording.UseContext;
import io.github.alliancesdk.core.wording.WordingPack;
import io.github.alliancesdk.core.wording.WordingRefusedException;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class MessagesTest {
    private static final ResourceBundle BUNDLE =
            ResourceBundle.getBundle("io.github.alliancesdk.core.internal.messages", Locale.ROOT);

    /** All argument names. */
    private static final String PLACEHOLDERS =
            "allowed|answered|caution|close|code|column|conversion|count|declared|df|difference"
                    + "|expected|fact|facts|field|found|fraction|from|id|instrument|instruments|item|items|judge|kind|known|label"
                    + "|line|mean|message|metric|missing|n|other|pointer|problems|range|rater|reason|referent|required|row|rows|rule|sample|scale"
                    + "|score|sd|share|sources|t|to|version|z";

    /** The themes of the judgement that is bundled with the SDK, and of the publications that it lists. */
    private static final List<String> THEMES = List.of(
            "goal",
            "task",
            "bond",
            "openness",
            "emotional-connection",
            "accountability",
            "flexibility",
            "usability",
            "trust-in-competence",
            "privacy",
            "empathy",
            "compassion",
            "lack-of-agreement-upon-goals");

    static Stream<String> keys() {
        return new TreeSet<>(BUNDLE.keySet()).stream();
    }

    @Test
    void thereIsOneMessageForEachCodeAndNoOther() {
        Stream<String> codes = Stream.of(
                        Arrays.stream(Area.values())
                                .flatMap(area -> area.codes().stream().map(code -> area.id() + "." + code.id())),
                        Arrays.stream(Reason.values()).map(reason -> "reason." + reason.id()),
                        Arrays.stream(Rater.values()).map(rater -> "rater." + rater.id()),
                        Arrays.stream(Referent.values()).map(referent -> "referent." + referent.id()),
                        Arrays.stream(InstrumentStatus.values()).map(status -> "status." + status.id()),
                        Arrays.stream(Disposition.values()).map(each -> "disposition." + each.id()),
                        Arrays.stream(Construct.values()).map(construct -> "construct." + construct.id()),
                        Arrays.stream(CutoffStatement.Direction.values()).map(side -> "cutoff." + side.id()),
                        Arrays.stream(Metric.values()).map(metric -> "metric." + metric.id()),
                        Arrays.stream(MissingReason.values()).map(reason -> "missing." + reason.id()),
                        Stream.of("goal", "task", "bond", "task-goal", "total").map(scale -> "scale." + scale),
                        Stream.of("form.item", "form.unvalidated"),
                        Stream.of("complete", "prorate", "at-most-missing", "form-at-most-missing")
                                .map(policy -> "policy." + policy),
                        Stream.of("policy.published", "policy.published-rule", "policy.of-scale"),
                        Stream.of("score.insufficient", "score.insufficient-form"),
                        Stream.of(Verification.Verdict.values()).map(verdict -> "verdict." + verdict.id()),
                        Stream.of(Verification.Reason.values()).map(reason -> "verification." + reason.id()),
                        Stream.of("difference.of-report", "difference.of-scale"),
                        Stream.of(BatchScorer.Status.values()).map(status -> "batch." + lowerCase(status)),
                        Stream.of(WordingPack.Status.values()).map(status -> "wording-status." + status.id()),
                        Stream.of(UseContext.values()).map(context -> "context." + context.id()),
                        Stream.of("number.decimal-mark", "problem.at", "problem.of-row"),
                        exceptions(),
                        Stream.of(ResponseMatrixException.Problem.values()).map(problem -> "matrix." + problem.id()),
                        Stream.of("matrix.of-row", "matrix.of-item"),
                        namesOfPsychometrics(),
                        namesOfChange(),
                        namesOfEvidence())
                .flatMap(each -> each);

        assertThat(BUNDLE.keySet()).isEqualTo(codes.collect(Collectors.toSet()));
    }

    private static Stream<String> exceptions() {
        return Stream.of(
                        Stream.of(
                                "invalid-definition", "invalid-definition-many", "invalid-responses", "invalid-series"),
                        Stream.of("invalid-record", "invalid-wording", "refused", "not-computed"),
                        Stream.of("unknown-instrument", "unknown-instrument-close", "unknown-instrument-empty"),
                        Stream.of(WordingRefusedException.Reason.values()).map(WordingRefusedException.Reason::id))
                .flatMap(each -> each.map(word -> "exception." + word));
    }

    private static Stream<String> namesOfPsychometrics() {
        return Stream.of(
                        Stream.of(ScaleReliability.Caution.values()).map(caution -> "caution." + caution.id()),
                        Stream.of(Comparability.values()).map(option -> "comparability." + option.id()),
                        Stream.of(IntraclassCorrelation.Definition.values()).map(each -> "icc." + lowerCase(each)),
                        Stream.of("interval." + CronbachAlpha.INTERVAL_METHOD, "model." + McDonaldOmega.MODEL),
                        Stream.of(Agreement.Exclusion.Why.values()).map(why -> "left-out." + why.id()),
                        Stream.of(KeyingReport.Verdict.values()).map(verdict -> "keying-verdict." + verdict.id()),
                        Stream.of(KeyHypothesis.Kind.values()).map(kind -> "key." + kind.id()),
                        Stream.of(KeyHypothesis.Kind.values()).map(kind -> "keying." + kind.id()),
                        Stream.of(ResponseMatrix.Independence.values()).map(each -> "independence." + each.id()),
                        Stream.of(
                                        "items-against-key",
                                        "constant-item",
                                        "unused-lowest",
                                        "unused-highest",
                                        "straight-line")
                                .map(finding -> "keying." + finding),
                        Stream.of(KeyingFinding.UnusedEnd.End.values()).map(end -> "end." + end.id()))
                .flatMap(each -> each);
    }

    private static Stream<String> namesOfChange() {
        return Stream.of(
                        Stream.of(ReliableChange.Verdict.values()).map(verdict -> "change." + verdict.id()),
                        Stream.of(ReliableChange.Method.values())
                                .flatMap(method -> Stream.of("method." + method.id(), "assumptions." + method.id())),
                        Stream.of(ReliabilityKind.values()).map(kind -> "reliability." + kind.id()),
                        Stream.of("drop.running-mean", "drop.control-chart"),
                        Stream.of(Drop.Recovery.values()).map(state -> "recovery." + state.id()),
                        Stream.of(Slope.Unit.values()).map(unit -> "unit." + unit.id()),
                        Stream.of(ScoreSeries.Order.values()).map(order -> "order." + order.id()))
                .flatMap(each -> each);
    }

    private static Stream<String> namesOfEvidence() {
        return Stream.of(
                        Stream.of(OutcomeDirection.values()).map(direction -> "outcome." + direction.id()),
                        Stream.of(ReferenceSample.Kind.values()).map(kind -> "sample." + kind.id()),
                        Stream.of(RandomEffects.Estimator.values()).map(method -> "variance." + method.id()),
                        Stream.of(RandomEffects.Caution.values()).map(caution -> "pooling." + caution.id()),
                        Stream.of(ThemeFinding.State.values()).map(state -> "coverage." + state.id()),
                        Stream.of("coverage.caution", "conversion.linear"),
                        Stream.of(
                                        "above",
                                        "below",
                                        "position",
                                        "no-position",
                                        "converted",
                                        "source",
                                        "caution",
                                        "context")
                                .map(part -> "comparison." + part),
                        Stream.of("description.with-n", "description.without-n"),
                        Stream.of(ThemeItem.Strength.values()).map(strength -> "touch." + lowerCase(strength)),
                        THEMES.stream().map(theme -> "theme." + theme))
                .flatMap(each -> each);
    }

    private static String lowerCase(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    @ParameterizedTest
    @MethodSource("keys")
    void everyBraceInAMessageIsAPlaceholderThatCanBeFilled(String key) {
        assertThat(BUNDLE.getString(key).replaceAll("\\{(" + PLACEHOLDERS + ")}", ""))
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
                        .isEqualTo("The value isn't allowed; allowed: 1 to 5.");
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
                .isEqualTo("The value isn't allowed; allowed: $1 \\ {fact} 'x'.");
    }

    @Test
    void anArgumentThatIsMissingLeavesNoPlaceholder() {
        assertThat(Messages.text(Locale.ROOT, "definition.missing-provenance", Map.of()))
                .isEqualTo("The fact  has no provenance: state its disposition and its sources.");
    }

    @Test
    void aKeyWithoutMessageIsAnErrorOfOurs() {
        assertThatExceptionOfType(MissingResourceException.class)
                .isThrownBy(() -> Messages.text(Locale.ROOT, "definition.no-such-code", Map.of()));
    }
}

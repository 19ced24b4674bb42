package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.instrument.Example;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Insufficient;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import java.util.OptionalInt;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ShippedExamplesTest {
    private final ResponseChecker checker =
            ResponseChecker.of(BundledInstruments.catalog()).allowExperimental();

    static Stream<Instrument> scored() {
        return BundledInstruments.catalog().instruments().stream()
                .filter(instrument -> instrument.status() != InstrumentStatus.CATALOGUED);
    }

    static Stream<Example> examples() {
        return scored().flatMap(instrument -> instrument.examples().stream());
    }

    @ParameterizedTest
    @MethodSource("examples")
    void anExampleScoresAsItStates(Example example) {
        ScoreReport report = Scorer.of(example.policy())
                .score(checker.check(Responses.of(example.payload())).orElseThrow());

        assertThat(report.rater()).isEqualTo(example.rater());
        assertThat(report.format().id()).isEqualTo(example.format());
        assertThat(report.scales().keySet())
                .containsExactlyElementsOf(example.scores().keySet());
        example.scores().forEach((scale, expected) -> assertScore(scale, report.scale(scale), expected));
    }

    @ParameterizedTest
    @MethodSource("scored")
    void anInstrumentThatIsScoredHasFiveExamplesOrMoreOfEveryKind(Instrument instrument) {
        assertThat(instrument.examples())
                .hasSizeGreaterThanOrEqualTo(5)
                .extracting(Example::id)
                .doesNotHaveDuplicates();
        assertThat(instrument.raters()).allSatisfy(rater -> assertHas(instrument, example -> example.rater() == rater));
        assertThat(instrument.formats())
                .extracting(ResponseFormat::id)
                .allSatisfy(format ->
                        assertHas(instrument, example -> example.format().equals(format)));
        assertHas(
                instrument,
                example -> isPartial(instrument, example) && example.policy().equals(MissingPolicy.complete()));
        assertHas(
                instrument,
                example -> isPartial(instrument, example) && example.policy().equals(MissingPolicy.prorate(0.8)));
        assertHas(instrument, example -> example.scores().values().stream().allMatch(Example.Expected::isScored));
    }

    private static void assertHas(Instrument instrument, Predicate<Example> kind) {
        assertThat(instrument.examples()).anyMatch(kind);
    }

    private static boolean isPartial(Instrument instrument, Example example) {
        return example.responses().size() < instrument.items().size();
    }

    private static void assertScore(String scale, Score actual, Example.Expected expected) {
        assertThat(actual.mean()).as("mean of %s", scale).isEqualTo(expected.mean());
        assertThat(actual.sum()).as("sum of %s", scale).isEqualTo(expected.sum());
        assertThat(actual.answered()).as("answers of %s", scale).isEqualTo(expected.answered());
        assertThat(actual.items()).as("items of %s", scale).isEqualTo(expected.items());
        assertThat(actual instanceof Insufficient few ? OptionalInt.of(few.required()) : OptionalInt.empty())
                .as("required answers of %s", scale)
                .isEqualTo(expected.required());
    }
}

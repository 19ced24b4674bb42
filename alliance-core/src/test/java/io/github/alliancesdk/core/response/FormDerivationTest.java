package io.github.alliancesdk.core.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentBuilder;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InstrumentStatus;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.scoring.DerivedReport;
import io.github.alliancesdk.core.scoring.Insufficient;
import io.github.alliancesdk.core.scoring.Scorer;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FormDerivationTest {
    /** Five items on 1..5, item 2 reversed; first = 1, 2; second = 3, 4, 5; alternative format 0..4. */
    private static final Instrument LONGER = InventedInstruments.demo();

    private static Item from(int number, String instrument, int item) {
        return new Item(number, Optional.of(new Item.Origin(InstrumentId.of(instrument), item)), false);
    }

    private static InstrumentBuilder begin() {
        return InventedInstruments.begin("short-3", 1, 5);
    }

    /** Selects items 5, 2 and 1 of the longer form. */
    private static InstrumentBuilder items(InstrumentBuilder form) {
        return form.item(from(1, "demo-5", 5)).item(from(2, "demo-5", 2)).item(from(3, "demo-5", 1));
    }

    private static InstrumentBuilder key(InstrumentBuilder form) {
        return form.reversed(2).scale("first", 2, 3).scale("second", 1).scale("total", 1, 2, 3);
    }

    private static Instrument shorter() {
        return key(items(begin())).build();
    }

    private static CheckedResponses sheet(UnaryOperator<Responses.Builder> more) {
        Responses.Builder sheet = Responses.builder("demo-5", Rater.CLIENT)
                .recordId("r-1")
                .answer(1, 1)
                .answer(2, 2)
                .answer(3, 3)
                .answer(4, 4);
        return ResponseChecker.of(LONGER).check(more.apply(sheet).build()).orElseThrow();
    }

    @Test
    void theAnswersGoWithTheirItems() {
        CheckedResponses answered = sheet(sheet -> sheet.answer(5, 5).referent(Referent.APP));

        DerivedResponses derived = FormDerivation.to(shorter()).derive(answered);

        assertThat(derived.responses().instrument()).isEqualTo(shorter());
        assertThat(derived.responses().answers()).isEqualTo(new TreeMap<>(Map.of(1, 5, 2, 2, 3, 1)));
        assertThat(derived.responses().administration()).isEqualTo(answered.administration());
        assertThat(derived.responses().referent()).isEqualTo(Referent.APP);
        assertThat(derived.responses())
                .isEqualTo(ResponseChecker.of(shorter())
                        .check(Responses.of(derived.responses().toPayload()))
                        .orElseThrow());
        assertThat(derived.longer()).isSameAs(LONGER);
        assertThat(derived)
                .hasToString("DerivedResponses[CheckedResponses[short-3, client, 3 of 3 items] from demo-5]");
        assertThat(FormDerivation.to(shorter()).problems(LONGER)).isEmpty();
    }

    @Test
    void whatIsMissingStaysMissingForItsReason() {
        CheckedResponses answered = sheet(sheet -> sheet.missing(5, MissingReason.DECLINED));

        CheckedResponses derived = FormDerivation.to(shorter()).derive(answered).responses();

        assertThat(derived.answer(1)).isEmpty();
        assertThat(derived.missingReason(1)).contains(MissingReason.DECLINED);
        assertThat(derived.missingReason(2)).isEmpty();
        assertThat(Scorer.complete().score(derived).scale("second")).isEqualTo(new Insufficient(0, 1, 1));
    }

    @Test
    void aReportSaysWhereItsAnswersComeFrom() {
        DerivedResponses derived = FormDerivation.to(shorter()).derive(sheet(sheet -> sheet.answer(5, 5)));

        DerivedReport report = Scorer.complete().scoreDerived(derived);

        assertThat(report.report()).isEqualTo(Scorer.complete().score(derived.responses()));
        assertThat(report.toMap())
                .containsAllEntriesOf(report.report().toMap())
                .containsEntry(
                        "derived",
                        Map.of(
                                "from",
                                "demo-5",
                                "definitionVersion",
                                "1.0.0",
                                "definitionDigest",
                                LONGER.definitionDigest()));
        assertThat(report.toString())
                .startsWith("DerivedReport[ScoreReport[short-3 ")
                .endsWith(", from demo-5]");
    }

    @Test
    void theFormatIsThatOfTheSameRange() {
        CheckedResponses answered = sheet(sheet -> sheet.answer(5, 0).format("from-zero"));
        Instrument both = key(items(begin()))
                .alternativeFormat(ResponseFormat.of("nought-to-four", 0, 4))
                .build();

        assertThat(FormDerivation.to(both).derive(answered).responses().format().id())
                .isEqualTo("nought-to-four");
        assertThat(FormDerivation.to(shorter()).problems(answered))
                .extracting(Problem::toString)
                .containsExactly("format-differs: The answers are on 0..4; the shorter form is on 1..5.");
    }

    static Stream<Arguments> refused() {
        return Stream.of(
                Arguments.of(
                        key(begin().items(3)).build(),
                        List.of(ProblemCode.OTHER_ORIGIN, ProblemCode.OTHER_ORIGIN, ProblemCode.OTHER_ORIGIN),
                        "The definition doesn't state that item 1 comes from demo-5."),
                Arguments.of(
                        key(begin().item(from(1, "demo-5", 5))
                                        .item(from(2, "demo-6", 2))
                                        .item(from(3, "demo-5", 1)))
                                .build(),
                        List.of(ProblemCode.OTHER_ORIGIN),
                        "The definition doesn't state that item 2 comes from demo-5."),
                Arguments.of(
                        key(begin().item(from(1, "demo-5", 6))
                                        .item(from(2, "demo-5", 2))
                                        .item(from(3, "demo-5", 1)))
                                .build(),
                        List.of(ProblemCode.UNKNOWN_ITEM),
                        "Item 1 comes from demo-5 item 6, which doesn't exist."),
                Arguments.of(
                        items(begin()).reversed(3).scale("total", 1, 2, 3).build(),
                        List.of(ProblemCode.REVERSAL_DIFFERS, ProblemCode.REVERSAL_DIFFERS),
                        "Only one of item 2 and its origin, demo-5 item 2, is reversed."),
                Arguments.of(
                        items(begin())
                                .reversed(2)
                                .scale("first", 2)
                                .scale("second", 1, 3)
                                .build(),
                        List.of(ProblemCode.SCALE_DIFFERS),
                        "Item 3 and its origin, demo-5 item 1, belong to different scales."),
                Arguments.of(
                        key(items(begin().responseFormat("default", 1, 7, Metric.MEAN)))
                                .build(),
                        List.of(ProblemCode.FORMAT_DIFFERS),
                        "The answers are on 1..5; the shorter form is on 1..7."),
                Arguments.of(
                        key(items(begin()))
                                .status(InstrumentStatus.EXPERIMENTAL)
                                .openQuestion("all")
                                .build(),
                        List.of(ProblemCode.EXPERIMENTAL),
                        "The shorter form is experimental; it needs an explicit opt-in."),
                Arguments.of(
                        InventedInstruments.catalogued(),
                        List.of(ProblemCode.NOT_SCORABLE, ProblemCode.FORMAT_DIFFERS),
                        "The shorter form is only catalogued: its key isn't known."));
    }

    @ParameterizedTest
    @MethodSource("refused")
    void whatDoesNotCarryOverIsRefusedForItsReason(Instrument shorter, List<ProblemCode> codes, String message) {
        FormDerivation derivation = FormDerivation.to(shorter);

        assertThat(derivation.problems(LONGER)).extracting(Problem::code).isEqualTo(codes);
        assertThat(derivation.problems(LONGER).get(0).message()).isEqualTo(message);
        assertThat(derivation.problems(sheet(sheet -> sheet)))
                .extracting(Problem::code)
                .containsAll(codes);
    }

    @Test
    void otherLabelsAreAnotherFormatAndUnknownOnesAreNot() {
        Instrument labelled =
                key(items(begin().responseFormat(labels("Low", "High")))).build();
        Instrument partly =
                key(items(begin().responseFormat(labels("Low", null)))).build();
        Instrument other =
                key(items(begin().responseFormat(labels("Never", "High")))).build();
        Instrument longer = InventedInstruments.begin("demo-5", 1, 5)
                .responseFormat(labels("Low", "High"))
                .items(5)
                .reversed(2)
                .scale("first", 1, 2)
                .scale("second", 3, 4, 5)
                .build();

        assertThat(FormDerivation.to(labelled).problems(longer)).isEmpty();
        assertThat(FormDerivation.to(partly).problems(longer)).isEmpty();
        assertThat(FormDerivation.to(shorter()).problems(longer)).isEmpty();
        assertThat(FormDerivation.to(other).problems(longer))
                .extracting(Problem::toString)
                .containsExactly("labels-differ: The two response formats label their points differently.");
    }

    private static ResponseFormat labels(String lowest, @org.jspecify.annotations.Nullable String highest) {
        TreeMap<Integer, String> labels = new TreeMap<>(Map.of(1, lowest));
        if (highest != null) {
            labels.put(5, highest);
        }
        return ResponseFormat.of("default", 1, 5).withAnchors(labels);
    }

    @Test
    void theShorterFormMustBeForTheSameRaterAndReferent() {
        Instrument ofTherapists = key(items(begin().raters(Rater.THERAPIST).referents(Referent.THERAPIST)))
                .build();

        List<Problem> problems = FormDerivation.to(ofTherapists).problems(sheet(sheet -> sheet.referent(Referent.APP)));

        assertThat(problems)
                .extracting(Problem::toString)
                .containsExactly(
                        "wrong-rater: The rater is client; the shorter form is for therapist.",
                        "wrong-referent: The referent is app; the shorter form is about therapist.");
    }

    @Test
    void anExperimentalFormIsDerivedForWhoAsks() {
        Instrument unsure = key(items(begin()))
                .status(InstrumentStatus.EXPERIMENTAL)
                .openQuestion("all")
                .build();

        assertThat(FormDerivation.to(unsure)
                        .allowExperimental()
                        .derive(sheet(sheet -> sheet))
                        .responses()
                        .instrument())
                .isSameAs(unsure);
        assertThat(FormDerivation.to(unsure).allowExperimental())
                .hasToString("FormDerivation[to short-3, experimental]");
    }

    @Test
    void whoOnlyWantsTheAnswersGetsEveryReasonInAnException() {
        FormDerivation derivation = FormDerivation.to(key(begin().items(3)).build());
        CheckedResponses answered = sheet(sheet -> sheet);

        RefusedException thrown = catchThrowableOfType(RefusedException.class, () -> derivation.derive(answered));

        assertThat(thrown.problems()).isEqualTo(derivation.problems(answered)).hasSize(3);
        assertThat(thrown)
                .hasMessageStartingWith(
                        "refused: other-origin: The definition doesn't state that item 1 comes from demo-5. other");
    }

    @Test
    void refusesNullByName() {
        FormDerivation derivation = FormDerivation.to(shorter());

        assertThatNullPointerException()
                .isThrownBy(() -> FormDerivation.to(null))
                .withMessage("shorter");
        assertThatNullPointerException()
                .isThrownBy(() -> derivation.problems((Instrument) null))
                .withMessage("longer");
        assertThatNullPointerException()
                .isThrownBy(() -> derivation.problems((CheckedResponses) null))
                .withMessage("responses");
        assertThatNullPointerException()
                .isThrownBy(() -> derivation.derive(null))
                .withMessage("responses");
        assertThat(derivation).hasToString("FormDerivation[to short-3]");
    }
}

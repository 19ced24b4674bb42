package io.github.alliancesdk.core.statistics.agreement;

import static io.github.alliancesdk.core.statistics.ReferenceValues.assertEqual;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.within;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.statistics.Correlation;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.ReferenceValues;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

class AgreementAnalysisTest {
    private static final Instrument DEMO = InventedInstruments.demo();
    private static final AgreementAnalysis CLIENT_AND_THERAPIST =
            AgreementAnalysis.between(Rater.CLIENT, Rater.THERAPIST);

    private static ScoreReport report(Instrument instrument, Rater rater, UnaryOperator<Responses.Builder> sheet) {
        return report(instrument, rater, Scorer.complete(), sheet);
    }

    private static ScoreReport report(
            Instrument instrument, Rater rater, Scorer scorer, UnaryOperator<Responses.Builder> sheet) {
        Responses responses =
                sheet.apply(Responses.builder(instrument.id().value(), rater)).build();
        return scorer.score(ResponseChecker.of(instrument).check(responses).orElseThrow());
    }

    private static UnaryOperator<Responses.Builder> sheet(String dyad, int session, int... answers) {
        return builder -> {
            answered(builder, answers);
            return builder.dyadId(dyad).session(session);
        };
    }

    private static Responses.Builder answered(Responses.Builder builder, int... answers) {
        for (int i = 0; i < answers.length; i++) {
            if (answers[i] >= 0) {
                builder.answer(i + 1, answers[i]);
            }
        }
        return builder;
    }

    /** Of the total, in which item 2 is reversed. */
    private static List<ScoreReport> fourDyads() {
        List<ScoreReport> reports = new ArrayList<>();
        // totals 5, 3, 1, 2 and 4, 3, 2, 2
        reports.add(report(DEMO, Rater.CLIENT, sheet("d-1", 1, 5, 1, 5, 5, 5)));
        reports.add(report(DEMO, Rater.CLIENT, sheet("d-2", 1, 3, 3, 3, 3, 3)));
        reports.add(report(DEMO, Rater.CLIENT, sheet("d-3", 1, 1, 5, 1, 1, 1)));
        reports.add(report(DEMO, Rater.CLIENT, sheet("d-4", 1, 2, 4, 2, 2, 2)));
        reports.add(report(DEMO, Rater.THERAPIST, sheet("d-1", 1, 4, 2, 4, 4, 4)));
        reports.add(report(DEMO, Rater.THERAPIST, sheet("d-2", 1, 3, 3, 3, 3, 3)));
        reports.add(report(DEMO, Rater.THERAPIST, sheet("d-3", 1, 2, 4, 2, 2, 2)));
        reports.add(report(DEMO, Rater.THERAPIST, sheet("d-4", 1, 2, 4, 2, 2, 2)));
        return reports;
    }

    @Test
    void aDyadGivesOnePairAndTheFiguresAreThoseOfThePairs() {
        Agreement agreement = CLIENT_AND_THERAPIST.compare(fourDyads(), "total");

        double[] client = {5, 3, 1, 2};
        double[] therapist = {4, 3, 2, 2};
        double[][] both = {{5, 4}, {3, 3}, {1, 2}, {2, 2}};
        assertThat(agreement.pairs()).isEqualTo(4);
        assertThat(agreement.dyads()).containsExactly("d-1", "d-2", "d-3", "d-4");
        assertThat(agreement.leftOut()).isEmpty();
        assertThat(agreement.meanDifference()).isEqualTo(MeanDifference.of(client, therapist, 0.95));
        assertThat(agreement.meanDifference().orElseThrow().value()).isZero();
        assertThat(agreement.correlation()).isEqualTo(Correlation.of(client, therapist));
        assertThat(agreement.agreement()).isEqualTo(IntraclassCorrelation.agreement(both));
        assertThat(agreement.consistency()).isEqualTo(IntraclassCorrelation.consistency(both));
        assertThat(agreement.first().id()).isEqualTo("client");
        assertThat(agreement.second().id()).isEqualTo("therapist");
    }

    @Test
    void theResultSaysWhatWasCompared() {
        Agreement agreement = CLIENT_AND_THERAPIST.compare(fourDyads(), "second");

        assertThat(agreement.scale()).isEqualTo("second");
        assertThat(agreement.session()).isEmpty();
        assertThat(agreement.judges()).containsExactly(RatingSource.of(Rater.CLIENT), RatingSource.of(Rater.THERAPIST));
        assertThat(agreement.comparability()).isEqualTo(Comparability.SAME_FORM);
        assertThat(agreement.policy()).hasValue(MissingPolicy.complete());
        assertThat(agreement.forms())
                .containsExactly(new Agreement.Form(DEMO.id(), DEMO.definitionDigest(), "default", "1..5"));
        assertThat(agreement).hasToString("Agreement[client, therapist, second, 4 dyads, 0 left out]");
        assertThat(CLIENT_AND_THERAPIST).hasToString("AgreementAnalysis[client, therapist, same-form, 0.95]");
    }

    @Test
    void whatMakesNoPairIsLeftOutAndListed() {
        List<ScoreReport> reports = fourDyads();
        reports.add(report(DEMO, Rater.CLIENT, sheet("d-5", 1, 2, 4, 2, 2, 2)));
        reports.add(report(DEMO, Rater.THERAPIST, sheet("d-6", 1, 2, 4, 2, 2, 2)));
        reports.add(report(DEMO, Rater.CLIENT, sheet("d-7", 1, 2, 4, 2, 2, 2)));
        reports.add(report(DEMO, Rater.THERAPIST, sheet("d-7", 1, 2, 4, -1, 2, 2)));
        reports.add(report(DEMO, Rater.CLIENT, sheet("d-8", 1, 2, 4, 2, 2, 2)));
        reports.add(report(DEMO, Rater.THERAPIST, sheet("d-8", 2, 2, 4, 2, 2, 2)));
        reports.add(report(DEMO, Rater.CLIENT, builder -> answered(builder, 2, 4, 2, 2, 2)));

        Agreement agreement = CLIENT_AND_THERAPIST.compare(reports, "total");

        assertThat(agreement.pairs()).isEqualTo(4);
        assertThat(agreement.leftOut())
                .extracting(out ->
                        out.why().id() + " " + out.dyadId().orElse("-") + " " + out.session() + " " + out.judges())
                .containsExactlyInAnyOrder(
                        "unpaired d-5 OptionalInt[1] [therapist]",
                        "unpaired d-6 OptionalInt[1] [client]",
                        "insufficient d-7 OptionalInt[1] [therapist]",
                        "different-sessions d-8 OptionalInt.empty [client, therapist]",
                        "no-dyad-id - OptionalInt.empty [client]");
        assertThat(CLIENT_AND_THERAPIST.compare(reports, "first").dyads()).contains("d-7");
    }

    @Test
    void aReportOfAnotherRaterIsLeftOut() {
        List<ScoreReport> reports = fourDyads();
        RatingSource judge = RatingSource.of(Rater.CLIENT, "c-1");
        Agreement agreement =
                AgreementAnalysis.of(judge, RatingSource.of(Rater.THERAPIST)).compare(reports, "total");

        assertThat(agreement.pairs()).isZero();
        assertThat(agreement.leftOut())
                .extracting(Agreement.Exclusion::why)
                .containsOnly(Agreement.Exclusion.Why.OTHER_RATER, Agreement.Exclusion.Why.UNPAIRED)
                .hasSize(8);
        assertThat(agreement.leftOut())
                .filteredOn(out -> out.why() == Agreement.Exclusion.Why.UNPAIRED)
                .allMatch(out -> out.judges().equals(List.of(judge)));
    }

    @Test
    void noReportsMakeNoPairs() {
        Agreement agreement = CLIENT_AND_THERAPIST.compare(List.of(), "total");

        assertThat(agreement.pairs()).isZero();
        assertThat(agreement.forms()).isEmpty();
        assertThat(agreement.policy()).isEmpty();
        assertThat(agreement.meanDifference().reason()).hasValue(Reason.TOO_FEW_PERSONS);
        assertThat(agreement.correlation().reason()).hasValue(Reason.TOO_FEW_PERSONS);
        assertThat(agreement.agreement().reason()).hasValue(Reason.TOO_FEW_PERSONS);
        assertThat(agreement.consistency().reason()).hasValue(Reason.TOO_FEW_PERSONS);
        assertThat(CLIENT_AND_THERAPIST.compareBySession(List.of(), "total")).isEmpty();
        assertThat(CLIENT_AND_THERAPIST.compareSession(fourDyads(), "total", 9).pairs())
                .isZero();
    }

    @Test
    void aDyadThatOccursTwiceIsRefused() {
        List<ScoreReport> reports = fourDyads();
        reports.add(report(DEMO, Rater.CLIENT, sheet("d-2", 2, 2, 4, 2, 2, 2)));
        reports.add(report(DEMO, Rater.CLIENT, sheet("d-1", 3, 2, 4, 2, 2, 2)));

        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> CLIENT_AND_THERAPIST.compare(reports, "total"));

        assertThat(refused.problems())
                .containsExactly(Problem.of(Area.AGREEMENT, ProblemCode.DUPLICATE_DYAD)
                        .with("judge", "client")
                        .with("found", "d-1, d-2"));
        assertThat(refused).hasMessage("refused: duplicate-dyad: A judge rated a dyad twice (client): d-1, d-2.");
        assertThat(CLIENT_AND_THERAPIST.compareSession(reports, "total", 1).pairs())
                .isEqualTo(4);
    }

    @Test
    void eachSessionIsComparedOnItsOwn() {
        List<ScoreReport> reports = fourDyads();
        reports.add(report(DEMO, Rater.CLIENT, sheet("d-1", 4, 2, 4, 2, 2, 2)));
        reports.add(report(DEMO, Rater.THERAPIST, sheet("d-1", 4, 3, 3, 3, 3, 3)));
        reports.add(report(DEMO, Rater.THERAPIST, sheet("d-2", 4, 3, 3, 3, 3, 3)));
        reports.add(report(
                DEMO, Rater.CLIENT, builder -> answered(builder, 2, 4, 2, 2, 2).dyadId("d-9")));

        List<Agreement> agreements = CLIENT_AND_THERAPIST.compareBySession(reports, "total");

        assertThat(agreements).extracting(Agreement::session).containsExactly(OptionalInt.of(1), OptionalInt.of(4));
        assertThat(agreements).extracting(Agreement::pairs).containsExactly(4, 1);
        assertThat(agreements.get(1).meanDifference().orElseThrow().value()).isEqualTo(-1);
        assertThat(agreements.get(1).leftOut())
                .extracting(Agreement.Exclusion::why)
                .containsExactlyInAnyOrder(Agreement.Exclusion.Why.NO_SESSION, Agreement.Exclusion.Why.UNPAIRED);
        assertThat(agreements.get(0).leftOut())
                .extracting(Agreement.Exclusion::why)
                .containsExactly(Agreement.Exclusion.Why.NO_SESSION);
    }

    @Test
    void aDyadThatOccursTwiceInASessionIsRefused() {
        List<ScoreReport> reports = fourDyads();
        reports.add(report(DEMO, Rater.THERAPIST, sheet("d-2", 1, 2, 4, 2, 2, 2)));

        assertThat(catchThrowableOfType(
                                RefusedException.class, () -> CLIENT_AND_THERAPIST.compareBySession(reports, "total"))
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.DUPLICATE_DYAD);
    }

    private static Instrument other(String id, int min, int max) {
        return InventedInstruments.begin(id, min, max)
                .items(5)
                .reversed(2)
                .scale("first", 1, 2)
                .scale("second", 3, 4, 5)
                .scale("total", 1, 2, 3, 4, 5)
                .build();
    }

    private static Instrument ofEmpathy(Instrument instrument) {
        return Instrument.parse(instrument.toJson().replaceFirst("(\"raters\"\\s*:)", "\"construct\":\"empathy\",$1"));
    }

    private static Instrument asSum() {
        return Instrument.parse(DEMO.toJson().replaceAll("(\"metric\"\\s*:\\s*)\"mean\"", "$1\"sum\""));
    }

    static List<Arguments> reportsThatDoNotMix() {
        Instrument otherKey = InventedInstruments.begin("demo-5", 1, 5)
                .items(5)
                .scale("first", 1, 2)
                .scale("total", 1, 2, 3, 4, 5)
                .build();
        return List.of(
                Arguments.of(
                        report(other("else-5", 1, 5), Rater.THERAPIST, sheet("d-9", 1, 2, 4, 2, 2, 2)),
                        ProblemCode.DIFFERENT_INSTRUMENT,
                        List.of("demo-5", "else-5")),
                Arguments.of(
                        report(otherKey, Rater.THERAPIST, sheet("d-9", 1, 2, 4, 2, 2, 2)),
                        ProblemCode.DIFFERENT_DEFINITION,
                        null),
                Arguments.of(
                        report(
                                DEMO,
                                Rater.THERAPIST,
                                sheet -> sheet("d-9", 1, 2, 4, 2, 2, 2)
                                        .apply(sheet)
                                        .format("from-zero")),
                        ProblemCode.DIFFERENT_FORMAT,
                        List.of("default 1..5", "from-zero 0..4")),
                Arguments.of(
                        report(asSum(), Rater.THERAPIST, sheet("d-9", 1, 2, 4, 2, 2, 2)),
                        ProblemCode.DIFFERENT_METRIC,
                        List.of("mean", "sum")),
                Arguments.of(
                        report(ofEmpathy(DEMO), Rater.THERAPIST, sheet("d-9", 1, 2, 4, 2, 2, 2)),
                        ProblemCode.DIFFERENT_CONSTRUCT,
                        List.of("alliance", "empathy")),
                Arguments.of(
                        report(
                                DEMO,
                                Rater.THERAPIST,
                                sheet -> sheet("d-9", 1, 2, 4, 2, 2, 2)
                                        .apply(sheet)
                                        .referent(Referent.APP)),
                        ProblemCode.DIFFERENT_REFERENT,
                        List.of("app", "unstated")),
                Arguments.of(
                        report(
                                DEMO,
                                Rater.THERAPIST,
                                Scorer.of(MissingPolicy.prorate(0.8)),
                                sheet("d-9", 1, 2, 4, 2, 2, 2)),
                        ProblemCode.DIFFERENT_POLICY,
                        List.of("complete", "prorate:0.8")));
    }

    @ParameterizedTest
    @MethodSource("reportsThatDoNotMix")
    void oneReportThatIsNotLikeTheOthersRefusesTheComparison(ScoreReport odd, ProblemCode code, List<String> found) {
        List<ScoreReport> reports = fourDyads();
        reports.add(odd);

        RefusedException refused =
                catchThrowableOfType(RefusedException.class, () -> CLIENT_AND_THERAPIST.compare(reports, "total"));
        RefusedException bySession = catchThrowableOfType(
                RefusedException.class, () -> CLIENT_AND_THERAPIST.compareBySession(reports, "total"));

        assertThat(refused.problems()).extracting(Problem::code).containsExactly(code);
        assertThat(bySession.problems()).isEqualTo(refused.problems());
        if (found != null) {
            assertThat(refused.problems().get(0).argument("found")).hasValue(String.join(", ", found));
        }
    }

    @Test
    void clientAndTherapistMayRateAboutEachOther() {
        List<ScoreReport> reports = new ArrayList<>();
        for (String dyad : List.of("d-1", "d-2")) {
            reports.add(report(
                    DEMO,
                    Rater.CLIENT,
                    sheet -> sheet(dyad, 1, 2, 4, 2, 2, 2).apply(sheet).referent(Referent.THERAPIST)));
            reports.add(report(
                    DEMO,
                    Rater.THERAPIST,
                    sheet -> sheet(dyad, 1, 2, 4, 2, 2, 2).apply(sheet).referent(Referent.APP)));
        }

        assertThat(CLIENT_AND_THERAPIST.compare(reports, "total").pairs()).isEqualTo(2);
    }

    @Test
    void formsOfDifferentFormatAreComparedOnlyByExplicitConversion() {
        Instrument seven = other("else-5", 1, 7);
        List<ScoreReport> reports = new ArrayList<>();
        reports.add(report(DEMO, Rater.CLIENT, sheet("d-1", 1, 5, 1, 5, 5, 5)));
        reports.add(report(DEMO, Rater.CLIENT, sheet("d-2", 1, 3, 3, 3, 3, 3)));
        reports.add(report(DEMO, Rater.CLIENT, sheet("d-3", 1, 2, 4, 2, 2, 2)));
        reports.add(report(seven, Rater.THERAPIST, sheet("d-1", 1, 7, 1, 7, 7, 7)));
        reports.add(report(seven, Rater.THERAPIST, sheet("d-2", 1, 4, 4, 4, 4, 4)));
        reports.add(report(seven, Rater.THERAPIST, sheet("d-3", 1, 1, 7, 1, 1, 1)));

        Agreement agreement = CLIENT_AND_THERAPIST
                .withComparability(Comparability.PERCENT_OF_MAXIMUM)
                .compare(reports, "total");

        assertThat(agreement.comparability().id()).isEqualTo("percent-of-maximum");
        assertThat(agreement.forms()).extracting(Agreement.Form::range).containsExactly("1..5", "1..7");
        assertThat(agreement.meanDifference().orElseThrow().value()).isCloseTo(25 / 3.0, within(1e-12));

        reports.add(report(other("third-5", 1, 7), Rater.THERAPIST, sheet("d-4", 1, 4, 4, 4, 4, 4)));
        assertThat(catchThrowableOfType(
                                RefusedException.class,
                                () -> CLIENT_AND_THERAPIST
                                        .withComparability(Comparability.PERCENT_OF_MAXIMUM)
                                        .compare(reports, "total"))
                        .problems())
                .containsExactly(Problem.of(Area.AGREEMENT, ProblemCode.DIFFERENT_INSTRUMENT)
                        .with("judge", "therapist")
                        .with("found", "else-5, third-5"));
    }

    @Test
    void noConversionMakesScoresOfTwoConstructsComparable() {
        Instrument empathy = ofEmpathy(other("else-5", 1, 5));
        List<ScoreReport> reports = List.of(
                report(DEMO, Rater.CLIENT, sheet("d-1", 1, 5, 1, 5, 5, 5)),
                report(empathy, Rater.THERAPIST, sheet("d-1", 1, 5, 1, 5, 5, 5)));
        Problem constructs = Problem.of(Area.AGREEMENT, ProblemCode.DIFFERENT_CONSTRUCT)
                .with("judge", "client, therapist")
                .with("found", "alliance, empathy");

        assertThat(catchThrowableOfType(
                                RefusedException.class,
                                () -> CLIENT_AND_THERAPIST
                                        .withComparability(Comparability.PERCENT_OF_MAXIMUM)
                                        .compare(reports, "total"))
                        .problems())
                .containsExactly(constructs);
        assertThat(catchThrowableOfType(RefusedException.class, () -> CLIENT_AND_THERAPIST.compare(reports, "total"))
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.DIFFERENT_INSTRUMENT, ProblemCode.DIFFERENT_CONSTRUCT);
    }

    @Test
    void severalRatersOfAKindAreToldApartByTheirIds() {
        List<ScoreReport> reports = new ArrayList<>();
        double[][] table = {{4, 3, 5}, {2, 2, 3}, {1, 3, 2}, {5, 5, 4}};
        for (int subject = 0; subject < table.length; subject++) {
            for (int judge = 0; judge < 3; judge++) {
                int answer = (int) table[subject][judge];
                String dyad = "d-" + subject;
                String rater = "j-" + judge;
                reports.add(report(
                        DEMO,
                        Rater.CLIENT,
                        builder -> sheet(dyad, 1, answer, 6 - answer, answer, answer, answer)
                                .apply(builder)
                                .raterId(rater)));
            }
        }
        RatingSource first = RatingSource.of(Rater.CLIENT, "j-0");
        RatingSource third = RatingSource.of(Rater.CLIENT, "j-2");

        Agreement agreement = AgreementAnalysis.of(first, RatingSource.of(Rater.CLIENT, "j-1"), third)
                .compare(reports, "total");

        assertThat(agreement.agreement()).isEqualTo(IntraclassCorrelation.agreement(table));
        assertThat(agreement.consistency().orElseThrow().raters()).isEqualTo(3);
        assertThat(agreement.meanDifference(first, third).orElseThrow().value()).isEqualTo(-0.5);
        assertThat(agreement.correlation(third, first).orElseThrow().value())
                .isCloseTo(agreement.correlation(first, third).orElseThrow().value(), within(1e-15));
        assertThat(first).hasToString("client/j-0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> agreement.correlation(RatingSource.of(Rater.CLIENT), first))
                .withMessageContaining("client/j-0, client/j-1, client/j-2");
        // the same sheets are several of the kind `client`
        assertThat(catchThrowableOfType(RefusedException.class, () -> CLIENT_AND_THERAPIST.compare(reports, "total"))
                        .problems())
                .extracting(Problem::code)
                .containsExactly(ProblemCode.DUPLICATE_DYAD);
    }

    @Test
    void theOrderOfReportsChangesNothing() {
        long seed = 20260504;
        Random random = new Random(seed);
        List<ScoreReport> reports = fourDyads();
        Agreement expected = CLIENT_AND_THERAPIST.compare(reports, "total");
        for (int i = 0; i < 50; i++) {
            Collections.shuffle(reports, random);
            Agreement agreement = CLIENT_AND_THERAPIST.compare(reports, "total");
            assertThat(agreement.dyads()).as("seed %d", seed).isEqualTo(expected.dyads());
            assertThat(agreement.correlation()).as("seed %d", seed).isEqualTo(expected.correlation());
            assertThat(agreement.agreement()).as("seed %d", seed).isEqualTo(expected.agreement());
        }
    }

    @Test
    void theLevelIsThatOfEveryInterval() {
        AgreementAnalysis analysis = CLIENT_AND_THERAPIST.withLevel(0.8);
        Agreement agreement = analysis.compare(fourDyads(), "total");

        assertThat(analysis.level()).isEqualTo(0.8);
        assertThat(agreement
                        .meanDifference()
                        .orElseThrow()
                        .interval()
                        .orElseThrow()
                        .level())
                .isEqualTo(0.8);
        assertThat(agreement
                        .correlation()
                        .orElseThrow()
                        .interval()
                        .orElseThrow()
                        .level())
                .isEqualTo(0.8);
        assertThat(agreement.agreement().orElseThrow().interval().orElseThrow().level())
                .isEqualTo(0.8);
        assertThat(agreement
                        .consistency()
                        .orElseThrow()
                        .interval()
                        .orElseThrow()
                        .level())
                .isEqualTo(0.8);
        assertThatIllegalArgumentException().isThrownBy(() -> CLIENT_AND_THERAPIST.withLevel(1));
    }

    /** The example of Shrout and Fleiss: six dyads, each rated by four judges, with one coefficient for all. */
    @Test
    void moreThanTwoJudgesShareOneCoefficient() {
        Instrument ten = InventedInstruments.begin("ten-2", 1, 10)
                .items(2)
                .reversed()
                .scale("total", 1, 2)
                .build();
        JsonNode set = ReferenceValues.of("agreement").at("/sets/shroutFleiss");
        JsonNode expected = set.get("level95");
        List<ScoreReport> reports = new ArrayList<>();
        for (int dyad = 0; dyad < 6; dyad++) {
            for (int judge = 0; judge < 4; judge++) {
                int rating = set.get("ratings").get(dyad).get(judge).asInt();
                String id = "o-" + judge;
                reports.add(report(
                        ten,
                        Rater.CLIENT,
                        sheet("d-" + dyad, 1, rating, rating).andThen(sheet -> sheet.raterId(id))::apply));
            }
        }
        RatingSource[] judges = {
            RatingSource.of(Rater.CLIENT, "o-0"),
            RatingSource.of(Rater.CLIENT, "o-1"),
            RatingSource.of(Rater.CLIENT, "o-2"),
            RatingSource.of(Rater.CLIENT, "o-3")
        };

        Agreement agreement = AgreementAnalysis.of(judges).compare(reports, "total");

        IntraclassCorrelation absolute = agreement.agreement().orElseThrow();
        assertThat(absolute.raters()).isEqualTo(4);
        assertThat(absolute.subjects()).isEqualTo(6);
        assertEqual("agreement", absolute.value(), expected.at("/agreement/value"));
        assertEqual("agreement", absolute.interval().orElseThrow(), expected.get("agreement"));
        IntraclassCorrelation consistency = agreement.consistency().orElseThrow();
        assertEqual("consistency", consistency.value(), expected.at("/consistency/value"));
        assertEqual("consistency", consistency.interval().orElseThrow(), expected.get("consistency"));
        assertEqual(
                "difference", agreement.meanDifference().orElseThrow().value(), expected.at("/meanDifference/value"));
        Agreement.Limits limits =
                agreement.meanDifference().orElseThrow().limitsOfAgreement().orElseThrow();
        assertEqual("limits", limits.lower(), expected.at("/meanDifference/limits/lower"));
        // a dyad that one of the judges didn't rate is not included
        assertThat(AgreementAnalysis.of(judges)
                        .compare(reports.subList(0, 23), "total")
                        .pairs())
                .isEqualTo(5);
    }

    @Test
    void judgesWhoCannotBeToldApartAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> AgreementAnalysis.of(RatingSource.of(Rater.CLIENT)));
        assertThatIllegalArgumentException().isThrownBy(() -> AgreementAnalysis.between(Rater.CLIENT, Rater.CLIENT));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        AgreementAnalysis.of(RatingSource.of(Rater.CLIENT), RatingSource.of(Rater.CLIENT, "c-1")));
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        AgreementAnalysis.of(RatingSource.of(Rater.CLIENT, "c-1"), RatingSource.of(Rater.CLIENT)));
        assertThatIllegalArgumentException()
                .isThrownBy(() -> AgreementAnalysis.of(
                        RatingSource.of(Rater.CLIENT, "c-1"), RatingSource.of(Rater.CLIENT, "c-1")));
        assertThat(AgreementAnalysis.of(RatingSource.of(Rater.CLIENT, "c-1"), RatingSource.of(Rater.CLIENT, "c-2"))
                        .judges())
                .hasSize(2);
    }

    @Test
    void anUnknownScaleAndNullsAreRefused() {
        assertThatIllegalArgumentException().isThrownBy(() -> CLIENT_AND_THERAPIST.compare(fourDyads(), "third"));
        assertThatNullPointerException()
                .isThrownBy(() -> CLIENT_AND_THERAPIST.compare(null, "total"))
                .withMessage("reports");
        assertThatNullPointerException()
                .isThrownBy(() -> CLIENT_AND_THERAPIST.compare(List.of(), null))
                .withMessage("scale");
        assertThatNullPointerException()
                .isThrownBy(() -> CLIENT_AND_THERAPIST.compareSession(null, "total", 1))
                .withMessage("reports");
        assertThatNullPointerException()
                .isThrownBy(() -> CLIENT_AND_THERAPIST.compareBySession(null, "total"))
                .withMessage("reports");
        assertThatNullPointerException()
                .isThrownBy(() -> CLIENT_AND_THERAPIST.withComparability(null))
                .withMessage("comparability");
    }
}

package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.statistics.reliability.KeyHypothesis;
import io.github.alliancesdk.core.statistics.reliability.KeyedResponseMatrix;
import io.github.alliancesdk.core.statistics.reliability.KeyingCheck;
import io.github.alliancesdk.core.statistics.reliability.KeyingFinding;
import io.github.alliancesdk.core.statistics.reliability.KeyingReport;
import io.github.alliancesdk.core.statistics.reliability.RawResponseMatrix;
import io.github.alliancesdk.core.statistics.reliability.ResponseSimulation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/**
 * Mistakes that were seen with these instruments. Each is refused, found by the keying check, or told on the page of the
 * instrument.
 */
class TrapsTest {
    private static final ResponseChecker CHECKER =
            ResponseChecker.of(BundledInstruments.catalog()).allowExperimental();
    private static final KeyingCheck KEYING = KeyingCheck.against(BundledInstruments.catalog());
    private static final long SEED = 20261129;
    private static final int PERSONS = 300;

    private static String page(String instrument) throws IOException {
        return Files.readString(Path.of("docs", instrument + ".md"));
    }

    /** A payload with one answer to the first items. */
    private static CheckResult check(String instrument, String rater, int items, String answer) {
        String responses = IntStream.rangeClosed(1, items)
                .mapToObj(item -> "\"" + item + "\":" + answer)
                .collect(Collectors.joining(",", "{", "}"));
        return CHECKER.check(Responses.parse(
                "{\"instrument\":\"" + instrument + "\",\"rater\":\"" + rater + "\",\"responses\":" + responses + "}"));
    }

    private static Set<ProblemCode> problems(CheckResult result) {
        return ((RejectedResponses) result)
                .problems().stream().map(Problem::code).collect(Collectors.toCollection(TreeSet::new));
    }

    private static int[][] simulated(Instrument instrument) {
        RawResponseMatrix rows =
                ResponseSimulation.of(instrument).withLoadings(0.6, 0.8).matrix(PERSONS, SEED);
        int[][] answers = new int[PERSONS][instrument.items().size()];
        for (int person = 0; person < PERSONS; person++) {
            for (int item = 0; item < answers[person].length; item++) {
                answers[person][item] = (int) rows.answer(person, item + 1).orElseThrow();
            }
        }
        return answers;
    }

    private static void turn(int[][] rows, Instrument instrument, List<Integer> items) {
        int sum = instrument.responseFormat().unscaledMin()
                + instrument.responseFormat().unscaledMax();
        for (int[] row : rows) {
            items.forEach(item -> row[item - 1] = sum - row[item - 1]);
        }
    }

    private static RawResponseMatrix matrix(Instrument instrument, int[][] rows) {
        return RawResponseMatrix.of(instrument, instrument.responseFormat(), rows, Integer.MIN_VALUE);
    }

    @Test
    void theWaiSrCodedByPrintedPositionIsNamedByTheKeyingCheck() throws IOException {
        Instrument instrument = BundledInstruments.waiShortRevised();
        List<Integer> descending = instrument.items().stream()
                .filter(Item::printedDescending)
                .map(Item::number)
                .toList();
        int[][] rows = simulated(instrument);
        assertThat(KEYING.check(matrix(instrument, rows)).verdict()).isEqualTo(KeyingReport.Verdict.OK);

        turn(rows, instrument, descending);
        KeyingReport report = KEYING.check(matrix(instrument, rows));

        assertThat(descending).containsExactly(2, 5, 6, 8, 10, 11);
        assertThat(report.verdict()).isEqualTo(KeyingReport.Verdict.SUSPECT);
        assertThat(report.findings())
                .anyMatch(finding -> finding instanceof KeyingFinding.BetterKey better
                        && better.better().kind() == KeyHypothesis.Kind.PRINTED_POSITION);
        assertThat(page("wai-sr")).contains("Trap: a public research file codes items 2,5,6,8,10,11 by position");
    }

    @Test
    void anEarlierSessionRatingScaleIsRefusedAndAnotherRangeIsTold() throws IOException {
        assertThat(problems(check("srs", "client", 10, "4"))).containsExactly(ProblemCode.UNKNOWN_ITEM);
        assertThat(problems(check("srs-10", "client", 10, "4"))).containsExactly(ProblemCode.NOT_SCORABLE);
        assertThat(problems(check("srs", "client", 4, "10.5"))).containsExactly(ProblemCode.OUT_OF_RANGE);
        assertThat(problems(check("srs", "client", 4, "7.35"))).containsExactly(ProblemCode.OFF_GRID);

        // a form from 1 to 10 fits into 0 to 10, so a sheet can't show it
        assertThat(check("srs", "client", 4, "1").orElseThrow().instrument()).isEqualTo(BundledInstruments.srs());
        assertThat(page("srs"))
                .contains("Conflict: 1..10 and 4..40")
                .contains("10 Likert items in p3c-srs (the earlier SRS)")
                .contains("Whether 36 of 40 is a concern or fine");
    }

    @Test
    void noCutOffOfTheSrsIsInAReport() {
        ScoreReport report =
                Scorer.complete().score(check("srs", "client", 4, "9").orElseThrow());

        assertThat(report.scale(Scale.TOTAL).sum()).hasValue(36);
        assertThat(report.toMap().keySet()).noneMatch(field -> field.contains("cut"));
        assertThat(report.openQuestions()).anyMatch(question -> question.contains("36"));
    }

    /** The Health Assessment Questionnaire II has ten items from 0 to 3. */
    @Test
    void theRheumatologicalHaqIIIsNotScored() throws IOException {
        assertThat(problems(check("haq-ii", "client", 10, "0"))).containsExactly(ProblemCode.OUT_OF_RANGE);
        for (MissingPolicy policy : List.of(MissingPolicy.complete(), MissingPolicy.prorate(0.8))) {
            ScoreReport report =
                    Scorer.of(policy).score(check("haq-ii", "client", 10, "3").orElseThrow());
            assertThat(report.scale(Scale.TOTAL).mean()).isEmpty();
        }
        assertThat(page("haq-ii")).contains("Trap: HAQ-II is also the rheumatology Health Assessment Questionnaire II");
        assertThat(BundledInstruments.catalog().get("haq-ii").title()).contains("Alliance");
    }

    @Test
    void twoInstrumentsAreCalledVtasAndNeitherIdIs() throws IOException {
        assertThat(problems(check("vtas", "client", 3, "3"))).containsExactly(ProblemCode.UNKNOWN_INSTRUMENT);
        assertThat(BundledInstruments.catalog().instruments())
                .extracting(Instrument::abbreviation)
                .noneMatch(abbreviation -> abbreviation.filter("VTAS"::equals).isPresent());
        assertThat(page("virtual-tas")).contains("abbreviated VTAS by its authors, as the older Vanderbilt scale is");
        assertThat(page("vanderbilt-tas-sf")).contains("The abbreviation VTAS already names another entry");
    }

    @Test
    void fourOfFiveItemsOfTheArmAreNotATotalAndAReversedItemIsFound() throws IOException {
        Instrument instrument = BundledInstruments.arm5();
        ScoreReport report =
                Scorer.complete().score(check("arm-5", "client", 4, "6").orElseThrow());
        assertThat(report.scale(Scale.TOTAL).mean()).isEmpty();

        int[][] rows = simulated(instrument);
        assertThat(KEYING.check(matrix(instrument, rows)).verdict()).isEqualTo(KeyingReport.Verdict.OK);
        KeyingReport unreversed = KEYING.check(
                KeyedResponseMatrix.ofKeyed(instrument, instrument.responseFormat(), rows, Integer.MIN_VALUE));
        assertThat(unreversed.verdict()).isEqualTo(KeyingReport.Verdict.SUSPECT);

        assertThat(page("arm-5")).contains("one public application scores 4 of 5 items, unreversed");
    }

    @Test
    void theSoftaHasNoTotalAndOneRecordAPerson() throws IOException {
        Instrument instrument = BundledInstruments.softaObserver();
        ScoreReport report =
                Scorer.complete().score(check("softa-o", "observer", 4, "-2").orElseThrow());

        assertThat(report.findScale(Scale.TOTAL)).isEmpty();
        assertThat(report.scale("safety").mean()).hasValue(-2);
        assertThat(instrument.scale("shared-purpose").referents()).hasSize(1);
        assertThat(problems(check("softa-o", "client", 4, "1"))).containsExactly(ProblemCode.WRONG_RATER);
        assertThat(problems(
                        CHECKER.check(Responses.parse("{\"instrument\":\"softa-o\",\"rater\":\"observer\",\"referent\":"
                                + "\"client\",\"responses\":{\"1\":2}}"))))
                .containsExactly(ProblemCode.WRONG_REFERENT);
        assertThat(page("softa-o"))
                .contains("one record a person and one for the family")
                .contains("only the four ratings are scored");
    }
}

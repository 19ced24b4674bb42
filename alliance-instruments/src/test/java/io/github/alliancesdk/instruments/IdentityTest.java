package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** The WAI-S and the WAI-SR have 12 items each but are different forms: what distinguishes them and what can't. */
class IdentityTest {
    private static final ResponseChecker CHECKER = ResponseChecker.of(BundledInstruments.catalog());
    private static final Instrument SHORT = BundledInstruments.waiShort();
    private static final Instrument REVISED = BundledInstruments.waiShortRevised();
    private static final int[] SHEET = {5, 4, 3, 2, 1, 5, 4, 3, 2, 1, 5, 4};

    @Test
    void theKeysDifferByItems8And10OnlyAndByTwoReversals() {
        assertThat(differences(SHORT, REVISED, "bond")).isEmpty();
        assertThat(differences(SHORT, REVISED, "task")).containsExactlyInAnyOrder(8, 10);
        assertThat(differences(SHORT, REVISED, "goal")).containsExactlyInAnyOrder(8, 10);
        assertThat(SHORT.reversed()).containsExactly(4, 10);
        assertThat(REVISED.reversed()).isEmpty();
        assertThat(SHORT.responseFormat().max()).isEqualTo(7);
        assertThat(REVISED.responseFormat().max()).isEqualTo(5);
    }

    private static Set<Integer> differences(Instrument one, Instrument other, String scale) {
        Set<Integer> either = new HashSet<>(one.scale(scale).items());
        either.addAll(other.scale(scale).items());
        either.removeIf(item -> one.scale(scale).items().contains(item)
                && other.scale(scale).items().contains(item));
        return either;
    }

    @Test
    void reportsOfTheTwoAreToldApartByInstrumentAndDigest() {
        ScoreReport ofShort = score(SHORT);
        ScoreReport ofRevised = score(REVISED);
        assertThat(ofShort.instrument()).isNotEqualTo(ofRevised.instrument());
        assertThat(ofShort.definitionDigest())
                .isEqualTo(SHORT.definitionDigest())
                .isNotEqualTo(ofRevised.definitionDigest());
        assertThat(ofShort).isNotEqualTo(ofRevised);
        assertThat(ofShort.scale("task")).isNotEqualTo(ofRevised.scale("task"));
        assertThat(ofShort.toMap())
                .containsEntry("instrument", "wai-s")
                .containsEntry("definitionDigest", SHORT.definitionDigest());
    }

    private static ScoreReport score(Instrument instrument) {
        return Scorer.complete()
                .score(CHECKER.check(Responses.inItemOrder(instrument, Rater.CLIENT, SHEET))
                        .orElseThrow());
    }

    @Test
    void noTwoShippedDefinitionsShareADigest() {
        List<String> digests = BundledInstruments.catalog().instruments().stream()
                .map(Instrument::definitionDigest)
                .toList();
        assertThat(digests).doesNotHaveDuplicates().allMatch(digest -> digest.matches("sha256:[0-9a-f]{64}"));
    }

    @Test
    void aSevenUnderTheWaiSrIsOutOfRange() {
        CheckResult result = CHECKER.check(Responses.builder("wai-sr", Rater.CLIENT)
                .answer(1, 5)
                .answer(4, 7)
                .build());
        assertThat(((RejectedResponses) result).problems()).singleElement().satisfies(problem -> {
            assertThat(problem.code()).isEqualTo(ProblemCode.OUT_OF_RANGE);
            assertThat(problem.pointer()).isEqualTo("/responses/4");
            assertThat(problem.item()).hasValue(4);
            assertThat(problem.allowed()).contains("1..5");
        });
    }

    /** One record can't show which form it was; docs/keys.md says so. */
    @Test
    void aWaiSrSheetLabelledWaiSIsAcceptedUnlessItNamesItsDefinition() {
        Responses.Builder mislabelled = Responses.builder("wai-s", Rater.CLIENT);
        for (int item = 1; item <= SHEET.length; item++) {
            mislabelled.answer(item, SHEET[item - 1]);
        }
        assertThat(CHECKER.check(mislabelled.build())).isInstanceOf(CheckedResponses.class);
        CheckResult named = CHECKER.check(
                mislabelled.definitionDigest(REVISED.definitionDigest()).build());
        assertThat(((RejectedResponses) named).problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.code()).isEqualTo(ProblemCode.DIGEST_MISMATCH));
    }

    @Test
    void theDwaiCarriesItsOpenQuestionsIntoEveryReport() {
        ScoreReport report = Scorer.complete()
                .score(CHECKER.check(Responses.inItemOrder(BundledInstruments.dwai(), Rater.CLIENT, 7, 6, 5, 4, 3, 2))
                        .orElseThrow());
        assertThat(report.openQuestions())
                .isNotEmpty()
                .isEqualTo(BundledInstruments.dwai().openQuestions());
        assertThat(report.toMap()).containsKey("openQuestions");
    }
}

package io.github.alliancesdk.instruments;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.FormDerivation;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Scorer;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class FormDerivationTest {
    private static final long SEED = 20_261_122L;
    private static final int SHEETS = 10_000;

    /** The positions of the WAI-S items in the WAI, copied from the facts and not from the definition. */
    private static final List<Integer> IN_THE_WAI = List.of(2, 4, 8, 12, 21, 22, 23, 24, 26, 27, 32, 35);

    private final ResponseChecker checker = ResponseChecker.of(BundledInstruments.catalog());

    @Test
    void derivingTheWaiShortEqualsScoringItsTwelveAnswers() {
        FormDerivation derivation = FormDerivation.to(BundledInstruments.waiShort());
        Random random = new Random(SEED);
        for (int sheet = 0; sheet < SHEETS; sheet++) {
            Responses.Builder longer = Responses.builder("wai", Rater.CLIENT);
            Responses.Builder shorter = Responses.builder("wai-s", Rater.CLIENT);
            for (int item = 1; item <= 36; item++) {
                int answer = 1 + random.nextInt(7);
                if (sheet % 2 == 0 || random.nextInt(10) > 0) {
                    longer.answer(item, answer);
                    if (IN_THE_WAI.contains(item)) {
                        shorter.answer(IN_THE_WAI.indexOf(item) + 1, answer);
                    }
                }
            }
            Scorer scorer = sheet % 3 == 0 ? Scorer.complete() : Scorer.of(MissingPolicy.prorate(0.75));
            CheckedResponses derived = derivation.derive(check(longer)).responses();

            assertThat(derived).as("seed %d, sheet %d", SEED, sheet).isEqualTo(check(shorter));
            assertThat(scorer.score(derived).toMapWithPomp())
                    .as("seed %d, sheet %d", SEED, sheet)
                    .isEqualTo(scorer.score(check(shorter)).toMapWithPomp());
        }
    }

    private CheckedResponses check(Responses.Builder sheet) {
        return checker.check(sheet.build()).orElseThrow();
    }

    @Test
    void theWaiShortRevisedIsNoPartOfTheWai() {
        Instrument revised = BundledInstruments.waiShortRevised();
        Responses.Builder sheet = Responses.builder("wai", Rater.CLIENT);
        for (int item = 1; item <= 36; item++) {
            sheet.answer(item, 4);
        }

        assertThat(FormDerivation.to(revised).problems(check(sheet)))
                .isEqualTo(FormDerivation.to(revised).problems(BundledInstruments.wai()));
        assertThat(FormDerivation.to(revised).problems(BundledInstruments.wai()))
                .extracting(Problem::toString)
                .containsExactly(
                        "scale-differs: Item 1 and its origin, wai item 25, belong to different scales.",
                        "scale-differs: Item 8 and its origin, wai item 24, belong to different scales.",
                        "format-differs: The answers are on 1..7; the shorter form is on 1..5.",
                        "labels-differ: The two response formats label their points differently.");
    }

    @Test
    void noOtherShippedFormIsDerivedFromAnother() {
        List<Instrument> all = List.of(
                BundledInstruments.wai(),
                BundledInstruments.waiShort(),
                BundledInstruments.waiShortRevised(),
                BundledInstruments.dwai());
        for (Instrument longer : all) {
            for (Instrument shorter : all) {
                boolean possible =
                        longer.equals(BundledInstruments.wai()) && shorter.equals(BundledInstruments.waiShort());
                assertThat(FormDerivation.to(shorter).problems(longer).isEmpty())
                        .as("%s from %s", shorter.id(), longer.id())
                        .isEqualTo(possible);
            }
        }
        assertThat(FormDerivation.to(BundledInstruments.waiShortRevised()).problems(BundledInstruments.waiShort()))
                .extracting(Problem::code)
                .contains(ProblemCode.OTHER_ORIGIN, ProblemCode.FORMAT_DIFFERS);
    }
}

package io.github.alliancesdk.core.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.FormDerivation;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Scorer;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Receipts of a short form whose answers were given on a longer form: items 5, 2 and 1 of five. */
class DerivedReceiptTest {
    private static final Instrument LONGER = InventedInstruments.demo();
    private static final Instrument SHORTER = InventedInstruments.begin("short-3", 1, 5)
            .item(from(1, 5))
            .item(from(2, 2))
            .item(from(3, 1))
            .reversed(2)
            .scale("first", 2, 3)
            .scale("second", 1)
            .scale("total", 1, 2, 3)
            .build();

    /** As long as the short form, but with other items. */
    private static final Instrument UNRELATED = InventedInstruments.begin("other-3", 1, 5)
            .items(3)
            .reversed()
            .scale("total", 1, 2, 3)
            .build();

    private static final ReceiptVerifier VERIFIER =
            ReceiptVerifier.of(InstrumentCatalog.of(LONGER, SHORTER, UNRELATED));

    private static final String RECEIPT =
            ReceiptWriter.withDefaults().write(sheet(5, 1, 3, 4, 2), FormDerivation.to(SHORTER), Scorer.complete());

    private static Item from(int number, int item) {
        return new Item(number, Optional.of(new Item.Origin(InstrumentId.of("demo-5"), item)), false);
    }

    private static CheckedResponses sheet(int... answers) {
        Responses.Builder sheet =
                Responses.builder("demo-5", Rater.CLIENT).recordId("r-1").dyadId("d-1");
        for (int item = 1; item <= 5; item++) {
            if (answers[item - 1] > 0) {
                sheet.answer(item, answers[item - 1]);
            }
        }
        return ResponseChecker.of(LONGER).check(sheet.build()).orElseThrow();
    }

    @Test
    void theReceiptHoldsTheLongerFormAndTheReportOfTheShorter() {
        assertThat(RECEIPT)
                .startsWith("{\"payload\":{\"instrument\":\"demo-5\",")
                .contains("\"1\":5,\"2\":1,\"3\":3,\"4\":4,\"5\":2}}")
                .contains("\"report\":{\"recordId\":\"r-1\",\"dyadId\":\"d-1\",\"instrument\":\"short-3\",")
                .endsWith("\"derived\":{\"from\":\"demo-5\",\"definitionVersion\":\"1.0.0\",\"definitionDigest\":\""
                        + LONGER.definitionDigest() + "\"}}}");
    }

    @Test
    void everyReceiptOfRandomSheetsIsEqualAndEveryChangedAnswerThatCountsIsFound() {
        long seed = 20_261_122L;
        Random random = new Random(seed);
        for (int round = 0; round < 300; round++) {
            int[] answers = new int[5];
            for (int item = 0; item < 5; item++) {
                answers[item] = random.nextInt(6);
            }
            Scorer scorer = Scorer.of(MissingPolicy.prorate(0.5 + random.nextInt(6) / 10.0));
            String receipt = ReceiptWriter.withDefaults()
                    .write(
                            sheet(answers),
                            FormDerivation.to(SHORTER),
                            random.nextBoolean() ? scorer : scorer.withAudit());

            assertThat(VERIFIER.verify(receipt).verdict())
                    .as("seed %d, round %d", seed, round)
                    .isEqualTo(Verification.Verdict.EQUAL);
            if (answers[4] > 0) {
                String changed = receipt.replaceFirst("\"5\":" + answers[4], "\"5\":" + (1 + answers[4] % 5));
                assertThat(VERIFIER.verify(changed).verdict())
                        .as("seed %d, round %d", seed, round)
                        .isEqualTo(Verification.Verdict.DIFFERENT);
            }
        }
    }

    /** The change to a receipt, and the expected finding. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            "5":2                          | "5":3                          | different     | second/value, second/mean, second/sum, total/value, total/mean, total/sum
            "sum":2,                       | "sum":3,                       | different     | second/sum
            "definitionVersion":"1.0.0","definitionDigest":"LONGER" | "definitionVersion":"1.0.1","definitionDigest":"LONGER" | different | derived
            "from":"demo-5",               | "from":"demo-5","by":"hand",   | different     | derived
            "definitionDigest":"LONGER"    | "definitionDigest":"sha256:00" | cannot-verify | derived
            "from":"demo-5"                | "from":"short-3"               | cannot-verify | derived
            "from":"demo-5"                | "from":5                       | cannot-verify | derived
            "from":"demo-5",               | ``                             | cannot-verify | derived
            "derived":{"from":"demo-5","definitionVersion":"1.0.0","definitionDigest":"LONGER"} | "derived":true | cannot-verify | derived
            "derived":{"from":"demo-5","definitionVersion":"1.0.0","definitionDigest":"LONGER"} | "derived":null | cannot-verify | derived
            "derived":{                    | "derived":{},"derived":{       | cannot-verify | derived
            "definitionDigest":"LONGER"}}}  | "definitionDigest":"LONGER"},"derived":{}}} | different     | derived
            "instrument":"short-3"         | "instrument":"unknown"         | cannot-verify | derived
            "definitionDigest":"SHORTER"   | "definitionDigest":"LONGER"    | cannot-verify | derived
            """)
    void aChangeIsFoundAndNamed(String from, String to, String verdict, String expected) {
        String changed = RECEIPT.replace(digests(from), digests(to));
        assertThat(changed).isNotEqualTo(RECEIPT);

        Verification verification = VERIFIER.verify(changed);

        assertThat(verification.verdict().id()).isEqualTo(verdict);
        assertThat(verification.recordId()).contains("r-1");
        assertThat(verification.reason().isPresent()).isEqualTo(verdict.equals("cannot-verify"));
        assertThat(String.join(
                        ", ",
                        verification.differences().stream()
                                .map(difference -> difference
                                                .scale()
                                                .map(scale -> scale + "/")
                                                .orElse("")
                                        + difference.field())
                                .toList()))
                .isEqualTo(expected);
    }

    private static String digests(String text) {
        return text.replace("LONGER", LONGER.definitionDigest()).replace("SHORTER", SHORTER.definitionDigest());
    }

    /** The numbers are right, but nothing shows that the answers came from the longer form. */
    @Test
    void besideAnswersToTheShorterFormItCannotBeVerified() {
        CheckedResponses derived =
                FormDerivation.to(SHORTER).derive(sheet(5, 1, 3, 4, 2)).responses();
        String own = ReceiptWriter.withDefaults().write(derived, Scorer.complete());
        String claimed = own.substring(0, own.length() - 2) + RECEIPT.substring(RECEIPT.indexOf(",\"derived\""));

        assertThat(VERIFIER.verify(own).verdict()).isEqualTo(Verification.Verdict.EQUAL);
        Verification verification = VERIFIER.verify(claimed);
        assertThat(verification.verdict()).isEqualTo(Verification.Verdict.CANNOT_VERIFY);
        assertThat(verification.reason()).contains(Verification.Reason.NOT_THE_LONGER_FORM);
    }

    @Test
    void whatCannotBeDerivedIsNotVerified() {
        String claimed =
                RECEIPT.replace("short-3", "other-3").replace(SHORTER.definitionDigest(), UNRELATED.definitionDigest());

        Verification verification = VERIFIER.verify(claimed);

        assertThat(verification.verdict()).isEqualTo(Verification.Verdict.CANNOT_VERIFY);
        assertThat(verification.reason()).contains(Verification.Reason.NOT_DERIVABLE);
    }

    @Test
    void aLongerPayloadWithProblemsNamesThem() {
        Verification verification = VERIFIER.verify(RECEIPT.replaceFirst("\"5\":2", "\"5\":9"));

        assertThat(verification.verdict()).isEqualTo(Verification.Verdict.CANNOT_VERIFY);
        assertThat(verification.problems())
                .singleElement()
                .satisfies(problem -> assertThat(problem.pointer()).isEqualTo("/responses/5"));
    }

    /** The scores of a short form with a sheet of the longer form, but without a derivation. */
    @Test
    void aDerivationThatIsNotStatedIsNotGuessed() {
        String silent = RECEIPT.substring(0, RECEIPT.indexOf(",\"derived\"")) + "}}";

        assertThat(VERIFIER.verify(silent).verdict()).isEqualTo(Verification.Verdict.CANNOT_VERIFY);
        assertThat(VERIFIER.verify(silent.replace(digests("\"definitionDigest\":\"SHORTER\","), ""))
                        .differences())
                .contains(new Verification.Difference(Optional.empty(), "instrument"));
    }

    @Test
    void aDeclaredDerivedScoreMayBeRounded() {
        String origin = RECEIPT.substring(RECEIPT.indexOf("\"derived\""), RECEIPT.length() - 2);
        String payload = RECEIPT.substring(0, RECEIPT.indexOf(",\"report\""));
        // 5, 5 (reversed from 1) and 2: 12 / 3
        String declared = payload + ",\"report\":{\"instrument\":\"short-3\",\"scales\":{\"first\":{\"mean\":5},"
                + "\"total\":{\"mean\":4.0}}," + origin + "}}";

        assertThat(VERIFIER.verify(declared).verdict()).isEqualTo(Verification.Verdict.EQUAL);
        assertThat(VERIFIER.verify(declared.replace("4.0", "4.1")).toMap().toString())
                .isEqualTo("{row=1, recordId=r-1, verdict=different, differences=[{scale=total, field=mean}]}");
    }

    @Test
    void aDerivationThatIsRefusedMakesNoReceipt() {
        assertThatExceptionOfType(RefusedException.class)
                .isThrownBy(() -> ReceiptWriter.withDefaults()
                        .write(sheet(1, 1, 1, 1, 1), FormDerivation.to(UNRELATED), Scorer.complete()));
        assertThatNullPointerException()
                .isThrownBy(() ->
                        ReceiptWriter.withDefaults().write(sheet(1, 1, 1, 1, 1), FormDerivation.to(SHORTER), null))
                .withMessageContaining("scorer");
    }
}

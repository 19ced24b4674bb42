package io.github.alliancesdk.core.statistics.reliability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.statistics.reliability.ResponseMatrix.Independence;
import io.github.alliancesdk.core.statistics.reliability.ResponseMatrixException.Problem;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalDouble;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseMatrixTest {
    private static final Instrument DEMO = InventedInstruments.demo();
    private static final ResponseFormat FORMAT = DEMO.responseFormat();
    private static final int[][] ROWS = {{1, 2, 3, 4, 5}, {5, 0, 1, 0, 2}};

    private static CheckedResponses checked(String fields, String answers) {
        return ResponseChecker.of(DEMO)
                .withRater(Rater.CLIENT)
                .check(Responses.parse("{" + fields + "\"responses\":{" + answers + "}}"))
                .orElseThrow();
    }

    private static CheckedResponses rated(String fields) {
        return ResponseChecker.of(DEMO)
                .check(Responses.parse("{" + fields + ",\"responses\":{\"1\":1}}"))
                .orElseThrow();
    }

    @Test
    void checkedResponsesMakeARawMatrixInTheirOrder() {
        List<CheckedResponses> responses = List.of(
                checked("\"dyadId\":\"a\",\"referent\":\"app\",", "\"1\":1,\"2\":2,\"3\":3,\"4\":4,\"5\":5"),
                checked("\"dyadId\":\"b\",\"referent\":\"app\",", "\"2\":2,\"5\":1"));

        for (RawResponseMatrix raw :
                List.of(RawResponseMatrix.of(DEMO, responses), RawResponseMatrix.of(DEMO, responses.stream()))) {
            assertThat(raw.persons()).isEqualTo(2);
            assertThat(raw.itemNumbers()).containsExactly(1, 2, 3, 4, 5);
            assertThat(raw.instrument()).isSameAs(DEMO);
            assertThat(raw.format()).isEqualTo(FORMAT);
            assertThat(raw.rater()).hasValue(Rater.CLIENT);
            assertThat(raw.referent()).hasValue(Referent.APP);
            assertThat(rows(raw)).containsExactly(List.of(1, 2, 3, 4, 5), Arrays.asList(null, 2, null, null, 1));
            assertThat(raw.missing(1)).isEqualTo(1);
            assertThat(raw.missing(2)).isZero();
            assertThat(raw.keyed().rater()).hasValue(Rater.CLIENT);
            assertThat(raw.keyed().referent()).hasValue(Referent.APP);
            assertThat(raw).hasToString("RawResponseMatrix[demo-5, 2 persons, 5 items]");
        }
    }

    @Test
    void reversedItemsAreTurnedRoundOnceWithinTheDeclaredRange() {
        KeyedResponseMatrix keyed = RawResponseMatrix.of(DEMO, FORMAT, ROWS, 0).keyed();

        assertThat(rows(keyed))
                .containsExactly(List.of(1.0, 4.0, 3.0, 4.0, 5.0), Arrays.asList(5.0, null, 1.0, null, 2.0));
        assertThat(keyed.instrument()).hasValue(DEMO);
        assertThat(keyed.format()).hasValue(FORMAT);
        assertThat(keyed.persons()).isEqualTo(2);
        assertThat(keyed.missing(2)).isEqualTo(1);
        assertThat(keyed).hasToString("KeyedResponseMatrix[demo-5, 2 persons, 5 items]");
    }

    @Test
    void keyingDataWhoseReversedItemsAreTurnedRoundGivesTheOriginal() {
        long seed = 20261122;
        Random random = new Random(seed);
        for (Instrument instrument : List.of(DEMO, InventedInstruments.wide(), broad())) {
            ResponseFormat format = instrument.responseFormat();
            int missingCode = format.unscaledMax() + 1;
            int[][] original = random.ints(200, 0, 10)
                    .mapToObj(gap -> random.ints(
                                    instrument.items().size(), format.unscaledMin(), format.unscaledMax() + 1)
                            .map(value -> random.nextInt(10) == 0 ? missingCode : value)
                            .toArray())
                    .toArray(int[][]::new);
            int[] items = instrument.itemNumbers().stream()
                    .mapToInt(Integer::intValue)
                    .toArray();
            int[][] turned = Arrays.stream(original)
                    .map(row -> IntStream.range(0, row.length)
                            .map(column -> row[column] != missingCode
                                            && instrument.reversed().contains(items[column])
                                    ? format.reverseUnscaled(row[column])
                                    : row[column])
                            .toArray())
                    .toArray(int[][]::new);

            assertThat(rows(RawResponseMatrix.of(instrument, format, turned, missingCode)
                            .keyed()))
                    .as("seed %d, %s", seed, instrument.id())
                    .isEqualTo(rows(KeyedResponseMatrix.ofKeyed(instrument, format, original, missingCode)));
        }
    }

    @Test
    void aByteBatchAnArrayAndCheckedResponsesMakeTheSameMatrix() {
        byte[] batch = {1, 2, 3, 4, 5, 5, 0, 1, 0, 2};

        RawResponseMatrix fromBatch = RawResponseMatrix.ofRows(DEMO, FORMAT, batch, 0);

        assertThat(rows(fromBatch)).isEqualTo(rows(RawResponseMatrix.of(DEMO, FORMAT, ROWS, 0)));
        assertThat(fromBatch.missing(2)).isEqualTo(1);
        assertThat(fromBatch.missing(1)).isZero();
        assertThat(fromBatch.rater()).isEmpty();
        assertThat(fromBatch.referent()).isEmpty();
    }

    @Test
    void aMatrixKeepsNoArrayOfItsMaker() {
        int[][] rows = {{1, 2, 3, 4, 5}};
        byte[] batch = {1, 2, 3, 4, 5};
        double[][] numbers = {{1, 2}};
        RawResponseMatrix raw = RawResponseMatrix.of(DEMO, FORMAT, rows, 0);
        RawResponseMatrix fromBatch = RawResponseMatrix.ofRows(DEMO, FORMAT, batch, 0);
        KeyedResponseMatrix plain = KeyedResponseMatrix.of(numbers);

        rows[0][0] = 5;
        batch[0] = 5;
        numbers[0][0] = 5;

        assertThat(raw.answer(0, 1)).hasValue(1);
        assertThat(fromBatch.answer(0, 1)).hasValue(1);
        assertThat(plain.value(0, 1)).isEqualTo(OptionalDouble.of(1));
    }

    @Test
    void anAlternativeFormatMayHaveZeroAsAnAnswer() {
        ResponseFormat fromZero = DEMO.findFormat("from-zero").orElseThrow();
        byte[] batch = {0, 0, 4, 3, 99};

        RawResponseMatrix raw = RawResponseMatrix.ofRows(DEMO, fromZero, batch, 99);

        assertThat(rows(raw)).containsExactly(Arrays.asList(0, 0, 4, 3, null));
        assertThat(rows(raw.keyed())).containsExactly(Arrays.asList(0.0, 4.0, 4.0, 3.0, null));
    }

    @Test
    void theWidestByteFormatKeepsEveryAnswerApartFromAMissingOne() {
        Instrument wide = InventedInstruments.wide();
        byte[] batch = {0, 127, 64, 127, -1, 1, -1, 0};

        RawResponseMatrix raw = RawResponseMatrix.ofRows(wide, wide.responseFormat(), batch, -1);

        assertThat(rows(raw)).containsExactly(List.of(0, 127, 64, 127), Arrays.asList(null, 1, null, 0));
        assertThat(rows(raw.keyed()))
                .containsExactly(List.of(0.0, 127.0, 64.0, 0.0), Arrays.asList(null, 1.0, null, 127.0));
    }

    @Test
    void aFormatBeyondAByteIsKeptAsNumbers() {
        Instrument broad = broad();
        int[][] rows = {{-1000, 1000, 7}, {5, 2000, 0}};

        RawResponseMatrix raw = RawResponseMatrix.of(broad, broad.responseFormat(), rows, 2000);

        assertThat(rows(raw)).containsExactly(List.of(-1000, 1000, 7), Arrays.asList(5, null, 0));
        assertThat(rows(raw.keyed())).containsExactly(List.of(-1000.0, -1000.0, 7.0), Arrays.asList(5.0, null, 0.0));
        assertThat(raw.missing(2)).isEqualTo(1);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawResponseMatrix.ofRows(broad, broad.responseFormat(), new byte[3], -1))
                .withMessageContaining("between -128 and 127");
        int[][] outside = {{0, 0, 0}, {0, 0, 1001}};
        assertThatExceptionOfType(ResponseMatrixException.class)
                .isThrownBy(() -> RawResponseMatrix.of(broad, broad.responseFormat(), outside, 2000))
                .withMessage("row 2, item 3: the answer is outside the response format; allowed: -1000..1000");
    }

    @Test
    void bytesTooFarApartToLeaveRoomForMissingOnesAreRefused() {
        for (int[] range : new int[][] {{-100, 100}, {-1, 127}, {-128, 0}}) {
            Instrument instrument = InventedInstruments.begin("invented", range[0], range[1])
                    .items(1)
                    .scale("total", 1)
                    .build();
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> RawResponseMatrix.ofRows(instrument, instrument.responseFormat(), new byte[1], 1000))
                    .withMessage("a format of bytes has bounds between -128 and 127, at most 127 apart");
            assertThat(RawResponseMatrix.of(
                                    instrument, instrument.responseFormat(), new int[][] {{range[0]}, {range[1]}}, 1000)
                            .answer(1, 1))
                    .hasValue(range[1]);
        }
    }

    @Test
    void moreRowsThanExpectedArriveInOrder() {
        for (Instrument instrument : List.of(InventedInstruments.wide(), broad())) {
            RawResponseMatrix.Builder builder = RawResponseMatrix.builder(instrument);
            for (int row = 0; row < 100; row++) {
                builder.add(ResponseChecker.of(instrument)
                        .withRater(Rater.CLIENT)
                        .check(Responses.parse("{\"responses\":{\"1\":" + row + "}}"))
                        .orElseThrow());
            }
            RawResponseMatrix raw = builder.build();

            assertThat(raw.persons()).isEqualTo(100);
            assertThat(raw.missing(2)).isEqualTo(100);
            assertThat(IntStream.range(0, 100)
                            .map(row -> (int) raw.answer(row, 1).orElseThrow()))
                    .containsExactlyElementsOf(IntStream.range(0, 100).boxed().toList());
        }
    }

    @Test
    void aBuilderGoesOnAfterItBuilt() {
        RawResponseMatrix.Builder builder = RawResponseMatrix.builder(DEMO);
        RawResponseMatrix none = builder.build();
        builder.add(checked("", "\"1\":1"));
        RawResponseMatrix one = builder.build();
        builder.add(checked("", "\"1\":2"));

        assertThat(none.persons()).isZero();
        assertThat(none.format()).isEqualTo(FORMAT);
        assertThat(none.rater()).isEmpty();
        assertThat(none.keyed().persons()).isZero();
        assertThat(one.persons()).isEqualTo(1);
        assertThat(builder.build().persons()).isEqualTo(2);
    }

    static Stream<Map.Entry<Problem, CheckedResponses>> rowsThatDoNotBelongToTheFirst() {
        return Stream.of(
                Map.entry(Problem.MIXED_FORMATS, checked("\"referent\":\"app\",\"format\":\"from-zero\",", "\"1\":1")),
                Map.entry(Problem.MIXED_RATERS, rated("\"referent\":\"app\",\"rater\":\"therapist\"")),
                Map.entry(Problem.MIXED_REFERENTS, rated("\"referent\":\"therapist\",\"rater\":\"client\"")),
                Map.entry(Problem.MIXED_REFERENTS, rated("\"rater\":\"client\"")),
                Map.entry(
                        Problem.DEPENDENT_SHEETS,
                        rated("\"referent\":\"app\",\"rater\":\"client\",\"dyadId\":\"d\",\"session\":2")),
                Map.entry(
                        Problem.MIXED_DEFINITIONS,
                        ResponseChecker.of(InventedInstruments.wide())
                                .withRater(Rater.CLIENT)
                                .check(Responses.parse("{\"responses\":{}}"))
                                .orElseThrow()));
    }

    @ParameterizedTest
    @MethodSource("rowsThatDoNotBelongToTheFirst")
    void rowsThatDoNotBelongTogetherAreRefusedWithTheirProblem(Map.Entry<Problem, CheckedResponses> other) {
        RawResponseMatrix.Builder builder = RawResponseMatrix.builder(DEMO)
                .add(checked("\"referent\":\"app\",\"dyadId\":\"d\",\"session\":1,", "\"1\":1"));

        ResponseMatrixException refusal =
                catchThrowableOfType(ResponseMatrixException.class, () -> builder.add(other.getValue()));

        assertThat(refusal.problem()).isEqualTo(other.getKey());
        assertThat(refusal.row()).isEqualTo(2);
        assertThat(refusal.item()).isEmpty();
        assertThat(refusal).hasMessageStartingWith("row 2: ");
        assertThat(builder.build().persons()).isEqualTo(1);
    }

    @Test
    void aMatrixOfAnotherDefinitionIsRefusedFromItsFirstRow() {
        assertThatExceptionOfType(ResponseMatrixException.class)
                .isThrownBy(() -> RawResponseMatrix.of(InventedInstruments.wide(), List.of(checked("", "\"1\":1"))))
                .withMessage("row 1: mixed-definitions: demo-5 1.0.0 among rows of wide-4 1.0.0");
    }

    @Test
    void oneSessionOfEachDyadIsIndependent() {
        List<CheckedResponses> sheets = List.of(
                checked("\"dyadId\":\"a\",\"session\":1,", "\"1\":1"),
                checked("\"dyadId\":\"a\",\"session\":2,", "\"1\":2"),
                checked("\"dyadId\":\"b\",\"session\":2,", "\"1\":3"),
                checked("", "\"1\":4"),
                checked("", "\"1\":5"));

        assertThatExceptionOfType(ResponseMatrixException.class)
                .isThrownBy(() -> RawResponseMatrix.of(DEMO, sheets))
                .withMessage(
                        "row 2: not independent of row 1 according to dyadId; choose one session, or name each dyad"
                                + " in dyadId");
        assertThat(RawResponseMatrix.of(DEMO, sheets.subList(1, 5)).persons()).isEqualTo(4);
    }

    @ParameterizedTest
    @CsvSource({
        // the same dyad, with other record ids and sessions
        "dyadId, 'dyadId:d,recordId:r-1,session:1', 'dyadId:d,recordId:r-2,session:2'",
        // the same record, with another dyad or none
        "recordId, 'recordId:r', 'recordId:r'",
        "recordId, 'recordId:r,session:1', 'recordId:r,session:1'",
        "recordId, 'dyadId:a,recordId:r', 'dyadId:b,recordId:r'",
        // another session, without a dyad id
        "session, 'recordId:r-1,session:1', 'recordId:r-2,session:2'",
        "session, 'session:0', 'session:1'"
    })
    void sheetsThatMayDependOnEachOtherAreRefused(String field, String first, String second) {
        RawResponseMatrix.Builder builder =
                RawResponseMatrix.builder(DEMO).add(checked("", "\"1\":1")).add(withIds(first));

        ResponseMatrixException refusal =
                catchThrowableOfType(ResponseMatrixException.class, () -> builder.add(withIds(second)));

        assertThat(refusal.problem()).isEqualTo(Problem.DEPENDENT_SHEETS);
        assertThat(refusal.row()).isEqualTo(3);
        assertThat(refusal.otherRow()).hasValue(2);
        assertThat(refusal.field()).hasValue(field);
        assertThat(builder.build().persons()).isEqualTo(2);
        // the refused rows changed nothing
        assertThat(builder.add(withIds("dyadId:c,recordId:r-3,session:3"))
                        .build()
                        .persons())
                .isEqualTo(3);
    }

    @Test
    void rowsAreIndependentOnlyWhereEachNamesItsDyad() {
        CheckedResponses one = withIds("dyadId:a,session:1");
        CheckedResponses other = withIds("dyadId:b,session:2");
        CheckedResponses unnamed = withIds("recordId:r-1,session:3");

        RawResponseMatrix known = RawResponseMatrix.of(DEMO, List.of(one, other));
        RawResponseMatrix unknown = RawResponseMatrix.of(DEMO, List.of(one, other, unnamed));

        assertThat(known.independence()).isEqualTo(Independence.DISTINCT_DYADS);
        assertThat(known.keyed().independence()).isEqualTo(Independence.DISTINCT_DYADS);
        assertThat(unknown.independence()).isEqualTo(Independence.UNKNOWN);
        assertThat(RawResponseMatrix.of(DEMO, FORMAT, ROWS, 0).independence()).isEqualTo(Independence.UNKNOWN);
        assertThat(KeyedResponseMatrix.of(new double[][] {{1, 2}}).independence())
                .isEqualTo(Independence.UNKNOWN);
        assertThat(RawResponseMatrix.builder(DEMO).build().independence()).isEqualTo(Independence.UNKNOWN);
        assertThat(ReliabilityAnalysis.withDefaults().analyse(known.keyed()).independence())
                .isEqualTo(Independence.DISTINCT_DYADS);
        assertThat(ReliabilityAnalysis.withDefaults().analyse(unknown.keyed()).independence())
                .isEqualTo(Independence.UNKNOWN);
        assertThat(Arrays.stream(Independence.values()).map(Independence::id))
                .containsExactly("distinct-dyads", "unknown");
        assertThat(Independence.UNKNOWN.message(Locale.ENGLISH)).startsWith("Independence is unknown: ");
        assertThatNullPointerException().isThrownBy(() -> Independence.UNKNOWN.message(null));
    }

    /** A response with the ids of a list such as {@code dyadId:d,session:2}. */
    private static CheckedResponses withIds(String ids) {
        StringBuilder fields = new StringBuilder();
        for (String id : ids.split(",")) {
            String[] parts = id.split(":");
            boolean isNumber = parts[0].equals("session");
            fields.append('"')
                    .append(parts[0])
                    .append("\":")
                    .append(isNumber ? parts[1] : '"' + parts[1] + '"')
                    .append(',');
        }
        return checked(fields.toString(), "\"1\":1");
    }

    @ParameterizedTest
    @ValueSource(ints = {-128, -1, 6, 99, 127})
    void aCellOutsideTheRangeIsRefusedWithItsPlaceAndWithoutItsValue(int cell) {
        int[][] rows = {{1, 1, 1, 1, 1}, {1, 1, 1, cell, cell}};
        byte[] batch = {1, 1, 1, 1, 1, 1, 1, 1, (byte) cell, (byte) cell};

        for (Runnable making : List.<Runnable>of(
                () -> RawResponseMatrix.of(DEMO, FORMAT, rows, 0),
                () -> KeyedResponseMatrix.ofKeyed(DEMO, FORMAT, rows, 0),
                () -> RawResponseMatrix.ofRows(DEMO, FORMAT, batch, 0))) {
            assertThatExceptionOfType(ResponseMatrixException.class)
                    .isThrownBy(making::run)
                    .withMessage("row 2, item 4: the answer is outside the response format; allowed: 1..5")
                    .satisfies(e -> {
                        assertThat(e.problem()).isEqualTo(Problem.OUT_OF_RANGE);
                        assertThat(e.row()).isEqualTo(2);
                        assertThat(e.item()).hasValue(4);
                    });
        }
    }

    @Test
    void theNumberThatStandsForMissingInsideIsNoAnswerEither() {
        int[][] rows = {{1, 1, 1, 1, Integer.MIN_VALUE}};

        assertThatExceptionOfType(ResponseMatrixException.class)
                .isThrownBy(() -> RawResponseMatrix.of(DEMO, FORMAT, rows, 0))
                .withMessage("row 1, item 5: the answer is outside the response format; allowed: 1..5");
    }

    @Test
    void aByteIsReadWithItsSign() {
        Instrument signed = InventedInstruments.begin("signed-2", -3, 3)
                .items(2)
                .reversed(2)
                .scale("total", 1, 2)
                .build();

        RawResponseMatrix raw =
                RawResponseMatrix.ofRows(signed, signed.responseFormat(), new byte[] {-3, 2, -128, 0}, -128);

        assertThat(rows(raw)).containsExactly(List.of(-3, 2), Arrays.asList(null, 0));
        assertThat(rows(raw.keyed())).containsExactly(List.of(-3.0, -2.0), Arrays.asList(null, 0.0));
    }

    @Test
    void plainNumbersHaveItemsFromOneAndNoInstrument() {
        KeyedResponseMatrix plain = KeyedResponseMatrix.of(new double[][] {{0.5, -1e9}, {Double.NaN, 3}});

        assertThat(plain.itemNumbers()).containsExactly(1, 2);
        assertThat(plain.instrument()).isEmpty();
        assertThat(plain.format()).isEmpty();
        assertThat(plain.rater()).isEmpty();
        assertThat(plain.referent()).isEmpty();
        assertThat(rows(plain)).containsExactly(List.of(0.5, -1e9), Arrays.asList(null, 3.0));
        assertThat(plain.missing(1)).isEqualTo(1);
        assertThat(plain.missing(2)).isZero();
        assertThat(plain).hasToString("KeyedResponseMatrix[2 persons, 2 items]");
        assertThat(KeyedResponseMatrix.of(new double[0][]).itemNumbers()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(doubles = {Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY})
    void anInfiniteNumberIsRefused(double infinite) {
        assertThatExceptionOfType(ResponseMatrixException.class)
                .isThrownBy(() -> KeyedResponseMatrix.of(new double[][] {{1, 2}, {3, infinite}}))
                .withMessage(
                        "row 2, item 2: the value is not a number that can be computed with; allowed: finite numbers, NaN if missing")
                .satisfies(e -> assertThat(e.problem()).isEqualTo(Problem.NOT_FINITE));
    }

    @Test
    void wrongArgumentsAreRefusedWithWhatIsNeeded() {
        Instrument catalogued = InventedInstruments.catalogued();
        ResponseFormat foreign = ResponseFormat.of("foreign", 1, 5);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawResponseMatrix.builder(catalogued))
                .withMessage("listed-only is catalogued only: it makes no matrix");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawResponseMatrix.of(catalogued, foreign, ROWS, 0))
                .withMessageContaining("catalogued only");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawResponseMatrix.of(DEMO, foreign, ROWS, 0))
                .withMessage("demo-5 declares no such response format");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawResponseMatrix.ofRows(DEMO, foreign, new byte[5], 0))
                .withMessage("demo-5 declares no such response format");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawResponseMatrix.of(DEMO, FORMAT, ROWS, 1))
                .withMessage("a code for missing answers lies outside 1..5, where the answers are");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawResponseMatrix.ofRows(DEMO, FORMAT, new byte[5], 5))
                .withMessageContaining("outside 1..5");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawResponseMatrix.ofRows(DEMO, FORMAT, new byte[6], 0))
                .withMessage("rows of 5 answers end in an incomplete row");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RawResponseMatrix.of(DEMO, FORMAT, new int[][] {{1, 1}}, 0))
                .withMessage("a row has 5 cells, one for each item; row 1 has 2");
        assertThatIllegalArgumentException().isThrownBy(() -> KeyedResponseMatrix.of(new double[][] {{1, 2}, {1}}));
        assertThatIllegalArgumentException().isThrownBy(() -> KeyedResponseMatrix.of(new double[][] {{}}));

        RawResponseMatrix raw = RawResponseMatrix.of(DEMO, FORMAT, ROWS, 0);
        assertThatIllegalArgumentException().isThrownBy(() -> raw.answer(0, 6)).withMessage("the matrix has no item 6");
        assertThatIllegalArgumentException().isThrownBy(() -> raw.missing(0));
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> raw.answer(2, 1))
                .withMessage("persons are numbered from 0 to 1");
        assertThatExceptionOfType(IndexOutOfBoundsException.class)
                .isThrownBy(() -> raw.keyed().value(-1, 1))
                .withMessage("persons are numbered from 0 to 1");
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> RawResponseMatrix.builder(null))
                .withMessage("instrument");
        assertThatNullPointerException()
                .isThrownBy(() -> RawResponseMatrix.builder(DEMO).add(null))
                .withMessage("responses");
        assertThatNullPointerException()
                .isThrownBy(() -> RawResponseMatrix.of(DEMO, (List<CheckedResponses>) null))
                .withMessage("responses");
        assertThatNullPointerException()
                .isThrownBy(() -> RawResponseMatrix.ofRows(DEMO, FORMAT, null, 0))
                .withMessage("rows");
        assertThatNullPointerException()
                .isThrownBy(() -> KeyedResponseMatrix.of(null))
                .withMessage("rows");
    }

    @Test
    void theWordsOfTheProblemsAreStable() {
        assertThat(Arrays.stream(Problem.values()).map(Problem::id))
                .containsExactly(
                        "mixed-definitions",
                        "mixed-formats",
                        "mixed-raters",
                        "mixed-referents",
                        "dependent-sheets",
                        "out-of-range",
                        "not-finite");
    }

    private static Instrument broad() {
        return InventedInstruments.begin("broad-3", -1000, 1000)
                .items(3)
                .reversed(2)
                .scale("total", 1, 2, 3)
                .build();
    }

    private static List<List<Integer>> rows(RawResponseMatrix raw) {
        return IntStream.range(0, raw.persons())
                .mapToObj(person -> raw.itemNumbers().stream()
                        .map(item -> raw.answer(person, item))
                        .map(answer -> answer.isPresent() ? (int) answer.getAsDouble() : null)
                        .toList())
                .toList();
    }

    private static List<List<Double>> rows(KeyedResponseMatrix keyed) {
        return IntStream.range(0, keyed.persons())
                .mapToObj(person -> keyed.itemNumbers().stream()
                        .map(item -> keyed.value(person, item))
                        .map(value -> value.isPresent() ? value.getAsDouble() : null)
                        .toList())
                .toList();
    }
}

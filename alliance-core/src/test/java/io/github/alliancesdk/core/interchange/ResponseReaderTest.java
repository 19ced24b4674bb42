package io.github.alliancesdk.core.interchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIOException;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.InventedInstruments;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.NullArgument;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.PayloadLimits;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResponseReaderTest {
    private static final ResponseReader READER = ResponseReader.withDefaults();
    private static final ResponseChecker CHECKER = ResponseChecker.of(InventedInstruments.demo());
    private static final int BUFFER = 1 << 16;

    @TempDir
    Path folder;

    private static ResponseReader limited(int bytes) {
        return READER.withLimits(PayloadLimits.defaults().withBytes(bytes));
    }

    /** A valid payload, identified by its record id. */
    private static String payload(String recordId) {
        return "{\"recordId\":\"" + recordId
                + "\",\"instrument\":\"demo-5\",\"rater\":\"client\",\"responses\":{\"1\":4}}";
    }

    /** A payload with this number of bytes. */
    private static String payload(String recordId, int bytes) {
        String payload = payload(recordId);
        return payload.substring(0, payload.length() - 1) + " ".repeat(bytes - payload.length()) + "}";
    }

    /** A row in short form: its number, and its record id or the codes of its problems. */
    private static String inShort(ResponseReader.Row row) {
        return row.row() + " " + inShort(row.responses());
    }

    private static String inShort(Responses responses) {
        return CHECKER.check(responses) instanceof RejectedResponses rejected
                ? rejected.problems().stream()
                        .map(Problem::code)
                        .map(ProblemCode::id)
                        .collect(Collectors.joining("+"))
                : responses.recordId().orElse("no record id");
    }

    private static Stream<String> ndjson(String text) {
        return inShort(READER::readNdjson, text);
    }

    private static Stream<String> array(String text) {
        return inShort(READER::readArray, text);
    }

    /** A way to read rows. */
    private interface Reading {
        Stream<ResponseReader.Row> rows(InputStream in) throws IOException;
    }

    /** The rows of a text in short form; they must not depend on how the bytes arrive. */
    private static Stream<String> inShort(Reading reading, String text) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        try {
            List<ResponseReader.Row> rows =
                    reading.rows(new ByteArrayInputStream(bytes)).toList();
            assertThat(reading.rows(Streams.slow(bytes)).toList()).isEqualTo(rows);
            return rows.stream().map(ResponseReaderTest::inShort);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Nested
    class OnePayload {

        @Test
        void aPayloadIsReadFromAFileOrAStream() throws IOException {
            Path file = Files.writeString(folder.resolve("one.json"), payload("a"));
            Responses expected = Responses.parse(payload("a"));
            assertThat(READER.read(file)).isEqualTo(expected);
            assertThat(READER.read(Streams.of(payload("a")))).isEqualTo(expected);
            assertThat(READER.read(Streams.slow(payload("a").getBytes(StandardCharsets.UTF_8))))
                    .isEqualTo(expected);
        }

        @Test
        void aPayloadMayStandOnManyLinesAndBehindAByteOrderMark() throws IOException {
            String pretty = "\ufeff\n" + payload("a").replace(",", ",\r\n  ") + "\n";
            assertThat(READER.read(Streams.of(pretty))).isEqualTo(Responses.parse(payload("a")));
        }

        @Test
        void whatCantBeParsedIsAPayloadThatSaysSo() throws IOException {
            assertThat(inShort(READER.read(Streams.of("")))).isEqualTo("malformed-json");
            assertThat(inShort(READER.read(Streams.of("{} {}")))).isEqualTo("malformed-json");
            assertThat(inShort(READER.read(new ByteArrayInputStream(new byte[] {'"', (byte) 0xC3, '"'}))))
                    .isEqualTo("invalid-text");
            assertThat(inShort(READER.read(Streams.of("{}\0")))).isEqualTo("invalid-text");
        }

        @Test
        void theLimitOfBytesIsIncluded() throws IOException {
            assertThat(inShort(limited(200).read(Streams.of(payload("a", 200)))))
                    .isEqualTo("a");
            assertThat(inShort(limited(200).read(Streams.of(payload("a", 201)))))
                    .isEqualTo("too-large");
        }

        @Test
        void aByteOrderMarkIsNotCountedAgainstTheLimit() throws IOException {
            assertThat(inShort(limited(200).read(Streams.of("\ufeff" + payload("a", 200)))))
                    .isEqualTo("a");
            assertThat(inShort(limited(200).read(Streams.of("\ufeff" + payload("a", 201)))))
                    .isEqualTo("too-large");
        }

        @Test
        void theGreatestLimitOfBytesIsOne() throws IOException {
            assertThat(inShort(limited(Integer.MAX_VALUE).read(Streams.of(payload("a")))))
                    .isEqualTo("a");
        }

        @Test
        void theOtherLimitsHoldAsWell() throws IOException {
            ResponseReader strict = READER.withLimits(new PayloadLimits(1000, 2, 12, 3, 1));
            assertThat(inShort(strict.read(Streams.of(payload("a"))))).isEqualTo("a");
            assertThat(inShort(strict.read(Streams.of("{\"a\":{\"b\":{}}}")))).isEqualTo("too-large");
            assertThat(inShort(strict.read(Streams.of("\"" + "a".repeat(13) + "\""))))
                    .isEqualTo("too-large");
            assertThat(inShort(strict.read(Streams.of("1234")))).isEqualTo("too-large");
        }

        @Test
        void aStreamWithoutEndIsReadToTheLimitOnly() throws IOException {
            assertThat(inShort(READER.read(Streams.endless(' ')))).isEqualTo("too-large");
        }

        @Test
        void aStreamIsLeftOpen() throws IOException {
            Streams.Closing in = new Streams.Closing(payload("a"));
            READER.read(in);
            assertThat(in.isClosed()).isFalse();
        }

        @Test
        void whatCantBeReadIsAnIOException() {
            assertThatExceptionOfType(NoSuchFileException.class)
                    .isThrownBy(() -> READER.read(folder.resolve("absent.json")));
            assertThatIOException()
                    .isThrownBy(() -> READER.read(Streams.failing("{")))
                    .withMessage("the line broke");
        }

        @Test
        void limitsMakeANewReader() {
            assertThat(limited(1)).isNotSameAs(READER);
            assertThat(ResponseReader.withDefaults()).isSameAs(READER);
        }
    }

    @Nested
    class Ndjson {

        @Test
        void everyLineIsARow() {
            assertThat(ndjson(payload("a") + "\n" + payload("b") + "\n" + payload("c") + "\n"))
                    .containsExactly("1 a", "2 b", "3 c");
        }

        @Test
        void theLastLineNeedsNoLineFeed() {
            assertThat(ndjson(payload("a") + "\n" + payload("b"))).containsExactly("1 a", "2 b");
        }

        @Test
        void aCarriageReturnBeforeTheLineFeedIsBlank() {
            assertThat(ndjson(payload("a") + "\r\n" + payload("b") + "\r\n\r\n" + payload("c") + "\r"))
                    .containsExactly("1 a", "2 b", "4 c");
        }

        @Test
        void blankLinesCountAndAreSkipped() {
            assertThat(ndjson("\n \t\r\n" + payload("a") + "\n\n\n" + payload("b") + "\n\n  "))
                    .containsExactly("3 a", "6 b");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\n", " ", "\r\n\r\n", "\t", "\ufeff", "\ufeff\n"})
        void aStreamWithoutPayloadHasNoRows(String text) {
            assertThat(ndjson(text)).isEmpty();
        }

        @Test
        void onlyTheFileMayBeginWithAByteOrderMarkAndOnlyWithOne() {
            assertThat(ndjson("\ufeff" + payload("a") + "\n\ufeff" + payload("b") + "\n\ufeff\ufeff" + payload("c")))
                    .containsExactly("1 a", "2 malformed-json", "3 malformed-json");
            assertThat(ndjson("\ufeff\ufeff" + payload("a") + "\n" + payload("b")))
                    .containsExactly("1 malformed-json", "2 b");
        }

        @Test
        void aLineBeyondTheLimitCostsItselfOnly() {
            String text = payload("a") + "\n" + payload("b", 201) + "\n" + payload("c", 200) + "\n"
                    + "x".repeat(3 * BUFFER) + "\n" + payload("d");
            assertThat(inShort(limited(200)::readNdjson, text))
                    .containsExactly("1 a", "2 too-large", "3 c", "4 too-large", "5 d");
        }

        @Test
        void aCarriageReturnIsNotCountedAgainstTheLimit() {
            assertThat(inShort(limited(200)::readNdjson, payload("a", 200) + "\r\n" + payload("b", 201) + "\r\n"))
                    .containsExactly("1 a", "2 too-large");
        }

        @Test
        void aByteOrderMarkIsNotCountedAgainstTheLimit() {
            assertThat(inShort(limited(200)::readNdjson, "\ufeff" + payload("a", 200)))
                    .containsExactly("1 a");
        }

        @Test
        void blanksBeyondTheLimitAreStillABlankLine() {
            assertThat(inShort(limited(200)::readNdjson, " ".repeat(1000) + "\n" + payload("a")))
                    .containsExactly("2 a");
        }

        @Test
        void theGreatestLimitOfBytesIsOne() {
            assertThat(inShort(limited(Integer.MAX_VALUE)::readNdjson, payload("a") + "\n"))
                    .containsExactly("1 a");
        }

        @Test
        void invalidTextCostsItsLineOnly() {
            byte[] broken = {'{', '"', (byte) 0xC3, '"', '}', '\n', 0, '\n', (byte) 0xFF, (byte) 0xFE};
            byte[] bytes = concat(bytes(payload("a") + "\n"), broken, bytes("\n" + payload("b") + "\n"));
            assertThat(READER.readNdjson(new ByteArrayInputStream(bytes)).map(ResponseReaderTest::inShort))
                    .containsExactly("1 a", "2 invalid-text", "3 invalid-text", "4 invalid-text", "5 b");
        }

        @Test
        void aMalformedLineCostsItselfOnly() {
            assertThat(ndjson("{\n" + payload("a") + "\n}{\n" + payload("b") + payload("b") + "\n\"\n" + payload("c")))
                    .containsExactly(
                            "1 malformed-json",
                            "2 a",
                            "3 malformed-json",
                            "4 malformed-json",
                            "5 malformed-json",
                            "6 c");
        }

        @Test
        void manyRowsAcrossManyBuffersKeepTheirOrder() {
            String text = IntStream.rangeClosed(1, 5000)
                    .mapToObj(i -> payload("r" + i, 100 + i % 97))
                    .collect(Collectors.joining("\n"));
            assertThat(ndjson(text))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 5000)
                            .mapToObj(i -> i + " r" + i)
                            .toList());
        }

        @Test
        void rowsAreReadAsTheyAreAskedFor() {
            Iterator<ResponseReader.Row> rows = READER.readNdjson(
                            Streams.failing(payload("a") + "\n" + payload("b") + "\n"))
                    .iterator();
            assertThat(inShort(rows.next())).isEqualTo("1 a");
            assertThat(inShort(rows.next())).isEqualTo("2 b");
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(rows::hasNext)
                    .withCauseInstanceOf(IOException.class)
                    .withMessageContaining("the line broke");
        }

        @Test
        void theFirstRowDoesNotWaitForTheSecond() {
            // like a pipe: one line is available, and reading further would block
            InputStream pipe = Streams.failing(payload("a") + "\n");
            assertThat(READER.readNdjson(pipe).findFirst().map(ResponseReaderTest::inShort))
                    .contains("1 a");
        }

        @Test
        void behindTheLastRowThereIsNone() {
            Iterator<ResponseReader.Row> rows =
                    READER.readNdjson(Streams.of(payload("a"))).iterator();
            rows.next();
            assertThat(rows.hasNext()).isFalse();
            assertThat(rows.hasNext()).isFalse();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(rows::next);
        }

        @Test
        void theStreamIsLeftOpen() {
            Streams.Closing in = new Streams.Closing(payload("a"));
            try (Stream<ResponseReader.Row> rows = READER.readNdjson(in)) {
                assertThat(rows).hasSize(1);
            }
            assertThat(in.isClosed()).isFalse();
        }
    }

    @Nested
    class Arrays {

        @Test
        void everyElementIsARow() {
            assertThat(array("[" + payload("a") + "," + payload("b") + "," + payload("c") + "]"))
                    .containsExactly("1 a", "2 b", "3 c");
        }

        @Test
        void blanksMayStandAnywhere() {
            assertThat(array("\ufeff\r\n [\n\t" + payload("a") + " \n,\n  " + payload("b") + "\n]\r\n \t"))
                    .containsExactly("1 a", "2 b");
        }

        @ParameterizedTest
        @ValueSource(strings = {"[]", " [ ] ", "\ufeff[\n]\n", "", "  \n", "\ufeff"})
        void anEmptyArrayAndAnEmptyStreamHaveNoRows(String text) {
            assertThat(array(text)).isEmpty();
        }

        @Test
        void bracketsAndCommasInsideAnElementAreItsOwn() {
            String nested = payload("a").replace("\"responses\"", "\"x\":[[1,2],[],{\"y\":[{}]}],\"responses\"");
            assertThat(array("[" + nested + "," + payload("b") + "]")).containsExactly("1 unknown-field", "2 b");
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "]",
                    "[",
                    "}",
                    "{",
                    ",",
                    "],[",
                    "\\\"",
                    "\\\\",
                    "\\\\\\\"",
                    "\\\"]\\\"",
                    "\\\\\\\\",
                    "\\u005d\\u0022",
                    "a\\\"b",
                    "é,]😀"
                })
        void whatAStringHoldsIsNoStructure(String text) {
            String payload = payload("a").replace("\"a\"", "\"" + text + "\"");
            List<ResponseReader.Row> rows = READER.readArray(Streams.of("[" + payload + "," + payload("b") + "]"))
                    .toList();
            assertThat(rows).hasSize(2);
            assertThat(rows.get(0).responses()).isEqualTo(Responses.parse(payload));
            assertThat(inShort(rows.get(1))).isEqualTo("2 b");
        }

        @ParameterizedTest
        @CsvSource(
                delimiter = '|',
                quoteCharacter = '`',
                value = {
                    "[ | 1 | 1 | 2",
                    "[# | 1 | 2 | 1",
                    "[{},#{\"é\": | 2 | 2 | 6",
                    "#  [{},#{},# | 3 | 4 | 1",
                    "[{},#{} | 3 | 2 | 3",
                    "[{}]#  ] | 2 | 2 | 3",
                    "[]x | 1 | 1 | 3"
                })
        void aCutArraySaysWhereItEnds(String text, int row, String line, String column) {
            List<ResponseReader.Row> rows =
                    READER.readArray(Streams.of(text.replace('#', '\n'))).toList();

            ResponseReader.Row last = rows.get(rows.size() - 1);
            CheckResult result = ResponseChecker.of(InventedInstruments.demo()).check(last.responses());
            Problem problem = ((RejectedResponses) result).problems().get(0);
            assertThat(last.row()).isEqualTo(row);
            assertThat(problem.code()).isEqualTo(ProblemCode.MALFORMED_JSON);
            assertThat(problem.arguments()).isEqualTo(Map.of("line", line, "column", column));
        }

        @ParameterizedTest
        @ValueSource(
                strings = {
                    "{\"recordId\":}",
                    "{recordId:1}",
                    "{1 2}",
                    "{\"a\":1 \"b\":2}",
                    "nul",
                    "tru e",
                    "01",
                    "{\"a\":[1}]",
                    "'x'",
                    "{}{}",
                    "\"\\x\"",
                    "{\"a\":NaN}",
                    "\"\t\""
                })
        void aMalformedElementCostsItselfOnly(String element) {
            assertThat(array("[" + payload("a") + "," + element + "," + payload("b") + "]"))
                    .containsExactly("1 a", "2 malformed-json", "3 b");
        }

        @ParameterizedTest
        @ValueSource(strings = {"1", "\"a,]\"", "null", "true", "[]", "[[],[1,2]]"})
        void anElementThatIsNoObjectCostsItselfOnly(String element) {
            assertThat(array("[" + element + "," + payload("b") + "]")).containsExactly("1 wrong-type", "2 b");
        }

        @Test
        void anElementOfNothingIsMalformed() {
            assertThat(array("[,]")).containsExactly("1 malformed-json", "2 malformed-json");
            assertThat(array("[" + payload("a") + ",]")).containsExactly("1 a", "2 malformed-json");
            assertThat(array("[," + payload("a") + "]")).containsExactly("1 malformed-json", "2 a");
            assertThat(array("[" + payload("a") + ", \n ," + payload("b") + "]"))
                    .containsExactly("1 a", "2 malformed-json", "3 b");
        }

        @Test
        void anArrayWithoutItsEndSaysSoInALastRow() {
            assertThat(array("[")).containsExactly("1 malformed-json");
            assertThat(array("[ \n")).containsExactly("1 malformed-json");
            assertThat(array("[" + payload("a"))).containsExactly("1 a", "2 malformed-json");
            assertThat(array("[" + payload("a") + "\n")).containsExactly("1 a", "2 malformed-json");
            assertThat(array("[" + payload("a") + ",")).containsExactly("1 a", "2 malformed-json");
            assertThat(array("[" + payload("a") + ", ")).containsExactly("1 a", "2 malformed-json");
        }

        @Test
        void anArrayThatIsCutWithinAnElementEndsWithThatElement() {
            String whole = "[" + payload("a") + "," + payload("b") + "]";
            for (int length = 1 + payload("a").length() + 2; length < whole.length() - 1; length++) {
                assertThat(array(whole.substring(0, length)))
                        .as("%d bytes", length)
                        .hasSizeGreaterThanOrEqualTo(2)
                        .startsWith("1 a", "2 malformed-json");
            }
        }

        @Test
        void textBehindTheArraySaysSoInALastRow() {
            assertThat(array("[" + payload("a") + "] x")).containsExactly("1 a", "2 malformed-json");
            assertThat(array("[" + payload("a") + "]]")).containsExactly("1 a", "2 malformed-json");
            assertThat(array("[]" + payload("a"))).containsExactly("1 malformed-json");
            assertThat(array("[][" + payload("a") + "]")).containsExactly("1 malformed-json");
        }

        @ParameterizedTest
        @ValueSource(strings = {"{}", "x", "1", "\"[]\"", "]", "null", " x [", "\0"})
        void whatIsNoArrayIsOneBadRow(String text) {
            assertThat(array(text)).containsExactly("1 malformed-json");
        }

        @Test
        void anElementBeyondTheLimitCostsItselfOnly() {
            String text = "[" + payload("a", 200) + "," + payload("b", 201) + "," + payload("c") + ",["
                    + "\"],\",".repeat(BUFFER) + "1]," + payload("d") + "]";
            assertThat(inShort(limited(200)::readArray, text))
                    .containsExactly("1 a", "2 too-large", "3 c", "4 too-large", "5 d");
        }

        @Test
        void invalidTextCostsItsElementOnly() {
            byte[] broken = {'"', (byte) 0xC3, '"', ',', 0, ',', '"', (byte) 0xED, (byte) 0xA0, (byte) 0x80, '"'};
            byte[] bytes = concat(bytes("[" + payload("a") + ","), broken, bytes("," + payload("b") + "]"));
            assertThat(READER.readArray(new ByteArrayInputStream(bytes)).map(ResponseReaderTest::inShort))
                    .containsExactly("1 a", "2 invalid-text", "3 invalid-text", "4 invalid-text", "5 b");
        }

        @Test
        void manyElementsAcrossManyBuffersKeepTheirOrder() {
            String text = IntStream.rangeClosed(1, 3000)
                    .mapToObj(i -> payload("r" + i, 100 + i % 97))
                    .collect(Collectors.joining(",\n", "[\n", "\n]\n"));
            assertThat(array(text))
                    .containsExactlyElementsOf(IntStream.rangeClosed(1, 3000)
                            .mapToObj(i -> i + " r" + i)
                            .toList());
        }

        @Test
        void anIOExceptionComesUnchecked() {
            Iterator<ResponseReader.Row> rows = READER.readArray(
                            Streams.failing("[" + payload("a") + "," + payload("b")))
                    .iterator();
            assertThat(inShort(rows.next())).isEqualTo("1 a");
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(rows::next)
                    .withMessageContaining("the line broke");
        }

        @Test
        void behindTheLastRowThereIsNone() {
            Iterator<ResponseReader.Row> rows =
                    READER.readArray(Streams.of("[" + payload("a") + "] x")).iterator();
            rows.next();
            rows.next();
            assertThat(rows.hasNext()).isFalse();
            assertThatExceptionOfType(NoSuchElementException.class).isThrownBy(rows::next);
        }
    }

    @Nested
    class Detection {

        private Stream<String> rows(String text) {
            return inShort(READER::readRows, text);
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\n", " ", "\ufeff", "\ufeff\n", " \t\r\n\n"})
        void anArrayIsToldByItsFirstBracket(String blanks) {
            assertThat(rows(blanks + "[" + payload("a") + ",\n" + payload("b") + "]"))
                    .containsExactly("1 a", "2 b");
        }

        @Test
        void anythingElseIsNdjson() {
            assertThat(rows(payload("a") + "\n" + payload("b"))).containsExactly("1 a", "2 b");
            assertThat(rows("\n" + payload("a") + "\n[]\n")).containsExactly("2 a", "3 wrong-type");
            assertThat(rows("x\n" + payload("a"))).containsExactly("1 malformed-json", "2 a");
        }

        @ParameterizedTest
        @ValueSource(strings = {"", "\n", "  ", "\ufeff", "\r\n\r\n"})
        void aStreamWithoutPayloadHasNoRows(String text) {
            assertThat(rows(text)).isEmpty();
        }

        @ParameterizedTest
        @ValueSource(ints = {BUFFER - 4, BUFFER - 1, BUFFER, BUFFER + 1, 3 * BUFFER + 7})
        void anArrayIsToldBehindAnyNumberOfBlanks(int blanks) {
            assertThat(rows(" ".repeat(blanks) + "[" + payload("a") + "]")).containsExactly("1 a");
            assertThat(rows("\n".repeat(blanks) + "[" + payload("a") + "]")).containsExactly("1 a");
        }

        @ParameterizedTest
        @ValueSource(ints = {BUFFER - 1, BUFFER, BUFFER + 1, 3 * BUFFER + 7})
        void blankLinesBeforeNdjsonCountHoweverManyTheyAre(int blanks) {
            assertThat(rows("\n".repeat(blanks) + payload("a") + "\n" + payload("b")))
                    .containsExactly((blanks + 1) + " a", (blanks + 2) + " b");
        }

        @Test
        void aStreamOfBlanksHasNoRowsHoweverManyTheyAre() {
            assertThat(rows(" ".repeat(2 * BUFFER))).isEmpty();
        }

        @Test
        void theLimitsHoldWhicheverItIs() {
            assertThat(inShort(limited(200)::readRows, "[" + payload("a", 201) + "," + payload("b", 200) + "]"))
                    .containsExactly("1 too-large", "2 b");
            assertThat(inShort(limited(200)::readRows, payload("a", 201) + "\n" + payload("b", 200)))
                    .containsExactly("1 too-large", "2 b");
        }

        @Test
        void aBeginningThatCantBeReadIsAnIOException() {
            assertThatIOException()
                    .isThrownBy(() -> READER.readRows(Streams.failing(" \n")))
                    .withMessage("the line broke");
        }

        @Test
        void aLaterIOExceptionComesUnchecked() throws IOException {
            Stream<ResponseReader.Row> rows = READER.readRows(Streams.failing("[" + payload("a")));
            assertThatExceptionOfType(UncheckedIOException.class).isThrownBy(rows::toList);
        }
    }

    @Nested
    class Laws {
        private static final long SEED = 20_260_604L;
        private static final int FILES = 1500;

        @Test
        void rowsOfAnyFileReadAsEachPayloadAlone() throws IOException {
            for (long seed = SEED; seed < SEED + FILES; seed++) {
                Random random = new Random(seed);
                List<String> payloads = Stream.generate(() -> new Payloads(random).next())
                        .limit(random.nextInt(12))
                        .toList();
                List<ResponseReader.Row> expected = IntStream.range(0, payloads.size())
                        .mapToObj(i -> new ResponseReader.Row(i + 1, Responses.parse(payloads.get(i))))
                        .toList();
                byte[] lines = bytes(String.join(random.nextBoolean() ? "\n" : "\r\n", payloads));
                byte[] elements = bytes("[" + String.join(",", payloads) + "]");

                assertThat(READER.readNdjson(new ByteArrayInputStream(lines)).toList())
                        .as("seed %d, lines", seed)
                        .isEqualTo(expected);
                assertThat(READER.readArray(new ByteArrayInputStream(elements)).toList())
                        .as("seed %d, elements", seed)
                        .isEqualTo(expected);
                assertThat(READER.readRows(Streams.slow(elements)).toList())
                        .as("seed %d, elements one byte at a time", seed)
                        .isEqualTo(expected);
            }
        }

        @Test
        void noBytesMakeAReaderFail() throws IOException {
            byte[] alphabet = bytes("[]{},:\"\\ \n\r1a\0");
            for (long seed = SEED; seed < SEED + FILES; seed++) {
                Random random = new Random(seed);
                byte[] bytes = new byte[random.nextInt(60)];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = random.nextInt(20) == 0
                            ? (byte) random.nextInt(256)
                            : alphabet[random.nextInt(alphabet.length)];
                }
                for (Reading reading : List.<Reading>of(READER::readNdjson, READER::readArray, READER::readRows)) {
                    List<ResponseReader.Row> rows =
                            reading.rows(new ByteArrayInputStream(bytes)).toList();
                    assertThat(reading.rows(Streams.slow(bytes)).toList())
                            .as("seed %d", seed)
                            .isEqualTo(rows);
                    assertThat(rows)
                            .as("seed %d", seed)
                            .isSortedAccordingTo((one, other) -> Long.compare(one.row(), other.row()));
                }
            }
        }
    }

    /** Texts of valid and invalid payloads on one line, with balanced brackets and quotes. */
    private record Payloads(Random random) {
        private static final String[] TEXTS = {
            "client",
            "demo-5",
            "a",
            "",
            "],[",
            "}{",
            "\\\"",
            "\\\\",
            "\\\\\\\"",
            ",",
            "é😀",
            "\\u005b",
            "\\n",
            "\\ud83d"
        };
        private static final String[] FAULTS = {
            "", "x", "{}{}", "{\"a\":}", "{\"a\" 1}", "{1:2}", "[1 2]", "{\"a\":[1}]", "01", "+1", "\"\\q\"", "nul"
        };

        String next() {
            String text = random.nextInt(6) == 0 ? FAULTS[1 + random.nextInt(FAULTS.length - 1)] : object(3);
            return " ".repeat(random.nextInt(3)) + text + "\t".repeat(random.nextInt(2));
        }

        private String object(int levels) {
            String[] names = {"instrument", "rater", "responses", "missing", "session", "recordId", "1", "2", "x,y"};
            return Stream.generate(() -> "\"" + names[random.nextInt(names.length)] + "\":" + value(levels - 1))
                    .limit(random.nextInt(6))
                    .collect(Collectors.joining(random.nextBoolean() ? "," : " , ", "{", "}"));
        }

        private String value(int levels) {
            return switch (random.nextInt(levels > 0 ? 7 : 5)) {
                case 0 -> "null";
                case 1 -> String.valueOf(random.nextBoolean());
                case 2 -> String.valueOf(random.nextInt(12) - 3);
                case 3 -> random.nextInt(9) + (random.nextBoolean() ? ".0" : "e2");
                case 4 -> "\"" + TEXTS[random.nextInt(TEXTS.length)] + "\"";
                case 5 ->
                    Stream.generate(() -> value(levels - 1))
                            .limit(random.nextInt(4))
                            .collect(Collectors.joining(",", "[", "]"));
                default -> object(levels);
            };
        }
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    @Test
    void aRowIsNumberedFromOneAndHasResponses() {
        Responses responses = Responses.parse("{}");
        assertThat(new ResponseReader.Row(1, responses).responses()).isSameAs(responses);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> new ResponseReader.Row(0, responses))
                .withMessage("rows are numbered from 1");
        assertThatNullPointerException()
                .isThrownBy(() -> new ResponseReader.Row(1, null))
                .withMessage("responses");
    }

    @Test
    void theTextOfARowShowsNoAnswer() {
        String row = new ResponseReader.Row(7, Responses.parse(payload("a").replace("4", "113"))).toString();
        assertThat(row).startsWith("Row[row=7, ").doesNotContain("113");
    }

    private static Arguments of(String method, String parameter, ThrowingCallable call) {
        return Arguments.of(method, parameter, call);
    }

    static Stream<Arguments> nullArguments() {
        return Stream.of(
                of("withLimits", "limits", () -> READER.withLimits(null)),
                of("read a file", "file", () -> READER.read((Path) null)),
                of("read a stream", "in", () -> READER.read((InputStream) null)),
                of("readNdjson", "in", () -> READER.readNdjson(null)),
                of("readArray", "in", () -> READER.readArray(null)),
                of("readRows", "in", () -> READER.readRows(null)));
    }

    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("nullArguments")
    void aNullArgumentIsNamed(String method, String parameter, ThrowingCallable call) {
        NullArgument.isNamed(parameter, call);
    }
}

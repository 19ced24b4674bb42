package io.github.alliancesdk.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alliancesdk.core.internal.json.JsonProblem.Kind;
import io.github.alliancesdk.core.internal.json.JsonValue.Arr;
import io.github.alliancesdk.core.internal.json.JsonValue.Bool;
import io.github.alliancesdk.core.internal.json.JsonValue.Decimal;
import io.github.alliancesdk.core.internal.json.JsonValue.HugeInt;
import io.github.alliancesdk.core.internal.json.JsonValue.Int;
import io.github.alliancesdk.core.internal.json.JsonValue.Member;
import io.github.alliancesdk.core.internal.json.JsonValue.Null;
import io.github.alliancesdk.core.internal.json.JsonValue.Obj;
import io.github.alliancesdk.core.internal.json.JsonValue.Text;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonReaderTest {
    private static final JsonLimits LIMITS = new JsonLimits(20_000, 16, 4096, 100);
    private static final JsonReader READER = new JsonReader(LIMITS);

    private static JsonValue read(String json) {
        return read(READER, json);
    }

    private static JsonProblem problem(String json) {
        return problem(READER, json);
    }

    private static JsonValue read(JsonReader reader, String json) {
        try {
            JsonValue value = reader.read(json);
            assertThat(reader.read(json.getBytes(StandardCharsets.UTF_8))).isEqualTo(value);
            return value;
        } catch (JsonProblem e) {
            throw new AssertionError(e.kind() + " in " + json, e);
        }
    }

    /** The problem of a document; it must be the same for text and for bytes. */
    private static JsonProblem problem(JsonReader reader, String json) {
        JsonProblem problem = catchThrowableOfType(JsonProblem.class, () -> reader.read(json));
        JsonProblem ofBytes =
                catchThrowableOfType(JsonProblem.class, () -> reader.read(json.getBytes(StandardCharsets.UTF_8)));
        assertThat(problem).as("%s", json).isNotNull();
        assertThat(ofBytes).hasMessage(problem.getMessage());
        return problem;
    }

    private static byte[] bytes(int... bytes) {
        byte[] array = new byte[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            array[i] = (byte) bytes[i];
        }
        return array;
    }

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of("null", new Null()),
                Arguments.of("true", new Bool(true)),
                Arguments.of("false", new Bool(false)),
                Arguments.of("\"\"", new Text("")),
                Arguments.of("\"a\\u00e9\\n\\\"\\\\/\"", new Text("aé\n\"\\/")),
                Arguments.of("\"\ud83d\ude00\"", new Text("😀")),
                Arguments.of("[]", new Arr(List.of())),
                Arguments.of("{}", new Obj(List.of())),
                Arguments.of(" \t\r\n[1, [2]] ", new Arr(List.of(new Int(1), new Arr(List.of(new Int(2)))))),
                Arguments.of(
                        "{\"a\":{\"b\":null}}",
                        new Obj(List.of(new Member("a", new Obj(List.of(new Member("b", new Null()))))))));
    }

    @ParameterizedTest
    @MethodSource("values")
    void everyKindOfValueIsRead(String json, JsonValue value) {
        assertThat(read(json)).isEqualTo(value);
    }

    @ParameterizedTest
    @CsvSource({
        "4, 4",
        "0, 0",
        "-0, 0",
        "-17, -17",
        "2147483648, 2147483648",
        "9223372036854775807, 9223372036854775807",
        "-9223372036854775808, -9223372036854775808"
    })
    void anIntegerTokenThatFitsALongIsAnInteger(String json, long value) {
        assertThat(read(json)).isEqualTo(new Int(value));
    }

    @ParameterizedTest
    @ValueSource(strings = {"9223372036854775808", "-9223372036854775809", "12345678901234567890123456789"})
    void anIntegerTokenThatFitsNoLongIsStillAnInteger(String json) {
        assertThat(read(json)).isEqualTo(new HugeInt(new BigInteger(json)));
    }

    @ParameterizedTest
    @CsvSource({"4.0, 4", "4e0, 4", "4E+0, 4", "40e-1, 4", "3.7, 3.7", "-0.5, -0.5", "1e400, Infinity", "1e-400, 0"})
    void aFractionOrAnExponentMakesNoInteger(String json, double value) {
        assertThat(read(json)).isEqualTo(new Decimal(value));
    }

    @Test
    void repeatedNamesStayInOrder() {
        JsonValue value = read("{\"b\":1,\"a\":2,\"b\":3}");
        assertThat(value)
                .isEqualTo(new Obj(List.of(
                        new Member("b", new Int(1)), new Member("a", new Int(2)), new Member("b", new Int(3)))));
        assertThat(((Obj) value).first("b")).isEqualTo(new Int(1));
        assertThat(((Obj) value).first("c")).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "``; 1; 1",
                "`   `; 1; 4",
                "{; 1; 2",
                "[1,2; 1; 5",
                "`{\n\"a\":1,\n}`; 3; 2",
                "{\"a\" 1}; 1; 7",
                "[1,]; 1; 5",
                "[01]; 1; 3",
                "[+1]; 1; 3",
                "[.5]; 1; 3",
                "[1.]; 1; 4",
                "[0x10]; 1; 4",
                "[NaN]; 1; 5",
                "[Infinity]; 1; 10",
                "{a:1}; 1; 3",
                "`{'a':1}`; 1; 3",
                "[1] 2; 1; 5",
                "{} {}; 1; 4",
                "`[//\n1]`; 1; 3",
                "nul; 1; 1",
                "truex; 1; 1"
            })
    void whatIsMalformedIsSoFromAPlaceOn(String json, int line, int column) {
        JsonProblem problem = problem(json);
        assertThat(problem.kind()).isEqualTo(Kind.MALFORMED);
        assertThat(problem.line()).as("line").isEqualTo(line);
        assertThat(problem.column()).as("column").isBetween(Math.max(1, column - 2), column + 1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\"", "\"\n\"", "\"\\x\"", "\"\\u12\"", "]", "}", "{]", "[}", "{\"a\":}", ",", ":", "[1 2]"})
    void whatIsNoJsonIsMalformed(String json) {
        assertThat(problem(json).kind()).isEqualTo(Kind.MALFORMED);
    }

    @Test
    void aProblemQuotesNothingOfTheDocument() {
        JsonProblem problem = problem("{\"a\":113,\n\"b\": canary97}");
        assertThat(problem).hasNoCause();
        assertThat(problem.getMessage())
                .startsWith("MALFORMED at line 2, column ")
                .doesNotContain("113", "97", "canary");
        assertThat(problem.getSuppressed()).isEmpty();
        assertThat(problem.getStackTrace()).isEmpty();
    }

    @Test
    void anUnpairedSurrogateIsReadAndIsNotClean() {
        assertThat(read("\"\\ud83d\\ude00\"")).isEqualTo(new Text("😀"));
        for (String half : List.of("\"\\ud83d\"", "\"\\ude00\"", "\"a\\ud83db\"", "\"\\ude00\\ud83d\"")) {
            assertThat(((Text) read(half)).isClean()).as(half).isFalse();
        }
    }

    @Test
    void anEscapedNulIsReadAndIsNotClean() {
        assertThat(((Text) read("\"a\\u0000\"")).isClean()).isFalse();
    }

    @Test
    void aNulIsInvalidWhereverItStands() {
        for (String json : List.of("\0", "{}\0", "\"a\0b\"", "[1,\0 2]", "{\"a\0\":1}")) {
            assertThat(problem(json).kind()).isEqualTo(Kind.INVALID_TEXT);
        }
    }

    static Stream<byte[]> brokenUtf8() {
        return Stream.of(
                bytes('"', 0xFF, '"'),
                bytes('"', 0xC3, '"'),
                bytes('"', 0xC0, 0x80, '"'),
                bytes('"', 0xC0, 0xAF, '"'),
                bytes('"', 0xED, 0xA0, 0xBD, '"'),
                bytes('"', 0xF4, 0x90, 0x80, 0x80, '"'),
                bytes('"', 'a', '"', 0x80),
                bytes(0xFE, 0xFF, 0, '"', 0, '"'),
                bytes(0xE2, 0x82));
    }

    @ParameterizedTest
    @MethodSource("brokenUtf8")
    void whatIsNoUtf8IsInvalid(byte[] bytes) {
        JsonProblem problem = catchThrowableOfType(JsonProblem.class, () -> READER.read(bytes));
        assertThat(problem.kind()).isEqualTo(Kind.INVALID_TEXT);
    }

    @Test
    void oneByteOrderMarkInFrontOfBytesIsSkipped() throws JsonProblem {
        assertThat(READER.read(bytes(0xEF, 0xBB, 0xBF, '4'))).isEqualTo(new Int(4));
        JsonProblem twice = catchThrowableOfType(
                JsonProblem.class, () -> READER.read(bytes(0xEF, 0xBB, 0xBF, 0xEF, 0xBB, 0xBF, '4')));
        assertThat(twice.kind()).isEqualTo(Kind.MALFORMED);
        JsonProblem alone = catchThrowableOfType(JsonProblem.class, () -> READER.read(bytes(0xEF, 0xBB, 0xBF)));
        assertThat(alone.kind()).isEqualTo(Kind.MALFORMED);
    }

    private static JsonReader limited(int bytes, int nesting, int stringLength, int numberLength) {
        return new JsonReader(new JsonLimits(bytes, nesting, stringLength, numberLength));
    }

    static Stream<Arguments> limits() {
        return Stream.of(
                Arguments.of("bytes", limited(10, 9, 99, 99), "[1,2,3,4 ]", "[1,2,3,4  ]"),
                Arguments.of("bytes of a text of two each", limited(10, 9, 99, 99), "\"éééé\"", "\"ééééé\""),
                Arguments.of("bytes of a text of three each", limited(11, 9, 99, 99), "\"€€€\"", "\"€€€€\""),
                Arguments.of("bytes of a text of four each", limited(10, 9, 99, 99), "\"😀😀\"", "\"😀😀😀\""),
                Arguments.of("levels of arrays", limited(999, 3, 99, 99), "[[[1]]]", "[[[[1]]]]"),
                Arguments.of("levels of objects", limited(999, 2, 99, 99), "{\"a\":{\"b\":1}}", "{\"a\":{\"b\":[]}}"),
                Arguments.of("characters of a string", limited(999, 9, 5, 99), "\"aaaaa\"", "\"aaaaaa\""),
                Arguments.of(
                        "characters of a string with escapes",
                        limited(999, 9, 2, 99),
                        "\"\\u00e9\\n\"",
                        "\"\\u00e9\\n\\n\""),
                Arguments.of("characters of a name", limited(999, 9, 5, 99), "{\"aaaaa\":1}", "{\"aaaaaa\":1}"),
                Arguments.of("characters of an integer", limited(999, 9, 99, 5), "12345", "123456"),
                Arguments.of("characters of a huge integer", limited(999, 9, 99, 25), "1".repeat(25), "1".repeat(26)),
                Arguments.of("characters of a decimal", limited(999, 9, 99, 5), "1.234", "1.2345"),
                Arguments.of("characters of an exponent", limited(999, 9, 99, 5), "1e234", "1e2345"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("limits")
    void aLimitIncludesWhatItNamesAndRefusesOneMore(String what, JsonReader reader, String within, String beyond) {
        assertThat(read(reader, within)).isNotNull();
        assertThat(problem(reader, beyond).kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(problem(reader, beyond)).hasMessage("TOO_LARGE at line 0, column 0");
    }

    @Test
    void theDefaultLimitsHoldForLongTokensToo() {
        assertThat(read("\"" + "a".repeat(4096) + "\"")).isEqualTo(new Text("a".repeat(4096)));
        assertThat(problem("\"" + "a".repeat(4097) + "\"").kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(problem("{\"" + "a".repeat(4097) + "\":1}").kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(problem("1".repeat(5000)).kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(problem("0." + "1".repeat(5000)).kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(problem("[".repeat(17) + "]".repeat(17)).kind()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void hostileNestingIsRefusedBeforeItFillsTheStack() {
        JsonReader deep = new JsonReader(new JsonLimits(10_000_000, 16, 4096, 100));
        assertThat(problem(deep, "[".repeat(1_000_000)).kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(problem(deep, "{\"a\":".repeat(1_000_000)).kind()).isEqualTo(Kind.TOO_LARGE);
    }

    @Test
    void readersShareNothing() {
        assertThat(problem(limited(999, 9, 3, 3), "1234").kind()).isEqualTo(Kind.TOO_LARGE);
        assertThat(read("1234")).isEqualTo(new Int(1234));
    }
}

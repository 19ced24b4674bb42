package io.github.alliancesdk.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.alliancesdk.core.internal.json.JsonValue.Arr;
import io.github.alliancesdk.core.internal.json.JsonValue.Bool;
import io.github.alliancesdk.core.internal.json.JsonValue.Decimal;
import io.github.alliancesdk.core.internal.json.JsonValue.Foreign;
import io.github.alliancesdk.core.internal.json.JsonValue.Int;
import io.github.alliancesdk.core.internal.json.JsonValue.Member;
import io.github.alliancesdk.core.internal.json.JsonValue.Null;
import io.github.alliancesdk.core.internal.json.JsonValue.Obj;
import io.github.alliancesdk.core.internal.json.JsonValue.Text;
import java.math.BigInteger;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class JsonWriterTest {
    private static final JsonWriter COMPACT = JsonWriter.compact();
    private static final JsonReader READER = new JsonReader(new JsonLimits(1_000_000, 40, 10_000, 100));
    private static final long SEED = 20_260_603L;
    private static final int VALUES = 2000;

    static Stream<Arguments> values() {
        return Stream.of(
                Arguments.of(null, "null"),
                Arguments.of("a\"\\\n\u0001é😀", "\"a\\\"\\\\\\n\\u0001é😀\""),
                Arguments.of(4, "4"),
                Arguments.of(Long.MIN_VALUE, "-9223372036854775808"),
                Arguments.of(4.25, "4.25"),
                Arguments.of(17.0, "17.0"),
                Arguments.of(true, "true"),
                Arguments.of(List.of(), "[]"),
                Arguments.of(Arrays.asList(1, "a", null), "[1,\"a\",null]"),
                Arguments.of(Map.of(), "{}"),
                Arguments.of(Map.of(7, List.of(Map.of("a", false))), "{\"7\":[{\"a\":false}]}"),
                Arguments.of(new Text("a"), "\"a\""),
                Arguments.of(new Int(4), "4"),
                Arguments.of(new Decimal(0.5), "0.5"),
                Arguments.of(new Bool(false), "false"),
                Arguments.of(new Null(), "null"),
                Arguments.of(new Arr(List.of(new Null(), new Int(1))), "[null,1]"),
                Arguments.of(
                        new Obj(List.of(new Member("b", new Int(1)), new Member("a", new Obj(List.of())))),
                        "{\"b\":1,\"a\":{}}"),
                Arguments.of(List.of(new Int(1)), "[1]"),
                Arguments.of(Map.of("a", new Text("b")), "{\"a\":\"b\"}"));
    }

    @ParameterizedTest
    @MethodSource("values")
    void aValueIsWrittenOnOneLineWithoutSpaces(Object value, String json) {
        assertThat(COMPACT.write(value)).isEqualTo(json);
    }

    @Test
    void anIndentedObjectHasAMemberALineAndListsOnOne() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("a", List.of(1, 2));
        map.put("b", Map.of("c", "d"));
        map.put("e", List.of(Map.of("f", 1)));
        assertThat(JsonWriter.indented().write(map)).isEqualTo("""
                        {
                          "a" : [ 1, 2 ],
                          "b" : {
                            "c" : "d"
                          },
                          "e" : [ {
                            "f" : 1
                          } ]
                        }""");
    }

    @Test
    void anIntegerOfAnySizeIsWrittenInFull() {
        assertThat(COMPACT.write(List.of(BigInteger.TEN.pow(30), new Int(4)))).isEqualTo("[1" + "0".repeat(30) + ",4]");
    }

    static Stream<Object> whatJsonHasNoWordFor() {
        return Stream.of(
                Double.NaN,
                Double.POSITIVE_INFINITY,
                Float.NEGATIVE_INFINITY,
                new Decimal(Double.NaN),
                new Foreign(),
                'a',
                Optional.empty(),
                List.of(1, Double.NaN),
                Map.of("a", new Object()),
                new Arr(List.of(new Foreign())),
                new Obj(List.of(new Member("a", new Decimal(Double.POSITIVE_INFINITY)))));
    }

    @ParameterizedTest
    @MethodSource("whatJsonHasNoWordFor")
    void whatJsonHasNoWordForIsRefused(Object value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> COMPACT.write(value))
                .withMessage("JSON has no word for this value")
                .withNoCause();
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JsonWriter.indented().write(value));
    }

    @ParameterizedTest
    @CsvSource({
        "0.1, 0.1",
        "4.666666666666667, 4.666666666666667",
        "2e-3, 0.002",
        "1e23, 1.0E23",
        "2e23, 2.0E23",
        "-0.0, -0.0",
        "1.7976931348623157e308, 1.7976931348623157E308"
    })
    void aNumberIsTheShortestThatReadsBackAsTheSame(double number, String json) {
        assertThat(COMPACT.write(number)).isEqualTo(json);
    }

    /** Versions of Jackson choose different digits for it. */
    @Test
    void theSmallestNumberReadsBackAsTheSame() {
        assertThat(Double.parseDouble(COMPACT.write(Double.MIN_VALUE))).isEqualTo(Double.MIN_VALUE);
    }

    @Test
    void whatIsWrittenReadsBackAsTheSameValue() throws JsonProblem {
        for (long seed = SEED; seed < SEED + VALUES; seed++) {
            JsonValue value = random(new Random(seed), 4);
            assertThat(READER.read(COMPACT.write(value))).as("seed %d", seed).isEqualTo(value);
            assertThat(READER.read(JsonWriter.indented().write(value)))
                    .as("seed %d, indented", seed)
                    .isEqualTo(value);
        }
    }

    private static JsonValue random(Random random, int levels) {
        return switch (random.nextInt(levels > 0 ? 7 : 5)) {
            case 0 -> new Null();
            case 1 -> new Bool(random.nextBoolean());
            case 2 -> new Int(random.nextLong());
            case 3 -> new Decimal(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
            case 4 -> new Text(text(random));
            case 5 ->
                new Arr(Stream.generate(() -> random(random, levels - 1))
                        .limit(random.nextInt(4))
                        .toList());
            default ->
                new Obj(Stream.generate(() -> new Member(text(random), random(random, levels - 1)))
                        .limit(random.nextInt(4))
                        .toList());
        };
    }

    private static String text(Random random) {
        int[] characters = {'a', '"', '\\', '/', '\n', '\t', 1, 0x7f, 0xe9, 0x2028, 0x1f600, '{', ']', ','};
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(10); i > 0; i--) {
            text.appendCodePoint(characters[random.nextInt(characters.length)]);
        }
        return text.toString();
    }
}

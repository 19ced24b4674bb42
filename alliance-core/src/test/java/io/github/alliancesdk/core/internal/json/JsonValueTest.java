package io.github.alliancesdk.core.internal.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.internal.json.JsonValue.Arr;
import io.github.alliancesdk.core.internal.json.JsonValue.Bool;
import io.github.alliancesdk.core.internal.json.JsonValue.Decimal;
import io.github.alliancesdk.core.internal.json.JsonValue.Foreign;
import io.github.alliancesdk.core.internal.json.JsonValue.HugeInt;
import io.github.alliancesdk.core.internal.json.JsonValue.Int;
import io.github.alliancesdk.core.internal.json.JsonValue.Member;
import io.github.alliancesdk.core.internal.json.JsonValue.Null;
import io.github.alliancesdk.core.internal.json.JsonValue.Obj;
import io.github.alliancesdk.core.internal.json.JsonValue.Text;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.time.OffsetDateTime;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class JsonValueTest {
    private static final BigInteger LONG_MAX = BigInteger.valueOf(Long.MAX_VALUE);
    private static final BigInteger LONG_MIN = BigInteger.valueOf(Long.MIN_VALUE);

    private static Arguments of(String what, Object object, JsonValue value) {
        return Arguments.of(what, object, value);
    }

    static Stream<Arguments> objects() {
        return Stream.of(
                of("null", null, new Null()),
                of("a text", "4", new Text("4")),
                of("another text", new StringBuilder("four"), new Text("four")),
                of("an int", 4, new Int(4)),
                of("a long", Long.MIN_VALUE, new Int(Long.MIN_VALUE)),
                of("a short", (short) -4, new Int(-4)),
                of("a byte", (byte) 127, new Int(127)),
                of("a small big integer", BigInteger.TEN, new Int(10)),
                of("the greatest that fits", LONG_MAX, new Int(Long.MAX_VALUE)),
                of("the least that fits", LONG_MIN, new Int(Long.MIN_VALUE)),
                of("one more", LONG_MAX.add(BigInteger.ONE), new HugeInt(LONG_MAX.add(BigInteger.ONE))),
                of("one less", LONG_MIN.subtract(BigInteger.ONE), new HugeInt(LONG_MIN.subtract(BigInteger.ONE))),
                of("a double that is whole", 4.0, new Decimal(4)),
                of("a float", 0.5f, new Decimal(0.5)),
                of("a whole big decimal", new BigDecimal("4"), new Int(4)),
                of(
                        "a huge big decimal",
                        new BigDecimal("9223372036854775808"),
                        new HugeInt(LONG_MAX.add(BigInteger.ONE))),
                of("a big decimal with a fraction", new BigDecimal("4.0"), new Decimal(4)),
                of("a big decimal with an exponent", new BigDecimal("4E1"), new Decimal(40)),
                of(
                        "a time",
                        OffsetDateTime.parse("2026-05-01T10:00:00.5+02:00"),
                        new Text("2026-05-01T10:00:00.500+02:00")),
                of("a constant with a code", Problem.Area.RESPONSE, new Text("response")),
                of("no number", Double.NaN, new Decimal(Double.NaN)),
                of("true", true, new Bool(true)),
                of("false", Boolean.FALSE, new Bool(false)),
                of("a list", Arrays.asList(1, null), new Arr(List.of(new Int(1), new Null()))),
                of("a set", Set.of("a"), new Arr(List.of(new Text("a")))),
                of("a queue", new ArrayDeque<>(List.of(2)), new Arr(List.of(new Int(2)))),
                of("a map", Map.of("a", 1), new Obj(List.of(new Member("a", new Int(1))))),
                of("a map by number", Map.of(7, List.of()), new Obj(List.of(new Member("7", new Arr(List.of()))))),
                of(
                        "a map with a null name",
                        Collections.singletonMap(null, null),
                        new Obj(List.of(new Member("null", new Null())))),
                of("a value", new Text("a"), new Text("a")),
                of("a character", 'a', new Foreign()),
                of("an array", new int[] {1}, new Foreign()),
                of("an optional", Optional.of(1), new Foreign()),
                of("an enum", TimeUnit.DAYS, new Foreign()),
                of("any object", new Object(), new Foreign()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("objects")
    void aProgramsOwnObjectStandsForAValueAndNothingIsCoerced(String what, Object object, JsonValue value) {
        assertThat(JsonValue.of(object)).isEqualTo(value);
    }

    @Test
    void theOrderOfAMapIsKept() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("b", 1);
        map.put("a", 2);
        assertThat(((Obj) JsonValue.of(map)).members()).extracting(Member::name).containsExactly("b", "a");
    }

    @Test
    void aMapThatHoldsItselfEndsSomewhere() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("self", map);
        assertThat(depth(JsonValue.of(map))).isEqualTo(JsonValue.NESTING);
    }

    @Test
    void aListThatHoldsItselfEndsSomewhere() {
        List<Object> list = new ArrayList<>();
        list.add(Collections.singletonMap("list", list));
        assertThat(depth(JsonValue.of(list))).isEqualTo(JsonValue.NESTING);
    }

    private static int depth(JsonValue value) {
        if (value instanceof Obj object) {
            return 1 + depth(object.members().get(0).value());
        }
        if (value instanceof Arr array) {
            return 1 + depth(array.elements().get(0));
        }
        assertThat(value).isEqualTo(new Foreign());
        return 0;
    }

    static Stream<Arguments> canaries() {
        return Stream.of(
                Arguments.of(new Text("113"), "string"),
                Arguments.of(new Int(113), "integer"),
                Arguments.of(new HugeInt(LONG_MAX.add(BigInteger.ONE)), "integer"),
                Arguments.of(new Decimal(113), "number"),
                Arguments.of(new Bool(true), "boolean"),
                Arguments.of(new Null(), "null"),
                Arguments.of(new Arr(List.of(new Int(113))), "array"),
                Arguments.of(new Obj(List.of(new Member("113", new Int(97)))), "object"),
                Arguments.of(new Foreign(), "no JSON value"),
                Arguments.of(new Member("113", new Int(97)), "member"));
    }

    @ParameterizedTest
    @MethodSource("canaries")
    void theTextOfAValueSaysItsKindOnly(Object value, String kind) {
        assertThat(value).hasToString(kind);
    }

    @Test
    void listsAreCopiedAndCantBeChanged() {
        List<JsonValue> elements = new ArrayList<>(List.of(new Int(1)));
        List<Member> members = new ArrayList<>(List.of(new Member("a", new Int(1))));
        Arr array = new Arr(elements);
        Obj object = new Obj(members);
        elements.clear();
        members.clear();
        assertThat(array.elements()).hasSize(1);
        assertThat(object.members()).hasSize(1);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> array.elements().clear());
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> object.members().clear());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "é", "😀", "a😀b", "\uffff", "\n"})
    void aTextWithoutNulAndHalfCharactersIsClean(String text) {
        assertThat(new Text(text).isClean()).isTrue();
    }

    static Stream<String> unclean() {
        return Stream.of(
                "\0", "a\0b", "\ud83d", "\ude00", "a\ud83d", "\ud83da", "\ud83d\ud83d", "\ude00\ud83d", "😀\ude00");
    }

    @ParameterizedTest
    @MethodSource("unclean")
    void aTextWithANulOrHalfACharacterIsNot(String text) {
        assertThat(new Text(text).isClean()).isFalse();
    }
}

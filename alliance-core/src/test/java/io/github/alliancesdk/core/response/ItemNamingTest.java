package io.github.alliancesdk.core.response;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ItemNamingTest {
    @ParameterizedTest
    @CsvSource({
        "{n},      7,      7",
        "{n},      07,     0",
        "{n},      0,      0",
        "{n},      12345,  0",
        "{n},      7a,     0",
        "{n},      '',     0",
        "{n},      -7,     0",
        "{n},      ٣,      0",
        "wai_{n},  wai_7,  7",
        "wai_{n},  wai_12, 12",
        "wai_{n},  WAI_7,  0",
        "wai_{n},  wai_,   0",
        "wai_{n},  7,      0",
        "{n}_raw,  3_raw,  3",
        "q{nn}t1,  q03t1,  3",
        "q{nn}t1,  q3t1,   0",
        "q{nn}t1,  q103t1, 103",
        "q{nnn},   q003,   3",
        "aa{n}aa,  aaa,    0"
    })
    void aPatternNamesItemColumns(String pattern, String column, int item) {
        ItemNaming names = ItemNaming.pattern(pattern);

        assertThat(names.item(column)).isEqualTo(item == 0 ? OptionalInt.empty() : OptionalInt.of(item));
        if (item > 0) {
            assertThat(names.name(item)).contains(column);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "wai", "{n}{n}", "{m}", "{n", "{nnnnn}", "{}"})
    void aPatternWithoutOnePlaceForTheNumberIsRefused(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItemNaming.pattern(pattern))
                .withMessageContaining("{n}");
    }

    @ParameterizedTest
    @CsvSource({
        "s{session}_q{n},   s3_q12,     3,         12",
        "s{session}_q{n},   s03_q1,     3,         1",
        "s{session}_q{n},   s0_q1,      0,         1",
        "s{session}_q{n},   s3_q01,     -1,        0",
        "s{session}_q{n},   s_q1,       -1,        0",
        "s{session}_q{n},   sx_q1,      -1,        0",
        "s{session}_q{n},   s3_q,       -1,        0",
        "s{session}_q{n},   s1234567890_q1, -1,    0",
        "s{session}_q{nn},  s12_q07,    12,        7",
        "q{n}.{session},    q4.12,      12,        4",
        "'{n}a{session}',   4a999999999, 999999999, 4",
        "1{session}1x1{n}1, 1711x1521,  71,        52"
    })
    void aPatternMayNameTheSessionToo(String pattern, String column, int session, int item) {
        ItemNaming names = ItemNaming.pattern(pattern);

        assertThat(names.hasSessions()).isTrue();
        assertThat(names.session(column)).isEqualTo(session < 0 ? OptionalInt.empty() : OptionalInt.of(session));
        assertThat(names.item(column)).isEqualTo(item == 0 ? OptionalInt.empty() : OptionalInt.of(item));
        assertThat(names)
                .isEqualTo(ItemNaming.pattern(pattern))
                .hasSameHashCodeAs(ItemNaming.pattern(pattern))
                .hasToString("ItemNaming[" + pattern + "]");
    }

    @Test
    void onlyNamesWithASessionHaveOne() {
        assertThat(ItemNaming.numbers().hasSessions()).isFalse();
        assertThat(ItemNaming.numbers().session("7")).isEmpty();
        assertThat(ItemNaming.of(Map.of("a", 5)).session("a")).isEmpty();
        assertThat(ItemNaming.pattern("s{session}_q{n}").name(4)).contains("s{session}_q4");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{session}{n}",
                "{n}{session}",
                "{session}0{n}",
                "{session}",
                "{session}_{session}_{n}",
                "{{session}n}"
            })
    void theSessionAndTheNumberCanBeToldApart(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ItemNaming.pattern(pattern))
                .withMessageContaining("{session}");
    }

    @Test
    void listedNamesStandForItemsOfTheirOwn() {
        assertThatIllegalArgumentException().isThrownBy(() -> ItemNaming.of(Map.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> ItemNaming.of(Map.of("a", 0)));
        assertThatIllegalArgumentException().isThrownBy(() -> ItemNaming.of(Map.of("a", 1, "b", 1)));
        ItemNaming naming = ItemNaming.of(Map.of("a", 5, "b", 4));
        assertThat(naming.item("a")).hasValue(5);
        assertThat(naming.item("A")).isEmpty();
        assertThat(naming.item("4")).isEmpty();
        assertThat(naming.name(4)).contains("b");
        assertThat(naming.name(1)).isEmpty();
    }

    @Test
    void theNameOfAnItemIsItsNumberByDefault() {
        assertThat(ItemNaming.numbers()).isEqualTo(ItemNaming.pattern("{n}"));
        assertThat(ItemNaming.numbers().item("12")).hasValue(12);
    }

    @Test
    void aListIsCopied() {
        Map<String, Integer> items = new HashMap<>(Map.of("a", 1));
        ItemNaming naming = ItemNaming.of(items);

        items.put("b", 2);

        assertThat(naming.item("b")).isEmpty();
        assertThat(naming).isEqualTo(ItemNaming.of(Map.of("a", 1))).hasSameHashCodeAs(ItemNaming.of(Map.of("a", 1)));
    }

    @Test
    void namingsAreEqualIfTheyNameEachItemAlike() {
        assertThat(ItemNaming.pattern("q{nn}"))
                .isEqualTo(ItemNaming.pattern("q{nn}"))
                .isNotEqualTo(ItemNaming.pattern("q{n}"))
                .isNotEqualTo(ItemNaming.pattern("q{nn}x"))
                .isNotEqualTo(ItemNaming.pattern("{nn}"))
                .isNotEqualTo(ItemNaming.of(Map.of("q01", 1)))
                .hasToString("ItemNaming[q{nn}]");
        assertThat(ItemNaming.of(Map.of("a", 5))).hasToString("ItemNaming[{a=5}]");
    }

    @Test
    void nullIsRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> ItemNaming.pattern(null))
                .withMessage("pattern");
        assertThatNullPointerException().isThrownBy(() -> ItemNaming.of(null)).withMessage("items");
        assertThatNullPointerException()
                .isThrownBy(() -> ItemNaming.of(Collections.singletonMap("a", null)))
                .withMessage("items");
        assertThatNullPointerException()
                .isThrownBy(() -> ItemNaming.of(Collections.singletonMap(null, 1)))
                .withMessage("items");
        assertThatNullPointerException()
                .isThrownBy(() -> ItemNaming.numbers().item(null))
                .withMessage("name");
    }
}

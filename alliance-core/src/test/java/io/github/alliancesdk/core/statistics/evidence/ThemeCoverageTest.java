package io.github.alliancesdk.core.statistics.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.statistics.evidence.ThemeFinding.State;
import io.github.alliancesdk.core.statistics.evidence.ThemeItem.Strength;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ThemeCoverageTest {
    private static final InstrumentId ONE = InstrumentId.of("one");
    private static final InstrumentId TWO = InstrumentId.of("two");
    private static final InstrumentId OTHER = InstrumentId.of("other");

    private static final String GOOD = """
            {"judged":["one","two"],"others":"not judged","rule":"a judgement","reading":"little",
             "themes":["warmth","pace","cost"],
             "one":{"warmth":"1,3w","pace":"2w","cost":"-"},
             "two":{"warmth":"-","pace":"4w","cost":"-"},
             "somebody2020":["pace","wit"]}
            """;

    private final ThemeCoverage coverage = ThemeCoverage.parse(GOOD);

    @Test
    void readsWhatWasJudged() {
        assertThat(coverage.judged()).containsExactly(ONE, TWO);
        assertThat(coverage.themes()).containsExactly("warmth", "pace", "cost");
        assertThat(coverage.rule()).isEqualTo("a judgement");
        assertThat(coverage.others()).isEqualTo("not judged");
        assertThat(coverage.reading()).isEqualTo("little");
        assertThat(coverage.published()).containsOnlyKeys("somebody2020");
        assertThat(coverage.items(ONE, "warmth"))
                .containsExactly(new ThemeItem(ONE, 1, Strength.CLEAR), new ThemeItem(ONE, 3, Strength.WEAK));
        assertThat(coverage.items(ONE, "cost")).isEmpty();
        assertThat(ThemeCoverage.parse(GOOD.getBytes(StandardCharsets.UTF_8)).of(ONE))
                .isEqualTo(coverage.of(ONE));
        assertThat(coverage).hasToString("ThemeCoverage[one, two]");
    }

    @Test
    void whatNobodyJudgedIsNoEmptyList() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> coverage.items(OTHER, "warmth"))
                .withMessage("other was not judged");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> coverage.items(ONE, "wit"))
                .withMessage("the theme was not judged");
    }

    @Test
    void aThemeIsCoveredWeaklyCoveredOrUncovered() {
        BatteryCoverage both = coverage.of(TWO, ONE, TWO);

        assertThat(both.battery()).containsExactly(TWO, ONE);
        assertThat(both.notJudged()).isEmpty();
        assertThat(both.judgement()).isEqualTo("a judgement");
        assertThat(both.themes())
                .extracting(ThemeFinding::toString)
                .containsExactly(
                        "warmth: covered [one item 1, one item 3 (weak)]",
                        "pace: weakly-covered [two item 4 (weak), one item 2 (weak)]",
                        "cost: uncovered");
        assertThat(both.themes(State.COVERED)).containsExactly("warmth");
        assertThat(both.themes(State.WEAKLY_COVERED)).containsExactly("pace");
        assertThat(both.themes(State.UNCOVERED)).containsExactly("cost");
        assertThat(both.themes(State.NOT_JUDGED)).isEmpty();
    }

    @Test
    void anInstrumentThatNobodyJudgedLeavesNothingUncovered() {
        BatteryCoverage mixed = coverage.of(List.of(ONE, OTHER));
        BatteryCoverage unknown = coverage.of(OTHER);

        assertThat(mixed.notJudged()).containsExactly(OTHER);
        assertThat(mixed.themes(State.COVERED)).containsExactly("warmth");
        assertThat(mixed.themes(State.UNCOVERED)).isEmpty();
        assertThat(mixed.themes(State.NOT_JUDGED)).containsExactly("cost");
        assertThat(unknown.themes(State.NOT_JUDGED)).isEqualTo(coverage.themes());
    }

    @Test
    void aThemeThatOnlyAPublicationNamesIsNotJudged() {
        assertThat(coverage.of(ONE).published().get("somebody2020"))
                .extracting(ThemeFinding::toString)
                .containsExactly("pace: weakly-covered [one item 2 (weak)]", "wit: not-judged");
    }

    @Test
    void stateWordsAreStable() {
        assertThat(Stream.of(State.values()).map(State::id))
                .containsExactly("covered", "weakly-covered", "uncovered", "not-judged");
    }

    static Stream<Arguments> broken() {
        return Stream.of(
                Arguments.of("{\"judged\"", "\"judged\"", "malformed-json", ""),
                Arguments.of("\"rule\":\"a judgement\",", "", "missing-field", "/rule"),
                Arguments.of("\"rule\":\"a judgement\"", "\"rule\":7", "wrong-type", "/rule"),
                Arguments.of("\"cost\"]", "\"cost\",\"cost\"]", "duplicate-entry", "/themes/3"),
                Arguments.of("[\"warmth\",\"pace\",\"cost\"]", "\"warmth\"", "wrong-type", "/themes"),
                Arguments.of("\"cost\":\"-\"},\n \"two\"", "\"cost\":\"x\"},\n \"two\"", "not-allowed", "/one/cost"),
                Arguments.of("2w", "2w,", "not-allowed", "/one/pace"),
                Arguments.of("2w", "0", "not-allowed", "/one/pace"),
                Arguments.of("\"pace\":\"2w\",", "", "missing-field", "/one/pace"),
                Arguments.of("\"pace\":\"2w\"", "\"pace\":\"2w\",\"wit\":\"1\"", "unknown-field", "/one/wit"),
                Arguments.of("\"pace\":\"2w\"", "\"pace\":\"2w\",\"pace\":\"1\"", "duplicate-field", "/one/pace"),
                Arguments.of("[\"one\",\"two\"]", "[\"one\",\"Two\"]", "not-allowed", "/judged/1"),
                Arguments.of("[\"one\",\"two\"]", "[\"one\",\"1abc\"]", "not-allowed", "/judged/1"),
                Arguments.of("[\"one\",\"two\"]", "[\"one\",\"" + "a".repeat(65) + "\"]", "not-allowed", "/judged/1"),
                Arguments.of("[\"one\",\"two\"]", "[\"one\",\"\"]", "not-allowed", "/judged/1"),
                Arguments.of("[\"one\",\"two\"]", "[\"one\",\"two\",\"three\"]", "missing-field", "/three"),
                Arguments.of("[\"pace\",\"wit\"]", "{}", "wrong-type", "/somebody2020"));
    }

    @ParameterizedTest
    @MethodSource("broken")
    void aBrokenDocumentIsRefusedWithItsProblem(String from, String to, String code, String pointer) {
        String document = GOOD.replace(from, to);
        assertThat(document).isNotEqualTo(GOOD);

        InvalidDefinitionException refused =
                catchThrowableOfType(InvalidDefinitionException.class, () -> ThemeCoverage.parse(document));

        assertThat(refused.problems()).anySatisfy(problem -> {
            assertThat(problem.code().id()).isEqualTo(code);
            assertThat(problem.pointer()).isEqualTo(pointer);
            assertThat(problem.message()).doesNotContainPattern("[{}]");
        });
        assertThat(catchThrowableOfType(
                                InvalidDefinitionException.class,
                                () -> ThemeCoverage.parse(document.getBytes(StandardCharsets.UTF_8)))
                        .problems())
                .isEqualTo(refused.problems());
    }

    @Test
    void whatIsNoObjectOrNoTextOrTooLargeIsRefused() {
        assertThat(codes("[]".getBytes(StandardCharsets.UTF_8))).contains("wrong-type");
        assertThat(codes(new byte[] {'"', (byte) 0xff, '"'})).containsExactly("invalid-text");
        assertThat(codes((" ".repeat(1 << 20) + GOOD).getBytes(StandardCharsets.UTF_8)))
                .containsExactly("too-large");
    }

    private static Set<String> codes(byte[] document) {
        return catchThrowableOfType(InvalidDefinitionException.class, () -> ThemeCoverage.parse(document))
                .problems()
                .stream()
                .map(problem -> problem.code().id())
                .collect(java.util.stream.Collectors.toSet());
    }

    @Test
    void refusesNullAndNothing() {
        assertThatIllegalArgumentException().isThrownBy(() -> coverage.of(List.of()));
        assertThatIllegalArgumentException().isThrownBy(() -> new ThemeItem(ONE, 0, Strength.CLEAR));
        assertThatNullPointerException()
                .isThrownBy(() -> ThemeCoverage.parse((String) null))
                .withMessage("json");
        assertThatNullPointerException()
                .isThrownBy(() -> ThemeCoverage.parse((byte[]) null))
                .withMessage("utf8");
        assertThatNullPointerException()
                .isThrownBy(() -> coverage.items(null, "warmth"))
                .withMessage("instrument");
        assertThatNullPointerException()
                .isThrownBy(() -> coverage.of(ONE).themes(null))
                .withMessage("state");
    }
}

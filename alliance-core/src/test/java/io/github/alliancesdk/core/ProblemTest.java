package io.github.alliancesdk.core;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.Problem.Area;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

class ProblemTest {
    private static final Problem NOT_ALLOWED =
            Problem.of(Area.DEFINITION, ProblemCode.NOT_ALLOWED, "/year").withAllowed("1900 to 2100");

    /** Every code in each of its areas. */
    static Stream<Arguments> codesByArea() {
        return Arrays.stream(ProblemCode.values())
                .flatMap(code -> code.areas().stream().map(area -> Arguments.of(area, code)));
    }

    private static Problem withEveryArgument(Area area, ProblemCode code) {
        return Problem.of(area, code, "/items/0")
                .withItem(3)
                .withAllowed("1..5")
                .with("other", "1..7")
                .with("id", "A")
                .with("version", "1.1.0")
                .with("fact", "reversed")
                .with("line", "3")
                .with("column", "14")
                .with("rows", "5")
                .with("judge", "client")
                .with("found", "d-9");
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeHasAnIdOfItsOwnInLowerCaseWords(ProblemCode code) {
        assertThat(code.id())
                .matches("[a-z]+(-[a-z]+)*")
                .isEqualTo(code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        assertThat(Arrays.stream(ProblemCode.values()).map(ProblemCode::id)).doesNotHaveDuplicates();
        assertThat(code.areas()).isNotEmpty();
    }

    @ParameterizedTest
    @MethodSource("codesByArea")
    void everyCodeHasAMessageThatIsASentenceInEachOfItsAreas(Area area, ProblemCode code) {
        Problem problem = withEveryArgument(area, code);

        assertThat(problem.message()).matches("[A-Z].*\\.|A 1.1.0 .*\\.").doesNotContainPattern("[{}]");
        assertThat(problem.message(Locale.GERMAN)).isNotBlank().isNotEqualTo(problem.message());
        assertThat(problem.message(Locale.JAPAN)).isEqualTo(problem.message());
    }

    @ParameterizedTest
    @MethodSource("codesByArea")
    void theTextSaysCodeAndMessageAndThePlaceInADocument(Area area, ProblemCode code) {
        Problem problem = withEveryArgument(area, code);
        boolean hasPlace = List.of(Area.RESPONSE, Area.RECORD, Area.DEFINITION, Area.WORDING, Area.SERIES)
                .contains(area);

        assertThat(problem).hasToString(code.id() + (hasPlace ? " at \"/items/0\": " : ": ") + problem.message());
        assertThat(Problem.of(area, code).toString()).startsWith(code.id() + (hasPlace ? " at \"\": " : ": "));
    }

    @Test
    void theTextSaysTheRowOfOneOfSeveralRecords() {
        Problem problem = Problem.of(Area.SERIES, ProblemCode.DUPLICATE_SESSION, "/session")
                .withRow(2)
                .with("rows", "5");

        assertThat(problem).hasToString("row 2: duplicate-session at \"/session\": " + problem.message());
        assertThat(problem.row()).hasValue(2);
        assertThat(NOT_ALLOWED.row()).isEmpty();
        assertThatIllegalArgumentException().isThrownBy(() -> problem.withRow(0));
    }

    @Test
    void theFactsAreOneByOneToBeHad() {
        Problem problem = Problem.of(Area.EVIDENCE, ProblemCode.WRONG_RATER)
                .withAllowed("client")
                .with("other", "therapist");

        assertThat(problem.area()).isEqualTo(Area.EVIDENCE);
        assertThat(problem.code()).isEqualTo(ProblemCode.WRONG_RATER);
        assertThat(problem.pointer()).isEmpty();
        assertThat(problem.item()).isEmpty();
        assertThat(problem.allowed()).hasValue("client");
        assertThat(problem.argument("other")).hasValue("therapist");
        assertThat(problem.argument("found")).isEmpty();
        assertThat(problem.arguments())
                .containsExactly(Map.entry("allowed", "client"), Map.entry("other", "therapist"));
        assertThat(problem.withAllowed("observer").arguments())
                .containsExactly(Map.entry("allowed", "observer"), Map.entry("other", "therapist"));
    }

    @Test
    void theArgumentsCanNotBeChanged() {
        assertThat(NOT_ALLOWED.arguments()).isUnmodifiable();
        assertThat(Problem.of(Area.DEFINITION, ProblemCode.NOT_ALLOWED).arguments())
                .isUnmodifiable();
        assertThat(ProblemCode.NOT_ALLOWED.areas()).isUnmodifiable();
    }

    @Test
    void otherProgramsReadEachAreaInOneShape() {
        assertThat(withEveryArgument(Area.RESPONSE, ProblemCode.OUT_OF_RANGE)
                        .withRow(7)
                        .toMap())
                .hasToString("{code=out-of-range, pointer=/items/0, item=3, allowed=1..5, other=1..7, judge=client,"
                        + " found=d-9}");
        assertThat(NOT_ALLOWED.toMap()).hasToString("{code=not-allowed, pointer=/year, allowed=1900 to 2100}");
        assertThat(Problem.of(Area.EVIDENCE, ProblemCode.WRONG_RATER)
                        .with("other", "therapist")
                        .withAllowed("client")
                        .toMap())
                .hasToString("{code=wrong-rater, pointer=, allowed=client, other=therapist}");
    }

    @Test
    void aCodeOfAnotherAreaIsWrongUse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Problem.of(Area.AGREEMENT, ProblemCode.MALFORMED_JSON))
                .withMessage("malformed-json is no problem of the area agreement");
    }

    @Test
    void problemsThatSayTheSameAreEqual() {
        Problem same =
                Problem.of(Area.DEFINITION, ProblemCode.NOT_ALLOWED, "/year").withAllowed("1900 to 2100");

        assertThat(same).isEqualTo(NOT_ALLOWED).hasSameHashCodeAs(NOT_ALLOWED);
        assertThat(List.of(
                        Problem.of(Area.WORDING, ProblemCode.NOT_ALLOWED, "/year")
                                .withAllowed("1900 to 2100"),
                        Problem.of(Area.DEFINITION, ProblemCode.WRONG_TYPE, "/year")
                                .withAllowed("1900 to 2100"),
                        Problem.of(Area.DEFINITION, ProblemCode.NOT_ALLOWED, "/title")
                                .withAllowed("1900 to 2100"),
                        same.withRow(1),
                        same.withItem(1),
                        same.withAllowed("1900 to 2101"),
                        same.with("other", "1899")))
                .doesNotHaveDuplicates()
                .doesNotContain(NOT_ALLOWED);
        assertThat(NOT_ALLOWED).isNotEqualTo("not-allowed");
    }

    @Test
    void theRefusalHoldsEveryProblem() {
        Problem one = Problem.of(Area.EVIDENCE, ProblemCode.REPEATED_STUDY).with("id", "A");
        Problem other = Problem.of(Area.EVIDENCE, ProblemCode.MIXED_SCALES).with("other", "bond, total");

        assertThat(new RefusedException(List.of(one, other)))
                .isInstanceOf(AllianceException.class)
                .hasNoCause()
                .hasMessage("refused: " + one + " " + other)
                .satisfies(e -> assertThat(e.problems()).containsExactly(one, other));
        assertThat(new RefusedException(one).problems()).containsExactly(one);
    }

    @Test
    void nullsAreRefusedByName() {
        assertThatNullPointerException()
                .isThrownBy(() -> Problem.of(null, ProblemCode.NOT_ALLOWED))
                .withMessage("area");
        assertThatNullPointerException()
                .isThrownBy(() -> Problem.of(Area.EVIDENCE, null))
                .withMessage("code");
        assertThatNullPointerException()
                .isThrownBy(() -> Problem.of(Area.EVIDENCE, ProblemCode.WRONG_RATER, null))
                .withMessage("pointer");
        assertThatNullPointerException()
                .isThrownBy(() -> NOT_ALLOWED.withAllowed(null))
                .withMessage("allowed");
        assertThatNullPointerException()
                .isThrownBy(() -> NOT_ALLOWED.with(null, "1"))
                .withMessage("name");
        assertThatNullPointerException()
                .isThrownBy(() -> NOT_ALLOWED.with("other", null))
                .withMessage("value");
        assertThatNullPointerException()
                .isThrownBy(() -> NOT_ALLOWED.argument(null))
                .withMessage("name");
        assertThatNullPointerException()
                .isThrownBy(() -> NOT_ALLOWED.message(null))
                .withMessage("locale");
        assertThatNullPointerException()
                .isThrownBy(() -> Problem.internalError(null))
                .withMessage("failure");
    }
}

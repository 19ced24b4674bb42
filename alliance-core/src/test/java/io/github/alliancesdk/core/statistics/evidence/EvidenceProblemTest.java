package io.github.alliancesdk.core.statistics.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.alliancesdk.core.AllianceException;
import io.github.alliancesdk.core.statistics.evidence.EvidenceProblem.Code;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EvidenceProblemTest {
    private static final Map<String, String> EVERYTHING = Map.of("allowed", "1..5", "other", "1..7", "id", "A");

    @ParameterizedTest
    @EnumSource
    void everyCodeHasAWordOfItsOwnAndASentence(Code code) {
        EvidenceProblem problem = new EvidenceProblem(code, EVERYTHING);

        assertThat(code.id()).isEqualTo(code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
        assertThat(problem.message()).matches("[A-Z].*\\.").doesNotContainPattern("[{}]");
        assertThat(problem.message(Locale.GERMAN)).isNotBlank().isNotEqualTo(problem.message());
        assertThat(problem).hasToString(code.id() + ": " + problem.message());
    }

    @Test
    void theFactsAreOneByOneToBeHad() {
        EvidenceProblem problem = new EvidenceProblem(Code.WRONG_RATER, EVERYTHING);
        EvidenceProblem bare = new EvidenceProblem(Code.WRONG_RATER, Map.of());

        assertThat(problem.allowed()).hasValue("1..5");
        assertThat(problem.other()).hasValue("1..7");
        assertThat(bare.allowed()).isEmpty();
        assertThat(bare.other()).isEmpty();
        assertThatNullPointerException()
                .isThrownBy(() -> new EvidenceProblem(null, Map.of()))
                .withMessage("code");
        assertThatNullPointerException()
                .isThrownBy(() -> new EvidenceProblem(Code.WRONG_RATER, null))
                .withMessage("arguments");
        assertThatNullPointerException().isThrownBy(() -> problem.message(null)).withMessage("locale");
    }

    @Test
    void theExceptionHoldsEveryProblem() {
        EvidenceProblem one = EvidenceProblem.ofStudy(Code.REPEATED_STUDY, "A");
        EvidenceProblem other = EvidenceProblem.mixed(Code.MIXED_SCALES, List.of("bond", "total"));

        assertThat(new EvidenceRefusedException(List.of(one, other)))
                .isInstanceOf(AllianceException.class)
                .hasNoCause()
                .hasMessage("refused: " + one + " " + other)
                .satisfies(e -> assertThat(e.problems()).containsExactly(one, other));
    }
}

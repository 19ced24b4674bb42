package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.AllianceException;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import java.util.List;
import org.junit.jupiter.api.Test;

class InstrumentExceptionsTest {
    @Test
    void anExceptionOfOneProblemIsOneLine() {
        Problem problem = Problem.of(Area.DEFINITION, ProblemCode.UNKNOWN_ITEM, "/reversed/0");
        InvalidDefinitionException e = new InvalidDefinitionException(List.of(problem));
        assertThat(e)
                .isInstanceOf(AllianceException.class)
                .hasMessage("invalid definition: unknown-item at \"/reversed/0\": The definition has no such item.")
                .hasNoCause();
        assertThat(e.problems()).containsExactly(problem);
    }

    @Test
    void anExceptionOfSeveralProblemsHasALineForEach() {
        List<Problem> problems = List.of(
                Problem.of(Area.DEFINITION, ProblemCode.UNKNOWN_ITEM, "/reversed/0"),
                Problem.of(Area.DEFINITION, ProblemCode.MISSING_FIELD, "/title"));
        InvalidDefinitionException e = new InvalidDefinitionException(problems);
        assertThat(e.getMessage().lines())
                .containsExactly(
                        "invalid definition, 2 problems:",
                        "  unknown-item at \"/reversed/0\": The definition has no such item.",
                        "  missing-field at \"/title\": This field is required.");
        assertThat(e.problems()).isEqualTo(problems);
    }

    @Test
    void anUnknownInstrumentIsShownShortAndOnOneLine() {
        UnknownInstrumentException e = new UnknownInstrumentException("x\n" + "y".repeat(100), List.of("demo-5"));
        assertThat(e)
                .isInstanceOf(AllianceException.class)
                .hasMessage("unknown instrument x\\u000a" + "y".repeat(25) + "; known: demo-5");
        assertThat(e.id()).hasSize(102);
    }
}

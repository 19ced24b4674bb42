package io.github.alliancesdk.core.instrument;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.AllianceException;
import io.github.alliancesdk.core.instrument.DefinitionProblem.Code;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class DefinitionProblemTest {
    private static final Map<String, String> EVERYTHING = Map.of(
            "allowed", "1 to 5",
            "fact", "reversed",
            "line", "3",
            "column", "14",
            "id", "demo-5",
            "version", "1.1.0",
            "other", "1.0.0");

    @ParameterizedTest
    @EnumSource
    void everyCodeHasAnIdInLowerCaseWords(Code code) {
        assertThat(code.id())
                .matches("[a-z]+(-[a-z]+)*")
                .isEqualTo(code.name().toLowerCase(Locale.ROOT).replace('_', '-'));
    }

    @Test
    void noTwoCodesShareAnId() {
        assertThat(Arrays.stream(Code.values()).map(Code::id)).doesNotHaveDuplicates();
    }

    @ParameterizedTest
    @EnumSource
    void everyCodeHasAMessageThatIsASentence(Code code) {
        assertThat(new DefinitionProblem(code, "/items/0", EVERYTHING).message())
                .matches("[A-Z].*\\.|demo-5 .*\\.")
                .doesNotContainPattern("[{}]");
    }

    @ParameterizedTest
    @EnumSource
    void aLanguageWithoutATranslationIsAnsweredInEnglish(Code code) {
        DefinitionProblem problem = new DefinitionProblem(code, "/items/0", EVERYTHING);
        assertThat(problem.message(Locale.GERMAN)).isNotBlank().isNotEqualTo(problem.message());
        assertThat(problem.message(Locale.JAPAN)).isEqualTo(problem.message());
    }

    @Test
    void whatIsAllowedIsOneOfTheArguments() {
        assertThat(new DefinitionProblem(Code.NOT_ALLOWED, "/year", Map.of("allowed", "1900 to 2100")).allowed())
                .contains("1900 to 2100");
        assertThat(new DefinitionProblem(Code.UNKNOWN_ITEM, "/reversed/0", Map.of()).allowed())
                .isEmpty();
    }

    @Test
    void theTextSaysCodePlaceAndMessage() {
        assertThat(new DefinitionProblem(Code.NOT_ALLOWED, "/year", Map.of("allowed", "1900 to 2100")))
                .hasToString("not-allowed at \"/year\": The value isn't allowed; allowed: 1900 to 2100.");
    }

    @Test
    void anExceptionOfOneProblemIsOneLine() {
        DefinitionProblem problem = new DefinitionProblem(Code.UNKNOWN_ITEM, "/reversed/0", Map.of());
        InvalidDefinitionException e = new InvalidDefinitionException(List.of(problem));
        assertThat(e)
                .isInstanceOf(AllianceException.class)
                .hasMessage("invalid definition: unknown-item at \"/reversed/0\": The definition has no such item.")
                .hasNoCause();
        assertThat(e.problems()).containsExactly(problem);
    }

    @Test
    void anExceptionOfSeveralProblemsHasALineForEach() {
        List<DefinitionProblem> problems = List.of(
                new DefinitionProblem(Code.UNKNOWN_ITEM, "/reversed/0", Map.of()),
                new DefinitionProblem(Code.MISSING_FIELD, "/title", Map.of()));
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

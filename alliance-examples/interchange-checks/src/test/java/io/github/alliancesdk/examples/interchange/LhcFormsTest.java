package io.github.alliancesdk.examples.interchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.alliancesdk.core.interchange.fhir.FhirResponses;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Reads the responses that LHC-Forms exports with the reader of the SDK. {@code lforms.mjs} writes them, so {@code run} starts
 * this test after it.
 */
@EnabledIfSystemProperty(named = "lforms", matches = "true")
class LhcFormsTest {
    private static final JsonMapper MAPPER = new JsonMapper();

    static Stream<CasesTest.Form> forms() {
        return CasesTest.forms();
    }

    @ParameterizedTest
    @MethodSource("forms")
    void theExportedResponsesHaveTheAnswersOfTheSheets(CasesTest.Form form) throws IOException {
        JsonNode sheets = MAPPER.readTree(Files.readString(Path.of("target", "cases", form.toString(), "lforms.json")));
        FhirResponses reader = FhirResponses.of(form.instrument());
        ResponseChecker checker = ResponseChecker.of(form.instrument())
                .withRater(form.instrument().raters().iterator().next())
                .allowExperimental();
        assertThat(sheets).isNotEmpty();
        for (JsonNode sheet : sheets) {
            // a score that doesn't follow from the answers would be a problem here
            CheckedResponses checked = checker.check(
                            reader.parse(sheet.get("response").toString()))
                    .orElseThrow();
            assertThat(checked.format().id()).isEqualTo(form.format().id());
            TreeMap<String, Double> answers = new TreeMap<>();
            checked.answers()
                    .forEach(
                            (item, answer) -> answers.put(CasesTest.name(form, item.toString()), answer.doubleValue()));
            TreeMap<String, Double> expected = new TreeMap<>();
            sheet.get("answers")
                    .properties()
                    .forEach(answer ->
                            expected.put(answer.getKey(), answer.getValue().asDouble()));
            assertThat(answers).isEqualTo(expected);
        }
    }
}

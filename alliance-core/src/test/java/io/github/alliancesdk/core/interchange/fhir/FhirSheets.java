package io.github.alliancesdk.core.interchange.fhir;

import java.util.ArrayList;
import java.util.List;

/** QuestionnaireResponses to the invented instrument demo-5, and what else tests need of FHIR. */
final class FhirSheets {
    static final String BASE = "https://alliancesdk.github.io/fhir";
    static final String SYSTEM = BASE + "/CodeSystem/demo-5-default";
    static final String REASON = "http://hl7.org/fhir/StructureDefinition/data-absent-reason";

    /** The answers 4, 2, 4, 3, 3. */
    static final String VALID =
            response(coding(1, "4"), coding(2, "2"), coding(3, "4"), coding(4, "3"), coding(5, "3"));

    private FhirSheets() {}

    static String response(String... items) {
        return "{\"resourceType\":\"QuestionnaireResponse\",\"id\":\"r-1\",\"questionnaire\":\"" + BASE
                + "/Questionnaire/demo-5|1.0.0\",\"status\":\"completed\",\"authored\":\"2026-05-01T10:00:00Z\",\"item\":["
                + "{\"linkId\":\"items\",\"item\":[" + String.join(",", items) + "]}]}";
    }

    /** The valid response with scores beside the group of items. */
    static String withScores(String... scores) {
        return VALID.substring(0, VALID.length() - 2) + "," + String.join(",", scores) + "]}";
    }

    static String score(String linkId, String value) {
        return "{\"linkId\":\"score-" + linkId + "\",\"answer\":[{\"valueDecimal\":" + value + "}]}";
    }

    static String coding(int item, String code) {
        return item(item, "{\"valueCoding\":{\"system\":\"" + SYSTEM + "\",\"code\":\"" + code + "\"}}");
    }

    static String item(int item, String... answers) {
        return "{\"linkId\":\"" + item + "\",\"answer\":[" + String.join(",", answers) + "]}";
    }

    static String reason(String code) {
        return "\"extension\":[{\"url\":\"" + REASON + "\",\"valueCode\":\"" + code + "\"}]";
    }

    /** The valid response with other answers to the first items. */
    static String first(String... items) {
        List<String> all = new ArrayList<>(List.of(items));
        List<String> rest = List.of(coding(1, "4"), coding(2, "2"), coding(3, "4"), coding(4, "3"), coding(5, "3"));
        all.addAll(rest.subList(items.length, rest.size()));
        return response(all.toArray(String[]::new));
    }
}

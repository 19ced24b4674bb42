package io.github.alliancesdk.examples.intake;

import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Invented payloads. */
public final class Payloads {
    private Payloads() {}

    /** A complete sheet of the WAI-SR with the same answer to every item. */
    public static String waiSr(String recordId, String dyadId, int session, int answer) {
        String answers = IntStream.rangeClosed(1, 12)
                .mapToObj(item -> "\"" + item + "\":" + answer)
                .collect(Collectors.joining(","));
        return "{\"instrument\":\"wai-sr\",\"rater\":\"client\",\"recordId\":\"" + recordId + "\",\"dyadId\":\""
                + dyadId + "\",\"session\":" + session + ",\"referent\":\"app\",\"responses\":{" + answers + "}}";
    }

    /** The sheet of {@link #waiSr} as a QuestionnaireResponse, without its session and referent. */
    public static String fhirWaiSr(String recordId, String dyadId, int answer) {
        String items = IntStream.rangeClosed(1, 12)
                .mapToObj(item -> "{\"linkId\":\"" + item + "\",\"answer\":[{\"valueCoding\":{\"system\":"
                        + "\"https://alliancesdk.github.io/fhir/CodeSystem/wai-sr-default\",\"code\":\"" + answer
                        + "\"}}]}")
                .collect(Collectors.joining(","));
        return "{\"resourceType\":\"QuestionnaireResponse\",\"id\":\"" + recordId + "\",\"questionnaire\":"
                + "\"https://alliancesdk.github.io/fhir/Questionnaire/wai-sr|1.0.0\",\"status\":\"completed\","
                + "\"subject\":{\"reference\":\"" + dyadId + "\"},\"authored\":\"2026-05-01T10:00:00Z\","
                + "\"item\":[{\"linkId\":\"items\",\"item\":[" + items + "]}]}";
    }

    /** A sheet of the demonstration instrument with one answer. */
    public static String demonstration(String recordId, int answer) {
        return "{\"instrument\":\"demonstration\",\"rater\":\"client\",\"recordId\":\"" + recordId
                + "\",\"responses\":{\"1\":" + answer + "}}";
    }
}

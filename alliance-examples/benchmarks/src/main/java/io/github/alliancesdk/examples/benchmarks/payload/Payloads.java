package io.github.alliancesdk.examples.benchmarks.payload;

import io.github.alliancesdk.instruments.BundledInstruments;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SplittableRandom;

/** Seeded payloads of complete WAI-SR sheets, about 130 bytes each. */
public final class Payloads {
    private static final long SEED = 20261122;

    private Payloads() {}

    /** Payloads that every contender with checks must refuse, by their error. */
    static List<String> broken() {
        String good = json(new SplittableRandom(SEED));
        return List.of(
                good.replaceFirst("\"4\":[0-9]", "\"4\":6"),
                good.replaceFirst("\"4\":[0-9]", "\"4\":0"),
                good.replaceFirst("\"4\":", "\"13\":"),
                good.replace(WaiSrKey.ID, "not-a-wai"),
                good.replace("client", "nobody"),
                good.replace("\"rater\":\"client\",", ""),
                good.replace("\"rater\":", "\"grade\":"));
    }

    /**
     * Payloads, the same in every run.
     *
     * @param count how many
     * @return each as UTF-8
     */
    public static byte[][] good(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        byte[][] payloads = new byte[count][];
        for (int i = 0; i < count; i++) {
            payloads[i] = json(random).getBytes(StandardCharsets.UTF_8);
        }
        return payloads;
    }

    /** Complete WAI-SR sheets as FHIR QuestionnaireResponses, as a form tool sends them. */
    static byte[][] fhir(int count) {
        SplittableRandom random = new SplittableRandom(SEED);
        byte[][] responses = new byte[count][];
        for (int i = 0; i < count; i++) {
            responses[i] = fhir(i, random).getBytes(StandardCharsets.UTF_8);
        }
        return responses;
    }

    private static String fhir(int number, SplittableRandom random) {
        String base = "https://alliancesdk.github.io/fhir/";
        StringBuilder json = new StringBuilder("{\"resourceType\":\"QuestionnaireResponse\",\"id\":\"r-")
                .append(number)
                .append("\",\"questionnaire\":\"")
                .append(base)
                .append("Questionnaire/wai-sr|")
                .append(BundledInstruments.waiShortRevised().definitionVersion())
                .append("\",\"status\":\"completed\",\"authored\":\"2026-05-01T10:00:00Z\",\"item\":[{\"linkId\":")
                .append("\"items\",\"item\":[");
        for (int item = 1; item <= WaiSrKey.ITEMS; item++) {
            json.append(item == 1 ? "" : ",")
                    .append("{\"linkId\":\"")
                    .append(item)
                    .append("\",\"answer\":[{\"valueCoding\":{\"system\":\"")
                    .append(base)
                    .append("CodeSystem/wai-sr-default\",\"code\":\"")
                    .append(WaiSrKey.MIN + random.nextInt(WaiSrKey.MAX - WaiSrKey.MIN + 1))
                    .append("\"}}]}");
        }
        return json.append("]}]}").toString();
    }

    private static String json(SplittableRandom random) {
        StringBuilder json = new StringBuilder("{\"instrument\":\"wai-sr\",\"rater\":\"client\",\"responses\":{");
        for (int item = 1; item <= WaiSrKey.ITEMS; item++) {
            json.append(item == 1 ? "" : ",")
                    .append('"')
                    .append(item)
                    .append("\":")
                    .append(WaiSrKey.MIN + random.nextInt(WaiSrKey.MAX - WaiSrKey.MIN + 1));
        }
        return json.append("}}").toString();
    }
}

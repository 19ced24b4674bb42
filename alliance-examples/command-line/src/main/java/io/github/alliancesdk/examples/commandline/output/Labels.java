package io.github.alliancesdk.examples.commandline.output;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResolvedPolicy;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The labels of figures: instrument, rater, referent and format. No table and no picture shows figures without them.
 */
final class Labels {
    private Labels() {}

    /** Such as {@code WAI-SR (wai-sr 1.0.0)}. */
    static String of(Instrument instrument) {
        return instrument.abbreviation().orElse(instrument.title()) + " (" + instrument.id() + " "
                + instrument.definitionVersion() + ")";
    }

    /** Such as {@code answers 1..5 (default)}. */
    static String of(ResponseFormat format) {
        return "answers " + format.range() + " (" + format.id() + ")";
    }

    /** Such as {@code WAI-SR (wai-sr 1.0.0), rated by client, referent app, answers 1..5 (default)}. */
    static String of(Instrument instrument, Rater rater, Referent referent, ResponseFormat format) {
        return of(instrument) + ", rated by " + rater.id() + ", referent " + referent.id() + ", " + of(format);
    }

    /** The same facts for programs. */
    static Map<String, Object> map(Instrument instrument, Rater rater, Referent referent, ResponseFormat format) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("rater", rater.id());
        map.put("referent", referent.id());
        map.put("format", format.id());
        map.put("range", format.range());
        map.putAll(map(instrument));
        return map;
    }

    /** The version, digest, status and open questions of a definition. */
    static Map<String, Object> map(Instrument instrument) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("definitionVersion", instrument.definitionVersion().toString());
        map.put("definitionDigest", instrument.definitionDigest());
        map.put("status", instrument.status().id());
        if (!instrument.openQuestions().isEmpty()) {
            map.put("openQuestions", instrument.openQuestions());
        }
        return map;
    }

    /** A line for each open question of an instrument. */
    static List<String> reservations(Instrument instrument) {
        return reservations(instrument, instrument.openQuestions());
    }

    /** A line for each open question of instruments that were scored under a missing policy. */
    static List<String> reservations(List<ResolvedPolicy> policies) {
        return policies.stream()
                .flatMap(policy -> reservations(policy.instrument(), policy.openQuestions()).stream())
                .toList();
    }

    private static List<String> reservations(Instrument instrument, List<String> questions) {
        return questions.stream()
                .map(question -> "Open question of " + instrument.id() + ": " + question)
                .toList();
    }
}

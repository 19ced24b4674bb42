package io.github.alliancesdk.examples.agentevaluation;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResolvedPolicy;
import io.github.alliancesdk.core.instrument.Scale;
import java.util.List;

/**
 * All results for a file of judgements, and the facts that identify them.
 *
 * @param scales in the order of the definition
 */
record Evaluation(
        Instrument instrument,
        Referent referent,
        ResolvedPolicy policy,
        Judgements judgements,
        List<ScaleEvaluation> scales) {
    /** Uses that the numbers of this program don't support; printed with every output. */
    static final List<String> NOT_FOR = List.of(
            "A judge's score is no client's alliance: nobody who took part in the conversation answered.",
            "There are no norms and no cut-offs: a score says how these judges, asked in this way, saw these conversations.",
            "It decides nothing about a person, and doesn't show that an agent is safe or helps anybody.",
            "Judges who agree can be wrong together, models of one maker above all: agreement isn't validity.");

    static Evaluation of(
            Instrument instrument,
            Referent referent,
            ResolvedPolicy policy,
            Judgements judgements,
            List<String> judges) {
        return new Evaluation(
                instrument,
                referent,
                policy,
                judgements,
                instrument.scales().stream()
                        .map(Scale::id)
                        .map(scale -> new ScaleEvaluation(scale, judgements.used(), judges))
                        .toList());
    }

    ScaleEvaluation scale(String id) {
        return scales.stream()
                .filter(scale -> scale.scale().equals(id))
                .findFirst()
                .orElseThrow();
    }

    /** The facts that identify the numbers, on one line. */
    String label() {
        return instrument.abbreviation().orElse(instrument.title()) + " (" + instrument.id() + " "
                + instrument.definitionVersion() + ", " + instrument.status().id() + "), rated by observer, referent "
                + referent.id() + ", answers " + instrument.responseFormat().range() + "; missing policy "
                + policy.policy().id();
    }
}

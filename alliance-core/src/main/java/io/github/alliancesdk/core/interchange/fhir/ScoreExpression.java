package io.github.alliancesdk.core.interchange.fhir;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.instrument.Scale;
import io.github.alliancesdk.core.internal.NumberText;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/**
 * The FHIRPath of a scale's score. It is empty unless every item of the scale has exactly one answer. Choices count with
 * the keyed weights of their options. Answers on a line count as they are, and a reverse-keyed one is subtracted from the
 * two ends of its line.
 */
final class ScoreExpression {
    /** FHIRPath engines that divide by a short literal give few digits, so the divisor is written with zeros. */
    private static final String LONG_DIVISOR = ".00000000000000000";

    private final String weightFunction;
    private final List<Integer> choices = new ArrayList<>();
    private final List<Integer> lines = new ArrayList<>();
    private final List<Integer> reversedLines = new ArrayList<>();
    private BigDecimal ends = BigDecimal.ZERO;
    private int decimals;

    ScoreExpression(Instrument instrument, ResponseFormat sheet, Scale scale, FhirVersion version) {
        this.weightFunction = version == FhirVersion.R4 ? "ordinal()" : "weight()";
        for (int item : scale.items()) {
            ResponseFormat format = instrument.format(item, sheet);
            if (format.step().isEmpty()) {
                choices.add(item);
                continue;
            }
            decimals = Math.max(decimals, format.decimals());
            if (instrument.isReversed(item)) {
                reversedLines.add(item);
                ends = ends.add(BigDecimal.valueOf(format.min())).add(BigDecimal.valueOf(format.max()));
            } else {
                lines.add(item);
            }
        }
    }

    /** The sum of the keyed answers. */
    String sum() {
        return "iif(" + isComplete() + ", " + total() + ")";
    }

    /** The mean of the keyed answers. */
    String mean() {
        int items = choices.size() + lines.size() + reversedLines.size();
        return "iif(" + isComplete() + ", (" + total() + ") / " + items + LONG_DIVISOR + ")";
    }

    private String isComplete() {
        List<String> conditions = new ArrayList<>();
        addCount(conditions, choices, weights(choices));
        addCount(conditions, lines, values(lines));
        addCount(conditions, reversedLines, values(reversedLines));
        return String.join(" and ", conditions);
    }

    private static void addCount(List<String> conditions, List<Integer> items, String values) {
        if (!items.isEmpty()) {
            conditions.add(values + ".count() = " + items.size());
        }
    }

    private String total() {
        List<String> terms = new ArrayList<>();
        if (!choices.isEmpty()) {
            terms.add(weights(choices) + ".sum()");
        }
        if (!lines.isEmpty()) {
            terms.add(values(lines) + ".sum()");
        }
        if (!reversedLines.isEmpty()) {
            terms.add("(" + NumberText.of(ends.doubleValue()) + " - " + values(reversedLines) + ".sum())");
        }
        String sum = String.join(" + ", terms);
        // an engine that adds binary fractions leaves an error far below the last decimal of the answers
        return decimals == 0 ? sum : "(" + sum + ").round(" + decimals + ")";
    }

    private String weights(List<Integer> items) {
        return values(items) + "." + weightFunction;
    }

    /** The answers to items, but only to items with exactly one. */
    private static String values(List<Integer> items) {
        String linkIds = items.stream().map(item -> "'" + item + "'").collect(Collectors.joining(" | "));
        return "%resource.item.where(linkId = '" + FhirQuestionnaireWriter.ITEMS + "').item.where(linkId in (" + linkIds
                + ") and answer.count() = 1).answer.value";
    }
}

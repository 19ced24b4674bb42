package io.github.alliancesdk.examples.fuzzing;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.interchange.ScoreReportWriter;
import io.github.alliancesdk.core.scoring.InvalidRecordException;
import io.github.alliancesdk.core.scoring.ScoreRecord;
import java.util.Locale;
import tools.jackson.databind.JsonNode;

/**
 * A score record is either refused with its problems or read back. It must then equal itself after writing and reading,
 * and its numbers must follow from each other: this target looks at them in an independent reading of the record.
 */
public final class RecordTarget {
    private RecordTarget() {}

    /**
     * Checks one input of the fuzzer.
     *
     * @param input a score record
     * @throws AssertionError if a condition is broken
     */
    public static void fuzzerTestOneInput(byte[] input) {
        ScoreRecord record;
        try {
            record = ScoreRecord.parse(input);
        } catch (InvalidRecordException e) {
            Law.require(!e.problems().isEmpty(), () -> "refused without a problem");
            for (Problem problem : e.problems()) {
                Law.require(!problem.message(Locale.FRENCH).isEmpty(), () -> "a problem without a message");
            }
            return;
        }
        Law.require(Texts.decode(input).isPresent(), () -> "a record that is not UTF-8 was taken");
        String json = ScoreReportWriter.withDefaults().write(record);
        ScoreRecord again = ScoreRecord.parse(json);
        Law.requireEqual(record, again, "what was written, read again");
        Law.requireEqual(json, ScoreReportWriter.withDefaults().write(again), "what was read again, written");
        // a byte order mark in front is allowed
        String text = Texts.decode(input).orElseThrow().replaceFirst("^\uFEFF", "");
        JsonNode tree = Mappers.tree(text)
                .orElseThrow(() -> new AssertionError("read, and not well-formed or with a name that is repeated"));
        tree.get("scales").forEach(scale -> requireConsistent(tree, scale));
    }

    private static void requireConsistent(JsonNode record, JsonNode scale) {
        int answered = scale.get("answered").intValue();
        int items = scale.get("items").intValue();
        Law.require(answered <= items, () -> "more answers than items");
        if (scale.get("status").stringValue().equals("insufficient")) {
            Law.require(!scale.has("mean") && !scale.has("sum"), () -> "a score of too few answers");
            return;
        }
        double sum = scale.get("sum").doubleValue();
        boolean isProrated = answered < items;
        Law.require(scale.get("prorated").booleanValue() == isProrated, () -> "prorated is wrong");
        boolean isMean = scale.get("metric").stringValue().equals("mean");
        Law.requireEqual(
                scale.get(isMean ? "mean" : "sum").doubleValue(),
                scale.get("value").doubleValue(),
                "the value");
        if (!scale.has("mean")) {
            String of = isProrated ? "OfAll" : "";
            requireWithin(sum, scale.get("lowest" + of), scale.get("highest" + of));
            return;
        }
        double mean = scale.get("mean").doubleValue();
        double unit = Math.pow(10, record.path("decimals").asInt(0));
        double keyed = Math.rint(mean * answered * unit);
        Law.require(mean == keyed / (answered * unit), () -> "a mean that is none of possible answers");
        Law.require(sum == keyed * items / (answered * unit), () -> "a sum that doesn't follow from the mean");
        if (!scale.has("lowest")) {
            requireWithin(mean, record.get("min"), record.get("max"));
        }
    }

    private static void requireWithin(double number, JsonNode lowest, JsonNode highest) {
        Law.require(number >= lowest.doubleValue() && number <= highest.doubleValue(), () -> "a score out of range");
    }
}

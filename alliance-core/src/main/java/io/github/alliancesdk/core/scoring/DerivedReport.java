package io.github.alliancesdk.core.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.instrument.Instrument;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The scores of a shorter form whose answers were given on a longer form. It is a type of its own and not a
 * {@link ScoreReport}: its JSON form states the longer form in {@code derived}. {@link #report()} alone does not state
 * it. Use that only if the longer form does not matter. Immutable and thread-safe.
 *
 * <pre>{@code
 * import io.github.alliancesdk.core.instrument.Rater;
 * import io.github.alliancesdk.core.response.*;
 * import io.github.alliancesdk.core.scoring.*;
 * import io.github.alliancesdk.instruments.BundledInstruments;
 *
 * var sheet = Responses.builder("wai", Rater.CLIENT);
 * for (int item = 1; item <= 36; item++) {
 *     sheet.answer(item, 5);
 * }
 * var wai = ResponseChecker.of(BundledInstruments.catalog()).check(sheet.build()).orElseThrow();
 * var derived = FormDerivation.to(BundledInstruments.waiShort()).derive(wai);
 * DerivedReport report = Scorer.complete().scoreDerived(derived);
 * System.out.println(report.report().scale("task").mean().getAsDouble()); // 5.0
 * System.out.println(((java.util.Map<?, ?>) report.toMap().get("derived")).get("from")); // wai
 * }</pre>
 *
 * @param report the scores of the shorter form, equal to those of the same answers on that form
 * @param longer the form that was filled in
 */
public record DerivedReport(ScoreReport report, Instrument longer) {
    /**
     * Creates a derived report.
     *
     * @param report the scores of the shorter form
     * @param longer the form that was filled in
     * @throws NullPointerException if an argument is null
     */
    public DerivedReport {
        Objects.requireNonNull(report, "report");
        Objects.requireNonNull(longer, "longer");
    }

    /**
     * The JSON form: the fields of {@link ScoreReport#toMap()}, and {@code derived} with the id ({@code from}),
     * {@code definitionVersion} and {@code definitionDigest} of the longer form. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, booleans, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> derived = new LinkedHashMap<>();
        derived.put("from", longer.id().value());
        derived.put("definitionVersion", longer.definitionVersion().toString());
        derived.put("definitionDigest", longer.definitionDigest());
        Map<String, Object> map = new LinkedHashMap<>(report.toMap());
        map.put("derived", Collections.unmodifiableMap(derived));
        return Collections.unmodifiableMap(map);
    }

    /** The two forms, without the scores, because the score of a single item is an answer. */
    @Override
    public String toString() {
        return "DerivedReport[" + report + ", from " + longer.id() + "]";
    }
}

package io.github.alliancesdk.core.scoring;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.instrument.Instrument;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;

/**
 * The scores of a shorter form whose answers were given on a longer one. It is no {@link ScoreReport}: its record says in
 * {@code derived} where the answers come from, and who takes {@link #report()} out of it decides that this is of no
 * importance for what follows. Immutable and thread-safe.
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
 * @param report the scores of the shorter form, exactly those of the same answers on that form
 * @param longer the form that was filled in
 */
public record DerivedReport(ScoreReport report, Instrument longer) {
    /**
     * Puts scores and where their answers come from together.
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
     * The record as other programs read it: that of {@link ScoreReport#toMap()}, and {@code derived} with the id
     * ({@code from}), {@code definitionVersion} and {@code definitionDigest} of the longer form. Jackson 2 and 3 write a
     * derived report as this.
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

    /** What it is a score of and where from; the numbers stay out, because the score of one item is an answer. */
    @Override
    public String toString() {
        return "DerivedReport[" + report + ", from " + longer.id() + "]";
    }
}

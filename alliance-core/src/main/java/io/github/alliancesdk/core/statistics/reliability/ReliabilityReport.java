package io.github.alliancesdk.core.statistics.reliability;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Item;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.internal.Pointer;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The reliability of an instrument's scales in a sample, and a description of that sample. {@link ReliabilityAnalysis}
 * creates it. Immutable and thread-safe.
 *
 * <pre>{@code
 * ReliabilityReport reliability = ReliabilityAnalysis.withDefaults().analyse(matrix);
 * System.out.println(reliability.rows()); // 200
 * System.out.println(reliability.scales().keySet()); // [goal, task, bond, total]
 * System.out.println(reliability.scale("bond").n()); // 200
 * }</pre>
 */
public final class ReliabilityReport {
    /**
     * How persons are selected for the figures of a scale: only those who answered every item of it. Reports use this
     * term.
     */
    public static final String DELETION = "listwise";

    private final MatrixFacts facts;
    private final MissingPolicy itemPolicy;
    private final int rows;
    private final Map<String, ScaleReliability> scales;

    ReliabilityReport(MatrixFacts facts, MissingPolicy itemPolicy, int rows, Map<String, ScaleReliability> scales) {
        this.facts = facts;
        this.itemPolicy = itemPolicy;
        this.rows = rows;
        this.scales = Collections.unmodifiableMap(new LinkedHashMap<>(scales));
    }

    /**
     * The instrument.
     *
     * @return empty if the matrix was made of plain numbers
     */
    public Optional<Instrument> instrument() {
        return facts.instrument();
    }

    /**
     * The response format of the sheets. An item may have its own, see {@link Instrument#format}.
     *
     * @return empty if the matrix was made of plain numbers
     */
    public Optional<ResponseFormat> format() {
        return facts.format();
    }

    /**
     * Who rated.
     *
     * @return empty if that isn't known
     */
    public Optional<Rater> rater() {
        return facts.rater();
    }

    /**
     * Whom or what the ratings are about.
     *
     * @return empty if that isn't known
     */
    public Optional<Referent> referent() {
        return facts.referent();
    }

    /**
     * Whether the rows are known to be of different dyads. Every interval in this report assumes independent rows.
     *
     * @return what is known about the rows of the matrix
     */
    public ResponseMatrix.Independence independence() {
        return facts.independence();
    }

    /**
     * Which persons the figures of single items are computed from.
     *
     * @return complete, or the proration that was requested
     */
    public MissingPolicy itemPolicy() {
        return itemPolicy;
    }

    /**
     * The rows of the matrix. Each scale may use a different number of them; {@link ScaleReliability#n()} returns that
     * number.
     *
     * @return 0 or more
     */
    public int rows() {
        return rows;
    }

    /**
     * The results for all scales.
     *
     * @return by scale id, in the order of the definition
     */
    public Map<String, ScaleReliability> scales() {
        return scales;
    }

    /**
     * The result for a scale.
     *
     * @param id the id of a scale, such as {@code bond}
     * @return how reliable it is
     * @throws NullPointerException if {@code id} is null
     * @throws IllegalArgumentException if there is no such scale; the message lists the existing ones
     */
    public ScaleReliability scale(String id) {
        return findScale(id)
                .orElseThrow(() -> new IllegalArgumentException(
                        "no scale " + Pointer.shown(id) + "; there are " + String.join(", ", scales.keySet())));
    }

    /**
     * The result for a scale, if the scale exists.
     *
     * @param id the id of a scale
     * @return how reliable it is, or empty
     * @throws NullPointerException if {@code id} is null
     */
    public Optional<ScaleReliability> findScale(String id) {
        return Optional.ofNullable(scales.get(Objects.requireNonNull(id, "id")));
    }

    /**
     * The JSON form of the report: {@code instrument} if there is one, {@code rows}, {@code used}, {@code deletion},
     * {@code scales} by id, and {@code rater}, {@code referent}, {@code format} and {@code range} where they are known. If
     * items have formats of their own, {@code itemFormats} lists each with its {@code range} and its {@code items}.
     * A value that could not be computed is written as {@code {"reason": ".."}}. Jackson 2 and 3 write this.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        instrument().ifPresent(known -> map.put("instrument", known.id().value()));
        map.put("rows", rows());
        map.put("deletion", DELETION);
        map.put("itemFigures", itemPolicy.id());
        map.put("independence", independence().id());
        Map<String, Object> byId = new LinkedHashMap<>();
        scales().forEach((id, scale) -> byId.put(id, scale.toMap()));
        map.put("scales", Collections.unmodifiableMap(byId));
        rater().ifPresent(known -> map.put("rater", known.id()));
        referent().ifPresent(known -> map.put("referent", known.id()));
        format().ifPresent(known -> {
            map.put("format", known.id());
            map.put("range", known.range());
        });
        instrument()
                .filter(known -> !known.itemFormats().isEmpty())
                .ifPresent(known -> map.put("itemFormats", itemFormats(known)));
        return Collections.unmodifiableMap(map);
    }

    private static List<Map<String, Object>> itemFormats(Instrument instrument) {
        return instrument.itemFormats().stream()
                .map(format -> {
                    Map<String, Object> map = new LinkedHashMap<>();
                    map.put("id", format.id());
                    map.put("range", format.range());
                    map.put(
                            "items",
                            instrument.items().stream()
                                    .filter(item -> item.format()
                                            .filter(format.id()::equals)
                                            .isPresent())
                                    .map(Item::number)
                                    .toList());
                    return Collections.unmodifiableMap(map);
                })
                .toList();
    }

    /** What was analysed, and the number of rows. */
    @Override
    public String toString() {
        return "ReliabilityReport["
                + instrument().map(known -> known.id() + ", ").orElse("") + rows + " rows, "
                + scales.values().stream()
                        .map(scale -> scale.scale() + " " + scale.n())
                        .collect(Collectors.joining(", "))
                + "]";
    }
}

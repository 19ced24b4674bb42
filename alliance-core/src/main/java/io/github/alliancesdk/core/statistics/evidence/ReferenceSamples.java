package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.instrument.Source;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonLimits;
import io.github.alliancesdk.core.internal.json.JsonProblem;
import io.github.alliancesdk.core.internal.json.JsonReader;
import io.github.alliancesdk.core.internal.json.JsonValue;
import io.github.alliancesdk.core.internal.json.JsonWriter;
import io.github.alliancesdk.core.scoring.ScoreReport;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reference samples by id. Those that come with the SDK are in {@code BundledReferenceSamples}; an application's own are
 * read from JSON of the same form, or built. Immutable and thread-safe.
 *
 * <pre>{@code
 * import io.github.alliancesdk.core.statistics.evidence.ReferenceSample;
 * import io.github.alliancesdk.instruments.BundledReferenceSamples;
 *
 * ReferenceSample sample = BundledReferenceSamples.samples().get("darcy-2021-woebot");
 * System.out.println(sample.mean() + " on " + sample.range() + ", n " + sample.n().getAsInt()); // 3.36 on 1..5, n 36070
 * }</pre>
 */
@NoJsonForm.Instead("the reference samples in it")
public final class ReferenceSamples implements NoJsonForm {
    private static final int MAX_BYTES = 4 << 20;
    private static final JsonReader READER = new JsonReader(new JsonLimits(MAX_BYTES, 16, 4096, 100));

    private final Map<String, ReferenceSample> byId;

    private ReferenceSamples(Map<String, ReferenceSample> byId) {
        this.byId = Collections.unmodifiableMap(byId);
    }

    /**
     * Puts samples together.
     *
     * @param samples the samples, in the order to keep
     * @return the collection
     * @throws NullPointerException if {@code samples} or an element is null
     * @throws IllegalArgumentException if two samples have one id
     */
    public static ReferenceSamples of(Collection<ReferenceSample> samples) {
        Map<String, ReferenceSample> byId = new LinkedHashMap<>();
        for (ReferenceSample sample : samples) {
            if (byId.putIfAbsent(sample.id(), sample) != null) {
                throw new IllegalArgumentException(
                        "there are two reference samples of the id " + Pointer.shown(sample.id()));
            }
        }
        return new ReferenceSamples(byId);
    }

    /**
     * Reads samples from JSON, in the form that {@code reference-samples.schema.json} in this jar describes.
     *
     * @param json the document
     * @return the samples
     * @throws NullPointerException if {@code json} is null
     * @throws InvalidDefinitionException if the document isn't consistent; it holds every problem
     */
    public static ReferenceSamples parse(String json) {
        Objects.requireNonNull(json, "json");
        return read(() -> READER.read(json));
    }

    /**
     * Reads samples from JSON, in the form that {@code reference-samples.schema.json} in this jar describes.
     *
     * @param utf8 the document in UTF-8
     * @return the samples
     * @throws NullPointerException if {@code utf8} is null
     * @throws InvalidDefinitionException if the document isn't consistent; it holds every problem
     */
    public static ReferenceSamples parse(byte[] utf8) {
        Objects.requireNonNull(utf8, "utf8");
        return read(() -> READER.read(utf8));
    }

    @FunctionalInterface
    private interface Document {
        JsonValue read() throws JsonProblem;
    }

    private static ReferenceSamples read(Document document) {
        try {
            return of(SampleForm.samples(document.read()));
        } catch (JsonProblem e) {
            throw new InvalidDefinitionException(List.of(e.in(Area.DEFINITION, "at most " + MAX_BYTES + " bytes")));
        }
    }

    /**
     * All of them.
     *
     * @return in the order of the document
     */
    public List<ReferenceSample> all() {
        return List.copyOf(byId.values());
    }

    /**
     * The sample of an id.
     *
     * @param id the id
     * @return the sample
     * @throws NullPointerException if {@code id} is null
     * @throws IllegalArgumentException if there is no such sample; it names those that there are
     */
    public ReferenceSample get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no reference sample "
                + Pointer.shown(id) + "; there are " + String.join(", ", byId.keySet())));
    }

    /**
     * The sample of an id, if there is one.
     *
     * @param id the id
     * @return the sample, or empty
     * @throws NullPointerException if {@code id} is null
     */
    public Optional<ReferenceSample> find(String id) {
        return Optional.ofNullable(byId.get(Objects.requireNonNull(id, "id")));
    }

    /**
     * These samples with more behind them.
     *
     * @param more other samples
     * @return a new collection
     * @throws NullPointerException if {@code more} is null
     * @throws IllegalArgumentException if two samples have one id
     */
    public ReferenceSamples with(ReferenceSamples more) {
        List<ReferenceSample> both = new ArrayList<>(all());
        both.addAll(more.all());
        return of(both);
    }

    /**
     * The scores of a report beside every sample that they can be compared with as they are: each scale with the samples
     * of that scale. Nothing is converted.
     *
     * @param report the report
     * @return the comparisons, in the order of the samples; often none
     * @throws NullPointerException if {@code report} is null
     */
    public List<SampleComparison> compare(ScoreReport report) {
        Objects.requireNonNull(report, "report");
        List<SampleComparison> comparisons = new ArrayList<>();
        for (ReferenceSample sample : byId.values()) {
            if (sample.compare(report) instanceof SampleComparison comparison) {
                comparisons.add(comparison);
            }
        }
        return List.copyOf(comparisons);
    }

    /**
     * The samples as JSON, indented, with the sources that they name. Reading it gives equal samples.
     *
     * @return a JSON document, ending with a line feed
     * @throws IllegalStateException if one id of a source stands for different sources
     */
    public String toJson() {
        Map<String, Source> sources = new LinkedHashMap<>();
        for (ReferenceSample sample : byId.values()) {
            sample.sources().forEach((id, source) -> {
                Source before = sources.putIfAbsent(id, source);
                if (before != null && !before.equals(source)) {
                    throw new IllegalStateException("the source " + Pointer.shown(id) + " stands for two");
                }
            });
        }
        Map<String, Object> shapes = new LinkedHashMap<>();
        sources.forEach((id, source) -> shapes.put(id, shape(source)));
        Map<String, Object> document = JsonShapes.map(put -> {
            put.accept("schemaVersion", SampleForm.SCHEMA_VERSION);
            put.accept("samples", all().stream().map(ReferenceSample::toMap).toList());
            put.accept("sources", shapes);
        });
        return JsonWriter.indented().write(document) + "\n";
    }

    private static Map<String, Object> shape(Source source) {
        return JsonShapes.map(put -> {
            put.accept("title", source.title());
            source.authors().ifPresent(authors -> put.accept("authors", authors));
            source.year().ifPresent(year -> put.accept("year", year));
            source.doi().ifPresent(doi -> put.accept("doi", doi));
            source.url().ifPresent(url -> put.accept("url", url));
            put.accept("read", source.read());
        });
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof ReferenceSamples that && all().equals(that.all());
    }

    @Override
    public int hashCode() {
        return all().hashCode();
    }

    /** The ids. */
    @Override
    public String toString() {
        return "ReferenceSamples" + byId.keySet();
    }
}

package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.instrument.Source;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonLimits;
import io.github.alliancesdk.core.internal.json.JsonReader;
import io.github.alliancesdk.core.internal.json.JsonWriter;
import io.github.alliancesdk.core.scoring.SheetScores;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
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
 * Reference samples by id. The samples that are bundled with the SDK are in {@code BundledReferenceSamples}. An
 * application can parse its own samples from JSON of the same form, or build them. Immutable and thread-safe.
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
     * Makes a collection of samples.
     *
     * @param samples the samples; their order is kept
     * @return the collection
     * @throws NullPointerException if {@code samples} or an element is null
     * @throws IllegalArgumentException if two samples have the same id
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
     * Parses samples from JSON, in the form of {@code reference-samples.schema.json} in this jar.
     *
     * @param json the document
     * @return the samples
     * @throws NullPointerException if {@code json} is null
     * @throws InvalidDefinitionException if the document isn't consistent; it contains every problem
     */
    public static ReferenceSamples parse(String json) {
        return of(SampleParser.samples(READER.document(Area.DEFINITION, Objects.requireNonNull(json, "json"))));
    }

    /**
     * Parses samples from JSON, in the form of {@code reference-samples.schema.json} in this jar.
     *
     * @param utf8 the document in UTF-8
     * @return the samples
     * @throws NullPointerException if {@code utf8} is null
     * @throws InvalidDefinitionException if the document isn't consistent; it contains every problem
     */
    public static ReferenceSamples parse(byte[] utf8) {
        return of(SampleParser.samples(READER.document(Area.DEFINITION, Objects.requireNonNull(utf8, "utf8"))));
    }

    /**
     * Reads samples from a stream.
     *
     * @param in a stream in UTF-8, read to its end and left open
     * @return the samples
     * @throws NullPointerException if {@code in} is null
     * @throws IOException if the stream can't be read
     * @throws InvalidDefinitionException if the document isn't consistent; it holds every problem
     */
    public static ReferenceSamples parse(InputStream in) throws IOException {
        return of(SampleParser.samples(READER.document(Area.DEFINITION, Objects.requireNonNull(in, "in"))));
    }

    /**
     * Reads samples from a file.
     *
     * @param file a file in UTF-8
     * @return the samples
     * @throws NullPointerException if {@code file} is null
     * @throws IOException if the file can't be read
     * @throws InvalidDefinitionException if the document isn't consistent; it holds every problem
     */
    public static ReferenceSamples parse(Path file) throws IOException {
        return of(SampleParser.samples(READER.document(Area.DEFINITION, Objects.requireNonNull(file, "file"))));
    }

    /**
     * All samples.
     *
     * @return in the order of the document
     */
    public List<ReferenceSample> all() {
        return List.copyOf(byId.values());
    }

    /**
     * The sample with an id.
     *
     * @param id the id
     * @return the sample
     * @throws NullPointerException if {@code id} is null
     * @throws IllegalArgumentException if there is no such sample; the message lists the existing ones
     */
    public ReferenceSample get(String id) {
        return find(id).orElseThrow(() -> new IllegalArgumentException("there is no reference sample "
                + Pointer.shown(id) + "; there are " + String.join(", ", byId.keySet())));
    }

    /**
     * The sample with an id, if there is one.
     *
     * @param id the id
     * @return the sample, or empty
     * @throws NullPointerException if {@code id} is null
     */
    public Optional<ReferenceSample> find(String id) {
        return Optional.ofNullable(byId.get(Objects.requireNonNull(id, "id")));
    }

    /**
     * Returns these samples followed by others.
     *
     * @param more other samples
     * @return a new collection
     * @throws NullPointerException if {@code more} is null
     * @throws IllegalArgumentException if two samples have the same id
     */
    public ReferenceSamples with(ReferenceSamples more) {
        List<ReferenceSample> both = new ArrayList<>(all());
        both.addAll(more.all());
        return of(both);
    }

    /**
     * Compares the scores of a report with every sample that matches without conversion: each scale with the samples of
     * that scale.
     *
     * @param report the report, or a record that was read back
     * @return the comparisons, in the order of the samples; often none
     * @throws NullPointerException if {@code report} is null
     */
    public List<SampleComparison> compare(SheetScores report) {
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
     * The samples and their sources as indented JSON. Parsing it returns equal samples.
     *
     * @return a JSON document, ending with a line feed
     * @throws IllegalStateException if different sources have the same id
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
            put.accept("schemaVersion", SampleParser.SCHEMA_VERSION);
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

    /** The ids of the samples. */
    @Override
    public String toString() {
        return "ReferenceSamples" + byId.keySet();
    }
}

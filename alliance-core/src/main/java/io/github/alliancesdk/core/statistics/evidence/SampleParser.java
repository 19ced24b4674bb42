package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.Source;
import io.github.alliancesdk.core.internal.json.JsonDocument;
import io.github.alliancesdk.core.internal.json.ObjectReader;
import io.github.alliancesdk.core.internal.json.ObjectReader.Names;
import io.github.alliancesdk.core.internal.json.ObjectReader.Value;
import io.github.alliancesdk.core.scoring.ScoreRange;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads a document of reference samples, and reports every problem of it. */
final class SampleParser {
    static final int SCHEMA_VERSION = 1;
    private static final int TEXT_LENGTH = 2000;
    private static final int MAX_COUNT = 1_000_000_000;
    private static final int LIMIT = 1_000_000;

    private static final List<Rater> RATERS = List.of(Rater.values());
    private static final List<Metric> METRICS = List.of(Metric.values());
    private static final List<ReferenceSample.Kind> KINDS = List.of(ReferenceSample.Kind.values());

    private static final List<Referent> REFERENTS = Arrays.stream(Referent.values())
            .filter(referent -> referent != Referent.UNSTATED)
            .toList();

    private final JsonDocument document;
    private final Map<String, Source> sources = new LinkedHashMap<>();
    private final Set<String> ids = new HashSet<>();

    private SampleParser(JsonDocument document) {
        this.document = document;
    }

    /** The samples of a document, or every problem of it. */
    static List<ReferenceSample> samples(JsonDocument document) {
        List<ReferenceSample> samples = new SampleParser(document).read();
        if (document.problemCount() > 0) {
            throw invalid(document);
        }
        return samples;
    }

    static InvalidDefinitionException invalid(JsonDocument document) {
        return new InvalidDefinitionException(document.problems());
    }

    private List<ReferenceSample> read() {
        List<ReferenceSample> samples = new ArrayList<>();
        ObjectReader top = document.root().object();
        if (top == null) {
            return samples;
        }
        top.required("schemaVersion").integer(SCHEMA_VERSION, SCHEMA_VERSION);
        for (Value each : top.required("sources").members(Names.SLUGS)) {
            sources.put(each.name(), source(each));
        }
        for (Value each : top.required("samples").elements(Integer.MAX_VALUE)) {
            sample(each).ifPresent(samples::add);
        }
        top.end();
        return samples;
    }

    private static Optional<String> text(Value value) {
        return Optional.ofNullable(value.text(TEXT_LENGTH));
    }

    private static OptionalInt integer(Value value, int min, int max) {
        Integer integer = value.integer(min, max);
        return integer == null ? OptionalInt.empty() : OptionalInt.of(integer);
    }

    /** A source; what is wrong with it is reported and replaced, so that the samples that name it can be read. */
    private static Source source(Value value) {
        ObjectReader fields = value.object();
        if (fields == null) {
            return Source.of("?", "?");
        }
        Source source = new Source(
                text(fields.required("title")).orElse("?"),
                text(fields.optional("authors")),
                integer(fields.optional("year"), 1000, 9999),
                text(fields.optional("doi")),
                text(fields.optional("url")),
                text(fields.required("read")).orElse("?"));
        fields.end();
        return source;
    }

    private Optional<ReferenceSample> sample(Value value) {
        int before = document.problemCount();
        ObjectReader fields = value.object();
        if (fields == null) {
            return Optional.empty();
        }
        ReferenceSample.Builder builder = ReferenceSample.builder(id(fields.required("id")));
        text(fields.required("label")).ifPresent(builder::label);
        ids(fields.required("instrument"), null).forEach(builder::instrument);
        coded(fields.required("rater"), RATERS).ifPresent(builder::rater);
        coded(fields.optional("referent"), REFERENTS).ifPresent(builder::referent);
        Optional<ScoreRange> range = range(fields.required("format"));
        range.ifPresent(builder::range);
        Optional.ofNullable(fields.required("scale").slug()).ifPresent(builder::scale);
        Optional<Metric> metric = coded(fields.required("metric"), METRICS);
        metric.ifPresent(builder::metric);
        integer(fields.optional("n"), 1, MAX_COUNT).ifPresent(builder::n);
        integer(fields.optional("reviewStudies"), 1, MAX_COUNT).ifPresent(builder::reviewStudies);
        mean(fields.required("mean"), range, metric).ifPresent(builder::mean);
        sd(fields.required("sd")).ifPresent(builder::sd);
        coded(fields.required("kind"), KINDS).ifPresent(builder::kind);
        for (String id : ids(fields.required("sources"), sources.keySet())) {
            Optional.ofNullable(sources.get(id)).ifPresent(source -> builder.source(id, source));
        }
        text(fields.optional("caution")).ifPresent(builder::caution);
        fields.end();
        return document.problemCount() == before ? Optional.of(builder.build()) : Optional.empty();
    }

    private String id(Value value) {
        String id = value.slug();
        if (id != null && !ids.add(id)) {
            document.add(ProblemCode.DUPLICATE_ID, value.at());
        }
        return id == null ? "?" : id;
    }

    private static <E extends Coded> Optional<E> coded(Value value, List<E> constants) {
        return Optional.ofNullable(value.coded(constants));
    }

    private Optional<Double> mean(Value value, Optional<ScoreRange> range, Optional<Metric> metric) {
        Optional<Double> mean = Optional.ofNullable(value.number());
        Optional<ScoreRange> bounds = range.filter(each -> metric.equals(Optional.of(Metric.MEAN)));
        if (mean.isPresent() && bounds.isPresent() && !bounds.get().contains(mean.get())) {
            document.add(ProblemCode.OUT_OF_RANGE, value.at(), bounds.get().toString());
            return Optional.empty();
        }
        return mean;
    }

    private Optional<Double> sd(Value value) {
        Double sd = value.number();
        if (sd != null && sd < 0) {
            document.add(ProblemCode.OUT_OF_RANGE, value.at(), "0 or more");
            return Optional.empty();
        }
        return Optional.ofNullable(sd);
    }

    private Optional<ScoreRange> range(Value value) {
        ObjectReader fields = value.object();
        if (fields == null) {
            return Optional.empty();
        }
        Value highest = fields.required("max");
        Integer min = fields.required("min").integer(-LIMIT, LIMIT);
        Integer max = highest.integer(-LIMIT, LIMIT);
        fields.end();
        if (min == null || max == null) {
            return Optional.empty();
        }
        if (min >= max) {
            document.add(ProblemCode.EMPTY_RANGE, highest.at(), "above " + min);
            return Optional.empty();
        }
        return Optional.of(ScoreRange.of(min, max));
    }

    /** Ids, at least one, each once, and each of what is known if that is given. */
    private List<String> ids(Value value, @Nullable Set<String> known) {
        List<String> ids = new ArrayList<>();
        List<Value> elements = value.elements();
        for (Value each : elements) {
            String id = each.slug();
            if (id == null) {
                continue;
            }
            if (ids.contains(id)) {
                document.add(ProblemCode.DUPLICATE_ENTRY, each.at());
            } else if (known != null && !known.contains(id)) {
                document.add(ProblemCode.UNKNOWN_SOURCE, each.at());
            }
            ids.add(id);
        }
        if (value.isList() && elements.isEmpty()) {
            document.add(ProblemCode.EMPTY_LIST, value.at());
        }
        return ids;
    }
}

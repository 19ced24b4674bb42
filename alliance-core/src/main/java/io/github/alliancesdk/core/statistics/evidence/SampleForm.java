package io.github.alliancesdk.core.statistics.evidence;

import io.github.alliancesdk.core.instrument.DefinitionProblem;
import io.github.alliancesdk.core.instrument.DefinitionProblem.Code;
import io.github.alliancesdk.core.instrument.InvalidDefinitionException;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.Source;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonValue;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Parses a document of reference samples, and collects every problem in it. */
final class SampleForm {
    static final int SCHEMA_VERSION = 1;
    private static final int TEXT_LENGTH = 2000;
    private static final int MAX_COUNT = 1_000_000_000;
    private static final int LIMIT = 1_000_000;
    private static final Pattern SLUG = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");

    private static final List<Referent> REFERENTS = Arrays.stream(Referent.values())
            .filter(referent -> referent != Referent.UNSTATED)
            .toList();

    private final List<DefinitionProblem> problems = new ArrayList<>();

    /** The members of an object by name. */
    private record Members(Pointer at, Map<String, JsonValue> values) {
        @Nullable
        JsonValue get(String name) {
            return values.get(name);
        }
    }

    private SampleForm() {}

    /** The samples of a document, or every problem of it. */
    static List<ReferenceSample> samples(JsonValue document) {
        SampleForm form = new SampleForm();
        List<ReferenceSample> samples = form.document(document);
        if (!form.problems.isEmpty()) {
            throw new InvalidDefinitionException(form.problems);
        }
        return samples;
    }

    private List<ReferenceSample> document(JsonValue document) {
        Members members = members(document, Pointer.ROOT, List.of("schemaVersion", "samples", "sources"), List.of());
        integer(members, "schemaVersion", SCHEMA_VERSION, SCHEMA_VERSION);
        Map<String, Source> sources = sources(members.get("sources"), Pointer.ROOT.child("sources"));
        Set<String> ids = new HashSet<>();
        return list(members, "samples", (value, at) -> sample(value, at, sources, ids));
    }

    private Map<String, Source> sources(@Nullable JsonValue value, Pointer at) {
        Map<String, Source> sources = new LinkedHashMap<>();
        if (value instanceof JsonValue.Obj object) {
            for (JsonValue.Member member : object.members()) {
                String id = member.name();
                Pointer place = isSlug(id) ? at.child(id) : at.foreign(id);
                if (!isSlug(id)) {
                    add(Code.NOT_ALLOWED, place, "lower-case words joined by hyphens");
                }
                if (sources.put(id, source(member.value(), place)) != null) {
                    add(Code.DUPLICATE_FIELD, place);
                }
            }
        } else if (value != null) {
            add(Code.WRONG_TYPE, at, "an object");
        }
        return sources;
    }

    private Source source(JsonValue value, Pointer at) {
        Members members = members(value, at, List.of("title", "read"), List.of("authors", "year", "doi", "url"));
        return new Source(
                text(members, "title").orElse("?"),
                text(members, "authors"),
                integer(members, "year", 1000, 9999),
                text(members, "doi"),
                text(members, "url"),
                text(members, "read").orElse("?"));
    }

    private Optional<ReferenceSample> sample(
            JsonValue value, Pointer at, Map<String, Source> sources, Set<String> ids) {
        int before = problems.size();
        Members members = members(
                value,
                at,
                List.of(
                        "id",
                        "label",
                        "instrument",
                        "rater",
                        "format",
                        "scale",
                        "metric",
                        "mean",
                        "sd",
                        "kind",
                        "sources"),
                List.of("referent", "n", "reviewStudies", "caution"));
        Optional<String> id = slug(members, "id");
        id.filter(each -> !ids.add(each)).ifPresent(each -> add(Code.DUPLICATE_ID, at.child("id")));
        ReferenceSample.Builder builder = ReferenceSample.builder(id.orElse("?"));
        text(members, "label").ifPresent(builder::label);
        slugs(members, "instrument", each -> true).forEach(builder::instrument);
        word(members, "rater", List.of(Rater.values()), Rater::id).ifPresent(builder::rater);
        word(members, "referent", REFERENTS, Referent::id).ifPresent(builder::referent);
        Optional<ScoreRange> range = range(members);
        range.ifPresent(builder::range);
        slug(members, "scale").ifPresent(builder::scale);
        Optional<Metric> metric = word(members, "metric", List.of(Metric.values()), Metric::id);
        metric.ifPresent(builder::metric);
        integer(members, "n", 1, MAX_COUNT).ifPresent(builder::n);
        integer(members, "reviewStudies", 1, MAX_COUNT).ifPresent(builder::reviewStudies);
        mean(members, range, metric).ifPresent(builder::mean);
        number(members, "sd", sd -> sd >= 0, "0 or more").ifPresent(builder::sd);
        word(members, "kind", List.of(SampleKind.values()), SampleKind::id).ifPresent(builder::kind);
        slugs(members, "sources", sources::containsKey)
                .forEach(
                        each -> Optional.ofNullable(sources.get(each)).ifPresent(found -> builder.source(each, found)));
        text(members, "caution").ifPresent(builder::caution);
        return problems.size() == before ? Optional.of(builder.build()) : Optional.empty();
    }

    private Optional<Double> mean(Members members, Optional<ScoreRange> range, Optional<Metric> metric) {
        Optional<ScoreRange> bounds = range.filter(each -> metric.equals(Optional.of(Metric.MEAN)));
        return number(
                members,
                "mean",
                mean -> bounds.isEmpty() || bounds.get().contains(mean),
                bounds.map(ScoreRange::toString).orElse(""));
    }

    private Optional<ScoreRange> range(Members members) {
        JsonValue value = members.get("format");
        if (value == null) {
            return Optional.empty();
        }
        Pointer at = members.at().child("format");
        Members bounds = members(value, at, List.of("min", "max"), List.of());
        OptionalInt min = integer(bounds, "min", -LIMIT, LIMIT);
        OptionalInt max = integer(bounds, "max", -LIMIT, LIMIT);
        if (min.isEmpty() || max.isEmpty()) {
            return Optional.empty();
        }
        if (min.getAsInt() >= max.getAsInt()) {
            add(Code.EMPTY_RANGE, at.child("max"), "above " + min.getAsInt());
            return Optional.empty();
        }
        return Optional.of(ScoreRange.of(min.getAsInt(), max.getAsInt()));
    }

    private Members members(JsonValue value, Pointer at, List<String> required, List<String> optional) {
        Map<String, JsonValue> values = new HashMap<>();
        if (!(value instanceof JsonValue.Obj object)) {
            add(Code.WRONG_TYPE, at, "an object");
            return new Members(at, values);
        }
        for (JsonValue.Member member : object.members()) {
            String name = member.name();
            if (!required.contains(name) && !optional.contains(name)) {
                add(Code.UNKNOWN_FIELD, at.foreign(name));
            } else if (values.putIfAbsent(name, member.value()) != null) {
                add(Code.DUPLICATE_FIELD, at.child(name));
            }
        }
        for (String name : required) {
            if (!values.containsKey(name)) {
                add(Code.MISSING_FIELD, at.child(name));
            }
        }
        return new Members(at, values);
    }

    private <E> List<E> list(Members members, String name, BiFunction<JsonValue, Pointer, Optional<E>> element) {
        JsonValue value = members.get(name);
        List<E> elements = new ArrayList<>();
        Pointer at = members.at().child(name);
        if (value instanceof JsonValue.Arr array) {
            for (int i = 0; i < array.elements().size(); i++) {
                element.apply(array.elements().get(i), at.child(i)).ifPresent(elements::add);
            }
        } else if (value != null) {
            add(Code.WRONG_TYPE, at, "an array");
        }
        return elements;
    }

    /** Ids that {@code known} accepts; at least one, without repetition. */
    private List<String> slugs(Members members, String name, Predicate<String> known) {
        Set<String> seen = new HashSet<>();
        List<String> slugs = list(
                members,
                name,
                (value, at) -> slug(value, at).filter(id -> {
                    if (!seen.add(id)) {
                        add(Code.DUPLICATE_ENTRY, at);
                    } else if (!known.test(id)) {
                        add(Code.UNKNOWN_SOURCE, at);
                    }
                    return true;
                }));
        if (members.get(name) instanceof JsonValue.Arr array && array.elements().isEmpty()) {
            add(Code.EMPTY_LIST, members.at().child(name));
        }
        return slugs;
    }

    private Optional<String> slug(Members members, String name) {
        JsonValue value = members.get(name);
        return value == null ? Optional.empty() : slug(value, members.at().child(name));
    }

    private Optional<String> slug(JsonValue value, Pointer at) {
        if (!(value instanceof JsonValue.Text text)) {
            add(Code.WRONG_TYPE, at, "a string");
            return Optional.empty();
        }
        if (!isSlug(text.value())) {
            add(Code.NOT_ALLOWED, at, "lower-case words joined by hyphens, at most 64 characters");
            return Optional.empty();
        }
        return Optional.of(text.value());
    }

    private static boolean isSlug(String text) {
        return text.length() <= 64 && SLUG.matcher(text).matches();
    }

    private Optional<String> text(Members members, String name) {
        JsonValue value = members.get(name);
        Pointer at = members.at().child(name);
        if (value instanceof JsonValue.Text text) {
            int length = text.value().codePointCount(0, text.value().length());
            if (length == 0 || length > TEXT_LENGTH) {
                add(Code.NOT_ALLOWED, at, "1 to " + TEXT_LENGTH + " characters");
            } else if (!text.isClean()) {
                add(Code.INVALID_TEXT, at);
            } else {
                return Optional.of(text.value());
            }
        } else if (value != null) {
            add(Code.WRONG_TYPE, at, "a string");
        }
        return Optional.empty();
    }

    private <E extends Enum<E>> Optional<E> word(
            Members members, String name, List<E> allowed, Function<E, String> id) {
        JsonValue value = members.get(name);
        Pointer at = members.at().child(name);
        if (value instanceof JsonValue.Text text) {
            Optional<E> found = allowed.stream()
                    .filter(each -> id.apply(each).equals(text.value()))
                    .findFirst();
            if (found.isEmpty()) {
                add(Code.NOT_ALLOWED, at, allowed.stream().map(id).collect(Collectors.joining(", ")));
            }
            return found;
        }
        if (value != null) {
            add(Code.WRONG_TYPE, at, "a string");
        }
        return Optional.empty();
    }

    private OptionalInt integer(Members members, String name, int min, int max) {
        JsonValue value = members.get(name);
        Pointer at = members.at().child(name);
        if (value instanceof JsonValue.Int integer && integer.value() >= min && integer.value() <= max) {
            return OptionalInt.of((int) integer.value());
        }
        if (value instanceof JsonValue.Int || value instanceof JsonValue.HugeInt) {
            add(Code.NOT_ALLOWED, at, min + " to " + max);
        } else if (value instanceof JsonValue.Decimal decimal && decimal.value() == Math.rint(decimal.value())) {
            add(Code.NOT_AN_INTEGER, at, "an integer without fraction or exponent");
        } else if (value != null) {
            add(Code.WRONG_TYPE, at, "an integer");
        }
        return OptionalInt.empty();
    }

    private Optional<Double> number(Members members, String name, Predicate<Double> possible, String allowed) {
        JsonValue value = members.get(name);
        Pointer at = members.at().child(name);
        Optional<Double> number = Optional.empty();
        if (value instanceof JsonValue.Int integer) {
            number = Optional.of((double) integer.value());
        } else if (value instanceof JsonValue.Decimal decimal && Double.isFinite(decimal.value())) {
            number = Optional.of(decimal.value());
        } else if (value != null) {
            add(Code.WRONG_TYPE, at, "a number");
        }
        if (number.isPresent() && !possible.test(number.get())) {
            add(Code.OUT_OF_RANGE, at, allowed);
            return Optional.empty();
        }
        return number;
    }

    private void add(Code code, Pointer at) {
        problems.add(new DefinitionProblem(code, at.text(), Map.of()));
    }

    private void add(Code code, Pointer at, String allowed) {
        problems.add(new DefinitionProblem(code, at.text(), Map.of("allowed", allowed)));
    }
}

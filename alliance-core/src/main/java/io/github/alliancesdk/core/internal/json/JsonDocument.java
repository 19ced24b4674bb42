package io.github.alliancesdk.core.internal.json;

import io.github.alliancesdk.core.Coded;
import io.github.alliancesdk.core.internal.Pointer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One JSON document and the problems found in it. Parsers read it through {@link #root()} and add what else they find; the
 * caller turns the problems into its own type. Not thread-safe.
 */
public final class JsonDocument {
    /** What can be wrong with the form of any document. A caller's codes have the same ids. */
    public enum Fault implements Coded {
        MALFORMED_JSON("malformed-json"),
        INVALID_TEXT("invalid-text"),
        TOO_LARGE("too-large"),
        WRONG_TYPE("wrong-type"),
        NOT_AN_INTEGER("not-an-integer"),
        MISSING_FIELD("missing-field"),
        UNKNOWN_FIELD("unknown-field"),
        DUPLICATE_FIELD("duplicate-field"),
        NOT_ALLOWED("not-allowed"),
        DUPLICATE_ENTRY("duplicate-entry");

        private final String id;

        Fault(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }
    }

    /** Makes a caller's problem of a code, a pointer and the arguments of its message. */
    @FunctionalInterface
    public interface ProblemFactory<P> {
        P problem(Coded code, String pointer, Map<String, String> arguments);
    }

    private record Found(Coded code, String pointer, Map<String, String> arguments) {}

    private final @Nullable JsonValue value;
    private final List<Found> found = new ArrayList<>();

    /** A document that was read, or built. */
    public JsonDocument(JsonValue value) {
        this.value = value;
    }

    /** A document that can't be read: its only problem is why. */
    JsonDocument(JsonProblem problem, int maxBytes) {
        this.value = null;
        switch (problem.kind()) {
            case MALFORMED ->
                found.add(new Found(
                        Fault.MALFORMED_JSON,
                        "",
                        Map.of("line", String.valueOf(problem.line()), "column", String.valueOf(problem.column()))));
            case INVALID_TEXT -> add(Fault.INVALID_TEXT, Pointer.ROOT);
            case TOO_LARGE -> add(Fault.TOO_LARGE, Pointer.ROOT, "at most " + maxBytes + " bytes");
        }
    }

    /** The whole document; absent if it can't be read. */
    public ObjectReader.Value root() {
        return new ObjectReader.Value(this, value, Pointer.ROOT, "");
    }

    /** The whole document as a value. */
    public JsonValue value() {
        return Objects.requireNonNull(value, "the document can't be read");
    }

    public void add(Coded code, Pointer at) {
        found.add(new Found(code, at.text(), Map.of()));
    }

    public void add(Coded code, Pointer at, String allowed) {
        add(code, at, "allowed", allowed);
    }

    /** Adds a problem whose message has one argument. */
    public void add(Coded code, Pointer at, String argument, String text) {
        found.add(new Found(code, at.text(), Map.of(argument, text)));
    }

    /** How many problems were found so far. */
    public int problemCount() {
        return found.size();
    }

    /** The problems in the order of the document, then those of what is absent. */
    public <P> List<P> problems(ProblemFactory<P> factory) {
        Map<String, Integer> places = new HashMap<>();
        if (value != null) {
            place(value, Pointer.ROOT, places);
        }
        return found.stream()
                .sorted(Comparator.comparingInt(each -> places.getOrDefault(each.pointer(), Integer.MAX_VALUE)))
                .map(each -> factory.problem(each.code(), each.pointer(), each.arguments()))
                .toList();
    }

    private static void place(JsonValue value, Pointer at, Map<String, Integer> places) {
        places.putIfAbsent(at.text(), places.size());
        if (value instanceof JsonValue.Obj object) {
            for (JsonValue.Member member : object.members()) {
                // a problem shows a known name as it is and a foreign one cut
                places.putIfAbsent(at.foreign(member.name()).text(), places.size());
                place(member.value(), at.child(member.name()), places);
            }
        } else if (value instanceof JsonValue.Arr array) {
            for (int i = 0; i < array.elements().size(); i++) {
                place(array.elements().get(i), at.child(i), places);
            }
        }
    }
}

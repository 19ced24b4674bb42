package io.github.alliancesdk.core.internal.json;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.internal.Pointer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One JSON document and the problems found in it. Parsers read it through {@link #root()} and add what else they find.
 * Not thread-safe.
 */
public final class JsonDocument {
    private final Area area;
    private final @Nullable JsonValue value;
    private final List<Problem> found = new ArrayList<>();

    /** A document that was read, or built. */
    public JsonDocument(Area area, JsonValue value) {
        this.area = area;
        this.value = value;
    }

    /** A document that can't be read: its only problem is why. */
    JsonDocument(Area area, JsonProblem problem, int maxBytes) {
        this.area = area;
        this.value = null;
        found.add(problem.in(area, "at most " + maxBytes + " bytes"));
    }

    /** The whole document; absent if it can't be read. */
    public ObjectReader.Value root() {
        return new ObjectReader.Value(this, value, Pointer.ROOT, "");
    }

    /** The whole document as a value. */
    public JsonValue value() {
        return Objects.requireNonNull(value, "the document can't be read");
    }

    public void add(ProblemCode code, Pointer at) {
        found.add(Problem.of(area, code, at.text()));
    }

    public void add(ProblemCode code, Pointer at, String allowed) {
        add(code, at, "allowed", allowed);
    }

    /** Adds a problem whose message has one argument. */
    public void add(ProblemCode code, Pointer at, String argument, String text) {
        found.add(Problem.of(area, code, at.text()).with(argument, text));
    }

    /** How many problems were found so far. */
    public int problemCount() {
        return found.size();
    }

    /** The problems in the order of the document, then those of what is absent. */
    public List<Problem> problems() {
        return value == null ? List.copyOf(found) : inOrder(value, found);
    }

    /** Returns problems in the order of a document, then those of what is absent. */
    public static List<Problem> inOrder(JsonValue document, List<Problem> problems) {
        if (problems.size() < 2) {
            return List.copyOf(problems);
        }
        Map<String, Integer> places = new HashMap<>();
        place(document, Pointer.ROOT, places);
        return problems.stream()
                .sorted(Comparator.comparingInt(each -> places.getOrDefault(each.pointer(), Integer.MAX_VALUE)))
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

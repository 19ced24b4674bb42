package io.github.alliancesdk.core.instrument;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonValue;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Collects what is wrong with one definition. */
final class Problems {
    private final List<Problem> found = new ArrayList<>();

    void add(ProblemCode code, Pointer at) {
        found.add(Problem.of(Area.DEFINITION, code, at.text()));
    }

    void add(ProblemCode code, Pointer at, String allowed) {
        found.add(Problem.of(Area.DEFINITION, code, at.text()).withAllowed(allowed));
    }

    void addFact(ProblemCode code, Pointer at, String fact) {
        found.add(Problem.of(Area.DEFINITION, code, at.text()).with("fact", fact));
    }

    int count() {
        return found.size();
    }

    /** The problems as the document meets them, then what is absent. */
    List<Problem> inOrderOf(JsonValue document) {
        Map<String, Integer> places = new HashMap<>();
        note(document, Pointer.ROOT, places);
        return found.stream()
                .sorted(Comparator.comparingInt(problem -> places.getOrDefault(problem.pointer(), Integer.MAX_VALUE)))
                .toList();
    }

    private static void note(JsonValue value, Pointer at, Map<String, Integer> places) {
        places.putIfAbsent(at.text(), places.size());
        if (value instanceof JsonValue.Obj object) {
            for (JsonValue.Member member : object.members()) {
                boolean plain = InstrumentId.isValid(member.name());
                note(member.value(), plain ? at.child(member.name()) : at.foreign(member.name()), places);
            }
        } else if (value instanceof JsonValue.Arr array) {
            for (int i = 0; i < array.elements().size(); i++) {
                note(array.elements().get(i), at.child(i), places);
            }
        }
    }
}

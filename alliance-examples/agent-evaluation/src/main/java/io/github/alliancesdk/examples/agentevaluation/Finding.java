package io.github.alliancesdk.examples.agentevaluation;

import io.github.alliancesdk.core.Problem;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/** A problem and its location, in the form of the SDK's own problems. It never contains the answer. */
record Finding(String code, String pointer, OptionalInt item, Optional<String> allowed) {
    static Finding of(Problem problem, String parent) {
        return new Finding(problem.code().id(), parent + problem.pointer(), problem.item(), problem.allowed());
    }

    static Finding of(String code, String pointer) {
        return new Finding(code, pointer, OptionalInt.empty(), Optional.empty());
    }

    static Finding of(String code, String pointer, String allowed) {
        return new Finding(code, pointer, OptionalInt.empty(), Optional.of(allowed));
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("code", code);
        map.put("pointer", pointer);
        item.ifPresent(number -> map.put("item", number));
        allowed.ifPresent(text -> map.put("allowed", text));
        return map;
    }

    @Override
    public String toString() {
        return code + " at \"" + pointer + "\""
                + allowed.map(text -> " (allowed: " + text + ")").orElse("");
    }
}

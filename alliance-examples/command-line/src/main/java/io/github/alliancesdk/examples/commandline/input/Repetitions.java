package io.github.alliancesdk.examples.commandline.input;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sheets that share a key which should be unique, such as a dyad. */
public final class Repetitions<T> {
    private final Map<Object, List<Sheets.Sheet<T>>> groups;

    private Repetitions(Map<Object, List<Sheets.Sheet<T>>> groups) {
        this.groups = groups;
    }

    /** Finds them. A sheet without a key is unique. */
    public static <T> Repetitions<T> of(
            List<Sheets.Sheet<T>> sheets, Function<Sheets.Sheet<T>, ? extends Optional<?>> key) {
        Map<Object, List<Sheets.Sheet<T>>> groups = sheets.stream()
                .filter(sheet -> key.apply(sheet).isPresent())
                .collect(Collectors.groupingBy(
                        sheet -> key.apply(sheet).orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        groups.values().removeIf(group -> group.size() == 1);
        return new Repetitions<>(groups);
    }

    /** The sheets of the first repeated key in the file. */
    public Optional<List<Sheets.Sheet<T>>> first() {
        return groups.values().stream().findFirst();
    }

    /** All repeated sheets, in the order of rows. */
    public Set<Sheets.Sheet<T>> all() {
        return groups.values().stream()
                .flatMap(List::stream)
                .sorted((one, other) -> Long.compare(one.row(), other.row()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** The problem of such a sheet. */
    public static Map<String, Object> problem(String code, String pointer) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("code", code);
        problem.put("pointer", pointer);
        return problem;
    }
}

package io.github.alliancesdk.examples.commandline.input;

import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Sheets that can't be told apart by what should tell them apart. */
public final class Repetitions {
    private final Map<Object, List<Sheets.Sheet>> groups;

    private Repetitions(Map<Object, List<Sheets.Sheet>> groups) {
        this.groups = groups;
    }

    /** Finds them; a sheet without a key is like no other. */
    public static Repetitions of(List<Sheets.Sheet> sheets, Function<Sheets.Sheet, ? extends Optional<?>> key) {
        Map<Object, List<Sheets.Sheet>> groups = sheets.stream()
                .filter(sheet -> key.apply(sheet).isPresent())
                .collect(Collectors.groupingBy(
                        sheet -> key.apply(sheet).orElseThrow(), LinkedHashMap::new, Collectors.toList()));
        groups.values().removeIf(group -> group.size() == 1);
        return new Repetitions(groups);
    }

    /** The sheets of the group that was met first. */
    public Optional<List<Sheets.Sheet>> first() {
        return groups.values().stream().findFirst();
    }

    /** The sheets of all groups, by row. */
    public Set<Sheets.Sheet> all() {
        return groups.values().stream()
                .flatMap(List::stream)
                .sorted((one, other) -> Long.compare(one.row(), other.row()))
                .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** What is wrong with such a sheet. */
    public static Map<String, Object> problem(String code, String pointer) {
        Map<String, Object> problem = new LinkedHashMap<>();
        problem.put("code", code);
        problem.put("pointer", pointer);
        return problem;
    }
}

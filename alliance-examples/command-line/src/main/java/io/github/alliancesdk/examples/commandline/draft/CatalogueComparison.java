package io.github.alliancesdk.examples.commandline.draft;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.Scale;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Compares the key of a draft with those of known instruments. Names of scales don't count. */
final class CatalogueComparison {
    private final Set<Integer> items;
    private final SortedSet<Integer> reversed;
    private final Map<String, SortedSet<Integer>> scales;
    private final List<Answers> formats;

    /**
     * Takes the key of a draft.
     *
     * @param items the numbers of the items
     * @param reversed the reversed ones
     * @param scales the items of each scale by its id
     * @param formats what items may be answered with, the commonest first
     */
    CatalogueComparison(
            Set<Integer> items,
            SortedSet<Integer> reversed,
            Map<String, SortedSet<Integer>> scales,
            List<Answers> formats) {
        this.items = items;
        this.reversed = reversed;
        this.scales = scales;
        this.formats = formats;
    }

    /**
     * An instrument that a draft looks like.
     *
     * @param instrument the instrument
     * @param differences how the key of the draft differs from its key; empty if it doesn't
     */
    record Likeness(Instrument instrument, List<String> differences) {
        @Override
        public String toString() {
            return "looks like " + instrument.id()
                    + (differences.isEmpty() ? ": the key is the same" : ", but " + String.join("; ", differences));
        }

        Map<String, Object> toMap() {
            Map<String, Object> map = new LinkedHashMap<>();
            map.put("instrument", instrument.id().value());
            map.put("definitionVersion", instrument.definitionVersion().toString());
            map.put("differences", differences);
            return map;
        }
    }

    /** The instruments that have the same item numbers and mostly the same scales, the most alike first. */
    List<Likeness> with(InstrumentCatalog catalog) {
        List<Likeness> alike = new ArrayList<>();
        for (Instrument instrument : catalog.instruments()) {
            Map<Scale, String> counterparts = counterparts(instrument);
            boolean answersAgree = formats.get(0).isOf(instrument);
            boolean isAlike = Set.copyOf(instrument.itemNumbers()).equals(Set.copyOf(items))
                    && !counterparts.isEmpty()
                    && (answersAgree || counterparts.size() > 1);
            if (isAlike) {
                alike.add(new Likeness(instrument, differences(instrument, counterparts)));
            }
        }
        alike.sort(Comparator.comparingInt(likeness -> likeness.differences().size()));
        return alike;
    }

    /** For each scale of the instrument a scale of the draft that shares more than half of the items of both. */
    private Map<Scale, String> counterparts(Instrument instrument) {
        Map<Scale, String> counterparts = new LinkedHashMap<>();
        for (Scale scale : instrument.scales()) {
            scales.entrySet().stream()
                    .filter(draft ->
                            draft.getKey().equals(Scale.TOTAL) == scale.id().equals(Scale.TOTAL))
                    .filter(draft -> 2 * shared(scale, draft.getValue())
                            > Math.max(scale.items().size(), draft.getValue().size()))
                    .findFirst()
                    .ifPresent(draft -> counterparts.put(scale, draft.getKey()));
        }
        return counterparts;
    }

    private static long shared(Scale scale, Set<Integer> items) {
        return scale.items().stream().filter(items::contains).count();
    }

    private List<String> differences(Instrument instrument, Map<Scale, String> counterparts) {
        List<String> differences = new ArrayList<>();
        if (formats.size() > 1 || !instrument.itemFormats().isEmpty()) {
            differences.add("items have different answers, which are not compared");
        } else if (!formats.get(0).isOf(instrument)) {
            differences.add("the answers are " + formats.get(0) + ", not "
                    + instrument.formats().stream()
                            .map(format -> format.range())
                            .collect(Collectors.joining(" or ")));
        }
        addItems(differences, minus(reversed, instrument.reversed()), "reversed only here");
        addItems(differences, minus(instrument.reversed(), reversed), "reversed only there");
        addMoves(counterparts, differences);
        for (Scale scale : instrument.scales()) {
            if (!counterparts.containsKey(scale)) {
                differences.add("no scale is like " + scale.id());
            }
        }
        for (String scale : scales.keySet()) {
            if (!counterparts.containsValue(scale)) {
                differences.add("the scale " + scale + " is only here");
            }
        }
        return differences;
    }

    private static void addItems(List<String> differences, SortedSet<Integer> items, String what) {
        if (!items.isEmpty()) {
            differences.add((items.size() == 1 ? "item " : "items ")
                    + joined(items)
                    + (items.size() == 1 ? " is " : " are ")
                    + what);
        }
    }

    private static String joined(Set<Integer> items) {
        return items.stream().map(String::valueOf).collect(Collectors.joining(", "));
    }

    private static SortedSet<Integer> minus(Set<Integer> items, Set<Integer> others) {
        SortedSet<Integer> rest = new TreeSet<>(items);
        rest.removeAll(others);
        return rest;
    }

    /**
     * The items of a scale that the draft lacks or adds.
     *
     * @param scale the scale of the instrument
     * @param absent its items that the draft's counterpart lacks
     * @param added the items that only the counterpart has
     */
    private record Moved(Scale scale, SortedSet<Integer> absent, SortedSet<Integer> added) {}

    private void addMoves(Map<Scale, String> counterparts, List<String> differences) {
        List<Moved> moves = new ArrayList<>();
        counterparts.forEach((scale, id) -> {
            SortedSet<Integer> here = scales.getOrDefault(id, new TreeSet<>());
            Set<Integer> there = Set.copyOf(scale.items());
            moves.add(new Moved(scale, minus(there, here), minus(here, there)));
        });
        for (Moved one : moves) {
            moves.forEach(other -> addSwaps(one, other, differences));
        }
        for (Moved move : moves) {
            addItems(
                    differences,
                    move.absent(),
                    "not in the scale like " + move.scale().id());
            addItems(
                    differences,
                    move.added(),
                    "only here in the scale like " + move.scale().id());
        }
    }

    /** Adds the pairs of items that stand in each other's scale, and removes them from the moves. */
    private static void addSwaps(Moved one, Moved other, List<String> differences) {
        SortedSet<Integer> away = common(one.absent(), other.added());
        SortedSet<Integer> back = common(other.absent(), one.added());
        while (!away.isEmpty() && !back.isEmpty()) {
            Set<Integer> swapped = new TreeSet<>(List.of(away.first(), back.first()));
            differences.add("items " + swapped.stream().map(String::valueOf).collect(Collectors.joining(" and "))
                    + " stand in each other's scale (" + one.scale().id() + ", "
                    + other.scale().id() + ")");
            for (Set<Integer> items : List.of(one.absent(), one.added(), other.absent(), other.added(), away, back)) {
                items.removeAll(swapped);
            }
        }
    }

    private static SortedSet<Integer> common(Set<Integer> items, Set<Integer> others) {
        SortedSet<Integer> common = new TreeSet<>(items);
        common.retainAll(others);
        return common;
    }
}

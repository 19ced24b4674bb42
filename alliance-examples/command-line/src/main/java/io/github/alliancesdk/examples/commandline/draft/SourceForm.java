package io.github.alliancesdk.examples.commandline.draft;

import io.github.alliancesdk.core.response.ItemNaming;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What somebody's form states about its items and scores. It has no texts: only the names of fields, codes, weights and
 * bounds.
 *
 * @param items what can be answered with a number, in the order of the form
 * @param scores the calculated fields that name items, in the order of the form
 * @param others the names of the fields that are neither
 * @param questions what the form leaves open, beside what every form does
 */
record SourceForm(List<SourceItem> items, List<SourceScore> scores, List<String> others, List<String> questions) {
    static final SourceForm EMPTY = new SourceForm(List.of(), List.of(), List.of(), List.of());

    /** More names than these make a message too long to read. */
    private static final int SHOWN = 20;

    SourceForm {
        items = List.copyOf(items);
        scores = List.copyOf(scores);
        others = List.copyOf(others);
        questions = List.copyOf(questions);
    }

    /** This form with only those items whose names fit, and the scores that name one of them. */
    SourceForm only(ItemNaming naming) {
        List<SourceItem> fitting = new ArrayList<>();
        List<String> rest = new ArrayList<>(others);
        for (SourceItem item : items) {
            if (naming.item(item.name()).isPresent()) {
                fitting.add(item);
            } else {
                rest.add(item.name());
            }
        }
        Set<String> names = fitting.stream().map(SourceItem::name).collect(Collectors.toSet());
        List<SourceScore> scoresOfThem = scores.stream()
                .map(score -> new SourceScore(score.name(), common(score.items(), names)))
                .filter(score -> !score.items().isEmpty())
                .toList();
        return new SourceForm(fitting, scoresOfThem, rest, questions);
    }

    private static Set<String> common(Set<String> names, Set<String> others) {
        return names.stream().filter(others::contains).collect(Collectors.toSet());
    }

    /** Names in a row, the first of them if there are many. */
    static String joined(List<String> names) {
        String first = names.stream().limit(SHOWN).collect(Collectors.joining(", "));
        return names.size() <= SHOWN ? first : first + " and " + (names.size() - SHOWN) + " more";
    }

    /**
     * An item: either it offers codes, or it is answered with a number within bounds.
     *
     * @param name the name of its field
     * @param codes the codes of its answers, in the order of the form; empty if it has bounds
     * @param bounds the numbers that may be typed or marked; empty if it offers codes
     * @param isReversed whether the form counts the item in reverse
     */
    record SourceItem(String name, List<Code> codes, Optional<Bounds> bounds, boolean isReversed) {
        SourceItem {
            codes = List.copyOf(codes);
        }

        SourceItem reversed() {
            return new SourceItem(name, codes, bounds, true);
        }

        boolean isPrintedDescending() {
            for (int i = 1; i < codes.size(); i++) {
                if (codes.get(i).answer() >= codes.get(i - 1).answer()) {
                    return false;
                }
            }
            return !codes.isEmpty();
        }
    }

    /**
     * A code of an answer.
     *
     * @param code the code, as the form sends it
     * @param answer the number that it stands for
     */
    record Code(String code, int answer) {}

    /** The numbers from min to max, a step apart. */
    record Bounds(BigDecimal min, BigDecimal max, BigDecimal step) {}

    /**
     * A calculated field.
     *
     * @param name its name
     * @param items the names of the items that it names
     */
    record SourceScore(String name, Set<String> items) {
        SourceScore {
            items = Set.copyOf(items);
        }
    }
}

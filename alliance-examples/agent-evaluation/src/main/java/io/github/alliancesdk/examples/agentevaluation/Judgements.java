package io.github.alliancesdk.examples.agentevaluation;

import io.github.alliancesdk.core.statistics.reliability.SimulatedResponses;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * All records of a file, without those that are refused because of other records: several sheets for one judgement, and
 * all sheets of a judge most of whose sheets are in another format.
 *
 * @param used the records that are evaluated, in the order of the file
 * @param refused the records that aren't, in the order of the file
 * @param leftOut judges without any used sheet although some could be scored, with the reason
 * @param warnings warnings about judges whose sheets are used
 */
record Judgements(
        List<Outcome.Judgement> used,
        List<Outcome.Refused> refused,
        Map<String, Misuse> leftOut,
        List<String> warnings) {
    private record Place(String conversation, String judge, int repeat) {}

    static Judgements of(List<Outcome> outcomes) {
        List<Outcome.Judgement> good = new ArrayList<>();
        List<Outcome.Refused> refused = new ArrayList<>();
        for (Outcome outcome : outcomes) {
            if (outcome instanceof Outcome.Judgement judgement) {
                good.add(judgement);
            } else if (outcome instanceof Outcome.Refused bad) {
                refused.add(bad);
            }
        }
        List<String> warnings = new ArrayList<>();
        Map<String, Misuse> leftOut = otherFormats(good, refused, warnings);
        List<Outcome.Judgement> used = new ArrayList<>();
        for (List<Outcome.Judgement> same : byPlace(good).values()) {
            Outcome.Judgement first = same.get(0);
            if (same.size() > 1) {
                same.forEach(each ->
                        refused.add(each.refused(Misuse.DUPLICATE, Finding.of("duplicate-session", "/session"))));
            } else if (leftOut.containsKey(first.judge())) {
                refused.add(first.refused(Misuse.OTHER_FORMAT, Finding.of("judge-in-another-format", "/raterId")));
            } else {
                used.add(first);
            }
        }
        used.sort((one, other) -> Long.compare(one.row(), other.row()));
        refused.sort((one, other) -> Long.compare(one.row(), other.row()));
        return new Judgements(List.copyOf(used), List.copyOf(refused), leftOut, List.copyOf(warnings));
    }

    private static Map<Place, List<Outcome.Judgement>> byPlace(List<Outcome.Judgement> good) {
        return good.stream()
                .collect(Collectors.groupingBy(
                        each -> new Place(each.conversation(), each.judge(), each.repeat()),
                        LinkedHashMap::new,
                        Collectors.toList()));
    }

    /**
     * If a judge answers from 0 to 10, only sheets with low answers pass a form from 1 to 5, so the accepted sheets
     * aren't a representative sample. This program's own rule: it refuses all sheets of a judge if more than half were
     * refused for this reason.
     */
    private static Map<String, Misuse> otherFormats(
            List<Outcome.Judgement> good, List<Outcome.Refused> refused, List<String> warnings) {
        Map<String, Long> passed =
                good.stream().collect(Collectors.groupingBy(Outcome.Judgement::judge, Collectors.counting()));
        Map<String, Long> outside = new TreeMap<>();
        for (Outcome.Refused bad : refused) {
            if (bad.misuses().contains(Misuse.OTHER_FORMAT)) {
                bad.judge().ifPresent(judge -> outside.merge(judge, 1L, Long::sum));
            }
        }
        Map<String, Misuse> leftOut = new TreeMap<>();
        outside.forEach((judge, bad) -> {
            long rest = passed.getOrDefault(judge, 0L);
            if (bad > rest) {
                leftOut.put(judge, Misuse.OTHER_FORMAT);
            } else {
                warnings.add("judge " + Text.shown(judge) + ": " + Text.count(bad, "sheet") + " of " + (bad + rest)
                        + " had answers outside the form's range; look whether the others follow the form.");
            }
        });
        return leftOut;
    }

    boolean areSimulated() {
        return used.stream().anyMatch(Judgements::isSimulated);
    }

    private static boolean isSimulated(Outcome.Judgement judgement) {
        return SimulatedResponses.isSimulated(judgement.report().administration());
    }

    /** The number of records with each misuse. */
    Map<String, Integer> counts() {
        Map<String, Integer> counts = new LinkedHashMap<>();
        for (Misuse misuse : Misuse.values()) {
            int count = (int) refused.stream()
                    .map(Outcome.Refused::misuses)
                    .filter((Set<Misuse> found) -> found.contains(misuse))
                    .count();
            if (count > 0) {
                counts.put(misuse.id(), count);
            }
        }
        return counts;
    }
}

package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonDocument;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Checks whether a pack fits an instrument and is complete. */
final class WordingCheck {
    private final WordingParser pack;
    private final Instrument instrument;
    private final JsonDocument problems;

    private WordingCheck(WordingParser pack, Instrument instrument, JsonDocument problems) {
        this.pack = pack;
        this.instrument = instrument;
        this.problems = problems;
    }

    /** Adds the problems of a pack to those of its document. */
    static void check(WordingParser pack, Instrument instrument, JsonDocument problems) {
        WordingCheck check = new WordingCheck(pack, instrument, problems);
        if (pack.instrument != null && !pack.instrument.equals(instrument.id())) {
            // all other differences follow from this one
            problems.add(
                    ProblemCode.WRONG_INSTRUMENT,
                    at("instrument"),
                    instrument.id().value());
            return;
        }
        check.identity();
        check.placeholders();
        if (pack.hasItems) {
            check.items();
        }
        if (pack.hasAnchors) {
            check.anchors();
        }
    }

    private static Pointer at(String name) {
        return Pointer.ROOT.child(name);
    }

    private void identity() {
        if (pack.digest != null && !pack.digest.equals(instrument.definitionDigest())) {
            problems.add(ProblemCode.DIGEST_MISMATCH, at("definitionDigest"), instrument.definitionDigest());
        }
        if (pack.rater != null && !instrument.raters().contains(pack.rater)) {
            problems.add(
                    ProblemCode.WRONG_RATER,
                    at("rater"),
                    instrument.raters().stream().map(Rater::id).collect(Collectors.joining(", ")));
        }
    }

    private void placeholders() {
        String declared = instrument.referents().stream().map(Referent::id).collect(Collectors.joining(", "));
        pack.texts().forEach((pointer, text) -> {
            if (!instrument.referents().containsAll(WordingParser.placeholders(text))) {
                problems.add(ProblemCode.WRONG_REFERENT, pointer, declared);
            }
        });
    }

    private void items() {
        for (int number : pack.items.keySet()) {
            if (!instrument.itemNumbers().contains(number)) {
                problems.add(ProblemCode.UNKNOWN_ITEM, at("items").child(number));
            }
        }
        for (int number : instrument.itemNumbers()) {
            if (!pack.items.containsKey(number)) {
                problems.add(ProblemCode.MISSING_ITEM, at("items").child(number));
            }
        }
    }

    private void anchors() {
        Map<String, ResponseFormat> known = new LinkedHashMap<>();
        Stream.concat(instrument.formats().stream(), instrument.itemFormats().stream())
                .forEach(format -> known.put(format.id(), format));
        pack.anchors.forEach((id, labels) -> {
            ResponseFormat format = known.get(id);
            if (format == null) {
                problems.add(ProblemCode.UNKNOWN_FORMAT, at("anchors").child(id), String.join(", ", known.keySet()));
            } else {
                anchors(format, labels);
            }
        });
        needLabels(instrument).stream()
                .filter(format -> !pack.anchors.containsKey(format.id()))
                .forEach(format -> anchors(format, new TreeMap<>()));
    }

    /**
     * The formats of the items on a sheet in the default format, in the order of the items. An application may never use
     * the alternatives.
     */
    static List<ResponseFormat> needLabels(Instrument instrument) {
        if (instrument.formats().isEmpty()) {
            return List.of();
        }
        return instrument.items().stream()
                .map(item -> instrument.format(item.number(), instrument.responseFormat()))
                .distinct()
                .toList();
    }

    private void anchors(ResponseFormat format, SortedMap<Integer, String> labels) {
        Pointer at = at("anchors").child(format.id());
        for (int point : labels.keySet()) {
            if (!format.contains(point)) {
                problems.add(ProblemCode.ANCHOR_OUT_OF_RANGE, at.child(point), format.range());
            }
        }
        for (int point : format.anchors().keySet()) {
            if (!labels.containsKey(point)) {
                problems.add(ProblemCode.MISSING_ANCHOR, at.child(point));
            }
        }
    }
}

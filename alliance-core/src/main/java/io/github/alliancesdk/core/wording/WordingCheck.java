package io.github.alliancesdk.core.wording;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** The second look at a pack: does it fit the instrument, and is it complete? */
final class WordingCheck {
    private final WordingForm form;
    private final Instrument instrument;
    private final List<Problem> problems = new ArrayList<>();

    private WordingCheck(WordingForm form, Instrument instrument) {
        this.form = form;
        this.instrument = instrument;
    }

    static List<Problem> problems(WordingForm form, Instrument instrument) {
        WordingCheck check = new WordingCheck(form, instrument);
        if (form.instrument != null && !form.instrument.equals(instrument.id())) {
            // what else differs, differs for this
            check.note(
                    ProblemCode.WRONG_INSTRUMENT, "/instrument", instrument.id().value());
            return check.problems;
        }
        check.identity();
        check.placeholders();
        if (form.hasItems) {
            check.items();
        }
        if (form.hasAnchors) {
            check.anchors();
        }
        return check.problems;
    }

    private void note(ProblemCode code, String pointer, String allowed) {
        problems.add(Problem.of(Area.WORDING, code, pointer).withAllowed(allowed));
    }

    private void identity() {
        if (form.digest != null && !form.digest.equals(instrument.definitionDigest())) {
            note(ProblemCode.DIGEST_MISMATCH, "/definitionDigest", instrument.definitionDigest());
        }
        if (form.rater != null && !instrument.raters().contains(form.rater)) {
            note(
                    ProblemCode.WRONG_RATER,
                    "/rater",
                    instrument.raters().stream().map(Rater::id).collect(Collectors.joining(", ")));
        }
    }

    private void placeholders() {
        String declared = instrument.referents().stream().map(Referent::id).collect(Collectors.joining(", "));
        form.texts().forEach((pointer, text) -> {
            if (!instrument.referents().containsAll(WordingForm.placeholders(text))) {
                note(ProblemCode.WRONG_REFERENT, pointer, declared);
            }
        });
    }

    private void items() {
        for (int number : form.items.keySet()) {
            if (!instrument.itemNumbers().contains(number)) {
                problems.add(Problem.of(Area.WORDING, ProblemCode.UNKNOWN_ITEM, "/items/" + number));
            }
        }
        for (int number : instrument.itemNumbers()) {
            if (!form.items.containsKey(number)) {
                problems.add(Problem.of(Area.WORDING, ProblemCode.MISSING_ITEM, "/items/" + number));
            }
        }
    }

    private void anchors() {
        form.anchors.forEach((id, labels) -> instrument
                .findFormat(id)
                .ifPresentOrElse(
                        format -> anchors(format, labels),
                        () -> note(
                                ProblemCode.UNKNOWN_FORMAT,
                                "/anchors/" + id,
                                instrument.formats().stream()
                                        .map(ResponseFormat::id)
                                        .collect(Collectors.joining(", ")))));
        // the default format needs its labels; who uses no other format has none to translate
        instrument.formats().stream()
                .limit(1)
                .filter(format -> !form.anchors.containsKey(format.id()))
                .forEach(format -> anchors(format, new TreeMap<>(Map.of())));
    }

    private void anchors(ResponseFormat format, SortedMap<Integer, String> labels) {
        String at = "/anchors/" + format.id() + "/";
        for (int point : labels.keySet()) {
            if (point < format.min() || point > format.max()) {
                note(ProblemCode.ANCHOR_OUT_OF_RANGE, at + point, format.range());
            }
        }
        for (int point : format.anchors().keySet()) {
            if (!labels.containsKey(point)) {
                problems.add(Problem.of(Area.WORDING, ProblemCode.MISSING_ANCHOR, at + point));
            }
        }
    }
}

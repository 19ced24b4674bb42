package io.github.alliancesdk.examples.commandline.draft;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import io.github.alliancesdk.examples.commandline.draft.SourceForm.Bounds;
import io.github.alliancesdk.examples.commandline.draft.SourceForm.Code;
import io.github.alliancesdk.examples.commandline.draft.SourceForm.SourceItem;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The numbers that an item may be answered with. Equal ones are one response format.
 *
 * @param min the lowest
 * @param max the highest
 * @param step the distance between neighbours; empty if answers are whole numbers
 * @param codes every number, ascending, if whole numbers between them are left out; otherwise empty
 */
record Answers(BigDecimal min, BigDecimal max, Optional<BigDecimal> step, List<Integer> codes) {
    static Answers of(SourceItem item) {
        if (item.bounds().isPresent()) {
            Bounds bounds = item.bounds().get();
            boolean isWhole = bounds.step().compareTo(BigDecimal.ONE) == 0;
            return new Answers(
                    plain(bounds.min()),
                    plain(bounds.max()),
                    isWhole ? Optional.empty() : Optional.of(plain(bounds.step())),
                    List.of());
        }
        List<Integer> codes = item.codes().stream().map(Code::answer).sorted().toList();
        int min = codes.get(0);
        int max = codes.get(codes.size() - 1);
        boolean isRange = max - min == codes.size() - 1;
        return new Answers(
                BigDecimal.valueOf(min), BigDecimal.valueOf(max), Optional.empty(), isRange ? List.of() : codes);
    }

    /** Without zeros at the end, and without an exponent. */
    private static BigDecimal plain(BigDecimal number) {
        BigDecimal stripped = number.stripTrailingZeros();
        return stripped.scale() < 0 ? stripped.setScale(0) : stripped;
    }

    /** The response format of a definition. Nothing in a form says whether means or sums are reported. */
    Map<String, Object> toMap(String id) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("id", id);
        map.put("min", min);
        map.put("max", max);
        step.ifPresent(distance -> map.put("step", distance));
        if (!codes.isEmpty()) {
            map.put("codes", codes);
        }
        map.put("metric", "mean");
        return map;
    }

    /** Whether an instrument has a format with these answers. */
    boolean isOf(Instrument instrument) {
        return instrument.formats().stream().anyMatch(this::isOf);
    }

    private boolean isOf(ResponseFormat format) {
        return format.min() == min.doubleValue()
                && format.max() == max.doubleValue()
                && format.step().orElse(1) == step.orElse(BigDecimal.ONE).doubleValue()
                && format.codes().equals(codes);
    }

    @Override
    public String toString() {
        return codes.isEmpty()
                ? min + ".." + max
                        + step.map(distance -> " in steps of " + distance).orElse("")
                : codes.toString();
    }
}

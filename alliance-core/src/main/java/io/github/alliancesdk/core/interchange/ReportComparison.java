package io.github.alliancesdk.core.interchange;

import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.json.JsonValue;
import io.github.alliancesdk.core.scoring.DerivedReport;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.ScoreReport;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** Compares a recomputed report with a received one. */
final class ReportComparison {
    /** The field that states which form a report was derived from. */
    static final String DERIVED = "derived";

    /** Optional fields of a score: the first is written on request, the second is absent from the oldest records. */
    private static final Set<String> OPTIONAL = Set.of("pomp", "referents");

    /** The maximum number of decimals of a declared score. More are never needed and expensive to compare. */
    private static final int MAX_PLACES = 400;

    private final ScoreReport computed;
    private final Map<String, Object> record;
    private final boolean declared;
    private final List<Verification.Difference> differences = new ArrayList<>();

    /**
     * The distinct differences as texts. A lookup takes constant time, or logarithmic time if an attacker chose texts
     * with equal hashes. So the comparison takes time proportional to the length of the report, or nearly so.
     */
    private final Set<String> noted;

    private ReportComparison(ScoreReport computed, Map<String, Object> record, boolean declared, Set<String> noted) {
        this.computed = computed;
        this.record = record;
        this.declared = declared;
        this.noted = noted;
    }

    static List<Verification.Difference> of(ScoreReport computed, JsonValue.Obj received, boolean declared) {
        return of(computed, received, declared, new HashSet<>());
    }

    /** Compares with a given set for repeated differences. A test counts the lookups in it. */
    static List<Verification.Difference> of(
            ScoreReport computed, JsonValue.Obj received, boolean declared, Set<String> noted) {
        return of(new ReportComparison(computed, computed.toMapWithPomp(), declared, noted), received);
    }

    static List<Verification.Difference> of(DerivedReport computed, JsonValue.Obj received, boolean declared) {
        Map<String, Object> record = new LinkedHashMap<>(computed.report().toMapWithPomp());
        record.put(DERIVED, computed.toMap().get(DERIVED));
        return of(new ReportComparison(computed.report(), record, declared, new HashSet<>()), received);
    }

    private static List<Verification.Difference> of(ReportComparison comparison, JsonValue.Obj received) {
        comparison.compareReport(received);
        return comparison.differences;
    }

    private void compareReport(JsonValue.Obj received) {
        JsonValue.Obj expected = (JsonValue.Obj) JsonValue.of(record);
        noteAdded(Optional.empty(), received, expected);
        for (JsonValue.Member member : expected.members()) {
            JsonValue is = received.first(member.name());
            if (member.name().equals("scales")) {
                compareScales((JsonValue.Obj) member.value(), is);
            } else if (!member.name().equals("sdkVersion")
                    && (is == null ? isRequired(member.name()) : !isSame(member.value(), is))) {
                note(Optional.empty(), member.name());
            }
        }
    }

    private boolean isRequired(String field) {
        return !declared && !OPTIONAL.contains(field);
    }

    private void compareScales(JsonValue.Obj expected, @Nullable JsonValue received) {
        if (!(received instanceof JsonValue.Obj scales)) {
            note(Optional.empty(), "scales");
            return;
        }
        noteAdded(Optional.empty(), scales, expected);
        for (JsonValue.Member member : expected.members()) {
            JsonValue is = scales.first(member.name());
            if (is instanceof JsonValue.Obj fields) {
                compareScale(member.name(), (JsonValue.Obj) member.value(), fields);
            } else if (is != null || !declared) {
                note(Optional.of(member.name()), "status");
            }
        }
    }

    private void compareScale(String id, JsonValue.Obj expected, JsonValue.Obj received) {
        noteAdded(Optional.of(id), received, expected);
        for (JsonValue.Member member : expected.members()) {
            JsonValue is = received.first(member.name());
            boolean different = is == null
                    ? isRequired(member.name())
                    : declared
                            ? !isRight(member.name(), computed.scale(id), member.value(), is)
                            : !isSame(member.value(), is);
            if (different) {
                note(Optional.of(id), member.name());
            }
        }
    }

    /** Adds a difference for each field that is not allowed or repeated. */
    private void noteAdded(Optional<String> scale, JsonValue.Obj received, JsonValue.Obj expected) {
        Set<String> seen = new HashSet<>();
        for (JsonValue.Member member : received.members()) {
            if (!seen.add(member.name()) || expected.first(member.name()) == null) {
                note(scale, Pointer.shown(member.name()));
            }
        }
    }

    private void note(Optional<String> scale, String field) {
        // no id of a scale contains a slash
        if (noted.add(scale.orElse("") + "/" + field)) {
            differences.add(new Verification.Difference(scale, field));
        }
    }

    private static boolean isSame(JsonValue expected, JsonValue is) {
        Double one = number(expected);
        Double other = number(is);
        if (one != null && other != null) {
            return one.equals(other);
        }
        if (expected instanceof JsonValue.Arr list && is instanceof JsonValue.Arr others) {
            return list.elements().size() == others.elements().size()
                    && IntStream.range(0, list.elements().size())
                            .allMatch(i -> isSame(
                                    list.elements().get(i), others.elements().get(i)));
        }
        return expected.equals(is);
    }

    private static @Nullable Double number(JsonValue value) {
        if (value instanceof JsonValue.Int integer) {
            return (double) integer.value();
        }
        return value instanceof JsonValue.Decimal decimal ? decimal.value() : null;
    }

    /** Returns whether a declared field is right: equal, or for a score within half a unit of its own last decimal. */
    private static boolean isRight(String field, Score score, JsonValue expected, JsonValue is) {
        OptionalDouble number = switch (field) {
            case "value" -> score.value();
            case "mean" -> score.mean();
            case "sum" -> score.sum();
            case "pomp" -> score.pomp();
            default -> OptionalDouble.empty();
        };
        Optional<BigDecimal> stated = decimal(is);
        if (number.isEmpty() || stated.isEmpty() || isSame(expected, is)) {
            return isSame(expected, is);
        }
        double computed = number.getAsDouble();
        // a score is rounded to a double, so that a tie may be off by its last digit
        BigDecimal allowed = BigDecimal.valueOf(5, stated.get().scale() + 1).add(new BigDecimal(Math.ulp(computed)));
        return stated.get().subtract(new BigDecimal(computed)).abs().compareTo(allowed) <= 0;
    }

    /** A number that may be a score; empty for one with more digits, or a larger exponent, than any score has. */
    private static Optional<BigDecimal> decimal(JsonValue value) {
        if (value instanceof JsonValue.Int integer) {
            return Optional.of(BigDecimal.valueOf(integer.value()));
        }
        if (value instanceof JsonValue.Decimal decimal) {
            try {
                BigDecimal number = new BigDecimal(decimal.token());
                return Math.abs((long) number.scale()) > MAX_PLACES ? Optional.empty() : Optional.of(number);
            } catch (NumberFormatException e) {
                // an exponent beyond an int
                return Optional.empty();
            }
        }
        return Optional.empty();
    }
}

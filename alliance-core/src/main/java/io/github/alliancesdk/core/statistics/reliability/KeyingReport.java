package io.github.alliancesdk.core.statistics.reliability;

import com.fasterxml.jackson.annotation.JsonValue;
import io.github.alliancesdk.core.Named;
import io.github.alliancesdk.core.instrument.InstrumentId;
import io.github.alliancesdk.core.internal.Messages;
import io.github.alliancesdk.core.statistics.Reason;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * Whether data follow the key that they are said to follow. {@link KeyingCheck} creates it. Immutable and thread-safe.
 *
 * <pre>{@code
 * RawResponseMatrix answers = ResponseSimulation.of(BundledInstruments.dwai()).matrix(20, 7); // 20 persons
 * KeyingReport keying = KeyingCheck.withoutRivals().check(answers);
 * System.out.println(keying.verdict().id()); // cannot-tell
 * System.out.println(keying.reason().orElseThrow().id()); // too-few-persons
 * }</pre>
 *
 * @param verdict the overall result
 * @param reason why no verdict is possible; present for {@link Verdict#CANNOT_TELL} only
 * @param persons how many respondents there are
 * @param used how many of them answered at least half of the items
 * @param findings the evidence against the declared key; empty unless the verdict is {@link Verdict#SUSPECT}
 * @param hypotheses the keys that were compared, the declared one first; empty if no key could be evaluated
 * @param notToldApart keys of other instruments that fit the data as well as the declared one. They differ only in
 *     their scales, and the correlations of the items don't distinguish them
 */
public record KeyingReport(
        Verdict verdict,
        Optional<Reason> reason,
        int persons,
        int used,
        List<KeyingFinding> findings,
        List<KeyHypothesis> hypotheses,
        List<InstrumentId> notToldApart) {
    /** What a keying check comes to. */
    public enum Verdict implements Named {
        /**
         * The items correlate under the declared key, none contradicts it, no other key fits better, and there is no
         * other finding.
         */
        OK("ok"),
        /** There is evidence against the declared key, or against the data. */
        SUSPECT("suspect"),
        /** There are too few respondents, the items don't correlate, or another key fits about as well. */
        CANNOT_TELL("cannot-tell");

        private final String id;

        Verdict(String id) {
            this.id = id;
        }

        @Override
        public String id() {
            return id;
        }

        @Override
        public String displayName(Locale locale) {
            return Messages.text(Objects.requireNonNull(locale, "locale"), "keying-verdict." + id);
        }
    }

    /**
     * Makes a report.
     *
     * @param verdict the overall result
     * @param reason why no verdict is possible
     * @param persons how many respondents there are
     * @param used how many of them answered at least half of the items
     * @param findings the evidence against the declared key
     * @param hypotheses the keys that were compared
     * @param notToldApart keys of other instruments that fit the data as well as the declared one
     * @throws NullPointerException if an argument or an element is null
     */
    public KeyingReport {
        Objects.requireNonNull(verdict, "verdict");
        Objects.requireNonNull(reason, "reason");
        findings = List.copyOf(findings);
        hypotheses = List.copyOf(hypotheses);
        notToldApart = List.copyOf(notToldApart);
    }

    /**
     * The JSON form of the verdict and the findings.
     *
     * @return plain strings, numbers, lists and maps, in a fixed order
     */
    @JsonValue
    public Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("verdict", verdict.id());
        reason.ifPresent(why -> map.put("reason", why.id()));
        map.put("findings", findings.stream().map(KeyingFinding::toMap).toList());
        if (!notToldApart.isEmpty()) {
            map.put(
                    "notToldApart",
                    notToldApart.stream().map(InstrumentId::value).toList());
        }
        return Collections.unmodifiableMap(map);
    }

    /** The verdict and the findings, without the answers. */
    @Override
    public String toString() {
        return "KeyingReport[" + verdict.id() + ", " + used + " of " + persons + " persons, " + findings + "]";
    }
}

package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.Rater;
import java.util.Collection;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Holds responses against an instrument and finds every problem at once. Immutable and thread-safe; make one and keep
 * it.
 *
 * <p>Made of a catalogue, it takes the instrument that the payload names; made of an instrument, it supplies the
 * instrument where the payload names none, and refuses any other. What it supplies it never overrides.
 *
 * <pre>{@code
 * ResponseChecker checker = ResponseChecker.of(BundledInstruments.catalog()).requireComplete();
 * CheckResult result = checker.check(Responses.parse(json));
 * }</pre>
 */
public final class ResponseChecker {
    final InstrumentCatalog catalog;
    final @Nullable Instrument instrument;
    final Set<Rater> raters;
    final boolean complete;
    final boolean experimental;
    final int maxProblems;

    private ResponseChecker(
            InstrumentCatalog catalog,
            @Nullable Instrument instrument,
            Set<Rater> raters,
            boolean complete,
            boolean experimental,
            int maxProblems) {
        this.catalog = catalog;
        this.instrument = instrument;
        this.raters = raters;
        this.complete = complete;
        this.experimental = experimental;
        this.maxProblems = maxProblems;
    }

    /**
     * A checker for every instrument of a catalogue.
     *
     * @param catalog the instruments that payloads may name
     * @return the checker
     * @throws NullPointerException if {@code catalog} is null
     */
    public static ResponseChecker of(InstrumentCatalog catalog) {
        Objects.requireNonNull(catalog, "catalog");
        return new ResponseChecker(
                catalog, null, Set.of(), false, false, PayloadLimits.defaults().problems());
    }

    /**
     * A checker for one instrument.
     *
     * @param instrument the instrument that payloads answer, whether they name it or not
     * @return the checker
     * @throws NullPointerException if {@code instrument} is null
     */
    public static ResponseChecker of(Instrument instrument) {
        Objects.requireNonNull(instrument, "instrument");
        return new ResponseChecker(
                InstrumentCatalog.of(instrument),
                instrument,
                Set.of(),
                false,
                false,
                PayloadLimits.defaults().problems());
    }

    /**
     * This checker for one rater, who is supplied where the payload names none.
     *
     * @param rater the only rater allowed
     * @return a new checker
     * @throws NullPointerException if {@code rater} is null
     */
    public ResponseChecker withRater(Rater rater) {
        return withRaters(Set.of(Objects.requireNonNull(rater, "rater")));
    }

    /**
     * This checker for some raters. A single one is supplied where the payload names none.
     *
     * @param raters the raters allowed; empty for all that the instrument is for
     * @return a new checker
     * @throws NullPointerException if {@code raters} or an element is null
     */
    public ResponseChecker withRaters(Collection<Rater> raters) {
        Set<Rater> copy = Set.copyOf(Objects.requireNonNull(raters, "raters"));
        return new ResponseChecker(catalog, instrument, copy, complete, experimental, maxProblems);
    }

    /**
     * This checker, for complete sheets only: each missing item becomes one problem {@code incomplete}.
     *
     * @return a new checker
     */
    public ResponseChecker requireComplete() {
        return new ResponseChecker(catalog, instrument, raters, true, experimental, maxProblems);
    }

    /**
     * This checker with experimental instruments let through. Their reports carry the status and the open questions.
     *
     * @return a new checker
     */
    public ResponseChecker allowExperimental() {
        return new ResponseChecker(catalog, instrument, raters, complete, true, maxProblems);
    }

    /**
     * This checker with another limit of problems of one payload; the default is that of {@link PayloadLimits}.
     *
     * @param limits the limits, of which only {@code problems} matters here
     * @return a new checker
     * @throws NullPointerException if {@code limits} is null
     */
    public ResponseChecker withLimits(PayloadLimits limits) {
        return new ResponseChecker(catalog, instrument, raters, complete, experimental, limits.problems());
    }

    /**
     * Checks responses.
     *
     * @param responses the raw responses
     * @return {@link CheckedResponses} if nothing is wrong, else {@link RejectedResponses} with every problem: in the
     *     order of the payload, then required fields and items that are absent
     * @throws NullPointerException if {@code responses} is null
     */
    public CheckResult check(Responses responses) {
        Objects.requireNonNull(responses, "responses");
        return new Check(this, responses).run();
    }

    /** What it checks against. */
    @Override
    public String toString() {
        return "ResponseChecker" + catalog.ids() + (complete ? " complete" : "")
                + (experimental ? " experimental" : "");
    }
}

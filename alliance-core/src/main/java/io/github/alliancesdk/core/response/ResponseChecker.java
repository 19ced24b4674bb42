package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.Rater;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Validates responses against an instrument and finds every problem at once. Immutable and thread-safe; make one and keep
 * it.
 *
 * <p>Made of a catalogue, it takes the instrument that the payload names; made of an instrument, it supplies the
 * instrument where the payload names none, and refuses any other. Defaults fill gaps; they never replace values of the payload.
 *
 * <pre>{@code
 * ResponseChecker checker = ResponseChecker.of(BundledInstruments.catalog()).requireComplete();
 * CheckResult result = checker.check(Responses.parse(json));
 * }</pre>
 */
@NoJsonForm.Instead("the CheckResult that it returns")
public final class ResponseChecker implements NoJsonForm {
    final InstrumentCatalog catalog;
    final @Nullable Instrument instrument;
    final Set<Rater> raters;
    final boolean complete;
    final boolean experimental;
    final PayloadLimits limits;

    private ResponseChecker(
            InstrumentCatalog catalog,
            @Nullable Instrument instrument,
            Set<Rater> raters,
            boolean complete,
            boolean experimental,
            PayloadLimits limits) {
        this.catalog = catalog;
        this.instrument = instrument;
        this.raters = raters;
        this.complete = complete;
        this.experimental = experimental;
        this.limits = limits;
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
        return new ResponseChecker(catalog, null, Set.of(), false, false, PayloadLimits.defaults());
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
                InstrumentCatalog.of(instrument), instrument, Set.of(), false, false, PayloadLimits.defaults());
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
        return new ResponseChecker(catalog, instrument, copy, complete, experimental, limits);
    }

    /**
     * This checker, for complete sheets only: each missing item becomes one problem {@code incomplete}.
     *
     * @return a new checker
     */
    public ResponseChecker requireComplete() {
        return new ResponseChecker(catalog, instrument, raters, true, experimental, limits);
    }

    /**
     * This checker with experimental instruments let through. Their reports carry the status and the open questions.
     *
     * @return a new checker
     */
    public ResponseChecker allowExperimental() {
        return new ResponseChecker(catalog, instrument, raters, complete, true, limits);
    }

    /**
     * This checker within other limits; the default is {@link PayloadLimits#defaults()}.
     *
     * @param limits how many problems of one payload are reported, and how much of one is read by
     *     {@link #checkJson(byte[])}
     * @return a new checker
     * @throws NullPointerException if {@code limits} is null
     */
    public ResponseChecker withLimits(PayloadLimits limits) {
        return new ResponseChecker(
                catalog, instrument, raters, complete, experimental, Objects.requireNonNull(limits, "limits"));
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
        return PayloadRules.check(this, responses);
    }

    /**
     * Reads and checks a payload: {@code check(Responses.parse(utf8))} within this checker's limits.
     *
     * @param utf8 the payload as JSON in UTF-8; one byte order mark in front is skipped
     * @return as {@link #check(Responses)}; never throws for what {@code utf8} says
     * @throws NullPointerException if {@code utf8} is null
     */
    public CheckResult checkJson(byte[] utf8) {
        return check(Responses.parse(utf8, limits));
    }

    /**
     * Reads and checks a payload that is part of an array, such as a line of a file. A byte order mark is no part of it.
     *
     * @param utf8 holds the payload as JSON in UTF-8
     * @param from where it begins
     * @param to where it ends, exclusive
     * @return as {@link #check(Responses)}; never throws for what the payload says
     * @throws NullPointerException if {@code utf8} is null
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= utf8.length}
     */
    public CheckResult checkJson(byte[] utf8, int from, int to) {
        return check(Responses.parse(utf8, from, to, limits));
    }

    /** The definition that a payload of this instrument and digest is held against; null if there is none. */
    @Nullable
    Instrument findInstrument(@Nullable String id, @Nullable String digest) {
        if (instrument != null) {
            return instrument;
        }
        if (id == null) {
            return null;
        }
        // a payload that names its definition is held against that one, as long as the catalogue still has it
        Optional<Instrument> named = digest == null ? Optional.empty() : catalog.findByDigest(id, digest);
        return named.isPresent() ? named.get() : catalog.find(id).orElse(null);
    }

    /** The rater of a payload that names none; null if there isn't exactly one. */
    @Nullable
    Rater suppliedRater() {
        return raters.size() == 1 ? raters.iterator().next() : null;
    }

    /** What it checks against. */
    @Override
    public String toString() {
        return "ResponseChecker" + catalog.ids() + (complete ? " complete" : "")
                + (experimental ? " experimental" : "");
    }
}

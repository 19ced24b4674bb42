package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.Rater;
import java.util.Collection;
import java.util.HashSet;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Validates responses against an instrument and reports all problems at once. Immutable and thread-safe, so one checker
 * can be reused.
 *
 * <p>A checker for a catalogue uses the instrument that the payload names. A checker for one instrument uses that
 * instrument if the payload names none, and rejects payloads of other instruments. Defaults fill gaps; they never
 * replace values of the payload.
 *
 * <pre>{@code
 * ResponseChecker checker = ResponseChecker.of(BundledInstruments.catalog()).requireComplete();
 * CheckResult result = checker.check(Responses.parse(json));
 * }</pre>
 *
 * <p>Make a checker once and keep it. Checking a payload takes time in proportion to its length; the first payload of an
 * instrument also loads its definition.
 */
@NoJsonForm.Instead("the CheckResult that it returns")
public final class ResponseChecker implements NoJsonForm {
    final InstrumentCatalog catalog;
    final @Nullable Instrument instrument;
    final Set<Rater> raters;
    final boolean complete;
    final boolean experimental;
    final boolean digestRequired;
    final Set<String> ignoredFields;
    final PayloadLimits limits;

    private ResponseChecker(InstrumentCatalog catalog, @Nullable Instrument instrument) {
        this(catalog, instrument, Set.of(), false, false, false, Set.of(), PayloadLimits.defaults());
    }

    private ResponseChecker(
            InstrumentCatalog catalog,
            @Nullable Instrument instrument,
            Set<Rater> raters,
            boolean complete,
            boolean experimental,
            boolean digestRequired,
            Set<String> ignoredFields,
            PayloadLimits limits) {
        this.catalog = catalog;
        this.instrument = instrument;
        this.raters = raters;
        this.complete = complete;
        this.experimental = experimental;
        this.digestRequired = digestRequired;
        this.ignoredFields = ignoredFields;
        this.limits = limits;
    }

    /**
     * Returns a checker for every instrument of a catalogue.
     *
     * @param catalog the instruments that payloads may name
     * @return the checker
     * @throws NullPointerException if {@code catalog} is null
     */
    public static ResponseChecker of(InstrumentCatalog catalog) {
        Objects.requireNonNull(catalog, "catalog");
        return new ResponseChecker(catalog, null);
    }

    /**
     * Returns a checker for one instrument.
     *
     * @param instrument the instrument of all payloads; they need not name it
     * @return the checker
     * @throws NullPointerException if {@code instrument} is null
     */
    public static ResponseChecker of(Instrument instrument) {
        Objects.requireNonNull(instrument, "instrument");
        return new ResponseChecker(InstrumentCatalog.of(instrument), instrument);
    }

    /**
     * This checker for one rater, which is the default if the payload names none.
     *
     * @param rater the only allowed rater
     * @return a new checker
     * @throws NullPointerException if {@code rater} is null
     */
    public ResponseChecker withRater(Rater rater) {
        return withRaters(Set.of(Objects.requireNonNull(rater, "rater")));
    }

    /**
     * This checker for some raters. A single rater is the default if the payload names none.
     *
     * @param raters the allowed raters; empty for all raters of the instrument
     * @return a new checker
     * @throws NullPointerException if {@code raters} or an element is null
     */
    public ResponseChecker withRaters(Collection<Rater> raters) {
        Set<Rater> copy = Set.copyOf(Objects.requireNonNull(raters, "raters"));
        return new ResponseChecker(
                catalog, instrument, copy, complete, experimental, digestRequired, ignoredFields, limits);
    }

    /**
     * This checker for complete sheets only: each missing item is a problem {@code incomplete}.
     *
     * @return a new checker
     */
    public ResponseChecker requireComplete() {
        return new ResponseChecker(
                catalog, instrument, raters, true, experimental, digestRequired, ignoredFields, limits);
    }

    /**
     * This checker with experimental instruments allowed. Their reports contain the status and the open questions.
     *
     * @return a new checker
     */
    public ResponseChecker allowExperimental() {
        return new ResponseChecker(catalog, instrument, raters, complete, true, digestRequired, ignoredFields, limits);
    }

    /**
     * This checker for payloads that name the definition that they are for: a payload without {@code definitionDigest}
     * has the problem {@code missing-field}. A payload that was stored before a definition was corrected can then not be
     * checked against the corrected one by accident.
     *
     * @return a new checker
     */
    public ResponseChecker requireDigest() {
        return new ResponseChecker(catalog, instrument, raters, complete, experimental, true, ignoredFields, limits);
    }

    /**
     * This checker with more top-level fields of the application's own, which payloads may have and which are not read.
     * All other fields that the payload doesn't define are still {@code unknown-field}.
     *
     * @param names the names of the fields, such as {@code appVersion}
     * @return a new checker
     * @throws NullPointerException if {@code names} or an element is null
     * @throws IllegalArgumentException if a name is that of a field of the payload
     */
    public ResponseChecker ignoringFields(String... names) {
        Set<String> ignored = new HashSet<>(ignoredFields);
        for (String name : Objects.requireNonNull(names, "names")) {
            if (PayloadField.named(Objects.requireNonNull(name, "names")) != null) {
                throw new IllegalArgumentException(name + " is a field of the payload and can't be ignored");
            }
            ignored.add(name);
        }
        return new ResponseChecker(
                catalog, instrument, raters, complete, experimental, digestRequired, Set.copyOf(ignored), limits);
    }

    /**
     * This checker with other limits; the default is {@link PayloadLimits#defaults()}.
     *
     * @param limits the limits on the problems of one payload and on its size in {@link #checkJson(byte[])}
     * @return a new checker
     * @throws NullPointerException if {@code limits} is null
     */
    public ResponseChecker withLimits(PayloadLimits limits) {
        Objects.requireNonNull(limits, "limits");
        return new ResponseChecker(
                catalog, instrument, raters, complete, experimental, digestRequired, ignoredFields, limits);
    }

    /**
     * Checks responses.
     *
     * @param responses the raw responses
     * @return {@link CheckedResponses} if there is no problem, else {@link RejectedResponses} with every problem: first
     *     in the order of the payload, then absent required fields and items
     * @throws NullPointerException if {@code responses} is null
     * @throws IllegalArgumentException if the responses were made with an {@link AnswerCoding} that is ambiguous for this
     *     checker, see {@link AnswerCoding#requireUnambiguous}; this doesn't depend on the content of the responses
     */
    public CheckResult check(Responses responses) {
        AnswerCoding coding = Objects.requireNonNull(responses, "responses").coding();
        if (coding != null) {
            coding.requireUnambiguous(this);
        }
        return PayloadRules.check(this, responses);
    }

    /**
     * Reads and checks a payload within this checker's limits, as {@code check(Responses.parse(utf8))} does.
     *
     * @param utf8 the payload as JSON in UTF-8; one byte order mark at the start is skipped
     * @return as {@link #check(Responses)}; never throws for invalid content
     * @throws NullPointerException if {@code utf8} is null
     */
    public CheckResult checkJson(byte[] utf8) {
        return check(Responses.parse(utf8, limits));
    }

    /**
     * Reads and checks a payload in part of an array, such as a line of a file. A byte order mark is not allowed.
     *
     * @param utf8 the array with the payload as JSON in UTF-8
     * @param from the index of the first byte
     * @param to the index after the last byte
     * @return as {@link #check(Responses)}; never throws for invalid content
     * @throws NullPointerException if {@code utf8} is null
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= utf8.length}
     */
    public CheckResult checkJson(byte[] utf8, int from, int to) {
        return check(Responses.parse(utf8, from, to, limits));
    }

    /** Returns the definition for a payload with this instrument and digest; null if there is none. */
    @Nullable
    Instrument findInstrument(@Nullable String id, @Nullable String digest) {
        if (instrument != null) {
            return instrument;
        }
        if (id == null) {
            return null;
        }
        // a payload with a digest is checked against that definition if the catalogue contains it
        Optional<Instrument> named = digest == null ? Optional.empty() : catalog.findByDigest(id, digest);
        return named.isPresent() ? named.get() : catalog.find(id).orElse(null);
    }

    /** Returns the default rater; null unless exactly one rater is allowed. */
    @Nullable
    Rater suppliedRater() {
        return raters.size() == 1 ? raters.iterator().next() : null;
    }

    /** The catalogue or instrument and the options. */
    @Override
    public String toString() {
        return "ResponseChecker" + catalog.ids() + (complete ? " complete" : "")
                + (experimental ? " experimental" : "") + (digestRequired ? " with digest" : "")
                + (ignoredFields.isEmpty() ? "" : " ignoring " + new TreeSet<>(ignoredFields));
    }
}

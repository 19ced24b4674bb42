package io.github.alliancesdk.core.response;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.internal.json.JsonProblem;
import io.github.alliancesdk.core.internal.json.JsonReader;
import java.util.Collection;
import java.util.Objects;
import java.util.Optional;
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
@NoJsonForm.Instead("the CheckResult that it returns")
public final class ResponseChecker implements NoJsonForm {
    final InstrumentCatalog catalog;
    final @Nullable Instrument instrument;
    final Set<Rater> raters;
    final boolean complete;
    final boolean experimental;
    final PayloadLimits limits;
    private final JsonReader reader;

    private ResponseChecker(
            InstrumentCatalog catalog,
            @Nullable Instrument instrument,
            Set<Rater> raters,
            boolean complete,
            boolean experimental,
            PayloadLimits limits,
            JsonReader reader) {
        this.catalog = catalog;
        this.instrument = instrument;
        this.raters = raters;
        this.complete = complete;
        this.experimental = experimental;
        this.limits = limits;
        this.reader = reader;
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
        return new ResponseChecker(catalog, null, Set.of(), false, false, PayloadLimits.defaults(), Responses.READER);
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
                PayloadLimits.defaults(),
                Responses.READER);
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
        return new ResponseChecker(catalog, instrument, copy, complete, experimental, limits, reader);
    }

    /**
     * This checker, for complete sheets only: each missing item becomes one problem {@code incomplete}.
     *
     * @return a new checker
     */
    public ResponseChecker requireComplete() {
        return new ResponseChecker(catalog, instrument, raters, true, experimental, limits, reader);
    }

    /**
     * This checker with experimental instruments let through. Their reports carry the status and the open questions.
     *
     * @return a new checker
     */
    public ResponseChecker allowExperimental() {
        return new ResponseChecker(catalog, instrument, raters, complete, true, limits, reader);
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
                catalog, instrument, raters, complete, experimental, limits, Responses.reader(limits));
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
        byte[] unread = responses.unreadBytes();
        if (unread != null) {
            CheckedResponses checked = checkRegular(Responses.reader(responses.limits()), unread, 0, unread.length);
            if (checked != null) {
                return checked;
            }
        }
        ResponseProblem problem = responses.problem();
        return problem == null ? Check.of(this, responses.payload()) : Check.rejected(problem);
    }

    /**
     * Reads and checks a payload: {@code check(Responses.parse(utf8))} in one step, within this checker's limits.
     *
     * @param utf8 the payload as JSON in UTF-8
     * @return as {@link #check(Responses)}; never throws for what {@code utf8} says
     * @throws NullPointerException if {@code utf8} is null
     */
    public CheckResult checkJson(byte[] utf8) {
        Objects.requireNonNull(utf8, "utf8");
        return checkJson(utf8, 0, utf8.length);
    }

    /**
     * Reads and checks a payload that is part of an array, such as a line of a file.
     *
     * @param utf8 holds the payload as JSON in UTF-8
     * @param from where it begins
     * @param to where it ends, exclusive
     * @return as {@link #check(Responses)}; never throws for what the payload says
     * @throws NullPointerException if {@code utf8} is null
     * @throws IndexOutOfBoundsException unless {@code 0 <= from <= to <= utf8.length}
     */
    public CheckResult checkJson(byte[] utf8, int from, int to) {
        Objects.requireNonNull(utf8, "utf8");
        Objects.checkFromToIndex(from, to, utf8.length);
        CheckedResponses checked = checkRegular(reader, utf8, from, to);
        if (checked != null) {
            return checked;
        }
        try {
            return Check.of(this, reader.readTape(utf8, from, to));
        } catch (JsonProblem e) {
            return Check.rejected(Responses.problem(e, limits));
        }
    }

    /** The fast way for what is right and as almost all payloads are; null if it must be looked at more closely. */
    private @Nullable CheckedResponses checkRegular(JsonReader json, byte[] utf8, int from, int to) {
        Sheet sheet = new Sheet(this);
        return json.readNamed(utf8, from, to, Names.KNOWN, sheet) && sheet.isRegular()
                ? Check.ofRegular(this, sheet)
                : null;
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

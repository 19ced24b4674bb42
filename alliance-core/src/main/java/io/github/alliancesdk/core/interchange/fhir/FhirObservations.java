package io.github.alliancesdk.core.interchange.fhir;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.interchange.ScoreRecordReader;
import io.github.alliancesdk.core.internal.json.JsonLimits;
import io.github.alliancesdk.core.internal.json.JsonProblem;
import io.github.alliancesdk.core.internal.json.JsonReader;
import io.github.alliancesdk.core.internal.json.JsonWriter;
import io.github.alliancesdk.core.scoring.SheetScores;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Writes scores as FHIR Observations, one a scale, in a Bundle (collection), and reads them back as records. The form is
 * the same in R4 and R5. Immutable and thread-safe.
 *
 * <p>An Observation has the mean as its value, with the unit {@code {score}}, or the sum of a scale that has no mean. A scale
 * with too few answers has a {@code dataAbsentReason} and no value. Components hold the number of answers, of items and of
 * required answers, and the sum. {@code method} names the missing policy, the definition with its digest, and the version
 * of this library. An extension holds everything else that the report says, also the open questions. There is no
 * interpretation, no reference range and no code of LOINC or SNOMED CT, because none was found.
 *
 * <pre>{@code
 * FhirObservations fhir = FhirObservations.withDefaults().withSubject("Patient/7");
 * String bundle = fhir.write(Scorer.complete().score(checked));
 * ScoreRecord record = fhir.read(bundle).get(0).record().orElseThrow();
 * }</pre>
 */
@NoJsonForm.Instead("the Bundle that it writes")
public final class FhirObservations implements NoJsonForm {
    private static final int MAX_BYTES = 1 << 26;
    private static final JsonReader READER = new JsonReader(new JsonLimits(MAX_BYTES, 32, 1 << 18, 100));
    private static final JsonWriter WRITER = JsonWriter.compact();

    private final Canonicals canonicals;
    private final @Nullable String subject;

    private FhirObservations(Canonicals canonicals, @Nullable String subject) {
        this.canonicals = canonicals;
        this.subject = subject;
    }

    /**
     * Observations with the base {@code https://alliancesdk.github.io/fhir} for code systems, and without a subject.
     *
     * @return the writer and reader
     */
    public static FhirObservations withDefaults() {
        return new FhirObservations(Canonicals.DEFAULTS, null);
    }

    /**
     * These Observations with another base. A reader needs the base of the writer.
     *
     * @param base an absolute http or https URL without a slash at the end
     * @return a new writer and reader
     * @throws NullPointerException if {@code base} is null
     * @throws IllegalArgumentException if {@code base} isn't such a URL
     */
    public FhirObservations withBase(String base) {
        return new FhirObservations(Canonicals.of(base), subject);
    }

    /**
     * These Observations with a subject, which a report doesn't know. It isn't read back.
     *
     * @param reference whom the scores are about, such as {@code Patient/7}
     * @return a new writer and reader
     * @throws NullPointerException if {@code reference} is null
     * @throws IllegalArgumentException if {@code reference} is blank
     */
    public FhirObservations withSubject(String reference) {
        if (Objects.requireNonNull(reference, "reference").isBlank()) {
            throw new IllegalArgumentException("reference must not be blank");
        }
        return new FhirObservations(canonicals, reference);
    }

    /**
     * Writes a report, or a record that was read back.
     *
     * @param report the report or record
     * @return a Bundle as JSON, on one line
     * @throws NullPointerException if {@code report} is null
     */
    public String write(SheetScores report) {
        return WRITER.write(
                new ObservationWriter(canonicals, subject, Objects.requireNonNull(report, "report")).bundle());
    }

    /**
     * Reads the records in a Bundle of Observations. Observations of one record belong together by what they say of their
     * sheet, in any order. Other resources, and Observations of somebody else's, are skipped.
     *
     * @param json a Bundle
     * @return the records, each at the number of its first entry, or its problems, whose pointers address the Bundle. A
     *     text that can't be read is one row with its problem
     * @throws NullPointerException if {@code json} is null
     */
    public List<ScoreRecordReader.Row> read(String json) {
        Objects.requireNonNull(json, "json");
        try {
            return new ObservationReader(canonicals, READER.read(json)).records();
        } catch (JsonProblem e) {
            return unread(e);
        }
    }

    /**
     * Reads the records in a Bundle of Observations, as {@link #read(String)} does.
     *
     * @param utf8 a Bundle in UTF-8; one byte order mark at the start is skipped
     * @return the records or their problems
     * @throws NullPointerException if {@code utf8} is null
     */
    public List<ScoreRecordReader.Row> read(byte[] utf8) {
        Objects.requireNonNull(utf8, "utf8");
        try {
            return new ObservationReader(canonicals, READER.read(utf8)).records();
        } catch (JsonProblem e) {
            return unread(e);
        }
    }

    private static List<ScoreRecordReader.Row> unread(JsonProblem problem) {
        Problem why = problem.in(Area.RECORD, "at most " + MAX_BYTES + " bytes");
        return List.of(new ScoreRecordReader.Row(1, Optional.empty(), List.of(why)));
    }

    /** The base, without the subject. */
    @Override
    public String toString() {
        return "FhirObservations[" + canonicals.base() + "]";
    }
}

package io.github.alliancesdk.core.interchange;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.interchange.Verification.Reason;
import io.github.alliancesdk.core.internal.json.JsonLimits;
import io.github.alliancesdk.core.internal.json.JsonProblem;
import io.github.alliancesdk.core.internal.json.JsonReader;
import io.github.alliancesdk.core.internal.json.JsonValue;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.FormDerivation;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.Scorer;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Recomputes the report of a receipt from its payload and compares all fields. It never relies on a received score.
 * Immutable and thread-safe.
 *
 * <p>A report with a {@code definitionDigest} was written by this library, and every number must be equal. A report
 * without it is a <em>declared</em> score, from another program or a paper. Only the fields that it states are
 * compared. A number in it is right if it differs by at most half a unit of its own last decimal. The version of the
 * library is not compared.
 *
 * <p>A report that was {@linkplain io.github.alliancesdk.core.scoring.DerivedReport derived} from a longer form is
 * verified from the answers to the longer form: the derivation is repeated, and {@code derived} is compared too. With
 * answers to the shorter form it can't be verified, because they don't show that they came from the longer form. A
 * score record without its payload can't be verified either ({@link Verification.Reason#NO_ANSWERS}).
 *
 * <pre>{@code
 * String receipt = ReceiptWriter.withDefaults().write(checked, Scorer.complete());
 * Verification verification = ReceiptVerifier.of(BundledInstruments.catalog()).verify(receipt);
 * System.out.println(verification.verdict().id()); // equal
 * }</pre>
 */
@NoJsonForm.Instead("the Verification that it returns")
public final class ReceiptVerifier implements NoJsonForm {
    private static final int MAX_BYTES = 1 << 20;
    private static final JsonReader READER = new JsonReader(new JsonLimits(MAX_BYTES, 16, 4096, 100));
    private static final List<Verification.Difference> OTHER_POLICY =
            List.of(new Verification.Difference(Optional.empty(), "policy"));

    private final InstrumentCatalog catalog;

    private ReceiptVerifier(InstrumentCatalog catalog) {
        this.catalog = catalog;
    }

    /**
     * Returns a verifier for reports of these instruments.
     *
     * @param catalog the instruments, with their old versions
     * @return the verifier
     * @throws NullPointerException if {@code catalog} is null
     */
    public static ReceiptVerifier of(InstrumentCatalog catalog) {
        return new ReceiptVerifier(Objects.requireNonNull(catalog, "catalog"));
    }

    /**
     * Verifies one receipt or declared score.
     *
     * @param json {@code {"payload":{..},"report":{..}}}
     * @return the verification, with row 1; never throws for invalid content
     * @throws NullPointerException if {@code json} is null
     */
    public Verification verify(String json) {
        return verify(1, Objects.requireNonNull(json, "json").getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Verifies NDJSON or an array of receipts and declared scores.
     *
     * @param in a stream in UTF-8, which is left open
     * @return a lazy stream of the verifications, in order. If this library itself fails at a record, that record can't
     *     be verified ({@link Verification.Reason#INTERNAL_ERROR}) and the rest are processed. An {@link IOException}
     *     of the input is thrown as an {@link java.io.UncheckedIOException}
     * @throws NullPointerException if {@code in} is null
     * @throws IOException if the beginning of the stream can't be read
     */
    public Stream<Verification> verifyRows(InputStream in) throws IOException {
        return Records.stream(Records.detect(in, MAX_BYTES), this::verify, ReceiptVerifier::failed);
    }

    private Verification verify(long row, byte @Nullable [] utf8) {
        try {
            return utf8 == null
                    ? cannot(row, Optional.empty(), Reason.TOO_LARGE)
                    : verify(row, READER.readRecord(utf8));
        } catch (JsonProblem e) {
            return cannot(row, Optional.empty(), Reason.MALFORMED_JSON);
        }
    }

    private Verification verify(long row, JsonValue record) {
        if (!(record instanceof JsonValue.Obj receipt)
                || receipt.members().size() != 2
                || !(receipt.first("payload") instanceof JsonValue.Obj payload)
                || !(receipt.first("report") instanceof JsonValue.Obj report)) {
            return ScoreRecordReader.isRecord(record)
                    ? cannot(row, text((JsonValue.Obj) record, "recordId"), Reason.NO_ANSWERS)
                    : cannot(row, Optional.empty(), Reason.NOT_A_RECEIPT);
        }
        Responses.Bound bound = new Responses.Bound();
        payload.members().forEach(member -> bound.put(member.name(), member.value()));
        Responses responses = Responses.bind(bound);
        if (report.first("converted") != null) {
            return cannot(row, responses.recordId(), Reason.CONVERTED);
        }
        if (report.first(ReportComparison.DERIVED) != null) {
            return derived(row, responses, report);
        }
        JsonValue digest = report.first("definitionDigest");
        Optional<Instrument> instrument = instrument(responses.instrument(), digest);
        if (instrument.isEmpty()) {
            String field = digest == null ? "instrument" : "definitionDigest";
            return new Verification(
                    row,
                    responses.recordId(),
                    Verification.Verdict.CANNOT_VERIFY,
                    List.of(new Verification.Difference(Optional.empty(), field)),
                    List.of(),
                    Optional.of(Reason.UNKNOWN_DEFINITION));
        }
        CheckResult result =
                ResponseChecker.of(instrument.get()).allowExperimental().check(responses);
        return result instanceof CheckedResponses checked
                ? compare(
                        row,
                        checked,
                        report,
                        digest == null,
                        scorer -> ReportComparison.of(scorer.score(checked), report, digest == null))
                : rejected(row, (RejectedResponses) result);
    }

    /** Verifies a report of a shorter form that states its longer form, by repeating the derivation. */
    private Verification derived(long row, Responses responses, JsonValue.Obj report) {
        JsonValue digest = report.first("definitionDigest");
        Optional<Instrument> shorter = instrument(text(report, "instrument"), digest);
        Optional<Instrument> longer = report.first(ReportComparison.DERIVED) instanceof JsonValue.Obj origin
                ? text(origin, "definitionDigest")
                        .flatMap(known -> text(origin, "from").flatMap(id -> catalog.findByDigest(id, known)))
                : Optional.empty();
        if (shorter.isEmpty() || longer.isEmpty()) {
            return cannotDerive(row, responses, Reason.UNKNOWN_DERIVATION);
        }
        if (!responses.instrument().equals(Optional.of(longer.get().id().value()))) {
            return cannotDerive(row, responses, Reason.NOT_THE_LONGER_FORM);
        }
        CheckResult result =
                ResponseChecker.of(longer.get()).allowExperimental().check(responses);
        if (!(result instanceof CheckedResponses checked)) {
            return rejected(row, (RejectedResponses) result);
        }
        FormDerivation derivation = FormDerivation.to(shorter.get()).allowExperimental();
        return derivation.problems(checked).isEmpty()
                ? compare(
                        row,
                        checked,
                        report,
                        digest == null,
                        scorer -> ReportComparison.of(
                                scorer.scoreDerived(derivation.derive(checked)), report, digest == null))
                : cannotDerive(row, responses, Reason.NOT_DERIVABLE);
    }

    private static Verification cannotDerive(long row, Responses responses, Reason reason) {
        return new Verification(
                row,
                responses.recordId(),
                Verification.Verdict.CANNOT_VERIFY,
                List.of(new Verification.Difference(Optional.empty(), ReportComparison.DERIVED)),
                List.of(),
                Optional.of(reason));
    }

    private static Optional<String> text(JsonValue.Obj object, String field) {
        return object.first(field) instanceof JsonValue.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    /** Returns the definition with the digest in the report, or the newest if the report has no digest. */
    private Optional<Instrument> instrument(Optional<String> id, @Nullable JsonValue digest) {
        if (id.isEmpty()) {
            return Optional.empty();
        }
        if (digest == null) {
            return catalog.find(id.get());
        }
        return digest instanceof JsonValue.Text text ? catalog.findByDigest(id.get(), text.value()) : Optional.empty();
    }

    private static Verification compare(
            long row,
            CheckedResponses checked,
            JsonValue.Obj report,
            boolean declared,
            Function<Scorer, List<Verification.Difference>> comparison) {
        List<Verification.Difference> differences;
        try {
            differences = policy(report, declared)
                    .map(Scorer::of)
                    // an audit is computed only if the report contains one
                    .map(scorer -> report.first("audit") == null ? scorer : scorer.withAudit())
                    .map(comparison)
                    .orElse(OTHER_POLICY);
        } catch (RefusedException e) {
            // the instrument has no such policy, for instance no published rule, or another one
            differences = OTHER_POLICY;
        }
        return new Verification(
                row,
                checked.recordId(),
                differences.isEmpty() ? Verification.Verdict.EQUAL : Verification.Verdict.DIFFERENT,
                differences,
                List.of(),
                Optional.empty());
    }

    /** Returns the policy that the report names. A declared score without a policy means complete scales. */
    private static Optional<MissingPolicy> policy(JsonValue.Obj report, boolean declared) {
        JsonValue named = report.first("policy");
        if (named == null && declared) {
            return Optional.of(MissingPolicy.complete());
        }
        try {
            return named instanceof JsonValue.Text text
                    ? Optional.of(MissingPolicy.parse(text.value()))
                    : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static Verification rejected(long row, RejectedResponses rejected) {
        List<Problem> problems = rejected.problems();
        return new Verification(
                row,
                rejected.recordId(),
                Verification.Verdict.CANNOT_VERIFY,
                List.of(),
                problems,
                Optional.of(Reason.INVALID_PAYLOAD));
    }

    private static Verification failed(long row, Throwable failure) {
        return new Verification(
                row,
                Optional.empty(),
                Verification.Verdict.CANNOT_VERIFY,
                List.of(),
                List.of(Problem.internalError(failure)),
                Optional.of(Reason.INTERNAL_ERROR));
    }

    private static Verification cannot(long row, Optional<String> recordId, Reason reason) {
        return new Verification(
                row, recordId, Verification.Verdict.CANNOT_VERIFY, List.of(), List.of(), Optional.of(reason));
    }
}

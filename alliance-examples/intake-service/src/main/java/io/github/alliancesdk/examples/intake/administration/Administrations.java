package io.github.alliancesdk.examples.intake.administration;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.interchange.ScoreReportWriter;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.response.Responses;
import io.github.alliancesdk.core.scoring.ScoreReport;
import io.github.alliancesdk.core.scoring.Scorer;
import io.github.alliancesdk.core.validation.Completeness;
import io.github.alliancesdk.examples.intake.IntakeProperties;
import io.github.alliancesdk.examples.intake.access.Caller;
import io.github.alliancesdk.examples.intake.audit.AuditLog;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.springframework.dao.ConcurrencyFailureException;
import org.springframework.stereotype.Service;
import tools.jackson.databind.json.JsonMapper;

/**
 * Submits, saves, finds and scores administrations. Submitting is idempotent: the same payload may be sent any number
 * of times, concurrently or after a crash. It is stored once, with its scores and its audit entry, and every sender
 * gets the same answer.
 */
@Service
public class Administrations {
    private static final String SUBMIT = "submit";
    private static final String SAVE_DRAFT = "save-draft";
    /** Where the record id stands in a payload. */
    private static final String RECORD_ID = "/recordId";
    /** What a path may not have between slashes. */
    private static final Set<String> UNADDRESSABLE = Set.of("", ".", "..");

    private final AdministrationStore store;
    private final InstrumentCatalog catalog;
    private final ResponseChecker checker;
    private final ResponseChecker finalChecker;
    private final Scorer scorer;
    private final AuditLog audit;
    private final Dyads dyads;
    private final SubmissionCounter counter;
    private final Transactions transactions;
    private final Clock clock;
    private final JsonMapper json;

    Administrations(
            AdministrationStore store,
            InstrumentCatalog catalog,
            ResponseChecker checker,
            IntakeProperties properties,
            Scorer scorer,
            AuditLog audit,
            Dyads dyads,
            SubmissionCounter counter,
            Transactions transactions,
            Clock clock,
            JsonMapper json) {
        this.store = store;
        this.catalog = catalog;
        this.checker = checker;
        this.finalChecker = properties.completeness() == Completeness.REQUIRED ? checker.requireComplete() : checker;
        this.scorer = scorer;
        this.audit = audit;
        this.dyads = dyads;
        this.counter = counter;
        this.transactions = transactions;
        this.clock = clock;
        this.json = json;
    }

    /** Stores a final administration with its scores. A draft with the same id becomes final. */
    public Submission submit(Responses responses) {
        return check(responses, finalChecker, RECORD_ID, checked -> store(SUBMIT, checked, this::submitOnce));
    }

    /**
     * Stores a final administration whose sender states the rater beside the responses.
     *
     * @param rater who filled in the form
     * @param recordIdPointer where the record id stands in what was sent
     */
    public Submission submit(Responses responses, Rater rater, String recordIdPointer) {
        return check(
                responses,
                finalChecker.withRater(rater),
                recordIdPointer,
                checked -> store(SUBMIT, checked, this::submitOnce));
    }

    /**
     * Stores a draft, or replaces it.
     *
     * @param expectedEtag the version that the sender wants to replace, if the sender names one
     */
    public Submission saveDraft(Responses responses, Optional<String> expectedEtag) {
        return check(
                responses,
                checker,
                RECORD_ID,
                checked -> store(SAVE_DRAFT, checked, one -> saveDraftOnce(one, expectedEtag)));
    }

    /** Deletes a draft; a final record is never deleted. */
    public boolean deleteDraft(String recordId) {
        if (!isPossible(recordId)) {
            return false;
        }
        return transactions.run(() -> {
            if (isDenied(store.find(recordId))) {
                audit.write("delete-draft", recordId, "denied");
                return false;
            }
            boolean deleted = store.deleteDraft(recordId);
            audit.write("delete-draft", recordId, deleted ? "deleted" : "not-found");
            return deleted;
        });
    }

    /** A record in this state, if the caller may see it. */
    public Optional<Administration> find(String recordId, State state) {
        if (!isPossible(recordId)) {
            return Optional.empty();
        }
        return transactions.run(() -> {
            Optional<Administration> found = store.find(recordId).filter(row -> row.state() == state);
            boolean denied = isDenied(found);
            audit.write(state == State.FINAL ? "read" : "read-draft", recordId, outcome(found.isPresent(), denied));
            return denied ? Optional.empty() : found;
        });
    }

    /** The drafts of the caller, newest first, at most 100. */
    public List<Administration> drafts() {
        return store.drafts(Caller.current().name(), 100);
    }

    /** The final records of a dyad, in the order of their sessions; none if the caller may not see the dyad. */
    public List<Administration> ofDyad(String dyadId) {
        if (!isPossible(dyadId)) {
            return List.of();
        }
        return transactions.run(() -> {
            List<Administration> found = store.ofDyad(dyadId);
            boolean denied = !found.isEmpty() && !dyads.isVisible(dyadId);
            audit.write("read-series", dyadId, outcome(!found.isEmpty(), denied));
            return denied ? List.of() : found;
        });
    }

    /**
     * Scores the raw answers of a final record.
     *
     * @return the report; empty if the definition is no longer known or the payload was changed
     */
    public Optional<ScoreReport> score(Administration row) {
        return check(row).map(scorer::score);
    }

    /** Checks the stored answers again, against the definition with the row's digest. */
    Optional<CheckedResponses> check(Administration row) {
        return catalog.findByDigest(row.instrument(), row.definitionDigest())
                .map(instrument -> ResponseChecker.of(instrument).allowExperimental())
                .map(same -> same.check(Responses.parse(row.payload())))
                .filter(CheckedResponses.class::isInstance)
                .map(CheckResult::orElseThrow);
    }

    /** All problems except missing answers: first those of the payload in its order, then the absent fields. */
    public List<Problem> problems(Responses responses) {
        return problems(checker.check(responses), RECORD_ID);
    }

    /** The SDK doesn't require a record id. This service does, because the id makes repeated delivery harmless. */
    private static List<Problem> problems(CheckResult result, String recordIdPointer) {
        List<Problem> problems = new ArrayList<>();
        if (result instanceof RejectedResponses rejected) {
            problems.addAll(rejected.problems());
        }
        if (result instanceof CheckedResponses checked) {
            addUnaddressable(checked.recordId(), recordIdPointer, problems);
            addUnaddressable(checked.administration().dyadId(), "/dyadId", problems);
        }
        boolean readable = problems.stream()
                .noneMatch(problem -> problem.pointer().isEmpty() && problem.code() != ProblemCode.WRONG_RATER);
        boolean known = problems.stream().anyMatch(problem -> problem.pointer().equals(recordIdPointer));
        if (readable && !known && result.recordId().isEmpty()) {
            problems.add(Problem.of(Area.RESPONSE, ProblemCode.MISSING_FIELD, recordIdPointer)
                    .withAllowed("1..200 characters"));
        }
        return problems;
    }

    private static void addUnaddressable(Optional<String> id, String pointer, List<Problem> problems) {
        if (id.isPresent() && !isAddressable(id.get())) {
            problems.add(Problem.of(Area.RESPONSE, ProblemCode.INVALID_TEXT, pointer)
                    .withAllowed("no control characters, no \\, and between slashes neither nothing nor . nor .."));
        }
    }

    /** Whether the path of an address can hold this id. */
    private static boolean isAddressable(String id) {
        return id.chars().noneMatch(c -> Character.isISOControl(c) || c == '\\')
                && Arrays.stream(id.split("/", -1)).noneMatch(UNADDRESSABLE::contains);
    }

    /** Whether the columns can hold this id. */
    static boolean isPossible(String id) {
        return id.length() <= 400 && id.indexOf('\0') < 0;
    }

    /** Whether a record exists and the caller may not see it. Callers get the answer that they get if it doesn't. */
    private boolean isDenied(Optional<Administration> found) {
        return found.isPresent() && !dyads.isVisible(found.get());
    }

    private static String outcome(boolean found, boolean denied) {
        return denied ? "denied" : found ? "read" : "not-found";
    }

    // ---- one attempt

    private Submission submitOnce(CheckedResponses checked) {
        String recordId = checked.recordId().orElseThrow();
        Optional<Administration> before = store.find(recordId);
        if (isDenied(before)) {
            audit.write(SUBMIT, recordId, "denied");
            return new Submission.Conflict();
        }
        if (before.isPresent() && before.get().state() == State.FINAL) {
            boolean same = isOf(before.get(), checked);
            audit.write(SUBMIT, recordId, same ? "replayed" : "conflict");
            return same ? new Submission.Replayed(before.get()) : new Submission.Conflict();
        }
        if (!claims(checked)) {
            audit.write(SUBMIT, recordId, "denied");
            return new Submission.Conflict();
        }
        String report = ScoreReportWriter.withDefaults().write(scorer.score(checked));
        Administration row = row(checked, State.FINAL, Optional.of(report), before);
        put(row, before);
        audit.write(SUBMIT, recordId, "created");
        return new Submission.Created(row);
    }

    private Submission saveDraftOnce(CheckedResponses checked, Optional<String> expectedEtag) {
        String recordId = checked.recordId().orElseThrow();
        Optional<Administration> before = store.find(recordId);
        if (isDenied(before)) {
            audit.write(SAVE_DRAFT, recordId, "denied");
            return new Submission.Conflict();
        }
        if (before.isPresent() && before.get().state() == State.FINAL) {
            audit.write(SAVE_DRAFT, recordId, "conflict");
            return new Submission.Conflict();
        }
        if (expectedEtag.isPresent() && !expectedEtag.equals(before.map(Administration::etag))) {
            audit.write(SAVE_DRAFT, recordId, "outdated");
            return new Submission.Outdated();
        }
        if (!claims(checked)) {
            audit.write(SAVE_DRAFT, recordId, "denied");
            return new Submission.Conflict();
        }
        Administration row = row(checked, State.DRAFT, Optional.empty(), before);
        put(row, before);
        audit.write(SAVE_DRAFT, recordId, before.isPresent() ? "replaced" : "created");
        return before.isPresent() ? new Submission.Replayed(row) : new Submission.Created(row);
    }

    private Submission store(String action, CheckedResponses checked, Function<CheckedResponses, Submission> once) {
        Submission result = transactions.run(() -> once.apply(checked));
        counter.count(action, checked.instrument().id().value(), result);
        return result;
    }

    /** Whether the caller may store records of the payload's dyad. */
    private boolean claims(CheckedResponses checked) {
        return checked.administration().dyadId().map(dyads::claim).orElse(true);
    }

    private void put(Administration row, Optional<Administration> before) {
        if (before.isEmpty()) {
            store.insert(row);
        } else if (!store.replaceDraft(row, before.get().etag())) {
            throw new ChangedMeanwhile();
        }
    }

    /** Whether a stored payload has the same content. Both are compared in the form that {@code toPayload} returns. */
    private boolean isOf(Administration row, CheckedResponses checked) {
        return row.payload().equals(json.writeValueAsString(checked.toPayload()));
    }

    private Administration row(
            CheckedResponses checked, State state, Optional<String> report, Optional<Administration> before) {
        var ids = checked.administration();
        // both databases store microseconds
        OffsetDateTime now = OffsetDateTime.now(clock).truncatedTo(ChronoUnit.MICROS);
        return new Administration(
                checked.recordId().orElseThrow(),
                state,
                UUID.randomUUID().toString(),
                checked.instrument().id().value(),
                checked.instrument().definitionVersion().toString(),
                checked.instrument().definitionDigest(),
                checked.rater().id(),
                ids.dyadId(),
                ids.raterId(),
                ids.session(),
                json.writeValueAsString(checked.toPayload()),
                report,
                before.map(Administration::storedBy)
                        .orElseGet(() -> Optional.of(Caller.current().name())),
                before.map(Administration::createdAt).orElse(now),
                state == State.FINAL ? Optional.of(now) : Optional.empty());
    }

    // ---- checks

    private static Submission check(
            Responses responses,
            ResponseChecker checker,
            String recordIdPointer,
            Function<CheckedResponses, Submission> then) {
        CheckResult result = checker.check(responses);
        List<Problem> problems = problems(result, recordIdPointer);
        return problems.isEmpty() ? then.apply(result.orElseThrow()) : new Submission.Rejected(problems);
    }

    /** Another request changed the draft between reading and writing it. */
    private static final class ChangedMeanwhile extends ConcurrencyFailureException {
        private static final long serialVersionUID = 1;

        ChangedMeanwhile() {
            super("the draft was changed meanwhile");
        }
    }
}

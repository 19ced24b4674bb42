package io.github.alliancesdk.examples.agentevaluation;

import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.InstrumentCatalog;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.instrument.Referent;
import io.github.alliancesdk.core.interchange.ReceiptVerifier;
import io.github.alliancesdk.core.interchange.Verification;
import io.github.alliancesdk.core.response.Administration;
import io.github.alliancesdk.core.response.CheckResult;
import io.github.alliancesdk.core.response.CheckedResponses;
import io.github.alliancesdk.core.response.RejectedResponses;
import io.github.alliancesdk.core.response.ResponseChecker;
import io.github.alliancesdk.core.scoring.Scorer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Checks one line after the other. The SDK decides whether a record is valid; the kind of misuse in an invalid one
 * follows from the SDK's problems. A record is a payload, or a payload with a report that declares its scores.
 */
final class Intake {
    private static final JsonMapper JSON = JsonMapper.shared();

    /** Fields in which judges send a number instead of answers. */
    private static final Set<String> BARE_SCORES = Set.of("/total", "/score", "/sum", "/mean");

    private final InstrumentCatalog catalog;
    private final Instrument instrument;
    private final Referent referent;
    private final ResponseChecker checker;
    private final Scorer scorer;
    private final DeclaredScores declared;

    Intake(InstrumentCatalog catalog, Instrument instrument, Referent referent, MissingPolicy policy) {
        this.catalog = catalog;
        this.instrument = instrument;
        this.referent = referent;
        // --experimental is the opt-in
        this.checker = ResponseChecker.of(instrument).withRater(Rater.OBSERVER).allowExperimental();
        this.scorer = Scorer.of(policy);
        this.declared = new DeclaredScores(instrument);
    }

    /** Reads a line; never throws because of its content. */
    Outcome read(long row, byte[] line) {
        JsonNode record = parse(line);
        return record.has("payload") && record.has("report")
                ? withReport(row, line, record)
                : sheet(row, record, checker.checkJson(line), "");
    }

    /** Parses a refused line to find its misuse; the checker itself reads valid lines. */
    private static JsonNode parse(byte[] line) {
        try {
            return JSON.readTree(line);
        } catch (JacksonException e) {
            return JSON.missingNode();
        }
    }

    private Outcome withReport(long row, byte[] line, JsonNode record) {
        JsonNode payload = record.path("payload");
        List<Finding> findings = new ArrayList<>(declared.impossible(record.path("report")));
        Set<Misuse> misuses = findings.isEmpty() ? EnumSet.noneOf(Misuse.class) : EnumSet.of(Misuse.IMPOSSIBLE_SCORE);
        Verification verification =
                ReceiptVerifier.of(InstrumentCatalog.of(instrument)).verify(new String(line, StandardCharsets.UTF_8));
        if (verification.verdict() == Verification.Verdict.EQUAL && findings.isEmpty()) {
            // repeated fields are impossible here, so the tree contains the whole payload
            return sheet(row, payload, checker.checkJson(JSON.writeValueAsBytes(payload)), "/payload");
        }
        if (!verification.problems().isEmpty()) {
            misuses.addAll(misuses(verification.problems(), payload));
            verification.problems().forEach(problem -> findings.add(Finding.of(problem, "/payload")));
        } else if (misuses.isEmpty()) {
            misuses.add(
                    instrument.id().value().equals(payload.path("instrument").stringValue(""))
                            ? Misuse.UNSUPPORTED_SCORE
                            : named(payload));
        }
        verification.differences().forEach(difference -> findings.add(DeclaredScores.different(difference)));
        if (findings.isEmpty()) {
            findings.add(Finding.of("cannot-verify", "/report"));
        }
        return refused(row, payload, misuses, findings);
    }

    private Outcome sheet(long row, JsonNode payload, CheckResult result, String parent) {
        if (result instanceof RejectedResponses rejected) {
            return rejected(row, payload, rejected.problems(), parent);
        }
        CheckedResponses checked = result.orElseThrow();
        List<Finding> absent = new ArrayList<>();
        Administration of = checked.administration();
        if (of.dyadId().isEmpty()) {
            absent.add(Finding.of(ProblemCode.MISSING_FIELD.id(), parent + "/dyadId"));
        }
        if (of.raterId().isEmpty()) {
            absent.add(Finding.of(ProblemCode.MISSING_FIELD.id(), parent + "/raterId"));
        }
        if (of.session().isEmpty()) {
            absent.add(Finding.of(ProblemCode.MISSING_FIELD.id(), parent + "/session"));
        }
        if (!absent.isEmpty()) {
            return refused(row, payload, EnumSet.of(Misuse.BROKEN), absent);
        }
        if (checked.referent() != referent) {
            Finding finding = Finding.of(ProblemCode.WRONG_REFERENT.id(), parent + "/referent", referent.id());
            return refused(row, payload, EnumSet.of(Misuse.WRONG_REFERENT), List.of(finding));
        }
        return new Outcome.Judgement(
                row,
                of.dyadId().orElseThrow(),
                of.raterId().orElseThrow(),
                of.session().orElseThrow(),
                scorer.score(checked));
    }

    private Outcome rejected(long row, JsonNode payload, List<Problem> problems, String parent) {
        Set<Misuse> misuses = misuses(problems, payload);
        List<Finding> findings = new ArrayList<>();
        for (Problem problem : problems) {
            findings.add(Finding.of(problem, parent));
            if (isBareScore(problem)) {
                declared.impossible(payload.path(problem.pointer().substring(1)), problem.pointer())
                        .ifPresent(finding -> {
                            findings.add(finding);
                            misuses.add(Misuse.IMPOSSIBLE_SCORE);
                        });
            }
        }
        return refused(row, payload, misuses, findings);
    }

    private static Outcome refused(long row, JsonNode payload, Set<Misuse> misuses, List<Finding> findings) {
        return new Outcome.Refused(row, text(payload, "recordId"), text(payload, "raterId"), misuses, findings);
    }

    private static Optional<String> text(JsonNode payload, String field) {
        return payload.path(field).stringValueOpt();
    }

    // ---- which misuse it is

    private Set<Misuse> misuses(List<Problem> problems, JsonNode payload) {
        Set<Misuse> misuses = EnumSet.noneOf(Misuse.class);
        for (Problem problem : problems) {
            misuses.add(misuse(problem, problems, payload));
        }
        // BROKEN adds no information to a more specific misuse
        if (misuses.size() > 1) {
            misuses.remove(Misuse.BROKEN);
        }
        return misuses;
    }

    private Misuse misuse(Problem problem, List<Problem> all, JsonNode payload) {
        return switch (problem.code()) {
            case NOT_AN_INTEGER -> Misuse.TEXT_OR_DECIMALS;
            case OUT_OF_RANGE ->
                problem.item().isEmpty()
                        ? Misuse.BROKEN
                        : isAllZero(all, payload) ? Misuse.MISSING_AS_ZERO : Misuse.OTHER_FORMAT;
            case WRONG_RATER -> Misuse.WRONG_RATER;
            case WRONG_INSTRUMENT, UNKNOWN_INSTRUMENT -> named(payload);
            case DIGEST_MISMATCH, UNKNOWN_ITEM, UNKNOWN_FORMAT -> Misuse.OTHER_DEFINITION;
            case WRONG_REFERENT -> Misuse.WRONG_REFERENT;
            case UNKNOWN_FIELD -> isBareScore(problem) ? Misuse.UNSUPPORTED_SCORE : Misuse.BROKEN;
            default -> Misuse.BROKEN;
        };
    }

    /** The misuse of naming another instrument: wrong rater if that form isn't for observers, otherwise wrong form. */
    private Misuse named(JsonNode payload) {
        return catalog.find(payload.path("instrument").stringValue(""))
                .filter(other -> !other.raters().contains(Rater.OBSERVER))
                .map(other -> Misuse.WRONG_RATER)
                .orElse(Misuse.OTHER_DEFINITION);
    }

    private static boolean isAllZero(List<Problem> problems, JsonNode payload) {
        return problems.stream()
                .filter(problem -> problem.code() == ProblemCode.OUT_OF_RANGE)
                .map(Problem::item)
                .filter(OptionalInt::isPresent)
                .map(item -> payload.path("responses").path(String.valueOf(item.getAsInt())))
                .allMatch(answer -> answer.isInt() && answer.intValue() == 0);
    }

    private static boolean isBareScore(Problem problem) {
        return problem.code() == ProblemCode.UNKNOWN_FIELD && BARE_SCORES.contains(problem.pointer());
    }
}

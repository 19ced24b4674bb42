package io.github.alliancesdk.core.statistics.agreement;

import io.github.alliancesdk.core.NoJsonForm;
import io.github.alliancesdk.core.Problem;
import io.github.alliancesdk.core.Problem.Area;
import io.github.alliancesdk.core.ProblemCode;
import io.github.alliancesdk.core.RefusedException;
import io.github.alliancesdk.core.instrument.Metric;
import io.github.alliancesdk.core.instrument.MissingPolicy;
import io.github.alliancesdk.core.instrument.Rater;
import io.github.alliancesdk.core.internal.Pointer;
import io.github.alliancesdk.core.internal.statistics.Arguments;
import io.github.alliancesdk.core.scoring.MeasurementContext;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.Scored;
import io.github.alliancesdk.core.scoring.SheetScores;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Pairs the reports of judges who rated the same dyads, and compares them: client with therapist, or observers with
 * each other. Each judge may rate a dyad only once, because repeated ratings of a dyad depend on each other. A second
 * rating is refused. To compare the sessions of a therapy, compare them one by one ({@link #compareBySession}).
 *
 * <p>All judges must fill in the same form, in one format and under one missing policy, unless a conversion is
 * requested ({@link Comparability#PERCENT_OF_MAXIMUM}). Forms of different constructs are never compared. Raters of one
 * kind must rate the same kind of relationship; the therapist's referent differs from the client's. Immutable and
 * thread-safe.
 *
 * <pre>{@code
 * List<ScoreReport> reports = new ArrayList<>();
 * for (String dyad : List.of("d-1", "d-2", "d-3")) {
 *     for (Rater rater : List.of(Rater.CLIENT, Rater.THERAPIST)) {
 *         Responses.Builder sheet = Responses.builder("wai", rater).dyadId(dyad).session(3);
 *         int answer = dyad.equals("d-1") ? 3 : rater == Rater.CLIENT ? 6 : 5;
 *         BundledInstruments.wai().items().forEach(item -> sheet.answer(item.number(), answer));
 *         reports.add(Scorer.complete().score(checker.check(sheet.build()).orElseThrow()));
 *     }
 * }
 * Agreement agreement = AgreementAnalysis.between(Rater.CLIENT, Rater.THERAPIST).compareSession(reports, "bond", 3);
 * System.out.println(agreement); // Agreement[client, therapist, bond, 3 dyads, 0 left out]
 * System.out.println(agreement.correlation().orElseThrow().interval().reason().orElseThrow().id()); // too-few-persons
 * }</pre>
 */
@NoJsonForm.Instead("the Agreement that it returns")
public final class AgreementAnalysis implements NoJsonForm {
    /** What makes scores those of one form. */
    private static final Set<ProblemCode> FORM = Set.of(
            ProblemCode.DIFFERENT_INSTRUMENT,
            ProblemCode.DIFFERENT_DEFINITION,
            ProblemCode.DIFFERENT_FORMAT,
            ProblemCode.DIFFERENT_METRIC);

    private final List<RatingSource> judges;
    private final Comparability comparability;
    private final double level;

    private AgreementAnalysis(List<RatingSource> judges, Comparability comparability, double level) {
        this.judges = judges;
        this.comparability = comparability;
        this.level = level;
    }

    /**
     * Compares two kinds of rater, such as client and therapist.
     *
     * @param first the rater from whose ratings the other's are subtracted
     * @param second the other rater
     * @return an analysis of the same form at the 95 % level
     * @throws NullPointerException if an argument is null
     * @throws IllegalArgumentException if both are the same; use rater ids to compare raters of one kind
     */
    public static AgreementAnalysis between(Rater first, Rater second) {
        return of(RatingSource.of(first), RatingSource.of(second));
    }

    /**
     * Compares judges.
     *
     * @param judges two or more; no report may be of two of them
     * @return an analysis of the same form at the 95 % level
     * @throws NullPointerException if {@code judges} or an element is null
     * @throws IllegalArgumentException if there are fewer than two judges, or a report could be of two of them
     */
    public static AgreementAnalysis of(RatingSource... judges) {
        List<RatingSource> list = List.copyOf(Arrays.asList(Objects.requireNonNull(judges, "judges")));
        if (list.size() < 2) {
            throw new IllegalArgumentException("agreement needs at least two judges");
        }
        for (int i = 0; i < list.size(); i++) {
            for (int j = 0; j < i; j++) {
                if (list.get(i).overlaps(list.get(j))) {
                    throw new IllegalArgumentException("judges of one kind are told apart by their ids");
                }
            }
        }
        return new AgreementAnalysis(list, Comparability.SAME_FORM, Arguments.LEVEL);
    }

    /**
     * Returns this analysis with another rule of comparability.
     *
     * @param comparability what makes scores comparable
     * @return a new analysis
     * @throws NullPointerException if {@code comparability} is null
     */
    public AgreementAnalysis withComparability(Comparability comparability) {
        return new AgreementAnalysis(judges, Objects.requireNonNull(comparability, "comparability"), level);
    }

    /**
     * Returns this analysis with another level of the intervals.
     *
     * @param level between 0 and 1, such as 0.9
     * @return a new analysis
     * @throws IllegalArgumentException if the level isn't between 0 and 1
     */
    public AgreementAnalysis withLevel(double level) {
        Arguments.requireLevel(level);
        return new AgreementAnalysis(judges, comparability, level);
    }

    /**
     * The judges that are compared.
     *
     * @return two judges or more
     */
    public List<RatingSource> judges() {
        return judges;
    }

    /**
     * What makes scores comparable.
     *
     * @return the same form, unless a conversion was requested
     */
    public Comparability comparability() {
        return comparability;
    }

    /**
     * The level of the intervals.
     *
     * @return between 0 and 1
     */
    public double level() {
        return level;
    }

    /**
     * Compares reports, or records that were read back. Each judge may have at most one report for a dyad. Two reports that rate different sessions
     * don't form a pair.
     *
     * @param reports reports and records, in any order
     * @param scale the id of a scale, such as {@code total}
     * @return the agreement, with what was left out
     * @throws NullPointerException if an argument or an element is null
     * @throws IllegalArgumentException if an instrument has no such scale
     * @throws RefusedException if a judge rated a dyad twice or the reports can't be compared
     */
    public Agreement compare(Collection<? extends SheetScores> reports, String scale) {
        return compare(all(reports), scale, OptionalInt.empty(), new ArrayList<>());
    }

    /**
     * Compares the reports of one session and ignores the others.
     *
     * @param reports reports and records, in any order
     * @param scale the id of a scale, such as {@code total}
     * @param session the number of the session
     * @return the agreement, with what was left out
     * @throws NullPointerException if an argument or an element is null
     * @throws IllegalArgumentException if an instrument has no such scale
     * @throws RefusedException if a judge rated a dyad twice in this session or the reports can't be
     *     compared
     */
    public Agreement compareSession(Collection<? extends SheetScores> reports, String scale, int session) {
        List<Agreement.Exclusion> leftOut = new ArrayList<>();
        Map<Integer, List<SheetScores>> sessions = bySession(all(reports), leftOut);
        return compare(sessions.getOrDefault(session, List.of()), scale, OptionalInt.of(session), leftOut);
    }

    /**
     * Compares each session on its own.
     *
     * @param reports reports and records, in any order; all of them must be comparable
     * @param scale the id of a scale, such as {@code total}
     * @return an agreement for each session that a report states, ascending; each of them lists reports without a
     *     session as left out
     * @throws NullPointerException if an argument or an element is null
     * @throws IllegalArgumentException if an instrument has no such scale
     * @throws RefusedException if a judge rated a dyad twice in one session or the reports can't be
     *     compared
     */
    public List<Agreement> compareBySession(Collection<? extends SheetScores> reports, String scale) {
        List<SheetScores> all = all(reports);
        List<Problem> problems = new ArrayList<>();
        forms(all, problems);
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        List<Agreement.Exclusion> leftOut = new ArrayList<>();
        List<Agreement> agreements = new ArrayList<>();
        bySession(all, leftOut)
                .forEach((session, some) ->
                        agreements.add(compare(some, scale, OptionalInt.of(session), new ArrayList<>(leftOut))));
        return List.copyOf(agreements);
    }

    private static List<SheetScores> all(Collection<? extends SheetScores> reports) {
        return List.copyOf(Objects.requireNonNull(reports, "reports"));
    }

    private Map<Integer, List<SheetScores>> bySession(List<SheetScores> reports, List<Agreement.Exclusion> leftOut) {
        Map<Integer, List<SheetScores>> sessions = new TreeMap<>();
        for (SheetScores report : reports) {
            OptionalInt session = report.administration().session();
            if (session.isPresent()) {
                sessions.computeIfAbsent(session.getAsInt(), number -> new ArrayList<>())
                        .add(report);
            } else {
                leftOut.add(leftOut(Agreement.Exclusion.Why.NO_SESSION, report));
            }
        }
        return sessions;
    }

    private Agreement.Exclusion leftOut(Agreement.Exclusion.Why why, SheetScores report) {
        return new Agreement.Exclusion(
                why,
                report.administration().dyadId(),
                report.administration().session(),
                judge(report).map(List::of).orElse(List.of()));
    }

    private Optional<RatingSource> judge(SheetScores report) {
        return judges.stream().filter(judge -> judge.rated(report)).findFirst();
    }

    private Agreement compare(
            List<SheetScores> reports, String scale, OptionalInt session, List<Agreement.Exclusion> leftOut) {
        Objects.requireNonNull(scale, "scale");
        List<Problem> problems = new ArrayList<>();
        List<Agreement.Form> forms = forms(reports, problems);
        Map<String, Map<RatingSource, SheetScores>> dyads = dyads(reports, leftOut, problems);
        if (!problems.isEmpty()) {
            throw new RefusedException(problems);
        }
        List<String> paired = new ArrayList<>();
        List<double[]> ratings = new ArrayList<>();
        dyads.forEach((dyad, sheets) -> {
            Agreement.Exclusion out = leftOut(dyad, sheets, scale);
            if (out != null) {
                leftOut.add(out);
            } else {
                paired.add(dyad);
                ratings.add(judges.stream()
                        .mapToDouble(judge -> rating(score(sheets, judge, scale)))
                        .toArray());
            }
        });
        return new Agreement(
                this,
                scale,
                session,
                forms,
                policy(reports),
                paired.stream()
                        .findFirst()
                        .flatMap(dyad -> metric(score(Objects.requireNonNull(dyads.get(dyad)), judges.get(0), scale))),
                paired,
                ratings.toArray(double[][]::new),
                leftOut);
    }

    /** What each judge filled in; what stands in the way of a comparison becomes a problem. */
    private List<Agreement.Form> forms(List<SheetScores> reports, List<Problem> problems) {
        Map<RatingSource, List<SheetScores>> sheets = new LinkedHashMap<>();
        for (RatingSource judge : judges) {
            sheets.put(judge, reports.stream().filter(judge::rated).toList());
        }
        List<SheetScores> all = sheets.values().stream().flatMap(List::stream).toList();
        if (comparability == Comparability.SAME_FORM) {
            requireAlike(FORM, names(), all, problems);
        } else {
            sheets.forEach((judge, own) -> requireAlike(FORM, judge.id(), own, problems));
        }
        requireAlike(Set.of(ProblemCode.DIFFERENT_CONSTRUCT), names(), all, problems);
        all.stream()
                .collect(Collectors.groupingBy(SheetScores::rater, TreeMap::new, Collectors.toList()))
                .forEach((rater, own) ->
                        requireAlike(Set.of(ProblemCode.DIFFERENT_REFERENT), rater.id(), own, problems));
        requireAlike(Set.of(ProblemCode.DIFFERENT_POLICY), names(), all, problems);
        return sheets.values().stream()
                .flatMap(own -> own.stream().limit(1))
                .map(AgreementAnalysis::form)
                .distinct()
                .toList();
    }

    private static Agreement.Form form(SheetScores report) {
        MeasurementContext context = report.context();
        return new Agreement.Form(
                report.instrument(), report.definitionDigest(), context.format().orElseThrow(), context.range());
    }

    /** Adds a problem for each of these facts in which the reports differ. */
    private static void requireAlike(
            Set<ProblemCode> facts, String whose, List<SheetScores> reports, List<Problem> problems) {
        Map<ProblemCode, Set<String>> found = new EnumMap<>(ProblemCode.class);
        List<MeasurementContext> contexts =
                reports.stream().map(SheetScores::context).distinct().toList();
        for (MeasurementContext context : contexts) {
            for (Problem difference : contexts.get(0).differences(context)) {
                if (facts.contains(difference.code())) {
                    Set<String> words = found.computeIfAbsent(difference.code(), code -> new TreeSet<>());
                    difference.allowed().ifPresent(words::add);
                    difference.argument("other").ifPresent(words::add);
                }
            }
        }
        if (found.containsKey(ProblemCode.DIFFERENT_INSTRUMENT)) {
            // the rest of the form differs by necessity
            found.keySet().retainAll(Set.of(ProblemCode.DIFFERENT_INSTRUMENT));
        }
        found.forEach((code, words) -> problems.add(problem(code, whose, words)));
    }

    /** On whose sheets, and what was met: ids, digests, formats or dyads that differ or repeat; never a score. */
    private static Problem problem(ProblemCode code, String judge, Set<String> found) {
        return Problem.of(Area.AGREEMENT, code).with("judge", judge).with("found", String.join(", ", found));
    }

    /** The sheets of each dyad, ascending by its id; a second one of a judge becomes a problem. */
    private Map<String, Map<RatingSource, SheetScores>> dyads(
            List<SheetScores> reports, List<Agreement.Exclusion> leftOut, List<Problem> problems) {
        Map<String, Map<RatingSource, SheetScores>> dyads = new TreeMap<>();
        Map<RatingSource, Set<String>> twice = new LinkedHashMap<>();
        for (SheetScores report : reports) {
            Optional<RatingSource> judge = judge(report);
            Optional<String> dyad = report.administration().dyadId();
            if (judge.isEmpty()) {
                leftOut.add(leftOut(Agreement.Exclusion.Why.OTHER_RATER, report));
            } else if (dyad.isEmpty()) {
                leftOut.add(leftOut(Agreement.Exclusion.Why.NO_DYAD_ID, report));
            } else if (dyads.computeIfAbsent(dyad.get(), id -> new LinkedHashMap<>())
                            .putIfAbsent(judge.get(), report)
                    != null) {
                twice.computeIfAbsent(judge.get(), each -> new TreeSet<>()).add(Pointer.shown(dyad.get()));
            }
        }
        twice.forEach((judge, ids) -> problems.add(problem(ProblemCode.DUPLICATE_DYAD, judge.id(), ids)));
        return dyads;
    }

    private Agreement.@Nullable Exclusion leftOut(String dyad, Map<RatingSource, SheetScores> sheets, String scale) {
        Set<OptionalInt> sessions = sheets.values().stream()
                .map(report -> report.administration().session())
                .collect(Collectors.toSet());
        OptionalInt session = sessions.size() == 1 ? sessions.iterator().next() : OptionalInt.empty();
        List<RatingSource> absent =
                judges.stream().filter(judge -> !sheets.containsKey(judge)).toList();
        if (!absent.isEmpty()) {
            return new Agreement.Exclusion(Agreement.Exclusion.Why.UNPAIRED, Optional.of(dyad), session, absent);
        }
        if (sessions.size() > 1) {
            return new Agreement.Exclusion(
                    Agreement.Exclusion.Why.DIFFERENT_SESSIONS, Optional.of(dyad), session, judges);
        }
        List<RatingSource> insufficient = judges.stream()
                .filter(judge -> score(sheets, judge, scale).pomp().isEmpty())
                .toList();
        return insufficient.isEmpty()
                ? null
                : new Agreement.Exclusion(
                        Agreement.Exclusion.Why.INSUFFICIENT, Optional.of(dyad), session, insufficient);
    }

    private static Score score(Map<RatingSource, SheetScores> sheets, RatingSource judge, String scale) {
        return Objects.requireNonNull(sheets.get(judge)).scale(scale);
    }

    /** Whether ratings are means or sums; empty if they are percentages. */
    private Optional<Metric> metric(Score score) {
        return comparability == Comparability.SAME_FORM && score instanceof Scored scored
                ? Optional.of(scored.comparableMetric())
                : Optional.empty();
    }

    private double rating(Score score) {
        return (comparability == Comparability.SAME_FORM ? score.comparable() : score.pomp()).orElseThrow();
    }

    private Optional<MissingPolicy> policy(List<SheetScores> reports) {
        return reports.stream()
                .filter(report -> judge(report).isPresent())
                .map(SheetScores::policy)
                .findFirst();
    }

    private String names() {
        return judges.stream().map(RatingSource::id).collect(Collectors.joining(", "));
    }

    /** The judges and the rule of comparability. */
    @Override
    public String toString() {
        return "AgreementAnalysis[" + names() + ", " + comparability.id() + ", " + level + "]";
    }
}

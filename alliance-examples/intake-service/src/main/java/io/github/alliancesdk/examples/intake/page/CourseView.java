package io.github.alliancesdk.examples.intake.page;

import io.github.alliancesdk.core.scoring.Insufficient;
import io.github.alliancesdk.core.scoring.Score;
import io.github.alliancesdk.core.scoring.Scored;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.change.Drop;
import io.github.alliancesdk.core.statistics.change.DropAnalysis;
import io.github.alliancesdk.core.statistics.change.DropRule;
import io.github.alliancesdk.core.statistics.change.MeasurementError;
import io.github.alliancesdk.core.statistics.change.ReliableChange;
import io.github.alliancesdk.core.statistics.change.SeriesPoint;
import io.github.alliancesdk.core.statistics.change.Slope;
import io.github.alliancesdk.examples.intake.series.Course;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The course of a scale, in words and numbers.
 *
 * @param scale the name of the scale
 * @param table the caption of the table of scores, with their range
 * @param scoreName whether the scores are means or sums
 * @param alternative the text alternative of the chart
 * @param sessions every session from the first to the last, including those without a record
 * @param slope the slope per session, or why there is none
 * @param change whether there was reliable change, or why that can't be computed
 * @param error the measurement error used; null if there is none
 * @param drops the drops; empty if there are none
 * @param noDrops why drops couldn't be detected; null if they could
 * @param dropRule the definition of a drop; null if drops couldn't be detected
 */
record CourseView(
        String scale,
        String table,
        String scoreName,
        String alternative,
        List<Session> sessions,
        String slope,
        String change,
        @Nullable String error,
        List<String> drops,
        @Nullable String noDrops,
        @Nullable String dropRule) {
    /**
     * A session.
     *
     * @param number its number
     * @param mean the mean, or the sum if the scale has no mean; null if there is no score
     * @param detail how many items were answered, or why there is no score
     * @param drop whether a drop in this session recovered; null if there is no drop
     */
    record Session(
            int number,
            @Nullable String mean,
            String detail,
            @Nullable String drop) {}

    /** The scale only: Spring logs models, and scores must not be logged. */
    @Override
    public String toString() {
        return "CourseView[" + scale + "]";
    }

    static CourseView of(Course course, Texts texts) {
        return new Words(course, texts).view();
    }

    private record Words(Course course, Texts texts) {
        CourseView view() {
            List<Session> sessions = sessions();
            String scale = Course.reports(course.series())
                    .get(0)
                    .definition()
                    .scale(course.trajectory().scale())
                    .displayName(texts.language());
            ScaleRange range = ScaleRange.of(course);
            return new CourseView(
                    scale,
                    texts.of("series.table." + range.metric().id(), range.text(texts)),
                    texts.of("series.score." + range.metric().id()),
                    texts.of(
                            "chart.alternative",
                            scale,
                            String.valueOf(sessions.get(0).number()),
                            String.valueOf(sessions.get(sessions.size() - 1).number()),
                            course.trajectory().scoredPoints().size()),
                    sessions,
                    slope(),
                    change(),
                    course.error().map(this::error).orElse(null),
                    drops().stream().map(this::drop).toList(),
                    course.noDrops().map(this::whyNot).orElse(null),
                    course.drops().map(this::rule).orElse(null));
        }

        // ---- sessions

        private List<Session> sessions() {
            List<Session> sessions = new ArrayList<>();
            for (SeriesPoint point : course.trajectory().points()) {
                int number = session(point);
                if (!sessions.isEmpty()) {
                    for (int i = sessions.get(sessions.size() - 1).number() + 1; i < number; i++) {
                        sessions.add(new Session(i, null, texts.of("session.no-record"), null));
                    }
                }
                sessions.add(new Session(
                        number,
                        point.value().isPresent() ? texts.figure(point.value().getAsDouble()) : null,
                        detail(point.score()),
                        dropAt(number)));
            }
            return sessions;
        }

        private String detail(Score score) {
            if (score instanceof Insufficient insufficient) {
                return ScoreWords.of(insufficient, texts);
            }
            boolean prorated = score instanceof Scored scored && scored.isProrated();
            return texts.of(prorated ? "session.prorated" : "session.answered", score.answered(), score.items());
        }

        private @Nullable String dropAt(int session) {
            return drops().stream()
                    .filter(drop -> session(drop.at()) == session)
                    .findFirst()
                    .map(drop -> texts.of("session.drop." + drop.state().id(), recoveredAt(drop)))
                    .orElse(null);
        }

        // ---- what the SDK says of them

        private String slope() {
            return course.slope()
                    .value()
                    .map(this::slope)
                    .orElseGet(() -> texts.of(
                            "slope.not",
                            course.slope().reason().map(this::because).orElse("")));
        }

        private String slope(Slope slope) {
            String perSession = texts.difference(slope.perUnit());
            return slope.interval()
                    .value()
                    .map(interval -> texts.of(
                            "slope",
                            perSession,
                            slope.used(),
                            texts.difference(interval.lower()),
                            texts.difference(interval.upper())))
                    .orElseGet(() -> texts.of("slope.no-interval", perSession, slope.used()));
        }

        private String change() {
            return course.change()
                    .map(this::change)
                    .orElseGet(() -> texts.of(
                            "change.not", course.noChange().map(this::whyNot).orElse("")));
        }

        private String change(ReliableChange change) {
            return texts.of(
                    "change." + change.verdict().id(),
                    String.valueOf(session(change.from())),
                    String.valueOf(session(change.to())),
                    texts.difference(change.difference()),
                    texts.figure(change.interval().lower()),
                    texts.figure(change.interval().upper()),
                    texts.figure(change.index()));
        }

        private String whyNot(String reason) {
            return Arrays.stream(Reason.values())
                    .filter(known -> known.id().equals(reason))
                    .findFirst()
                    .map(this::because)
                    .orElseGet(() -> texts.of("change.not." + reason));
        }

        private String error(MeasurementError error) {
            return texts.of(
                    "change.error",
                    texts.figure(error.standardDeviation()),
                    texts.figure(error.reliability()),
                    texts.of("reliability." + error.kind().id()),
                    error.source());
        }

        private List<Drop> drops() {
            return course.drops().map(DropAnalysis::drops).orElse(List.of());
        }

        private String drop(Drop drop) {
            return texts.of(
                            "drop",
                            String.valueOf(session(drop.at())),
                            texts.figure(drop.at().value().orElseThrow()),
                            texts.figure(drop.depth()),
                            texts.figure(drop.reference()))
                    + " " + texts.of("drop." + drop.state().id(), recoveredAt(drop));
        }

        private String rule(DropAnalysis found) {
            return texts.of(
                    "drop.rule",
                    texts.figure(found.threshold()),
                    found.used(),
                    texts.figure(100 * found.alarmRate()),
                    DropRule.RECOVERY_WINDOW,
                    texts.figure(found.standardError()));
        }

        private String recoveredAt(Drop drop) {
            Optional<SeriesPoint> recovered = drop.recoveredAt();
            return recovered.map(point -> String.valueOf(session(point))).orElse("");
        }

        private String because(Reason reason) {
            return reason.message(texts.language());
        }

        private static int session(SeriesPoint point) {
            return point.session().orElseThrow();
        }
    }
}

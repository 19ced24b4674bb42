package io.github.alliancesdk.examples.agentevaluation;

import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import io.github.alliancesdk.core.statistics.agreement.IntraclassCorrelation;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * The results on one scale: each judge's score of each conversation, the pooled scores, and the agreement between
 * judges and of each judge with itself. Pooled scores and agreement use one {@link Block} without gaps.
 */
final class ScaleEvaluation {
    private final String scale;
    private final SortedMap<String, SortedMap<String, Cell>> byJudge = new TreeMap<>();
    private final SortedMap<String, Misuse> leftOutJudges = new TreeMap<>();
    private final Block<String> compared;

    /** One judge's scores of one conversation, by repeat; a repeat with too few answers is empty. */
    record Cell(SortedMap<Integer, OptionalDouble> repeats) {
        double[] scores() {
            return repeats.values().stream()
                    .filter(OptionalDouble::isPresent)
                    .mapToDouble(OptionalDouble::getAsDouble)
                    .toArray();
        }

        OptionalDouble score(int repeat) {
            return Objects.requireNonNull(repeats.get(repeat));
        }

        /** The number of repeats with a score. */
        int n() {
            return scores().length;
        }

        /** The mean over the repeats with a score. */
        OptionalDouble mean() {
            return n() == 0 ? OptionalDouble.empty() : OptionalDouble.of(ScaleEvaluation.mean(scores()));
        }
    }

    /** The pooled score of each compared conversation; empty with fewer than two judges: one judge is no pool. */
    record Pooled(String conversation, double mean, Statistic<Double> sd) {}

    /**
     * The repeats of one judge.
     *
     * @param block the repeats and conversations without gaps used for the coefficient
     * @param icc ICC(A,1), with repeats as raters
     * @param withinSd the standard deviation of a single repeat around the judge's mean for the conversation
     */
    record Repeats(
            String judge, Block<Integer> block, Statistic<IntraclassCorrelation> icc, Statistic<Double> withinSd) {}

    /**
     * Evaluates a scale.
     *
     * @param judges the judges to compare; empty for the largest block
     */
    ScaleEvaluation(String scale, List<Outcome.Judgement> judgements, List<String> judges) {
        this.scale = scale;
        for (Outcome.Judgement each : judgements) {
            byJudge.computeIfAbsent(each.judge(), id -> new TreeMap<>())
                    .computeIfAbsent(each.conversation(), id -> new Cell(new TreeMap<>()))
                    .repeats()
                    .put(each.repeat(), each.score(scale).mean());
        }
        Map<String, Set<String>> scored = new TreeMap<>();
        byJudge.forEach((judge, cells) -> scored.put(judge, scored(cells)));
        this.compared = judges.isEmpty() ? Block.largest(scored) : Block.of(List.copyOf(new TreeSet<>(judges)), scored);
        for (String judge : byJudge.keySet()) {
            if (!compared.columns().contains(judge) && (judges.isEmpty() || judges.contains(judge))) {
                leftOutJudges.put(judge, Misuse.OTHER_CONVERSATIONS);
            }
        }
    }

    private static Set<String> scored(SortedMap<String, Cell> cells) {
        Set<String> conversations = new TreeSet<>();
        cells.forEach((conversation, cell) -> {
            if (cell.n() > 0) {
                conversations.add(conversation);
            }
        });
        return conversations;
    }

    String scale() {
        return scale;
    }

    /** All judges with a sheet, ascending. */
    List<String> judges() {
        return List.copyOf(byJudge.keySet());
    }

    /** All conversations with a sheet, ascending. */
    List<String> conversations() {
        Set<String> all = new TreeSet<>();
        byJudge.values().forEach(cells -> all.addAll(cells.keySet()));
        return List.copyOf(all);
    }

    Optional<Cell> cell(String judge, String conversation) {
        return Optional.ofNullable(byJudge.get(judge)).map(cells -> cells.get(conversation));
    }

    /** The compared judges and conversations: each of these judges scored each of these conversations. */
    Block<String> compared() {
        return compared;
    }

    /** Judges with sheets who aren't compared, with the reason. */
    SortedMap<String, Misuse> leftOutJudges() {
        return leftOutJudges;
    }

    /** Conversations with sheets that aren't compared, because not every compared judge scored them. */
    List<String> leftOutConversations() {
        return conversations().stream()
                .filter(conversation -> !compared.rows().contains(conversation))
                .toList();
    }

    private double[] ratings(String conversation) {
        return compared.columns().stream()
                .mapToDouble(judge -> cell(judge, conversation)
                        .flatMap(cell -> boxed(cell.mean()))
                        .orElseThrow())
                .toArray();
    }

    private static Optional<Double> boxed(OptionalDouble value) {
        return value.isPresent() ? Optional.of(value.getAsDouble()) : Optional.empty();
    }

    /**
     * The pooled score of each compared conversation; empty with fewer than two judges, because one judge is no pool.
     */
    List<Pooled> pooled() {
        List<Pooled> pooled = new ArrayList<>();
        if (compared.columns().size() > 1) {
            for (String conversation : compared.rows()) {
                double[] ratings = ratings(conversation);
                pooled.add(new Pooled(
                        conversation, mean(ratings), Statistic.of(Math.sqrt(squares(ratings) / (ratings.length - 1)))));
            }
        }
        return pooled;
    }

    /** Why there is no pooled score of any conversation; empty if there is one. */
    Optional<Reason> whyNotPooled() {
        if (compared.columns().size() < 2) {
            return Optional.of(Reason.TOO_FEW_RATERS);
        }
        return compared.rows().isEmpty() ? Optional.of(Reason.TOO_FEW_PERSONS) : Optional.empty();
    }

    /** A judge's mean over the compared conversations. */
    Statistic<Double> meanOf(String judge) {
        return compared.rows().isEmpty()
                ? Statistic.not(Reason.TOO_FEW_PERSONS)
                : Statistic.of(mean(compared.rows().stream()
                        .mapToDouble(conversation ->
                                cell(judge, conversation).orElseThrow().mean().orElseThrow())
                        .toArray()));
    }

    /** ICC(A,1) between judges; a judge's mean over its repeats is one rating. */
    Statistic<IntraclassCorrelation> agreement() {
        return IntraclassCorrelation.agreement(matrix());
    }

    /** ICC(C,1) between judges. */
    Statistic<IntraclassCorrelation> consistency() {
        return IntraclassCorrelation.consistency(matrix());
    }

    private double[][] matrix() {
        return compared.rows().stream().map(this::ratings).toArray(double[][]::new);
    }

    /** The repeats of each judge, judges ascending. */
    List<Repeats> repeats() {
        return byJudge.entrySet().stream()
                .map(entry -> repeats(entry.getKey(), entry.getValue()))
                .toList();
    }

    private static Repeats repeats(String judge, SortedMap<String, Cell> cells) {
        SortedMap<Integer, Set<String>> byRepeat = new TreeMap<>();
        double squares = 0;
        int degrees = 0;
        for (Map.Entry<String, Cell> entry : cells.entrySet()) {
            Cell cell = entry.getValue();
            cell.repeats().forEach((repeat, score) -> {
                if (score.isPresent()) {
                    byRepeat.computeIfAbsent(repeat, number -> new TreeSet<>()).add(entry.getKey());
                }
            });
            if (cell.n() > 1) {
                squares += squares(cell.scores());
                degrees += cell.n() - 1;
            }
        }
        Block<Integer> block = Block.largest(byRepeat);
        double[][] matrix = block.rows().stream()
                .map(conversation -> Objects.requireNonNull(cells.get(conversation)))
                .map(cell -> block.columns().stream()
                        .mapToDouble(repeat -> cell.score(repeat).orElseThrow())
                        .toArray())
                .toArray(double[][]::new);
        return new Repeats(
                judge,
                block,
                block.columns().size() < 2
                        ? Statistic.not(Reason.TOO_FEW_SESSIONS)
                        : IntraclassCorrelation.agreement(matrix),
                degrees == 0 ? Statistic.not(Reason.TOO_FEW_SESSIONS) : Statistic.of(Math.sqrt(squares / degrees)));
    }

    private static double mean(double... values) {
        double sum = 0;
        for (double value : values) {
            sum += value;
        }
        return sum / values.length;
    }

    private static double squares(double... values) {
        double mean = mean(values);
        double sum = 0;
        for (double value : values) {
            sum += (value - mean) * (value - mean);
        }
        return sum;
    }
}

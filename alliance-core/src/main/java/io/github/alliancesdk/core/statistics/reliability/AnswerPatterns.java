package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.instrument.Instrument;
import io.github.alliancesdk.core.instrument.ResponseFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/** Patterns that the answers show without any correlation. */
final class AnswerPatterns {
    /** An unused end must have an expected share of answers of at least this. */
    static final double WALL = 0.02;

    /** An unused end must have at least this many expected answers. */
    static final int WALL_ANSWERS = 15;

    /**
     * At least this share of respondents must have one answer throughout; a smaller share may be a few careless ones.
     */
    static final double STRAIGHT_LINES = 0.1;

    /** At least this many equal answers count as a straight line. */
    private static final int FEWEST_ANSWERS = 4;

    private final Instrument instrument;
    private final Columns columns;
    private final boolean[] reversed;
    private final boolean raw;

    AnswerPatterns(Instrument instrument, Columns columns, boolean raw) {
        this.instrument = instrument;
        this.columns = columns;
        this.raw = raw;
        this.reversed = new boolean[columns.items()];
        int column = 0;
        for (int item : instrument.itemNumbers()) {
            reversed[column++] = instrument.reversed().contains(item);
        }
    }

    private ResponseFormat format(int column) {
        return columns.format(column).orElseThrow();
    }

    List<KeyingFinding> constantItems() {
        List<KeyingFinding> findings = new ArrayList<>();
        int column = 0;
        for (int item : instrument.itemNumbers()) {
            int[] values = values(column++);
            if (values.length >= KeyingCheck.FEWEST_PERSONS
                    && IntStream.of(values).allMatch(value -> value == values[0])) {
                findings.add(new KeyingFinding.ConstantItem(item, values.length));
            }
        }
        return findings;
    }

    private int[] values(int column) {
        return IntStream.range(0, columns.persons())
                .filter(person -> !columns.isMissing(person, column))
                .map(person -> columns.unscaled(person, column))
                .toArray();
    }

    /**
     * If most items use the upper part of a format, reversed items use the lower part. So the highest code is checked
     * among the former and the lowest among the latter. This needs one format for all items, and neighbouring answers that
     * are 1 apart: people mark a line anywhere, and a gap between codes isn't a wall.
     */
    List<KeyingFinding> unusedEnds(boolean[] reverseScored) {
        ResponseFormat format = format(0);
        if (!instrument.itemFormats().isEmpty()
                || format.step().isPresent()
                || !format.codes().isEmpty()) {
            return List.of();
        }
        List<KeyingFinding> findings = new ArrayList<>();
        for (KeyingFinding.UnusedEnd.End end : KeyingFinding.UnusedEnd.End.values()) {
            boolean lowest = end == KeyingFinding.UnusedEnd.End.LOWEST;
            int[] values = IntStream.range(0, columns.items())
                    .filter(column -> reverseScored[column] == lowest)
                    .mapToObj(this::values)
                    .flatMapToInt(IntStream::of)
                    .toArray();
            if (values.length < KeyingCheck.FEWEST_PERSONS) {
                continue;
            }
            int step = lowest ? -1 : 1;
            int reached =
                    step * IntStream.of(values).map(value -> step * value).max().getAsInt();
            double expected = expectedBeyond(values, reached, step);
            if (reached != (lowest ? format.min() : format.max())
                    && expected >= WALL
                    && expected * values.length >= WALL_ANSWERS) {
                findings.add(new KeyingFinding.UnusedEnd(
                        end,
                        format.range(),
                        all().min().orElseThrow(),
                        all().max().orElseThrow(),
                        values.length,
                        share(values, reached),
                        expected));
            }
        }
        return findings;
    }

    private static double share(int[] values, int point) {
        return (double) IntStream.of(values).filter(value -> value == point).count() / values.length;
    }

    /**
     * The expected share of answers at the point after the last one used, if the answers were normally distributed: the
     * ratio of each share to the one before changes by a constant factor.
     */
    private static double expectedBeyond(int[] values, int reached, int step) {
        double last = share(values, reached);
        double second = share(values, reached - step);
        double third = share(values, reached - 2 * step);
        if (second == 0) {
            return last;
        }
        double ratio = last / second;
        double next = third == 0 ? ratio : ratio * ratio / (second / third);
        return last * Math.min(1, next);
    }

    /** The highest answer, in the units of its format; NaN if there are no answers. */
    double highest() {
        return IntStream.range(0, columns.items())
                .mapToObj(column -> IntStream.of(values(column)).mapToDouble(format(column)::value))
                .flatMapToDouble(answers -> answers)
                .max()
                .orElse(Double.NaN);
    }

    private IntStream all() {
        return IntStream.range(0, columns.items()).mapToObj(this::values).flatMapToInt(IntStream::of);
    }

    /** By person, whether at least half of some items are answered. */
    boolean[] answeredHalf(boolean[] items) {
        boolean[] enough = new boolean[columns.persons()];
        for (int person = 0; person < enough.length; person++) {
            int answered = 0;
            int asked = 0;
            for (int column = 0; column < items.length; column++) {
                asked += items[column] ? 1 : 0;
                answered += items[column] && !columns.isMissing(person, column) ? 1 : 0;
            }
            enough[person] = answered > 0 && 2 * answered >= asked;
        }
        return enough;
    }

    /** Excludes persons whose keyed answers are all the same under one of two keys. */
    void leaveOutConstant(boolean[] persons, boolean[] reverseScored, boolean[] turnedOtherwise) {
        for (int person = 0; person < persons.length; person++) {
            persons[person] &= !isConstant(person, reverseScored) && !isConstant(person, turnedOtherwise);
        }
    }

    private boolean isConstant(int person, boolean[] reverseScored) {
        return isConstant(places(person, reverseScored));
    }

    private static boolean isConstant(double[] places) {
        return DoubleStream.of(places).allMatch(place -> place == places[0]);
    }

    /**
     * Where the answers of a person lie in the ranges of their items, from 0 to 1, some of them reversed. Equal places of
     * different ranges are equal doubles, because each is a quotient of integers.
     */
    private double[] places(int person, boolean[] turned) {
        return IntStream.range(0, columns.items())
                .filter(column -> !columns.isMissing(person, column))
                .mapToDouble(column -> {
                    ResponseFormat format = format(column);
                    int answer = columns.unscaled(person, column);
                    int distance = turned[column] ? format.unscaledMax() - answer : answer - format.unscaledMin();
                    return (double) distance / CodeColumns.range(format);
                })
                .toArray();
    }

    /**
     * A row is reported if all answers lie at the same place in the range of their item. If no item is reversed, a person
     * may mean the highest answer throughout; such rows aren't reported.
     */
    List<KeyingFinding> straightLines() {
        List<Integer> rows = new ArrayList<>();
        int n = 0;
        for (int person = 0; person < columns.persons(); person++) {
            double[] answers = places(person, raw ? new boolean[columns.items()] : reversed);
            if (answers.length < FEWEST_ANSWERS || 2 * answers.length < columns.items()) {
                continue;
            }
            n++;
            boolean mayBeMeant = instrument.reversed().isEmpty() && answers[0] == 1;
            if (!mayBeMeant && isConstant(answers)) {
                rows.add(person + 1);
            }
        }
        double share = n == 0 ? 0 : (double) rows.size() / n;
        return share >= STRAIGHT_LINES ? List.of(new KeyingFinding.StraightLine(rows, n, share)) : List.of();
    }
}

package io.github.alliancesdk.core.statistics.change;

import io.github.alliancesdk.core.internal.statistics.Moments;
import io.github.alliancesdk.core.statistics.Reason;
import io.github.alliancesdk.core.statistics.Statistic;
import java.util.Arrays;
import java.util.stream.DoubleStream;

/** Analysis of variance of persons by times by items, with one answer in each cell; all three factors are random. */
final class ThreeWayAnalysis {
    /** A sum of squares below this share of the squared answers is rounding error. */
    private static final double ROUNDING = 1e-28;

    /** A difference of mean squares below this share of the largest of them is rounding error. */
    private static final double ROUNDING_OF_DIFFERENCE = 1e-12;

    private final double[][][] table;
    private final int persons;
    private final int times;
    private final int items;
    private final double grand;
    private final double[] p;
    private final double[] t;
    private final double[] i;
    private final double[][] pt;
    private final double[][] pi;
    private final double[][] ti;

    ThreeWayAnalysis(double[][][] table) {
        this.table = table;
        this.persons = table.length;
        this.times = table[0].length;
        this.items = table[0][0].length;
        this.pt = new double[persons][times];
        this.pi = new double[persons][items];
        this.ti = new double[times][items];
        for (int a = 0; a < persons; a++) {
            for (int b = 0; b < times; b++) {
                for (int c = 0; c < items; c++) {
                    pt[a][b] += table[a][b][c] / items;
                    pi[a][c] += table[a][b][c] / times;
                    ti[b][c] += table[a][b][c] / persons;
                }
            }
        }
        this.p = rowMeans(pt);
        this.t = rowMeans(ti);
        this.i = columnMeans(pi);
        this.grand = Moments.mean(p);
    }

    private static double[] rowMeans(double[][] matrix) {
        double[] means = new double[matrix.length];
        for (int row = 0; row < means.length; row++) {
            means[row] = Moments.mean(matrix[row]);
        }
        return means;
    }

    private static double[] columnMeans(double[][] matrix) {
        double[] means = new double[matrix[0].length];
        for (int column = 0; column < means.length; column++) {
            double[] values = new double[matrix.length];
            for (int row = 0; row < values.length; row++) {
                values[row] = matrix[row][column];
            }
            means[column] = Moments.mean(values);
        }
        return means;
    }

    Statistic<RepeatedMeasuresReliability.VarianceComponents> components() {
        double size = size();
        if (!Double.isFinite(size)) {
            return Statistic.not(Reason.OUT_OF_DOUBLE_RANGE);
        }
        double rounding = ROUNDING * size;
        double mp = meanSquare(rounding, (double) times * items * main(p), persons - 1.0);
        double mt = meanSquare(rounding, (double) persons * items * main(t), times - 1.0);
        double mi = meanSquare(rounding, (double) persons * times * main(i), items - 1.0);
        double mpt = meanSquare(rounding, items * interaction(pt, p, t), (persons - 1.0) * (times - 1.0));
        double mpi = meanSquare(rounding, times * interaction(pi, p, i), (persons - 1.0) * (items - 1.0));
        double mti = meanSquare(rounding, persons * interaction(ti, t, i), (times - 1.0) * (items - 1.0));
        double e = meanSquare(rounding, residual(), (persons - 1.0) * (times - 1.0) * (items - 1.0));
        if (DoubleStream.of(mp, mt, mi, mpt, mpi, mti, e).allMatch(square -> square == 0)) {
            return Statistic.not(Reason.NO_VARIANCE);
        }
        return Statistic.of(new RepeatedMeasuresReliability.VarianceComponents(
                sum(mp, -mpt, -mpi, e) / ((double) times * items),
                sum(mt, -mpt, -mti, e) / ((double) persons * items),
                sum(mi, -mpi, -mti, e) / ((double) persons * times),
                sum(mpt, -e) / items,
                sum(mpi, -e) / times,
                sum(mti, -e) / persons,
                e));
    }

    /** A component that is 0 would otherwise be reported as negative, because its mean squares are rounded. */
    private static double sum(double... meanSquares) {
        double sum = Arrays.stream(meanSquares).sum();
        double largest = Arrays.stream(meanSquares).map(Math::abs).max().orElseThrow();
        return Math.abs(sum) <= ROUNDING_OF_DIFFERENCE * largest ? 0 : sum;
    }

    private static double meanSquare(double rounding, double squares, double degreesOfFreedom) {
        return squares <= rounding ? 0 : squares / degreesOfFreedom;
    }

    private double size() {
        double squares = 0;
        for (double[][] person : table) {
            for (double[] time : person) {
                for (double answer : time) {
                    squares += answer * answer;
                }
            }
        }
        return squares;
    }

    private double main(double... means) {
        double squares = 0;
        for (double mean : means) {
            squares += (mean - grand) * (mean - grand);
        }
        return squares;
    }

    private double interaction(double[][] cells, double[] rows, double[] columns) {
        double squares = 0;
        for (int a = 0; a < rows.length; a++) {
            for (int b = 0; b < columns.length; b++) {
                double rest = cells[a][b] - rows[a] - columns[b] + grand;
                squares += rest * rest;
            }
        }
        return squares;
    }

    private double residual() {
        double squares = 0;
        for (int a = 0; a < persons; a++) {
            for (int b = 0; b < times; b++) {
                for (int c = 0; c < items; c++) {
                    double rest = table[a][b][c] - pt[a][b] - pi[a][c] - ti[b][c] + p[a] + t[b] + i[c] - grand;
                    squares += rest * rest;
                }
            }
        }
        return squares;
    }
}

package io.github.alliancesdk.core.statistics.reliability;

import java.util.Arrays;

/** Any finite numbers; NaN is a missing value. */
final class NumberColumns implements Columns {
    private final double[][] values;
    private final boolean[] missing;
    private final int persons;

    /** Uses the arrays without copying them. */
    NumberColumns(double[][] values, int persons) {
        this.values = values;
        this.persons = persons;
        this.missing = new boolean[values.length];
        for (int column = 0; column < values.length; column++) {
            for (double value : values[column]) {
                missing[column] |= Double.isNaN(value);
            }
        }
    }

    @Override
    public int persons() {
        return persons;
    }

    @Override
    public int items() {
        return values.length;
    }

    @Override
    public boolean isMissing(int person, int column) {
        return Double.isNaN(values[column][person]);
    }

    @Override
    public double value(int person, int column) {
        return values[column][person];
    }

    @Override
    public boolean hasMissing(int column) {
        return missing[column];
    }

    @Override
    public NumberColumns reverse(boolean[] reversed, int min, int max) {
        double[][] turned = values.clone();
        for (int column = 0; column < turned.length; column++) {
            if (reversed[column]) {
                turned[column] = Arrays.stream(values[column])
                        .map(value -> (double) min + max - value)
                        .toArray();
            }
        }
        return new NumberColumns(turned, persons);
    }

    static final class Filling implements Columns.Filling {
        private final double[][] values;
        private int persons;

        Filling(int items, int expected) {
            this.values = new double[items][Math.max(expected, 16)];
        }

        @Override
        public void add(int[] row) {
            if (persons == values[0].length) {
                for (int column = 0; column < values.length; column++) {
                    values[column] = Arrays.copyOf(values[column], ArrayGrowth.next(persons));
                }
            }
            for (int column = 0; column < values.length; column++) {
                values[column][persons] = row[column] == MISSING ? Double.NaN : row[column];
            }
            persons++;
        }

        @Override
        public int persons() {
            return persons;
        }

        @Override
        public NumberColumns columns() {
            double[][] copies = new double[values.length][];
            for (int column = 0; column < values.length; column++) {
                copies[column] = Arrays.copyOf(values[column], persons);
            }
            return new NumberColumns(copies, persons);
        }
    }
}

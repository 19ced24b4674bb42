package io.github.alliancesdk.core.statistics.reliability;

import io.github.alliancesdk.core.instrument.ResponseFormat;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Any finite numbers: plain ones, or answers as integers if there are formats. NaN is a missing value. */
final class NumberColumns implements Columns {
    private final double[][] values;
    private final boolean[] missing;
    private final int persons;
    private final List<ResponseFormat> formats;

    /** Plain numbers. Uses the arrays without copying them. */
    NumberColumns(double[][] values, int persons) {
        this(values, persons, List.of());
    }

    private NumberColumns(double[][] values, int persons, List<ResponseFormat> formats) {
        this.formats = formats;
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
        double value = values[column][person];
        return formats.isEmpty() || Double.isNaN(value)
                ? value
                : formats.get(column).value((int) value);
    }

    @Override
    public int unscaled(int person, int column) {
        return (int) values[column][person];
    }

    @Override
    public Optional<ResponseFormat> format(int column) {
        return formats.isEmpty() ? Optional.empty() : Optional.of(formats.get(column));
    }

    @Override
    public boolean hasMissing(int column) {
        return missing[column];
    }

    @Override
    public NumberColumns reverse(boolean[] reversed) {
        double[][] turned = values.clone();
        for (int column = 0; column < turned.length; column++) {
            if (reversed[column]) {
                ResponseFormat format = formats.get(column);
                double ends = (double) format.unscaledMin() + format.unscaledMax();
                turned[column] =
                        Arrays.stream(values[column]).map(value -> ends - value).toArray();
            }
        }
        return new NumberColumns(turned, persons, formats);
    }

    static final class Filling implements Columns.Filling {
        private final double[][] values;
        private final List<ResponseFormat> formats;
        private int persons;

        Filling(List<ResponseFormat> formats, int expected) {
            this.values = new double[formats.size()][Math.max(expected, 16)];
            this.formats = formats;
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
            return new NumberColumns(copies, persons, formats);
        }
    }
}

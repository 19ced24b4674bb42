package io.github.alliancesdk.examples.benchmarks.reliability;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Hand-written covariances of complete answers on 1..7: no definition, no missing answers, no range check, only the
 * covariance matrix. A word contains the answers of seven persons, each minus one. The highest byte of the product of a
 * word and a reversed word is the sum of the seven products (at most 7 * 36 = 252). The sums are exact, and the result
 * equals that of a two-pass computation.
 */
final class HandWrittenCovariance {
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final int WORDS = 128;
    private static final int BLOCK = 7 * WORDS;
    private static final long SEVEN = 0x00FFFFFFFFFFFFFFL;
    private static final long EVEN = 0x00FF00FF00FF00FFL;

    private HandWrittenCovariance() {}

    /** Row-major answers 1..7. */
    static double[][] ofRows(byte[] rows, int items) {
        int persons = rows.length / items;
        Sums sums = new Sums(items);
        byte[][] block = new byte[items][BLOCK + 8];
        for (int from = 0; from < persons; from += BLOCK) {
            int count = Math.min(BLOCK, persons - from);
            for (int person = 0, cell = from * items; person < count; person++) {
                for (int item = 0; item < items; item++, cell++) {
                    block[item][person] = rows[cell];
                }
            }
            for (int item = 0; item < items; item++) {
                sums.load(item, block[item], 0, count);
            }
            sums.add();
        }
        return sums.covariance(persons);
    }

    /** Columns of answers 1..7, one array for each item. */
    static double[][] ofColumns(byte[][] columns) {
        int persons = columns[0].length;
        Sums sums = new Sums(columns.length);
        byte[] last = new byte[BLOCK + 8];
        for (int from = 0; from < persons; from += BLOCK) {
            int count = Math.min(BLOCK, persons - from);
            for (int item = 0; item < columns.length; item++) {
                if (from + BLOCK + 8 <= persons) {
                    sums.load(item, columns[item], from, count);
                } else {
                    System.arraycopy(columns[item], from, last, 0, count);
                    sums.load(item, last, 0, count);
                }
            }
            sums.add();
        }
        return sums.covariance(persons);
    }

    private static final class Sums {
        private final int items;
        private final long[][] forward;
        private final long[][] backward;
        private final long[] totals;
        private final long[][] products;

        Sums(int items) {
            this.items = items;
            this.forward = new long[items][WORDS];
            this.backward = new long[items][WORDS];
            this.totals = new long[items];
            this.products = new long[items][items];
        }

        void load(int item, byte[] codes, int from, int count) {
            long[] f = forward[item];
            long[] b = backward[item];
            long total = 0;
            for (int word = 0; word < WORDS; word++) {
                int left = count - 7 * word;
                long lanes = left >= 7 ? SEVEN : left <= 0 ? 0 : SEVEN >>> (8 * (7 - left));
                long answers = ((long) LONGS.get(codes, from + 7 * word) & lanes) - (0x01010101010101L & lanes);
                f[word] = answers;
                b[word] = Long.reverseBytes(answers);
                long pairs = (answers & EVEN) + ((answers >>> 8) & EVEN);
                total += (pairs * 0x0001000100010001L) >>> 48;
            }
            totals[item] += total;
        }

        void add() {
            for (int i = 0; i < items; i++) {
                long[] f = forward[i];
                for (int j = i; j < items; j++) {
                    long[] b = backward[j];
                    long sum = 0;
                    for (int word = 0; word < WORDS; word++) {
                        sum += (f[word] * b[word]) >>> 56;
                    }
                    products[i][j] += sum;
                }
            }
        }

        double[][] covariance(int n) {
            double[][] covariance = new double[items][items];
            for (int i = 0; i < items; i++) {
                for (int j = i; j < items; j++) {
                    // n * sum of products < 2^63 for 36 * n^2, so up to 500 million persons
                    double numerator = n * products[i][j] - totals[i] * totals[j];
                    covariance[i][j] = numerator / n / (n - 1);
                    covariance[j][i] = covariance[i][j];
                }
            }
            return covariance;
        }
    }
}

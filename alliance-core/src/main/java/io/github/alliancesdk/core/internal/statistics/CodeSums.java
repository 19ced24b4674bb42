package io.github.alliancesdk.core.internal.statistics;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.Arrays;

/**
 * Counts each code in columns of bytes, and sums the products of every two columns, over the persons who have a code in
 * all columns. Codes run from 0 to 127; a negative byte is a missing code. All sums are exact.
 *
 * <p>One multiplication computes several products. One word has a person in each lane, the other the same persons in
 * reverse order. The highest lane of the product is then the sum of the products of all persons, if no lower lane
 * overflows. Persons who are left out count as 0, which adds nothing to a product.
 */
public final class CodeSums {
    /**
     * The persons of a block. It is a multiple of 7, 8 and 4 lanes, and the words of a dozen items fit the first-level
     * cache.
     */
    private static final int BLOCK = 16 * 56;

    private static final int CODES = 128;
    /** The number of 16-bit lanes, for codes above 6. */
    private static final int WIDE = 4;

    /** Codes up to 6 have three bits, so two codes form one of 64 values. These are counted in four tables in turn. */
    private static final int PAIR_SHIFT = 3;

    private static final int PAIRS = 64;
    private static final int PAIR = PAIRS - 1;
    private static final long HIGHEST_BITS = 0x8080808080808080L;
    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
    private static final VarHandle INTS = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

    private final byte[][] columns;
    private final int lanes;
    private final byte[][] block;
    private final long[][] forward;
    private final long[][] backward;
    private final int[][] tables;
    private final long[][] products;
    private int leftOut;
    private int persons;
    /**
     * The persons who were counted as code 0 without having a code: those left out, and the padding after the last
     * person.
     */
    private int nobody;

    private CodeSums(byte[][] columns, int highest) {
        this.columns = columns;
        this.lanes = lanes(highest);
        this.block = new byte[columns.length][BLOCK + Long.BYTES];
        this.forward = new long[columns.length][BLOCK / lanes];
        this.backward = new long[columns.length][BLOCK / lanes];
        this.tables = new int[columns.length][lanes == WIDE ? CODES : 4 * PAIRS];
        this.products = new long[columns.length][columns.length];
    }

    /** The number of products in one word; their sum must fit into a lane. */
    private static int lanes(int highest) {
        return highest <= 5 ? 8 : highest <= 6 ? 7 : WIDE;
    }

    /**
     * For columns of at least {@code persons} codes, none above {@code highest}. {@code gaps} is true if codes may be
     * missing.
     */
    public static CodeSums of(byte[][] columns, int persons, int highest, boolean gaps) {
        CodeSums sums = new CodeSums(columns, highest);
        for (int from = 0; from < persons; from += BLOCK) {
            sums.add(from, Math.min(BLOCK, persons - from), gaps);
        }
        sums.persons = persons - sums.leftOut;
        sums.nobody = sums.leftOut + (BLOCK - persons % BLOCK) % BLOCK;
        return sums;
    }

    /** The number of persons who have a code in every column. */
    public int persons() {
        return persons;
    }

    private void add(int from, int persons, boolean gaps) {
        for (int column = 0; column < block.length; column++) {
            System.arraycopy(columns[column], from, block[column], 0, persons);
            Arrays.fill(block[column], persons, BLOCK, (byte) 0);
        }
        if (gaps) {
            leaveOutIncomplete();
        }
        for (int column = 0; column < block.length; column++) {
            if (lanes == WIDE) {
                count(block[column], tables[column]);
                spread(block[column], forward[column], backward[column]);
            } else {
                countPairs(block[column], tables[column]);
                split(block[column], lanes, forward[column], backward[column]);
            }
        }
        int shift = lanes == WIDE ? 48 : 56;
        for (int i = 0; i < block.length; i++) {
            for (int j = i + 1; j < block.length; j++) {
                products[i][j] += sumOfProducts(forward[i], backward[j], shift);
            }
        }
    }

    private void leaveOutIncomplete() {
        for (int at = 0; at < BLOCK; at += Long.BYTES) {
            long missing = 0;
            for (byte[] column : block) {
                missing |= (long) LONGS.get(column, at);
            }
            missing &= HIGHEST_BITS;
            if (missing != 0) {
                leftOut += Long.bitCount(missing);
                long kept = ~((missing >>> 7) * 0xFF);
                for (byte[] column : block) {
                    LONGS.set(column, at, (long) LONGS.get(column, at) & kept);
                }
            }
        }
    }

    /** Counts two codes of three bits each at once; the padding after the last person counts as 0. */
    private static void countPairs(byte[] codes, int[] table) {
        for (int at = 0; at < BLOCK; at += Long.BYTES) {
            long word = (long) LONGS.get(codes, at);
            long pairs = word | (word >>> (Byte.SIZE - PAIR_SHIFT));
            table[(int) pairs & PAIR]++;
            table[PAIRS + ((int) (pairs >>> 16) & PAIR)]++;
            table[2 * PAIRS + ((int) (pairs >>> 32) & PAIR)]++;
            table[3 * PAIRS + ((int) (pairs >>> 48) & PAIR)]++;
        }
    }

    private static void count(byte[] codes, int[] table) {
        for (int i = 0; i < BLOCK; i++) {
            table[codes[i]]++;
        }
    }

    private static void split(byte[] codes, int lanes, long[] forward, long[] backward) {
        long lanesOnly = -1L >>> (Long.SIZE - lanes * Byte.SIZE);
        for (int word = 0; word < forward.length; word++) {
            long persons = (long) LONGS.get(codes, word * lanes) & lanesOnly;
            forward[word] = persons;
            backward[word] = Long.reverseBytes(persons);
        }
    }

    private static void spread(byte[] codes, long[] forward, long[] backward) {
        for (int word = 0; word < forward.length; word++) {
            int persons = (int) INTS.get(codes, word * Integer.BYTES);
            forward[word] = spread(persons);
            backward[word] = spread(Integer.reverseBytes(persons));
        }
    }

    /** Spreads four bytes to four lanes of 16 bits. */
    private static long spread(int bytes) {
        long wide = bytes & 0xFFFFFFFFL;
        wide = (wide | wide << 16) & 0x0000FFFF0000FFFFL;
        return (wide | wide << 8) & 0x00FF00FF00FF00FFL;
    }

    private static long sumOfProducts(long[] forward, long[] backward, int shift) {
        long sum = 0;
        for (int word = 0; word < forward.length; word++) {
            sum += (forward[word] * backward[word]) >>> shift;
        }
        return sum;
    }

    /** How often each code occurs in a column. */
    public int[] counts(int column) {
        int[] counts = new int[CODES];
        int[] table = tables[column];
        for (int i = 0; i < table.length; i++) {
            if (lanes == WIDE) {
                counts[i] += table[i];
            } else {
                counts[i & 7] += table[i];
                counts[(i & PAIR) >> PAIR_SHIFT] += table[i];
            }
        }
        counts[0] -= nobody;
        return counts;
    }

    /** The sum of the products of two different columns. */
    public long products(int one, int other) {
        return one < other ? products[one][other] : products[other][one];
    }
}

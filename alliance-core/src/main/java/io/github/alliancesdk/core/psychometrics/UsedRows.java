package io.github.alliancesdk.core.psychometrics;

import java.util.Arrays;

/** Counts the rows that figures of scales come from. */
final class UsedRows {
    private final Columns columns;
    private final Deletion deletion;
    /** Negative for a row that no scale has used. */
    private final byte[] unused;

    UsedRows(Columns columns, Deletion deletion) {
        this.columns = columns;
        this.deletion = deletion;
        this.unused = new byte[columns.persons()];
        Arrays.fill(unused, (byte) -1);
    }

    /** The rows that a scale of these columns uses; they count as used from now on. */
    int add(int[] chosen) {
        boolean listwise = deletion == Deletion.LISTWISE;
        byte[] left = new byte[unused.length];
        if (!listwise) {
            Arrays.fill(left, (byte) -1);
        }
        for (int column : chosen) {
            byte[] marks = marks(column);
            for (int person = 0; person < left.length; person++) {
                left[person] = (byte) (listwise ? left[person] | marks[person] : left[person] & marks[person]);
            }
        }
        for (int person = 0; person < left.length; person++) {
            unused[person] &= left[person];
        }
        return notNegative(left);
    }

    /** Negative where an answer is missing. */
    private byte[] marks(int column) {
        if (columns instanceof CodeColumns codes) {
            return codes.codes(column);
        }
        byte[] marks = new byte[unused.length];
        for (int person = 0; person < marks.length; person++) {
            marks[person] = (byte) (columns.isMissing(person, column) ? -1 : 0);
        }
        return marks;
    }

    int total() {
        return notNegative(unused);
    }

    private static int notNegative(byte[] marks) {
        int count = 0;
        for (byte mark : marks) {
            count += mark < 0 ? 0 : 1;
        }
        return count;
    }
}

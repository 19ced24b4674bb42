package io.github.alliancesdk.core.scoring.batch;

/** Scores some scales of every row. The caller has checked the arguments. Immutable. */
sealed interface BatchKernel permits PackedScales, PlainScales {
    /** Scores rows of a row-major matrix and returns how many of them it rejected. */
    int score(byte[] matrix, int from, int to, double[] means, short[] answered);

    /** Scores rows of a matrix whose columns are arrays and returns how many of them it rejected. */
    int score(byte[][] columns, int from, int to, double[] means, short[] answered);
}

package io.github.alliancesdk.core.scoring.batch;

/** Scores some scales of every row; whoever calls has checked the arguments. Immutable. */
sealed interface BatchKernel permits PackedScales, PackedPairs {
    /** Scores rows of a row-major matrix and gives the number of those that it rejected. */
    int score(byte[] matrix, int from, int to, double[] means, short[] answered);

    /** Scores rows that lie in columns and gives the number of those that it rejected. */
    int score(byte[][] columns, int from, int to, double[] means, short[] answered);
}

package io.github.alliancesdk.core.scoring.batch;

/**
 * Receives the positions of the bad cells of a matrix, without their values.
 *
 * @see BatchScorer#reportBadCells(byte[], int, int, BadCellHandler)
 */
@FunctionalInterface
public interface BadCellHandler {
    /**
     * Called for a cell that is neither an answer of the format nor the missing code.
     *
     * @param row the index of the row, from 0
     * @param item the number of the item
     */
    void badCell(int row, int item);
}

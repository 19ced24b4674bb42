#!/usr/bin/env python3
"""Scores the files of the benchmarks by numpy and pandas, measures the time, and compares the means with those that the
SDK's check wrote.

    score.py memory DIRECTORY      wai.bin: a byte an answer, 36 a row, 0 is missing
    score.py files DIRECTORY       wai.csv into a file of scores

Prints a line for each contender: its name, a tab, milliseconds. Exit code 3: something is not installed; 1: the means
differ. For `memory` the time excludes loading the data; for `files` it includes reading and writing.
"""

import sys
import time

try:
    import numpy as np
    import pandas as pd
except ImportError as e:
    print(f"{e.name} is not installed", file=sys.stderr)
    sys.exit(3)

ITEMS = 36
HIGHEST = 7
REVERSED = [1, 3, 7, 9, 10, 11, 12, 15, 20, 27, 29, 31, 33, 34]
SCALES = {
    "goal": [3, 6, 9, 10, 12, 14, 22, 25, 27, 30, 32, 34],
    "task": [2, 4, 7, 11, 13, 15, 16, 18, 24, 31, 33, 35],
    "bond": [1, 5, 8, 17, 19, 20, 21, 23, 26, 28, 29, 36],
    "total": list(range(1, ITEMS + 1)),
}
# prorated from 80 % of the answers on
REQUIRED = {name: next(a for a in range(1, len(items) + 1) if a / len(items) >= 0.8) for name, items in SCALES.items()}
BLOCK = 1 << 15


def places(items):
    return [item - 1 for item in items]


def mean_table(name):
    """Means by number answered and sum; the lowest eight bits are the sum."""
    table = np.full((len(SCALES[name]) + 1) << 8, np.nan)
    for answered in range(REQUIRED[name], len(SCALES[name]) + 1):
        table[answered << 8:(answered + 1) << 8] = np.arange(256) / answered
    return table


def tuned(columns, tables):
    """Columns of bytes in blocks that stay in the cache, sums in bytes (252 is the highest), means from a table."""
    rows = columns.shape[1]
    means = np.empty((rows, len(SCALES)))
    scale_of = {item: index for index, name in enumerate(["goal", "task", "bond"]) for item in SCALES[name]}
    for start in range(0, rows, BLOCK):
        end = min(rows, start + BLOCK)
        sums = np.zeros((4, end - start), dtype=np.uint8)
        counts = np.zeros((4, end - start), dtype=np.uint8)
        for item in range(1, ITEMS + 1):
            answers = columns[item - 1, start:end]
            here = (answers != 0).view(np.uint8)
            scale = scale_of[item]
            counts[scale] += here
            if item in REVERSED:
                sums[scale] += (here << 3) - answers
            else:
                sums[scale] += answers
        sums[3] = sums[0] + sums[1] + sums[2]
        counts[3] = counts[0] + counts[1] + counts[2]
        index = (counts.astype(np.uint16) << 8) | sums
        for scale in range(4):
            means[start:end, scale] = tables[scale][index[scale]]
    return means


def plain(matrix):
    """What one writes first: whole arrays of bytes."""
    here = matrix != 0
    keyed = matrix.copy()
    turned = places(REVERSED)
    keyed[:, turned] = np.where(here[:, turned], HIGHEST + 1 - matrix[:, turned], 0)
    means = np.empty((len(matrix), len(SCALES)))
    for scale, (name, items) in enumerate(SCALES.items()):
        sums = keyed[:, places(items)].sum(axis=1)
        counts = here[:, places(items)].sum(axis=1)
        means[:, scale] = np.where(counts >= REQUIRED[name], sums / np.maximum(counts, 1), np.nan)
    return means


def nanmean(answers):
    """Numbers with NaN for a missing answer, and numpy's mean that passes over it."""
    keyed = answers.copy()
    turned = places(REVERSED)
    keyed[:, turned] = HIGHEST + 1 - keyed[:, turned]
    means = np.empty((len(answers), len(SCALES)))
    for scale, (name, items) in enumerate(SCALES.items()):
        part = keyed[:, places(items)]
        counts = (~np.isnan(part)).sum(axis=1)
        with np.errstate(invalid="ignore"):
            means[:, scale] = np.where(counts >= REQUIRED[name], np.nanmean(part, axis=1), np.nan)
    return means


def by_pandas(frame):
    """The mean and count of a data frame's rows."""
    keyed = frame.copy()
    for item in REVERSED:
        keyed[str(item)] = HIGHEST + 1 - keyed[str(item)]
    scores = {}
    for name, items in SCALES.items():
        part = keyed[[str(item) for item in items]]
        scores[name] = part.mean(axis=1).where(part.count(axis=1) >= REQUIRED[name])
    return pd.DataFrame(scores).to_numpy()


def from_file_to_file(source, target):
    """A table of answers into a table of scores."""
    frame = pd.read_csv(source)
    for item in REVERSED:
        frame[str(item)] = HIGHEST + 1 - frame[str(item)]
    scores = {}
    for name, items in SCALES.items():
        part = frame[[str(item) for item in items]]
        answered = part.count(axis=1)
        enough = answered >= REQUIRED[name]
        scores[f"{name}_mean"] = part.mean(axis=1).where(enough)
        scores[f"{name}_sum"] = (part.sum(axis=1) * len(items) / answered).where(enough)
        scores[f"{name}_answered"] = answered
        scores[f"{name}_status"] = np.where(enough, "scored", "insufficient")
    pd.DataFrame(scores).to_csv(target, index=False)


def agrees(name, means, expected):
    if means.shape != expected.shape or not np.allclose(means, expected, rtol=0, atol=1e-12, equal_nan=True):
        print(f"{name}: the means are others than the SDK's", file=sys.stderr)
        sys.exit(1)


def timed(work):
    start = time.perf_counter()
    result = work()
    return result, (time.perf_counter() - start) * 1000


def memory(directory, expected):
    matrix = np.fromfile(f"{directory}/wai.bin", dtype=np.uint8).reshape(-1, ITEMS)
    columns = np.ascontiguousarray(matrix.T)
    tables = [mean_table(name) for name in SCALES]
    numbers = np.where(matrix == 0, np.nan, matrix.astype(float))
    frame = pd.DataFrame(numbers, columns=[str(item) for item in range(1, ITEMS + 1)])
    for name, work in {
        "numpy: uint8 columns, tuned": lambda: tuned(columns, tables),
        "numpy: uint8, plain": lambda: plain(matrix),
        "numpy: nanmean": lambda: nanmean(numbers),
        "pandas: mean and count": lambda: by_pandas(frame),
    }.items():
        work()  # pages and caches
        means, milliseconds = timed(work)
        agrees(name, means, expected)
        print(f"{name}\t{milliseconds}", flush=True)


def files(directory, expected):
    target = f"{directory}/scores-pandas.csv"
    _, milliseconds = timed(lambda: from_file_to_file(f"{directory}/wai.csv", target))
    written = pd.read_csv(target, usecols=[f"{name}_mean" for name in SCALES]).to_numpy()
    agrees("pandas", written, expected)
    print(f"pandas: read_csv, score, to_csv\t{milliseconds}", flush=True)


def main():
    if len(sys.argv) != 3 or sys.argv[1] not in ("memory", "files"):
        sys.exit(__doc__)
    expected = np.fromfile(f"{sys.argv[2]}/wai-means.bin", dtype="<f8").reshape(-1, len(SCALES))
    (memory if sys.argv[1] == "memory" else files)(sys.argv[2], expected)


if __name__ == "__main__":
    main()

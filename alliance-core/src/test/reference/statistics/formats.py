"""Computes reliability with exact fractions where answers have decimals, gaps between codes, or items formats of their own.

Python 3.8 or later, standard library only: python3 formats.py FOLDER, or --check FOLDER.

Writes formats.json: raw answers of invented persons, and of each scale what Cronbach's formula, the corrected item-total
correlation and the other definitions give over the persons who answered all of its items. Means, SDs and SEMs are of the
scale's score in its metric: of the mean of the keyed answers, or of their sum. Prorated items are those of persons who
answered the item and at least half of the others; the rest is the mean of the others that were answered or, where the
ranges differ, (sum - lowest sum) / (highest sum - lowest sum) of them. Figures are fractions until the last step; a square
root is taken with 60 digits.
"""
import json
import os
import sys
from decimal import Decimal, getcontext
from fractions import Fraction

getcontext().prec = 60


def grid(low, high, step):
    low, high, step = Fraction(low), Fraction(high), Fraction(step)
    return [low + place * step for place in range(int((high - low) / step) + 1)]


LINE = grid("0", "10", "0.1")
SETS = {
    "lines": dict(formats=[LINE] * 4, reversed={3}, persons=80, gaps=0.0, seed=20261101,
                  scales={"total": ("sum", [1, 2, 3, 4], [])}),
    "hundredths": dict(formats=[grid("0", "10", "0.01")] * 4, reversed={3}, persons=60, gaps=0.05, seed=20261102,
                       scales={"total": ("sum", [1, 2, 3, 4], [])}),
    "bipolar": dict(formats=[[Fraction(code) for code in (-3, -2, -1, 1, 2, 3)]] * 6, reversed={2, 5}, persons=80,
                    gaps=0.05, seed=20261103,
                    scales={"first": ("mean", [1, 2, 3], []), "second": ("mean", [4, 5, 6], [])}),
    "mixed": dict(formats=[grid("1", "5", "1")] * 3 + [grid("0", "10", "0.5")] * 2, reversed={2, 5}, persons=80, gaps=0.05,
                  seed=20261104,
                  scales={"choices": ("mean", [1, 2, 3], []), "lines": ("sum", [4, 5], []),
                          "total": ("sum", [1, 2, 3, 4, 5], [[1, 2, 3], [4, 5]])}),
}


def uniform(seed):
    """Numerical Recipes' generator, as in reliability.R."""
    while True:
        seed = (1664525 * seed + 1013904223) % 4294967296
        yield Fraction(seed, 4294967296)


def answers(data):
    """Keyed answers by item: a common part and a part of each item, cut into equally likely points; None is a gap."""
    numbers = uniform(data["seed"])
    rows = []
    for _ in range(data["persons"]):
        common = next(numbers)
        row = {}
        for item, points in enumerate(data["formats"], 1):
            own, absent = next(numbers), next(numbers)
            share = Fraction(3, 10) + Fraction(4 * item, 10 * len(data["formats"]))
            place = share * common + (1 - share) * own
            row[item] = None if absent < Fraction(data["gaps"]) else points[int(place * len(points))]
        rows.append(row)
    return rows


def mean(values):
    return sum(values, Fraction(0)) / len(values)


def covariance(x, y):
    mx, my = mean(x), mean(y)
    return sum(((a - mx) * (b - my) for a, b in zip(x, y)), Fraction(0)) / (len(x) - 1)


def variance(x):
    return covariance(x, x)


def decimal(fraction):
    return Decimal(fraction.numerator) / Decimal(fraction.denominator)


def root(fraction):
    return decimal(fraction).sqrt()


def correlation(x, y):
    return float(decimal(covariance(x, y)) / root(variance(x) * variance(y)))


def alpha(columns):
    k = len(columns)
    total = [sum(row) for row in zip(*columns)]
    return Fraction(k, k - 1) * (1 - sum(map(variance, columns)) / variance(total))


def item_figures(x, points, rest):
    third = mean([(value - mean(x)) ** 3 for value in x])
    return dict(n=len(x), mean=float(mean(x)), sd=float(root(variance(x))),
                skewness=float(decimal(third) / (decimal(variance(x)) * root(variance(x)))),
                floor=float(Fraction(x.count(points[0]), len(x))), ceiling=float(Fraction(x.count(points[-1]), len(x))),
                itemRest=correlation(x, rest))


def prorated(rows, formats, items, item):
    ranges = {(formats[i - 1][0], formats[i - 1][-1]) for i in items}
    x, rest = [], []
    for row in rows:
        others = [i for i in items if i != item and row[i] is not None]
        if row[item] is None or 2 * len(others) < len(items) - 1 or not others:
            continue
        reached = sum(row[i] for i in others)
        lowest = sum(formats[i - 1][0] for i in others)
        highest = sum(formats[i - 1][-1] for i in others)
        x.append(row[item])
        rest.append(reached / len(others) if len(ranges) == 1 else (reached - lowest) / (highest - lowest))
    return item_figures(x, formats[item - 1], rest)


def scale_figures(rows, formats, metric, items, strata):
    used = [row for row in rows if all(row[item] is not None for item in items)]
    columns = {item: [row[item] for row in used] for item in items}
    score = [sum(row[item] for item in items) / (len(items) if metric == "mean" else 1) for row in used]
    figures = dict(metric=metric, n=len(used), mean=float(mean(score)), sd=float(root(variance(score))))
    total_alpha = alpha(list(columns.values()))
    figures["alpha"] = float(total_alpha)
    reliability = total_alpha
    if strata:
        parts = [[sum(row[item] for item in part) for row in used] for part in strata]
        whole = [sum(row[item] for item in items) for row in used]
        error = sum(variance(part) * (1 - alpha([columns[item] for item in of])) for part, of in zip(parts, strata))
        reliability = 1 - error / variance(whole)
        figures["stratifiedAlpha"] = float(reliability)
    figures["sem"] = float(root(variance(score) * (1 - reliability)))
    figures["items"] = []
    for item in items:
        others = [i for i in items if i != item]
        rest = [sum(row[i] for i in others) for row in used]
        figure = item_figures(columns[item], formats[item - 1], rest)
        if len(others) > 1:
            figure["alphaIfDeleted"] = float(alpha([columns[i] for i in others]))
        figures["items"].append(figure)
    figures["prorated"] = [prorated(rows, formats, items, item) for item in items]
    return figures


def number(fraction):
    return int(fraction) if fraction.denominator == 1 else float(fraction)


def computed(data):
    rows = answers(data)
    raw = []
    for row in rows:
        sheet = {}
        for item, value in row.items():
            points = data["formats"][item - 1]
            if value is not None:
                sheet[str(item)] = number(points[0] + points[-1] - value if item in data["reversed"] else value)
        raw.append(sheet)
    return dict(rows=raw, scales={scale: scale_figures(rows, data["formats"], *spec) for scale, spec in data["scales"].items()})


def main():
    stored = os.path.join(sys.argv[-1], "formats.json")
    sets = json.loads(json.dumps({name: computed(data) for name, data in SETS.items()}))
    if sys.argv[1] == "--check":
        with open(stored, encoding="utf-8") as file:
            if json.load(file)["sets"] != sets:
                sys.exit("formats.json differs from what is computed now")
    else:
        with open(stored, "w", encoding="utf-8") as out:
            json.dump({"script": "formats.py", "python": "%d.%d" % sys.version_info[:2], "sets": sets}, out)
            out.write("\n")


main()

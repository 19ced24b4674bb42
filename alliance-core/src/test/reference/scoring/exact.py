#!/usr/bin/env python3
"""Scores random sheets of random invented instruments with exact fractions.

    python3 exact.py            writes ../../resources/io/github/alliancesdk/core/reference/exact-scores.json
    python3 exact.py --check    fails if what is stored differs

Each instrument has one of four kinds of formats: whole numbers, steps, codes with gaps, or two formats for different
items. Its sheets have gaps. A scale is scored if half of its items are answered. The scores of all sheets of an
instrument are hashed: for each scale a byte (0 insufficient, 1 scored, 2 scored without a mean), then mean, sum and
percentage of maximum possible as big-endian doubles, each the double nearest to the exact fraction.

ExactScoresTest draws the same instruments and sheets with the same generator. Needs Python 3.8 or newer, nothing else.
"""
import hashlib
import json
import os
import struct
import sys
from fractions import Fraction

SEED = 20260601
INSTRUMENTS = 1000
SHEETS = 1000
STORED = os.path.join(os.path.dirname(os.path.abspath(__file__)),
                      "../../resources/io/github/alliancesdk/core/reference/exact-scores.json")


class Draws:
    """A linear congruential generator of 64 bits, which gives the upper 31 bits."""

    def __init__(self, seed):
        self.state = seed

    def below(self, bound):
        self.state = (self.state * 6364136223846793005 + 1442695040888963407) % 2**64
        return (self.state >> 33) % bound


class Format:
    def __init__(self, points):
        self.points = points
        self.low = points[0]
        self.high = points[-1]


def whole(draws):
    low = draws.below(7) - 3
    return Format([Fraction(low + i) for i in range(2 + draws.below(9))])


def steps(draws):
    decimals = draws.below(4)
    step = Fraction(1 + draws.below(25), 10**decimals)
    low = Fraction(draws.below(2001) - 1000, 10**decimals)
    return Format([low + step * i for i in range(2 + draws.below(200))])


def codes(draws):
    most = 2 + draws.below(4)
    positive = [code for code in range(1, most + 1) if code == most or draws.below(2) == 0]
    return Format([Fraction(code) for code in sorted([-code for code in positive] + positive)])


def instrument(draws):
    kind = draws.below(4)
    first = [whole, steps, codes, steps][kind](draws)
    second = whole(draws) if kind == 3 else first
    items = 2 + draws.below(9)
    formats = [second if draws.below(2) == 1 else first for _ in range(items)]
    is_reversed = [draws.below(3) == 0 for _ in range(items)]
    in_part = [draws.below(2) == 0 for _ in range(items)]
    in_part[draws.below(items)] = True
    part = [item for item in range(items) if in_part[item]]
    return formats, is_reversed, [part, list(range(items))]


def sheet(draws, formats):
    answers = []
    for form in formats:
        missing = draws.below(6) == 0
        answer = form.points[draws.below(len(form.points))]
        answers.append(None if missing else answer)
    return answers


def score(scale, formats, is_reversed, answers):
    answered = [item for item in scale if answers[item] is not None]
    if 2 * len(answered) < len(scale) or not answered:
        return b"\0"
    total = sum(formats[i].low + formats[i].high - answers[i] if is_reversed[i] else answers[i] for i in answered)
    lowest = sum(formats[i].low for i in answered)
    width = sum(formats[i].high - formats[i].low for i in answered)
    lowest_of_all = sum(formats[i].low for i in scale)
    width_of_all = sum(formats[i].high - formats[i].low for i in scale)
    share = Fraction(total - lowest) / width
    prorated = lowest_of_all + share * width_of_all
    ranges = {(formats[i].low, formats[i].high) for i in scale}
    numbers = struct.pack(">dd", float(prorated), float(100 * share))
    if len(ranges) > 1:
        return b"\2" + numbers
    return b"\1" + struct.pack(">d", float(Fraction(total) / len(answered))) + numbers


def digests(instruments):
    draws = Draws(SEED)
    for _ in range(instruments):
        formats, is_reversed, scales = instrument(draws)
        digest = hashlib.sha256()
        for _ in range(SHEETS):
            answers = sheet(draws, formats)
            for scale in scales:
                digest.update(score(scale, formats, is_reversed, answers))
        yield digest.hexdigest()[:16]


def main():
    made = {"script": "exact.py", "python": "%d.%d" % sys.version_info[:2], "seed": SEED, "sheets": SHEETS,
            "digests": list(digests(INSTRUMENTS))}
    if sys.argv[1:] == ["--check"]:
        with open(STORED) as file:
            if json.load(file)["digests"] != made["digests"]:
                sys.exit("exact-scores.json is not what this script computes")
        return
    with open(STORED, "w") as file:
        json.dump(made, file, indent=0)
        file.write("\n")


if __name__ == "__main__":
    main()

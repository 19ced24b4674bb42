"""Scores sheets with gaps of an invented instrument under every kind of rule for missing answers.

The rules are applied as they read in plain words, with exact fractions; a number is rounded once, at the end.
Python 3.8 or later, standard library only: python3 missing.py FOLDER, or --check FOLDER.
"""
import json
import os
import random
import sys
from fractions import Fraction

LOWEST, HIGHEST = 0, 6
ITEMS = list(range(1, 14))  # item 13 belongs to no scale
REVERSED = {4, 9}
SCALES = {"engaged": [1, 2, 3, 4, 5], "conflict": [6, 7, 8, 9], "avoiding": [10, 11, 12]}
SEED = 20261129

# The published rule: not more than 4 of all items missing; and conflict needs all of its own.
PUBLISHED = "published(form-at-most-missing:4,conflict=complete)"

# What a policy asks: of the whole form (how many may be missing), and of each scale.
ANY = ("missing", len(ITEMS))
POLICIES = {
    "complete": (None, {}, ("missing", 0)),
    "prorate:0.5": (None, {}, ("fraction", Fraction(1, 2))),
    "prorate:0.75": (None, {}, ("fraction", Fraction(3, 4))),
    "prorate:0.8": (None, {}, ("fraction", Fraction(4, 5))),
    "prorate:1.0": (None, {}, ("fraction", Fraction(1))),
    "at-most-missing:0": (None, {}, ("missing", 0)),
    "at-most-missing:1": (None, {}, ("missing", 1)),
    "at-most-missing:2": (None, {}, ("missing", 2)),
    "at-most-missing:7": (None, {}, ("missing", 7)),
    "form-at-most-missing:0": (0, {}, ANY),
    "form-at-most-missing:4": (4, {}, ANY),
    "form-at-most-missing:12": (12, {}, ANY),
    "prorate:0.5,conflict=complete": (None, {"conflict": ("missing", 0)}, ("fraction", Fraction(1, 2))),
    "complete,avoiding=at-most-missing:1,engaged=prorate:0.6": (
        None,
        {"avoiding": ("missing", 1), "engaged": ("fraction", Fraction(3, 5))},
        ("missing", 0),
    ),
    PUBLISHED: (4, {"conflict": ("missing", 0)}, ANY),
    PUBLISHED + ",engaged=at-most-missing:1": (4, {"conflict": ("missing", 0), "engaged": ("missing", 1)}, ANY),
}


def is_enough(answered, items, rule):
    """Whether a scale with so many answers may be scored. Without an answer there is nothing to score."""
    if answered == 0:
        return False
    kind, limit = rule
    return Fraction(answered, items) >= limit if kind == "fraction" else items - answered <= limit


def needed(items, rule):
    return min(answered for answered in range(items + 1) if is_enough(answered, items, rule))


def score(sheet, items, rule, form):
    keyed = [LOWEST + HIGHEST - sheet[i] if i in REVERSED else sheet[i] for i in items if i in sheet]
    answered = len(keyed)
    if form is not None or not is_enough(answered, len(items), rule):
        result = {
            "status": "insufficient",
            "answered": answered,
            "items": len(items),
            "required": needed(len(items), rule),
        }
        if form is not None:
            result["form"] = form
        return result
    mean = Fraction(sum(keyed), answered)
    return {
        "status": "scored",
        "metric": "mean",
        "value": float(mean),
        "mean": float(mean),
        "sum": float(mean * len(items)),
        "pomp": float(100 * (mean - LOWEST) / (HIGHEST - LOWEST)),
        "answered": answered,
        "items": len(items),
        "prorated": answered < len(items),
    }


def scores(sheet, policy):
    most_missing_of_form, own, rule = POLICIES[policy]
    form = None
    if most_missing_of_form is not None and len(ITEMS) - len(sheet) > most_missing_of_form:
        form = {"answered": len(sheet), "items": len(ITEMS), "required": len(ITEMS) - most_missing_of_form}
    return {scale: score(sheet, items, own.get(scale, rule), form) for scale, items in SCALES.items()}


def sheets():
    """For each number of missing answers some sheets, and sheets that lack the answers to a whole scale."""
    uniform = random.Random(SEED).random  # the only method whose numbers are the same in every version of Python

    def full():
        return {item: LOWEST + int(uniform() * (HIGHEST - LOWEST + 1)) for item in ITEMS}

    for missing in range(len(ITEMS) + 1):
        for _ in range(2):
            sheet = full()
            order = sorted(ITEMS, key=lambda item: uniform())
            yield {item: sheet[item] for item in order[missing:]}
    for items in SCALES.values():
        yield {item: answer for item, answer in full().items() if item not in items}


def cases():
    return [
        {
            "responses": {str(item): answer for item, answer in sorted(sheet.items())},
            "scores": {policy: scores(sheet, policy) for policy in POLICIES},
        }
        for sheet in sheets()
    ]


def main(arguments):
    check = arguments[0] == "--check"
    file = os.path.join(arguments[-1], "missing.json")
    lines = ",\n".join(json.dumps(case, separators=(",", ":")) for case in cases())
    text = '{"made-by":"missing.py, Python fractions","cases":[\n' + lines + "\n]}\n"
    if check:
        with open(file) as stored:
            if stored.read() != text:
                sys.exit("missing.json differs from what missing.py computes")
    else:
        with open(file, "w") as to:
            to.write(text)


if __name__ == "__main__":
    main(sys.argv[1:])

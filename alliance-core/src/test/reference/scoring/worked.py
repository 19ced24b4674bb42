"""Writes four invented definitions with the scores of their examples, which are computed with exact fractions.

    python3 worked.py FOLDER            writes the definitions
    python3 worked.py --check FOLDER    fails if a stored definition differs

A sum of answers, and what it is divided by, are fractions; a number is rounded once, at the end. Python 3.8 or later,
standard library only.
"""
import json
import os
import sys
from fractions import Fraction


def facts(names):
    return [{"fact": name, "disposition": "author", "sources": []} for name in names]


def definition(name, title, form, items, reversed_items, scales, **more):
    made = {
        "schemaVersion": 1,
        "id": name,
        "definitionVersion": "1.0.0",
        "status": "keyed",
        "title": title,
        "raters": ["client"],
        "referents": ["app"],
        "responseFormat": form,
    }
    if "itemFormats" in more:
        made["itemFormats"] = more["itemFormats"]
    made["items"] = items
    made["reversed"] = reversed_items
    made["scales"] = scales
    made["missing"] = more.get("missing", {"published": False})
    made["cutoffs"] = {"published": False}
    names = ["raters/client", "responseFormat"]
    names += ["itemFormats/" + each["id"] for each in more.get("itemFormats", [])]
    names += ["reversed"] + ["scales/%s/items" % scale["id"] for scale in scales] + ["metric"]
    if made["missing"]["published"]:
        names.append("missing")
    made["provenance"] = facts(names)
    if not made["missing"]["published"]:
        made["provenance"].append({"fact": "missing", "disposition": "not-published", "sources": []})
    made["provenance"].append({"fact": "cutoffs", "disposition": "not-published", "sources": []})
    made["sources"] = {}
    made["examples"] = [example(made, *each) for each in more["examples"]]
    return made


def form_of(made, number):
    item = next(each for each in made["items"] if each["number"] == number)
    own = [each for each in made.get("itemFormats", []) if each["id"] == item.get("format")]
    return own[0] if own else made["responseFormat"]


def exact(number):
    return Fraction(str(number))


def keyed(made, number, answer):
    form = form_of(made, number)
    return exact(form["min"]) + exact(form["max"]) - exact(answer) if number in made["reversed"] else exact(answer)


def required(policy, items):
    """The number of answers that a scale of so many items needs; a form-wide rule asks a scale for one."""
    rule, _, argument = policy.partition(":")
    if rule == "complete":
        return items
    if rule == "prorate":
        least = exact(argument) * items
        return max(1, -(-least.numerator // least.denominator))
    if rule == "at-most-missing":
        return max(1, items - int(argument))
    return 1


def example(made, name, policy, responses):
    scores = {}
    rule = made["missing"]["rule"] if policy == "published" else policy
    missing = len(made["items"]) - len(responses)
    enough = not rule.startswith("form-at-most-missing") or missing <= int(rule.partition(":")[2])
    for scale in made["scales"]:
        items = scale["items"]
        answered = [each for each in items if str(each) in responses]
        need = required(rule, len(items))
        if not enough or len(answered) < need:
            scores[scale["id"]] = {
                "status": "insufficient",
                "answered": len(answered),
                "items": len(items),
                "required": need,
            }
            continue
        total = sum(keyed(made, each, responses[str(each)]) for each in answered)
        ranges = {(form_of(made, each)["min"], form_of(made, each)["max"]) for each in items}
        score = {"status": "scored"}
        if len(ranges) == 1:
            score["mean"] = float(total / len(answered))
        score["sum"] = prorated(made, items, answered, total)
        score.update(answered=len(answered), items=len(items), prorated=len(answered) < len(items))
        scores[scale["id"]] = score
    return {"id": name, "rater": "client", "policy": policy, "responses": responses, "scores": scores}


def prorated(made, items, answered, total):
    """The lowest sum of all items, plus the part of their range that was reached in that of the answered ones."""

    def end(which, numbers):
        return sum(exact(form_of(made, each)[which]) for each in numbers)

    if len(answered) == len(items):
        return int(total) if total.denominator == 1 else float(total)
    reached = (total - end("min", answered)) / (end("max", answered) - end("min", answered))
    return float(end("min", items) + reached * (end("max", items) - end("min", items)))


def sheet(*answers):
    return {str(i + 1): answer for i, answer in enumerate(answers) if answer is not None}


def numbered(count):
    return [{"number": i + 1} for i in range(count)]


DEFINITIONS = [
    definition(
        "worked-lines-4",
        "Four lines of ten centimetres (an invented example)",
        {"id": "line", "min": 0, "max": 10, "step": 0.1, "metric": "sum"},
        numbered(4),
        [],
        [{"id": "total", "items": [1, 2, 3, 4]}],
        examples=[
            ("lowest", "complete", sheet(0, 0, 0, 0)),
            ("highest", "complete", sheet(10, 10, 10, 10)),
            ("tenths", "complete", sheet(7.3, 2.1, 9, 4.4)),
            ("tenths-that-binary-cannot-say", "complete", sheet(0.1, 0.2, 0.3, 0.7)),
            ("gap-complete", "complete", sheet(7.3, None, 9, 4.4)),
            ("gap-prorated", "prorate:0.75", sheet(7.3, None, 9, 4.4)),
        ],
    ),
    definition(
        "worked-bipolar-4",
        "Four items from -3 to 3 without a middle (an invented example)",
        {"id": "bipolar", "min": -3, "max": 3, "codes": [-3, -2, -1, 1, 2, 3], "metric": "mean"},
        numbered(4),
        [2, 3],
        [{"id": "open", "items": [1, 2]}, {"id": "total", "items": [1, 2, 3, 4]}],
        examples=[
            ("lowest", "complete", sheet(-3, -3, -3, -3)),
            ("highest", "complete", sheet(3, 3, 3, 3)),
            ("mixed", "complete", sheet(2, -1, 3, -2)),
            ("gap-complete", "complete", sheet(2, -1, None, -2)),
            ("gap-prorated", "prorate:0.75", sheet(2, -1, None, -2)),
        ],
    ),
    definition(
        "worked-mixed-5",
        "Three items from 1 to 5 and two lines (an invented example)",
        {"id": "default", "min": 1, "max": 5, "metric": "mean"},
        numbered(3) + [{"number": 4, "format": "line"}, {"number": 5, "format": "line"}],
        [2, 5],
        [
            {"id": "choices", "items": [1, 2, 3]},
            {"id": "lines", "items": [4, 5]},
            {"id": "total", "items": [1, 2, 3, 4, 5]},
        ],
        itemFormats=[{"id": "line", "min": 0, "max": 10, "step": 0.5, "metric": "mean"}],
        examples=[
            ("lowest", "complete", sheet(1, 1, 1, 0, 0)),
            ("highest", "complete", sheet(5, 5, 5, 10, 10)),
            ("mixed", "complete", sheet(1, 2, 3, 4.5, 6)),
            ("gap-complete", "complete", sheet(1, 2, 3, 4.5)),
            ("gap-prorated", "prorate:0.5", sheet(1, 2, None, 4.5)),
        ],
    ),
    definition(
        "worked-form-rule-6",
        "Six items of which two may be missing (an invented example)",
        {"id": "default", "min": 0, "max": 4, "metric": "mean"},
        numbered(6),
        [4],
        [{"id": "first", "items": [1, 2, 3]}, {"id": "second", "items": [4, 5, 6]}],
        missing={
            "published": True,
            "statement": "The form is scored if at most two of its six items are missing.",
            "rule": "form-at-most-missing:2",
        },
        examples=[
            ("complete", "complete", sheet(3, 4, 2, 1, 3, 0)),
            ("two-gaps", "published", sheet(3, None, 2, None, 3, 0)),
            ("a-scale-of-one-answer", "published", sheet(3, None, None, 1, 3, 0)),
            ("three-gaps", "published", sheet(3, None, 2, None, 3, None)),
            ("gap-complete", "complete", sheet(3, 4, 2, 1, 3)),
        ],
    ),
]


def main(arguments):
    for made in DEFINITIONS:
        file = os.path.join(arguments[-1], made["id"] + ".json")
        text = json.dumps(made, indent=2) + "\n"
        if arguments[0] != "--check":
            with open(file, "w") as to:
                to.write(text)
            continue
        with open(file) as stored:
            if stored.read() != text:
                sys.exit(made["id"] + ".json differs from what worked.py computes")


if __name__ == "__main__":
    main(sys.argv[1:])

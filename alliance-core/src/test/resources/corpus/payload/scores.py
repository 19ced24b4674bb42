#!/usr/bin/env python3
"""Writes scores.csv: what the valid payloads score under the policy "complete".

It shares nothing with the SDK but the documents: it reads the valid definitions and payloads of the corpus and does the
arithmetic again. Run it in this folder after a valid document has changed: python3 scores.py (3.8 or newer, no packages).
"""
import csv
import json
from fractions import Fraction
from pathlib import Path

HERE = Path(__file__).resolve().parent
SUPPLIED = "demo-5"  # the instrument of the checker where a payload names none


def load(path):
    return json.loads(path.read_text(encoding="utf-8"))


def rows(payload, instruments):
    instrument = instruments[payload.get("instrument") or SUPPLIED]
    formats = {f["id"]: f for f in instrument.get("alternativeFormats", [])}
    chosen = payload.get("format")
    of_sheet = formats.get(chosen, instrument["responseFormat"])
    item_formats = {f["id"]: f for f in instrument.get("itemFormats", [])}
    own = {item["number"]: item_formats.get(item.get("format"), of_sheet) for item in instrument["items"]}
    for scale in instrument["scales"]:
        keyed = []
        for item in scale["items"]:
            answer = payload["responses"].get(str(item))
            if answer is not None:
                answer = Fraction(repr(answer))
                turn = Fraction(repr(own[item]["min"])) + Fraction(repr(own[item]["max"]))
                keyed.append(turn - answer if item in instrument["reversed"] else answer)
        complete = len(keyed) == len(scale["items"])
        ranges = {(own[item]["min"], own[item]["max"]) for item in scale["items"]}
        yield [
            scale["id"],
            repr(float(sum(keyed) / len(keyed))) if complete and len(ranges) == 1 else "",
            repr(float(sum(keyed))) if complete else "",
            len(keyed),
            len(scale["items"]),
        ]


def main():
    definitions = [load(path) for path in sorted((HERE.parent / "definition" / "valid").glob("*.json"))]
    instruments = {definition["id"]: definition for definition in definitions}
    with open(HERE / "cases.csv", encoding="utf-8", newline="") as table:
        files = [row["file"] for row in csv.DictReader(table) if row["label"] == "valid"]
    with open(HERE / "scores.csv", "w", encoding="utf-8", newline="") as out:
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow(["file", "scale", "mean", "sum", "answered", "items"])
        for file in files:
            for row in rows(load(HERE / file), instruments):
                writer.writerow([file, *row])


main()

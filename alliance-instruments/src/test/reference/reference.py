#!/usr/bin/env python3
"""An independent reference for the shipped instrument definitions.

Reads the facts in facts/ and nothing else to score, so that an error in a shipped definition or in the Java engine
shows as a difference. Python 3, standard library only. See README.md beside this file.
"""

import argparse
import gzip
import hashlib
import io
import json
import re
import sys
from dataclasses import dataclass
from pathlib import Path

# ---------------------------------------------------------------------------------------------------------------------
# What is fixed
# ---------------------------------------------------------------------------------------------------------------------

SEED = 20260501
RECORDS = 2400
KEYED = ("wai", "wai-s", "wai-sr", "dwai")
EXPERIMENTAL = (
    "wai-srt", "sai-6", "wai-b3", "wai-i", "wai-tech-sf", "arm-5", "wai-o", "wai-s-t", "wai-sr-t", "wai-sr-o",
)  # fmt: skip
SCORED = KEYED + EXPERIMENTAL
CATALOGUED = ("br-wai", "marm", "mm-dta", "etai", "virtual-tas")
INSTRUMENTS = SCORED + CATALOGUED
POLICIES = ("complete", "prorate:0.8")
MORE_POLICIES = ("prorate:0.5", "prorate:1.0")
MORE_POLICIES_EVERY = 4
MISSING_REASONS = ("skipped", "declined", "not-applicable", "unknown")

# Decisions of the shipped definitions that no fact settles.
DEFINITION_VERSION = "1.0.0"
SCALE_ORDER = ("goal", "task", "task-goal", "bond", "total")
DEFAULT_FORMAT = "default"
METRICS = {"wai": "sum", "wai-s": "sum", "wai-sr": "mean", "dwai": "mean"}
METRICS_OF_OUR_CHOICE = {
    "arm-5": ("sum", "no metric was read; the total is given as a sum"),
    "wai-o": ("sum", "no metric was read; as chosen for the WAI"),
    "wai-s-t": ("sum", "no metric was read; as chosen for the WAI-S"),
}
OTHERWISE = ("mean", "no metric was read")
TOTAL_WITHOUT_SUBSCALES = {
    "dwai": ("derived", ["goldberg-2022"]),
    "wai-tech-sf": ("derived", ["herrero-2020"]),
    "sai-6": ("unconfirmed", ["falkenstrom-2015-sai"]),
    "wai-b3": ("unconfirmed", ["li-2023"]),
    "arm-5": ("unconfirmed", ["form-arm-5"]),
}
FIRM = ("confirmed", "confirmed-secondary", "derived")

HERE = Path(__file__).resolve().parent
MODULE = HERE.parents[2]
FACTS = HERE / "facts"
CHECKSUMS = FACTS / "SHA256SUMS"
DEFINITIONS = MODULE / "src/main/resources/META-INF/alliance/io.github.alliancesdk.instruments"
INDEX = DEFINITIONS / "index.txt"
OUTPUT = MODULE / "src/test/resources/reference"


def read_json(path):
    """Reads a JSON file and refuses duplicate keys."""

    def unique(pairs):
        keys = [key for key, _ in pairs]
        if len(keys) != len(set(keys)):
            raise ValueError(f"duplicate key in {path.name}")
        return dict(pairs)

    return json.loads(path.read_text(encoding="utf-8"), object_pairs_hook=unique)


def definition_path(instrument):
    return DEFINITIONS / f"{instrument}-{DEFINITION_VERSION}.json"


# ---------------------------------------------------------------------------------------------------------------------
# Keys, from the facts alone
# ---------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Format:
    id: str
    min: int
    max: int


@dataclass(frozen=True)
class Key:
    id: str
    items: tuple
    reversed: frozenset
    formats: tuple
    scales: dict
    raters: tuple
    referents: tuple

    def keyed(self, item, raw, fmt):
        return fmt.min + fmt.max - raw if item in self.reversed else raw


def all_items(fact):
    """The numbers of the items; none where it isn't known how many there are."""
    return list(range(1, (fact["items"] or 0) + 1))


def total_items(fact):
    """The items of the total, checked against its statement 'all N items'."""
    stated = re.match(r"all (\d+) items", fact["total"])
    if not stated or int(stated.group(1)) != fact["items"]:
        raise ValueError(f"the total is not all items: {fact['total']}")
    return all_items(fact)


def selectable(fact):
    """The alternative formats that have codes; the others are notes."""
    return [entry for entry in fact.get("otherFormats", []) if "min" in entry["value"]]


def scales_of(fact):
    """Scale id -> items, in the order that the definitions use."""
    unordered = set(fact["scales"]) - set(SCALE_ORDER)
    if unordered:
        raise ValueError(f"scales without a place in the order: {sorted(unordered)}")
    everything = {name: entry["value"] for name, entry in fact["scales"].items()}
    everything["total"] = total_items(fact)
    return {name: sorted(everything[name]) for name in SCALE_ORDER if name in everything}


def key_of(instrument, fact):
    """The key; that of a catalogued instrument is its items, and nothing to score."""
    if instrument in CATALOGUED:
        return Key(instrument, tuple(all_items(fact)), frozenset(), (), {}, (), ())
    formats = [Format(DEFAULT_FORMAT, fact["response"]["value"]["min"], fact["response"]["value"]["max"])]
    formats += [Format(e["value"]["id"], e["value"]["min"], e["value"]["max"]) for e in selectable(fact)]
    return Key(
        id=instrument,
        items=tuple(total_items(fact)),
        reversed=frozenset(fact["reversed"]["value"]),
        formats=tuple(formats),
        scales=scales_of(fact),
        raters=tuple(fact["raters"]),
        referents=tuple(fact["referents"]),
    )


# ---------------------------------------------------------------------------------------------------------------------
# Scores
# ---------------------------------------------------------------------------------------------------------------------


def required(policy, items):
    """How many of a scale's items must be answered under a policy."""
    if policy == "complete":
        return items
    name, fraction = policy.split(":")
    if name != "prorate":
        raise ValueError(f"unknown policy {policy}")
    return next(a for a in range(1, items + 1) if a / items >= float(fraction))


def score_scale(key, fmt, items, answers, policy):
    answered = [item for item in items if answers.get(item) is not None]
    a, k = len(answered), len(items)
    least = required(policy, k)
    if a < least:
        return {"status": "insufficient", "answered": a, "items": k, "required": least}
    s = sum(key.keyed(item, answers[item], fmt) for item in answered)
    return {
        "status": "scored",
        "mean": s / a,
        "sum": s if a == k else s * k / a,
        "answered": a,
        "items": k,
        "prorated": a < k,
        "pomp": 100.0 * (s - a * fmt.min) / (a * (fmt.max - fmt.min)),
    }


def score(key, fmt, answers, policy):
    return {name: score_scale(key, fmt, items, answers, policy) for name, items in key.scales.items()}


# ---------------------------------------------------------------------------------------------------------------------
# Generated payloads
# ---------------------------------------------------------------------------------------------------------------------


class SplitMix64:
    """A generator that is the same in every Python version (and easy to repeat in any language)."""

    MASK = (1 << 64) - 1

    def __init__(self, seed):
        self.state = seed & self.MASK

    def next(self):
        self.state = (self.state + 0x9E3779B97F4A7C15) & self.MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & self.MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & self.MASK
        return z ^ (z >> 31)

    def below(self, bound):
        return self.next() % bound

    def chance(self, percent):
        return self.below(100) < percent

    def pick(self, values):
        return values[self.below(len(values))]

    def shuffled(self, values):
        result = list(values)
        for i in range(len(result) - 1, 0, -1):
            j = self.below(i + 1)
            result[i], result[j] = result[j], result[i]
        return result


def fixed_sheets(key, fmt):
    """The sheets that must be there whatever the random ones are: item -> answer."""
    low, high, middle = fmt.min, fmt.max, (fmt.min + fmt.max) // 2
    yield {}
    for value in (low, high, middle):
        yield {i: value for i in key.items}
    for first, second in ((low, high), (high, low)):
        yield {i: (first, second)[i % 2] for i in key.items}
    for extreme in (low, high):
        yield {i: key.keyed(i, extreme, fmt) for i in key.items}
    for item in key.items:
        for value in range(low, high + 1):
            yield {item: value}
    for item in key.items:
        yield {i: low + i % (high - low + 1) for i in key.items if i != item}
    for items in key.scales.values():
        yield {i: high for i in items}
        yield {i: high for i in key.items if i not in items}


def random_sheet(key, fmt, random):
    """A complete sheet (two in five) or one with gaps, few or many."""
    kept = 100 if random.chance(40) else random.pick((97, 90, 80, 65, 50, 20))
    narrow = random.chance(20)
    low, high = (fmt.min + 1, fmt.max - 1) if narrow else (fmt.min, fmt.max)
    return {i: low + random.below(high - low + 1) for i in key.items if random.chance(kept)}


def sheets(key, random):
    """RECORDS tuples of rater, format and answers; raters and formats take turns."""
    variants = [(rater, fmt) for rater in key.raters for fmt in key.formats]
    fixed = [fixed_sheets(key, fmt) for _, fmt in variants]
    for n in range(RECORDS):
        rater, fmt = variants[n % len(variants)]
        sheet = next(fixed[n % len(variants)], None)
        yield rater, fmt, random_sheet(key, fmt, random) if sheet is None else sheet


def payload_of(key, number, rater, fmt, answers, digest, random):
    payload = {"instrument": key.id, "rater": rater, "recordId": f"{key.id}-{number:04d}"}
    if fmt.id != DEFAULT_FORMAT or random.chance(20):
        payload["format"] = fmt.id
    if random.chance(50):
        payload["referent"] = referent_of(key, rater, random)
    if random.chance(50):
        payload["dyadId"] = f"d-{random.below(400)}"
        payload["session"] = random.below(21)
    if random.chance(15):
        payload["raterId"] = f"{rater[0]}-{random.below(400)}"
    if random.chance(15):
        payload["recordedAt"] = f"2026-05-{1 + random.below(28):02d}T{random.below(24):02d}:30:00Z"
    if random.chance(15):
        payload["definitionDigest"] = digest
    gaps = [item for item in key.items if item not in answers]
    nulls = [item for item in gaps if random.chance(30)] if random.chance(50) else []
    order = random.shuffled(list(answers) + nulls)
    payload["responses"] = {str(item): answers.get(item) for item in order}
    if gaps and random.chance(40):
        reasons = {str(item): random.pick(MISSING_REASONS) for item in random.shuffled(gaps) if random.chance(50)}
        payload["missing"] = reasons
    return dict((name, payload[name]) for name in random.shuffled(payload)) if random.chance(30) else payload


def referent_of(key, rater, random):
    """A therapist rates a client; a client rates one of the others."""
    fitting = [r for r in key.referents if (r == "client") == (rater == "therapist")]
    return random.pick(fitting)


def records(key):
    """The lines of an instrument's reference file."""
    random = SplitMix64(SEED + INSTRUMENTS.index(key.id))
    digest = digest_of(digest_form_of_key(key))
    for number, (rater, fmt, answers) in enumerate(sheets(key, random), start=1):
        policies = POLICIES + (MORE_POLICIES if number % MORE_POLICIES_EVERY == 0 else ())
        yield {
            "payload": payload_of(key, number, rater, fmt, answers, digest, random),
            "expected": {policy: score(key, fmt, answers, policy) for policy in policies},
        }


def reference_text(key):
    return "".join(json.dumps(record, separators=(",", ":")) + "\n" for record in records(key))


# ---------------------------------------------------------------------------------------------------------------------
# Digests
# ---------------------------------------------------------------------------------------------------------------------


def digest_of(form):
    """SHA-256 of the RFC 8785 form; for ASCII strings and integers json.dumps gives exactly that form."""
    canonical = json.dumps(form, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return "sha256:" + hashlib.sha256(canonical.encode("ascii")).hexdigest()


def digest_form_of_key(key):
    return {
        "id": key.id,
        "items": sorted(key.items),
        "reversed": sorted(key.reversed),
        "formats": [{"id": f.id, "min": f.min, "max": f.max} for f in key.formats],
        "scales": [{"id": name, "items": sorted(items)} for name, items in key.scales.items()],
    }


def digest_form_of_definition(definition):
    formats = [*listed(definition.get("responseFormat")), *definition.get("alternativeFormats", [])]
    return {
        "id": definition["id"],
        "items": sorted(item["number"] for item in definition["items"]),
        "reversed": sorted(definition["reversed"]),
        "formats": [{"id": f["id"], "min": f["min"], "max": f["max"]} for f in formats],
        "scales": [{"id": s["id"], "items": sorted(s["items"])} for s in definition["scales"]],
    }


def digests(keys, problems):
    """Instrument@version -> digest, from the facts; a definition that disagrees is a problem."""
    result = {}
    for instrument, key in keys.items():
        definition = read_json(definition_path(instrument))
        expected = digest_of(digest_form_of_key(key))
        shipped = digest_of(digest_form_of_definition(definition))
        if expected != shipped:
            problems.append(f"{instrument}: digest {shipped} of the definition, {expected} of the facts")
        result[f"{instrument}@{definition['definitionVersion']}"] = expected
    return result


# ---------------------------------------------------------------------------------------------------------------------
# Examples of the definitions
# ---------------------------------------------------------------------------------------------------------------------


def example(key, name, rater, answers, policy="complete", fmt=None):
    used = fmt or key.formats[0]
    scores = {
        scale: {field: value for field, value in entry.items() if field != "pomp"}
        for scale, entry in score(key, used, answers, policy).items()
    }
    result = {"id": name, "rater": rater}
    if fmt:
        result["format"] = fmt.id
    result["policy"] = policy
    result["responses"] = {str(item): answers[item] for item in sorted(answers)}
    result["scores"] = scores
    return result


def mixed(key, fmt, step):
    points = fmt.max - fmt.min + 1
    return {item: fmt.min + (step * item + item // 4) % points for item in key.items}


def without(answers, *items):
    return {item: value for item, value in answers.items() if item not in items}


def nothing_for(answers, *items):
    return {item: None if item in items else value for item, value in answers.items()}


def examples(key):
    """The example sheets of one instrument, with the scores of this script."""
    if not key.formats:
        return []
    default = key.formats[0]
    result = []
    for rater in key.raters:
        result += rater_examples(key, default, rater)
    for fmt in key.formats[1:]:
        result += [
            example(key, f"client-lowest-{fmt.id}", "client", {i: fmt.min for i in key.items}, fmt=fmt),
            example(key, f"client-highest-{fmt.id}", "client", {i: fmt.max for i in key.items}, fmt=fmt),
            example(key, f"client-mixed-{fmt.id}", "client", mixed(key, fmt, 3), fmt=fmt),
            example(key, f"client-partial-{fmt.id}", "client", without(mixed(key, fmt, 3), 2), "prorate:0.8", fmt),
        ]
    return result


def rater_examples(key, fmt, rater):
    step = 3 if rater == "client" else 5
    sheet = mixed(key, fmt, step)
    result = [
        example(key, f"{rater}-all-lowest", rater, {i: fmt.min for i in key.items}),
        example(key, f"{rater}-all-highest", rater, {i: fmt.max for i in key.items}),
        example(key, f"{rater}-mixed", rater, sheet),
    ]
    if key.reversed:
        result += [
            example(key, f"{rater}-weakest", rater, {i: key.keyed(i, fmt.min, fmt) for i in key.items}),
            example(key, f"{rater}-strongest", rater, {i: key.keyed(i, fmt.max, fmt) for i in key.items}),
        ]
    first, last = next(iter(key.scales.values())), key.items[-1]
    return result + [
        example(key, f"{rater}-one-gap-complete", rater, without(sheet, first[1])),
        example(key, f"{rater}-one-gap-prorated", rater, without(sheet, first[1]), "prorate:0.8"),
        example(key, f"{rater}-null-answers-prorated", rater, nothing_for(sheet, first[0], last), "prorate:0.8"),
        example(key, f"{rater}-mostly-empty", rater, {i: sheet[i] for i in key.items[:2]}, "prorate:0.8"),
    ]


# ---------------------------------------------------------------------------------------------------------------------
# The written form of a definition
# ---------------------------------------------------------------------------------------------------------------------

WIDTH = 120


def scalar(value):
    return not isinstance(value, (dict, list))


def flat(value):
    """True for what stands on one line whatever its width: lists and objects of numbers, booleans and nulls."""
    if scalar(value):
        return True
    members = value.values() if isinstance(value, dict) else value
    return all(scalar(v) and not isinstance(v, str) for v in members)


def short(value):
    if isinstance(value, list):
        return all(scalar(v) for v in value)
    return not isinstance(value, dict) or all(short(v) for v in value.values())


def pretty(value, indent=0):
    """JSON by 2 spaces; lists of numbers, and small objects, on one line."""
    line = json.dumps(value, ensure_ascii=False)
    if flat(value) or (indent and short(value) and indent + len(line) <= WIDTH):
        return line
    inner, outer = " " * (indent + 2), " " * indent
    if isinstance(value, list):
        return "[\n" + ",\n".join(inner + pretty(v, indent + 2) for v in value) + "\n" + outer + "]"
    members = [inner + json.dumps(k) + ": " + pretty(v, indent + 2) for k, v in value.items()]
    return "{\n" + ",\n".join(members) + "\n" + outer + "}"


def definition_text(instrument, key):
    """The shipped definition with this script's examples, as it must be stored."""
    definition = read_json(definition_path(instrument))
    definition.pop("examples", None)
    if instrument in SCORED:
        definition["examples"] = examples(key)
    return pretty(definition) + "\n"


# ---------------------------------------------------------------------------------------------------------------------
# Definitions against the facts
# ---------------------------------------------------------------------------------------------------------------------

# Every field of an instrument's facts that the comparison below reads; another one is reported, never passed over.
COMPARED = {
    "status", "title", "abbreviation", "year", "origin", "referents", "raters", "items", "fromWai", "response",
    "printedDescending", "otherFormats", "scales", "total", "structure", "reversed", "metric", "missing", "cutoffs",
    "rights", "reliability", "fromWaiSr", "scaleReferents", "openQuestion", "whyNotKeyed", "note",
}  # fmt: skip
FIELDS = {
    "schemaVersion", "id", "definitionVersion", "status", "title", "abbreviation", "year", "origin", "raters",
    "referents", "responseFormat", "alternativeFormats", "items", "reversed", "scales", "missing", "cutoffs",
    "structure", "reliability", "rights", "notes", "openQuestions", "provenance", "sources", "examples",
    "whyNotKeyed",
}  # fmt: skip


def listed(value):
    """A fact that stands once, or several times in a list."""
    return value if isinstance(value, list) else [value] if value else []


def provenance_entry(fact, note=None):
    """Disposition, sources and note as a definition must carry them; value texts go before the note."""
    notes = [text for text in (note, fact.get("note")) if text]
    return {"disposition": fact["disposition"], "sources": fact["sources"], "note": "; ".join(notes) or None}


def total_entry(instrument, fact):
    """The total follows from its subscales, and is no firmer than they are."""
    subscales = fact["scales"].values()
    sources = list(dict.fromkeys(s for entry in subscales for s in entry["sources"]))
    disposition = "derived" if all(entry["disposition"] in FIRM for entry in subscales) else "unconfirmed"
    if not subscales:
        disposition, sources = TOTAL_WITHOUT_SUBSCALES[instrument]
    return provenance_entry({"disposition": disposition, "sources": sources}, fact["total"])


def metric(instrument):
    return METRICS.get(instrument) or METRICS_OF_OUR_CHOICE.get(instrument, OTHERWISE)[0]


def metric_entry(instrument, fact):
    if "metric" not in fact:
        note = METRICS_OF_OUR_CHOICE.get(instrument, OTHERWISE)[1]
        return provenance_entry({"disposition": "our-choice", "sources": []}, note)
    text = fact["metric"]["value"]
    return provenance_entry(fact["metric"], None if text == metric(instrument) else text)


def ancestry(fact):
    """The instrument that the items come from, and the fact that says which; None where none does."""
    for name, instrument in (("fromWai", "wai"), ("fromWaiSr", "wai-sr")):
        if name in fact:
            return instrument, fact[name]
    return None


def expected_provenance(instrument, fact):
    """Fact name -> disposition, sources, note."""
    if instrument in CATALOGUED:
        return {}
    result = {}
    for rater, entry in fact["raters"].items():
        result[f"raters/{rater}"] = provenance_entry(entry, None if entry["value"] is True else entry["value"])
    result["responseFormat"] = provenance_entry(fact["response"])
    for entry in selectable(fact):
        result[f"formats/{entry['value']['id']}"] = provenance_entry(entry)
    if ancestry(fact):
        result["derivedFrom"] = provenance_entry(ancestry(fact)[1])
    if "printedDescending" in fact:
        result["printedDescending"] = provenance_entry(fact["printedDescending"])
    for scale in scales_of(fact):
        total = scale == "total"
        result[f"scales/{scale}/items"] = (
            total_entry(instrument, fact) if total else provenance_entry(fact["scales"][scale])
        )
    result["reversed"] = provenance_entry(fact["reversed"])
    result["metric"] = metric_entry(instrument, fact)
    for name in ("missing", "cutoffs"):
        if name in fact:
            result[name] = provenance_entry(fact[name])
    for name in ("structure", "reliability"):
        for number, entry in enumerate(listed(fact.get(name)), start=1):
            result[f"{name}/{number}"] = provenance_entry(entry)
    return result


def expected_formats(instrument, fact):
    default = {"id": DEFAULT_FORMAT, "min": None, "max": None, "metric": metric(instrument)}
    default.update(fact["response"]["value"])
    others = []
    for entry in selectable(fact):
        value = dict(entry["value"])
        word = value["metric"].split(" ")[0]
        stated = f"{word} {value['min'] * fact['items']}-{value['max'] * fact['items']}"
        if value["metric"] != stated:
            raise ValueError(f"{value['id']}: '{value['metric']}' does not follow from its codes ({stated})")
        others.append({**value, "metric": word})
    return default, others


def expected_items(fact):
    descending = fact.get("printedDescending", {}).get("value")
    result = []
    for number in all_items(fact):
        item = {"number": number}
        if ancestry(fact):
            instrument, origin = ancestry(fact)
            item["derivedFrom"] = {"instrument": instrument, "item": origin["value"][number - 1]}
        if descending is not None:
            item["printedDescending"] = number in descending
        result.append(item)
    return result


def expected_findings(fact):
    structure = [
        {"number": n, "statement": entry["value"]} for n, entry in enumerate(listed(fact.get("structure")), start=1)
    ]
    reliability = []
    for number, entry in enumerate(listed(fact.get("reliability")), start=1):
        value = dict(entry["value"])
        if "n" in value:
            value["n"] = listed(value["n"])
        reliability.append({"number": number, **value})
    return structure, reliability


def expected_rule(entry):
    if entry["value"] is None:
        return {"published": False}
    rule = {"rule": entry["rule"]} if "rule" in entry else {}
    return {"published": True, "statement": entry["value"], **rule}


def expected_scales(fact):
    result = []
    for name, items in scales_of(fact).items():
        scale = {"id": name, "items": items}
        if name in fact.get("scaleReferents", {}):
            scale["referents"] = fact["scaleReferents"][name]
        result.append(scale)
    return result


def expected_identity(instrument, fact):
    return {
        "schemaVersion": 1,
        "id": instrument,
        "definitionVersion": DEFINITION_VERSION,
        **{name: fact[name] for name in ("status", "title", "origin")},
        **{name: fact.get(name) for name in ("abbreviation", "year")},
        "items": expected_items(fact),
        "whyNotKeyed": fact.get("whyNotKeyed"),
    }


def expected_values(instrument, fact):
    """The members of a definition that follow from the facts and the decisions above; None is absent."""
    identity = expected_identity(instrument, fact)
    if instrument in CATALOGUED:
        nothing = {name: [] for name in ("raters", "referents", "reversed", "scales", "provenance")}
        absent = dict.fromkeys(FIELDS - identity.keys() - nothing.keys() - {"sources", "notes", "openQuestions"})
        return {**identity, **nothing, **absent}
    default, others = expected_formats(instrument, fact)
    structure, reliability = expected_findings(fact)
    return {
        **identity,
        "raters": list(fact["raters"]),
        "referents": fact["referents"],
        "responseFormat": default,
        "alternativeFormats": others,
        "reversed": fact["reversed"]["value"],
        "scales": expected_scales(fact),
        **{name: expected_rule(fact[name]) if name in fact else None for name in ("missing", "cutoffs")},
        "structure": structure,
        "reliability": reliability,
        "rights": {**fact["rights"], "evidence": fact["rights"].get("evidence", [])},
    }


def compare(problems, where, expected, actual):
    if expected != actual:
        problems.append(f"{where}: {json.dumps(actual)} in the definition, {json.dumps(expected)} in the facts")


def compare_provenance(problems, instrument, fact, definition):
    expected = expected_provenance(instrument, fact)
    actual = {}
    for entry in definition["provenance"]:
        if entry["fact"] in actual:
            problems.append(f"{instrument}: provenance of {entry['fact']} stands twice")
        actual[entry["fact"]] = {"note": None, **{k: v for k, v in entry.items() if k != "fact"}}
    for name in sorted(expected.keys() - actual.keys()):
        problems.append(f"{instrument}: no provenance of {name}")
    for name in sorted(actual.keys() - expected.keys()):
        problems.append(f"{instrument}: provenance of {name}, which no fact supports")
    for name in expected.keys() & actual.keys():
        compare(problems, f"{instrument}: provenance of {name}", expected[name], actual[name])


def compare_notes(problems, instrument, fact, definition):
    """A note's sources and disposition are those of a fact, and both absent in a note on the instrument itself; a
    format without codes has a note that names it."""
    known = [(e["disposition"], e["sources"]) for e in expected_provenance(instrument, fact).values()]
    notes = definition.get("notes", [])
    for entry in fact.get("otherFormats", []):
        if entry in selectable(fact):
            continue
        fitting = [n for n in notes if entry["value"]["id"] in n["text"]]
        actual = [(n.get("disposition"), n.get("sources")) for n in fitting]
        compare(problems, f"{instrument}: note on {entry['value']['id']}",
                [(entry["disposition"], entry["sources"])], actual)  # fmt: skip
        known.append((entry["disposition"], entry["sources"]))
    if "note" in fact:
        if not any(note.keys() == {"text"} for note in notes):
            problems.append(f"{instrument}: the note of the facts is not stated")
        known.append((None, None))
    for note in notes:
        if (note.get("disposition"), note.get("sources")) not in known:
            problems.append(f"{instrument}: note with a disposition or sources of no fact: {note['text'][:60]}")


def referenced_sources(definition):
    names = list(definition["origin"]) + list(definition.get("rights", {}).get("evidence", []))
    for entry in definition["provenance"] + definition.get("notes", []):
        names += entry.get("sources", [])
    return set(names)


def compare_sources(problems, instrument, definition, sources):
    used, shipped = referenced_sources(definition), definition["sources"]
    for name in sorted(used - shipped.keys()):
        problems.append(f"{instrument}: source {name} is referenced but not listed")
    for name in sorted(shipped.keys() - used):
        problems.append(f"{instrument}: source {name} is listed but not referenced")
    for name in sorted(shipped):
        compare(problems, f"{instrument}: source {name}", sources.get(name), shipped[name])


def compare_open_questions(problems, instrument, fact, definition):
    """An experimental key, and an unconfirmed one, says what is open; a question of the facts is asked as it stands."""
    questions = definition.get("openQuestions", [])
    weak = [name for name, entry in expected_provenance(instrument, fact).items()
            if entry["disposition"] == "unconfirmed" and name != "metric"]  # fmt: skip
    if (weak or fact["status"] == "experimental") and not questions:
        problems.append(f"{instrument}: {', '.join(weak)} unconfirmed, and no open question")
    asked = fact.get("openQuestion")
    if asked and not any(asked.lower() in question.lower() for question in questions):
        problems.append(f"{instrument}: the open question of the facts is not asked")


def compare_definition(problems, instrument, fact, sources):
    definition = read_json(definition_path(instrument))
    for name in sorted(fact.keys() - COMPARED):
        problems.append(f"{instrument}: the fact '{name}' is not compared")
    for name in sorted(definition.keys() - FIELDS):
        problems.append(f"{instrument}: unknown field '{name}'")
    for name, expected in expected_values(instrument, fact).items():
        compare(problems, f"{instrument}: {name}", expected, definition.get(name))
    compare_open_questions(problems, instrument, fact, definition)
    compare_provenance(problems, instrument, fact, definition)
    compare_notes(problems, instrument, fact, definition)
    compare_sources(problems, instrument, definition, sources)


def sha256(path):
    return hashlib.sha256(path.read_bytes()).hexdigest()


def compare_copy(problems):
    """The facts copy against its checksums."""
    stated = dict(reversed(line.split("  ", 1)) for line in CHECKSUMS.read_text(encoding="ascii").splitlines())
    present = {path.name: sha256(path) for path in sorted(FACTS.glob("*.json"))}
    if stated != present:
        problems.append(f"facts: {CHECKSUMS.name} does not describe the files beside it")


def check_facts(facts, sources, problems):
    listing = [line.split(" ")[:2] for line in INDEX.read_text(encoding="ascii").splitlines()]
    if listing != [[i, DEFINITION_VERSION] for i in INSTRUMENTS]:
        problems.append(f"{INDEX.name}: {listing}")
    for instrument in INSTRUMENTS:
        compare_definition(problems, instrument, facts[instrument], sources)
    compare_copy(problems)


# ---------------------------------------------------------------------------------------------------------------------
# Files
# ---------------------------------------------------------------------------------------------------------------------


def gzipped(text):
    """Gzip without a name and a time, so that the same text gives the same bytes."""
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=buffer, mtime=0) as out:
        out.write(text.encode("ascii"))
    return buffer.getvalue()


def digests_text(keys, problems):
    return json.dumps(digests(keys, problems), indent=2) + "\n"


def index_text(keys, problems):
    """What the shipped definitions are found by: a line of id, version and digest for each."""
    listed = (name.split("@") + [digest] for name, digest in digests(keys, problems).items())
    return "".join(f"{' '.join(words)}\n" for words in listed)


def write_examples(keys):
    for instrument, key in keys.items():
        definition_path(instrument).write_text(definition_text(instrument, key), encoding="utf-8", newline="\n")


def write(keys, problems):
    OUTPUT.mkdir(parents=True, exist_ok=True)
    for instrument in SCORED:
        key = keys[instrument]
        (OUTPUT / f"{instrument}.ndjson.gz").write_bytes(gzipped(reference_text(key)))
    (OUTPUT / "digests.json").write_text(digests_text(keys, problems), encoding="ascii", newline="\n")
    INDEX.write_text(index_text(keys, problems), encoding="ascii", newline="\n")


def first_difference(expected, actual):
    expected, actual = expected.splitlines(), actual.splitlines()
    for number, (left, right) in enumerate(zip(expected, actual), start=1):
        if left != right:
            return f"line {number} differs"
    return f"{len(actual)} lines stored, {len(expected)} regenerated"


def check_text(problems, path, expected, read):
    if not path.is_file():
        problems.append(f"{path.name}: is not there")
        return
    actual = read(path)
    if actual != expected:
        problems.append(f"{path.name}: {first_difference(expected, actual)}")


def check(keys, facts, sources, problems):
    def plain(path):
        return path.read_bytes().decode("utf-8")

    def unzipped(path):
        return gzip.decompress(path.read_bytes()).decode("ascii")

    check_facts(facts, sources, problems)
    for instrument, key in keys.items():
        check_text(problems, definition_path(instrument), definition_text(instrument, key), plain)
        if instrument in SCORED:
            check_text(problems, OUTPUT / f"{instrument}.ndjson.gz", reference_text(key), unzipped)
    check_text(problems, OUTPUT / "digests.json", digests_text(keys, problems), plain)
    check_text(problems, INDEX, index_text(keys, problems), plain)


def arguments():
    parser = argparse.ArgumentParser(description="Reference scores, digests and examples of the shipped definitions.")
    mode = parser.add_mutually_exclusive_group(required=True)
    mode.add_argument("--write", action="store_true", help="write the reference scores, the digests and the index")
    mode.add_argument("--write-examples", action="store_true", help="put the examples into the shipped definitions")
    mode.add_argument("--check-facts", action="store_true", help="compare the shipped definitions with the facts")
    mode.add_argument("--check", action="store_true", help="compare everything with what is stored; writes nothing")
    return parser.parse_args()


def main():
    options = arguments()
    facts = read_json(FACTS / "instruments.json")["instruments"]
    sources = read_json(FACTS / "sources.json")
    keys = {instrument: key_of(instrument, facts[instrument]) for instrument in INSTRUMENTS}
    problems = []
    if options.write:
        write(keys, problems)
    elif options.write_examples:
        write_examples(keys)
    elif options.check_facts:
        check_facts(facts, sources, problems)
    else:
        check(keys, facts, sources, problems)
    for problem in problems:
        print(problem)
    if not problems and (options.check or options.check_facts):
        print(f"{', '.join(INSTRUMENTS)}: no difference")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

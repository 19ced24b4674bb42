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
from fractions import Fraction
from pathlib import Path

# ---------------------------------------------------------------------------------------------------------------------
# What is fixed
# ---------------------------------------------------------------------------------------------------------------------

SEED = 20260501
RECORDS = 2400
POLICIES = ("complete", "prorate:0.8")
MORE_POLICIES = ("prorate:0.5", "prorate:1.0")
MORE_POLICIES_EVERY = 4
MISSING_REASONS = ("skipped", "declined", "not-applicable", "unknown")

# Decisions of the shipped definitions that no fact settles.
DEFINITION_VERSION = "1.0.0"
SCALE_ORDER = (
    "goal", "task", "task-goal", "bond", "engagement", "emotional-connection", "safety", "shared-purpose", "total",
)  # fmt: skip
DEFAULT_FORMAT = "default"
METRICS = {"wai": "sum", "wai-s": "sum", "wai-sr": "mean", "dwai": "mean"}
METRICS_OF_OUR_CHOICE = {
    "wai-o": ("sum", "no metric was read; as chosen for the WAI"),
    "wai-s-t": ("sum", "no metric was read; as chosen for the WAI-S"),
}
OTHERWISE = ("mean", "no metric was read")
TOTAL_WITHOUT_SUBSCALES = {
    "dwai": ("derived", ["goldberg-2022"]),
    "wai-tech-sf": ("derived", ["herrero-2020"]),
    "sai-6": ("unconfirmed", ["falkenstrom-2015-sai"]),
    "wai-b3": ("unconfirmed", ["li-2023"]),
    "arm-5": ("confirmed-secondary", ["psypack-arm5", "form-arm-5"]),
    "haq-ii": ("unconfirmed", ["luborsky-1996"]),
    "srs": ("derived", ["psychologyroots-srs", "hiboop-srs", "cauceos-srs", "italian-tests-srs"]),
    "tasc-r": ("derived", ["blueprint-tasc-r", "greenspace-tasc"]),
    "care": ("derived", ["care-scoring-quote", "emerge-care"]),
    "tes": ("unconfirmed", ["decker-2014"]),
}
# The statements of a source on a cut-off, taken from the note of the fact.
CUTOFF_STATEMENTS = {
    "srs": [
        ("total", 36, "at-or-below", "a concern", ["psychologyroots-srs", "hiboop-srs"]),
        ("total", 36, "at-or-above", "fine", ["cauceos-srs", "italian-tests-srs"]),
    ],
}
# Parts of the facts' texts that are advice to this project or are about an earlier engine, and what is shipped instead.
REWORDED = {
    "arm-5": {
        "an existing experimental entry: ": "",
        ": change of metric from the shipped sum; the digest does not change": "",
    },
    "care": {
        ": ship it only if the catalogue is to answer the seeds missing empathy and compassion, marked construct: empathy":
            "",
    },
    "haq-ii": {": the id must be haq-ii-alliance or the title must say alliance": ""},
    "softa-o": {"; negative codes load and score today": ""},
    "srs": {" Ship as a statement with its conflict, never as a threshold": ""},
    "tascp": {"but the rater is a caregiver, whom the engine does not know": "read from that vendor only"},
    "vanderbilt-tas-sf": {": rename that id": ""},
    "wai-sr": {"; the keying check should name it": ""},
}  # fmt: skip
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


# Facts that the conformance kit refuses, and what is shipped instead: confirmed-secondary needs two sources.
WEAKENED = {("arm-5", "structure/1"): "unconfirmed"}

# The tags of the languages that the facts name.
LANGUAGES = {"English": "en", "French": "fr", "Dutch": "nl", "German": "de", "Japanese": "ja", "Norwegian": "no"}

# An id begins with a letter.
IDS = {"3rs": "rupture-3rs"}
ALL_FACTS = {IDS.get(name, name): fact for name, fact in read_json(FACTS / "instruments.json")["instruments"].items()}
INSTRUMENTS = tuple(ALL_FACTS)
CATALOGUED = tuple(name for name in INSTRUMENTS if ALL_FACTS[name]["status"] == "catalogued")
SCORED = tuple(name for name in INSTRUMENTS if name not in CATALOGUED)


def definition_path(instrument):
    return DEFINITIONS / f"{instrument}-{DEFINITION_VERSION}.json"


# ---------------------------------------------------------------------------------------------------------------------
# Keys, from the facts alone
# ---------------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class Format:
    """The answers of a format: fractions from min to max, a step apart."""

    id: str
    min: Fraction
    max: Fraction
    step: Fraction

    @property
    def points(self):
        return int((self.max - self.min) / self.step) + 1

    def answer(self, place):
        """The answer at a place, 0 for the lowest."""
        return self.min + place * self.step

    def answers(self):
        return [self.answer(place) for place in range(self.points)]


def format_of(id_, value):
    return Format(id_, exact(value["min"]), exact(value["max"]), exact(value.get("step", 1)))


def exact(number):
    """The decimal that a JSON number shows: 0.1 is a tenth."""
    return Fraction(repr(number))


def plain(number):
    """A fraction as a JSON number."""
    return int(number) if number == int(number) else float(number)


@dataclass(frozen=True)
class Key:
    id: str
    items: tuple
    reversed: frozenset
    formats: tuple
    scales: dict
    raters: tuple
    referents: tuple
    rule: str = None

    def keyed(self, item, raw, fmt):
        return fmt.min + fmt.max - raw if item in self.reversed else raw


def all_items(fact):
    """The numbers of the items; none where it isn't known how many there are."""
    return list(range(1, (fact["items"] or 0) + 1))


def total_items(fact):
    """The items of the total, checked against its statement 'all N items'."""
    if fact["total"] == "none stated: no total":
        return None
    stated = re.match(r"all (\d+) items", fact["total"])
    if not stated or int(stated.group(1)) != fact["items"]:
        raise ValueError(f"the total is not all items: {fact['total']}")
    return all_items(fact)


def raters_of(fact):
    """The raters whose form was seen; an unconfirmed one is a note."""
    return {name: entry for name, entry in fact["raters"].items() if entry["disposition"] != "unconfirmed"}


def selectable(fact):
    """The alternative formats that have codes; the others are notes."""
    return [entry for entry in fact.get("otherFormats", []) if "min" in entry["value"]]


def scales_of(fact):
    """Scale id -> items, in the order that the definitions use."""
    unordered = set(fact["scales"]) - set(SCALE_ORDER)
    if unordered:
        raise ValueError(f"scales without a place in the order: {sorted(unordered)}")
    everything = {name: entry["value"] for name, entry in fact["scales"].items()}
    if total_items(fact):
        everything["total"] = total_items(fact)
    return {name: sorted(everything[name]) for name in SCALE_ORDER if name in everything}


def key_of(instrument, fact):
    """The key; that of a catalogued instrument is its items, and nothing to score."""
    if instrument in CATALOGUED:
        return Key(instrument, tuple(all_items(fact)), frozenset(), (), {}, (), ())
    formats = [format_of(DEFAULT_FORMAT, fact["response"]["value"])]
    formats += [format_of(e["value"]["id"], e["value"]) for e in selectable(fact)]
    return Key(
        id=instrument,
        items=tuple(all_items(fact)),
        reversed=frozenset(fact["reversed"]["value"]),
        formats=tuple(formats),
        scales=scales_of(fact),
        raters=tuple(raters_of(fact)),
        referents=tuple(fact["referents"]),
        rule=fact.get("missing", {}).get("rule"),
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
    least = required(key.rule if policy == "published" else policy, k)
    if a < least:
        return {"status": "insufficient", "answered": a, "items": k, "required": least}
    s = sum(key.keyed(item, answers[item], fmt) for item in answered)
    return {
        "status": "scored",
        "mean": float(s / a),
        "sum": int(s) if a == k and fmt.step == 1 else float(s * k / a),
        "answered": a,
        "items": k,
        "prorated": a < k,
        "pomp": float(100 * (s - a * fmt.min) / (a * (fmt.max - fmt.min))),
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
    low, high, middle = fmt.min, fmt.max, fmt.answer((fmt.points - 1) // 2)
    yield {}
    for value in (low, high, middle):
        yield {i: value for i in key.items}
    for first, second in ((low, high), (high, low)):
        yield {i: (first, second)[i % 2] for i in key.items}
    for extreme in (low, high):
        yield {i: key.keyed(i, extreme, fmt) for i in key.items}
    for item in key.items:
        for value in fmt.answers():
            yield {item: value}
    for item in key.items:
        yield {i: fmt.answer(i % fmt.points) for i in key.items if i != item}
    for items in key.scales.values():
        yield {i: high for i in items}
        yield {i: high for i in key.items if i not in items}


def random_sheet(key, fmt, random):
    """A complete sheet (two in five) or one with gaps, few or many."""
    kept = 100 if random.chance(40) else random.pick((97, 90, 80, 65, 50, 20))
    narrow = random.chance(20)
    low, high = (1, fmt.points - 2) if narrow else (0, fmt.points - 1)
    return {i: fmt.answer(low + random.below(high - low + 1)) for i in key.items if random.chance(kept)}


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
        payload.update(referent_of(key, rater, random))
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
    payload["responses"] = {str(item): plain(answers[item]) if item in answers else None for item in order}
    if gaps and random.chance(40):
        reasons = {str(item): random.pick(MISSING_REASONS) for item in random.shuffled(gaps) if random.chance(50)}
        payload["missing"] = reasons
    return dict((name, payload[name]) for name in random.shuffled(payload)) if random.chance(30) else payload


def referent_of(key, rater, random):
    """A therapist rates a client, if the facts name one; the others rate one of the others."""
    fitting = [r for r in key.referents if (r == "client") == (rater == "therapist")]
    return {"referent": random.pick(fitting)} if fitting else {}


def records(key):
    """The lines of an instrument's reference file."""
    random = SplitMix64(SEED + INSTRUMENTS.index(key.id))
    digest = digest_of(digest_form_of_key(key))
    for number, (rater, fmt, answers) in enumerate(sheets(key, random), start=1):
        policies = POLICIES + (MORE_POLICIES if number % MORE_POLICIES_EVERY == 0 else ())
        policies += ("published",) if key.rule else ()
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
    """SHA-256 of the RFC 8785 form; for ASCII strings, integers and short decimals json.dumps gives exactly that."""
    canonical = json.dumps(form, sort_keys=True, separators=(",", ":"), ensure_ascii=True)
    return "sha256:" + hashlib.sha256(canonical.encode("ascii")).hexdigest()


def digest_form_of_key(key):
    return {
        "id": key.id,
        "items": sorted(key.items),
        "reversed": sorted(key.reversed),
        "formats": [
            {"id": f.id, "min": plain(f.min), "max": plain(f.max), **({} if f.step == 1 else {"step": plain(f.step)})}
            for f in key.formats
        ],
        "scales": [{"id": name, "items": sorted(items)} for name, items in key.scales.items()],
    }


def digest_form_of_definition(definition):
    formats = [*listed(definition.get("responseFormat")), *definition.get("alternativeFormats", [])]
    return {
        "id": definition["id"],
        "items": sorted(item["number"] for item in definition["items"]),
        "reversed": sorted(definition["reversed"]),
        "formats": [{name: f[name] for name in ("id", "min", "max", "step") if name in f} for f in formats],
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
    result["responses"] = {
        str(item): None if answers[item] is None else plain(answers[item]) for item in sorted(answers)
    }
    result["scores"] = scores
    return result


def mixed(key, fmt, step):
    stride = step if fmt.step == 1 else 9 * step
    return {item: fmt.answer((stride * item + item // 4) % fmt.points) for item in key.items}


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
    gap = first[min(1, len(first) - 1)]
    result += [
        example(key, f"{rater}-one-gap-complete", rater, without(sheet, gap)),
        example(key, f"{rater}-one-gap-prorated", rater, without(sheet, gap), "prorate:0.8"),
        example(key, f"{rater}-null-answers-prorated", rater, nothing_for(sheet, first[0], last), "prorate:0.8"),
        example(key, f"{rater}-mostly-empty", rater, {i: sheet[i] for i in key.items[:2]}, "prorate:0.8"),
    ]
    if key.rule:
        result += [
            example(key, f"{rater}-two-gaps-published", rater, without(sheet, gap, last), "published"),
            example(key, f"{rater}-three-gaps-published", rater, without(sheet, first[0], gap, last), "published"),
        ]
    return result


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
    "rights", "reliability", "fromWaiSr", "scaleReferents", "openQuestion", "whyNotKeyed", "note", "construct",
    "statusWhy", "trap", "pitfalls", "conflicts", "needs", "languages", "derivedFrom", "reference", "scaleSizes",
}  # fmt: skip
FIELDS = {
    "schemaVersion", "id", "definitionVersion", "status", "title", "abbreviation", "year", "origin", "raters",
    "referents", "responseFormat", "alternativeFormats", "items", "reversed", "scales", "missing", "cutoffs",
    "structure", "reliability", "rights", "notes", "openQuestions", "provenance", "sources", "examples",
    "whyNotKeyed", "construct", "languages",
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


def metric(instrument, fact):
    if instrument in METRICS:
        return METRICS[instrument]
    if "metric" in fact:
        return fact["metric"]["value"].split(" ")[0]
    return METRICS_OF_OUR_CHOICE.get(instrument, OTHERWISE)[0]


def metric_entry(instrument, fact):
    if "metric" not in fact:
        note = METRICS_OF_OUR_CHOICE.get(instrument, OTHERWISE)[1]
        return provenance_entry({"disposition": "our-choice", "sources": []}, note)
    text = fact["metric"]["value"]
    return provenance_entry(fact["metric"], None if text == metric(instrument, fact) else text)


def ancestry(fact):
    """The instrument that the items come from, and the fact that says which; None where none does."""
    for name, instrument in (("fromWai", "wai"), ("fromWaiSr", "wai-sr")):
        if name in fact:
            return instrument, fact[name]
    return None


def expected_provenance(instrument, fact):
    """Fact name -> disposition, sources, note."""
    result = provenance_of_facts(instrument, fact)
    for name, entry in result.items():
        entry["disposition"] = WEAKENED.get((instrument, name), entry["disposition"])
        entry["note"] = entry["note"] and shipped(instrument, entry["note"])
    return result


def provenance_of_facts(instrument, fact):
    if instrument in CATALOGUED:
        return findings_entries(fact)
    result = {}
    for rater, entry in raters_of(fact).items():
        result[f"raters/{rater}"] = provenance_entry(entry, None if entry["value"] is True else entry["value"])
    result["responseFormat"] = provenance_entry(fact["response"], response_note(fact["response"]["value"]))
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
            unstated = None if is_published(fact[name]) else fact[name]["value"]
            result[name] = provenance_entry(fact[name], unstated)
    return {**result, **findings_entries(fact)}


def findings_entries(fact):
    result = {}
    for name in ("structure", "reliability"):
        for number, entry in enumerate(listed(fact.get(name)), start=1):
            result[f"{name}/{number}"] = provenance_entry(entry)
    return result


def response_note(value):
    """What the facts say of the answers in words."""
    words = [value[name] for name in ("kind", "anchors") if isinstance(value.get(name), str)]
    words += [f"not applicable: {value['notApplicable']}"] if "notApplicable" in value else []
    return "; ".join(words) or None


def is_published(fact):
    """A value is a published rule, unless it says that there is none or that sources contradict each other."""
    return fact["value"] not in (None, "none") and fact["disposition"] not in ("not-published", "conflicting")


def expected_formats(instrument, fact):
    response = fact["response"]["value"]
    default = {"id": DEFAULT_FORMAT, **{name: response[name] for name in ("min", "max", "step") if name in response}}
    default["metric"] = metric(instrument, fact)
    if isinstance(response.get("anchors"), dict):
        default["anchors"] = response["anchors"]
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
    if not is_published(entry):
        return {"published": False}
    rule = {"rule": entry["rule"]} if "rule" in entry else {}
    return {"published": True, "statement": entry["value"], **rule}


def expected_cutoffs(instrument, entry):
    statements = [
        {"scale": scale, "value": value, "direction": direction, "claim": claim,
         "disposition": entry["disposition"], "sources": sources}
        for scale, value, direction, claim, sources in CUTOFF_STATEMENTS.get(instrument, [])
    ]  # fmt: skip
    return {**expected_rule(entry), **({"statements": statements} if statements else {})}


def expected_scales(fact):
    result = []
    referents = fact.get("scaleReferents", {})
    referents = referents.get("value", referents)
    for name, items in scales_of(fact).items():
        scale = {"id": name, "items": items}
        if name in referents:
            scale["referents"] = referents[name]
        result.append(scale)
    return result


def expected_identity(instrument, fact):
    return {
        "schemaVersion": 1,
        "id": instrument,
        "definitionVersion": DEFINITION_VERSION,
        **{name: fact[name] for name in ("status", "title", "origin")},
        **{name: fact.get(name) for name in ("abbreviation", "year")},
        "construct": None if fact["construct"] == "alliance" else fact["construct"],
        "languages": languages(fact) or None,
        "items": expected_items(fact),
        "whyNotKeyed": shipped(instrument, fact["whyNotKeyed"]) if "whyNotKeyed" in fact else None,
    }


def languages(fact):
    """The languages that the facts name, as tags; what else they say of languages is in a note only."""
    names = [text.split(" (")[0] for text in fact.get("languages", [])]
    return [LANGUAGES[name] for name in names if name in LANGUAGES]


def shipped(instrument, text):
    """A text of the facts as it is shipped."""
    for part, instead in REWORDED.get(instrument, {}).items():
        text = text.replace(part, instead)
    return text


def expected_notes(instrument, fact):
    """The notes that state a fact which has no field of its own: text, disposition, sources."""
    result = []

    def say(label, text, entry=None):
        text = shipped(instrument, text).rstrip(".")
        result.append((f"{label}: {text}.", (entry or {}).get("disposition"), (entry or {}).get("sources")))

    if "statusWhy" in fact:
        say("Status", fact["statusWhy"])
    if isinstance(fact.get("note"), str):
        say("Note", fact["note"])
    elif "note" in fact:
        say("Note", fact["note"]["value"], fact["note"])
    if "trap" in fact:
        say("Trap", fact["trap"])
    for entry in fact.get("pitfalls", []):
        say("Trap", entry["value"], entry)
    for text in fact.get("conflicts", []):
        say("Conflict", text)
    if instrument in CATALOGUED and "response" in fact:
        say("Answers", "{min}..{max}".format(**fact["response"]["value"]), fact["response"])
    for rater, entry in fact.get("raters", {}).items():
        if rater not in raters_of(fact):
            say(f"Rater {rater}", entry["value"], entry)
    if "scaleSizes" in fact:
        sizes = ", ".join(f"{name} {size}" for name, size in fact["scaleSizes"]["value"].items())
        say("Items of each scale", sizes, fact["scaleSizes"])
    if isinstance(fact.get("derivedFrom"), str):
        say("Derived from", fact["derivedFrom"])
    for text in fact.get("needs", []):
        say("A key needs" if instrument in CATALOGUED else "Needs", text)
    if "languages" in fact:
        say("Languages", ", ".join(fact["languages"]))
    if "reference" in fact:
        say("Published figures", fact["reference"])
    return result


def expected_values(instrument, fact):
    """The members of a definition that follow from the facts and the decisions above; None is absent."""
    identity = expected_identity(instrument, fact)
    structure, reliability = expected_findings(fact)
    if instrument in CATALOGUED:
        nothing = {name: [] for name in ("raters", "referents", "reversed", "scales")}
        findings = {"structure": structure or None, "reliability": reliability or None}
        told = {"sources", "notes", "openQuestions", "provenance"}
        absent = dict.fromkeys(FIELDS - identity.keys() - nothing.keys() - findings.keys() - told)
        return {**identity, **nothing, **findings, **absent}
    default, others = expected_formats(instrument, fact)
    return {
        **identity,
        "raters": list(raters_of(fact)),
        "referents": fact["referents"],
        "responseFormat": default,
        "alternativeFormats": others,
        "reversed": fact["reversed"]["value"],
        "scales": expected_scales(fact),
        "missing": expected_rule(fact["missing"]) if "missing" in fact else None,
        "cutoffs": expected_cutoffs(instrument, fact["cutoffs"]) if "cutoffs" in fact else None,
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
    """A fact without a field is a note in the facts' words, and a format without codes has a note that names it. The
    sources and disposition of any other note are those of a fact."""
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
    told = [(note["text"], note.get("disposition"), note.get("sources")) for note in notes]
    for entry in expected_notes(instrument, fact):
        if entry not in told:
            problems.append(f"{instrument}: no note {entry}")
        known.append(entry[1:])
    for note in notes:
        if note.keys() == {"text"} and (note["text"], None, None) not in expected_notes(instrument, fact):
            problems.append(f"{instrument}: note that no fact supports: {note['text'][:60]}")
        if (note.get("disposition"), note.get("sources")) not in known:
            problems.append(f"{instrument}: note with a disposition or sources of no fact: {note['text'][:60]}")


def stated(fact):
    """The members of a fact that have a value."""
    return {name: value for name, value in fact.items() if value is not None}


def referenced_sources(definition):
    names = list(definition["origin"]) + list(definition.get("rights", {}).get("evidence", []))
    statements = definition.get("cutoffs", {}).get("statements", [])
    for entry in definition["provenance"] + definition.get("notes", []) + statements:
        names += entry.get("sources", [])
    return set(names)


def compare_sources(problems, instrument, definition, sources):
    used, listing = referenced_sources(definition), definition["sources"].keys()
    for name in sorted(used - listing):
        problems.append(f"{instrument}: source {name} is referenced but not listed")
    for name in sorted(listing - used):
        problems.append(f"{instrument}: source {name} is listed but not referenced")
    for name in sorted(listing):
        compare(problems, f"{instrument}: source {name}", stated(sources.get(name, {})), definition["sources"][name])


def compare_open_questions(problems, instrument, fact, definition):
    """An experimental key, and an unconfirmed one, says what is open; a question of the facts is asked as it stands. The
    engine itself asks about an unconfirmed rule for missing answers, in the reports that follow it."""
    questions = definition.get("openQuestions", [])
    weak = [name for name, entry in expected_provenance(instrument, fact).items()
            if entry["disposition"] == "unconfirmed" and name not in ("metric", "missing")]  # fmt: skip
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
    facts = ALL_FACTS
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
        print(f"{len(INSTRUMENTS)} instruments, {len(SCORED)} of them scored: no difference")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())

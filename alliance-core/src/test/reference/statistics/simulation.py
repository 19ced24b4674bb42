"""Works out simulated answers for ResponseSimulationTest from the description in ResponseSimulation's Javadoc alone.

Python 3.8 or later, standard library only: python3 simulation.py FOLDER, or --check FOLDER.
"""
import json
import math
import os
import sys

MASK = (1 << 64) - 1
GAMMA = 0x9E3779B97F4A7C15


class SplitMix64:
    def __init__(self, seed):
        self.state = seed & MASK

    def next(self):
        self.state = (self.state + GAMMA) & MASK
        z = self.state
        z = ((z ^ (z >> 30)) * 0xBF58476D1CE4E5B9) & MASK
        z = ((z ^ (z >> 27)) * 0x94D049BB133111EB) & MASK
        return z ^ (z >> 31)


class Numbers:
    """A stream for each seed and number, uniform numbers of 53 bits, normal numbers by the polar method."""

    def __init__(self, seed, stream):
        self.bits = SplitMix64(SplitMix64(SplitMix64(seed).next() + stream).next())
        self.spare = None

    def uniform(self):
        return ((self.bits.next() >> 11) + 0.5) * 2.0 ** -53

    def normal(self):
        if self.spare is not None:
            value, self.spare = self.spare, None
            return value
        while True:
            x, y = 2 * self.uniform() - 1, 2 * self.uniform() - 1
            square = x * x + y * y
            if 0 < square < 1:
                break
        factor = math.sqrt(-2 * math.log(square) / square)
        self.spare = y * factor
        return x * factor


def shape_of(skewness):
    low, high = 0.0, 3.0
    for _ in range(100):
        middle = (low + high) / 2
        square = math.exp(middle * middle)
        if (square + 2) * math.sqrt(square - 1) < abs(skewness):
            low = middle
        else:
            high = middle
    return high


def threshold(value, skewness):
    if skewness == 0:
        return value
    sign = math.copysign(1, skewness)
    shape = shape_of(skewness)
    square = math.exp(shape * shape)
    argument = math.sqrt(square) + sign * value * math.sqrt(square * (square - 1))
    return sign * math.log(argument) / shape if argument > 0 else -sign * math.inf


def answers_of(form):
    """Every answer of a format: whole numbers, codes, or steps, which are counted in hundredths."""
    if "codes" in form:
        return form["codes"]
    if "step" in form:
        low, high, step = (round(100 * form[key]) for key in ("min", "max", "step"))
        return [count / 100 for count in range(low, high + 1, step)]
    return list(range(form["min"], form["max"] + 1))


def thresholds(location, case, points, spread):
    return [threshold(((one + other) / 2 - location) / spread, case["skewness"]) for one, other in zip(points, points[1:])]


def location_of(case, points, mean, spread):
    width = points[-1] - points[0]
    below, above = points[0] - 10.0 * width, points[-1] + 10.0 * width
    for _ in range(200):
        middle = (below + above) / 2
        expected = points[0] + sum(
            (other - one) * math.erfc(t / math.sqrt(2)) / 2
            for one, other, t in zip(points, points[1:], thresholds(middle, case, points, spread)))
        if expected < mean:
            below = middle
        else:
            above = middle
    return above


def sheets(case):
    reversed_items = {2, 5}
    factor_of = {1: 1, 2: 1, 3: 1, 4: 2, 5: 2, 6: 2}
    sheet = answers_of(case.get("format", {"min": 1, "max": 7}))
    own_items = case["own"]["items"] if "own" in case else []
    points = {item: answers_of(case["own"]["format"]) if item in own_items else sheet for item in range(1, 7)}
    stretch = {item: (each[-1] - each[0]) / (sheet[-1] - sheet[0]) for item, each in points.items()}
    spread = {item: case["spread"] * stretch[item] for item in points}
    location = {item: location_of(case, each, each[0] + (case["mean"] - sheet[0]) * stretch[item], spread[item])
                for item, each in points.items()}
    unique = math.sqrt(1 - case["loading"] ** 2 - case["scaleLoading"] ** 2)
    made = []
    for dyad in range(1, case["dyads"] + 1):
        numbers = Numbers(case["seed"], dyad)
        standing = [numbers.normal() for _ in range(3)]
        persons_by_items = Numbers(case["seed"], -1 - dyad)
        own = {}
        for session in range(1, case["sessions"] + 1):
            now = [numbers.normal() for _ in range(3)]
            stable = case["stability"]
            now = [math.sqrt(stable) * a + math.sqrt(1 - stable) * b for a, b in zip(standing, now)]
            passed = {item: thresholds(location[item] + case["trend"] * (session - 1) * stretch[item], case, points[item],
                                       spread[item]) for item in points}
            answers = {}
            for item in range(1, 7):
                error = numbers.normal()
                share = case["itemStability"]
                if item not in own:
                    own[item] = math.sqrt(share) * error + math.sqrt(1 - share) * persons_by_items.normal()
                else:
                    error = math.sqrt(share) * own[item] + math.sqrt(1 - share) * error
                y = case["loading"] * now[0] + case["scaleLoading"] * now[factor_of[item]] + unique * error
                absent = numbers.uniform() < case["missing"]
                place = sum(y > each for each in passed[item])
                if not absent:
                    # reversing takes the answer that is as far from the other end
                    answers[str(item)] = points[item][-1 - place if item in reversed_items else place]
            made.append(answers)
    return made


CASES = [
    dict(seed=1, dyads=30, loading=0.7, scaleLoading=0.0, mean=4.5, spread=1.5, skewness=0.0, missing=0.0, sessions=1,
         trend=0.0, stability=1.0, itemStability=0.5),
    dict(seed=-987654321, dyads=20, loading=0.5, scaleLoading=0.4, mean=5.5, spread=1.2, skewness=-1.0, missing=0.1,
         sessions=3, trend=0.2, stability=0.6, itemStability=0.5),
    dict(seed=20260505, dyads=25, loading=0.6, scaleLoading=0.3, mean=2.5, spread=1.0, skewness=1.5, missing=0.02,
         sessions=2, trend=-0.1, stability=0.0, itemStability=0.0),
    dict(seed=20261201, dyads=15, loading=0.6, scaleLoading=0.2, mean=4.0, spread=1.5, skewness=0.0, missing=0.0, sessions=4,
         trend=0.0, stability=0.7, itemStability=0.8),
    dict(seed=20261105, format=dict(id="line", min=0, max=10, step=0.1), dyads=20, loading=0.6, scaleLoading=0.3, mean=6.5,
         spread=2.0, skewness=-0.5, missing=0.05, sessions=2, trend=0.3, stability=0.8, itemStability=0.5),
    dict(seed=20261106, format=dict(id="signs", codes=[-3, -2, -1, 1, 2, 3]), dyads=20, loading=0.7, scaleLoading=0.0, mean=0.5,
         spread=1.5, skewness=0.0, missing=0.0, sessions=2, trend=-0.2, stability=0.8, itemStability=0.5),
    dict(seed=20261107, format=dict(id="default", min=1, max=5),
         own=dict(format=dict(id="line", min=0, max=10, step=0.25), items=[3, 4, 5]), dyads=20, loading=0.7, scaleLoading=0.2,
         mean=3.5, spread=1.0, skewness=0.5, missing=0.05, sessions=2, trend=0.2, stability=0.8, itemStability=0.5),
]


def main():
    folder = os.path.join(sys.argv[-1], "simulation.json")
    text = json.dumps({"cases": [dict(case, sheets=sheets(case)) for case in CASES]}, indent=1) + "\n"
    if sys.argv[1] == "--check":
        with open(folder, encoding="utf-8") as stored:
            if stored.read() != text:
                sys.exit("simulation.json differs from what is computed now")
    else:
        with open(folder, "w", encoding="utf-8") as out:
            out.write(text)


main()

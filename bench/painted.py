"""How long the person waits: from due to painted, from the click to the guide."""

from __future__ import annotations

import time
from statistics import median

from bench.place import Candidate, Place
from bench.table import Line

ROUNDS = 3
PROGRAM = ("-m", "bench.painted_program")
TEXTS = {
    "notice": "notice, due to painted",
    "break": "break, begun to painted",
    "screens": "break on two screens, begun to painted",
    "guide": "guide, asked to painted",
}
MOST_MS = {"notice": 100.0, "break": 250.0, "screens": 250.0}


def painted(place: Place) -> list[Line]:
    """The first time in a fresh app each, when the code of the window is loaded too."""
    times: dict[str, list[float]] = {what: [] for what in TEXTS}
    for number in range(2 * ROUNDS + 2):
        if number == ROUNDS + 1:
            width, height = place.desk.size
            half = width // 2
            place.desk.screens(("left", 0, 0, half, height), ("right", half, 0, width - half, height))
        said = _said(place, number)
        if number % (ROUNDS + 1):  # the first start of each compiles, and does not count
            for what, ms in said.items():
                times[what].append(ms)
    return [Line(text, median(times[what]), "ms", most=MOST_MS.get(what)) for what, text in TEXTS.items()]


def _said(place: Place, number: int) -> dict[str, float]:
    """What one app took, whose person types."""
    program, _ = place.start(Candidate(f"painted{number}", PROGRAM))
    while program.code is None:
        place.desk.key("a")  # only somebody who types is reminded
        time.sleep(0.2)
    said = {each["what"]: float(each["ms"]) for each in program.said()}
    if len(said) < len(TEXTS) - 1:
        raise SystemExit(f"not all was painted, only {', '.join(said)}\n{program.text()}")
    return said

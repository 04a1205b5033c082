"""How long the person waits: from due to painted, from the click to the guide."""

from __future__ import annotations

import time
from statistics import median

from bench.place import Candidate, Place
from bench.table import Line

ROUNDS = 3
PROGRAM = ("-m", "bench.painted_program")
TEXTS = {"notice": "notice, due to painted", "break": "break, begun to painted", "guide": "guide, asked to painted"}


def painted(place: Place) -> list[Line]:
    """The first time in a fresh app each, when the code of the window is loaded too."""
    times: dict[str, list[float]] = {what: [] for what in TEXTS}
    for number in range(ROUNDS + 1):
        program, _ = place.start(Candidate(f"painted{number}", PROGRAM))
        while program.code is None:
            place.desk.key("a")  # only somebody who types is reminded
            time.sleep(0.2)
        said = {each["what"]: each["ms"] for each in program.said()}
        if missing := set(TEXTS) - set(said):
            raise SystemExit(f"never painted: {', '.join(sorted(missing))}\n{program.text()}")
        for what, ms in said.items():
            if number:
                times[what].append(ms)
    return [Line(text, median(times[what]), "ms") for what, text in TEXTS.items()]

"""Memory after every window, prompts included, was opened and closed once."""

from __future__ import annotations

import time
from collections.abc import Sequence
from statistics import median

from bench.place import FLOOR, Candidate, Place
from bench.process import pss_mb
from bench.table import Line
from tests.desk.desk import Program, wait

PAGES = ("status", "guide", "help", "history", "settings", "welcome", "check", "answers", "own", "pack", "about")
BREAKS = (("posture",), ("stretch",), ("warmup", "10m"))
ROUNDS = 3
SETTLE_S = 3.0


def opened_once(place: Place) -> list[Line]:
    """Open and close each, as the person does, in a fresh app each round, beside the resting floor."""
    floors_mb, after_mb = [], []
    for number in range(ROUNDS):
        floors_mb.append(_floor_mb(place))
        # A home of its own: who leaves one break three times is asked about it.
        after_mb.append(_after_mb(place, Candidate(f"round {number}")))
    return [Line("PSS after every window was open once", median(after_mb), "MB", median(floors_mb), 1.75)]


def _after_mb(place: Place, candidate: Candidate) -> float:
    app, _ = place.start(candidate)
    time.sleep(SETTLE_S)
    for page in PAGES:
        _open(place, app, candidate, ("open", page))
        _wait_closed(place, app, key="alt+F4")
    for words in BREAKS:
        _open(place, app, candidate, ("break", *words))
        place.tell(candidate, "exit")
        _wait_closed(place, app)
    time.sleep(SETTLE_S)
    after_mb = pss_mb(app.pid)
    app.end()
    return after_mb


def _floor_mb(place: Place) -> float:
    floor, _ = place.start(FLOOR)
    time.sleep(SETTLE_S)
    floor_mb = pss_mb(floor.pid)
    floor.end()
    return floor_mb


def _open(place: Place, app: Program, candidate: Candidate, words: Sequence[str]) -> None:
    place.tell(candidate, *words)
    wait(lambda: _windows(place, app), 10, f"a window after {words}")
    time.sleep(0.7)  # painted, and in front


def _wait_closed(place: Place, app: Program, key: str = "") -> None:
    """Wait until no window is left; the key is pressed again where the window had not got the keyboard yet."""
    deadline_s = time.perf_counter() + 20
    while _windows(place, app):
        if time.perf_counter() > deadline_s:
            raise SystemExit(f"a window did not close:\n{app.text()}")
        if key:
            place.desk.key(key)
        time.sleep(0.5)
    time.sleep(0.5)


def _windows(place: Place, app: Program) -> list[str]:
    found = place.desk.run(["xdotool", "search", "--onlyvisible", "--pid", str(app.pid), "--name", "."])
    return [line for line in found.splitlines() if line.isdigit()]

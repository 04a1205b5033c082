"""Memory after every window, prompts included, was opened and closed once."""

from __future__ import annotations

import time
from collections.abc import Sequence

from bench.place import DEFAULT, FLOOR, Place
from bench.process import pss_mb
from bench.table import Line
from tests.desk.desk import Program, wait

PAGES = ("status", "guide", "help", "history", "settings", "welcome", "check", "about")
BREAKS = (("posture",), ("stretch",), ("warmup", "10m"))
SETTLE_S = 3.0


def opened_once(place: Place) -> list[Line]:
    """Open and close each, as the person does, beside the resting floor."""
    floor, _ = place.start(FLOOR)
    time.sleep(SETTLE_S)
    floor_mb = pss_mb(floor.pid)
    floor.end()
    app, _ = place.start(DEFAULT)
    time.sleep(SETTLE_S)
    for page in PAGES:
        _open(place, app, ("open", page))
        place.desk.key("alt+F4")
        _wait_closed(place, app)
    for words in BREAKS:
        _open(place, app, ("break", *words))
        place.tell(DEFAULT, "exit")
        _wait_closed(place, app)
    time.sleep(SETTLE_S)
    line = Line("PSS after every window was open once", pss_mb(app.pid), "MB", floor_mb, 1.75)
    app.end()
    return [line]


def _open(place: Place, app: Program, words: Sequence[str]) -> None:
    place.tell(DEFAULT, *words)
    wait(lambda: _windows(place, app), 10, f"a window after {words}")
    time.sleep(1.0)  # painted, and in front


def _wait_closed(place: Place, app: Program) -> None:
    wait(lambda: not _windows(place, app), 10, "the window to close")
    time.sleep(0.5)


def _windows(place: Place, app: Program) -> list[str]:
    found = place.desk.run(["xdotool", "search", "--onlyvisible", "--pid", str(app.pid), "--name", "."])
    return [line for line in found.splitlines() if line.isdigit()]

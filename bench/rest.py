"""The start, and the resting app: memory, and what it does in a minute, in use and away."""

from __future__ import annotations

import os
import time
from statistics import median

from bench.place import ALL, DEFAULT, FLOOR, USE, Candidate, Place
from bench.process import Meter, pss_mb
from bench.table import Line

ROUNDS = 7
MEMORY_ROUNDS = 3
SETTLE_S = 4.0
"""After the start: APScheduler is loaded by then."""
MINUTE_S = float(os.environ.get("BENCH_MINUTE", "30"))
"""How long a minute is watched; what is counted is scaled."""
AWAY_AFTER_S = 33.0
"""Without input for so long, the person counts as away (``pause_after`` and a little more)."""
TYPING_S = 0.4


def starts(place: Place, where: str = "") -> list[Line]:
    """Start each candidate in turn; the first round compiles and fills the caches, and does not count."""
    times: dict[Candidate, list[float]] = {each: [] for each in ALL}
    memory: dict[Candidate, list[float]] = {each: [] for each in ALL}
    for number in range(ROUNDS + 1):
        for candidate in ALL:
            program, ms = place.start(candidate)
            if number:
                times[candidate].append(ms)
            if number > ROUNDS - MEMORY_ROUNDS:
                time.sleep(SETTLE_S)
                memory[candidate].append(pss_mb(program.pid))
            program.end()
    floor_ms, floor_mb = median(times[FLOOR]), median(memory[FLOOR])
    return [
        Line(f"start to tray{where}", median(times[DEFAULT]), "ms", floor_ms, 1.8),
        Line(f"PSS at rest, use reminders only{where}", median(memory[USE]), "MB", floor_mb, 1.3),
        Line(f"PSS at rest, default settings{where}", median(memory[DEFAULT]), "MB", floor_mb, 1.5),
    ]


def minutes(place: Place, where: str = "") -> list[Line]:
    """A minute of typing and a minute away, the floor beside it."""
    floor, _ = place.start(FLOOR)
    app, _ = place.start(DEFAULT)
    time.sleep(SETTLE_S)
    lines = []
    for how in ("in use", "away"):
        if how == "in use":
            place.desk.key("a")  # the first key tells every program of a keyboard: no wake-up of ours
            time.sleep(1.0)
        else:
            time.sleep(AWAY_AFTER_S)
        signals, meters, began_s = place.signals, (Meter(floor.pid), Meter(app.pid)), time.perf_counter()
        while (seconds := time.perf_counter() - began_s) < MINUTE_S:
            if how == "in use":
                place.desk.key("a")
            time.sleep(TYPING_S)
        least, most = (meter.a_minute(seconds) for meter in meters)
        lines += [
            Line(f"wake-ups a minute, {how}{where}", most.switches, "", most=6),
            Line(f"… of the floor, {how}{where}", least.switches, ""),
            Line(f"CPU a minute, {how}{where}", most.cpu_ms, "ms"),
            Line(f"signals to the panel a minute, {how}{where}", (place.signals - signals) * 60 / seconds, ""),
        ]
    app.end()
    floor.end()
    return lines

"""The start, and the resting app: memory, and what it does in a minute, in use and away."""

from __future__ import annotations

import os
import time
from statistics import median

from bench.place import ALL, DEFAULT, FLOOR, USE, Candidate, Place
from bench.process import Meter, pss_mb
from bench.table import Line

ROUNDS = 11
MEMORY_ROUNDS = 3
SETTLE_S = 4.0
"""After the start: APScheduler is loaded by then."""
MINUTE_S = float(os.environ.get("BENCH_MINUTE", "30"))
"""How long a minute is watched; what is counted is scaled."""
STEADY_S = 32.0
"""After that: what was missing at the start was looked for once more, and is looked for hardly ever now."""
AWAY_AFTER_S = 33.0
"""Without input for so long, the person counts as away (``pause_after`` and a little more)."""
TYPING_S = 0.4
ON_GNOME = ", GNOME with GTK"


def starts(place: Place, gnome: Place) -> list[Line]:
    """Start each candidate in turn; the first round compiles and fills the caches, and does not count.

    On GNOME only BackCare is started and held against the same floor: a bare program would load GTK there, 30 MB.
    """
    trials = [(place, each) for each in ALL] + [(gnome, DEFAULT)]
    times: dict[tuple[Place, Candidate], list[float]] = {each: [] for each in trials}
    memory: dict[tuple[Place, Candidate], list[float]] = {each: [] for each in trials}
    for number in range(ROUNDS + 1):
        for trial in trials:
            where, candidate = trial
            program, ms = where.start(candidate)
            if number:
                times[trial].append(ms)
            if number > ROUNDS - MEMORY_ROUNDS:
                time.sleep(SETTLE_S)
                memory[trial].append(pss_mb(program.pid))
            program.end()
    floor_ms, floor_mb = median(times[place, FLOOR]), median(memory[place, FLOOR])
    return [
        Line("start to tray, use reminders only", median(times[place, USE]), "ms", floor_ms, 1.8),
        Line("start to tray, default settings", median(times[place, DEFAULT]), "ms", floor_ms, 1.8),
        Line(f"start to tray{ON_GNOME}", median(times[gnome, DEFAULT]), "ms", floor_ms, 1.8),
        Line("PSS at rest, use reminders only", median(memory[place, USE]), "MB", floor_mb, 1.3),
        Line("PSS at rest, default settings", median(memory[place, DEFAULT]), "MB", floor_mb, 1.5),
        Line(f"PSS at rest{ON_GNOME}", median(memory[gnome, DEFAULT]), "MB", floor_mb, 1.5),
    ]


def minutes(place: Place, gnome: Place) -> list[Line]:
    """A minute of typing and a minute away, on both desktops at once; on the plain one the floor beside it."""
    floor, _ = place.start(FLOOR)
    apps = {"": (place, place.start(DEFAULT)[0]), ON_GNOME: (gnome, gnome.start(DEFAULT)[0])}
    time.sleep(SETTLE_S + STEADY_S)
    lines = []
    for how in ("in use", "away"):
        if how == "away":
            time.sleep(AWAY_AFTER_S)
        else:
            _type(place, gnome)  # the first key tells every program of a keyboard: no wake-up of ours
            time.sleep(1.0)
        least = Meter(floor.pid)
        meters = [(where, desk, desk.signals, Meter(app.pid)) for where, (desk, app) in apps.items()]
        began_s = time.perf_counter()
        while (seconds := time.perf_counter() - began_s) < MINUTE_S:
            if how == "in use":
                _type(place, gnome)
            time.sleep(TYPING_S)
        beside = least.a_minute(seconds)
        for where, desk, signals, meter in meters:
            done, sent = meter.a_minute(seconds), (desk.signals - signals) * 60 / seconds
            lines += [
                Line(f"wake-ups a minute {how}{where}", done.switches, "", beside.switches, 6, is_ratio=False),
                Line(f"CPU a minute {how}{where}", done.cpu_ms, "ms", beside.cpu_ms, is_ratio=False),
                Line(f"signals to the panel a minute {how}{where}", sent, ""),
            ]
    for program in (floor, *(app for _, app in apps.values())):
        program.end()
    return lines


def _type(*places: Place) -> None:
    for place in places:
        place.desk.key("a")

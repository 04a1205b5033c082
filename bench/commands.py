"""The command line: ``status`` beside a bare Python, and a simulated year of work."""

from __future__ import annotations

import subprocess
import sys
import time
from statistics import median

from bench.place import DEFAULT, Place
from bench.table import Line

ROUNDS = 15
WORK_DAYS = 260
_DAY_S = 86400


def status(place: Place) -> list[Line]:
    """``backcare status --json`` to the running app, in turn with ``python -c pass``."""
    app, _ = place.start(DEFAULT)
    time.sleep(3)
    words = {"status": ("-m", "backcare_desktop", "status", "--json"), "bare": ("-c", "pass")}
    times: dict[str, list[float]] = {what: [] for what in words}
    for number in range(ROUNDS + 1):
        for what, each in words.items():
            began_s = time.perf_counter()
            said = place.desk.finish([sys.executable, *each], env=place.env(DEFAULT))
            if number:
                times[what].append((time.perf_counter() - began_s) * 1000)
            if said.returncode:
                raise SystemExit(f"{each}: {said.stdout}")
    app.end()
    return [Line("backcare status --json", median(times["status"]), "ms", median(times["bare"]), 3)]


def year(place: Place) -> list[Line]:
    """A year of work days of eight hours, with all default reminders."""
    file = place.desk.folder / "year.toml"
    file.write_text(_year())
    began_s = time.perf_counter()
    command = [sys.executable, "-m", "backcare_desktop", "simulate", str(file), "--json"]
    done = subprocess.run(command, env=place.desk.env, capture_output=True, text=True, check=False)
    seconds = time.perf_counter() - began_s
    if done.returncode or len(done.stdout.splitlines()) < 10 * WORK_DAYS:
        raise SystemExit(f"the year went wrong: {done.stderr or done.stdout[-500:]}")
    return [Line("simulated year of work days", seconds, "s", most=20)]


def _year() -> str:
    """52 weeks from a Monday at midnight: 9:00 to 13:00 and 14:00 to 18:00, with a minute's rest in each hour."""
    lines = ["start = 2026-01-05T00:00:00", 'tz = "Europe/Berlin"', 'until = "8736h"']
    for day in range(364):
        if day % 7 < 5:
            for hour in (9, 10, 11, 12, 14, 15, 16, 17):
                begin_s = day * _DAY_S + hour * 3600
                for at_s, do in ((begin_s, "use"), (begin_s + 3540, "stop")):
                    lines.append(f'[[event]]\nat = "{at_s}s"\ndo = "{do}"')
    return "\n".join(lines) + "\n"

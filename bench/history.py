"""Ten years of history: made, and asked what the window asks. ``python -m bench.history FILE`` only makes them.

A believable person: eight hours of work on five days a week with calls, breaks taken and left out, a little at the
weekend, four weeks away each year; about 400,000 rows.
"""

from __future__ import annotations

import random
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import UTC, date, datetime, timedelta
from datetime import time as time_of_day
from pathlib import Path
from statistics import median

from backcare_desktop.core.tally import Entry, Row
from backcare_desktop.core.timetable import zone_of
from backcare_desktop.ports import Problem
from backcare_desktop.store.history import History
from bench.place import Place
from bench.table import Line

FIRST, LAST = date(2016, 1, 4), date(2026, 1, 4)
YEAR = (date(2025, 1, 1), date(2026, 1, 1))
ZONE, EDGE = "Europe/Berlin", time_of_day(4, 0)
ROUNDS = 7
_MINUTE = timedelta(minutes=1)


def measured(_: Place) -> list[Line]:
    """The store's part of what the history window waits for."""
    with tempfile.TemporaryDirectory(prefix="bench-") as folder:
        path = Path(folder) / "history.db"
        rows = make(path)
        size_mb = path.stat().st_size / 1e6
        history = _open(path)
        history.first_day(EDGE)
        day = datetime(2025, 6, 17, 4, tzinfo=zone_of(ZONE))
        lines = [
            Line(f"history of ten years, {rows} rows", size_mb, "MB", most=60),
            Line("history: opened, its first day", _ms(lambda: _first_day(path)), "ms", most=100),
            Line("history: the sums of a year", _ms(lambda: history.sums(*YEAR, EDGE)), "ms", most=100),
            Line("history: the rows of a day", _ms(lambda: history.rows(day, day + timedelta(days=1))), "ms", most=20),
        ]
        began_s = time.perf_counter()
        history.delete(date(2025, 6, 17), date(2025, 6, 18), EDGE)
        lines.append(Line("history: a day deleted, without a trace", (time.perf_counter() - began_s) * 1000, "ms"))
        history.close()
    return lines


def make(path: Path) -> int:
    """Write ten years of rows into a new file; how many."""
    history, dice, count = _open(path), random.Random(3), 0
    for year in range(FIRST.year, LAST.year + 1):
        for day in _days(year, dice):
            rows = list(_day(day, dice))
            history.add(*rows)
            count += len(rows)
    while history.keep_sums(LAST, EDGE):
        pass
    history.close()
    return count


def _open(path: Path) -> History:
    return History(path, now=lambda: datetime.now(UTC), tell=_fail)


def _fail(problem: Problem) -> None:
    raise SystemExit(str(problem))


def _first_day(path: Path) -> None:
    history = _open(path)
    history.first_day(EDGE)
    history.close()


def _ms(what: Callable[[], object]) -> float:
    times = []
    for _ in range(ROUNDS):
        began_s = time.perf_counter()
        what()
        times.append((time.perf_counter() - began_s) * 1000)
    return median(times)


# ---- the person


def _days(year: int, dice: random.Random) -> Iterator[date]:
    away = {dice.randrange(1, 50) for _ in range(4)}
    day = max(FIRST, date(year, 1, 1))
    while day < min(LAST, date(year + 1, 1, 1)):
        if day.isocalendar().week not in away:
            yield day
        day += timedelta(days=1)


def _day(day: date, dice: random.Random) -> Iterator[Row]:
    """A day in stretches: use, a prompt at its end with its outcome, an absence; holds and answers in between."""
    at = datetime(day.year, day.month, day.day, dice.choice((8, 9)), dice.randrange(60), tzinfo=zone_of(ZONE))
    hours = dice.uniform(8.5, 10.5) if day.weekday() < 5 else dice.uniform(0.5, 3)
    over = at + timedelta(hours=hours)
    while at < over:
        length_s = dice.uniform(180, 1500)
        is_call = dice.random() < 0.2
        yield Row(at, Entry.USE, "", "call" if is_call else "", round(length_s, 3), away_s=round(length_s / 20, 3))
        if dice.random() < 0.4:
            what = "call" if is_call else dice.choice(("dnd", "fullscreen", "calendar"))
            yield Row(at + _MINUTE, Entry.HOLD, what, seconds=round(length_s * dice.random(), 3))
        at += timedelta(seconds=length_s)
        yield from _prompts(at, dice)
        rest_s = dice.choice((150.0, 200.0, 320.0, 320.0, 900.0, 2700.0)) * dice.uniform(0.8, 1.2)
        yield Row(at, Entry.AWAY, "", dice.choice(("", "", "locked", "asleep")), round(rest_s, 3))
        at += timedelta(seconds=rest_s)
    if dice.random() < 0.1:
        yield Row(at, Entry.PAUSED)
        yield Row(at, Entry.PAUSE, seconds=1800.0)
        yield Row(at + 30 * _MINUTE, Entry.RESUMED)


def _prompts(at: datetime, dice: random.Random) -> Iterator[Row]:
    for _ in range(dice.choice((3, 4, 5, 5, 6))):
        item = dice.choice(("eyes", "eyes", "posture", "posture", "stretch", "rest"))
        entry = dice.choice((Entry.TAKEN, Entry.TAKEN, Entry.NATURAL, Entry.SKIPPED, Entry.SNOOZED, Entry.HELD))
        seconds = {"eyes": 20.0, "posture": 15.0, "stretch": 300.0, "rest": 900.0}[item]
        at += timedelta(seconds=dice.uniform(1, 20))
        if entry is Entry.HELD:
            yield Row(at, entry, item, dice.choice(("call", "dnd", "call, camera")))
        elif entry is Entry.SKIPPED:
            yield Row(at, entry, item, dice.choice(("pressed", "ignored", "early")))
        else:
            away_s = seconds * dice.random() if entry is Entry.TAKEN else None
            yield Row(at, entry, item, seconds=seconds, covers=("eyes",) * dice.randrange(2), away_s=away_s)
    if dice.random() < 0.05:
        yield Row(at, Entry.ANSWER, dice.choice(("pc.feet", "pc.screen-height")), dice.choice(("yes", "no", "skip")))


if __name__ == "__main__":
    if len(sys.argv) != 2 or Path(sys.argv[1]).exists():
        raise SystemExit("use it as: python -m bench.history FILE, a new one")
    print(f"{make(Path(sys.argv[1]))} rows")

"""Scenario files for ``backcare simulate``: read, and checked whole before anything runs."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime, time
from math import isinf
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfoNotFoundError

from backcare_desktop.core import timetable, wording
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.rules import Obstacle, Rules
from backcare_desktop.core.settings import check, merged


class BadScenario(Exception):
    """The scenario cannot be run; the text is one clear line."""


@dataclass(frozen=True, slots=True)
class Step:
    """One event of the scenario at an offset, in seconds. ``rules``: those that a ``set`` brings."""

    at_s: float
    do: str
    given: Mapping[str, Any]
    where: str
    rules: Rules | None = None


@dataclass(frozen=True, slots=True)
class Scenario:
    """A checked scenario file."""

    start_utc_s: float
    zone: str
    until_s: float
    rules: Rules
    steps: tuple[Step, ...]


_NEEDS: dict[str, tuple[str, ...]] = {
    "hold": ("on",),
    "release": ("on",),
    "zone": ("tz",),
    "break": ("reminder",),
    "clock": ("shift",),
    "set": ("settings",),
}
_MAY: dict[str, tuple[str, ...]] = {"snooze": ("for",), "pause": ("for", "until")}
_PLAIN = (
    *("use", "stop", "watch", "unwatch", "lock", "unlock", "sleep", "wake", "crash", "start"),
    *("begin", "skip", "done", "exit", "snooze", "pause", "resume", "idle_unknown", "idle_known"),
)
_VERBS = {*_PLAIN, *_NEEDS}
_KEYS = ("start", "tz", "until", "settings", "event")
_YEARS = (2, 9998)
"""The calendar that we can count in has the years 1 to 9999; the engine looks a few days back and ahead."""


def read(path: Path) -> Scenario:
    """Read and check a scenario file. Raises BadScenario."""
    try:
        raw = tomllib.loads(path.read_bytes().decode().removeprefix("\ufeff"))  # some editors begin a file with that
    except OSError as error:
        raise BadScenario(f"{path}: cannot be read ({error.strerror})") from None
    except (ValueError, RecursionError) as error:  # not TOML, not UTF-8, or a number of thousands of digits
        raise BadScenario(f"{path}: is not TOML: {error}") from None
    return _scenario(raw, path.name)


def _scenario(raw: Mapping[str, Any], name: str) -> Scenario:
    unknown = sorted(set(raw) - set(_KEYS))
    if unknown:
        raise BadScenario(f"{name}: {unknown[0]} is not known; there are {', '.join(_KEYS)}")
    start = raw.get("start")
    if not isinstance(start, datetime) or start.tzinfo is not None:
        raise BadScenario(f"{name}: start must be a local time such as 2026-03-02T09:00:00")
    zone = _zone(raw.get("tz"), name)
    events = raw.get("event", [])
    if not isinstance(events, list) or not all(isinstance(each, Mapping) for each in events):
        raise BadScenario(f"{name}: events must be written as [[event]] tables")
    settings = raw.get("settings", {})
    rules = _rules(settings, f"{name}, settings")
    steps = [_step(each, f"{name}, event {number}") for number, each in enumerate(events, 1)]
    until_s = _offset(raw.get("until"), f"{name}: until")
    ordered = _with_rules(sorted(steps, key=lambda each: each.at_s), settings, rules)
    _check_calendar(start, until_s, ordered, name)
    return Scenario(timetable.instant(start, zone), zone, until_s, rules, ordered)


def _check_calendar(start: datetime, until_s: float, steps: Sequence[Step], name: str) -> None:
    """Nobody can tell the day before the first year and after the last. Raises BadScenario."""
    ahead_s, span_s = 0.0, [0.0, until_s]
    for step in steps:
        if step.do == "clock" and step.at_s <= until_s:
            ahead_s += shift_s(step.given["shift"])
            span_s += [step.at_s + ahead_s, until_s + ahead_s]
    first, last = (datetime(year, 1, 1, tzinfo=UTC).timestamp() for year in _YEARS)
    start_s = start.replace(tzinfo=UTC).timestamp()
    if start_s + min(span_s) < first or start_s + max(span_s) > last:
        raise BadScenario(f"{name}: this leaves the calendar; all must be in the years {_YEARS[0]} to {_YEARS[1] - 1}")


def _zone(name: Any, where: str) -> str:
    if name is None:
        raise BadScenario(f"{where}: tz is missing; it must be a time zone such as Europe/Berlin")
    try:
        return timetable.zone_of(name).key
    except (ZoneInfoNotFoundError, ValueError, TypeError, OSError):
        raise BadScenario(f"{where}: tz = {name!r} is not a time zone such as Europe/Berlin") from None


def _rules(settings: Any, where: str) -> Rules:
    if not isinstance(settings, Mapping):
        raise BadScenario(f"{where}: settings must be a table")
    checked, problems = check(settings, source=where)
    if problems:
        raise BadScenario(problems[0].text.rpartition("; ")[0])  # what we would use instead is not used here
    return checked.rules


def _with_rules(steps: Sequence[Step], settings: Mapping[str, Any], rules: Rules) -> tuple[Step, ...]:
    """The steps in order, each ``set`` with the rules that hold after it. Raises BadScenario."""
    found = []
    for step in steps:
        if step.do == "set":
            change = step.given["settings"]
            if not isinstance(change, Mapping):
                raise BadScenario(f"{step.where}: settings must be a table")
            settings = merged(settings, change)
            rules = _rules(settings, step.where)
            found.append(Step(step.at_s, step.do, step.given, step.where, rules))
            continue
        if step.do == "break" and rules.reminder(step.given["reminder"]) is None:
            raise BadScenario(f"{step.where}: there is no reminder {step.given['reminder']!r}")
        found.append(step)
    return tuple(found)


def _offset(value: Any, where: str) -> float:
    if value is None:
        raise BadScenario(f'{where} is missing; it must be a time such as "90s", "25m" or "1h30m"')
    try:
        seconds = wording.duration_s(value)
        if isinf(seconds):
            raise ValueError
        return seconds
    except (ValueError, TypeError):
        raise BadScenario(f'{where} = {value!r} must be a time such as "90s", "25m" or "1h30m"') from None


def _step(raw: Mapping[str, Any], where: str) -> Step:
    do = raw.get("do")
    if do is None:
        raise BadScenario(f"{where}: do is missing; it says what happens, such as use")
    if not isinstance(do, str) or do not in _VERBS:
        raise BadScenario(f"{where}: do = {do!r} is not known; there are {', '.join(sorted(_VERBS))}")
    needs = _NEEDS.get(do, ())
    given = {key: value for key, value in raw.items() if key not in ("at", "do")}
    for key in given:
        if key not in (*needs, *_MAY.get(do, ())):
            raise BadScenario(f"{where}: {do} takes no {key}")
    for key in needs:
        if key not in given:
            raise BadScenario(f"{where}: {do} needs {key}")
    _check_given(given, where)
    return Step(_offset(raw.get("at"), f"{where}: at"), do, given, where)


def _check_given(given: Mapping[str, Any], where: str) -> None:
    if "on" in given and given["on"] not in list(Obstacle):
        raise BadScenario(f"{where}: on = {given['on']!r} is not a hold; there are {', '.join(Obstacle)}")
    if "tz" in given:
        _zone(given["tz"], where)
    if "for" in given and _offset(given["for"], f"{where}: for") <= 0:
        raise BadScenario(f"{where}: for must be longer than nothing")
    if "until" in given and "for" in given:
        raise BadScenario(f"{where}: pause takes for or until, not both")
    if "until" in given and given["until"] != "tomorrow":
        _time_of_day(given["until"], where)
    if "shift" in given:
        shift_s(given["shift"], where)


def _time_of_day(text: Any, where: str) -> time:
    try:
        return wording.clock_time(text)
    except (ValueError, TypeError):
        raise BadScenario(f'{where}: until = {text!r} must be a time such as "13:00", or "tomorrow"') from None


def shift_s(text: Any, where: str = "clock") -> float:
    """Read "-1h" or "+20m" as seconds. Raises BadScenario."""
    if not isinstance(text, str) or text[:1] not in ("+", "-"):
        raise BadScenario(f'{where}: shift = {text!r} must be a step such as "-1h" or "+20m"')
    try:
        return _offset(text[1:], where) * (-1 if text[0] == "-" else 1)
    except BadScenario:
        raise BadScenario(f'{where}: shift = {text!r} must be a step such as "-1h" or "+20m"') from None

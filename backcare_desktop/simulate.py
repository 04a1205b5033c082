"""``backcare simulate``: a day on a virtual clock, from a scenario file, through the real engine."""

from __future__ import annotations

import json
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from math import inf, isfinite
from pathlib import Path
from typing import Any, TextIO

from backcare_desktop.core import engine, timetable, wording
from backcare_desktop.core.model import (
    Begin,
    Done,
    Event,
    Exit,
    Happened,
    HoldBegan,
    HoldEnded,
    IdleKnown,
    InputOff,
    InputOn,
    Locked,
    Moment,
    Obstacle,
    PauseFor,
    Restarted,
    Resume,
    Rules,
    RulesChanged,
    Skip,
    Slept,
    SnoozeFor,
    State,
    TakeBreak,
    Watching,
    What,
    Woke,
)
from backcare_desktop.core.settings import check, merged

SAVE_EVERY_S = 60.0


class BadScenario(Exception):
    """The scenario cannot be run; the text is one clear line."""


@dataclass(frozen=True, slots=True)
class Step:
    """One event of the scenario at an offset, in seconds."""

    at_s: float
    do: str
    given: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Scenario:
    """A checked scenario file."""

    start_utc_s: float
    zone: str
    until_s: float
    settings: Mapping[str, Any]
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
_BUTTONS: dict[str, Event] = {"begin": Begin(), "skip": Skip(), "done": Done(), "exit": Exit()}
_PLAIN = (
    *("use", "stop", "watch", "unwatch", "lock", "unlock", "sleep", "wake", "crash", "start"),
    *("snooze", "pause", "resume", "idle_unknown", "idle_known"),
)
_VERBS = {*_PLAIN, *_BUTTONS, *_NEEDS}


# ---- reading


def read_scenario(path: Path) -> Scenario:
    """Read and check a scenario file. Raises BadScenario."""
    try:
        with path.open("rb") as file:
            raw = tomllib.load(file)
    except OSError as error:
        raise BadScenario(f"{path}: cannot be read ({error.strerror})") from None
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise BadScenario(f"{path}: is not TOML: {error}") from None
    return _scenario(raw, path.name)


def _scenario(raw: Mapping[str, Any], name: str) -> Scenario:
    unknown = set(raw) - {"start", "tz", "until", "settings", "event"}
    if unknown:
        raise BadScenario(f"{name}: {sorted(unknown)[0]} is not known; there are start, tz, until, settings, event")
    start, zone = raw.get("start"), raw.get("tz")
    if not isinstance(start, datetime) or start.tzinfo is not None:
        raise BadScenario(f"{name}: start must be a local time such as 2026-03-02T09:00:00")
    _check_zone(zone, name)
    settings = raw.get("settings", {})
    _rules_of(settings, name)
    events = raw.get("event", [])
    if not isinstance(events, list) or not all(isinstance(each, Mapping) for each in events):
        raise BadScenario(f"{name}: events must be written as [[event]] tables")
    steps = [_step(each, f"{name}, event {number}") for number, each in enumerate(events, 1)]
    until_s = _offset(raw.get("until"), f"{name}: until")
    ordered = sorted(steps, key=lambda each: each.at_s)
    return Scenario(timetable.instant(start, zone), zone, until_s, settings, tuple(ordered))


def _check_zone(zone: Any, where: str) -> None:
    try:
        timetable.zone_of(zone)
    except Exception:
        raise BadScenario(f"{where}: tz = {zone!r} is not a time zone such as Europe/Berlin") from None


def _rules_of(settings: Any, where: str) -> Rules:
    if not isinstance(settings, Mapping):
        raise BadScenario(f"{where}: settings must be a table")
    checked, problems = check(settings, source=where)
    if problems:
        raise BadScenario(problems[0].text)
    return checked.rules


def _offset(value: Any, where: str) -> float:
    try:
        return wording.duration_s(value)
    except (ValueError, TypeError):
        raise BadScenario(f'{where} = {value!r} must be a time such as "90s", "25m" or "1h30m"') from None


def _step(raw: Mapping[str, Any], where: str) -> Step:
    do = raw.get("do")
    if do not in _VERBS:
        raise BadScenario(f"{where}: do = {do!r} is not known; there are {', '.join(sorted(_VERBS))}")
    needs = _NEEDS.get(do, ())
    given = {key: value for key, value in raw.items() if key not in ("at", "do")}
    for key in given:
        if key not in (*needs, *_MAY.get(do, ())):
            raise BadScenario(f"{where}: {do} takes no {key}")
    for key in needs:
        if key not in given:
            raise BadScenario(f"{where}: {do} needs {key}")
    _check_given(do, given, where)
    return Step(_offset(raw.get("at"), f"{where}: at"), do, given)


def _check_given(do: str, given: Mapping[str, Any], where: str) -> None:
    if "on" in given and given["on"] not in list(Obstacle):
        raise BadScenario(f"{where}: on = {given['on']!r} is not a hold; there are {', '.join(Obstacle)}")
    if "tz" in given:
        _check_zone(given["tz"], where)
    if "for" in given and _offset(given["for"], f"{where}: for") <= 0:
        raise BadScenario(f"{where}: for must be longer than nothing")
    if "until" in given and "for" in given:
        raise BadScenario(f"{where}: pause takes for or until, not both")
    if "until" in given and given["until"] != "tomorrow":
        _time_of_day(given["until"], where)
    if do == "clock":
        _shift(given["shift"], where)


def _time_of_day(text: Any, where: str) -> Any:
    try:
        return wording.clock_time(text)
    except (ValueError, TypeError):
        raise BadScenario(f'{where}: until = {text!r} must be a time such as "13:00", or "tomorrow"') from None


def _shift(text: Any, where: str) -> float:
    if not isinstance(text, str) or text[:1] not in ("+", "-"):
        raise BadScenario(f'{where}: shift = {text!r} must be a step such as "-1h" or "+20m"')
    return _offset(text[1:], f"{where}: shift") * (-1 if text[0] == "-" else 1)


# ---- running


@dataclass(slots=True)
class World:
    """What is true outside the engine: the person, the machine, the clocks."""

    utc_ahead_s: float
    zone: str
    using: bool = False
    input_until_s: float = -inf
    watching: bool = False
    locked: bool = False
    idle_known: bool = True
    asleep: bool = False
    crashed: bool = False
    holds: frozenset[Obstacle] = frozenset()
    settings: Mapping[str, Any] = field(default_factory=dict)

    def moment(self, at_s: float) -> Moment:
        """Both clocks at that offset."""
        return Moment(at_s, at_s + self.utc_ahead_s, self.zone)

    @property
    def hears(self) -> bool:
        """Whether the engine hears anything now."""
        return not self.asleep and not self.crashed

    def input_now(self, at_s: float) -> InputOn | InputOff:
        """The input as a probe would tell it."""
        return InputOn() if self.using and not self.locked else InputOff(at_s - self.input_until_s)


class Simulation:
    """One run of a scenario; iterate ``run`` for what happens."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.world = World(scenario.start_utc_s, scenario.zone, settings=scenario.settings)
        self.rules = _rules_of(scenario.settings, "settings")
        for each in scenario.steps:
            if each.do == "set":
                _rules_of(merged(scenario.settings, each.given["settings"]), f"set at {each.at_s:g} s")
            if each.do == "break" and self.rules.reminder(each.given["reminder"]) is None:
                self._check_reminder(each)
        self.state = engine.begin(self.world.moment(0.0), self.rules)

    def _check_reminder(self, step: Step) -> None:
        """A reminder may have been added by an earlier ``set``."""
        settings = self.scenario.settings
        for each in self.scenario.steps:
            if each.do == "set" and each.at_s <= step.at_s:
                settings = merged(settings, each.given["settings"])
        if _rules_of(settings, "settings").reminder(step.given["reminder"]) is None:
            raise BadScenario(f"break at {step.at_s:g} s: there is no reminder {step.given['reminder']!r}")

    def run(self) -> Iterator[Happened]:
        """Everything that happens, in order."""
        steps = list(self.scenario.steps)
        while True:
            event_s = steps[0].at_s if steps else inf
            deadline_s = engine.next_deadline(self.state, self.rules) if self.world.hears else inf
            at_s = min(event_s, deadline_s)
            if at_s > self.scenario.until_s or not isfinite(at_s):
                return
            now: list[Step] = []
            while steps and steps[0].at_s <= at_s:
                now.append(steps.pop(0))
            yield from self._instant(at_s, now)

    def _instant(self, at_s: float, now: list[Step]) -> Iterator[Happened]:
        """All events of one instant; a sleep, a crash, a start or a wake splits it."""
        events: list[Event] = []
        told: list[Happened] = []
        for step in now:
            if step.do in ("sleep", "crash", "wake", "start"):
                told += self._turn_power(step.do, at_s, events)
                events = []
            else:
                events += self._events(step, at_s)
        if self.world.hears:
            told += self._post(at_s, events)
        yield from told

    def _post(self, at_s: float, events: list[Event]) -> tuple[Happened, ...]:
        self.state, told = engine.step(self.state, self.world.moment(at_s), events, self.rules)
        for event in events:
            if isinstance(event, RulesChanged):
                self.rules = event.rules
        return told

    def _turn_power(self, do: str, at_s: float, events: list[Event]) -> tuple[Happened, ...]:
        world = self.world
        told: tuple[Happened, ...] = ()
        if do == "sleep" and world.hears:
            told = self._post(at_s, [*events, Slept()])
        elif do == "crash" and world.hears:
            told = self._post(at_s, events) if events else ()
            self._crash(at_s)
        match do:
            case "sleep" | "wake":
                woke = do == "wake" and world.asleep
                world.asleep = do == "sleep"
                if woke and world.hears:
                    told = self._post(at_s, [Woke(), *self._what_is_true(at_s)])
            case _:
                started = do == "start" and world.crashed
                world.crashed = do == "crash"
                if started and world.hears:
                    told = self._post(at_s, [Restarted(), *self._what_is_true(at_s)])
        return told

    def _crash(self, at_s: float) -> None:
        """Go back to what was saved: the last change plus whole minutes (R14)."""
        since_s = at_s - self.state.changed_s
        saved_s = self.state.changed_s + since_s // SAVE_EVERY_S * SAVE_EVERY_S
        changed_s = self.state.changed_s
        if saved_s > self.state.boot_s:
            self._post(saved_s, [])
        self.state = replace(self.state, changed_s=changed_s)

    def _what_is_true(self, at_s: float) -> list[Event]:
        """What the app finds when it hears again."""
        world, state = self.world, self.state
        found: list[Event] = []
        rules = _rules_of(world.settings, "settings")
        if rules != self.rules:
            found.append(RulesChanged(rules))
        if world.locked != state.locked:
            found.append(Locked(world.locked))
        if world.watching != state.watching:
            found.append(Watching(world.watching))
        standing = {each.on for each in state.holds}
        found += [HoldEnded(on) for on in sorted(standing - world.holds)]
        found += [HoldBegan(on) for on in sorted(world.holds - standing)]
        found.append(self.world.input_now(at_s))
        if world.idle_known != state.idle_known:
            found.append(IdleKnown(world.idle_known))
        return found

    def _events(self, step: Step, at_s: float) -> list[Event]:
        """What the engine hears of one event; the world changes even when it hears nothing."""
        heard = self._change_world(step, at_s)
        if self.world.hears:
            return heard
        return []

    def _change_world(self, step: Step, at_s: float) -> list[Event]:
        world, given = self.world, step.given
        match step.do:
            case "use" | "stop":
                if world.using and world.hears and not world.locked:
                    world.input_until_s = at_s
                world.using = step.do == "use"
                return [world.input_now(at_s)] if world.idle_known else []
            case "watch" | "unwatch":
                world.watching = step.do == "watch"
                return [Watching(world.watching)]
            case "lock" | "unlock":
                if world.using and world.hears and not world.locked:
                    world.input_until_s = at_s
                world.locked = step.do == "lock"
                found: list[Event] = [Locked(world.locked)]
                return [*found, InputOn()] if world.using and not world.locked and world.idle_known else found
            case "hold" | "release":
                on = Obstacle(given["on"])
                world.holds = world.holds | {on} if step.do == "hold" else world.holds - {on}
                return [HoldBegan(on) if step.do == "hold" else HoldEnded(on)]
            case "zone":
                world.zone = given["tz"]
                return []
            case "clock":
                world.utc_ahead_s += _shift(given["shift"], "clock")
                return []
            case "idle_unknown" | "idle_known":
                world.idle_known = step.do == "idle_known"
                known = IdleKnown(world.idle_known)
                return [world.input_now(at_s), known] if world.idle_known else [known]
            case "set":
                world.settings = merged(world.settings, given["settings"])
                return [RulesChanged(_rules_of(world.settings, "set"))]
            case _:
                return [_command(step)]


def _command(step: Step) -> Event:
    given = step.given
    match step.do:
        case "snooze":
            return SnoozeFor(wording.duration_s(given["for"]) if "for" in given else None)
        case "pause":
            if given.get("until") == "tomorrow":
                return PauseFor(until_tomorrow=True)
            if "until" in given:
                return PauseFor(until=wording.clock_time(given["until"]))
            return PauseFor(for_s=wording.duration_s(given["for"]) if "for" in given else None)
        case "resume":
            return Resume()
        case "break":
            return TakeBreak(given["reminder"])
        case _:
            return _BUTTONS[step.do]


# ---- printing


def line_of(happened: Happened) -> dict[str, Any]:
    """What happened as the line that ``simulate --json`` prints."""
    line: dict[str, Any] = {
        "t": round(happened.boot_s, 3),
        "wall": timetable.local_time(round(happened.utc_s), happened.zone).isoformat(),
        "event": happened.what.value,
    }
    if happened.reminder is not None:
        line["reminder"] = happened.reminder
    for name, value in (
        ("action", happened.action),
        ("why", happened.why),
        ("seconds", happened.seconds),
        ("hands_off_s", happened.hands_off_s),
        ("until_t", happened.until_s),
    ):
        if value is not None:
            line[name] = round(value, 3) if isinstance(value, float) else value
    if happened.what is What.HELD:
        line["by"] = list(happened.by)
    if happened.covers:
        line["covers"] = list(happened.covers)
    return line


def _readable(line: dict[str, Any]) -> str:
    more = [f"{key} {value}" for key, value in line.items() if key not in ("t", "wall", "event", "reminder", "covers")]
    if "covers" in line:
        more.append("with " + wording.listed(line["covers"]))
    head = f"{line['wall'][:19].replace('T', ' ')}  {line['event']:<10}{line.get('reminder', '')}"
    return (head.ljust(42) + "  " + ", ".join(more)).rstrip()


def main(path: str, as_json: bool, out: TextIO, err: TextIO) -> int:
    """Run a scenario file and print what would have happened. Returns 0, or 2 for a bad scenario."""
    try:
        simulation = Simulation(read_scenario(Path(path)))
    except BadScenario as error:
        err.write(f"{error}\n")
        return 2
    for happened in simulation.run():
        line = line_of(happened)
        out.write((json.dumps(line) if as_json else _readable(line)) + "\n")
    return 0

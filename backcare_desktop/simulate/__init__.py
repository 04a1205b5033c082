"""``backcare simulate``: a day on a virtual clock, from a scenario file, through the real engine."""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import replace
from math import inf
from pathlib import Path
from typing import Any, TextIO

from backcare_desktop.core import engine, timetable, wording
from backcare_desktop.core.events import Event, Happened, Restarted, RulesChanged, Slept, What, Woke
from backcare_desktop.core.reminding.turn import EPS_S
from backcare_desktop.simulate.scenario import BadScenario, Scenario, Step, read
from backcare_desktop.simulate.world import World

SAVE_EVERY_S = 60.0


class Simulation:
    """One run of a scenario; iterate ``run`` for what happens."""

    def __init__(self, scenario: Scenario) -> None:
        self.scenario = scenario
        self.world = World(scenario.start_utc_s, scenario.zone, scenario.rules)
        self.rules = scenario.rules
        self.state = engine.begin(self.world.moment(0.0), self.rules)
        self.saved = self.state

    def run(self) -> Iterator[Happened]:
        """Everything that happens, in order."""
        steps = list(reversed(self.scenario.steps))
        is_first = True
        while True:
            event_s = steps[-1].at_s if steps else inf
            deadline_s = engine.next_deadline(self.state, self.rules) if self.world.hears else inf
            at_s, is_first = 0.0 if is_first else min(event_s, deadline_s), False
            if at_s > self.scenario.until_s + EPS_S:
                return
            now: list[Step] = []
            while steps and steps[-1].at_s <= at_s:
                now.append(steps.pop())
            yield from self._instant(at_s, now)

    def _instant(self, at_s: float, now: list[Step]) -> Iterator[Happened]:
        """All events of one instant, heard together; a crash splits them."""
        heard: list[Event] = []
        for step in now:
            match step.do:
                case "sleep":
                    self.world.note_input(at_s)
                    heard += [Slept()] if self.world.hears else []
                    self.world.asleep = True
                case "crash":
                    if heard:
                        yield from self._post(at_s, [*heard, Slept()])
                    if self.world.hears:
                        self._crash(at_s)
                    self.world.crashed, heard = True, []
                case "wake" | "start":
                    heard += self._hear_again(step.do, at_s)
                case _:
                    news = self.world.change(step, at_s)
                    heard += news if self.world.hears else []
        if self.world.hears or heard:
            yield from self._post(at_s, heard)

    def _hear_again(self, do: str, at_s: float) -> list[Event]:
        world, heard_before = self.world, self.world.hears
        if do == "wake":
            world.asleep = False
        else:
            world.crashed = False
        if heard_before or not world.hears:
            return []
        return [Woke() if do == "wake" else Restarted(), *world.all_news(at_s, self.state, self.rules)]

    def _post(self, at_s: float, events: list[Event]) -> tuple[Happened, ...]:
        self.state, told = engine.step(self.state, self.world.moment(at_s), events, self.rules)
        for event in events:
            if isinstance(event, RulesChanged):
                self.rules = event.rules
        if self.state.changed_s >= self.state.boot_s - EPS_S:
            self.saved = self.state
        return told

    def _crash(self, at_s: float) -> None:
        """Go back to what was saved: the last change plus whole minutes (R14)."""
        saved_s = at_s - round(at_s - self.saved.changed_s, 3) % SAVE_EVERY_S
        state, _told = engine.step(self.saved, self.world.moment(saved_s), [Slept()], self.rules)
        self.state = replace(state, asleep_since_s=None)  # Slept: what falls due at that very instant is not done


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
        simulation = Simulation(read(Path(path)))
    except BadScenario as error:
        err.write(" ".join(str(error).split()) + "\n")
        return 2
    for happened in simulation.run():
        line = line_of(happened)
        out.write((json.dumps(line) if as_json else _readable(line)) + "\n")
    return 0

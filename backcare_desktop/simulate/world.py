"""What is true outside the engine in a simulation: the person, the machine, the clocks."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import inf

from backcare_desktop.core import wording
from backcare_desktop.core.events import (
    Begin,
    Done,
    Event,
    Exit,
    HoldBegan,
    HoldEnded,
    IdleKnown,
    InputOff,
    InputOn,
    Locked,
    Moment,
    PauseFor,
    Resume,
    RulesChanged,
    Skip,
    SnoozeFor,
    TakeBreak,
    Watching,
)
from backcare_desktop.core.model import State
from backcare_desktop.core.rules import Obstacle, Rules
from backcare_desktop.simulate.scenario import Step, shift_s


@dataclass(slots=True)
class World:
    """Changes with every event, also while the engine hears nothing."""

    utc_ahead_s: float
    zone: str
    rules: Rules
    using: bool = False
    input_until_s: float = -inf
    watching: bool = False
    locked: bool = False
    idle_known: bool = True
    asleep: bool = False
    crashed: bool = False
    holds: frozenset[Obstacle] = frozenset()

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

    def note_input(self, at_s: float) -> None:
        """Remember that there was input until now, if there was."""
        if self.using and not self.locked and not self.asleep:
            self.input_until_s = at_s

    def all_news(self, at_s: float, state: State, rules: Rules) -> list[Event]:
        """What the app finds when it hears again, where it differs from what it knew."""
        found: list[Event] = []
        if self.rules != rules:
            found.append(RulesChanged(self.rules))
        if self.locked != state.locked:
            found.append(Locked(self.locked))
        if self.watching != state.watching:
            found.append(Watching(self.watching))
        standing = {each.on for each in state.holds}
        found += [HoldEnded(on) for on in sorted(standing - self.holds)]
        found += [HoldBegan(on) for on in sorted(self.holds - standing)]
        if self.idle_known:
            found.append(self.input_now(at_s))
        if self.idle_known != state.idle_known:
            found.append(IdleKnown(self.idle_known))
        return found

    def change(self, step: Step, at_s: float) -> list[Event]:
        """Let an event of the scenario come true; what a listening engine hears of it."""
        if step.do in _CHANGES:
            return _CHANGES[step.do](self, step, at_s)
        return [_command(step)]


def _use(world: World, step: Step, at_s: float) -> list[Event]:
    world.note_input(at_s)
    world.using = step.do == "use"
    return [world.input_now(at_s)] if world.idle_known else []


def _watch(world: World, step: Step, _: float) -> list[Event]:
    world.watching = step.do == "watch"
    return [Watching(world.watching)]


def _lock(world: World, step: Step, at_s: float) -> list[Event]:
    world.note_input(at_s)
    world.locked = step.do == "lock"
    back = not world.locked and world.using and world.idle_known
    return [Locked(world.locked), InputOn()] if back else [Locked(world.locked)]


def _hold(world: World, step: Step, _: float) -> list[Event]:
    on = Obstacle(step.given["on"])
    if step.do == "hold":
        world.holds |= {on}
        return [HoldBegan(on)]
    world.holds -= {on}
    return [HoldEnded(on)]


def _travel(world: World, step: Step, _: float) -> list[Event]:
    world.zone = step.given["tz"]
    return []


def _jump(world: World, step: Step, _: float) -> list[Event]:
    world.utc_ahead_s += shift_s(step.given["shift"])
    return []


def _know(world: World, step: Step, at_s: float) -> list[Event]:
    world.idle_known = step.do == "idle_known"
    known = IdleKnown(world.idle_known)
    return [world.input_now(at_s), known] if world.idle_known else [known]


def _set(world: World, step: Step, _: float) -> list[Event]:
    assert step.rules is not None
    world.rules = step.rules
    return [RulesChanged(step.rules)]


_CHANGES: Mapping[str, Callable[[World, Step, float], list[Event]]] = {
    "use": _use,
    "stop": _use,
    "watch": _watch,
    "unwatch": _watch,
    "lock": _lock,
    "unlock": _lock,
    "hold": _hold,
    "release": _hold,
    "zone": _travel,
    "clock": _jump,
    "idle_unknown": _know,
    "idle_known": _know,
    "set": _set,
}
_BUTTONS: Mapping[str, Event] = {"begin": Begin(), "skip": Skip(), "done": Done(), "exit": Exit(), "resume": Resume()}


def _command(step: Step) -> Event:
    """What the person tells the app."""
    for_s = wording.duration_s(step.given["for"]) if "for" in step.given else None
    match step.do:
        case "snooze":
            return SnoozeFor(for_s)
        case "pause":
            until = step.given.get("until")
            if until == "tomorrow":
                return PauseFor(until_tomorrow=True)
            return PauseFor(for_s, wording.clock_time(until) if until else None)
        case "break":
            return TakeBreak(step.given["reminder"])
        case _:
            return _BUTTONS[step.do]

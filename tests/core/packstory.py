"""The warm and cold timer with a person and clocks around it: ``told("open, none-fits, heat, none-fits, start, 5m")``.

A phrase that is a time lets it pass, the timer woken exactly when it asks to be. ``sleep 8m``: the same, but nothing
is heard meanwhile; ``crash 8m``: and the app begins anew from what was kept. ``clock +1h`` sets the wall clock,
``dead clock -1h`` while the app is off. All else is what the person does.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime
from math import inf

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core import timetable, wording
from backcare_desktop.core.commands import PackAction
from backcare_desktop.core.events import Moment
from backcare_desktop.core.pack import heatcold
from backcare_desktop.core.pack.state import Effect, State
from backcare_desktop.store.saved_state import dump, load_as
from tests.story import BERLIN, MONDAY, since_start

HEAT_COLD = Library(assets.root()).heat_cold
PRESETS = HEAT_COLD.presets


@dataclass
class PackDay:
    """The timer as the app drives it."""

    start: str = MONDAY
    zone: str = BERLIN
    extra_every_s: float = inf
    """Steps that nobody asked for."""
    boot_s: float = 0.0
    state: State = field(default_factory=State)
    told: list[str] = field(default_factory=list)
    rang_s: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.ahead_s = timetable.instant(datetime.fromisoformat(self.start), self.zone)

    def at(self) -> Moment:
        """Both clocks now."""
        return Moment(self.boot_s, self.boot_s + self.ahead_s, self.zone)

    def step(self, action: PackAction | None = None) -> None:
        """One step of the timer; a line for each new screen and each sound."""
        before = type(self.state.phase).__name__
        self.state, effects = heatcold.step(self.state, self.at(), action, PRESETS)
        name = type(self.state.phase).__name__
        if name != before:
            why = getattr(self.state.phase, "why", "")
            self.told.append(f"{since_start(self.boot_s)} {name} {why}".strip())
        if Effect.ALARM in effects:
            self.rang_s.append(self.boot_s)
            self.told.append(f"{since_start(self.boot_s)} alarm")

    def let_pass(self, seconds: float) -> None:
        """Let time pass, woken whenever the timer asks for it."""
        end_s = self.boot_s + seconds
        while (next_s := min(heatcold.next_deadline(self.state), self.boot_s + self.extra_every_s)) <= end_s:
            self.boot_s = max(next_s, self.boot_s)
            self.step()
        self.boot_s = end_s

    def tell(self, phrase: str) -> None:
        """Live through one phrase."""
        word, _, rest = phrase.rpartition(" ")
        if word in ("clock", "dead clock"):
            self.ahead_s += wording.duration_s(rest[1:]) * (-1 if rest[0] == "-" else 1)
            if word == "clock":
                self.step()
        elif re.fullmatch(r"[\d.]+[hms].*", rest):
            if word:
                self.boot_s += wording.duration_s(rest)
            else:
                self.let_pass(wording.duration_s(rest))
            if word == "crash":
                loaded = load_as(State, dump(heatcold.kept(self.state)))
                assert loaded.state is not None
                assert not loaded.left_out
                self.state = heatcold.wake(loaded.state, self.at())
            self.step()
        else:
            self.step(PackAction(rest))

    @property
    def screen(self) -> str:
        """The name of the phase."""
        return type(self.state.phase).__name__


def day_of(story: str, *, start: str = MONDAY, extra_every_s: float = inf) -> PackDay:
    """Live through a story."""
    day = PackDay(start, extra_every_s=extra_every_s)
    for phrase in re.split(r",\s*", " ".join(story.split())):
        day.tell(phrase)
    return day


def told(story: str, *, start: str = MONDAY) -> list[str]:
    """What a person would notice; more steps than were asked for change nothing."""
    transcript = day_of(story, start=start).told
    assert day_of(story, start=start, extra_every_s=7.0).told == transcript
    return transcript

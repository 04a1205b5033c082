"""The real engine and the real Obstacles over probes that the test moves."""

from __future__ import annotations

import threading
from collections.abc import Callable, Mapping
from dataclasses import field
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

from backcare_desktop.core import engine
from backcare_desktop.core.events import Event, Happened, InputOn, Moment
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.model import State
from backcare_desktop.core.settings import Settings, check
from backcare_desktop.obstacles import Obstacles, Pace
from backcare_desktop.ports import HoldReport
from backcare_desktop.system.candidates import Candidate
from tests.desk.desk import wait
from tests.fakes import FakeHoldProbe

NINE = 1772438400.0
ZONE = "Europe/Berlin"
STRETCH = {"reminders": {each: {"enabled": False} for each in ("eyes", "posture", "rest", "warmup")}}


@dataclass(frozen=True, slots=True)
class Given(Candidate):
    """A candidate that is a fake, kept for the test to move; with ``values`` it was made of."""

    fakes: list[FakeHoldProbe] = field(default_factory=list)
    values: list[tuple[Any, ...]] = field(default_factory=list)
    unavailable: list[str] = field(default_factory=list)

    def load(self) -> Callable[..., Any]:
        return FakeHoldProbe

    def make(self, values: Mapping[str, Any] | None = None) -> FakeHoldProbe:
        self.fakes.append(FakeHoldProbe(unavailable=self.unavailable[0] if self.unavailable else ""))
        self.values.append(tuple((values or {})[key] for key in self.wants))
        return self.fakes[-1]

    @property
    def fake(self) -> FakeHoldProbe:
        return self.fakes[-1]


SOON = Pace(start_retry_s=0.02, calm_ms=30)


class Hangs:
    """A probe whose source takes a minute to say a word; it waits in a thread of its own."""

    name = "slow"
    never = threading.Event()

    def start(self, report: Callable[[HoldReport], None]) -> None:
        self.ask()

    def ask(self) -> None:
        threading.Thread(target=self.never.wait, args=(60,), name=self.name, daemon=True).start()

    def stop(self) -> None:
        """Nothing to do."""


@dataclass(frozen=True, slots=True)
class Slow(Candidate):
    """A candidate that hangs."""

    def load(self) -> Callable[..., Any]:
        return Hangs

    def make(self, values: Mapping[str, Any] | None = None) -> Hangs:
        return Hangs()


class Shell:
    """The real engine with a clock that the test moves, and the real Obstacles over fakes."""

    def __init__(self, candidates: Mapping[str, tuple[Candidate, ...]], pace: Pace = SOON, **raw: object) -> None:
        self.now_s = 0.0
        self.settings: Settings = check(STRETCH | raw)[0]
        self.state: State = engine.begin(self.moment(), self.settings.rules)
        self.events: list[Event] = []
        self.told: list[Happened] = []
        self.post(InputOn())
        self.obstacles = Obstacles(
            lambda: self.settings, lambda: self.state, self.post, now=self.now, candidates=candidates, pace=pace
        )

    def moment(self) -> Moment:
        return Moment(self.now_s, NINE + self.now_s, ZONE)

    def now(self) -> datetime:
        return datetime.fromtimestamp(NINE + self.now_s, ZoneInfo(ZONE))

    def post(self, *events: Event) -> None:
        self.events += events
        self.state, told = engine.step(self.state, self.moment(), events, self.settings.rules)
        self.told += told

    def pass_by(self, minutes: float) -> None:
        self.now_s += minutes * 60
        self.post()

    @property
    def holds(self) -> list[tuple[str, str]]:
        return [(hold.on.value, hold.what) for hold in self.state.holds]

    def changes(self) -> list[Event]:
        return [event for event in self.events if not isinstance(event, InputOn)]


def until(predicate: Callable[[], object], what: str) -> bool:
    """Whether it comes to be so; else Late names it."""
    return bool(wait(predicate, 3.0, what, pump=True))

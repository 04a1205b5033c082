"""Idle probes that are fakes, for the choice of one, and waiting for what it does."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import field
from typing import Any

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.system.candidates import Candidate
from backcare_desktop.system.idle.chosen import Pace
from tests.desk.desk import wait
from tests.fakes import FakeIdle

SOON = Pace(first_retry_s=0.02, grace_s=0.02)


@dataclass(frozen=True, slots=True)
class Given(Candidate):
    """A candidate that is a fake, kept for the test to move."""

    fakes: list[FakeIdle] = field(default_factory=list)
    unavailable: list[str] = field(default_factory=list)
    can_ask: bool = True
    mute: list[str] = field(default_factory=list)
    """Not empty: it starts, and then hangs."""

    def make(self, values: Mapping[str, Any] | None = None) -> FakeIdle:
        self.fakes.append(FakeIdle(unavailable=self.unavailable[0] if self.unavailable else "", can_ask=self.can_ask))
        self.fake.is_mute = bool(self.mute)
        return self.fakes[-1]

    @property
    def fake(self) -> FakeIdle:
        return self.fakes[-1]


def until(predicate: Callable[[], object], what: str) -> bool:
    """Whether it comes to be so; else Late names it."""
    return bool(wait(predicate, 3.0, what, pump=True))

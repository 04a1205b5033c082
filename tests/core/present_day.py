"""A day at the desk as the person is told of it, moved by hand."""

from __future__ import annotations

from collections.abc import Mapping

from backcare_desktop.core import engine
from backcare_desktop.core.events import Event, InputOn, Moment
from backcare_desktop.core.present import view
from backcare_desktop.core.rules import Rules
from backcare_desktop.core.settings import check
from backcare_desktop.core.view import View

NINE = 1772438400.0
"""Monday 2 March 2026, 09:00 in Berlin, as seconds since 1970 UTC."""


class Day:
    """A day at the desk from 09:00, moved by hand."""

    def __init__(self, settings: Mapping[str, object] | None = None) -> None:
        self.rules: Rules = check(settings or {})[0].rules
        self.state = engine.begin(self.moment(0), self.rules)
        self.at(0, InputOn())

    def moment(self, minutes: float) -> Moment:
        return Moment(minutes * 60, NINE + minutes * 60, "Europe/Berlin")

    def at(self, minutes: float, *events: Event) -> View:
        self.state, _ = engine.step(self.state, self.moment(minutes), events, self.rules)
        return view(self.state, self.rules, NINE)


ONE = {"reminders": {each: {"enabled": False} for each in ("eyes", "posture", "rest", "warmup")}}
"""The stretch break alone is on."""

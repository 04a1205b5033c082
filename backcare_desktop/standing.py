"""Keeps in mind whether the person sits or stands, for those who have a desk for both; else it does nothing."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime
from typing import TYPE_CHECKING

from backcare_desktop.core.events import Event, Happened
from backcare_desktop.core.model import State
from backcare_desktop.core.remindertable import KEPT_SPELL, SIT_STAND, STAND_FOR
from backcare_desktop.core.rules import Rules
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.view import Mood, View
from backcare_desktop.ports import Remembers

if TYPE_CHECKING:
    from backcare_desktop.core.sitstand import Spell


class Standing:
    """What the sit/stand reminder needs to know beyond the engine; its rules are in ``core.sitstand``, loaded late."""

    def __init__(self, memory: Remembers, settings: Callable[[], Settings], now: Callable[[], datetime]) -> None:
        self._memory = memory
        self._settings = settings
        self._now = now

    def rules(self) -> Rules:
        """The rules of the settings, as they hold now."""
        settings = self._settings()
        if not _is_on(settings.rules):
            return settings.rules
        from backcare_desktop.core.sitstand import shaped

        return shaped(settings.rules, self.spell(), settings[STAND_FOR])

    def heed(self, events: Sequence[Event], told: Sequence[Happened], before: State, after: State) -> bool:
        """Take note of one step of the engine; whether other rules hold now."""
        settings = self._settings()
        if not _is_on(settings.rules):
            return False
        from backcare_desktop.core.sitstand import Heard, follow, to_keep

        heard = Heard(
            self._now(),
            events,
            told,
            before_s=before.counters.get(SIT_STAND, 0.0),
            after_s=after.counters.get(SIT_STAND, 0.0),
            passed_s=after.boot_s - before.boot_s,
        )
        was = self.spell()
        spell = follow(was, heard, settings.rules, settings[STAND_FOR])
        if spell == was:
            return False
        self._memory.put(KEPT_SPELL, to_keep(spell))
        return True

    def said(self, view: View) -> View:
        """The view, saying since when the person stands."""
        spell = self.spell() if _is_on(self._settings().rules) else None
        if spell is None:
            return view
        since = f"tanding since {spell.since:%H:%M}"
        why = f"{view.why}, s{since}" if view.mood is Mood.WORKING else view.why
        return replace(view, why=why, tooltip=f"{view.tooltip}\nS{since}")

    def spell(self) -> Spell | None:
        """The spell of standing that runs; None while the person sits."""
        kept = self._memory.get(KEPT_SPELL)
        if kept is None:
            return None
        from backcare_desktop.core.sitstand import from_kept

        return from_kept(kept)


def _is_on(rules: Rules) -> bool:
    return rules.reminder(SIT_STAND) is not None

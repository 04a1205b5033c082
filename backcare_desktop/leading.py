"""Picks the moves that a break leads through, remembers which were shown, and when strength was taken."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import TYPE_CHECKING, Final

from backcare_desktop.core.events import Happened, What
from backcare_desktop.core.rules import Kind
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.timetable import day_of
from backcare_desktop.core.view import PromptView
from backcare_desktop.ports import Remembers

if TYPE_CHECKING:
    from backcare_desktop.content.library import Library
    from backcare_desktop.core.breakmoves import BreakMoves
    from backcare_desktop.core.moves.exercises import ExerciseSet
    from backcare_desktop.core.moves.routine import Stock

SHOWN, STRENGTH, GENTLE_SINCE = "moves.shown", "moves.strength", "moves.gentle_since"
KEPT_OF_BREAKS: Final = (SHOWN, STRENGTH, GENTLE_SINCE)
"""What tells of days gone by, and goes with them."""
GENTLE: Final = "guide.gentle"
STRENGTH_KEPT: Final = 14
"""So many days of strength are remembered; a week needs five."""
_OUTCOMES: Final = frozenset({What.TAKEN, What.SKIPPED, What.SNOOZED})


class Leading:
    """Leads one break at a time. ``library``: the guide's data, loaded when a break first needs it."""

    def __init__(
        self,
        memory: Remembers,
        settings: Callable[[], Settings],
        now: Callable[[], datetime],
        library: Callable[[], Library],
    ) -> None:
        self._memory = memory
        self._settings = settings
        self._now = now
        self._library = library
        self._led: tuple[str, BreakMoves] | None = None
        """The reminder whose break is led now, and its moves."""

    def moves(self, prompt: PromptView) -> BreakMoves:
        """The moves of this break, which has begun: they fit its time and the person, least recently shown first."""
        from backcare_desktop.core.breakmoves import BreakMoves
        from backcare_desktop.core.moves.routine import pick

        routine = pick(self._stock(prompt), prompt.total_s, strength=self._strength_sets(prompt))
        before: dict[str, float] = self._memory.get(SHOWN) or {}
        led = BreakMoves(
            routine,
            self._stock,
            lambda shown: self._memory.put(SHOWN, before | dict(shown)),
            lambda: round(self._now().timestamp(), 1),
        )
        self._led = prompt.reminder, led
        return led

    def heed(self, happened: Happened) -> None:
        """A break had its outcome: only one that was taken counts for the day's strength set."""
        if self._led is None or self._led[0] != happened.reminder or happened.what not in _OUTCOMES:
            return
        (_reminder, led), self._led = self._led, None
        if happened.what is What.TAKEN and led.has_shown_strength:
            today = day_of(self._now(), self._settings().rules.day_starts_at)
            days = [*self._strength_days(), today][-STRENGTH_KEPT:]
            self._memory.put(STRENGTH, [each.isoformat() for each in days])

    def is_help_due(self, happened: Happened) -> bool:
        """Whether “When to get help” is to be shown again: after a break, once, when gentle days last."""
        if happened.what is not What.TAKEN:
            return False
        is_on, kept = bool(self._settings()[GENTLE]), self._memory.get(GENTLE_SINCE)
        if not is_on and kept is None:
            return False
        from backcare_desktop.core.moves import gentle

        today = day_of(self._now(), self._settings().rules.day_starts_at)
        after, is_due = gentle.follow(kept, today, is_on=is_on)
        self._memory.put(GENTLE_SINCE, after)
        return is_due

    def _is_gentle(self, prompt: PromptView) -> bool:
        """Whether the person wants calm moves only; a break for the eyes is calm anyway."""
        return bool(self._settings()[GENTLE]) and prompt.kind is not Kind.EYES

    def _stock(self, prompt: PromptView) -> Stock:
        """What there is to choose from now."""
        from backcare_desktop.core.guidetable import EQUIPMENT
        from backcare_desktop.core.hidden import hidden
        from backcare_desktop.core.moves import gentle
        from backcare_desktop.core.moves.exercises import Position, Region
        from backcare_desktop.core.moves.routine import Stock, Wishes

        settings = self._settings()
        favoured = [Region.EYES] if prompt.kind is Kind.EYES else map(Region, settings["guide.regions"])
        wishes = Wishes(
            position=Position.SEATED if settings["guide.seated_only"] else None,
            discreet=prompt.in_company,
            hidden_ids=frozenset(hidden(settings)),
            hidden_tags=frozenset(settings["guide.hidden_tags"]),
            lacking=frozenset(EQUIPMENT) - settings["guide.equipment"],
            favoured=frozenset(favoured),
            only=gentle.moves(self._library().sets) if self._is_gentle(prompt) else frozenset(),
        )
        return Stock(self._library().exercises, wishes, self._memory.get(SHOWN) or {})

    def _strength_sets(self, prompt: PromptView) -> list[ExerciseSet]:
        """The strength sets to begin with, the best supported first, if the day's is still to come."""
        from backcare_desktop.core.moves.routine import STRENGTH_SETS, strength_is_owed

        settings = self._settings()
        if prompt.kind is not Kind.STRETCH or not settings["guide.strength"] or self._is_gentle(prompt):
            return []
        is_owed = strength_is_owed(
            self._now(),
            self._strength_days(),
            after=settings["guide.strength_after"],
            day_starts_at=settings.rules.day_starts_at,
        )
        return [each for wanted in STRENGTH_SETS for each in self._library().sets if is_owed and each.id == wanted]

    def _strength_days(self) -> list[date]:
        return [date.fromisoformat(each) for each in self._memory.get(STRENGTH) or ()]

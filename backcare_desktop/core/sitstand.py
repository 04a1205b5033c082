"""The sit/stand timer: which way the person works now, and when the card asks for the other.

It is a reminder like any other, so that holds, gaps and pauses are the engine's. What differs between sitting and
standing is said here, in the rules that the engine gets: ``shaped``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from typing import Any, Final

from backcare_desktop.core.events import Done, Event, Happened, What
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.remindertable import BUILT_IN, SIT_STAND
from backcare_desktop.core.rules import Reminder, Rules
from backcare_desktop.core.timetable import day_of

MOST_STANDING_S: Final = 2400.0
"""One spell of standing at most (guidance 5.3, S30)."""
LEAST_STANDING_S: Final = 300.0
LONG_ABSENCE_S: Final = 1800.0
"""Whoever was away this long sits when they are back: our choice, the time that one spell of sitting lasts."""
SOON_S: Final = 60.0
"""When another break stood in the way of the card, it comes as soon as the quiet gap after that allows."""

STAND_TITLE: Final = "Stand for a while"
SIT_TITLE: Final = "Sit again"
STAND_WORDS: Final = "Elbows at desk height, and move the screen up too. Soft knees. Shift your weight."
SIT_WORDS: Final = "Lower the desk and the screen. Slide your hips back, and lean back a little if you like."
SIT_INSTEAD: Final = "Sit instead if…"
WHY_SWAP: Final = "Why swap?"


@dataclass(frozen=True, slots=True)
class Spell:
    """A spell of standing. ``since``: local time with its offset.

    ``stood_s``: the part of it that came before the reminder's counter last began anew; ``until_s``: after how much of
    it the next card comes, None for what the settings say.
    """

    since: datetime
    stood_s: float = 0.0
    until_s: float | None = None


@dataclass(frozen=True, slots=True)
class Heard:
    """One step of the engine. ``before_s`` and ``after_s``: what the reminder had counted before it and after.

    ``passed_s``: the time between the two, which counts as standing where the counter began anew meanwhile.
    """

    now: datetime
    events: Sequence[Event]
    told: Sequence[Happened]
    before_s: float
    after_s: float
    passed_s: float = 0.0

    def has(self, *outcomes: What, reminder: str | None = None) -> bool:
        """Whether one of these was told, of this reminder or of any."""
        return any(each.what in outcomes and reminder in (None, each.reminder) for each in self.told)


def longest_s(rules: Rules) -> float:
    """A spell at most: what a longer break may keep the card waiting (R4) is still within the 40 minutes."""
    return max(LEAST_STANDING_S, MOST_STANDING_S - rules.merge_window_s)


def shaped(rules: Rules, spell: Spell | None, stand_for_s: float) -> Rules:
    """The rules as they hold while the person sits (``spell`` None) or stands."""
    reminders = (_shaped(each, rules, spell, stand_for_s) if each.id == SIT_STAND else each for each in rules.reminders)
    return replace(rules, reminders=tuple(reminders))


def _shaped(reminder: Reminder, rules: Rules, spell: Spell | None, stand_for_s: float) -> Reminder:
    title = reminder.title
    if title == BUILT_IN[SIT_STAND]["title"]:
        title = STAND_TITLE if spell is None else SIT_TITLE
    if spell is None:
        return replace(reminder, title=title)
    goal_s = min(stand_for_s, longest_s(rules)) if spell.until_s is None else spell.until_s
    return replace(
        reminder,
        title=title,
        every_s=max(SOON_S, goal_s - spell.stood_s),
        reset_after_s=max(reminder.reset_after_s, LONG_ABSENCE_S),
    )


def follow(spell: Spell | None, heard: Heard, rules: Rules, stand_for_s: float) -> Spell | None:
    """The spell after this step; None: sitting.

    "Done" on the card swaps; a skip, or a card that came and went, leaves things as they are. A long absence, the end
    of the working hours and a new day end a spell; another break does not: its time so far is not forgotten.
    """
    if heard.has(What.TAKEN, reminder=SIT_STAND) and any(isinstance(each, Done) for each in heard.events):
        return Spell(heard.now) if spell is None else None
    if spell is None or day_of(spell.since, rules.day_starts_at) != day_of(heard.now, rules.day_starts_at):
        return None
    if heard.after_s >= heard.before_s:
        return spell
    was_away = any(each.what is What.NATURAL and (each.seconds or 0.0) >= LONG_ABSENCE_S for each in heard.told)
    if was_away or not heard.has(What.TAKEN, What.SKIPPED, What.NATURAL):
        return None
    stood_s = spell.stood_s + heard.before_s + heard.passed_s
    if not heard.has(What.SKIPPED, reminder=SIT_STAND):
        return replace(spell, stood_s=stood_s)
    left_s = longest_s(rules) - stood_s
    return replace(spell, stood_s=stood_s, until_s=stood_s + (min(stand_for_s, left_s) if left_s > 0 else stand_for_s))


def words(spell: Spell | None) -> str:
    """What the card says below its title."""
    return STAND_WORDS if spell is None else SIT_WORDS


def to_keep(spell: Spell | None) -> dict[str, Any] | None:
    """The spell as JSON can hold it."""
    if spell is None:
        return None
    return {"since": spell.since.isoformat(), "stood_s": round(spell.stood_s), "until_s": spell.until_s}


def from_kept(kept: Any) -> Spell | None:
    """The spell that was kept; None for nothing, and for what cannot be read."""
    try:
        since = datetime.fromisoformat(kept["since"])
        until_s = None if kept["until_s"] is None else float(kept["until_s"])
        return Spell(since, float(kept["stood_s"]), until_s) if since.tzinfo is not None else None
    except (TypeError, KeyError, ValueError):
        return None

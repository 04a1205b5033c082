"""The rhythms of a day to choose from, as settings; the guide's data has their numbers (guidance 7.2)."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from backcare_desktop.core import wording
from backcare_desktop.core.definitions import DEFINITIONS
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.guide.guidance import SchedulePreset
from backcare_desktop.core.settings import Settings, check, merged

WORDS = {
    "standard": ("Standard", "Move each half hour. Stretch each hour."),
    "light": ("Light", "Fewer breaks. Move every 40 minutes, stretch every 2 hours."),
    "focus": ("Focus", "Quiet for 50 minutes, then 10 minutes to stretch."),
    "active": ("Active", "5 minutes on your feet each half hour."),
    "gentle": ("Gentle", "A minute to move every 20 minutes, and no strength. For stiff or sore days."),
}
"""Name and line of each. The one for a desk that goes up and down is not among them: the desk check asks for that."""
_REST_EVERY = {1: "5h", 2: "3h"}
"""So that a day of 8 hours has that many longer breaks."""

_TEN_MINUTES_S = 600


@dataclass(frozen=True, slots=True)
class Rhythm:
    """One of them, as it is offered. ``changes``: what choosing it sets; None goes back to a default."""

    id: str
    title: str
    line: str
    changes: tuple[tuple[str, object], ...]


def rhythms(presets: Iterable[SchedulePreset]) -> tuple[Rhythm, ...]:
    """Those that are offered, in the guide's order."""
    return tuple(Rhythm(each.id, *WORDS[each.id], _changes(each)) for each in presets if each.id in WORDS)


def chosen(offered: Iterable[Rhythm], settings: Settings) -> str:
    """The one that the settings are now; empty where the person has a rhythm of their own."""
    return next((each.id for each in offered if _holds(each, settings)), "")


def _holds(rhythm: Rhythm, settings: Settings) -> bool:
    return all(_value(settings, key) == (_DEFAULTS[key] if value is None else value) for key, value in rhythm.changes)


def _value(settings: Settings, key: str) -> object:
    return settings.written.get(key, _DEFAULTS[key])


def _changes(preset: SchedulePreset) -> tuple[tuple[str, object], ...]:
    wanted: dict[str, object] = {}
    for name, every_minutes in (
        ("eyes", preset.eye_every_minutes),
        ("posture", preset.micro_every_minutes),
        ("stretch", preset.stretch_every_minutes),
    ):
        wanted[f"reminders.{name}.enabled"] = every_minutes > 0
        every = wording.duration_text(every_minutes * wording.MINUTE_S) if every_minutes else None
        wanted[f"reminders.{name}.every"] = every
    wanted["reminders.posture.duration"] = wording.duration_text(preset.micro_s) if preset.micro_s else None
    wanted["reminders.stretch.duration"] = wording.duration_text(preset.stretch_s)
    wanted["reminders.rest.enabled"] = preset.long_breaks > 0
    wanted["reminders.rest.every"] = _REST_EVERY.get(preset.long_breaks)
    # A stretch of 10 minutes counts as a break of 10: the longer one is longer then.
    wanted["reminders.rest.duration"] = "15m" if preset.stretch_s >= _TEN_MINUTES_S else None
    wanted["guide.strength"] = preset.strength_per_day > 0
    wanted["guide.gentle"] = preset.id == "gentle"
    return tuple((key, None if value == _DEFAULTS[key] else value) for key, value in wanted.items())


_DEFAULTS: dict[str, Any] = {setting.key: setting.default for setting in DEFINITIONS}


def after(settings: Settings, changes: Iterable[tuple[str, object]]) -> Settings:
    """The settings as they would be with these changes; nothing is written."""
    raw: dict[str, Any] = {}
    for key, value in {**settings.written, **dict(changes)}.items():
        if value is not None:
            below: dict[str, Any] = {}
            *path, name = key.split(".")
            below[name] = value
            for part in reversed(path):
                below = {part: below}
            raw = merged(raw, below)
    return check(raw)[0]

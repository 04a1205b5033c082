"""How much of the desktop a prompt may take: the person's choice for each reminder, and for all screens.

What a prompt does is the engine's; this decides only how it is shown.
"""

from __future__ import annotations

from enum import StrEnum


class Level(StrEnum):
    """How a reminder is shown at most (setting ``reminders.ID.level``); "usual": as its presentation says."""

    USUAL = "usual"
    BADGE = "badge"
    NOTIFICATION = "notification"
    NOTICE = "notice"
    WINDOW = "window"
    SCREEN = "screen"

    @property
    def is_low(self) -> bool:
        """Whether a break shown so leaves the moves out."""
        return self in (Level.BADGE, Level.NOTIFICATION, Level.NOTICE)


class Screens(StrEnum):
    """The screens that a break is shown on (setting ``look.screens``)."""

    ALL = "all"
    PRIMARY = "primary"
    POINTER = "pointer"


def level_key(reminder_id: str) -> str:
    """The setting that says how this reminder is shown."""
    return f"reminders.{reminder_id}.level"

"""Which icon stands for what, so that one thing has the same sign in every window: groups of settings, needs, pages."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from backcare_desktop.core.commands import Page

PAGES: Final[Mapping[Page, str]] = {
    Page.GUIDE: "guide",
    Page.HELP: "phone",
    Page.CHECK: "desk",
    Page.HISTORY: "history",
    Page.SETTINGS: "settings",
    Page.PACK: "warm",
    Page.ABOUT: "about",
}
GROUPS: Final[Mapping[str, str]] = {
    "Reminders": "bell",
    "Warm-up": "weight",
    "Sit or stand": "updown",
    "Timing": "time",
    "Away": "walk",
    "Working hours": "calendar",
    "When not to speak": "hush",
    "Look": "look",
    "Sound": "sound",
    "Start": "power",
    "Guide": "guide",
    "Moves": "move",
    "History": "history",
    "Rest your eyes": "eye",
    "Change position": "sit",
    "Stretch break": "move",
    "Longer break": "walk",
}
"""Of the settings, by the name of the group; the person's own reminders have a bell."""
NEEDS: Final[Mapping[str, str]] = {
    "sore": "sore",
    "neck": "neck",
    "upper": "upper",
    "lower": "lower",
    "desk": "desk",
    "packs": "warm",
    "exertion": "weight",
    "moves": "move",
    "own": "edit",
    "evidence": "scale",
    "help": "phone",
    "sources": "list",
    "kept": "star",
}
"""Of the guide, by id."""

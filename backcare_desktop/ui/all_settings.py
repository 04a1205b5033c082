"""What the settings window is about: every setting there is, and which reminders take time off."""

from __future__ import annotations

from dataclasses import replace

from backcare_desktop.core.definitions import DEFINITIONS
from backcare_desktop.core.remindertable import OWN_REMINDER, SIT_STAND
from backcare_desktop.core.rules import Reminder
from backcare_desktop.core.setting import Setting
from backcare_desktop.core.settings import Settings


def definitions(settings: Settings) -> tuple[Setting, ...]:
    """All settings there are: the known ones, and those of the person's own reminders under their names."""
    known = {setting.key.split(".")[1] for setting in DEFINITIONS if setting.key.startswith("reminders.")}
    own = [each for each in settings.rules.reminders if each.id not in known]
    return DEFINITIONS + tuple(
        replace(
            setting,
            key=setting.key.replace(".ID.", f".{each.id}."),
            label=each.title if setting.key.endswith(".enabled") else setting.label,
            group=each.title,
        )
        for each in own
        for setting in OWN_REMINDER
    )


def breaks(settings: Settings) -> list[Reminder]:
    """The reminders that take time off; swapping between sitting and standing has a card of its own."""
    return [each for each in settings.rules.reminders if each.id != SIT_STAND]

"""The settings of the reminders: the built-in ones with their defaults, and the form of the person's own."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from backcare_desktop.core.level import Level
from backcare_desktop.core.rules import DAYS, Countdown, Kind, Presentation, Trigger
from backcare_desktop.core.setting import Form, Setting

WEEKDAYS = ["mon", "tue", "wed", "thu", "fri"]


def reminder_settings(
    reminder_id: str, title: str, defaults: Mapping[str, Any], *, up_front: frozenset[str]
) -> tuple[Setting, ...]:
    """The settings of one reminder; ``defaults`` holds what differs from those of the person's own."""

    def setting(name: str, label: str, help_text: str, form: Form, **limits: Any) -> Setting:
        return Setting(
            f"reminders.{reminder_id}.{name}",
            label,
            help_text,
            form,
            defaults.get(name, _OWN[name]),
            advanced=name not in up_front,
            group=title,
            **limits,
        )

    return (
        setting("enabled", title, f"Turn “{title}” on or off.", Form.SWITCH),
        setting("title", "Name", "What this reminder is called on screen.", Form.TEXT),
        setting("kind", "Kind", "What it is about.", Form.CHOICE, choices=tuple(Kind)),
        setting(
            "trigger",
            "Counts",
            "“Use” counts time at the computer; “Clock” goes by the time of day.",
            Form.CHOICE,
            choices=tuple(Trigger),
        ),
        setting(
            "every",
            "How often",
            "Time at the computer between two of them.",
            Form.DURATION,
            low=60,
            high=86400,
            unit="time",
        ),
        setting("times", "At", "Times of day at which it reminds you.", Form.TIMES),
        setting("days", "On", "The days on which the times hold.", Form.DAYS),
        setting("duration", "How long", "How long it takes.", Form.DURATION, low=5, high=7200, unit="time"),
        setting("presentation", "Shown as", "What kind of prompt it is.", Form.CHOICE, choices=tuple(Presentation)),
        setting(
            "level",
            "How much room",
            "“Usual” is as above. “Badge” is the tray icon alone, “Notification” one of your desktop, “Notice” a small "
            "window in the corner. “Window” stands in the middle of the screen, “Screen” fills all of it.",
            Form.CHOICE,
            choices=tuple(Level),
        ),
        setting("sound", "Tones", "Soft tones here, where tones are on (Sound).", Form.SWITCH),
        setting(
            "notice",
            "Notice, at least",
            "How long the small notice stands before a pause in your typing may start the break.",
            Form.DURATION,
            low=0,
            high=300,
            unit="time",
        ),
        setting(
            "patience",
            "Patience",
            "How long the notice waits for you at most; “never” waits until you answer.",
            Form.DURATION,
            low=5,
            high=3600,
            unit="time",
            may_be_never=True,
        ),
        setting(
            "reset_after",
            "Away counts after",
            "Being away this long counts as this break.",
            Form.DURATION,
            low=5,
            high=7200,
            unit="time",
        ),
        setting(
            "snooze", "“Later” means", "How long “Later” puts it off.", Form.DURATION, low=60, high=7200, unit="time"
        ),
        setting("snoozes", "“Later” at most", "How often you can put one break off.", Form.NUMBER, low=0, high=10),
        setting(
            "strict",
            "Strict",
            "No “Skip”. Once the break runs, no “Later” or “Done” either. “Leave” always works.",
            Form.SWITCH,
        ),
        setting(
            "countdown",
            "Countdown runs",
            "“Always”, or only “While away” from keyboard and mouse.",
            Form.CHOICE,
            choices=tuple(Countdown),
        ),
    )


_OWN: dict[str, Any] = {
    "enabled": True,
    "title": "",
    "kind": "custom",
    "trigger": "use",
    "every": None,
    "times": [],
    "days": list(DAYS),
    "duration": "1m",
    "presentation": "card",
    "level": "usual",
    "sound": True,
    "notice": "10s",
    "patience": "2m30s",
    "reset_after": None,
    "snooze": "5m",
    "snoozes": 2,
    "strict": False,
    "countdown": "always",
}

_UP_FRONT = frozenset({"enabled", "every", "duration"})

SIT_STAND = "sit-stand"
"""The reminder for desks that go up and down; no one meets it who has not switched it on."""
STAND_FOR = "reminders.sit-stand.stand_for"
KEPT_SPELL = "sit-stand.spell"
"""Under which the spell of standing that runs is remembered."""

# Defaults and their evidence: guidance section 7; where its numbers differ, the table in the engine's contract holds.
BUILT_IN: dict[str, dict[str, Any]] = {
    "eyes": {
        "title": "Rest your eyes",
        "kind": "eyes",
        "every": "20m",
        "duration": "20s",
        "presentation": "badge",
        "patience": "1m",
        "reset_after": "30s",
    },
    "posture": {
        "title": "Change position",
        "kind": "posture",
        "every": "30m",
        "duration": "1m",
        "presentation": "card",
        "reset_after": "2m",
    },
    "stretch": {
        "title": "Stretch break",
        "kind": "stretch",
        "every": "1h",
        "duration": "5m",
        "presentation": "window",
        "reset_after": "5m",
    },
    "rest": {
        "title": "Longer break",
        "kind": "rest",
        "every": "3h",
        "duration": "10m",
        "presentation": "window",
        "reset_after": "10m",
    },
    "warmup": {
        "title": "Warm-up",
        "kind": "warmup",
        "trigger": "clock",
        "times": ["17:30"],
        "days": WEEKDAYS,
        "duration": "10m",
        "presentation": "player",
        "reset_after": "10m",
    },
    # Longer than the posture card, so that it stands for that one: swapping is a change of position.
    "sit-stand": {
        "title": "Sit or stand",
        "every": "30m",
        "duration": "90s",
        "presentation": "card",
        "reset_after": "2m",
        "enabled": False,
    },
}

STANDING = Setting(
    STAND_FOR,
    "Stand for",
    "Start with 10 to 15 minutes. 40 is the most, and then the card may come up to 5 minutes sooner.",
    Form.DURATION,
    "15m",
    low=300,
    high=2400,
    unit="time",
    advanced=False,
    group="Sit or stand",
)

_FRONT_OF = {"warmup": frozenset({"enabled", "times", "days", "duration"}), SIT_STAND: frozenset({"enabled", "every"})}
_OTHER_WORDS = {
    "reminders.sit-stand.enabled": (
        "Remind me to swap",
        "For a desk that goes up and down: a card says when to swap. Off unless you have one.",
    ),
    "reminders.sit-stand.every": ("Sit for", "Time at the computer before the card asks you to stand."),
}


def _worded(setting: Setting) -> Setting:
    """The setting, in words of its own where the common ones do not fit."""
    label, help_text = _OTHER_WORDS.get(setting.key, (setting.label, setting.help))
    return replace(setting, label=label, help=help_text)


REMINDERS: tuple[Setting, ...] = tuple(
    _worded(setting)
    for reminder_id, defaults in BUILT_IN.items()
    for setting in reminder_settings(
        reminder_id, defaults["title"], defaults, up_front=_FRONT_OF.get(reminder_id, _UP_FRONT)
    )
)

OWN_REMINDER = reminder_settings("ID", "Your own reminder", {}, up_front=_UP_FRONT)

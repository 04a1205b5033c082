"""Every setting there is, with its default, unit, range and help."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from backcare_desktop.core.rules import DAYS, Countdown, Kind, Obstacle, Presentation, Trigger
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
            "“use” counts time at the computer; “clock” goes by the time of day.",
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
        setting("presentation", "Shown as", "How much room it takes.", Form.CHOICE, choices=tuple(Presentation)),
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
            "snooze", "“Later” means", "How long “later” puts it off.", Form.DURATION, low=60, high=7200, unit="time"
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
            "“always”, or only “while_away” from keyboard and mouse.",
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
    "notice": "10s",
    "patience": "2m30s",
    "reset_after": None,
    "snooze": "5m",
    "snoozes": 2,
    "strict": False,
    "countdown": "always",
}

_UP_FRONT = frozenset({"enabled", "every", "duration"})

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
}


def _length(key: str, label: str, help_text: str, default: str, limits: tuple[float, float] = (0, 3600)) -> Setting:
    return Setting(
        key,
        label,
        help_text,
        Form.DURATION,
        default,
        low=limits[0],
        high=limits[1],
        unit="time",
        group=_GROUP[key.split(".", maxsplit=1)[0]],
    )


_GROUP = {
    "timing": "Timing",
    "away": "Away",
    "hours": "Working hours",
    "holds": "When not to speak",
    "look": "Look",
    "start": "Start",
    "guide": "Guide",
    "welcome": "Start",
}
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_HOLD_LABELS = {
    Obstacle.DND: "Do not disturb",
    Obstacle.FULLSCREEN: "A full-screen window",
    Obstacle.CALL: "A call",
    Obstacle.CAMERA: "The camera in use",
    Obstacle.SCREENSHARE: "A shared screen",
    Obstacle.APP: "Programs you name",
    Obstacle.CALENDAR: "Your calendar",
    Obstacle.FOCUS: "Focus you asked for",
}

PLAIN: tuple[Setting, ...] = (
    _length("timing.quiet_gap", "Quiet gap", "Quiet time after one prompt before the next.", "5m"),
    _length("timing.merge_window", "Wait for a longer one", "A break this near takes a shorter one with it.", "5m"),
    _length("timing.settle_idle", "Hands at rest", "A pause in your typing this long starts the break.", "5s", (1, 60)),
    _length("timing.release_delay", "After a call", "Quiet time after a call or presentation ended.", "30s"),
    _length("timing.grace", "Lateness", "How late a reminder at a time of day may still come.", "30m", (0, 43200)),
    Setting("timing.day_starts_at", "A day starts at", "When a new day begins.", Form.TIME, "04:00", group="Timing"),
    _length("away.pause_after", "Away after", "This long without input means that you are away.", "30s", (5, 600)),
    Setting(
        "away.count_video_as_use",
        "Watching counts",
        "A playing video counts as time at the computer.",
        Form.SWITCH,
        True,
        group="Away",
    ),
    *(
        Setting(
            f"hours.{day}",
            name,
            "Your working hours; leave all days empty to be reminded at any time.",
            Form.RANGES,
            [],
            advanced=False,
            group="Working hours",
        )
        for day, name in zip(DAYS, _DAY_NAMES, strict=True)
    ),
    *(
        Setting(
            f"holds.{on}",
            _HOLD_LABELS[on],
            "Hold prompts back meanwhile; they come afterwards.",
            Form.SWITCH,
            on not in (Obstacle.APP, Obstacle.CALENDAR),
            group="When not to speak",
        )
        for on in Obstacle
    ),
    Setting(
        "look.theme",
        "Colours",
        "Light or dark windows, or as your desktop has them.",
        Form.CHOICE,
        "system",
        choices=("system", "light", "dark"),
        advanced=False,
        group="Look",
    ),
    Setting(
        "look.text_size",
        "Text size",
        "Size of all text, in percent.",
        Form.NUMBER,
        100,
        low=80,
        high=200,
        unit="%",
        advanced=False,
        group="Look",
    ),
    Setting(
        "look.notice_corner",
        "Notice appears",
        "The corner of the screen for notice and card.",
        Form.CHOICE,
        "bottom-right",
        choices=("bottom-right", "bottom-left", "top-right", "top-left"),
        group="Look",
    ),
    Setting(
        "look.motion",
        "Motion",
        "“calm” fades and slides; “none” keeps everything still.",
        Form.CHOICE,
        "calm",
        choices=("calm", "none"),
        group="Look",
    ),
    Setting(
        "look.tray_icon",
        "Tray icon",
        "Its form for your panel.",
        Form.CHOICE,
        "outlined",
        choices=("outlined", "light", "dark"),
        group="Look",
    ),
    Setting(
        "start.at_login",
        "Start at login",
        "Start BackCare when you log in.",
        Form.SWITCH,
        False,
        advanced=False,
        group="Start",
    ),
    Setting(
        "guide.country",
        "Country",
        "For emergency and advice numbers, such as “GB”; empty goes by your language settings.",
        Form.TEXT,
        "",
        group="Guide",
    ),
    Setting(
        "guide.seated_only",
        "Seated moves only",
        "Offer only moves that can be done sitting.",
        Form.SWITCH,
        False,
        group="Guide",
    ),
    Setting(
        "guide.hidden_tags",
        "Hide moves marked",
        "Moves with these marks, such as “knee, balance”, are not offered. The guide lists the marks. "
        "This is a display choice, not a health check.",
        Form.WORDS,
        [],
        group="Guide",
    ),
)

DEFINITIONS: tuple[Setting, ...] = (
    *(
        setting
        for reminder_id, defaults in BUILT_IN.items()
        for setting in reminder_settings(
            reminder_id,
            defaults["title"],
            defaults,
            up_front=_UP_FRONT if reminder_id != "warmup" else frozenset({"enabled", "times", "days", "duration"}),
        )
    ),
    *PLAIN,
)
"""Every setting there is from the start; the person's own reminders add the same ones under their own id."""

OWN_REMINDER = reminder_settings("ID", "Your own reminder", {}, up_front=_UP_FRONT)

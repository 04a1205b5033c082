"""Every setting there is, with its default, unit, range and help."""

from __future__ import annotations

from backcare_desktop.core.guidetable import GUIDE
from backcare_desktop.core.holdtable import HOLDS
from backcare_desktop.core.looktable import LOOK
from backcare_desktop.core.remindertable import REMINDERS, STANDING
from backcare_desktop.core.rules import DAYS
from backcare_desktop.core.setting import Form, Setting


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
    "look": "Look",
    "start": "Start",
    "guide": "Guide",
    "history": "History",
    "welcome": "Start",
}
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")


PLAIN: tuple[Setting, ...] = (
    STANDING,
    _length("timing.quiet_gap", "Quiet gap", "Quiet time after one prompt before the next.", "5m"),
    _length(
        "timing.merge_window", "Wait for a longer one", "A longer break this near takes the shorter one with it.", "5m"
    ),
    _length("timing.settle_idle", "Hands at rest", "A pause in your typing this long starts the break.", "5s", (1, 60)),
    _length("timing.release_delay", "After a call", "Quiet time after a call or presentation ended.", "30s"),
    _length("timing.grace", "Lateness", "How late a reminder at a time of day may still come.", "30m", (0, 43200)),
    Setting("timing.day_starts_at", "A day starts at", "When a new day begins.", Form.TIME, "04:00", group="Timing"),
    _length("away.pause_after", "Away after", "This long without a key or the mouse is away.", "30s", (5, 600)),
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
    *HOLDS,
    *LOOK,
    Setting(
        "sound.steps",
        "Soft tones",
        "When a break starts, at a change, and when it ends. At most three an hour; a warm-up has one at each change. "
        "Silent in a call and while you hold prompts back.",
        Form.SWITCH,
        False,
        group="Sound",
    ),
    Setting(
        "sound.spoken",
        "Say each step",
        "A voice names each step, where your system has one. “backcare doctor” says if it has.",
        Form.SWITCH,
        False,
        group="Sound",
    ),
    Setting(
        "sound.volume",
        "Volume",
        "How loud, in percent. The warm or cold timer always sounds, at 50 % or more.",
        Form.NUMBER,
        50,
        low=0,
        high=100,
        unit="%",
        group="Sound",
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
    *GUIDE,
    Setting(
        "history.keep",
        "Keep the history",
        "How long it stays. Older days are then deleted for good.",
        Form.CHOICE,
        "always",
        choices=("1 month", "3 months", "1 year", "2 years", "5 years", "always"),
        group="History",
    ),
)

DEFINITIONS: tuple[Setting, ...] = (*REMINDERS, *PLAIN)
"""Every setting there is from the start; the person's own reminders add the same ones under their own id."""

"""Every setting there is, with its default, unit, range and help."""

from __future__ import annotations

from backcare_desktop.core.holdtable import HOLDS
from backcare_desktop.core.level import Screens
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


OTHER_COUNTRY = "ZZ"
"""A country whose numbers the guide does not have: "your local emergency number" is said."""
COUNTRIES = (
    "",
    *("AT", "AU", "BE", "BG", "CA", "CH", "CY", "CZ", "DE", "DK", "EE", "ES", "FI", "FR", "GB", "GR", "HR", "HU"),
    *("IE", "IN", "IS", "IT", "LI", "LT", "LU", "LV", "MT", "NL", "NO", "NZ", "PL", "PT", "RO", "SE", "SI", "SK", "US"),
    OTHER_COUNTRY,
)
"""The countries whose numbers the guide has; a test holds them to its file. "" goes by the language settings."""

EQUIPMENT = (
    "chair",
    "chair without wheels",
    "chair with a low back",
    "chair back for support",
    "wall",
    "door frame",
    "desk that cannot move",
    "elastic band",
)
"""What moves need besides the body, in the words of the guide's data; a test holds them to it."""
MARKS = (
    *("osteo", "neck_ra", "dizzy", "nerve_arm", "nerve_leg", "sh_unstable", "hip_repl", "preg", "bp", "balance"),
    *("eye_surg", "cts", "knee", "spasm", "recent_surg"),
)
"""The “skip this if” marks of moves, in the guide's order; a test holds them to its file."""
REGIONS = ("neck", "shoulders", "upper_back", "mid_back", "lower_back", "chest", "hips", "legs", "wrists", "eyes")

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
    *HOLDS,
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
        "look.contrast",
        "Contrast",
        "“High” makes text and outlines as clear as can be. Else as your desktop has it, or always the usual.",
        Form.CHOICE,
        "system",
        choices=("system", "high", "usual"),
        group="Look",
    ),
    Setting(
        "look.accent",
        "Accent",
        "The colour of links, rings and the next step. It is made light or dark enough to read.",
        Form.CHOICE,
        "green",
        choices=("green", "system", "blue", "teal", "violet", "plum", "rust", "grey"),
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
        "look.break_text",
        "Text in breaks",
        "Size of the text in breaks, in percent, where it is larger than the text size. You may stand further away.",
        Form.NUMBER,
        100,
        low=100,
        high=200,
        unit="%",
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
        "look.screens",
        "Breaks appear on",
        "“all” your screens, the “primary” one, or the one with the “pointer”. The moves are on one of them.",
        Form.CHOICE,
        "all",
        choices=tuple(Screens),
        group="Look",
    ),
    Setting(
        "look.nearing",
        "Edge before a break",
        "In the last half minute a thin line grows at the edge of the screen. Not where motion is off.",
        Form.SWITCH,
        True,
        group="Look",
    ),
    Setting(
        "look.motion",
        "Motion",
        "As your desktop asks for, or “calm” (fades and slides), or “none” (everything keeps still).",
        Form.CHOICE,
        "system",
        choices=("system", "calm", "none"),
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
        "A voice names each step, where your system has one. “backcare doctor” tells.",
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
    Setting(
        "guide.country",
        "Country",
        "Whose emergency and advice numbers “When to get help” shows.",
        Form.COUNTRY,
        "",
        choices=COUNTRIES,
        advanced=False,
        group="Guide",
    ),
    Setting(
        "guide.easier_steps",
        "Easier warm-up steps",
        "Show the easier form of a warm-up step first, where it has one. “Easier” in the warm-up sets this too.",
        Form.SWITCH,
        False,
        group="Guide",
    ),
    Setting(
        "guide.seated_only",
        "Seated moves only",
        "Offer only moves that can be done sitting.",
        Form.SWITCH,
        False,
        group="Moves",
    ),
    Setting(
        "guide.equipment",
        "You have at hand",
        "Moves that need something else are not offered. A chair with wheels counts when they are locked.",
        Form.SEVERAL,
        [each for each in EQUIPMENT if each != "elastic band"],
        choices=EQUIPMENT,
        group="Moves",
    ),
    Setting(
        "guide.regions",
        "Moves first for",
        "Moves for these parts come first. With none chosen, all take turns.",
        Form.SEVERAL,
        [],
        choices=REGIONS,
        group="Moves",
    ),
    Setting(
        "guide.gentle",
        "Gentle moves only",
        "Breaks have slow breathing, shoulder rolls, easy rocking and a walk. No strength. For stiff or sore days.",
        Form.SWITCH,
        False,
        group="Moves",
    ),
    Setting(
        "guide.strength",
        "Strength once a day",
        "Two minutes of strength in one stretch break, on five days a week. “Swap” puts it away.",
        Form.SWITCH,
        True,
        group="Moves",
    ),
    Setting(
        "guide.strength_after",
        "Strength after",
        "The first stretch break after this time offers it.",
        Form.TIME,
        "13:00",
        group="Moves",
    ),
    Setting(
        "guide.hidden_tags",
        "Hide moves marked “Skip this if”",
        "Breaks do not offer moves with the marks you choose. This is a display choice, not a health check. "
        "It stays on this computer.",
        Form.MARKS,
        [],
        choices=MARKS,
        group="Moves",
    ),
    Setting(
        "guide.hidden_moves",
        "Not for me",
        "Moves you have put away with “Not for me”. Breaks do not show them.",
        Form.MOVES,
        [],
        group="Moves",
    ),
    Setting(
        "guide.hidden_tips",
        "Tips put away",
        "Words that no posture card shows. “Your own” in the guide brings them back.",
        Form.MOVES,
        [],
        group="Moves",
    ),
    Setting(
        "history.keep",
        "Keep the history",
        "How long it stays. Older days are deleted by themselves, for good.",
        Form.CHOICE,
        "always",
        choices=("1 month", "3 months", "1 year", "2 years", "5 years", "always"),
        group="History",
    ),
)

DEFINITIONS: tuple[Setting, ...] = (*REMINDERS, *PLAIN)
"""Every setting there is from the start; the person's own reminders add the same ones under their own id."""

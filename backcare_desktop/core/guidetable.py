"""The settings of the guide: whose numbers it shows, and which moves are offered."""

from __future__ import annotations

from backcare_desktop.core import wording
from backcare_desktop.core.setting import Form, Setting

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
USUAL_HOLD = "usual"
HOLDS = (USUAL_HOLD, "10s", "15s", "20s", "30s", "45s", "60s")
"""How long a stretch may be held: 10 to 30 seconds, for older adults up to 60 (guidance 4.1, S35)."""
REGIONS = ("neck", "shoulders", "upper_back", "mid_back", "lower_back", "chest", "hips", "legs", "wrists", "eyes")

GUIDE: tuple[Setting, ...] = (
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
        "Show the easier form of a warm-up step first, where it has one. “Easier steps” in a warm-up sets this too.",
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
        "guide.hold",
        "Hold a stretch for",
        "“Usual” is as the guide has it: 10 to 20 seconds. Longer holds leave room for fewer moves in a break.",
        Form.CHOICE,
        USUAL_HOLD,
        choices=HOLDS,
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
        "Two minutes of strength in one stretch break, on five days a week. “Swap” offers other moves instead.",
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
)


def hold_s(chosen: str) -> int | None:
    """The seconds of one of ``HOLDS``; None: as the guide has it."""
    return None if chosen == USUAL_HOLD else int(wording.duration_s(chosen))

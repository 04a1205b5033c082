"""One screen of the warm and cold timer as a value: words, countdowns, and what can be chosen."""

from __future__ import annotations

from enum import StrEnum

from backcare_desktop.core.commands import PackAction
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.pack.state import Method

SHOULDER_ROLL = "shoulder-rolls"
"""The move to try while resting."""

SORE = "No more packs today on the spot that did not look normal."

NAMES = {Method.COLD: "Cold", Method.HEAT: "Warm", Method.ALTERNATE: "Alternate"}


class Screen(StrEnum):
    """What is on screen."""

    SAFETY = "safety"
    NOT_FOR_YOU = "not_for_you"
    CHOOSE = "choose"
    SETUP = "setup"
    RUNNING = "running"
    SKIN_CHECK = "skin_check"
    DONE = "done"
    ADVICE = "advice"
    WAITING = "waiting"
    AFTER_CHECK = "after_check"
    REST = "rest"


class Look(StrEnum):
    """How a choice looks: the next step, its equal, a quiet one, one of several, or below "More"."""

    FIRST = "first"
    PLAIN = "plain"
    QUIET = "quiet"
    RADIO = "radio"
    MORE = "more"


@dataclass(frozen=True, slots=True)
class PackChoice:
    """One thing that can be chosen; ``note`` stands beside it."""

    action: PackAction
    text: str
    look: Look = Look.PLAIN
    note: str = ""
    is_on: bool = False
    is_enabled: bool = True


@dataclass(frozen=True, slots=True)
class PackList:
    """Some lines under a title."""

    title: str
    lines: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PackView:
    """One screen. ``turn``: warm or cool now, as a word; ``left_s`` of ``total_s``: the big countdown.

    ``answer_s``: the time left to answer; ``alarms``: the alarm sounds; ``asks``: the person must be reached.
    """

    screen: Screen
    headline: str
    words: tuple[str, ...] = ()
    lists: tuple[PackList, ...] = ()
    choices: tuple[PackChoice, ...] = ()
    turn: str = ""
    left_s: float | None = None
    total_s: float = 0.0
    answer_s: float | None = None
    alarms: bool = False
    asks: bool = False
    moves: bool = False
    """Whether a move to try is offered."""

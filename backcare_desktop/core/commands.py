"""The verbs that tray, windows, command line and socket share: one path for each command."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from backcare_desktop.core.events import (
    Bare,
    Command,
)
from backcare_desktop.core.frozen import dataclass

if TYPE_CHECKING:
    from backcare_desktop.core.own.own import OwnChange


class Reply(StrEnum):
    """The answer to a yes-or-no posture question, and what became of the advice that follows a "no"."""

    YES = "yes"
    NO = "no"
    SKIP = "skip"
    DONE = "done"
    LATER = "later"


class Page(StrEnum):
    """A window that a command opens."""

    STATUS = "status"
    GUIDE = "guide"
    HELP = "help"
    HISTORY = "history"
    SETTINGS = "settings"
    WELCOME = "welcome"
    CHECK = "check"
    ANSWERS = "answers"
    ABOUT = "about"
    OWN = "own"
    PACK = "pack"


class PackAction(StrEnum):
    """What a person does at the warm and cold timer."""

    OPEN = "open"
    NONE_FITS = "none-fits"
    ONE_FITS = "one-fits"
    BACK = "back"
    COLD = "cold"
    HEAT = "heat"
    ALTERNATE = "alternate"
    SHORTER = "shorter"
    USUAL = "usual"
    LONGER = "longer"
    CAREFUL = "careful"
    START = "start"
    STOP = "stop"
    YES = "yes"
    NO = "no"
    OFF = "off"


@dataclass(frozen=True, slots=True)
class Open:
    """Open a window; ``item`` is the id of a guide entry to show."""

    page: Page
    item: str | None = None


@dataclass(frozen=True, slots=True)
class Focus:
    """Hold prompts back for a time while counting goes on; 0 ends it."""

    for_s: float


class TakeNext(Bare):
    """Take the next break now, whichever it is."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Answer:
    """What the person answered to a posture question, on a card or in the whole check; kept in the history."""

    question_id: str
    reply: Reply
    in_check: bool = False


@dataclass(frozen=True, slots=True)
class AnswerCard:
    """Answer the question of the card on screen, as its buttons do: the card itself never takes the keyboard."""

    reply: Reply


class ShowMoves(Bare):
    """Show the moves of the break that runs, where it is shown without them."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Did:
    """“I did it”: a break of today that was counted as skipped was taken; None: the last one."""

    reminder_id: str | None = None


@dataclass(frozen=True, slots=True)
class PackDo:
    """Do this at the warm and cold timer."""

    action: PackAction


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """Write these settings (dotted key to text or value, None for the default) and apply them at once."""

    changes: tuple[tuple[str, object], ...]


@dataclass(frozen=True, slots=True)
class KeepPage:
    """Keep a page of the guide within reach; ``place`` in the list of those kept, None for its end."""

    item: str
    place: int | None = None


@dataclass(frozen=True, slots=True)
class DropPage:
    """Keep a page of the guide no longer."""

    item: str


@dataclass(frozen=True, slots=True)
class ChangeOwn:
    """Change, take in or share the person's own moves and tips."""

    change: OwnChange


@dataclass(frozen=True, slots=True)
class Forget:
    """Delete these days of the history for good, both included; None: from the beginning, or to the end."""

    first: date | None = None
    last: date | None = None


class TakeUpBackup(Bare):
    """Put a backup that was made ready in the place of what there is."""

    __slots__ = ()


class Quit(Bare):
    """End the app; the state is kept."""

    __slots__ = ()


Verb = (
    Command
    | Open
    | Focus
    | TakeNext
    | Answer
    | ChangeSettings
    | KeepPage
    | DropPage
    | PackDo
    | ChangeOwn
    | Did
    | AnswerCard
    | ShowMoves
    | Forget
    | TakeUpBackup
    | Quit
)
Emit = Callable[[Verb], None]
"""How a window sends a verb to the one place that carries it out."""

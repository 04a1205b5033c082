"""The verbs that tray, windows, command line and socket share: one path for each command."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time
from enum import StrEnum
from typing import TYPE_CHECKING

from backcare_desktop.core import wording
from backcare_desktop.core.events import (
    Bare,
    Begin,
    Command,
    Done,
    Exit,
    GoOn,
    Halt,
    PauseFor,
    Resume,
    Skip,
    SnoozeFor,
    TakeBreak,
)
from backcare_desktop.core.frozen import dataclass

if TYPE_CHECKING:
    from backcare_desktop.core.own import OwnChange


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
    | ShowMoves
    | Forget
    | TakeUpBackup
    | Quit
)
Emit = Callable[[Verb], None]
"""How a window sends a verb to the one place that carries it out."""

FOCUS_S = 1800.0
DAYS_WORDS = "a day such as 2026-03-02, days such as 2026-03-01..2026-03-07, or all"


class WrongWords(Exception):
    """A command that cannot be understood; the text says what was expected."""


def parse(words: list[str]) -> Verb:
    """Read a command such as ``["pause", "30m"]``. Raises WrongWords with what to say instead."""
    if not words:
        raise WrongWords("say what to do, such as: backcare pause 30m")
    verb, *rest = words
    if verb in _PLAIN:
        if rest:
            raise WrongWords(f'"{verb}" stands alone; "{" ".join(rest)}" is not understood')
        return _PLAIN[verb]
    if verb in _READ:
        return _READ[verb](rest)
    raise WrongWords(f'"{" ".join(words)}" is not understood; backcare --help lists the commands')


_PLAIN: dict[str, Verb] = {
    "begin": Begin(),
    "skip": Skip(),
    "done": Done(),
    "exit": Exit(),
    "halt": Halt(),
    "go-on": GoOn(),
    "resume": Resume(),
    "next": TakeNext(),
    "moves": ShowMoves(),
    "quit": Quit(),
    "help": Open(Page.HELP),
    "show": Open(Page.STATUS),
}


def _break(rest: list[str]) -> TakeBreak:
    match rest:
        case [reminder_id]:
            return TakeBreak(reminder_id)
        case [reminder_id, length]:
            return TakeBreak(reminder_id, _length(length))
    raise WrongWords("say which one, such as: backcare break stretch")


def _snooze(rest: list[str]) -> SnoozeFor:
    return SnoozeFor(_length(_one(rest))) if rest else SnoozeFor()


def _focus(rest: list[str]) -> Focus:
    if rest == ["off"]:
        return Focus(0.0)
    return Focus(_length(_one(rest)) if rest else FOCUS_S)


def _did(rest: list[str]) -> Did:
    return Did(_one(rest) if rest else None)


def _forget(rest: list[str]) -> Forget:
    if len(rest) == 2 and rest[0] == "delete":
        return Forget(*days_of(rest[1]))
    raise WrongWords(f"use it as: backcare history delete {DAYS_WORDS}")


def days_of(text: str) -> tuple[date | None, date | None]:
    """The first and the last day of "2026-03-02", "2026-03-01..2026-03-07", "..2026-03-07" or "all".

    Raises WrongWords.
    """
    if text == "all":
        return None, None
    begin, dots, end = text.partition("..")
    try:
        first = date.fromisoformat(begin) if begin else None
        last = date.fromisoformat(end) if end else None if dots else first
    except ValueError:
        first = last = None
    if (first is None and last is None) or (first is not None and last is not None and first > last):
        raise WrongWords(f'"{text}" cannot be read as days; say {DAYS_WORDS}')
    return first, last


def _restore(rest: list[str]) -> TakeUpBackup:
    if rest != ["ready"]:
        raise WrongWords("use it as: backcare restore FILE")
    return TakeUpBackup()


def _guide(rest: list[str]) -> Open:
    return Open(Page.GUIDE, _one(rest) if rest else None)


def _open(rest: list[str]) -> Open:
    page = _one(rest)
    if page not in list(Page):
        raise WrongWords(f'"{page}" is not a window; there are {", ".join(Page)}')
    return Open(Page(page))


def _content(rest: list[str]) -> ChangeOwn:
    from backcare_desktop.core.own import LookAgain  # late: the resting app does without

    if rest != ["changed"]:
        raise WrongWords("use it as: backcare content changed")
    return ChangeOwn(LookAgain())


def _pause(rest: list[str]) -> PauseFor:
    match rest:
        case []:
            return PauseFor()
        case ["until", "tomorrow"]:
            return PauseFor(until_tomorrow=True)
        case ["until", at]:
            return PauseFor(until=_time(at))
        case [length]:
            return PauseFor(for_s=_length(length))
    raise WrongWords("say how long, such as: backcare pause 30m, pause until 13:00, pause until tomorrow")


def _pack(rest: list[str]) -> Open | PackDo:
    match rest:
        case []:
            return Open(Page.PACK)
        case ["stop"]:
            return PackDo(PackAction.STOP)
    raise WrongWords("say it as: backcare pack, or: backcare pack stop")


_READ: dict[str, Callable[[list[str]], Verb]] = {
    "break": _break,
    "content": _content,
    "did": _did,
    "snooze": _snooze,
    "focus": _focus,
    "guide": _guide,
    "history": _forget,
    "restore": _restore,
    "open": _open,
    "pack": _pack,
    "pause": _pause,
}


def _one(rest: list[str]) -> str:
    """The one word that may follow."""
    if len(rest) != 1:
        raise WrongWords(f'"{" ".join(rest)}" is not understood: one word is expected here')
    return rest[0]


def _length(text: str) -> float:
    try:
        seconds = wording.duration_s(text)
    except ValueError as error:
        raise WrongWords(str(error)) from None
    if seconds <= 0:
        raise WrongWords("the time must be longer than nothing")
    return seconds


def _time(text: str) -> time:
    try:
        return wording.clock_time(text)
    except ValueError as error:
        raise WrongWords(str(error)) from None

"""The verbs that tray, windows, command line and socket share: one path for each command."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import time
from enum import StrEnum

from backcare_desktop.core import wording
from backcare_desktop.core.events import Bare, Begin, Command, Done, Exit, PauseFor, Resume, Skip, SnoozeFor, TakeBreak


class Reply(StrEnum):
    """The answer to a yes-or-no posture question."""

    YES = "yes"
    NO = "no"
    SKIP = "skip"


class Page(StrEnum):
    """A window that a command opens."""

    STATUS = "status"
    GUIDE = "guide"
    HELP = "help"
    HISTORY = "history"
    SETTINGS = "settings"
    WELCOME = "welcome"
    CHECK = "check"
    ABOUT = "about"


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
    """What the person answered to a posture question; kept in the history."""

    question_id: str
    reply: Reply


@dataclass(frozen=True, slots=True)
class ChangeSettings:
    """Write these settings (dotted key to text or value, None for the default) and apply them at once."""

    changes: tuple[tuple[str, object], ...]


class Quit(Bare):
    """End the app; the state is kept."""

    __slots__ = ()


Verb = Command | Open | Focus | TakeNext | Answer | ChangeSettings | Quit
Emit = Callable[[Verb], None]
"""How a window sends a verb to the one place that carries it out."""

FOCUS_S = 1800.0


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
    "resume": Resume(),
    "next": TakeNext(),
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


def _guide(rest: list[str]) -> Open:
    return Open(Page.GUIDE, _one(rest) if rest else None)


def _open(rest: list[str]) -> Open:
    page = _one(rest)
    if page not in list(Page):
        raise WrongWords(f'"{page}" is not a window; there are {", ".join(Page)}')
    return Open(Page(page))


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


_READ: dict[str, Callable[[list[str]], Verb]] = {
    "break": _break,
    "snooze": _snooze,
    "focus": _focus,
    "guide": _guide,
    "open": _open,
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

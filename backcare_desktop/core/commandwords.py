"""Reads the words of a command line or of the socket as a verb, and says what was expected where it cannot."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, time

from backcare_desktop.core import wording
from backcare_desktop.core.commands import (
    AnswerCard,
    ChangeOwn,
    Did,
    Focus,
    Forget,
    Open,
    PackAction,
    PackDo,
    Page,
    Quit,
    Reply,
    ShowMoves,
    TakeNext,
    TakeUpBackup,
    Verb,
)
from backcare_desktop.core.events import (
    Begin,
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
    "yes": AnswerCard(Reply.YES),
    "no": AnswerCard(Reply.NO),
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
    page = " ".join(rest)
    if page not in list(Page):
        raise WrongWords(f'"{page}" is not a window; there are {", ".join(Page)}')
    return Open(Page(page))


def _content(rest: list[str]) -> ChangeOwn:
    from backcare_desktop.core.own.own import LookAgain  # late: the resting app does without

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
        raise WrongWords("the time must be longer than 0, such as 10m")
    return seconds


def _time(text: str) -> time:
    try:
        return wording.clock_time(text)
    except ValueError as error:
        raise WrongWords(str(error)) from None

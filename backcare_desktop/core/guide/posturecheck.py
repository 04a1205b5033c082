"""The questions about the desk: which one is owed, and which cue stands on the card when none is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, datetime, timedelta

from backcare_desktop.core.frozen import dataclass

TWICE_A_DAY_FOR = timedelta(days=14)
A_DAY = 2
APART = timedelta(hours=3)
"""Our choice, so that two questions of one day don't come in a row."""
LATER_EVERY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class PostureQuestion:
    """One question about the desk, with what to do on "no"."""

    id: str
    question: str
    if_no: str
    why: str
    sources: tuple[str, ...]


MOVE_SEATED = "Sit in a new way for one minute: raise your arms, turn your trunk, or lean or lift as you were taught."
"""What stands for "stand up, walk" (guidance 5.3, in a wheelchair)."""


def seated(questions: Sequence[PostureQuestion]) -> tuple[PostureQuestion, ...]:
    """The same questions for who sits all day: no advice asks them to stand."""
    return tuple(replace(each, if_no=MOVE_SEATED) if each.if_no.startswith("Stand up") else each for each in questions)


def owed(
    now_local: datetime,
    first_full_done: date | None,
    asked: Sequence[tuple[str, datetime]],
    questions: Sequence[PostureQuestion],
) -> PostureQuestion | None:
    """The question to ask now, the one asked least recently; None when none is owed.

    The whole checklist comes first, at the person's time: None until ``first_full_done``, and none more that day. Then
    two a day for two weeks, then one a week. ``asked``: id and local time of every question asked, in any order, with
    or without a zone as ``now_local``. What seems to be asked in the future (the clock was wrong) does not count.
    """
    if first_full_done is None or now_local.date() <= first_full_done:
        return None
    past = [(name, when) for name, when in asked if when <= now_local]
    if not _is_time(now_local, first_full_done, [when for _, when in past]):
        return None
    last_asked: dict[str, datetime] = {}
    for name, when in past:
        last_asked[name] = max(when, last_asked.get(name, when))
    never = [question for question in questions if question.id not in last_asked]
    if never:
        return never[0]
    return min(questions, key=lambda question: last_asked[question.id], default=None)


def _is_time(now_local: datetime, first_full_done: date, past: Sequence[datetime]) -> bool:
    if not past:
        return True
    if now_local.date() - first_full_done <= TWICE_A_DAY_FOR:
        today = sum(when.date() == now_local.date() for when in past)
        return today < A_DAY and now_local - max(past) >= APART
    return now_local.date() - max(past).date() >= LATER_EVERY


def cue(questions: Sequence[PostureQuestion], shown_count: int) -> PostureQuestion:
    """The question whose words stand on the card as a plain cue; in turn, by how many cues were shown before."""
    return questions[shown_count % len(questions)]

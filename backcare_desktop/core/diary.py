"""How the day went, for the history: stretches at the desk, absences, holds and pauses, each told when it is over.

Read off the engine's states from one step to the next; the engine knows nothing of it. What still lasts is kept with
the engine's state, so that a crash loses a minute at most. Times ``_s`` are boot clock, as in ``core.model``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import datetime, time, timedelta
from math import inf

from backcare_desktop.core.events import Event, Moment, Restarted
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.model import State
from backcare_desktop.core.reminding.gaps import RESTART_SILENCE_S, SILENCE_S
from backcare_desktop.core.reminding.turn import Turn
from backcare_desktop.core.rules import ON_CALL, Rules
from backcare_desktop.core.tally import Entry, Row, moment
from backcare_desktop.core.timetable import instant, local_time

ABSENCE_S = 120.0
"""A shorter absence is part of the stretch: a sip, a glance at paper."""

SHORTEST_S = 30.0
"""What lasted less is not worth a row."""

JUMP_S = 60.0
"""A wall clock that moved by more against the boot clock: what lasts is begun anew, as no row could tell its length."""

_DEPTH = ("", "locked", "asleep")
"""What is known of an absence, the later word for the deeper one."""


@dataclass(frozen=True, slots=True)
class Span:
    """Something that lasts. ``utc_s``: the wall clock at its begin; the other words are those of its Row."""

    since_s: float
    utc_s: float
    zone: str
    entry: Entry
    item: str = ""
    why: str = ""
    unseen: bool = False
    away_s: float = 0.0


@dataclass(frozen=True, slots=True)
class Diary:
    """What lasts now. ``at``: when the engine was last heard; ``seen_s``: the last sign of the person until then."""

    at: Moment
    is_engaged: bool = False
    seen_s: float = -inf
    use: Span | None = None
    absent_why: str = ""
    heard_again_s: float = -inf
    holds: tuple[Span, ...] = ()
    pause: Span | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """One step of the engine: what it took in, and its state after it."""

    events: Sequence[Event]
    after: State
    rules: Rules

    @property
    def at(self) -> Moment:
        """When it was."""
        return Moment(self.after.boot_s, self.after.utc_s, self.after.zone)


def follow(diary: Diary | None, step: Step) -> tuple[Diary, tuple[Row, ...]]:
    """Take in a step of the engine; the diary from then on, and the rows of what is over."""
    at, rows = step.at, []
    if diary is None or _is_torn(diary, step):
        rows = list(_all_ended(diary, step.rules)) if diary is not None else []
        diary = Diary(at)
    use, seen_s, ended = _used(diary, step)
    rows += ended
    holds, ended = _held(diary, step)
    rows += ended
    pause, ended = _paused(diary, step)
    rows += ended
    is_engaged = Turn(step.after, step.rules).is_engaged
    new = Diary(
        at,
        is_engaged=is_engaged,
        seen_s=seen_s,
        use=use,
        absent_why="" if is_engaged else _absent_why(diary, step),
        heard_again_s=step.after.heard_again_s,
        holds=holds,
        pause=pause,
    )
    return new, tuple(rows)


def lasting(diary: Diary, rules: Rules) -> tuple[Row, ...]:
    """What lasts, as rows up to the last step: for a window that shows today."""
    return tuple(_all_ended(diary, rules))


def idle_s(diary: Diary | None, step: Step, at_s: float) -> float:
    """The time without input at an instant of this step; input that the step brings may have come after it."""
    before_s = at_s - diary.seen_s if diary is not None and not diary.is_engaged else 0.0
    return max(before_s, Turn(step.after, step.rules).idle_s)


# ---- ends


def _is_torn(diary: Diary, step: Step) -> bool:
    """Whether nothing is known about the time since the last step, or of its length on the wall clock."""
    passed_s = step.after.boot_s - diary.at.boot_s
    was_off = passed_s > RESTART_SILENCE_S and any(isinstance(each, Restarted) for each in step.events)
    return was_off or abs(step.after.utc_s - diary.at.utc_s - passed_s) > JUMP_S


def _all_ended(diary: Diary, rules: Rules) -> Iterator[Row]:
    at = diary.at
    if diary.use is not None:
        yield from _rows(diary.use, min(diary.seen_s, at.boot_s), rules)
        if not diary.is_engaged and at.boot_s - diary.seen_s >= ABSENCE_S:
            yield from _rows(_absence(diary, diary.absent_why), at.boot_s, rules)
    for span in (*diary.holds, *((diary.pause,) if diary.pause is not None else ())):
        yield from _rows(span, at.boot_s, rules)


def _absence(diary: Diary, why: str) -> Span:
    """The absence that began with the last sign of the person."""
    at = diary.at
    return Span(diary.seen_s, at.utc_s - (at.boot_s - diary.seen_s), at.zone, Entry.AWAY, why=why)


def _rows(span: Span, until_s: float, rules: Rules) -> Iterator[Row]:
    """The rows of what is over: cut at the edge of each day, so that none belongs to two."""
    length_s = until_s - span.since_s
    if length_s < SHORTEST_S and span.entry is not Entry.PAUSE:
        return
    begin_s, over_s = span.utc_s, span.utc_s + length_s
    while begin_s < over_s:
        end_s = min(over_s, _day_end_s(begin_s, span.zone, rules.day_starts_at))
        share = (end_s - begin_s) / length_s
        yield Row(
            moment(begin_s, span.zone),
            span.entry,
            span.item,
            span.why,
            seconds=round(end_s - begin_s, 3),
            unseen=span.unseen,
            away_s=round(span.away_s * share, 3) if span.entry is Entry.USE else None,
        )
        begin_s = end_s


def _day_end_s(utc_s: float, zone: str, edge: time) -> float:
    """When the day of that instant is over, in seconds since 1970."""
    day = (local_time(utc_s, zone).replace(tzinfo=None) - timedelta(hours=edge.hour, minutes=edge.minute)).date()
    ends = (instant(datetime.combine(day + timedelta(days=each), edge), zone) for each in (1, 2))
    return next(each for each in ends if each > utc_s)


def _had_gap(diary: Diary, step: Step) -> bool:
    """Whether the engine hears again after a sleep or a silence that nobody saw (R13)."""
    heard_again = step.after.heard_again_s > diary.heard_again_s
    return heard_again and step.after.boot_s - diary.at.boot_s > SILENCE_S


# ---- at the desk, and away


def _used(diary: Diary, step: Step) -> tuple[Span | None, float, list[Row]]:
    """The stretch at the desk that runs on, the last sign of the person, and what is over."""
    turn, after = Turn(step.after, step.rules), step.after
    use, seen_s, rows = diary.use, diary.seen_s, list[Row]()
    sign_s = min(turn.sign_s, after.boot_s)
    if diary.is_engaged and not _had_gap(diary, step):
        seen_s = sign_s
    elif sign_s > seen_s:
        back_s = after.boot_s if turn.is_engaged else sign_s
        use, rows = _back(diary, back_s, step)
        seen_s = back_s
    if turn.is_engaged:
        begun = _begun(turn)
        if use is None:
            use = begun
        elif (use.why, use.unseen, use.zone) != (begun.why, begun.unseen, begun.zone):
            rows += _rows(use, seen_s, step.rules)
            use = begun
    return use, seen_s, rows


def _back(diary: Diary, back_s: float, step: Step) -> tuple[Span | None, list[Row]]:
    """The person is back: a short absence belongs to the stretch, a long one ends it."""
    if diary.use is None:
        return None, []
    away_s = back_s - diary.seen_s
    if away_s < ABSENCE_S:
        return replace(diary.use, away_s=diary.use.away_s + away_s), []
    absence = _absence(diary, _absent_why(diary, step))
    return None, [*_rows(diary.use, diary.seen_s, step.rules), *_rows(absence, back_s, step.rules)]


def _begun(turn: Turn) -> Span:
    """A stretch at the desk that begins now."""
    on_call = any(hold.on in ON_CALL for hold in turn.holds)
    return Span(
        turn.boot_s, turn.utc_s, turn.zone, Entry.USE, why="call" if on_call else "", unseen=not turn.idle_known
    )


def _absent_why(diary: Diary, step: Step) -> str:
    """What is known of the absence that runs, or that this step ends: the machine slept, or the screen was locked."""
    before = "" if diary.is_engaged else diary.absent_why
    now = "locked" if step.after.locked else ""
    if step.after.asleep_since_s is not None or step.after.heard_again_s > diary.heard_again_s:
        now = "asleep"
    return max(before, now, key=_DEPTH.index)


# ---- holds and pauses


def _held(diary: Diary, step: Step) -> tuple[tuple[Span, ...], list[Row]]:
    """The holds that stand, and the rows of those that are over. None lasts through a sleep: nobody saw it there."""
    at = step.at
    standing = Turn(step.after, step.rules).obstacles
    was_deaf = _had_gap(diary, step)
    before = {each.item: each for each in diary.holds}
    rows = list[Row]()
    for item, span in before.items():
        if was_deaf or item not in standing:
            rows += _rows(span, diary.at.boot_s if was_deaf else at.boot_s, step.rules)
    kept = {} if was_deaf else before
    return tuple(kept.get(item) or Span(at.boot_s, at.utc_s, at.zone, Entry.HOLD, item) for item in standing), rows


def _paused(diary: Diary, step: Step) -> tuple[Span | None, list[Row]]:
    """The pause that runs, and the row of one that is over."""
    at, pause = step.at, diary.pause
    if step.after.pause is not None:
        return pause or Span(at.boot_s, at.utc_s, at.zone, Entry.PAUSE), []
    return None, list(_rows(pause, at.boot_s, step.rules)) if pause is not None else []

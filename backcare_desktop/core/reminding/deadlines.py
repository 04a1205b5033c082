"""When the engine must be called next: all that can happen by itself, and what the idle probe watches for (R16)."""

from __future__ import annotations

from collections.abc import Iterator
from math import inf

from backcare_desktop.core.reminding import clocks, holding, hours, pausing, prompting
from backcare_desktop.core.reminding.turn import EPS_S, Turn


def next_s(turn: Turn) -> float:
    """The next instant at which something happens by itself, on the boot clock; infinite for never."""
    if turn.asleep_since_s is not None:
        return inf
    now_s = turn.boot_s + EPS_S
    return min((each for each in _all(turn) if each > now_s), default=inf)


def _all(turn: Turn) -> Iterator[float]:
    yield pausing.ends_s(turn)
    yield turn.free_from_s
    yield turn.natural_gap_until_s
    yield turn.gap_until_s
    yield hours.next_edge_s(turn)
    yield from (holding.ends_s(each) for each in turn.holds)
    yield from prompting.deadlines(turn)
    yield from clocks.deadlines(turn)
    if turn.pause is None:
        yield from (each.until_s for each in turn.snoozes)
    yield from _by_use(turn)


def _by_use(turn: Turn) -> Iterator[float]:
    """When a counter is full, joins the prompt on screen, or is reset; when the person is away."""
    stops_s = inf if turn.is_engaged else turn.sign_s + turn.rules.pause_after_s
    reminders = turn.use_reminders()
    if stops_s < inf:
        yield stops_s
        yield from (turn.sign_s + each.reset_after_s for each in reminders if each.id not in turn.reset)
    if turn.is_counting and turn.boot_s < stops_s:
        for reminder in reminders:
            full_s = turn.boot_s + turn.lacking_s(reminder)
            yield full_s
            yield full_s - turn.rules.merge_window_s

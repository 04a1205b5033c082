"""How much of a day the reminders ask for: a sum to look at while choosing, not a forecast to the minute."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable

from backcare_desktop.core import wording
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.rules import Kind, Reminder

WORK_DAY_S = 8 * wording.HOUR_S


@dataclass(frozen=True, slots=True)
class Share:
    """What one reminder asks for in a day."""

    title: str
    times: int
    each_s: float

    @property
    def total_s(self) -> float:
        """All its breaks together."""
        return self.times * self.each_s


@dataclass(frozen=True, slots=True)
class Lane:
    """When one reminder comes, in seconds since the day's work began."""

    title: str
    kind: Kind
    each_s: float
    at_s: tuple[float, ...]


def lanes(
    reminders: Iterable[Reminder], merge_window_s: float, begins_s: float, day_s: float = WORK_DAY_S
) -> tuple[Lane, ...]:
    """The same day as ``shares``, to be drawn; ``begins_s``: its beginning, for what goes by the clock."""
    asked = [each for each in reminders if each.enabled]
    came = _use_moments([each for each in asked if each.is_use and each.every_s], merge_window_s, day_s)
    result = []
    for each in asked:
        at_s = [at for at, taken in came if taken == each.id]
        if not each.is_use:
            at_s = [at.hour * wording.HOUR_S + at.minute * wording.MINUTE_S - begins_s for at in each.times]
        result.append(Lane(each.title, each.kind, each.duration_s, tuple(at_s)))
    return tuple(each for each in result if each.at_s)


def shares(reminders: Iterable[Reminder], merge_window_s: float, day_s: float = WORK_DAY_S) -> tuple[Share, ...]:
    """A day at the desk without a pause: each break taken when due, the longer one standing for the shorter."""
    asked = [each for each in reminders if each.enabled]
    counts = Counter(
        taken
        for _at, taken in _use_moments([each for each in asked if each.is_use and each.every_s], merge_window_s, day_s)
    )
    for each in asked:
        if not each.is_use:
            counts[each.id] = len(each.times) or int(day_s // each.every_s if each.every_s else 0)
    return tuple(Share(each.title, counts[each.id], each.duration_s) for each in asked if counts.get(each.id))


def sentence(day: tuple[Share, ...]) -> str:
    """The sum in words: "A day of 8 hours: 7 × 5 min stretch break …, 52 min in all"."""
    if not day:
        return "Nothing reminds you: all reminders are off."
    parts = [f"{each.times} × {wording.about(each.each_s)} ({each.title.lower()})" for each in day]
    total = wording.about(sum(each.total_s for each in day))
    return f"A day of 8 hours at the desk: {wording.listed(parts)}. About {total} in all."


def total(day: tuple[Share, ...]) -> str:
    """The sum alone: "About 52 min of breaks in 8 hours at the desk."."""
    if not day:
        return sentence(day)
    return f"About {wording.about(sum(each.total_s for each in day))} of breaks in 8 hours at the desk."


def _use_moments(reminders: list[Reminder], merge_window_s: float, day_s: float) -> list[tuple[float, str]]:
    """Which break begins when, by its id."""
    came: list[tuple[float, str]] = []
    used = {each.id: 0.0 for each in reminders}
    now_s = 0.0
    while reminders:
        step_s = max(0.0, min(_left(each, used) for each in reminders))
        used = {name: so_far + step_s for name, so_far in used.items()}
        near = [each for each in reminders if _left(each, used) <= merge_window_s]
        due = next(each for each in reminders if _left(each, used) <= 0)
        taken = min((each for each in near if each.duration_s >= due.duration_s), key=lambda each: each.rank)
        wait_s = max(0.0, _left(taken, used))
        now_s += step_s + wait_s + taken.duration_s
        if now_s > day_s:
            break
        came.append((now_s - taken.duration_s, taken.id))
        used = {each.id: 0.0 if each.duration_s <= taken.duration_s else used[each.id] + wait_s for each in reminders}
    return came


def _left(reminder: Reminder, used: dict[str, float]) -> float:
    return (reminder.every_s or 0.0) - used[reminder.id]

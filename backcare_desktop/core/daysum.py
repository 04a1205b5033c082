"""How much of a day the reminders ask for: a sum to look at while choosing, not a forecast to the minute."""

from __future__ import annotations

from collections.abc import Iterable

from backcare_desktop.core import wording
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.rules import Reminder

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


def shares(reminders: Iterable[Reminder], merge_window_s: float, day_s: float = WORK_DAY_S) -> tuple[Share, ...]:
    """A day at the desk without a pause: each break taken when due, the longer one standing for the shorter."""
    asked = [each for each in reminders if each.enabled]
    counts = _use_counts([each for each in asked if each.is_use and each.every_s], merge_window_s, day_s)
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


def _use_counts(reminders: list[Reminder], merge_window_s: float, day_s: float) -> dict[str, int]:
    counts = {each.id: 0 for each in reminders}
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
        counts[taken.id] += 1
        used = {each.id: 0.0 if each.duration_s <= taken.duration_s else used[each.id] + wait_s for each in reminders}
    return counts


def _left(reminder: Reminder, used: dict[str, float]) -> float:
    return (reminder.every_s or 0.0) - used[reminder.id]

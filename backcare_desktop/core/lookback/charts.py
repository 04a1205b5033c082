"""What a chart shows, before anything is painted: bars, squares and strips, each with its words and its table line."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from enum import StrEnum
from typing import Final

from backcare_desktop.core import wording
from backcare_desktop.core.frozen import dataclass


class Ink(StrEnum):
    """How a part is told from the next, by its form; the colour only helps."""

    FULL = "full"
    HATCHED = "hatched"
    DOTTED = "dotted"
    OPEN = "open"


class Unit(StrEnum):
    """What an axis counts."""

    TIME = "time"
    TIMES = "times"


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a bar; seconds or a count."""

    amount: float
    ink: Ink


@dataclass(frozen=True, slots=True)
class Bar:
    """One bar. ``label`` stands below it, ``words`` say it in full, ``line`` is its line in the table.

    ``short`` stands at its end; ``day`` is opened by a click or Enter.
    """

    label: str
    words: str
    line: tuple[str, ...]
    parts: tuple[Part, ...] = ()
    short: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Bars:
    """Bars side by side; ``lying``: one below the other, each with its label before it."""

    title: str
    columns: tuple[str, ...]
    bars: tuple[Bar, ...]
    legend: tuple[tuple[str, Ink], ...] = ()
    unit: Unit = Unit.TIME
    lying: bool = False
    by_month: bool = False
    """Whether a bar is a month, and opens as one."""
    empty: str = "Nothing to show for this time."

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The table."""
        return tuple(each.line for each in self.bars)

    @property
    def spots(self) -> tuple[str, ...]:
        """The words of each bar, in order."""
        return tuple(each.words for each in self.bars)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see."""
        return not any(part.amount for bar in self.bars for part in bar.parts)

    @property
    def top(self) -> float:
        """The end of the axis: a round amount that no bar passes."""
        most = max((sum(part.amount for part in bar.parts) for bar in self.bars), default=0.0)
        return next((each for each in _STEPS[self.unit] if each >= most), most)


@dataclass(frozen=True, slots=True)
class Square:
    """One day of a year. ``level``: 0 (nothing) to 4; ``column`` is its week, ``row`` its day of the week."""

    day: date
    level: int
    column: int
    row: int
    words: str
    line: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Squares:
    """A year, a square for each day: the larger, the more."""

    title: str
    columns: tuple[str, ...]
    squares: tuple[Square, ...]
    steps: tuple[str, ...]
    """What each level above nothing stands for."""
    months: tuple[tuple[int, str], ...]
    """The column at which each month begins."""
    weekdays: tuple[str, ...]
    empty: str = "Nothing to show for this year yet."

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The table: only the days that have something to tell."""
        return tuple(each.line for each in self.squares if each.level)

    @property
    def spots(self) -> tuple[str, ...]:
        """The words of each day, in order."""
        return tuple(each.words for each in self.squares)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see."""
        return not any(each.level for each in self.squares)


@dataclass(frozen=True, slots=True)
class Stretch:
    """Something that lasted, or a moment (both ends alike), in its lane. Seconds since the strip begins."""

    lane: int
    begin_s: float
    end_s: float
    ink: Ink
    words: str
    line: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Strip:
    """A day from its edge to the next, in lanes."""

    title: str
    columns: tuple[str, ...]
    lanes: tuple[str, ...]
    stretches: tuple[Stretch, ...]
    ticks: tuple[tuple[float, str], ...]
    """Where an hour is named."""
    begin_s: float
    end_s: float
    """What is shown of the day."""
    now_s: float | None = None
    empty: str = "Nothing was kept for this day."

    @property
    def lines(self) -> tuple[tuple[str, ...], ...]:
        """The table."""
        return tuple(each.line for each in self.stretches)

    @property
    def spots(self) -> tuple[str, ...]:
        """The words of each stretch, in order."""
        return tuple(each.words for each in self.stretches)

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to see."""
        return not self.stretches


Chart = Bars | Squares | Strip

_STEPS: Final[dict[Unit, Sequence[float]]] = {
    Unit.TIME: tuple(
        hours * wording.HOUR_S for hours in (1, 2, 4, 6, 8, 10, 12, 16, 20, 24, 40, 60, 80, 120, 160, 200, 240, 400)
    ),
    Unit.TIMES: (2, 4, 6, 8, 10, 20, 30, 40, 60, 80, 100, 200, 300, 400, 600, 800, 1000, 2000, 4000, 10000),
}


def mark_words(amount: float, unit: Unit) -> str:
    """An amount as an axis says it: "4 h", "12"."""
    return wording.about(amount) if unit is Unit.TIME and amount else f"{amount:g}"

"""Which part of a row of timed parts is on, as time goes by and as the person goes back and forth."""

from __future__ import annotations

from collections.abc import Sequence

from backcare_desktop.core.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """The part that is on and how many seconds of it have passed; ``index`` is the count of parts once all are over."""

    index: int
    into_s: float


class Pace:
    """Walks through parts of given seconds; a part chosen by hand starts at its beginning."""

    def __init__(self, lengths_s: Sequence[float], *, index: int = 0, elapsed_s: float = 0.0) -> None:
        """``index``: the part that is on after ``elapsed_s``; the count of parts when all are over."""
        self._lengths_s = tuple(lengths_s)
        self._from_index = index
        self._from_s = elapsed_s

    def __len__(self) -> int:
        return len(self._lengths_s)

    def at(self, elapsed_s: float) -> Spot:
        """Where we are after that many seconds of the whole."""
        rest_s = max(0.0, elapsed_s - self._from_s)
        for index in range(self._from_index, len(self._lengths_s)):
            if rest_s < self._lengths_s[index]:
                return Spot(index, rest_s)
            rest_s -= self._lengths_s[index]
        return Spot(len(self._lengths_s), rest_s)

    def left_s(self, elapsed_s: float) -> float:
        """What is left of the part that is on and of all that follow."""
        spot = self.at(elapsed_s)
        return sum(self._lengths_s[spot.index :]) - spot.into_s if spot.index < len(self) else 0.0

    def finish(self, elapsed_s: float) -> None:
        """Leave all that follows out: they are over now."""
        self._from_index, self._from_s = len(self), elapsed_s

    def go(self, index: int, elapsed_s: float) -> None:
        """Begin that part now; it and what follows run on from here."""
        self._from_index = min(max(index, 0), max(0, len(self._lengths_s) - 1))
        self._from_s = elapsed_s

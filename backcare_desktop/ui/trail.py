"""Where the person has been in the guide, so that back and forward work."""

from __future__ import annotations

from backcare_desktop.core.frozen import dataclass


@dataclass(frozen=True, slots=True)
class Spot:
    """A place in the guide. No ``need``: the list of needs; no ``item``: the list of items; ``query``: a search."""

    need: str = ""
    item: str = ""
    query: str = ""


class Trail:
    """The spots visited, like the pages of a browser. Leafing does not count until the reader stays or goes on."""

    def __init__(self) -> None:
        self._past: list[Spot] = []
        self._coming: list[Spot] = []
        self._stayed = Spot()
        """The last spot that was gone to; ``here`` is elsewhere while the reader leafs on from it."""
        self.here = Spot()

    def visit(self, spot: Spot) -> None:
        """Go to a new spot; what lay ahead is forgotten."""
        for each in (self.here, spot):
            if each != self._stayed:
                self._past.append(self._stayed)
                self._coming.clear()
                self._stayed = each
        self.here = spot

    def leaf(self, spot: Spot) -> None:
        """Have a look at a spot on the way through a list, or while a search is typed."""
        self.here = spot

    def back(self) -> None:
        """Go to the spot before, if there is one."""
        if self.here != self._stayed:
            self._coming = [self.here]
        elif self._past:
            self._coming.append(self.here)
            self._stayed = self._past.pop()
        self.here = self._stayed

    def forward(self) -> None:
        """Go to the spot that was left by ``back``, if there is one."""
        if self._coming and self.here == self._stayed:
            self._past.append(self._stayed)
            self.here = self._stayed = self._coming.pop()

    @property
    def can_back(self) -> bool:
        """Whether there is a spot before this one."""
        return bool(self._past) or self.here != self._stayed

    @property
    def can_forward(self) -> bool:
        """Whether there is a spot after this one."""
        return bool(self._coming) and self.here == self._stayed

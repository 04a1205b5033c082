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
    """The spots visited, like the pages of a browser."""

    def __init__(self) -> None:
        self._past: list[Spot] = []
        self._coming: list[Spot] = []
        self.here = Spot()

    def visit(self, spot: Spot) -> None:
        """Go to a new spot; what lay ahead is forgotten."""
        if spot != self.here:
            self._past.append(self.here)
            self._coming.clear()
            self.here = spot

    def replace(self, spot: Spot) -> None:
        """Be at a spot without remembering the one before: for leafing through a list, or typing a search."""
        self.here = spot

    def back(self) -> None:
        """Go to the spot before, if there is one."""
        if self._past:
            self._coming.append(self.here)
            self.here = self._past.pop()

    def forward(self) -> None:
        """Go to the spot that was left by ``back``, if there is one."""
        if self._coming:
            self._past.append(self.here)
            self.here = self._coming.pop()

    @property
    def can_back(self) -> bool:
        """Whether there is a spot before this one."""
        return bool(self._past)

    @property
    def can_forward(self) -> bool:
        """Whether there is a spot after this one."""
        return bool(self._coming)

"""Looks for what stands in the way of a reminder once the app and its icon are there: the start stays short."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer

from backcare_desktop.ports import Sight

if TYPE_CHECKING:
    from backcare_desktop.obstacles import Obstacles

AFTER_MS = 2000
"""Calls, full screens and the like are looked for that long after the start."""


class Lookout:
    """The obstacles, from when they are watched; ``make`` loads and makes them."""

    def __init__(self, make: Callable[[], Obstacles]) -> None:
        self._make = make
        self._obstacles: Obstacles | None = None
        self._timer = QTimer(singleShot=True, interval=AFTER_MS)
        self._timer.timeout.connect(self.begin)

    def start(self) -> None:
        """Begin in a while."""
        self._timer.start()

    def begin(self) -> None:
        """Begin now."""
        self._timer.stop()
        self._obstacles = self._make()
        self._obstacles.heed()

    def stop(self) -> None:
        """Watch nothing any more."""
        self._timer.stop()
        if self._obstacles is not None:
            self._obstacles.stop()

    def heed(self) -> None:
        """The settings changed: watch what they want now."""
        if self._obstacles is not None:
            self._obstacles.heed()

    def woke(self) -> None:
        """After a gap: let each say anew what holds (R9)."""
        if self._obstacles is not None:
            self._obstacles.woke()

    def sees(self) -> Mapping[str, Sight]:
        """What is known of each obstacle now."""
        return self._obstacles.sees() if self._obstacles is not None else {}

"""A window with the figure as large as in a break: it plays moves and prints what each took of a processor.

``floor`` instead of moves: a window that paints a small box thirty times a second, the least there is.
"""

from __future__ import annotations

import json
import sys
import time

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QColor, QPainter, QPaintEvent
from PySide6.QtWidgets import QApplication, QVBoxLayout, QWidget

from backcare_desktop import assets
from backcare_desktop.content.library import Library
from backcare_desktop.core.moves.exercises import Exercise
from backcare_desktop.system.lean import collect, collect_by_hand, keep_heap_small
from backcare_desktop.ui import theme
from backcare_desktop.ui.figure.figure import FRAME_MS, Figure

SIZE = (880, 367)
"""What a break gives the figure on a screen of 1920 × 1080."""
SETTLE_MS = 1000
FIRST_MS = 6000
"""The time in which most of a move's pictures are painted; it begins with what a move takes to be made ready."""
REST = "wrist-prayer"
"""What is seen before the first."""
FLOOR, ON = "floor", "on"
SHOWN_MS = 30_000
"""The least that an exercise is shown for; ``on`` plays the move before for what is left of it."""


class Floor(QWidget):
    """Paints a box at every tick."""

    def __init__(self) -> None:
        super().__init__()
        self.setAttribute(Qt.WidgetAttribute.WA_OpaquePaintEvent)
        self._timer = QTimer(self, interval=FRAME_MS, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(lambda: self.update(0, 0, 10, 10))
        self._timer.start()

    def paintEvent(self, _event: QPaintEvent) -> None:  # noqa: N802  # Qt's name
        """Paint it."""
        QPainter(self).fillRect(0, 0, 10, 10, QColor(0, 0, 0))


class Loops:
    """Plays one move after the other in a window; what each took is printed after it."""

    def __init__(self, moves: list[str]) -> None:
        self._library = Library(assets.root())
        self._todo = moves
        self._move = ""
        self.figure = Figure(self._library.figures, self._exercise(REST))
        self.window = QWidget()
        theme.always_dark(self.window)
        column = QVBoxLayout(self.window)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(Floor() if moves == [FLOOR] else self.figure)
        self.window.setFixedSize(*SIZE)
        self.window.show()
        self._timer = QTimer(singleShot=True)
        self._timer.timeout.connect(self._go_on)
        self._timer.start(SETTLE_MS)

    def _exercise(self, name: str) -> Exercise:
        return next(each for each in self._library.exercises if each.id == name)

    def _go_on(self) -> None:
        if self._move:
            self._tell()
        if not self._todo:
            QApplication.quit()
            return
        self._move = self._todo.pop(0)
        length_ms = SHOWN_MS - FIRST_MS if self._move == ON else FIRST_MS
        self._cpu_s, self._began_s = time.process_time(), time.perf_counter()
        if self._move not in (ON, FLOOR):
            self.figure.show_exercise(self._exercise(self._move))
        self._timer.start(length_ms)

    def _tell(self) -> None:
        collect()  # what the app does with each heartbeat
        cpu_s, seconds = time.process_time() - self._cpu_s, time.perf_counter() - self._began_s
        said = {"move": self._move, "cpu": 100 * cpu_s / seconds, "s": seconds}
        sys.stdout.write(json.dumps(said) + "\n")
        sys.stdout.flush()


def main() -> None:
    """Play the moves that the command line names; "on" goes on with the one before. Memory is kept as the app does."""
    keep_heap_small()
    collect_by_hand()
    app = QApplication(sys.argv[:1])
    theme.apply(app, "dark", 1.0)
    loops = Loops(sys.argv[1:])
    app.exec()
    del loops


if __name__ == "__main__":
    main()

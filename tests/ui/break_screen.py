"""A break window to look at and to press: what it says, what it emits, and whether all of it can be read."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import QEvent, QRect, QSize, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from backcare_desktop.core.commands import Verb
from backcare_desktop.ui import theme
from backcare_desktop.ui.breaks.window import BreakWindow
from backcare_desktop.ui.figure.figure import Figure
from backcare_desktop.ui.material import SILENT, Aloud
from tests.ui.prompt_scenes import BREAK, guide, material, moves, view


class Screen:
    """A break window with what it emitted and how long the hands have been quiet."""

    def __init__(
        self,
        qtbot: QtBot | None,
        *ids: str,
        size: tuple[int, int] = (1280, 800),
        strength: int = 0,
        aloud: Aloud = SILENT,
    ) -> None:
        """``qtbot`` None: the test ends the window itself."""
        self.emitted: list[Verb] = []
        self.quiet_s: float | None = 0.0
        self.figure = Figure(guide().figures, is_paced=True)
        self.moves = moves(*ids, strength=strength)
        shown = replace(material(), aloud=aloud)
        self.window = BreakWindow(self.emitted.append, self.moves, shown, lambda: self.quiet_s, figure=self.figure)
        if qtbot is not None:
            qtbot.addWidget(self.window, before_close_func=lambda window: window.end())
        self.window.show_state(view(BREAK))
        self.window.cover(QRect(0, 0, *size))
        self.window.show()

    def at(self, elapsed_s: float, **changes: object) -> None:
        """Show the break that many seconds after its beginning."""
        self.window.show_state(view(replace(BREAK, left_s=300.0 - elapsed_s, **changes)))  # type: ignore[arg-type]

    def short(self, total_s: float, left_s: float) -> None:
        """Show a break of that length, so long before its end."""
        self.window.show_state(view(replace(BREAK, total_s=total_s, left_s=left_s)))

    def click(self, button: QPushButton) -> None:
        QTest.mouseClick(button, Qt.MouseButton.LeftButton)

    def key(self, kind: QEvent.Type, key: Qt.Key, *, repeats: bool = False, to: QWidget | None = None) -> None:
        """Send a key to the window, or to the button that has the focus."""
        event = QKeyEvent(kind, key.value, Qt.KeyboardModifier.NoModifier, "", repeats)
        QApplication.sendEvent(self.window if to is None else to, event)

    def activate(self) -> None:
        """Have the system make it the active window, and the two seconds pass."""
        QApplication.sendEvent(self.window, QEvent(QEvent.Type.WindowActivate))

    def now(self) -> str:
        """The instruction that is written large."""
        large = [line.text() for line in self.window.steps.lines if line.font().pixelSize() == theme.SIZE_TITLE]
        assert len(large) == 1
        return large[0]


def open_buttons(screen: Screen) -> None:
    """Let the two seconds after activation pass."""
    screen.activate()
    screen.window.keys.listens.emit()


def check_fit(window: BreakWindow, size: QSize) -> None:
    """Nothing is cut off, nothing lies over another, no line is too long."""
    QApplication.sendPostedEvents()
    assert window.size() == size
    assert window.column.minimumSize().height() <= window.body.height()
    assert window.body.geometry().bottom() < window.bar.geometry().top()
    for button in window.findChildren(QPushButton):
        if button.isVisible():
            assert button.sizeHint().width() <= button.width(), button.text()
    assert window.body.width() <= 880
    for label in window.findChildren(QLabel):
        if label.isVisible():
            assert all(len(row) <= 46 for row in label.text().split("\n"))
            assert label.sizeHint().width() <= label.width(), label.text()
            assert label.sizeHint().height() <= label.height(), label.text()

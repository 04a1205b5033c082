"""The keyboard over a break: taken only once hands rest, kept from the buttons until Tab asks for them, Esc leaves."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from PySide6.QtCore import QAbstractAnimation, QElapsedTimer, QEvent, QObject, Qt, QTimer, QVariantAnimation, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QPushButton, QWidget

from backcare_desktop.ui.material import QuietKeys

QUIET_S: Final = 2.0
"""So long no key anywhere before the window takes the keyboard, and again before its buttons listen."""
LOOK_MS: Final = 250
HOLD_MS: Final = 3000
"""So long Esc is held to leave (R7)."""
LET_GO_MS: Final = 100
"""A held key repeats as release and press; when the system is busy, Qt takes such a release for a real one."""
ARRIVE_MS: Final = 200
"""The repeats of a key that was held before begin within this time after the window became active."""
DOUBT_MS: Final = 150
"""And so soon follows the next. One that stays alone was pressed here, even if Qt calls it a repeat: it does so after
Esc was held to leave the break before, and let go in another window.
"""


class KeyGate(QObject):
    """Watches the keys of one window and its buttons."""

    held = Signal(float)
    """How far Esc was held, 0 to 1; 0 again when it was let go."""
    listens = Signal()
    """The window was active long enough: its buttons may have the focus now."""
    leave = Signal()
    """Esc was held to the end."""

    def __init__(self, window: QWidget, buttons: Callable[[], list[QPushButton]], quiet_keys: QuietKeys) -> None:
        super().__init__(window)
        self._window = window
        self._buttons = buttons
        self._quiet_keys = quiet_keys
        self.waits_for_click = False
        """Whether the person works on beside the window: then it takes the keyboard by a click alone."""
        self.shortcuts: dict[int, Callable[[], object]] = {}
        """What single keys do, by ``combination``; they wait like the buttons, and work whichever has the focus."""
        self._open_for = QElapsedTimer()
        self._look = self._timer(LOOK_MS, self._take_if_quiet)
        self._look.setSingleShot(False)
        self._listen = self._timer(round(QUIET_S * 1000), self.listens.emit)
        self.listens.connect(self._open_buttons)
        self.hold = QVariantAnimation(self)
        self.hold.setStartValue(0.0)
        self.hold.setEndValue(1.0)
        self.hold.setDuration(HOLD_MS)
        self.hold.valueChanged.connect(self._held_on)
        self.hold.finished.connect(self.leave)
        self.let_go = self._timer(LET_GO_MS, self._let_go)
        self.arrived = self._timer(ARRIVE_MS, lambda: None)
        self.doubt = self._timer(DOUBT_MS, self._pressed_here)
        self._is_from_before = False
        """Whether Esc is held since before the window was active."""
        window.installEventFilter(self)
        for button in buttons():
            button.installEventFilter(self)
            button.setAutoDefault(False)
        self._close_buttons()

    def start(self) -> None:
        """The window opens now."""
        self._open_for.start()
        self._look_out()

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        """Look at what the window and its buttons get; True keeps it from them."""
        match event.type():
            case QEvent.Type.WindowActivate if watched is self._window:
                self._look.stop()
                self._listen.start()
                self.arrived.start()
            case QEvent.Type.WindowDeactivate if watched is self._window:
                self._lose()
            case QEvent.Type.MouseButtonPress if watched is self._window:
                self._window.activateWindow()
            case QEvent.Type.KeyPress if isinstance(event, QKeyEvent):
                return self._pressed(event)
            case QEvent.Type.KeyRelease if isinstance(event, QKeyEvent):
                return self._released(event)
            case _:
                pass
        return False

    def _pressed(self, event: QKeyEvent) -> bool:
        if event.key() == Qt.Key.Key_Escape:
            self._hold_on(is_repeat=event.isAutoRepeat())
            return True
        if event.isAutoRepeat():
            return True
        if not self._is_open and self._listen.isActive():
            self._listen.start()
        return not self._is_open or self._pressed_shortcut(event)

    def _hold_on(self, *, is_repeat: bool) -> None:
        """Esc goes down, or is still down."""
        self.let_go.stop()
        self.doubt.stop()
        if self._is_from_before or self.hold.state() is QAbstractAnimation.State.Running:
            return
        if is_repeat and self.arrived.isActive():
            self._is_from_before = True
            self.doubt.start()
        else:
            self.hold.start()

    def _pressed_here(self) -> None:
        self._is_from_before = False
        self.hold.start()

    def _pressed_shortcut(self, event: QKeyEvent) -> bool:
        does = self.shortcuts.get(combination(event.key(), event.modifiers()))
        if does is not None:
            does()
        return does is not None

    def _released(self, event: QKeyEvent) -> bool:
        if event.isAutoRepeat():
            return True
        if event.key() == Qt.Key.Key_Escape:
            self.let_go.start()
            return True
        return False

    def _held_on(self, part: float) -> None:
        self.held.emit(part)

    def _let_go(self) -> None:
        self.let_go.stop()
        self.doubt.stop()
        self._is_from_before = False
        self.hold.stop()
        self.held.emit(0.0)

    def _take_if_quiet(self) -> None:
        quiet_s = self._quiet_keys()
        if quiet_s is not None and min(quiet_s, self._open_for.elapsed() / 1000) >= QUIET_S:
            self._window.activateWindow()

    def _look_out(self) -> None:
        if not self.waits_for_click:
            self._look.start()

    @property
    def takes_keys_itself(self) -> bool:
        """Whether it is about to take the keyboard, once hands rest."""
        return self._look.isActive()

    def _lose(self) -> None:
        self._let_go()
        self._listen.stop()
        self._close_buttons()
        self._look_out()

    def _open_buttons(self) -> None:
        self._is_open = True
        for button in self._buttons():
            button.setFocusPolicy(Qt.FocusPolicy.TabFocus)

    def _close_buttons(self) -> None:
        self._is_open = False
        for button in self._buttons():
            button.clearFocus()
            button.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def _timer(self, interval_ms: int, then: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.setSingleShot(True)
        timer.setInterval(interval_ms)
        timer.timeout.connect(then)
        return timer


def back_and_on(window: QWidget) -> tuple[int, int]:
    """The arrow keys that go back and on, as the window is read."""
    left, right = combination(Qt.Key.Key_Left), combination(Qt.Key.Key_Right)
    return (left, right) if window.layoutDirection() is Qt.LayoutDirection.LeftToRight else (right, left)


def combination(key: int, modifiers: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> int:
    """A key with what is held beside it, as one number; Shift is what a sign needs, the keypad is nothing."""
    is_sign = key < Qt.Key.Key_Escape.value
    nothing = Qt.KeyboardModifier.KeypadModifier
    nothing |= Qt.KeyboardModifier.ShiftModifier if is_sign else Qt.KeyboardModifier.NoModifier
    return int(key) | (modifiers & ~nothing).value

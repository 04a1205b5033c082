"""Keys that our own windows get: what every idle probe must know of, too."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QEvent, QObject
from PySide6.QtGui import QGuiApplication, QKeyEvent, QWindow
from shiboken6 import isValid


class OwnInput(QObject):
    """Tells of each key that the person presses in one of our windows. It costs nothing while none has the keyboard."""

    def __init__(self, app: QGuiApplication, pressed: Callable[[], None]) -> None:
        super().__init__(app)
        self._pressed = pressed
        self._window: QWindow | None = None
        app.focusWindowChanged.connect(self._follow)

    def _follow(self, window: QWindow | None) -> None:
        if self._window is not None and isValid(self._window):  # a window that closes may be gone before its focus is
            self._window.removeEventFilter(self)
        self._window = window
        if window is not None:
            window.installEventFilter(self)

    def eventFilter(self, _watched: QObject, event: QEvent) -> bool:  # noqa: N802 - Qt's own name
        """Look only. Keys that a program made up do not count, nor do repeats: not every idle time counts those."""
        is_key = event.type() == QEvent.Type.KeyPress and event.spontaneous()
        if is_key and isinstance(event, QKeyEvent) and not event.isAutoRepeat():
            self._pressed()
        return False

"""Windows of a test that are really gone afterwards, so that the next theme change has nothing left to restyle."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import TypeVar

import shiboken6
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget

WindowT = TypeVar("WindowT", bound=QWidget)


@contextmanager
def kept(window: WindowT) -> Iterator[WindowT]:
    """Show a window, also after it was closed, until the test has looked at it; then destroy it at once."""
    window.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    window.show()
    window.activateWindow()
    assert QTest.qWaitForWindowActive(window)
    yield window
    window.close()
    shiboken6.delete(window)

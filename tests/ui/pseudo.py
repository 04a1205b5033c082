"""Texts of a language that needs 40 % more room, and one that is read from the right: to find what does not fit.

For pictures and tests alone; the app knows nothing of it.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from math import ceil

from PySide6.QtWidgets import QAbstractButton, QLabel, QWidget

from backcare_desktop.ui.corner import CornerWindow
from backcare_desktop.ui.cover import Stage
from backcare_desktop.ui.lines import Lines
from backcare_desktop.ui.window import Window

_WORD = re.compile(r"[A-Za-z]{2,}")
RIGHT_TO_LEFT_MARK = "\u200f"


def longer(text: str) -> str:
    """Every word 40 % longer, as "Stretch" becomes "Stretchstr"."""
    return _WORD.sub(lambda word: word[0] + word[0][: ceil(0.4 * len(word[0]))].lower(), text)


def lengthen(window: QWidget) -> None:
    """Make every text that the window shows now longer."""
    _change(window, longer)


def turn(window: QWidget) -> None:
    """Have every text begin at the right, as one in Hebrew or Arabic does."""
    _change(window, lambda text: RIGHT_TO_LEFT_MARK + text if text else text)


def _change(window: QWidget, change: Callable[[str], str]) -> None:
    for widget in [window, *window.findChildren(QWidget)]:
        if isinstance(widget, Lines):
            widget.say(change(widget.text().replace("\n", " ")))
        elif isinstance(widget, QLabel | QAbstractButton):
            widget.setText(change(widget.text()))
    if isinstance(window, CornerWindow):
        window.place()
    elif isinstance(window, Window | Stage):
        window.fit()
    else:
        window.resize(window.width() + 1, window.height())

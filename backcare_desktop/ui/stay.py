"""Keeps the keyboard where a person works when the button that had it goes."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def stay_near(before: QWidget | None, *instead: QWidget) -> None:
    """When what had the keyboard is gone, give it to the first of these that can be used, else to the window.

    Qt would give it to the next button, and the same key pressed once too often would leave the break by it.
    """
    if before is None or _is_usable(before):
        return
    next(filter(_is_usable, instead), before.window()).setFocus(Qt.FocusReason.OtherFocusReason)


def _is_usable(widget: QWidget) -> bool:
    return widget.isEnabled() and widget.isVisibleTo(widget.window())

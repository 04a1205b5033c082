"""The part of a scroll area that scrolls, without what PySide6 would load to tell what it is."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractScrollArea, QWidget

NAME: Final = "qt_scrollarea_viewport"
"""What Qt calls it."""


def know_viewport(area: QAbstractScrollArea) -> None:
    """Let ``viewport()`` of a new area load nothing; to be called before anything asks for it.

    WORKAROUND for PySide6 6.11: asked for a widget that Qt made, it looks among all subclasses of QWidget which one it
    is, and loads the sixty of them and their enums for good. One that is found by its name is known from then on.
    """
    area.findChild(QWidget, NAME, Qt.FindChildOption.FindDirectChildrenOnly)

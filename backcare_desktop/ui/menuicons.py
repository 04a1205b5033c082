"""The icons of the tray menu; loaded when the menu is first opened, not while the app rests."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRectF, Qt
from PySide6.QtGui import QColor, QIcon, QPainter, QPixmap

from backcare_desktop.ui import glyphs, theme, tones

SIZES_PX: Final = (16, 32)


def drawn(name: str, *, by_panel: bool) -> QIcon:
    """One icon. ``by_panel``: the panel paints the menu, in colours that we cannot know.

    The grey of our outlines then: three times lighter than a dark menu and three times darker than a light one.
    """
    tokens = theme.current()
    result = QIcon()
    _add(result, name, tones.LIGHT.edge if by_panel else tokens.edge, QIcon.Mode.Normal)
    if not by_panel:
        _add(result, name, tokens.ground, QIcon.Mode.Active)
    return result


def _add(icon: QIcon, name: str, colour: str, mode: QIcon.Mode) -> None:
    for side in SIZES_PX:
        pixmap = QPixmap(side, side)
        pixmap.fill(Qt.GlobalColor.transparent)
        painter = QPainter(pixmap)
        glyphs.paint(painter, name, QRectF(0, 0, side, side), QColor(colour))
        painter.end()
        icon.addPixmap(pixmap, mode)

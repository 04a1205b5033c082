"""The key poses side by side, numbered, each with its words where there is room: for those who want nothing to move."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from backcare_desktop.ui import theme
from backcare_desktop.ui.figure.paint import Palette
from backcare_desktop.ui.figure.scene import Scene
from backcare_desktop.ui.lines import fitted

LEAST_PX: Final = 110
"""Key poses lose their words, and keep their numbers, before they get lower than this."""
_WRAPPED: Final = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap


def paint_stills(painter: QPainter, scene: Scene, palette: Palette, size: QSize, ink: QColor) -> None:
    """Paint them in a box of that size, with the painter's font."""
    moments = scene.motion.stills()
    column = size.width() / len(moments)
    width = column - theme.SPACE_8
    texts = [moment.label for moment in moments]
    if len(moments) > 1:
        texts = [f"{number} · {text}" for number, text in enumerate(texts, 1)]
    texts = [fitted(painter.fontMetrics(), text, width) for text in texts]
    text_px = _height(painter.fontMetrics(), texts, width)
    if text_px is None or size.height() - text_px < LEAST_PX:
        texts = [str(number) for number in range(1, len(moments) + 1)] if len(moments) > 1 else [""]
        text_px = painter.fontMetrics().height() + theme.SPACE_4 if len(moments) > 1 else 0
    height = size.height() - text_px
    place = scene.transform(width, height)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(theme.SPACE_4, 0)
    for moment, text in zip(moments, texts, strict=True):
        scene.paint_still(painter, palette, place)
        scene.paint(painter, palette, place, moment.frame)
        painter.setClipping(False)
        painter.setPen(ink)
        painter.drawText(QRectF(0, height + theme.SPACE_4, width, text_px), _WRAPPED, text)
        painter.translate(column, 0)


def _height(metrics: QFontMetrics, texts: Sequence[str], width: float) -> int | None:
    """The height of the longest of these texts in columns of that width; None where a word is wider."""
    column = QRect(0, 0, int(width), 10_000)
    boxes = [metrics.boundingRect(column, int(_WRAPPED), text) for text in texts]
    if any(box.width() > column.width() for box in boxes):
        return None
    return max(box.height() for box in boxes) + theme.SPACE_4

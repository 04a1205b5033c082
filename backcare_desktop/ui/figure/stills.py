"""The key poses side by side, numbered, each with its words where there is room: for those who want nothing to move."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFontMetrics, QPainter

from backcare_desktop.core.figure.motion import Frame
from backcare_desktop.ui import theme
from backcare_desktop.ui.figure.paint import Palette
from backcare_desktop.ui.figure.scene import Scene
from backcare_desktop.ui.lines import fitted

LEAST_PX: Final = 110
"""Key poses lose their words, and keep their numbers, before they get lower than this."""
_WRAPPED: Final = Qt.AlignmentFlag.AlignHCenter | Qt.TextFlag.TextWordWrap


class Still(NamedTuple):
    """One key pose in its place, and the words below it."""

    frame: Frame
    text: str
    picture: QRectF
    words: QRectF


def stills(scene: Scene, size: QSize, metrics: QFontMetrics) -> list[Still]:
    """Where they stand in a box of that size, with words in that font."""
    moments = scene.motion.stills()
    column = size.width() / len(moments)
    width = column - theme.SPACE_8
    texts = [moment.label for moment in moments]
    if len(moments) > 1:
        texts = [f"{number} · {text}" for number, text in enumerate(texts, 1)]
    texts = [fitted(metrics, text, width) for text in texts]
    text_px = _height(metrics, texts, width)
    if text_px is None or size.height() - text_px < LEAST_PX:
        texts = [str(number) for number in range(1, len(moments) + 1)] if len(moments) > 1 else [""]
        text_px = metrics.height() + theme.SPACE_4 if len(moments) > 1 else 0
    height = size.height() - text_px
    picture = QRectF(theme.SPACE_4, 0, width, height)
    words = QRectF(theme.SPACE_4, height + theme.SPACE_4, width, text_px)
    return [
        Still(moment.frame, text, picture.translated(number * column, 0), words.translated(number * column, 0))
        for number, (moment, text) in enumerate(zip(moments, texts, strict=True))
    ]


def drawn(scene: Scene, size: QSize, metrics: QFontMetrics) -> list[QRect]:
    """What they take of that box: each its picture and its words, without the room beside them."""
    rects = []
    for still in stills(scene, size, metrics):
        box = still.picture
        room = scene.transform(box.width(), box.height()).mapRect(scene.rect)
        rects.append(room.translated(box.topLeft()).toAlignedRect())
        if still.text:
            rects.append(metrics.boundingRect(still.words.toAlignedRect(), int(_WRAPPED), still.text))
    return rects


def paint_stills(painter: QPainter, scene: Scene, palette: Palette, size: QSize, *, ink: QColor) -> None:
    """Paint them in a box of that size, with the painter's font."""
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    for still in stills(scene, size, painter.fontMetrics()):
        place = scene.transform(still.picture.width(), still.picture.height())
        painter.save()
        painter.translate(still.picture.topLeft())
        scene.paint_still(painter, palette, place)
        scene.paint(painter, palette, place, still.frame)
        painter.setPen(ink)
        painter.drawText(still.words.translated(-still.picture.topLeft()), _WRAPPED, still.text)
        painter.restore()


def _height(metrics: QFontMetrics, texts: Sequence[str], width: float) -> int | None:
    """The height of the longest of these texts in columns of that width; None where a word is wider."""
    column = QRect(0, 0, int(width), 10_000)
    boxes = [metrics.boundingRect(column, int(_WRAPPED), text) for text in texts]
    if any(box.width() > column.width() for box in boxes):
        return None
    return max(box.height() for box in boxes) + theme.SPACE_4

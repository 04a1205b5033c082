"""Still pictures of moves: one telling key pose beside a line, all key poses side by side on paper."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import Final

from PySide6.QtCore import QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QFont, QFontMetrics, QImage, QPainter

from backcare_desktop.core.figure.motion import Frame, motion
from backcare_desktop.core.guide.catalogue import lookup
from backcare_desktop.core.guide.guidance import Guidance
from backcare_desktop.core.moves.exercises import Exercise, ExerciseSet
from backcare_desktop.ui import theme
from backcare_desktop.ui.figure.paint import Palette
from backcare_desktop.ui.figure.scene import Scene
from backcare_desktop.ui.theme import Tokens

BESIDE_PX: Final = QSize(64, 72)
ON_PAPER_PX: Final = QSize(150, 130)
"""The room of one key pose; as many of them as the move has stand side by side."""
OWN_PX: Final = QSize(420, 240)
"""The room of a picture of the person's own."""
_WRAPPED: Final = Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignTop | Qt.TextFlag.TextWordWrap


class Poses:
    """Draws from the guide's figures. What has none is an empty picture of the same size."""

    def __init__(self, guidance: Guidance, picture: Callable[[str], str] = lambda _id: "") -> None:
        self._guidance = guidance
        self._picture = picture
        self._scene = cache(self._make)

    def beside(self, item_id: str, tokens: Tokens, ratio: float) -> QImage:
        """The pose that shows best what a move is; of a set, that of its first move."""
        image = _empty(QSize(theme.scaled(BESIDE_PX.width()), theme.scaled(BESIDE_PX.height())), ratio)
        scene = self._scene(item_id)
        if scene is not None:
            painter = _painter(image)
            _paint(painter, scene, tokens, (_telling(scene), QRectF(0, 0, image.width() / ratio, _height(image))))
            painter.end()
        return image

    def strip(self, item_id: str, tokens: Tokens, ratio: float) -> QImage:
        """All key poses side by side, each with its words below."""
        scene = self._scene(item_id)
        moments = () if scene is None else scene.motion.stills()
        font = theme.font(theme.SIZE_SMALL)
        width, height = theme.scaled(ON_PAPER_PX.width()), theme.scaled(ON_PAPER_PX.height())
        words_px = _words_px(font, [moment.label for moment in moments], width - theme.SPACE_12)
        image = _empty(QSize(width * max(1, len(moments)), height + words_px if moments else 1), ratio)
        if scene is None:
            return image
        painter = _painter(image)
        painter.setFont(font)
        for number, moment in enumerate(moments):
            box = QRectF(number * width, 0, width - theme.SPACE_12, height)
            _paint(painter, scene, tokens, (moment.frame, box))
            painter.setPen(QColor(tokens.text))
            below = QRectF(box.left(), height + theme.SPACE_4, box.width(), words_px)
            painter.drawText(below, _WRAPPED, moment.label)
        painter.end()
        return image

    def own(self, item_id: str, ratio: float) -> QImage:
        """The picture that the person gave their own move, made to fit the page."""
        path = self._picture(item_id)
        image = QImage(path) if path else QImage()
        if image.isNull():
            return _empty(QSize(1, 1), ratio)
        room = QSize(theme.scaled(OWN_PX.width()), theme.scaled(OWN_PX.height())) * ratio
        image = image.scaled(room, Qt.AspectRatioMode.KeepAspectRatio, Qt.TransformationMode.SmoothTransformation)
        image.setDevicePixelRatio(ratio)
        return image

    def _make(self, item_id: str) -> Scene | None:
        value = lookup(self._guidance, item_id)
        if isinstance(value, ExerciseSet):
            return self._scene(value.items[0])
        played = motion(self._guidance.figures, item_id) if isinstance(value, Exercise) else None
        return Scene(played, value) if isinstance(value, Exercise) and played is not None else None


def _words_px(font: QFont, labels: list[str], width: int) -> int:
    """The height of the longest of the labels in a column of that width."""
    room = QRect(0, 0, width, 1000)
    heights = [QFontMetrics(font).boundingRect(room, int(_WRAPPED), label).height() for label in labels]
    return max(heights, default=0) + theme.SPACE_8


def _telling(scene: Scene) -> Frame:
    """The key pose in which the stretched part is marked most."""
    return max((moment.frame for moment in scene.motion.stills()), key=scene.motion.mark)


def _paint(painter: QPainter, scene: Scene, tokens: Tokens, what: tuple[Frame, QRectF]) -> None:
    frame, box = what
    palette = Palette.of(tokens, tokens.surface)
    painter.save()
    painter.translate(box.topLeft())
    place = scene.transform(box.width(), box.height())
    scene.paint_still(painter, palette, place)
    scene.paint(painter, palette, place, frame)
    painter.restore()


def _empty(size: QSize, ratio: float) -> QImage:
    image = QImage(size * ratio, QImage.Format.Format_ARGB32_Premultiplied)
    image.setDevicePixelRatio(ratio)
    image.fill(Qt.GlobalColor.transparent)
    return image


def _painter(image: QImage) -> QPainter:
    painter = QPainter(image)
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    return painter


def _height(image: QImage) -> float:
    return image.height() / image.devicePixelRatio()

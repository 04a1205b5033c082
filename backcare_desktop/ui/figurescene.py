"""One exercise as a picture: the room it needs, what stands still behind it, and each moment of it."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QRectF
from PySide6.QtGui import QPainter, QTransform

from backcare_desktop.core.exercises import Exercise
from backcare_desktop.core.figure import Body
from backcare_desktop.core.handshape import Hand
from backcare_desktop.core.motion import Face, Frame, Motion
from backcare_desktop.core.poses import Prop, View
from backcare_desktop.core.stretch import stretch
from backcare_desktop.ui.figurebody import paint_body
from backcare_desktop.ui.figurepaint import LINE, Brush, Palette, smooth
from backcare_desktop.ui.figureprops import paint_band, paint_props, props_rect
from backcare_desktop.ui.figureviews import FACE_AND_AIMS_RECT, FACE_RECT, HAND_RECT, paint_face, paint_hand

_EDGE: Final = 0.055
_LEAST: Final = QRectF(-0.32, -0.02, 0.64, 0.84)
"""The room of a figure that sits still: none is drawn larger."""


class Scene:
    """Paints an exercise; ``rect`` is the room it needs, in units of body height with y up."""

    def __init__(self, motion: Motion, exercise: Exercise) -> None:
        self.motion = motion
        self._first = motion.first()
        self._stretch = stretch(exercise.regions[0], motion.effort)
        looks = {drawing.focus for drawing in motion.reached() if isinstance(drawing, Face)}
        self._aims = "" if len(looks) < 2 else "thumb" if motion.near_is_thumb else "screen"
        self.rect = self._room()

    def transform(self, width: float, height: float) -> QTransform:
        """From the units of the figure to a box of that size: as large as fits, in its middle."""
        scale = min(width / self.rect.width(), height / self.rect.height())
        result = QTransform()
        result.translate(width / 2 - scale * self.rect.center().x(), height / 2 + scale * self.rect.center().y())
        return result.scale(scale, -scale)

    def paint_still(self, painter: QPainter, palette: Palette, place: QTransform) -> None:
        """What never moves."""
        brush = Brush(painter, palette, place)
        if self._first is not None:
            left, right = self.rect.left() + 0.02, self.rect.right() - 0.02
            paint_props(brush, self.motion.props, self._first, left, right)
        elif way := self.motion.circle():
            brush.outline(smooth(way), LINE, palette.prop)

    def paint(self, painter: QPainter, palette: Palette, place: QTransform, frame: Frame) -> None:
        """What moves, in this frame."""
        brush = Brush(painter, palette, place)
        match self.motion.drawing(frame):
            case Body() as body:
                marks = self._stretch.marks(body, is_mirrored=self.motion.is_mirrored(frame))
                paint_body(brush, body, marks, self.motion.mark(frame))
                if Prop.BAND in self.motion.props:
                    paint_band(brush, body)
            case Face() as face:
                paint_face(brush, face, aims=self._aims)
            case Hand() as hand:
                paint_hand(brush, hand)

    def reach(self, place: QTransform, frame: Frame) -> QRect:
        """The pixels that this frame may touch."""
        drawing = self.motion.drawing(frame)
        rect = _around(drawing) if isinstance(drawing, Body) else self.rect
        return place.mapRect(rect).toAlignedRect()

    def _room(self) -> QRectF:
        if self._first is None:
            face = FACE_AND_AIMS_RECT if self._aims else FACE_RECT
            return face if self.motion.view is View.FACE else HAND_RECT
        rect = _LEAST | props_rect(self.motion.props, self._first)
        for drawing in self.motion.reached():
            if isinstance(drawing, Body):
                rect |= _around(drawing)
        return rect


def _around(body: Body) -> QRectF:
    """The room of a body with the width of its limbs."""
    points = list(body.points())
    left, right = min(point.real for point in points) - _EDGE, max(point.real for point in points) + _EDGE
    top = max(point.imag for point in points) + _EDGE
    return QRectF(left, -0.02, right - left, top + 0.02)

"""One exercise as a picture: the room it needs, what stands still behind it, and each moment of it."""

from __future__ import annotations

from typing import Final, NamedTuple

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTransform

from backcare_desktop.core.figure.figure import Body
from backcare_desktop.core.figure.motion import Face, Frame, Motion
from backcare_desktop.core.figure.poses import Prop, View
from backcare_desktop.core.moves.exercises import Exercise
from backcare_desktop.core.moves.stretch import stretch
from backcare_desktop.ui.figure.body import paint_body
from backcare_desktop.ui.figure.outlines import smooth
from backcare_desktop.ui.figure.paint import LINE, Brush, Palette, Shape, paint
from backcare_desktop.ui.figure.props import paint_band, paint_props, props_rect
from backcare_desktop.ui.figure.views import FACE_AND_AIMS_RECT, FACE_RECT, HAND_RECT, paint_face, paint_hand

_EDGE: Final = 0.055
_LEAST: Final = QRectF(-0.32, -0.02, 0.64, 0.84)
"""The room of a figure that sits still: none is drawn larger."""
_BELLY: Final = 0.022
"""How far the belly rises with a breath."""
_SHADE: Final = 0.06
"""A mark that comes or goes wholly counts like a step of that length."""
_EYE: Final = 0.07
"""How high an eye is."""


class Look(NamedTuple):
    """What is seen in one frame: its shapes, and spots that tell how far all of it has moved since another."""

    shapes: list[Shape]
    spots: tuple[complex, ...]

    def step_from(self, other: Look) -> float:
        """How far the part went that moved most."""
        return max(abs(one - two) for one, two in zip(self.spots, other.spots, strict=True))


class Scene:
    """Paints an exercise; ``rect`` is the room it needs, in units of body height with y up."""

    def __init__(self, motion: Motion, exercise: Exercise) -> None:
        self.motion = motion
        self._first = motion.first()
        first_side = motion.first_side() if motion.has_other_side else ""
        self._stretch = stretch(exercise.regions[0], motion.effort, first_side)
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
        brush = Brush(palette, place)
        if self._first is not None:
            left, right = self.rect.left() + 0.02, self.rect.right() - 0.02
            paint_props(brush, self.motion.props, self._first, left=left, right=right)
        elif way := self.motion.circle():
            brush.outline(smooth(way), LINE, palette.prop)
        paint(painter, brush.shapes)

    def paint(self, painter: QPainter, palette: Palette, place: QTransform, frame: Frame) -> None:
        """What moves, in this frame."""
        paint(painter, self.look(palette, place, frame).shapes)

    def look(self, palette: Palette, place: QTransform, frame: Frame) -> Look:
        """What moves, in this frame; what stands still is the same shape in each."""
        brush = Brush(palette, place)
        spots: tuple[complex, ...]
        match self.motion.drawing(frame):
            case Body() as body:
                mark = self.motion.mark(frame)
                paint_body(brush, body, self._stretch.marks(body, is_mirrored=self.motion.is_mirrored(frame)), mark)
                if Prop.BAND in self.motion.props:
                    paint_band(brush, body)
                spots = (*body.points(), complex(_BELLY * body.breath, _SHADE * mark))
            case Face() as face:
                paint_face(brush, face, aims=self._aims)
                spots = (_EYE * face.gaze, complex(_EYE * face.lid, _SHADE * face.focus))
            case hand:
                paint_hand(brush, hand)
                spots = (*hand.palm, *hand.thumb, *(joint for finger in hand.fingers for joint in finger))
        return Look(brush.shapes, spots)

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

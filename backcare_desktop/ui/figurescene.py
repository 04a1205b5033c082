"""One exercise as a picture: the room it needs, what stands still behind it, and each moment of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from PySide6.QtCore import QRectF
from PySide6.QtGui import QPainter, QTransform

from backcare_desktop.core.exercises import Exercise
from backcare_desktop.core.figure import Body
from backcare_desktop.core.handshape import Hand
from backcare_desktop.core.motion import Drawing, Face, Frame, Motion
from backcare_desktop.core.poses import Prop, View
from backcare_desktop.core.stretch import Mark, stretch
from backcare_desktop.ui.figurebody import Layer, behind_head, paint_body
from backcare_desktop.ui.figurechange import CORE, Change, change, parts
from backcare_desktop.ui.figurepaint import LINE, Box, Brush, Palette, smooth
from backcare_desktop.ui.figureprops import paint_band, paint_props, props_rect
from backcare_desktop.ui.figureviews import FACE_AND_AIMS_RECT, FACE_RECT, HAND_RECT, paint_face, paint_hand

_EDGE: Final = 0.055
_LEAST: Final = QRectF(-0.32, -0.02, 0.64, 0.84)
"""The room of a figure that sits still: none is drawn larger."""
WHOLE: Final = 1.0
"""How far a view of face or hand counts as moved: it is always painted whole."""
_KEPT: Final = 64


class Scene:
    """Paints an exercise; ``rect`` is the room it needs, in units of body height with y up."""

    def __init__(self, motion: Motion, exercise: Exercise) -> None:
        self.motion = motion
        self._first = motion.first()
        first_side = motion.first_side() if motion.has_other_side else ""
        self._stretch = stretch(exercise.regions[0], motion.effort, first_side)
        looks = {drawing.focus for drawing in motion.reached() if isinstance(drawing, Face)}
        self._aims = "" if len(looks) < 2 else "thumb" if motion.near_is_thumb else "screen"
        self._drawings: dict[Frame, Drawing] = {}
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

    def paint(
        self,
        painter: QPainter,
        palette: Palette,
        place: QTransform,
        frame: Frame,
        *,
        boxes: Sequence[Box] | None = None,
        layer: Layer = Layer.ALL,
    ) -> None:
        """What moves, in this frame; ``boxes``: as far as it lies in one of them."""
        brush = Brush(painter, palette, place, boxes=boxes)
        match self._drawing(frame):
            case Body() as body:
                paint_body(brush, body, self._marks(body, frame), self.motion.mark(frame), layer=layer)
                if Prop.BAND in self.motion.props and layer is not Layer.CORE:
                    paint_band(brush, body)
            case Face() as face:
                paint_face(brush, face, aims=self._aims)
            case Hand() as hand:
                paint_hand(brush, hand)

    def change(self, before: Frame, after: Frame) -> Change:
        """What has to be painted anew when one frame follows the other."""
        one, two = self._drawing(before), self._drawing(after)
        if not (isinstance(one, Body) and isinstance(two, Body)):
            rect = self.rect
            return Change(WHOLE, [(rect.left(), rect.top(), rect.right(), rect.bottom())], CORE)
        has_band = Prop.BAND in self.motion.props
        old, new = (
            parts(body, self._marks(body, frame), self.motion.mark(frame), has_band=has_band)
            for body, frame in ((one, before), (two, after))
        )
        return change(old, new)

    def has_still_core(self, frames: Iterable[Frame]) -> bool:
        """Whether these frames, seen from the front, have the same trunk, head and legs, and no arm behind the head."""
        frames = list(frames)
        bodies = [self._drawing(frame) for frame in frames]
        return all(
            isinstance(body, Body) and body.view is View.FRONT and not behind_head(body) for body in bodies
        ) and not any(self.change(frames[0], frame).moved & CORE for frame in frames[1:])

    def _drawing(self, frame: Frame) -> Drawing:
        """The drawing of a frame; the last ones are kept, as each is asked for more than once."""
        drawing = self._drawings.get(frame)
        if drawing is None:
            if len(self._drawings) >= _KEPT:
                self._drawings.clear()
            drawing = self._drawings[frame] = self.motion.drawing(frame)
        return drawing

    def _marks(self, body: Body, frame: Frame) -> tuple[Mark, ...]:
        return self._stretch.marks(body, is_mirrored=self.motion.is_mirrored(frame))

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

"""Where the card of the warm and cold timer lies: no button of a break or a notice is hidden, and few of its words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final, Protocol, runtime_checkable

from PySide6.QtCore import QMargins, QPoint, QRect
from PySide6.QtWidgets import QAbstractButton, QApplication, QLabel, QStyle, QWidget

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ui.material import Corner
from backcare_desktop.ui.overlay import Overlay

_STEP_PX: Final = 8
_OF_A_BUTTON, _OF_WHAT_IS_DONE, _OF_THE_REST = 100.0, 4.0, 1.0
"""How much each hidden pixel counts; what is done: the move that is shown, and the words that are not second."""
_OTHER_SIDE: Final = 3000.0
"""How much it counts that the card lies at the side where it is not looked for."""
_AIR: Final = QMargins(_STEP_PX, _STEP_PX, _STEP_PX, _STEP_PX)


@runtime_checkable
class Drawing(Protocol):
    """A picture with room around what it shows."""

    def drawn(self) -> list[QRect]:
        """Where it shows something."""


@dataclass(frozen=True, slots=True)
class Part:
    """What can be seen of another prompt, on the screen: a button, words or a picture."""

    rect: QRect
    weight: float

    def hidden_by(self, place: QRect) -> float:
        """How much of it a window in that place hides, or comes too close to."""
        hidden = self.rect & place.marginsAdded(_AIR)
        return self.weight * hidden.width() * hidden.height()


def hides_a_button(window: QWidget) -> bool:
    """Whether this window lies over a button of another prompt."""
    place = window.geometry()
    return any(part.weight == _OF_A_BUTTON and part.rect.intersects(place) for part in _parts_beside(window))


def free_place(window: QWidget, in_corner: QRect, area: QRect, corner: Corner) -> QRect:
    """The place of that size which hides least, the corner before others: first up or down its own side."""
    parts = list(_parts_beside(window))

    def cost(place: QRect) -> float:
        aside = 0.0 if place.left() == in_corner.left() else _OTHER_SIDE
        return aside + sum(part.hidden_by(place) for part in parts)

    return min(_places(in_corner, area, corner), key=cost) if parts else in_corner


def _places(first: QRect, area: QRect, corner: Corner) -> Iterator[QRect]:
    """All that there are, the corner first."""
    other_x = area.left() + area.right() - first.right()
    far_y = area.top() + area.bottom() - first.bottom()
    rows = range(first.top(), far_y, _STEP_PX if corner.is_top else -_STEP_PX)
    for x in (first.left(), other_x):
        for y in (*rows, far_y):
            yield QRect(QPoint(x, y), first.size())


def _parts_beside(window: QWidget) -> Iterator[Part]:
    for other in QApplication.topLevelWidgets():
        if isinstance(other, Overlay) and other is not window and other.isVisible():
            yield from _parts_of(other)


def _parts_of(prompt: QWidget) -> Iterator[Part]:
    for each in prompt.findChildren(QWidget):
        if not each.isVisible() or type(each) is QWidget:
            continue
        rect = QRect(each.mapToGlobal(QPoint(0, 0)), each.size())
        if isinstance(each, QAbstractButton):
            yield Part(rect, _OF_A_BUTTON)
        elif isinstance(each, QLabel):
            words = QStyle.alignedRect(each.layoutDirection(), each.alignment(), each.sizeHint(), rect)
            yield Part(words & rect, _OF_THE_REST if each.property("look") == "second" else _OF_WHAT_IS_DONE)
        elif isinstance(each, Drawing):
            yield from (Part(shown.translated(rect.topLeft()), _OF_WHAT_IS_DONE) for shown in each.drawn())
        elif not each.findChild(QWidget):
            yield Part(rect, _OF_THE_REST)

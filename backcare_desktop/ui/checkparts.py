"""What one step of the desk check is made of, and how advice is written wherever it is listed."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtWidgets import QPushButton, QVBoxLayout, QWidget

from backcare_desktop.core.guide.posturecheck import PostureQuestion
from backcare_desktop.ui import theme
from backcare_desktop.ui.buttons import LINK_EDGE_PX
from backcare_desktop.ui.flush import EDGES
from backcare_desktop.ui.widgets import Card, Flow, Heading, Text


def advice(question: PostureQuestion) -> QVBoxLayout:
    """What to do, and below it the question that it is about."""
    lines = QVBoxLayout()
    lines.setSpacing(theme.SPACE_4)
    lines.addWidget(Text(question.if_no))
    lines.addWidget(Text(question.question, size_px=theme.SIZE_SMALL, look="second"))
    return lines


class CheckContent(QWidget):
    """What one step shows, laid out ``Flush``; thrown away with it."""

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(*EDGES)
        self._column.setSpacing(theme.SPACE_16)

    def number(self, number: int, count: int) -> None:
        """How far the check is: a place, not a mark."""
        self._column.addWidget(Text(f"{number} of {count}", size_px=theme.SIZE_BODY, look="second"))

    def title(self, text: str) -> None:
        """The one large line."""
        self._column.addWidget(Heading(text, theme.SIZE_HEADING))

    def text(self, text: str, look: str = "") -> None:
        """A line below it."""
        self._column.addWidget(Text(text, look=look))

    def for_later(self, questions: Sequence[PostureQuestion]) -> None:
        """The advice that waits, each with the question that it answers."""
        card = Card(theme.SPACE_12)
        card.column.addWidget(Heading("For later", theme.SIZE_LARGE))
        for question in questions:
            card.column.addLayout(advice(question))
        self._column.addWidget(card)

    def buttons(self, *buttons: QPushButton) -> None:
        """What the person can choose."""
        self._column.addSpacing(theme.SPACE_8)
        self._flow(Flow(theme.SPACE_12), buttons)
        self._column.addStretch(1)

    def foot(self, *links: QPushButton) -> None:
        """Quiet ways out of here."""
        self._flow(Flow(theme.SPACE_16, outdent_px=LINK_EDGE_PX), links)

    def _flow(self, flow: Flow, buttons: Sequence[QPushButton]) -> None:
        for button in buttons:
            flow.addWidget(button)
        self._column.addLayout(flow)

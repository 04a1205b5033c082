"""The card of the warm and cold timer: above every window and every break, when the timer's own is not in front."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core.commands import Emit, Open, PackAction, PackDo, Page
from backcare_desktop.core.pack.screen import Look, PackView
from backcare_desktop.core.view import View
from backcare_desktop.core.wording import about, countdown_text
from backcare_desktop.ui import theme
from backcare_desktop.ui.corner import CornerWindow
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.material import Manner
from backcare_desktop.ui.notice import COMPACT, by_mouse_only
from backcare_desktop.ui.pack.parts import Bell
from backcare_desktop.ui.pack.place import free_place, hides_a_button
from backcare_desktop.ui.widgets import Flow, Icon, PlainButton, PrimaryButton, Text, TextButton

SIZE: Final = QSize(368, 120)


class PackCard(CornerWindow):
    """Takes no focus, so that no key is lost; by keyboard the timer's window is opened (tray, ``backcare pack``)."""

    def __init__(self, emit: Emit, manner: Manner) -> None:
        super().__init__(SIZE, manner)
        keep_until_destroyed(self)
        self.setWindowTitle("BackCare warm or cold timer")
        self.setStyleSheet(COMPACT + 'QPushButton[look=""] { padding: 6px 16px; }')
        self._emit = emit
        self._shape: tuple[object, ...] = ()
        self.headline = Text(size_px=theme.SIZE_LARGE, weight=QFont.Weight.DemiBold)
        self.answer = Text(size_px=theme.SIZE_BODY)
        self.bell = Bell()
        self.buttons: dict[PackAction, PlainButton | PrimaryButton] = {}
        self._answers = QHBoxLayout()
        self._lay_out()

    def become(self, view: PackView) -> None:
        """Show this question, above whatever came meanwhile."""
        left = "" if view.left_s is None else f" {countdown_text(view.left_s)} left in all."
        self.answer.setText("" if view.answer_s is None else f"{about(view.answer_s)} to answer.{left}")
        shape = (view.headline, view.alarms, *(choice.text for choice in view.choices))
        if shape != self._shape:
            self._shape = shape
            self.answer.setVisible(view.answer_s is not None)
            self.bell.setVisible(view.alarms)
            self._ask(view)
        elif self.isVisible() and not self.underMouse() and hides_a_button(self):  # else it flees from an answer
            self.place()
        self.raise_()

    def show_state(self, view: View) -> None:
        """It goes by the timer, not by the state of the breaks."""

    def spot(self, in_corner: QRect, area: QRect) -> QRect:
        """In the corner, or where it hides least of what a break or a notice shows."""
        return free_place(self, in_corner, area, self._manner.corner)

    def _ask(self, view: PackView) -> None:
        for old in self.buttons.values():
            self._answers.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.buttons = {choice.action: self._button(choice.action, choice.text, choice.look) for choice in view.choices}
        for number, button in enumerate(self.buttons.values()):
            self._answers.insertWidget(number, button)
            button.show()
        self.headline.setText(view.headline)
        self._column.activate()
        self.reword(view.headline)
        self.announce(view.headline, is_urgent=view.alarms)

    def _button(self, action: PackAction, text: str, look: Look) -> PlainButton | PrimaryButton:
        kind = PrimaryButton if look is Look.FIRST else PlainButton
        button = kind(text.replace("&", ""), partial(self._emit, PackDo(action)), theme.SIZE_LARGE)
        by_mouse_only(button)
        return button

    def _lay_out(self) -> None:
        self._answers.setSpacing(theme.SPACE_12)
        self._answers.addStretch(1)
        links = Flow(theme.SPACE_16)
        pages = (("Open the timer", Page.PACK), ("When to get help", Page.HELP))
        for text, page in pages:
            link = TextButton(text, partial(self._emit, Open(page)), theme.SIZE_SMALL)
            by_mouse_only(link)
            links.addWidget(link)
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_12)
        head.addWidget(Icon("clock", "text"), 0, Qt.AlignmentFlag.AlignTop)
        head.addWidget(self.headline, 1)
        self._column = column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_16, theme.SPACE_16, theme.SPACE_16, theme.SPACE_8)
        column.setSpacing(theme.SPACE_8)
        column.addLayout(head)
        column.addWidget(self.bell)
        column.addWidget(self.answer)
        column.addLayout(self._answers)
        column.addStretch(1)
        column.addLayout(links)


class PackCards:
    """Keeps the card: there while the person must be reached and does not look at the timer's window."""

    def __init__(self, emit: Emit, manner: Callable[[], Manner]) -> None:
        self._emit = emit
        self._manner = manner
        self._card: PackCard | None = None

    @property
    def card(self) -> QWidget | None:
        """The card on screen, or None."""
        return self._card

    def become(self, view: PackView, *, is_seen: bool) -> None:
        """Show the card, or take it away; ``is_seen``: the timer's own window is in front."""
        if not view.asks or is_seen:
            self.close()
            return
        is_new = self._card is None
        if self._card is None:
            self._card = PackCard(self._emit, self._manner())
        self._card.become(view)
        if is_new:
            self._card.open()

    def close(self) -> None:
        """Take it away."""
        card, self._card = self._card, None
        if card is not None:
            card.end()

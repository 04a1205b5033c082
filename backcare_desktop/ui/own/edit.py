"""The editor of one own move or tip: the form, and beside it how it will look."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QBoxLayout, QFrame, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from backcare_desktop.core.own.own import OwnItem, OwnMove, Tip
from backcare_desktop.ui import theme
from backcare_desktop.ui.flush import EDGES
from backcare_desktop.ui.own import pages as ownpages
from backcare_desktop.ui.own.form import Form, TipForm
from backcare_desktop.ui.own.moveform import MoveForm
from backcare_desktop.ui.own.show import OwnShow
from backcare_desktop.ui.widgets import Flow, Flush, Heading, PlainButton, PrimaryButton, Text
from backcare_desktop.ui.window import keep_scroll_bar

BESIDE_PX: Final = 820
UNKEPT: Final = "This is not kept yet. Press “Throw away” to leave without it."


class Editor(QWidget):
    """Writes one item. ``kept``: the person wants it kept; ``left``: they go back without."""

    kept = Signal(object)
    left = Signal()

    def __init__(self, item: OwnItem | None, picture: str, *, is_tip: bool) -> None:
        super().__init__()
        self._was_warned = False
        self.form: Form = (
            TipForm(item if isinstance(item, Tip) else None, self._changed)
            if is_tip
            else MoveForm(item if isinstance(item, OwnMove) else None, picture, self._changed)
        )
        noun = "tip" if is_tip else "move"
        self.title = Heading(f"Add a {noun}" if item is None else f"Change this {noun}")
        self.preview = OwnShow(lambda _target: None, "How it will look")
        self.said = Text("", look="second")
        self.save = PrimaryButton("&Keep", self._keep)
        self.cancel = PlainButton("&Cancel", self.leave)
        self._lay_out()
        self._show()

    def begin(self) -> None:
        """Give the keyboard to the first field."""
        self.form.setFocus()

    def leave(self) -> None:
        """Go back to the list; what is not kept yet is thrown away only when that is said twice."""
        if self.may_go():
            self.left.emit()

    def may_go(self) -> bool:
        """Whether nothing is lost, or the person was told before."""
        if not self.form.is_modified or self._was_warned:
            return True
        self._was_warned = True
        self.cancel.setText("&Throw away")
        self.say(UNKEPT)
        self.cancel.setFocus()
        return False

    def say(self, sentence: str) -> None:
        """Say this beside the buttons."""
        self.said.setText(sentence)
        self.said.setProperty("look", "error" if sentence else "second")
        self.said.style().polish(self.said)

    def fit(self, width_px: int) -> None:
        """Form and preview side by side where there is room, else one below the other."""
        is_beside = width_px >= theme.scaled(BESIDE_PX)
        self._panes.setDirection(QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom)
        self.preview.setVisible(is_beside)
        self.preview.fit()

    def restyle(self) -> None:
        """Take over the theme."""
        self.preview.page.restyle()

    def _keep(self) -> None:
        if self.form.show_wrong():
            self._scroll.ensureWidgetVisible(self.form.focused(), 0, theme.SPACE_64)
            self.say("It is not kept yet. What to change is marked above.")
            return
        self.kept.emit(self.form.keep())

    def _changed(self) -> None:
        self._was_warned = False
        self.cancel.setText("&Cancel")
        self.say("")
        self._show()

    def _show(self) -> None:
        keep = self.form.keep()
        if isinstance(keep.item, Tip):
            self.preview.page.change_page(ownpages.tip(keep.item))
            return
        self.preview.page.change_page(ownpages.move(keep.item.move))
        picker = self.form.picker if isinstance(self.form, MoveForm) else None
        if picker is not None and picker.new is not None:
            self.preview.picture.show_bytes(picker.new, keep.item.name)
        elif picker is not None:
            self.preview.picture.show_file(picker.path, keep.item.name)
        self.preview.fit()

    def _lay_out(self) -> None:
        self._scroll = scroll = QScrollArea()
        scroll.setWidgetResizable(True)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        keep_scroll_bar(scroll)
        inner = QWidget()
        around = QVBoxLayout(inner)
        around.setContentsMargins(theme.margins(0, 0, theme.SPACE_12, 0))
        around.addWidget(self.form)
        scroll.setWidget(inner)
        self._panes = QHBoxLayout()
        self._panes.setSpacing(theme.SPACE_16)
        self._panes.addLayout(Flush(scroll), 1)
        self._panes.addWidget(self.preview, 1)
        buttons = Flow()
        buttons.addWidget(self.save)
        buttons.addWidget(self.cancel)
        column = QVBoxLayout(self)
        column.setContentsMargins(*EDGES)
        column.setSpacing(theme.SPACE_12)
        column.addWidget(self.title)
        column.addLayout(self._panes, 1)
        column.addWidget(self.said)
        column.addLayout(buttons)

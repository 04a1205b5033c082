"""The list of own moves and tips with what is chosen beside it, and all that can be done with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, Protocol

from PySide6.QtWidgets import QBoxLayout, QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from backcare_desktop.core.own.own import OwnMove, OwnView, Tip
from backcare_desktop.ui import theme
from backcare_desktop.ui.choices import Choices
from backcare_desktop.ui.flush import EDGES
from backcare_desktop.ui.own import list as ownlist
from backcare_desktop.ui.own import pages as ownpages
from backcare_desktop.ui.own.list import Shipped
from backcare_desktop.ui.own.show import OwnShow
from backcare_desktop.ui.switches import Switch
from backcare_desktop.ui.widgets import Flow, Flush, Heading, PlainButton, PrimaryButton, Text, TextButton

LIST_PX: Final = 320
BESIDE_PX: Final = 760
PRIVACY: Final = "What you write stays on this computer until you share it."


class Actions(Protocol):
    """What can be done here."""

    def add_move(self) -> None:
        """Write a new move."""

    def add_tip(self) -> None:
        """Write a new tip."""

    def edit(self, item_id: str) -> None:
        """Change this one."""

    def drop(self, item_id: str) -> None:
        """Delete this one."""

    def put_away(self, item_id: str) -> None:
        """Hide or show this one."""

    def take_back(self) -> None:
        """Undo."""

    def open_in_guide(self, item_id: str) -> None:
        """Read about it."""

    def ask_for_file(self) -> None:
        """Import."""

    def choose_to_share(self) -> None:
        """Share."""


class Overview(QWidget):
    """The beginning of the window."""

    def __init__(self, act: Actions, picture: Callable[[str], str], shipped: Shipped) -> None:
        super().__init__()
        self._picture = picture
        self._shipped = shipped
        self._view = OwnView()
        self.chosen = ""
        """The id of what is shown beside the list."""
        self.turned = ""
        """The id of what was put away or brought back, if that was the last change: it is what "Undo" undoes."""
        self.list = Choices("Your moves and tips")
        self.list.glanced.connect(self.choose)
        self.list.opened.connect(self.choose)
        self.show_pane = OwnShow(lambda _target: None, "What is chosen")
        self.all = Switch("Show what came with BackCare too")
        self.all.toggled.connect(lambda _on: self._list())
        self.add_move = PrimaryButton("Add a &move", act.add_move, icon="add")
        self.add_tip = PlainButton("Add a &tip", act.add_tip, icon="tip")
        self.take_in = PlainButton("&Import a file…", act.ask_for_file, icon="bring")
        self.share = PlainButton("&Share…", act.choose_to_share, icon="share")
        self.edit = PlainButton("&Change", lambda: act.edit(self.chosen), icon="edit")
        self.hide_it = PlainButton("&Put away", lambda: act.put_away(self.chosen), icon="hide")
        self.drop = PlainButton("&Delete", lambda: act.drop(self.chosen), icon="bin")
        self.guide = TextButton("In the &guide", lambda: act.open_in_guide(self.chosen), icon="guide")
        self.said = Text()
        self.undo = PlainButton("&Undo", act.take_back, icon="reset")
        self._lay_out()

    def show_view(self, view: OwnView) -> None:
        """Show this."""
        self._view = view
        said, undo = self._of_turned() if self.turned else (view.said, view.undo)
        self.say(said, is_problem=view.is_refused and not self.turned)
        self.undo.setVisible(bool(undo))
        self.undo.setAccessibleName(f"Undo: {undo}")
        self.undo.setToolTip(undo)
        self.share.setEnabled(bool(view.content.items))
        self._list()

    def choose(self, item_id: str) -> None:
        """Show this one beside the list; an unknown one shows the first."""
        known = self.list.ids()
        self.chosen = item_id if item_id in known else next(iter(known), "")
        self.list.mark(self.chosen)
        self._show()

    def say(self, sentence: str, *, is_problem: bool = False) -> None:
        """Say what came of it."""
        self.said.setProperty("look", "error" if is_problem else "second")
        self.said.style().polish(self.said)
        self.said.setText(sentence or PRIVACY)
        self.said.setAccessibleName(sentence or PRIVACY)

    def begin(self) -> None:
        """Give the keyboard to what comes first: the list, or the way to fill it."""
        if self.list.ids():
            self.list.take_focus()
        else:
            self.add_move.setFocus()

    def fit(self, width_px: int) -> None:
        """Side by side where there is room, else one below the other."""
        is_beside = width_px >= theme.scaled(BESIDE_PX)
        self._panes.setDirection(QBoxLayout.Direction.LeftToRight if is_beside else QBoxLayout.Direction.TopToBottom)
        self.list.setMaximumWidth(theme.scaled(LIST_PX) if is_beside else 16_777_215)
        self.list.setMinimumWidth(theme.scaled(LIST_PX) if is_beside else 0)
        self.show_pane.fit()

    def restyle(self) -> None:
        """Take over the theme."""
        self.show_pane.page.restyle()
        edge = f"border: 1px solid {theme.current().line};"  # the row with the focus has a frame
        self.list.setStyleSheet(f"QListView, QListView:focus {{ {edge} }}")
        self.list.relayout()

    def _of_turned(self) -> tuple[str, str]:
        """What came of putting away or bringing back, and what would undo it."""
        item = self._view.content.find(self.turned) or self._shipped.move(self.turned)
        name = f"“{item.name if item is not None else self._shipped.tip(self.turned)}”"
        if self.turned in self._view.hidden:
            return f"{name} is put away. It no longer comes up.", f"Bring {name} back"
        return f"{name} comes up again.", f"Put {name} away again"

    def _list(self) -> None:
        rows = ownlist.rows(self._view, self._shipped, with_shipped=self.all.isChecked())
        self.list.show_rows(rows)
        self.list.setVisible(bool(rows))
        self.show_pane.page.indent(is_wanted=bool(rows))
        self.choose(self.chosen)

    def _show(self) -> None:
        item = self._view.content.find(self.chosen)
        shipped = self._shipped.move(self.chosen)
        tip = self._shipped.tip(self.chosen)
        if isinstance(item, OwnMove):
            html = ownpages.move(item.move)
        elif isinstance(item, Tip):
            html = ownpages.tip(item)
        elif shipped is not None:
            html = ownpages.move(shipped)
        else:
            html = ownpages.shipped_tip(tip) if tip else ownpages.nothing()
        self.show_pane.page.show_page(html)
        name = item.name if item is not None else ""
        self.show_pane.picture.show_file(self._picture(self.chosen) if item is not None else "", name)
        self.show_pane.fit()
        self._offer_actions(is_own=item is not None, is_there=bool(self.chosen))

    def _offer_actions(self, *, is_own: bool, is_there: bool) -> None:
        self.edit.setVisible(is_own)
        self.drop.setVisible(is_own)
        self.hide_it.setVisible(is_there)
        self.guide.setVisible(is_there)
        self.hide_it.setText("&Bring back" if self.chosen in self._view.hidden else "&Put away")

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*EDGES)
        column.setSpacing(theme.SPACE_12)
        column.addWidget(Heading("Your own moves and tips"))
        column.addLayout(_flow(self.add_move, self.add_tip, self.take_in, self.share))
        column.addLayout(Flush(self.all))
        self._panes = QHBoxLayout()
        self._panes.setSpacing(theme.SPACE_16)
        right = QVBoxLayout()
        right.setSpacing(theme.SPACE_8)
        right.addWidget(self.show_pane, 1)
        actions = _flow(self.edit, self.hide_it, self.drop, self.guide)
        actions.setContentsMargins(theme.margins(theme.SPACE_24, 0, 0, 0))  # where the page above begins
        right.addLayout(actions)
        self._panes.addWidget(self.list, 2)
        self._panes.addLayout(right, 3)
        column.addLayout(self._panes, 1)
        foot = QHBoxLayout()
        foot.setSpacing(theme.SPACE_12)
        foot.addWidget(self.said, 1)
        foot.addWidget(self.undo)
        column.addLayout(foot)


def _flow(*buttons: QPushButton) -> Flow:
    result = Flow()
    for button in buttons:
        result.addWidget(button)
    return result

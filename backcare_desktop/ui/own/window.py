"""The window of the person's own moves and tips: a list with what is chosen beside it, a form, and files to share."""

from __future__ import annotations

from pathlib import PurePath
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QFileDialog, QMainWindow, QStackedWidget, QVBoxLayout, QWidget

from backcare_desktop.core.commands import ChangeOwn, ChangeSettings, Emit, Open, Page
from backcare_desktop.core.own.own import (
    Drop,
    Keep,
    Offer,
    OwnChange,
    OwnItem,
    OwnMove,
    OwnView,
    Share,
    TakeBack,
    TakeIn,
    Tip,
)
from backcare_desktop.ports import Problem
from backcare_desktop.ui import theme, trayicon
from backcare_desktop.ui.flush import Flush
from backcare_desktop.ui.helplink import help_link
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.own.desk import OwnDesk
from backcare_desktop.ui.own.fields import style
from backcare_desktop.ui.own.list import HIDDEN_MOVES, HIDDEN_TIPS, Shipped
from backcare_desktop.ui.own.offer import OfferPage, SharePage
from backcare_desktop.ui.own.overview import Overview
from backcare_desktop.ui.trayicon import Picture, Sign

if TYPE_CHECKING:
    from backcare_desktop.ui.own.edit import Editor

SIZE_PX: Final = (1000, 800)


class OwnWindow(QMainWindow):
    """Everything that can be done with own moves and tips; a change leaves as a verb and comes back in ``render``."""

    def __init__(self, emit: Emit, desk: OwnDesk, shipped: Shipped) -> None:
        super().__init__()
        self._emit = emit
        self._desk = desk
        self._shipped = shipped
        self._view = OwnView()
        self._dialog: QFileDialog | None = None
        self.setWindowTitle("BackCare – Your own moves and tips")
        self.setWindowIcon(trayicon.icon(Picture(Sign.WORKING, 18), trayicon.Glyph.OUTLINED))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keep_until_destroyed(self)
        self.stack = QStackedWidget()
        self.overview = Overview(self, desk.picture, shipped)
        self.page: Editor | OfferPage | SharePage | None = None
        """What stands over the list; None: the list itself."""
        self.stack.addWidget(self.overview)
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(theme.SPACE_24, theme.SPACE_24, theme.SPACE_24, theme.SPACE_16)
        self.help = help_link(emit)
        column.addLayout(Flush(self.stack), 1)
        column.addLayout(Flush(self.help))
        self.setCentralWidget(whole)
        QShortcut(QKeySequence("Esc"), self).activated.connect(self._escape)
        theme.signals.changed.connect(self._restyle)
        room = self.screen().availableGeometry()
        wide, high = map(theme.scaled, SIZE_PX)
        self.resize(min(wide, room.width()), min(high, round(0.9 * room.height())))
        self._restyle()
        self.render()

    @property
    def editor(self) -> Editor | None:
        """The form, while something is written."""
        return None if isinstance(self.page, OfferPage | SharePage) else self.page

    # ---- showing

    def render(self) -> None:  # type: ignore[override]  # Qt's own is not virtual, and not used here
        """Show what there is now."""
        self._view = self._desk.view(self._shipped.hidden)
        self.overview.show_view(self._view)

    def show_list(self, chosen: str = "") -> None:
        """Go back to the list."""
        self.stack.setCurrentWidget(self.overview)
        if self.page is not None:
            self.stack.removeWidget(self.page)
            self.page.deleteLater()
            self.page = None
        self.overview.choose(chosen)
        self.overview.list.take_focus()

    # ---- what the person does

    def add_move(self) -> None:
        """Write a new move."""
        self._edit(None, is_tip=False)

    def add_tip(self) -> None:
        """Write a new tip."""
        self._edit(None, is_tip=True)

    def edit(self, item_id: str) -> None:
        """Change one of the person's own."""
        item = self._view.content.find(item_id)
        if item is not None:
            self._edit(item, is_tip=isinstance(item, Tip))

    def keep(self, what: Keep) -> None:
        """Keep what was written, and go back to the list."""
        before = {each.id for each in self._view.content.items}
        self._change(what)
        if self._view.is_refused and self.editor is not None:
            self.editor.say(self._view.said)
            return
        new = [each.id for each in self._view.content.items if each.id not in before]
        self.show_list(what.item.id or (new[0] if new else ""))

    def drop(self, item_id: str) -> None:
        """Delete one of the person's own; it can be undone."""
        self._change(Drop(item_id))
        self.overview.undo.setFocus()

    def take_back(self) -> None:
        """Undo the last change."""
        if self.overview.turned:
            self.put_away(self.overview.turned)
            return
        before = set(self._view.content.items)
        self._change(TakeBack())
        back = [each.id for each in self._view.content.items if each not in before]
        self.overview.choose(back[0] if back else self.overview.chosen)
        self.overview.begin()

    def put_away(self, item_id: str) -> None:
        """Show this no more, or show it again; it can be undone."""
        is_tip = isinstance(self._view.content.find(item_id), Tip) or bool(self._shipped.tip(item_id))
        key = HIDDEN_TIPS if is_tip else HIDDEN_MOVES
        self.overview.turned = item_id
        self._emit(ChangeSettings(((key, self._shipped.turned(item_id, key)),)))

    def open_in_guide(self, item_id: str) -> None:
        """Read about it in the guide."""
        self._emit(Open(Page.GUIDE, item_id))

    def ask_for_file(self) -> None:
        """Let the person choose a shared file."""
        from backcare_desktop.ui.own import files  # late, as the form is

        self._dialog = files.ask_for(self, self.look_into)

    def look_into(self, path: str) -> None:
        """Show what is in a shared file; nothing is done before the person says so."""
        try:
            offer = self._desk.look_into(path)
        except Problem as problem:
            self.overview.say(str(problem), is_problem=True)
            return
        self._turn_to(OfferPage(PurePath(path).name, offer, self.take_in, self.show_list))

    def take_in(self, offer: Offer) -> None:
        """Add all of a shared file; the first of it is shown."""
        self.show_list()
        self._change(TakeIn(offer))
        if not self._view.is_refused:
            self.overview.choose(offer.content.items[0].id)

    def choose_to_share(self) -> None:
        """Let the person choose what goes into a file."""
        self._turn_to(SharePage(self._view.content.items, self.ask_where, self.show_list))

    def ask_where(self, ids: tuple[str, ...]) -> None:
        """Let the person choose where the file goes."""
        from backcare_desktop.ui.own import files  # late, as the form is

        self._dialog = files.ask_where(self, lambda path: self.share(path, ids))

    def share(self, path: str, ids: tuple[str, ...]) -> None:
        """Write these into one file."""
        self.show_list()
        self._change(Share(path, ids))

    def _change(self, change: OwnChange) -> None:
        self.overview.turned = ""
        self._emit(ChangeOwn(change))

    # ---- the window

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the list."""
        super().showEvent(event)
        self.overview.begin()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack what does not fit side by side."""
        super().resizeEvent(event)
        self._fit()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is not kept yet is not thrown away by a slip."""
        if self.editor is not None and not self.editor.may_go():
            event.ignore()
            return
        self._desk.rest()
        super().closeEvent(event)

    def _edit(self, item: OwnItem | None, *, is_tip: bool) -> None:
        from backcare_desktop.ui.own.edit import Editor  # late: most people come to read

        picture = self._desk.picture(item.id) if isinstance(item, OwnMove) else ""
        editor = Editor(item, picture, is_tip=is_tip)
        editor.kept.connect(self.keep)
        editor.left.connect(lambda: self.show_list(item.id if item is not None else ""))
        self._turn_to(editor)

    def _turn_to(self, page: Editor | OfferPage | SharePage) -> None:
        self.show_list(self.overview.chosen)
        self.page = page
        self.stack.addWidget(page)
        self.stack.setCurrentWidget(page)
        self._fit()
        page.begin()

    def _escape(self) -> None:
        if self.editor is not None:
            self.editor.leave()
        elif self.page is not None:
            self.show_list(self.overview.chosen)
        else:
            self.close()

    def _fit(self) -> None:
        self.overview.fit(self.width())
        if self.editor is not None:
            self.editor.fit(self.width())

    def _restyle(self) -> None:
        self.setStyleSheet(style())
        self.overview.restyle()
        if self.editor is not None:
            self.editor.restyle()
        self._fit()

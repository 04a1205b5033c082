"""The guide window: what it shows is a function of the spot on the trail and the width of the window."""

from __future__ import annotations

from dataclasses import replace
from typing import Final, Protocol

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from backcare_desktop.core import needs
from backcare_desktop.core.catalogue import Hit, catalogue
from backcare_desktop.core.commands import Emit, Open, Page
from backcare_desktop.core.countries import Country
from backcare_desktop.core.evidence import by_id
from backcare_desktop.core.guidance import Guidance
from backcare_desktop.ui import guide_pages, guide_rows, theme, trayicon
from backcare_desktop.ui.guide_blocks import Book
from backcare_desktop.ui.guide_figure import MovePanel
from backcare_desktop.ui.guide_frame import ONE_LINE_PX, THREE_COLUMNS_PX, TWO_COLUMNS_PX, Bar, Columns
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.trail import Spot, Trail
from backcare_desktop.ui.trayicon import Picture, Sign

NARROW_PAGE_PX: Final = 560


class Search(Protocol):
    """The search over the guide."""

    def find(self, query: str) -> tuple[Hit, ...]:
        """What fits, best first."""


class Library(Protocol):
    """Where the guide's content comes from."""

    @property
    def guidance(self) -> Guidance:
        """The whole guide."""

    @property
    def index(self) -> Search:
        """The search over it."""


class Guide(QMainWindow):
    """The guide, with the numbers to call of ``country`` (None: not known). ``is_still``: moves do not play."""

    def __init__(self, emit: Emit, library: Library, country: Country | None, *, is_still: bool = False) -> None:
        super().__init__()
        self._emit = emit
        self._library = library
        self._trail = Trail()
        self._shown = ""
        titles = {item.id: item.title for item in catalogue(library.guidance)} | needs.PAGE_TITLES
        self._book = Book(library.guidance, country, titles)
        self.setWindowTitle("BackCare – Guide")
        self.setWindowIcon(trayicon.icon(Picture(Sign.WORKING, 18), trayicon.Glyph.OUTLINED))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keep_until_destroyed(self)
        self.bar = Bar()
        self.columns = Columns(self._follow, self._go_up, MovePanel(library.guidance.figures, is_still=is_still))
        self._connect()
        content = QWidget()
        self.setCentralWidget(content)
        outer = QVBoxLayout(content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.bar)
        outer.addWidget(self.columns, 1)
        theme.signals.changed.connect(self._restyle)
        self.resize(1120, 760)
        self._restyle()

    # --- what others call

    def show_item(self, item_id: str | None) -> None:
        """Show this item; None: the beginning of the guide."""
        if item_id is None:
            self._go(Spot())
        else:
            self._go(Spot(needs.need_of(item_id, self._book.guidance, near=self._trail.here.need), item_id))

    def show_help(self) -> None:
        """Show when to get help, all on one page."""
        self._go(Spot(needs.HELP, needs.RED_FLAGS))

    def shown(self) -> str:
        """The id of the item whose page is on screen."""
        return self._shown

    # --- going somewhere

    def _connect(self) -> None:
        self.bar.back.clicked.connect(self._back)
        self.bar.forward.clicked.connect(self._forward)
        self.bar.help.clicked.connect(self.show_help)
        self.bar.search.textChanged.connect(self._type)
        self.bar.search.returnPressed.connect(self._open_first)
        self.bar.search.down.connect(self.columns.focus_list)
        self.columns.needs.show_rows(guide_rows.of_needs())
        self.columns.needs.glanced.connect(self._glance_need)
        self.columns.needs.opened.connect(self._open_need)
        self.columns.items.glanced.connect(self._glance_item)
        self.columns.items.opened.connect(self._open_item)
        for keys, act in (
            ("Ctrl+F", self._to_search),
            ("/", self._to_search),
            ("Alt+Left", self._back),
            ("Alt+Right", self._forward),
            ("Esc", self._escape),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _go(self, spot: Spot, *, is_glance: bool = False) -> None:
        if is_glance:
            self._trail.replace(spot)
        else:
            self._trail.visit(spot)
        self._render()

    def _back(self) -> None:
        self._trail.back()
        self._render()
        self.columns.focus_shown()

    def _forward(self) -> None:
        self._trail.forward()
        self._render()
        self.columns.focus_shown()

    def _go_up(self) -> None:
        here = self._trail.here
        if self.columns.count == 1 and here.item:
            self._go(Spot(here.need, query=here.query))
        else:
            self._go(Spot())
        self.columns.focus_shown()

    def _glance_need(self, need_id: str) -> None:
        if self.columns.count == 3:
            self._go(Spot(need_id), is_glance=not self._trail.here.item)

    def _open_need(self, need_id: str) -> None:
        self._go(Spot(need_id))
        self.columns.items.take_focus()

    def _glance_item(self, item_id: str) -> None:
        here = self._trail.here
        if self.columns.count > 1:
            self._go(Spot(here.need or self._need(), item_id, here.query), is_glance=bool(here.item))

    def _open_item(self, item_id: str) -> None:
        here = self._trail.here
        self._go(Spot(here.need or self._need(), item_id, here.query))
        self.columns.page.setFocus(Qt.FocusReason.TabFocusReason)

    def _follow(self, target: str) -> None:
        verb, _, name = target.partition(":")
        match verb:
            case "item":
                self.show_item(name)
            case "unfold":
                self._unfold(self._book.unfolded | {name})
            case "fold":
                self._unfold(self._book.unfolded - {name})
            case "open":
                self._emit(Open(Page(name)))

    def _unfold(self, names: frozenset[str]) -> None:
        self._book = replace(self._book, unfolded=names)
        self.columns.page.change_page(guide_pages.page(self._book, self._shown))

    # --- search

    def _type(self, text: str) -> None:
        query, here = text.strip(), self._trail.here
        if query != here.query:
            self._go(Spot(here.need, query=query), is_glance=bool(here.query) and not here.item)

    def _open_first(self) -> None:
        first = next(iter(self.columns.items.ids()), "")
        if self._trail.here.query and first:
            self._open_item(first)

    def _to_search(self) -> None:
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def _escape(self) -> None:
        if self.bar.search.hasFocus() and self.bar.search.text():
            self.bar.search.clear()
        else:
            self.close()

    # --- showing

    def _need(self) -> str:
        """The need that is shown: with three columns there is always one, but for a search."""
        here = self._trail.here
        return here.need or ("" if here.query or self.columns.count < 3 else needs.NEEDS[0].id)

    def _render(self) -> None:
        here, columns = self._trail.here, self.columns
        self.bar.search.put(here.query)
        columns.needs.mark("" if here.query else self._need())
        if here.query:
            self._show_hits(here.query)
        else:
            self._show_items(self._need())
        first = next(iter(columns.items.ids()), "")
        self._show_page(here.item or first or self._shown or needs.NEEDS[0].items(self._book.guidance)[0])
        chosen = self._shown if here.query else needs.page_of(self._shown, self._book.guidance)
        columns.items.mark(chosen if here.item or columns.count > 1 else "")
        columns.fold(here)
        self.bar.back.setEnabled(self._trail.can_back)
        self.bar.forward.setEnabled(self._trail.can_forward)

    def _show_items(self, need_id: str) -> None:
        self.columns.title.setText(next((need.title for need in needs.NEEDS if need.id == need_id), ""))
        self.columns.items.show_rows(guide_rows.of_need(self._book, need_id) if need_id else [])
        self.columns.nothing.hide()
        self.columns.items.show()

    def _show_hits(self, query: str) -> None:
        hits = self._library.index.find(query)
        self.columns.title.setText(f"{len(hits)} found" if hits else "Nothing found")
        self.columns.items.show_rows(guide_rows.of_hits(self._book, hits))
        self.columns.nothing.setText(
            f"There is nothing about “{query}”. Try another word, such as neck, heat or desk."
            " If something worries you, press “When to get help”."
        )
        self.columns.nothing.setVisible(not hits)
        self.columns.items.setVisible(bool(hits))

    def _show_page(self, item_id: str) -> None:
        if item_id == self._shown:
            return
        self._shown = item_id
        self._book = replace(self._book, unfolded=frozenset())
        self.columns.page.show_page(guide_pages.page(self._book, item_id), guide_pages.anchor(self._book, item_id))
        self.columns.page.setAccessibleName(self._book.title(item_id))
        self.columns.move_panel.show_move(by_id(self._book.guidance.exercises, item_id))
        self.columns.move_panel.fit(self.height())

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to what the person came for."""
        super().showEvent(event)
        if self._trail.here.item:
            self.columns.page.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.columns.focus_shown()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fold or unfold the columns."""
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        width = self.width()
        count = 3 if width >= theme.scaled(THREE_COLUMNS_PX) else 2 if width >= theme.scaled(TWO_COLUMNS_PX) else 1
        is_other, self.columns.count = count != self.columns.count, count
        is_narrow = self.columns.page_width_px(width) < theme.scaled(NARROW_PAGE_PX)
        if is_narrow != self._book.is_narrow:
            self._book = replace(self._book, is_narrow=is_narrow)
            self._unfold(self._book.unfolded)
        if is_other:
            self._render()
        else:
            self.columns.fold(self._trail.here)
        self.bar.place(is_wide=width >= theme.scaled(ONE_LINE_PX))
        self.columns.move_panel.fit(self.height())

    def _restyle(self) -> None:
        self.bar.restyle()
        self.columns.restyle()
        self._fit()

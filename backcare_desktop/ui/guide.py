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
from backcare_desktop.core.guidance import Guidance
from backcare_desktop.ui import guide_lists as lists
from backcare_desktop.ui import guide_rows, places, theme, trayicon
from backcare_desktop.ui.guide_blocks import Book, Reader
from backcare_desktop.ui.guide_deeds import STEP_PERCENT, Deeds
from backcare_desktop.ui.guide_figure import MovePanel
from backcare_desktop.ui.guide_frame import ONE_LINE_PX, THREE_COLUMNS_PX, TWO_COLUMNS_PX, Bar, Columns
from backcare_desktop.ui.guide_player import MovePlayer
from backcare_desktop.ui.guide_reading import Reading
from backcare_desktop.ui.guide_tools import Job
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.poses import Poses
from backcare_desktop.ui.trail import Spot, Trail
from backcare_desktop.ui.trayicon import Picture, Sign

SIZE_PX: Final = (1120, 860)
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
    """The guide, as this person reads it."""

    def __init__(self, emit: Emit, library: Library, reader: Reader) -> None:
        super().__init__()
        self._emit = emit
        self._library = library
        self._trail = Trail()
        titles = {item.id: item.title for item in catalogue(library.guidance)} | needs.PAGE_TITLES
        book = Book(library.guidance, reader.country, titles, place=places.name_of(reader.territory))
        self.setWindowTitle("BackCare – Guide")
        self.setWindowIcon(trayicon.icon(Picture(Sign.WORKING, 18), trayicon.Glyph.OUTLINED))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keep_until_destroyed(self)
        self.bar = Bar()
        poses = Poses(library.guidance, reader.picture)
        panel = MovePanel(library.guidance.figures, is_still=reader.is_still)
        self.columns = Columns(self._follow, self._go_up, MovePlayer(panel, is_still=reader.is_still), poses)
        self.reading = Reading(self.columns, book, self.height)
        self.deeds = Deeds(emit, self, self.columns.tools, poses)
        self.deeds.reader = reader
        self._connect()
        content = QWidget()
        self.setCentralWidget(content)
        outer = QVBoxLayout(content)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(0)
        outer.addWidget(self.bar)
        outer.addWidget(self.columns, 1)
        theme.signals.changed.connect(self._restyle)
        room = self.screen().availableGeometry()
        self.resize(min(SIZE_PX[0], room.width()), min(SIZE_PX[1], round(0.9 * room.height())))
        self._restyle()

    # --- what others call

    def show_item(self, item_id: str | None) -> None:
        """Show this item; None: the beginning of the guide."""
        if item_id is None:
            self._go(Spot())
        else:
            near = self._trail.here.need
            is_at_hand = near == needs.KEPT and item_id in self.deeds.reader.kept()
            need = near if is_at_hand else needs.need_of(item_id, self.reading.book.guidance, near=near)
            self._go(Spot(need, item_id))

    def show_help(self) -> None:
        """Show when to get help, all on one page."""
        self._go(Spot(needs.HELP, needs.RED_FLAGS))

    def shown(self) -> str:
        """The id of the item whose page is on screen."""
        return self.reading.shown

    def book(self) -> Book:
        """What pages are written from now."""
        return self.reading.book

    def listed(self) -> tuple[str, list[str]]:
        """The title of the list beside the page, and the ids of the pages in it."""
        query = self._trail.here.query
        title = f"Search for {query}" if query else self.columns.title.text()
        guidance = self.reading.book.guidance
        return title, list(dict.fromkeys(needs.page_of(each, guidance) for each in self.columns.items.ids()))

    def take_over(self, reader: Reader) -> None:
        """Heed what changed of the person: their country."""
        self.deeds.reader = reader
        self.reading.rewrite(country=reader.country, place=places.name_of(reader.territory))

    def renew(self, guidance: Guidance) -> None:
        """The person changed their own moves or tips: show the guide with them."""
        titles = {item.id: item.title for item in catalogue(guidance)} | needs.PAGE_TITLES
        self.reading.book = replace(self.reading.book, guidance=guidance, titles=titles)
        self.reading.shown = ""
        self._render()

    def refresh(self) -> None:
        """Show the kept pages anew, where they are counted and where they are listed."""
        self.columns.needs.show_rows(guide_rows.of_needs(len(self.deeds.reader.kept())))
        self._render()

    # --- going somewhere

    def _connect(self) -> None:
        self.bar.back.clicked.connect(self._back)
        self.bar.forward.clicked.connect(self._forward)
        self.bar.help.clicked.connect(self.show_help)
        self.bar.search.textChanged.connect(self._type)
        self.bar.search.returnPressed.connect(self._open_first)
        self.bar.search.down.connect(self.columns.focus_list)
        self.columns.needs.show_rows(guide_rows.of_needs(len(self.deeds.reader.kept())))
        self.columns.player.closed.connect(lambda: self.reading.play(""))
        self.columns.timer.clicked.connect(lambda: self._emit(Open(Page.PACK)))
        self.columns.player.changed.connect(self.reading.mark_playing)
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
            ("Ctrl+D", self.deeds.keep_or_drop),
            ("Ctrl+P", lambda: self.deeds.print(Job.PAGE)),
            ("Ctrl++", lambda: self.deeds.resize_text(STEP_PERCENT)),
            ("Ctrl+=", lambda: self.deeds.resize_text(STEP_PERCENT)),
            ("Ctrl+-", lambda: self.deeds.resize_text(-STEP_PERCENT)),
            ("Ctrl+0", self.deeds.usual_text),
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
                self.reading.unfold(name)
            case "fold":
                self.reading.fold(name)
            case "open":
                self._emit(Open(Page(name)))
            case "country":
                self.deeds.choose_country()
            case "play":
                self.reading.play(name)
            case "stop":
                self.reading.play("")

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
            lists.show_hits(columns, self.reading.book, here.query, self._library.index.find(here.query))
        elif self._need() == needs.KEPT:
            lists.show_kept(columns, self.reading.book, self.deeds.reader.kept())
        else:
            lists.show_need(columns, self.reading.book, self._need())
        first = next(iter(columns.items.ids()), "")
        self._show_page(here.item or first or self.reading.shown or needs.NEEDS[0].items(self.reading.book.guidance)[0])
        chosen = self.reading.shown if here.query else needs.page_of(self.reading.shown, self.reading.book.guidance)
        columns.items.mark(chosen if here.item or columns.count > 1 else "")
        columns.fold(here)
        self.bar.back.setEnabled(self._trail.can_back)
        self.bar.forward.setEnabled(self._trail.can_forward)

    def _show_page(self, item_id: str) -> None:
        if item_id != self.reading.shown:
            self.reading.turn_to(item_id)
        title, ids = self.listed()
        self.columns.tools.show_page(
            is_kept=item_id in self.deeds.reader.kept(),
            list_words=f"all {len(ids)} pages under “{title}”" if len(ids) > 1 else "",
        )

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
        if is_narrow != self.reading.book.is_narrow:
            self.reading.rewrite(is_narrow=is_narrow)
        if is_other:
            self._render()
        else:
            self.columns.fold(self._trail.here)
        self.bar.place(is_wide=width >= theme.scaled(ONE_LINE_PX))
        self.columns.player.fit(self.height())

    def _restyle(self) -> None:
        self.bar.restyle()
        self.columns.restyle()
        self._fit()

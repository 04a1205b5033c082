"""Where the reader goes in the guide, and what is shown there: columns and page are a function of the spot."""

from __future__ import annotations

from typing import Protocol

from PySide6.QtCore import QObject, Qt

from backcare_desktop.core.guide import needs
from backcare_desktop.core.guide.catalogue import Hit
from backcare_desktop.core.guide.guidance import Guidance, Schedules
from backcare_desktop.ui.guide import lists
from backcare_desktop.ui.guide.deeds import Deeds
from backcare_desktop.ui.guide.frame import Bar
from backcare_desktop.ui.guide.reading import Reading
from backcare_desktop.ui.trail import Spot, Trail


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
    def schedules(self) -> Schedules:
        """The rhythms of a day, without the rest."""

    @property
    def index(self) -> Search:
        """The search over it."""


class Ways(QObject):
    """Leads through the guide."""

    def __init__(self, library: Library, bar: Bar, reading: Reading, deeds: Deeds) -> None:
        columns = reading.columns
        super().__init__(columns)
        self._library = library
        self._bar = bar
        self._columns = columns
        self._reading = reading
        self._trail = Trail()
        self._deeds = deeds
        bar.back.clicked.connect(self.back)
        bar.forward.clicked.connect(self.forward)
        bar.help.clicked.connect(self.show_help)
        bar.search.textChanged.connect(self._type)
        bar.search.returnPressed.connect(self._open_first)
        bar.search.down.connect(columns.focus_list)
        columns.needs.glanced.connect(self._glance_need)
        columns.needs.opened.connect(self._open_need)
        columns.items.glanced.connect(self._glance_item)
        columns.items.opened.connect(self._open_item)

    @property
    def here(self) -> Spot:
        """Where the reader is."""
        return self._trail.here

    def show_item(self, item_id: str | None) -> None:
        """Show this item; None: the beginning of the guide."""
        if item_id is None:
            self._go(Spot())
        else:
            near = self._trail.here.need
            is_at_hand = near == needs.KEPT and item_id in self._deeds.reader.kept()
            need = near if is_at_hand else needs.need_of(item_id, self._reading.book.guidance, near=near)
            self._go(Spot(need, item_id))

    def show_help(self) -> None:
        """Show when to get help, all on one page."""
        self._go(Spot(needs.HELP, needs.RED_FLAGS))

    def listed(self) -> tuple[str, list[str]]:
        """The title of the list beside the page, and the ids of the pages in it."""
        query = self._trail.here.query
        title = f"Search for {query}" if query else self._columns.title.text()
        guidance = self._reading.book.guidance
        return title, list(dict.fromkeys(needs.page_of(each, guidance) for each in self._columns.items.ids()))

    def _go(self, spot: Spot, *, is_glance: bool = False) -> None:
        if is_glance:
            self._trail.leaf(spot)
        else:
            self._trail.visit(spot)
        self.render()

    def back(self) -> None:
        """A step back on the trail."""
        self._trail.back()
        self.render()
        self._columns.focus_shown()

    def forward(self) -> None:
        """A step forward again."""
        self._trail.forward()
        self.render()
        self._columns.focus_shown()

    def go_up(self) -> None:
        """From the page to its list, from the list to the topics."""
        here = self._trail.here
        if self._columns.count == 1 and here.item:
            self._go(Spot(here.need, query=here.query))
        else:
            self._go(Spot())
        self._columns.focus_shown()

    def _glance_need(self, need_id: str) -> None:
        if self._columns.count == 3:
            self._go(Spot(need_id), is_glance=True)

    def _open_need(self, need_id: str) -> None:
        self._go(Spot(need_id))
        self._columns.items.take_focus()

    def _glance_item(self, item_id: str) -> None:
        here = self._trail.here
        if self._columns.count > 1:
            self._go(Spot(here.need or self._need(), item_id, here.query), is_glance=True)

    def _open_item(self, item_id: str) -> None:
        here = self._trail.here
        self._go(Spot(here.need or self._need(), item_id, here.query))
        self._columns.page.setFocus(Qt.FocusReason.TabFocusReason)

    def _type(self, text: str) -> None:
        query, here = text.strip(), self._trail.here
        if query != here.query:
            self._go(Spot(here.need, query=query), is_glance=True)

    def _open_first(self) -> None:
        first = next(iter(self._columns.items.ids()), "")
        if self._trail.here.query and first:
            self._open_item(first)

    def _need(self) -> str:
        """The need that is shown: with three columns there is always one, but for a search."""
        here = self._trail.here
        return here.need or ("" if here.query or self._columns.count < 3 else needs.NEEDS[0].id)

    def render(self) -> None:
        """Show what stands at this spot."""
        here, columns = self._trail.here, self._columns
        self._bar.search.put(here.query)
        columns.needs.mark("" if here.query else self._need())
        if here.query:
            lists.show_hits(columns, self._reading.book, here.query, self._library.index.find(here.query))
        elif self._need() == needs.KEPT:
            lists.show_kept(columns, self._reading.book, self._deeds.reader.kept())
        else:
            lists.show_need(columns, self._reading.book, self._need())
        first = next(iter(columns.items.ids()), "")
        self._show_page(
            here.item or first or self._reading.shown or needs.NEEDS[0].items(self._reading.book.guidance)[0]
        )
        chosen = self._reading.shown if here.query else needs.page_of(self._reading.shown, self._reading.book.guidance)
        columns.items.mark(chosen if here.item or columns.count > 1 else "")
        columns.fold(here)
        self._bar.back.setEnabled(self._trail.can_back)
        self._bar.forward.setEnabled(self._trail.can_forward)

    def _show_page(self, item_id: str) -> None:
        if item_id != self._reading.shown:
            self._reading.turn_to(item_id)
        title, ids = self.listed()
        self._columns.tools.show_page(
            is_kept=item_id in self._deeds.reader.kept(),
            list_words=f"all {len(ids)} pages under “{title}”" if len(ids) > 1 else "",
        )

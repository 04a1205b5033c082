"""The guide window: the ways through it, what can be done with a page, and columns that fold with the width."""

from __future__ import annotations

from dataclasses import replace
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent, QKeySequence, QResizeEvent, QShortcut, QShowEvent
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from backcare_desktop.core.commands import Emit, Open, Page
from backcare_desktop.core.guide.catalogue import catalogue
from backcare_desktop.core.guide.guidance import Guidance
from backcare_desktop.ui import places, theme, trayicon
from backcare_desktop.ui.blocks import Book, Reader
from backcare_desktop.ui.guide import rows as guide_rows
from backcare_desktop.ui.guide.deeds import STEP_PERCENT, Deeds
from backcare_desktop.ui.guide.figure import MovePanel
from backcare_desktop.ui.guide.frame import ONE_LINE_PX, THREE_COLUMNS_PX, TWO_COLUMNS_PX, Bar, Columns
from backcare_desktop.ui.guide.player import MovePlayer
from backcare_desktop.ui.guide.reading import Reading
from backcare_desktop.ui.guide.tools import Job
from backcare_desktop.ui.guide.ways import Library, Ways
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.poses import Poses
from backcare_desktop.ui.trayicon import Picture, Sign

SIZE_PX: Final = (1120, 860)
NARROW_PAGE_PX: Final = 560


class Guide(QMainWindow):
    """The guide, as this person reads it."""

    def __init__(self, emit: Emit, library: Library, reader: Reader) -> None:
        super().__init__()
        self._emit = emit
        titles = {item.id: item.title for item in catalogue(library.guidance)}
        place = places.name_of(reader.territory)
        book = Book(library.guidance, reader.country, titles, place=place, swaps=reader.swaps)
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
        self.ways = Ways(library, self.bar, self.reading, self.deeds)
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
        wide, high = map(theme.scaled, SIZE_PX)
        self.resize(min(wide, room.width()), min(high, round(0.9 * room.height())))
        self._restyle()

    # --- what others call

    def show_item(self, item_id: str | None) -> None:
        """Show this item; None: the beginning of the guide."""
        self.ways.show_item(item_id)

    def show_help(self) -> None:
        """Show when to get help, all on one page."""
        self.ways.show_help()

    def shown(self) -> str:
        """The id of the item whose page is on screen."""
        return self.reading.shown

    def book(self) -> Book:
        """What pages are written from now."""
        return self.reading.book

    def listed(self) -> tuple[str, list[str]]:
        """The title of the list beside the page, and the ids of the pages in it."""
        return self.ways.listed()

    def take_over(self, reader: Reader, guidance: Guidance) -> None:
        """Heed what changed of the person: country, how long they hold, whether a card asks to sit or stand."""
        self.deeds.reader = reader
        place = places.name_of(reader.territory)
        self.reading.rewrite(country=reader.country, place=place, swaps=reader.swaps)
        if guidance is not self.book().guidance:
            self.renew(guidance)

    def renew(self, guidance: Guidance) -> None:
        """The moves or tips of the person are others now: show the guide with them."""
        titles = {item.id: item.title for item in catalogue(guidance)}
        self.reading.book = replace(self.reading.book, guidance=guidance, titles=titles)
        self.reading.shown = ""
        self.ways.render()

    def refresh(self) -> None:
        """Show the kept pages anew, where they are counted and where they are listed."""
        self.columns.needs.show_rows(guide_rows.of_needs(len(self.deeds.reader.kept())))
        self.ways.render()

    # --- going somewhere

    def _connect(self) -> None:
        self.columns.needs.show_rows(guide_rows.of_needs(len(self.deeds.reader.kept())))
        self.columns.player.closed.connect(lambda: self.reading.play(""))
        self.columns.timer.clicked.connect(lambda: self._emit(Open(Page.PACK)))
        self.columns.player.changed.connect(self.reading.mark_playing)
        for keys, act in (
            ("Ctrl+F", self._to_search),
            ("/", self._to_search),
            ("Alt+Left", self.ways.back),
            ("Alt+Right", self.ways.forward),
            ("Esc", self._escape),
            ("Ctrl+D", self.deeds.keep_or_drop),
            ("Ctrl+P", lambda: self.deeds.print(Job.PAGE)),
            ("Ctrl++", lambda: self.deeds.resize_text(STEP_PERCENT)),
            ("Ctrl+=", lambda: self.deeds.resize_text(STEP_PERCENT)),
            ("Ctrl+-", lambda: self.deeds.resize_text(-STEP_PERCENT)),
            ("Ctrl+0", self.deeds.usual_text),
        ):
            QShortcut(QKeySequence(keys), self).activated.connect(act)

    def _go_up(self) -> None:
        self.ways.go_up()

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

    def _to_search(self) -> None:
        self.bar.search.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self.bar.search.selectAll()

    def _escape(self) -> None:
        if self.bar.search.hasFocus() and self.bar.search.text():
            self.bar.search.clear()
        else:
            self.close()

    # --- showing

    def showEvent(self, event: QShowEvent) -> None:
        """Give the keyboard to what the person came for."""
        super().showEvent(event)
        if self.ways.here.item:
            self.columns.page.setFocus(Qt.FocusReason.OtherFocusReason)
        else:
            self.columns.focus_shown()

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is being printed is given up with the window."""
        self.deeds.close()
        super().closeEvent(event)

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
            self.ways.render()
        else:
            self.columns.fold(self.ways.here)
        self.bar.place(is_wide=width >= theme.scaled(ONE_LINE_PX))
        self.columns.player.fit(self.height())

    def _restyle(self) -> None:
        self.bar.restyle()
        self.columns.restyle()
        self._fit()

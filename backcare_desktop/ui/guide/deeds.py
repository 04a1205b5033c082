"""What the person does with a page of the guide: keep it, pass it on, print it, read it larger, set the country."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from backcare_desktop.core.commands import ChangeSettings, DropPage, Emit, KeepPage
from backcare_desktop.core.guidetable import COUNTRIES
from backcare_desktop.ui import theme
from backcare_desktop.ui.blocks import Book, Reader
from backcare_desktop.ui.guide.tools import Job, Tools

if TYPE_CHECKING:
    from backcare_desktop.ui.guide.print import Sheets
    from backcare_desktop.ui.poses import Poses
    from backcare_desktop.ui.press import Press

TEXT_SIZE: Final = "look.text_size"
STEP_PERCENT: Final = 10
LEAST_PERCENT, MOST_PERCENT, USUAL_PERCENT = 80, 200, 100


class Shown(Protocol):
    """What the guide shows now."""

    def window(self) -> QWidget:
        """Where dialogs belong."""

    def shown(self) -> str:
        """The id of the page."""

    def book(self) -> Book:
        """What pages are written from."""

    def listed(self) -> tuple[str, list[str]]:
        """The title of the list beside it, and the ids in it."""

    def refresh(self) -> None:
        """Show the kept pages anew."""


class Deeds:
    """Carries out what the tools offer."""

    def __init__(self, emit: Emit, guide: Shown, tools: Tools, poses: Poses) -> None:
        self._emit = emit
        self._guide = guide
        self._tools = tools
        self._poses = poses
        self._menu: QMenu | None = None
        self._press: Press | None = None
        self.reader = Reader()
        tools.keep.clicked.connect(self.keep_or_drop)
        tools.copy.clicked.connect(self.copy_link)
        tools.smaller.clicked.connect(partial(self.resize_text, -STEP_PERCENT))
        tools.usual.clicked.connect(self.usual_text)
        tools.larger.clicked.connect(partial(self.resize_text, STEP_PERCENT))
        tools.printing.connect(lambda job: self.print(Job(job)))

    # --- keeping

    def keep_or_drop(self) -> None:
        """Keep the page that is shown, or no longer; either can be taken back."""
        item, kept = self._guide.shown(), self.reader.kept()
        if item in kept:
            told = f"“{self._guide.book().title(item)}” is no longer kept."
            self._say_after(DropPage(item), told, KeepPage(item, kept.index(item)))
        else:
            self._say_after(KeepPage(item), "Kept. It stands under the topic “Kept”.", DropPage(item))

    def _say_after(self, verb: KeepPage | DropPage, words: str, opposite: KeepPage | DropPage) -> None:
        self._emit(verb)
        self._guide.refresh()
        self._tools.say(words, partial(self._take_back, opposite))

    def _take_back(self, verb: KeepPage | DropPage) -> None:
        self._emit(verb)
        self._guide.refresh()

    # --- passing on

    def copy_link(self) -> None:
        """Put the command that opens this page on the clipboard."""
        command = f"backcare guide {self._guide.shown()}"
        QGuiApplication.clipboard().setText(command)
        self._tools.say(f"Copied: {command}")

    # --- size of text

    def resize_text(self, by_percent: int, *_: object) -> None:
        """A step larger or smaller, in every window."""
        now = round(theme.text_scale() * 100)
        wanted = min(MOST_PERCENT, max(LEAST_PERCENT, now + by_percent))
        if wanted == now:
            self._tools.say(f"This is the {'largest' if by_percent > 0 else 'smallest'} text.")
        else:
            self._set_text(wanted)

    def usual_text(self) -> None:
        """Back to the usual size."""
        self._set_text(USUAL_PERCENT)

    def _set_text(self, percent: int) -> None:
        self._emit(ChangeSettings(((TEXT_SIZE, percent),)))
        self._tools.say(f"Text size {percent} %, in all windows.")

    # --- country

    def choose_country(self) -> None:
        """Offer the countries, right where their numbers are shown."""
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = self.country_menu()
        self._menu.popup(QCursor.pos())

    def country_menu(self) -> QMenu:
        """The countries to choose from; the one that holds is marked."""
        from backcare_desktop.ui import places

        menu = QMenu(self._guide.window())
        theme.set_font(menu, theme.SIZE_BODY)
        for code, words in places.listed(COUNTRIES):
            action = menu.addAction(words)
            action.setCheckable(True)
            action.setChecked(bool(code) and code == self.reader.territory)
            action.triggered.connect(partial(self._set_country, code))
        return menu

    def _set_country(self, code: str, *_: object) -> None:
        self._emit(ChangeSettings((("guide.country", code or None),)))

    # --- paper

    def print(self, job: Job) -> None:
        """Print this page or the whole list, on paper or into a file."""
        if self.press.is_busy:
            return
        sheets = self.sheets(job)
        if job.is_pdf:
            self.press.ask_where(sheets)
        else:
            self.press.ask_printer(sheets)

    def sheets(self, job: Job) -> Sheets:
        """What is to be printed."""
        from backcare_desktop.ui.guide.print import Sheets

        book, item = self._guide.book(), self._guide.shown()
        title, ids = self._guide.listed() if job.is_list else (book.title(item), [item])
        return Sheets(book, ids, title, self._poses)

    @property
    def press(self) -> Press:
        """What prints; made when it is first wanted."""
        if self._press is None:
            from backcare_desktop.ui.press import Press

            self._press = Press(self._guide.window(), self._tools)
            self._tools.under_way.stop.clicked.connect(self._press.stop)
        return self._press

    def close(self) -> None:
        """The window goes: what is being printed is given up."""
        if self._press is not None:
            self._press.stop()

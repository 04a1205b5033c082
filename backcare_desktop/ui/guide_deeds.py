"""What the person does with a page of the guide: keep it, pass it on, print it, read it larger, set the country."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, Final, Protocol

from PySide6.QtGui import QCursor, QGuiApplication
from PySide6.QtWidgets import QMenu, QWidget

from backcare_desktop.core.commands import ChangeSettings, DropPage, Emit, KeepPage
from backcare_desktop.core.definitions import COUNTRIES
from backcare_desktop.ui import theme
from backcare_desktop.ui.guide_blocks import Book, Reader
from backcare_desktop.ui.guide_tools import Job, Tools

if TYPE_CHECKING:
    from backcare_desktop.ui.guide_print import Sheets
    from backcare_desktop.ui.poses import Poses

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
            self._say_after(DropPage(item), "No longer kept.", KeepPage(item, kept.index(item)))
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
        sheets = self.sheets(job)
        if job.is_pdf:
            self._ask_where(sheets)
        else:
            self._ask_printer(sheets)

    def sheets(self, job: Job) -> Sheets:
        """What is to be printed."""
        from backcare_desktop.ui import guide_print

        book, item = self._guide.book(), self._guide.shown()
        title, ids = self._guide.listed() if job.is_list else (book.title(item), [item])
        return guide_print.Sheets(book, ids, title, self._poses)

    def save(self, sheets: Sheets, path: str) -> None:
        """Write the file, and say what came of it."""
        from backcare_desktop.ui import guide_print

        trouble = guide_print.save_pdf(path, sheets)
        if trouble:
            self._tools.say(f"The PDF could not be saved ({trouble}). Nothing was changed. Choose another place.")
        else:
            self._tools.say(f"Saved as {path}")

    def _ask_where(self, sheets: Sheets) -> None:
        from PySide6.QtCore import QStandardPaths, Qt
        from PySide6.QtWidgets import QFileDialog

        from backcare_desktop.ui import guide_print

        folder = QStandardPaths.writableLocation(QStandardPaths.StandardLocation.DocumentsLocation)
        dialog = QFileDialog(self._guide.window(), "Save as PDF", folder, "PDF (*.pdf)")
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setAcceptMode(QFileDialog.AcceptMode.AcceptSave)
        dialog.setDefaultSuffix("pdf")
        dialog.selectFile(guide_print.file_name(sheets.title))
        dialog.fileSelected.connect(partial(self.save, sheets))
        dialog.open()

    def _ask_printer(self, sheets: Sheets) -> None:
        from PySide6.QtCore import Qt
        from PySide6.QtPrintSupport import QPrintDialog, QPrinter
        from PySide6.QtWidgets import QDialog

        from backcare_desktop.ui import guide_print

        printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        printer.setDocName(f"BackCare - {sheets.title}")
        printer.setOutputFileName("")
        guide_print.set_up(printer, sheets.title)
        dialog = QPrintDialog(printer, self._guide.window())
        dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        dialog.setWindowTitle("Print")
        dialog.accepted.connect(lambda: self._print_on(printer, sheets))
        QDialog.open(dialog)  # its own asks for a slot in the old way

    def _print_on(self, printer: object, sheets: Sheets) -> None:
        from PySide6.QtGui import QPagedPaintDevice

        from backcare_desktop.ui import guide_print

        assert isinstance(printer, QPagedPaintDevice)
        count = guide_print.print_on(printer, sheets)
        if count:
            self._tools.say(f"Printed: {count} sheet{'s' if count > 1 else ''}.")
        else:
            self._tools.say("The printer took nothing. Look whether it is on, or save the page as PDF.")

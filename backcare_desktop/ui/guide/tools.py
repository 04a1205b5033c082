"""What can be done with the page that is shown: keep it, print it, pass it on, read it larger; and what came of it."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from functools import partial
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QSizePolicy, QToolButton, QVBoxLayout, QWidget

from backcare_desktop.ui import glyphs, theme
from backcare_desktop.ui.buttons import LINK_EDGE_PX
from backcare_desktop.ui.hearing import announce
from backcare_desktop.ui.pressline import PressLine
from backcare_desktop.ui.widgets import Flow, Text, TextButton

KEEP: Final = "Keep"
KEPT: Final = "Kept"


class Job(StrEnum):
    """What to print, and into what."""

    PAGE = "page"
    PAGE_PDF = "page pdf"
    LIST = "list"
    LIST_PDF = "list pdf"

    @property
    def is_list(self) -> bool:
        """Whether all pages of the list are wanted."""
        return self in (Job.LIST, Job.LIST_PDF)

    @property
    def is_pdf(self) -> bool:
        """Whether it goes into a file."""
        return self in (Job.PAGE_PDF, Job.LIST_PDF)


class Tools(QWidget):
    """The quiet line above a page, and below it a sentence about what was done, with its undo where there is one."""

    printing = Signal(str)
    """The Job that was chosen."""
    said = Signal()
    """What was done is told, or told no longer."""

    def __init__(self, back: QPushButton) -> None:
        """``back`` leads the line, where one column has to do."""
        super().__init__()
        self._back = back
        self.keep = _tool("star", KEEP, "Keep this page, under “Kept” (Ctrl+D)")
        self.keep.setCheckable(True)
        self.print = _tool("print", "Print", "Print this page or save it as PDF (Ctrl+P)")
        self.copy = _tool("link", "Copy link", "Copy the command that opens this page")
        self.smaller = _sized("A−", "Smaller text (Ctrl+−)", theme.SIZE_SMALL)
        self.usual = _sized("A", "Usual size of text (Ctrl+0)", theme.SIZE_BODY)
        self.larger = _sized("A+", "Larger text (Ctrl++)", theme.SIZE_LARGE)
        self.told = Text(size_px=theme.SIZE_SMALL)
        self.undo = TextButton("Undo", self._undo, theme.SIZE_SMALL)
        self.under_way = PressLine()
        self._take_back: Callable[[], None] | None = None
        self._menu: QMenu | None = None
        self._list_words = ""
        self._lay_out()
        self.print.clicked.connect(self._offer_print)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.say("")

    def buttons(self) -> tuple[QPushButton, ...]:
        """All of them, in order."""
        return (self.keep, self.print, self.copy, self.smaller, self.usual, self.larger)

    def show_page(self, *, is_kept: bool, list_words: str) -> None:
        """Belong to this page; ``list_words``: the pages of the list beside it, "all 7 pages under “Kept”"."""
        self.keep.setChecked(is_kept)
        self.keep.setText(KEPT if is_kept else KEEP)
        self.keep.setIcon(glyphs.icon("star-full" if is_kept else "star", "accent"))
        self._list_words = list_words

    def say(self, words: str, undo: Callable[[], None] | None = None) -> None:
        """Say what was done; "" takes it away."""
        self._take_back = undo
        self.told.setText(words)
        self.told.setVisible(bool(words))
        self.undo.setVisible(bool(words) and undo is not None)
        self._line.setVisible(bool(words))
        if words:
            announce(self, words)
        self.said.emit()

    def show_progress(self, words: str) -> None:
        """How far the printing is; "": it is over. The keyboard goes from "Print" to "Stop" meanwhile, and back."""
        stop = self.under_way.stop
        has_keys = self.window().focusWidget() in (self.print, stop)
        if words:
            self.under_way.show_progress(words)
            if has_keys:  # else it would go to whatever stands next
                stop.setFocus(Qt.FocusReason.OtherFocusReason)
            self.print.setEnabled(False)
        else:
            self.print.setEnabled(True)
            if has_keys:
                self.print.setFocus(Qt.FocusReason.OtherFocusReason)
            self.under_way.show_progress("")

    def restyle(self) -> None:
        """Take over the theme."""
        size = theme.scaled(18)
        for button in self.buttons():
            button.setIconSize(QSize(size, size))
        for button in (self._back, *self.buttons()):
            button.setFixedHeight(self.larger.sizeHint().height())  # one line, though the letters differ in size

    def print_menu(self) -> QMenu:
        """What can be printed, and how."""
        menu = QMenu(self)
        theme.set_font(menu, theme.SIZE_BODY)
        for job in Job:
            words = self._list_words if job.is_list else "this page"
            if words:
                action = menu.addAction(f"Save {words} as PDF…" if job.is_pdf else f"Print {words}…")
                action.triggered.connect(partial(self.printing.emit, job))
        return menu

    def _offer_print(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = self.print_menu()
        self._menu.popup(self.print.mapToGlobal(self.print.rect().bottomLeft()))

    def _undo(self) -> None:
        take_back = self._take_back
        self.say("")
        if take_back is not None:
            take_back()

    def _lay_out(self) -> None:
        tools = Flow(theme.SPACE_4, outdent_px=LINK_EDGE_PX)
        for button in (self._back, *self.buttons()):
            tools.addWidget(button)
        self._line = QWidget()
        line = QHBoxLayout(self._line)
        line.setContentsMargins(0, 0, 0, 0)
        line.addWidget(self.told, 1)
        line.addWidget(self.undo)
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_24, 0, theme.SPACE_24, 0)
        column.setSpacing(0)
        column.addLayout(tools)
        column.addWidget(self.under_way)
        column.addWidget(self._line)


def icon_button(icon: str, words: str) -> QToolButton:
    """A button that shows its icon alone; ``words``: its name, with its key in brackets."""
    button = QToolButton()
    button.setIcon(glyphs.icon(icon))
    button.setAccessibleName(words.partition(" (")[0])
    button.setToolTip(words)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return button


def _tool(icon: str, words: str, tip: str) -> QPushButton:
    button = TextButton(words, size_px=theme.SIZE_SMALL)
    button.setIcon(glyphs.icon(icon, "accent"))
    button.setToolTip(tip)
    button.setCursor(Qt.CursorShape.PointingHandCursor)
    return button


def _sized(words: str, name: str, size_px: int) -> QPushButton:
    button = TextButton(words, size_px=size_px)
    button.setAccessibleName(name.partition(" (")[0])
    button.setToolTip(name)
    return button

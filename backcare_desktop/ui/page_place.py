"""The place on a page that is being read: it stays when the text gets larger, or the window another size."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from typing import Final

from PySide6.QtCore import QPoint
from PySide6.QtGui import QTextBlock, QTextCursor
from PySide6.QtWidgets import QTextEdit

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ui import theme

_BELOW_PX: Final = 4
"""The first line that is seen is read, not the one that is all but gone."""


@dataclass(frozen=True, slots=True)
class _Spot:
    """The first words that are seen. ``part``: how far down the page, for words that stand there twice.

    ``top``: how far below the upper edge, in pixels of text at its usual size.
    """

    words: str
    letter: int
    part: float
    top: float


class Place:
    """Follows what the person scrolls to; what the layout scrolls meanwhile does not count."""

    def __init__(self, page: QTextEdit) -> None:
        self._page = page
        self._spot: _Spot | None = None
        """None: the top of the page."""
        self._is_kept = False
        page.verticalScrollBar().valueChanged.connect(self._follow)

    def forget(self) -> None:
        """Another page begins at its top."""
        self._spot = None

    @contextmanager
    def kept(self) -> Generator[None]:
        """Lay the page out meanwhile: then it is scrolled to the same words."""
        was_kept, self._is_kept = self._is_kept, True
        try:
            yield
            if not was_kept:
                self._return()
        finally:
            self._is_kept = was_kept

    def _follow(self, value: int) -> None:
        if self._is_kept:
            return
        page = self._page
        cursor = page.cursorForPosition(QPoint(round(page.document().documentMargin()), _BELOW_PX))
        block = cursor.block()
        part = cursor.position() / max(1, page.document().characterCount())
        top = page.cursorRect(cursor).top() / theme.text_scale()
        self._spot = _Spot(block.text(), cursor.positionInBlock(), part, top) if value else None

    def _return(self) -> None:
        page, bar, spot = self._page, self._page.verticalScrollBar(), self._spot
        if spot is None:
            bar.setValue(0)
            return
        page.document().pageCount()  # lays all of it out
        cursor = QTextCursor(page.document())
        cursor.setPosition(self._letter_of(spot))
        bar.setValue(bar.value() + page.cursorRect(cursor).top() - theme.scaled(spot.top))

    def _letter_of(self, spot: _Spot) -> int:
        """Where these words stand now, or what is about as far down the page."""
        document = self._page.document()
        near = round(spot.part * document.characterCount())
        block, found = document.begin(), list[QTextBlock]()
        while block.isValid():
            if block.text() == spot.words:
                found.append(block)
            block = block.next()
        if not found:
            return min(near, document.characterCount() - 1)
        return min((each.position() for each in found), key=lambda place: abs(place - near)) + spot.letter

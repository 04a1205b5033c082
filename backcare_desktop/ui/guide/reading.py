"""The page that is read: what it is written from, what is unfolded on it, and which moves play beside it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from backcare_desktop.core.evidence import by_id
from backcare_desktop.core.guide import needs
from backcare_desktop.core.guide.catalogue import lookup
from backcare_desktop.core.guide.guidance import Guidance
from backcare_desktop.core.moves.exercises import Exercise, ExerciseSet
from backcare_desktop.ui.blocks import Book
from backcare_desktop.ui.guide import pages as guide_pages
from backcare_desktop.ui.guide.frame import Columns
from backcare_desktop.ui.guide.moves import MOVES
from backcare_desktop.ui.guide.safety import PACK_PAGES


class Reading:
    """Writes the page into the third column. ``height_px``: how high the window is now."""

    def __init__(self, columns: Columns, book: Book, height_px: Callable[[], int]) -> None:
        self.columns = columns
        self._height_px = height_px
        self.book = book
        self.shown = ""
        self._loaded = ""

    def turn_to(self, item_id: str) -> None:
        """Show this page from its top; a move plays above it, a set waits there to be played."""
        columns = self.columns
        self.shown = item_id
        self._loaded = ""
        self.book = replace(self.book, unfolded=frozenset(), playing="")
        columns.tools.say("")
        columns.page.show_page(guide_pages.page(self.book, item_id), guide_pages.anchor(self.book, item_id))
        columns.page.setAccessibleName(self.book.title(item_id))
        columns.offer_timer(is_wanted=needs.page_of(item_id, self.book.guidance) in PACK_PAGES)
        moves = moves_of(self.book.guidance, item_id)
        columns.place_player(is_below=False)
        columns.player.load(moves, plays=len(moves) == 1, can_close=False)
        columns.player.fit(self._height_px())

    def rewrite(self, **changes: Any) -> None:
        """Write the same page anew, with something of the book changed; it stays where it was scrolled to."""
        self.book = replace(self.book, **changes)
        self.columns.page.change_page(guide_pages.page(self.book, self.shown))

    def unfold(self, name: str) -> None:
        """Show this folded part."""
        self.rewrite(unfolded=self.book.unfolded | {name})

    def fold(self, name: str) -> None:
        """Fold this part again."""
        self.rewrite(unfolded=self.book.unfolded - {name})

    def play(self, item_id: str) -> None:
        """Play this move or set below the entry that is read; empty: no longer."""
        columns, focus = self.columns, QApplication.focusWidget()
        had_focus = focus is not None and columns.player.isAncestorOf(focus)
        self._loaded = item_id
        columns.place_player(is_below=True)
        columns.player.load(moves_of(self.book.guidance, item_id), plays=True, can_close=True)
        columns.player.fit(self._height_px())
        if item_id:
            columns.page.scrollToAnchor(MOVES)
            columns.player.first().setFocus(Qt.FocusReason.OtherFocusReason)
        elif had_focus:
            columns.page.setFocus(Qt.FocusReason.OtherFocusReason)

    def mark_playing(self) -> None:
        """Say at the entry what plays, and that it plays no longer."""
        playing = self._loaded if self.columns.player.is_playing else ""
        if playing != self.book.playing:
            self.rewrite(playing=playing)


def moves_of(guidance: Guidance, item_id: str) -> tuple[Exercise, ...]:
    """The moves that can be played for an item: itself, those of a set, or none. The person's own have no figure."""
    value = lookup(guidance, item_id)
    if isinstance(value, ExerciseSet):
        found = [by_id(guidance.exercises, each) for each in value.items]
        return tuple(move for move in found if move is not None)
    return (value,) if isinstance(value, Exercise) and not value.is_own else ()

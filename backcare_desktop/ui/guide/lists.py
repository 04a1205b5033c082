"""What the list beside the page holds: the items of a need, the pages that are kept, what a search found."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from backcare_desktop.core.guide import needs
from backcare_desktop.core.guide.catalogue import Hit
from backcare_desktop.ui.blocks import Book
from backcare_desktop.ui.guide import rows as guide_rows
from backcare_desktop.ui.guide.frame import Columns

NOTHING_KEPT: Final = (
    "Nothing kept yet. Press “Keep” above a page, or Ctrl+D, and the page stands here. Press it again to let it go."
)


def show_need(columns: Columns, book: Book, need_id: str) -> None:
    """The items of a need; an empty id: nothing."""
    columns.title.setText(next((need.title for need in needs.NEEDS if need.id == need_id), ""))
    columns.items.show_rows(guide_rows.of_need(book, need_id) if need_id else [])
    _say_nothing(columns, "")


def show_kept(columns: Columns, book: Book, kept: Sequence[str]) -> None:
    """The pages that the person kept, in the order of keeping."""
    columns.title.setText("Kept")
    columns.items.show_rows(guide_rows.of_kept(book, kept))
    _say_nothing(columns, "" if kept else NOTHING_KEPT)


def show_hits(columns: Columns, book: Book, query: str, hits: Sequence[Hit]) -> None:
    """What the search found, best first."""
    columns.title.setText(f"{len(hits)} found" if hits else "Nothing found")
    columns.items.show_rows(guide_rows.of_hits(book, hits))
    nothing = (
        f"There is nothing about “{query}”. Try another word, such as neck, heat or desk."
        " If something worries you, press “When to get help”."
    )
    _say_nothing(columns, "" if hits else nothing)


def _say_nothing(columns: Columns, words: str) -> None:
    """Say why there is no list; no words: there is one."""
    columns.nothing.setText(words)
    columns.nothing.setVisible(bool(words))
    columns.items.setVisible(not words)

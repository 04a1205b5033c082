"""What every table here has in common: lines to read, walked by keys and heard by screen readers, quiet to look at."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QAbstractItemView, QHeaderView, QTableView

from backcare_desktop.ui import theme
from backcare_desktop.ui.viewport import know_viewport


def set_up(table: QTableView, name: str, sizing: QHeaderView.ResizeMode) -> None:
    """Make it a table to read. Tab leaves it; the head of a column cannot be pressed."""
    know_viewport(table)
    table.setAccessibleName(name)
    table.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
    table.setSelectionBehavior(QAbstractItemView.SelectionBehavior.SelectRows)
    table.setTabKeyNavigation(False)
    table.setShowGrid(False)
    table.verticalHeader().hide()
    header = table.horizontalHeader()
    header.setSectionsClickable(False)
    header.setHighlightSections(False)
    header.setDefaultAlignment(Qt.AlignmentFlag.AlignLeading | Qt.AlignmentFlag.AlignVCenter)
    header.setSectionResizeMode(sizing)
    header.setStretchLastSection(True)
    theme.set_font(table, theme.SIZE_BODY)
    theme.set_font(header, theme.SIZE_SMALL)


def style(*, radius_px: int, beside_px: int, below_head: str) -> str:
    """How it looks now. ``beside_px``: the room beside the words; ``below_head``: the edge below the head line."""
    tokens = theme.current()
    return (
        f"QTableView {{ background: {tokens.surface}; color: {tokens.text}; border: 1px solid {tokens.line};"
        f" border-radius: {radius_px}px; selection-background-color: {tokens.line};"
        f" selection-color: {tokens.text}; outline: none; }}"
        f"QTableView:focus {{ border: 2px solid {tokens.accent}; }}"
        "QHeaderView { background: transparent; border: none; }"
        f"QHeaderView::section {{ background: transparent; color: {tokens.second}; border: none;"
        f" border-bottom: {below_head}; padding: {theme.SPACE_8}px {beside_px}px; }}"
    )

"""What stays on one sheet of paper: short paragraphs, a heading with its text, a sign with what to do, a move whole."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from PySide6.QtGui import QTextBlock, QTextCursor, QTextDocument, QTextFormat, QTextFragment, QTextTable

from backcare_desktop.ui.guide.moves import CAREFUL

_LEAST_LEFT: Final = 0.25
"""So much of a sheet is filled at least before a move is taken to the next one."""


def keep_together(page: QTextDocument) -> None:
    """Nothing short is torn between two sheets, and what leads on goes with it."""
    _Keeper(page).keep()


class _Keeper:
    def __init__(self, page: QTextDocument) -> None:
        self._page = page
        page.pageCount()  # lays all of it out: what is changed before that is never laid out to its end

    def keep(self) -> None:
        block = self._page.begin()
        while block.isValid():
            following = block.next()
            leads = (_is_head(block) or _is_sign(block)) and following.isValid()
            if block.text().startswith(f"{CAREFUL} "):
                self._keep_caution(block)
            elif self._is_torn(block) or (leads and not self._is_together(block, following)):
                self._begin_sheet(block)
            block = following

    def _keep_caution(self, caution: QTextBlock) -> None:
        """All of its move goes with it; its steps alone, where too little would be left on the sheet before."""
        head = caution
        while head.previous().isValid() and not head.blockFormat().headingLevel():
            head = head.previous()
        if self._is_whole(head, caution):
            return
        if self._tops(head)[0] % self._high_px > self._high_px * _LEAST_LEFT:
            self._begin_sheet(head)
        step = head
        while step != caution and step.textList() is None:
            step = step.next()
        if not self._is_whole(step, caution):  # the move is higher than a sheet, or stands below the title
            self._begin_sheet(step)

    def _begin_sheet(self, block: QTextBlock) -> None:
        _to_next_sheet(block)
        self._page.pageCount()

    def _is_whole(self, first: QTextBlock, last: QTextBlock) -> bool:
        return self._sheet(self._tops(first)[0]) == self._sheet(self._tops(last)[-1])

    def _is_torn(self, block: QTextBlock) -> bool:
        """Whether it is on two sheets, though it is no long text; cells that stand beside others stay in their row."""
        table, tops = _table_of(block), self._tops(block)
        is_short = tops[-1] - tops[0] < self._high_px / 3 and (table is None or table.columns() == 1)
        return is_short and self._sheet(tops[0]) != self._sheet(tops[-1])

    def _is_together(self, one: QTextBlock, other: QTextBlock) -> bool:
        """Whether both stand on one sheet, the second with its first lines at least."""
        below = self._tops(other)
        enough = below[0] + self._high_px / 3
        return self._sheet(self._tops(one)[0]) == self._sheet(max(top for top in below if top <= enough))

    def _tops(self, block: QTextBlock) -> list[float]:
        """Where its lines begin; of the box around them, Qt leaves out what a line is moved to the next sheet."""
        top, lines = self._page.documentLayout().blockBoundingRect(block).top(), block.layout()
        return [top + lines.lineAt(each).y() for each in range(lines.lineCount())] or [top]

    def _sheet(self, y_px: float) -> int:
        return int((y_px + 1) // self._high_px)

    @property
    def _high_px(self) -> float:
        return self._page.pageSize().height()


def _is_head(block: QTextBlock) -> bool:
    """A heading, or a line with no room below it: the name of what follows."""
    form = block.blockFormat()
    is_label = form.topMargin() > 0 and form.bottomMargin() == 0 and block.textList() is None
    return bool(form.headingLevel()) or (is_label and bool(block.text()))


def _is_sign(block: QTextBlock) -> bool:
    """A sign that needs help has a name to jump to; what to do comes next."""
    return any(piece.charFormat().anchorNames() for piece in _pieces(block))


def _pieces(block: QTextBlock) -> Iterator[QTextFragment]:
    at = block.begin()
    while not at.atEnd():
        yield at.fragment()
        at += 1


def _table_of(block: QTextBlock) -> QTextTable | None:
    return QTextCursor(block).currentTable()


def _to_next_sheet(block: QTextBlock) -> None:
    """Begin a sheet with this block and what leads to it just above; a card goes whole where that is all it has."""
    always = QTextFormat.PageBreakFlag.PageBreak_AlwaysBefore
    while _is_head(block.previous()):
        block = block.previous()
    table = _table_of(block)
    if table is not None and table.firstCursorPosition().block() in (block, block.previous()):
        look = table.format().toTableFormat()
        look.setPageBreakPolicy(always)
        table.setFormat(look)
    else:
        form = block.blockFormat()
        form.setPageBreakPolicy(always)
        QTextCursor(block).setBlockFormat(form)

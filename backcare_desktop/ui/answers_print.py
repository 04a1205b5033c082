"""The answers about the desk on paper: what was said and when, and what is left for later."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Final

from PySide6.QtCore import QSizeF
from PySide6.QtGui import QTextDocument

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.guide.deskanswers import for_later
from backcare_desktop.core.guide.posturecheck import PostureQuestion
from backcare_desktop.core.tally import Row
from backcare_desktop.ui import theme
from backcare_desktop.ui.answerstable import COLUMNS, SHARES, lines_of
from backcare_desktop.ui.blocks import escape
from backcare_desktop.ui.page_style import style
from backcare_desktop.ui.paper import INK

_GRID: Final = (
    'width="100%" cellspacing="0" cellpadding="5" border="1"'
    f' style="border-collapse: collapse; border-color: {INK.line}"'
)
TITLE: Final = "Your desk, question by question"


@dataclass(frozen=True, slots=True)
class AnswersPaper:
    """One page: a job for the paper."""

    questions: Sequence[PostureQuestion]
    rows: Sequence[Row]
    today: date
    title: str = "Your desk answers"
    maker: str = "BackCare"
    foot: str = "What you said, and when. There is no score. General information on comfort at a desk."

    @property
    def names(self) -> Sequence[str]:
        """The day it was printed stands above."""
        return (f"{self.title}, {self.today.day} {self.today:%B} {self.today.year}",)

    def page(self, _number: int, size: QSizeF) -> QTextDocument:
        """All of it."""
        page = QTextDocument()
        page.setUseDesignMetrics(True)
        page.setDocumentMargin(0)
        page.setDefaultFont(theme.font(theme.SIZE_BODY))
        page.setDefaultStyleSheet(style(INK, is_printed=True))
        page.setHtml(self._html())
        page.setPageSize(size)
        return page

    def _html(self) -> str:
        later = for_later(self.rows)
        waiting = [
            f"<li>{escape(each.if_no)}<br/><small>{escape(each.question)}</small></li>"
            for each in self.questions
            if each.id in later
        ]
        first, second = (round(100 * share) for share in SHARES)
        widths = (first, second, 100 - first - second)
        heads = "".join(
            f'<th align="left" width="{width}%">{escape(word)}</th>'
            for word, width in zip(COLUMNS, widths, strict=True)
        )
        lines = [
            "<tr>" + "".join(f"<td>{escape(text).replace(chr(10), '<br/>')}</td>" for text in texts) + "</tr>"
            for _question, texts in lines_of(self.questions, self.rows, self.today)
        ]
        return "".join(
            [
                f"<h1>{escape(TITLE)}</h1>",
                f"<h2>For later</h2><ul>{''.join(waiting)}</ul>" if waiting else "",
                f"<h2>Answers</h2><table {_GRID}><thead><tr>{heads}</tr></thead>{''.join(lines)}</table>",
            ]
        )

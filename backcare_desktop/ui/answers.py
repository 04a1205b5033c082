"""What was answered about the desk, question by question and day by day: no score, no streak."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QCloseEvent
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from backcare_desktop.core.commands import Answer, Emit, Open, Page, Reply
from backcare_desktop.core.guide.deskanswers import for_later
from backcare_desktop.core.guide.posturecheck import PostureQuestion
from backcare_desktop.core.tally import Row
from backcare_desktop.ui import theme
from backcare_desktop.ui.answerstable import AnswersTable
from backcare_desktop.ui.checkparts import advice
from backcare_desktop.ui.helplink import help_link
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.pressline import PressLine
from backcare_desktop.ui.widgets import Card, Flow, Flush, Heading, PlainButton, PrimaryButton, Text, TextButton
from backcare_desktop.ui.window import Window

if TYPE_CHECKING:
    from backcare_desktop.ui.answers_print import AnswersPaper
    from backcare_desktop.ui.press import Press

WIDTH_PX: Final = 720
NO_SCORE: Final = "What you said, and when. There is no score: desks change, and so do days."
NOTHING_YET: Final = (
    "No answers yet. The check has short questions about your desk. Answer as many as you like, whenever you like."
)


class AnswersWindow(Window):
    """``rows``: every answer so far, read again at each ``refresh``."""

    def __init__(
        self,
        emit: Emit,
        questions: Sequence[PostureQuestion],
        rows: Callable[[], Sequence[Row]],
        today: date,
    ) -> None:
        super().__init__("Your desk answers", WIDTH_PX)
        keep_until_destroyed(self)
        self._emit = emit
        self._questions = tuple(questions)
        self._rows = rows
        self._today = today
        self._content: QWidget | None = None
        self._press: Press | None = None
        self._menu: QMenu | None = None
        self.under_way = PressLine()
        self.footer.addWidget(self.under_way)
        self.help = help_link(emit)
        self.footer.addLayout(Flush(self.help))
        self.footer.setContentsMargins(theme.SPACE_24, theme.SPACE_8, theme.SPACE_24, theme.SPACE_12)
        self.refresh()

    def refresh(self) -> None:
        """Read the answers again and show them."""
        if self._content is not None:
            self.column.removeWidget(self._content)
            self._content.hide()
            self._content.deleteLater()
        rows = self._rows()
        self._content = QWidget()
        column = QVBoxLayout(self._content)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_16)
        column.addWidget(Heading("Your desk, question by question"))
        column.addWidget(Text(NO_SCORE if rows else NOTHING_YET))
        waiting = [each for each in self._questions if each.id in for_later(rows)]
        if waiting:
            column.addWidget(self._for_later(waiting))
        if rows:
            table = AnswersTable(self._questions, rows, self._today)
            table.grew.connect(self._grow)
            column.addWidget(table)
        column.addLayout(self._ways_on(is_first=not rows))
        column.addStretch(1)
        self.column.addWidget(self._content, 1)
        self._content.show()
        self.setTabOrder(self.history, self.help)
        self.fit()

    def _grow(self) -> None:
        """The table has another height than was reckoned with."""
        if self._content is not None:
            self._content.updateGeometry()
        self.fit()

    def _for_later(self, waiting: Sequence[PostureQuestion]) -> Card:
        """The advice that waits, each with its way to be done."""
        card = Card(theme.SPACE_12)
        card.column.addWidget(Heading("For later", theme.SIZE_LARGE))
        for question in waiting:
            line = QHBoxLayout()
            line.addLayout(advice(question), 1)
            done = PlainButton("Done", partial(self._emit, Answer(question.id, Reply.DONE)))
            done.setAccessibleName(f"Done: {question.if_no}")
            line.addWidget(done, 0, Qt.AlignmentFlag.AlignTop)
            card.column.addLayout(line)
        return card

    def _ways_on(self, *, is_first: bool) -> Flow:
        flow = Flow(theme.SPACE_16)
        words = "&Begin the desk check" if is_first else "Go through the &questions"
        flow.addWidget(PrimaryButton(words, partial(self._emit, Open(Page.CHECK))))
        if not is_first:
            self.print = TextButton("&Print…", self._offer_print, icon="print")
            flow.addWidget(self.print)
        self.history = TextButton("H&istory", partial(self._emit, Open(Page.HISTORY)), icon="history")
        flow.addWidget(self.history)
        return flow

    # ---- paper

    @property
    def press(self) -> Press:
        """What prints; made when it is first wanted."""
        if self._press is None:
            from backcare_desktop.ui.press import Press

            self._press = Press(self, self.under_way)
            self.under_way.stop.clicked.connect(self._press.stop)
        return self._press

    def on_paper(self) -> AnswersPaper:
        """What is printed."""
        from backcare_desktop.ui.answers_print import AnswersPaper

        return AnswersPaper(self._questions, tuple(self._rows()), self._today)

    def print_menu(self) -> QMenu:
        """Where it can go."""
        menu = QMenu(self)
        theme.set_font(menu, theme.SIZE_BODY)
        menu.addAction("Print…", lambda: self.press.ask_printer(self.on_paper()))
        menu.addAction("Save as PDF…", lambda: self.press.ask_where(self.on_paper()))
        return menu

    def _offer_print(self) -> None:
        if self._menu is not None:
            self._menu.deleteLater()
        self._menu = self.print_menu()
        self._menu.popup(self.print.mapToGlobal(self.print.rect().bottomLeft()))

    def closeEvent(self, event: QCloseEvent) -> None:
        """What is being printed is given up with the window."""
        if self._press is not None:
            self._press.stop()
        super().closeEvent(event)

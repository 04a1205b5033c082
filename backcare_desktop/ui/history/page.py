"""What the history window shows of a time: a sentence, a few numbers, charts or their tables, and the day's list."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from functools import partial
from typing import Final

from PySide6.QtCore import QEvent
from PySide6.QtGui import QFont, QResizeEvent
from PySide6.QtWidgets import QGridLayout, QSizePolicy, QVBoxLayout, QWidget

from backcare_desktop.core.lookback.charts import Bars, Chart, Squares, Strip
from backcare_desktop.core.lookback.dayline import LEGEND as DAY_LEGEND
from backcare_desktop.core.lookback.lookback import Fact, Look
from backcare_desktop.core.lookback.periods import Grain
from backcare_desktop.ui import theme
from backcare_desktop.ui.history.bars import LyingBars, UprightBars, token_of
from backcare_desktop.ui.history.chart import ChartView
from backcare_desktop.ui.history.ink import Swatch
from backcare_desktop.ui.history.strip import TOKENS, DayStrip
from backcare_desktop.ui.history.table import LinesView
from backcare_desktop.ui.history.year import YearSquares
from backcare_desktop.ui.widgets import Card, Flow, Heading, Text

GAPS: Final = "Where nothing is drawn, BackCare did not run or saw nothing. It fills no gap by a guess."
MOST_MOMENTS: Final = 30
"""A longer list scrolls inside itself."""
_IN_LENGTH: Final = re.compile(r"(?<=\d) (?=(?:h|min|s|%)\b|%)|(?<=\bh) (?=\d)")
FACT_PX: Final = 176
"""The least width of a number with its words."""


class Page(QWidget):
    """``open_day`` is called with what the person picked in a chart: a day, or a month by its first day."""

    def __init__(self, look: Look, open_day: Callable[[Grain, date], None], *, as_tables: bool) -> None:
        super().__init__()
        self.look = look
        self.charts: list[ChartView] = []
        self.tables: list[LinesView] = []
        self._open = open_day
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.SPACE_16)
        self.sentence = Text(look.sentence, size_px=theme.SIZE_LARGE)
        self.column.addWidget(self.sentence)
        if look.facts:
            self.column.addWidget(Facts(look.facts))
        for chart in look.charts:
            self.column.addWidget(self._card(chart, as_table=as_tables))
        if look.moments:
            card = Card(theme.SPACE_12)
            card.column.addWidget(Heading("What happened", theme.SIZE_LARGE))
            self.moments = LinesView("What happened", ("When", "What"), look.moments, most_lines=MOST_MOMENTS)
            card.column.addWidget(self.moments)
            self.column.addWidget(card)

    def _card(self, chart: Chart, *, as_table: bool) -> Card:
        card = Card(theme.SPACE_12)
        card.column.addWidget(Heading(chart.title, theme.SIZE_LARGE))
        if as_table and not chart.is_empty:
            table = LinesView(chart.title, chart.columns, chart.lines)
            self.tables.append(table)
            card.column.addWidget(table)
            return card
        view = view_of(chart)
        grain = Grain.MONTH if isinstance(chart, Bars) and chart.by_month else Grain.DAY
        view.chosen.connect(partial(self._open, grain))
        self.charts.append(view)
        card.column.addWidget(view)
        if not chart.is_empty:
            card.column.addLayout(legend_of(chart))
            if isinstance(chart, Strip):
                card.column.addWidget(Text(GAPS, size_px=theme.SIZE_SMALL, look="second"))
        return card


def view_of(chart: Chart) -> ChartView:
    """The widget that paints this chart."""
    match chart:
        case Strip():
            return DayStrip(chart)
        case Squares():
            return YearSquares(chart)
        case _:
            return LyingBars(chart) if chart.lying else UprightBars(chart)


def legend_of(chart: Chart) -> Flow:
    """What each form stands for; the squares of a year say it themselves."""
    flow = Flow(theme.SPACE_12, is_even=True)
    match chart:
        case Strip():
            seen = {(each.ink, each.lane) for each in chart.stretches}
            lines = [(words, ink, TOKENS[lane]) for words, ink, lane in DAY_LEGEND if (ink, lane) in seen]
        case Bars():
            lines = [(words, ink, token_of(chart)) for words, ink in chart.legend]
        case _:
            lines = []
    for words, ink, token in lines:
        flow.addWidget(Swatch(words, ink, token))
    return flow


class Facts(QWidget):
    """Numbers with their names, as many beside each other as there is room for."""

    def __init__(self, facts: Sequence[Fact]) -> None:
        super().__init__()
        self._cards = [_fact_card(each) for each in facts]
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setSpacing(theme.SPACE_12)
        self._columns = 0
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Minimum)
        self._place(len(self._cards))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """As many columns as fit."""
        super().resizeEvent(event)
        self._place(self._fitting())

    def changeEvent(self, event: QEvent) -> None:
        """Larger text needs wider columns."""
        super().changeEvent(event)
        if event.type() is QEvent.Type.FontChange and self._columns:
            self._place(self._fitting())

    def _fitting(self) -> int:
        """As many columns as fit, and so that no line is left with a single number if it can be."""
        count = len(self._cards)
        columns = max(1, min(count, self.width() // theme.scaled(FACT_PX)))
        lines = -(-count // columns)
        return -(-count // lines)

    def _place(self, columns: int) -> None:
        if columns == self._columns:
            return
        self._columns = columns
        for number, card in enumerate(self._cards):
            self._grid.addWidget(card, number // columns, number % columns)
        for column in range(len(self._cards)):
            self._grid.setColumnStretch(column, 1 if column < columns else 0)


def unbroken(words: str) -> str:
    """Words in which no length of time falls apart at the end of a line."""
    return _IN_LENGTH.sub("\u00a0", words)


def _fact_card(fact: Fact) -> Card:
    card = Card(theme.SPACE_4)
    card.column.addWidget(Text(fact.name, size_px=theme.SIZE_SMALL, look="second"))
    card.column.addWidget(Text(fact.value, size_px=theme.SIZE_HEADING, weight=QFont.Weight.DemiBold))
    if fact.note:
        card.column.addWidget(Text(unbroken(fact.note), size_px=theme.SIZE_SMALL, look="second"))
    card.column.addStretch(1)
    return card

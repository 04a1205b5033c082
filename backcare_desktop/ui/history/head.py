"""The head of the history window: day, week, month or year; earlier, later, today, or any date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Final

from PySide6.QtCore import QDate, QEvent, QPoint, QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPaintEvent, QTextCharFormat
from PySide6.QtWidgets import (
    QCalendarWidget,
    QHBoxLayout,
    QMenu,
    QTabBar,
    QToolButton,
    QVBoxLayout,
    QWidget,
    QWidgetAction,
)

from backcare_desktop.core.lookback.lookwords import period_words
from backcare_desktop.core.lookback.periods import FIRST, Grain, Period
from backcare_desktop.ui import glyphs, theme
from backcare_desktop.ui.buttons import paint_ring_inside
from backcare_desktop.ui.widgets import Flow, Heading, PlainButton, Text

_GAP_PX: Final = 6
NAMES: Final = {Grain.DAY: "&Day", Grain.WEEK: "&Week", Grain.MONTH: "&Month", Grain.YEAR: "&Year"}


class Grains(QTabBar):
    """Day, week, month, year; the arrow keys turn it while it has the focus."""

    picked = Signal(Grain)

    def __init__(self) -> None:
        super().__init__()
        for name in NAMES.values():
            self.addTab(name)
        self.setDrawBase(False)
        self.setExpanding(False)
        self.setUsesScrollButtons(False)
        self.setAccessibleName("How much to look at")
        self.currentChanged.connect(lambda number: self.picked.emit(list(NAMES)[number]))
        theme.set_font(self, theme.SIZE_BODY)
        theme.signals.changed.connect(self._restyle)
        self._restyle()

    def show_grain(self, grain: Grain) -> None:
        """Stand at this one, without telling anybody."""
        self.blockSignals(True)
        self.setCurrentIndex(list(NAMES).index(grain))
        self.blockSignals(False)

    def event(self, event: QEvent) -> bool:
        """Keep the arrow keys while this has the focus."""
        walks = (Qt.Key.Key_Left, Qt.Key.Key_Right)
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and event.key() in walks:
            event.accept()
            return True
        return super().event(event)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the focus within the tab that is on."""
        super().paintEvent(event)
        if self.hasFocus():
            gap = theme.margins(0, 0, _GAP_PX, 0)
            paint_ring_inside(self, QRectF(self.tabRect(self.currentIndex()).marginsRemoved(gap)))

    def _restyle(self) -> None:
        tokens = theme.current()
        end = "left" if theme.begin_side() == "right" else "right"
        self.setStyleSheet(
            f"QTabBar::tab {{ background: {tokens.surface}; color: {tokens.text}; border: 1px solid {tokens.edge};"
            f" padding: 8px 18px; margin-{end}: {_GAP_PX}px; border-radius: {theme.RADIUS_CONTROL}px; }}"
            f"QTabBar::tab:hover {{ border-color: {tokens.text}; }}"
            f"QTabBar::tab:selected {{ background: {tokens.accent}; color: {tokens.ground};"
            f" border-color: {tokens.accent}; }}"
        )


class Head(QWidget):
    """``turn`` is told of every step; the window decides what is shown and says it back by ``show_period``."""

    def __init__(self, turn: Callable[[str], None], pick: Callable[[Grain], None], go: Callable[[date], None]) -> None:
        super().__init__()
        self._go = go
        self.grains = Grains()
        self.grains.picked.connect(pick)
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        back, on = ("‹→", "›←") if is_mirrored else ("‹←", "›→")  # Qt turns the first sign itself, not the second
        self.earlier = PlainButton(f"{back[0]} Earlier", lambda: turn("before"))
        self.later = PlainButton(f"Later {on[0]}", lambda: turn("after"))
        self.today = PlainButton("T&oday", lambda: turn("today"))
        self.date = PlainButton("&Go to a date…", self._choose_date, icon="calendar")
        self.title = Heading(size_px=theme.SIZE_HEADING)
        self.title.setWordWrap(True)
        self.keys = Text(f"{back[1]} earlier · {on[1]} later · Home: today", size_px=theme.SIZE_SMALL, look="second")
        self.keys.setWordWrap(False)
        for button, name, key in (
            (self.earlier, "Earlier", back[1]), (self.later, "Later", on[1]), (self.today, "Today", "Home"),
        ):  # fmt: skip
            button.setToolTip(f"{name} ({key})")
        self._period: Period | None = None
        self._lay_out()

    def show_period(self, period: Period, today: date, first: date | None) -> None:
        """Say what is shown, and offer only the steps that lead somewhere."""
        self._period = period
        self._today = today
        self.title.setText(period_words(period, today))
        self.grains.show_grain(period.grain)
        self.earlier.setEnabled(period.first > min(first or today, today))
        self.later.setEnabled(period.end <= today)
        self.today.setEnabled(not period.holds(today))

    def _lay_out(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_24, theme.SPACE_16, theme.SPACE_24, theme.SPACE_8)
        column.setSpacing(theme.SPACE_12)
        ways = Flow(theme.SPACE_8)
        for widget in (self.grains, self.earlier, self.today, self.later, self.date):
            ways.addWidget(widget)
        column.addLayout(ways)
        line = QHBoxLayout()
        line.addWidget(self.title, 1)
        line.addWidget(self.keys, 0, Qt.AlignmentFlag.AlignBottom)
        column.addLayout(line)

    def _choose_date(self) -> None:
        menu = calendar_menu(self, self._period.first if self._period else self._today, self._today, self._go)
        corner = QPoint(0, self.date.height() + 2)
        menu.popup(self.date.mapToGlobal(corner))


def calendar_menu(parent: QWidget, shown: date, today: date, go: Callable[[date], None]) -> QMenu:
    """A month to pick a day from, by mouse or keys."""
    menu = QMenu(parent)
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    calendar = QCalendarWidget()
    calendar.setAccessibleName("Choose a date")
    calendar.setMinimumDate(QDate(FIRST.year, FIRST.month, FIRST.day))
    calendar.setMaximumDate(QDate(today.year, today.month, today.day))
    calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
    calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
    theme.set_font(calendar, theme.SIZE_BODY)
    _calm(calendar)

    def take(picked: QDate) -> None:
        menu.close()
        go(date(picked.year(), picked.month(), picked.day()))

    calendar.activated.connect(take)
    calendar.clicked.connect(take)
    action = QWidgetAction(menu)
    action.setDefaultWidget(calendar)
    menu.addAction(action)
    menu.aboutToShow.connect(calendar.setFocus)
    return menu


def _calm(calendar: QCalendarWidget) -> None:
    """In the tones of the theme: no red weekends, and arrows that are seen in the dark."""
    tokens = theme.current()
    plain = QTextCharFormat()
    plain.setForeground(QColor(tokens.text))
    for day in (Qt.DayOfWeek.Saturday, Qt.DayOfWeek.Sunday):
        calendar.setWeekdayTextFormat(day, plain)
    for name, sign in (("prev", "back"), ("next", "forward")):
        button = calendar.findChild(QToolButton, f"qt_calendar_{name}month")
        if isinstance(button, QToolButton):
            button.setIcon(glyphs.icon(sign))
            button.setIconSize(QSize(theme.scaled(theme.SIZE_LARGE), theme.scaled(theme.SIZE_LARGE)))
    calendar.setStyleSheet(
        f"QCalendarWidget QWidget#qt_calendar_navigationbar {{ background: {tokens.surface}; }}"
        f"QToolButton {{ background: {tokens.surface}; color: {tokens.text}; border: 1px solid {tokens.line};"
        " padding: 6px 12px; }"
        f"QAbstractItemView {{ background: {tokens.surface}; alternate-background-color: {tokens.surface};"
        f" color: {tokens.text}; selection-background-color: {tokens.accent}; selection-color: {tokens.ground}; }}"
        f"QAbstractItemView:disabled {{ color: {tokens.edge}; }}"
    )

"""Deleting days of the history: which, how much that is, and only after a clear yes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate, Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDateEdit, QDialog, QHBoxLayout, QVBoxLayout, QWidget

from backcare_desktop.core.commands import Forget
from backcare_desktop.core.lookback.lookwords import full_day
from backcare_desktop.core.lookback.rowtext import counted
from backcare_desktop.ui import theme
from backcare_desktop.ui.history.past import Past
from backcare_desktop.ui.switches import Radio, Switch
from backcare_desktop.ui.widgets import Flow, Heading, PlainButton, Text

MOST_COUNTED_DAYS: Final = 400
"""Of a longer time only the days are named: counting it would take a moment."""
DELETING: Final = "Deleting…"
FOR_GOOD: Final = "Deleted is deleted: it goes from the file, too. It cannot come back, but from a backup of yours."


class DeleteDialog(QDialog):
    """``forget`` is called with the days, when the person agrees."""

    def __init__(self, window: QWidget, past: Past, forget: Callable[[Forget], None]) -> None:
        super().__init__(window)
        self._past = past
        self._forget = forget
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("Delete from the history")
        shown = getattr(window, "period", None)
        first = shown.first if shown is not None else past.today
        last = min(shown.end - timedelta(days=1), past.today) if shown is not None else past.today
        self.span = Radio("These &days")
        self.everything = Radio("&Everything")
        self.begin, self.end = _date_edit("From", first, past.today), _date_edit("To", last, past.today)
        self.preview = Text()
        self.agree = Switch("&Yes, delete them for good")
        self.delete = PlainButton("De&lete", self._carry_out)
        self.cancel = PlainButton("&Keep them", self.reject)
        self._lay_out()
        self.span.setChecked(True)
        for radio in (self.span, self.everything):
            radio.toggled.connect(lambda _: self._count())
        for edit in (self.begin, self.end):
            edit.dateChanged.connect(lambda _: self._count())
        self.agree.toggled.connect(self.delete.setEnabled)
        self._count()
        wide = theme.scaled(440)
        self.resize(wide, self.column.totalHeightForWidth(wide))
        self.setMinimumHeight(self.height())
        self.cancel.setFocus()

    @property
    def days(self) -> Forget:
        """What is to be deleted; a span that was given the wrong way round is turned."""
        if self.everything.isChecked():
            return Forget()
        first, last = sorted((_day_in(self.begin), _day_in(self.end)))
        return Forget(first, last)

    def _lay_out(self) -> None:
        self.column = column = QVBoxLayout(self)
        column.setContentsMargins(theme.SPACE_24, theme.SPACE_24, theme.SPACE_24, theme.SPACE_16)
        column.setSpacing(theme.SPACE_12)
        column.addWidget(Heading("Delete from the history", theme.SIZE_LARGE))
        column.addWidget(self.span)
        dates = Flow(theme.SPACE_12)
        for words, edit in (("from", self.begin), ("to", self.end)):
            pair = QWidget()
            line = QHBoxLayout(pair)
            line.setContentsMargins(theme.SPACE_24, 0, 0, 0)
            name = Text(words)
            name.setMinimumWidth(theme.scaled(40))
            line.addWidget(name)
            line.addWidget(edit)
            dates.addWidget(pair)
        column.addLayout(dates)
        column.addWidget(self.everything)
        column.addWidget(self.preview)
        column.addWidget(Text(FOR_GOOD, look="second"))
        column.addWidget(self.agree)
        buttons = Flow(theme.SPACE_12)
        buttons.addWidget(self.cancel)
        buttons.addWidget(self.delete)
        column.addLayout(buttons)

    def _count(self) -> None:
        """Say how much it is; a changed choice wants a new yes."""
        self.agree.setChecked(False)
        self.delete.setEnabled(False)
        for edit in (self.begin, self.end):
            edit.setEnabled(self.span.isChecked())
        days = self.days
        begun = self._past.first_day()
        if begun is None:
            self.preview.setText("Nothing was kept yet.")
        elif days.first is None or days.last is None:
            self.preview.setText(f"All that was kept since {full_day(begun)} {begun.year}.")
        else:
            self.preview.setText(self._span_words(days.first, days.last))

    def _span_words(self, first: date, last: date) -> str:
        words = full_day(first) if first == last else f"{full_day(first)} to {full_day(last)}"
        if (last - first).days > MOST_COUNTED_DAYS:
            return f"{words} {last.year}: all that was kept in {(last - first).days + 1} days."
        found = self._past.sums(first, last + timedelta(days=1))
        return f"{words}: {counted(sum(each.count for each in found))}."

    def _carry_out(self) -> None:
        """With years of entries it takes a second; that it is at work is painted before."""
        self.delete.setText(DELETING)
        self.setEnabled(False)
        QGuiApplication.setOverrideCursor(Qt.CursorShape.WaitCursor)
        self.repaint()
        try:
            self._forget(self.days)
        finally:
            QGuiApplication.restoreOverrideCursor()
        self.accept()


def _date_edit(name: str, day: date, today: date) -> QDateEdit:
    edit = QDateEdit(QDate(day.year, day.month, day.day))
    edit.setMaximumDate(QDate(today.year, today.month, today.day))
    edit.setDisplayFormat("yyyy-MM-dd")
    edit.setStyleSheet(
        "QDateEdit::up-button, QDateEdit::down-button { width: 0; border: none; }"  # the arrow keys turn it
        "QDateEdit QLineEdit { border: none; padding: 0 8px; background: transparent; }"
    )
    edit.setAccessibleName(name)
    theme.set_font(edit, theme.SIZE_BODY)
    return edit


def _day_in(edit: QDateEdit) -> date:
    day = edit.date()
    return date(day.year(), day.month(), day.day())

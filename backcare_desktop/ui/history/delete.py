"""Deleting days of the history: which, how much that is, and only after a clear yes."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import Final

from PySide6.QtCore import QDate, Qt
from PySide6.QtWidgets import QDateEdit, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from backcare_desktop.core.commands import Forget
from backcare_desktop.core.lookback.lookwords import full_day, span_words
from backcare_desktop.core.lookback.rowtext import counted
from backcare_desktop.ui import theme
from backcare_desktop.ui.history.past import Past
from backcare_desktop.ui.switches import Radio, Switch
from backcare_desktop.ui.widgets import Flow, Flush, Heading, PlainButton, Text

WIDTH_PX: Final = 440
FOR_GOOD: Final = "It goes for good, from the file too. Only a backup of yours can bring it back."


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
        self.delete = PlainButton("Dele&te", self._carry_out)
        self.cancel = PlainButton("&Keep them", self.reject)
        self._lay_out()
        self.span.setChecked(True)
        for radio in (self.span, self.everything):
            radio.toggled.connect(lambda _: self._count())
        for edit in (self.begin, self.end):
            edit.dateChanged.connect(lambda _: self._count())
        self.agree.toggled.connect(self.delete.setEnabled)
        self._count()
        self.resize(theme.scaled(WIDTH_PX), 0)
        self._fit()
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
        column.addLayout(Flush(self.span))
        dates = Flow(theme.SPACE_12)
        for words, edit in (("from", self.begin), ("to", self.end)):
            pair = QWidget()
            line = QHBoxLayout(pair)
            line.setContentsMargins(theme.margins(theme.SPACE_24, 0, 0, 0))
            name = Text(words)
            name.setMinimumWidth(theme.scaled(40))
            line.addWidget(name)
            line.addWidget(edit)
            dates.addWidget(pair)
        column.addLayout(dates)
        column.addLayout(Flush(self.everything))
        column.addWidget(self.preview)
        column.addWidget(Text(FOR_GOOD, look="second"))
        column.addLayout(Flush(self.agree))
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
            count = self._past.count(None, None)
            self.preview.setText(f"All that was kept since {full_day(begun)} {begun.year}: {counted(count)}.")
        else:
            count = self._past.count(days.first, days.last + timedelta(days=1))
            self.preview.setText(f"{span_words(days.first, days.last)}: {counted(count)}.")
        if self.isVisible():
            self._fit()

    def _fit(self) -> None:
        """As high as its words need now."""
        high = self.column.totalHeightForWidth(self.width())
        self.setMinimumHeight(high)
        self.resize(self.width(), high)

    def _carry_out(self) -> None:
        self.accept()
        self._forget(self.days)


def _date_edit(name: str, day: date, today: date) -> QDateEdit:
    edit = QDateEdit(QDate(day.year, day.month, day.day))
    edit.setMaximumDate(QDate(today.year, today.month, today.day))
    edit.setDisplayFormat("yyyy-MM-dd")
    tokens = theme.current()
    edit.setStyleSheet(
        "QDateEdit::up-button, QDateEdit::down-button { width: 0; border: none; }"  # the arrow keys turn it
        "QDateEdit QLineEdit { border: none; padding: 0; background: transparent; }"
        f"QDateEdit:disabled {{ color: {tokens.second}; background: transparent; border: 1px dashed {tokens.edge}; }}"
    )
    for line in edit.findChildren(QLineEdit):
        line.setTextMargins(theme.SPACE_8, 0, theme.SPACE_8, 0)
    edit.setAccessibleName(name)
    theme.set_font(edit, theme.SIZE_BODY)
    return edit


def _day_in(edit: QDateEdit) -> date:
    day = edit.date()
    return date(day.year(), day.month(), day.day())

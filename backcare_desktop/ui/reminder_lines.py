"""The reminders in the settings window: a line for each, with its switch, how often and how long."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Final, NamedTuple

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QGridLayout

from backcare_desktop.core.rules import Reminder, Trigger
from backcare_desktop.ui import theme
from backcare_desktop.ui.buttons import LINK_EDGE_PX
from backcare_desktop.ui.setting_row import SettingRow
from backcare_desktop.ui.widgets import Text

_LINES_NARROW: Final = 5
_LINES_WIDE: Final = 3
_FIELD_PX: Final = 152
"""A field and its way back to the default."""


class _Line(NamedTuple):
    """The rows of one reminder and the words before its fields."""

    switch: SettingRow
    every: SettingRow | None
    duration: SettingRow
    every_word: Text
    duration_word: Text


class ReminderLines(QGridLayout):
    """``make`` makes the row of a setting."""

    def __init__(self, reminders: Iterable[Reminder], make: Callable[[str], SettingRow]) -> None:
        super().__init__()
        self.setHorizontalSpacing(theme.SPACE_8)
        self.setVerticalSpacing(theme.SPACE_4)
        self._lines = [_line(each, make) for each in reminders]
        self._is_narrow: bool | None = None

    def setGeometry(self, rect: QRect) -> None:
        """Begin so far outside that the switches stand in line with the words below."""
        super().setGeometry(rect.adjusted(-LINK_EDGE_PX, 0, LINK_EDGE_PX, 0))

    def has_room(self, width_px: int) -> bool:
        """Whether name and fields fit side by side into that width, whatever the language and the size of the text."""
        names = max((line.switch.field.sizeHint().width() for line in self._lines), default=0)
        words = sum(
            max((_width(word) for word in column), default=0)
            for column in ([each.every_word for each in self._lines], [each.duration_word for each in self._lines])
        )
        fields = 2 * theme.scaled(_FIELD_PX)
        return names + words + fields + 4 * theme.SPACE_8 <= width_px

    def place(self, *, is_narrow: bool) -> None:
        """A line for each reminder; where there is no room, its fields stand below its name."""
        if is_narrow is self._is_narrow:
            return
        self._is_narrow = is_narrow
        self.setColumnStretch(0, 0 if is_narrow else 1)
        self.setColumnStretch(4, 1 if is_narrow else 0)
        step = _LINES_NARROW if is_narrow else _LINES_WIDE
        for number, line in enumerate(self._lines):
            self._place_line(number * step, line, step, is_narrow=is_narrow)

    def _place_line(self, top: int, line: _Line, step: int, *, is_narrow: bool) -> None:
        middle = Qt.AlignmentFlag.AlignVCenter
        self.addWidget(line.switch, top, 0, 1, 5 if is_narrow else 1, middle)
        for place, (word, row) in enumerate(((line.every_word, line.every), (line.duration_word, line.duration))):
            at, column = (top + 1 + place, 0) if is_narrow else (top, 1 + 2 * place)
            word.setVisible(row is not None)
            word.setContentsMargins(theme.margins(LINK_EDGE_PX if is_narrow else 0, 0, 0, 0))  # no edge of its own
            self.addWidget(word, at, column, middle | Qt.AlignmentFlag.AlignRight)
            if row is not None:
                self.addWidget(row, at, column + 1)
                self.addWidget(row.error_label, top + step - 2 + place, 0, 1, 5)


def _line(reminder: Reminder, make: Callable[[str], SettingRow]) -> _Line:
    root = f"reminders.{reminder.id}."
    switch = make(root + "enabled")
    every = make(root + "every") if reminder.trigger is Trigger.USE else None
    duration = make(root + "duration")
    words = [Text(word, size_px=theme.SIZE_SMALL, look="second") for word in ("every", "for")]
    return _Line(switch, every, duration, words[0], words[1])


def _width(word: Text) -> int:
    return word.fontMetrics().horizontalAdvance(word.text())

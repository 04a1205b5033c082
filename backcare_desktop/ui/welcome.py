"""The start page of a first run: what the app is, and the one thing it asks."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from backcare_desktop.core import written
from backcare_desktop.core.commands import ChangeSettings, Emit, Open, Page
from backcare_desktop.core.definitions import DEFINITIONS
from backcare_desktop.core.guidance import Texts
from backcare_desktop.core.setting import BadValue, Setting
from backcare_desktop.ui import theme
from backcare_desktop.ui.fields import DaysField, TextField, beside, day_style
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.switches import Radio
from backcare_desktop.ui.widgets import Card, Heading, PrimaryButton, Text, TextButton
from backcare_desktop.ui.window import Window

WIDTH_PX: Final = 600
QUESTION: Final = "When do you usually do sport or heavy work?"
HOW_IT_WORKS: Final = (
    "BackCare counts the time you work at the computer. When a break is due, it waits for a pause in your typing."
)
_ROOT: Final = "reminders.warmup."


class Welcome(Window):
    """Asks when a warm-up is wanted; ``Start`` writes the answer and closes."""

    def __init__(self, emit: Emit, texts: Texts, *, has_tray: bool = True) -> None:
        super().__init__("Welcome to BackCare", WIDTH_PX)
        keep_until_destroyed(self)
        self._emit = emit
        self.column.setSpacing(theme.SPACE_16)
        self.often = Radio("On these days, at about this time")
        self.never = Radio("Not at all")
        self.days = DaysField(lambda _days: self.often.setChecked(True))
        self.error = Text("", size_px=theme.SIZE_SMALL)
        self.time = TextField(_setting("times"), lambda _value: None, self._refuse)
        self.help = TextButton("When to get &help", partial(emit, Open(Page.HELP)))
        self.start = PrimaryButton("&Start", self._start, size_px=theme.SIZE_LARGE)
        self.column.addWidget(Heading("Welcome to BackCare", theme.SIZE_TITLE))
        self.column.addWidget(Text(HOW_IT_WORKS, size_px=theme.SIZE_LARGE))
        self.column.addWidget(Text(_where(has_tray=has_tray)))
        self.column.addWidget(self._question())
        self.column.addWidget(self._words(texts))
        self.column.addStretch(1)
        self.footer.setContentsMargins(theme.SPACE_24, theme.SPACE_12, theme.SPACE_24, theme.SPACE_16)
        self.footer.addWidget(self.start, 0, Qt.AlignmentFlag.AlignLeft)
        theme.signals.changed.connect(self._restyle)
        self._restyle()

    def _question(self) -> Card:
        card = Card(theme.SPACE_12)
        card.column.addWidget(Heading(QUESTION, theme.SIZE_LARGE))
        card.column.addWidget(
            Text("Lifting and gardening count too. BackCare offers a 10-minute warm-up before.", look="second")
        )
        self.often.setChecked(True)
        self.days.show_value(_setting("days").default)
        self.time.show_value(_setting("times").default)
        self.days.setAccessibleName("Days with sport or heavy work")
        self.time.setAccessibleName("Time of day to warm up")
        self.time.textEdited.connect(lambda _text: self.often.setChecked(True))
        card.column.addWidget(self.often)
        card.column.addWidget(self.days)
        at = Text("at about")
        at.setWordWrap(False)
        at.setBuddy(self.time)
        card.column.addLayout(beside(at, self.time))
        card.column.addWidget(self.error)
        card.column.addWidget(self.never)
        self.error.hide()
        return card

    def _words(self, texts: Texts) -> QWidget:
        card = Card(theme.SPACE_8)
        card.column.addWidget(Text(texts.disclaimers.first_run.replace("*", "“", 1).replace("*", "”", 1)))
        card.column.addWidget(self.help, 0, Qt.AlignmentFlag.AlignLeft)
        card.column.addWidget(Text(texts.intended_purpose, size_px=theme.SIZE_SMALL, look="second"))
        return card

    def _start(self) -> None:
        changes: Sequence[tuple[str, object]] = (("enabled", False),)
        days = self.days.days()
        if self.often.isChecked() and days:
            try:
                times = written.typed(_setting("times"), self.time.text())
            except BadValue as error:
                self._refuse(str(error))
                self.time.setFocus()
                return
            changes = (("enabled", True), ("times", times), ("days", days))
        self._emit(ChangeSettings(tuple((_ROOT + name, value) for name, value in changes)))
        self.close()

    def _refuse(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.time.setAccessibleDescription(sentence)

    def _restyle(self) -> None:
        tokens = theme.current()
        self.error.setStyleSheet(f"color: {tokens.now};")
        self.days.setStyleSheet(day_style())
        self.time.fit()
        self.fit()


def _where(*, has_tray: bool) -> str:
    if has_tray:
        return "Its icon stands in your panel. Click it to see what comes next, or to pause."
    return "Your panel shows no icons. Start BackCare again to see what comes next, or to pause."


def _setting(name: str) -> Setting:
    return next(setting for setting in DEFINITIONS if setting.key == _ROOT + name)

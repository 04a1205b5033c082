"""The first pages of the first run. Each tells what it changes; nothing is written before the last one."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_desktop.core import written
from backcare_desktop.core.commands import Emit, Open, Page
from backcare_desktop.core.definitions import DEFINITIONS
from backcare_desktop.core.guide.guidance import Texts
from backcare_desktop.core.setting import BadValue, Setting
from backcare_desktop.core.settings import Settings
from backcare_desktop.ui import theme
from backcare_desktop.ui.fields import DaysField, TextField, beside, day_style
from backcare_desktop.ui.flush import EDGES
from backcare_desktop.ui.switches import Radio
from backcare_desktop.ui.widgets import Card, Flow, Flush, Heading, Text, TextButton

Change = tuple[str, object]
HOW_IT_WORKS: Final = (
    "BackCare counts the time you work at the computer. When a break is due, it waits for a pause in your typing."
)
MOVES: Final = "How do you want to move?"
QUESTION: Final = "When do you usually do sport or heavy work?"
_ROOT: Final = "reminders.warmup."
SEATED: Final = "guide.seated_only"


class FirstPage(QWidget):
    """A page of the first run."""

    title = ""

    def __init__(self) -> None:
        super().__init__()
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(0, 0, 0, 0)
        self.column.setSpacing(theme.SPACE_16)
        self.column.addWidget(Heading(self.title, theme.SIZE_TITLE))

    def changes(self) -> Sequence[Change]:
        """What it asks to be set."""
        return ()

    def may_leave(self) -> bool:
        """Whether all that was typed can be taken; else it says what is wrong."""
        return True

    def restyle(self) -> None:
        """The colours or the size of the type changed."""


class MovesPage(FirstPage):
    """Seated or standing, and when a warm-up is wanted."""

    title = "Welcome to BackCare"

    def __init__(self, settings: Settings, *, has_tray: bool) -> None:
        super().__init__()
        self.standing = Radio("Sitting and standing")
        self.seated = Radio("Only sitting")
        self.often = Radio("On these days, at about this time")
        self.never = Radio("Not at all")
        self.days = DaysField(lambda _days: self.often.setChecked(True))
        self.error = Text("", size_px=theme.SIZE_SMALL)
        self.time = TextField(setting_of(_ROOT + "times"), lambda _value: None, self._refuse)
        self.column.addWidget(Text(HOW_IT_WORKS, size_px=theme.SIZE_LARGE))
        self.column.addWidget(Text(_where(has_tray=has_tray)))
        self.column.addWidget(self._moves(is_seated=bool(settings[SEATED])))
        self.column.addWidget(self._question(settings))

    def changes(self) -> Sequence[Change]:
        """Seated or not; days and time of the warm-up, or that none is wanted."""
        seated = (SEATED, self.seated.isChecked())
        days = self.days.days()
        if not self.often.isChecked() or not days:
            return seated, (_ROOT + "enabled", False)
        try:
            times = written.typed(setting_of(_ROOT + "times"), self.time.text())
        except BadValue as error:
            self._refuse(str(error))
            self.time.setFocus()
            return (seated,)
        return seated, (_ROOT + "enabled", True), (_ROOT + "times", times), (_ROOT + "days", days)

    def may_leave(self) -> bool:
        """Not with a time that is none."""
        return len(self.changes()) > 1

    def restyle(self) -> None:
        """Colour the error and the days."""
        self.error.setStyleSheet(f"color: {theme.current().now};")
        self.days.setStyleSheet(day_style())
        self.time.fit()

    def _moves(self, *, is_seated: bool) -> Card:
        card = asking(MOVES)
        card.column.addWidget(Text("“Only sitting” leaves out moves that need you to stand.", look="second"))
        (self.seated if is_seated else self.standing).setChecked(True)
        card.column.addLayout(together(self.standing, self.seated))
        return card

    def _question(self, settings: Settings) -> Card:
        card = asking(QUESTION)
        card.column.addWidget(
            Text("Lifting and gardening count too. BackCare offers a 10-minute warm-up before.", look="second")
        )
        (self.often if settings[_ROOT + "enabled"] else self.never).setChecked(True)
        self.days.show_value(value_in_file(settings, _ROOT + "days"))
        self.time.show_value(value_in_file(settings, _ROOT + "times"))
        self.days.setAccessibleName("Days with sport or heavy work")
        self.time.setAccessibleName("Time of day to warm up")
        self.time.textEdited.connect(lambda _text: self.often.setChecked(True))
        at = Text("at about")
        at.setWordWrap(False)
        at.setBuddy(self.time)
        answers = QWidget()
        column = QVBoxLayout(answers)
        column.setContentsMargins(*EDGES)
        column.setSpacing(theme.SPACE_8)
        column.addLayout(Flush(self.often))
        column.addWidget(self.days)
        column.addLayout(beside(at, self.time))
        column.addWidget(self.error)
        column.addLayout(Flush(self.never))
        card.column.addLayout(Flush(answers))
        self.error.hide()
        return card

    def _refuse(self, sentence: str) -> None:
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.time.setAccessibleDescription(sentence)


class LimitsPage(FirstPage):
    """What BackCare is, and what it is not."""

    title = "What it is, and what it is not"

    def __init__(self, emit: Emit, texts: Texts) -> None:
        super().__init__()
        first = texts.disclaimers.first_run.replace("*", "“", 1).replace("*", "”", 1)
        card = Card(theme.SPACE_12)
        card.column.addWidget(Text(first, size_px=theme.SIZE_LARGE))
        self.read = TextButton("&Read “When to get help”", partial(emit, Open(Page.HELP)))
        self.read.show_icon("phone", "now")
        card.column.addLayout(Flush(self.read))
        self.column.addWidget(card)
        self.column.addWidget(Text(texts.intended_purpose))
        self.column.addWidget(Text(texts.disclaimers.privacy, look="second"))


def asking(words: str, space_px: int = theme.SPACE_8) -> Card:
    """A card with a question; a screen reader says it before the answers."""
    card = Card(space_px)
    card.setAccessibleName(words)
    card.column.addWidget(Heading(words, theme.SIZE_LARGE))
    return card


def together(*radios: Radio) -> Flush:
    """Radio buttons of which one is on, in a row that goes on below."""
    group = QWidget()
    flow = Flow(theme.SPACE_12)
    group.setLayout(flow)
    for radio in radios:
        flow.addWidget(radio)
    return Flush(group)


def _where(*, has_tray: bool) -> str:
    if has_tray:
        return "Its icon stands in your panel. Click it to see what comes next, or to pause."
    return "Your panel shows no icons. Start BackCare again to see what comes next, or to pause."


def value_in_file(settings: Settings, key: str) -> object:
    """The value of a setting in the file's own form."""
    return settings.written.get(key, setting_of(key).default)


def setting_of(key: str) -> Setting:
    """The setting of that key."""
    return next(setting for setting in DEFINITIONS if setting.key == key)

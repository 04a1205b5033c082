"""The three pages of the first run. Each tells what it changes; nothing is written before the last one."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_desktop.core import daysum, written
from backcare_desktop.core.commands import Emit, Open, Page
from backcare_desktop.core.definitions import DEFINITIONS
from backcare_desktop.core.guide.guidance import Texts
from backcare_desktop.core.presets import Rhythm, after, chosen
from backcare_desktop.core.remindertable import SIT_STAND
from backcare_desktop.core.setting import BadValue, Setting
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.wording import HOUR_S, MINUTE_S
from backcare_desktop.ui import theme
from backcare_desktop.ui.fields import CountryField, DaysField, TextField, beside, day_style
from backcare_desktop.ui.switches import Radio, Switch
from backcare_desktop.ui.timeline import Timeline
from backcare_desktop.ui.widgets import Card, Flow, Heading, Text, TextButton

Change = tuple[str, object]
HOW_IT_WORKS: Final = (
    "BackCare counts the time you work at the computer. When a break is due, it waits for a pause in your typing."
)
MOVES: Final = "How do you want to move?"
QUESTION: Final = "When do you usually do sport or heavy work?"
NINE_S: Final = 9 * HOUR_S
_ROOT: Final = "reminders.warmup."
SEATED, AT_LOGIN, COUNTRY = "guide.seated_only", "start.at_login", "guide.country"


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
        self.time = TextField(_setting(_ROOT + "times"), lambda _value: None, self._refuse)
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
            times = written.typed(_setting(_ROOT + "times"), self.time.text())
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
        card = _asking(MOVES, theme.SPACE_4)
        card.column.addWidget(Text("“Only sitting” leaves out moves that need you to stand.", look="second"))
        (self.seated if is_seated else self.standing).setChecked(True)
        card.column.addWidget(_together(self.standing, self.seated))
        return card

    def _question(self, settings: Settings) -> Card:
        card = _asking(QUESTION)
        card.column.addWidget(
            Text("Lifting and gardening count too. BackCare offers a 10-minute warm-up before.", look="second")
        )
        (self.often if settings[_ROOT + "enabled"] else self.never).setChecked(True)
        self.days.show_value(_now(settings, _ROOT + "days"))
        self.time.show_value(_now(settings, _ROOT + "times"))
        self.days.setAccessibleName("Days with sport or heavy work")
        self.time.setAccessibleName("Time of day to warm up")
        self.time.textEdited.connect(lambda _text: self.often.setChecked(True))
        at = Text("at about")
        at.setWordWrap(False)
        at.setBuddy(self.time)
        answers = QWidget()
        column = QVBoxLayout(answers)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_8)
        column.addWidget(self.often)
        column.addWidget(self.days)
        column.addLayout(beside(at, self.time))
        column.addWidget(self.error)
        column.addWidget(self.never)
        card.column.addWidget(answers)
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
        self.read = TextButton("&Read “When to get help”", partial(emit, Open(Page.HELP)), icon="phone")
        card.column.addWidget(self.read, 0, Qt.AlignmentFlag.AlignLeading)
        self.column.addWidget(card)
        self.column.addWidget(Text(texts.intended_purpose))
        self.column.addWidget(Text(texts.disclaimers.privacy, look="second"))


class DayPage(FirstPage):
    """A rhythm, what a day with it looks like, and what is left to ask."""

    title = "Your day"

    def __init__(self, rhythms: Sequence[Rhythm], settings: Settings, so_far: Callable[[], Sequence[Change]]) -> None:
        super().__init__()
        self._settings = settings
        self._so_far = so_far
        self._line = Text(look="second")
        self._sum = Text(size_px=theme.SIZE_LARGE)
        self.timeline = Timeline()
        self.rhythms = {each.title: (Radio(each.title), each) for each in rhythms}
        now = chosen(rhythms, settings)
        if not now:
            own = Rhythm("own", "As it is", "What you have set so far.", ())
            self.rhythms = {own.title: (Radio(own.title), own), **self.rhythms}
        self.at_login = Switch("Start BackCare when I &log in")
        self.at_login.setChecked(bool(settings[AT_LOGIN]))
        self.country = CountryField(_setting(COUNTRY), lambda _value: None)
        self.country.show_value(_now(settings, COUNTRY))
        self.column.addWidget(self._rhythm(now))
        self.column.addWidget(self._rest())
        self.show_day()

    def changes(self) -> Sequence[Change]:
        """The rhythm, and whatever differs of the rest."""
        return *self._chosen().changes, (AT_LOGIN, self.at_login.isChecked()), (COUNTRY, self.country.currentData())

    def show_day(self) -> None:
        """Draw the day that comes of all answers so far."""
        rhythm = self._chosen()
        rules = after(self._settings, (*self._so_far(), *rhythm.changes)).rules
        asked = [each for each in rules.reminders if each.id != SIT_STAND]
        hours = next((day for day in rules.hours if day), ())
        begins_s = hours[0][0] * MINUTE_S if hours else NINE_S
        self._line.setText(rhythm.line)
        self._sum.setText(daysum.total(daysum.shares(asked, rules.merge_window_s)))
        self.timeline.show_day(daysum.lanes(asked, rules.merge_window_s, begins_s), begins_s)

    def _chosen(self) -> Rhythm:
        return next(rhythm for radio, rhythm in self.rhythms.values() if radio.isChecked())

    def _rhythm(self, now: str) -> Card:
        card = _asking("Choose a rhythm")
        for radio, rhythm in self.rhythms.values():
            radio.setChecked(rhythm.id == (now or "own"))
            radio.setAccessibleDescription(rhythm.line)
            radio.toggled.connect(lambda is_on: self.show_day() if is_on else None)
        card.column.addWidget(_together(*(radio for radio, _rhythm in self.rhythms.values())))
        card.column.addWidget(self._line)
        card.column.addSpacing(theme.SPACE_4)
        card.column.addWidget(self.timeline)
        card.column.addWidget(self._sum)
        return card

    def _rest(self) -> Card:
        card = Card(theme.SPACE_8)
        card.column.addWidget(self.at_login)
        label = Text(_setting(COUNTRY).label)
        label.setWordWrap(False)
        label.setBuddy(self.country)
        self.country.setAccessibleName("Country")
        self.country.setAccessibleDescription(_setting(COUNTRY).help)
        card.column.addLayout(beside(label, self.country))
        card.column.addWidget(Text(_setting(COUNTRY).help, size_px=theme.SIZE_SMALL, look="second"))
        return card


def _asking(words: str, space_px: int = theme.SPACE_8) -> Card:
    """A card with a question; a screen reader says it before the answers."""
    card = Card(space_px)
    card.setAccessibleName(words)
    card.column.addWidget(Heading(words, theme.SIZE_LARGE))
    return card


def _together(*radios: Radio) -> QWidget:
    """Radio buttons of which one is on, in a row that goes on below."""
    group = QWidget()
    flow = Flow(theme.SPACE_12)
    group.setLayout(flow)
    for radio in radios:
        flow.addWidget(radio)
    return group


def _where(*, has_tray: bool) -> str:
    if has_tray:
        return "Its icon stands in your panel. Click it to see what comes next, or to pause."
    return "Your panel shows no icons. Start BackCare again to see what comes next, or to pause."


def _now(settings: Settings, key: str) -> object:
    """The value in the file's own form."""
    return settings.written.get(key, _setting(key).default)


def _setting(key: str) -> Setting:
    return next(setting for setting in DEFINITIONS if setting.key == key)

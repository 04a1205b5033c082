"""The last page of the first run: how a day goes."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Final

from backcare_desktop.core import daysum
from backcare_desktop.core.presets import Rhythm, after, chosen
from backcare_desktop.core.remindertable import SIT_STAND
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.wording import HOUR_S, MINUTE_S
from backcare_desktop.ui import theme
from backcare_desktop.ui.fields import CountryField, beside
from backcare_desktop.ui.switches import Radio, Switch
from backcare_desktop.ui.timeline import Timeline
from backcare_desktop.ui.welcomepages import Change, FirstPage, asking, setting_of, together, value_in_file
from backcare_desktop.ui.widgets import Card, Flush, Text

NINE_S: Final = 9 * HOUR_S
AT_LOGIN, COUNTRY = "start.at_login", "guide.country"


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
        self.country = CountryField(setting_of(COUNTRY), lambda _value: None)
        self.country.show_value(value_in_file(settings, COUNTRY))
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
        card = asking("Choose a rhythm")
        for radio, rhythm in self.rhythms.values():
            radio.setChecked(rhythm.id == (now or "own"))
            radio.setAccessibleDescription(rhythm.line)
            radio.toggled.connect(lambda is_on: self.show_day() if is_on else None)
        card.column.addLayout(together(*(radio for radio, _rhythm in self.rhythms.values())))
        card.column.addWidget(self._line)
        card.column.addSpacing(theme.SPACE_4)
        card.column.addWidget(self.timeline)
        card.column.addWidget(self._sum)
        return card

    def _rest(self) -> Card:
        card = Card(theme.SPACE_8)
        card.column.addLayout(Flush(self.at_login))
        label = Text(setting_of(COUNTRY).label)
        label.setWordWrap(False)
        label.setBuddy(self.country)
        self.country.setAccessibleName("Country")
        self.country.setAccessibleDescription(setting_of(COUNTRY).help)
        card.column.addLayout(beside(label, self.country))
        card.column.addWidget(Text(setting_of(COUNTRY).help, size_px=theme.SIZE_SMALL, look="second"))
        return card

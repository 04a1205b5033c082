"""The fields of the settings window: one for each form of value. A field shows a value and says what was typed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QEvent, QRectF, Qt
from PySide6.QtGui import QKeyEvent, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLineEdit, QToolButton, QWidget

from backcare_desktop.core import written
from backcare_desktop.core.guidetable import HOLDS, USUAL_HOLD
from backcare_desktop.core.rules import DAYS
from backcare_desktop.core.setting import BadValue, Form, Setting
from backcare_desktop.ui import places, theme
from backcare_desktop.ui.buttons import paint_ring_inside
from backcare_desktop.ui.dropdown import Dropdown
from backcare_desktop.ui.listfields import MarksField, MovesField, SeveralField
from backcare_desktop.ui.switches import Switch
from backcare_desktop.ui.widgets import Flow

Put = Callable[[Any], None]
"""Takes a value in the settings file's own form."""
Refuse = Callable[[str], None]
"""Takes the sentence that says what is wanted; empty when all is well."""

_SHORT_PX = 120
_LONG_PX = 280
_SHORT_FORMS = (Form.DURATION, Form.NUMBER, Form.TIME)
_DAY_WORDS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_DAY_NAMES = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_CHOICE_WORDS = {"system": "as your desktop", "warmup": "warm-up"} | {
    each: f"{each.removesuffix('s')} seconds" for each in HOLDS if each != USUAL_HOLD
}


class TextField(QLineEdit):
    """A line to type in: taken over on Enter or on leaving it; Esc puts back what was there."""

    def __init__(self, setting: Setting, put: Put, refuse: Refuse) -> None:
        super().__init__()
        self._setting = setting
        self._put = put
        self._refuse = refuse
        self._kept = ""
        theme.set_font(self, theme.SIZE_BODY)
        self.fit()
        self.editingFinished.connect(self.take)

    def fit(self) -> None:
        """Be as wide as the text needs."""
        is_short = self._setting.form in _SHORT_FORMS
        self.setMinimumWidth(theme.scaled(_SHORT_PX))
        self.setMaximumWidth(theme.scaled(_SHORT_PX if is_short else _LONG_PX))

    def show_value(self, value: Any) -> None:
        """Show this value, unless the person is typing another."""
        text = written.shown(self._setting, value)
        if text != self._kept or not self.isModified():
            self._kept = text
            self.setText(text)
            self._refuse("")

    def take(self) -> None:
        """Take over what was typed; refuse with a sentence what the setting does not allow."""
        if not self.isModified() or self.text() == self._kept:
            self._refuse("")
            return
        try:
            value = written.typed(self._setting, self.text())
        except BadValue as error:
            stays = f" It stays at {self._kept}." if self._kept else " Nothing was changed."
            self._refuse(f"{error}{stays}")
            return
        self._refuse("")
        self.setModified(False)
        self._kept = written.shown(self._setting, value)
        self.setText(self._kept)
        self._put(value)

    def event(self, event: QEvent) -> bool:
        """Keep Esc for the field while something is typed; else it closes the window."""
        if event.type() is QEvent.Type.ShortcutOverride and isinstance(event, QKeyEvent) and self._undoes(event):
            event.accept()
            return True
        return super().event(event)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Esc undoes the typing."""
        if self._undoes(event):
            self.setText(self._kept)
            self._refuse("")
            return
        super().keyPressEvent(event)

    def _undoes(self, event: QKeyEvent) -> bool:
        return event.key() == Qt.Key.Key_Escape and self.text() != self._kept


class ChoiceField(Dropdown):
    """One of a few words."""

    def __init__(self, setting: Setting, put: Put) -> None:
        super().__init__(self.offered(setting))
        self.activated.connect(lambda number: put(self.itemData(number)))

    def offered(self, setting: Setting) -> list[tuple[str, str]]:
        """What can be chosen: value and words."""
        texts = [_CHOICE_WORDS.get(each, each.replace("_", " ").replace("-", " ")) for each in setting.choices]
        return [(value, text[0].upper() + text[1:]) for value, text in zip(setting.choices, texts, strict=True)]

    def show_value(self, value: Any) -> None:
        """Show this value."""
        self.setCurrentIndex(self.findData(value))


class CountryField(ChoiceField):
    """A country by its name; one that the list does not have was written into the settings file by hand."""

    def offered(self, setting: Setting) -> list[tuple[str, str]]:
        """The countries by name."""
        return places.listed(setting.choices)

    def show_value(self, value: Any) -> None:
        """Show this country, also in the letters that a hand may have written."""
        code = str(value).upper()
        if self.findData(code) < 0:
            self.addItem(places.name_of(code) or code, code)
        super().show_value(code)


class DaysField(QWidget):
    """Any days of the week, each a button that stays pressed."""

    def __init__(self, put: Put) -> None:
        super().__init__()
        self._put = put
        flow = Flow(theme.SPACE_4)
        self.setLayout(flow)
        self._buttons = [_day_button(number) for number in range(len(DAYS))]
        for button in self._buttons:
            button.clicked.connect(self._take)
            flow.addWidget(button)

    def show_value(self, value: Any) -> None:
        """Show these days as chosen."""
        for name, button in zip(DAYS, self._buttons, strict=True):
            button.setChecked(name in value)

    def days(self) -> list[str]:
        """The days that are chosen."""
        return [name for name, button in zip(DAYS, self._buttons, strict=True) if button.isChecked()]

    def _take(self) -> None:
        self._put(self.days())


class SwitchField(Switch):
    """On or off."""

    def __init__(self, label: str, put: Put) -> None:
        super().__init__(label)
        self.clicked.connect(put)

    def show_value(self, value: Any) -> None:
        """Show this value."""
        self.setChecked(bool(value))


_WIDE = DaysField | TextField | SeveralField | MarksField | MovesField
Field = TextField | SwitchField | ChoiceField | DaysField | SeveralField | MarksField | MovesField


def field_for(setting: Setting, put: Put, refuse: Refuse, name_of: Callable[[str], str] = str) -> Field:
    """The field for this form of value; ``name_of``: what a move or a mark is called, by its id."""
    match setting.form:
        case Form.SWITCH:
            return SwitchField(setting.label, put)
        case Form.CHOICE:
            return ChoiceField(setting, put)
        case Form.COUNTRY:
            return CountryField(setting, put)
        case Form.DAYS:
            return DaysField(put)
        case Form.SEVERAL:
            return SeveralField(setting, put)
        case Form.MARKS:
            return MarksField(setting, put, name_of)
        case Form.MOVES:
            return MovesField(put, name_of)
        case _:
            return TextField(setting, put, refuse)


def day_style() -> str:
    """The style of the buttons of days: a chosen one is filled."""
    tokens = theme.current()
    focus = tokens.focus_px
    return (
        'QToolButton[look="day"] { padding: 5px 9px; }'
        f'QToolButton[look="day"]:checked {{ background: {tokens.accent}; color: {tokens.ground}; }}'
        f'QToolButton[look="day"]:focus {{ border: {focus}px solid {tokens.accent};'
        f" padding: {6 - focus}px {10 - focus}px; }}"
    )


def beside(*widgets: QWidget) -> QHBoxLayout:
    """Widgets in a row, at its left."""
    result = QHBoxLayout()
    result.setSpacing(theme.SPACE_8)
    for widget in widgets:
        result.addWidget(widget, 100 if isinstance(widget, _WIDE) else 0)
    result.addStretch(1)
    return result


class DayButton(QToolButton):
    """A day that is chosen, and then filled, or not."""

    def paintEvent(self, event: QPaintEvent) -> None:
        """Show the focus on a filled one too."""
        super().paintEvent(event)
        if self.hasFocus() and self.isChecked():
            paint_ring_inside(self, QRectF(self.rect()))


def _day_button(number: int) -> QToolButton:
    button = DayButton()
    button.setText(_DAY_WORDS[number])
    button.setAccessibleName(_DAY_NAMES[number])
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setProperty("look", "day")
    button.setMinimumHeight(theme.TARGET_PX)
    theme.set_font(button, theme.SIZE_SMALL)
    return button

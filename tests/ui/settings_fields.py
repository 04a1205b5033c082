"""Fields of the settings window, and how a person fills them in."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QLineEdit, QWidget

from backcare_desktop.core.setting import Form, Setting
from backcare_desktop.ui.fields import ChoiceField, DaysField, SwitchField
from backcare_desktop.ui.listfields import MarksField, MovesField, SeveralField

TYPED: dict[Form, tuple[str, Any]] = {
    Form.DURATION: ("3m", "3m"),
    Form.NUMBER: ("9", 9),
    Form.TEXT: ("Hello", "Hello"),
    Form.TIME: ("05:15", "05:15"),
    Form.TIMES: ("06:45", ["06:45"]),
    Form.RANGES: ("08:00-16:00", ["08:00-16:00"]),
    Form.WORDS: ("one, two", ["one", "two"]),
}
TYPED_FOR = {
    "look.text_size": ("130", 130),
    "look.break_text": ("150", 150),
    "timing.settle_idle": ("9s", "9s"),
    "reminders.sit-stand.stand_for": ("10m", "10m"),
    "timing.merge_window": ("9m", "9m"),
}


def type_in(field: QWidget, text: str) -> None:
    assert isinstance(field, QLineEdit)
    field.setFocus()
    field.selectAll()
    QTest.keyClicks(field, text)
    QTest.keyClick(field, Qt.Key.Key_Return)


def change(field: QWidget, setting: Setting) -> Any:
    """Do what a person does with this field; return the value that should come out."""
    match field:
        case SwitchField():
            field.click()
            return not setting.default
        case ChoiceField():
            field.setCurrentIndex(field.count() - 1)
            field.activated.emit(field.count() - 1)
            return setting.choices[-1]
        case DaysField():
            field._buttons[6].click()
            days = [day for day in setting.default if day != "sun"]
            return days if "sun" in setting.default else [*days, "sun"]
        case SeveralField():
            field.buttons[setting.choices[-1]].click()
            return [*setting.default, setting.choices[-1]]
        case MarksField():
            field.switches[setting.choices[-1]].click()
            return [setting.choices[-1]]
        case MovesField():
            field.show_value(["neck-turn", "hip-march"])
            field.buttons["neck-turn"].click()
            return ["hip-march"]
        case _:
            text, value = TYPED_FOR.get(setting.key, TYPED[setting.form])
            type_in(field, text)
            return value

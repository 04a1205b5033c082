"""One setting on screen: its label, field, unit and help, the way back to the default, and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtCore import QSize, Qt
from PySide6.QtWidgets import QToolButton, QVBoxLayout, QWidget

from backcare_desktop.core import written
from backcare_desktop.core.commands import ChangeSettings, Emit
from backcare_desktop.core.setting import Form, Setting
from backcare_desktop.core.settings import Settings
from backcare_desktop.ui import glyphs, theme
from backcare_desktop.ui.fields import ChoiceField, TextField, beside, field_for
from backcare_desktop.ui.flush import EDGES
from backcare_desktop.ui.listfields import MarksField
from backcare_desktop.ui.switches import Switch
from backcare_desktop.ui.widgets import Flush, Text


class SettingRow(QWidget):
    """One setting, laid out ``Flush``.

    ``is_short``: without label, help and room for the error, which the window places itself.
    """

    def __init__(
        self, setting: Setting, emit: Emit, *, is_short: bool = False, name_of: Callable[[str], str] = str
    ) -> None:
        super().__init__()
        self.setting = setting
        self._emit = emit
        self.error_label = Text("", size_px=theme.SIZE_SMALL)
        self.error_label.setProperty("look", "error")
        self.error_label.hide()
        self.field = field_for(setting, self._put, self._refuse, name_of)
        self._reset = self._reset_button()
        self._name(setting)
        self._lay_out(is_short=is_short)

    def show_settings(self, settings: Settings) -> None:
        """Show what the settings say now."""
        value = settings.written.get(self.setting.key, self.setting.default)
        self.field.show_value(value)
        is_default = self.setting.key not in settings.written or value == self.setting.default
        self._reset.setVisible(not is_default)

    def error(self) -> str:
        """The sentence at the field; empty when all is well."""
        return self.error_label.text()

    def take(self) -> None:
        """Take over what was typed and not yet taken: the window closes."""
        if isinstance(self.field, TextField):
            self.field.take()

    def refit(self) -> None:
        """The type changed its size."""
        if isinstance(self.field, TextField):
            self.field.fit()
        size = theme.scaled(16)
        self._reset.setIconSize(QSize(size, size))

    def reset(self) -> None:
        """Go back to the default."""
        if isinstance(self.field, TextField):
            self.field.setModified(False)
        self._refuse("")
        self._emit(ChangeSettings(((self.setting.key, None),)))

    def _name(self, setting: Setting) -> None:
        self.field.setAccessibleName(spoken_name(setting))
        self.field.setAccessibleDescription(help_text(setting))
        self.field.setToolTip(help_text(setting))

    def _lay_out(self, *, is_short: bool) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(*(EDGES if not is_short else (0, 0, 0, 0)))
        column.setSpacing(theme.SPACE_4)
        if not is_short and self.setting.form is not Form.SWITCH:
            label = Text(self.setting.label)
            label.setBuddy(self.field)
            column.addWidget(label)
        unit = [Text(self.setting.unit)] if self.setting.unit not in ("", "time") else []
        across = beside(self.field, *unit, self._reset)
        if isinstance(self.field, MarksField):
            across.setAlignment(self._reset, Qt.AlignmentFlag.AlignTop)  # by the first of many lines
        if isinstance(self.field, MarksField | Switch) and not is_short:
            begun = Flush()
            begun.addLayout(across)
            column.addLayout(begun)
        else:
            column.addLayout(across)
        if not is_short:
            column.addWidget(Text(help_text(self.setting), size_px=theme.SIZE_SMALL, look="second"))
            column.addWidget(self.error_label)

    def _reset_button(self) -> QToolButton:
        button = QToolButton()
        button.setIcon(glyphs.icon("reset", "second"))
        default = self._default_words()
        words = f"Back to the default: {default}" if self.setting.form is not Form.SWITCH else "Back to the default"
        button.setAccessibleName(f"{spoken_name(self.setting)}: back to the default")
        button.setToolTip(words)
        button.setProperty("look", "quiet")
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        policy = button.sizePolicy()
        policy.setRetainSizeWhenHidden(isinstance(self.field, TextField))
        button.setSizePolicy(policy)
        button.clicked.connect(self.reset)
        return button

    def _default_words(self) -> str:
        """The default as the field shows it, not as the file writes it."""
        default = self.setting.default
        if isinstance(self.field, ChoiceField):
            return dict(self.field.offered(self.setting))[default]
        if self.setting.form is Form.DAYS:
            return ", ".join(str(day).capitalize() for day in default)
        return written.shown(self.setting, default) or "nothing"

    def _put(self, value: Any) -> None:
        self._emit(ChangeSettings(((self.setting.key, value),)))

    def _refuse(self, sentence: str) -> None:
        self.error_label.setText(sentence)
        self.error_label.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence or help_text(self.setting))
        if self.field.property("look") != ("error" if sentence else ""):
            self.field.setProperty("look", "error" if sentence else "")
            self.field.style().polish(self.field)


def spoken_name(setting: Setting) -> str:
    """What a screen reader says: the group and the label, where they differ."""
    return setting.label if setting.label == setting.group else f"{setting.group}: {setting.label}"


def help_text(setting: Setting) -> str:
    """The help, with the range where there is one."""
    match setting.form:
        case Form.DURATION:
            return f"{setting.help} {written.span(setting)}."
        case Form.NUMBER:
            unit = f" {setting.unit}" if setting.unit == "%" else ""
            return f"{setting.help} {setting.range_text}{unit}."
        case _:
            return setting.help

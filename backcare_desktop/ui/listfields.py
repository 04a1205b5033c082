"""The fields of the settings window for lists: any of some choices or marks, and moves that can be shown again."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from backcare_desktop.core.setting import Setting
from backcare_desktop.ui import theme
from backcare_desktop.ui.switches import Switch
from backcare_desktop.ui.widgets import Flow, Text, TextButton

NONE: Final = "None"
_WORDS: Final = {"mid_back": "middle back"}


class SeveralField(QWidget):
    """Any of the choices, each a button that stays pressed."""

    def __init__(self, setting: Setting, put: Callable[[Any], None]) -> None:
        super().__init__()
        self._put = put
        flow = Flow(theme.SPACE_4)
        self.setLayout(flow)
        self.buttons = {choice: _choice_button(choice) for choice in setting.choices}
        for button in self.buttons.values():
            button.clicked.connect(self._take)
            flow.addWidget(button)

    def show_value(self, value: Any) -> None:
        """Show these as chosen."""
        for choice, button in self.buttons.items():
            button.setChecked(choice in value)

    def _take(self) -> None:
        self._put([choice for choice, button in self.buttons.items() if button.isChecked()])


class MarksField(QWidget):
    """Any of some marks, each with all its words. ``name_of``: those words, with a note below in lines of its own."""

    def __init__(self, setting: Setting, put: Callable[[Any], None], name_of: Callable[[str], str]) -> None:
        super().__init__()
        self._put = put
        self.switches: dict[str, Switch] = {}
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_8)
        for mark in setting.choices:
            words, _, note = name_of(mark).partition("\n")
            line = _MarkLine(words, note)
            line.switch.clicked.connect(self._take)
            self.switches[mark] = line.switch
            column.addWidget(line)

    def show_value(self, value: Any) -> None:
        """Show these as chosen."""
        for mark, switch in self.switches.items():
            switch.setChecked(mark in value)

    def _take(self) -> None:
        self._put([mark for mark, switch in self.switches.items() if switch.isChecked()])


class _MarkLine(QWidget):
    """A switch beside words that wrap; a click on the words counts too."""

    def __init__(self, words: str, note: str) -> None:
        super().__init__()
        self.switch = Switch("")
        self.switch.setAccessibleName(words)
        self.switch.setAccessibleDescription(note)
        said = QVBoxLayout()
        said.setSpacing(0)
        said.addWidget(Text(words))
        if note:
            said.setContentsMargins(0, theme.SPACE_8, 0, 0)  # the first line in the middle of the switch
            said.addWidget(Text(note, size_px=theme.SIZE_SMALL, look="second"))
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(theme.SPACE_4)
        across.addWidget(self.switch, 0, Qt.AlignmentFlag.AlignTop if note else Qt.AlignmentFlag.AlignVCenter)
        across.addLayout(said, 1)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        """Wait for the release."""
        event.accept()

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        """The words are part of the switch."""
        if event.button() == Qt.MouseButton.LeftButton and self.rect().contains(event.position().toPoint()):
            self.switch.click()


class MovesField(QWidget):
    """The names of moves, each with the way to take it off the list."""

    def __init__(self, put: Callable[[Any], None], name_of: Callable[[str], str]) -> None:
        super().__init__()
        self._put = put
        self._name_of = name_of
        self._ids: list[str] | None = None
        self.buttons: dict[str, TextButton] = {}
        self._lines: list[QWidget] = []
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(theme.SPACE_4)

    def show_value(self, value: Any) -> None:
        """Show these moves."""
        ids = list(value)
        if ids == self._ids:
            return
        had_focus = any(button.hasFocus() for button in self.buttons.values())
        self._ids = ids
        self.buttons.clear()
        for line in self._lines:
            line.hide()
            line.deleteLater()
        self._lines = [self._line(move_id) for move_id in ids] or [Text(NONE, look="second")]
        for line in self._lines:
            self._column.addWidget(line)
        if ids and had_focus:
            self.buttons[ids[0]].setFocus(Qt.FocusReason.OtherFocusReason)

    def _line(self, move_id: str) -> QWidget:
        name = self._name_of(move_id)
        button = TextButton("Bring back", lambda: self._take_off(move_id))
        button.setAccessibleName(f"Bring back {name}")
        self.buttons[move_id] = button
        line = QWidget()
        row = QHBoxLayout(line)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(Text(name), 1)
        row.addWidget(button)
        return line

    def _take_off(self, move_id: str) -> None:
        self._put([each for each in self._ids or [] if each != move_id])


def _choice_button(choice: str) -> QToolButton:
    words = _WORDS.get(choice, choice.replace("_", " "))
    button = QToolButton()
    button.setText(words[:1].upper() + words[1:])
    button.setCheckable(True)
    button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    button.setProperty("look", "day")
    button.setMinimumHeight(theme.TARGET_PX)
    theme.set_font(button, theme.SIZE_SMALL)
    return button

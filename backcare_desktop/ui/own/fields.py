"""The fields of the form for an own move or tip: each with its label, its help and what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Final

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QIntValidator, QKeyEvent
from PySide6.QtWidgets import (
    QLineEdit,
    QPlainTextEdit,
    QSizePolicy,
    QToolButton,
    QVBoxLayout,
    QWidget,
)

from backcare_desktop.ui import theme
from backcare_desktop.ui.dropdown import Dropdown
from backcare_desktop.ui.widgets import Flow, Text

NUMBER_PX: Final = 84
STEPS_LINES: Final = 5


class Line(QLineEdit):
    """One line to type in."""

    def __init__(self, most: int) -> None:
        super().__init__()
        self.setMaxLength(most)
        theme.set_font(self, theme.SIZE_BODY)


class Lines(QPlainTextEdit):
    """Some lines to type in; Tab goes on to the next field."""

    def __init__(self) -> None:
        super().__init__()
        self.setTabChangesFocus(True)
        theme.set_font(self, theme.SIZE_BODY)
        self.fit()

    def fit(self) -> None:
        """Be as high as a few lines."""
        self.setFixedHeight(self.fontMetrics().lineSpacing() * STEPS_LINES + theme.SPACE_24)

    def lines(self) -> list[str]:
        """What was typed, line by line, without empty ones."""
        return [line.strip() for line in self.toPlainText().split("\n") if line.strip()]


class Number(QLineEdit):
    """A whole number: typed, or changed with the arrow keys."""

    changed = Signal()

    def __init__(self, most: int) -> None:
        super().__init__()
        self._most = most
        self.setMaxLength(len(str(most)))
        self.setValidator(QIntValidator(0, most, self))
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        self.textChanged.connect(self.changed)
        theme.set_font(self, theme.SIZE_BODY)

    def value(self) -> int:
        """What is typed; 0 for nothing."""
        return int(self.text() or 0)

    def set_value(self, value: int) -> None:
        """Show this number."""
        self.setText(str(value))

    def sizeHint(self) -> QSize:
        """As wide as a number needs."""
        return QSize(theme.scaled(NUMBER_PX), super().sizeHint().height())

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """One more, one less."""
        step = {Qt.Key.Key_Up: 1, Qt.Key.Key_Down: -1}.get(Qt.Key(event.key()))
        if step is None:
            super().keyPressEvent(event)
        else:
            self.set_value(min(self._most, max(0, self.value() + step)))


class Pick(Dropdown):
    """One of a few words."""

    def __init__(self, offered: Iterable[tuple[str, str]]) -> None:
        super().__init__(offered)
        self.setSizePolicy(QSizePolicy.Policy.Maximum, QSizePolicy.Policy.Fixed)

    def value(self) -> str:
        """What is chosen."""
        return str(self.currentData())

    def choose(self, value: str) -> None:
        """Choose this one; one that is not offered is added, so that it is not lost."""
        if self.findData(value) < 0:
            self.addItem(value, value)
        self.setCurrentIndex(self.findData(value))


class Several(QWidget):
    """Any of some words, each a button that stays pressed; the first one pressed comes first."""

    def __init__(self, offered: Sequence[tuple[str, str]], changed: Callable[[], None]) -> None:
        super().__init__()
        flow = Flow(theme.SPACE_4)
        self.setLayout(flow)
        self._chosen: list[str] = []
        self._changed = changed
        self.buttons: dict[str, QToolButton] = {}
        for value, words in offered:
            button = QToolButton()
            button.setText(words)
            button.setCheckable(True)
            button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            button.setProperty("look", "day")
            button.setMinimumHeight(theme.TARGET_PX)
            theme.set_font(button, theme.SIZE_SMALL)
            button.clicked.connect(self._take)
            self.buttons[value] = button
            flow.addWidget(button)
        self.setFocusProxy(next(iter(self.buttons.values())))

    def values(self) -> list[str]:
        """What is chosen."""
        return list(self._chosen)

    def choose(self, values: Iterable[str]) -> None:
        """Choose these."""
        self._chosen = [value for value in values if value in self.buttons]
        for value, button in self.buttons.items():
            button.setChecked(value in self._chosen)

    def _take(self) -> None:
        pressed = [value for value, button in self.buttons.items() if button.isChecked()]
        kept = [value for value in self._chosen if value in pressed]
        self._chosen = kept + [value for value in pressed if value not in kept]
        self._changed()


class Labelled(QWidget):
    """A field below its label, with help and what is wrong below it."""

    def __init__(self, label: str, field: QWidget, help_text: str = "") -> None:
        super().__init__()
        self.field = field
        self._help = help_text
        self.label = Text(label)
        self.label.setBuddy(field)
        self.hint = Text(help_text, size_px=theme.SIZE_SMALL, look="second")
        self.error = Text("", size_px=theme.SIZE_SMALL)
        self.error.setProperty("look", "error")
        field.setAccessibleName(label)
        field.setAccessibleDescription(help_text)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_4)
        for widget in (self.label, field, self.hint, self.error):
            column.addWidget(widget)
        if isinstance(field, Pick | Number):
            column.setAlignment(field, Qt.AlignmentFlag.AlignLeft)
        self.hint.setVisible(bool(help_text))
        self.error.hide()
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)

    def say(self, sentence: str) -> None:
        """Say what is wrong; nothing when all is well."""
        self.error.setText(sentence)
        self.error.setVisible(bool(sentence))
        self.field.setAccessibleDescription(sentence or self._help)
        look = "error" if sentence else ""
        if self.field.property("look") != look and not isinstance(self.field, Several):
            self.field.setProperty("look", look)
            self.field.style().polish(self.field)


def style() -> str:
    """The style of these fields: what is wrong has a red edge and red words, what is chosen is filled."""
    tokens = theme.current()
    return (
        f'QLabel[look="error"] {{ color: {tokens.now}; }}'
        'QLineEdit[look="error"], QPlainTextEdit[look="error"]'
        f" {{ border: 2px solid {tokens.now}; padding: 5px 9px; }}"
        "QComboBox::drop-down { border: none; width: 34px; }"
        'QToolButton[look="day"] { padding: 5px 9px; }'
        f'QToolButton[look="day"]:checked {{ background: {tokens.accent}; color: {tokens.ground}; }}'
        f'QToolButton[look="day"]:focus {{ border: 2px solid {tokens.text}; padding: 4px 8px; }}'
    )

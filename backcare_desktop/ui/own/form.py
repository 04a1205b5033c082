"""The forms in which a person writes a move or a tip: checked while they type, by the rules that hold for files."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Callable
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_desktop.core.guide import needs
from backcare_desktop.core.moves.exercises import Region
from backcare_desktop.core.own import own
from backcare_desktop.core.own.own import Keep, OwnItem, Tip
from backcare_desktop.core.own.read import read_tip
from backcare_desktop.core.own.table import Wrong
from backcare_desktop.ui import theme
from backcare_desktop.ui.flush import EDGES
from backcare_desktop.ui.own.fields import Labelled, Line, Pick

REGIONS: Final = [(str(region), needs.region_name(region)) for region in Region]


class Form(QWidget):
    """What both forms share. ``changed``: called when something is typed; ``keep``: what would be kept now."""

    def __init__(self, changed: Callable[[], None]) -> None:
        super().__init__()
        self._changed = changed
        self._shows_wrong = False
        self._is_filling = False
        self.is_modified = False
        self.rows: dict[str, Labelled] = {}
        self.column = QVBoxLayout(self)
        self.column.setContentsMargins(*EDGES)
        self.column.setSpacing(theme.SPACE_16)

    @abstractmethod
    def raw(self) -> dict[str, object]:
        """What was typed, as a file would have it."""

    @abstractmethod
    def item(self) -> tuple[OwnItem, tuple[Wrong, ...]]:
        """The item that was typed, and all that is wrong with it."""

    def keep(self) -> Keep:
        """What is to be kept now."""
        return Keep(self.item()[0])

    def show_wrong(self) -> bool:
        """Say at each field what is wrong with it, and go to the first one; whether there is something."""
        self._shows_wrong = True
        wrongs = self._say_wrong()
        keys = {wrong.key for wrong in wrongs}
        first = next((row for key, row in self.rows.items() if key in keys), None)  # as the person reads the form
        if first is not None:
            first.field.setFocus()
        return bool(wrongs)

    def focused(self) -> QWidget:
        """The field with the keyboard, or the whole form."""
        return next((row for row in self.rows.values() if row.field.hasFocus()), self)

    def add(self, key: str, row: Labelled) -> None:
        """Put one more field below the others."""
        self.rows[key] = row
        self.column.addWidget(row)

    def touched(self) -> None:
        """Something was typed."""
        if self._is_filling:
            return
        self.is_modified = True
        self.refresh()
        self._changed()

    def refresh(self) -> None:
        """Say again what is wrong, where that was asked for already."""
        if self._shows_wrong:
            self._say_wrong()

    def _say_wrong(self) -> tuple[Wrong, ...]:
        wrongs = self.item()[1]
        for key, row in self.rows.items():
            row.say(next((wrong.why for wrong in wrongs if wrong.key == key), ""))
        return wrongs


class TipForm(Form):
    """Writes a tip."""

    def __init__(self, tip: Tip | None, changed: Callable[[], None]) -> None:
        super().__init__(changed)
        self._id = tip.id if tip else ""
        self.text = Line(own.LINE_MOST)
        self.region = Pick([("", "The whole body"), *REGIONS])
        self.add("text", Labelled("Your tip", self.text, "One short sentence, such as: Drink a glass of water."))
        self.add("region", Labelled("For", self.region))
        self.column.addStretch(1)
        self.text.setText(tip.text if tip else "")
        self.region.choose(str(tip.region) if tip and tip.region else "")
        self.text.textChanged.connect(self.touched)
        self.region.activated.connect(self.touched)
        self.setFocusProxy(self.text)

    def raw(self) -> dict[str, object]:
        """What was typed, as a file would have it."""
        return {"id": self._id, "text": self.text.text(), "region": self.region.value()}

    def item(self) -> tuple[Tip, tuple[Wrong, ...]]:
        """The tip that was typed, and all that is wrong with it."""
        return read_tip(self.raw())

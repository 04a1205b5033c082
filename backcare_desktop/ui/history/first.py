"""What the history window says while there is nothing, or only a first day: what will be here, shown by an example."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtWidgets import QVBoxLayout, QWidget

from backcare_desktop.core.commands import Emit, TakeNext
from backcare_desktop.core.lookback.charts import Ink, Stretch, Strip
from backcare_desktop.core.lookback.dayline import AWAY, BREAKS, DESK, LANES, QUIET
from backcare_desktop.ui import theme
from backcare_desktop.ui.history.strip import DayStrip
from backcare_desktop.ui.widgets import Card, Flow, Heading, PrimaryButton, Text

NOTHING: Final = "Nothing here yet. Your first break will be the first line."
WHAT_COMES: Final = (
    "Breaks you take, skip or put off are shown here, by day. So is your time at the desk. Time away from the desk "
    "counts too."
)
FIRST_DAY: Final = (
    "This is your first day. Weeks and months fill up by themselves. There is no goal here and no score: look when you "
    "like."
)
_EXAMPLE: Final = (
    (DESK, 0.0, 0.9, Ink.FULL, "at the desk"),
    (BREAKS, 0.9, 1.0, Ink.FULL, "a stretch break, taken"),
    (DESK, 1.0, 1.6, Ink.FULL, "at the desk"),
    (DESK, 1.6, 2.3, Ink.HATCHED, "on a call"),
    (QUIET, 1.6, 2.3, Ink.HATCHED, "a break waits until the call is over"),
    (BREAKS, 2.32, 2.42, Ink.FULL, "a stretch break, taken"),
    (DESK, 2.42, 3.4, Ink.FULL, "at the desk"),
    (AWAY, 3.4, 4.2, Ink.DOTTED, "away"),
    (BREAKS, 3.4, 4.2, Ink.HATCHED, "away long enough: that counts"),
    (DESK, 4.2, 5.2, Ink.FULL, "at the desk"),
    (BREAKS, 5.2, 5.2, Ink.OPEN, "a break came and went"),
    (DESK, 5.2, 6.0, Ink.FULL, "at the desk"),
)
"""Hours after nine of a made-up morning."""


class NothingYet(QWidget):
    """What will be here, and a way to begin."""

    def __init__(self, emit: Emit) -> None:
        super().__init__()
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_16)
        column.addWidget(Text(NOTHING, size_px=theme.SIZE_LARGE))
        column.addWidget(Text(WHAT_COMES))
        card = Card(theme.SPACE_12)
        card.column.addWidget(Heading("An example", theme.SIZE_LARGE))
        card.column.addWidget(Text("How a morning may look. It is made up.", look="second"))
        card.column.addWidget(DayStrip(example()))
        column.addWidget(card)
        ways = Flow()
        ways.addWidget(PrimaryButton("Take the &next break now", partial(emit, TakeNext())))
        column.addLayout(ways)


class FirstDay(Text):
    """What a first day is."""

    def __init__(self) -> None:
        super().__init__(FIRST_DAY, look="second")


def example() -> Strip:
    """A made-up morning."""
    stretches = tuple(
        Stretch(lane, begin * 3600, end * 3600, ink, f"Example: {words}", ())
        for lane, begin, end, ink, words in _EXAMPLE
    )
    ticks = tuple((hour * 3600.0, f"{9 + hour:02}:00") for hour in range(7))
    return Strip("An example", (), LANES, stretches, ticks, 0.0, 6 * 3600.0)

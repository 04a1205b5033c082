"""Parts of the stage of a break: how large its text may be on a screen, and the hint at Esc."""

from __future__ import annotations

import os
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from backcare_desktop.ui import theme
from backcare_desktop.ui.keys import HOLD_MS
from backcare_desktop.ui.lines import Lines

ROOM_PX: Final = (760, 620)
"""The least screen for text at its usual size; one twice as large takes text twice as large."""
TEXT_STEPS: Final = (100, 125, 150, 200)
"""The sizes that "Larger text" steps through, in percent; from the largest that the screen has room for to the first.

A setting of its own: a break is read standing, from further away, and a person who wants it larger wants no larger
guide for that. The size of all text is the least here too.
"""
TOLD_APART: Final = 1.1
"""A size this much larger is seen to be larger."""
HOLD_ON: Final = "Keep holding Esc"
_BY_ESC: Final = f"or hold Esc for {HOLD_MS // 1000} seconds"
_OR_ESC: Final = {False: _BY_ESC, True: f"{_BY_ESC}, or run: backcare exit"}
"""Under Wayland (True) no key comes here from above a program of Wayland's own that fills the screen."""
_MOST_ROWS: Final = 2


class EscHint(QWidget):
    """Says that holding Esc leaves, and how long."""

    def __init__(self) -> None:
        super().__init__()
        self.words = Lines(theme.SIZE_HEADING, "second")
        self.words.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.words)
        self.show_held(is_held=False)

    def show_held(self, *, is_held: bool) -> None:
        """Say what is to be done; the place of what stands around it stays."""
        if is_held:
            self.setMinimumSize(self.size())
        self.words.say(HOLD_ON if is_held else _OR_ESC[bool(os.environ.get("WAYLAND_DISPLAY"))])

    def fits(self, room_px: int, ratio: float) -> bool:
        """Take that width and that part of the size of type, in two rows at most; whether it can."""
        self.setMinimumSize(0, 0)
        self.words.fit(max(1, room_px), ratio)
        rows = self.words.text().count("\n") + 1
        return self.words.sizeHint().width() <= room_px and rows <= _MOST_ROWS


def room_for(width_px: int, height_px: int, least: tuple[int, int] = ROOM_PX) -> float:
    """The largest scale of text that fits where text at its usual size needs ``least``."""
    return max(1.0, min(width_px / least[0], height_px / least[1]))


def text_ratio(width_px: int, height_px: int) -> float:
    """How much of the person's text scale a screen has room for; these words are large already."""
    return min(1.0, room_for(width_px, height_px) / theme.text_scale()) if theme.text_scale() > 1 else 1.0


def larger_steps(now: float, most: float) -> list[int]:
    """The sizes in percent that are seen to be larger than ``now``, up to the first that takes all the room."""
    steps = [step for step in TEXT_STEPS if min(step / 100, most) > TOLD_APART * now]
    return [step for place, step in enumerate(steps) if not place or steps[place - 1] < 100 * most]

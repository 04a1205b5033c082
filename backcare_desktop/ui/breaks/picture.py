"""The room of the figure in a break: a part of the screen, or on small ones what the words leave over."""

from __future__ import annotations

from typing import Final

from backcare_desktop.ui import theme
from backcare_desktop.ui.figure.figure import Figure

PARTS: Final = (0.34, 0.34, 0.34, 0.34, 0.34, 0.27, 0.25, 0.16, 0.16, 0.0)
"""How much of the height the figure takes on ever smaller screens; it goes before what must be read."""
SPARE: Final = 8
"""At this step it takes at most that part, as far as room is left over."""
LEAST_PX: Final = 80
"""A lower figure shows nothing."""
WORDS_PART: Final = 5
"""It is so many times higher than the type in it."""


class Picture:
    """Gives the figure its height."""

    def __init__(self, figure: Figure) -> None:
        self.figure = figure
        self._step = 0
        self._most_px = 0
        self._spare_px = 0
        self._ratio = 1.0

    def fit(self, step: int, screen_px: int, ratio: float) -> None:
        """Take its part of a screen that high; what was left over stays taken while the step is the same."""
        self._step, self._ratio = step, ratio
        self._most_px = round(PARTS[step] * screen_px)
        if step != SPARE:
            self._spare_px = 0
        self._show(self._spare_px if step == SPARE else self._most_px)

    @property
    def wants_room(self) -> bool:
        """Whether it takes what is left over."""
        return self._step == SPARE and not self._spare_px and self.figure.has_figure

    def take(self, left_px: int) -> None:
        """Take of this room what it may; none of it where too little could be made out."""
        self._spare_px = min(left_px, self._most_px) if left_px >= LEAST_PX else 0
        self._show(self._spare_px)

    def _show(self, height_px: int) -> None:
        self.figure.setVisible(self.figure.has_figure and height_px > 0)
        self.figure.setFixedHeight(max(1, height_px))
        words_px = min(theme.SIZE_HEADING * self._ratio, height_px / WORDS_PART / theme.text_scale())
        theme.set_font(self.figure, max(1, round(words_px)))

"""The first run: three short pages and out. It can be left at any time, and comes back only when asked for."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from typing import Final

from PySide6.QtWidgets import QBoxLayout

from backcare_desktop.core.commands import ChangeSettings, Emit
from backcare_desktop.core.guide.guidance import Texts
from backcare_desktop.core.presets import Rhythm
from backcare_desktop.core.settings import Settings
from backcare_desktop.ui import theme
from backcare_desktop.ui.hearing import announce
from backcare_desktop.ui.helplink import help_link
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.welcomeday import DayPage
from backcare_desktop.ui.welcomepages import Change, FirstPage, LimitsPage, MovesPage
from backcare_desktop.ui.widgets import Flush, PlainButton, PrimaryButton, Text, row
from backcare_desktop.ui.window import Window

TITLE: Final = "Welcome to BackCare"
WIDTH_PX: Final = 640
_ALWAYS: Final = "reminders.warmup."
"""Written also where the answer is the default: it was asked, and a later default is not to change it."""


class Welcome(Window):
    """Asks page by page; ``Start`` on the last one sends all answers at once and closes."""

    def __init__(
        self, emit: Emit, texts: Texts, rhythms: Sequence[Rhythm], settings: Settings, *, has_tray: bool = True
    ) -> None:
        super().__init__(TITLE, WIDTH_PX)
        keep_until_destroyed(self)
        self._emit = emit
        self._settings = settings
        self.moves = MovesPage(settings, has_tray=has_tray)
        self.limits = LimitsPage(emit, texts)
        self.day = DayPage(rhythms, settings, self.moves.changes)
        self.pages: tuple[FirstPage, ...] = (self.moves, self.limits, self.day)
        self.on = 0
        for page in self.pages:
            self.column.addWidget(page)
        self.column.addStretch(1)
        self.help = help_link(emit)
        self.where = Text(look="second")
        self.where.setWordWrap(False)
        self.back = PlainButton("&Back", partial(self._go, -1), theme.SIZE_LARGE)
        self.next = PrimaryButton("&Next", self._next, theme.SIZE_LARGE)
        self._foot = QBoxLayout(QBoxLayout.Direction.LeftToRight)
        self._lay_out_footer()
        theme.signals.changed.connect(self._restyle)
        self._show()
        self._restyle()

    def _lay_out_footer(self) -> None:
        steps = row(self.where, self.back, self.next, spacing_px=theme.SPACE_12)
        steps.insertStretch(0, 1)
        self._foot.setSpacing(theme.SPACE_12)
        self._foot.addLayout(Flush(self.help), 0)
        self._foot.addLayout(steps)
        self.footer.setContentsMargins(theme.SPACE_24, theme.SPACE_12, theme.SPACE_24, theme.SPACE_16)
        self.footer.addLayout(self._foot)

    def fit(self) -> None:
        """Have the foot in one row, or in two where the screen has no room for that."""
        parts = (self.help, self.where, self.back, self.next)
        needed_px = sum(each.sizeHint().width() for each in parts) + 3 * theme.SPACE_12 + 2 * theme.SPACE_24
        is_wide = needed_px <= self.screen().availableGeometry().width()
        across, down = QBoxLayout.Direction.LeftToRight, QBoxLayout.Direction.TopToBottom
        self._foot.setDirection(across if is_wide else down)
        super().fit()

    def _next(self) -> None:
        if not self.pages[self.on].may_leave():
            return
        if self.on + 1 < len(self.pages):
            self._go(1)
            return
        self._emit(ChangeSettings(tuple(self._changes())))
        self.close()

    def _go(self, by: int) -> None:
        self.on += by
        self._show()
        self.setFocus()  # the next Tab is at the first control of the page
        announce(self, f"{self.where.text()}. {self.pages[self.on].title}")

    def _show(self) -> None:
        for number, page in enumerate(self.pages):
            page.setVisible(number == self.on)
        is_last = self.on + 1 == len(self.pages)
        self.where.setText(f"{self.on + 1} of {len(self.pages)}")
        self.setWindowTitle(f"{TITLE}, {self.where.text()}" if self.on else TITLE)
        self.back.setEnabled(self.on > 0)
        self.next.setText("&Start" if is_last else "&Next")
        if is_last:
            self.day.show_day()
        self.fit()
        self.area.verticalScrollBar().setValue(0)

    def _changes(self) -> Sequence[Change]:
        """All that differs from what is set."""
        asked = [change for page in self.pages for change in page.changes()]
        return [(key, value) for key, value in asked if key.startswith(_ALWAYS) or self._differs(key, value)]

    def _differs(self, key: str, value: object) -> bool:
        if value is None:
            return key in self._settings.written
        return bool(value != self._settings.written.get(key, self._settings[key]))

    def _restyle(self) -> None:
        for page in self.pages:
            page.restyle()
        self.fit()

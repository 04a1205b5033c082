"""The window of the warm and cold timer. Closing it asks nothing: the timer goes on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QScrollArea, QScrollBar, QVBoxLayout

from backcare_desktop.core.commands import Emit
from backcare_desktop.core.pack.screen import PackView, Screen
from backcare_desktop.ui import hearing, theme
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.pack.page import PackPage
from backcare_desktop.ui.widgets import Card, Flush, Icon, Text, row
from backcare_desktop.ui.window import Window

TITLE: Final = "Warm or cold timer"
WIDTH_PX: Final = 560
WARNS: Final = frozenset({Screen.SAFETY, Screen.CHOOSE, Screen.SETUP})
"""Before a pack is on: the heart and the arteries come first (guidance 3.1)."""


class PackWindow(Window):
    """Paints one ``PackView`` after the other. ``banner``: the short warning; ``footer``: the words below each."""

    def __init__(self, emit: Emit, view: PackView, *, banner: str, footer: str) -> None:
        super().__init__(TITLE, WIDTH_PX)
        keep_until_destroyed(self)
        self._emit = emit
        self._view = view
        self.banner = Banner(banner)
        self.column.setSpacing(theme.SPACE_16)
        self.column.addWidget(self.banner)
        self._words = footer
        self._stage = Flush()
        self.column.addLayout(self._stage, 1)
        self._pages: list[PackPage] = []
        self._standing = QVBoxLayout()
        self._standing.setContentsMargins(theme.SPACE_24, theme.SPACE_8, theme.SPACE_24, theme.SPACE_16)
        self.footer.addLayout(self._standing)
        self.page = self._make_page(view)
        self._put(view)
        self.fit()
        for moved in (self._bar().valueChanged, self._bar().rangeChanged):
            moved.connect(self._tell_of_more)
        self._tell_of_more()

    def become(self, view: PackView) -> None:
        """Show this state."""
        before, self._view = self._view, view
        if self.page.fits(view):
            self.page.become(view)
        else:
            self._turn_page(view)
        if (view.screen, view.alarms) != (before.screen, before.alarms):
            hearing.announce(self, f"{view.headline} {' '.join(view.words[:1])}".strip(), is_urgent=view.alarms)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Read a long page by keys."""
        bar = self._bar()
        by_px = {
            Qt.Key.Key_Down: bar.singleStep(),
            Qt.Key.Key_Up: -bar.singleStep(),
            Qt.Key.Key_PageDown: bar.pageStep(),
            Qt.Key.Key_PageUp: -bar.pageStep(),
            Qt.Key.Key_Space: bar.pageStep(),
            Qt.Key.Key_Home: -bar.maximum(),
            Qt.Key.Key_End: bar.maximum(),
        }.get(Qt.Key(event.key()))
        if by_px is None:
            super().keyPressEvent(event)
        else:
            bar.setValue(bar.value() + by_px)

    def _turn_page(self, view: PackView) -> None:
        """Show another page; one that was seen before comes back, and none goes before the window.

        A screen reader keeps in mind what a window holds, and takes the app for hung when it asks for what is gone.
        """
        if self.isActiveWindow():
            self.setFocus()  # nothing is chosen by a key that was meant for the screen before
        for part in (self.page, self.page.stands, self.page.foot):
            part.hide()
        self.page = next((each for each in self._pages if each.fits(view)), None) or self._make_page(view)
        self.page.become(view)
        self._put(view)
        self._bar().setValue(0)
        self.fit()
        self._tell_of_more()

    def _make_page(self, view: PackView) -> PackPage:
        page = PackPage(self._emit, view, self._words)
        self._pages.append(page)
        self._stage.addWidget(page)
        self._standing.addWidget(page.stands)
        self.footer.addWidget(page.foot)
        return page

    def _put(self, view: PackView) -> None:
        self.banner.setVisible(view.screen in WARNS)
        for part in (self.page, self.page.stands, self.page.foot):
            part.show()  # now, not when Qt comes to it: the next key may already be on its way

    def _tell_of_more(self) -> None:
        """Whether the end of the list is in sight."""
        self.page.below.setVisible(self.page.has_list and self._bar().value() < self._bar().maximum())

    def _bar(self) -> QScrollBar:
        area = self.findChild(QScrollArea)
        assert isinstance(area, QScrollArea)
        return area.verticalScrollBar()


class Banner(Card):
    """The short warning about heart and arteries: sign, word and colour."""

    def __init__(self, text: str) -> None:
        super().__init__(theme.SPACE_4)
        self._word = Text("EMERGENCY", size_px=theme.SIZE_SMALL, weight=QFont.Weight.DemiBold)
        head = row(Icon("phone", "now", 20), self._word)
        head.addStretch(1)
        self.column.addLayout(head)
        self.column.addWidget(Text(text))
        theme.signals.changed.connect(self._wear)
        self._wear()

    def _wear(self) -> None:
        red = theme.current().now
        self._word.setStyleSheet(f"color: {red};")
        self.setStyleSheet(f'QFrame[look="card"] {{ border: 2px solid {red}; }}')

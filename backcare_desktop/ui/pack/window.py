"""The window of the warm and cold timer. Closing it asks nothing: the timer goes on."""

from __future__ import annotations

from typing import Final

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFont, QKeyEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QScrollBar

from backcare_desktop.core.commands import Emit
from backcare_desktop.core.pack.screen import PackView, Screen
from backcare_desktop.ui import hearing, theme
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.pack.page import PackPage
from backcare_desktop.ui.widgets import Card, Flush, Icon, Text, row
from backcare_desktop.ui.window import Window

TITLE: Final = "Warm or cold timer"
WIDTH_PX: Final = 560
WIDE_PX: Final = 1200
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
        self.page = self._make_page(view)
        self._put(view)
        self._narrow_at: QRect | None = None
        """Where it was before it became wide for long lists."""
        self._width_px = WIDE_PX if self.page.lists.is_long else WIDTH_PX
        self.fit()
        self._wide = self.size() if self.page.lists.is_long else QSize()
        """Its size as it became wide by itself."""
        self._bar().valueChanged.connect(self._tell_of_more)
        self._bar().rangeChanged.connect(self._measure)
        self._measure()

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
        before_px = self.height()
        if self.isActiveWindow():
            self.setFocus()  # nothing is chosen by a key that was meant for the screen before
        for part in (self.page, *self.page.standing):
            part.hide()
        self.page = next((each for each in self._pages if each.fits(view)), None) or self._make_page(view)
        self.page.become(view)
        self._put(view)
        self._bar().setValue(0)
        self._widen() if self.page.lists.is_long else self._narrow()
        if self.height() > before_px:
            self._come_up()
        self._measure()

    def _come_up(self) -> None:
        """What grew down beyond the screen comes up: what stands below all stays in sight."""
        area, frame = self.screen().availableGeometry(), self.frameGeometry()
        self.move(self.x(), max(area.top(), min(frame.top(), area.bottom() + 1 - frame.height())))

    def _widen(self) -> None:
        """Become wide for long lists, about the same middle and on the screen, so that nothing needs to scroll."""
        self._width_px = WIDE_PX
        if self._narrow_at is None:
            self._narrow_at = self.geometry()
        self.fit()
        self._wide = self.size()
        if self.width() == self._narrow_at.width():  # it had the room: it stays as the person made it
            self._narrow_at, self._wide = None, QSize()
            return
        area, frame = self.screen().availableGeometry(), self.frameGeometry()
        frame.moveCenter(self._narrow_at.center())
        frame.moveLeft(max(area.left(), min(frame.left(), area.right() + 1 - frame.width())))
        self.move(frame.left(), self.y())

    def _narrow(self) -> None:
        """Become as it was, unless the person has made it another size since."""
        before, self._narrow_at = self._narrow_at, None
        self._width_px = WIDTH_PX
        if self.size() == self._wide:
            self.setMinimumWidth(0)
            self.setGeometry(before or QRect(self.pos(), QSize(theme.scaled(WIDTH_PX), self.height())))
        self.fit()

    def _make_page(self, view: PackView) -> PackPage:
        page = PackPage(self._emit, view, self._words)
        self._pages.append(page)
        self._stage.addWidget(page)
        for part in page.standing:
            self.footer.addWidget(part)
        return page

    def _put(self, view: PackView) -> None:
        self.banner.setVisible(view.screen in WARNS)
        self.banner.lie(is_wide=self.page.lists.is_long)
        for part in (self.page, *self.page.standing):
            part.show()  # now, not when Qt comes to it: the next key may already be on its way

    def _measure(self) -> None:
        """Whether a list fits as a whole: then the line that tells of more needs no place."""
        below, area = self.page.below, self.area
        needs_px = self.column.totalHeightForWidth(area.viewport().width())
        place_px = below.sizeHint().height() + theme.SPACE_8
        has_place = not below.isHidden() or below.sizePolicy().retainSizeWhenHidden()
        self.page.keep_place(is_kept=needs_px > area.viewport().height() + (place_px if has_place else 0))
        self._tell_of_more()

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
        self._box = QBoxLayout(QBoxLayout.Direction.TopToBottom)
        self._box.addLayout(head)
        self._box.addWidget(Text(text), 1)
        self.column.addLayout(self._box)
        self.lie(is_wide=False)
        theme.signals.changed.connect(self._wear)
        self._wear()

    def lie(self, *, is_wide: bool) -> None:
        """In one row where there is room for it."""
        way = QBoxLayout.Direction.LeftToRight if is_wide else QBoxLayout.Direction.TopToBottom
        self._box.setDirection(way)
        self._box.setSpacing(theme.SPACE_16 if is_wide else theme.SPACE_4)

    def _wear(self) -> None:
        red = theme.current().now
        self._word.setStyleSheet(f"color: {red};")
        self.setStyleSheet(f'QFrame[look="card"] {{ border: 2px solid {red}; }}')

"""What the guide window is built of: the bar at the top, and three columns that fold to two and to one."""

from __future__ import annotations

from collections.abc import Callable
from itertools import pairwise
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QRectF, QSize, Qt, Signal
from PySide6.QtGui import QColor, QKeyEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from backcare_desktop.ui import glyphs, theme
from backcare_desktop.ui.choices import Choices
from backcare_desktop.ui.guide.player import MovePlayer
from backcare_desktop.ui.guide.tools import Tools, icon_button
from backcare_desktop.ui.page_view import PageView
from backcare_desktop.ui.trail import Spot
from backcare_desktop.ui.widgets import Heading, Line, PlainButton, PrimaryButton, Text, TextButton

if TYPE_CHECKING:
    from backcare_desktop.ui.poses import Poses

THREE_COLUMNS_PX: Final = 940
TWO_COLUMNS_PX: Final = 720
NEEDS_PX: Final = 248
ITEMS_PX: Final = 272
ONE_LINE_PX: Final = 560
_SIGN_PX: Final = 18
_ANY_WIDTH_PX: Final = 16_777_215


class SearchField(QLineEdit):
    """The search field; ``down`` is sent when the person wants to go on to what was found."""

    down = Signal()

    def __init__(self) -> None:
        super().__init__()
        self.setPlaceholderText("Search the guide")
        self.setAccessibleName("Search the guide")
        theme.set_font(self, theme.SIZE_BODY)

    def paintEvent(self, event: QPaintEvent) -> None:
        """Paint the sign before the words."""
        super().paintEvent(event)
        side = theme.scaled(_SIGN_PX)
        box = theme.seen(self, QRectF(theme.SPACE_8 + 2, (self.height() - side) / 2, side, side))
        glyphs.paint(QPainter(self), "search", box, QColor(theme.of(self).second))

    def make_room(self) -> None:
        """Begin the words behind the sign."""
        self.setTextMargins(theme.margins(theme.scaled(_SIGN_PX) + theme.SPACE_4, 0, 0, 0))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Down goes to the results."""
        if event.key() == Qt.Key.Key_Down:
            self.down.emit()
            return
        super().keyPressEvent(event)

    def put(self, query: str) -> None:
        """Show this query without searching for it again."""
        if self.text().strip() != query:
            self.blockSignals(True)
            self.setText(query)
            self.blockSignals(False)


class Bar(QWidget):
    """Back, forward, search, and the way to help, which is always there."""

    def __init__(self) -> None:
        super().__init__()
        self.back = icon_button("back", "Back (Alt+Left)")
        self.forward = icon_button("forward", "Forward (Alt+Right)")
        for button in (self.back, self.forward):
            button.setStyleSheet("QToolButton { padding: 7px; } QToolButton:focus { padding: 6px; }")
        self.search = SearchField()
        self.help = PlainButton("When to get help")
        self.help.show_icon("phone", "now")
        self._grid = QGridLayout(self)
        self._grid.setSpacing(theme.SPACE_8)
        self._grid.setContentsMargins(theme.SPACE_16, theme.SPACE_12, theme.SPACE_16, theme.SPACE_12)
        self._grid.setColumnStretch(2, 1)
        for column, widget in ((0, self.back), (1, self.forward), (3, self.help)):
            self._grid.addWidget(widget, 0, column)
        self.place(is_wide=True)
        self.setTabOrder(self.forward, self.search)
        self.setTabOrder(self.search, self.help)

    def place(self, *, is_wide: bool) -> None:
        """One line of controls, or the search below the others where there is no room."""
        if is_wide:
            self._grid.addWidget(self.search, 0, 2)
        else:
            self._grid.addWidget(self.search, 1, 0, 1, 4)

    def restyle(self) -> None:
        """Take over the theme."""
        tokens = theme.current()
        size = theme.scaled(_SIGN_PX)
        for button in (self.back, self.forward):
            button.setIconSize(QSize(size, size))
        self.help.setStyleSheet(
            f"QPushButton {{ color: {tokens.now}; border: 1px solid {tokens.now}; }}"
            f"QPushButton:focus {{ border: 2px solid {tokens.now}; }}"
        )
        self.search.make_room()
        self.search.setStyleSheet(f"QLineEdit {{ placeholder-text-color: {tokens.second}; }}")


class Columns(QWidget):
    """Needs, items and page. ``count``: how many of them stand beside each other."""

    def __init__(
        self, follow: Callable[[str], None], go_up: Callable[[], None], player: MovePlayer, poses: Poses
    ) -> None:
        super().__init__()
        self.count = 0
        self.to_list = TextButton("‹ Back to the list", go_up)
        self.tools = Tools(self.to_list)
        self.needs = Choices("Topics")
        self.items = Choices("Items")
        self.page = PageView(follow, poses)
        self.title = Heading("", theme.SIZE_LARGE)
        self.nothing = Text("", look="second")
        self.nothing.setContentsMargins(theme.SPACE_16, 0, theme.SPACE_16, 0)
        self.to_topics = TextButton("‹ All topics", go_up)
        self.needs_column = _column(theme.SPACE_4, _indented(Heading("Topics", theme.SIZE_LARGE)), self.needs)
        self.items_column = _column(theme.SPACE_4, self.to_topics, _indented(self.title), self.nothing, self.items)
        self.player = player
        self.page_column = _column(0, self.tools, self.player, self.page)
        self.timer = self._timer_button()
        across = QHBoxLayout(self)
        across.setContentsMargins(0, 0, 0, 0)
        across.setSpacing(0)
        for column, stretch in ((self.needs_column, 1), (self.items_column, 1), (self.page_column, 100)):
            across.addWidget(column, stretch)

    def _timer_button(self) -> PrimaryButton:
        """Below the pages about packs, so that these are read first; hidden on all others."""
        button = PrimaryButton("Start a &timer")
        button.setStyleSheet("QPushButton { margin: 12px 24px; }")
        button.hide()
        self._edge = Line()
        self._edge.hide()
        column = self.page_column.layout()
        assert isinstance(column, QVBoxLayout)
        below = column.indexOf(self.page) + 1
        column.insertWidget(below, button, 0, Qt.AlignmentFlag.AlignLeft)
        column.insertWidget(below, self._edge)
        return button

    def offer_timer(self, *, is_wanted: bool) -> None:
        """Show the way to the timer below the page, or not."""
        self.timer.setVisible(is_wanted)
        self._edge.setVisible(is_wanted)

    def page_width_px(self, window_px: int) -> int:
        """How wide the page is in a window that wide."""
        return window_px - theme.scaled({3: NEEDS_PX + ITEMS_PX, 2: ITEMS_PX}.get(self.count, 0))

    def fold(self, spot: Spot) -> None:
        """Show the columns that fit, the one that matters at this spot among them."""
        has_list = bool(spot.need or spot.query)
        is_page = bool(spot.item)
        is_one = self.count == 1
        self.needs_column.setVisible(self.count == 3 or (not has_list and not (is_one and is_page)))
        self.items_column.setVisible(self.count == 3 or (has_list and not (is_one and is_page)))
        self.page_column.setVisible(not is_one or is_page)
        self.to_topics.setVisible(self.count < 3)
        self.to_list.setVisible(is_one)
        for column, width in ((self.needs_column, NEEDS_PX), (self.items_column, ITEMS_PX)):
            column.setMinimumWidth(0 if is_one else theme.scaled(width))
            column.setMaximumWidth(_ANY_WIDTH_PX if is_one else theme.scaled(width))

    def place_player(self, *, is_below: bool) -> None:
        """Above the page of a move; below an entry, whose warning stays first."""
        column = self.page_column.layout()
        assert isinstance(column, QVBoxLayout)
        at_end = column.indexOf(self.player) > column.indexOf(self.page)
        if is_below is not at_end:
            column.removeWidget(self.player)
            column.insertWidget(column.indexOf(self.page) + is_below, self.player)
        keys = [self.player.previous, self.player.play, self.player.next, self.player.close_it]
        for one, other in pairwise([self.page, *keys] if is_below else [*keys, self.page]):
            self.setTabOrder(one, other)

    def focus_shown(self) -> None:
        """Give the keyboard to the column that matters."""
        if self.count == 1 and not self.page_column.isHidden():
            self.page.setFocus(Qt.FocusReason.TabFocusReason)
        else:
            self.focus_list()

    def focus_list(self) -> None:
        """Give the keyboard to the list that is shown."""
        if not self.items_column.isHidden() and not self.items.isHidden():
            self.items.take_focus()
        elif not self.needs_column.isHidden():
            self.needs.take_focus()

    def restyle(self) -> None:
        """Take over the theme."""
        for choices in (self.needs, self.items):
            choices.setStyleSheet("QListView { background: transparent; border: none; }")
            choices.relayout()
        self.tools.restyle()
        self.player.restyle()
        self.page.restyle()


def _column(margin_px: int, *widgets: QWidget) -> QWidget:
    result = QWidget()
    layout = QVBoxLayout(result)
    layout.setContentsMargins(margin_px, 0, margin_px, 0)
    layout.setSpacing(theme.SPACE_8)
    for widget in widgets:
        is_link = isinstance(widget, TextButton)
        fills = isinstance(widget, Choices | PageView)
        if is_link:
            widget.setStyleSheet(f"QPushButton {{ margin-{theme.begin_side()}: 12px; }}")
            layout.addWidget(widget, 0, Qt.AlignmentFlag.AlignLeft)
        else:
            layout.addWidget(widget, 100 if fills else 0)
    if not isinstance(widgets[-1], PageView | MovePlayer):
        layout.addStretch(1)
    return result


def _indented(title: Heading) -> Heading:
    title.setContentsMargins(theme.SPACE_16, theme.SPACE_8, theme.SPACE_16, 0)
    return title

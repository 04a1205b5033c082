"""The settings window: those that matter in front, all the others under Advanced; applied at once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import partial
from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import (
    QCloseEvent,
    QHideEvent,
    QKeySequence,
    QResizeEvent,
    QShortcut,
    QShowEvent,
)
from PySide6.QtWidgets import QFrame, QGridLayout, QHBoxLayout, QMainWindow, QScrollArea, QVBoxLayout, QWidget

from backcare_desktop.core import daysum, holdtable
from backcare_desktop.core.commands import Emit, Open, Page
from backcare_desktop.core.settings import Settings
from backcare_desktop.ui import signs, theme, trayicon
from backcare_desktop.ui.all_settings import breaks, definitions
from backcare_desktop.ui.fields import day_style
from backcare_desktop.ui.helplink import help_link
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.nowlines import NowLines
from backcare_desktop.ui.reminder_lines import ReminderLines
from backcare_desktop.ui.setting_cards import file_card, in_the_middle, own_card
from backcare_desktop.ui.setting_row import SettingRow
from backcare_desktop.ui.trayicon import Picture, Sign
from backcare_desktop.ui.widgets import Card, Flush, Heading, Text, TextButton, headed
from backcare_desktop.ui.window import SCROLL_BAR_PX, keep_scroll_bar

_COLUMN_PX = 640
_HIGH_PX = 760
_HOURS = "Working hours"


class SettingsWindow(QMainWindow):
    """The settings. ``render`` shows them; a change leaves as a verb and comes back through ``render``."""

    def __init__(
        self,
        emit: Emit,
        settings: Settings,
        path: str,
        name_of: Callable[[str], str] = str,
        *,
        now: NowLines | None = None,
    ) -> None:
        super().__init__()
        self._now = now or NowLines()
        self._emit = emit
        self._name_of = name_of
        self._path = path
        self._settings = settings
        self._definitions = definitions(settings)
        self._rows: dict[str, SettingRow] = {}
        self.setWindowTitle("BackCare – Settings")
        self.setWindowIcon(trayicon.icon(Picture(Sign.WORKING, 18), trayicon.Glyph.OUTLINED))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keep_until_destroyed(self)
        self._build()
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)
        theme.signals.changed.connect(self._restyle)
        self._restyle()
        self.render(settings)
        room = self.screen().availableGeometry()
        wide, high = theme.scaled(_COLUMN_PX) + 100, theme.scaled(_HIGH_PX)
        self.resize(min(wide, room.width()), min(high, round(0.9 * room.height())))

    def render(self, settings: Settings) -> None:  # type: ignore[override]  # Qt's own is not virtual, and not used here
        """Show these settings; a field in which something wrong was typed keeps it."""
        self._settings = settings
        for row in self._rows.values():
            row.show_settings(settings)
        self._sum.setText(daysum.sentence(daysum.shares(breaks(settings), settings.rules.merge_window_s)))

    def row(self, key: str) -> SettingRow:
        """The row of this setting; those under Advanced exist once that was opened."""
        return self._rows[key]

    def open_advanced(self) -> None:
        """Show the rest of the settings, built when first wanted."""
        if self._advanced.layout() is None:
            self._build_advanced()
            for row in self._rows.values():
                row.show_settings(self._settings)
        is_open = self._advanced.isHidden()
        self._advanced.setVisible(is_open)
        self._more.setText("▾ Advanced" if is_open else "▸ Advanced")
        self._more.setAccessibleDescription("All other settings are shown below." if is_open else "")

    def showEvent(self, event: QShowEvent) -> None:
        """Begin at the first switch."""
        super().showEvent(event)
        next(iter(self._rows.values())).field.setFocus(Qt.FocusReason.OtherFocusReason)
        self._now.run(is_open=True)

    def hideEvent(self, event: QHideEvent) -> None:
        """Look no more at what nobody sees."""
        super().hideEvent(event)
        self._now.run(is_open=False)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Take over what was typed and not yet confirmed."""
        for row in self._rows.values():
            row.take()
        super().closeEvent(event)

    # --- building

    def _build(self) -> None:
        self._column = QWidget()
        column = QVBoxLayout(self._column)
        column.setContentsMargins(theme.SPACE_24, 0, theme.SPACE_24, theme.SPACE_24)
        column.setSpacing(theme.SPACE_16)
        column.addWidget(Text("A change holds at once. The time you already worked keeps counting.", look="second"))
        column.addWidget(self._reminders())
        for title, keys in self._front_groups():
            column.addWidget(self._group(title, keys))
        self._more = TextButton("▸ Advanced", self.open_advanced)
        column.addLayout(Flush(self._more))
        self._advanced = QWidget()
        self._advanced.hide()
        column.addWidget(self._advanced)
        column.addWidget(own_card(self._emit))
        column.addWidget(file_card(self._path))
        self.again = TextButton("Go through the first pages again", partial(self._emit, Open(Page.WELCOME)))
        column.addLayout(Flush(self.again))
        column.addStretch(1)
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFrameShape(QFrame.Shape.NoFrame)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        keep_scroll_bar(self._scroll)
        self._scroll.setWidget(in_the_middle(self._column))
        self.setCentralWidget(self._below_head())
        self.help = help_link(self._emit)
        head = self._head.layout()
        assert head is not None
        head.addWidget(self.help)  # last, so that Tab comes from it to the reminders

    def _below_head(self) -> QWidget:
        """The title, in sight with the way to help while all else scrolls below it."""
        self._head = QWidget()
        head = QHBoxLayout(self._head)
        head.setContentsMargins(theme.SPACE_24, theme.SPACE_24, theme.SPACE_24, theme.SPACE_12)
        head.addWidget(Heading("Settings", theme.SIZE_TITLE), 1)
        whole = QWidget()
        page = QVBoxLayout(whole)
        page.setContentsMargins(0, 0, 0, 0)
        page.setSpacing(0)
        page.addWidget(in_the_middle(self._head, beside_px=SCROLL_BAR_PX))
        page.addWidget(self._scroll, 1)
        return whole

    def _reminders(self) -> QWidget:
        """What reminds, how often, how long, and the sum of a day below."""
        card = Card(theme.SPACE_12)
        card.column.addLayout(headed(signs.GROUPS["Reminders"], "Reminders"))
        self._lines = ReminderLines(breaks(self._settings), partial(self._make, is_short=True))
        card.column.addLayout(self._lines)
        self._sum = Text(look="second")
        card.column.addWidget(self._sum)
        return card

    def _front_groups(self) -> Iterator[tuple[str, list[str]]]:
        """The other settings in front, by group."""
        front = [setting for setting in self._definitions if not setting.advanced and setting.key not in self._rows]
        for title, members in groupby(front, key=lambda setting: setting.group):
            yield title, [setting.key for setting in members]
            if title == _HOURS:  # calls and full screens are what people look for
                yield holdtable.GROUP, [each.key for each in self._definitions if each.group == holdtable.GROUP]

    def _group(self, title: str, keys: Iterable[str]) -> QWidget:
        card = Card(theme.SPACE_12)
        card.column.addLayout(headed(signs.GROUPS.get(title, "bell"), title))
        if title == _HOURS:
            card.column.addWidget(Text("Leave all days empty to be reminded at any time.", look="second"))
            card.column.addLayout(self._days(keys))
            return card
        if title == holdtable.GROUP:
            card.column.addWidget(Text("While one of these is on, prompts wait. They come afterwards.", look="second"))
        for key in keys:
            card.column.addLayout(Flush(self._make(key)))
        return card

    def _days(self, keys: Iterable[str]) -> QGridLayout:
        """The working hours: a line for each day."""
        grid = QGridLayout()
        grid.setHorizontalSpacing(theme.SPACE_16)
        grid.setVerticalSpacing(theme.SPACE_4)
        grid.setColumnStretch(1, 1)
        for line, key in enumerate(keys):
            row = self._make(key, is_short=True)
            label = Text(row.setting.label)
            label.setBuddy(row.field)
            grid.addWidget(label, 2 * line, 0, Qt.AlignmentFlag.AlignVCenter)
            grid.addWidget(row, 2 * line, 1)
            grid.addWidget(row.error_label, 2 * line + 1, 1)
        return grid

    def _build_advanced(self) -> None:
        column = QVBoxLayout(self._advanced)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.SPACE_16)
        rest = [setting for setting in self._definitions if setting.key not in self._rows]
        for title, members in groupby(rest, key=lambda setting: setting.group):
            column.addWidget(self._group(title, [setting.key for setting in members]))

    def _make(self, key: str, *, is_short: bool = False) -> SettingRow:
        setting = next(each for each in self._definitions if each.key == key)
        row = SettingRow(setting, self._emit, is_short=is_short, name_of=self._name_of)
        self._rows[key] = row
        line, column = self._now.line(key), row.layout()
        if line is not None and column is not None:
            column.addWidget(line)
        return row

    def _restyle(self) -> None:
        tokens = theme.current()
        focus = tokens.focus_px
        for each in (self._head, self._column):
            each.setMaximumWidth(theme.scaled(_COLUMN_PX) + 2 * theme.SPACE_24)
        self.setStyleSheet(
            f'QLabel[look="error"] {{ color: {tokens.now}; }}'
            f'QLineEdit[look="error"] {{ border: 2px solid {tokens.now}; padding: 5px 9px; }}'
            'QToolButton[look="quiet"] { border-color: transparent; background: transparent; padding: 5px; }'
            f'QToolButton[look="quiet"]:focus {{ border: {focus}px solid {tokens.accent}; padding: {6 - focus}px; }}'
            + day_style()
        )
        for row in self._rows.values():
            row.refit()
        self._place_lines()

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Stack the fields where there is no room beside."""
        super().resizeEvent(event)
        self._place_lines()

    def _place_lines(self) -> None:
        edges = 2 * (theme.SPACE_24 + theme.SPACE_16) + SCROLL_BAR_PX
        room_px = min(self.width(), self._column.maximumWidth()) - edges
        self._lines.place(is_narrow=not self._lines.has_room(room_px))

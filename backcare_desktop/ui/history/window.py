"""The history window: a day, a week, a month or a year, honestly counted, in plain and gentle words."""

from __future__ import annotations

from datetime import date
from functools import cached_property, partial
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QMainWindow, QVBoxLayout, QWidget

from backcare_desktop.core.commands import Emit, Open, Page, Verb
from backcare_desktop.core.lookback.lookback import Asked, Look
from backcare_desktop.core.lookback.lookwords import full_day
from backcare_desktop.core.lookback.periods import Grain, Period, period_of
from backcare_desktop.ui import theme, trayicon
from backcare_desktop.ui.buttons import LINK_EDGE_PX
from backcare_desktop.ui.helplink import help_link
from backcare_desktop.ui.history.first import FirstDay, NothingYet
from backcare_desktop.ui.history.head import Head
from backcare_desktop.ui.history.page import Page as Sheet
from backcare_desktop.ui.history.past import Loader, Past, week_begins
from backcare_desktop.ui.history.scroll import Scroll
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.switches import Switch
from backcare_desktop.ui.trayicon import Picture, Sign
from backcare_desktop.ui.widgets import Flow, Line, PlainButton, Text, TextButton

if TYPE_CHECKING:
    from backcare_desktop.ui.history.deeds import Deeds
    from backcare_desktop.ui.history.restore import Restoring

WIDTH_PX: Final = 900
HEIGHT_PX: Final = 760
DELETING: Final = "Deleting…"
GREY_AFTER_MS: Final = 200
"""So long what is there stays as it is while a month or a year is read: greying it first would be painted twice."""


class HistoryWindow(QMainWindow):
    """``past``: where it reads; read again at each ``refresh``."""

    def __init__(self, emit: Emit, past: Past) -> None:
        super().__init__()
        self._emit = emit
        self._past = past
        self.period = period_of(Grain.DAY, past.today, week_begins())
        self._shown: Period | None = None
        self.is_loading = False
        self._look: Look | None = None
        """What is shown, or was before it is read again."""
        self._loader = Loader()
        self._loader.loaded.connect(self._loaded)
        self._late = QTimer(self, singleShot=True, interval=GREY_AFTER_MS)
        self._late.timeout.connect(self._grey)
        self.setWindowTitle("BackCare – History")
        self.setWindowIcon(trayicon.icon(Picture(Sign.WORKING, 18), trayicon.Glyph.OUTLINED))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keep_until_destroyed(self)
        self.head = Head(self.turn, self.pick, self.go)
        self.as_tables = Switch("As ta&bles")
        self.as_tables.toggled.connect(lambda _: self._show_again())
        self.said = Text(look="second")
        """How the last thing that was taken away ended."""
        self.said.hide()
        self.take = PlainButton("Ta&ke away…", self._offer_ways, icon="share")
        self.restore = PlainButton("&Restore…", self._choose_backup, icon="bring")
        self.restore.setAccessibleName("Restore from a backup…")
        self.restore.setToolTip("Restore from a backup")
        self.restore.setVisible(past.restores is not None)
        self.delete = PlainButton("De&lete…", self._ask_what_to_delete, icon="bin")
        self.help = help_link(emit)
        self._scroll = Scroll()
        self.setCentralWidget(self._whole())
        self._bind_keys()
        self.refresh()
        room = self.screen().availableGeometry()
        self.resize(min(theme.scaled(WIDTH_PX), room.width()), min(theme.scaled(HEIGHT_PX), round(0.9 * room.height())))
        self.setFocus()  # nothing is chosen by a key before the person has chosen it

    # ---- where to look

    def turn(self, way: str) -> None:
        """Go one earlier ("before"), one later ("after"), or to today."""
        match way:
            case "before" if self.head.earlier.isEnabled():
                self._show(self.period.before)
            case "after" if self.head.later.isEnabled():
                self._show(self.period.after)
            case "today":
                self.go(self._past.today)

    def pick(self, grain: Grain) -> None:
        """Look at the day, week, month or year that holds what is shown; today if that does."""
        today = self._past.today
        self._show(period_of(grain, today if self.period.holds(today) else self.period.first, week_begins()))

    def go(self, day: date) -> None:
        """Look at that day, or what holds it."""
        self._show(period_of(self.period.grain, day, week_begins()))

    def open_day(self, grain: Grain, day: date) -> None:
        """Look at a day, or at a whole month, that was picked in a chart."""
        self._show(period_of(grain, day, week_begins()))

    def _show(self, period: Period) -> None:
        self.period = period
        self.refresh()

    def refresh(self) -> None:
        """Read again and show it; a month or a year may take a moment, what was there stays meanwhile."""
        past, today = self._past, self._past.today
        first = past.first_day()
        self.head.show_period(self.period, today, first)
        self._asked = past.asked(self.period)
        if first is None:
            self._look = None
            self._put(NothingYet(self._emit))
        elif past.apart is None or self.period.grain in (Grain.DAY, Grain.WEEK):
            self._loaded(self._asked, past.read(self._asked, past.fresh(self._asked)))
        else:
            self.is_loading = True
            self._late.start()
            self._loader.load(past, self._asked)

    def _grey(self) -> None:
        """It takes long, and what is there is of another time."""
        if self.page is not None:
            self.page.setEnabled(False)

    def _loaded(self, asked: Asked, look: Look) -> None:
        """Show what was read, unless the person has gone on meanwhile."""
        if asked is not self._asked:
            return
        self.is_loading, self._look = False, look
        page = Sheet(look, self.open_day, as_tables=self.as_tables.isChecked())
        self._add_hints(page.column, look)
        self._put(page)

    def _show_again(self) -> None:
        """The same in another form, without reading it again."""
        if self._look is not None and not self.is_loading:
            self._loaded(self._asked, self._look)

    def _put(self, page: QWidget) -> None:
        self._late.stop()
        self._scroll.put(page, from_top=self._shown != self.period)
        self._shown = self.period
        if self.focusWidget() is None:
            self.setFocus()

    @property
    def page(self) -> QWidget | None:
        """What is shown."""
        return self._scroll.page

    def _add_hints(self, column: QVBoxLayout, look: Look) -> None:
        first, today = self._past.first_day(), self._past.today
        if first is None:
            return
        if first == today:
            column.addWidget(FirstDay())
        if look.is_empty and self.period.first < first:
            column.addWidget(Text(f"Your history begins on {full_day(first)} {first.year}.", look="second"))
        if look.has_answers:
            column.addWidget(TextButton("Your desk &answers, question by question", self._open_answers))

    def _open_answers(self) -> None:
        self._emit(Open(Page.ANSWERS))

    # ---- to take away, to delete

    @cached_property
    def deeds(self) -> Deeds:
        """What can be done with the history; loaded when first wanted."""
        from backcare_desktop.ui.history.deeds import Deeds

        return Deeds(self, self._past, self._forget, self.say)

    def _offer_ways(self) -> None:
        menu = self.deeds.menu(self.deeds.ways())
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.popup(self.take.mapToGlobal(QPoint(0, -menu.sizeHint().height())))

    @cached_property
    def restoring(self) -> Restoring:
        """How a backup comes back; loaded when first wanted."""
        from backcare_desktop.ui.history.restore import Restoring

        assert self._past.restores is not None
        return Restoring(self, self._past.restores, self.say)

    def _choose_backup(self) -> None:
        self.restoring.choose()

    def _ask_what_to_delete(self) -> None:
        self.deeds.delete()

    def say(self, words: str) -> None:
        """Say below how something ended."""
        self.said.setText(words)
        self.said.setVisible(bool(words))

    def _forget(self, verb: Verb) -> None:
        """Have days deleted; with years of entries it takes a moment, in which the window goes on."""
        self.delete.setEnabled(False)
        self.say(DELETING)
        self._emit(verb)

    def forgot(self, said: str) -> None:
        """It has come to its end."""
        self.delete.setEnabled(True)
        self.say(said)

    # ---- the frame

    def _whole(self) -> QWidget:
        """Head and foot stay in sight wherever the page is scrolled to."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, theme.SPACE_8)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(self._scroll, 1)
        column.addWidget(Line())
        foot = Flow(theme.SPACE_16, outdent_px=LINK_EDGE_PX)
        foot.setContentsMargins(theme.SPACE_24, theme.SPACE_8, theme.SPACE_24, 0)
        for widget in (self.help, self.as_tables, self.take, self.restore, self.delete):
            foot.addWidget(widget)
        column.addLayout(foot)
        said = QVBoxLayout()
        said.setContentsMargins(theme.SPACE_24, 0, theme.SPACE_24, 0)
        said.addWidget(self.said)
        column.addLayout(said)
        return whole

    def _bind_keys(self) -> None:
        is_mirrored = self.layoutDirection() is Qt.LayoutDirection.RightToLeft
        left, right = ("after", "before") if is_mirrored else ("before", "after")
        for key, way in ((Qt.Key.Key_Left, left), (Qt.Key.Key_Right, right), (Qt.Key.Key_Home, "today")):
            QShortcut(QKeySequence(key), self).activated.connect(partial(self.turn, way))
        QShortcut(QKeySequence(Qt.Key.Key_F5), self).activated.connect(self.refresh)
        QShortcut(QKeySequence(Qt.Key.Key_Escape), self).activated.connect(self.close)

"""The history window: what was offered and what came of it, day by day, in plain and gentle words."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, time, timedelta
from functools import partial
from html import escape
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QHBoxLayout, QMainWindow, QVBoxLayout, QWidget

from backcare_desktop.core import tally, wording
from backcare_desktop.core.commands import Emit, Open, Page, TakeNext
from backcare_desktop.core.deskanswers import WORDS as ANSWER_WORDS
from backcare_desktop.core.rules import Obstacle
from backcare_desktop.core.tally import DaySum, Entry, Row
from backcare_desktop.ui import guide_blocks as html
from backcare_desktop.ui import theme, trayicon
from backcare_desktop.ui.lifetime import keep_until_destroyed
from backcare_desktop.ui.page_view import PageView
from backcare_desktop.ui.trayicon import Picture, Sign
from backcare_desktop.ui.widgets import TextButton

FEW_DAYS: Final = 7
MANY_DAYS: Final = 90
PRIVACY: Final = "What you hide or log stays on this computer."

_OUTCOMES: Final[Mapping[Entry, str]] = {
    Entry.TAKEN: "taken",
    Entry.NATURAL: "you were away, that counts",
    Entry.SKIPPED: "skipped",
    Entry.MISSED: "not shown, there was no good moment",
    Entry.SNOOZED: "put off",
    Entry.HELD: "waited",
    Entry.PAUSED: "Reminders paused",
    Entry.RESUMED: "Reminders on again",
    Entry.ANSWER: "answered",
}
_SKIPPED: Final[Mapping[str, str]] = {
    "pressed": "skipped",
    "ignored": "came and went",
    "early": "ended early",
    "exit": "left",
    "pause": "ended by the pause",
    "gap": "ended, the computer slept",
}
_HELD: Final[Mapping[str, str]] = {
    Obstacle.DND: "do not disturb was on",
    Obstacle.FULLSCREEN: "a window filled the screen",
    Obstacle.CALL: "you were on a call",
    Obstacle.CAMERA: "the camera was on",
    Obstacle.SCREENSHARE: "the screen was shared",
    Obstacle.APP: "a program you named was in use",
    Obstacle.CALENDAR: "your calendar was busy",
    Obstacle.FOCUS: "you asked for quiet",
}


class HistoryWindow(QMainWindow):
    """``rows(days)`` gives the rows of that many days; ``titles``: what reminders and questions are called."""

    def __init__(
        self,
        emit: Emit,
        rows: Callable[[int], Sequence[Row]],
        titles: Mapping[str, str],
        today: date,
        day_starts_at: time = time(4, 0),
    ) -> None:
        super().__init__()
        self._emit = emit
        self._rows = rows
        self._titles = titles
        self._today = today
        self._day_starts_at = day_starts_at
        self._days = FEW_DAYS
        self.setWindowTitle("BackCare – History")
        self.setWindowIcon(trayicon.icon(Picture(Sign.WORKING, 18), trayicon.Glyph.OUTLINED))
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        keep_until_destroyed(self)
        self.page = PageView(self._follow)
        self.page.setAccessibleName("History")
        self.help = TextButton("When to get &help", partial(emit, Open(Page.HELP)))
        self.setCentralWidget(self._whole())
        QShortcut(QKeySequence("Esc"), self).activated.connect(self.close)
        theme.signals.changed.connect(self.page.restyle)
        self.refresh()
        room = self.screen().availableGeometry()
        self.resize(min(theme.scaled(680), room.width()), min(720, round(0.9 * room.height())))
        self.page.setFocus()

    def _whole(self) -> QWidget:
        """The page, and the way to help below it, in sight wherever the page is scrolled to."""
        whole = QWidget()
        column = QVBoxLayout(whole)
        column.setContentsMargins(0, 0, 0, theme.SPACE_8)
        column.setSpacing(theme.SPACE_8)
        column.addWidget(self.page)
        foot = QHBoxLayout()
        foot.setContentsMargins(theme.SPACE_24, 0, theme.SPACE_24, 0)
        foot.addWidget(self.help)
        foot.addStretch(1)
        column.addLayout(foot)
        return whole

    def refresh(self) -> None:
        """Read the rows again and show them."""
        rows = self._rows(self._days)
        self.page.change_page(page(rows, self._titles, self._today, self._day_starts_at, is_all=self._days > FEW_DAYS))

    def _follow(self, target: str) -> None:
        if target == "more:":
            self._days = MANY_DAYS
            self.refresh()
        elif target == "next:":
            self._emit(TakeNext())
        elif target == "answers:":
            self._emit(Open(Page.ANSWERS))


def page(
    rows: Sequence[Row],
    titles: Mapping[str, str],
    today: date,
    day_starts_at: time = time(4, 0),
    *,
    is_all: bool = False,
) -> str:
    """The whole history as a page, the newest first."""
    if not rows:
        return _empty()
    by_day: dict[date, list[Row]] = {}
    for row in sorted(rows, key=lambda row: row.at, reverse=True):
        by_day.setdefault(tally.day_of(row.at, day_starts_at), []).append(row)
    sums = {each.day: each for each in tally.days(rows, day_starts_at)}
    parts = [html.heading("History")]
    parts += [_day(day, members, sums.get(day), titles, today) for day, members in by_day.items()]
    parts += [] if is_all else ['<p><a href="more:">Show more days</a></p>']
    if any(row.entry is Entry.ANSWER for row in rows):
        parts.append('<p><a href="answers:">Your desk answers, question by question</a></p>')
    return "".join([*parts, html.words(PRIVACY, "small")])


def _empty() -> str:
    return "".join(
        [
            html.heading("History"),
            html.words("Nothing here yet. Your first break will be.", "lead"),
            html.words("Breaks you take, skip or put off are listed here, by day. Time away from the desk counts too."),
            html.words('<a href="next:">Take the next break now</a>'),
            html.words(PRIVACY, "small"),
        ]
    )


def _day(day: date, rows: Iterable[Row], total: DaySum | None, titles: Mapping[str, str], today: date) -> str:
    lines = "".join(
        f'<tr><td class="fact second" width="14%">{row.at:%H:%M}</td><td class="fact">{line(row, titles)}</td></tr>'
        for row in rows
    )
    table = f'<table width="100%" cellspacing="0" cellpadding="0">{lines}</table>'
    return html.part(day_words(day, today)) + html.words(sum_words(total), "second") + html.card(table)


def day_words(day: date, today: date) -> str:
    """Today, Yesterday, or the day's name and date."""
    if day == today:
        return "Today"
    if day == today - timedelta(days=1):
        return "Yesterday"
    return f"{day:%A}, {day.day} {day:%B}" + (f" {day.year}" if day.year != today.year else "")


def sum_words(total: DaySum | None) -> str:
    """A day in numbers: "3 taken, 2 while away and 1 skipped. 21 min of breaks in all."."""
    if total is None:
        return "No breaks came up."
    counts = (
        (total.taken, "taken"),
        (total.natural, "while away"),
        (total.skipped, "skipped"),
        (total.missed, "not shown"),
    )
    said = [f"{count} {words}" for count, words in counts if count]
    breaks = f" {wording.about(total.break_s).capitalize()} of breaks in all." if total.break_s else ""
    return f"{wording.listed(said)}.{breaks}" if said else "No breaks came up."


def line(row: Row, titles: Mapping[str, str]) -> str:
    """One row in words, as HTML."""
    title = escape(titles.get(row.item, row.item))
    what = escape(outcome_words(row))
    if row.entry in (Entry.PAUSED, Entry.RESUMED):
        return what
    return f'{title} <span class="second">· {what}</span>'


def outcome_words(row: Row) -> str:
    """What came of it, kindly: nobody is blamed for a skip."""
    match row.entry:
        case Entry.SKIPPED:
            return _SKIPPED.get(row.why, "skipped")
        case Entry.HELD:
            reasons = [_HELD.get(each, each) for each in row.why.split(", ") if each]
            return f"waited, {wording.listed(reasons)}" if reasons else "waited"
        case Entry.ANSWER:
            return ANSWER_WORDS.get(row.why, row.why)
        case Entry.TAKEN | Entry.NATURAL:
            long = f", {wording.about(row.seconds)}" if row.seconds else ""
            unseen = ", nobody could tell" if row.unseen else ""
            return f"{_OUTCOMES[row.entry]}{long}{unseen}"
        case _:
            return _OUTCOMES[row.entry]

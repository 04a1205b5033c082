"""The status window: what is going on and why, what comes next, and the few things a person may want to do now."""

from __future__ import annotations

from functools import partial
from typing import Final

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLayout, QVBoxLayout, QWidget

from backcare_desktop.core.commands import Did, Emit, Focus, Open, Page, TakeNext
from backcare_desktop.core.events import Begin, Done, GoOn, Halt, Resume, Skip, SnoozeFor
from backcare_desktop.core.rules import Obstacle
from backcare_desktop.core.view import HoldView, PromptView, Upcoming, View
from backcare_desktop.core.wording import about
from backcare_desktop.ui import signs, theme
from backcare_desktop.ui.buttons import LINK_EDGE_PX
from backcare_desktop.ui.menu import not_now, plain
from backcare_desktop.ui.packnote import PackNote
from backcare_desktop.ui.tray import TrayMenu
from backcare_desktop.ui.trayicon import Picture, Sign
from backcare_desktop.ui.widgets import Card, Flow, Heading, Line, PlainButton, PrimaryButton, Text, TextButton
from backcare_desktop.ui.window import StateSign, Window

WIDTH_PX: Final = 640
LINKS: Final = (
    ("&Guide", Page.GUIDE),
    ("When to get &help", Page.HELP),
    ("Desk &check", Page.CHECK),
    ("H&istory", Page.HISTORY),
    ("&Settings", Page.SETTINGS),
)


class StatusWindow(Window):
    """Opened by a click on the tray, or by starting BackCare again; closing it ends nothing but itself."""

    def __init__(self, emit: Emit) -> None:
        super().__init__("BackCare", WIDTH_PX)
        self._view: View | None = None
        self._grown: tuple[int, int] | None = None
        """The height before the prompt came, and with it."""
        self._emit = emit
        self.sign = StateSign(Picture(Sign.WORKING))
        self.headline = Heading()
        self.why = Text(look="second")
        self.pack = PackNote(emit)
        self.prompt = PromptCard(emit)
        self.next = NextList()
        self.holds = Text(look="second")
        self.take = PrimaryButton("&Take a break now", partial(emit, TakeNext()))
        self.resume = PrimaryButton("&Resume reminders", partial(emit, Resume()))
        self.unfocus = PlainButton("Stop h&olding back", partial(emit, Focus(0.0)))
        self.not_now = NotNowButton(emit)
        self._amend = Amend(emit)
        self.did = PlainButton("", self._amend)
        self.did.setAccessibleDescription("Counts the skipped break as taken.")
        self.links = [_link(emit, *each) for each in LINKS]
        self._lay_out()

    def render(self, view: View) -> None:  # type: ignore[override]  # Qt's own is not virtual, and not used here
        """Show this view; nothing is touched when it is the one shown already."""
        if view == self._view:
            return
        self._view = view
        self.sign.become(view)
        _say(self.headline, view.headline)
        is_said = view.why == view.headline or (view.prompt is not None and view.prompt.why == view.why)
        _say(self.why, "" if is_said else view.why)
        self.pack.become(view.pack)
        self.prompt.become(view.prompt)
        self.next.become(view.next)
        _say(self.holds, "\n".join(_sentence(hold) for hold in view.holds if hold.text.lower() not in view.why.lower()))
        self.take.setVisible(view.prompt is None)
        self.take.wear("" if view.is_paused else "primary")
        self.resume.setVisible(view.is_paused)
        self.not_now.setVisible(not view.is_paused)
        self._amend.reminder = view.skipped
        title = next((each.title for each in view.next if each.reminder == view.skipped), "")
        self.did.setText(f"I &did it: {plain(title)}" if title else "I &did it")
        self.did.setVisible(bool(view.skipped) and view.prompt is None)
        self.unfocus.setVisible(any(hold.on is Obstacle.FOCUS for hold in view.holds))
        self._make_room(has_prompt=view.prompt is not None)

    def _make_room(self, *, has_prompt: bool) -> None:
        """Grow for a prompt, and give that back after it, unless the person chose another height meanwhile."""
        usual_px = self.height()
        if not has_prompt and self._grown is not None:
            before_px, with_it_px = self._grown
            self._grown = None
            if usual_px == with_it_px:
                self.resize(self.width(), before_px)
        self.fit()
        if has_prompt and self._grown is None:
            self._grown = (usual_px, self.height())

    def _lay_out(self) -> None:
        head = QHBoxLayout()
        head.setSpacing(theme.SPACE_24)
        head.addWidget(self.sign, 0, Qt.AlignmentFlag.AlignTop)
        head.addLayout(_column(theme.SPACE_4, self.headline, self.why, self.holds), 1)
        actions = Flow(theme.SPACE_12)
        for button in (self.resume, self.take, self.not_now, self.unfocus, self.did):
            actions.addWidget(button)
        links = Flow(theme.SPACE_8, outdent_px=LINK_EDGE_PX)
        for link in self.links:
            links.addWidget(link)
        for part in (head, self.pack, self.prompt, self.next, actions):
            self.column.addLayout(part) if isinstance(part, QLayout) else self.column.addWidget(part)
        self.column.addStretch(1)
        self.footer.addWidget(Line())
        self.footer.addLayout(links)
        self.footer.setSpacing(theme.SPACE_16)
        self.footer.setContentsMargins(theme.SPACE_24, 0, theme.SPACE_24, theme.SPACE_16)


class Amend:
    """Puts right that a break counts as skipped; no method of the window, which would then be kept by its button."""

    def __init__(self, emit: Emit) -> None:
        self._emit = emit
        self.reminder = ""

    def __call__(self) -> None:
        """It was taken away from the screen."""
        self._emit(Did(self.reminder or None))


class PromptCard(Card):
    """The prompt that is on screen, with what can be answered to it."""

    def __init__(self, emit: Emit) -> None:
        super().__init__()
        self.title = Heading(size_px=theme.SIZE_LARGE)
        self.why = Text(look="second")
        self.begin = PrimaryButton("&Begin", partial(emit, Begin()))
        self.done = PrimaryButton("&Done", partial(emit, Done()))
        self.later = PlainButton("&Later", partial(emit, SnoozeFor()))
        self.skip = TextButton("S&kip", partial(emit, Skip()))
        self.halt = PlainButton("Halt", partial(emit, Halt()))
        self.go_on = PrimaryButton("Go on", partial(emit, GoOn()))
        answers = Flow(theme.SPACE_12)
        for button in (self.begin, self.go_on, self.done, self.halt, self.later, self.skip):
            answers.addWidget(button)
        self.column.addWidget(self.title)
        self.column.addWidget(self.why)
        self.column.addSpacing(theme.SPACE_8)
        self.column.addLayout(answers)
        self.hide()

    def become(self, prompt: PromptView | None) -> None:
        """Show this prompt, or go away."""
        self.setVisible(prompt is not None)
        if prompt is None:
            return
        _say(self.title, prompt.title)
        _say(self.why, prompt.why)
        self.later.setText(f"&Later, in {about(prompt.snooze_s)}")
        for button, can in (
            (self.begin, prompt.can_begin),
            (self.done, prompt.can_done),
            (self.later, prompt.can_snooze),
            (self.skip, prompt.can_skip),
            (self.halt, prompt.can_halt),
            (self.go_on, prompt.is_halted),
        ):
            button.setVisible(can)


class NextList(QWidget):
    """What comes next, and when."""

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[tuple[str, str], ...] = ()
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(theme.SPACE_16)
        self._grid.setVerticalSpacing(theme.SPACE_8)
        self._grid.setColumnStretch(0, 1)
        self._grid.setColumnStretch(1, 1)
        self._grid.addWidget(Text("What comes next", size_px=theme.SIZE_SMALL, look="second"), 0, 0, 1, 2)
        self._rows: list[tuple[Text, Text]] = []
        self.hide()

    def become(self, upcoming: tuple[Upcoming, ...]) -> None:
        """Show these."""
        shown = tuple((each.title, each.text) for each in upcoming)
        if shown == self._shown:
            return
        self._shown = shown
        while len(self._rows) < len(shown):
            self._add_row()
        for (title, when), (title_text, when_text) in zip(self._rows, shown, strict=False):
            _say(title, title_text)
            _say(when, when_text)
        for title, when in self._rows[len(shown) :]:
            _say(title, "")
            _say(when, "")
        self.setVisible(bool(shown))

    def texts(self) -> tuple[tuple[str, str], ...]:
        """What is shown: title and time."""
        return tuple((title.text(), when.text()) for title, when in self._rows if title.text())

    def _add_row(self) -> None:
        title, when = Text(), Text()
        title.setAlignment(Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop)
        when.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignTop)
        self._grid.addWidget(title, len(self._rows) + 1, 0)
        self._grid.addWidget(when, len(self._rows) + 1, 1)
        self._rows.append((title, when))


class NotNowButton(PlainButton):
    """Opens the ways to have peace for a while."""

    def __init__(self, emit: Emit) -> None:
        super().__init__("&Not now ▾")
        menu = TrayMenu(emit)
        menu.setParent(self, menu.windowFlags())
        menu.become(not_now())
        self.setMenu(menu)


def _link(emit: Emit, text: str, page: Page) -> TextButton:
    result = TextButton(text, partial(emit, Open(page)))
    result.show_icon(signs.PAGES[page], "now" if page is Page.HELP else "")
    return result


def _say(label: Text, text: str) -> None:
    """Write it, unless it stands there; an empty one takes no room."""
    if text != label.text():
        label.setText(text)
    label.setVisible(bool(text))


def _sentence(hold: HoldView) -> str:
    return f"{hold.text[:1].upper()}{hold.text[1:]}"


def _column(spacing_px: int, *widgets: QWidget) -> QVBoxLayout:
    result = QVBoxLayout()
    result.setSpacing(spacing_px)
    for widget in widgets:
        result.addWidget(widget)
    result.addStretch(1)
    return result

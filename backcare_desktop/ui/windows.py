"""Opens the windows, each loaded when first wanted; one of each at most, brought to the front when asked for again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from backcare_desktop.core.commands import Emit, Open, Page
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.tally import Row
from backcare_desktop.core.view import View
from backcare_desktop.ports import Sight

if TYPE_CHECKING:
    from backcare_desktop.core.guide.countries import Country
    from backcare_desktop.core.guide.guidance import Texts
    from backcare_desktop.core.guide.posturecheck import PostureQuestion
    from backcare_desktop.core.pack.screen import PackView
    from backcare_desktop.ui.blocks import Reader
    from backcare_desktop.ui.guide.ways import Library
    from backcare_desktop.ui.history.past import Past
    from backcare_desktop.ui.own.window import OwnDesk

HELP_KEY = "F1"
"""Opens "When to get help" from every window."""
READ_FIRST = "note.posture-evidence"
"""What a desk check begins with (guidance 5.1: show this first)."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where windows get what they show; each is called when its window opens."""

    library: Callable[[], Library]
    texts: Callable[[], Texts]
    country: Callable[[], Country | None]
    territory: Callable[[], str]
    kept: Callable[[], tuple[str, ...]]
    own: OwnDesk
    questions: Callable[[], Sequence[PostureQuestion]]
    answered: Callable[[], frozenset[str]]
    answers: Callable[[], Sequence[Row]]
    settings: Callable[[], Settings]
    settings_path: str
    past: Callable[[], Past]
    now: Callable[[], datetime]
    has_tray: Callable[[], bool]
    is_still: Callable[[], bool]
    pack: Callable[[], PackView]
    sees: Callable[[], Mapping[str, Sight]]
    version: str


class Windows:
    """All windows but the prompts. ``before``: called before the first one is made (the look is applied then)."""

    def __init__(self, emit: Emit, shelf: Shelf, before: Callable[[], None]) -> None:
        self.on_painted: Callable[[Page], None] = lambda _page: None
        self._emit = emit
        self._shelf = shelf
        self._before = before
        self._open: dict[Page, QWidget] = {}
        self._view: View | None = None

    def open(self, page: Page, item: str | None = None) -> None:
        """Show this window in front; ``item`` is the entry of the guide to show."""
        place = Page.GUIDE if page is Page.HELP else page
        window = self._open.get(place)
        if window is None:
            self._before()
            window = self._make(place)
            self._open[place] = window
            QShortcut(QKeySequence(HELP_KEY), window).activated.connect(lambda: self._emit(Open(Page.HELP)))
            window.destroyed.connect(lambda: self._open.pop(place, None))
        if place is Page.GUIDE:
            self._turn_to(window, page, item)
        window.show()
        window.raise_()
        window.activateWindow()

    def is_open(self, page: Page) -> bool:
        """Whether this window is open."""
        return page in self._open

    def render(self, view: View) -> None:
        """Keep the open windows true."""
        self._view = view
        status = self._open.get(Page.STATUS)
        if status is not None:
            from backcare_desktop.ui.status import StatusWindow

            if isinstance(status, StatusWindow):
                status.render(view)

    def settings_changed(self, settings: Settings) -> None:
        """Show the new settings where settings are shown."""
        window = self._open.get(Page.SETTINGS)
        if window is not None:
            from backcare_desktop.ui.settings import SettingsWindow

            if isinstance(window, SettingsWindow):
                window.render(settings)
        guide = self._open.get(Page.GUIDE)
        if guide is not None:
            from backcare_desktop.ui.guide.window import Guide

            if isinstance(guide, Guide):
                guide.take_over(self._reader())
        self._render_own()

    def own_changed(self) -> None:
        """Show the person's own moves and tips as they are now, where they are shown."""
        self._render_own()
        guide = self._open.get(Page.GUIDE)
        if guide is not None:
            from backcare_desktop.ui.guide.window import Guide

            if isinstance(guide, Guide):
                guide.renew(self._shelf.library().guidance)

    def _render_own(self) -> None:
        window = self._open.get(Page.OWN)
        if window is not None:
            from backcare_desktop.ui.own.window import OwnWindow

            if isinstance(window, OwnWindow):
                window.render()

    def is_in_front(self, page: Page) -> bool:
        """Whether this window is the one that gets the keys."""
        window = self._open.get(page)
        return window is not None and window.isActiveWindow() and not window.isMinimized()

    def render_pack(self, view: PackView) -> None:
        """Keep the warm and cold timer true, where it is open."""
        window = self._open.get(Page.PACK)
        if window is not None:
            from backcare_desktop.ui.pack.window import PackWindow

            if isinstance(window, PackWindow):
                window.become(view)

    def answered(self) -> None:
        """Show the new answer where answers are shown."""
        window = self._open.get(Page.ANSWERS)
        if window is not None:
            from backcare_desktop.ui.answers import AnswersWindow

            if isinstance(window, AnswersWindow):
                window.refresh()
        self._renew_history()

    def forgot(self, said: str) -> None:
        """Days were deleted, or could not be: say so where it was asked for."""
        self.answered()
        window = self._open.get(Page.HISTORY)
        if window is not None:
            from backcare_desktop.ui.history.window import HistoryWindow

            if isinstance(window, HistoryWindow):
                window.forgot(said)

    def _renew_history(self) -> None:
        window = self._open.get(Page.HISTORY)
        if window is not None:
            from backcare_desktop.ui.history.window import HistoryWindow

            if isinstance(window, HistoryWindow):
                window.refresh()

    def close_all(self) -> None:
        """Close every window; what was typed into settings is taken over."""
        for window in list(self._open.values()):
            window.close()

    def _turn_to(self, window: QWidget, page: Page, item: str | None) -> None:
        from backcare_desktop.ui.guide.window import Guide

        assert isinstance(window, Guide)
        if page is Page.HELP:
            window.show_help()
        elif item is not None or not window.isVisible():
            window.show_item(item)

    def _make(self, page: Page) -> QWidget:  # noqa: PLR0911 - one for each window
        shelf, emit = self._shelf, self._emit
        match page:
            case Page.STATUS:
                return self._make_status()
            case Page.SETTINGS:
                from backcare_desktop.ui.settings import SettingsWindow

                return SettingsWindow(emit, shelf.settings(), shelf.settings_path, self._name_of, sees=shelf.sees)
            case Page.HISTORY:
                from backcare_desktop.ui.history.window import HistoryWindow

                return HistoryWindow(emit, shelf.past())
            case Page.WELCOME:
                return self._make_welcome()
            case Page.CHECK:
                from backcare_desktop.ui.check import Before, Check

                first = next(each.lines for each in shelf.texts().notes if each.id == READ_FIRST)
                before = Before(shelf.answered(), tuple(shelf.answers()), shelf.now().date())
                has_timer = shelf.settings()["reminders.sit-stand.enabled"]
                return Check(emit, shelf.questions(), first, before, has_timer=has_timer)
            case Page.ANSWERS:
                from backcare_desktop.ui.answers import AnswersWindow

                return AnswersWindow(emit, shelf.questions(), shelf.answers, shelf.now().date())
            case Page.PACK:
                return self._make_pack()
            case Page.OWN:
                return self._make_own()
            case Page.ABOUT:
                from backcare_desktop.ui.about import AboutWindow

                return AboutWindow(emit, shelf.texts(), shelf.version)
            case _:
                from backcare_desktop.ui.guide.window import Guide

                return Guide(emit, shelf.library(), self._reader())

    def _reader(self) -> Reader:
        from backcare_desktop.ui.blocks import Reader

        shelf = self._shelf
        return Reader(shelf.country(), shelf.territory(), shelf.kept, shelf.is_still(), shelf.own.picture)

    def _make_welcome(self) -> QWidget:
        from backcare_desktop.core import presets
        from backcare_desktop.ui.welcome import Welcome

        shelf = self._shelf
        rhythms = presets.rhythms(shelf.library().schedules.presets)
        return Welcome(self._emit, shelf.texts(), rhythms, shelf.settings(), has_tray=shelf.has_tray())

    def _make_pack(self) -> QWidget:
        from backcare_desktop.core.guide import countries
        from backcare_desktop.ui.pack.window import PackWindow

        shelf, texts = self._shelf, self._shelf.texts()
        banner = countries.fill(texts.upper_back_banner, shelf.country())
        return PackWindow(self._emit, shelf.pack(), banner=banner, footer=texts.disclaimers.heat_cold)

    def _make_own(self) -> QWidget:
        from backcare_desktop.ui.own.list import Shipped
        from backcare_desktop.ui.own.window import OwnWindow

        shelf = self._shelf
        moves = tuple(each for each in shelf.library().guidance.exercises if not each.is_own)
        shipped = Shipped(moves, tuple(shelf.questions()), lambda key: tuple(shelf.settings()[key]))
        return OwnWindow(self._emit, shelf.own, shipped)

    def _name_of(self, item_id: str) -> str:
        """What a move, a card's words or a mark is called; a mark's note in a line below."""
        guide = self._shelf.library().guidance
        named = {each.id: each.if_no for each in guide.posture_questions}
        named |= {each.id: each.name for each in guide.exercises} | {each.id: each.name for each in guide.tips}
        named |= {each.id: f"{each.shown}\n{each.note}".strip() for each in guide.tags}
        return named.get(item_id, item_id)

    def _make_status(self) -> QWidget:
        from backcare_desktop.ui.status import StatusWindow

        window = StatusWindow(self._emit)
        if self._view is not None:
            window.render(self._view)
        return window

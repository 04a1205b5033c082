"""Opens the windows, each loaded when first wanted; one of each at most, brought to the front when asked for again."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from backcare_desktop.core.commands import Emit, Page
from backcare_desktop.core.present import View
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.tally import Row, day_of

if TYPE_CHECKING:
    from backcare_desktop.core.countries import Country
    from backcare_desktop.core.guidance import Texts
    from backcare_desktop.core.posturecheck import PostureQuestion
    from backcare_desktop.ui.guide import Library

READ_FIRST = "note.posture-evidence"
"""What a desk check begins with (guidance 5.1: show this first)."""


@dataclass(frozen=True, slots=True)
class Shelf:
    """Where windows get what they show; each is called when its window opens."""

    library: Callable[[], Library]
    texts: Callable[[], Texts]
    country: Callable[[], Country | None]
    questions: Callable[[], Sequence[PostureQuestion]]
    answered: Callable[[], frozenset[str]]
    settings: Callable[[], Settings]
    settings_path: str
    rows: Callable[[int], Sequence[Row]]
    titles: Callable[[], Mapping[str, str]]
    now: Callable[[], datetime]
    has_tray: Callable[[], bool]
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

    def close_all(self) -> None:
        """Close every window; what was typed into settings is taken over."""
        for window in list(self._open.values()):
            window.close()

    def _turn_to(self, window: QWidget, page: Page, item: str | None) -> None:
        from backcare_desktop.ui.guide import Guide

        assert isinstance(window, Guide)
        if page is Page.HELP:
            window.show_help()
        elif item is not None or not window.isVisible():
            window.show_item(item)

    def _make(self, page: Page) -> QWidget:
        shelf, emit = self._shelf, self._emit
        match page:
            case Page.STATUS:
                return self._make_status()
            case Page.SETTINGS:
                from backcare_desktop.ui.settings import SettingsWindow

                return SettingsWindow(emit, shelf.settings(), shelf.settings_path)
            case Page.HISTORY:
                from backcare_desktop.ui.history import HistoryWindow

                day_starts_at = shelf.settings().rules.day_starts_at
                today = day_of(shelf.now(), day_starts_at)
                return HistoryWindow(emit, shelf.rows, shelf.titles(), today, day_starts_at)
            case Page.WELCOME:
                from backcare_desktop.ui.welcome import Welcome

                return Welcome(emit, shelf.texts(), has_tray=shelf.has_tray())
            case Page.CHECK:
                from backcare_desktop.ui.check import Check

                first = next(each.lines for each in shelf.texts().notes if each.id == READ_FIRST)
                return Check(emit, shelf.questions(), first, shelf.answered())
            case Page.ABOUT:
                from backcare_desktop.ui.about import AboutWindow

                return AboutWindow(emit, shelf.texts(), shelf.version)
            case _:
                from backcare_desktop.ui.guide import Guide

                is_still = shelf.settings()["look.motion"] == "none"
                return Guide(emit, shelf.library(), shelf.country(), is_still=is_still)

    def _make_status(self) -> QWidget:
        from backcare_desktop.ui.status import StatusWindow

        window = StatusWindow(self._emit)
        if self._view is not None:
            window.render(self._view)
        return window

"""The windows: one of each at most, brought to the front when asked for again, and kept true while open."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, cast

from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QWidget

from backcare_desktop.core.commands import Emit, Open, Page
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.view import View
from backcare_desktop.ui.shelf import Shelf

if TYPE_CHECKING:
    from backcare_desktop.core.pack.screen import PackView
    from backcare_desktop.ui.answers import AnswersWindow
    from backcare_desktop.ui.guide.window import Guide
    from backcare_desktop.ui.history.window import HistoryWindow
    from backcare_desktop.ui.own.window import OwnWindow
    from backcare_desktop.ui.pack.window import PackWindow
    from backcare_desktop.ui.settings import SettingsWindow
    from backcare_desktop.ui.status import StatusWindow
    from backcare_desktop.ui.windowmaker import WindowMaker

HELP_KEY = "F1"
"""Opens "When to get help" from every window."""


class Windows:
    """All windows but the prompts. ``before``: called before the first one is made (the look is applied then)."""

    def __init__(self, emit: Emit, shelf: Shelf, before: Callable[[], None]) -> None:
        self._emit = emit
        self._shelf = shelf
        self._made_by: WindowMaker | None = None
        self._before = before
        self._open: dict[Page, QWidget] = {}
        self._view: View | None = None

    def open(self, page: Page, item: str | None = None) -> None:
        """Show this window in front; ``item`` is the entry of the guide to show."""
        place = Page.GUIDE if page is Page.HELP else page
        window = self._open.get(place)
        if window is None:
            self._before()
            window = self._maker.make(place, self._view)
            self._open[place] = window
            QShortcut(QKeySequence(HELP_KEY), window).activated.connect(lambda: self._emit(Open(Page.HELP)))
            window.destroyed.connect(lambda: self._open.pop(place, None))
        if place is Page.GUIDE:
            _turn_to(cast("Guide", window), page, item)
        window.show()
        window.raise_()
        window.activateWindow()

    @property
    def _maker(self) -> WindowMaker:
        if self._made_by is None:
            from backcare_desktop.ui.windowmaker import WindowMaker  # late: the resting app has no window

            self._made_by = WindowMaker(self._emit, self._shelf)
        return self._made_by

    def is_open(self, page: Page) -> bool:
        """Whether this window is open."""
        return page in self._open

    def render(self, view: View) -> None:
        """Keep the open windows true."""
        self._view = view
        status = cast("StatusWindow | None", self._open.get(Page.STATUS))
        if status is not None:
            status.render(view)

    def settings_changed(self, settings: Settings) -> None:
        """Show the new settings where settings are shown."""
        window = cast("SettingsWindow | None", self._open.get(Page.SETTINGS))
        if window is not None:
            window.render(settings)
        guide = cast("Guide | None", self._open.get(Page.GUIDE))
        if guide is not None:
            guide.take_over(self._maker.reader(), self._maker.guidance())
        self._render_own()

    def own_changed(self) -> None:
        """Show the person's own moves and tips as they are now, where they are shown."""
        self._render_own()
        guide = cast("Guide | None", self._open.get(Page.GUIDE))
        if guide is not None:
            guide.renew(self._maker.guidance())

    def _render_own(self) -> None:
        window = cast("OwnWindow | None", self._open.get(Page.OWN))
        if window is not None:
            window.render()

    def is_in_front(self, page: Page) -> bool:
        """Whether this window is the one that gets the keys."""
        window = self._open.get(page)
        return window is not None and window.isActiveWindow() and not window.isMinimized()

    def render_pack(self, view: PackView) -> None:
        """Keep the warm and cold timer true, where it is open."""
        window = cast("PackWindow | None", self._open.get(Page.PACK))
        if window is not None:
            window.become(view)

    def answered(self) -> None:
        """Show the new answer where answers are shown."""
        window = cast("AnswersWindow | None", self._open.get(Page.ANSWERS))
        if window is not None:
            window.refresh()
        history = cast("HistoryWindow | None", self._open.get(Page.HISTORY))
        if history is not None:
            history.refresh()

    def forgot(self, said: str) -> None:
        """Days were deleted, or could not be: say so where it was asked for."""
        self.answered()
        window = cast("HistoryWindow | None", self._open.get(Page.HISTORY))
        if window is not None:
            window.forgot(said)

    def close_all(self) -> None:
        """Close every window; what was typed into settings is taken over."""
        for window in list(self._open.values()):
            window.close()


def _turn_to(guide: Guide, page: Page, item: str | None) -> None:
    """Open it where it was asked to be; one that is open already stays where it is."""
    if page is Page.HELP:
        guide.show_help()
    elif item is not None or not guide.isVisible():
        guide.show_item(item)

"""Makes the windows, each loaded when first wanted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from backcare_desktop.core.commands import Emit, Page
from backcare_desktop.core.view import View
from backcare_desktop.ui.shelf import Shelf

if TYPE_CHECKING:
    from backcare_desktop.core.guide.guidance import Guidance
    from backcare_desktop.ui.blocks import Reader

READ_FIRST = "note.posture-evidence"
"""What a desk check begins with (guidance 5.1: show this first)."""


class WindowMaker:
    """Knows what each window is made of."""

    def __init__(self, emit: Emit, shelf: Shelf) -> None:
        self._emit = emit
        self._shelf = shelf

    def make(self, page: Page, view: View | None) -> QWidget:  # noqa: PLR0911 - one for each window
        """A new window of this kind; ``view``: the state of now, None before the first."""
        shelf, emit = self._shelf, self._emit
        match page:
            case Page.STATUS:
                return self._make_status(view)
            case Page.SETTINGS:
                from backcare_desktop.ui.nowlines import NowLines
                from backcare_desktop.ui.settings import SettingsWindow

                now = NowLines(shelf.sees)
                return SettingsWindow(emit, shelf.settings(), shelf.settings_path, self._name_of, now=now)
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

                return Guide(emit, shelf.library(), self.reader())

    def guidance(self) -> Guidance:
        """What the guide holds now."""
        return self._shelf.library().guidance

    def reader(self) -> Reader:
        """Whom the guide is written for, and what it shows of the person's own."""
        from backcare_desktop.ui.blocks import Reader

        shelf = self._shelf
        swaps = shelf.settings()["reminders.sit-stand.enabled"]
        return Reader(shelf.country(), shelf.territory(), shelf.kept, shelf.is_still(), swaps, shelf.own.picture)

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

    def _make_status(self, view: View | None) -> QWidget:
        from backcare_desktop.ui.status import StatusWindow

        window = StatusWindow(self._emit)
        if view is not None:
            window.render(view)
        return window

"""All that the person sees, kept in step with the View: tray, prompts, windows, and their look."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Literal

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QApplication, QWidget

from backcare_desktop.core.commands import Emit, Page
from backcare_desktop.core.level import Level, Screens, level_key
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.view import View
from backcare_desktop.system.colorscheme import ColorScheme, Scheme
from backcare_desktop.system.lean import give_back
from backcare_desktop.system.motion import Motion
from backcare_desktop.system.trayhost import TrayKind, TrayWatch
from backcare_desktop.ui.material import Corner, Manner, Material, QuietKeys
from backcare_desktop.ui.prompts import Prompts
from backcare_desktop.ui.shelf import Shelf
from backcare_desktop.ui.tray import Tray
from backcare_desktop.ui.trayicon import Glyph
from backcare_desktop.ui.windows import Windows

if TYPE_CHECKING:
    from backcare_desktop.core.pack.screen import PackView
    from backcare_desktop.system.standing_notice import StandingNotice
    from backcare_desktop.ui.pack.card import PackCards

TIDY_AFTER_MS = 1000
"""After the last window or a prompt was closed; Qt has destroyed it by then."""


class Display:
    """Owns everything visible. ``tray_changed`` is called when a tray is found, comes or goes."""

    def __init__(self, qt: QApplication, emit: Emit, shelf: Shelf, material: Material, quiet_keys: QuietKeys) -> None:
        self._qt = qt
        self._settings = shelf.settings
        settings = shelf.settings()
        self._trays = TrayWatch()
        self._colours: ColorScheme | None = None
        self._motion = Motion()
        self._tray = Tray(emit, settings.rules.reminders, Glyph(settings["look.tray_icon"]))
        self.windows = Windows(emit, shelf, self._look)
        self.prompts = Prompts(
            emit, material, quiet_keys=quiet_keys, manner=self._manner, level=self._level, tells=self._notification
        )
        self._standing_notice: StandingNotice | None = None
        self._question: QWidget | None = None
        self._emit = emit
        self._pack_cards: PackCards | None = None
        self._tray_changed: Callable[[TrayKind], None] = lambda _kind: None
        self._tidy = QTimer(singleShot=True, interval=TIDY_AFTER_MS)
        self._tidy.timeout.connect(self._rest)
        qt.lastWindowClosed.connect(self._tidy.start)
        self._had_prompt = False
        self._is_styled = False

    def start(self, view: View, tray_changed: Callable[[TrayKind], None]) -> None:
        """Show the first view, and look for a tray."""
        self._tray_changed = tray_changed
        self._tray.render(view)
        self._trays.start(self._tray.host_came, self._on_tray)
        # Asked early, so that the first notice of the day is right; but no portal is started for an app at rest.
        self._motion.start(lambda _is_still: self.windows.settings_changed(self._settings()), may_start_portal=False)

    def close(self) -> None:
        """Take everything off the screen."""
        self._qt.lastWindowClosed.disconnect(self._tidy.start)
        self._tidy.stop()
        self.prompts.close()
        if self._standing_notice is not None:
            self._standing_notice.close()
        if self._pack_cards is not None:
            self._pack_cards.close()
        self.windows.close_all()
        self._trays.stop()
        self._tray.close()
        self._motion.stop()
        if self._colours is not None:
            self._colours.stop()

    def render(self, view: View) -> None:
        """Show this view everywhere."""
        self.prompts.render(view)
        self._tray.render(view)
        self.windows.render(view)
        had_prompt, self._had_prompt = self._had_prompt, view.prompt is not None
        if had_prompt and not self._had_prompt:
            self._tidy.start()

    def shows_countdown(self, view: View) -> bool:
        """Whether a time that runs is to be seen, so that it must be brought up to date every second."""
        return (view.prompt is not None and self.prompts.shows_time) or self.windows.is_open(Page.STATUS)

    def take_over(self, settings: Settings) -> None:
        """Heed changed settings at once."""
        self._tray.offer(settings.rules.reminders)
        self._tray.wear(Glyph(settings["look.tray_icon"]))
        self.windows.settings_changed(settings)
        self._restyle()

    def ask(
        self, title: str, words: str, choices: Sequence[tuple[str, Callable[[], object]]], *, for_s: float | None = None
    ) -> None:
        """Ask something in the corner; any answer closes it, and after ``for_s`` it goes by itself (None: never)."""
        from backcare_desktop.ui.question import Question

        self._question = question = Question(self._emit, (title, words), choices, self._manner())
        if for_s is not None:
            question.pass_after(for_s)
        question.open()

    def show_pack(self, view: PackView) -> None:
        """Show where the warm and cold timer is: above everything when the person must be reached."""
        self.windows.render_pack(view)
        if self._pack_cards is None:
            if not view.asks:
                return
            from backcare_desktop.ui.pack.card import PackCards

            self._pack_cards = PackCards(self._emit, self._manner)
        self._pack_cards.become(view, is_seen=self.windows.is_in_front(Page.PACK))

    @property
    def shows_pack(self) -> bool:
        """Whether the warm and cold timer is on screen."""
        has_card = self._pack_cards is not None and self._pack_cards.card is not None
        return has_card or self.windows.is_open(Page.PACK)

    @property
    def is_still(self) -> bool:
        """Whether nothing may move: the person's choice, else what the desktop asks for."""
        match self._settings()["look.motion"]:
            case "none":
                return True
            case "calm":
                return False
        return self._motion.is_still

    @property
    def has_tray(self) -> bool:
        """Whether there is a tray for the icon."""
        return self._trays.kind is not TrayKind.NONE

    def _rest(self) -> None:
        """Give back what only windows need: their style, kept pictures, unused pages. The next one is styled anew."""
        from PySide6.QtGui import QPixmapCache

        is_seen = any(widget.isVisible() for widget in self._qt.topLevelWidgets())
        if self._is_styled and not is_seen and self._trays.kind is not TrayKind.XEMBED:
            self._is_styled = False
            self._qt.setStyleSheet("")
            QPixmapCache.clear()
        give_back()

    def _on_tray(self, kind: TrayKind) -> None:
        if kind is TrayKind.XEMBED:
            self._look()  # its menu is painted by Qt
        if kind is not TrayKind.NONE:
            self._tray.show()
        self._tray_changed(kind)

    def _manner(self) -> Manner:
        self._look()
        settings = self._settings()
        return Manner(
            Corner(settings["look.notice_corner"]),
            self.is_still,
            settings["look.break_text"],
            Screens(settings["look.screens"]),
            has_edge=settings["look.nearing"],
        )

    def _level(self, reminder_id: str) -> Level:
        """How the person wants this reminder shown at most; one that is no more, as ever."""
        return Level(self._settings().values.get(level_key(reminder_id), Level.USUAL))

    def _notification(self) -> StandingNotice:
        from backcare_desktop.system.standing_notice import StandingNotice

        if self._standing_notice is None:
            self._standing_notice = StandingNotice()
        return self._standing_notice

    def _look(self) -> None:
        """Apply the look before the first window is shown; the resting app never needs it."""
        if self._colours is None:
            self._colours = ColorScheme()
            self._colours.start(lambda _scheme: self._restyle())
            self._motion.ask()
        if not self._is_styled:
            self._apply()

    def _restyle(self) -> None:
        if self._is_styled:
            self._apply()

    def _apply(self) -> None:
        from backcare_desktop.ui import theme, tones

        self._is_styled = True
        settings = self._settings()
        wish, text_scale = self._colours, settings["look.text_size"] / 100
        contrast, accent = settings["look.contrast"], settings["look.accent"]
        if contrast == "system" and wish is not None and wish.is_high_contrast:
            contrast = "high"
        own = wish.accent if accent == "system" and wish is not None else tones.ACCENTS.get(accent, "")
        theme.apply(self._qt, self._scheme(settings["look.theme"]), text_scale, contrast=contrast, accent=own)

    def _scheme(self, chosen: Literal["system", "light", "dark"]) -> Literal["system", "light", "dark"]:
        """The person's choice, else what the desktop's portal says, else what Qt finds."""
        wish = self._colours.scheme if self._colours is not None else Scheme.ANY
        if chosen != "system" or wish is Scheme.ANY:
            return chosen
        return "dark" if wish is Scheme.DARK else "light"

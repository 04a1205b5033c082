"""Which prompt window exists: decided by ``View.prompt`` alone. The windows' code is loaded when first shown."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING, cast

from backcare_desktop.core.commands import Emit, Reply
from backcare_desktop.core.level import Level
from backcare_desktop.core.rules import Presentation
from backcare_desktop.core.view import PromptView, View
from backcare_desktop.ui.material import Manner, Material, QuietKeys

if TYPE_CHECKING:
    from backcare_desktop.ui.card import Card
    from backcare_desktop.ui.corner import CornerWindow
    from backcare_desktop.ui.curtains import Covers
    from backcare_desktop.ui.nearing import Nearing
    from backcare_desktop.ui.promptmaker import Maker
    from backcare_desktop.ui.told import Tells, Told


class Form(StrEnum):
    """The kind of window that shows a prompt; TOLD is the desktop's own notification."""

    TOLD = "told"
    NOTICE = "notice"
    CARD = "card"
    SMALL = "small"
    BREAK = "break"
    PLAYER = "player"

    @property
    def is_whole(self) -> bool:
        """Whether the moves are shown: a break or a warm-up."""
        return self in (Form.BREAK, Form.PLAYER)


def form_of(prompt: PromptView, level: Level = Level.USUAL) -> Form | None:
    """The window for this prompt; None for what the tray icon shows alone."""
    if prompt.is_break and (prompt.presentation is Presentation.PLAYER or not level.is_low):
        return Form.PLAYER if prompt.presentation is Presentation.PLAYER else Form.BREAK
    match level, prompt.presentation:
        case (Level.BADGE, _) | (Level.USUAL, Presentation.BADGE):
            return None
        case Level.NOTIFICATION, _:
            return Form.TOLD
    if prompt.is_break:
        return Form.SMALL
    return Form.CARD if prompt.presentation is Presentation.CARD else Form.NOTICE


Shown = tuple[int, Form, Level]
"""What is on screen: the number of the prompt, its kind of window, and how much room that takes."""


class Prompts:
    """Opens, paints and destroys the prompt windows. ``on_painted`` is called after a window's first paint.

    ``level``: how the person wants a reminder shown at most. ``tells``: the desktop's notification, None without.
    """

    def __init__(
        self,
        emit: Emit,
        material: Material,
        *,
        quiet_keys: QuietKeys = lambda: None,
        manner: Callable[[], Manner] = Manner,
        level: Callable[[str], Level] = lambda _reminder: Level.USUAL,
        tells: Callable[[], Tells | None] = lambda: None,
    ) -> None:
        self.on_painted: Callable[[], None] = lambda: None
        self._emit = emit
        self._material = material
        self._quiet_keys = quiet_keys
        self._manner = manner
        self._level = level
        self._tells = tells
        self._made: Maker | None = None
        self._shown: Shown | None = None
        self._window: CornerWindow | Covers | Told | None = None
        self._nearing: Nearing | None = None
        self._view: View | None = None
        self._small: int | None = None
        self._whole: int | None = None
        self._is_silent: int | None = None
        """The prompts, by number, that were made smaller or whole, or that no notification can tell of."""

    def render(self, view: View) -> None:
        """Show the prompt of this state, and nothing of the one before."""
        self._view = view
        wanted = self._wanted(view.prompt)
        if wanted == self._shown:
            if view.prompt is not None and self._window is not None:
                self._window.show_state(view)
                self._near(view.prompt)
        else:
            self._change(wanted, view)
        if self._wanted(view.prompt) != wanted:  # it turned out that it cannot be shown so
            self.render(view)

    def close(self) -> None:
        """Destroy what is shown."""
        window, self._window, self._shown = self._window, None, None
        if window is not None:
            window.end()
        if self._made is not None:
            self._made.get_ready(is_wanted=False)
        if self._nearing is not None:
            self._nearing.end()
            self._nearing = None

    @property
    def covers(self) -> bool:
        """Whether a break lies over the desktop."""
        return self._shown is not None and self._shown[1].is_whole

    @property
    def shows_time(self) -> bool:
        """Whether a window of ours shows a time that runs."""
        return self._shown is not None and self._shown[1] is not Form.TOLD

    def show_small(self, number: int) -> None:
        """Show the break of this number beside the work from now on: it went on without a window to see."""
        self._small = number
        self._whole = None

    def show_moves(self) -> bool:
        """Show the moves of the break that runs, where it is shown without them; False if none runs."""
        if self._view is None or self._view.prompt is None or not self._view.prompt.is_break:
            return False
        self.show_whole(self._view.prompt.number)
        self.render(self._view)
        return True

    def answer(self, reply: Reply) -> str | None:
        """Answer the question of the card on screen; what stands on the card then, None if no card asks."""
        if self._shown is None or self._shown[1] is not Form.CARD:
            return None
        return cast("Card", self._window).answer(reply)

    def show_whole(self, number: int) -> None:
        """The person asked for this break: show its moves, though the settings leave them out."""
        self._small = None
        self._whole = number

    # ---- what is to be shown

    def _wanted(self, prompt: PromptView | None) -> Shown | None:
        if prompt is None:
            return None
        level = self._level_of(prompt)
        form = Form.SMALL if prompt.is_break and prompt.number == self._small else form_of(prompt, level)
        return None if form is None else (prompt.number, form, level)

    def _level_of(self, prompt: PromptView) -> Level:
        level = self._level(prompt.reminder)
        if level.is_low and prompt.is_break and prompt.number == self._whole:
            return Level.WINDOW
        return Level.NOTICE if level is Level.NOTIFICATION and prompt.number == self._is_silent else level

    def _becomes_break(self, prompt: PromptView) -> bool:
        """Whether a notice is on screen that becomes a break by itself, with its moves."""
        is_notice = self._shown is not None and self._shown[1] is Form.NOTICE
        return is_notice and prompt.presentation is Presentation.WINDOW and not self._level_of(prompt).is_low

    # ---- showing it

    def _change(self, wanted: Shown | None, view: View) -> None:
        """Something else from now on. A notice is seen until its break is, which grows out of it."""
        was, before = self._shown, self._window
        notice = (
            before if was and wanted and wanted[1].is_whole and (was[0], was[1]) == (wanted[0], Form.NOTICE) else None
        )
        if notice is None:
            self.close()
        if wanted is None or view.prompt is None:
            return
        window = self._open(wanted, view, None if notice is None else cast("CornerWindow", notice))
        if notice is not None:
            self.close()
        self._window, self._shown = window, wanted
        self._maker.get_ready(is_wanted=self._becomes_break(view.prompt))

    def _open(self, wanted: Shown, view: View, notice: CornerWindow | None) -> CornerWindow | Covers | Told:
        prompt = view.prompt
        assert prompt is not None
        if not wanted[1].is_whole:
            return self._open_small(wanted[1], prompt, view)
        try:
            covers = self._maker.whole(prompt, is_window=wanted[2] is Level.WINDOW)
        except Exception:  # a mistake of ours: the break goes on, and can be left
            self.show_small(prompt.number)
            raise
        covers.painted.connect(self._painted)
        covers.stalled.connect(lambda: self.show_small(prompt.number))
        covers.show_state(view)
        covers.open(None if notice is None else notice.geometry(), is_still=self._manner().is_still)
        return covers

    def _open_small(self, form: Form, prompt: PromptView, view: View) -> CornerWindow | Told:
        window: CornerWindow | Told
        match form:
            case Form.TOLD:
                return self._tell(prompt, view)
            case Form.CARD:
                window = self._maker.card(prompt)
            case Form.SMALL:
                window = self._maker.small(self.show_moves)
            case _:
                window = self._maker.notice(prompt)
        window.painted.connect(self._painted)
        window.show_state(view)
        window.open()
        return window

    def _tell(self, prompt: PromptView, view: View) -> Told:
        from backcare_desktop.ui.told import Told

        told = Told(self._emit, self._tells())
        told.show_state(view)
        if not told.is_heard:
            self._is_silent = prompt.number
        return told

    def _near(self, prompt: PromptView) -> None:
        """Tell by the screen's edge that the break comes soon by itself."""
        if self._nearing is None:
            if not self._becomes_break(prompt):
                return
            manner = self._manner()
            if manner.is_still or not manner.has_edge:
                return
            from backcare_desktop.ui.nearing import Nearing

            self._nearing = Nearing(manner.screens)
        self._nearing.show(prompt.left_s)

    @property
    def _maker(self) -> Maker:
        if self._made is None:
            from backcare_desktop.ui.promptmaker import Maker

            self._made = Maker(self._emit, self._material, quiet_keys=self._quiet_keys, manner=self._manner)
        return self._made

    def _painted(self) -> None:
        self.on_painted()

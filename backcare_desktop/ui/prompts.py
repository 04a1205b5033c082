"""Which prompt window exists: decided by ``View.prompt`` alone. The windows' code is loaded when first shown."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum
from typing import TYPE_CHECKING

from backcare_desktop.core.commands import Emit
from backcare_desktop.core.present import PromptView, View
from backcare_desktop.core.rules import Presentation
from backcare_desktop.ui.material import Manner, Material, QuietKeys

if TYPE_CHECKING:
    from backcare_desktop.ui.cover import Stage
    from backcare_desktop.ui.curtains import Covers
    from backcare_desktop.ui.overlay import CornerWindow


class Form(StrEnum):
    """The kind of window that shows a prompt."""

    NOTICE = "notice"
    CARD = "card"
    BREAK = "break"
    PLAYER = "player"


def form_of(prompt: PromptView) -> Form | None:
    """The window for this prompt; None for a badge, which the tray icon shows alone."""
    match prompt.presentation, prompt.is_break:
        case Presentation.WINDOW, True:
            return Form.BREAK
        case Presentation.PLAYER, True:
            return Form.PLAYER
        case Presentation.BADGE, _:
            return None
        case Presentation.CARD, _:
            return Form.CARD
        case _:
            return Form.NOTICE


class Prompts:
    """Opens, paints and destroys the prompt windows. ``on_painted`` is called after a window's first paint."""

    def __init__(
        self,
        emit: Emit,
        material: Material,
        *,
        quiet_keys: QuietKeys = lambda: None,
        manner: Callable[[], Manner] = Manner,
    ) -> None:
        self.on_painted: Callable[[], None] = lambda: None
        self._emit = emit
        self._material = material
        self._quiet_keys = quiet_keys
        self._manner = manner
        self._shown: tuple[int, Form] | None = None
        self._window: CornerWindow | Covers | None = None

    def render(self, view: View) -> None:
        """Show the prompt of this state, and nothing of the one before."""
        prompt = view.prompt
        form = None if prompt is None else form_of(prompt)
        wanted = None if prompt is None or form is None else (prompt.number, form)
        if wanted != self._shown:
            self.close()
        if prompt is None or form is None:
            return
        if self._window is None:
            self._shown = wanted
            self._window = self._build(form, prompt)
            self._window.show_state(view)
            self._window.open()
        else:
            self._window.show_state(view)

    def close(self) -> None:
        """Destroy what is shown."""
        window, self._window, self._shown = self._window, None, None
        if window is not None:
            window.end()

    def _build(self, form: Form, prompt: PromptView) -> CornerWindow | Covers:
        window = self._corner(form, prompt) if form in (Form.NOTICE, Form.CARD) else self._covers(form, prompt)
        window.painted.connect(self._painted)
        return window

    def _corner(self, form: Form, prompt: PromptView) -> CornerWindow:
        if form is Form.CARD:
            from backcare_desktop.ui.card import Card

            return Card(self._emit, self._material.card(prompt), self._manner())
        from backcare_desktop.ui.notice import Notice

        return Notice(self._emit, self._manner(), self._ahead(prompt))

    def _ahead(self, prompt: PromptView) -> str | None:
        """The entry of the guide that tells what comes in a warm-up."""
        if prompt.presentation is not Presentation.PLAYER:
            return None
        from backcare_desktop.ui.walk import plan_for

        return plan_for(self._material.warm_ups(), prompt.lasts_s).id

    def _covers(self, form: Form, prompt: PromptView) -> Covers:
        from backcare_desktop.ui.curtains import Covers
        from backcare_desktop.ui.ownfigure import PicturedFigure

        manner, material, is_player = self._manner(), self._material, form is Form.PLAYER
        figure = PicturedFigure(material.figures(), material.picture, is_still=manner.is_still, is_paced=not is_player)
        stage: Stage
        if is_player:
            from backcare_desktop.ui.player import Player
            from backcare_desktop.ui.walk import plan_for

            plan = plan_for(material.warm_ups(), prompt.total_s)
            stage = Player(self._emit, plan, material, self._quiet_keys, figure)
        else:
            from backcare_desktop.ui.breakwindow import BreakWindow

            stage = BreakWindow(self._emit, material.moves(prompt), material, self._quiet_keys, figure=figure)
        stage.show_text(manner.text_percent)
        return Covers(stage)

    def _painted(self) -> None:
        self.on_painted()

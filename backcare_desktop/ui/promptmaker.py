"""Makes the windows of prompts, each loaded when first wanted."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Final

from PySide6.QtCore import QTimer

from backcare_desktop.core.commands import Emit
from backcare_desktop.core.rules import Presentation
from backcare_desktop.core.view import PromptView
from backcare_desktop.ui.material import Manner, Material, QuietKeys

if TYPE_CHECKING:
    from backcare_desktop.ui.corner import CornerWindow
    from backcare_desktop.ui.cover import Stage
    from backcare_desktop.ui.curtains import Covers

READY_AFTER_MS: Final = 400
"""The notice has appeared by then."""


class Maker:
    """Knows what each window is made of."""

    def __init__(self, emit: Emit, material: Material, *, quiet_keys: QuietKeys, manner: Callable[[], Manner]) -> None:
        self._emit = emit
        self._material = material
        self._quiet_keys = quiet_keys
        self._manner = manner
        self._ready = QTimer(singleShot=True, interval=READY_AFTER_MS)
        self._ready.timeout.connect(self._load_break)

    def card(self, prompt: PromptView) -> CornerWindow:
        """The card of a light prompt."""
        from backcare_desktop.ui.card import Card

        return Card(self._emit, self._material.card(prompt), self._manner())

    def notice(self, prompt: PromptView) -> CornerWindow:
        """The small window before a break."""
        from backcare_desktop.ui.notice import Notice

        return Notice(self._emit, self._manner(), self._ahead(prompt))

    def small(self, show_moves: Callable[[], object]) -> CornerWindow:
        """A break beside the work."""
        from backcare_desktop.ui.breaks.small import SmallBreak

        return SmallBreak(self._emit, self._manner(), show_moves)

    def whole(self, prompt: PromptView, *, is_window: bool) -> Covers:
        """A break or a warm-up with its moves."""
        from backcare_desktop.ui.curtains import Covers
        from backcare_desktop.ui.own.figure import PicturedFigure

        manner, material, is_player = self._manner(), self._material, prompt.presentation is Presentation.PLAYER
        figure = PicturedFigure(material.figures(), material.picture, is_still=manner.is_still, is_paced=not is_player)
        stage: Stage
        if is_player:
            from backcare_desktop.ui.player.player import Player
            from backcare_desktop.ui.walk import plan_for

            plan = plan_for(material.warm_ups(), prompt.total_s)
            stage = Player(self._emit, plan, material, self._quiet_keys, figure=figure)
        else:
            from backcare_desktop.ui.breaks.window import BreakWindow

            stage = BreakWindow(self._emit, material.moves(prompt), material, self._quiet_keys, figure=figure)
        stage.show_text(manner.text_percent)
        return Covers(stage, screens=manner.screens, is_window=is_window)

    def get_ready(self, *, is_wanted: bool) -> None:
        """Load soon what a break needs, while its notice stands, so that it is there at once; or not any more."""
        if is_wanted:
            self._ready.start()
        else:
            self._ready.stop()

    def _ahead(self, prompt: PromptView) -> str | None:
        """The entry of the guide that tells what comes in a warm-up."""
        if prompt.presentation is not Presentation.PLAYER:
            return None
        from backcare_desktop.ui.walk import plan_for

        return plan_for(self._material.warm_ups(), prompt.lasts_s).id

    def _load_break(self) -> None:
        import backcare_desktop.ui.breaks.window
        import backcare_desktop.ui.curtains
        import backcare_desktop.ui.own.figure  # noqa: F401 - they are only to be there

        self._material.figures()
        self._material.texts()
        self._material.exercise("")

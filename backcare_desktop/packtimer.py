"""The warm and cold timer of the running app: keeps its state over restarts, sounds its alarm, shows where it is.

Nothing holds it back: no hold, no pause, no quiet gap, no sound limit. Its own code is loaded when first needed.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from math import inf
from typing import TYPE_CHECKING, Protocol

from backcare_desktop.core.commands import PackAction
from backcare_desktop.core.events import Moment
from backcare_desktop.core.view import View
from backcare_desktop.store import logs
from backcare_desktop.store.memory import Memory

if TYPE_CHECKING:
    from backcare_desktop.core.pack.packs import HeatCold
    from backcare_desktop.core.pack.screen import PackView
    from backcare_desktop.core.pack.state import State

KEY = "pack"
WHY_AWAKE = "Warm or cold timer"


class PackCues(Protocol):
    """What is heard of it, and the screen that stays awake meanwhile."""

    def alarm(self) -> None:
        """Sound the alarm; always heard."""

    def ask(self) -> None:
        """Something is asked; heard when the person wants tones."""

    def tell(self, text: str) -> None:
        """Say this aloud, when the person wants steps spoken."""

    def stay_awake(self, why: str) -> None:
        """Keep the screen awake."""

    def let_sleep(self, why: str) -> None:
        """Let it sleep again."""


class PackScreens(Protocol):
    """Where the timer is seen."""

    def show_pack(self, view: PackView) -> None:
        """Show this state, over everything when the person must be reached."""

    @property
    def shows_pack(self) -> bool:
        """Whether it is on screen now."""


class PackTimer:
    """``beat`` lets time pass; ``do`` carries out what the person chose, by ``post``, which beats at once."""

    def __init__(
        self,
        memory: Memory,
        cues: PackCues,
        heat_cold: Callable[[], HeatCold],
        post: Callable[[], object],
    ) -> None:
        self._memory = memory
        self._cues = cues
        self._heat_cold = heat_cold
        self._post = post
        self._state: State | None = None
        self._is_read = False
        self._screen = ""
        self._wanted: list[PackAction] = []
        self._fitted = False
        self._at: Moment | None = None
        self._line = ""
        self.screens: PackScreens | None = None
        self.deadline_s = inf
        """When it must be beaten next, on the boot clock."""

    def do(self, action: PackAction) -> bool:
        """Carry this out; whether it fitted the screen."""
        self._fitted = False
        self._wanted.append(action)
        self._post()
        return self._fitted

    @property
    def shows_countdown(self) -> bool:
        """Whether a time of it that runs is to be seen."""
        return self.deadline_s < inf and self.screens is not None and self.screens.shows_pack

    def beat(self, at: Moment) -> bool:
        """Let time pass until now, and do what was asked for; whether something else is to be said of it now."""
        if self._state is None and not self._read(at):
            return False
        self._at = at
        self._step(at, None)
        wanted, self._wanted = self._wanted, []
        for action in wanted:
            self._fitted = self._step(at, action)
        self._show()
        before, self._line = self._line, self._say(at)
        return self._line != before

    def said(self, view: View) -> View:
        """The view, saying which pack is on or must come off: it is never forgotten."""
        if not self._line:
            return view
        first, *rest = view.tooltip.split("\n")
        return replace(view, pack=self._line, tooltip="\n".join((first, self._line, *rest)))

    def view(self) -> PackView:
        """What it shows since the last beat; for a window that opens after ``do``."""
        from backcare_desktop.core.pack import view as packview

        assert self._state is not None
        assert self._at is not None
        return packview.view(self._state, self._at, self._heat_cold())

    # ---- its state

    def _read(self, at: Moment) -> bool:
        """Take up what was kept; only when a pack may be on, or the person wants the timer."""
        if self._is_read and not self._wanted:
            return False
        self._is_read = True
        kept = self._memory.get(KEY)
        is_kept = isinstance(kept, dict)
        if not self._wanted and not (is_kept and kept.get("is_on")):
            return False
        from backcare_desktop.core.pack import heatcold
        from backcare_desktop.core.pack.state import State
        from backcare_desktop.store.saved_state import load_as

        self._state = State()
        if is_kept:
            loaded = load_as(State, str(kept.get("state", "")))
            for left_out in loaded.left_out:
                logs.warn("warm or cold timer: %s", left_out)
            if loaded.state is not None:
                self._state = heatcold.wake(loaded.state, at)
        return True

    def _step(self, at: Moment, action: PackAction | None) -> bool:
        """Let time pass, do this; whether anything changed."""
        from backcare_desktop.core.pack import heatcold
        from backcare_desktop.core.pack.state import Effect

        assert self._state is not None
        before = self._state
        self._state, effects = heatcold.step(before, at, action, self._heat_cold().presets if action else ())
        self.deadline_s = heatcold.next_deadline(self._state)
        if self._state != before:
            self._keep()
        if Effect.ASK in effects:
            self._cues.ask()
        if Effect.ALARM in effects:
            self._cues.alarm()
        if heatcold.keeps_awake(self._state):
            self._cues.stay_awake(WHY_AWAKE)
        elif heatcold.keeps_awake(before):
            self._cues.let_sleep(WHY_AWAKE)
        return self._state != before

    def _keep(self) -> None:
        from backcare_desktop.core.pack import heatcold
        from backcare_desktop.core.pack.state import Ready
        from backcare_desktop.store.saved_state import dump

        assert self._state is not None
        kept = heatcold.kept(self._state)
        self._memory.put(KEY, {"is_on": not isinstance(kept.phase, Ready), "state": dump(kept)})

    # ---- where it is seen

    def _say(self, at: Moment) -> str:
        from backcare_desktop.core.pack.line import line
        from backcare_desktop.core.pack.state import Ready

        assert self._state is not None
        return "" if isinstance(self._state.phase, Ready) else line(self._state, at, self._heat_cold())

    def _show(self) -> None:
        from backcare_desktop.core.pack import heatcold

        assert self._state is not None
        if self.screens is None or not (self.screens.shows_pack or heatcold.asks(self._state)):
            return
        view = self.view()
        self.screens.show_pack(view)
        if view.screen != self._screen and view.asks:
            self._cues.tell(view.headline)
        self._screen = view.screen

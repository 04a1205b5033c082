"""Keeps the engine's state on disk while the app runs, so that a restart goes on from it (R14)."""

from __future__ import annotations

from collections.abc import Sequence
from math import inf

from backcare_desktop.core.events import Event, Happened
from backcare_desktop.core.model import State
from backcare_desktop.heartbeat import Heartbeat
from backcare_desktop.ports import Clock
from backcare_desktop.recorder import Recorder
from backcare_desktop.store import kept_state
from backcare_desktop.store.kept_state import Kept
from backcare_desktop.store.memory import Memory

SAVE_EVERY_S = 60.0
"""The state is saved at every change, and else this often at most."""


class Keeper:
    """Saves the state together with the boot clock that it goes by and with what the recorder has begun."""

    def __init__(self, memory: Memory, clock: Clock, heart: Heartbeat, recorder: Recorder) -> None:
        self._memory = memory
        self._clock = clock
        self._heart = heart
        self._recorder = recorder
        self._saved_s = -inf

    def take_up(self) -> State | None:
        """The state that was saved last, with clock and recorder going on from it; None: there is none."""
        kept = kept_state.restore(self._memory, self._clock)
        if kept is None:
            return None
        self._heart.ahead_s = kept.ahead_s
        self._recorder.take_up(kept.diary)
        return kept.state

    def heed(self, state: State, events: Sequence[Event], told: Sequence[Happened]) -> None:
        """Take note of one step of the engine: save what changed."""
        changed = state.changed_s >= state.boot_s and not self._recorder.is_no_news(events, told)
        waited = state.boot_s - self._saved_s >= SAVE_EVERY_S and not self._recorder.is_idle
        if changed or waited:
            self.save(state)

    def save(self, state: State) -> None:
        """Save it now."""
        self._saved_s = state.boot_s
        kept_state.keep(self._memory, Kept(state, self._heart.ahead_s, self._recorder.text()), self._clock)

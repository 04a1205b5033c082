"""Keeps the engine's state across restarts and reboots (R14)."""

from __future__ import annotations

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.model import State
from backcare_desktop.ports import Clock
from backcare_desktop.store import logs, saved_state
from backcare_desktop.store.memory import Memory

KEY = "engine"


@dataclass(frozen=True, slots=True)
class Kept:
    """A state that was saved. ``ahead_s``: what to add to the machine's boot clock, so that it goes on from it.

    ``diary``: what lasted then, as text, of the same moment.
    """

    state: State
    ahead_s: float
    diary: str = ""


def keep(memory: Memory, kept: Kept, clock: Clock) -> None:
    """Save the state, with what is needed to go on from it, in one write."""
    what = {"state": saved_state.dump(kept.state), "boot_id": clock.boot_id(), "ahead_s": kept.ahead_s}
    memory.put(KEY, what | {"diary": kept.diary})


def restore(memory: Memory, clock: Clock) -> Kept | None:
    """The state that was saved last; None when there is none that can be read.

    Within one boot the time since then is boot clock; across a reboot it is wall clock, where going backwards is 0.
    """
    remembered = memory.get(KEY)
    if not isinstance(remembered, dict):
        return None
    loaded = saved_state.load(str(remembered.get("state", "")))
    for left_out in loaded.left_out:
        logs.warn("saved state: %s", left_out)
    if loaded.state is None:
        return None
    saved, boot_s = loaded.state, clock.boot_s()
    ahead_s = remembered.get("ahead_s")
    if remembered.get("boot_id") != clock.boot_id() or not isinstance(ahead_s, (int, float)):
        ahead_s = saved.boot_s + max(0.0, clock.utc_s() - saved.utc_s) - boot_s
    return Kept(saved, max(float(ahead_s), saved.boot_s - boot_s), str(remembered.get("diary", "")))

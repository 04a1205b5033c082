"""The idle probes there are for each desktop, and the one in use."""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence

from backcare_desktop.ports import IdleProbe, InputBegan
from backcare_desktop.system.choose import Candidate, Chosen
from backcare_desktop.system.clock import boot_s

GRACE_S = 0.5


def idle_candidates(environ: Mapping[str, str] = os.environ) -> tuple[Candidate, ...]:
    """The idle probes for this session, the best first."""
    is_wayland = bool(environ.get("WAYLAND_DISPLAY")) or environ.get("XDG_SESSION_TYPE") == "wayland"
    has_x = bool(environ.get("DISPLAY"))
    no_wayland = "" if is_wayland else "this is not a Wayland session"
    no_x = "" if has_x else "there is no X server (DISPLAY is not set)"
    if is_wayland:
        # Through XWayland they would count only the input of X programs: the person would seem away while typing.
        no_x = "under Wayland an X server sees only the input of X programs"
    mutter = Candidate("GNOME idle monitor", "idle_mutter:MutterIdle")
    wayland = Candidate("Wayland idle notification", "idle_wayland:WaylandIdle", no_wayland)
    x11 = Candidate("X11 idle alarms", "idle_x11:X11Idle", no_x)
    xss = Candidate("X11 screen saver", "idle_xss:XScreenSaverIdle", no_x)
    is_gnome = "GNOME" in environ.get("XDG_CURRENT_DESKTOP", "").upper().split(":")
    if is_wayland:
        return (mutter, wayland, x11, xss) if is_gnome else (wayland, mutter, x11, xss)
    return x11, xss, mutter, wayland


class ChosenIdle(Chosen[IdleProbe]):
    """The idle probe the app uses. ProbeLost: from now on nothing is known.

    After it, the first report of a new probe says what holds then.
    """

    def __init__(self, candidates: Sequence[Candidate] | None = None) -> None:
        super().__init__("idle time", idle_candidates() if candidates is None else candidates)
        self._after_s: float | None = None

    def watch(self, after_s: float) -> None:
        """Report InputStopped once there was no input for ``after_s`` seconds; replaces the earlier time."""
        self._after_s = after_s
        if self._probe is not None:
            self._probe.watch(after_s)

    def ask(self) -> float | None:
        """Seconds since the last input; None when that is not known now."""
        return None if self._probe is None else self._probe.ask()

    def _begin(self, probe: IdleProbe) -> None:
        if self._after_s is not None:
            probe.watch(self._after_s)
            if self._owes_fact:
                self._find_fact()

    def _find_fact(self) -> None:
        """Tell what holds with the new probe, since what the old one said last may be wrong by now."""
        idle_s = self.ask()
        after_s = self._after_s or 0.0
        if idle_s is None:
            # Events only: when it has not said "stopped" after the watched time, then there was input.
            self._fact_at_s = boot_s() + after_s + GRACE_S
            self._arm()
        elif idle_s < after_s:
            self._miss_fact()

    def _miss_fact(self) -> None:
        self._owes_fact, self._fact_at_s = False, None
        if self._report is not None:
            self._report(InputBegan())

"""The idle probes there are for each desktop, and the one in use."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping, Sequence

from PySide6.QtCore import QTimer

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ports import IdleAnswer, IdleProbe, IdleReport, InputBegan, InputStopped
from backcare_desktop.system.candidates import Candidate
from backcare_desktop.system.choose import FIRST_RETRY_S, Chosen
from backcare_desktop.system.clock import boot_s

GRACE_S = 0.5
LATE_S, SLACK_S = 6.0, 1.0
"""So long after input to our own windows every probe knows of it (some look only every 5 s), and so exactly."""
CHECK_S, SOON_CHECK_S, ZERO_LOOK_S = 600.0, 60.0, 1.0
FRESH_S = 1.0
"""So long an answer says something of now."""
ZEROS = 30
"""No hand, and no mouse that tells a thousand times a second, has input in each of so many moments."""
MISSES_INPUT, ALWAYS_ZERO = "it missed keys that came to our own windows", "it says “input just now” all the time"


def idle_candidates(environ: Mapping[str, str] = os.environ, platform: str = sys.platform) -> tuple[Candidate, ...]:
    """The idle probes for this session, the best first."""
    if platform == "win32":
        return (Candidate("last input in Windows (written from documentation, not run)", "windows.idle:WindowsIdle"),)
    if platform == "darwin":
        return (Candidate("macOS input time (written from documentation, not run)", "macos.idle:MacIdle"),)
    is_wayland = bool(environ.get("WAYLAND_DISPLAY")) or environ.get("XDG_SESSION_TYPE") == "wayland"
    has_x = bool(environ.get("DISPLAY"))
    no_wayland = "" if is_wayland else "this is not a Wayland session"
    no_x = "" if has_x else "there is no X server (DISPLAY is not set)"
    if is_wayland:
        # Through XWayland they would count only the input of X programs: the person would seem away while typing.
        no_x = "under Wayland an X server sees only the input of X programs"
    mutter = Candidate("GNOME idle monitor", "idle.mutter:MutterIdle")
    wayland = Candidate("Wayland idle notification", "idle.wayland:WaylandIdle", no_wayland)
    x11 = Candidate("X11 idle alarms", "idle.x11:X11Idle", no_x)
    xss = Candidate("X11 screen saver", "idle.xss:XScreenSaverIdle", no_x)
    is_gnome = "GNOME" in environ.get("XDG_CURRENT_DESKTOP", "").upper().split(":")
    if is_wayland:
        return (mutter, wayland, x11, xss) if is_gnome else (wayland, mutter, x11, xss)
    return x11, xss, mutter, wayland


@dataclass(frozen=True, slots=True)
class Pace:
    """How soon it is looked whether a probe is right, and another is tried; in seconds."""

    first_retry_s: float = FIRST_RETRY_S
    grace_s: float = GRACE_S
    late_s: float = LATE_S
    slack_s: float = SLACK_S
    check_s: float = CHECK_S
    soon_check_s: float = SOON_CHECK_S
    zero_look_s: float = ZERO_LOOK_S


class ChosenIdle(Chosen[IdleProbe]):
    """The idle probe the app uses. ProbeLost: from now on nothing is known.

    After it, the first report of a new probe says what holds then. A probe that is wrong counts as lost: one that
    misses what our own windows get, and one that always says 0.
    """

    def __init__(self, candidates: Sequence[Candidate] | None = None, pace: Pace | None = None) -> None:
        self._pace = pace or Pace()
        found = idle_candidates() if candidates is None else candidates
        super().__init__("idle time", found, first_retry_s=self._pace.first_retry_s)
        self._after_s: float | None = None
        self._stopped_at_s: float | None = None
        """Since when the probe says that input has stopped; None while it says that there is input."""
        self._own_input_at_s = 0.0
        self._askers: list[IdleAnswer] = []
        """Who asked while the probe was on trial."""
        self._heard: tuple[float, float | None] = 0.0, None
        """When a probe answered last, and what."""
        self._zeros = 0
        self._check_s = self._pace.check_s
        self._compare = QTimer(singleShot=True)
        self._compare.timeout.connect(self._compare_with_own_input)
        self._check = QTimer(singleShot=True)
        self._check.timeout.connect(self._check_for_zeros)

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        self._compare.stop()
        self._check.stop()
        self._askers = []
        super().stop()

    def watch(self, after_s: float) -> None:
        """Report InputStopped once there was no input for ``after_s`` seconds; replaces the earlier time."""
        self._after_s = after_s
        if self._probe is not None:
            self._probe.watch(after_s)

    def ask(self, answer: IdleAnswer) -> None:
        """Have the seconds since the last input told; None when that is not known now.

        Without effect when the probe is lost before it answers, as that is reported.
        """
        if self._probe is not None:
            self._ask(answer)
        elif self._trial is not None:
            self._askers.append(answer)
        else:
            answer(None)

    def quiet_s(self) -> float | None:
        """Seconds without input as told a moment ago, for who looks several times a second; None: it was not asked.

        Each look has it asked anew.
        """
        self._ask(lambda _idle_s: None)
        at_s, idle_s = self._heard
        return idle_s if boot_s() - at_s < FRESH_S else None

    def _ask(self, answer: IdleAnswer) -> None:
        """Ask the probe in use; what it answers after its loss is nothing."""
        probe = self._probe

        def hear(idle_s: float | None) -> None:
            if probe is self._probe:
                self._heard = boot_s(), idle_s
                answer(idle_s)

        if probe is not None:
            probe.ask(hear)

    # --- is it right?

    def saw_input(self) -> None:
        """One of our own windows got a key just now: the probe must know of it soon."""
        self._own_input_at_s = boot_s()
        if self._probe is not None and not self._compare.isActive():
            self._compare.start(round(self._pace.late_s * 1000))

    def _compare_with_own_input(self) -> None:
        self._ask(self._compare_with)

    def _compare_with(self, idle_s: float | None) -> None:
        is_longer = idle_s is not None and idle_s > boot_s() - self._own_input_at_s + self._pace.slack_s
        if is_longer or (self._stopped_at_s is not None and self._stopped_at_s < self._own_input_at_s):
            self._distrust(MISSES_INPUT)

    def _check_for_zeros(self) -> None:
        self._ask(self._check_for_zero)

    def _check_for_zero(self, idle_s: float | None) -> None:
        self._zeros = self._zeros + 1 if idle_s == 0.0 else 0
        if self._zeros >= ZEROS:
            self._distrust(ALWAYS_ZERO)
        else:
            self._check.start(round((self._pace.zero_look_s if self._zeros else self._check_s) * 1000))

    def _distrust(self, why: str) -> None:
        self._check_s = self._pace.soon_check_s
        self._on_lost(why, is_wrong=True)

    # --- who tells

    def _on_report(self, probe: IdleProbe, report: IdleReport) -> None:
        if probe is self._probe:
            is_stopped = isinstance(report, InputStopped)
            self._stopped_at_s = (self._stopped_at_s or boot_s()) if is_stopped else None
        super()._on_report(probe, report)

    def _test(self, probe: IdleProbe) -> None:
        def on_first_word(_idle_s: float | None) -> None:
            if probe is self._trial:
                self._promote()

        probe.ask(on_first_word)

    def _begin(self, probe: IdleProbe) -> None:
        self._stopped_at_s, self._zeros = None, 0
        self._compare.stop()
        self._check.start(round(self._check_s * 1000))
        if self._after_s is not None:
            probe.watch(self._after_s)
            if self._owes_fact:
                self._ask(self._find_fact)
        askers, self._askers = self._askers, []
        for answer in askers:
            self._ask(answer)

    def _find_fact(self, idle_s: float | None) -> None:
        """Tell what holds with the new probe, since what the old one said last may be wrong by now."""
        if not self._owes_fact:
            return
        after_s = self._after_s or 0.0
        if idle_s is None:
            # Events only: when it has not said "stopped" after the watched time, then there was input.
            self._fact_at_s = boot_s() + after_s + self._pace.grace_s
            self._arm()
        elif idle_s < after_s:
            self._miss_fact()

    def _miss_fact(self) -> None:
        self._owes_fact, self._fact_at_s = False, None
        if self._report is not None:
            self._report(InputBegan())

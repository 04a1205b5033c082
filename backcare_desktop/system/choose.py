"""Picks, for each capability, the first adapter that works on this desktop, and remembers what was tried and why."""

from __future__ import annotations

import logging
import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from importlib import import_module

from PySide6.QtCore import QTimer

from backcare_desktop.ports import IdleProbe, IdleReport, InputBegan, ProbeLost, ProbeUnavailable
from backcare_desktop.system.clock import boot_s

log = logging.getLogger(__name__)

FIRST_RETRY_S, LAST_RETRY_S = 2.0, 300.0
STEADY_S = 60.0
"""A probe that lived this long is trusted again: the next loss begins with the short wait."""
GRACE_S = 0.5


@dataclass(frozen=True, slots=True)
class Tried:
    """One adapter and why it is not the one, in words for ``backcare doctor``; ``why`` is empty for the chosen one."""

    name: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was found for one capability: the adapter that works (empty: none), and all there are, best first."""

    capability: str
    chosen: str
    tried: tuple[Tried, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An adapter that is imported only when it is tried; with ``unfit`` it is not tried, and that is why."""

    name: str
    place: str
    """``module:class`` below backcare_desktop.system."""
    unfit: str = ""

    def make(self) -> IdleProbe:
        """Load and make the adapter. Raises ProbeUnavailable when what it needs is not installed."""
        module, name = self.place.split(":")
        try:
            probe: IdleProbe = getattr(import_module(f"backcare_desktop.system.{module}"), name)()
        except ImportError as error:
            raise ProbeUnavailable(f"cannot be loaded ({error})") from None
        return probe


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


class ChosenIdle:
    """The idle probe the app uses: the best that works now, replaced when it is lost, taken back when it recovers.

    A loss is reported upwards (ProbeLost: from now on nothing is known) only when no other probe can take over.
    After it, the first report of a new probe says what holds then.
    """

    name = "idle time"

    def __init__(self, candidates: Sequence[Candidate] | None = None) -> None:
        self._candidates = tuple(idle_candidates() if candidates is None else candidates)
        self._why = {candidate.name: candidate.unfit or "not needed" for candidate in self._candidates}
        self._probe: IdleProbe | None = None
        self._rank = len(self._candidates)
        """Place of the chosen candidate; one past the end: none."""
        self._report: Callable[[IdleReport], None] | None = None
        self._after_s: float | None = None
        self._best_rank = self._rank
        """The best place that was ever held: while a lesser one is, the better is tried again and again."""
        self._owes_fact = False
        self._timer = QTimer(singleShot=True)
        self._timer.timeout.connect(self._on_timer)
        self._retry_s = FIRST_RETRY_S
        self._retry_at_s: float | None = None
        self._fact_at_s: float | None = None

    @property
    def choice(self) -> Choice:
        """What was tried and chosen, as it stands now."""
        chosen = self._candidates[self._rank].name if self._probe is not None else ""
        tried = (Tried(each.name, "" if each.name == chosen else self._why[each.name]) for each in self._candidates)
        return Choice(self.name, chosen, tuple(tried))

    def start(self, report: Callable[[IdleReport], None]) -> None:
        """Begin to report. Raises ProbeUnavailable when no probe works; it goes on trying all the same."""
        self._report = report
        if not self._try(len(self._candidates)):
            self._owes_fact = True
            self._plan_retry()
            raise ProbeUnavailable("; ".join(f"{tried.name}: {tried.why}" for tried in self.choice.tried))

    def watch(self, after_s: float) -> None:
        """Report InputStopped once there was no input for ``after_s`` seconds; replaces the earlier time."""
        self._after_s = after_s
        if self._probe is not None:
            self._probe.watch(after_s)

    def ask(self) -> float | None:
        """Seconds since the last input; None when that is not known now."""
        return None if self._probe is None else self._probe.ask()

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        self._report = None
        self._timer.stop()
        if self._probe is not None:
            probe, self._probe = self._probe, None
            probe.stop()

    # --- choosing

    def _try(self, below: int, skip: int = -1) -> bool:
        """Start the first candidate better than place ``below`` that works; ``skip`` was lost just now."""
        for rank, candidate in enumerate(self._candidates[:below]):
            if candidate.unfit or rank == skip:
                continue
            try:
                probe = candidate.make()
                probe.start(partial(self._on_report, rank))
            except ProbeUnavailable as error:
                self._why[candidate.name] = str(error)
                continue
            self._take(rank, probe)
            return True
        return False

    def _take(self, rank: int, probe: IdleProbe) -> None:
        if self._probe is not None:
            self._why[self._candidates[self._rank].name] = "a better one works again"
            self._probe.stop()
        self._probe, self._rank, self._taken_s = probe, rank, boot_s()
        self._best_rank = min(self._best_rank, rank)
        log.info("idle time: %s chosen", probe.name)
        if self._after_s is not None:
            probe.watch(self._after_s)
            if self._owes_fact:
                self._find_fact()

    # --- reports

    def _on_report(self, rank: int, report: IdleReport) -> None:
        if self._report is None or rank != self._rank or self._probe is None:
            return
        if isinstance(report, ProbeLost):
            self._on_lost(report.why)
            return
        self._owes_fact, self._fact_at_s = False, None
        self._report(report)

    def _on_lost(self, why: str) -> None:
        lost, self._probe, self._rank = self._rank, None, len(self._candidates)
        self._why[self._candidates[lost].name] = f"was lost: {why}"
        log.warning("idle time: %s was lost: %s", self._candidates[lost].name, why)
        if boot_s() - self._taken_s > STEADY_S:
            self._retry_s = FIRST_RETRY_S
        self._owes_fact = True
        is_replaced = self._try(len(self._candidates), skip=lost)
        self._plan_retry()
        if not is_replaced and self._report is not None:
            self._report(ProbeLost(why))

    def _find_fact(self) -> None:
        """Tell what holds with the new probe, since what the old one said last may be wrong by now."""
        idle_s = self.ask()
        after_s = self._after_s or 0.0
        if idle_s is None:
            # Events only: when it has not said "stopped" after the watched time, then there was input.
            self._fact_at_s = boot_s() + after_s + GRACE_S
            self._arm()
        elif idle_s < after_s:
            self._tell_began()

    def _tell_began(self) -> None:
        self._owes_fact, self._fact_at_s = False, None
        if self._report is not None:
            self._report(InputBegan())

    # --- the one timer

    def _plan_retry(self) -> None:
        """Look again later whether a better candidate works: after 2 s, doubled each time up to 5 min."""
        if self._probe is None or self._rank > self._best_rank:
            self._retry_at_s = boot_s() + self._retry_s
            self._retry_s = min(2 * self._retry_s, LAST_RETRY_S)
            self._arm()

    def _arm(self) -> None:
        times = [at_s for at_s in (self._retry_at_s, self._fact_at_s) if at_s is not None]
        if times:
            self._timer.start(max(0, round((min(times) - boot_s()) * 1000)))

    def _on_timer(self) -> None:
        now_s = boot_s()
        if self._fact_at_s is not None and self._fact_at_s <= now_s:
            self._tell_began()
        if self._retry_at_s is not None and self._retry_at_s <= now_s:
            self._retry_at_s = None
            self._try(self._rank)
            self._plan_retry()
        self._arm()

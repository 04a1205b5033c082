"""Picks, for each capability, the first adapter that works on this desktop, and remembers what was tried and why."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from importlib import import_module
from typing import Any, Generic, Protocol, TypeVar

from PySide6.QtCore import QTimer

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ports import ProbeLost, ProbeUnavailable
from backcare_desktop.system.clock import boot_s

log = logging.getLogger(__name__)

FIRST_RETRY_S, LAST_RETRY_S = 2.0, 300.0
STEADY_S = 60.0
"""A probe that lived this long is trusted again: the next loss begins with the short wait."""


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
    wants: tuple[str, ...] = ()
    """Keys of the settings whose values the adapter takes, in this order."""

    def load(self) -> Callable[..., Any]:
        """What makes the adapter. Raises ProbeUnavailable when what it needs is not installed."""
        module, name = self.place.split(":")
        try:
            kind: Callable[..., Any] = getattr(import_module(f"backcare_desktop.system.{module}"), name)
        except (ImportError, AttributeError) as error:
            raise ProbeUnavailable(f"cannot be loaded ({error})") from None
        return kind

    def make(self, values: Mapping[str, Any] | None = None) -> Any:
        """Make the adapter. Raises ProbeUnavailable when what it needs is not installed."""
        kind = self.load()
        return kind(*((values or {})[key] for key in self.wants))


class Probe(Protocol):
    """What all probes have in common. What they report differs, but for ProbeLost."""

    name: str

    def start(self, report: Callable[[Any], None]) -> None:
        """Begin to report. Raises ProbeUnavailable with the reason."""

    def stop(self) -> None:
        """Release everything; safe to call twice."""


P = TypeVar("P", bound=Probe)


class Chosen(ABC, Generic[P]):
    """The probe in use for one capability: the best that works now, replaced when lost, taken back when it recovers.

    A loss is reported upwards only when no other probe can take over. Subclasses say what is reported, and what a new
    probe owes.
    """

    def __init__(
        self, capability: str, candidates: Sequence[Candidate], values: Mapping[str, Any] | None = None
    ) -> None:
        self.name = capability
        self._candidates = tuple(candidates)
        self._values = values
        self._why = {candidate.name: candidate.unfit or "not needed" for candidate in self._candidates}
        self._probe: P | None = None
        self._rank = len(self._candidates)
        """Place of the chosen candidate; one past the end: none."""
        self._report: Callable[[Any], None] | None = None
        self._early: list[Any] | None = None
        """What a probe reports before its start is over; None while none starts."""
        self._best_rank = self._rank
        """The best place that was ever held: while a lesser one is, the better is tried again and again."""
        self._owes_fact = False
        self._timer = QTimer(singleShot=True)
        self._timer.timeout.connect(self._on_timer)
        self._retry_s = FIRST_RETRY_S
        self._retry_at_s: float | None = None
        self._fact_at_s: float | None = None
        """Until when a probe may keep silent about what holds now; None: it said so, or nobody waits."""

    @property
    def choice(self) -> Choice:
        """What was tried and chosen, as it stands now."""
        chosen = self._candidates[self._rank].name if self._probe is not None else ""
        tried = (Tried(each.name, "" if each.name == chosen else self._why[each.name]) for each in self._candidates)
        return Choice(self.name, chosen, tuple(tried))

    def start(self, report: Callable[[Any], None]) -> None:
        """Begin to report. Raises ProbeUnavailable when no probe works; it goes on trying all the same."""
        self._report = report
        if not self._try(len(self._candidates)):
            self._owes_fact = True
            self._plan_retry()
            raise ProbeUnavailable("; ".join(f"{tried.name}: {tried.why}" for tried in self.choice.tried))

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        self._report = None
        self._timer.stop()
        if self._probe is not None:
            probe, self._probe = self._probe, None
            probe.stop()

    # --- what differs

    @abstractmethod
    def _begin(self, probe: P) -> None:
        """A new probe runs: tell it what is wanted of it."""

    @abstractmethod
    def _miss_fact(self) -> None:
        """The time in which the probe had to say what holds is over."""

    def _next_wait_s(self, wait_s: float) -> float:
        """How long to wait when nothing better was found after ``wait_s``: twice as long, up to 5 min."""
        return min(2 * wait_s, LAST_RETRY_S)

    # --- choosing

    def _try(self, below: int, skip: int = -1) -> bool:
        """Start the first candidate better than place ``below`` that works; ``skip`` was lost just now."""
        for rank, candidate in enumerate(self._candidates[:below]):
            if candidate.unfit or rank == skip:
                continue
            self._early = []
            try:
                probe: P = candidate.make(self._values)
                probe.start(partial(self._on_report, probe))
            except ProbeUnavailable as error:
                self._why[candidate.name] = str(error)
                continue
            self._take(rank, probe)
            return True
        self._early = None
        return False

    def _take(self, rank: int, probe: P) -> None:
        if self._probe is not None:
            self._why[self._candidates[self._rank].name] = "a better one works again"
            self._probe.stop()
        self._probe, self._rank, self._taken_s = probe, rank, boot_s()
        self._best_rank = min(self._best_rank, rank)
        self._retry_s = min(self._retry_s, LAST_RETRY_S)
        log.info("%s: %s chosen", self.name, probe.name)
        self._begin(probe)
        early, self._early = self._early, None
        for report in early or ():
            self._on_report(probe, report)

    # --- reports

    def _on_report(self, probe: P, report: Any) -> None:
        if self._report is None:
            return
        if probe is not self._probe:
            if self._early is not None:
                self._early.append(report)
            return
        if isinstance(report, ProbeLost):
            self._on_lost(report.why)
            return
        self._owes_fact = False
        if self._fact_at_s is not None:
            self._fact_at_s = None
            self._arm()
        self._report(report)

    def _on_lost(self, why: str, *, is_wrong: bool = False) -> None:
        """Find another. One that runs and is wrong would start at once again, so it is left alone for a while."""
        lost, probe = self._rank, self._probe
        self._probe, self._rank = None, len(self._candidates)
        if probe is not None:
            probe.stop()
        self._why[self._candidates[lost].name] = f"was lost: {why}"
        log.warning("%s: %s was lost: %s", self.name, self._candidates[lost].name, why)
        if is_wrong:
            self._retry_s = LAST_RETRY_S
        elif boot_s() - self._taken_s > STEADY_S:
            self._retry_s = FIRST_RETRY_S
        self._owes_fact, self._fact_at_s = True, None
        is_replaced = self._try(len(self._candidates), skip=lost)
        self._plan_retry()
        if not is_replaced and self._report is not None:
            self._report(ProbeLost(why))

    # --- the one timer

    def _plan_retry(self) -> None:
        """Look again later whether a better candidate works: each time after a longer wait."""
        if all(each.unfit for each in self._candidates):
            return
        if self._probe is None or self._rank > self._best_rank:
            self._retry_at_s = boot_s() + self._retry_s
            self._retry_s = self._next_wait_s(self._retry_s)
            self._arm()

    def _arm(self) -> None:
        times = [at_s for at_s in (self._retry_at_s, self._fact_at_s) if at_s is not None]
        if not times:
            self._timer.stop()
        else:
            self._timer.start(max(0, round((min(times) - boot_s()) * 1000)))

    def _on_timer(self) -> None:
        now_s = boot_s()
        if self._fact_at_s is not None and self._fact_at_s <= now_s:
            self._fact_at_s = None
            self._miss_fact()
        if self._retry_at_s is not None and self._retry_at_s <= now_s:
            self._retry_at_s = None
            self._try(self._rank)
            self._plan_retry()
        self._arm()

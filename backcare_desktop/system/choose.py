"""Picks, for each capability, the first adapter that works on this desktop, and remembers what was tried and why."""

from __future__ import annotations

import logging
from abc import ABC, abstractmethod
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import QTimer

from backcare_desktop.ports import ProbeLost, ProbeUnavailable
from backcare_desktop.system.candidates import Candidate, Choice, Probe, Tried
from backcare_desktop.system.clock import boot_s

log = logging.getLogger(__name__)

FIRST_RETRY_S, LAST_RETRY_S = 2.0, 300.0
STEADY_S = 60.0
"""A probe that lived this long is trusted again: the next loss begins with the short wait."""
FIRST_WORD_S = 30.0
"""A probe that has not said a word so long after its start does not work."""
NO_WORD, SILENT = "it has not answered yet", "it does not answer"


P = TypeVar("P", bound=Probe)


class Chosen(ABC, Generic[P]):
    """The probe in use for one capability: the best that works now, replaced when lost, taken back when it recovers.

    A candidate is on trial until its first word; what was in use before goes on until then. A loss is reported upwards
    only when no other probe can take over. Subclasses say what a first word is, and what a new probe owes.
    """

    def __init__(
        self,
        capability: str,
        candidates: Sequence[Candidate],
        values: Mapping[str, Any] | None = None,
        *,
        first_retry_s: float = FIRST_RETRY_S,
    ) -> None:
        self.name = capability
        self._candidates = tuple(candidates)
        self._values = values
        self._why = {candidate.name: candidate.unfit or "not needed" for candidate in self._candidates}
        self._probe: P | None = None
        self._rank = len(self._candidates)
        """Place of the candidate in use; one past the end: none."""
        self._trial: P | None = None
        self._trial_rank = self._rank
        self._failed: set[int] = set()
        """Who need not be tried again before the next retry."""
        self._report: Callable[[Any], None] | None = None
        self._is_told = False
        """Whether it was told that nothing can tell now."""
        self._best_rank = self._rank
        """The best place that was ever held: while a lesser one is, the better is tried again and again."""
        self._owes_fact = False
        self._timer = QTimer(singleShot=True)
        self._timer.timeout.connect(self._on_timer)
        self._first_retry_s = self._retry_s = first_retry_s
        self._retry_at_s: float | None = None
        self._trial_until_s: float | None = None
        self._fact_at_s: float | None = None
        """When a probe has kept silent long enough for that to say what holds now; None: nobody waits."""

    @property
    def choice(self) -> Choice:
        """What was tried and chosen, as it stands now."""
        chosen = self._candidates[self._rank].name if self._probe is not None else ""
        tried = (Tried(each.name, "" if each.name == chosen else self._why[each.name]) for each in self._candidates)
        return Choice(self.name, chosen, tuple(tried))

    @property
    def is_settled(self) -> bool:
        """Whether nobody is on trial: ``choice`` will change only with the desktop."""
        return self._trial is None

    def start(self, report: Callable[[Any], None]) -> None:
        """Begin to report. Raises ProbeUnavailable where it is plain that none works; it goes on trying all the same.

        Where that is found out only later, ProbeLost is the first report.
        """
        self._report = report
        self._try_next()
        if self._probe is None and self._trial is None and not self._is_told:
            self._owes_fact = self._is_told = True
            self._plan_retry()
            raise ProbeUnavailable(self._in_short())

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        self._report = None
        self._timer.stop()
        for probe in (self._probe, self._trial):
            if probe is not None:
                probe.stop()
        self._probe = self._trial = None

    # --- what differs

    @abstractmethod
    def _test(self, probe: P) -> None:
        """One on trial has started: have it say its first word."""

    @abstractmethod
    def _begin(self, probe: P) -> None:
        """A probe is in use from now on: tell it what is wanted of it."""

    def _miss_fact(self) -> None:
        """The time is over after which silence says what holds."""

    def _next_wait_s(self, wait_s: float) -> float:
        """How long to wait when nothing better was found after ``wait_s``: twice as long, up to 5 min."""
        return min(2 * wait_s, LAST_RETRY_S)

    def _in_short(self) -> str:
        """Why none works."""
        return "; ".join(f"{tried.name}: {tried.why}" for tried in self.choice.tried)

    # --- trying

    def _try_next(self) -> None:
        """Put the best candidate on trial that is better than the one in use and has not failed in this round."""
        for rank, candidate in enumerate(self._candidates):
            is_open = self._trial is None and rank < self._rank and rank not in self._failed
            if is_open and not candidate.unfit:
                self._put_on_trial(rank, candidate)

    def _put_on_trial(self, rank: int, candidate: Candidate) -> None:
        self._why[candidate.name] = NO_WORD
        try:
            probe: P = candidate.make(self._values)
            self._trial, self._trial_rank = probe, rank
            self._trial_until_s = boot_s() + FIRST_WORD_S
            probe.start(partial(self._on_report, probe))
        except ProbeUnavailable as error:
            self._trial = None
            self._note_failure(rank, str(error))
            return
        self._arm()
        if self._trial is probe:
            self._test(probe)

    def _note_failure(self, rank: int, why: str) -> None:
        self._why[self._candidates[rank].name] = why
        self._failed.add(rank)

    def _fail(self, why: str) -> None:
        """The one on trial does not work; the next one, if there is any."""
        probe, self._trial = self._trial, None
        if probe is not None:
            probe.stop()
        self._note_failure(self._trial_rank, why)
        self._try_next()
        self._conclude(self._in_short())

    def _conclude(self, why: str) -> None:
        """Once nobody is on trial: plan the next round, and tell it when nothing can tell any more."""
        if self._trial is not None:
            return
        self._plan_retry()
        if self._probe is None and not self._is_told and self._report is not None:
            self._owes_fact = self._is_told = True
            self._report(ProbeLost(why))

    def _promote(self) -> None:
        """The one on trial works: it is in use from now on."""
        probe, self._trial = self._trial, None
        assert probe is not None
        if self._probe is not None:
            self._why[self._candidates[self._rank].name] = "a better one works again"
            self._probe.stop()
        self._probe, self._rank, self._taken_s = probe, self._trial_rank, boot_s()
        self._best_rank = min(self._best_rank, self._rank)
        self._retry_s = min(self._retry_s, LAST_RETRY_S)
        self._is_told, self._retry_at_s = False, None
        log.info("%s: %s chosen", self.name, probe.name)
        self._begin(probe)
        self._plan_retry()

    # --- reports

    def _on_report(self, probe: P, report: Any) -> None:
        is_loss = isinstance(report, ProbeLost)
        if self._report is None:
            return
        if probe is self._trial:
            if is_loss:
                self._fail(report.why)
                return
            self._promote()
        if probe is not self._probe:
            return
        if is_loss:
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
            self._retry_s, self._failed = self._first_retry_s, set()
        self._failed.add(lost)
        self._owes_fact, self._fact_at_s, self._retry_at_s = True, None, None
        self._try_next()
        self._conclude(why)

    # --- the one timer

    def _plan_retry(self) -> None:
        """Look again later whether a better candidate works: each time after a longer wait."""
        if self._retry_at_s is not None or all(each.unfit for each in self._candidates):
            return
        if self._probe is None or self._rank > self._best_rank:
            self._retry_at_s = boot_s() + self._retry_s
            self._retry_s = self._next_wait_s(self._retry_s)
            self._arm()

    def _arm(self) -> None:
        trial_s = self._trial_until_s if self._trial is not None else None
        times = [at_s for at_s in (self._retry_at_s, trial_s, self._fact_at_s) if at_s is not None]
        if not times:
            self._timer.stop()
        else:
            self._timer.start(max(0, round((min(times) - boot_s()) * 1000)))

    def _on_timer(self) -> None:
        now_s = boot_s()
        if self._fact_at_s is not None and self._fact_at_s <= now_s:
            self._fact_at_s = None
            self._miss_fact()
        if self._trial is not None and self._trial_until_s is not None and self._trial_until_s <= now_s:
            self._fail(SILENT)
        if self._retry_at_s is not None and self._retry_at_s <= now_s:
            self._retry_at_s = None
            self._retry()
        self._arm()

    def _retry(self) -> None:
        if self._trial is None:
            self._failed = set()
            self._try_next()
            self._conclude(self._in_short())

"""The common part of idle probes that can only be asked: asks when an answer could matter, and no earlier."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Callable

from PySide6.QtCore import QTimer

from backcare_desktop.ports import IdleAnswer, IdleReport, InputBegan, InputStopped, ProbeLost
from backcare_desktop.system.clock import boot_s

SHORT_S = 10.0
"""Up to this watched time the return of input is looked for every second."""
CLOSE_LOOK_S, EASY_LOOK_S = 1.0, 5.0
SAME_INPUT_S = 0.1
"""Moments of the last input that differ by less are the same one."""
ANSWERS_MISSED = 3
"""So many missing answers in a row and the probe is lost."""


class PolledIdle(ABC):
    """An idle probe made of ``ask``. While there is input it sleeps until the watched time could be over."""

    name = "polled"

    def __init__(self) -> None:
        self._timer: QTimer | None = None
        self._after_s = 0.0
        self._is_stopped = False
        self._is_reported = False
        self._input_at_s = 0.0
        self._missed = 0

    @abstractmethod
    def open(self) -> None:
        """Connect to the source. Raises ProbeUnavailable with the reason; ``lose`` tells of what is found out later."""

    @abstractmethod
    def close(self) -> None:
        """Release the source; safe to call twice."""

    @abstractmethod
    def ask(self, answer: IdleAnswer) -> None:
        """Have the seconds since the last input told; None when there is no answer."""

    def start(self, report: Callable[[IdleReport], None]) -> None:
        """Begin to report. Raises ProbeUnavailable with the reason."""
        self.open()
        self._report = report
        self._timer = QTimer(singleShot=True)
        self._timer.timeout.connect(self._look)

    def watch(self, after_s: float) -> None:
        """Report InputStopped once there was no input for ``after_s`` seconds; replaces the earlier time."""
        self._after_s = after_s
        self._is_reported = False
        if self._timer is not None:
            self._timer.start(0)

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        if self._timer is not None:
            self._timer.stop()
            self._timer = None
        self.close()

    def _look(self) -> None:
        self.ask(self._on_look)

    def _on_look(self, idle_s: float | None) -> None:
        if self._timer is None:
            return
        if idle_s is None:
            self._count_missed()
            return
        self._missed = 0
        report = self._judge(idle_s)
        self._timer.start(round(self._next_look_s(idle_s) * 1000))
        if report is not None:
            self._report(report)

    def _judge(self, idle_s: float) -> IdleReport | None:
        # By the moment of the last input, not by a smaller idle time: that may have grown past the earlier one again.
        input_at_s = boot_s() - idle_s
        if self._is_stopped and input_at_s > self._input_at_s + SAME_INPUT_S:
            self._is_stopped = self._is_reported = False
            return InputBegan()
        self._input_at_s = input_at_s
        if idle_s >= self._after_s and not self._is_reported:
            self._is_stopped = self._is_reported = True
            return InputStopped(idle_s)
        return None

    def _next_look_s(self, idle_s: float) -> float:
        look_s = CLOSE_LOOK_S if self._after_s <= SHORT_S else EASY_LOOK_S
        left_s = max(self._after_s - idle_s, 0.02)
        if self._is_reported:
            return look_s
        return min(look_s, left_s) if self._is_stopped else left_s

    def _count_missed(self) -> None:
        self._missed += 1
        if self._timer is not None and self._missed < ANSWERS_MISSED:
            self._timer.start(round(EASY_LOOK_S * 1000))
            return
        self.lose(f"no answer {self._missed} times")

    def lose(self, why: str) -> None:
        """Stop and report the loss, once."""
        if self._timer is not None:
            self.stop()
            self._report(ProbeLost(why))

"""Real time that passes: for what must not come, where nothing can be waited for. It is no longer on a busy machine."""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.desk.programs import wait


def let_pass(seconds: float, *, pump: bool = False) -> None:
    """Let so much time go by; ``pump`` as ``wait`` takes it."""
    comes(lambda: False, seconds, pump=pump)


def comes(predicate: Callable[[], object], within_s: float, *, pump: bool = False) -> bool:
    """Whether it comes within just that time; what is to come belongs into ``wait``."""
    end_s = time.monotonic() + within_s
    is_there = False

    def is_over() -> bool:
        nonlocal is_there
        is_there = bool(predicate())
        return is_there or time.monotonic() > end_s

    wait(is_over, within_s + 5, "time passes", pump=pump)
    return is_there


def turn_loop(every_ms: int) -> None:
    """Let the loop of this process turn until a timer of that pace has fired thrice: any as quick has fired by then."""
    from PySide6.QtCore import QTimer

    fired: list[None] = []
    timer = QTimer(interval=every_ms)
    timer.timeout.connect(lambda: fired.append(None))
    timer.start()
    wait(lambda: len(fired) >= 3, what="three turns", pump=True)
    timer.stop()


def quiet(count: Callable[[], int]) -> int:
    """What is counted, once it has not grown for a moment: what an action before it set off is over."""
    last = -1

    def is_quiet() -> bool:
        nonlocal last
        before, last = last, count()
        let_pass(0.2)
        return last == before

    wait(is_quiet, 5, "quiet")
    return last

"""Time that passes, where time itself is what is shown, and loops that have turned: for what must not come."""

from __future__ import annotations

import time
from collections.abc import Callable

from tests.desk.programs import wait


def let_pass(seconds: float) -> None:
    """Let so much time go by."""
    end_s = time.monotonic() + seconds
    wait(lambda: time.monotonic() > end_s, seconds + 5, "time passes")


def turn_loop(every_ms: int) -> None:
    """Let the loop of this process turn until a timer of that pace has fired thrice: any as quick has fired by then."""
    from PySide6.QtCore import QTimer

    fired: list[None] = []
    timer = QTimer(interval=every_ms)
    timer.timeout.connect(lambda: fired.append(None))
    timer.start()
    wait(lambda: len(fired) >= 3, what="three turns", pump=True)
    timer.stop()


def turned(seconds: float, tell: Callable[[], object]) -> None:
    """Have it told, in a program's own loop, that a timer of that length has fired: any shorter one has by then."""
    from PySide6.QtCore import QCoreApplication, QTimer

    timer = QTimer(QCoreApplication.instance(), singleShot=True, interval=round(seconds * 1000))
    timer.timeout.connect(tell)
    timer.timeout.connect(timer.deleteLater)
    timer.start()

"""Opens the history window over the file that is named, turns to a year, and prints how long each took."""

from __future__ import annotations

import json
import sys
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING

from PySide6.QtCore import QEventLoop, Qt, QTimer
from PySide6.QtWidgets import QApplication

from backcare_desktop.core.lookback.periods import Grain
from backcare_desktop.core.timetable import zone_of
from backcare_desktop.store.history import History
from backcare_desktop.ui import theme, trayicon
from bench.history import EDGE, YEAR, ZONE

if TYPE_CHECKING:
    from backcare_desktop.ui.history.window import HistoryWindow

NOW = datetime(2026, 1, 2, 15, 0, tzinfo=zone_of(ZONE))


def main(file: Path) -> None:
    """Measure and print."""
    app = QApplication([])
    app.setWindowIcon(trayicon.icon(trayicon.Picture(trayicon.Sign.WORKING), trayicon.Glyph.OUTLINED))  # as at rest
    theme.apply(app, "light", 1.0)
    history = History(file, now=lambda: datetime.now(UTC), tell=print)
    began_s = perf_counter()
    from backcare_desktop.ui.history.past import Past
    from backcare_desktop.ui.history.window import HistoryWindow

    past = Past(
        rows=history.rows,
        sums=lambda first, end: history.sums(first, end, EDGE),
        count=lambda first, end: history.count(first, end, EDGE),
        first_day=lambda: history.first_day(EDGE),
        titles=dict,
        now=lambda: NOW,
        day_starts_at=EDGE,
        apart=history.apart,
    )
    window = HistoryWindow(lambda _verb: None, past)
    window.show()
    _settle(app)
    _say("open", began_s)
    window.pick(Grain.YEAR)
    _wait(app, window)
    gaps = Gaps()
    began_s = perf_counter()
    window.go(YEAR[0])
    _wait(app, window)
    _say("year", began_s)
    _say("stands", perf_counter() - gaps.longest_s())
    began_s = perf_counter()
    window.grab()
    _say("paint", began_s)
    history.close()


class Gaps:
    """Sees how long the GUI did not come to its events."""

    def __init__(self) -> None:
        self._seen_s = [perf_counter()]
        self._timer = QTimer(interval=4, timerType=Qt.TimerType.PreciseTimer)
        self._timer.timeout.connect(lambda: self._seen_s.append(perf_counter()))
        self._timer.start()

    def longest_s(self) -> float:
        """The longest time so far."""
        return max(later - before for before, later in pairwise([*self._seen_s, perf_counter()]))


def _wait(app: QApplication, window: HistoryWindow) -> None:
    """Until the year is there and painted."""
    while window.is_loading:
        app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
    _settle(app)


def _settle(app: QApplication) -> None:
    for _ in range(3):
        app.processEvents()


def _say(what: str, began_s: float) -> None:
    print(json.dumps({"what": what, "ms": (perf_counter() - began_s) * 1000}), flush=True)


if __name__ == "__main__":
    main(Path(sys.argv[1]))

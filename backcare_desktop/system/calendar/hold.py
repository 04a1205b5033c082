"""The calendar says “busy”: from the files and folders that the person named. What an event is called is never read.

A thread looks which files there are; when one has changed, a process of its own reads them (``read``). One
timer is set to the next beginning or end, so that between them nothing runs.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Sequence
from importlib.util import find_spec
from zoneinfo import ZoneInfo

from PySide6.QtCore import QFileSystemWatcher

from backcare_desktop.core.busy import Span, at, words
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ports import ProbeUnavailable, Seen
from backcare_desktop.system.calendar.reader import PATIENCE_MS, CalendarReader, Said
from backcare_desktop.system.calendar.stock import NO_PACKAGES, Stock, look
from backcare_desktop.system.clock import SystemClock, boot_s
from backcare_desktop.system.holds.lookout import AsideLookout

log = logging.getLogger(__name__)

PRECISE = 0
"""Qt.TimerType.PreciseTimer by its number: whoever touches the namespace Qt pays 0.9 MB and 20 ms."""

NO_FILES = "no calendar file is named yet: name files or folders under “Calendar files”"
BLIND = "none of the calendar files and folders you named can be read: “backcare calendar” tells why"
TOO_LONG = "the calendar files take too long to read: export a shorter time from your calendar"
AHEAD_S = 48 * 3600.0
"""So far is read ahead."""
AGAIN_S = 4 * 3600.0
"""So often is looked whether a file changed, as network folders tell nobody, and whether to read further ahead."""
SOON_MS = 500
"""So long after a change is looked: several come together."""
REST = 2
"""After a reading there is a rest of so many times its length, however often the files change."""
TOO_LONG_FOR_S = 3600.0
"""Files that took too long are not tried again so long, unless they change."""
MOST_WATCHED = 256


@dataclass(frozen=True, slots=True)
class _Known:
    """What was read: the files as they were, and for which window and zone."""

    mark: int
    zone: str
    begin_s: float
    busy: tuple[Span, ...] = ()
    left_out: int = 0


class CalendarFiles(AsideLookout[Stock]):
    """The HoldProbe of the calendar, on every system."""

    name = "calendar files"
    late = "the disk with your calendar files does not answer"
    _too_long: tuple[int, float] | None = None
    """The files that took too long, and when that was; it outlives a probe that is lost."""

    def __init__(
        self, files: Sequence[str] = (), addresses: Sequence[str] = (), *, patience_ms: int = PATIENCE_MS
    ) -> None:
        """``addresses``: the person's own, by which a declined event is known."""
        super().__init__()
        self._files, self._addresses, self._patience_ms = tuple(files), tuple(addresses), patience_ms
        self._clock = SystemClock()
        self._known: _Known | None = None
        self._reading: _Known | None = None
        """What is being read."""
        self._is_owed = False
        self._rest_until_s = 0.0
        self._reader: CalendarReader | None = None

    def _open(self) -> None:
        if not self._files:
            raise ProbeUnavailable(NO_FILES)
        if not (find_spec("icalendar") and find_spec("recurring_ical_events")):
            raise ProbeUnavailable(NO_PACKAGES)
        self._watcher = QFileSystemWatcher()
        self._watcher.fileChanged.connect(self._on_change)
        self._watcher.directoryChanged.connect(self._on_change)
        self._reader = CalendarReader(self._on_said, self._lose, self._on_late, patience_ms=self._patience_ms)
        self._soon, self._next = self._timer(self._look_at_files), self._timer(self._on_next)
        for each in (self._soon, self._next):
            each.setProperty("timerType", PRECISE)
        super()._open()

    def _look(self) -> None:
        """See whether a file, the clock or the zone changed; while the files are read, tell what is known."""
        if self._reader is not None and not self._reader.is_busy:
            self._look_at_files()
        elif self._known is not None:
            self._tell(self._known)

    def _look_at_files(self) -> None:
        super()._look()

    def _find(self) -> Stock:
        return look(self._files)

    def _close(self) -> None:
        super()._close()
        if self._reader is not None:
            reader, self._reader = self._reader, None
            reader.stop()
            self._watcher.deleteLater()

    # ---- which files

    def _on_change(self, _path: str = "") -> None:
        """Not sooner than the rest is over; more changes meanwhile put it off no further."""
        if self._reader is not None and not self._soon.isActive():
            self._soon.start(max(SOON_MS, math.ceil((self._rest_until_s - boot_s()) * 1000)))

    def _judge(self, found: Stock) -> None:
        self._watch(found.watch[:MOST_WATCHED])
        if found.is_blind:
            self._lose(BLIND)
        elif _is_same_as(CalendarFiles._too_long, found):
            self._lose(TOO_LONG)
        elif self._reader is not None and self._reader.is_busy:
            self._is_owed = True
        elif self._known is not None and self._is_fresh(self._known, found):
            self._tell(self._known)
        else:
            self._read(found)

    def _watch(self, paths: Sequence[str]) -> None:
        """They were there a moment ago, so that the disk answers. A file that was replaced must be watched anew."""
        watched = {*self._watcher.files(), *self._watcher.directories()}
        if gone := list(watched - set(paths)):
            self._watcher.removePaths(gone)
        if new := [path for path in paths if path not in watched]:
            self._watcher.addPaths(new)

    def _is_fresh(self, known: _Known, stock: Stock) -> bool:
        is_same = (known.mark, known.zone) == (stock.mark, self._clock.zone())
        return is_same and known.begin_s <= self._clock.utc_s() < known.begin_s + AHEAD_S - AGAIN_S

    # ---- what is in them

    def _read(self, stock: Stock) -> None:
        begin_s = self._clock.utc_s()
        self._reading = _Known(stock.mark, self._clock.zone(), begin_s, left_out=len(stock.notes))
        if not stock.files:
            self._on_said(Said((), 0, 0.0))
        elif self._reader is not None:
            self._reader.read(
                {
                    "files": stock.files,
                    "addresses": self._addresses,
                    "zone": self._reading.zone,
                    "begin_s": begin_s,
                    "end_s": begin_s + AHEAD_S,
                }
            )

    def _on_said(self, said: Said) -> None:
        reading = self._reading
        assert reading is not None
        known = _Known(reading.mark, reading.zone, reading.begin_s, said.busy, reading.left_out + said.left_out)
        if known.left_out and (self._known is None or self._known.left_out != known.left_out):
            log.warning("calendar: %s of the files left out, in whole or in part", known.left_out)
        self._known = known
        self._rest_until_s = boot_s() + REST * said.took_s
        if self._is_owed:
            self._is_owed = False
            self._on_change()
        self._tell(known)

    def _on_late(self) -> None:
        if self._reading is not None:
            CalendarFiles._too_long = self._reading.mark, boot_s()
        self._lose(TOO_LONG)

    # ---- what holds

    def _on_next(self) -> None:
        """Something begins or ends, or it is time to look again."""
        if self._known is not None and self._clock.utc_s() < self._known.begin_s + AGAIN_S:
            self._tell(self._known)
        else:
            self._look_at_files()

    def _tell(self, known: _Known) -> None:
        now_s = self._clock.utc_s()
        now = at(known.busy, now_s)
        left_s = known.begin_s + AGAIN_S - now_s
        again_s = left_s if left_s > 0 else AGAIN_S
        in_s = again_s if now.changes_at_s is None else min(again_s, now.changes_at_s - now_s)
        self._next.start(math.ceil(in_s * 1000))
        if now.busy is not None:
            self._see(Seen(True, words(now.busy, ZoneInfo(known.zone))))
        else:
            self._see(Seen(False, _left_out(known.left_out)))


def _is_same_as(too_long: tuple[int, float] | None, stock: Stock) -> bool:
    """Whether these very files took too long, and not long ago: the machine may have been busy then."""
    return too_long is not None and too_long[0] == stock.mark and boot_s() < too_long[1] + TOO_LONG_FOR_S


def _left_out(count: int) -> str:
    if count == 0:
        return ""
    some = "one calendar file is" if count == 1 else f"{count} calendar files are"
    return f"not busy, but {some} left out: “backcare calendar” tells why"

"""The rig of the contract for calendar files, on a real file that is replaced as calendar programs do."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path

from tests.desk.desk import Desk
from tests.system.hold_rigs import HoldRig, RealRig


def event(begin: datetime, end: datetime, uid: str = "one", title: str = "Secret") -> str:
    return (
        f"BEGIN:VEVENT\nUID:{uid}\nDTSTAMP:20260101T000000Z\nSUMMARY:{title}\n"
        f"DTSTART:{begin.astimezone(UTC):%Y%m%dT%H%M%SZ}\nDTEND:{end.astimezone(UTC):%Y%m%dT%H%M%SZ}\nEND:VEVENT\n"
    )


def write(path: Path, *events: str) -> None:
    """Write it aside and rename it, as calendar programs do."""
    new = path.with_suffix(".new")
    new.write_text("BEGIN:VCALENDAR\nVERSION:2.0\n" + "".join(events) + "END:VCALENDAR\n")
    new.rename(path)


class CalendarRig(RealRig):
    """An event lasts now, or none does. After each reading there is a rest, so that the next takes longer."""

    within_s = 20.0

    def __init__(self, desk: Desk) -> None:
        self._folder = desk.folder / "calendars"
        self._folder.mkdir()
        self._file = self._folder / "work.ics"
        self.end()
        super().__init__(desk, "calendar.hold:CalendarFiles", [[str(self._folder)], []])

    def begin(self) -> None:
        now, hour = datetime.now(UTC), timedelta(hours=1)
        write(self._file, event(now - hour, now + hour))

    def end(self) -> None:
        write(self._file)

    def die(self) -> None:
        shutil.rmtree(self._folder)


@contextmanager
def files() -> Iterator[HoldRig]:
    with Desk(x=False, dbus=False) as desk:
        yield CalendarRig(desk)

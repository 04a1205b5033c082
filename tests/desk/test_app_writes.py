"""How often the resting app writes to the disk: at most once a minute while somebody types, never with nobody there."""

from __future__ import annotations

import json
import time
from collections.abc import Callable

from tests.desk.backcare import SOON, BackCare
from tests.desk.desk import Desk

SPEED = 90.0
WATCHED_S = 3.0
"""At this speed four and a half minutes of the app."""
QUIET = SOON + "enabled = false\n"
"""With no reminder nothing happens that would be worth a row."""
SLACK = 2
"""It writes when work begins and when it ends, too."""

Seen = dict[str, tuple[int, int, int]]


def written(app: BackCare) -> Seen:
    """Each file of the app with what changes when it is written; but not the index that SQLite's readers share."""
    found: Seen = {}
    for folder in (app.config, app.data, app.state):
        for path in folder.rglob("*"):
            if path.is_file() and not path.name.endswith("-shm"):
                about = path.stat()
                found[str(path)] = (about.st_mtime_ns, about.st_size, about.st_ino)
    return found


def changes(desk: Desk, app: BackCare, busy: Callable[[], object]) -> tuple[int, float]:
    """How often a file changed while it was watched, and how many minutes of the app that was."""
    began = time.monotonic()
    last, count = written(app), 0

    def watch() -> bool:
        nonlocal last, count
        now = written(app)
        count += len(set(now.items()) - set(last.items()))
        last = now
        busy()
        return time.monotonic() - began > WATCHED_S

    desk.wait(watch, WATCHED_S + 20, "the app was watched")
    return count, (time.monotonic() - began) * SPEED / 60


def test_it_writes_once_a_minute_at_most_and_never_with_nobody_there(desk: Desk) -> None:
    app = BackCare(desk, QUIET)
    app.start("--background", speed=SPEED)
    desk.key("shift")
    app.wait_state("working")
    count, minutes = changes(desk, app, lambda: desk.key("shift"))
    assert 1 <= count <= minutes + SLACK, f"{count} writes in {minutes:.1f} minutes of typing"
    app.wait_state("away")
    still = (written(app), time.monotonic())

    def is_settled() -> bool:
        """Nothing was written for two minutes of the app."""
        nonlocal still
        now = written(app)
        if now != still[0]:
            still = (now, time.monotonic())
        return (time.monotonic() - still[1]) * SPEED > 120

    film = Film(desk)
    desk.wait(is_settled, 15, "what was still going on is kept")
    count, minutes = changes(desk, app, film.roll)
    assert film.is_over
    assert count == 0, f"{count} writes in {minutes:.1f} minutes with nobody there"
    assert app.status()["state"] == "away"

    def was_held() -> bool:
        """The full screen is told when somebody is there again."""
        desk.key("shift")
        return any(json.loads(line)["item"] == "fullscreen" for line in app.tell("history", "--json").splitlines())

    desk.wait(was_held, 15, "the full screen is in the history")
    app.quit()


class Film:
    """A window that fills the screen for a second, which is a minute and a half of the app."""

    def __init__(self, desk: Desk) -> None:
        self._program = desk.python("-m", "tests.desk.window_program", talk=True)
        self._began_s = 0.0
        self.is_over = False
        desk.wait(lambda: desk.windows("other program"), 10, "the other program")

    def roll(self) -> None:
        if not self._began_s:
            self._began_s = time.monotonic()
            self._program.write("full")
        elif not self.is_over and time.monotonic() - self._began_s > 1.0:
            self.is_over = True
            self._program.write("normal")

"""How often the resting app writes to the disk: at most once a minute while somebody types, never with nobody there."""

from __future__ import annotations

import json

from tests.desk.backcare import SOON, BackCare
from tests.desk.desk import Desk
from tests.desk.hands import Hands
from tests.desk.watches import Other

STEP_S = 10.0
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


def changes(app: BackCare, minutes: int) -> int:
    """How often a file changed in so many minutes of the app, looked at every few seconds of them."""
    last, count = written(app), 0
    for _ in range(round(minutes * 60 / STEP_S)):
        app.leap(STEP_S)
        now = written(app)
        count += len(set(now.items()) - set(last.items()))
        last = now
    return count


def test_it_writes_once_a_minute_at_most_and_never_with_nobody_there(desk: Desk) -> None:
    app = BackCare(desk, QUIET)
    app.start_to_leap("--background", "--speed=20")
    with Hands(desk, "a").at_work():
        app.wait_state("working")
        count = changes(app, 5)
        assert app.status()["state"] == "working"
    assert 1 <= count <= 5 + SLACK, f"{count} writes in five minutes of typing"
    other = Other(desk)
    app.wait_state("away")
    desk.wait(lambda: changes(app, 2) == 0, 15, "what was still going on is kept")
    other.tell("full")
    desk.wait(lambda: [each["on"] for each in app.status()["holds"]] == ["fullscreen"], 5, "the full screen")
    count = changes(app, 2)
    other.tell("normal")
    desk.wait(lambda: app.status()["holds"] == [], 5, "its end")
    count += changes(app, 2)
    assert count == 0, f"{count} writes in four minutes with nobody there"
    assert app.status()["state"] == "away"

    def was_held() -> bool:
        """The full screen is told when somebody is there again."""
        desk.key("shift")
        return any(json.loads(line)["item"] == "fullscreen" for line in app.tell("history", "--json").splitlines())

    desk.wait(was_held, 15, "the full screen is in the history")
    app.quit()

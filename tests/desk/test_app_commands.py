"""One way for each command: by tray, by window and by command line it leaves the same state and the same history."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tests.desk.backcare import BackCare
from tests.desk.desk import Desk
from tests.desk.tray_host import TrayHost

Do = Callable[[str], None]
Seen = tuple[str, Any, list[str], bool]
STATUS = "BackCare"

TRAY = {
    "posture": ("Take a break now", "Change position"),
    "done": ("Done: Change position",),
    "skip": ("Skip",),
    "later": ("Later (in 5 min)",),
    "pause 30m": ("Not now", "Pause 30 min"),
    "pause until resumed": ("Not now", "Pause until I resume"),
    "resume": ("Resume reminders",),
    "hold 30m": ("Not now", "Hold back 30 min"),
    "unhold": ("Stop holding back",),
    "next": ("Take a break now", "Stretch break"),
    "warm up": ("Warm up", "10 minutes"),
    "halt": ("Halt the warm-up",),
    "go-on": ("Go on with the warm-up",),
}
KEYS = {
    "done": ("alt+d",),
    "skip": ("alt+k",),
    "later": ("alt+l",),
    "pause 30m": ("alt+n", "p"),
    "pause until resumed": ("alt+n", "r"),
    "resume": ("alt+r",),
    "hold 30m": ("alt+n", "h"),
    "unhold": ("alt+o",),
    "next": ("alt+t",),
}
WORDS = {
    "posture": "break posture",
    "later": "snooze",
    "pause until resumed": "pause",
    "hold 30m": "focus 30m",
    "unhold": "focus off",
    "warm up": "break warmup 10m",
}
HALTED = "Halted until you go on"


@pytest.fixture
def app(desk: Desk) -> BackCare:
    app = BackCare(desk)
    app.start("--background")
    return app


@pytest.fixture(params=["tray", "window", "command line"])
def do(request: pytest.FixtureRequest, desk: Desk, app: BackCare, tray_host: TrayHost) -> Do:
    """Do what one word stands for, by one of the ways."""
    tray_host.wait_item()
    if request.param == "window":
        app.tell("show")
        desk.wait(lambda: desk.focused() == STATUS, 5, "the status window in front")

    def by_tray(what: str) -> None:
        if what in TRAY:
            tray_host.click(*TRAY[what])
        else:
            app.tell(*WORDS.get(what, what).split())  # the tray offers no emergency exit: the break has its own

    def by_window(what: str) -> None:
        if what not in KEYS:
            app.tell(*WORDS.get(what, what).split())  # no window offers it: the same start for all
            return
        desk.wait(lambda: desk.focused() == STATUS, 5, "the status window in front")
        for key in KEYS[what]:
            desk.key(key)

    def by_words(what: str) -> None:
        app.tell(*WORDS.get(what, what).split())

    return {"tray": by_tray, "window": by_window, "command line": by_words}[request.param]


def seen(app: BackCare) -> Seen:
    """State, prompt, holds, and whether a pause has an end."""
    now = app.status()
    phase = "halted" if now["why"] == HALTED else now["prompt"] and now["prompt"]["phase"]
    prompt = now["prompt"] and (now["prompt"]["reminder"], phase)
    return now["state"], prompt, [hold["on"] for hold in now["holds"]], now["paused_until"] is not None


STEPS: list[tuple[str, Seen]] = [
    ("posture", ("notice", ("posture", "notice"), [], False)),
    ("done", ("working", None, [], False)),
    ("posture", ("notice", ("posture", "notice"), [], False)),
    ("skip", ("working", None, [], False)),
    ("pause 30m", ("paused", None, [], True)),
    ("resume", ("working", None, [], False)),
    ("pause until resumed", ("paused", None, [], False)),
    ("resume", ("working", None, [], False)),
    ("hold 30m", ("working", None, ["focus"], False)),
    ("unhold", ("working", None, [], False)),
    ("posture", ("notice", ("posture", "notice"), [], False)),
    ("later", ("working", None, [], False)),
    ("next", ("break", ("stretch", "break"), [], False)),
    ("exit", ("working", None, [], False)),
    ("warm up", ("break", ("warmup", "break"), [], False)),
    ("halt", ("break", ("warmup", "halted"), [], False)),
    ("go-on", ("break", ("warmup", "break"), [], False)),
]
HISTORY = [
    ("posture", "taken"),
    ("posture", "skipped"),
    ("", "paused"),
    ("", "resumed"),
    ("", "paused"),
    ("", "resumed"),
    ("posture", "snoozed"),
    ("stretch", "skipped"),
]


def wait_seen(app: BackCare, what: str, expected: Seen) -> None:
    app.desk.wait(lambda: seen(app) == expected, 5, lambda: f"{what}: {expected}, not {seen(app)}")


def test_a_command_does_the_same_by_every_way(desk: Desk, app: BackCare, do: Do) -> None:
    for what, expected in STEPS:
        desk.key("shift")  # somebody is there
        do(what)
        wait_seen(app, what, expected)
    assert app.history() == HISTORY


def test_what_comes_of_a_command_is_said_and_what_the_rules_refuse_has_exit_code_1(app: BackCare) -> None:
    for words in (
        ["resume"],
        ["begin"],
        ["skip"],
        ["done"],
        ["exit"],
        ["halt"],
        ["go-on"],
        ["snooze"],
        ["yes"],
        ["no"],
        ["break", "nonsense"],
    ):
        done = app.run(*words)
        assert done.returncode == 1, f"{words}: {done.stdout}"
        assert done.stdout.startswith("Not done: "), done.stdout
    assert app.tell("focus", "30m").startswith("You asked for quiet until ")
    assert app.tell("focus", "off") == "Nothing is held back at your wish."
    for words in (["pause", "soon"], ["open", "nothing"], ["status", "--loud"], ["fly"]):
        assert app.run(*words).returncode == 2, words
    assert app.history() == []


def test_follow_prints_a_line_at_each_change_of_state(desk: Desk, app: BackCare, tray_host: TrayHost) -> None:
    following = app.desk.python("-m", "backcare_desktop", "status", "--json", "--follow")
    desk.wait(following.said, 5, "the first line")
    app.tell("pause", "30m")
    app.tell("resume")
    app.tell("break", "posture")
    app.tell("skip")
    desk.wait(lambda: len(following.said()) >= 5, 5, "five lines")
    assert [line["state"] for line in following.said()] == ["working", "paused", "working", "notice", "working"]
    app.quit()
    assert following.wait() in (0, 3)

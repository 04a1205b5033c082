"""The first run on a real desk: by ear and keys alone, at twice the size of text, and nothing is asked twice."""

from __future__ import annotations

import tomllib
from typing import Any

from tests.desk.backcare import BackCare
from tests.desk.desk import Desk
from tests.desk.listener import Listener, need_reader

TITLE = "Welcome to BackCare"
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
FIRST = [
    ("panel", "How do you want to move?"),
    ("radio button", "Sitting and standing"),
    ("radio button", "Only sitting"),
    ("panel", "When do you usually do sport or heavy work?"),
    ("radio button", "On these days, at about this time"),
    *(("check box", day) for day in DAYS),
    ("text", "Time of day to warm up"),
    ("radio button", "Not at all"),
    ("push button", "When to get help"),
    ("push button", "Back"),
    ("push button", "Next"),
]
SECOND = [
    ("push button", "Read “When to get help”"),
    ("push button", "When to get help"),
    ("push button", "Back"),
    ("push button", "Next"),
]
THIRD = [
    ("panel", "Choose a rhythm"),
    *(("radio button", each) for each in ("Standard", "Light", "Focus", "Active", "Gentle")),
    ("check box", "Start BackCare when I log in"),
    ("combo box", "As your language settings say"),
    ("push button", "When to get help"),
    ("push button", "Back"),
    ("push button", "Start"),
]


def controls(nodes: list[dict[str, Any]]) -> list[tuple[str, str]]:
    """What can be used, and the questions it stands under, in the order of reading."""
    return [
        (node["role"], node["name"])
        for node in nodes
        if node["is_focusable"] or (node["role"] == "panel" and node["name"])
    ]


def described(nodes: list[dict[str, Any]], name: str) -> str:
    return next(f"{node['label']}: {node['description']}" for node in nodes if node["name"] == name)


def test_by_ear_and_keys_alone_at_twice_the_size_and_never_again() -> None:
    need_reader()
    with Desk(size=(1280, 1000), a11y=True) as desk:
        app = BackCare(desk, "[look]\ntext_size = 200\n")
        listener = Listener(desk, is_first=True)
        assert controls(listener.shows(TITLE, "Next")) == FIRST
        listener.go("Tab", "Sitting and standing", FIRST[4][1])
        listener.go("shift+Tab", "Sitting and standing")
        listener.go("Down", "Only sitting")
        desk.key("alt+n")
        listener.wait_aloud("2 of 3. What it is, and what it is not")
        not_care = "This app reminds you to move. It is not medical care."
        assert controls(listener.shows(f"{TITLE}, 2 of 3", not_care)) == SECOND
        listener.go("Tab", *(name for _role, name in SECOND))
        desk.key("space")
        listener.wait_aloud("3 of 3. Your day")
        nodes = listener.shows(f"{TITLE}, 3 of 3", "Start")
        assert controls(nodes) == THIRD
        assert described(nodes, "Light").startswith(": Fewer breaks.")
        assert described(nodes, "As your language settings say").startswith("Country: Whose emergency")
        listener.go("Tab", "Standard")
        listener.go("Down", "Light")
        listener.wait_for("About 48 min of breaks in 8 hours at the desk.")
        listener.go("Tab", *(name for _role, name in THIRD[6:]))
        desk.key("space")
        desk.wait(lambda: not desk.windows(TITLE), 5, "it is over")
        desk.wait(lambda: "seated_only" in app.settings.read_text(), 5, "the settings are kept")
        settings = tomllib.loads(app.settings.read_text())
        assert settings["guide"] == {"seated_only": True}
        assert settings["reminders"]["warmup"]["times"] == ["17:30"]
        listener.backcare("quit")
        assert listener.app.wait() == 0
        app.start()
        desk.wait(lambda: [each.title for each in desk.windows("BackCare")] == ["BackCare"], 10, "no first page")

"""The settings of the holds: a switch for each, and what some must know beside it."""

from __future__ import annotations

from collections.abc import Iterator

from backcare_desktop.core.rules import Obstacle
from backcare_desktop.core.setting import Form, Setting

GROUP = "When not to speak"
HOLD_LABELS = {
    Obstacle.DND: "Do not disturb",
    Obstacle.FULLSCREEN: "A full-screen window",
    Obstacle.CALL: "A call",
    Obstacle.CAMERA: "The camera in use",
    Obstacle.SCREENSHARE: "A shared screen",
    Obstacle.APP: "Programs you name",
    Obstacle.CALENDAR: "Your calendar",
    Obstacle.FOCUS: "Focus you asked for",
}

_HELP = {
    Obstacle.DND: "Your desktop's own switch for quiet.",
    Obstacle.FULLSCREEN: "Slides, a film or a game fill the screen.",
    Obstacle.CALL: "A program listens to a microphone.",
    Obstacle.CAMERA: "A program uses a camera.",
    Obstacle.SCREENSHARE: "A program shows your screen to others, or records it.",
    Obstacle.APP: "One of the programs in the list below.",
    Obstacle.CALENDAR: "An event that marks you as busy, in the files you list below. All-day events do not count.",
    Obstacle.FOCUS: "The quiet time that you start in the tray, or with “backcare focus”.",
}
_LISTS = {
    Obstacle.CALL: (
        "call.ignore",
        "Programs that record, not call",
        "A music recorder or dictation, say. When one of these uses the microphone or the camera, it is no call.",
    ),
    Obstacle.APP: (
        "app.programs",
        "Programs",
        "Their names as you start them, with commas between, such as “obs, vlc”.",
    ),
    Obstacle.CALENDAR: (
        "calendar.files",
        "Calendar files",
        "Files that end in .ics, or folders of them, with commas between.",
    ),
}
"""What some holds must know beside their switch: key, label and help of a list."""


def _hold(on: Obstacle) -> Iterator[Setting]:
    """The switch of one hold, and its list."""
    yield Setting(
        f"holds.{on}",
        HOLD_LABELS[on],
        _HELP[on],
        Form.SWITCH,
        on not in (Obstacle.APP, Obstacle.CALENDAR),
        group=GROUP,
    )
    if on in _LISTS:
        key, label, help_text = _LISTS[on]
        yield Setting(key, label, help_text, Form.WORDS, [], group=GROUP)
    if on is Obstacle.CALENDAR:
        yield Setting(
            "calendar.addresses",
            "Your mail addresses",
            "The ones you are invited by. What you declined with one of them does not count.",
            Form.WORDS,
            [],
            group=GROUP,
        )
    if on is Obstacle.APP:
        yield Setting(
            "app.when",
            "Hold while they are",
            "In front: while you work in one. Running: also in the background.",
            Form.CHOICE,
            "in_front",
            choices=("in_front", "running"),
            group=GROUP,
        )


HOLDS = tuple(each for on in Obstacle for each in _hold(on))

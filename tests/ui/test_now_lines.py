"""The line below the switch of each hold: what its probe sees now, kept true while the window is open."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime

import pytest
from PySide6.QtGui import QFont

from backcare_desktop.core import settings
from backcare_desktop.core.commands import Verb
from backcare_desktop.ports import Seen, Sight
from backcare_desktop.ui.nowlines import NowLines, now_text
from backcare_desktop.ui.settings import SettingsWindow
from backcare_desktop.ui.widgets import Text
from tests.desk.desk import wait
from tests.desk.passing import turn_loop
from tests.ui.kept import kept

AT = datetime(2026, 3, 2, 10, 2, tzinfo=UTC)


class Eyes:
    """What is seen, as a test sets it; counts how often it was looked up."""

    def __init__(self) -> None:
        self.looks = 0
        self.sights: dict[str, Sight] = {}

    def __call__(self) -> dict[str, Sight]:
        self.looks += 1
        return self.sights


@pytest.fixture
def eyes() -> Eyes:
    return Eyes()


@pytest.fixture
def window(verbs: list[Verb], eyes: Eyes) -> Iterator[SettingsWindow]:
    now = NowLines(eyes, every_ms=20)
    with kept(SettingsWindow(verbs.append, settings.defaults(), "settings.toml", now=now)) as made:
        made.open_advanced()
        yield made


def line(window: SettingsWindow, key: str) -> str:
    return window.row(key).findChildren(Text)[-1].text()


@pytest.mark.parametrize(
    ("sight", "words"),
    [
        (None, "Now: looking…"),
        (Sight(Seen(False), AT), "Now: nothing seen"),
        (Sight(Seen(False, "not busy, but one file is left out"), AT), "Now: not busy, but one file is left out"),
        (Sight(Seen(True, "a microphone is in use"), AT), "Now, since 10:02: a microphone is in use"),
        (Sight(Seen(True), AT), "Now, since 10:02: seen"),
        (Sight(why="there is no sound server"), "Cannot be seen here: there is no sound server"),
        (Sight(is_off=True), "Now: not looked at while this is off"),
    ],
)
def test_each_sight_has_its_words(sight: Sight | None, words: str) -> None:
    assert now_text(sight) == words


def test_each_hold_but_focus_has_its_line_and_so_has_the_video(window: SettingsWindow) -> None:
    for on in ("dnd", "fullscreen", "call", "camera", "screenshare", "app", "calendar"):
        assert line(window, f"holds.{on}") == "Now: looking…"
    assert line(window, "away.count_video_as_use") == "Now: looking…"
    assert "Now" not in line(window, "holds.focus")


def test_the_lines_follow_what_is_seen_while_the_window_is_open_and_rest_when_it_is_closed(
    window: SettingsWindow, eyes: Eyes
) -> None:
    eyes.sights = {"call": Sight(Seen(True, "a microphone is in use"), AT), "awake": Sight(Seen(False), AT)}
    call = "Now, since 10:02: a microphone is in use"
    wait(lambda: line(window, "holds.call") == call, 3, "the call", pump=True)
    weights = [window.row(f"holds.{on}").findChildren(Text)[-1].font().weight() for on in ("call", "camera")]
    assert weights == [QFont.Weight.DemiBold, QFont.Weight.Normal]
    assert line(window, "away.count_video_as_use") == "Now: nothing seen"
    window.close()
    looks = eyes.looks
    turn_loop(every_ms=20)
    assert eyes.looks == looks

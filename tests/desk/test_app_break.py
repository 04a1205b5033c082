"""The whole app on a desk: a notice becomes the break in the first pause, and nothing typed is lost."""

from __future__ import annotations

import tomllib
from contextlib import AbstractContextManager

import pytest

from tests.desk.backcare import SOON, BackCare
from tests.desk.desk import Desk, Program
from tests.desk.hands import Hands
from tests.desk.listener import Listener, need_reader


class Writer:
    """A person who types into another program, and what has arrived there."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._program: Program = desk.python("-m", "tests.desk.typing_program")
        self._hands = Hands(desk, "word by word ")
        desk.wait(lambda: desk.focused() == "other program", 15, "the other program has the keyboard")

    @property
    def typed(self) -> str:
        return self._hands.typed

    def at_work(self) -> AbstractContextManager[None]:
        """Type without a pause meanwhile."""
        return self._hands.at_work()

    def arrived(self) -> str:
        lines = [line for line in self._program.text().splitlines() if line.startswith("typed ")]
        return lines[-1].removeprefix("typed ") if lines else ""

    def wait_arrived(self) -> None:
        """Every key that was typed has arrived."""
        self._desk.wait(lambda: self.arrived() == self.typed, 5, f"all of {self.typed!r}")


def hidden(app: BackCare) -> list[str]:
    """The moves that are not for me, as the settings file has them."""
    settings = tomllib.loads(app.settings.read_text())
    moves: list[str] = settings.get("guide", {}).get("hidden_moves", [])
    return moves


def wait_left_s(app: BackCare, left_s: float) -> None:
    """Wait until the break has no more than that left."""
    app.desk.wait(lambda: app.status()["prompt"]["left_s"] <= left_s, 10, f"{left_s} s left")


@pytest.fixture
def app(desk: Desk) -> BackCare:
    return BackCare(desk, SOON)


@pytest.fixture
def writer(desk: Desk) -> Writer:
    return Writer(desk)


def test_a_notice_becomes_the_break_when_the_hands_rest_and_no_key_is_lost(
    desk: Desk, app: BackCare, writer: Writer
) -> None:
    app.write(SOON.replace('settle_idle = "15s"', 'settle_idle = "1s"'))
    app.start_to_leap("--background")
    with writer.at_work():
        app.wait_state("working")
        app.leap(60)
        app.wait_state("notice")
        app.leap(15)  # so long it stands at least
        desk.wait(lambda: desk.windows("BackCare notice"), 5, "the notice")
        before = len(writer.typed)
        desk.wait(lambda: len(writer.typed) > before, 5, "typing goes on under the notice")
        assert app.status()["state"] == "notice"
    app.wait_state("break", 3)
    desk.wait(lambda: desk.windows("BackCare break"), 5, "the break")
    writer.wait_arrived()
    app.leap(240)
    app.wait_state("away")
    desk.wait(lambda: not desk.windows("BackCare ", hidden=True), 5, "no window stays")
    assert app.history() == [("stretch", "taken")]


def test_who_types_on_into_the_break_loses_no_key(desk: Desk, app: BackCare, writer: Writer) -> None:
    app.start_to_leap("--background")
    with writer.at_work():
        app.wait_state("working")
        app.leap(60)
        app.wait_state("notice")
        app.leap(120)  # half a minute before the end of its patience
        desk.wait(lambda: desk.windows("BackCare edge"), 20, "the edge of the screen tells that the break is near")
        app.leap(30)
        app.wait_state("break")
        desk.wait(lambda: desk.windows("BackCare break"), 5, "the break")
        before = len(writer.typed)
        desk.wait(lambda: len(writer.typed) > before + 20, 5, "typing goes on in the break")
        desk.wait(lambda: not desk.windows("BackCare edge", hidden=True), 5, "no edge in the break")
    writer.wait_arrived()
    assert app.status()["state"] == "break"


def test_the_break_takes_the_keyboard_from_resting_hands_and_gives_it_back(
    desk: Desk, app: BackCare, writer: Writer
) -> None:
    app.start("--background")
    app.tell("break", "stretch")
    desk.wait(lambda: desk.focused() == "BackCare break", 8, "the break has the keyboard")
    desk.key("a", "space", "Return", "Delete", "Down")
    wait_left_s(app, app.status()["prompt"]["left_s"] - 3.0)  # two seconds without a key, and a reserve
    assert app.status()["state"] == "break"
    assert hidden(app) == []
    desk.key("Delete")
    desk.wait(lambda: hidden(app), 5, "the move is not for me")
    (first,) = hidden(app)
    desk.key("ctrl+z")
    desk.wait(lambda: hidden(app) == [], 5, "the undo")
    desk.key("Tab", "space", "Tab", "space")  # Swap, Not for me
    desk.wait(lambda: hidden(app), 5, "the one swapped in is not for me")
    assert hidden(app) != [first]
    assert app.status()["state"] == "break"
    desk.hold("Escape")
    try:
        app.wait_state("working", 6)
    finally:
        desk.release("Escape")
    desk.wait(lambda: desk.focused() == "other program", 5, "the keyboard is given back")
    assert app.history() == [("stretch", "skipped")]
    writer.wait_arrived()


def test_the_notice_is_said_to_a_screen_reader_and_answered_with_the_mouse() -> None:
    need_reader()
    with Desk(a11y=True) as desk:
        app = BackCare(desk, SOON)
        listener = Listener(desk, "tests.desk.leap_program")
        app.program = listener.app
        writer = Writer(desk)
        with writer.at_work():
            app.wait_state("working")
            app.leap(60)
            app.wait_state("notice")
            listener.wait_aloud("Stretch break. ")
            assert desk.focused() == "other program"
            notice = desk.still("BackCare notice")
            desk.click(notice.x + 250, notice.y + 68)
            assert app.wait_state("break", 5)["prompt"]["reminder"] == "stretch"
            listener.wait_aloud("Stretch break, 4 min. ")
        writer.wait_arrived()


def test_a_light_prompt_is_taken_by_as_long_without_hands(desk: Desk, app: BackCare, writer: Writer) -> None:
    stand_up = '[reminders.desk]\ntitle = "Stand up"\nevery = "1m"\nduration = "20s"\n'
    app.write(SOON.replace('every = "1m"', "enabled = false") + stand_up)
    app.start_to_leap("--background", "--speed=10")
    with writer.at_work():
        app.wait_state("working")
        app.leap(60)
        desk.wait(lambda: desk.windows("BackCare card"), 5, "the card")
    desk.wait(lambda: not desk.windows("BackCare ", hidden=True), 10, "the card goes by itself")
    assert app.history() == [("desk", "taken")]
    writer.wait_arrived()


def test_three_skips_by_hand_ask_once_whether_less_often_is_better_and_one_is_put_right(
    desk: Desk, app: BackCare
) -> None:
    app.start("--background")
    assert app.run("did").returncode == 1
    for _ in range(3):
        assert desk.windows("BackCare question") == []
        app.tell("break", "posture")
        app.tell("skip")
    question = desk.still("BackCare question")
    desk.click(question.x + 60, question.y + question.height - 28)
    desk.wait(lambda: 'every = "45m"' in app.settings.read_text(), 5, "less often")
    desk.wait(lambda: desk.windows("BackCare question") not in ([], [question]), 5, "the way back")
    question = desk.still("BackCare question")
    desk.click(question.x + 40, question.y + question.height - 28)
    desk.wait(lambda: 'every = "45m"' not in app.settings.read_text(), 5, "as often as before")
    desk.wait(lambda: not desk.windows("BackCare question"), 5, "the question goes")
    said = app.tell("did")
    assert said.startswith("Change position of ")
    assert said.endswith(": counted as taken.")
    assert app.history() == [("posture", "skipped")] * 3 + [("posture", "did")]
    app.tell("break", "stretch")
    assert app.tell("done").startswith(
        "Stretch break: kept as skipped. Less than half of it went by. If you did it, say:"
    )
    app.tell("break", "stretch")
    shown = desk.still("BackCare break")
    assert desk.windows("BackCare question") == []
    desk.click(shown.x + shown.width - 75, shown.y + shown.height - 45)
    question = desk.still("BackCare question")
    desk.click(question.x + 50, question.y + question.height - 28)
    desk.wait(lambda: app.history()[4:] == [("stretch", "skipped")] * 2 + [("stretch", "did")], 5, "“I did it”")
    desk.wait(lambda: not desk.windows("BackCare question"), 5, "the question goes")
    app.tell("break", "posture")
    app.tell("skip")
    app.tell("show")
    desk.wait(lambda: desk.windows("BackCare"), 5, "a window that came after")
    assert desk.windows("BackCare question", hidden=True) == []

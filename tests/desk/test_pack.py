"""The warm and cold timer on a real desk: by keyboard and ear alone, over everything, heard, and back after kill -9."""

from __future__ import annotations

import signal
from collections.abc import Iterator

import pytest

from tests.desk.backcare import SOON, BackCare
from tests.desk.desk import Desk, Window, wait
from tests.desk.ears import Ears, samples
from tests.desk.listener import Listener, need_reader
from tests.desk.needs import need_programs
from tests.desk.prompt_bench import Other

PROGRAM = "tests.desk.leap_program"
TITLE = "Warm or cold timer"
MOST_TABS = 14
LOUD = 5000
"""Nothing else is to be heard, and the alarm at half of its loudness is well above (of 32767)."""
CARD = "BackCare warm or cold timer"
SETUP = "Wrap the pack. Put it on the sore spot. Sit up. Set it where you can reach it."
QUESTION = "Lift the pack. Look at your skin. Is it only a bit pink?"


def above(window: Window, y_px: int) -> bool:
    return window.y >= 0 and window.y + window.height <= y_px


class Hands:
    """A person without a mouse and without eyes."""

    def __init__(self, listener: Listener) -> None:
        self.listener = listener
        self.desk = listener.desk

    def hears(self, *words: str) -> None:
        """Wait until the timer's window says this."""
        self.listener.shows(TITLE, *words)

    def goes_to(self, name: str) -> None:
        """Press Tab until this has the focus."""
        reached: list[str] = []
        while reached[-1:] != [name] and len(reached) < MOST_TABS:
            before = len(self.listener.focused())
            self.desk.key("Tab")
            self.desk.wait(lambda: self.listener.focused()[before:], 5, f"a focus after {reached}")  # noqa: B023
            reached.append(self.listener.focused()[-1])
        assert reached[-1] == name, reached

    def waits(self, minutes: float) -> None:
        """Let so much of the app's time pass."""
        self.listener.app.write(f"{minutes * 60:g}")

    def presses(self, name: str) -> None:
        self.goes_to(name)
        self.desk.key("space")


@pytest.fixture
def quiet_desk() -> Iterator[Desk]:
    """A desk with a screen reader, a sound server, and a person who wants no sounds."""
    need_programs("pulseaudio", "pactl", "parec")
    need_reader()
    with Desk(size=(1280, 1000), a11y=True) as desk:
        BackCare(desk, SOON.replace('every = "1m"', 'every = "2h"') + "[sound]\nvolume = 0\n")
        yield desk


def test_by_keyboard_and_ear_alone_from_the_guide_to_the_rest(quiet_desk: Desk) -> None:
    hands = Hands(Listener(quiet_desk, PROGRAM))
    hands.listener.backcare("guide", "care.heat")
    hands.desk.wait(lambda: hands.desk.focused() == "BackCare – Guide", 10, "the guide has the keyboard")
    hands.listener.shows("BackCare – Guide", "Start a timer")
    hands.desk.key("alt+t")
    hands.desk.wait(lambda: hands.desk.focused() == TITLE, 10, "the timer has the keyboard")
    hands.hears("Read this first.", "When to get help")
    hands.presses("None of these fit me")
    hands.hears("Cold or warm?")
    hands.presses("Warm")
    hands.hears("Warm: read this too.")
    hands.presses("None of these fit me")
    hands.hears(SETUP)
    hands.goes_to("15 minutes (usual)")
    hands.desk.key("Down", "Down")
    hands.hears("Start 10 min")
    hands.presses("Start 10 min")
    hands.hears("Warm pack on", "Stop")
    hands.waits(3)
    hands.hears(QUESTION)
    hands.listener.press("Yes, go on", TITLE)
    hands.hears("Warm pack on")
    hands.presses("Stop")
    hands.hears("The pack is off.")
    hands.waits(5)
    hands.hears("Look at your skin once more. Normal?")
    hands.presses("Yes")
    hands.hears("Warm: 1 of 3 today.", "Try a shoulder roll")
    hands.desk.key("Escape")
    hands.desk.wait(lambda: not hands.desk.windows(TITLE), 5, "Esc closes it")


def test_over_full_screen_and_break_it_asks_and_sounds_and_no_key_is_lost(quiet_desk: Desk) -> None:
    desk, ears = quiet_desk, Ears(quiet_desk)
    desk.env |= ears.env
    hands = Hands(Listener(desk, PROGRAM))
    backcare = hands.listener.backcare
    backcare("pack")
    for screen, name in (
        ("Read this first.", "None of these fit me"),
        ("Cold or warm?", "Cold"),
        ("Cold: read this too.", "None of these fit me"),
    ):
        hands.hears(screen)
        hands.listener.press(name, TITLE)
    hands.hears(SETUP)
    hands.goes_to("10 minutes (usual)")
    follower = desk.python("-m", "backcare_desktop", "status", "--follow")
    desk.wait(follower.text, 10, "what who follows hears first")
    desk.key("Down", "Down", "Tab", "space")
    hands.hears("Cold pack on")
    desk.wait(lambda: ". Cold pack on until " in follower.text(), 5, follower.text)
    desk.key("Escape")
    desk.wait(lambda: not desk.windows(TITLE), 5, "its window is closed")
    other = Other(desk, is_full=True)
    heard = ears.record()
    hands.waits(3)
    desk.wait(lambda: desk.windows()[0].title == CARD, 15, "the question lies above all")
    hands.listener.wait_aloud(QUESTION)
    desk.wait(lambda: QUESTION in follower.text(), 5, follower.text)
    other.type("word by word")
    hands.waits(0.5)
    wait(lambda: max(map(abs, samples(heard)), default=0) > LOUD, 10, "the alarm")
    desk.wait(lambda: QUESTION in hands.listener.urgent(), 10, "the alarm for a screen reader")
    ears.server.signal(signal.SIGSTOP)  # a sound server that hangs meanwhile delays nothing
    hands.waits(0.4)
    backcare("break", "stretch")
    desk.wait(lambda: desk.windows("BackCare break"), 5, "the break")
    desk.wait(lambda: desk.windows()[0].title == CARD, 5, "the timer lies above the break")
    ways_out_px = desk.size[1] - 80
    desk.wait(lambda: above(desk.still(CARD), ways_out_px), 10, "it makes way for the ways out of the break")
    backcare("exit")
    ears.server.signal(signal.SIGCONT)
    hands.listener.app.popen.send_signal(signal.SIGKILL)
    hands.listener.app.wait()
    desk.wait(lambda: not desk.windows("BackCare", hidden=True), 5, "nothing of it is left")
    desk.python("-m", PROGRAM, "--background", "--later=3600", talk=True)
    desk.wait(lambda: desk.windows(CARD), 10, "it asks again after kill -9")
    hands.listener.shows("Time passed. ", "It is off")
    hands.listener.press("It is off", "Time passed. ")
    desk.wait(lambda: not desk.windows(CARD), 5, "the answer ends it")
    assert backcare("pack") == ""
    hands.hears("The pack is off.")
    assert ". The pack is off. Look at your skin once more at " in backcare("status")

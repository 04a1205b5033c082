"""What stands in the way on a Mac, above stand-ins for its libraries. None of it has run on a Mac."""

from __future__ import annotations

import os

import pytest

from backcare_desktop.ports import HoldProbe, HoldReport, ProbeLost, ProbeUnavailable, Seen
from backcare_desktop.system.holds.front import Front
from backcare_desktop.system.macos.api import Box, Rect, Window
from backcare_desktop.system.macos.devices import Address, code
from backcare_desktop.system.macos.front import MacFullscreen, MacKeptOn, MacProgramInFront, front_of
from backcare_desktop.system.macos.in_use import MacCamera, MacMicrophone
from tests.desk.desk import wait
from tests.system.mac_devices import Device
from tests.system.mac_libraries import Mac, window

pytestmark = pytest.mark.usefixtures("qapp")


SCREEN, BAR = Box(0, 0, 1512, 982), 24


class Watch:
    """A started hold probe, and what it told."""

    def __init__(self, probe: HoldProbe) -> None:
        self.told: list[HoldReport] = []
        self.probe = probe
        probe.start(self.told.append)

    def wait(self, *expected: HoldReport) -> bool:
        """Whether it comes to tell exactly this."""
        wait(lambda: len(self.told) >= len(expected), 2.0, pump=True)
        return self.told == list(expected)


def test_a_microphone_in_use_is_told_and_a_loudspeaker_is_not() -> None:
    mac = Mac(microphones={40: Device(), 41: Device(is_running=True, has_input=False)})
    watch = Watch(MacMicrophone(mac.api()))
    assert watch.wait(Seen(False))
    mac.microphones[40].is_running = True
    mac.change()
    assert watch.wait(Seen(False), Seen(True, "a microphone is in use"))
    watch.probe.stop()
    assert mac.is_at_rest
    assert mac.threads == {"microphones in use on macOS"}, "never on the GUI thread"


def test_a_camera_that_comes_later_is_listened_to_and_one_that_goes_no_more() -> None:
    mac = Mac(cameras={})
    watch = Watch(MacCamera(mac.api()))
    assert watch.wait(Seen(False))
    mac.cameras[51] = Device()
    mac.change()
    wait(lambda: any(device == 51 for _, device, _, _ in mac.listeners), 2.0, pump=True)
    mac.cameras[51].is_running = True
    mac.change()
    assert watch.wait(Seen(False), Seen(True, "a camera is in use"))
    del mac.cameras[51]
    mac.listeners = [each for each in mac.listeners if each[1] != 51]
    mac.change()
    assert watch.wait(Seen(False), Seen(True, "a camera is in use"), Seen(False))
    watch.probe.stop()
    assert mac.is_at_rest


def test_a_library_that_is_not_there_is_a_source_that_was_lost() -> None:
    watch = Watch(MacCamera(Mac(missing={"CoreMediaIO"}).api()))
    assert watch.wait(ProbeLost("macOS does not tell its devices (CoreMediaIO is not there)"))


def test_the_structures_are_as_long_as_apples() -> None:
    import ctypes

    assert ctypes.sizeof(Address) == 12
    assert ctypes.sizeof(Rect) == 32
    assert code("gone") == 0x676F6E65


def test_only_a_window_that_fills_its_screen_is_full() -> None:
    def is_full(box: Box, *others: Window) -> bool:
        return front_of([*others, Window(5, 0, box)], [SCREEN, Box(1512, 0, 1920, 1080)], BAR).is_full

    bar = Window(1, BAR, Box(0, 0, 1512, 37))
    assert is_full(SCREEN)
    assert is_full(Box(1512, 0, 1920, 1080)), "on the second screen"
    assert is_full(Box(0, 38, 1512, 944)), "below the camera in the screen's edge"
    assert not is_full(Box(0, 38, 1512, 944), bar), "as large as can be, below the menu bar"
    assert is_full(Box(0, 38, 1512, 944), Window(1, BAR, Box(1512, 0, 1920, 24))), "the bar is on the other screen"
    assert not is_full(Box(0, 60, 1512, 922))
    assert not is_full(Box(0, 0, 756, 982)), "half of it"


def test_the_first_normal_window_that_is_not_ours_is_in_front() -> None:
    small, ours = Window(6, 0, Box(0, 0, 1, 1)), Window(os.getpid(), 0, SCREEN)
    panel, theirs = Window(7, 3, SCREEN), Window(5, 0, Box(9, 9, 300, 300), "Keynote")
    assert front_of([panel, small, ours, theirs, Window(8, 0, SCREEN)], [SCREEN], BAR) == Front(False, ("Keynote",))
    assert front_of([panel], [SCREEN], BAR) == Front()


def test_for_full_screen_no_name_is_read_and_for_named_programs_no_title() -> None:
    mac = Mac(windows=[window(5, (0, 0, 1440, 900), program="Keynote")])
    watch = Watch(MacFullscreen(mac.api()))
    assert watch.wait(Seen(True, "a window fills the screen"))
    watch.probe.stop()
    assert mac.asked == {"kCGWindowOwnerPID", "kCGWindowLayer", "kCGWindowBounds"}
    named = Watch(MacProgramInFront(["keynote"], "in_front", mac.api()))
    assert named.wait(Seen(True, "a program you named is in front"))
    named.probe.stop()
    assert mac.asked == {"kCGWindowOwnerPID", "kCGWindowLayer", "kCGWindowBounds", "kCGWindowOwnerName"}
    assert mac.threads == {MacFullscreen.name, MacProgramInFront.name}, "never on the GUI thread"
    assert mac.is_at_rest


def test_another_program_in_front_is_not_the_named_one() -> None:
    mac = Mac(windows=[window(5, (9, 9, 300, 300), program="Mail")])
    watch = Watch(MacProgramInFront(["keynote"], "in_front", mac.api()))
    assert watch.wait(Seen(False))
    watch.probe.stop()


def test_programs_that_only_run_are_not_seen_and_that_is_said() -> None:
    with pytest.raises(ProbeUnavailable, match=r"^on macOS only a program in front is seen; choose that"):
        MacProgramInFront(["keynote"], "running", Mac().api()).start(lambda _report: None)


DISPLAY_ON = "PreventUserIdleDisplaySleep"


@pytest.mark.parametrize(
    ("assertions", "expected"),
    [
        ({}, False),
        ({5: [{"AssertType": DISPLAY_ON, "AssertLevel": 255}]}, True),
        ({5: [{"AssertType": "NoDisplaySleepAssertion", "AssertLevel": 255}]}, True),
        ({5: [{"AssertType": "PreventUserIdleSystemSleep", "AssertLevel": 255}]}, False),
        ({5: [{"AssertType": DISPLAY_ON, "AssertLevel": 0}]}, False),
        ({os.getpid(): [{"AssertType": DISPLAY_ON, "AssertLevel": 255}]}, False),
        ({7: [{}], 5: [{"AssertLevel": 255}, {"AssertType": DISPLAY_ON, "AssertLevel": 255}]}, True),
    ],
    ids=["nobody", "a film", "an old program", "only no sleep", "let go", "we ourselves", "beside others"],
)
def test_a_program_that_keeps_the_screen_on_counts_while_a_window_fills_it(
    assertions: dict[int, list[dict[str, object]]], expected: bool
) -> None:
    mac = Mac(windows=[window(5, (0, 0, 1440, 900))], assertions=assertions)
    watch = Watch(MacKeptOn(mac.api()))
    assert watch.wait(Seen(expected, "something fills the screen, and keeps it on" if expected else ""))
    mac.windows = [window(5, (9, 9, 300, 300))]
    watch.probe.ask()
    wait(lambda: len(watch.told) == 2, 2.0, pump=True)
    assert watch.told[-1] == Seen(False), "caffeine alone is nobody who watches"
    watch.probe.stop()
    assert mac.is_at_rest

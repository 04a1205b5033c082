"""What ``backcare doctor`` says of sound, speech, staying awake and motion: with all of it there, and with none."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.desk.desk import Desk, wait
from tests.desk.ears import Ears
from tests.desk.mock import Mock, has_dbusmock
from tests.desk.needs import need, need_programs
from tests.desk.test_speech import CONFIGURATION

TOPICS = ("Sound", "Speech", "Staying awake", "Motion")


@pytest.fixture
def bare() -> Iterator[Desk]:
    need_programs("dbus-daemon", "dbus-send", "pulseaudio", "pactl", "speech-dispatcher")
    with Desk(x=False) as desk:
        yield desk


def doctor(desk: Desk, env: dict[str, str]) -> list[str]:
    """Its lines from the first of our topics on."""
    done = desk.finish([sys.executable, "-m", "backcare_desktop", "doctor"], env=env)
    lines = done.stdout.splitlines()
    assert done.returncode == 0, done.stdout
    return lines[next(index for index, line in enumerate(lines) if line.startswith(TOPICS)) :]


def test_what_is_there_is_named(bare: Desk) -> None:
    need(has_dbusmock(bare), "python3-dbusmock is not installed")
    env = Ears(bare).env
    folder = Path(bare.env["XDG_CONFIG_HOME"]) / "speech-dispatcher"
    folder.mkdir()
    (folder / "speechd.conf").write_text(CONFIGURATION)
    bare.start(["speech-dispatcher", "-s"], env=env)
    wait((bare.runtime / "speech-dispatcher" / "speechd.sock").exists, what="speech-dispatcher")
    saver = ["org.freedesktop.ScreenSaver", "/org/freedesktop/ScreenSaver", "org.freedesktop.ScreenSaver"]
    settings = ["org.freedesktop.portal.Desktop", "/org/freedesktop/portal/desktop", "org.freedesktop.portal.Settings"]
    address = bare.env["DBUS_SESSION_BUS_ADDRESS"]
    with Mock(bare, address, saver[0], saver) as screen, Mock(bare, address, settings[0], settings) as portal:
        screen.call(saver[1], "AddMethod", "sssss", saver[2], "Inhibit", "ss", "u", "ret = dbus.UInt32(1)")
        no_animations = "ret = dbus.UInt32(args[1] == 'reduced-motion', variant_level=1)"
        portal.call(settings[1], "AddMethod", "sssss", settings[2], "Read", "ss", "v", no_animations)
        assert doctor(bare, env) == [
            "Sound: PulseAudio",
            "Speech: speech-dispatcher has no voice; install one, such as espeak-ng",
            "Staying awake, while a timer runs: the screen saver",
            "Motion: your desktop asks for none: all keeps still",
        ]


def test_what_is_missing_is_said_with_what_can_be_done(bare: Desk) -> None:
    env = {"PULSE_SERVER": "unix:/nowhere", "PATH": "/nowhere"}
    assert doctor(bare, env) == [
        "Sound: none here: no sound device was found, or none could be opened",
        "  Alarms are shown, not heard. Look into your system's sound settings.",
        "Speech: none here",
        "  speech-dispatcher is not installed; install it, with a voice such as espeak-ng. Until then steps are shown.",
        "Staying awake, while a timer runs: cannot be had here",
        "  not GNOME's session: not there",
        "  not the screen saver: not there",
        "  not Xfce's screen saver: not there",
        "  not the power manager: not there",
        "  not the desktop's portal: not there",
        "  Set your screen to stay on for as long as a timer runs.",
        "Motion: your desktop does not say; choose it in the settings, under Look",
    ]

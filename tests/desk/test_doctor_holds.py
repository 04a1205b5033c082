"""What ``backcare doctor`` says of the holds: the probe that was chosen and what it sees, or why none can."""

from __future__ import annotations

import signal
import sys

from backcare_desktop.core.holdtable import HOLD_LABELS
from backcare_desktop.core.rules import Obstacle
from tests.desk.backcare import BackCare
from tests.desk.desk import Desk
from tests.desk.microphones import PULSE, SoundServer
from tests.desk.needs import need_programs

TITLES = [label for on, label in HOLD_LABELS.items() if on is not Obstacle.FOCUS]
ADVICE = "  Where a hold cannot be told, ask for quiet yourself: backcare focus 1h"


def topics(desk: Desk, env: dict[str, str | None] | None = None) -> dict[str, list[str]]:
    """Title → what is said of it, of all that it found."""
    done = desk.finish([sys.executable, "-m", "backcare_desktop", "doctor"], env=env)
    assert done.returncode == 0, done.stdout
    found: dict[str, list[str]] = {}
    for line in done.stdout.splitlines():
        if line.startswith("  "):
            found[list(found)[-1]].append(line.strip())
        else:
            title, _, rest = line.partition(": ")
            found[title] = [rest]
    return found


def test_each_hold_is_named_with_its_probe_and_what_it_sees_now(desk: Desk) -> None:
    need_programs(*PULSE)
    server = SoundServer(desk)
    BackCare(desk, "[holds]\nfullscreen = false\n")
    found = topics(desk)
    assert found["A call"] == ["PulseAudio recording streams", "now: nothing seen"]
    assert "now: nothing seen" in found["A full-screen window (switched off)"]
    server.listen("--property=media.role=phone")
    found = topics(desk)
    assert found["A call"][:2] == ["PulseAudio recording streams", "now: a microphone is in use"]
    assert found["The camera in use"][1:3] == ["now: nothing seen", "only programs of your own user are seen"]


def test_what_cannot_be_told_has_its_reason_and_what_the_person_can_do(desk: Desk) -> None:
    env: dict[str, str | None] = {"DISPLAY": None, "DBUS_SESSION_BUS_ADDRESS": "disabled:", "PULSE_SERVER": "unix:/no"}
    found = topics(desk, env)
    for title in TITLES:
        chosen, *rest = next(lines for each, lines in found.items() if each.removesuffix(" (switched off)") == title)
        assert chosen != "cannot be told here" or all(each.startswith("not ") for each in rest[:1]), title
        assert rest, title
    assert found["A full-screen window"][0] == "cannot be told here"
    assert ADVICE.strip() in found["Video that plays"]


def test_it_ends_where_the_message_bus_hangs_and_says_what_its_words_on_plasma_stand_on() -> None:
    need_programs("dbus-daemon")
    with Desk(x=False, desktop="KDE") as desk:
        desk.bus.signal(signal.SIGSTOP)
        try:
            lines = desk.finish([sys.executable, "-m", "backcare_desktop", "doctor"]).stdout.splitlines()
        finally:
            desk.bus.signal(signal.SIGCONT)
    assert lines[1:3] == [
        "  Plasma: compared with its documents and tried with stand-ins of its services, not on Plasma itself",
        "  Your desktop’s message bus does not answer, so what goes by it cannot be seen. Log out, and in again.",
    ]
    assert "  not notification service: there is no session bus" in lines

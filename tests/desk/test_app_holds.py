"""The whole app on a desk with a sound server: it keeps silent in a call, and afterwards says why it speaks."""

from __future__ import annotations

import re
import signal
from time import perf_counter

from tests.desk.backcare import SOON, BackCare
from tests.desk.desk import Desk
from tests.desk.microphones import PULSE, SoundServer
from tests.desk.needs import need_programs
from tests.desk.test_app_break import Writer

SPEED = 20.0
"""At which ``release_delay`` is 1.5 s."""


def test_a_call_takes_the_notice_off_the_screen_and_after_it_the_notice_says_how_long_it_was(desk: Desk) -> None:
    need_programs(*PULSE)
    server, writer = SoundServer(desk), Writer(desk)
    app = BackCare(desk, SOON)
    app.start("--background", speed=SPEED)
    with writer.at_work():
        app.wait_state("notice", 15)
        desk.wait(lambda: desk.windows("BackCare notice"), 5, "the notice")
        call = server.listen("--property=media.role=phone")
        held = app.wait_state("held", 5)
        assert re.fullmatch(r"Held: on a call since \d\d:\d\d", held["why"])
        assert [(each["on"], each["what"]) for each in held["holds"]] == [("call", "a microphone is in use")]
        desk.wait(lambda: not desk.windows("BackCare notice"), 5, "the notice withdraws")
        assert "now: a microphone is in use" in app.tell("doctor")
        began_s = perf_counter()
        desk.wait(lambda: perf_counter() - began_s > 90 / SPEED, 10, "a call of more than a minute")
        call.signal(signal.SIGKILL)
        desk.wait(lambda: app.status()["holds"] == [], 5, "the end of the call")
        notice = app.wait_state("notice", 5)
        assert re.fullmatch(r"You sat \d+ min, \d+ of them on a call", notice["why"])
        desk.wait(lambda: desk.windows("BackCare notice"), 5, "the notice again")
    log = (app.state / "backcare.log").read_text()
    assert len(re.findall(r"call: (?:began|ended)", log)) == 2
    assert "parec" not in log

"""The whole app on a desk with a sound server: it keeps silent in a call, and afterwards says why it speaks."""

from __future__ import annotations

import re
import signal

from tests.desk.backcare import SOON, BackCare
from tests.desk.desk import Desk
from tests.desk.microphones import PULSE, SoundServer
from tests.desk.needs import need_programs
from tests.desk.test_app_break import Writer


def test_a_call_takes_the_notice_off_the_screen_and_after_it_the_notice_says_how_long_it_was(desk: Desk) -> None:
    need_programs(*PULSE)
    server, writer = SoundServer(desk), Writer(desk)
    app = BackCare(desk, SOON)
    app.start_to_leap("--background")
    with writer.at_work():
        app.wait_state("working")
        app.leap(60)
        app.wait_state("notice")
        desk.wait(lambda: desk.windows("BackCare notice"), 5, "the notice")
        call = server.listen("--property=media.role=phone")
        held = app.wait_state("held", 5)
        assert re.fullmatch(r"Held: on a call since \d\d:\d\d", held["why"])
        assert [(each["on"], each["what"]) for each in held["holds"]] == [("call", "a microphone is in use")]
        desk.wait(lambda: not desk.windows("BackCare notice"), 5, "the notice withdraws")
        assert "now: a microphone is in use" in app.tell("doctor")
        app.leap(65)
        call.signal(signal.SIGKILL)
        desk.wait(lambda: app.status()["holds"] == [], 5, "the end of the call")
        app.leap(30)  # the quiet time after it
        notice = app.wait_state("notice", 5)
        assert re.fullmatch(r"You sat \d+ min, \d+ of them on a call", notice["why"])
        desk.wait(lambda: desk.windows("BackCare notice"), 5, "the notice again")
    log = (app.state / "backcare.log").read_text()
    assert len(re.findall(r"call: (?:began|ended)", log)) == 2
    assert "parec" not in log

"""The whole app on a desk: it keeps silent while a window fills the screen, and speaks a little later."""

from __future__ import annotations

import re

from tests.desk.backcare import SOON, BackCare
from tests.desk.desk import Desk
from tests.desk.test_app_break import Writer
from tests.desk.watches import Other

NAMED = '[holds]\napp = true\n[app]\nprograms = ["window program"]\n'


def test_what_is_due_waits_while_a_window_fills_the_screen_also_below_our_own(desk: Desk) -> None:
    writer = Writer(desk)
    other = Other(desk)
    other.tell("full")
    app = BackCare(desk, SOON)
    app.start_to_leap("--background")
    with writer.at_work():
        app.wait_state("working")
        app.leap(60)
        held = app.wait_state("held")
        assert re.fullmatch(r"Held: a window fills the screen since \d\d:\d\d", held["why"])
        assert [(each["on"], each["what"]) for each in held["holds"]] == [("fullscreen", "a window fills the screen")]
    app.tell("show")
    desk.wait(lambda: desk.focused().startswith("BackCare"), 5, "our window in front")
    other.tell("title still full")
    assert [each["on"] for each in app.status()["holds"]] == ["fullscreen"]
    other.tell("normal")
    desk.wait(lambda: app.status()["holds"] == [], 5, "the end of the full screen")
    other.program.end()
    with writer.at_work():
        app.leap(30)  # the quiet time after it
        app.wait_state("notice")
        desk.wait(lambda: desk.windows("BackCare notice"), 5, "the notice")
    log = (app.state / "backcare.log").read_text()
    assert len(re.findall(r"fullscreen: (?:began|ended)", log)) == 2
    assert "window_program" not in log


def test_a_program_the_person_named_holds_while_it_is_in_front(desk: Desk) -> None:
    other = Other(desk)
    app = BackCare(desk, SOON)
    app.start_to_leap("--background")
    assert app.status()["holds"] == []
    app.write(SOON + NAMED)
    app.leap(30)  # so long it takes at most until the file is read
    desk.wait(
        lambda: [each["what"] for each in app.status()["holds"]] == ["a program you named is in front"], 10, "held"
    )
    Writer(desk)
    desk.wait(lambda: app.status()["holds"] == [], 5, "another program in front")
    other.program.end()
    assert "now: nothing seen" in app.tell("doctor").partition("Programs you name")[2]
    assert "window program" not in (app.state / "backcare.log").read_text()

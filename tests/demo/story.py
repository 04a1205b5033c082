"""What happens in the demo, act by act: from the first start to the end of a day in which everything comes soon."""

from __future__ import annotations

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from tests.demo.stage import SPEED, Look, Missed, Stage
from tests.desk.desk import Desk

WARM_UP_AFTER = timedelta(minutes=20)
SETTINGS = """\
# Made for the demo: a day in which everything comes soon.
[look]
theme = "{theme}"

[timing]
quiet_gap = "1m"
merge_window = "1m"
settle_idle = "15s"  # half a second on the demo's clock

[reminders.posture]
every = "5m"
patience = "10m"

[reminders.stretch]
every = "9m"
duration = "4m"
patience = "10m"

[reminders.warmup]
times = ["{warm_up}"]
days = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"]
"""


def play(look: Look, folder: Path) -> None:
    """Take the app through everything; raises Missed with what did not happen."""
    now = datetime.now(UTC)
    # A zone in which it is morning now, whenever the demo runs.
    zone = f"Etc/GMT{(now.hour - 10 + 12) % 24 - 12:+d}"
    size = (1280 * look.scale, 800 * look.scale)
    with Desk(size=size, scale=look.scale, services=True, desktop="XFCE") as desk:
        desk.env |= {"TZ": zone, "XCURSOR_SIZE": str(24 * look.scale)}
        stage = Stage(desk, look, folder)
        stage.furnish()
        warm_up = now.astimezone(ZoneInfo(zone)) + WARM_UP_AFTER
        theme = "dark" if look.is_dark else "light"
        stage.start_app(SETTINGS.format(theme=theme, warm_up=f"{warm_up:%H:%M}"))
        stage.say(f"started in the tray; this clock runs {SPEED:g} times as fast as yours")
        for act in (first_run, tray, posture, stretch, warm_up_player, windows, quiet, end):
            act(stage)


def first_run(stage: Stage) -> None:
    stage.shot("welcome", "Welcome to BackCare")
    stage.close("Welcome to BackCare")


def tray(stage: Stage) -> None:
    stage.click_tray(3)
    stage.shot("tray-menu")
    stage.desk.key("Escape")
    stage.click_tray()
    stage.look_away()
    stage.shot("status", "BackCare")
    stage.close("BackCare")


def posture(stage: Stage) -> None:
    """A card comes while the person writes, and takes no key; a change of position answers it."""
    with stage.writing():
        stage.wait_prompt("posture", "notice", 25)
        stage.shot("posture-card", "BackCare card")
    stage.wait(lambda: stage.status["prompt"] is None, 10, "the card goes when the hands rest for its minute")


def stretch(stage: Stage) -> None:
    """The notice waits while the person writes on, and becomes the break in the first pause."""
    with stage.writing():
        stage.wait_prompt("stretch", "notice", 25)
        stage.shot("notice", "BackCare notice")
    stage.wait_prompt("stretch", "break", 5)
    stage.shot("break", "BackCare break")
    stage.wait(lambda: stage.desk.focused() == "BackCare break", 5, "the break takes the keyboard after 2 s of rest")
    stage.shot("break-later")
    stage.wait(lambda: stage.status["prompt"] is None, 15, "the break ends by itself")


def warm_up_player(stage: Stage) -> None:
    """The warm-up comes at its time of day, and begins when the person says so."""
    with stage.writing():
        stage.wait_prompt("warmup", "notice", 40)
        stage.shot("warm-up-notice", "BackCare notice")
    stage.click_in("BackCare notice", 250, 68)
    stage.wait_prompt("warmup", "break", 5)
    stage.shot("warm-up", "BackCare warm-up")
    stage.let_pass(timedelta(minutes=3))
    stage.shot("warm-up-later")
    stage.let_pass(timedelta(minutes=2))  # done after half of it counts as taken
    stage.tell_app("done")
    stage.wait(lambda: stage.status["prompt"] is None, 5, "the warm-up ends")


def windows(stage: Stage) -> None:
    """Everything there is to read and to set."""
    stage.tell_app("focus", "30m")
    stage.tell_app("guide")
    stage.shot("guide", "BackCare – Guide")
    stage.tell_app("guide", "care.heat")
    stage.shot("guide-entry")
    stage.tell_app("help")
    stage.shot("when-to-get-help")
    for page, title in (
        ("settings", "– Settings"),
        ("history", "– History"),
        ("check", "Desk check"),
        ("about", "About"),
    ):
        stage.close_front()
        stage.tell_app("open", page)
        stage.shot(page, title)
    stage.close_front()


def quiet(stage: Stage) -> None:
    stage.tell_app("pause", "until", "tomorrow")
    stage.tell_app("show")
    stage.shot("paused", "BackCare")


def end(stage: Stage) -> None:
    """Quit, and look at what is remembered."""
    stage.end()
    lines = stage.desk.run(stage.command("history", "--json")).splitlines()
    rows = [json.loads(line) for line in lines if line.startswith("{")]
    for row in rows:
        covers = f" with {', '.join(row['covers'])}" if row["covers"] else ""
        stage.say(" ".join(filter(None, ("history:", row["item"], row["entry"]))) + covers)
    taken = {row["item"] for row in rows if row["entry"] == "taken"}
    lacking = sorted({"posture", "stretch", "warmup"} - taken)
    if lacking:
        raise Missed(f"the history knows no taken {' and no taken '.join(lacking)}")
    lost = stage.lost_text()
    if lost:
        raise Missed(f"typed keys were lost: {lost}")
    stage.say("every key that was typed has arrived in the letter")

"""BackCare as a screen reader hears it and as hands without a mouse reach it, on the real accessibility bus."""

from __future__ import annotations

import json
from collections.abc import Iterator

import pytest

from tests.desk.backcare import BackCare
from tests.desk.desk import Desk
from tests.desk.listener import TITLES, Listener, need_reader
from tests.desk.prompt_bench import Other

LAST_SETTING = "How long it stays. Older days are then deleted for good."
DAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]
UNDER_TAB = {
    "welcome": [
        "Sitting and standing",
        "On these days, at about this time",
        *DAYS,
        "Time of day to warm up",
        "When to get help",
        "Next",
    ],
    "status": ["Take a break now", "Not now", "Guide", "When to get help", "Desk check", "History", "Settings"],
    "check": ["Yes", "No", "Skip", "Back", "When to get help"],
}
WARM_UP = [
    "Go on", "Next", "Easier steps", "What comes",
    "When to get help", "Leave", "Larger text", "Later", "Skip warm-up", "Done",
]  # fmt: skip
NOT_BY_TAB = {"label", "list item", "radio button"}
"""Texts that can be selected, rows of a list and the other radio button: reached by arrows or not at all."""


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    """One app for all tests here; each closes what it opened."""
    need_reader()
    with Desk(size=(1280, 1000), a11y=True) as desk:
        BackCare(desk, '[reminders.rest]\nduration = "5s"\n')
        yield Listener(desk)


@pytest.mark.parametrize("page", TITLES)
def test_a_window_has_its_title_and_every_control_a_name(listener: Listener, page: str) -> None:
    listener.open(page)
    wanted = ["When to get help"]
    if page == "settings":
        listener.press("Advanced", TITLES[page])
        wanted.append(LAST_SETTING)
    window, *inside = listener.shows(TITLES[page], *wanted)
    assert (window["role"], window["name"]) == ("frame", TITLES[page])
    controls = [node for node in inside if node["is_focusable"] or "Press" in node["actions"]]
    assert controls
    assert [node for node in controls if not node["name"].strip()] == []
    assert [node["name"] for node in controls if set(node["name"]) & set("‹›▸▾×&")] == []
    assert [node for node in controls if node["role"] == "combo box" and not node["label"]] == []
    assert "When to get help" in [node["name"] for node in controls]
    if page not in ("guide", "help"):
        listener.desk.key("F1")
        listener.desk.wait(lambda: listener.desk.focused() == TITLES["help"], 5, "help by F1")
        listener.close()
        listener.desk.wait(lambda: listener.desk.focused() == TITLES[page], 5, f"{TITLES[page]} is in front again")
    listener.close()


def test_the_status_window_starts_a_break_and_the_break_tells_what_to_do(listener: Listener) -> None:
    listener.open("status")
    listener.press("Take a break now", "BackCare")
    buttons = ("When to get help", "Leave", "Later", "Skip break", "Done")
    assert listener.shows("Stretch break. ", *buttons, "Time left ", "Move 1 of ")
    listener.press("Leave", "Stretch break. ")
    listener.desk.wait(lambda: not listener.desk.windows("BackCare break"), 5, "the break is over")
    listener.open("status")
    listener.close()


def test_the_card_is_heard_and_done_by_a_screen_reader(listener: Listener) -> None:
    listener.backcare("break", "posture")
    card = listener.shows("Change position. ", "Skip", "Done", "Later")
    assert len(card[0]["name"]) > len("Change position. ")
    listener.press("Done", "Change position. ")
    listener.desk.wait(lambda: not listener.desk.windows("BackCare card"), 5, "the card is gone")


def test_card_and_break_are_said_while_the_keyboard_stays_where_it_is(listener: Listener) -> None:
    desk = listener.desk
    other = Other(desk)
    listener.backcare("break", "posture")
    listener.wait_aloud("Change position. Stand up")
    other.type("while the card is there")
    listener.backcare("skip")
    listener.backcare("break", "rest")
    listener.wait_aloud("Longer break, 5 s. ")
    listener.wait_aloud("Longer break is over.")
    desk.wait(lambda: desk.focused() == "other program", 5, "the keyboard is given back")
    assert listener.urgent() == []
    other.program.end()


def test_a_warm_up_goes_by_keys_alone_and_is_heard_step_by_step(listener: Listener) -> None:
    desk = listener.desk
    listener.backcare("break", "warmup", "10m")
    desk.wait(lambda: desk.focused() == "BackCare warm-up", 10, "the warm-up has the keyboard")
    listener.wait_aloud("Warm-up, 10 min. March on the spot")
    told = ("Before you start", "Get warm · step 1 of 15", "Easier: March seated", "Time left 0:")
    then = ("Then: Step side to side, swing the arms", "Progress of the warm-up: 0:")
    listener.shows("Warm-up. March on the spot", *told, *then)
    listener.wait_keys("Next", "Warm-up. ")
    desk.key("space")
    listener.shows("Warm-up. March on the spot", "Go on")
    listener.go_and_see("Tab", *WARM_UP)
    left_s = listener.status()["prompt"]["left_s"]
    desk.key("Right")
    listener.wait_for("Get warm · step 2 of 15")
    desk.key("Left")
    listener.wait_for("Get warm · step 1 of 15")
    assert listener.status()["prompt"]["left_s"] == left_s  # seconds later
    listener.go("Tab", "Go on")
    desk.key("space")
    desk.wait(lambda: listener.status()["prompt"]["left_s"] < left_s, 5, "it goes on")
    listener.go("Tab", "Next", "Easier steps")
    desk.key("space")
    listener.wait_for("The easier way of: March on the spot")
    listener.go("Tab", "What comes")
    desk.key("space")
    listener.shows("Warm-up. ", "What counts", "now · 1:00", "Heel raises", "Three-quarter effort")
    desk.hold("Escape")
    try:
        desk.wait(lambda: not desk.windows("BackCare warm-up"), 8, "left by holding Esc")
    finally:
        desk.release("Escape")
    assert listener.status()["prompt"] is None
    last = json.loads(listener.backcare("history", "--json").splitlines()[-1])
    assert (last["item"], last["entry"], last["why"]) == ("warmup", "skipped", "exit")
    assert "easier_steps = true" in listener.settings()


@pytest.mark.parametrize("page", UNDER_TAB)
def test_tab_reaches_everything_and_shows_where_it_is(listener: Listener, page: str) -> None:
    while listener.says("did").returncode == 0:  # what the other tests skipped would be offered in the status window
        pass
    listener.open(page)
    if page == "check":
        listener.desk.wait(lambda: listener.focused()[-1:] == ["Begin"], 10, "the check has Begin under the keyboard")
        listener.desk.key("Return")
        listener.shows(TITLES[page], "Yes")
    listener.go_and_see("Tab", *UNDER_TAB[page], UNDER_TAB[page][0])
    listener.close()


def test_tab_reaches_every_setting(listener: Listener) -> None:
    listener.open("settings")
    controls = [node for node in listener.shows(TITLES["settings"], "Advanced") if node["is_focusable"]]
    wanted = [node["name"] for node in controls if node["role"] not in NOT_BY_TAB]
    assert len(wanted) > 30
    first = listener.desk.wait(lambda: [name for name in listener.focused()[-1:] if name in wanted], 5, "the keyboard")[
        0
    ]
    after = wanted.index(first) + 1
    listener.desk.key(*["Tab"] * len(wanted))
    order = [*wanted[after:], *wanted[:after]]
    listener.desk.wait(lambda: listener.focused()[-len(wanted) :] == order, 5, lambda: f"{order}, {listener.focused()}")
    listener.close()


def test_arrows_reach_the_other_answer_of_the_start_page(listener: Listener) -> None:
    listener.open("welcome")
    listener.go("Tab", "Sitting and standing")
    listener.go("Down", "Only sitting")
    listener.close()


def test_the_desk_check_goes_by_keys_alone_and_its_answers_are_heard_as_a_table(listener: Listener) -> None:
    desk = listener.desk
    listener.open("check")
    desk.key("alt+b")
    listener.wait_for("Yes")
    desk.key("alt+n")
    listener.wait_for("Later")
    desk.key("alt+l")
    for number in range(2, 17):
        listener.wait_for(f"{number} of 16")
        desk.key("alt+y")
    listener.wait_for("You looked at it all")
    desk.key("alt+u")  # my desk goes up and down
    listener.wait_for("“Sit or stand” is on: a card says when to swap.")
    desk.key("alt+a")
    desk.wait(lambda: desk.focused() == TITLES["answers"], 5, "the answers")
    nodes = listener.shows(TITLES["answers"], "no, for later, today")
    assert [node["name"] for node in nodes if node["role"] == "table"] == ["Your answers"]
    cells = [node["name"] for node in nodes if node["role"] == "table cell"]
    assert cells[:2] == ["Have you changed position in the last 30 minutes?", "no, for later, today"]
    listener.press("Done: Stand up, walk, or sit in a new way for one minute.", TITLES["answers"])
    listener.wait_for("no, for later, changed, today")
    listener.close()
    listener.close()


def test_the_card_to_stand_is_heard_and_done_and_the_app_says_since_when(listener: Listener) -> None:
    listener.backcare("break", "sit-stand")
    listener.shows("Stand for a while. ", "Sit instead if…")
    listener.press("Done", "Stand for a while. ")
    listener.desk.wait(lambda: not listener.desk.windows("BackCare card"), 5, "the card is gone")
    assert ", standing since " in listener.backcare("status")

"""What stands in the tray menu for each state, and which verb is behind each line."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace

import pytest

from backcare_desktop.core.commands import Did, Focus, Open, Page, Quit, ShowMoves, Verb
from backcare_desktop.core.events import Begin, Done, Exit, GoOn, Halt, PauseFor, Resume, Skip, SnoozeFor, TakeBreak
from backcare_desktop.core.view import View
from backcare_desktop.ui.menu import Gap, Group, Line, Menu, menu_of
from tests.ui.views import BREAK, DUE, FOCUSING, MOODS, ON_BREAK, PAUSED, REMINDERS, STRETCH_IN_12, WORKING


def words(text: str) -> str:
    return text.replace("&&", "\0").replace("&", "").replace("\0", "&")


def shown(menu: Menu) -> list[str]:
    return ["-" if isinstance(each, Gap) else words(each.text) for each in menu if each.visible]


def verbs_of(view: View) -> dict[str, Verb]:
    """Path of words to verb, for all that can be chosen."""
    found: dict[str, Verb] = {}
    for each in menu_of(view, REMINDERS):
        if isinstance(each, Line) and each.visible and each.enabled and each.verb is not None:
            found[words(each.text)] = each.verb
        elif isinstance(each, Group) and each.visible and each.enabled:
            for line in each.lines:
                if isinstance(line, Line) and line.verb is not None:
                    found[f"{words(each.text)} > {words(line.text)}"] = line.verb
    return found


def test_the_menu_at_work() -> None:
    assert shown(menu_of(WORKING, REMINDERS)) == [
        "Stretch break in 12 min",
        "Rest your eyes in 5 min",
        "Warm-up at 17:30",
        "-",
        "Take a break now",
        "Warm up",
        "Not now",
        "-",
        "Guide",
        "When to get help",
        "Warm or cold timer",
        "History",
        "Settings",
        "About BackCare",
        "-",
        "Quit",
    ]


def test_a_pack_that_is_on_stands_in_the_head_and_leads_to_its_timer() -> None:
    menu = menu_of(replace(WORKING, pack="Warm pack on until 12:15"), REMINDERS)
    assert shown(menu)[2:5] == ["Warm-up at 17:30", "Warm pack on until 12:15", "-"]
    assert verbs_of(replace(WORKING, pack="Warm pack on until 12:15"))["Warm pack on until 12:15"] == Open(Page.PACK)


def test_every_choice_at_work_has_its_verb() -> None:
    assert verbs_of(WORKING) == {
        "Take a break now > Rest your eyes": TakeBreak("eyes"),
        "Take a break now > Change position": TakeBreak("posture"),
        "Take a break now > Stretch break": TakeBreak("stretch"),
        "Take a break now > Tea & biscuits": TakeBreak("tea"),
        "Warm up > 10 minutes": TakeBreak("warmup", 600.0),
        "Warm up > 12 minutes": TakeBreak("warmup", 720.0),
        "Warm up > 15 minutes": TakeBreak("warmup", 900.0),
        "Not now > Hold back 30 min": Focus(1800.0),
        "Not now > Hold back 1 h": Focus(3600.0),
        "Not now > Pause 30 min": PauseFor(for_s=1800.0),
        "Not now > Pause 1 h": PauseFor(for_s=3600.0),
        "Not now > Pause 2 h": PauseFor(for_s=7200.0),
        "Not now > Pause until tomorrow": PauseFor(until_tomorrow=True),
        "Not now > Pause until I resume": PauseFor(),
        "Guide": Open(Page.GUIDE),
        "When to get help": Open(Page.HELP),
        "Warm or cold timer": Open(Page.PACK),
        "History": Open(Page.HISTORY),
        "Settings": Open(Page.SETTINGS),
        "About BackCare": Open(Page.ABOUT),
        "Quit": Quit(),
    }


def test_holding_and_pausing_say_how_they_differ() -> None:
    group = next(each for each in menu_of(WORKING, REMINDERS) if each.key == "not now")
    assert isinstance(group, Group)
    assert shown(group.lines) == [
        "Counting goes on:",
        "Hold back 30 min",
        "Hold back 1 h",
        "-",
        "Everything stands still:",
        "Pause 30 min",
        "Pause 1 h",
        "Pause 2 h",
        "Pause until tomorrow",
        "Pause until I resume",
    ]


def test_a_notice_on_screen_comes_first() -> None:
    found = verbs_of(DUE)
    assert list(found)[:3] == ["Begin: Stretch break", "Later (in 5 min)", "Skip"]
    assert list(found.values())[:3] == [Begin(), SnoozeFor(), Skip()]


def test_a_break_on_screen_can_be_done_and_no_other_begins() -> None:
    found = verbs_of(ON_BREAK)
    assert list(found.items())[:4] == [
        ("Done: Stretch break", Done()),
        ("Later (in 5 min)", SnoozeFor()),
        ("Skip", Skip()),
        ("Show the moves", ShowMoves()),
    ]
    assert not [path for path in found if path.startswith(("Take a break", "Warm up"))]


def test_a_warm_up_can_be_halted_and_goes_on() -> None:
    running = replace(ON_BREAK, prompt=replace(BREAK, can_halt=True))
    halted = replace(ON_BREAK, prompt=replace(BREAK, is_halted=True))
    assert verbs_of(running)["Halt the warm-up"] == Halt()
    assert verbs_of(halted)["Go on with the warm-up"] == GoOn()
    assert not [path for path in verbs_of(ON_BREAK) if path.endswith("the warm-up")]


def test_a_strict_break_offers_the_way_out_and_nothing_that_is_refused() -> None:
    strict = replace(ON_BREAK, prompt=replace(BREAK, can_done=False, can_skip=False, can_snooze=False))
    assert list(verbs_of(strict).items())[:2] == [("Leave the break", Exit()), ("Show the moves", ShowMoves())]
    assert list(verbs_of(strict))[2] == "Not now > Hold back 30 min"


def test_while_paused_there_is_resume_in_place_of_not_now() -> None:
    assert shown(menu_of(PAUSED, REMINDERS))[:5] == [
        "Paused until 13:00",
        "-",
        "Resume reminders",
        "Take a break now",
        "Warm up",
    ]
    assert verbs_of(PAUSED)["Resume reminders"] == Resume()


def test_what_the_person_holds_back_can_be_let_go() -> None:
    assert verbs_of(FOCUSING)["Stop holding back"] == Focus(0.0)


def test_a_reminder_that_is_off_is_not_offered() -> None:
    assert not [path for path in verbs_of(WORKING) if "Longer break" in path]


def test_without_reminders_there_is_no_empty_submenu() -> None:
    assert "Take a break now" not in shown(menu_of(WORKING, ()))


def test_at_most_three_things_to_come_are_told() -> None:
    told = shown(menu_of(replace(PAUSED, next=(STRETCH_IN_12,) * 9), REMINDERS))
    assert told.index("-") == 4


def test_letters_of_the_persons_own_words_are_no_mnemonics() -> None:
    menu = menu_of(replace(WORKING, headline="Tea & biscuits in 2 min"), REMINDERS)
    assert isinstance(menu[0], Line)
    assert menu[0].text == "Tea && biscuits in 2 min"


@pytest.mark.parametrize("mood", MOODS)
def test_keys_stay_the_same_whatever_happens(mood: str) -> None:
    assert [each.key for each in menu_of(MOODS[mood], REMINDERS)] == [each.key for each in menu_of(WORKING, REMINDERS)]


@pytest.mark.parametrize("mood", MOODS)
def test_each_mnemonic_leads_to_one_line(mood: str) -> None:
    for entries in [menu_of(MOODS[mood], REMINDERS), *submenus(MOODS[mood])]:
        letters = Counter(
            each.text.replace("&&", "").partition("&")[2][:1].lower()
            for each in entries
            if not isinstance(each, Gap) and each.visible and "&" in each.text.replace("&&", "")
        )
        assert [letter for letter, count in letters.items() if count > 1] == []


def submenus(view: View) -> list[Menu]:
    return [each.lines for each in menu_of(view, REMINDERS) if isinstance(each, Group)]


def test_a_break_that_was_skipped_can_be_put_right() -> None:
    skipped = replace(WORKING, skipped="tea")
    assert verbs_of(skipped)["I did it: Tea & biscuits"] == Did("tea")
    assert not any("I did it" in words for words in shown(menu_of(replace(WORKING, skipped="gone"), REMINDERS)))

"""How long the person sat, told in the same words everywhere, and what ends a sitting."""

from __future__ import annotations

from backcare_desktop.core.events import (
    Begin,
    Done,
    HoldBegan,
    HoldEnded,
    InputOff,
    InputOn,
    RulesChanged,
    Skip,
    TakeBreak,
)
from backcare_desktop.core.rules import Obstacle
from backcare_desktop.core.settings import check
from backcare_desktop.core.view import Mood
from backcare_desktop.core.wording import sitting
from tests.core.present_day import ONE, Day


def test_the_notice_after_a_call_says_how_much_of_the_sitting_was_on_it() -> None:
    day = Day(ONE)
    day.at(27, HoldBegan(Obstacle.CALL, expires=False))
    held = day.at(72)
    assert (held.mood, held.why) == (Mood.HELD, "Held: on a call since 09:27")
    assert day.at(72, HoldEnded(Obstacle.CALL)).why == "Held: a quiet moment after what just ended"
    notice = day.at(72.5)
    assert (notice.mood, notice.why) == (Mood.NOTICE, "You sat 72 min, 45 of them on a call")


def test_a_sitting_that_was_one_long_call_says_so() -> None:
    day = Day(ONE)
    day.at(0, HoldBegan(Obstacle.CAMERA))
    day.at(65, HoldEnded(Obstacle.CAMERA))
    assert day.at(65.5).why == "You sat 66 min, 65 of them on a call"
    assert sitting(3600, 3590) == "You sat 60 min, all of them on a call"


def test_what_was_no_call_is_not_told_as_one() -> None:
    day = Day(ONE)
    day.at(20, HoldBegan(Obstacle.SCREENSHARE))
    day.at(70, HoldEnded(Obstacle.SCREENSHARE))
    assert day.at(70.5).why == "1 h 10 min at the computer"


def test_after_its_break_the_calls_of_a_sitting_are_over() -> None:
    day = Day(ONE)
    day.at(10, HoldBegan(Obstacle.CALL))
    day.at(30, HoldEnded(Obstacle.CALL))
    assert day.at(60).why == "You sat 60 min, 20 of them on a call"
    day.at(60, Begin())
    assert day.at(65).why == "You have just begun"
    assert day.at(125.1).why == "1 h at the computer"


def test_notice_status_and_tooltip_say_the_same_sitting_and_a_skip_does_not_end_it() -> None:
    day = Day(ONE | {"reminders": ONE["reminders"] | {"posture": {"every": "40m"}}})
    assert day.at(39).why == "39 min at the computer"
    card = day.at(40)
    assert (card.prompt and card.prompt.reminder, card.why) == ("posture", "40 min at the computer")
    assert day.at(41, Done()).why == "41 min at the computer"
    notice = day.at(60)
    assert (notice.prompt and notice.prompt.why, notice.why) == ("1 h at the computer", "1 h at the computer")
    assert notice.tooltip.splitlines()[0] == "BackCare: 1 h at the computer"
    assert day.at(61, Skip()).why == "1 h 1 min at the computer"
    assert day.at(62, TakeBreak("stretch"), Skip()).why == "1 h 2 min at the computer"
    assert day.at(63, InputOff()).why == "1 h 3 min at the computer"
    assert day.at(66, InputOn()).why == "1 h 4 min at the computer"
    day.at(70, InputOff())
    day.at(76)
    assert day.at(77, InputOn()).why == "You have just begun"


def test_what_was_asked_for_and_withdrawn_makes_no_sitting_longer() -> None:
    day = Day(ONE | {"reminders": ONE["reminders"] | {"posture": {}}})
    day.at(10, TakeBreak("posture"))
    day.at(11, HoldBegan(Obstacle.DND))
    assert day.at(12, HoldEnded(Obstacle.DND)).why == "Held: a quiet moment after what just ended"
    assert day.at(13).why == "13 min at the computer"


def test_a_longer_break_says_the_sitting_and_how_long_ago_its_last_one_is() -> None:
    day = Day(ONE | {"reminders": ONE["reminders"] | {"rest": {"every": "2h"}}})
    day.at(60)
    day.at(60, Begin())
    day.at(65)
    notice = day.at(120)
    assert (notice.prompt and notice.prompt.reminder) == "rest"
    assert notice.why == "55 min at the computer, 2 h of use since the last one"
    day = Day(ONE | {"reminders": ONE["reminders"] | {"rest": {"every": "1h5m"}}, "timing": {"quiet_gap": "0s"}})
    day.at(59.5, TakeBreak("stretch"))
    day.at(64.5)
    assert day.at(65).why == "1 h 5 min of use since the last one"


def test_where_only_cards_are_on_the_longest_of_them_ends_a_sitting() -> None:
    reminders = ONE["reminders"] | {"stretch": {"enabled": False}, "posture": {}, "eyes": {}}
    day = Day({"reminders": reminders})
    assert day.at(20).why == "20 min at the computer"
    assert day.at(20, Done()).why == "20 min at the computer"
    day.at(30)
    assert day.at(30.5, Done()).why == "You have just begun"


def test_no_sitting_is_told_of_a_time_without_any_reminder_by_use() -> None:
    day = Day(ONE)
    day.at(30)
    none, one = check({"reminders": ONE["reminders"] | {"stretch": {"enabled": False}}})[0].rules, day.rules
    day.at(31, RulesChanged(none))
    day.rules = none
    day.at(40)
    day.at(41, RulesChanged(one))
    day.rules = one
    assert day.at(43).why == "2 min at the computer"

"""The levels at which a reminder is shown, and where they are set."""

from __future__ import annotations

from backcare_desktop.core.level import Level, level_key
from backcare_desktop.core.settings import check


def test_a_badge_a_notification_and_a_notice_leave_the_moves_out() -> None:
    assert [each for each in Level if each.is_low] == [Level.BADGE, Level.NOTIFICATION, Level.NOTICE]


def test_every_reminder_has_a_level_and_is_shown_as_ever_until_the_person_says_otherwise() -> None:
    raw = {"reminders": {"stretch": {"level": "notice"}, "tea": {"every": "40m"}}}
    settings, problems = check(raw)
    assert problems == ()
    assert settings[level_key("stretch")] == "notice"
    assert settings[level_key("tea")] == "usual"
    assert check({"reminders": {"eyes": {"level": "loud"}}})[1][0].text.endswith("; using usual.")

"""Settings as people type them: forgiving in spelling, strict in meaning."""

from __future__ import annotations

from typing import Any

import pytest

from backcare_desktop.core import written
from backcare_desktop.core.definitions import DEFINITIONS
from backcare_desktop.core.setting import BadValue, Form, Setting, read


def setting(key: str) -> Setting:
    return next(each for each in DEFINITIONS if each.key == key)


EVERY = setting("reminders.stretch.every")


@pytest.mark.parametrize(
    ("key", "text", "value"),
    [
        ("reminders.stretch.every", "20m", "20m"),
        ("reminders.stretch.every", " 20 min ", "20m"),
        ("reminders.stretch.every", "1 hour 30 minutes", "1h30m"),
        ("reminders.stretch.every", "90 Secs", "90s"),
        ("reminders.stretch.patience", "Never", "never"),
        ("reminders.warmup.times", "07:00, 17:30", ["07:00", "17:30"]),
        ("reminders.warmup.times", "", []),
        ("calendar.files", "~/Work - old.ics, /home/me/a–b", ["~/Work - old.ics", "/home/me/a–b"]),
        ("hours.mon", "09:00 – 12:30, 13:15-17:30", ["09:00-12:30", "13:15-17:30"]),
        ("hours.mon", "", []),
        ("look.text_size", "150 %", 150),
        ("timing.day_starts_at", "05:00", "05:00"),
        ("guide.hidden_tags", "knee, preg", ["knee", "preg"]),
        ("guide.country", "GB", "GB"),
    ],
)
def test_what_is_typed_is_understood(key: str, text: str, value: Any) -> None:
    assert written.typed(setting(key), text) == value


@pytest.mark.parametrize(
    ("key", "text", "sentence"),
    [
        ("reminders.stretch.every", "soon", "Type a time such as 1 h, from 1 min to 24 h."),
        ("reminders.stretch.every", "5s", "Type a time such as 1 h, from 1 min to 24 h."),
        ("reminders.stretch.patience", "x", "Type a time such as 2 min 30 s, from 5 s to 1 h, or “never”."),
        ("look.text_size", "big", "Type a whole number from 80 to 200."),
        ("look.text_size", "500", "Type a whole number from 80 to 200."),
        ("timing.day_starts_at", "25:00", "Type a time of day such as 17:30."),
        ("reminders.warmup.times", "later", "Type times of day such as 17:30, or 07:00, 17:30."),
        ("hours.mon", "9-5", "Type hours such as 09:00-17:30, or 09:00-12:30, 13:15-17:30."),
        ("look.theme", "pink", "Choose one."),
    ],
)
def test_what_is_not_allowed_gets_a_sentence(key: str, text: str, sentence: str) -> None:
    with pytest.raises(BadValue) as caught:
        written.typed(setting(key), text)
    assert str(caught.value) == sentence


def test_words_and_an_interval_without_a_default_say_what_they_want() -> None:
    assert written.wanted(setting("app.programs")) == "Type words with commas between."
    bare = Setting("reminders.x.every", "How often", "", Form.DURATION, None, low=60, high=86400)
    assert written.wanted(bare) == "Type a time such as 20 min, from 1 min to 24 h."


@pytest.mark.parametrize(
    ("value", "text"),
    [("20m", "20 min"), ("1h30m", "1 h 30 min"), ("1.5h", "1.5 h"), ("90s", "90 s"), ("never", "never")],
)
def test_a_length_is_shown_as_people_write_it(value: str, text: str) -> None:
    assert written.shown(EVERY, value) == text


def test_nothing_is_shown_for_no_value() -> None:
    assert written.shown(EVERY, None) == ""


@pytest.mark.parametrize("each", DEFINITIONS, ids=lambda each: each.key)
def test_every_default_survives_being_shown_and_typed_again(each: Setting) -> None:
    if each.form in (Form.SWITCH, Form.DAYS) or each.default is None:
        return
    assert read(each, written.typed(each, written.shown(each, each.default))) == read(each, each.default)

"""Settings: defaults, ranges, sentences, and all problems together."""

from __future__ import annotations

import tomllib
from datetime import time
from math import inf

import pytest

from backcare_desktop.core.rules import Countdown, Kind, Obstacle, Presentation, Reminder, Trigger
from backcare_desktop.core.settings import check, defaults, merged


def problems(text: str) -> list[str]:
    """What is said about settings as TOML."""
    return [each.text for each in check(tomllib.loads(text))[1]]


def reminder(text: str, reminder_id: str) -> Reminder:
    """One reminder out of good settings."""
    settings, found = check(tomllib.loads(text))
    assert found == ()
    each = settings.rules.reminder(reminder_id)
    assert each is not None
    return each


def test_the_defaults_are_those_of_the_contract() -> None:
    rules = defaults().rules
    assert [
        (each.id, each.trigger.value, each.every_s, each.duration_s, each.presentation.value, each.patience_s)
        for each in rules.reminders
    ] == [
        ("eyes", "use", 1200.0, 20.0, "badge", 60.0),
        ("posture", "use", 1800.0, 60.0, "card", 150.0),
        ("stretch", "use", 3600.0, 300.0, "window", 150.0),
        ("rest", "use", 10800.0, 600.0, "window", 150.0),
        ("warmup", "clock", None, 600.0, "player", 150.0),
    ]
    assert [each.reset_after_s for each in rules.reminders[:4]] == [30.0, 120.0, 300.0, 600.0]
    assert (rules.reminders[4].times, rules.reminders[4].days) == ((time(17, 30),), frozenset(range(5)))
    assert {each.notice_s for each in rules.reminders} == {10.0}
    assert {(each.snooze_s, each.snoozes, each.strict, each.countdown) for each in rules.reminders} == {
        (300.0, 2, False, Countdown.ALWAYS)
    }
    assert (rules.quiet_gap_s, rules.merge_window_s, rules.settle_idle_s) == (300.0, 300.0, 5.0)
    assert (rules.release_delay_s, rules.grace_s, rules.day_starts_at) == (30.0, 1800.0, time(4))
    assert (rules.pause_after_s, rules.count_video_as_use, rules.hours) == (30.0, True, ((),) * 7)
    assert rules.holds == set(Obstacle) - {Obstacle.APP, Obstacle.CALENDAR}


def test_the_sit_stand_timer_is_no_rule_until_it_is_switched_on() -> None:
    settings, found = check(tomllib.loads('[reminders.sit-stand]\nevery = "45m"\nstand_for = "20m"'))
    assert (found, settings.rules.reminder("sit-stand")) == ((), None)
    assert settings["reminders.sit-stand.stand_for"] == 1200.0
    swap = reminder("[reminders.sit-stand]\nenabled = true", "sit-stand")
    assert (swap.title, swap.kind, swap.presentation) == ("Sit or stand", Kind.CUSTOM, Presentation.CARD)
    assert (swap.every_s, swap.duration_s, swap.reset_after_s) == (1800.0, 90.0, 120.0)
    assert problems('[reminders.sit-stand]\nstand_for = "50m"') == [
        'settings.toml, reminders.sit-stand.stand_for = "50m": must be 5m to 40m; using 15m.'
    ]


def test_an_own_reminder_has_defaults_of_its_own() -> None:
    tea = reminder('[reminders.tea]\nevery = "45m"', "tea")
    assert (tea.kind, tea.title, tea.trigger, tea.every_s) == (Kind.CUSTOM, "tea", Trigger.USE, 2700.0)
    assert (tea.presentation, tea.duration_s, tea.patience_s, tea.reset_after_s) == (
        Presentation.CARD,
        60.0,
        150.0,
        120.0,
    )
    assert (tea.days, tea.order) == (frozenset(range(7)), 5)


def test_an_own_reminder_with_times_goes_by_the_clock() -> None:
    pill = reminder('[reminders.pill]\ntimes = ["20:00", "08:00", "20:00"]\ntitle = "Pill"', "pill")
    assert (pill.trigger, pill.times, pill.title) == (Trigger.CLOCK, (time(8), time(20)), "Pill")
    tea = reminder('[reminders.tea]\nevery = "1h"\ntrigger = "clock"', "tea")
    assert (tea.trigger, tea.every_s, tea.times) == (Trigger.CLOCK, 3600.0, ())


def test_reset_after_of_an_own_reminder_is_at_least_its_duration() -> None:
    assert reminder('[reminders.nap]\nevery = "3h"\nduration = "20m"', "nap").reset_after_s == 1200.0
    assert reminder('[reminders.nap]\nevery = "3h"\nreset_after = "5s"', "nap").reset_after_s == 5.0


def test_an_own_reminder_must_say_when() -> None:
    assert problems('[reminders.tea]\nduration = "1m"') == [
        "settings.toml, reminders.tea: every must be given; leaving it out."
    ]
    assert problems('[reminders.tea]\ntrigger = "clock"') == [
        "settings.toml, reminders.tea: every or times must be given; leaving it out."
    ]
    assert problems("[reminders]\ntea = 3") == [
        "settings.toml, reminders.tea = 3: must be a table of settings; leaving it out.",
    ]


def test_a_built_in_one_may_go_by_an_interval_of_wall_time() -> None:
    warmup = reminder('[reminders.warmup]\nevery = "2h"', "warmup")
    assert (warmup.trigger, warmup.times, warmup.every_s) == (Trigger.CLOCK, (), 7200.0)


def test_all_problems_are_told_together() -> None:
    assert problems(
        """
        [reminders.eyes]
        every = "0m"
        evry = "1m"
        enabled = "yes"
        snoozes = 11
        [timing]
        grace = 30
        day_starts_at = "24:00"
        [hours]
        mon = ["9-17"]
        [sounds]
        on = true
        """
    ) == [
        'settings.toml, reminders.eyes.enabled = "yes": must be true or false; using true.',
        'settings.toml, reminders.eyes.every = "0m": must be 1m to 24h; using 20m.',
        "settings.toml, reminders.eyes.snoozes = 11: must be 0 to 10; using 2.",
        "settings.toml, timing.grace = 30: must be 0s to 12h; using 30m.",
        'settings.toml, timing.day_starts_at = "24:00": must be a time such as "17:30"; using 04:00.',
        'settings.toml, hours.mon = ["9-17"]: must be hours such as ["09:00-12:30", "13:15-17:30"]; using [].',
        (
            'settings.toml, reminders.eyes.evry = "1m": is not a setting (did you mean reminders.eyes.every?); '
            "leaving it out."
        ),
        "settings.toml, sounds: is not a setting; leaving it out.",
    ]


RANGES = [
    ("reminders.eyes.every", "1m", "24h", ["59s", "24h1s", "never"]),
    ("reminders.eyes.duration", "5s", "2h", ["4s", "2h1s"]),
    ("reminders.eyes.reset_after", "5s", "2h", ["4s", "2h1s"]),
    ("reminders.eyes.notice", "0s", "5m", ["5m1s"]),
    ("reminders.eyes.patience", "5s", "1h", ["4s", "1h1s"]),
    ("reminders.eyes.snooze", "1m", "2h", ["59s", "2h1s"]),
    ("timing.quiet_gap", "0s", "1h", ["1h1s"]),
    ("timing.merge_window", "0s", "1h", ["1h1s"]),
    ("timing.release_delay", "0s", "1h", ["1h1s"]),
    ("timing.settle_idle", "1s", "1m", ["0s", "61s"]),
    ("timing.grace", "0s", "12h", ["12h1s", "never"]),
    ("away.pause_after", "5s", "10m", ["4s", "10m1s"]),
]


@pytest.mark.parametrize(("key", "low", "high", "bad"), RANGES)
def test_a_range_holds_at_both_ends(key: str, low: str, high: str, bad: list[str]) -> None:
    assert problems(f'{key} = "{low}"') == []
    assert problems(f'{key} = "{high}"') == []
    for value in bad:
        assert len(problems(f'{key} = "{value}"')) == 1, value


@pytest.mark.parametrize(
    "line",
    [
        "snoozes = true",
        "snoozes = 1.5",
        "snoozes = -1",
        "title = 3",
        'kind = "nap"',
        "presentation = 3",
        'times = "17:30"',
        "times = [17]",
        'days = ["monday"]',
        'days = "mon"',
        "strict = 1",
        'every = ""',
    ],
)
def test_a_value_of_another_kind_is_named(line: str) -> None:
    found = problems(f"[reminders.eyes]\n{line}")
    assert len(found) == 1
    assert found[0].startswith(f"settings.toml, reminders.eyes.{line.split(maxsplit=1)[0]} = ")


def test_patience_may_be_never() -> None:
    assert reminder('[reminders.stretch]\npatience = "never"', "stretch").patience_s == inf
    assert problems('[reminders.stretch]\npatience = "always"') == [
        'settings.toml, reminders.stretch.patience = "always": must be 5s to 1h or "never"; using 2m30s.'
    ]


def test_a_merge_window_smaller_than_the_gap_counts_as_the_gap() -> None:
    rules = check(tomllib.loads('timing.quiet_gap = "10m"\ntiming.merge_window = "1m"'))[0].rules
    assert (rules.quiet_gap_s, rules.merge_window_s) == (600.0, 600.0)


def test_hours_may_pass_midnight_and_end_at_24() -> None:
    rules = check(tomllib.loads('hours.mon = ["22:00-02:00", "08:00-24:00"]\nhours.tue = ["00:00-24:00"]'))[0].rules
    assert rules.hours[:2] == (((480, 1440), (1320, 1560)), ((0, 1440),))


@pytest.mark.parametrize("value", ["24:00-08:00", "08:00-08:00", "08:00", "08:00-25:00", "", "08:00-09:00-10:00"])
def test_hours_that_are_none_are_named(value: str) -> None:
    assert len(problems(f'hours.mon = ["{value}"]')) == 1


def test_what_should_be_a_table_is_named() -> None:
    assert problems("timing = 3") == ["settings.toml, timing = 3: must be a table of settings; leaving it out."]
    assert problems("reminders = 3") == ["settings.toml, reminders = 3: must be a table of settings; leaving it out."]
    assert problems("[reminders]\neyes = 3") == [
        "settings.toml, reminders.eyes = 3: must be a table of settings; leaving it out."
    ]


def test_settings_are_read_by_their_key() -> None:
    settings = check(tomllib.loads('look.theme = "dark"'))[0]
    assert settings["look.theme"] == "dark"
    assert settings["timing.grace"] == 1800.0
    assert settings.written == {"look.theme": "dark"}


def test_a_change_is_laid_over_key_by_key() -> None:
    base = {"a": {"b": 1, "c": 2}, "d": 3}
    assert merged(base, {"a": {"b": 4}, "d": {"e": 5}}) == {"a": {"b": 4, "c": 2}, "d": {"e": 5}}
    assert base == {"a": {"b": 1, "c": 2}, "d": 3}


@pytest.mark.parametrize(("written", "country"), [("GB", "GB"), ("de", "DE"), ("", ""), ("JP", "JP")])
def test_a_country_is_two_letters_or_none(written: str, country: str) -> None:
    settings, found = check({"guide": {"country": written}})
    assert (settings["guide.country"], found) == (country, ())


@pytest.mark.parametrize("written", ["Germany", "D", "4x", "ÄÖ", 49])
def test_what_is_no_country_is_said(written: object) -> None:
    [problem] = check({"guide": {"country": written}})[1]
    assert 'must be a country code such as "GB", or "" for none' in problem.text


def test_what_is_at_hand_is_any_of_the_choices() -> None:
    settings, found = check({"guide": {"equipment": ["wall", "chair"]}})
    assert (settings["guide.equipment"], found) == (frozenset({"wall", "chair"}), ())
    [problem] = check({"guide": {"equipment": ["wall", "towel"]}})[1]
    assert problem.text == (
        'settings.toml, guide.equipment = ["wall", "towel"]: must be any of ["chair", "chair without wheels", '
        '"chair with a low back", "chair back for support", "wall", "door frame", "desk that cannot move", '
        '"elastic band"]; using ["chair", "chair without wheels", "chair with a low back", "chair back for support", '
        '"wall", "door frame", "desk that cannot move"].'
    )


def test_hidden_moves_are_a_list_of_ids() -> None:
    assert check({"guide": {"hidden_moves": ["neck-turn"]}})[0]["guide.hidden_moves"] == ("neck-turn",)
    [problem] = check({"guide": {"hidden_moves": "neck-turn"}})[1]
    assert 'must be ids of moves such as ["neck-turn"]; using []' in problem.text

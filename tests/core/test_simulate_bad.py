"""A scenario that cannot be played: one clear line that says where and what."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from backcare_desktop.simulate import main
from tests.core.scenario import HEAD, events, simulate


def test_what_would_be_used_instead_is_not_said_where_nothing_is(tmp_path: Path) -> None:
    _, _, err = simulate(tmp_path, f'{HEAD}until = "1h"\n[settings.timing]\ngrace = "13h"')
    assert err == 'day.toml, settings, timing.grace = "13h": must be 0s to 12h\n'


def test_leaving_the_calendar_is_a_bad_scenario(tmp_path: Path) -> None:
    _, _, err = simulate(tmp_path, f'{HEAD}until = "99999999h"')
    assert err == "day.toml: this leaves the calendar; all must be in the years 2 to 9997\n"


BAD = {
    "not TOML": "start = ",
    "no start": 'tz = "Europe/Berlin"\nuntil = "1h"',
    "a date as start": 'start = 2026-03-02\ntz = "Europe/Berlin"\nuntil = "1h"',
    "a start with an offset": 'start = 2026-03-02T09:00:00Z\ntz = "Europe/Berlin"\nuntil = "1h"',
    "no tz": 'start = 2026-03-02T09:00:00\nuntil = "1h"',
    "an unknown tz": 'start = 2026-03-02T09:00:00\ntz = "Europe/Atlantis"\nuntil = "1h"',
    "an empty tz": 'start = 2026-03-02T09:00:00\ntz = ""\nuntil = "1h"',
    "a path as tz": 'start = 2026-03-02T09:00:00\ntz = "../etc/passwd"\nuntil = "1h"',
    "a number as tz": 'start = 2026-03-02T09:00:00\ntz = 1\nuntil = "1h"',
    "a list as tz": 'start = 2026-03-02T09:00:00\ntz = []\nuntil = "1h"',
    "no until": HEAD,
    "a bad until": f'{HEAD}until = "soon"',
    "an empty until": f'{HEAD}until = ""',
    "a number as until": f"{HEAD}until = 60",
    "an unknown key": f'{HEAD}until = "1h"\nspeed = 3',
    "settings no table": f'{HEAD}until = "1h"\nsettings = 3',
    "a bad setting": f'{HEAD}until = "1h"\n[settings.reminders.eyes]\nevery = "0m"',
    "a bad setting over two lines": f'{HEAD}until = "1h"\n[settings.reminders.eyes]\nevery = "0m\\n1h"',
    "an unknown setting": f'{HEAD}until = "1h"\n[settings.reminders.eyes]\nevry = "1m"',
    "an own reminder without every": f'{HEAD}until = "1h"\n[settings.reminders.tea]\nduration = "1m"',
    "events no list": f'{HEAD}until = "1h"\nevent = 3',
    "events of words": f'{HEAD}until = "1h"\nevent = ["use"]',
    **{
        f"an event {text}": f'{HEAD}until = "1h"\n{events(text)}'
        for text in (
            "1m dance",
            "soon use",
            "-1m use",
            "1m use on='dnd'",
            "1m hold",
            "1m hold on='music'",
            "1m hold on=1",
            "1m hold on=[]",
            "1m release",
            "1m zone",
            "1m zone tz='Mars/Olympus'",
            "1m clock",
            "1m clock shift='1h'",
            "1m clock shift='+soon'",
            "1m clock shift=3",
            "1m clock shift=''",
            "1m snooze for='0s'",
            "1m snooze for=5",
            "1m snooze until='13:00'",
            "1m pause for='1h' until='13:00'",
            "1m pause until='25:00'",
            "1m pause until='24:00'",
            "1m pause until=13",
            "1m break",
            "1m break reminder='nap'",
            "1m break reminder=1",
            "1m break reminder=[]",
            "1m set",
            "1m set settings=3",
            "1m set settings.timing.grace='1d'",
            "1m set settings.reminders.tea.duration='1m'",
        )
    },
    "a start before the calendar": 'start = 0001-01-01T00:00:00\ntz = "Europe/Berlin"\nuntil = "1h"',
    "a start at its end": 'start = 9999-12-31T23:00:00\ntz = "Europe/Berlin"\nuntil = "1h"',
    "a clock set out of it": f'{HEAD}until = "1h"\n' + events("1m clock shift='-99999999h'"),
    "an endless time": f'{HEAD}until = "{"9" * 400}h"',
    "a number of thousands of digits": f'{HEAD}until = "1h"\n[settings.reminders.eyes]\nsnoozes = {"9" * 5000}',
    "lists in lists in lists": f'{HEAD}until = "1h"\nx = {"[" * 5000}',
    "an event without do": f'{HEAD}until = "1h"\n[[event]]\nat = "1m"',
    "an event without at": f'{HEAD}until = "1h"\n[[event]]\ndo = "use"',
    "do is a list": f'{HEAD}until = "1h"\n[[event]]\nat = "1m"\ndo = []',
    "one that comes only later": f'{HEAD}until = "1h"\n'
    + events("1m break reminder='tea'\n2m set settings.reminders.tea.every='1h'"),
}


@pytest.mark.parametrize("text", BAD.values(), ids=BAD.keys())
def test_a_bad_scenario_is_one_clear_line_and_exit_code_2(tmp_path: Path, text: str) -> None:
    code, out, err = simulate(tmp_path, text)
    assert (code, out) == (2, "")
    assert err.endswith("\n")
    assert err.count("\n") == 1
    assert "day.toml" in err


def test_a_bad_scenario_says_where_and_what(tmp_path: Path) -> None:
    _, _, err = simulate(tmp_path, f'{HEAD}until = "1h"\n{events("1m use")}\n{events("1m hold on=0")}')
    assert err == (
        "day.toml, event 2: on = 0 is not a hold; there are "
        "dnd, fullscreen, call, camera, screenshare, app, calendar, focus\n"
    )


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ('start = 2026-03-02T09:00:00\nuntil = "1h"', "tz is missing; it must be a time zone such as Europe/Berlin"),
        (HEAD, 'until is missing; it must be a time such as "90s", "25m" or "1h30m"'),
    ],
)
def test_what_is_missing_is_said_to_be_missing(tmp_path: Path, text: str, said: str) -> None:
    assert simulate(tmp_path, text)[2] == f"day.toml: {said}\n"


@pytest.mark.parametrize(
    ("event", "said"),
    [
        ('do = "use"', 'at is missing; it must be a time such as "90s", "25m" or "1h30m"'),
        ('at = "1m"', "do is missing; it says what happens, such as use"),
        ('at = "1m"\ndo = "clock"\nshift = "+x"', 'shift = \'+x\' must be a step such as "-1h" or "+20m"'),
    ],
)
def test_an_event_says_what_it_lacks(tmp_path: Path, event: str, said: str) -> None:
    _, _, err = simulate(tmp_path, f'{HEAD}until = "1h"\n[[event]]\n{event}')
    assert err == f"day.toml, event 1: {said}\n"


def test_a_missing_file_is_a_bad_scenario(tmp_path: Path) -> None:
    out, err = io.StringIO(), io.StringIO()
    assert main(str(tmp_path / "none.toml"), True, out, err) == 2
    assert err.getvalue() == f"{tmp_path / 'none.toml'}: cannot be read (No such file or directory)\n"

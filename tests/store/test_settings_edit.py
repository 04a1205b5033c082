"""Single values changed in TOML as people write it."""

from __future__ import annotations

import tomllib
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from backcare_desktop.store.problems import Problem
from backcare_desktop.store.settings_edit import edited


def test_a_new_value_goes_below_the_last_of_its_section() -> None:
    before = '[look] # eyes\ntheme = "dark"\n\n# about being away\n[away]\npause_after = "1m"\n\n# the end\n'
    assert edited(before, {"look.motion": "none", "away.count_video_as_use": False}, "f") == (
        '[look] # eyes\ntheme = "dark"\nmotion = "none"\n\n# about being away\n[away]\npause_after = "1m"\n'
        "count_video_as_use = false\n\n# the end\n"
    )


def test_a_new_section_goes_to_the_end() -> None:
    assert edited("# mine\n", {"look.theme": "dark"}, "f") == '# mine\n\n[look]\ntheme = "dark"\n'
    assert edited("[away]", {"look.theme": "dark"}, "f") == '[away]\n\n[look]\ntheme = "dark"\n'


def test_a_value_taken_out_leaves_its_comment() -> None:
    before = '[reminders.eyes]\nevery = "30m"  # the doctor said so\nduration = "30s"\n'
    assert edited(before, {"reminders.eyes.every": None}, "f") == (
        '[reminders.eyes]\n# the doctor said so\nduration = "30s"\n'
    )
    assert edited(before, {"reminders.eyes.duration": None}, "f") == (
        '[reminders.eyes]\nevery = "30m"  # the doctor said so\n'
    )


def test_comments_inside_a_list_stay_with_their_items() -> None:
    before = '[hours]\nmon = [\n  "09:00-12:30", # morning\n  "13:00-17:00", # afternoon\n]\n'
    assert edited(before, {"hours.mon": ["09:00-12:00", "13:00-17:00"]}, "f") == (
        '[hours]\nmon = [\n  "09:00-12:00", # morning\n  "13:00-17:00", # afternoon\n]\n'
    )
    assert "# morning" in edited(before, {"hours.mon": ["09:00-12:30"]}, "f")


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('reminders.eyes.every = "20m"\n', 'reminders.eyes.every = "25m"\nlook.theme = "dark"\n'),
        ('[reminders]\neyes.every = "20m"\n', '[reminders]\neyes.every = "25m"\n'),
        ('[reminders]\neyes = { every = "20m" } # e\n', '[reminders]\neyes = { every = "25m" } # e\n'),
        ('reminders = { eyes = { every = "20m" } }\n', 'reminders = { eyes = { every = "25m" } }\n'),
        ('[reminders."eyes"]\n"every" = "20m"\n', '[reminders."eyes"]\n"every" = "25m"\n'),
        ("[ reminders . eyes ]\nevery='20m'\n", '[ reminders . eyes ]\nevery="25m"\n'),
        (
            '[reminders.eyes]\nevery = "20m"\n[away]\n[reminders.rest]\nevery = "2h"\n',
            '[reminders.eyes]\nevery = "25m"\n[away]\n[reminders.rest]\nevery = "2h"\n',
        ),
    ],
)
def test_every_way_to_write_a_table(before: str, after: str) -> None:
    changed = edited(before, {"reminders.eyes.every": "25m"}, "f")
    assert changed == after.replace('look.theme = "dark"\n', "")
    both = edited(before, {"reminders.eyes.every": "25m", "look.theme": "dark"}, "f")
    assert tomllib.loads(both)["look"] == {"theme": "dark"}


def test_dotted_keys_get_more_of_their_kind() -> None:
    before = '# mine\nreminders.eyes.every = "20m" # e\nlook.theme = "dark"\n'
    after = edited(before, {"reminders.water.every": "1h", "look.motion": "none"}, "f")
    assert tomllib.loads(after) == {
        "reminders": {"eyes": {"every": "20m"}, "water": {"every": "1h"}},
        "look": {"theme": "dark", "motion": "none"},
    }
    assert after.startswith('# mine\nreminders.eyes.every = "20m" # e\n')


def test_line_ends_and_the_mark_at_the_beginning_stay() -> None:
    before = '\ufeff# mine\r\n[look]\r\ntheme = "dark"\r\n'
    after = edited(before, {"look.theme": "light", "look.motion": "none", "away.pause_after": "1m"}, "f")
    assert after == (
        '\ufeff# mine\r\n[look]\r\ntheme = "light"\r\nmotion = "none"\r\n\r\n[away]\r\npause_after = "1m"\r\n'
    )


def test_a_value_where_a_table_belongs_is_not_thrown_away() -> None:
    with pytest.raises(Problem, match="f, reminders: there is a value where a table of settings belongs"):
        edited("reminders = 5\n", {"reminders.eyes.every": "25m"}, "f")


def test_a_line_in_a_text_that_looks_like_a_section_fools_nobody() -> None:
    before = 'about = """\n[look]\n"""\n[look]\ntheme = "dark"\n'
    after = edited(before, {"look.motion": "none"}, "f")
    assert tomllib.loads(after) == {"about": "[look]\n", "look": {"theme": "dark", "motion": "none"}}


KEYS = [
    "look.theme",
    "look.motion",
    "away.pause_after",
    "reminders.eyes.every",
    "reminders.eyes.days",
    "reminders.w.every",
]
LINES = [
    "# a comment", "", "[look]", "[away] # away", "[reminders.eyes]", "[reminders.w]", "[other]", "[[list]]", "x = 1",
    'theme = "dark" # c', 'motion = "calm"', 'pause_after = "1m"', 'every = "20m"', 'days = ["mon", # first\n "tue"]',
    'look.theme = "light"', 'reminders.eyes.every = "1h"', 'reminders = { w = { every = "3h" } }',
    'eyes = { every = "2h" }',
]  # fmt: skip


@settings(deadline=None)
@given(
    st.lists(st.sampled_from(LINES), max_size=9),
    st.dictionaries(
        st.sampled_from(KEYS),
        st.none() | st.text('ab"#\n[', max_size=5) | st.booleans() | st.lists(st.sampled_from(["mon", "fri"])),
    ),
)
def test_any_change_changes_what_it_says_and_nothing_else(lines: list[str], changes: dict[str, Any]) -> None:
    before = "\n".join([*lines, ""])
    try:
        values = tomllib.loads(before)
    except ValueError:
        return
    try:
        after = edited(before, changes, "f")
    except Problem:
        return
    result = tomllib.loads(after)
    for key, value in changes.items():
        assert found(result, key) == value
    for key in set(KEYS) - set(changes):
        assert found(result, key) == found(values, key)
    assert [line for line in before.split("\n") if line.startswith("#")] == [
        line for line in after.split("\n") if line == "# a comment"
    ]


def found(table: Any, key: str) -> Any:
    for part in key.split("."):
        table = table.get(part) if isinstance(table, dict) else None
    return table

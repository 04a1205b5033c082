"""What holds of any scenario: the same day a week later is the same, and what changes nothing changes nothing."""

from __future__ import annotations

import io
import json
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from backcare_desktop.simulate import main

SETTINGS = """
[settings.reminders]
stretch.countdown = "while_away"
walk = { every = "40m", duration = "2m", patience = "5m", reset_after = "25m" }
tea = { every = "45m", trigger = "clock" }
pill = { times = ["09:10", "09:41", "10:31"], duration = "5m", presentation = "window", strict = true }
[settings.hours]
mon = ["09:00-10:20", "10:35-12:30"]
"""
HELD = ("dnd", "call", "focus")
DOES = (
    *("use", "use", "stop", "stop", "watch", "unwatch", "lock", "unlock", "sleep", "wake", "wake", "begin", "skip"),
    *("done", "exit", "snooze", "pause", "resume", "idle_unknown", "idle_known", 'pause"\nuntil = "10:00'),
    *(f'{do}"\non = "{on}' for do in ("hold", "release") for on in HELD),
    *(f'break"\nreminder = "{each}' for each in ("eyes", "posture", "stretch", "rest", "warmup", "tea", "pill")),
    *(f'clock"\nshift = "{shift}' for shift in ("+20m", "-20m", "+1h")),
)
SHARP = (0, 1, 5, 10, 20, 29.9, 30, 30.1, 59.9, 60, 60.1, 120, 150, 300, 599, 900, 1200, 1800, 3000)

Steps = list[tuple[float, str]]
steps = st.lists(st.tuples(st.sampled_from(SHARP), st.sampled_from(DOES)), min_size=3, max_size=20)
NO_NEWS = ('release"\non = "camera', 'zone"\ntz = "Europe/Berlin', 'clock"\nshift = "+0s', 'set"\nsettings = {}\n#')


def at_offsets(gaps: Steps) -> Steps:
    """Each thing with its time since the start."""
    found, at_s = [(0.0, "use")], 0.0
    for gap_s, do in gaps:
        at_s = round(at_s + gap_s, 3)
        found.append((at_s, do))
    return found


def simulate(folder: Path, happens: Steps, until_s: float, day: str = "2026-03-02") -> str:
    """What ``simulate --json`` prints of a Monday."""
    text = f'start = {day}T09:00:00\ntz = "Europe/Berlin"\nuntil = "{until_s}s"\n{SETTINGS}'
    for at_s, do in happens:
        text += f'[[event]]\nat = "{at_s}s"\ndo = "{do}"\n'
    path, out = folder / "day.toml", io.StringIO()
    path.write_text(text, encoding="utf-8")
    assert main(str(path), True, out, io.StringIO()) == 0
    return out.getvalue()


def same_days(folder: Path, gaps: Steps, quiet: Steps) -> set[str]:
    """The transcripts of a day: once more, a week later, and with no news in between."""
    happens = at_offsets(gaps)
    until_s = happens[-1][0] + 7200
    once = simulate(folder, happens, until_s)
    again = simulate(folder, happens, until_s)
    later = simulate(folder, happens, until_s, "2026-03-09")
    more = sorted([*happens, *((round(at_s, 1), do) for at_s, do in quiet)], key=lambda each: each[0])
    for line in once.splitlines():
        happened = json.loads(line)
        assert list(happened.get("by", ())) == sorted(happened.get("by", ()))
        assert happened.get("reminder") not in happened.get("covers", ())
    return {once, again, later.replace("2026-03-09", "2026-03-02"), simulate(folder, more, until_s)}


quiet_steps = st.lists(st.tuples(st.floats(0, 15000), st.sampled_from(NO_NEWS)), max_size=8)


@settings(max_examples=8, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps, quiet_steps)
def test_a_week_later_and_with_no_news_a_day_is_the_same(
    tmp_path_factory: pytest.TempPathFactory, gaps: Steps, quiet: Steps
) -> None:
    assert len(same_days(tmp_path_factory.mktemp("days"), gaps, quiet)) == 1


@pytest.mark.slow
@pytest.mark.timeout(3600)
@settings(max_examples=2000, deadline=None, suppress_health_check=list(HealthCheck))
@given(steps, quiet_steps)
def test_a_great_many_days_are_the_same_a_week_later(
    tmp_path_factory: pytest.TempPathFactory, gaps: Steps, quiet: Steps
) -> None:
    assert len(same_days(tmp_path_factory.mktemp("days"), gaps, quiet)) == 1

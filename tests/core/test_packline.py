"""What is said of a pack outside its own window: nothing that is on the skin, or owed to it, is left out."""

from __future__ import annotations

import pytest

from backcare_desktop.core.pack.line import line
from tests.core.packstory import HEAT_COLD, day_of

WARM = "open, none-fits, heat, none-fits, start"
BOTH = "open, none-fits, alternate, none-fits, start"
LOOK = "Lift the pack. Look at your skin. Is it only a bit pink?"


@pytest.mark.parametrize(
    ("story", "said"),
    [
        (WARM, "Warm pack on until 12:15"),
        (f"{WARM}, 5m, yes, 3m", "Warm pack on until 12:15"),
        ("open, none-fits, cold, none-fits, start", "Cold pack on until 12:10"),
        (f"{BOTH}, 3m, yes", "Cool pack on until 12:19"),
        (f"{WARM}, 5m", LOOK),
        (f"{WARM}, 5m, 1m", "No answer, so the timer stopped. Take the pack off now and check your skin."),
        (f"{WARM}, 5m, yes, 5m, yes, 5m", "Time is up. Take the pack off now."),
        (f"{WARM}, sleep 9h", "Time passed. Take the pack off and check your skin."),
        (f"{WARM}, 5m, no", "Take the pack off now."),
        (f"{WARM}, 1m, stop", "The pack is off. Look at your skin once more at 12:06."),
        (f"{WARM}, 1m, stop, 5m", "Look at your skin once more. Normal?"),
        (f"{WARM}, 1m, stop, 5m, yes", ""),
        (f"{WARM}, 1m, stop, 5m, no", ""),
        ("open", ""),
    ],
)
def test_the_line_says_what_is_on_and_what_is_owed(story: str, said: str) -> None:
    day = day_of(story, start="2026-03-02 12:00")
    assert line(day.state, day.at(), HEAT_COLD) == said


def test_the_time_is_that_of_the_wall_clock_past_midnight() -> None:
    day = day_of(f"{WARM}, 2m", start="2026-03-02 23:50")
    assert line(day.state, day.at(), HEAT_COLD) == "Warm pack on until 00:05"

"""Breaks by the month in one real process: nothing that they need stays behind."""

from __future__ import annotations

import pytest

from tests.desk.backcare import BackCare
from tests.desk.desk import Desk
from tests.desk.month_program import SETTINGS

SPEED = 240.0
A_MONTH = 30 * 8
"""Breaks in a month of work days; a notice and a card or two belong to each."""
MORE_KB = 6_000


@pytest.mark.parametrize(
    ("breaks", "timeout_s"),
    [(4, 60.0), pytest.param(A_MONTH, 1500.0, marks=[pytest.mark.slow, pytest.mark.timeout(1600)])],
    ids=["half a day", "a month"],
)
def test_breaks_leave_no_window_timer_file_or_thread_behind(desk: Desk, breaks: int, timeout_s: float) -> None:
    app = BackCare(desk, SETTINGS)
    program = app.program = desk.python("-m", "tests.desk.month_program", f"{SPEED:g}", str(breaks))
    assert program.wait(timeout_s) == 0, program.text()
    told = program.said()
    early, late = told[min(9, breaks // 2 - 1)], told[-1]
    assert late["breaks"] == breaks
    for what in ("widgets", "timers", "files", "threads"):
        assert late[what] <= early[what], what
    assert late["memory_kb"] <= early["memory_kb"] + MORE_KB
    desk.wait(lambda: not desk.windows("BackCare ", hidden=True), 5, "no window on the X server")

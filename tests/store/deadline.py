"""Waiting in tests for something another process does: looked for again and again, up to a time."""

from __future__ import annotations

import time
from collections.abc import Callable


def until(is_so: Callable[[], bool], within_s: float = 10.0) -> None:
    """Return as soon as it is so; fail the test when it is not so in time."""
    end_s = time.monotonic() + within_s
    while not is_so():
        assert time.monotonic() < end_s, f"not so within {within_s:g} s"
        time.sleep(0.005)

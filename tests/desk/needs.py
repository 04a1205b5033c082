"""What a test needs of the machine: it is skipped, loudly, where that is missing, and fails there in CI."""

from __future__ import annotations

import os

import pytest

from tests.desk.desk import missing_programs


def need_programs(*names: str) -> None:
    """The programs of the virtual desktop, or those named."""
    missing = missing_programs(names) if names else missing_programs()
    need(not missing, f"the virtual desktop needs {', '.join(missing)}: not installed here")


def need(is_there: bool, reason: str) -> None:
    """Skip with the reason unless it ``is_there``; in CI fail instead."""
    if is_there:
        return
    if os.environ.get("CI") == "true":
        pytest.fail(reason)
    pytest.skip(reason)

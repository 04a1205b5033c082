"""What went wrong outside the app and a person can act on."""

from __future__ import annotations

from datetime import datetime

from backcare_desktop.ports import Problem

__all__ = ["Problem", "reason", "stamp"]


def reason(error: BaseException) -> str:
    """Why the system refused, in its own few words: "No space left on device"."""
    if isinstance(error, OSError) and error.strerror:
        return error.strerror
    return str(error) or type(error).__name__


def stamp(at: datetime) -> str:
    """A moment as part of a file name: 20260302-101500."""
    return at.strftime("%Y%m%d-%H%M%S")

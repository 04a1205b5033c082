"""Who keeps a window alive: Qt alone, until it has destroyed it."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget

_alive: set[QWidget] = set()


def keep_until_destroyed(window: QWidget) -> None:
    """Keep a window that destroys itself when closed from being collected before Qt has done so.

    WORKAROUND for PySide6 6.11 (the like: https://github.com/fluffy-critter/bandcrash/pull/100): a closed window that
    waits for its destruction, with a button whose callback is a method of that window, is a cycle; collected before Qt
    has destroyed it, it ends in a segmentation fault. tests/ui/test_prompts.py shows it within fifty windows.
    """
    _alive.add(window)
    window.destroyed.connect(lambda: _alive.discard(window))

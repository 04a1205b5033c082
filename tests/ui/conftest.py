"""Fixtures for tests of windows: the theme as it is at the start, and a place where verbs arrive."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

import pytest
from PySide6.QtWidgets import QApplication

from backcare_desktop.core.commands import Verb
from backcare_desktop.store.history import History
from backcare_desktop.ui import theme
from tests.ui.history_life import kept_in, life


@pytest.fixture(autouse=True)
def look(qapp: QApplication) -> Iterator[None]:
    """Light windows and usual text, whatever the test before has left."""
    theme.apply(qapp, "light", 1.0)
    yield
    theme.apply(qapp, "light", 1.0)


@pytest.fixture
def verbs() -> list[Verb]:
    """What came out; pass ``verbs.append`` as the emit of a window."""
    return []


@pytest.fixture(scope="session")
def lived(tmp_path_factory: pytest.TempPathFactory) -> Iterator[History]:
    """The history of eight weeks of working days; no test changes it."""
    history = kept_in(tmp_path_factory.mktemp("lived") / "history.db", life(date(2026, 1, 12)))
    yield history
    history.close()

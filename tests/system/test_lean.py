"""Garbage is collected where the app says so, and in no other thread."""

from __future__ import annotations

import gc
import threading
import weakref
from collections.abc import Iterator

import pytest

from backcare_desktop.system.lean import collect, collect_by_hand


class Ring:
    """Nothing else knows of it, and it does not end by itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture
def by_hand() -> Iterator[None]:
    gc.collect()
    collect_by_hand()
    yield
    gc.enable()


@pytest.mark.usefixtures("by_hand")
def test_a_thread_at_work_collects_nothing_and_the_next_beat_does() -> None:
    lost = weakref.ref(Ring())
    busy = threading.Thread(target=lambda: [Ring() for _ in range(5000)])
    busy.start()
    busy.join()
    assert lost() is not None
    collect()
    assert lost() is None


def test_elsewhere_python_goes_on_by_itself() -> None:
    assert gc.isenabled()
    gc.collect()  # so that it does not just now
    lost = weakref.ref(Ring())
    collect()
    assert lost() is not None


@pytest.mark.usefixtures("qapp")
def test_with_windows_the_tests_collect_by_hand_too() -> None:
    lost = weakref.ref(Ring())
    assert len([Ring() for _ in range(5000)]) == 5000
    assert lost() is not None

"""Hands that do not rest."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def at_work(type_some: Callable[[], object]) -> Iterator[None]:
    """Type some more, again and again, meanwhile."""
    rest = threading.Event()

    def type_on() -> None:
        while not rest.is_set():
            type_some()

    hands = threading.Thread(target=type_on)
    hands.start()
    try:
        yield
    finally:
        rest.set()
        hands.join()

"""Hands that do not rest."""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from tests.desk.desk import Desk


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


class Hands:
    """They type this text over and over, without a pause longer than ``delay_ms``."""

    def __init__(self, desk: Desk, text: str, delay_ms: int = 40) -> None:
        self._desk = desk
        self._program = desk.python("-m", "tests.desk.typist_program", str(delay_ms), text, talk=True)

    @property
    def typed(self) -> str:
        """All that was typed so far."""
        return self._program.text().replace("\n", "")

    @contextmanager
    def at_work(self) -> Iterator[None]:
        """Type meanwhile; afterwards they rest."""
        rests = self._program.text().count("\n")
        self._program.write("type")
        try:
            yield
        finally:
            self._program.write("rest")
            self._desk.wait(lambda: self._program.text().count("\n") > rests, 5, "the hands rest")

"""Tells the person a sentence: by the desktop's notifications, else on the terminal; each one once."""

from __future__ import annotations

import sys

from backcare_desktop.ports import Notifier
from backcare_desktop.store import logs
from backcare_desktop.store.memory import Memory


class Voice:
    """Says things that no window is open for: what is wrong, and what a person must know once."""

    def __init__(self, notifier: Notifier) -> None:
        self._notifier = notifier
        self._said: set[str] = set()

    def tell(self, text: str) -> None:
        """Say a sentence, once while the app runs; it is in the log too."""
        if text in self._said:
            return
        self._said.add(text)
        logs.note("told: %s", text)
        if not self._notifier.show("BackCare", text):
            sys.stderr.write(f"BackCare: {text}\n")

    def tell_problem(self, problem: Exception) -> None:
        """Say what happened, what we did and what the person can do."""
        self.tell(str(problem))

    def tell_once(self, memory: Memory, key: str, text: str) -> None:
        """Say a sentence once for ever; ``key`` remembers that it was said."""
        if not memory.get(key):
            memory.put(key, True)
            self.tell(text)

    def close(self) -> None:
        """Let go of the notification service."""
        self._notifier.close()

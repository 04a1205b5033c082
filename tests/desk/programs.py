"""Programs that tests start: waiting for them, reading what they said, and ending them and no others."""

from __future__ import annotations

import ctypes
import json
import os
import re
import signal
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any, TypeVar

Result = TypeVar("Result")

_PR_SET_CHILD_SUBREAPER = 36

PATIENCE = 4
"""How many times longer than on a machine with nothing else to do a test waits before it gives up."""


class Late(AssertionError):
    """What was waited for did not come in time."""


def wait(
    predicate: Callable[[], Result],
    timeout_s: float = 5.0,
    what: str | Callable[[], object] = "",
    *,
    pump: bool = False,
) -> Result:
    """Return the first true result of ``predicate``; raise Late, naming ``what``, when it does not come.

    ``timeout_s`` is what a free machine needs at most; a busy one is given PATIENCE times as long. ``what`` may be
    asked only then, to tell what there is instead. The only place in the tests that sleeps. ``pump`` also runs this
    process's own Qt events meanwhile.
    """
    limit_s = timeout_s * PATIENCE
    deadline = time.monotonic() + limit_s
    while True:
        result = predicate()
        if result:
            return result
        if time.monotonic() > deadline:
            raise Late(f"not within {limit_s:g} s: {(what() if callable(what) else what) or predicate}")
        if pump:
            from PySide6.QtCore import QCoreApplication

            QCoreApplication.processEvents()
        time.sleep(0.01)


class Program:
    """A program running on the desk; what it prints goes to a file that can be read at any time."""

    def __init__(self, popen: subprocess.Popen[bytes], log: Path) -> None:
        self.popen = popen
        self.log = log

    @property
    def pid(self) -> int:
        return self.popen.pid

    @property
    def code(self) -> int | None:
        """The exit code; None while it runs."""
        return self.popen.poll()

    def text(self) -> str:
        """All it has printed so far, errors included."""
        return self.log.read_text(errors="replace")

    def said(self) -> list[dict[str, Any]]:
        """The JSON lines it has printed so far; other lines are left out."""
        whole = [line for line in self.text().splitlines(keepends=True) if line.startswith("{") and line.endswith("\n")]
        return [json.loads(line) for line in whole]

    def write(self, line: str) -> None:
        """Send one line to its standard input (``start(..., talk=True)``)."""
        assert self.popen.stdin is not None, "started without talk=True"
        self.popen.stdin.write(line.encode() + b"\n")
        self.popen.stdin.flush()

    def signal(self, number: int) -> None:
        self.popen.send_signal(number)

    @contextmanager
    def hung(self) -> Iterator[None]:
        """Stopped meanwhile, so that it answers nobody."""
        self.signal(signal.SIGSTOP)
        try:
            yield
        finally:
            self.signal(signal.SIGCONT)

    def wait(self, timeout_s: float = 10.0) -> int:
        """Wait for its end and return the exit code; ``timeout_s`` as ``wait`` takes it."""
        limit_s = timeout_s * PATIENCE
        try:
            return self.popen.wait(limit_s)
        except subprocess.TimeoutExpired:
            raise Late(f"{self.popen.args!r} did not end in {limit_s:g} s; it said:\n{self.text()}") from None

    def end(self, timeout_s: float = 5.0) -> None:
        """Ask it to end, then make it."""
        if self.popen.poll() is None:
            self.popen.terminate()
            try:
                self.popen.wait(timeout_s)
            except subprocess.TimeoutExpired:
                self.popen.kill()
                self.popen.wait()
        if self.popen.stdin is not None:
            self.popen.stdin.close()


def context_switches(pid: int) -> int:
    """How often this process's threads went to sleep by themselves: each is one wake-up."""
    total = 0
    for task in Path(f"/proc/{pid}/task").iterdir():
        found = re.search(r"^voluntary_ctxt_switches:\s+(\d+)", (task / "status").read_text(), re.MULTILINE)
        total += int(found[1]) if found else 0
    return total


def become_subreaper() -> None:
    """Have daemonised grandchildren come back to this process, so that they can be found and ended."""
    ctypes.CDLL(None).prctl(_PR_SET_CHILD_SUBREAPER, 1, 0, 0, 0)


def descendants(ancestor: int) -> list[int]:
    children: dict[int, list[int]] = {}
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                stat = (entry / "stat").read_text()
            except OSError:
                continue
            parent = int(stat[stat.rindex(")") + 2 :].split()[1])
            children.setdefault(parent, []).append(int(entry.name))
    found, todo = [], [ancestor]
    while todo:
        below = children.get(todo.pop(), [])
        found += below
        todo += below
    return found


def kill(pid: int) -> None:
    try:
        os.kill(pid, signal.SIGKILL)
        os.waitpid(pid, 0)
    except (ProcessLookupError, ChildProcessError):
        pass

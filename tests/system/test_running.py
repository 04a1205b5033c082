"""Which running program is found by its name. Real processes."""

from __future__ import annotations

import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from backcare_desktop.system.holds.app import find_running
from tests.desk.desk import wait

NAME = "slide-show-of-a-long-name"
"""Longer than the fifteen letters that the system keeps of a name."""


@pytest.fixture
def running(tmp_path: Path) -> Iterator[subprocess.Popen[bytes]]:
    """A program of that name, waiting."""
    file = tmp_path / NAME
    shutil.copy(str(shutil.which("sleep")), file)
    with subprocess.Popen([file, "1000"]) as program:
        wait(lambda: Path(f"/proc/{program.pid}/exe").readlink().name == NAME)
        yield program
        program.kill()


def test_a_program_is_found_by_what_it_is_called_and_by_its_file(running: subprocess.Popen[bytes]) -> None:
    assert find_running(["Impress", "slide-show-of-a"]) == running.pid
    assert find_running(["of a long name"]) == running.pid
    assert find_running(["slideshow", "of a long"]) == running.pid
    assert find_running(["a longer name", "lide-show-of-a-long"]) == 0


def test_a_program_that_is_being_written_over_is_found(running: subprocess.Popen[bytes], tmp_path: Path) -> None:
    (tmp_path / NAME).unlink()
    assert find_running([NAME]) == running.pid


ODD = """
import ctypes, sys
ctypes.CDLL(None).prctl(15, b"\\xff) Z (\\n")
print("odd", flush=True)
sys.stdin.read()
"""
"""A program that calls itself what no text is, and what looks like the end of a name and a dead one's state."""


def test_a_program_with_garbage_for_a_name_hides_no_other_and_is_found_by_its_file(
    running: subprocess.Popen[bytes],
) -> None:
    with subprocess.Popen([sys.executable, "-c", ODD], stdin=subprocess.PIPE, stdout=subprocess.PIPE) as odd:
        assert odd.stdout is not None
        assert odd.stdout.readline() == b"odd\n"
        assert Path(f"/proc/{odd.pid}/stat").read_bytes().split(b"(")[1].startswith(b"\xff) Z ")
        assert find_running([NAME]) == running.pid
        running.kill()
        running.wait()
        assert find_running([NAME]) == 0
        assert find_running([Path(f"/proc/{odd.pid}/exe").readlink().name]) != 0
        odd.kill()


def test_one_that_has_ended_does_not_count_although_nobody_has_noticed(running: subprocess.Popen[bytes]) -> None:
    running.kill()
    wait(lambda: ") Z" in Path(f"/proc/{running.pid}/stat").read_text())
    assert find_running([NAME]) == 0

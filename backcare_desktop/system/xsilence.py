"""A hung X server: to connect to one waits for ever, so after a silence it is first asked whether it answers at all."""

from __future__ import annotations

import os
import re
import select
import socket
import struct
import sys

from backcare_desktop.ports import ProbeUnavailable

PATIENCE_S = 0.015
HUNG = "the X server does not answer"
_HERE = re.compile(r"(?:unix)?:(\d+)(?:\.\d+)?")
"""A display on this machine: the names of others reach the server by ways of their own."""

_heard = {"is_silent": False}


def note_silence() -> None:
    """It did not answer a question."""
    _heard["is_silent"] = True


def check() -> None:
    """Raise ProbeUnavailable if it fell silent before and still is."""
    here = _HERE.fullmatch(os.environ.get("DISPLAY", ""))
    if _heard["is_silent"] and here is not None and not _answers(f"/tmp/.X11-unix/X{here[1]}"):
        raise ProbeUnavailable(HUNG)
    _heard["is_silent"] = False


def _answers(place: str) -> bool:
    """Whether the server says anything to a hello; without a key to the door a "no" is an answer, too."""
    hello = struct.pack("=BxHHHHxx", ord("l" if sys.byteorder == "little" else "B"), 11, 0, 0, 0)
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_NONBLOCK) as trial:
        try:
            trial.connect(place)
            trial.send(hello)
        except BlockingIOError:
            return False
        except OSError:
            return True  # it is gone, or elsewhere: to connect does not wait for it
        return bool(select.select([trial], [], [], PATIENCE_S)[0])

"""Whether a message bus answers, asked before Qt does: Qt would wait for one that hangs as long as it hangs."""

from __future__ import annotations

import os
import re
import socket
import struct
from collections.abc import Mapping

PATIENCE_S = 4.0
"""Less than a command waits for an app that starts; much more than a bus needs that is only started now."""
SYSTEM = "unix:path=/var/run/dbus/system_bus_socket"
_HERE = re.compile(r"(?:^|;)unix:(?:[^;]*,)?(path|abstract)=([^,;]+)")
_ESCAPED = re.compile("%([0-9A-Fa-f]{2})")


def hangs(which: str, environ: Mapping[str, str] = os.environ, patience_s: float = PATIENCE_S) -> bool:
    """Whether a bus lets programs call, and then says nothing; one that is not there does not hang.

    ``which``: ``session`` or ``system``.
    """
    if not hasattr(socket, "AF_UNIX") or not (place := _place(which, environ)):
        return False
    try:
        with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM) as line:
            # Times of the socket itself, as they hold for a queue of callers that is full, too.
            for limit in (socket.SO_SNDTIMEO, socket.SO_RCVTIMEO):
                line.setsockopt(socket.SOL_SOCKET, limit, struct.pack("ll", *divmod(int(patience_s * 1e6), 1_000_000)))
            line.connect(place)
            line.sendall(b"\0AUTH EXTERNAL %s\r\n" % str(os.getuid()).encode().hex().encode())
            line.recv(1)
    except BlockingIOError:
        return True
    except (OSError, ValueError):
        return False
    return False


def _place(which: str, environ: Mapping[str, str]) -> str:
    """Where its socket is; empty where no address names one."""
    default = SYSTEM if which == "system" else f"unix:path={environ.get('XDG_RUNTIME_DIR', '/nowhere')}/bus"
    address = environ.get(f"DBUS_{which.upper()}_BUS_ADDRESS", default)
    found = _HERE.search(address)
    if found is None:
        return ""
    kind, name = found.groups()
    return ("\0" if kind == "abstract" else "") + _ESCAPED.sub(lambda code: chr(int(code[1], 16)), name)

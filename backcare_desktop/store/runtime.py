"""Where the running app can be reached: the one folder that the command line must find in a few milliseconds.

So it imports nothing: platformdirs and pathlib together take as long as a whole ``backcare status``.
"""

from __future__ import annotations

import os

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Mapping

NAME = "backcare"


def runtime_folder(environ: Mapping[str, str]) -> str:
    """The folder of lock and socket: in the session's own where there is one, else beside the remembered state."""
    session = environ.get("XDG_RUNTIME_DIR", "")
    if os.path.isabs(session) and os.path.isdir(session):  # noqa: PTH112, PTH117
        return f"{session}/{NAME}"
    state = environ.get("XDG_STATE_HOME", "")
    if not os.path.isabs(state):  # noqa: PTH117
        state = os.path.expanduser("~/.local/state")  # noqa: PTH111
    return f"{state}/{NAME}/run"


def socket_path(environ: Mapping[str, str]) -> str:
    """The socket that carries commands to the running app."""
    return f"{runtime_folder(environ)}/{NAME}.sock"


def lock_path(environ: Mapping[str, str]) -> str:
    """The lock that decides which app is first."""
    return f"{runtime_folder(environ)}/{NAME}.lock"

"""A message bus that hangs before the app is there: Qt would wait for it, and nobody would be reminded."""

from __future__ import annotations

import os
import socket
import subprocess
from pathlib import Path

from backcare_desktop.store.folders import find
from tests.app.conftest import Terminal
from tests.app.test_history_app import COMMAND, ENV, status
from tests.store.deadline import until


def test_the_app_starts_without_it_and_says_so(home: Path, said: Terminal) -> None:
    with socket.socket(socket.AF_UNIX) as silent:
        silent.bind(str(home / "bus"))
        silent.listen(8)
        env = os.environ | ENV | {"DBUS_SESSION_BUS_ADDRESS": f"unix:path={home}/bus"}
        with subprocess.Popen(COMMAND, env=env, stderr=subprocess.PIPE, text=True) as app:
            try:
                until(lambda: status(find()) is not None, 60)
                assert said("break", "eyes")[0] == 0
                said("quit")
                assert app.wait(60) == 0
            finally:
                app.kill()
            assert app.stderr is not None
            assert "message bus does not answer. BackCare goes on without it" in app.stderr.read()

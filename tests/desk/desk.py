"""A private desktop for tests, demo and bench: its own X server, message bus, window manager, home and folders.

Nothing of the person's own desktop is seen or touched. On leaving, every process that was started inside is ended
by its pid, daemonised ones included, and nothing else.
"""

from __future__ import annotations

import itertools
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.desk.environment import environment
from tests.desk.person import Person, Window
from tests.desk.programs import (
    PATIENCE,
    Late,
    Program,
    Result,
    become_subreaper,
    context_switches,
    descendants,
    kill,
    wait,
)

__all__ = ["NEEDED", "Desk", "Late", "Program", "Window", "context_switches", "missing_programs", "wait"]

NEEDED = ("Xvfb", "openbox", "xdotool", "dbus-daemon", "xprop", "xwininfo", "xrandr", "import", "convert")
_MARK = "BACKCARE_DESK"
_numbers = itertools.count(1)

BUS_CONFIGURATION = """<!DOCTYPE busconfig PUBLIC "-//freedesktop//DTD D-Bus Bus Configuration 1.0//EN"
 "http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd">
<busconfig><type>session</type><listen>unix:path={path}</listen><auth>EXTERNAL</auth>{services}
<policy context="default"><allow send_destination="*" eavesdrop="true"/><allow eavesdrop="true"/><allow own="*"/>
</policy></busconfig>
"""


def missing_programs(names: Sequence[str] = NEEDED) -> list[str]:
    """The programs a desktop needs and this machine lacks."""
    return [name for name in names if shutil.which(name) is None]


class Desk(Person):
    """``with Desk() as desk:`` gives a running desktop; ``desk.env`` is the environment of all that runs on it.

    - ``x``, ``dbus``, ``wm``: whether there is an X server, a session bus, and which window manager (None: none).
    - ``compositor="mutter"``: a headless GNOME compositor on Wayland instead of X (``xwayland`` adds DISPLAY).
    - ``scale``: Qt's scale factor. ``a11y``: a running accessibility bus.
    - ``services``: whether the bus starts the services installed on this machine on demand.
    - ``desktop``: XDG_CURRENT_DESKTOP. ``keep``: leave the folder for a look (also by DESK_KEEP=1).
    """

    def __init__(
        self,
        *,
        size: tuple[int, int] = (1280, 800),
        x: bool = True,
        dbus: bool = True,
        wm: str | None = "openbox",
        compositor: str | None = None,
        xwayland: bool = False,
        scale: float = 1.0,
        a11y: bool = False,
        services: bool = False,
        desktop: str = "",
        keep: bool = False,
    ) -> None:
        self.size = size
        self._x = x and compositor is None
        self._dbus = dbus
        self._wm = wm
        self._compositor = compositor
        self._xwayland = xwayland
        self._a11y = a11y
        self._services = services
        self._keep = keep or bool(os.environ.get("DESK_KEEP"))
        self._programs: list[Program] = []
        self.folder = Path(tempfile.mkdtemp(prefix="desk-"))
        self.home = self.folder / "home"
        self.runtime = self.folder / "run"
        self.env = self._environment(scale, desktop)

    # --- beginning and end

    def __enter__(self) -> Self:
        become_subreaper()
        try:
            self._open()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _open(self) -> None:
        if self._x:
            self.start_x()
        if self._dbus:
            self.env["DBUS_SESSION_BUS_ADDRESS"] = self.start_bus("bus", services=self._services)
        if self._x and self._wm:
            self.start_wm()
        if self._compositor:
            self._start_compositor()
        if self._a11y:
            self._start_a11y()

    def close(self) -> None:
        """End all that was started on the desk, by pid, and remove its folder."""
        for program in reversed(self._programs):
            if program.code is None:
                program.popen.terminate()
        for program in reversed(self._programs):
            program.end(2.0)
        for pid in list(self._left_over()):
            kill(pid)
        if not self._keep:
            shutil.rmtree(self.folder, ignore_errors=True)

    def _environment(self, scale: float, desktop: str) -> dict[str, str]:
        self.mark = f"{os.getpid()}-{next(_numbers)}"
        env = environment(self.home, self.runtime) | {_MARK: self.mark}
        if desktop:
            env["XDG_CURRENT_DESKTOP"] = desktop
        if scale != 1.0:
            env["QT_SCALE_FACTOR"] = f"{scale:g}"
        env |= {"QT_LINUX_ACCESSIBILITY_ALWAYS_ON": "1"} if self._a11y else {"NO_AT_BRIDGE": "1"}
        return env

    # --- the parts

    def start_x(self, *words: str) -> Program:
        """Start the X server on a free display and wait until it answers; ``words``: more of its options."""
        reading, writing = os.pipe()
        width, height = self.size
        command = ["Xvfb", "-displayfd", str(writing), "-screen", "0", f"{width}x{height}x24", "-dpi", "96"]
        self.xserver = self.start([*command, "-nolisten", "tcp", "-noreset", *words], pass_fds=(writing,))
        os.close(writing)
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        assert number, f"the X server did not start:\n{self.xserver.text()}"
        self.env["DISPLAY"] = f":{number}"
        return self.xserver

    def start_bus(self, name: str, *, services: bool = False) -> str:
        """Start one more message bus and return its address."""
        path, configuration = self.runtime / name, self.runtime / f"{name}.conf"
        standard = "<standard_session_servicedirs/>" if services else ""
        configuration.write_text(BUS_CONFIGURATION.format(path=path, services=standard))
        bus = self.start(["dbus-daemon", f"--config-file={configuration}", "--nofork", "--print-address=1"])
        wait(lambda: "unix:path=" in bus.text() or bus.code is not None, 5, "the message bus")
        assert bus.code is None, bus.text()
        if name == "bus":
            self.bus = bus
        return f"unix:path={path}"

    def start_wm(self) -> Program:
        """Start the window manager and wait until it manages windows."""
        assert self._wm
        program = self.start([self._wm])
        wait(lambda: "window id" in self.run(["xprop", "-root", "_NET_SUPPORTING_WM_CHECK"]), 5, "the window manager")
        return program

    def _start_compositor(self) -> None:
        assert self._compositor == "mutter", self._compositor
        width, height = self.size
        self.env |= {"XDG_SESSION_TYPE": "wayland", "WAYLAND_DISPLAY": "wayland-desk"}
        told = self.runtime / "compositor-environment"
        command = ["mutter", "--headless", "--wayland", "--wayland-display=wayland-desk", "--virtual-monitor"]
        command += [f"{width}x{height}"] + ([] if self._xwayland else ["--no-x11"])
        command += [
            "--",
            "sh",
            "-c",
            f'echo "$DISPLAY $XAUTHORITY" > {told}.part; mv {told}.part {told}; exec sleep infinity',
        ]
        self.compositor = self.start(command)
        wait(lambda: told.exists() or self.compositor.code is not None, 10, "the compositor")
        assert self.compositor.code is None, self.compositor.text()
        wait(lambda: self.has_name("org.gnome.Mutter.IdleMonitor"), 5, "mutter's services")
        if self._xwayland:
            self.env["DISPLAY"], self.env["XAUTHORITY"] = told.read_text().split()

    def _start_a11y(self) -> None:
        self.start(["/usr/libexec/at-spi-bus-launcher", "--launch-immediately"])
        wait(lambda: self.has_name("org.a11y.Bus"), 5, "the accessibility bus")

    # --- programs

    def start(
        self,
        command: Sequence[str | Path],
        *,
        env: Mapping[str, str | None] | None = None,
        talk: bool = False,
        cwd: Path | None = None,
        pass_fds: tuple[int, ...] = (),
    ) -> Program:
        """Start a program on the desk. ``env`` is added to the desk's own (None removes); ``talk`` opens its input."""
        words = [str(word) for word in command]
        log = self.folder / f"{len(self._programs):02d}-{Path(words[0]).name}.log"
        with log.open("wb") as output:
            popen = subprocess.Popen(
                words,
                env=self._with(env),
                stdin=subprocess.PIPE if talk else subprocess.DEVNULL,
                stdout=output,
                stderr=subprocess.STDOUT,
                cwd=cwd,
                pass_fds=pass_fds,
            )
        program = Program(popen, log)
        self._programs.append(program)
        return program

    def python(self, *words: str | Path, env: Mapping[str, str | None] | None = None, talk: bool = False) -> Program:
        """Start this Python with the given arguments on the desk."""
        return self.start([sys.executable, *words], env=env, talk=talk)

    def texts(self) -> str:
        """What all programs have printed so far, each under its name."""
        return "\n".join(f"--- {program.log.stem}\n{program.text()}" for program in self._programs)

    def run(
        self, command: Sequence[str | Path], *, env: Mapping[str, str | None] | None = None, timeout_s: float = 30.0
    ) -> str:
        """Run a program to its end and return what it printed, errors included; its exit code does not matter."""
        return self.finish(command, env=env, timeout_s=timeout_s).stdout.strip()

    def finish(
        self, command: Sequence[str | Path], *, env: Mapping[str, str | None] | None = None, timeout_s: float = 30.0
    ) -> subprocess.CompletedProcess[str]:
        """Run a program to its end; ``returncode`` and ``stdout`` (errors included) tell how it went.

        ``timeout_s`` as ``wait`` takes it.
        """
        return subprocess.run(
            [str(word) for word in command],
            env=self._with(env),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            timeout=timeout_s * PATIENCE,
            check=False,
        )

    def _with(self, more: Mapping[str, str | None] | None) -> dict[str, str]:
        merged: dict[str, str | None] = {**self.env, **(more or {})}
        return {name: value for name, value in merged.items() if value is not None}

    def wait(
        self,
        predicate: Callable[[], Result],
        timeout_s: float = 5.0,
        what: str | Callable[[], object] = "",
        *,
        pump: bool = False,
    ) -> Result:
        """As ``wait`` of this module."""
        return wait(predicate, timeout_s, what, pump=pump)

    # --- the bus

    def has_name(self, name: str, *, address: str = "") -> bool:
        """Whether a program owns this name on the session bus (or the one at ``address``)."""
        command = ["dbus-send", f"--bus={address or self.env['DBUS_SESSION_BUS_ADDRESS']}", "--print-reply=literal"]
        command += ["--dest=org.freedesktop.DBus", "/", "org.freedesktop.DBus.NameHasOwner", f"string:{name}"]
        return "true" in self.run(command)

    # --- processes

    def _left_over(self) -> Iterator[int]:
        """Pids below this process that carry this desk's mark: nobody else's are ever touched."""
        mark = f"{_MARK}={self.mark}".encode()
        for pid in descendants(os.getpid()):
            try:
                if mark in Path(f"/proc/{pid}/environ").read_bytes().split(b"\0"):
                    yield pid
            except OSError:
                continue

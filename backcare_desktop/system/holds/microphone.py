"""A call: some program takes sound from a microphone. Which program that is decides nothing, and is told nobody."""

from __future__ import annotations

import os
import socket
from collections.abc import Mapping, Sequence
from pathlib import Path

from backcare_desktop.ports import HoldReport, ProbeLost, ProbeUnavailable, Seen
from backcare_desktop.system.ferry import Ferry, is_hung
from backcare_desktop.system.holds.lookout import Lookout
from backcare_desktop.system.holds.named import is_named
from backcare_desktop.system.holds.pulsewatch import THREAD, PulseWatch, Stream

WHAT = "a microphone is in use"
NO_SERVER = "no sound server runs (neither PulseAudio nor PipeWire's)"
SYSTEM_SOCKET = Path("/run/pulse/native")


def is_recording(stream: Stream, ignored: Sequence[str]) -> bool:
    """Whether this is a program that listens at a microphone now. Muted there, it is a call all the same."""
    is_ours = stream.pid == str(os.getpid())
    is_at_rest = stream.is_corked or stream.is_meter or stream.is_part_of_server or is_ours
    return stream.is_from_device and not is_at_rest and not is_named(ignored, *stream.names)


class RecordingStreams(Lookout):
    """The HoldProbe of calls where PulseAudio runs, or PipeWire with its stand-in for it."""

    name = "PulseAudio recording streams"
    late = "the sound server does not answer"

    def __init__(self, ignored: Sequence[str] = ()) -> None:
        """``ignored``: programs that may record without it being a call, in the person's words."""
        super().__init__()
        self._ignored = tuple(ignored)
        self._watch: PulseWatch | None = None

    def _open(self) -> None:
        _look_for_server(os.environ)
        if is_hung(THREAD):
            raise ProbeUnavailable(self.late)
        self._ferry: Ferry[HoldReport] = Ferry(self._land)
        self._patience.start()
        self._watch = PulseWatch(self._found, lambda why: self._ferry.load(ProbeLost(why)))

    def _look(self) -> None:
        if self._watch is not None:
            self._patience.start()
            self._watch.ask()

    def _close(self) -> None:
        if self._watch is not None:
            watch, self._watch = self._watch, None
            self._ferry.close()
            watch.end()

    def _found(self, streams: list[Stream]) -> None:
        """On the watch's thread: wake the app only for what it does not know yet, or asked for."""
        stands = any(is_recording(stream, self._ignored) for stream in streams)
        if self._is_asked or self._last is None or stands is not self._last.stands:
            self._ferry.load(Seen(stands, WHAT if stands else ""))


def _look_for_server(environ: Mapping[str, str]) -> None:
    """Raise ProbeUnavailable when it is plain that no server runs; else only libpulse can tell."""
    places = _places(environ)
    if places and not any(_answers(place) for place in places):
        raise ProbeUnavailable(NO_SERVER)


def _places(environ: Mapping[str, str]) -> list[Path]:
    """Where the server's socket may be; none when that is not plain."""
    server = environ.get("PULSE_SERVER", "")
    if server:
        path = Path(server.removeprefix("unix:"))
        return [path] if path.is_absolute() else []
    folder = environ.get("PULSE_RUNTIME_PATH") or environ.get("XDG_RUNTIME_DIR", "")
    if not folder or _is_server_named(environ):
        return []
    return [Path(folder, "native" if environ.get("PULSE_RUNTIME_PATH") else "pulse/native"), SYSTEM_SOCKET]


def _is_server_named(environ: Mapping[str, str]) -> bool:
    """Whether the settings of libpulse name a server."""
    own = Path(environ.get("XDG_CONFIG_HOME") or Path(environ.get("HOME", "/"), ".config"), "pulse/client.conf")
    shared = Path("/etc/pulse")
    for file in (own, shared / "client.conf", *shared.glob("client.conf.d/*.conf")):
        try:
            text = file.read_text(errors="replace")
        except OSError:
            continue
        if any(line.strip().startswith("default-server") for line in text.splitlines()):
            return True
    return False


def _answers(place: Path) -> bool:
    """Whether somebody listens there, or may: one that is only slow does."""
    with socket.socket(socket.AF_UNIX, socket.SOCK_STREAM | socket.SOCK_NONBLOCK) as trial:
        try:
            trial.connect(str(place))
        except BlockingIOError:
            return True
        except OSError:
            return False
    return True

"""Watches the streams that record from the person's sound server (PulseAudio, or PipeWire's stand-in for it)."""

from __future__ import annotations

import ctypes
import threading
from collections.abc import Callable
from typing import Any

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.system.holds import libpulse

NAMES = (b"application.name", b"application.process.binary", b"application.id", b"pipewire.access.portal.app_id")


THREAD = "sound server"


@dataclass(frozen=True, slots=True)
class Stream:
    """One stream that takes sound from the server."""

    is_from_device: bool
    """Not from a monitor of what is played, and not from nowhere."""
    is_corked: bool
    is_part_of_server: bool
    """A filter, a loop, echo cancelling: no program of its own."""
    is_meter: bool
    """It only shows how loud it is, as a volume control does."""
    pid: str
    names: tuple[str, ...]


class PulseWatch:
    """One connection to the server, in a thread that sleeps until something changes. Starts no server."""

    def __init__(self, found: Callable[[list[Stream]], None], lost: Callable[[str], None]) -> None:
        """Both are called on the watch's thread: at first, after each change and each ``ask``; ``lost`` once."""
        self._found, self._lost = found, lost
        self._lock = threading.Lock()
        self._pulse: Any = None
        self._loop: int | None = None
        self._context: int | None = None
        self._is_ending = self._is_ready = False
        self._is_owed = True
        self._is_looking = False
        self._why = ""
        self._sources: set[int] = set()
        self._streams: list[Stream] = []
        threading.Thread(target=self._run, daemon=True, name=THREAD).start()

    def ask(self) -> None:
        """Look again; from any thread."""
        self._is_owed = True
        self._wake()

    def end(self) -> None:
        """Let the thread end, without waiting; from any thread, safe to call twice."""
        self._is_ending = True
        self._wake()

    def _wake(self) -> None:
        with self._lock:
            if self._loop is not None:
                self._pulse.pa_mainloop_wakeup(self._loop)

    # --- the thread

    def _run(self) -> None:
        try:
            self._pulse = libpulse.load()
        except OSError:
            self._lost(f"{libpulse.LIBRARY} is missing: install libpulse")
            return
        # libpulse keeps only the addresses of these.
        self._calls = (
            libpulse.OnState(self._on_state),
            libpulse.OnEvent(self._on_event),
            libpulse.OnSource(self._on_source),
            libpulse.OnSourceOutput(self._on_stream),
        )
        with self._lock:
            self._loop = self._pulse.pa_mainloop_new()
        if self._loop is None:  # libpulse ends the process when it is handed nothing
            self._lost("libpulse could not be set up: too many files are open")
            return
        self._connect()
        while not self._is_ending and not self._why:
            if self._is_owed and self._is_ready and not self._is_looking:
                self._look()
            if self._pulse.pa_mainloop_iterate(self._loop, 1, None) < 0:
                self._fail()
        self._drop()
        if self._why and not self._is_ending:
            self._lost(self._why)

    def _connect(self) -> None:
        pulse = self._pulse
        self._context = pulse.pa_context_new(pulse.pa_mainloop_get_api(self._loop), b"BackCare")
        on_state, on_event, *_ = self._calls
        pulse.pa_context_set_state_callback(self._context, on_state, None)
        pulse.pa_context_set_subscribe_callback(self._context, on_event, None)
        if pulse.pa_context_connect(self._context, None, libpulse.NO_AUTOSPAWN, None) < 0:
            self._fail()

    def _drop(self) -> None:
        pulse = self._pulse
        pulse.pa_context_set_state_callback(self._context, libpulse.OnState(), None)
        pulse.pa_context_disconnect(self._context)
        pulse.pa_context_unref(self._context)
        with self._lock:
            loop, self._loop = self._loop, None
        pulse.pa_mainloop_free(loop)

    def _fail(self) -> None:
        said = self._pulse.pa_strerror(self._pulse.pa_context_errno(self._context))
        self._why = f"the sound server says “{said.decode(errors='replace')}”"

    def _look(self) -> None:
        """Ask for all sources, then for all streams: the server answers in this order."""
        self._is_looking, self._is_owed = True, False
        self._sources, self._streams = set(), []
        *_, on_source, on_stream = self._calls
        self._begin(self._pulse.pa_context_get_source_info_list(self._context, on_source, None))
        self._begin(self._pulse.pa_context_get_source_output_info_list(self._context, on_stream, None))

    def _begin(self, operation: int | None) -> None:
        if operation is None:
            self._fail()
        else:
            self._pulse.pa_operation_unref(operation)

    # --- what libpulse calls, on the thread

    def _on_state(self, _context: int, _data: object) -> None:
        state = self._pulse.pa_context_get_state(self._context)
        if state == libpulse.READY:
            self._is_ready = True
            self._begin(self._pulse.pa_context_subscribe(self._context, libpulse.SOURCE_OUTPUTS, None, None))
        elif state in (libpulse.FAILED, libpulse.TERMINATED):
            self._fail()

    def _on_event(self, _context: int, _kind: int, _index: int, _data: object) -> None:
        self._is_owed = True

    def _on_source(self, _context: int, info: Any, end: int, _data: object) -> None:
        if not end and info.contents.monitor_of_sink == libpulse.NOTHING:
            self._sources.add(info.contents.index)

    def _on_stream(self, _context: int, info: Any, end: int, _data: object) -> None:
        if not end:
            self._streams.append(self._stream(info.contents))
            return
        self._is_looking = False
        if end < 0:
            self._fail()
        else:
            self._found(self._streams)

    def _stream(self, info: libpulse.SourceOutputInfo) -> Stream:
        pid = self._property(info, b"application.process.id")
        is_grouped = bool(self._property(info, b"node.link-group"))
        is_monitor = self._property(info, b"stream.capture.sink") == "true"
        is_meter = info.resample_method == b"peaks" or self._property(info, b"stream.monitor") == "true"
        return Stream(
            is_from_device=info.source in self._sources and not is_monitor,
            is_corked=bool(info.corked),
            is_part_of_server=not pid or is_grouped,
            is_meter=is_meter,
            pid=pid,
            names=tuple(filter(None, (self._property(info, name) for name in NAMES))),
        )

    def _property(self, info: libpulse.SourceOutputInfo, name: bytes) -> str:
        value = self._pulse.pa_proplist_gets(info.properties, name)
        return ctypes.string_at(value).decode(errors="replace") if value else ""

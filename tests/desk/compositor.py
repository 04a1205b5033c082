"""A Wayland compositor with only a seat, ext-idle-notify and wlroots' list of windows, where no real one has those.

``python -m tests.desk.compositor NAME VERSION [WINDOWS_VERSION]`` opens the socket NAME and takes each line of its
input as a key press, or as news of a window: ``window 7 slides 2 3`` (number, program, states), ``window 7`` (closed).
Each line is answered with ``obeyed`` once the clients were told. As in wlroots, a notification counts from its
creation, and anew from each input. It speaks the wire protocol by itself: pywayland's server side (0.4.19) cannot take
requests with objects in them.
"""

from __future__ import annotations

import os
import select
import socket
import struct
import sys
from contextlib import suppress
from dataclasses import dataclass, field

from backcare_desktop.system.clock import boot_s

GLOBALS = {1: ("wl_seat", 7), 2: ("ext_idle_notifier_v1", 1)}
"""Number → interface and version, as the registry announces them."""
WINDOWS = "zwlr_foreign_toplevel_manager_v1"
FIRST_WINDOW = 0xFF000000


@dataclass(slots=True)
class Note:
    """One idle notification and its counting."""

    after_s: float
    since_s: float
    is_idle: bool = False


@dataclass(slots=True)
class Client:
    """One connection: what its object numbers stand for, and what it has sent but not completed."""

    connection: socket.socket
    objects: dict[int, str] = field(default_factory=lambda: {1: "wl_display"})
    notes: dict[int, Note] = field(default_factory=dict)
    told: set[int] = field(default_factory=set)
    """The windows that it knows."""
    received: bytes = b""

    def send(self, number: int, opcode: int, body: bytes = b"") -> None:
        """Tell it something; one that has gone without our knowing yet hears nothing, as with a real compositor."""
        with suppress(BrokenPipeError):
            self.connection.send(struct.pack("IHH", number, opcode, 8 + len(body)) + body)

    def receive(self) -> bool:
        """Take and obey what came; False once the other side has gone."""
        try:
            data = self.connection.recv(4096)
        except ConnectionResetError:  # it went without hearing all that it was told
            return False
        self.received += data
        while len(self.received) >= 8:
            number, opcode, size = struct.unpack_from("IHH", self.received)
            if len(self.received) < size:
                break
            body, self.received = self.received[8:size], self.received[size:]
            self._obey(number, opcode, body)
        return bool(data)

    def _obey(self, number: int, opcode: int, body: bytes) -> None:
        match self.objects[number], opcode:
            case "wl_display", 0:  # sync
                (callback,) = struct.unpack("I", body)
                self.send(callback, 0, struct.pack("I", 0))
                self.send(1, 1, struct.pack("I", callback))
            case "wl_display", 1:  # get_registry
                (registry,) = struct.unpack("I", body)
                self.objects[registry] = "wl_registry"
                for name, (interface, version) in GLOBALS.items():
                    self.send(registry, 0, struct.pack("I", name) + _string(interface) + struct.pack("I", version))
            case "wl_registry", 0:  # bind; the new object's number comes last
                self.objects[struct.unpack_from("I", body, len(body) - 4)[0]] = GLOBALS[
                    struct.unpack_from("I", body)[0]
                ][0]
            case "ext_idle_notifier_v1", 1 | 2:
                note, timeout_ms, _seat = struct.unpack("III", body)
                self.objects[note] = "ext_idle_notification_v1"
                self.notes[note] = Note(timeout_ms / 1000, boot_s())
            case "window", 7:  # destroy
                del self.objects[number]
            case _, 0:  # destroy
                del self.objects[number]
                self.notes.pop(number, None)
                self.send(1, 1, struct.pack("I", number))

    def press_key(self) -> None:
        for number, note in self.notes.items():
            if note.is_idle:
                self.send(number, 1)
            note.is_idle, note.since_s = False, boot_s()

    def tell_window(self, number: int, app: str = "", *states: int) -> None:
        """Tell what is known of a window, if it asked for windows; without a program the window has closed."""
        manager = next((each for each, interface in self.objects.items() if interface == WINDOWS), 0)
        handle = FIRST_WINDOW + number
        if manager and handle not in self.told:
            self.told.add(handle)
            self.objects[handle] = "window"
            self.send(manager, 0, struct.pack("I", handle))
        if manager and app:
            self.send(handle, 0, _string("a title that nobody may read"))
            self.send(handle, 1, _string(app))
            self.send(handle, 4, struct.pack(f"I{len(states)}I", 4 * len(states), *states))
            self.send(handle, 5)
        elif manager:
            self.told.remove(handle)
            self.send(handle, 6)

    def look(self) -> float:
        """Tell what came due; return the seconds until the next could."""
        next_s = 10.0
        for number, note in self.notes.items():
            left_s = note.since_s + note.after_s - boot_s()
            if not note.is_idle and left_s <= 0:
                note.is_idle = True
                self.send(number, 0)
            elif not note.is_idle:
                next_s = min(next_s, left_s)
        return next_s


def _string(text: str) -> bytes:
    data = text.encode() + b"\0"
    return struct.pack("I", len(data)) + data + b"\0" * (-len(data) % 4)


def _obey(client: Client, words: list[str]) -> None:
    match words:
        case ["window", number]:
            client.tell_window(int(number))
        case ["window", number, app, *states]:
            client.tell_window(int(number), app, *(int(state) for state in states))
        case ["nonsense", number]:
            client.send(FIRST_WINDOW + int(number), 4, struct.pack("I", 4 * 1000) + b"no numbers")
        case _:
            client.press_key()


def run(name: str) -> None:
    """Serve clients for ever."""
    listener = socket.socket(socket.AF_UNIX)
    path = f"{os.environ['XDG_RUNTIME_DIR']}/{name}"
    listener.bind(f"{path}.part")
    listener.listen()
    os.rename(f"{path}.part", path)  # noqa: PTH104 - whoever sees it there can connect
    clients: list[Client] = []
    while True:
        wait_s = min([client.look() for client in clients], default=10.0)
        ready, _, _ = select.select([listener, sys.stdin, *[client.connection for client in clients]], [], [], wait_s)
        if listener in ready:
            clients.append(Client(listener.accept()[0]))
        for line in os.read(0, 4096).decode().splitlines() if sys.stdin in ready else ():
            for client in clients:
                _obey(client, line.split())
            sys.stdout.write("obeyed\n")
            sys.stdout.flush()
        clients = [client for client in clients if client.connection not in ready or client.receive()]


if __name__ == "__main__":
    GLOBALS[2] = ("ext_idle_notifier_v1", int(sys.argv[2]))
    if len(sys.argv) > 3:
        GLOBALS[3] = (WINDOWS, int(sys.argv[3]))
    run(sys.argv[1])

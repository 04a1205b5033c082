"""A StatusNotifier watcher and host for tests: sees tray icons, reads and clicks their menus, comes and goes.

In a test: ``with TrayHost(desk.env["DBUS_SESSION_BUS_ADDRESS"]) as host``. As a program of its own:
``python -m tests.desk.tray_host`` on the desk, which serves until it is ended.
"""
# No "from __future__ import annotations" here: dbus-fast reads the D-Bus signatures from the live annotations.

import asyncio
import os
import struct
import threading
import zlib
from collections.abc import Coroutine, Sequence
from dataclasses import dataclass, field
from types import TracebackType
from typing import Annotated, Any, Self, TypeVar

from dbus_fast import Message, MessageType, PropertyAccess, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusBool, DBusInt32, DBusSignature, DBusStr
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

from tests.desk.desk import wait
from tests.desk.programs import PATIENCE

Result = TypeVar("Result")

WATCHER = "org.kde.StatusNotifierWatcher"
ITEM = "org.kde.StatusNotifierItem"
MENU = "com.canonical.dbusmenu"
PROPERTIES = "org.freedesktop.DBus.Properties"


@dataclass(frozen=True, slots=True)
class Item:
    """One registered tray icon: the bus name and object path that it answers at."""

    service: str
    path: str


@dataclass(frozen=True, slots=True)
class Pixmap:
    """One size of an icon, as ARGB32 in network byte order."""

    width: int
    height: int
    argb: bytes

    def png(self) -> bytes:
        """The same picture as a PNG file."""
        rows = []
        for row in range(self.height):
            line = self.argb[row * self.width * 4 : (row + 1) * self.width * 4]
            rows.append(b"\0" + b"".join(line[i + 1 : i + 4] + line[i : i + 1] for i in range(0, len(line), 4)))
        header = struct.pack(">IIBBBBB", self.width, self.height, 8, 6, 0, 0, 0)
        parts = ((b"IHDR", header), (b"IDAT", zlib.compress(b"".join(rows))), (b"IEND", b""))
        chunks = [struct.pack(">I", len(d)) + n + d + struct.pack(">I", zlib.crc32(n + d)) for n, d in parts]
        return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


@dataclass(frozen=True, slots=True)
class MenuEntry:
    """One line of a menu; mnemonic underscores are taken out of the label."""

    id: int
    label: str
    enabled: bool
    visible: bool
    is_separator: bool
    checked: bool | None
    children: "tuple[MenuEntry, ...]" = field(default=())

    def labels(self) -> list[str]:
        """Labels of the visible entries just below, separators as ``"-"``."""
        return ["-" if child.is_separator else child.label for child in self.children if child.visible]

    def find(self, *labels: str) -> "MenuEntry":
        """The entry at this path of labels; LookupError names what there was instead."""
        here = self
        for label in labels:
            below = [child for child in here.children if child.visible and child.label == label]
            if not below:
                raise LookupError(f"no {label!r} in {here.labels()}")
            here = below[0]
        return here


class _Watcher(ServiceInterface):
    """The watcher's side of the protocol, which tray icons register with."""

    def __init__(self, host: "TrayHost") -> None:
        super().__init__(WATCHER)
        self._host = host

    @dbus_method()
    def RegisterStatusNotifierItem(self, service: DBusStr) -> None:
        item = self._host._registered(service)
        self.StatusNotifierItemRegistered(item.service + item.path)

    @dbus_method()
    def RegisterStatusNotifierHost(self, service: DBusStr) -> None:
        pass

    @dbus_property(access=PropertyAccess.READ)
    def RegisteredStatusNotifierItems(self) -> Annotated[list[str], DBusSignature("as")]:
        return [item.service + item.path for item in self._host.items]

    @dbus_property(access=PropertyAccess.READ)
    def IsStatusNotifierHostRegistered(self) -> DBusBool:
        return self._host.has_host

    @dbus_property(access=PropertyAccess.READ)
    def ProtocolVersion(self) -> DBusInt32:
        return 0

    @dbus_signal()
    def StatusNotifierItemRegistered(self, service: str) -> DBusStr:
        return service

    @dbus_signal()
    def StatusNotifierHostRegistered(self) -> None:
        pass


class TrayHost:
    """A tray that tests can look into. Its D-Bus work runs in a thread; all methods block until answered."""

    def __init__(self, address: str, *, has_host: bool = True) -> None:
        self._address = address
        self.has_host = has_host
        self.items: list[Item] = []
        self.signals: list[str] = []
        """Members of the signals that icons and menus sent, in order, such as ``NewToolTip``."""
        self._bus: MessageBus | None = None
        self._sender = ""
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="tray host", daemon=True)
        self._thread.start()

    def __enter__(self) -> Self:
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, value: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def start(self) -> Self:
        """Appear on the bus. After ``stop`` it appears anew, with no icons."""
        self.items.clear()
        self._do(self._start())
        return self

    def stop(self) -> None:
        """Vanish from the bus, as a panel that crashed."""
        if self._bus is not None:
            bus, self._bus = self._bus, None
            self._do(self._stop(bus))
        self.items.clear()

    def close(self) -> None:
        """Vanish for good and end the thread."""
        self.stop()
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(5)
        self._loop.close()

    def announce_host(self) -> None:
        """From now on say that a host is there (with ``has_host=False`` there was a watcher only)."""
        self.has_host = True
        self._do(self._announce())

    def wait_item(self, timeout_s: float = 5.0) -> Item:
        """The newest icon, waiting for the first to register."""
        wait(lambda: self.items, timeout_s, "a tray icon")
        return self.items[-1]

    def properties(self) -> dict[str, Any]:
        """All properties of the newest icon."""
        item = self.wait_item()
        (values,) = self.call(item.service, item.path, PROPERTIES, "GetAll", "s", ITEM)
        return {name: variant.value for name, variant in values.items()}

    def tooltip(self) -> str:
        """Title and text of the newest icon's tooltip, on one line each."""
        _icon, _pixmaps, title, text = self.properties()["ToolTip"]
        return "\n".join(part for part in (title, text) if part)

    def pixmaps(self) -> list[Pixmap]:
        """The newest icon in all sizes it offers, largest first."""
        offered = [Pixmap(width, height, bytes(argb)) for width, height, argb in self.properties()["IconPixmap"]]
        return sorted(offered, key=lambda pixmap: -pixmap.width)

    def png(self) -> bytes:
        """The newest icon's largest picture as a PNG file."""
        return self.pixmaps()[0].png()

    def menu(self) -> MenuEntry:
        """The newest icon's menu as a panel would show it, submenus opened."""
        service, path = self.wait_item().service, self.properties()["Menu"]
        self.call(service, path, MENU, "AboutToShow", "i", 0)
        _revision, layout = self.call(service, path, MENU, "GetLayout", "iias", 0, -1, [])
        return _entry(layout)

    def click(self, *labels: str) -> None:
        """Click the menu entry at this path of labels, such as ``click("Pause", "1 hour")``, once it can be."""
        entry = wait(lambda: self._enabled(*labels), 5, f"{labels} in the menu")
        assert entry is not None
        service, path = self.wait_item().service, self.properties()["Menu"]
        self.call(service, path, MENU, "Event", "isvu", entry.id, "clicked", Variant("i", 0), 0)

    def _enabled(self, *labels: str) -> MenuEntry | None:
        try:
            found = self.menu().find(*labels)
        except LookupError:
            return None
        return found if found.enabled else None

    def activate(self) -> None:
        """Left click."""
        item = self.wait_item()
        self.call(item.service, item.path, ITEM, "Activate", "ii", 0, 0)

    def secondary_activate(self) -> None:
        """Middle click."""
        item = self.wait_item()
        self.call(item.service, item.path, ITEM, "SecondaryActivate", "ii", 0, 0)

    def call(self, service: str, path: str, interface: str, member: str, signature: str, *body: Any) -> Sequence[Any]:
        """Call a method on the icon's program and return what it answered."""
        message = Message(service, path, interface, member, signature=signature, body=list(body))
        return self._do(self._call(message))

    # --- in the thread

    def _do(self, work: Coroutine[Any, Any, Result], timeout_s: float = 10.0) -> Result:
        return asyncio.run_coroutine_threadsafe(work, self._loop).result(timeout_s * PATIENCE)

    async def _start(self) -> None:
        self._bus = await MessageBus(bus_address=self._address).connect()
        self._bus.add_message_handler(self._note)
        self._watcher = _Watcher(self)
        self._bus.export("/StatusNotifierWatcher", self._watcher)
        rules = [f"type='signal',interface='{interface}'" for interface in (ITEM, MENU)]
        for rule in (*rules, "type='signal',sender='org.freedesktop.DBus',member='NameOwnerChanged'"):
            bus = "org.freedesktop.DBus"
            await self._call(Message(bus, "/org/freedesktop/DBus", bus, "AddMatch", signature="s", body=[rule]))
        await self._bus.request_name(WATCHER)
        if self.has_host:
            await self._announce()

    async def _announce(self) -> None:
        self._watcher.StatusNotifierHostRegistered()

    async def _stop(self, bus: MessageBus) -> None:
        bus.disconnect()
        await bus.wait_for_disconnect()  # type: ignore[no-untyped-call]

    async def _call(self, message: Message) -> Sequence[Any]:
        assert self._bus is not None, "the tray host is stopped"
        reply = await self._bus.call(message)
        assert reply is not None
        if reply.message_type is MessageType.ERROR:
            raise RuntimeError(f"{message.member}: {reply.error_name} {reply.body}")
        return reply.body

    def _note(self, message: Message) -> None:
        if message.member == "RegisterStatusNotifierItem":
            self._sender = message.sender or ""
        if message.message_type is not MessageType.SIGNAL:
            return
        if message.interface in (ITEM, MENU):
            self.signals.append(message.member or "")
        if message.member == "NameOwnerChanged" and not message.body[2]:
            self.items[:] = [item for item in self.items if item.service != message.body[0]]

    def _registered(self, service: str) -> Item:
        item = Item(self._sender, service) if service.startswith("/") else Item(service, "/StatusNotifierItem")
        self.items.append(item)
        return item


def _entry(node: Sequence[Any]) -> MenuEntry:
    number, raw, below = node
    values = {name: variant.value for name, variant in raw.items()}
    toggle = values.get("toggle-state", -1) if values.get("toggle-type") else None
    return MenuEntry(
        id=number,
        label=values.get("label", "").replace("__", "\0").replace("_", "").replace("\0", "_"),
        enabled=values.get("enabled", True),
        visible=values.get("visible", True),
        is_separator=values.get("type") == "separator",
        checked=None if toggle is None else toggle == 1,
        children=tuple(_entry(child.value) for child in below),
    )


if __name__ == "__main__":
    with TrayHost(os.environ["DBUS_SESSION_BUS_ADDRESS"]):
        threading.Event().wait()

"""A notification service for tests: it calls itself as it is told, and keeps do not disturb as Plasma or swaync do.

``python -m tests.desk.notifier_program NAME``; then reads ``on``, ``off``, ``garbage`` and ``old`` as lines.
"""
# No "from __future__ import annotations" here: dbus-fast reads the D-Bus signatures from the live annotations.

import asyncio
import sys
from typing import Annotated

from dbus_fast import DBusError, ErrorType, NameFlag, PropertyAccess, Variant
from dbus_fast.aio import MessageBus
from dbus_fast.annotations import DBusBool, DBusSignature
from dbus_fast.service import ServiceInterface, dbus_method, dbus_property, dbus_signal

SERVICE, PATH = "org.freedesktop.Notifications", "/org/freedesktop/Notifications"
SWAYNC, SWAYNC_PATH = "org.erikreider.swaync.cc", "/org/erikreider/swaync/cc"


class Notifications(ServiceInterface):
    """``org.freedesktop.Notifications``, with the property that Plasma adds."""

    def __init__(self, name: str) -> None:
        super().__init__(SERVICE)
        self._name = name
        self.value = Variant("b", False)
        self.is_old = False
        """Whether it knows nothing of the property."""

    @dbus_method()
    def GetServerInformation(self) -> Annotated[list[str], DBusSignature("ssss")]:
        return [self._name, "Nobody", "1", "1.2"]

    @dbus_property(access=PropertyAccess.READ)
    def Inhibited(self) -> Annotated[Variant, DBusSignature("v")]:
        if self.is_old:
            raise DBusError(ErrorType.UNKNOWN_PROPERTY, "no such property")
        return self.value


class Center(ServiceInterface):
    """The part of SwayNotificationCenter that tells of do not disturb."""

    def __init__(self) -> None:
        super().__init__(SWAYNC)
        self.is_on = False

    @dbus_method()
    def GetDnd(self) -> DBusBool:
        return self.is_on

    @dbus_signal()
    def SubscribeV2(self) -> Annotated[list[object], DBusSignature("ubbb")]:
        return [0, self.is_on, False, False]


def obey(line: str, service: Notifications, center: Center) -> None:
    """Do what the test asks for, and tell of it."""
    service.is_old = line == "old"
    service.value = Variant("s", "perhaps") if line == "garbage" else Variant("b", line == "on")
    center.is_on = line == "on"
    service.emit_properties_changed({"Inhibited": service.value})
    center.SubscribeV2()


async def main(name: str) -> None:
    bus = await MessageBus().connect()
    service, center = Notifications(name), Center()
    bus.export(PATH, service)
    bus.export(SWAYNC_PATH, center)
    await bus.request_name(SERVICE, NameFlag.REPLACE_EXISTING | NameFlag.ALLOW_REPLACEMENT)
    sys.stdout.write("ready\n")
    sys.stdout.flush()
    reader = asyncio.StreamReader()
    loop = asyncio.get_running_loop()
    await loop.connect_read_pipe(lambda: asyncio.StreamReaderProtocol(reader), sys.stdin)
    while line := (await reader.readline()).decode().strip():
        obey(line, service, center)


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))

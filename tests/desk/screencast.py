"""A real screen that can be shared: GNOME's compositor gives its picture to PipeWire, and programs take it there."""

from __future__ import annotations

import re
import signal
from pathlib import Path
from typing import Any

from jeepney import DBusAddress, MatchRule, MessageType, message_bus, new_method_call
from jeepney.io.blocking import open_dbus_connection

from tests.desk.desk import Desk, Program, wait
from tests.desk.programs import PATIENCE

NEEDED = ("mutter", "pipewire", "wireplumber", "pw-cli", "gst-launch-1.0", "dbus-daemon")
CAMERA = "v4l2_input.test"
SETTINGS = f"""
context.spa-libs = {{ videotestsrc = videotestsrc/libspa-videotestsrc }}
context.objects = [ {{ factory = spa-node-factory args = {{
    factory.name = videotestsrc node.name = {CAMERA} media.class = Video/Source media.role = Camera }} }} ]
"""
SERVICE = "org.gnome.Mutter.ScreenCast"


class Pictures:
    """A PipeWire server, with a screen that may be taken from it. Its desk runs mutter."""

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self.start()
        self._bus = open_dbus_connection(desk.env["DBUS_SESSION_BUS_ADDRESS"])

    def start(self) -> None:
        """Start the server, or start it again."""
        settings = Path(self._desk.env["XDG_CONFIG_HOME"], "pipewire", "pipewire.conf.d", "camera.conf")
        settings.parent.mkdir(parents=True, exist_ok=True)
        settings.write_text(SETTINGS)
        self.server = self._desk.start(["pipewire"])
        wait(lambda: "id 0," in self._desk.finish(["pw-cli", "ls", "Core"]).stdout, 10, "PipeWire")
        self._desk.start(["wireplumber"])
        wait(lambda: "WirePlumber [export]" in self.list("Client"), 10, "WirePlumber")

    def close(self) -> None:
        """Offer nothing any more."""
        self._bus.close()

    def kill(self) -> None:
        """Let the server die without a word."""
        self.server.signal(signal.SIGKILL)
        self.server.wait()

    def offer_screen(self) -> int:
        """Let the compositor give its picture; the number of its node."""
        session = self._call("/org/gnome/Mutter/ScreenCast", SERVICE, "CreateSession", "a{sv}", {})
        stream = self._call(session, f"{SERVICE}.Session", "RecordMonitor", "sa{sv}", "", {})
        rule = MatchRule(type="signal", interface=f"{SERVICE}.Stream", member="PipeWireStreamAdded", path=stream)
        self._bus.send_and_get_reply(message_bus.AddMatch(rule), timeout=5 * PATIENCE)
        with self._bus.filter(rule) as added:
            self._call(session, f"{SERVICE}.Session", "Start")
            return int(self._bus.recv_until_filtered(added, timeout=5 * PATIENCE).body[0])

    def camera(self) -> int:
        """The number of the node of the camera: a moving picture that says of itself what real ones say."""
        before = self.list("Node").split(CAMERA)[0]
        return int(re.findall(r"id (\d+),", before)[-1])

    def take(self, node: int, name: str = "a meeting") -> Program:
        """A program of this name that takes the picture, already at it."""
        before = self._links()
        taken = ["pipewiresrc", f"path={node}", f"client-name={name}", "!", "video/x-raw", "!", "fakesink"]
        program = self._desk.start(["gst-launch-1.0", *taken])
        wait(lambda: self._links() - before, 15, f"the viewer: {program.text()}")
        return program

    def _links(self) -> set[str]:
        return set(re.findall(r"object.serial = .*", self.list("Link")))

    def list(self, kind: str) -> str:
        """All of a kind that the server has."""
        return self._desk.finish(["pw-cli", "ls", kind]).stdout or ""

    def _call(self, path: str, interface: str, method: str, signature: str | None = None, *body: Any) -> Any:
        message = new_method_call(DBusAddress(path, SERVICE, interface), method, signature, body)
        reply = self._bus.send_and_get_reply(message, timeout=5 * PATIENCE)
        assert reply.header.message_type is not MessageType.error, f"{method}: {reply.body}"
        return reply.body[0] if reply.body else None

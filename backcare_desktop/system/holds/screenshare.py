"""The screen is being shared or recorded: a program takes a picture stream that comes from no camera (PipeWire)."""

from __future__ import annotations

from collections.abc import Mapping

from backcare_desktop.ports import Seen
from backcare_desktop.system.connections.pipewire import PipeWire
from backcare_desktop.system.holds.lookout import Lookout
from backcare_desktop.system.holds.named import is_named

WHAT = "your screen is shared or recorded"
PICTURES = ("Video/Source", "Stream/Output/Video")
"""How PipeWire calls what gives pictures: portals say the first, GNOME's and KDE's compositors the second."""
NO_AUDIENCE = ("plasmashell", "gnome remote desktop daemon", "krdpserver", "krfb")
"""KDE's panel, for its previews of windows; and the services by which the person sees this very screen from afar."""


def is_screen(properties: Mapping[str, str]) -> bool:
    """Whether this node gives pictures of the screen, and not those of a camera."""
    name = properties.get("node.name", "")
    is_camera = (
        "device.id" in properties
        or properties.get("media.role") == "Camera"
        or name.startswith(("v4l2_", "libcamera_"))
    )
    return properties.get("media.class") in PICTURES and not is_camera


class PipeWireScreencast(Lookout):
    """The HoldProbe of shared screens. What is shared past PipeWire, as X11 allows, nobody can see."""

    name = "PipeWire screen casts"
    late = "the PipeWire server does not answer"

    def __init__(self) -> None:
        super().__init__()
        self._server: PipeWire | None = None

    def _open(self) -> None:
        self._screens: set[int] = set()
        self._links: dict[int, tuple[int, int]] = {}
        """From which node to which, by the number of the link."""
        self._nobody: set[int] = set()
        """Nodes and programs that are no audience."""
        self._server = PipeWire(self._on_made, self._on_gone, self._lose)
        self._look()

    def _look(self) -> None:
        if self._server is not None:
            self._patience.start()
            self._server.sync(self._on_answer)

    def _close(self) -> None:
        if self._server is not None:
            self._server.close()
            self._server = None

    # --- what the server tells

    def _on_made(self, number: int, kind: str, properties: dict[str, str]) -> None:
        match kind:
            case "Client":
                if is_named(NO_AUDIENCE, properties.get("application.name", "")):
                    self._nobody.add(number)
            case "Node":
                if is_screen(properties):
                    self._screens.add(number)
                client = int(properties.get("client.id", -1))
                if client in self._nobody or is_named(NO_AUDIENCE, properties.get("node.name", "")):
                    self._nobody.add(number)
            case "Link":
                ends = int(properties["link.output.node"]), int(properties["link.input.node"])
                self._links[number] = ends
                self._judge()

    def _on_gone(self, number: int) -> None:
        self._nobody.discard(number)
        self._screens.discard(number)
        self._links.pop(number, None)
        self._judge()

    def _on_answer(self) -> None:
        self._patience.stop()
        self._judge()

    # --- what that means

    def _judge(self) -> None:
        """Tell it, unless all is not known yet: then the answer is under way."""
        if not self._patience.isActive():
            stands = any(start in self._screens and end not in self._nobody for start, end in self._links.values())
            self._see(Seen(stands, WHAT if stands else ""))

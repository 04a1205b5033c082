"""What the doctor says beside what it finds: the limits of each way, and what these words stand on."""

from __future__ import annotations

import sys

from backcare_desktop.core.rules import Obstacle
from backcare_desktop.system.holds.chosen import AWAKE
from backcare_desktop.system.trayhost import TrayKind

_FILLS_ONLY = "counts while it fills the screen; what plays in a smaller window is not seen"
_LIMITS_ON_LINUX: dict[str, str] = {
    Obstacle.CAMERA: "only programs of your own user are seen",
    Obstacle.SCREENSHARE: "on X11 a program may copy the screen and tell nobody. That is not seen, but the call that "
    "goes with it is. Before you record your screen, ask for quiet: backcare focus 1h",
    AWAKE: "a video counts while it plays or fills the screen, in your browser or your desktop’s own player. Players "
    "that ask X or Wayland itself, as mpv does, are not seen: there, time without a key counts as time away",
}
_LIMITS_ON_MACOS: dict[str, str] = {
    Obstacle.CALL: "which program uses it is not asked, so call.ignore has no effect; a headset that is one device "
    "with its microphone counts while it plays, too",
    Obstacle.FULLSCREEN: "looked at every ten seconds",
    Obstacle.APP: "looked at every ten seconds; programs that only run are not seen",
    AWAKE: _FILLS_ONLY,
}
_LIMITS_ON_WINDOWS: dict[str, str] = {
    Obstacle.CALL: "read from where Windows’ privacy settings keep it, which Microsoft does not describe",
    Obstacle.CAMERA: "read from where Windows’ privacy settings keep it, which Microsoft does not describe",
    Obstacle.FULLSCREEN: "looked at every five seconds",
    Obstacle.APP: "apps from the Store are not told apart in front; name them as running programs",
    AWAKE: _FILLS_ONLY,
}
LIMITS = {"linux": _LIMITS_ON_LINUX, "darwin": _LIMITS_ON_MACOS, "win32": _LIMITS_ON_WINDOWS}.get(sys.platform, {})
TRIED = {
    "KDE": "Plasma: compared with its documents and tried with stand-ins of its services, not on Plasma itself",
    "GNOME": "GNOME: tried with its compositor 43 and its settings; its session and lock screen were stand-ins",
    "XFCE": "Xfce: tried with its panel and notifications; its power manager and screen saver were stand-ins",
}
"""What these words stand on, by the name that the desktop has in XDG_CURRENT_DESKTOP."""
TRAYS = {
    TrayKind.NONE: "none: the icon appears when a panel with a tray comes; until then start BackCare again to see it",
    TrayKind.SNI: "there is one (StatusNotifierItem)",
    TrayKind.XEMBED: "there is one (the older XEmbed kind)",
}

"""Tells every program of the X server the text scale, as a desktop's settings daemon does, and changes it when told.

``python -m tests.desk.xsettings_program``: each line on its input is a DPI; it is answered with the same line.
"""

from __future__ import annotations

import ctypes
import struct
import sys

X11 = ctypes.CDLL("libX11.so.6")
for name in ("XOpenDisplay", "XInternAtom", "XCreateSimpleWindow", "XDefaultRootWindow", "XGetSelectionOwner"):
    getattr(X11, name).restype = ctypes.c_void_p if name == "XOpenDisplay" else ctypes.c_ulong
REPLACE = 0


def main() -> int:
    """Own the settings until the input ends."""
    display = ctypes.c_void_p(X11.XOpenDisplay(None))
    root = ctypes.c_ulong(X11.XDefaultRootWindow(display))
    own = ctypes.c_ulong(X11.XCreateSimpleWindow(display, root, -1, -1, 1, 1, 0, ctypes.c_ulong(0), ctypes.c_ulong(0)))
    selection, settings = (
        ctypes.c_ulong(X11.XInternAtom(display, each, 0)) for each in (b"_XSETTINGS_S0", b"_XSETTINGS_SETTINGS")
    )
    X11.XSetSelectionOwner(display, selection, own, ctypes.c_ulong(0))
    for serial, line in enumerate(sys.stdin):
        data = packed(round(float(line) * 1024), serial)
        X11.XChangeProperty(display, own, settings, settings, 8, REPLACE, data, len(data))
        X11.XSync(display, 0)
        sys.stdout.write(f"told {line}")
        sys.stdout.flush()
    return 0


def packed(dpi_1024: int, serial: int) -> bytes:
    """The one setting ``Xft/DPI``, in the form of the XSETTINGS protocol."""
    name = b"Xft/DPI"
    head = struct.pack("<B3xII", 0, serial, 1)
    named = struct.pack("<BxH", 0, len(name)) + name + b"\0" * (-len(name) % 4)
    return head + named + struct.pack("<Ii", serial, dpi_1024)


if __name__ == "__main__":
    sys.exit(main())

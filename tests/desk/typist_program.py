"""A person's fingers on the X server: ``python -m tests.desk.typist_program DELAY_MS TEXT``.

Each line on its input has it type on, over and over the text, or rest. It prints each letter once it is pressed, and
the end of a line once it rests. One program that stays leaves no pauses between the words, also on a busy machine.
"""

from __future__ import annotations

import ctypes
import os
import select
import sys
from itertools import cycle

X11 = ctypes.CDLL("libX11.so.6")
XTEST = ctypes.CDLL("libXtst.so.6")
X11.XOpenDisplay.restype = ctypes.c_void_p
X11.XKeysymToKeycode.restype = ctypes.c_ubyte
X11.XKeycodeToKeysym.restype = ctypes.c_ulong
SHIFT = 0xFFE1


class Fingers:
    """Presses the keys of letters, with the shift key where they need it."""

    def __init__(self) -> None:
        self._display = ctypes.c_void_p(X11.XOpenDisplay(None))
        self._shift = self._key(SHIFT)

    def press(self, letter: str) -> None:
        """Press and let go; it is done when this returns."""
        sign = ord(letter)
        key = self._key(sign)
        is_shifted = X11.XKeycodeToKeysym(self._display, ctypes.c_ubyte(key), 0) != sign
        keys = [self._shift, key] if is_shifted else [key]
        for is_down in (1, 0):
            for each in keys if is_down else reversed(keys):
                XTEST.XTestFakeKeyEvent(self._display, ctypes.c_uint(each), is_down, ctypes.c_ulong(0))
        X11.XSync(self._display, 0)

    def _key(self, sign: int) -> int:
        return int(X11.XKeysymToKeycode(self._display, ctypes.c_ulong(sign)))


def main(delay_ms: str, text: str) -> int:
    """Type and rest until the input ends."""
    fingers, letters = Fingers(), cycle(text)
    with os.fdopen(0, "rb", buffering=0) as told:  # what a buffer had taken in already, select would not see
        while told.readline():
            while not select.select([told], [], [], int(delay_ms) / 1000)[0]:
                letter = next(letters)
                fingers.press(letter)
                say(letter)
            if not told.readline():
                break
            say("\n")
    return 0


def say(text: str) -> None:
    sys.stdout.write(text)
    sys.stdout.flush()


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))

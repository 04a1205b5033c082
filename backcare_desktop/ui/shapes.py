"""The set of icons, drawn for this app: the strokes of each on a grid of 24, from 3.5 to 20.5.

M, L, C and Z move, draw a line, draw a curve and close, as in SVG. O is a circle (middle, radius), R a rectangle with
round corners (place, size, radius), A a piece of a circle (middle, radius, begin and sweep in degrees, from three
o'clock against the hands).
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from itertools import groupby
from typing import Final

from PySide6.QtCore import QPointF, QRectF
from PySide6.QtGui import QPainterPath

_STAR: Final = (
    "M 12 3.6 L 14.3 9.4 L 20.6 9.8 L 15.7 13.8 L 17.3 19.9 L 12 16.5 L 6.7 19.9 L 8.3 13.8 L 3.4 9.8 L 9.7 9.4 Z"
)
_BELL: Final = (
    "M 5 16.8 C 7.6 14.4 5.4 5.2 12 5.2 C 18.6 5.2 16.4 14.4 19 16.8 Z M 12 3.2 L 12 5.2"
    " M 10 19.6 C 10.8 21 13.2 21 14 19.6"
)
_EYE: Final = "M 3.2 12 C 6.8 5.4 17.2 5.4 20.8 12 C 17.2 18.6 6.8 18.6 3.2 12 Z O 12 12 2.7"
_TRAY: Final = " M 4 14.5 L 4 20 L 20 20 L 20 14.5"

SHAPES: Final[dict[str, str]] = {
    # Ways: on, back, away, and what is done on the way.
    "back": "M 14.5 5 L 7.5 12 L 14.5 19",
    "forward": "M 9.5 5 L 16.5 12 L 9.5 19",
    "down": "M 5.5 9 L 12 15.5 L 18.5 9",
    "close": "M 6.5 6.5 L 17.5 17.5 M 17.5 6.5 L 6.5 17.5",
    "skip": "M 6.5 5.5 L 13 12 L 6.5 18.5 M 17 5.5 L 17 18.5",
    "leave": "M 13 4 L 5 4 L 5 20 L 13 20 M 10 12 L 20 12 M 16.3 8.3 L 20 12 L 16.3 15.7",
    "done": "M 4.5 12.5 L 9.8 17.8 L 19.8 6.8",
    "swap": "M 4.5 8.5 L 19.5 8.5 M 16 5 L 19.5 8.5 L 16 12 M 19.5 16 L 4.5 16 M 8 12.5 L 4.5 16 L 8 19.5",
    "play": "M 8 5.5 L 18.5 12 L 8 18.5 Z",
    "halt": "R 7 5.5 3 13 0.8 R 14 5.5 3 13 0.8",
    "stop": "R 7 7 10 10 1",
    "reset": "A 12 12 7.5 150 -300 M 4.6 4.4 L 5.3 8.7 L 9.6 8.2",
    "clock": "O 12 12 8.5 M 12 7.2 L 12 12 L 15.2 14",
    "larger": "M 3.2 19 L 8.7 5.5 L 14.2 19 M 5.2 14.2 L 12.2 14.2 M 18 4.5 L 18 10.5 M 15 7.5 L 21 7.5",
    "power": "M 12 3.5 L 12 11 A 12 12.8 7.6 52 -284",
    # What can be done with a thing.
    "add": "M 12 5 L 12 19 M 5 12 L 19 12",
    "edit": "M 4 20 L 5.2 15.2 L 16 4.4 L 19.6 8 L 8.8 18.8 Z M 13.3 7.1 L 16.9 10.7",
    "bin": "M 4 6.5 L 20 6.5 M 9 6.5 L 9.6 3.6 L 14.4 3.6 L 15 6.5 M 6 6.5 L 7 20.2 L 17 20.2 L 18 6.5"
    " M 10.2 10.5 L 10.5 16.5 M 13.8 10.5 L 13.5 16.5",
    "bring": "M 12 3.6 L 12 14.8 M 7.8 10.6 L 12 14.8 L 16.2 10.6" + _TRAY,
    "share": "M 12 15 L 12 3.8 M 7.8 8 L 12 3.8 L 16.2 8" + _TRAY,
    "copy": "R 8.5 8.5 11.7 11.7 2 M 15.5 5.6 L 15.5 3.8 L 3.8 3.8 L 3.8 15.5 L 5.6 15.5",
    "link": "M 10.5 7.5 L 12.8 5.2 C 16.5 1.8 22.2 7.5 18.8 11.2 L 16.5 13.5 M 13.5 16.5 L 11.2 18.8"
    " C 7.5 22.2 1.8 16.5 5.2 12.8 L 7.5 10.5 M 9.3 14.7 L 14.7 9.3",
    "print": "M 7 9 L 7 3.8 L 17 3.8 L 17 9 M 7 16.5 L 4 16.5 L 4 9 L 20 9 L 20 16.5 L 17 16.5 R 7 13.5 10 6.7 0",
    "folder": "M 3.5 8 L 3.5 18.5 L 20.5 18.5 L 20.5 7.5 L 11.5 7.5 L 9.5 5.5 L 3.5 5.5 Z",
    "search": "O 10.5 10.5 6.7 M 15.4 15.4 L 20.3 20.3",
    "star": _STAR,
    "star-full": _STAR,
    "eye": _EYE,
    "hide": _EYE + " M 4.5 19.5 L 19.5 4.5",
    # Places in the app.
    "phone": "M 8.2 3.8 L 10.2 8.4 L 7.9 10.3 C 9 12.9 11.1 15 13.7 16.1 L 15.6 13.8 L 20.2 15.8 L 19.8 18.8"
    " C 19.6 19.9 18.7 20.5 17.7 20.4 C 10 19.7 4.3 14 3.6 6.3 C 3.5 5.3 4.1 4.4 5.2 4.2 Z",
    "guide": "M 12 6.6 C 9.4 4.6 6.4 4.2 3.5 4.8 L 3.5 18.4 C 6.4 17.8 9.4 18.2 12 20.2 C 14.6 18.2 17.6 17.8 20.5 18.4"
    " L 20.5 4.8 C 17.6 4.2 14.6 4.6 12 6.6 Z M 12 6.6 L 12 20.2",
    "desk": "R 6 3.8 12 8.6 1.5 M 12 12.4 L 12 15.5 M 3.2 15.5 L 20.8 15.5 M 5.6 15.5 L 5.6 20.4"
    " M 18.4 15.5 L 18.4 20.4",
    "history": "M 3.8 20 L 20.2 20 M 7 16.2 L 7 12.5 M 12 16.2 L 12 4.5 M 17 16.2 L 17 8.5",
    "settings": "M 3.6 7.2 L 6.6 7.2 M 12.4 7.2 L 20.4 7.2 O 9.5 7.2 2.9 M 3.6 16.8 L 11.6 16.8 M 17.4 16.8 L 20.4 16.8"
    " O 14.5 16.8 2.9",
    "about": "O 12 12 8.5 M 12 11 L 12 16.4 M 12 7.7 L 12 7.8",
    "calendar": "R 3.8 5.2 16.4 15 3 M 3.8 10 L 20.2 10 M 8.2 3.2 L 8.2 7 M 15.8 3.2 L 15.8 7",
    "list": "M 9 6 L 20 6 M 9 12 L 20 12 M 9 18 L 20 18 M 4.4 6 L 4.5 6 M 4.4 12 L 4.5 12 M 4.4 18 L 4.5 18",
    # The body, and what is done with it.
    "move": "O 12 5 2.3 M 4.5 5.4 L 12 10.2 L 19.5 5.4 M 12 10.2 L 12 14.6 M 7.8 20.4 L 12 14.6 L 16.2 20.4",
    "walk": "O 13.4 4.8 2.2 M 8 12.6 L 9.2 9.6 L 12.6 8.8 L 11.4 14 L 14.6 16.6 L 15.2 20.5 M 11.4 14 L 8 20.5"
    " M 12.6 8.8 L 14.8 11.6 L 17.6 12.2",
    "sit": "O 9.2 4.6 2.2 M 9 8.8 L 9.4 14.2 L 15 14.2 L 16 20.5 M 5 8.5 L 6 17.6 L 11.6 17.6 M 6.2 17.6 L 5.4 20.5"
    " M 9.2 11 L 13 11.4",
    "updown": "M 7.5 20 L 7.5 4.2 M 3.8 7.9 L 7.5 4.2 L 11.2 7.9 M 16.5 4 L 16.5 19.8"
    " M 12.8 16.1 L 16.5 19.8 L 20.2 16.1",
    "neck": "O 12 7.2 3.6 M 10.2 10.4 L 10.2 12.6 C 10.2 15 4.2 14 3.8 20.2 M 13.8 10.4 L 13.8 12.6"
    " C 13.8 15 19.8 14 20.2 20.2",
    "upper": "M 8.6 4.4 L 15.4 4.4 M 9.6 8.2 L 17 8.2 M 8.8 12 L 16 12 M 7.2 15.8 L 14.4 15.8 M 6.6 19.6 L 14 19.6",
    "lower": "M 9.4 3.8 L 14.6 3.8 M 9.4 7.4 L 14.6 7.4 M 9.4 11 L 14.6 11 M 4 12 C 4 20 8.6 21.6 12 15.6"
    " C 15.4 21.6 20 20 20 12",
    "sore": "O 12 12 2.6 A 12 12 7.8 25 130 A 12 12 7.8 205 130",
    "weight": "M 3.8 9.6 L 3.8 14.4 M 7.2 6.5 L 7.2 17.5 M 16.8 6.5 L 16.8 17.5 M 20.2 9.6 L 20.2 14.4"
    " M 7.2 12 L 16.8 12",
    "warm": "M 6.5 19.5 C 2.3 15.2 10.7 9.2 6.5 4.5 M 12 19.5 C 7.8 15.2 16.2 9.2 12 4.5"
    " M 17.5 19.5 C 13.3 15.2 21.7 9.2 17.5 4.5",
    "cold": "M 12 12 L 12 3.2 M 12 6.6 L 8.7 4.7 M 12 6.6 L 15.3 4.7 M 12 12 L 19.6 7.6 M 16.7 9.3 L 16.7 5.5"
    " M 16.7 9.3 L 20 11.2 M 12 12 L 19.6 16.4 M 16.7 14.7 L 20 12.8 M 16.7 14.7 L 16.7 18.5 M 12 12 L 12 20.8"
    " M 12 17.4 L 15.3 19.3 M 12 17.4 L 8.7 19.3 M 12 12 L 4.4 16.4 M 7.3 14.7 L 7.3 18.5 M 7.3 14.7 L 4 12.8"
    " M 12 12 L 4.4 7.6 M 7.3 9.3 L 4 11.2 M 7.3 9.3 L 7.3 5.5",
    # What the settings and the guide speak of.
    "bell": _BELL,
    "hush": _BELL + " M 4 20 L 20 4",
    "sound": "M 4 9.6 L 7.4 9.6 L 11.6 5.8 L 11.6 18.2 L 7.4 14.4 L 4 14.4 Z A 11.6 12 4.2 -42 84 A 11.6 12 8 -42 84",
    "time": "M 6 3.8 L 18 3.8 M 6 20.2 L 18 20.2 M 7.8 3.8 C 7.8 10.8 16.2 13.2 16.2 20.2 M 16.2 3.8"
    " C 16.2 10.8 7.8 13.2 7.8 20.2",
    "look": "O 12 12 8.5 M 12 3.5 L 12 20.5 M 15 6.2 L 15 17.8 M 17.8 8.8 L 17.8 15.2",
    "scale": "M 12 4 L 12 20 M 8.2 20 L 15.8 20 M 5 7 L 19 7 M 2.6 14 L 5.1 7 L 7.6 14 C 6.8 16 3.4 16 2.6 14"
    " M 16.4 14 L 18.9 7 L 21.4 14 C 20.6 16 17.2 16 16.4 14",
    "tip": "M 9.6 17.4 L 14.4 17.4 M 10.4 20.4 L 13.6 20.4"
    " M 9.6 17.4 C 9.6 14.4 6.2 13.4 6.2 9.4 C 6.2 1.8 17.8 1.8 17.8 9.4"
    " C 17.8 13.4 14.4 14.4 14.4 17.4",
}
"""By name, in the order in which the page of the design shows them."""
POINTING: Final = frozenset({"back", "forward", "skip", "leave", "list", "walk", "sound", "play"})
"""Turned round where one reads from the right; clocks, and what is done with the body, are not."""
FILLED: Final = frozenset({"star-full", "play", "halt", "stop"})


def path_of(name: str) -> QPainterPath:
    """The strokes of an icon."""
    path = QPainterPath()
    for letter, numbers in _words(SHAPES[name]):
        _DRAW[letter](path, *numbers)
    return path


def _words(drawing: str) -> Iterator[tuple[str, list[float]]]:
    """Each letter with the numbers that follow it."""
    letter = ""
    for is_letter, words in groupby(drawing.split(), str.isalpha):
        if not is_letter:
            yield letter, [float(each) for each in words]
            continue
        *closings, letter = words
        yield from ((each, []) for each in closings)
    if letter == "Z":
        yield letter, []


def _arc(path: QPainterPath, *numbers: float) -> None:
    x, y, radius, begin_deg, sweep_deg = numbers
    box = QRectF(x - radius, y - radius, 2 * radius, 2 * radius)
    path.arcMoveTo(box, begin_deg)
    path.arcTo(box, begin_deg, sweep_deg)


_DRAW: Final[dict[str, Callable[..., None]]] = {
    "M": QPainterPath.moveTo,
    "L": QPainterPath.lineTo,
    "C": QPainterPath.cubicTo,
    "Z": QPainterPath.closeSubpath,
    "O": lambda path, x, y, radius: path.addEllipse(QPointF(x, y), radius, radius),
    "R": lambda path, x, y, wide, high, radius: path.addRoundedRect(QRectF(x, y, wide, high), radius, radius),
    "A": _arc,
}

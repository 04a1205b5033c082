"""The history window over ten years: opened, and a year turned to; how long each takes, and how long the GUI stands."""

from __future__ import annotations

from statistics import median

from bench.history import make
from bench.place import Candidate, Place
from bench.table import Line

PROGRAM = "bench.history_window_program"
ROUNDS = 3
TEXTS = {
    "open": ("history window, asked to painted, ten years", 300.0),
    "stands": ("history window: GUI busy while a year is read", 50.0),
    "paint": ("history window: a year painted", 100.0),
    "year": ("history window: a year, asked to painted", 100.0),
}


def measured(place: Place) -> list[Line]:
    """A fresh process each round, as its modules are loaded late."""
    file = place.desk.folder / "history.db"
    make(file)
    env = place.env(Candidate("history"))
    said: dict[str, list[float]] = {what: [] for what in TEXTS}
    for number in range(ROUNDS + 1):
        program = place.desk.python("-m", PROGRAM, str(file), env=env)
        program.wait(120)
        if number:  # the first one compiles, and does not count
            for each in program.said():
                said[str(each["what"])].append(float(each["ms"]))
    return [Line(text, median(said[what]), "ms", most=most) for what, (text, most) in TEXTS.items()]

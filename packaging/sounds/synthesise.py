"""Makes the app's sounds, resources/sounds/*.wav: 16 bit, one channel, from sums of fading sines and nothing else.

``make sounds`` writes them anew; tests/house/test_sounds.py holds that the shipped files are these, byte for byte.
"""

from __future__ import annotations

import array
import math
import sys
import wave
from dataclasses import dataclass
from pathlib import Path

RATE_HZ = 22050
FOLDER = Path(__file__).resolve().parents[2] / "resources" / "sounds"
FULL = 32767
ATTACK_S, FADE_S = 0.012, 0.08
"""How long a note swells, and how long the file's very end takes to nothing: without either it clicks."""

C5, E5, G5, C6, G4 = 523.25, 659.26, 783.99, 1046.50, 392.00
WOOD = ((1.0, 1.0, 1.0), (2.0, 0.22, 0.6), (3.0, 0.08, 0.4), (4.0, 0.05, 0.25))
"""Like a soft mallet on wood: each partial's pitch and strength beside the first, and how long it lasts beside it."""
BELL = ((1.0, 1.0, 1.0), (2.0, 0.55, 0.9), (3.0, 0.35, 0.7), (4.0, 0.18, 0.5), (5.0, 0.08, 0.4))
"""Brighter, for the alarm: more of it lies where small speakers and older ears still hear well (1 to 4 kHz)."""


@dataclass(frozen=True, slots=True)
class Note:
    """One struck tone: when, how high, and after how long it has fallen to a third."""

    at_s: float
    pitch_hz: float
    fades_in_s: float
    strength: float = 1.0


@dataclass(frozen=True, slots=True)
class Sound:
    """One file. ``peak``: of full scale; the three soft ones stay far below the alarm."""

    length_s: float
    peak: float
    partials: tuple[tuple[float, float, float], ...]
    notes: tuple[Note, ...]


def _alarm() -> tuple[Note, ...]:
    """Three calls of three rising notes, with a pause to breathe between them."""
    return tuple(
        Note(call * 1.05 + step * 0.18, pitch_hz, 0.16 if step < 2 else 0.3)
        for call in range(3)
        for step, pitch_hz in enumerate((G5, G5, C6))
    )


SOUNDS = {
    "start": Sound(1.3, 0.40, WOOD, (Note(0.0, C5, 0.30), Note(0.17, G5, 0.34, 0.85))),
    "step": Sound(0.7, 0.34, WOOD, (Note(0.0, E5, 0.18),)),
    "end": Sound(
        1.8,
        0.40,
        WOOD,
        (Note(0.0, G5, 0.30, 0.8), Note(0.19, E5, 0.32, 0.9), Note(0.38, C5, 0.42), Note(0.38, G4, 0.42, 0.4)),
    ),
    "alarm": Sound(3.2, 0.85, BELL, _alarm()),
}


def samples(sound: Sound) -> array.array[int]:
    """The sound as signed 16-bit samples."""
    wanted = [0.0] * round(sound.length_s * RATE_HZ)
    for note in sound.notes:
        first = round(note.at_s * RATE_HZ)
        for index in range(first, len(wanted)):
            wanted[index] += note.strength * _struck(note, sound.partials, (index - first) / RATE_HZ)
    loudest = max(abs(each) for each in wanted)
    fading = round(FADE_S * RATE_HZ)
    for back in range(fading):
        wanted[-1 - back] *= 0.5 - 0.5 * math.cos(math.pi * back / fading)
    return array.array("h", (round(each / loudest * sound.peak * FULL) for each in wanted))


def _struck(note: Note, partials: tuple[tuple[float, float, float], ...], after_s: float) -> float:
    swell = 0.5 - 0.5 * math.cos(math.pi * min(1.0, after_s / ATTACK_S))
    return swell * sum(
        strength
        * math.exp(-after_s / (note.fades_in_s * lasts))
        * math.sin(2 * math.pi * note.pitch_hz * times * after_s)
        for times, strength, lasts in partials
    )


def write(folder: Path) -> None:
    """Write all sounds into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, sound in SOUNDS.items():
        data = samples(sound)
        if sys.byteorder == "big":
            data.byteswap()  # a WAV file is little-endian
        with wave.open(str(folder / f"{name}.wav"), "wb") as file:
            file.setnchannels(1)
            file.setsampwidth(2)
            file.setframerate(RATE_HZ)
            file.writeframes(data.tobytes())


if __name__ == "__main__":
    write(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER)

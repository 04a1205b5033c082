"""Plays one sound to its end, in a process of its own (``backcare sound``); ``player`` starts it.

A process, as miniaudio costs 14 MB and 70 ms once imported, a thread that waits for a hung sound server cannot be
ended, and what a process leaves open is closed with it.
"""

from __future__ import annotations

import array
import contextlib
import faulthandler
import os
import sys
import threading
import wave
from collections.abc import Generator
from pathlib import Path
from typing import Any

from backcare_desktop.ports import Cue

BUFFER_MS = 60
TAIL_S = 0.25
"""Silence after the last sample: what the server still holds is heard before the device is closed."""
LATE_S = 2.5
"""A server may take the first samples this late; what is still not taken by then never will be."""
PATIENCE_S = 4.0
"""Opening, playing and closing may take so long beyond the sound itself; then the process ends itself, wordlessly."""


class CannotSound(Exception):
    """It could not be heard; the text says why."""


def play(path: Path, volume: float) -> str:
    """Play the file at 0 to 1 and return the name of the sound system. Raises CannotSound.

    Ends the whole process, with code 1 and no words, where the sound system does not answer.
    """
    rate_hz, samples = _read(path)
    length_s = len(samples) / rate_hz
    with Path(os.devnull).open("w") as nowhere:
        faulthandler.dump_traceback_later(length_s + TAIL_S + PATIENCE_S, exit=True, file=nowhere)
        try:
            return _play(rate_hz, array.array("h", (round(each * volume) for each in samples)))
        finally:
            faulthandler.cancel_dump_traceback_later()


def _read(path: Path) -> tuple[int, array.array[int]]:
    try:
        with wave.open(str(path), "rb") as file:
            if (file.getnchannels(), file.getsampwidth()) != (1, 2):
                raise CannotSound(f"{path.name} is not 16 bit, one channel")
            samples = array.array("h", file.readframes(file.getnframes()))
            if sys.byteorder == "big":
                samples.byteswap()
            return file.getframerate(), samples
    except (OSError, EOFError, wave.Error) as error:
        raise CannotSound(f"{path.name} cannot be read ({error})") from None


def _play(rate_hz: int, samples: array.array[int]) -> str:
    try:
        import miniaudio
    except ImportError as error:
        raise CannotSound(f"the sound library is missing ({error})") from None
    # Never its "null" sound system, which takes everything and is heard by nobody.
    backends = [miniaudio.Backend.PULSEAUDIO, miniaudio.Backend.ALSA] if sys.platform == "linux" else None
    ended = threading.Event()
    try:
        with _without_words():
            device = miniaudio.PlaybackDevice(
                output_format=miniaudio.SampleFormat.SIGNED16,
                nchannels=1,
                sample_rate=rate_hz,
                buffersize_msec=BUFFER_MS,
                backends=backends,
                app_name="BackCare",
            )
        with device:
            feeding = _feed(samples.tobytes() + bytes(2 * round(TAIL_S * rate_hz)), ended)
            next(feeding)
            device.start(feeding)
            was_heard = ended.wait(len(samples) / rate_hz + TAIL_S + LATE_S)
            system = str(device.backend)
    except miniaudio.MiniaudioError:
        raise CannotSound("no sound device was found, or none could be opened") from None
    if not was_heard:
        raise CannotSound(f"{system} stopped before the sound was over")
    return system


def _feed(data: bytes, ended: threading.Event) -> Generator[bytes, int, None]:
    """Hand out the frames that are asked for; ``ended`` is set once all were taken."""
    frames = yield b""
    at = 0
    while at < len(data):
        piece = data[at : at + 2 * frames]
        at += len(piece)
        frames = yield piece
    ended.set()


@contextlib.contextmanager
def _without_words() -> Generator[None, Any, None]:
    """Keep what the C libraries say on stderr (ALSA: ten lines) from the terminal."""
    sys.stderr.flush()
    kept = os.dup(2)
    nowhere = os.open(os.devnull, os.O_WRONLY)
    os.dup2(nowhere, 2)
    try:
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
        os.close(nowhere)


def path_of(cue: Cue) -> Path:
    """The file of this sound. Raises CannotSound when the installation lacks its resources."""
    from backcare_desktop.assets import root

    try:
        return root() / "sounds" / f"{cue.value}.wav"
    except FileNotFoundError as error:
        raise CannotSound(str(error)) from None

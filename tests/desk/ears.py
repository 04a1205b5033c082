"""A sound server of a desk's own, and ears on what it would play."""

from __future__ import annotations

import array
import wave
from pathlib import Path
from typing import Any

from tests.desk.desk import Desk, Program, wait

RATE_HZ = 22050
SOUNDS = Path(__file__).resolve().parents[2] / "resources" / "sounds"


class Ears:
    """One PulseAudio with a sink that nobody hears; its monitor is recorded from ``record`` on."""

    def __init__(self, desk: Desk, name: str = "sound-server") -> None:
        socket = desk.runtime / name
        self._desk = desk
        self.env = {"PULSE_SERVER": f"unix:{socket}", "PULSE_COOKIE": str(desk.runtime / "cookie")}
        command = ["pulseaudio", "-n", "--daemonize=no", "--exit-idle-time=-1", "--use-pid-file=no"]
        modules = [f"module-native-protocol-unix socket={socket}", "module-null-sink sink_name=out"]
        self.server = desk.start([*command, *(word for module in modules for word in ("-L", module))])
        wait(lambda: "out" in self._pactl("sinks"), 10, "the sound server")

    def record(self) -> Path:
        """Write down what is heard from now on, as samples."""
        heard = self._desk.folder / "heard.raw"
        words = f"parec --device=out.monitor --raw --format=s16le --rate={RATE_HZ} --channels=1 --latency-msec=20"
        recorder = self._desk.start(["sh", "-c", f"exec {words} > {heard}"], env=self.env)
        wait(lambda: (heard.exists() and heard.stat().st_size > 0) or recorder.code is not None, 10, "the recorder")
        assert recorder.code is None, recorder.text()
        return heard

    def playing(self) -> int:
        """How many programs have the device open."""
        return len(self._pactl("sink-inputs").splitlines())

    def _pactl(self, what: str) -> str:
        done = self._desk.finish(["pactl", "list", "short", what], env=self.env)
        return done.stdout.strip() if done.returncode == 0 else ""


def start(desk: Desk, env: dict[str, str]) -> Program:
    """The program of cues, ready for orders."""
    program = desk.python("-m", "tests.desk.cues_program", env=env, talk=True)
    wait(program.said, 10, what="the program of cues")
    return program


def order(program: Program, words: str) -> int:
    """Have it do this; how often its GUI thread went to sleep for it."""
    count = len(program.said())
    program.write(words)
    return int(wait(lambda: program.said()[count:], what=f"“{words}”")[0].get("waits", 0))


def asked(program: Program, word: str) -> Any:
    """What it says of itself: ``silent``, ``mute``, ``held``, ``notes``."""
    order(program, "ask")
    return program.said()[-1][word]


def shipped(name: str) -> array.array[int]:
    """The samples of a sound as it is shipped."""
    with wave.open(str(SOUNDS / f"{name}.wav"), "rb") as file:
        assert (file.getframerate(), file.getnchannels(), file.getsampwidth()) == (RATE_HZ, 1, 2)
        return array.array("h", file.readframes(file.getnframes()))


def samples(heard: Path) -> array.array[int]:
    data = heard.read_bytes()
    return array.array("h", data[: len(data) // 2 * 2])


def alike(heard: array.array[int], wanted: array.array[int]) -> float:
    """How much what was heard is the wanted sound: 1 is the same shape, 0 is noise. Where it begins is looked for."""
    onset = next((index for index, each in enumerate(heard) if abs(each) > 300), len(heard))
    piece = wanted[: RATE_HZ // 4]
    return max((_alike(heard, piece, onset - lead) for lead in range(120) if onset >= lead), default=0.0)


def _alike(heard: array.array[int], piece: array.array[int], first: int) -> float:
    there = heard[first : first + len(piece)]
    if len(there) < len(piece):
        return 0.0
    both = sum(a * b for a, b in zip(there, piece, strict=True))
    power = sum(a * a for a in there) * sum(b * b for b in piece)
    return float(both / power**0.5) if power else 0.0

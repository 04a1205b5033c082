"""A sound server of a desk's own, with a microphone that hears nothing and programs that listen at it."""

from __future__ import annotations

import signal

from tests.desk.desk import Desk, Program, wait

PULSE = ("pulseaudio", "parec", "pactl")
PIPEWIRE = ("pipewire", "wireplumber", "pipewire-pulse", "parec", "pactl")
_PULSE = "pulseaudio -n --daemonize=no --exit-idle-time=-1 --use-pid-file=no"


class SoundServer:
    """PulseAudio, or PipeWire with its stand-in for it, where programs look for it: at ``$XDG_RUNTIME_DIR/pulse``."""

    def __init__(self, desk: Desk, kind: str = "pulse") -> None:
        self._desk, self._kind = desk, kind
        self.socket = desk.runtime / "pulse" / "native"
        if kind == "pipewire":
            desk.start(["pipewire"])
            wait((desk.runtime / "pipewire-0").exists, 10, "PipeWire")
            desk.start(["wireplumber"])
        self.start()

    def start(self) -> None:
        """Start it, or start it again, with a microphone and an output."""
        self.socket.parent.mkdir(exist_ok=True)
        if self._kind == "pipewire":
            self.program = self._desk.start(["pipewire-pulse"])
            modules = [
                ["module-null-sink", "sink_name=out"],
                ["module-null-sink", "media.class=Audio/Source/Virtual", "sink_name=mic", "channel_map=mono"],
            ]
        else:
            module = f"module-native-protocol-unix socket={self.socket}"
            self.program = self._desk.start([*_PULSE.split(), "-L", module])
            modules = [
                ["module-null-sink", "sink_name=out"],
                ["module-remap-source", "source_name=mic", "master=out.monitor"],
            ]
        wait(lambda: "Server Name" in self._pactl("info"), 10, "the sound server")
        for words in modules:
            self._pactl("load-module", *words)
        wait(lambda: "mic" in self._pactl("list", "short", "sources"), 10, "the microphone")

    def kill(self) -> None:
        """Let it die without a word."""
        self.program.signal(signal.SIGKILL)
        self.program.wait()

    def listen(self, *words: str, device: str = "mic") -> Program:
        """A program that records, already at it."""
        before = self._pactl("list", "short", "source-outputs")
        program = self._desk.start(["parec", f"--device={device}", "--raw", *words, "/dev/null"])
        wait(lambda: self._pactl("list", "short", "source-outputs") != before, 10, "the recorder")
        return program

    def loop(self) -> None:
        """Let the server itself take from the microphone what it plays."""
        self._pactl("load-module", "module-loopback", "source=mic", "sink=out")

    def _pactl(self, *words: str) -> str:
        done = self._desk.finish(["pactl", *words])
        return done.stdout.strip() if done.returncode == 0 else ""

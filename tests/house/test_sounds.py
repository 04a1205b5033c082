"""The shipped sounds are our own making, small, and soft where they should be."""

from __future__ import annotations

import array
import subprocess
import sys
import wave
from pathlib import Path

import pytest

from backcare_desktop.ports import Cue

ROOT = Path(__file__).resolve().parents[2]
SOUNDS = ROOT / "resources" / "sounds"
NAMES = sorted(cue.value for cue in Cue)


def samples(name: str) -> array.array[int]:
    with wave.open(str(SOUNDS / f"{name}.wav"), "rb") as file:
        assert (file.getnchannels(), file.getsampwidth(), file.getframerate()) == (1, 2, 22050)
        return array.array("h", file.readframes(file.getnframes()))


def test_the_script_makes_the_shipped_files_byte_for_byte(tmp_path: Path) -> None:
    script = ROOT / "packaging" / "sounds" / "synthesise.py"
    subprocess.run([sys.executable, str(script), str(tmp_path)], check=True, timeout=60)
    assert sorted(path.name for path in SOUNDS.iterdir()) == [f"{name}.wav" for name in NAMES]
    for name in NAMES:
        assert (tmp_path / f"{name}.wav").read_bytes() == (SOUNDS / f"{name}.wav").read_bytes(), name


def test_all_sounds_together_are_small() -> None:
    assert sum(path.stat().st_size for path in SOUNDS.iterdir()) < 320_000


@pytest.mark.parametrize("name", NAMES)
def test_a_sound_begins_and_ends_without_a_click(name: str) -> None:
    heard = samples(name)
    loudest = max(abs(each) for each in heard)
    ms = 22
    assert max(abs(each) for each in heard[:ms]) < loudest * 0.1  # the first thousandth of a second
    assert max(abs(each) for each in heard[-5 * ms :]) < loudest * 0.02
    assert heard[-1] == 0


@pytest.mark.parametrize(("name", "peak", "seconds"), [("step", 34, 0.7), ("start", 40, 1.3), ("end", 40, 1.8)])
def test_the_soft_sounds_are_soft_and_short(name: str, peak: int, seconds: float) -> None:
    heard = samples(name)
    assert round(max(abs(each) for each in heard) / 327.67) == peak
    assert len(heard) / 22050 == pytest.approx(seconds, abs=0.001)


def test_the_alarm_is_more_than_twice_as_loud_and_calls_three_times_to_a_highest_note() -> None:
    heard = samples("alarm")
    assert round(max(abs(each) for each in heard) / 327.67) == 85
    tenths = [max(abs(each) for each in heard[at : at + 2205]) for at in range(0, len(heard) - 2204, 2205)]
    calls = [number for number, loud in enumerate(tenths) if loud > 0.82 * 32767]
    assert [number for number in calls if number - 1 not in calls] == [3, 14, 24]

"""Sound, speech and staying awake obey the person's settings; the alarm always sounds."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from backcare_desktop.core import settings
from backcare_desktop.cues import Cues
from backcare_desktop.ports import Cue
from tests.fakes import FakeAwake, FakePlayer, FakeSpeaker
from tests.ui.prompt_scenes import BREAK, STRETCH, WARMUP, view
from tests.ui.views import FOCUS


class Room:
    """The cues with fakes that are made when first needed, and settings that can change."""

    def __init__(self, sound: Mapping[str, Any] | None = None) -> None:
        self.sound: Mapping[str, Any] = sound or {}
        self.made: list[str] = []
        self.player, self.speaker, self.awake = FakePlayer(), FakeSpeaker(), FakeAwake()
        self.reminders: Mapping[str, Any] = {}
        self.now_s = 1000.0
        self.cues = Cues(
            lambda: settings.check({"sound": self.sound, "reminders": self.reminders})[0],
            lambda: self.now_s,
            player=lambda: self._make("player", self.player),
            speaker=lambda: self._make("speaker", self.speaker),
            awake=lambda: self._make("awake", self.awake),
        )

    def _make(self, name: str, made: Any) -> Any:
        self.made.append(name)
        return made


def tones(room: Room) -> list[Cue]:
    """What was heard, without the silences."""
    return [each[0] for each in room.player.heard if each is not None]


def test_by_default_nothing_is_heard_but_the_alarm_and_nothing_is_loaded_for_it() -> None:
    room = Room()
    room.cues.start()
    room.cues.step()
    room.cues.end()
    room.cues.say("Sit tall.")
    room.cues.hush()
    room.cues.let_sleep("Warm-up")
    assert room.made == []
    room.cues.alarm()
    assert (room.made, room.player.heard) == (["player"], [(Cue.ALARM, 0.5)])


def test_no_more_than_three_tones_in_any_hour_and_the_end_keeps_one_of_them() -> None:
    room = Room({"steps": True})
    room.cues.heed(view(STRETCH))
    room.cues.start()
    for _ in range(5):
        room.cues.step()
    room.cues.end()
    room.now_s += 3000
    room.cues.start()
    room.cues.end()
    assert tones(room) == [Cue.START, Cue.STEP, Cue.END]
    room.cues.alarm()
    room.cues.ask()
    assert tones(room)[3:] == [Cue.ALARM, Cue.STEP]
    room.now_s += 601
    room.cues.heed(view(STRETCH))
    room.cues.start()
    assert tones(room)[5:] == [Cue.START]


def test_a_warm_up_is_heard_at_each_change() -> None:
    room = Room({"steps": True})
    room.cues.heed(view(WARMUP))
    room.cues.start()
    for _ in range(14):
        room.cues.step()
    room.cues.heed(view(None))
    room.cues.end()
    assert tones(room) == [Cue.START, *[Cue.STEP] * 14, Cue.END]


def test_in_a_hold_nothing_is_heard_but_the_heat_and_cold_timer() -> None:
    room = Room({"steps": True, "spoken": True})
    room.cues.heed(replace(view(BREAK), holds=(FOCUS,)))
    room.cues.start()
    room.cues.step()
    room.cues.say("Sit tall.")
    room.cues.end()
    assert room.made == []
    room.cues.alarm()
    room.cues.tell("Take the pack off.")
    assert (room.player.heard, room.speaker.said) == ([(Cue.ALARM, 0.5)], ["Take the pack off."])


def test_a_reminder_can_be_silent_while_the_others_sound() -> None:
    room = Room({"steps": True})
    room.reminders = {"stretch": {"sound": False}}
    room.cues.heed(view(BREAK))
    room.cues.start()
    room.cues.heed(view(None))
    room.cues.end()
    assert room.made == []
    room.cues.heed(view(WARMUP))
    room.cues.start()
    assert room.player.heard == [(Cue.START, 0.5)]


def test_tones_sound_at_the_persons_volume_when_they_want_them() -> None:
    room = Room({"steps": True, "volume": 20})
    room.cues.start()
    room.cues.step()
    room.cues.end()
    assert room.player.heard == [(Cue.START, 0.2), (Cue.STEP, 0.2), (Cue.END, 0.2)]
    assert room.made == ["player"]


@pytest.mark.parametrize(("volume", "heard_at"), [(0, 0.5), (50, 0.5), (80, 0.8), (100, 1.0)])
def test_the_alarm_is_never_softer_than_half(volume: int, heard_at: float) -> None:
    room = Room({"volume": volume})
    room.cues.alarm()
    assert room.player.heard == [(Cue.ALARM, heard_at)]


def test_steps_are_spoken_when_the_person_wants_it_and_as_soon_as_they_do() -> None:
    room = Room()
    room.cues.say("Sit tall.")
    room.sound = {"spoken": True}
    room.cues.say("Tuck your chin.")
    assert room.speaker.said == ["Tuck your chin."]


def test_hush_silences_tone_and_voice() -> None:
    room = Room({"steps": True, "spoken": True})
    room.cues.step()
    room.cues.say("Sit tall.")
    room.cues.hush()
    assert room.player.heard[-1] is None
    assert room.speaker.said[-1] == ""


def test_the_screen_stays_on_until_the_last_reason_is_gone() -> None:
    room = Room()
    room.cues.stay_awake("Heat pack")
    room.cues.stay_awake("Warm-up")
    room.cues.stay_awake("Warm-up")
    assert room.awake.why == "Heat pack"
    room.cues.let_sleep("Warm-up")
    assert room.awake.why == "Heat pack"
    room.cues.let_sleep("Heat pack")
    assert room.awake.why == ""
    assert room.made == ["awake"]


def test_closing_lets_everything_go_and_may_come_twice() -> None:
    room = Room({"steps": True, "spoken": True})
    room.cues.step()
    room.cues.say("Sit tall.")
    room.cues.stay_awake("Warm-up")
    room.cues.close()
    room.cues.close()
    assert (room.player.is_closed, room.speaker.is_closed, room.awake.why) == (True, True, "")

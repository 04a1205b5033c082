"""Sound, speech and staying awake, as the person set them; each is loaded when first needed."""

from __future__ import annotations

from collections.abc import Callable

from backcare_desktop.core.rules import Kind
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.view import PromptView, View
from backcare_desktop.ports import Awake, Cue, Player, Speaker

ALARM_AT_LEAST = 50
"""Percent: what the heat and cold timer must be heard at, however low the volume is set."""

AN_HOUR_S, MOST_AN_HOUR = 3600.0, 3
"""So many tones at most in any hour (guidance 7.1); the heat and cold timer and the changes of a warm-up apart."""


def _player() -> Player:
    from backcare_desktop.system.sound.player import DevicePlayer

    return DevicePlayer()


def _speaker() -> Speaker:
    from backcare_desktop.system.sound.speech import DispatcherSpeaker

    return DispatcherSpeaker()


def _awake() -> Awake:
    from backcare_desktop.system.awake.keep import DesktopAwake

    return DesktopAwake()


class Cues:
    """What is heard while somebody moves, and a screen that stays on meanwhile. GUI thread only; nothing here waits."""

    def __init__(
        self,
        settings: Callable[[], Settings],
        now_s: Callable[[], float],
        *,
        player: Callable[[], Player] = _player,
        speaker: Callable[[], Speaker] = _speaker,
        awake: Callable[[], Awake] = _awake,
    ) -> None:
        self._settings = settings
        self._now_s = now_s
        self._prompt: PromptView | None = None
        self._is_held = False
        self._sounded_s: list[float] = []
        self._make_player, self._make_speaker, self._make_awake = player, speaker, awake
        self._player: Player | None = None
        self._speaker: Speaker | None = None
        self._awake: Awake | None = None
        self._awake_for: list[str] = []

    # ---- heard

    def heed(self, view: View) -> None:
        """Know what is on screen and what stands in the way, before the windows show it."""
        self._prompt = view.prompt or self._prompt  # whose window is only then taken down: it ends with a tone
        self._is_held = bool(view.holds)

    def start(self) -> None:
        """A break or a warm-up starts; heard when the person wants tones."""
        self._tone(Cue.START, MOST_AN_HOUR)

    def step(self) -> None:
        """The next step, side or hold begins; each one is heard in a warm-up, which is followed by ear."""
        is_warm_up = self._prompt is not None and self._prompt.kind is Kind.WARMUP
        self._tone(Cue.STEP, None if is_warm_up else MOST_AN_HOUR - 1)  # the end keeps its own

    def end(self) -> None:
        """It is over; heard when the person wants tones."""
        self._tone(Cue.END, MOST_AN_HOUR)

    def ask(self) -> None:
        """The heat and cold timer asks something; heard when the person wants tones, whatever stands in the way."""
        settings = self._settings()
        if settings["sound.steps"]:
            self._play(Cue.STEP, settings["sound.volume"])

    def alarm(self) -> None:
        """The heat and cold timer: take the pack off, or look at the skin. Always heard."""
        self._play(Cue.ALARM, max(ALARM_AT_LEAST, self._settings()["sound.volume"]))

    def say(self, text: str) -> None:
        """Say a sentence of a break aloud, when the person wants steps spoken; never into a hold."""
        if not self._is_held:
            self.tell(text)

    def tell(self, text: str) -> None:
        """Say a sentence of the heat and cold timer aloud, when the person wants steps spoken."""
        if not self._settings()["sound.spoken"]:
            return
        if self._speaker is None:
            self._speaker = self._make_speaker()
        self._speaker.say(text)

    def hush(self) -> None:
        """Be silent now: what sounded belongs to a window that is gone."""
        if self._player is not None:
            self._player.stop()
        if self._speaker is not None:
            self._speaker.say("")

    def _tone(self, cue: Cue, most: int | None) -> None:
        """Sound if tones are wanted, here too, nothing stands in the way, and the hour has had fewer than ``most``."""
        settings = self._settings()
        if not settings["sound.steps"] or self._is_held or not self._is_wanted_here(settings):
            return
        if most is not None:
            now_s = self._now_s()
            self._sounded_s = [each for each in self._sounded_s if now_s - each < AN_HOUR_S]
            if len(self._sounded_s) >= most:
                return
            self._sounded_s.append(now_s)
        self._play(cue, settings["sound.volume"])

    def _is_wanted_here(self, settings: Settings) -> bool:
        key = "" if self._prompt is None else f"reminders.{self._prompt.reminder}.sound"
        return bool(settings.values.get(key, True))

    def _play(self, cue: Cue, percent: int) -> None:
        if self._player is None:
            self._player = self._make_player()
        self._player.play(cue, percent / 100)

    # ---- awake

    def stay_awake(self, why: str) -> None:
        """Keep screen and machine awake for this reason, such as "Warm-up"; several reasons may hold at a time."""
        if why not in self._awake_for:
            self._awake_for.append(why)
        if self._awake is None:
            self._awake = self._make_awake()
        self._awake.hold(self._awake_for[0])

    def let_sleep(self, why: str) -> None:
        """This reason holds no more; the screen may sleep when it was the last."""
        if why in self._awake_for:
            self._awake_for.remove(why)
        if self._awake is not None and not self._awake_for:
            self._awake.release()

    def close(self) -> None:
        """Be silent and release everything; safe to call twice."""
        self._awake_for.clear()
        if self._awake is not None:
            self._awake.release()
        if self._speaker is not None:
            self._speaker.close()
        if self._player is not None:
            self._player.close()
        self._player = self._speaker = self._awake = None

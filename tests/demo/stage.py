"""The demo's stage: a private desktop with a panel, a person who writes a letter, and the real app on a fast clock."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, TypeVar

from backcare_desktop.store.runtime import NAME
from tests.demo.letter_program import TITLE
from tests.demo.panel import PANEL_PX, start_panel
from tests.desk.app_program import AppTime
from tests.desk.desk import Desk, Late
from tests.desk.hands import Hands

Result = TypeVar("Result")
SPEED = 30.0
LETTER = """\
Dear Ada, thank you for the plans. The garden looks fine, and the bench will stand where the sun is in the
evening. I have measured the path again: it is a little longer than we thought, so there is room for the roses too.
Could you ask Tom about the soil? He wanted to bring some on Friday, and I can help him carry it if he comes before
noon. The stones have come as well. They are heavier than they look, so we lift them two by two and take our time.
"""


class Missed(Exception):
    """Something that the demo is to show did not happen; the text says what."""


@dataclass(frozen=True, slots=True)
class Look:
    """How the screen looks: Qt's scale and the theme."""

    scale: int
    is_dark: bool

    @property
    def name(self) -> str:
        return f"{self.scale}x-{'dark' if self.is_dark else 'light'}"


class Stage:
    """What the acts play on. ``shot`` leaves the numbered pictures, ``say`` the timeline."""

    def __init__(self, desk: Desk, look: Look, folder: Path) -> None:
        self.desk = desk
        self.look = look
        self._folder = folder
        self._shots = 0
        self._told = 0
        self._state = ""
        self._time: AppTime | None = None

    # --- what is there

    def furnish(self) -> None:
        """Put up the panel and open the letter."""
        desk = self.desk
        desk.start(["xsetroot", "-solid", "#2E3C42" if self.look.is_dark else "#5B7A85"])
        start_panel(desk, self.look.scale)
        self.letter = desk.python("-m", "tests.demo.letter_program", "dark" if self.look.is_dark else "light")
        self._hands = Hands(desk, " ".join(LETTER.split()) + " ", delay_ms=50)
        desk.wait(lambda: desk.focused() == TITLE, 15, "the letter")

    def start_app(self, settings: str) -> None:
        """Start BackCare with these settings."""
        config = Path(self.desk.env["XDG_CONFIG_HOME"]) / NAME
        config.mkdir()
        (config / "settings.toml").write_text(settings)
        self.app = self.desk.python("-m", "tests.desk.app_program", str(SPEED))
        self.desk.wait(lambda: self.app.said() or self.app.code is not None, 15, "the app")
        self._time = AppTime(**self.app.said()[0])
        self.desk.wait(lambda: self._has_answered() or self.app.code is not None, 15, "the app answers")
        self._news = self.desk.python("-m", "backcare_desktop", "status", "--json", "--follow")

    def _has_answered(self) -> bool:
        return self.desk.finish(self.command("status")).returncode == 0

    # --- what the person does

    def command(self, *words: str) -> list[str]:
        return [sys.executable, "-m", "backcare_desktop", *words]

    def tell_app(self, *words: str) -> None:
        """Run ``backcare`` with these words."""
        done = self.desk.finish(self.command(*words))
        if done.returncode:
            raise Missed(f"backcare {' '.join(words)}: {done.stdout.strip()}")
        self.say(f"backcare {' '.join(words)}")

    @contextmanager
    def writing(self) -> Iterator[None]:
        """The person writes on meanwhile, without a pause."""
        with self._hands.at_work():
            self.say("the person writes")
            yield
        self.say("the hands rest")

    def click_tray(self, button: int = 1) -> None:
        """Click BackCare's icon, the last one in the panel."""
        width, height = self.desk.size
        offset = PANEL_PX * self.look.scale // 2
        self.desk.click(width - offset, height - offset, button)

    def look_away(self) -> None:
        """Take the pointer off the panel, so that no tooltip is in the picture."""
        self.desk.move(self.desk.size[0] // 2, 20)

    def click_in(self, title: str, x: int, y: int) -> None:
        """Click into a window; in its own pixels at scale 1."""
        window = self.desk.still(title)
        self.desk.click(window.x + x * self.look.scale, window.y + y * self.look.scale)

    def close(self, title: str) -> None:
        """Close the window that is in front, by Esc."""
        self.desk.wait(lambda: self.desk.focused() == title, 5, f"{title} in front")
        self.desk.key("Escape")
        self.wait(lambda: not self.desk.windows(title), 5, f"{title} closes")

    def close_front(self) -> None:
        """Close the window that is in front, whichever it is."""
        title = self.desk.focused()
        self.desk.key("alt+F4")
        self.wait(lambda: self.desk.focused() != title, 5, f"{title} closes")

    # --- what is seen

    @property
    def status(self) -> dict[str, Any]:
        """The newest line of ``backcare status --json --follow``."""
        said = self._news.said()
        return said[-1] if said else {}

    def wait(self, predicate: Callable[[], Result], timeout_s: float, what: str) -> Result:
        """Wait, telling what changes meanwhile."""

        def tell_and_ask() -> Result:
            self._tell_news()
            if self.app.code is not None:
                raise Missed(f"the app ended with {self.app.code} before: {what}")
            return predicate()

        try:
            return self.desk.wait(tell_and_ask, timeout_s, what)
        except Late:
            raise Missed(f"not seen in time: {what}; the app says {json.dumps(self.status)}") from None

    def wait_prompt(self, reminder: str, phase: str, timeout_s: float) -> None:
        """Wait until this prompt is on screen."""

        def is_there() -> bool:
            prompt = self.status.get("prompt") or {}
            return (prompt.get("reminder"), prompt.get("phase")) == (reminder, phase)

        self.wait(is_there, timeout_s, f"the {phase} of {reminder}")

    def let_pass(self, length: timedelta) -> None:
        """Wait so long on the app's clock."""
        end = self._now() + length
        self.wait(lambda: self._now() >= end, length.total_seconds() / SPEED + 5, f"{length} pass")

    def _now(self) -> datetime:
        assert self._time is not None
        return self._time.now()

    def wait_window(self, title: str, timeout_s: float = 10.0) -> None:
        self.wait(lambda: self.desk.windows(title), timeout_s, f"the window “{title}”")

    def shot(self, name: str, window: str = "") -> None:
        """Keep a picture once the screen stands still, or has moved for two seconds."""
        if window:
            self.wait_window(window)
        self._shots += 1
        path = self._folder / f"{self._shots:02d}-{name}.png"
        deadline = time.monotonic() + 2.0
        before, now = b"", self._screen()
        while before != now and time.monotonic() < deadline:
            before, now = now, self._screen()
        self.desk.finish(["convert", self.desk.folder / "screen.bmp", path])
        self.say(f"picture {path.name}")

    def _screen(self) -> bytes:
        return self.desk.shot(self.desk.folder / "screen.bmp").read_bytes()

    def lost_text(self) -> str:
        """What was typed and did not arrive in the letter; empty when all did."""
        lines = [line for line in self.letter.text().splitlines() if line.startswith("text ")]
        arrived, typed = lines[-1].removeprefix("text ")[1:-1] if lines else "", self._hands.typed
        return "" if arrived == typed else f"typed {typed!r}, arrived {arrived!r}"

    # --- the timeline

    def say(self, text: str) -> None:
        """One line of the timeline: the app's time, and what happened."""
        self._tell_news()
        print(f"{self._now():%H:%M:%S}  {text}", flush=True)

    def _tell_news(self) -> None:
        said = self._news.said() if hasattr(self, "_news") else []
        for line in said[self._told :]:
            self._told += 1
            prompt = line["prompt"] or {}
            state = " ".join(filter(None, (line["state"], prompt.get("reminder"))))
            if state != self._state:
                self._state = state
                print(f"{self._now():%H:%M:%S}  → {state}: {line['why']}", flush=True)

    def end(self) -> None:
        """Quit, as a person does."""
        self.tell_app("quit")
        if self.app.wait(10) != 0:
            raise Missed(f"the app ended with {self.app.code}: {self.app.text()}")

"""The tray menu as a value: what stands in it for a view, and the verb behind each line."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Final

from backcare_desktop.core.commands import Did, Focus, Open, Page, Quit, ShowMoves, Verb
from backcare_desktop.core.events import Begin, Done, Exit, GoOn, Halt, PauseFor, Resume, Skip, SnoozeFor, TakeBreak
from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.rules import Kind, Obstacle, Reminder
from backcare_desktop.core.view import PromptView, View
from backcare_desktop.core.wording import about

NEXT_LINES: Final = 3
TELLING: Final = 1 + NEXT_LINES
"""How many lines at the top of the menu only tell: the state, and what comes next."""


@dataclass(frozen=True, slots=True)
class Line:
    """One line. ``key`` stays the same over all views; no verb: it only tells. "&" marks the mnemonic.

    ``icon``: the name of one, drawn when the menu is first opened.
    """

    key: str
    text: str
    verb: Verb | None = None
    visible: bool = True
    enabled: bool = True
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Gap:
    """A separator."""

    key: str
    visible: bool = True


@dataclass(frozen=True, slots=True)
class Group:
    """A submenu."""

    key: str
    text: str
    lines: tuple[Line | Gap, ...]
    visible: bool = True
    enabled: bool = True
    icon: str = ""


WARMUPS: Final = (
    Line("warm up 10m", "1&0 minutes", TakeBreak("warmup", 600.0)),
    Line("warm up 12m", "1&2 minutes", TakeBreak("warmup", 720.0)),
    Line("warm up 15m", "1&5 minutes", TakeBreak("warmup", 900.0)),
)

Menu = tuple[Line | Gap | Group, ...]


def menu_of(view: View, reminders: Iterable[Reminder]) -> Menu:
    """The whole menu for this view: always the same keys in the same order but for the reminders."""
    return (
        *_telling(view),
        Line("pack now", plain(view.pack), Open(Page.PACK), visible=bool(view.pack), icon="warm"),
        Gap("after what is next"),
        *_prompt_lines(view.prompt),
        Gap("after the prompt", visible=view.prompt is not None),
        *_second_thoughts(view, reminders),
        Line("resume", "&Resume reminders", Resume(), visible=view.is_paused, icon="play"),
        Line("unfocus", "Stop h&olding back", Focus(0.0), visible=_is_focusing(view)),
        *_breaks(view, reminders),
        Group("not now", "&Not now", not_now(), visible=not view.is_paused, icon="halt"),
        Gap("before the windows"),
        Line("guide", "&Guide", Open(Page.GUIDE), icon="guide"),
        Line("help", "When to get &help", Open(Page.HELP), icon="phone"),
        Line("pack", "Warm or &cold timer", Open(Page.PACK), icon="warm"),
        Line("history", "H&istory", Open(Page.HISTORY), icon="history"),
        Line("settings", "&Settings", Open(Page.SETTINGS), icon="settings"),
        Line("about", "&About BackCare", Open(Page.ABOUT), icon="about"),
        Gap("before quit"),
        Line("quit", "&Quit", Quit(), icon="power"),
    )


def not_now() -> tuple[Line | Gap, ...]:
    """What there is under "Not now"; the status window shows the same."""
    return (
        Line("hold", "Counting goes on:", enabled=False),
        Line("hold 30m", "&Hold back 30 min", Focus(1800.0)),
        Line("hold 1h", "H&old back 1 h", Focus(3600.0)),
        Gap("between holding and pausing"),
        Line("pause", "Everything stands still:", enabled=False),
        Line("pause 30m", "&Pause 30 min", PauseFor(for_s=1800.0)),
        Line("pause 1h", "Pause &1 h", PauseFor(for_s=3600.0)),
        Line("pause 2h", "Pause &2 h", PauseFor(for_s=7200.0)),
        Line("pause tomorrow", "Pause until &tomorrow", PauseFor(until_tomorrow=True)),
        Line("pause until resumed", "Pause until I &resume", PauseFor()),
    )


def plain(text: str) -> str:
    """Text of the person or the state as a menu shows it: no letter in it becomes a mnemonic."""
    return text.replace("&", "&&")


def _telling(view: View) -> list[Line]:
    """What is going on and what is next, said once: lines that cannot be chosen."""
    said = view.headline.lower()
    coming = [f"{each.title} {each.text}" for each in view.next if f"{each.title} {each.text}".lower() != said]
    texts = [view.headline, *coming][:TELLING]
    texts += [""] * (TELLING - len(texts))
    keys = ("now", *(f"next {number}" for number in range(1, TELLING)))
    return [Line(key, plain(text), visible=bool(text), enabled=False) for key, text in zip(keys, texts, strict=True)]


def _prompt_lines(prompt: PromptView | None) -> tuple[Line, ...]:
    def shown(wanted: bool) -> bool:
        return prompt is not None and wanted

    title = plain(prompt.title) if prompt is not None else ""
    later = f"&Later (in {about(prompt.snooze_s)})" if prompt is not None else "&Later"
    return (
        Line("begin", f"&Begin: {title}", Begin(), visible=shown(prompt is not None and prompt.can_begin)),
        Line("done", f"&Done: {title}", Done(), visible=shown(prompt is not None and prompt.can_done)),
        Line("later", later, SnoozeFor(), visible=shown(prompt is not None and prompt.can_snooze)),
        Line("skip", "S&kip", Skip(), visible=shown(prompt is not None and prompt.can_skip)),
        Line("leave", "&Leave the break", Exit(), visible=shown(prompt is not None and _is_strict(prompt))),
        Line("moves", "Show the &moves", ShowMoves(), visible=shown(prompt is not None and prompt.is_break)),
        Line("halt", "Halt the warm-&up", Halt(), visible=shown(prompt is not None and prompt.can_halt)),
        Line("go on", "Go on with the warm-&up", GoOn(), visible=shown(prompt is not None and prompt.is_halted)),
    )


def _is_strict(prompt: PromptView) -> bool:
    """Whether only the emergency exit leads out."""
    return prompt.is_break and not prompt.can_skip


def _second_thoughts(view: View, reminders: Iterable[Reminder]) -> tuple[Line]:
    """A break of today that was counted as skipped, and taken away from the screen."""
    title = next((each.title for each in reminders if each.id == view.skipped), "")
    return (Line("did", f"I di&d it: {plain(title)}", Did(view.skipped or None), visible=bool(title)),)


def _breaks(view: View, reminders: Iterable[Reminder]) -> tuple[Group, Group]:
    """Refused during a break, so they rest meanwhile."""
    free = view.prompt is None or not view.prompt.is_break
    own = [each for each in reminders if each.enabled and each.kind is not Kind.WARMUP]
    lines = [Line(f"break {each.id}", plain(each.title), TakeBreak(each.id)) for each in own]
    return (
        Group("break", "&Take a break now", tuple(lines), visible=bool(own), enabled=free, icon="move"),
        Group("warm up", "&Warm up", WARMUPS, enabled=free, icon="weight"),
    )


def _is_focusing(view: View) -> bool:
    return any(hold.on is Obstacle.FOCUS for hold in view.holds)

"""The words of the command line, the socket and the tray are understood in one place."""

from __future__ import annotations

from datetime import date, time

import pytest

from backcare_desktop.core.commands import (
    AnswerCard,
    Did,
    Focus,
    Forget,
    Open,
    PackAction,
    PackDo,
    Page,
    Quit,
    Reply,
    ShowMoves,
    TakeNext,
    TakeUpBackup,
    Verb,
)
from backcare_desktop.core.commandwords import WrongWords, parse
from backcare_desktop.core.events import Begin, Done, Exit, GoOn, Halt, PauseFor, Resume, Skip, SnoozeFor, TakeBreak


@pytest.mark.parametrize(
    ("words", "verb"),
    [
        ("begin", Begin()),
        ("skip", Skip()),
        ("done", Done()),
        ("exit", Exit()),
        ("halt", Halt()),
        ("moves", ShowMoves()),
        ("yes", AnswerCard(Reply.YES)),
        ("no", AnswerCard(Reply.NO)),
        ("did", Did()),
        ("did stretch", Did("stretch")),
        ("go-on", GoOn()),
        ("resume", Resume()),
        ("next", TakeNext()),
        ("quit", Quit()),
        ("help", Open(Page.HELP)),
        ("show", Open(Page.STATUS)),
        ("break stretch", TakeBreak("stretch")),
        ("break warmup 12m", TakeBreak("warmup", 720.0)),
        ("snooze", SnoozeFor()),
        ("snooze 10m", SnoozeFor(600.0)),
        ("focus", Focus(1800.0)),
        ("focus 1h", Focus(3600.0)),
        ("focus off", Focus(0.0)),
        ("guide", Open(Page.GUIDE)),
        ("guide care.heat", Open(Page.GUIDE, "care.heat")),
        ("open settings", Open(Page.SETTINGS)),
        ("history delete 2026-03-02", Forget(date(2026, 3, 2), date(2026, 3, 2))),
        ("history delete 2026-03-01..2026-03-07", Forget(date(2026, 3, 1), date(2026, 3, 7))),
        ("history delete ..2026-03-07", Forget(None, date(2026, 3, 7))),
        ("history delete 2026-03-01..", Forget(date(2026, 3, 1), None)),
        ("history delete all", Forget()),
        ("restore ready", TakeUpBackup()),
        ("pack", Open(Page.PACK)),
        ("pack stop", PackDo(PackAction.STOP)),
        ("pause", PauseFor()),
        ("pause 30m", PauseFor(for_s=1800.0)),
        ("pause until 13:00", PauseFor(until=time(13, 0))),
        ("pause until tomorrow", PauseFor(until_tomorrow=True)),
    ],
)
def test_words_are_understood(words: str, verb: Verb) -> None:
    assert parse(words.split()) == verb


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("", "say what to do"),
        ("dance", '"dance" is not understood'),
        ("begin now", '"begin" stands alone; "now" is not understood'),
        ("break", "say which one, such as: backcare break stretch"),
        ("history", "use it as: backcare history delete a day such as 2026-03-02"),
        ("history delete", "use it as: backcare history delete a day such as 2026-03-02"),
        ("history delete yesterday", '"yesterday" cannot be read as days; say a day such as 2026-03-02'),
        ("history delete ..", '".." cannot be read as days'),
        ("history delete 2026-03-07..2026-03-01", '"2026-03-07..2026-03-01" cannot be read as days'),
        ("restore", "use it as: backcare restore FILE"),
        ("pause until", '"until" is not a time'),
        ("pause until 25:00", '"25:00" is not a time of day'),
        ("pause for a while", "say how long"),
        ("pause 0m", "the time must be longer than 0, such as 10m"),
        ("snooze soon", '"soon" is not a time'),
        ("open", '"" is not a window; there are status,'),
        ("guide care.heat care.ice", '"care.heat care.ice" is not understood: one word is expected here'),
        ("pack start", "say it as: backcare pack, or: backcare pack stop"),
        ("open door", '"door" is not a window; there are status, guide'),
    ],
)
def test_wrong_words_are_answered_with_what_to_say(words: str, says: str) -> None:
    with pytest.raises(WrongWords) as caught:
        parse(words.split())
    assert says in str(caught.value)

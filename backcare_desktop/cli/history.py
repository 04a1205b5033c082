"""``backcare history``: what happened, as text, JSON or CSV, and deleting it; with or without a running app."""

from __future__ import annotations

import sys
from datetime import date, datetime, timedelta
from json import dumps
from typing import TYPE_CHECKING

from backcare_desktop.cli.terminal import WrongUsage, agrees, complain, say
from backcare_desktop.core.commandwords import WrongWords, days_of
from backcare_desktop.core.lookback.rowtext import COLUMNS, cells_of, counted, record_of
from backcare_desktop.core.tally import Row
from backcare_desktop.ports import Problem
from backcare_desktop.single.messages import DONE, REFUSED
from backcare_desktop.store.folders import find
from backcare_desktop.store.history_read import Days, stream_history

if TYPE_CHECKING:
    from datetime import time

USE = "use it as: backcare history [DAYS] [--json | --csv], history delete DAYS [--yes], or history report [FILE]"
DAY = timedelta(days=1)
LONGEST_S = 120.0
"""So long a running app may need to delete ten years on a slow disk."""


def main(rest: list[str]) -> int:
    """Carry out what follows ``history``."""
    if rest[:1] == ["delete"]:
        return _delete(rest[1:])
    if rest[:1] == ["report"]:
        from backcare_desktop.cli import report

        return report.main(rest[1:])
    forms = [word for word in rest if word in ("--json", "--csv")]
    days = [word for word in rest if word not in forms]
    if len(forms) > 1 or len(days) > 1 or any(each.startswith("-") for each in days):
        raise WrongUsage(USE)
    first, last = _days(days[0]) if days else (None, None)
    return _tell(first, _end(last), forms[0] if forms else "")


def _tell(first: date | None, end: date | None, form: str) -> int:
    edge, told, problems = _edge(), 0, list[str]()
    if form == "--csv":
        _line(COLUMNS)
    for each in stream_history(find().history, Days(first, end, edge)):
        if isinstance(each, str):
            problems.append(each)
            continue
        told += 1
        match form:
            case "--csv":
                _line(cells_of(each, edge))
            case "--json":
                say(dumps(record_of(each, edge), ensure_ascii=False))
            case _:
                say(_as_text(each))
    if not told and not problems and not form:
        say("Nothing yet: your first break will be the first line." if first == end else "Nothing was kept then.")
    for problem in problems:
        complain(problem)
    return REFUSED if problems else DONE


def _line(cells: list[str] | tuple[str, ...]) -> None:
    import csv

    csv.writer(sys.stdout, lineterminator="\n").writerow(cells)


def _as_text(row: Row) -> str:
    from backcare_desktop.core.wording import about

    length = "" if row.seconds is None else about(row.seconds)
    notes = [row.why, f"with {', '.join(row.covers)}" if row.covers else "", "nobody seen" if row.unseen else ""]
    line = f"{row.at:%Y-%m-%d %H:%M}  {row.entry:<8}  {row.item:<12}  {length:>12}  {'; '.join(filter(None, notes))}"
    return line.rstrip()


# ---- deleting


def _delete(rest: list[str]) -> int:
    days = [word for word in rest if word != "--yes"]
    if len(days) != 1:
        raise WrongUsage(USE)
    first, last = _days(days[0])
    edge, path = _edge(), find().history
    from backcare_desktop.store.database import copies
    from backcare_desktop.store.history_mend import aside
    from backcare_desktop.store.history_read import counted as counted_in

    count, span = counted_in(path, Days(first, _end(last), edge)) if path.exists() else (0, "")
    if not count and not copies(path) and not aside(path).exists():
        say("Nothing was kept then. Nothing was deleted.")
        return DONE
    say(f"This deletes {counted(count)}{span and f', {span}'}. Only a backup of yours can bring them back.")
    for copy in copies(path):
        say(f"The copy {copy.name} goes with them, as it has the same days.")
    if "--yes" not in rest and not agrees("Delete them?"):
        return complain("Nothing was deleted. To delete without being asked: --yes")
    return _carry_out(days[0], first, last, edge)


def _carry_out(words: str, first: date | None, last: date | None, edge: time) -> int:
    """By the running app; here when none runs, and none can start."""
    import os

    from backcare_desktop.cli.alone import alone_or_none
    from backcare_desktop.single.client import ask
    from backcare_desktop.single.messages import NoAnswer, NotRunning, Request
    from backcare_desktop.store.runtime import socket_path

    while True:
        try:
            with alone_or_none(find()) as is_alone:
                if is_alone:
                    return _delete_here(first, last, edge)
            reply = ask(socket_path(os.environ), Request(("history", "delete", words)), work_s=LONGEST_S)
        except NotRunning:
            continue  # it has just ended
        except NoAnswer as error:
            return complain(f"{error} Nothing was deleted.")
        except Problem as problem:
            return complain(str(problem))
        if reply.code != DONE:
            return complain(reply.text, reply.code)
        say(reply.text)
        return DONE


def _delete_here(first: date | None, last: date | None, edge: time) -> int:
    from backcare_desktop.core.timetable import local_time
    from backcare_desktop.recorder import forget_kept
    from backcare_desktop.store import logs
    from backcare_desktop.store.history import History
    from backcare_desktop.store.memory import Memory
    from backcare_desktop.system.clock import SystemClock

    clock = SystemClock()

    def now() -> datetime:
        return local_time(clock.utc_s(), clock.zone())

    history = History(find().history, now=now, tell=_warn)
    memory = Memory(find().memory, now=now, tell=_warn)
    try:
        gone = history.delete(first, _end(last), edge)
        forget_kept(memory, first, last, edge)
        logs.forget(find().log, first, last)
    except Problem as problem:
        return complain(str(problem))
    finally:
        history.close()
        memory.close()
    say(f"{counted(gone).capitalize()} deleted, for good.")
    return DONE


def _warn(problem: Problem) -> None:
    complain(str(problem))


# ---- days


def _days(words: str) -> tuple[date | None, date | None]:
    try:
        return days_of(words)
    except WrongWords as error:
        raise WrongUsage(str(error)) from None


def _end(last: date | None) -> date | None:
    return None if last is None or last == date.max else last + DAY


def _edge() -> time:
    """When a day begins, by the person's settings."""
    from contextlib import suppress

    from backcare_desktop.core.settings import check
    from backcare_desktop.store.settings_file import Unreadable, read_raw

    raw = {}
    with suppress(OSError, Unreadable):
        raw = read_raw(find().settings)
    return check(raw)[0].rules.day_starts_at

"""``backcare backup`` and ``backcare restore``: everything of the person's in one file, and back again."""

from __future__ import annotations

import os
from datetime import datetime
from pathlib import Path

from backcare_desktop import backups
from backcare_desktop.cli.terminal import WrongUsage, agrees, complain, say
from backcare_desktop.core.lookback import backupwords
from backcare_desktop.core.lookback.backupwords import Prepared
from backcare_desktop.ports import Problem
from backcare_desktop.single.messages import DONE, NoAnswer, NotRunning, Request
from backcare_desktop.store.folders import Folders, find

LONGEST_S = 60.0
"""So long a running app may need to take over a long history on a slow disk."""


def write(rest: list[str]) -> int:
    """Write a backup."""
    from backcare_desktop import __version__
    from backcare_desktop.store import backup_write

    if len(rest) != 1 or rest[0].startswith("-"):
        raise WrongUsage("use it as: backcare backup FILE")
    try:
        made = backup_write.write(Path(rest[0]), find(), __version__, _now())
    except Problem as problem:
        return complain(str(problem))
    for sentence in made.problems:
        complain(sentence)
    say(backupwords.written(rest[0], made.rows))
    say("It is not locked: anyone who has the file can read it. Keep it where only you can.")
    return DONE


def restore(rest: list[str]) -> int:
    """Show what is in a backup and, when the person says so, put it in the place of what there is."""
    paths = [word for word in rest if word != "--yes"]
    if len(paths) != 1 or paths[0].startswith("-"):
        raise WrongUsage("use it as: backcare restore FILE [--yes]")
    folders = find()
    restoring = backups.Restoring(folders)
    try:
        _finish_what_a_crash_left(folders)
        prepared = restoring.prepare(Path(paths[0]))
    except Problem as problem:
        return complain(str(problem))
    try:
        _preview(prepared)
        if "--yes" not in rest and not agrees("Put it in the place of what you have?"):
            return complain("Nothing was changed. To restore without being asked: --yes")
        say(_put_in_place(folders))
    except Problem as problem:
        return complain(str(problem))
    finally:
        restoring.leave()
    return DONE


def _preview(found: Prepared) -> None:
    say(backupwords.title(found))
    for name, words in backupwords.lines(found):
        say(f"  {name:<10} {words}")
    for line in backupwords.left_out(found):
        say(f"! {line}")


def _finish_what_a_crash_left(folders: Folders) -> None:
    from backcare_desktop.cli.alone import alone_or_none

    if backups.is_ready(folders):
        with alone_or_none(folders) as is_alone:
            problems = backups.take_up_alone(folders) if is_alone else ()
        for problem in problems:
            raise problem


def _put_in_place(folders: Folders) -> str:
    """By the running app, which takes it over at once; here when none runs, and none can start. Raises Problem."""
    from backcare_desktop.cli.alone import alone_or_none
    from backcare_desktop.single.client import ask
    from backcare_desktop.store.runtime import socket_path

    while True:
        with alone_or_none(folders) as is_alone:
            if is_alone:
                for problem in backups.take_up_alone(folders, is_wanted=True):
                    raise problem
                return backups.SAID
        try:
            reply = ask(socket_path(os.environ), Request(("restore", "ready")), work_s=LONGEST_S)
        except NotRunning:
            continue  # it has just ended
        except NoAnswer as error:
            raise Problem(f"{error} Nothing was changed.") from None
        if reply.code != DONE:
            raise Problem(reply.text)
        return reply.text


def _now() -> datetime:
    from backcare_desktop.core.timetable import local_time
    from backcare_desktop.system.clock import SystemClock

    clock = SystemClock()
    return local_time(clock.utc_s(), clock.zone())

"""The person's own moves and tips on the command line: files written and taken in, with or without a running app."""

from __future__ import annotations

import os
from collections.abc import Callable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from backcare_desktop.cli.terminal import WrongUsage, agrees, complain, say
from backcare_desktop.ports import Problem
from backcare_desktop.single.messages import DONE

if TYPE_CHECKING:
    from backcare_desktop.core.guide.guidance import Guidance
    from backcare_desktop.core.own.own import Offer
    from backcare_desktop.owned import Owned
    from backcare_desktop.store.folders import Folders

EXPORT_USE = "use it as: backcare content export FILE [ID…]"
IMPORT_USE = "use it as: backcare content import FILE [--yes]"


def export(rest: list[str]) -> int:
    """Write own moves and tips, all or those of these ids, into one file."""
    from backcare_desktop.core.own.own import NOTHING, Share

    if not rest or rest[0].startswith("-"):
        raise WrongUsage(EXPORT_USE)
    path, *ids = rest
    owned = _owned()
    known = [each.id for each in (owned.content() or NOTHING).items]
    unknown = [each for each in ids if each not in known]
    if unknown:
        return complain(f"You have no move or tip “{unknown[0]}”. Nothing was written. {_listed(known)}")
    if Path(path).exists():
        return complain(f"{path} is there already. Nothing was written. Choose another name.")
    try:
        say(owned.carry_out(Share(path, tuple(ids or known))))
    except Problem as problem:
        return complain(str(problem))
    return DONE


def take_in(rest: list[str]) -> int:
    """Show what is in a shared file and, when the person says so, add all of it."""
    from backcare_desktop.core.own.own import TakeIn

    paths = [word for word in rest if word != "--yes"]
    if len(paths) != 1 or paths[0].startswith("-"):
        raise WrongUsage(IMPORT_USE)
    owned = _owned()
    try:
        offer = owned.look_into(paths[0])
        _tell(offer)
        if not offer.content.items:
            return complain("There is nothing new in it. Nothing was changed.")
        if "--yes" not in rest and not agrees("Add all of it?"):
            return complain("Nothing was changed. To add it without being asked: --yes")
        say(owned.carry_out(TakeIn(offer)))
    except Problem as problem:
        return complain(str(problem))
    _tell_the_app()
    return DONE


def whole_guide() -> Guidance:
    """The guide with the person's own moves and tips in it. Raises ContentError or FileNotFoundError."""
    from backcare_desktop.assets import root
    from backcare_desktop.content.own import WholeLibrary

    library = WholeLibrary(root())
    library.take_over(_owned().content())
    return library.guidance


def _owned() -> Owned:
    from backcare_desktop.core.timetable import local_time
    from backcare_desktop.owned import Owned
    from backcare_desktop.store.folders import find
    from backcare_desktop.system.clock import SystemClock

    clock, folders = SystemClock(), find()

    def now() -> datetime:
        return local_time(clock.utc_s(), clock.zone())

    return Owned(folders, now, _warn, came=partial(_bring_up, folders, now))


def _bring_up(folders: Folders, now: Callable[[], datetime], ids: frozenset[str]) -> None:
    """What was just taken in comes up, though another of its id was put away before; a running app heeds the file."""
    from backcare_desktop.core.hidden import shown_anew
    from backcare_desktop.store import settings_file

    settings, _told_by_the_app = settings_file.load(folders.settings, at=now(), good=folders.good_settings)
    changes = shown_anew(settings, ids)
    if changes:
        settings_file.change(folders.settings, changes, at=now(), good=folders.good_settings)


def _warn(sentence: str) -> None:
    complain(sentence)


def _tell(offer: Offer) -> None:
    for move in offer.content.moves:
        say(f"+ move  {move.name}  ({move.id})")
    for tip in offer.content.tips:
        say(f"+ tip   {tip.text}  ({tip.id})")
    for line in (*offer.renamed, *offer.left_out):
        say(f"! {line}")


def _tell_the_app() -> None:
    """Let a running app show it at once; without one, or with one that does not answer, it does so when it starts."""
    from backcare_desktop.single.client import ask
    from backcare_desktop.single.messages import NoAnswer, NotRunning, Request
    from backcare_desktop.store.runtime import socket_path

    try:
        ask(socket_path(os.environ), Request(("content", "changed")))
    except (NotRunning, NoAnswer):
        return


def _listed(ids: list[str]) -> str:
    return f"You have {', '.join(ids)}." if ids else "You have none yet."

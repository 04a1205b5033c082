"""The commands that need no running app."""

from __future__ import annotations

import sys
from collections.abc import Callable
from contextlib import suppress
from json import dumps

from backcare_desktop.cli.terminal import WrongUsage, complain, options, say
from backcare_desktop.single.messages import DONE, REFUSED

HELP = """\
Usage: backcare [COMMAND]

  backcare                        start BackCare, or show the one that runs
  backcare --background           start it without opening a window, as at login

The prompt on screen
  begin | skip | done             begin the break, leave it out, say that it is done
  snooze [10m]                    put it off
  yes | no                        answer the question of a posture card; a shortcut of your desktop can do it, too
  halt | go-on                    let a warm-up stand still, and go on with it
  exit                            the way out of any break, always

  moves                           show the moves of a break that is shown without them
  did [ID]                        “I did it”: a break of today that counts as skipped was taken

Breaks and quiet
  break ID [15m]                  take this one now: eyes, posture, stretch, rest, warmup, sit-stand (if on), your own
  next                            take the next full break now
  pause [30m | until 13:00 | until tomorrow]
                                  switch reminders off; with no time, until you resume
  resume                          switch them on again
  focus [30m | off]               hold prompts back while counting goes on
  pack [stop]                     open the warm or cold timer; stop it

What you want to see
  status [--json] [--follow]      what BackCare is doing, why, and what comes next
  guide [ENTRY]                   open the guide
  guide --list [--json]           id, kind and title of everything in it
  history [DAYS] [--json | --csv] what happened, oldest first; DAYS: 2026-03-02, 2026-03-01..2026-03-07 or all
  history delete DAYS [--yes]     show what was kept of these days, and delete it for good
  history report [FILE]           two weeks at your desk as a PDF: habits only
  backup FILE                     write settings, history, your own moves and tips, and kept pages into one file
  restore FILE [--yes]            show what is in such a file, and put it in the place of what you have
  help                            open “when to get help”
  show, open WINDOW               open a window: status, guide, help, history, settings, own,
                                  welcome, check, answers, pack, about
  settings path | check           where the settings file is; what is wrong in it
  simulate FILE [--json]          what would happen in a day described in FILE
  sound NAME [VOLUME]             hear a sound: start, step, end or alarm; 0 to 100
  calendar                        when your calendar files say that you are busy
  content check [FOLDER]          what is wrong in the guide's texts, links, sums and figures
  content export FILE [ID…]       write your own moves and tips into one file to share
  content import FILE [--yes]     show what is in such a file, and add it to yours
  doctor                          what was found on this desktop, and why
  quit                            end BackCare

  --version, --help

Exit codes: 0 done, 1 refused, 2 wrong usage, 3 BackCare is not running.
"""


def _help(rest: list[str]) -> int:
    options(rest, usage="--help")
    say(HELP.rstrip())
    return DONE


def _version(rest: list[str]) -> int:
    from backcare_desktop import __version__

    options(rest, usage="--version")
    say(f"BackCare Desktop {__version__}")
    return DONE


def guide_list(rest: list[str]) -> int:
    from backcare_desktop.cli.own import whole_guide
    from backcare_desktop.content.reader import ContentError
    from backcare_desktop.core.guide.catalogue import catalogue

    chosen = options(rest, "--list", "--json", usage="guide --list [--json]")
    try:
        items = catalogue(whole_guide())
    except (ContentError, FileNotFoundError) as error:
        return complain(str(error))
    for item in items:
        if "--json" in chosen:
            say(dumps({"id": item.id, "kind": item.kind, "title": item.title}, ensure_ascii=False))
        else:
            say(f"{item.id:<28} {item.kind:<17} {item.title}")
    return DONE


def _history(rest: list[str]) -> int:
    from backcare_desktop.cli import history

    return history.main(rest)


def _backup(rest: list[str]) -> int:
    from backcare_desktop.cli import backup

    return backup.write(rest)


def _restore(rest: list[str]) -> int:
    from backcare_desktop.cli import backup

    return backup.restore(rest)


def _settings(rest: list[str]) -> int:
    from backcare_desktop.store.folders import find
    from backcare_desktop.store.settings_file import problems_in

    path = find().settings
    match rest:
        case ["path"]:
            say(str(path))
            return DONE
        case ["check"]:
            problems = problems_in(path)
            for problem in problems:
                say(problem)
            if not problems:
                say(f"{path}: nothing is wrong." if path.exists() else f"{path}: not there, so the defaults hold.")
            return REFUSED if problems else DONE
    raise WrongUsage("use it as: backcare settings path, or: backcare settings check")


def _simulate(rest: list[str]) -> int:
    files = [word for word in rest if word != "--json"]
    if len(files) != 1 or len(rest) > 2 or files[0].startswith("--"):
        raise WrongUsage("use it as: backcare simulate FILE [--json]")
    from backcare_desktop.simulate import main as simulate

    return simulate(files[0], "--json" in rest, sys.stdout, sys.stderr)


def _sound(rest: list[str]) -> int:
    from backcare_desktop.ports import Cue
    from backcare_desktop.system.sound import out as soundout

    names = [cue.value for cue in Cue]
    percent = rest[1] if len(rest) == 2 else "50"
    if not 1 <= len(rest) <= 2 or rest[0] not in names or not percent.isdecimal() or int(percent) > 100:
        raise WrongUsage(f"use it as: backcare sound {'|'.join(names)} [0 to 100]")
    try:
        say(f"Played by {soundout.play(soundout.path_of(Cue(rest[0])), int(percent) / 100)}.")
    except soundout.CannotSound as error:
        return complain(f"backcare: {error}")
    return DONE


def _doctor(rest: list[str]) -> int:
    options(rest, usage="doctor")
    from backcare_desktop.core.settings import check
    from backcare_desktop.store.folders import find
    from backcare_desktop.store.settings_file import Unreadable, read_raw
    from backcare_desktop.system import environment
    from backcare_desktop.system.doctor import examine

    raw = {}
    with suppress(OSError, Unreadable):  # what is wrong with the file is for: backcare settings check
        raw = read_raw(find().settings)
    environment.prepare()
    for line in examine(check(raw)[0]):
        say(line)
    return DONE


def _calendar(rest: list[str]) -> int:
    from backcare_desktop.cli import calendar

    return calendar.main(rest)


def _content(rest: list[str]) -> int:
    from backcare_desktop.cli import content

    return content.main(rest)


ERRANDS: dict[str, Callable[[list[str]], int]] = {
    "history": _history,
    "backup": _backup,
    "restore": _restore,
    "settings": _settings,
    "simulate": _simulate,
    "sound": _sound,
    "doctor": _doctor,
    "calendar": _calendar,
    "content": _content,
    "--help": _help,
    "-h": _help,
    "--version": _version,
}

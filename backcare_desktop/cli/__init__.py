"""Words on the command line: answered here, handed to the running app, or the app is started.

``backcare status`` must answer while a bare Python is hardly up: this file has what it needs and no more, and imports
even that late. Commands are understood in one place, ``core.commands``, by the running app; only when none runs is it
done here.
"""

from __future__ import annotations

import os
import sys
from errno import ENOSPC

from backcare_desktop.cli.terminal import WrongUsage, complain, options, say
from backcare_desktop.single.messages import DONE, NOT_RUNNING, WRONG_USAGE, NoAnswer, NotRunning, Reply, Request
from backcare_desktop.store.runtime import socket_path

TYPE_CHECKING = False
if TYPE_CHECKING:
    from collections.abc import Iterator

NOBODY = "BackCare is not running, so nothing was done. Start it with: backcare"
INTERRUPTED = 130
"""What shells give for Ctrl-C."""


def main(words: list[str] | None = None) -> int:
    """Carry out the words of the command line; the exit code."""
    words = sys.argv[1:] if words is None else words
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="replace")
    try:
        code = _carry_out(words)
        sys.stdout.flush()
    except BrokenPipeError:
        # Whoever read the output has seen enough; Python would complain at its end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return DONE
    except OSError as error:
        if error.errno != ENOSPC:
            raise
        os.dup2(os.open(os.devnull, os.O_WRONLY), 1)
        return complain("The output could not be written: the disk is full. Make room, then try again.")
    except KeyboardInterrupt:
        return INTERRUPTED
    except WrongUsage as error:
        return complain(f"backcare: {error}", WRONG_USAGE)
    except NotRunning:
        return complain(NOBODY, NOT_RUNNING)
    except NoAnswer as error:
        return complain(str(error))
    return code


def _carry_out(words: list[str]) -> int:
    if words[:1] == ["status"]:
        return _status(words[1:])
    if not words or words == ["--background"]:
        return _start(is_hidden=bool(words))
    from backcare_desktop.cli import local

    errand = local.ERRANDS.get(words[0])
    if errand is not None:
        return errand(words[1:])
    if words[0] == "guide" and "--list" in words:
        return local.guide_list(words[1:])
    return _hand_over(words)


def _ask(*words: str) -> Reply:
    from backcare_desktop.single.client import ask

    return ask(socket_path(os.environ), Request(words))


def _show(reply: Reply, *, as_json: bool = False) -> int:
    if reply.code != DONE:
        return complain(reply.text, reply.code)
    if as_json and reply.status is not None:
        from json import dumps

        say(dumps(reply.status, ensure_ascii=False, separators=(",", ":")))
    elif reply.text:
        say(reply.text)
    return DONE


def _start(*, is_hidden: bool) -> int:
    from backcare_desktop.single.client import ask_status

    try:
        if is_hidden:
            ask_status(socket_path(os.environ))
            return DONE
        return _show(_ask("show"))
    except NotRunning:
        from backcare_desktop.system.lean import unwatch_imports

        unwatch_imports()
        from backcare_desktop.launch import run

        return run(sys.argv, start_hidden=is_hidden)


def _hand_over(words: list[str]) -> int:
    try:
        return _show(_ask(*words))
    except NotRunning:
        from backcare_desktop.core.commandwords import WrongWords, parse

        try:
            parse(words)
        except WrongWords as error:
            raise WrongUsage(str(error)) from None
        raise


def _status(rest: list[str]) -> int:
    from backcare_desktop.single.client import ask, ask_status, follow

    chosen = options(rest, "--json", "--follow", usage="status [--json] [--follow]")
    path = socket_path(os.environ)
    if "--follow" in chosen:
        return _follow(follow(path, Request(ask="status", follow=True)), as_json="--json" in chosen)
    if not chosen:
        return _show(ask(path, Request(ask="status")))
    answer = ask_status(path)
    if isinstance(answer, Reply):
        return _show(answer, as_json=True)
    say(answer)
    return DONE


def _follow(replies: Iterator[Reply], *, as_json: bool) -> int:
    """Print each reply that says something new: of a pack that changed, the sentence tells and the JSON does not."""
    code, told = DONE, None
    for reply in replies:
        status = reply.status if as_json else None
        news = reply.text if status is None else (status.get("state"), status.get("why"))
        if news != told:
            code, told = _show(reply, as_json=as_json), news
            sys.stdout.flush()
    return code

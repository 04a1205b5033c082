"""Stands in for the running app in the tests of the command line: the real lock and socket, in a process with Qt."""

from __future__ import annotations

import os
import sys

from PySide6.QtCore import QCoreApplication

from backcare_desktop.core.commands import Open, Page, Quit
from backcare_desktop.core.commandwords import WrongWords, parse
from backcare_desktop.core.events import Begin, PauseFor, Resume, TakeBreak
from backcare_desktop.single.messages import DONE, REFUSED, WRONG_USAGE, Reply, Request
from backcare_desktop.single.server import Server, take_lock
from backcare_desktop.store.folders import find

STATUS = {"version": "0.1.0", "state": "working", "why": "Working · stretch in 12 min", "idle_s": None}


class RunningApp:
    """Answers as the app does, with a state of two words."""

    def __init__(self) -> None:
        self.server = Server(str(find().socket), self.answer)
        self.is_paused = self.has_pack = False

    def status(self) -> Reply:
        state = {"state": "paused", "why": "Paused until you resume"} if self.is_paused else {}
        whole = STATUS | state
        pack = ". Warm pack on until 12:40." if self.has_pack else ""
        return Reply(DONE, f"{whole['why']}{pack}", whole)

    def answer(self, request: Request) -> Reply:
        if request.ask == "status":
            return self.status()
        try:
            verb = parse(list(request.do))
        except WrongWords as error:
            return Reply(WRONG_USAGE, f"backcare: {error}")
        match verb:
            case Begin():
                return Reply(REFUSED, "Nothing is on screen. Take a break with: backcare break stretch")
            case TakeBreak("bug"):
                raise RuntimeError("a bug")
            case Quit():
                QCoreApplication.quit()
            case PauseFor() | Resume():
                self.is_paused = isinstance(verb, PauseFor)
                self.server.publish(self.status())
            case Open(Page.PACK):
                self.has_pack = True
                self.server.publish(self.status())
        return Reply(DONE, f"Did {verb}.")


def say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def main() -> int:
    app = QCoreApplication(sys.argv)
    folders = find()
    folders.make()
    lock = take_lock(str(folders.lock))
    if lock is None:
        say("second")
        return 0
    running = RunningApp()
    running.server.listen()
    say(f"ready {os.getpid()}")
    app.exec()
    running.server.close()
    lock.unlock()
    return 0


if __name__ == "__main__":
    raise SystemExit(main())

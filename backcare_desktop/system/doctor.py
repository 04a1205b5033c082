"""What this desktop can tell us: for each capability what was tried, what was chosen and why, in words."""

from __future__ import annotations

import logging
import os
import sys
from collections.abc import Callable
from contextlib import suppress
from functools import partial

from PySide6.QtCore import QCoreApplication, QDeadlineTimer, QEventLoop, QProcess, QStandardPaths

from backcare_desktop.core.holdtable import HOLD_LABELS
from backcare_desktop.core.rules import Obstacle
from backcare_desktop.core.settings import Settings
from backcare_desktop.ports import IdleReport, ProbeLost, ProbeUnavailable, Seen
from backcare_desktop.system import environment
from backcare_desktop.system.awake.keep import NOT_THERE, DesktopAwake
from backcare_desktop.system.candidates import Choice
from backcare_desktop.system.doctorwords import LIMITS, TRAYS, TRIED
from backcare_desktop.system.holds.chosen import AWAKE, ChosenHold, hold_candidates
from backcare_desktop.system.idle.chosen import ChosenIdle
from backcare_desktop.system.motion import Motion
from backcare_desktop.system.session.choice import session_probe
from backcare_desktop.system.sound import player as sound
from backcare_desktop.system.sound import speech
from backcare_desktop.system.trayhost import TrayKind, TrayWatch

PATIENCE_MS, SESSION_MS = 1500, 2600
IDLE_MS = 5000
"""Longer than two sources that hang, one after the other."""
HOLDS_MS = 2600
"""Longer, as a camera that is open counts only after two seconds."""
SOUND_MS = 8000
"""Longer than a sound server that hangs is waited for (``sound.out.PATIENCE_S`` beyond the sound)."""


def examine(settings: Settings) -> list[str]:
    """Try each capability for a moment and say what was found. Needs no running app, no display, no bus."""
    application = QCoreApplication.instance() or QCoreApplication([])
    logging.getLogger("backcare_desktop").setLevel(logging.CRITICAL)  # what is lost stands in the lines
    desktop = os.environ.get("XDG_CURRENT_DESKTOP", "")
    lines = [f"Desktop: {desktop or 'not named'}, {_windows()}"]
    lines += [f"  {tried}" for name, tried in TRIED.items() if name in desktop.upper().split(":")]
    lines += _message_bus("session", "Your desktop’s message bus", "Log out, and in again.")
    lines += _message_bus("system", "The machine’s message bus", "Restart the machine if it stays so.")
    lines += _idle()
    lines += _session()
    lines += _holds(settings)
    lines += _tray()
    lines += _sound()
    lines += _speech()
    lines += _awake()
    lines += _motion()
    del application
    return lines


def _windows() -> str:
    if sys.platform == "win32":
        return "Windows; its parts are written from documentation, not run"
    if sys.platform == "darwin":
        return "macOS; its parts are written from documentation, not run"
    if not environment.has_display():
        return "no display: BackCare cannot show windows here"
    if os.environ.get("WAYLAND_DISPLAY") and os.environ.get("DISPLAY"):
        return "Wayland; our windows go through XWayland, where they can be placed and stay on top"
    if os.environ.get("WAYLAND_DISPLAY"):
        return "Wayland without XWayland: notices cannot be placed or kept on top; use notifications and the tray"
    return "X11"


def _message_bus(which: str, name: str, advice: str) -> list[str]:
    """Ask the bus itself before Qt does, which would wait for minutes for one that hangs."""
    if sys.platform != "linux":
        return []
    from backcare_desktop.system.connections.bus import BUS, Bus

    told: list[str] = []
    try:
        bus = Bus(told.append, which)
    except ProbeUnavailable:
        return []  # each part says so
    bus.has(BUS.bus_name, lambda _is_there: told.append(""))
    _wait(lambda: bool(told), SESSION_MS)
    bus.close()
    if told == [""]:
        return []
    os.environ[f"DBUS_{which.upper()}_BUS_ADDRESS"] = "disabled:"
    return [f"  {name} does not answer, so what goes by it cannot be seen. {advice}"]


def _idle() -> list[str]:
    def ignore(_report: IdleReport) -> None:
        """Only the choice matters here."""

    probe = ChosenIdle()
    with suppress(ProbeUnavailable):
        probe.start(ignore)
    _wait(lambda: probe.is_settled, IDLE_MS)
    choice = probe.choice
    probe.stop()
    lines = _told(choice, "Idle time")
    if not choice.chosen:
        lines.append("  Time counts as use, and a break waits for you to begin it.")
    return lines


def _told(choice: Choice, title: str) -> list[str]:
    lines = [f"{title}: {choice.chosen or 'cannot be told here'}"]
    lines += [f"  not {each.name}: {each.why}" for each in choice.tried if each.name != choice.chosen and each.why]
    return lines


def _session() -> list[str]:
    session = session_probe()
    try:
        session.start(lambda _on: None, lambda _on: None)
    except ProbeUnavailable as error:
        return _no_session(str(error))
    _wait(lambda: session.is_settled, SESSION_MS)
    notes, is_blind = session.notes, session.is_blind
    session.stop()
    if is_blind:
        return _no_session("; ".join(notes))
    return [f"Lock and sleep: {session.name}", *(f"  {note}" for note in notes)]


def _no_session(why: str) -> list[str]:
    return ["Lock and sleep: cannot be told here", f"  {why}", "  A sleep is still noticed by the clock."]


def _holds(settings: Settings) -> list[str]:
    """Each hold that a probe can tell, and what keeps the screen awake: which probe, and what it sees now."""
    seen: dict[str, Seen | ProbeLost] = {}
    probes: dict[str, ChosenHold] = {}
    for name, candidates in hold_candidates().items():
        probes[name] = ChosenHold(name, candidates, settings.values)
        with suppress(ProbeUnavailable):
            probes[name].start(partial(seen.__setitem__, name))
    _wait(lambda: all(probe.is_settled for probe in probes.values()), HOLDS_MS)
    lines: list[str] = []
    is_blind = False
    for name, probe in probes.items():
        choice = probe.choice
        title = "Video that plays" if name == AWAKE else HOLD_LABELS[Obstacle(name)]
        is_off = name != AWAKE and not settings[f"holds.{name}"]
        lines += _told(choice, f"{title} (switched off)" if is_off else title)
        lines += [f"  now: {_now(seen.get(name))}"] if choice.chosen else []
        lines += [f"  {limit}" for on, limit in LIMITS.items() if on == name and choice.chosen]
        is_blind = is_blind or not (choice.chosen or is_off)
        probe.stop()
    if is_blind:
        lines.append("  Where a hold cannot be told, ask for quiet yourself: backcare focus 1h")
    return lines


def _now(seen: Seen | ProbeLost | None) -> str:
    match seen:
        case Seen(stands=True, what=what):
            return what or "seen"
        case Seen(what=what):
            return what or "nothing seen"
    return "no answer yet"


def _tray() -> list[str]:
    watch = TrayWatch()
    told: list[TrayKind] = []
    watch.start(lambda: None, told.append)
    _wait(lambda: bool(told))
    watch.stop()
    return [f"Tray: {TRAYS[told[-1] if told else TrayKind.NONE]}"]


def _sound() -> list[str]:
    """Play a sound at no volume, as the app does: in a process of its own, which cannot hang this one."""
    words = sound.command()
    process = QProcess()
    process.start(words[0], [*words[1:], "sound", "step", "0"])
    if not process.waitForFinished(SOUND_MS):
        process.kill()
        process.waitForFinished()
    if process.exitStatus() is QProcess.ExitStatus.NormalExit and process.exitCode() == 0:
        return [f"Sound: {_text(process.readAllStandardOutput().data()).rstrip('.').removeprefix('Played by ')}"]
    why = _text(process.readAllStandardError().data()).removeprefix("backcare: ") or sound.NO_ANSWER
    return [f"Sound: none here: {why}", "  Alarms are shown, not heard. Look into your system's sound settings."]


def _text(data: bytes | bytearray | memoryview) -> str:
    return bytes(data).decode(errors="replace").strip()


def _speech() -> list[str]:
    ended: list[str] = []
    try:
        talk = speech.Talk(speech.socket_path(), ended.append)
    except speech.SpeechUnavailable:
        if QStandardPaths.findExecutable(speech.SERVER):
            return ["Speech: speech-dispatcher is installed, and starts when the first step is to be spoken"]
        return ["Speech: none here", f"  {speech.NOT_INSTALLED}. Until then steps are shown."]
    talk.send("GET OUTPUT_MODULE")
    _wait(lambda: bool(talk.told or ended))
    voices = talk.told
    talk.close()
    if voices == ["dummy"]:
        return ["Speech: speech-dispatcher has no voice; install one, such as espeak-ng"]
    return [f"Speech: speech-dispatcher, {voices[0]}" if voices else "Speech: speech-dispatcher does not answer"]


def _awake() -> list[str]:
    awake = DesktopAwake()
    awake.hold("Looking whether this works")
    _wait(lambda: awake.is_settled)
    held, notes = ", ".join(awake.held), awake.notes
    awake.release()
    if held:
        refused = (f"  not {note}" for note in notes if not note.endswith(NOT_THERE))
        return [f"Staying awake, while a timer runs: {held}", *refused]
    lines = ["Staying awake, while a timer runs: cannot be had here", *(f"  not {note}" for note in notes)]
    return [*lines, "  Set your screen to stay on for as long as a timer runs."]


def _motion() -> list[str]:
    motion = Motion()
    motion.start(lambda _is_still: None)
    _wait(lambda: motion.is_settled)
    is_known, is_still = motion.is_known, motion.is_still
    motion.stop()
    if not is_known:
        return ["Motion: your desktop does not say; choose it in the settings, under Look"]
    return [f"Motion: {'your desktop asks for none: all keeps still' if is_still else 'your desktop allows it'}"]


def _wait(predicate: Callable[[], bool], patience_ms: int = PATIENCE_MS) -> None:
    """Run the Qt loop until it holds, or a moment has passed."""
    deadline = QDeadlineTimer(patience_ms)
    while not predicate() and not deadline.hasExpired():
        QCoreApplication.processEvents(QEventLoop.ProcessEventsFlag.AllEvents, 50)

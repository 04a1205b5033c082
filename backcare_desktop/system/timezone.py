"""The local time zone by its IANA name, followed while the program runs."""

from __future__ import annotations

import os
import sys
from collections.abc import Hashable
from pathlib import Path
from zoneinfo import ZoneInfo

FALLBACK = "UTC"


class LocalZone:
    """Knows the local zone's name; asking costs one file status unless something changed."""

    def __init__(self, etc: Path = Path("/etc")) -> None:
        self._localtime = etc / "localtime"
        self._timezone = etc / "timezone"
        self._seen: Hashable = None
        self._name = FALLBACK

    def name(self) -> str:
        """The IANA name, such as ``Europe/Berlin``; ``UTC`` when nothing tells."""
        seen = (os.environ.get("TZ"), _status(self._localtime), _status(self._timezone))
        if seen != self._seen:
            self._seen = seen
            self._name = self._find()
        return self._name

    def _find(self) -> str:
        for look in (self._of_environment, self._of_link, self._of_file, self._of_system):
            name = look()
            if name and _is_known(name):
                return name
        return FALLBACK

    def _of_environment(self) -> str:
        """TZ as a name or a path, with or without its colon; POSIX rules (``CET-1CEST``) have no name."""
        value = os.environ.get("TZ", "").removeprefix(":")
        return _below_zoneinfo(value) if value.startswith("/") else value

    def _of_link(self) -> str:
        try:
            return _below_zoneinfo(str(self._localtime.readlink()))
        except OSError:
            return ""

    def _of_file(self) -> str:
        try:
            return self._timezone.read_text(errors="replace").strip()
        except OSError:
            return ""

    def _of_system(self) -> str:
        """Ask tzlocal, which APScheduler brings: for Windows' registry and a localtime that is a copy."""
        if sys.platform != "win32" and not self._localtime.exists():
            return ""
        try:
            import tzlocal

            tzlocal.reload_localzone()
            return tzlocal.get_localzone_name()
        except (ImportError, LookupError, ValueError, OSError):
            return ""


def _below_zoneinfo(path: str) -> str:
    """The zone's name out of ``/usr/share/zoneinfo/posix/Europe/Berlin`` and its like."""
    _, found, name = path.partition("zoneinfo/")
    return name.removeprefix("posix/").removeprefix("right/") if found else ""


def _is_known(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (LookupError, ValueError, OSError):
        return False
    return True


def _status(path: Path) -> Hashable:
    """Changes when the file, or the link itself, is replaced."""
    try:
        status = path.lstat()
    except OSError:
        return None
    return status.st_mtime_ns, status.st_ino

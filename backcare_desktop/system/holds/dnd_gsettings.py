"""Do not disturb where it is a setting of the desktop: GNOME, Cinnamon, MATE. Read and followed by GLib itself.

GLib is in the app already, for Qt's own loop; GIO beside it costs less than a program that watches the setting.
"""

from __future__ import annotations

from collections.abc import Callable
from ctypes import CDLL, CFUNCTYPE, c_char_p, c_int, c_ulong, c_void_p, string_at
from typing import Any

from PySide6.QtCore import QAbstractEventDispatcher

from backcare_desktop.ports import ProbeUnavailable
from backcare_desktop.system.holds.dnd import Answer

SESSION_BUS = 2
NOT_KEPT = ("GMemorySettingsBackend", "GNullSettingsBackend")
"""What GIO falls back to where it cannot reach the desktop's settings: it then knows only the defaults."""

_Changed = CFUNCTYPE(None, c_void_p, c_char_p, c_void_p)


def _load() -> Any:
    """GIO, with the calls that are used here."""
    try:
        gio = CDLL("libgio-2.0.so.0")
    except OSError:
        raise ProbeUnavailable("the desktop's settings cannot be read (GLib's GIO is not installed)") from None
    pointer, text, number = c_void_p, c_char_p, c_int
    for name, result, arguments in (
        ("g_settings_schema_source_get_default", pointer, ()),
        ("g_settings_schema_source_lookup", pointer, (pointer, text, number)),
        ("g_settings_schema_has_key", number, (pointer, text)),
        ("g_settings_schema_get_key", pointer, (pointer, text)),
        ("g_settings_schema_key_get_value_type", pointer, (pointer,)),
        ("g_settings_schema_key_unref", None, (pointer,)),
        ("g_settings_schema_unref", None, (pointer,)),
        ("g_settings_backend_get_default", pointer, ()),
        ("g_type_name_from_instance", text, (pointer,)),
        ("g_settings_new_full", pointer, (pointer, pointer, text)),
        ("g_settings_get_boolean", number, (pointer, text)),
        ("g_signal_connect_data", c_ulong, (pointer, text, _Changed, pointer, pointer, number)),
        ("g_signal_handler_disconnect", None, (pointer, c_ulong)),
        ("g_object_unref", None, (pointer,)),
        ("g_bus_get_sync", pointer, (number, pointer, pointer)),
        ("g_dbus_connection_set_exit_on_close", None, (pointer, number)),
    ):
        call = getattr(gio, name)
        call.restype, call.argtypes = result, arguments
    return gio


_gio = _load()
_listening: dict[int, Callable[[], None]] = {}
"""Whom to tell, by the address of the settings that changed."""


def _on_changed(settings: int, _key: bytes, _data: int) -> None:
    tell = _listening.get(settings)
    if tell is not None:
        tell()


_changed = _Changed(_on_changed)
"""Kept for as long as the program runs: GLib may be in it while a probe stops."""


class SettingKeeper:
    """One switch of the desktop's settings; ``quiet`` is its value while do not disturb is on."""

    services: tuple[str, ...] = ()

    def __init__(self, schema: str, key: str, quiet: bool) -> None:
        self._schema, self._key, self._quiet = schema, key, quiet
        self._settings: int | None = None

    def start(self, tell: Callable[[Answer], None]) -> None:
        """Tell each change from now on. Raises ProbeUnavailable."""
        if "Glib" not in QAbstractEventDispatcher.instance().metaObject().className():
            raise ProbeUnavailable("this Qt does not run GLib's loop, so a change would not be noticed")
        self._tell = tell
        schema = _find(self._schema, self._key)
        _stay_alive()
        settings = _gio.g_settings_new_full(schema, None, None)
        _gio.g_settings_schema_unref(schema)
        self._handler = _gio.g_signal_connect_data(settings, f"changed::{self._key}".encode(), _changed, None, None, 0)
        _listening[settings] = self.ask
        self._settings = settings

    def ask(self) -> None:
        """Look, and tell what holds."""
        if self._settings is not None:
            self._tell(bool(_gio.g_settings_get_boolean(self._settings, self._key.encode())) is self._quiet)

    def stop(self) -> None:
        """Release everything; safe to call twice."""
        if self._settings is not None:
            settings, self._settings = self._settings, None
            del _listening[settings]
            _gio.g_signal_handler_disconnect(settings, self._handler)
            _gio.g_object_unref(settings)


def _find(schema: str, key: str) -> int:
    """The schema, looked up before it is used: GIO ends the program that asks for one that is not there."""
    backend = _gio.g_settings_backend_get_default()
    kind = _gio.g_type_name_from_instance(backend).decode()
    _gio.g_object_unref(backend)
    if kind in NOT_KEPT:
        raise ProbeUnavailable("the desktop's settings cannot be read (GIO has no module for dconf)")
    source = _gio.g_settings_schema_source_get_default()
    found = source and _gio.g_settings_schema_source_lookup(source, schema.encode(), 1)
    if not found:
        raise ProbeUnavailable(f"the desktop's settings have no {schema}")
    if not _is_switch(found, key.encode()):
        _gio.g_settings_schema_unref(found)
        raise ProbeUnavailable(f"the desktop's settings have no switch {key} in {schema}")
    return int(found)


def _is_switch(schema: int, key: bytes) -> bool:
    if not _gio.g_settings_schema_has_key(schema, key):
        return False
    known = _gio.g_settings_schema_get_key(schema, key)
    kind = string_at(_gio.g_settings_schema_key_get_value_type(known), 1)
    _gio.g_settings_schema_key_unref(known)
    return kind == b"b"


def _stay_alive() -> None:
    """Keep GIO from ending the app together with the session bus. The reference is kept: GIO forgets it otherwise."""
    bus = _gio.g_bus_get_sync(SESSION_BUS, None, None)
    if bus:
        _gio.g_dbus_connection_set_exit_on_close(bus, 0)

"""The few functions of libpulse that tell who takes sound from where, by ctypes.

Not by pulsectl: it costs the resting app 4.6 MB and this 1.1 (docs/dependencies.md). Only the beginning of each
structure is described; libpulse has only ever added to their ends.
"""

from __future__ import annotations

import ctypes
import os

LIBRARY = "libpulse.so.0"
NOTHING = 0xFFFFFFFF
"""The number of what is not there (PA_INVALID_INDEX)."""
NO_AUTOSPAWN = 1
"""Connect to a server that runs; never start one."""
READY, FAILED, TERMINATED = 4, 5, 6
SOURCE_OUTPUTS = 8
"""Tell of streams that take sound from a source: when one comes, changes and goes."""

Pointer = ctypes.c_void_p


class _SampleSpec(ctypes.Structure):
    _fields_ = (("format", ctypes.c_int), ("rate", ctypes.c_uint32), ("channels", ctypes.c_uint8))


class _ChannelMap(ctypes.Structure):
    _fields_ = (("channels", ctypes.c_uint8), ("map", ctypes.c_int * 32))


class _Volume(ctypes.Structure):
    _fields_ = (("channels", ctypes.c_uint8), ("values", ctypes.c_uint32 * 32))


class SourceInfo(ctypes.Structure):
    """What sound can be taken from: a microphone, or the monitor of what is played."""

    _fields_ = (
        ("name", ctypes.c_char_p),
        ("index", ctypes.c_uint32),
        ("description", ctypes.c_char_p),
        ("sample_spec", _SampleSpec),
        ("channel_map", _ChannelMap),
        ("owner_module", ctypes.c_uint32),
        ("volume", _Volume),
        ("mute", ctypes.c_int),
        ("monitor_of_sink", ctypes.c_uint32),
    )


class SourceOutputInfo(ctypes.Structure):
    """A stream that takes sound from a source."""

    _fields_ = (
        ("index", ctypes.c_uint32),
        ("name", ctypes.c_char_p),
        ("owner_module", ctypes.c_uint32),
        ("client", ctypes.c_uint32),
        ("source", ctypes.c_uint32),
        ("sample_spec", _SampleSpec),
        ("channel_map", _ChannelMap),
        ("buffer_usec", ctypes.c_uint64),
        ("source_usec", ctypes.c_uint64),
        ("resample_method", ctypes.c_char_p),
        ("driver", ctypes.c_char_p),
        ("properties", Pointer),
        ("corked", ctypes.c_int),
    )


OnState = ctypes.CFUNCTYPE(None, Pointer, Pointer)
OnEvent = ctypes.CFUNCTYPE(None, Pointer, ctypes.c_int, ctypes.c_uint32, Pointer)
OnSource = ctypes.CFUNCTYPE(None, Pointer, ctypes.POINTER(SourceInfo), ctypes.c_int, Pointer)
OnSourceOutput = ctypes.CFUNCTYPE(None, Pointer, ctypes.POINTER(SourceOutputInfo), ctypes.c_int, Pointer)


def load() -> ctypes.CDLL:
    """The library, its functions described. Slow the first time: some 20 libraries. Raises OSError."""
    pulse, number = _open(), ctypes.c_int
    for function, result, arguments in (
        (pulse.pa_mainloop_new, Pointer, ()),
        (pulse.pa_mainloop_get_api, Pointer, (Pointer,)),
        (pulse.pa_mainloop_iterate, number, (Pointer, number, Pointer)),
        (pulse.pa_mainloop_wakeup, None, (Pointer,)),
        (pulse.pa_mainloop_free, None, (Pointer,)),
        (pulse.pa_context_new, Pointer, (Pointer, ctypes.c_char_p)),
        (pulse.pa_context_connect, number, (Pointer, ctypes.c_char_p, number, Pointer)),
        (pulse.pa_context_disconnect, None, (Pointer,)),
        (pulse.pa_context_unref, None, (Pointer,)),
        (pulse.pa_context_get_state, number, (Pointer,)),
        (pulse.pa_context_errno, number, (Pointer,)),
        (pulse.pa_strerror, ctypes.c_char_p, (number,)),
        (pulse.pa_context_set_state_callback, None, (Pointer, OnState, Pointer)),
        (pulse.pa_context_set_subscribe_callback, None, (Pointer, OnEvent, Pointer)),
        (pulse.pa_context_subscribe, Pointer, (Pointer, number, Pointer, Pointer)),
        (pulse.pa_context_get_source_info_list, Pointer, (Pointer, OnSource, Pointer)),
        (pulse.pa_context_get_source_output_info_list, Pointer, (Pointer, OnSourceOutput, Pointer)),
        (pulse.pa_operation_unref, None, (Pointer,)),
        (pulse.pa_proplist_gets, ctypes.c_char_p, (Pointer, ctypes.c_char_p)),
    ):
        function.restype, function.argtypes = result, arguments
    return pulse


def _open() -> ctypes.CDLL:
    """Open the library in this thread while the others go on.

    By the C function, as ctypes keeps all of Python waiting until a library is open.
    """
    dlopen = ctypes.CDLL(None).dlopen
    dlopen.restype, dlopen.argtypes = Pointer, (ctypes.c_char_p, ctypes.c_int)
    handle = dlopen(LIBRARY.encode(), os.RTLD_LAZY)
    if handle is None:
        raise OSError(f"{LIBRARY} is missing")
    return ctypes.CDLL(LIBRARY, handle=handle)

"""libxcb, by ctypes: what of it is called, and how."""

from __future__ import annotations

import ctypes

from backcare_desktop.ports import ProbeUnavailable


class Iovec(ctypes.Structure):
    """A piece of memory to send."""

    _fields_ = (("base", ctypes.c_void_p), ("length", ctypes.c_size_t))


class ExtensionName(ctypes.Structure):
    """How libxcb knows an extension."""

    _fields_ = (("name", ctypes.c_char_p), ("global_id", ctypes.c_int))


class Request(ctypes.Structure):
    """What kind of request is sent."""

    _fields_ = (
        ("count", ctypes.c_size_t),
        ("extension", ctypes.POINTER(ExtensionName)),
        ("opcode", ctypes.c_uint8),
        ("is_void", ctypes.c_uint8),
    )


def load() -> tuple[ctypes.CDLL, ctypes.CDLL]:
    """libxcb and libc. Raises ProbeUnavailable."""
    try:
        xcb, libc = ctypes.CDLL("libxcb.so.1"), ctypes.CDLL(None)
    except OSError as error:
        raise ProbeUnavailable(f"libxcb is missing ({error})") from None
    pointer, number = ctypes.c_void_p, ctypes.c_uint
    for function, result, arguments in (
        (xcb.xcb_connect, pointer, (ctypes.c_char_p, pointer)),
        (xcb.xcb_connection_has_error, ctypes.c_int, (pointer,)),
        (xcb.xcb_disconnect, None, (pointer,)),
        (xcb.xcb_flush, ctypes.c_int, (pointer,)),
        (xcb.xcb_get_file_descriptor, ctypes.c_int, (pointer,)),
        (xcb.xcb_get_setup, pointer, (pointer,)),
        (xcb.xcb_generate_id, ctypes.c_uint32, (pointer,)),
        (xcb.xcb_get_extension_data, pointer, (pointer, ctypes.POINTER(ExtensionName))),
        (xcb.xcb_send_request, number, (pointer, ctypes.c_int, pointer, ctypes.POINTER(Request))),
        (xcb.xcb_poll_for_reply, ctypes.c_int, (pointer, number, pointer, pointer)),
        (xcb.xcb_discard_reply, None, (pointer, number)),
        (xcb.xcb_poll_for_event, pointer, (pointer,)),
        (xcb.xcb_poll_for_queued_event, pointer, (pointer,)),
        (libc.free, None, (pointer,)),
    ):
        function.restype, function.argtypes = result, arguments
    return xcb, libc

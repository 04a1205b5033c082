"""What is in front, where a Wayland compositor tells of windows, hangs, or tells of none."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.desk.desk import Desk, Program, wait
from tests.desk.needs import need_programs
from tests.desk.stall import least_waits
from tests.desk.watches import FULL, Other, Watch
from tests.system.front_rigs import ACTIVE, windows_compositor
from tests.system.front_rigs import FULL as IS_FULL


def test_under_gnome_on_wayland_the_windows_of_x_programs_count() -> None:
    need_programs("mutter", "dbus-daemon", "dbus-send", "Xwayland", "xdotool")
    with Desk(compositor="mutter", xwayland=True) as desk:
        watch = Watch(desk, FULL)
        watch.wait(False)
        other = Other(desk, QT_QPA_PLATFORM="xcb")
        other.tell("full")
        watch.wait(False, True)
        other.program.end()
        watch.wait(False, True, False)
        assert watch.words() == "nothing seen, but here only windows of X programs can be"
        place = "holds.fullscreen:WaylandFullscreen"
        assert Watch(desk, place).cannot() == "the compositor does not tell programs of other windows"


@pytest.fixture
def bare() -> Iterator[Desk]:
    with Desk(x=False, dbus=False) as running:
        yield running


def tell(compositor: Program, *lines: str) -> None:
    """Have it tell of windows, and wait until it has."""
    count = compositor.text().count("obeyed")
    compositor.write("\n".join(lines))
    wait(lambda: compositor.text().count("obeyed") == count + len(lines), what=f"{lines} told")


def test_on_wayland_the_active_window_counts_and_ours_does_not(bare: Desk) -> None:
    compositor = windows_compositor(bare)
    full = Watch(bare, "holds.fullscreen:WaylandFullscreen")
    named = Watch(bare, "holds.app:WaylandProgramInFront", ["impress"], "in_front")
    full.wait(False)
    named.wait(False)
    tell(compositor, f"window 1 libreoffice-impress {ACTIVE} {IS_FULL}")
    full.wait(False, True)
    named.wait(False, True)
    tell(
        compositor,
        f"window 1 libreoffice-impress {IS_FULL}",
        f"window 2 backcare-desktop {ACTIVE} {IS_FULL}",
    )
    full.answer()
    named.answer()
    assert (full.told(), named.told()) == ([False, True], [False, True])
    tell(compositor, "window 1 libreoffice-impress")
    full.wait(False, True, False)
    tell(compositor, f"window 1 libreoffice-impress {IS_FULL}", f"window 3 terminal {ACTIVE}")
    named.wait(False, True, False)
    full.answer()
    assert full.told() == [False, True, False]
    tell(compositor, f"window 3 terminal {ACTIVE} {IS_FULL}")
    full.wait(False, True, False, True)
    tell(compositor, "window 3")
    full.wait(False, True, False, True, False)
    assert "title" not in full.program.text() + named.program.text()


def test_who_goes_before_a_compositor_that_hung_has_answered_leaves_the_others_theirs(bare: Desk) -> None:
    compositor = windows_compositor(bare)
    stays, goes = (Watch(bare, "holds.fullscreen:WaylandFullscreen") for _ in range(2))
    stays.wait(False)
    goes.wait(False)
    with compositor.hung():
        goes.order("ask", "asked")
        goes.order("stop", "at rest")
    tell(compositor, f"window 1 slides {ACTIVE} {IS_FULL}")
    assert stays.wait(False, True)


def test_a_compositor_that_hangs_or_does_not_tell_of_windows(bare: Desk) -> None:
    place = "holds.fullscreen:WaylandFullscreen"
    assert Watch(bare, place).unavailable() == "no Wayland compositor answers (No such file or directory)"
    compositor = windows_compositor(bare, 1)
    assert Watch(bare, place).cannot() == "the compositor does not tell programs of other windows"
    compositor.end()
    (bare.runtime / "wayland-test").unlink()
    compositor = windows_compositor(bare)
    watch = Watch(bare, place)
    watch.wait(False)
    assert watch.waits_while_hung(compositor) == 0, "who waits goes to sleep"
    late = watch

    def begin() -> int:
        nonlocal late
        with compositor.hung():
            late = Watch(bare, place)
        return int(str(late.said("started")[0]["waits"]))

    assert least_waits(begin) == 0
    late.wait(False)
    compositor.write(f"window 1 slides {ACTIVE} {IS_FULL}")
    watch.wait(False, True)
    late.wait(False, True)
    compositor.write("nonsense 1")
    watch.wait(False, True, None)
    assert watch.why() == "the Wayland compositor sent what cannot be read"
    again = Watch(bare, place)
    again.wait(False)
    compositor.end()
    again.wait(False, None)
    assert again.why() == "the Wayland compositor is gone"

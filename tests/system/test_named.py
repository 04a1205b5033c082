"""Whether a program is one of those that the person named."""

from __future__ import annotations

import pytest

from backcare_desktop.system.holds.named import is_named


@pytest.mark.parametrize(
    ("wanted", "names", "expected"),
    [
        ("audacity", ["ALSA plug-in [audacity]"], True),
        ("Audacity", ["audacity"], True),
        ("obs", ["OBS Studio", "obs"], True),
        ("obs", ["Jobs"], False),
        ("OBS-Studio", ["obs studio 30"], True),
        (" ", ["obs"], False),
        ("obs", [], False),
    ],
)
def test_a_name_is_found_as_whole_words_in_any_case(wanted: str, names: list[str], expected: bool) -> None:
    assert is_named([wanted], *names) is expected


def test_one_of_several_is_enough() -> None:
    assert is_named(["ardour", "obs"], "obs")
    assert not is_named([], "obs")

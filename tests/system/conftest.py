"""What the tests of the choice of an idle probe share."""

from __future__ import annotations

import pytest

from backcare_desktop.ports import IdleReport
from tests.system.given_idle import Given


@pytest.fixture
def reports() -> list[IdleReport]:
    return []


@pytest.fixture
def best() -> Given:
    return Given("best", "")


@pytest.fixture
def second() -> Given:
    return Given("second", "")

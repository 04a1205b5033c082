"""Where windows get what they show."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from typing import TYPE_CHECKING

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.core.settings import Settings
from backcare_desktop.core.tally import Row
from backcare_desktop.ports import Sight

if TYPE_CHECKING:
    from backcare_desktop.core.guide.countries import Country
    from backcare_desktop.core.guide.guidance import Texts
    from backcare_desktop.core.guide.posturecheck import PostureQuestion
    from backcare_desktop.core.pack.screen import PackView
    from backcare_desktop.ui.guide.ways import Library
    from backcare_desktop.ui.history.past import Past
    from backcare_desktop.ui.own.desk import OwnDesk


@dataclass(frozen=True, slots=True)
class Shelf:
    """What there is to show; each is called when its window opens."""

    library: Callable[[], Library]
    texts: Callable[[], Texts]
    country: Callable[[], Country | None]
    territory: Callable[[], str]
    kept: Callable[[], tuple[str, ...]]
    own: OwnDesk
    questions: Callable[[], Sequence[PostureQuestion]]
    answered: Callable[[], frozenset[str]]
    answers: Callable[[], Sequence[Row]]
    settings: Callable[[], Settings]
    settings_path: str
    past: Callable[[], Past]
    now: Callable[[], datetime]
    has_tray: Callable[[], bool]
    is_still: Callable[[], bool]
    pack: Callable[[], PackView]
    sees: Callable[[], Mapping[str, Sight]]
    version: str

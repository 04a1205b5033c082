"""The adapters there are for a capability, and which of them was chosen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from importlib import import_module
from typing import Any, Protocol

from backcare_desktop.core.frozen import dataclass
from backcare_desktop.ports import ProbeUnavailable


@dataclass(frozen=True, slots=True)
class Tried:
    """One adapter and why it is not the one, in words for ``backcare doctor``; ``why`` is empty for the chosen one."""

    name: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Choice:
    """What was found for one capability: the adapter that works (empty: none), and all there are, best first."""

    capability: str
    chosen: str
    tried: tuple[Tried, ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """An adapter that is imported only when it is tried; with ``unfit`` it is not tried, and that is why."""

    name: str
    place: str
    """``module:class`` below backcare_desktop.system."""
    unfit: str = ""
    wants: tuple[str, ...] = ()
    """Keys of the settings whose values the adapter takes, in this order."""

    def load(self) -> Callable[..., Any]:
        """What makes the adapter. Raises ProbeUnavailable when what it needs is not installed."""
        module, name = self.place.split(":")
        try:
            kind: Callable[..., Any] = getattr(import_module(f"backcare_desktop.system.{module}"), name)
        except (ImportError, AttributeError) as error:
            raise ProbeUnavailable(f"cannot be loaded ({error})") from None
        return kind

    def make(self, values: Mapping[str, Any] | None = None) -> Any:
        """Make the adapter. Raises ProbeUnavailable when what it needs is not installed."""
        kind = self.load()
        return kind(*((values or {})[key] for key in self.wants))


class Probe(Protocol):
    """What all probes have in common. What they report differs, but for ProbeLost."""

    name: str

    def start(self, report: Callable[[Any], None]) -> None:
        """Begin to report. Raises ProbeUnavailable with the reason."""

    def stop(self) -> None:
        """Release everything; safe to call twice."""

"""What was gone to lately, kept with the preferences: kinds and ids alone, never a word of what they say."""

from __future__ import annotations

from typing import Any

from visitplanner.base.settings import Settings

MOST = 6


class Recent:
    """The latest first. `hits` is what the library said of them last."""

    def __init__(self, settings: Settings) -> None:
        self._settings = settings
        self.hits: tuple[Any, ...] = ()

    @property
    def keys(self) -> tuple[tuple[str, str, str], ...]:
        """(kind, id, space) of each; what somebody else wrote into the preferences is left out."""
        rows = self._settings["recent_found"]
        return tuple(
            tuple(row) for row in rows if isinstance(row, list) and list(map(type, row)) == [str] * 3
        )

    def keep(self, kind: str, id: str, space: str) -> None:
        """Put a record before the others."""
        others = [list(key) for key in self.keys if key[:2] != (kind, id)]
        self._settings["recent_found"] = [[kind, id, space], *others][:MOST]

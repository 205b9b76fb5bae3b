"""What each kind looks like: icon names from the table that screen and pack share (colours: `theme.current.kind`)."""

from __future__ import annotations

import tomllib
from functools import cache
from typing import Any

from visitplanner.base import paths
from visitplanner.domain.kinds import Mode, ObservationKind, SessionKind


def icon_name(kind: SessionKind | Mode | ObservationKind) -> str:
    """The name of the icon of a session kind, a means of travel or a kind of observation."""
    table = _table()
    if isinstance(kind, Mode):
        return str(table["mode"][kind.value])
    if isinstance(kind, ObservationKind):
        return str(table["observation"][kind.value])
    return str(table["session"][kind.value]["icon"])


@cache
def _table() -> dict[str, Any]:
    return tomllib.loads((paths.resources() / "style" / "kinds.toml").read_text("utf-8"))

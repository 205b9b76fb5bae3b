"""The user's preferences: a small JSON file in the configuration folder, written whole and renamed."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

DEFAULTS: dict[str, Any] = {
    "language": "", "theme": "system", "text_size": 100, "author": "", "home_zone": "Europe/Rome",
    "pack_language": "", "pack_paper": "A4", "second_clock": True, "window": [], "recent_visit": "", "pack_folder": "",
    "recent_found": [],
}  # fmt: skip


class Settings:
    """Preferences by name, with `DEFAULTS`. An unreadable file counts as none: preferences are not worth a refusal."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "settings.json"
        self._values: dict[str, Any] = self._load()

    def __getitem__(self, name: str) -> Any:
        return self._values.get(name, DEFAULTS[name])

    def __setitem__(self, name: str, value: Any) -> None:
        if name not in DEFAULTS:
            raise KeyError(name)
        if self[name] == value and name in self._values:
            return
        self._values[name] = value
        self._save()

    def _load(self) -> dict[str, Any]:
        try:
            found = json.loads(self.path.read_text("utf-8"))
        except (OSError, ValueError):
            return {}
        known = found.items() if isinstance(found, dict) else ()
        return {key: value for key, value in known if key in DEFAULTS and type(value) is type(DEFAULTS[key])}

    def _save(self) -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            draft = self.path.with_suffix(".tmp")
            draft.write_text(json.dumps(self._values, indent=1), "utf-8")
            os.replace(draft, self.path)  # noqa: PTH105 - one atomic step
        except OSError:
            return  # a read-only home still gets a working window

"""Compiles the catalogues and carries them into the wheel; an editable install finds them in the checkout."""

from __future__ import annotations

import runpy
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CatalogueHook(BuildHookInterface[Any]):
    """Compiles `translations/<language>/LC_MESSAGES/*.po` beside themselves before each wheel."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and for a real wheel (`version` "standard") add the results under the package."""
        root = Path(self.root)
        compiled = runpy.run_path(str(root / "tools" / "translations.py"))["compile_catalogues"](root)
        if version == "standard":
            build_data["force_include"].update(
                {str(path): f"visitplanner/{path.relative_to(root).as_posix()}" for path in compiled}
            )

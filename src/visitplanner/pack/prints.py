"""Where a pack's photos come from: originals by their SHA-256, scaled copies in a cache folder."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from visitplanner.base.phrases import N_, Phrase
from visitplanner.pack.photos import Broken, Scaled, scaled


@dataclass(frozen=True, slots=True)
class Prints:
    """`original` finds the file of a SHA-256; `cache` is a folder that may be emptied at any time."""

    original: Callable[[str], Path]
    cache: Path
    dpi: int

    def photo(self, blob: str, width: float, height: float) -> Scaled | Broken:
        """The photo cut and scaled for a frame of `width` × `height` points, or why it cannot be shown."""
        try:
            source = self.original(blob)
        except (KeyError, OSError, ValueError):
            return Broken(Phrase(N_("This photo is not on this computer.")))
        return scaled(source, blob, width, height, self.dpi, self.cache)

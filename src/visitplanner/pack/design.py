"""The look of the page: colours, type, grid. One place, so that every section of a pack is of one hand."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from visitplanner.base.paths import resources
from visitplanner.pack.content import Speech
from visitplanner.pack.edition import Edition
from visitplanner.pack.fonts import Family
from visitplanner.pack.text import Style

LEFT, RIGHT, FOOT, HEAD = 48.0, 62.0, 56.0, 52.0
"""Margins in points: the outer one holds the thumb index, and all are safe for duplex printing."""


@cache
def _colours() -> dict[str, str]:
    return dict(tomllib.loads((resources() / "style" / "pack.toml").read_text("utf-8"))["colour"])


@cache
def _kinds() -> dict[str, Any]:
    return tomllib.loads((resources() / "style" / "kinds.toml").read_text("utf-8"))


def colour(name: str) -> str:
    """A colour of the page by name, as #rrggbb."""
    return _colours()[name]


def rail(kind: str) -> str:
    """The strong colour of a session kind or of `leg`."""
    table = _kinds()
    return str(table["leg"]["light"] if kind == "leg" else table["session"][kind]["light"])


@cache
def tint(kind: str, share: float = 0.12) -> str:
    """The pale ground of a kind: its colour, `share` of it on white."""
    strong = rail(kind)
    parts = (int(strong[at : at + 2], 16) for at in (1, 3, 5))
    return "#" + "".join(f"{round(255 - (255 - part) * share):02x}" for part in parts)


def icon_name(key: str) -> str:
    """The icon of a session kind or of a means of travel."""
    table = _kinds()
    return str(table["mode"][key] if key in table["mode"] else table["session"][key]["icon"])


@dataclass(frozen=True)
class Page:
    """What a section needs to set its pages: the paper, the letters, and the edition's language and visit."""

    speech: Speech
    family: Family

    @property
    def edition(self) -> Edition:
        """The edition being printed."""
        return self.speech.edition

    @cached_property
    def size(self) -> tuple[float, float]:
        """Width and height of the paper in points."""
        return self.edition.paper.size

    @property
    def width(self) -> float:
        """Width between the margins."""
        return self.size[0] - LEFT - RIGHT

    @property
    def height(self) -> float:
        """Height between the margins."""
        return self.size[1] - HEAD - FOOT

    @property
    def japanese(self) -> bool:
        """Whether the edition is Japanese: its text stands on a slightly larger leading and justified."""
        return self.speech.language.code == "ja"

    def style(self, size: float, ink: str = "ink", **changes: Any) -> Style:
        """Text of `size` points in a colour of the page; leading follows from the size."""
        leading = changes.pop("leading", size * (1.5 if self.japanese else 1.4))
        return Style(size=size, leading=leading, colour=colour(ink), family=self.family, **changes)

    @cached_property
    def title(self) -> Style:
        """A section's title."""
        return self.style(21, "indigo", bold=True, leading=28, after=4, hyphenate=False)

    @cached_property
    def heading(self) -> Style:
        """A heading inside a section."""
        return self.style(12.5, "indigo", bold=True, before=14, after=4, hyphenate=False, keep_with_next=True)

    @cached_property
    def minor(self) -> Style:
        """A small heading."""
        return self.style(9.6, "indigo", bold=True, before=8, after=2, hyphenate=False, keep_with_next=True)

    @cached_property
    def body(self) -> Style:
        """Running text."""
        return self.style(9.8, after=5, align="justify" if self.japanese else "left")

    @cached_property
    def small(self) -> Style:
        """Table cells and side notes."""
        return self.style(8.4)

    @cached_property
    def note(self) -> Style:
        """The quietest text."""
        return self.style(7.8, "muted")

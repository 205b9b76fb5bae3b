"""What is to be printed: an edition of a visit. Its language is its own, never the screen's."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import Honorific


class Section(StrEnum):
    """The parts of a pack, in their printed order."""

    COVER = "cover"
    CONTENTS = "contents"
    OVERVIEW = "overview"
    PEOPLE = "people"
    DAYS = "days"
    PRACTICES = "practices"


SECTION_WORDS: dict[Section, str] = {
    Section.COVER: N_("Cover"),
    Section.CONTENTS: N_("Contents"),
    Section.OVERVIEW: N_("Overview"),
    Section.PEOPLE: N_("Participants"),
    Section.DAYS: N_("Itinerary"),
    Section.PRACTICES: N_("Practice notes"),
}


class Paper(StrEnum):
    """The paper sizes: A4 for both Japan and Europe, Letter for guests."""

    A4 = "A4"
    LETTER = "Letter"

    @property
    def size(self) -> tuple[float, float]:
        """Width and height in points."""
        return (595.28, 841.89) if self is Paper.A4 else (612.0, 792.0)


class Quality(StrEnum):
    """Resolution of photos: 150 dpi for screens and office printers, 220 for a print shop."""

    SCREEN = "screen"
    PRINT = "print"

    @property
    def dpi(self) -> int:
        """Dots per inch."""
        return 150 if self is Quality.SCREEN else 220


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """One choice of how to print a visit. `now` is the issue date; `practices` None means those of its sessions."""

    language: str
    now: datetime
    paper: Paper = Paper.A4
    sections: tuple[Section, ...] = tuple(Section)
    practices: tuple[str, ...] | None = None
    honorific: Honorific = Honorific.SAMA
    quality: Quality = Quality.SCREEN

    def has(self, section: Section) -> bool:
        """Whether `section` is printed."""
        return section in self.sections


def file_name(code: str, edition: Edition) -> str:
    """`JP-2026-11_pack_ja.pdf`: the code reduced to what every file system takes."""
    safe = "".join(ch if ch.isalnum() or ch in "-." else "-" for ch in code)[:60].strip("-.") or "visit"
    return f"{safe}_pack_{edition.language}.pdf"

"""The pack's fonts: loaded once, asked what they can draw, embedded with a correct map back to text.

Text is stored as typed; only here, on the way to paper, kana marks and Latin accents are composed, invisible
signs are dropped, and a character that no font has becomes `[U+1F600]`. Ideographs are never normalised.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from threading import Lock
from typing import Any

from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import SUBSETN, TTFont

from visitplanner.base.paths import resources

FILES = {
    "VisitSans": "VisitSans-Regular.ttf",
    "VisitSans-Bold": "VisitSans-Bold.ttf",
    "NotoSans": "NotoSans-Regular-Latin.ttf",
    "NotoSans-Bold": "NotoSans-Bold-Latin.ttf",
    "NotoSans-Italic": "NotoSans-Italic-Latin.ttf",
}

# A Latin, Greek or Cyrillic letter, or a kana, with the marks that follow it. Ideographs are left out:
# normalising would turn 神 (U+FA19) into 神 (U+795E), another spelling of somebody's name.
_MARKED = re.compile("[A-Za-z\u00c0-\u052f\u1e00-\u1fff\u3041-\u30ff][\u0300-\u036f\u3099\u309a]+")
_ENDS_LINE = {0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029}
_UNDRAWN = re.compile(
    "[\u00ad\u061c\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufe00-\ufe0f\ufeff\ufff9-\ufffb"
    "\U000e0000-\U000e0fff]"
)
_lock = Lock()


class PackFont(TTFont):
    """A TrueType font whose embedded subsets say which characters they hold.

    ReportLab 5.1 writes characters above U+FFFF as five hex digits, so that 𠮷 is read back as ₻.
    """

    def __init__(self, name: str, filename: str) -> None:
        super().__init__(name, filename, asciiReadable=False, shapable=False)

    def addObjects(self, doc: Any) -> None:
        subsets = list(self.state[doc].subsets)
        super().addObjects(doc)
        for number, subset in enumerate(subsets):
            name = (SUBSETN(number) + b"+" + self.face.name + self.face.subfontNameX).decode("ascii")
            doc.idToObject[f"toUnicodeCMap:{name}"].content = _character_map(name, subset)


@dataclass(frozen=True, slots=True)
class Family:
    """The names of three faces. Italic has Latin letters only; bold italic is set in bold."""

    regular: str
    bold: str
    italic: str

    def face(self, bold: bool = False, italic: bool = False) -> str:
        """The face for an emphasis."""
        if bold:
            return self.bold
        return self.italic if italic else self.regular

    def load(self) -> None:
        """Make all three faces known to ReportLab."""
        for name in (self.regular, self.bold, self.italic):
            font(name)

    def drawable(self, text: str) -> str:
        """`text` as it is drawn: lines end in LF, and every other character has a glyph in every weight."""
        text = text.replace("\r\n", "\n").translate(_table(self))
        return text if text.isascii() else _MARKED.sub(_composed, text)

    def missing(self, text: str) -> tuple[str, ...]:
        """The characters of `text` that print as `[U+…]`, each once, in order of appearance."""
        table = _table(self)
        return tuple(sign for sign in dict.fromkeys(text) if table[ord(sign)].startswith("[U+"))


WORLD = Family("VisitSans", "VisitSans-Bold", "NotoSans-Italic")
LATIN = Family("NotoSans", "NotoSans-Bold", "NotoSans-Italic")


def drawable(text: str, family: Family = WORLD) -> str:
    """`text` as it is drawn in `family`."""
    return family.drawable(text)


def missing(text: str, family: Family = WORLD) -> tuple[str, ...]:
    """The characters of `text` that `family` cannot draw; they are reported before export."""
    return family.missing(text)


def choose(texts: Iterable[str]) -> Family:
    """The small Latin family when it draws every text as well as the large one does, else the large one.

    The large family costs 0.04 s (40 pages) to 0.17 s (400 pages) more.
    """
    used = {ord(sign) for text in texts for sign in set(text)}
    world, latin = font(WORLD.regular).face.charToGlyph, font(LATIN.regular).face.charToGlyph
    family = WORLD if any(code in world and code not in latin for code in used) else LATIN
    family.load()
    return family


def font(name: str) -> PackFont:
    """The face called `name`, read and registered on first use, from whichever thread asks first."""
    found = _loaded.get(name)
    if found is None:
        with _lock:
            found = _loaded.get(name)
            if found is None:
                found = PackFont(name, str(resources() / "fonts" / FILES[name]))
                pdfmetrics.registerFont(found)
                _loaded[name] = found
    return found


_loaded: dict[str, PackFont] = {}


class _Table(dict[int, str]):
    """Character code → what is drawn for it, worked out when first met."""

    def __init__(self, faces: list[Mapping[int, int]]) -> None:
        super().__init__()
        self.faces = faces

    def __missing__(self, code: int) -> str:
        drawn = self[code] = self._drawn(code, chr(code))
        return drawn

    def _drawn(self, code: int, sign: str) -> str:
        if code in _ENDS_LINE:
            return "\n"
        if code == 0x09:
            return " "
        if _UNDRAWN.match(sign) or unicodedata.category(sign) == "Cc":
            return ""
        if 0xD800 <= code <= 0xDFFF:
            return "\ufffd"
        if all(code in face for face in self.faces):
            return sign
        return f"[U+{code:04X}]"


@cache
def _table(family: Family) -> _Table:
    return _Table([font(family.regular).face.charToGlyph, font(family.bold).face.charToGlyph])


def _composed(match: re.Match[str]) -> str:
    return unicodedata.normalize("NFC", match[0])


def _character_map(name: str, subset: list[int]) -> str:
    """A ToUnicode CMap (PDF 1.7, 9.10.3): UTF-16, at most 100 characters a block, code 0 left out."""
    pairs = [(code, sign) for code, sign in enumerate(subset) if sign]
    lines = [
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap",
        "/CIDSystemInfo << /Registry (Adobe) /Ordering (UCS) /Supplement 0 >> def",
        f"/CMapName /{name} def /CMapType 2 def",
        "1 begincodespacerange <00> <FF> endcodespacerange",
    ]
    for first in range(0, len(pairs), 100):
        block = pairs[first : first + 100]
        lines.append(f"{len(block)} beginbfchar")
        lines += [f"<{code:02X}> <{chr(sign).encode('utf-16-be').hex()}>" for code, sign in block]
        lines.append("endbfchar")
    lines.append("endcmap CMapName currentdict /CMap defineresource pop end end")
    return "\n".join(lines)

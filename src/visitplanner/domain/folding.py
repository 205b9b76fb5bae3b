"""Text as it is compared: without case, accents and width, each character still knowing where it came from."""

from __future__ import annotations

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts that write no blanks between words, or hang endings on them, as the inside of a character class."""

_ACCENTS = range(0x0300, 0x0370)


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` folded; `offsets` has where each of its characters began in the original, and the original's length."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the folded text as one of the original, accents at its end and the whole of a ligature included."""
        return self.offsets[start], max(self.offsets[end], self.offsets[end - 1] + 1)


def fold(text: str) -> Folded:
    """Compatibility forms, case and Latin accents are dropped; the voiced marks of kana are kept."""
    if text.isascii():
        return Folded(text.lower(), range(len(text) + 1))
    kept: list[str] = []
    offsets: list[int] = []
    for at, sign in enumerate(text):
        for one in _folded(sign):
            if ord(one) not in _ACCENTS:
                kept.append(one)
                offsets.append(at)
    return Folded("".join(kept), [*offsets, len(text)])


def _folded(sign: str) -> str:
    return sign.lower() if sign.isascii() else unicodedata.normalize("NFKD", sign).casefold()

"""Text as it is compared: without case, accents and width, each character still knowing where it came from."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts that write no blanks between words, or hang endings on them, as the inside of a character class."""

_ACCENTS = range(0x0300, 0x0370)
_STROKES = {"ł": "l", "ø": "o", "đ": "d", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe"}
"""Letters that decompose into nothing."""


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
        folded = _SIGNS[ord(sign)]
        kept.append(folded)
        offsets += [at] * len(folded)
    return Folded("".join(kept), [*offsets, len(text)])


def plain(text: str) -> str:
    """What `fold` makes of `text`, quickly, for those who do not ask where anything stood in it."""
    return text.lower() if text.isascii() else text.translate(_SIGNS)


def holds(folded: str, words: Iterable[str]) -> bool:
    """Whether a folded text has all folded `words` in it."""
    return all(word in folded for word in words)


class _Signs(dict[int, str]):
    """Each character folded, once it was met."""

    def __missing__(self, code: int) -> str:
        decomposed = unicodedata.normalize("NFKD", chr(code)).casefold()
        kept = (one for one in decomposed if ord(one) not in _ACCENTS)
        self[code] = folded = "".join(_STROKES.get(one, one) for one in kept)
        return folded


_SIGNS = _Signs()

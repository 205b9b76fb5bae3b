"""Text as it is compared: without case, accents and width, each character still knowing where it came from."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

UNSPACED = (
    "\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uac00-\ud7af\uf900-\ufaff\U00020000-\U0003ffff"
)
"""Scripts that write no blanks between words, or hang endings on them, as the inside of a character class."""

UNSEEN = (
    "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # accents
    "\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"  # Hebrew and Arabic points
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef"  # marks without a shape
)
"""What is dropped, as the inside of a character class."""

STROKES = {
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
    **dict(zip("髙﨑嵜濵濱邊邉澤櫻廣國德惠眞\U00020bb7齋萬圓學會",
               "高崎崎浜浜辺辺沢桜広国徳恵真吉斎万円学会", strict=True)),
}  # fmt: skip
"""Letters that decompose into nothing, and the ideographs that names have beside the common form."""

HIRAGANA = {
    **{chr(code): chr(code - 0x60) for code in (*range(0x30A1, 0x30F6), 0x30FD, 0x30FE)}, "ヶ": "け", "ゖ": "け",
}  # fmt: skip
"""Katakana as hiragana: the blocks lie 0x60 apart."""

_UNSEEN = re.compile(f"[{UNSEEN}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` folded; `offsets` has where each of its characters began in the original, and the original's length."""

    text: str
    offsets: Sequence[int]

    def span(self, start: int, end: int) -> tuple[int, int]:
        """A span of the folded text as one of the original, accents at its end and the whole of a ligature included."""
        return self.offsets[start], max(self.offsets[end], self.offsets[end - 1] + 1)


def fold(text: str) -> Folded:
    """Compatibility forms, case, accents and forms of ideographs are dropped; kana and their voiced marks are kept."""
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
    """`text` folded for filters, as the search does it: katakana reads as hiragana too."""
    return text.lower() if text.isascii() else text.translate(_SOUNDS)


def holds(folded: str, words: Iterable[str]) -> bool:
    """Whether a folded text has all folded `words` in it."""
    return all(word in folded for word in words)


class _Signs(dict[int, str]):
    """Each character folded, once it was met; `also` are letters that become others."""

    def __init__(self, also: Mapping[str, str]) -> None:
        super().__init__()
        self._also = also

    def __missing__(self, code: int) -> str:
        kept = _UNSEEN.sub("", unicodedata.normalize("NFKD", chr(code)).casefold())
        self[code] = folded = "".join(self._also.get(one, one) for one in kept)
        return folded


_SIGNS, _SOUNDS = _Signs(STROKES), _Signs({**STROKES, **HIRAGANA})

"""The words of search: how any text, and any query, becomes the same plain tokens in every script.

Case, accents and width fold away, katakana reads as hiragana, and scripts that write no spaces become overlapping
pairs of characters, so that any substring of Japanese is found, and the beginning of any word elsewhere.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable

Finder = Callable[[str], list[tuple[int, int]]]

_STROKES = str.maketrans({
    "ł": "l", "ø": "o", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th",
    **{chr(code): chr(code - 0x60) for code in (*range(0x30A1, 0x30F7), 0x30FD, 0x30FE)},
})  # fmt: skip
"""Letters that decompose into nothing, and katakana → hiragana (the blocks lie 0x60 apart)."""

_UNSEEN = re.compile(
    "[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f"  # accents
    "\u0591-\u05c7\u0610-\u061a\u064b-\u065f\u0670"  # Hebrew and Arabic points
    "\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufe00-\ufe0f\U000e0100-\U000e01ef]+"  # marks without a shape
)
_UNSPACED = (
    "\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u3096\u309d-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # kana, bopomofo, ideographs
    "\uac00-\ud7af\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Hangul, Thai, Lao, Burmese, Khmer
)
_GAP = re.compile(rf"(?<=[{_UNSPACED}])[\s\u30fb]+(?=[{_UNSPACED}])")
_PIECE = re.compile(rf"(?P<unspaced>(?:(?=\w)[{_UNSPACED}])+)|(?P<word>[^\W_{_UNSPACED}]+)")
_INSIDE = re.compile(rf"[^\W_{_UNSPACED}]{{2}}")
_MOST_CHUNKS = 16
_MOST_TOKENS = 64


def plain(text: str) -> str:
    """`text` folded for comparison: compatibility forms, case, accents, kana. Length and offsets change."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", _UNSEEN.sub("", folded).translate(_STROKES))


def tokens(text: str) -> str:
    """`text` as the index keeps it: words, and pairs of characters where a script writes no spaces."""
    return " ".join(_tokens(_GAP.sub("", plain(text))))


def chunks(words: str) -> tuple[str, ...]:
    """The parts of a query that must all be found: `words` folded and split at white space, at most 16."""
    found = (_GAP.sub("", part) for part in plain(words).split())
    return tuple(part for part in found if _PIECE.search(part))[:_MOST_CHUNKS]


def match(words: str) -> str:
    """The FTS5 expression that finds what `words` asks for; empty when nothing in it can be searched.

    Each chunk is a phrase. A chunk's last word counts as the beginning of one, its last run of Japanese as any part.
    """
    return " AND ".join(_phrase(chunk) for chunk in chunks(words))


def finder(words: str) -> Finder:
    """A function from a `plain` text to the (start, end) of everything in it that `match` finds: for snippets."""
    sought = re.compile("|".join(_pattern(chunk) for chunk in chunks(words)))

    def spans(folded: str) -> list[tuple[int, int]]:
        found = (one.span() for one in sought.finditer(folded))
        return [span for span in found if not (span[0] and _INSIDE.match(folded, span[0] - 1))]

    return spans


def _tokens(folded: str) -> list[str]:
    found: list[str] = []
    for unspaced, word in _PIECE.findall(folded):
        if word:
            found.append(word)
        else:
            # The last character stands alone as well: it closes the run, so that no phrase crosses into the next.
            found += [unspaced[at : at + 2] for at in range(len(unspaced))]
    return found


def _phrase(chunk: str) -> str:
    found = _tokens(chunk)
    last = list(_PIECE.finditer(chunk))[-1]
    if last["unspaced"] and len(last["unspaced"]) > 1:
        return '"{}"'.format(" ".join(found[:-1][:_MOST_TOKENS]))
    return '"{}" *'.format(" ".join(found[:_MOST_TOKENS]))


def _pattern(chunk: str) -> str:
    pieces = (piece[0] if piece["unspaced"] else [piece[0]] for piece in _PIECE.finditer(chunk))
    return r"[\W_]*".join(r"[\s\u30fb]*".join(map(re.escape, piece)) for piece in pieces)

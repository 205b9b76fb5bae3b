"""Breaking text into lines: Latin words with hyphenation, Japanese with the rules of forbidden line starts and ends.

Works on plain text and on widths it is told; it knows no fonts and no page. The Japanese rules are JIS X 4051
and JLREQ 3.1.7 and 3.1.8, solved by pushing out: a line is never longer than its room.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import cache, lru_cache
from typing import NamedTuple

import pyphen

NOT_START = frozenset(
    "、。，．・：；？！゛゜ヽヾゝゞ々〻ー’”）〕］｝〉》」』】〙〗〟°′″℃％‰…‥―—–‐〜～゠＝"
    "ぁぃぅぇぉっゃゅょゎゕゖァィゥェォッャュョヮヵヶㇰㇱㇲㇳㇴㇵㇶㇷㇸㇹㇺㇻㇼㇽㇾㇿ,.!?:;)]}»›%\u3000"
)
NOT_END = frozenset("‘“（〔［｛〈《「『【〘〖〝￥＄£€№＃〒([{«‹")

# A Latin word (with its punctuation), blanks, full-width letters and figures that stay together, or one sign.
_CJK = "\u1100-\u11ff\u2e80-\u9fff\uac00-\ud7ff\uf900-\ufaff\uff00-\uffef\U00020000-\U0003ffff"
_BLANK = "\t \u2000-\u2006\u2008-\u200a"
_PIECE = re.compile(f"[^{_BLANK}{_CJK}]+|[{_BLANK}]+|[０-９Ａ-Ｚａ-ｚ]+|.", re.S)
_SOFT = re.compile(r"(?<=[^\W\d_]-)(?=[^\W\d_])")
_WORD = re.compile(r"([^\W\d_]{6,})\W*$")
_BLANKS = re.compile(f"[{_BLANK}\u3000]")
_AFTER = "/?&=-_.,;:#"  # a long address is cut behind these, if one is near

_SLACK = 0.001  # points by which rounding may exceed a line
_LONGEST_WORD = (
    60  # what is longer is no word of any dictionary, and the cost of looking grows with its square
)
_LOOK_BACK = 24
_HYPHENS_IN_A_ROW = 2
DICTIONARIES = {"en": "en_GB", "it": "it_IT", "nl": "nl_NL", "sv": "sv", "pl": "pl_PL", "cs": "cs_CZ"}


class Line(NamedTuple):
    """Characters `start` to `end` of the text, `width` wide.

    `ending` is "" at the end of the text, LF at the end of a paragraph within it, " " where a blank was left out,
    "-" where a word was divided, "|" where nothing lies between this line and the next.
    """

    start: int
    end: int
    width: float
    ending: str


def break_lines(
    text: str,
    measure: Callable[[int, int], float],
    room: float,
    *,
    start: int = 0,
    stop: int | None = None,
    first_room: float | None = None,
    language: str = "",
    hyphen: float = 0.0,
    ragged: bool = True,
) -> list[Line]:
    """Break `text` between `start` and `stop` into lines at most `room` wide (`first_room`: the first of a paragraph).

    `measure(a, b)` is the width of text[a:b]. LF ends a paragraph. `language` chooses hyphenation, with a
    `hyphen` that wide; where the right edge is `ragged`, a word is divided only if it would leave a wide gap.
    """
    lines: list[Line] = []
    gap = room * (0.14 if ragged else 0.04)
    stop = len(text) if stop is None else stop
    while True:
        end = text.find("\n", start, stop)
        paragraph = _Paragraph(text, start, stop if end < 0 else end, measure)
        paragraph.hyphen, paragraph.hyphens = hyphen, _hyphens(language) if language else None
        lines += paragraph.lines(room if first_room is None else first_room, room, gap)
        if end < 0:
            return lines
        lines[-1] = lines[-1]._replace(ending="\n")
        start = end + 1


class _Paragraph:
    """One paragraph as pieces that are not broken without need, with the width reached before each."""

    hyphens: Callable[[str], tuple[int, ...]] | None = None
    hyphen = 0.0

    def __init__(self, text: str, start: int, end: int, measure: Callable[[int, int], float]) -> None:
        self.measure, self.end = measure, end
        self.pieces: list[str] = []
        self.starts: list[int] = []
        self.reach = [0.0]
        reached = 0.0
        for piece in _pieces(text[start:end].rstrip(" ")):
            self.pieces.append(piece)
            self.starts.append(start)
            reached += measure(start, start + len(piece))
            self.reach.append(reached)
            start += len(piece)
        if not self.pieces:
            self.end = start

    def lines(self, first_room: float, room: float, gap: float) -> Iterator[Line]:
        """The lines from top to bottom; `gap` is the white at a line's end that calls for a hyphen."""
        if not self.pieces:
            yield Line(self.end, self.end, 0.0, "")
            return
        at, limit, hyphens = 0, first_room, 0
        while self.pieces[at][0] != "\u3000" and _is_blank(self.pieces[at]) and at + 1 < len(self.pieces):
            at += 1
        while at < len(self.pieces):
            past = self._fitting(at, limit)
            if past == len(self.pieces):
                yield self._line(at, past, "")
                return
            following, ending = self._cut(at, past, limit, room, gap if hyphens < _HYPHENS_IN_A_ROW else room)
            hyphens = hyphens + 1 if ending == "-" else 0
            yield self._line(at, following, ending)
            at, limit = following, room

    def _fitting(self, at: int, limit: float) -> int:
        """The first piece after `at` that does not fit; blanks may hang over the edge."""
        past = bisect_right(self.reach, self.reach[at] + limit + _SLACK) - 1
        while past < len(self.pieces) and _is_blank(self.pieces[past]):
            past += 1
        return past

    def _cut(self, at: int, past: int, limit: float, room: float, gap: float) -> tuple[int, str]:
        """Where the next line begins, and how this one ends. Divides piece `past` if that is best."""
        left = limit - (self.reach[past] - self.reach[at])
        if left > gap and self._hyphenate(past, left):
            return past + 1, "-"
        too_wide = self.reach[past + 1] - self.reach[past] > room
        if too_wide and left > room / 4 and (past == at or self._opens(past)):
            self._chop(past, left)
            return past + 1, "|"
        for following in range(past, at, -1):
            if self._opens(following):
                return following, "|"
        if past == at:
            self._chop(past, left)
            return past + 1, "|"
        return past, "|"

    def _opens(self, index: int) -> bool:
        """May piece `index` begin a line?"""
        before, piece = self.pieces[index - 1], self.pieces[index]
        if _is_blank(piece):
            return False
        if _is_blank(before) and before != "\u3000":
            ended = self.pieces[index - 2] if index > 1 else " "
            return not NOT_START.issuperset(piece) and not NOT_END.issuperset(ended)
        if not (_is_japanese(piece) or _is_japanese(before)):
            return True
        return piece[0] not in NOT_START and before[-1] not in NOT_END

    def _hyphenate(self, index: int, left: float) -> bool:
        """Divide piece `index` so that its beginning and a hyphen fit into `left`; False if that cannot be."""
        if self.hyphens is None or len(self.pieces[index]) > _LONGEST_WORD:
            return False
        word = _WORD.search(self.pieces[index])
        if word is None or word[1][0].isupper():
            return False
        start = self.starts[index]
        for position in reversed(self.hyphens(word[1])):
            cut = word.start(1) + position
            if self.measure(start, start + cut) + self.hyphen <= left:
                self._divide(index, cut)
                return True
        return False

    def _chop(self, index: int, left: float) -> None:
        """Divide a piece that is wider than a line where `left` ends, or a little before, behind a sign."""
        piece, start = self.pieces[index], self.starts[index]
        fits, width = 0, 0.0
        while fits < len(piece) - 1:
            width += self.measure(start + fits, start + fits + 1)
            if width > left + _SLACK:
                break
            fits += 1
        fits = max(fits, 1)
        for cut in range(fits, max(1, fits - _LOOK_BACK), -1):
            if piece[cut - 1] in _AFTER:
                fits = cut
                break
        if len(piece) > 1:
            self._divide(index, fits)

    def _divide(self, index: int, cut: int) -> None:
        piece, start = self.pieces[index], self.starts[index]
        self.pieces[index : index + 1] = [piece[:cut], piece[cut:]]
        self.starts.insert(index + 1, start + cut)
        self.reach.insert(index + 1, self.reach[index] + self.measure(start, start + cut))

    def _line(self, at: int, following: int, ending: str) -> Line:
        last = following
        while last > at and _is_blank(self.pieces[last - 1]):
            last -= 1
        if last == at:
            return Line(self.starts[at], self.starts[at], 0.0, ending)
        end = self.starts[last - 1] + len(self.pieces[last - 1])
        if ending == "|" and last < following and self.pieces[last] != "\u3000":
            ending = " "
        return Line(self.starts[at], end, self.reach[last] - self.reach[at], ending)


def _pieces(text: str) -> Iterator[str]:
    for piece in _PIECE.findall(text):
        if "-" in piece and len(piece) > 2:
            yield from _SOFT.split(piece)
        else:
            yield piece


def _is_blank(piece: str) -> bool:
    return _BLANKS.match(piece) is not None


def _is_japanese(piece: str) -> bool:
    return "\u2e80" <= piece[0] <= "\u9fff" or piece[0] >= "\uf900"


@cache
def _hyphens(language: str) -> Callable[[str], tuple[int, ...]] | None:
    """The places where a word may be divided, by the TeX patterns of `language`; None without patterns."""
    name = DICTIONARIES.get(language.partition("-")[0])
    if name is None or name not in pyphen.LANGUAGES:
        return None
    patterns = pyphen.Pyphen(lang=name, left=2, right=3)

    @lru_cache(maxsize=4096)
    def places(word: str) -> tuple[int, ...]:
        # Positions that also change the spelling (Dutch "reëel", Swedish "tillägg") are left alone.
        return tuple(int(place) for place in patterns.positions(word) if getattr(place, "data", None) is None)

    return places

"""The words of search: how any text, and any query, becomes the same plain tokens in every script.

Case, accents and width fold away, katakana reads as hiragana, and scripts that write no spaces become overlapping
pairs of characters, so that any substring of Japanese is found, and the beginning of any word elsewhere. Kana that
stand alone, and katakana anywhere, are kept a second time as they sound.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from visitplanner.domain import folding
from visitplanner.store import romaji

Finder = Callable[[str], list[tuple[int, int]]]

READING: Final = "\u00b7"
"""Stands before a reading in the index: no word has it, and SQLite takes it for a letter."""

_LETTERS = str.maketrans({**folding.STROKES, **folding.HIRAGANA})
_UNSEEN = re.compile(f"[{folding.UNSEEN}]+")
_UNSPACED = (
    "\u3005-\u3007\u3021-\u3029\u3031-\u3035\u3041-\u3096\u309d-\u30ff\u3100-\u312f\u31a0-\u31bf\u31f0-\u31ff"
    "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # kana, bopomofo, ideographs
    "\uac00-\ud7af\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"  # Hangul, Thai, Lao, Burmese, Khmer
)
_GAP = re.compile(rf"(?<=[{_UNSPACED}])[\s\u30fb]+(?=[{_UNSPACED}])")
_PIECE = re.compile(rf"(?P<unspaced>(?:(?=\w)[{_UNSPACED}])+)|(?P<word>[^\W_{_UNSPACED}]+)")
_INSIDE = re.compile(rf"[^\W_{_UNSPACED}]{{2}}")
_SPOKEN = re.compile(
    rf"(?<![{_UNSPACED}])[\u3041-\u3096][\u3041-\u3096ー]+(?![{_UNSPACED}])|[\u30a1-\u30fa][\u30a1-\u30faー]+"
)
_LONG = re.compile("[āīūēōâîûêôĀĪŪĒŌÂÎÛÊÔ]")
_WORDS = re.compile(rf"[^\W\d_{_UNSPACED}]+")
_SOUNDS = re.compile(rf"[\u3041-\u3096ー]+|[^\W\d_{_UNSPACED}]+")
_MOST_CHUNKS = 16
_MOST_TYPED = 1_000
"""Characters of a part of a query that count: nobody types more, but somebody pastes a whole text."""
_MOST_TOKENS = 64
_SYLLABLE, _WORD = 2, 4
"""Letters: a reading has as many at least, and is asked for with more; from how many on the beginning of a Latin word
answers to kana."""


def plain(text: str) -> str:
    """`text` folded for comparison: compatibility forms, case, accents, kana. Length and offsets change."""
    if text.isascii():
        return text.lower()
    folded = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", text).casefold())
    return unicodedata.normalize("NFC", _UNSEEN.sub("", folded).translate(_LETTERS))


def tokens(text: str) -> str:
    """`text` as the index keeps it: words, and pairs of characters where a script writes no spaces; then readings."""
    found = _tokens(_GAP.sub("", plain(text)))
    if not text.isascii():
        found += [READING + sound for sound in dict.fromkeys(_readings(text))]
    return " ".join(found)


def chunks(words: str) -> tuple[str, ...]:
    """The parts of a query that must all be found: `words` folded and split at white space, at most 16."""
    found = (_GAP.sub("", part[:_MOST_TYPED]) for part in plain(words).split())
    return tuple(part for part in found if _PIECE.search(part))[:_MOST_CHUNKS]


def pieces(chunk: str) -> tuple[str, ...]:
    """The Latin (or other spaced) words of a chunk; empty where a script without spaces is in it."""
    found = list(_PIECE.finditer(chunk))
    return () if any(one["unspaced"] for one in found) else tuple(one[0] for one in found)


@dataclass(frozen=True, slots=True)
class Query:
    """What is asked for: of each group one chunk at least must be found."""

    groups: tuple[tuple[str, ...], ...]

    @classmethod
    def of(cls, words: str) -> Query:
        """The query for what was typed; without groups when nothing in it can be searched."""
        return cls(tuple((chunk,) for chunk in chunks(words)))

    def expression(self, *also: str, kinds: Iterable[str] = (), begins: bool = False) -> str:
        """The FTS5 expression. An entry must have the tokens `also`, and one of `kinds`.

        `begins`: the first chunk stands first.

        Each chunk is a phrase. A chunk's last word counts as the beginning of one, its last run of Japanese as any
        part. Besides, Latin letters find readings, and kana find what they are in Latin letters.
        """
        if not self.groups:
            return ""
        asked = [_any(map(_phrases, group)) for group in self.groups]
        if begins:
            asked[0] = " OR ".join(f"^ {_phrase(chunk)}" for chunk in self.groups[0])
        asked += [" OR ".join(f'"{kind}"' for kind in kinds)]
        asked = [f"({one})" if " OR " in one else one for one in asked if one]
        return " AND ".join([*asked, *(f'"{token}"' for token in also)])

    def finder(self) -> Finder:
        """A function from a `plain` text to the (start, end) of all that is asked for in it: for snippets."""
        asked = [chunk for group in self.groups for chunk in group]
        sought = re.compile("|".join(pattern for chunk in asked for pattern in _patterns(chunk)))

        def spans(folded: str) -> list[tuple[int, int]]:
            found = (one.span() for one in sought.finditer(folded))
            return [span for span in found if not (span[0] and _INSIDE.match(folded, span[0] - 1))]

        return spans

    def listener(self) -> Finder:
        """The same for what only sounds like what is asked for."""
        asked = [chunk for group in self.groups for chunk in group]
        readings = tuple(sound for chunk in asked if len(sound := romaji.reading(chunk)) > _SYLLABLE)
        return lambda folded: list(_sounding(folded, readings))


def _any(groups: Iterable[Sequence[str]]) -> str:
    return " OR ".join(dict.fromkeys(phrase for group in groups for phrase in group))


@lru_cache(maxsize=256)
def _phrases(chunk: str) -> tuple[str, ...]:
    """The chunk itself and what it may stand as besides."""
    found = [_phrase(chunk)]
    if sound := romaji.of_kana(chunk):
        latin = sorted(romaji.romanizations(chunk))
        found += [f'"{one}"{" *" if len(one) >= _WORD else ""}' for one in latin if len(one) > _SYLLABLE]
    elif sound := romaji.reading(chunk):
        found += [f'"{other}" *'] if (other := romaji.hepburn(chunk)) else []
    return (*found, f'"{READING}{sound}" *') if len(sound) > _SYLLABLE else tuple(found)


def _patterns(chunk: str) -> Iterator[str]:
    yield _pattern(chunk)
    yield from map(re.escape, sorted(romaji.romanizations(chunk)))
    if other := romaji.hepburn(chunk):
        yield re.escape(other)


def _sounding(folded: str, readings: tuple[str, ...]) -> Iterator[tuple[int, int]]:
    """Where kana, or Latin words in another romanization, read as one of `readings` begins."""
    for run in _SOUNDS.finditer(folded) if readings else ():
        if not _sound(run[0]).startswith(readings):
            continue
        ends = range(1, len(run[0]) + 1)
        end = next((end for end in ends if _sound(run[0][:end]).startswith(readings)), len(run[0]))
        yield run.start(), run.start() + end


@lru_cache(maxsize=4096)
def _sound(word: str) -> str:
    return romaji.of_kana(word) or romaji.reading(word)


def _readings(text: str) -> Iterator[str]:
    """How the kana that stand alone sound, all katakana, and Latin words with marks of length."""
    composed = unicodedata.normalize("NFKC", text)
    sounds = [romaji.of_kana(plain(kana)) for kana in _SPOKEN.findall(composed)]
    if _LONG.search(composed):
        sounds += [romaji.reading(plain(word)) for word in _WORDS.findall(composed) if _LONG.search(word)]
    return (sound for sound in sounds if len(sound) >= _SYLLABLE)


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

"""The piece of a text that shows where a search found its words. Cut from the text as typed, for shown hits only."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise
from typing import Final
from unicodedata import combining

from visitplanner.store.searchwords import Finder, plain

Marks = tuple[tuple[int, int], ...]

_WIDTH: Final = 160
_BEFORE: Final = 40
_WINDOW: Final = 300
_LONGEST: Final = 200_000
_VOICED: Final = "\uff9e\uff9f"
_BREAKS: Final = str.maketrans(dict.fromkeys("\n\r\t\v\f\x85\u2028\u2029", " "))


def cut(text: str, *finders: Finder) -> tuple[str, Marks]:
    """About 160 characters of `text` around the first match, on one line, and the (start, end) of each match.

    Of the `finders` the first counts that finds anything. Folding changes lengths, so only the window with a match
    is folded character by character.
    """
    for sought in finders:
        for start in range(0, min(len(text), _LONGEST), _WINDOW):
            window = text[start : start + _WINDOW + _WIDTH]
            if sought(plain(window)):
                marks = [(start + first, start + end) for first, end in _matches(window, sought)]
                return _around(text, marks)
    return _around(text, [])


def _matches(window: str, sought: Finder) -> Iterator[tuple[int, int]]:
    bounds = _clusters(window)
    parts = [window[start:end] for start, end in pairwise(bounds)]
    folded = [part.lower() if part.isascii() else plain(part) for part in parts]
    cluster_of = [number for number, part in enumerate(folded) for _ in part]
    for start, end in sought("".join(folded)):
        yield bounds[cluster_of[start]], bounds[cluster_of[end - 1] + 1]


def _clusters(text: str) -> list[int]:
    """Where each character with its accents begins, and the end of the text."""
    joined = (at for at, char in enumerate(text) if at == 0 or not (combining(char) or char in _VOICED))
    return [*joined, len(text)]


def _around(text: str, marks: list[tuple[int, int]]) -> tuple[str, Marks]:
    first = marks[0][0] if marks else 0
    begin = max(0, first - _BEFORE) if first > _BEFORE else 0
    if begin:
        begin = max(begin, text.find(" ", begin, first) + 1)
    end = min(len(text), begin + _WIDTH)
    lead = "…" if begin else ""
    tail = "…" if end < len(text) else ""
    shift = len(lead) - begin
    shown = tuple((start + shift, min(stop, end) + shift) for start, stop in marks if begin <= start < end)
    return lead + text[begin:end].translate(_BREAKS) + tail, shown

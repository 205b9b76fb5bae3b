"""Text for a terminal: nothing that moves the cursor, and columns that align where characters are two cells wide."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

GAP = "  "
WIDEST = 60
"""Cells of a column that is not the last; longer texts are cut, or one long title would push all others away."""


def printable(text: str) -> str:
    """`text` on one line: line ends become blanks, control characters and marks of direction disappear."""
    line = " ".join(text.splitlines()).replace("\t", " ")
    return "".join(ch for ch in line if unicodedata.category(ch) not in ("Cc", "Cf", "Cs")).strip()


def cells(text: str) -> int:
    """How many cells a terminal gives to `text`: two to wide characters, none to combining ones."""
    return sum(_cells(ch) for ch in text)


def cut(text: str, most: int) -> str:
    """`text` in at most `most` cells; what was cut off leaves an ellipsis."""
    if cells(text) <= most:
        return text
    used, kept = 0, []
    for ch in text:
        used += _cells(ch)
        if used > most - 1:
            break
        kept.append(ch)
    return "".join(kept).rstrip() + "…"


def pad(text: str, width: int) -> str:
    """`text` followed by blanks up to `width` cells."""
    return text + " " * (width - cells(text))


def columns(rows: Sequence[Sequence[str]], indent: str = "") -> Iterator[str]:
    """One line per row, its cells under those of the others; the last column is never cut."""
    shown = [[printable(cell) for cell in row] for row in rows]
    table = [[*(cut(cell, WIDEST) for cell in row[:-1]), *row[-1:]] for row in shown]
    widths = [max(map(cells, column)) for column in _transposed(table)]
    for row in table:
        padded = (pad(cell, width) for cell, width in zip(row, widths, strict=False) if width)
        yield (indent + GAP.join(padded)).rstrip()


def _transposed(table: Iterable[Sequence[str]]) -> Iterator[tuple[str, ...]]:
    return zip(*table, strict=True)


def _cells(ch: str) -> int:
    if unicodedata.combining(ch) or unicodedata.category(ch) in ("Mn", "Me"):
        return 0
    return 2 if unicodedata.east_asian_width(ch) in ("W", "F") else 1

"""Text in tight places: wrapped where its script allows, elided at the end, on lines high enough for kana and kanji."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QFont, QFontMetricsF, QTextLayout, QTextOption

from visitplanner.gui.theme import theme

ENDLESS = 20_000
"""Characters without a blank that are no word of any language, and no paragraph of Japanese either."""


def wrapped(
    text: str, font: QFont, width: float, most: int, *, first: float | None = None, anywhere: bool = False
) -> list[str]:
    """`text` on at most `most` lines of `width`, broken where its script allows; what is too long is elided.

    The `first` line may have another width; long words are broken `anywhere`, where nothing else would be left.
    """
    flat = " ".join(text[:400].split())
    first = width if first is None else first
    if most < 2 or QFontMetricsF(font).horizontalAdvance(flat) <= first:
        return [elided(flat, font, first)]
    layout = QTextLayout(flat, font)
    option = QTextOption()
    mode = QTextOption.WrapMode
    option.setWrapMode(mode.WrapAtWordBoundaryOrAnywhere if anywhere else mode.WordWrap)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while len(lines) < most - 1 and (line := layout.createLine()).isValid():
        room = width if lines else first
        line.setLineWidth(room)
        start, length = line.textStart(), line.textLength()
        lines.append(elided(_units(flat, start, start + length).rstrip(), font, room))
    consumed = sum(layout.lineAt(n).textLength() for n in range(len(lines)))
    layout.endLayout()
    rest = _units(flat, consumed, None).strip()
    return [*lines, elided(rest, font, width)] if rest else lines


def _units(text: str, start: int, end: int | None) -> str:
    """A slice counted the way Qt counts: in UTF-16 units."""
    data = text.encode("utf-16-le", "surrogatepass")
    return data[2 * start : None if end is None else 2 * end].decode("utf-16-le", "replace")


def fitting(candidates: Sequence[str], font: QFont, width: float) -> str:
    """The first of `candidates` (longest first) that fits; else the last, elided."""
    metrics = QFontMetricsF(font)
    for text in candidates:
        if metrics.horizontalAdvance(text) <= width:
            return text
    return elided(candidates[-1], font, width)


def elided(text: str, font: QFont, width: float) -> str:
    """`text` cut to `width` with an ellipsis."""
    return QFontMetricsF(font).elidedText(text, Qt.TextElideMode.ElideRight, max(0.0, width))


def wrap_mode(text: str) -> QTextOption.WrapMode:
    """How an editor or reader breaks the lines of `text`: at words, but anywhere where one of them has no end.

    Looking for the words in a line takes Qt time that grows with the square of its length: minutes at a megabyte.
    """
    mode = QTextOption.WrapMode
    endless = len(text) > ENDLESS and max(map(len, text.split()), default=0) > ENDLESS
    return mode.WrapAnywhere if endless else mode.WrapAtWordBoundaryOrAnywhere


def line_height(size: int) -> float:
    """The line height of `size` px type at the chosen text size, roomy enough for kana and kanji."""
    return theme.px(size + 4)

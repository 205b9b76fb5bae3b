"""Writing letters into a page's content: the text operators of PDF, with as few of them as will do."""

from __future__ import annotations

from functools import cache
from typing import NamedTuple

from visitplanner.pack.fonts import font
from visitplanner.pack.structure import Element
from visitplanner.pack.tags import TaggedCanvas

_KEPT_WIDTHS = 60_000
_widths: dict[tuple[str, str], float] = {}


class Fragment(NamedTuple):
    """Letters in one face with their baseline's start; `spacing` after each sign, `blank` more at each blank."""

    x: float
    y: float
    face: str
    colour: str
    text: str
    spacing: float = 0.0
    blank: float = 0.0


class Lettering:
    """One text object. State is written when it changes; `finish` hands everything to the canvas."""

    def __init__(self, canvas: TaggedCanvas, size: float) -> None:
        self.canvas, self.size = canvas, size
        self.out: list[str] = []
        self.face = self.colour = ""
        self.element: Element | None = None
        self.spacing = self.blank = 0.0

    def belong(self, element: Element) -> None:
        """What follows is content of `element`."""
        if element is not self.element:
            self._close()
            self.element = element
            self.out.append(self.canvas.mark(element))

    def _close(self) -> None:
        if self.element:
            self.out.append("EMC")

    def set(self, fragment: Fragment) -> None:
        """Draw the letters of `fragment`."""
        out, doc, face = self.out, self.canvas._doc, font(fragment.face)
        out.append(f"1 0 0 1 {fragment.x:.2f} {fragment.y:.2f} Tm")
        if fragment.colour != self.colour:
            self.colour = fragment.colour
            out.append(rgb(fragment.colour) + " rg")
        if fragment.spacing != self.spacing:
            self.spacing = fragment.spacing
            out.append(f"{fragment.spacing:.4f} Tc")
        if fragment.blank != self.blank:
            self.blank = fragment.blank
            out.append(f"{fragment.blank:.4f} Tw")
        for subset, codes in face.splitString(fragment.text, doc):
            name = face.getSubsetInternalName(subset, doc)
            if name != self.face:
                self.face = name
                out.append(f"{name} {self.size:g} Tf")
            out.append(f"<{codes.hex()}> Tj")

    def finish(self) -> None:
        """Write the text object; colour and spacing do not outlive it."""
        self._close()
        if self.out:
            self.canvas._code.append("q BT " + "\n".join(self.out) + " ET Q")


def letter_width(face: str, text: str) -> float:
    """The width of `text` at 1 point."""
    width = _widths.get((face, text))
    if width is None:
        known = font(face).face
        widths, default = known.charWidths, known.defaultWidth
        width = sum(widths.get(ord(sign), default) for sign in text) / 1000
        if len(_widths) > _KEPT_WIDTHS:
            _widths.clear()
        _widths[face, text] = width
    return width


@cache
def rgb(colour: str) -> str:
    """`#rrggbb` as the three numbers of a PDF colour."""
    return " ".join(f"{int(colour[at : at + 2], 16) / 255:.3g}" for at in (1, 3, 5))

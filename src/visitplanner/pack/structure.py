"""The structure tree of a tagged PDF: planned nodes, real elements, and the tree as ready bytes.

A flowable plans its place with a `Node`; the first drawing on a canvas makes the `Element`, in reading order.
So a paragraph split over pages, or a list whose items lie on three, is one element without bookkeeping.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field


class Node:
    """A planned element: its tag, the node it belongs to (none: whatever is open when drawn), its attributes.

    `attributes` are PDF entries as in `attributes(Alt="…", Lang="it")`.
    """

    __slots__ = ("attributes", "parent", "tag")

    def __init__(self, tag: str, parent: Node | None = None, attributes: bytes = b"") -> None:
        self.tag, self.parent, self.attributes = tag, parent, attributes


@dataclass(slots=True, eq=False)
class Element:
    """A structure element. Kids are elements, (page, MCID) pairs, or (page, object name) of an annotation."""

    tag: str
    parent: Element | None
    attributes: bytes = b""
    kids: list[Element | tuple[int, int] | tuple[int, str]] = field(default_factory=list)
    number: int = 0


def attributes(**entries: str) -> bytes:
    """PDF dictionary entries holding text strings: `attributes(Alt="A map", Lang="it")`."""
    return b"".join(b"/%s %s" % (key.encode(), pdf_text(value)) for key, value in entries.items() if value)


def pdf_text(text: str) -> bytes:
    """`text` as a PDF text string (PDF 1.7, 7.9.2.2): ASCII as it is, anything else as UTF-16."""
    if text.isascii() and text.isprintable():
        return b"(" + text.replace("\\", "\\\\").replace("(", "\\(").replace(")", "\\)").encode() + b")"
    return b"<FEFF" + text.encode("utf-16-be", "replace").hex().upper().encode() + b">"


def cell_attributes(scope: str = "", columns: int = 1, rows: int = 1) -> bytes:
    """The table attributes of a cell: `scope` is Row, Column or nothing; the spans count grid cells."""
    parts = [f"/Scope/{scope}"] if scope else []
    if columns > 1:
        parts.append(f"/ColSpan {columns}")
    if rows > 1:
        parts.append(f"/RowSpan {rows}")
    return f"/A<</O/Table{''.join(parts)}>>".encode() if parts else b""


def list_attributes(mark: str) -> bytes:
    """The attributes of a list whose items begin with `mark`: "•", or a figure with a full stop."""
    return b"/A<</O/List/ListNumbering/%s>>" % (b"Decimal" if mark[-1:] == "." else b"Disc")


def box_attributes(left: float, bottom: float, right: float, top: float) -> bytes:
    """The layout attributes of a figure: its box on the page, in points."""
    return f"/A<</O/Layout/Placement/Block/BBox[{left:.1f} {bottom:.1f} {right:.1f} {top:.1f}]>>".encode()


def written(element: Element, root: int, number: Callable[[str], int]) -> bytes:
    """The dictionary of `element`; `root` is the tree's object number, `number` finds other objects' ones."""
    pages = [kid[0] for kid in element.kids if not isinstance(kid, Element)]
    home = pages[0] if pages else 0
    parts = [
        b"<</Type/StructElem/S/%s/P %d 0 R"
        % (element.tag.encode(), element.parent.number if element.parent else root)
    ]
    if home:
        parts.append(b"/Pg %d 0 R" % number(f"Page{home}"))
    parts.append(element.attributes)
    if element.kids:
        kids = b" ".join(_kid(kid, home, number) for kid in element.kids)
        parts.append(b"/K[%s]" % kids)
    parts.append(b">>")
    return b"".join(parts)


def _kid(kid: Element | tuple[int, int] | tuple[int, str], home: int, number: Callable[[str], int]) -> bytes:
    if isinstance(kid, Element):
        return b"%d 0 R" % kid.number
    page, what = kid
    elsewhere = b"" if page == home else b"/Pg %d 0 R" % number(f"Page{page}")
    if isinstance(what, str):
        return b"<</Type/OBJR/Obj %d 0 R%s>>" % (number(what), elsewhere)
    return b"<</Type/MCR/MCID %d%s>>" % (what, elsewhere) if elsewhere else b"%d" % what


def parent_tree(rows: Iterable[tuple[int, list[Element] | Element]]) -> bytes:
    """The ParentTree: for a page its elements by MCID, for an annotation its one element. Keys must ascend."""
    return b"<</Nums[" + b" ".join(_rows(rows)) + b"]>>"


def _rows(rows: Iterable[tuple[int, list[Element] | Element]]) -> Iterator[bytes]:
    for key, owner in rows:
        if isinstance(owner, Element):
            yield b"%d %d 0 R" % (key, owner.number)
        else:
            yield b"%d[%s]" % (key, b" ".join(b"%d 0 R" % element.number for element in owner))

"""The tagged canvas: ReportLab's canvas that knows what every mark on the page means.

Everything drawn belongs to a structure element or is an artifact. Content that is known only at the end (page
numbers, the number of pages) is deferred and drawn into its reserved place, so one layout pass is enough.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import quote

from reportlab import rl_config
from reportlab.pdfbase.pdfdoc import (
    PDFArray,
    PDFDictionary,
    PDFName,
    PDFObjectReference,
    PDFStream,
    PDFZCompress,
)
from reportlab.pdfgen.canvas import Canvas

from visitplanner.pack import fonts
from visitplanner.pack.metadata import PRODUCER, Meta, packet, plain, srgb_profile
from visitplanner.pack.structure import Element, Node, parent_tree, pdf_text, written

# Environment variables and local modules may change these: the pack depends on them, so they are set here.
for _name, _value in {
    "useA85": 0,
    "pdfMultiLine": 0,
    "pdfComments": 0,
    "invariant": 1,
    "showBoundary": 0,
    "verbose": 0,
    "debug": 0,
    "overlapAttachedSpace": 1,
    "emptyTableAction": "error",
    "decimalSymbol": ".",
    "trustedHosts": None,
}.items():
    setattr(rl_config, _name, _value)

_ANNOTATION_KEYS = 1_000_000  # ParentTree keys of annotations start here, above any page's
_LONGEST_TITLE = 140
_LATE = re.compile(r"%late(\d+)%")


@dataclass(frozen=True, slots=True)
class Landmark:
    """A place that contents, bookmarks and links can point to. `level` counts from 1."""

    key: str
    title: str
    level: int = 1

    @property
    def short_title(self) -> str:
        """The title for contents and bookmarks, which have one or two lines for it."""
        return (
            self.title
            if len(self.title) <= _LONGEST_TITLE
            else self.title[: _LONGEST_TITLE - 1].rstrip() + "…"
        )


class TaggedCanvas(Canvas):
    """A canvas for one PDF/UA-1 and PDF/A-3a document.

    `landmarks` lists what was passed so far, `page_of` maps their keys to page numbers (complete in deferred
    drawing), `page_total` is the number of pages (known in deferred drawing only).
    """

    def __init__(
        self, target: Any, meta: Meta, family: fonts.Family, pagesize: tuple[float, float], **_platypus: Any
    ) -> None:
        family.load()
        super().__init__(
            target,
            pagesize=pagesize,
            invariant=1,
            pageCompression=1,
            pdfVersion=(1, 7),
            lang=meta.language,
            initialFontName=family.regular,
        )
        self.meta, self.family = meta, family
        self.landmarks: list[Landmark] = []
        self.page_of: dict[str, int] = {}
        self.page_total = 0
        self._root = Element("Document", None)
        self._elements = [self._root]
        self._open = [self._root]
        self._made: dict[Node, Element] = {}
        self._quiet = 0
        self._marks: dict[int, list[Element]] = {}
        self._links: list[Element] = []
        self._late: list[tuple[int, Callable[[TaggedCanvas], None]]] = []
        self.setViewerPreference("DisplayDocTitle", "true")

    # ---- structure

    @property
    def quiet(self) -> bool:
        """True inside marked content: nothing further is tagged there."""
        return self._quiet > 0

    def element(self, node: Node | None) -> Element:
        """The element planned as `node`, made on first use under its parent; without a node, the open one."""
        if node is None:
            return self._open[-1]
        made = self._made.get(node)
        if made is None:
            parent = self.element(node.parent)
            made = self._made[node] = self.new_element(node.tag, parent, node.attributes)
        return made

    def new_element(self, tag: str, parent: Element | None = None, attributes: bytes = b"") -> Element:
        """A new last child of `parent` (of the open element, if not given)."""
        parent = parent or self._open[-1]
        element = Element(tag, parent, attributes)
        if not self._quiet:
            parent.kids.append(element)
            self._elements.append(element)
        return element

    @contextmanager
    def inside(self, place: Node | Element | str, attributes: bytes = b"") -> Iterator[Element]:
        """Elements made meanwhile, unless planned elsewhere, become children of `place` (a tag: a new one)."""
        element = self.enter(place, attributes)
        try:
            yield element
        finally:
            self.leave()

    def enter(self, place: Node | Element | str, attributes: bytes = b"") -> Element:
        """Open `place`; `leave()` closes it."""
        if isinstance(place, str):
            element = self.new_element(place, None, attributes)
        else:
            element = place if isinstance(place, Element) else self.element(place)
        self._open.append(element)
        return element

    def leave(self) -> None:
        """Close what `enter` opened."""
        self._open.pop()

    # ---- marked content

    @contextmanager
    def marked(self, place: Node | Element | None) -> Iterator[None]:
        """What is drawn meanwhile is the content of `place` (None: of the open element), as one piece."""
        if not self._quiet:
            element = place if isinstance(place, Element) else self.element(place)
            self._code.append(self.mark(element))
        self._quiet += 1
        try:
            yield
        finally:
            self.end_mark()

    @contextmanager
    def artifact(self, kind: str = "") -> Iterator[None]:
        """What is drawn meanwhile means nothing to a reader: rules, tints, furniture (kind: Pagination)."""
        self.begin_artifact(kind)
        try:
            yield
        finally:
            self.end_mark()

    def begin_artifact(self, kind: str = "") -> None:
        """Open an artifact; `end_mark()` closes it."""
        if not self._quiet:
            self._code.append(f"/Artifact <</Type/{kind}>> BDC" if kind else "/Artifact BMC")
        self._quiet += 1

    def end_mark(self) -> None:
        """Close the artifact or marked content opened last; an empty artifact leaves no trace."""
        self._quiet -= 1
        if self._quiet:
            return
        if self._code[-1].startswith("/Artifact"):
            self._code.pop()
        else:
            self._code.append("EMC")

    def mark(self, element: Element) -> str:
        """The operator that begins a piece of content of `element`; the caller writes it, and EMC after."""
        marks = self._marks.setdefault(self._pageNumber, [])
        number = len(marks)
        marks.append(element)
        element.kids.append((self._pageNumber, number))
        return f"/{element.tag} <</MCID {number}>> BDC"

    # ---- landmarks, links, deferred content

    def pass_landmark(self, landmark: Landmark, top: float) -> None:
        """Note that `landmark` is here, `top` points above the current origin: bookmark and destination."""
        if landmark.key in self.page_of:
            return
        self.page_of[landmark.key] = self._pageNumber
        self.landmarks.append(landmark)
        self.bookmarkPage(landmark.key, fit="XYZ", left=0, top=self.absolutePosition(0, top)[1], zoom=0)
        deepest = getattr(self._doc.outline, "currentlevel", -1)
        self.addOutlineEntry(plain(landmark.short_title), landmark.key, min(landmark.level - 1, deepest + 1))

    def link(self, box: tuple[float, float, float, float], element: Element, target: str, says: str) -> None:
        """A link over `box` (left, bottom, right, top), belonging to the Link `element`.

        `target` is `#key` of a landmark, or an http, https or mailto address; `says` is read aloud.
        """
        if self._quiet:
            return
        entries = {
            "Type": PDFName("Annot"),
            "Subtype": PDFName("Link"),
            "Rect": PDFArray(self._absRect(box, 1)),
            "Border": PDFArray([0, 0, 0]),
            "F": 4,
            "Contents": pdf_text(plain(says)),
            "StructParent": _ANNOTATION_KEYS + len(self._links),
        }
        if target.startswith("#"):
            entries["Dest"] = self._bookmarkReference(target[1:])
        else:
            entries["A"] = PDFDictionary({"S": PDFName("URI"), "URI": pdf_text(address(target))})
        name = f"Link{len(self._links)}"
        self._addAnnotation(PDFDictionary(entries), name)
        element.kids.append((self._pageNumber, f"Annot.{name}"))
        self._links.append(element)

    def defer(self, draw: Callable[[TaggedCanvas], None]) -> None:
        """Reserve this place; `draw` fills it when all pages are known.

        It may use text and paths (no photos, no transparency), in the coordinates in force here; its tag is the
        marked content open here.
        """
        self._code.append(f"%late{len(self._late)}%")
        self._late.append((self._pageNumber, draw))

    # ---- closing

    def showPage(self) -> None:
        name, number = self._doc.thisPageName(), self._pageNumber
        super().showPage()
        page = self._doc.idToObject[name]
        page.__NoDefault__ = [*page.__NoDefault__, "StructParents", "Tabs"]
        page.StructParents, page.Tabs = number - 1, PDFName("S")

    def save(self) -> None:
        if self._code:
            self.showPage()
        self.page_total = self._doc.pageCounter - 1
        self._draw_late()
        self._write_structure()
        self._write_metadata()
        super().save()

    def _draw_late(self) -> None:
        drawn = []
        self._quiet = 1
        for _page, draw in self._late:
            self._code = list[str]()
            self.init_graphics_state()
            draw(self)
            drawn.append("\n".join(["q", *self._code, "Q"]))
        self._code = []
        for number in {page for page, _draw in self._late}:
            page = self._doc.idToObject[f"Page{number}"]
            page.stream = _LATE.sub(lambda match: drawn[int(match[1])], page.stream)

    def _write_structure(self) -> None:
        """Structure elements are written as bytes: dictionaries of objects cost more than the layout."""
        doc = self._doc
        numbers = doc.idToObjectNumberAndVersion
        for index, element in enumerate(self._elements):
            doc.Reference(b"", f"Element{index}")
            element.number = numbers[f"Element{index}"][0]
        doc.Reference(b"", "StructTreeRoot")
        root = numbers["StructTreeRoot"][0]
        for index, element in enumerate(self._elements):
            doc.idToObject[f"Element{index}"] = written(element, root, lambda name: numbers[name][0])
        pages = [(page - 1, marks) for page, marks in sorted(self._marks.items())]
        links = [(_ANNOTATION_KEYS + index, link) for index, link in enumerate(self._links)]
        doc.Reference(parent_tree([*pages, *links]), "ParentTree")
        doc.idToObject["StructTreeRoot"] = (
            b"<</Type/StructTreeRoot/K %d 0 R/ParentTree %d 0 R/ParentTreeNextKey %d>>"
            % (
                self._root.number,
                numbers["ParentTree"][0],
                _ANNOTATION_KEYS + len(links),
            )
        )
        doc.Catalog.StructTreeRoot = PDFObjectReference("StructTreeRoot")
        doc.Catalog.MarkInfo = PDFDictionary({"Marked": "true"})

    def _write_metadata(self) -> None:
        doc, meta = self._doc, self.meta
        self.setTitle(plain(meta.title))
        self.setAuthor(plain(meta.author))
        self.setSubject(plain(meta.subject))
        self.setKeywords("")
        self.setCreator(PRODUCER)
        self.setProducer(PRODUCER)
        doc._timeStamp = meta.stamp()
        profile = doc.Reference(PDFStream(PDFDictionary({"N": 3}), srgb_profile(), [PDFZCompress]), "sRGB")
        intent = {
            "Type": PDFName("OutputIntent"),
            "S": PDFName("GTS_PDFA1"),
            "DestOutputProfile": profile,
            "OutputConditionIdentifier": pdf_text("sRGB"),
            "Info": pdf_text("sRGB"),
        }
        doc.Catalog.__NoDefault__ = [*doc.Catalog.__NoDefault__, "OutputIntents"]
        doc.Catalog.OutputIntents = PDFArray([PDFDictionary(intent)])
        labels = PDFDictionary({"Type": PDFName("Metadata"), "Subtype": PDFName("XML")})
        doc.Catalog.Metadata = PDFStream(labels, packet(meta))
        self.addPageLabel(0, style="ARABIC", start=1)


def address(target: str) -> str:
    """`target` as the ASCII address that a PDF holds; what is already escaped stays so."""
    return quote(target, safe="%:/?#[]@!$&'()*+,;=-._~", errors="replace")

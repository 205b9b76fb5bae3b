"""Our own checker of finished packs: PDF/UA-1 and PDF/A-3a as far as a program can tell, tuned to our own output.

`check(data)` returns what is wrong, one sentence each; nothing wrong is an empty list.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from io import BytesIO
from typing import Any

import pikepdf
from pikepdf import Dictionary, Name

GROUPING = {"Document", "Part", "Sect", "Div", "Art", "BlockQuote", "Aside"}
INLINE = {"Span", "Quote", "Link", "Reference", "Code", "Em", "Strong", "Lbl"}
TAGS = GROUPING | INLINE | {
    "H1", "H2", "H3", "P", "L", "LI", "LBody", "Caption", "Figure", "TOC", "TOCI",
    "Table", "THead", "TBody", "TFoot", "TR", "TH", "TD",
}  # fmt: skip
PARENTS = {
    "LI": {"L"},
    "LBody": {"LI"},
    "TR": {"Table", "THead", "TBody", "TFoot"},
    "TH": {"TR"},
    "TD": {"TR"},
    "THead": {"Table"},
    "TBody": {"Table"},
    "TFoot": {"Table"},
    "TOCI": {"TOC"},
    "Reference": {"TOCI", "P", "Span", "LBody"},
}
CHILDREN = {
    "L": {"LI", "L", "Caption"},
    "LI": {"Lbl", "LBody"},
    "TR": {"TH", "TD"},
    "Table": {"TR", "THead", "TBody", "TFoot", "Caption"},
    "TOC": {"TOCI", "TOC", "Caption"},
}
MAY_BE_EMPTY = {"TD", "TH"}
SHOWING = {"Tj", "TJ", "'", '"', "S", "s", "f", "F", "f*", "B", "B*", "b", "b*", "Do", "sh", "INLINE IMAGE"}
ADDRESSES = ("http://", "https://", "mailto:")


@dataclass
class Element:
    """One structure element: its place in the file, its tags from the root down, what it owns."""

    number: tuple[int, int]
    path: tuple[str, ...]
    source: Dictionary
    content: list[tuple[tuple[int, int], int]] = field(default_factory=list)  # page, MCID
    annotations: list[tuple[int, int]] = field(default_factory=list)
    children: list[Element] = field(default_factory=list)

    @property
    def tag(self) -> str:
        return self.path[-1]


def check(data: bytes) -> list[str]:
    """Everything wrong with the pack `data`."""
    found = list(_syntax(data))
    with pikepdf.open(BytesIO(data)) as pdf:
        found += _catalogue(pdf)
        if "/StructTreeRoot" not in pdf.Root:
            return [*found, "there is no structure tree"]
        root = pdf.Root.StructTreeRoot
        elements = list(_walk(_read(kid, ()) for kid in _kids(root)))
        found += _tree(elements)
        found += _headings(elements)
        found += _tables(elements)
        found += _content(pdf, elements)
        found += _parent_tree(pdf, elements)
        found += _annotations(pdf, elements)
        found += _fonts(pdf)
        found += _images(pdf)
        found += _attachments(pdf)
    return found


def reading_order(data: bytes) -> list[str]:
    """The tags in reading order, indented: for tests that look at the logic of a pack."""
    with pikepdf.open(BytesIO(data)) as pdf:
        roots = [_read(kid, ()) for kid in _kids(pdf.Root.StructTreeRoot)]
        return ["  " * (len(element.path) - 1) + element.tag for element in _walk(roots)]


# ---- the file


def _syntax(data: bytes) -> Iterator[str]:
    if not data.startswith(b"%PDF-1.7"):
        yield f"the header says {data[:8].decode('latin-1')}"
    bare = sum(
        data[match.start() - 1 : match.start()] not in (b"\n", b"\r")
        for match in re.finditer(b"endstream", data)
    )
    if bare:
        yield f"{bare} streams lack the line end before endstream"


def _catalogue(pdf: pikepdf.Pdf) -> Iterator[str]:
    root = pdf.Root
    if pdf.is_encrypted:
        yield "the file is encrypted"
    if root.get("/MarkInfo", {}).get("/Marked") is not True:
        yield "the file does not say that it is marked"
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Za-z0-9]+)*", str(root.get("/Lang", ""))):
        yield "the document has no language"
    if root.get("/ViewerPreferences", {}).get("/DisplayDocTitle") is not True:
        yield "the title is not displayed"
    yield from _metadata(pdf)
    intents = root.get("/OutputIntents", [])
    if len(intents) != 1 or "/DestOutputProfile" not in intents[0] or intents[0].S != Name.GTS_PDFA1:
        yield "there is no output intent"
    for name in ("/OpenAction", "/AA"):
        if name in root:
            yield f"the catalogue has {name}"


def _metadata(pdf: pikepdf.Pdf) -> Iterator[str]:
    title = str(pdf.docinfo.get("/Title", ""))
    with pdf.open_metadata() as xmp:
        if not title or xmp.get("dc:title") != title:
            yield "the titles of the metadata are missing or differ"
        for key, value in {"pdfuaid:part": "1", "pdfaid:part": "3", "pdfaid:conformance": "A"}.items():
            if xmp.get(key) != value:
                yield f"the metadata lack {key} {value}"
        created = re.sub(r"\D", "", xmp.get("xmp:CreateDate", ""))
        if created != re.sub(r"\D", "", str(pdf.docinfo.get("/CreationDate", "")).partition("+")[0]):
            yield "the creation dates differ"


# ---- the structure tree


def _kids(source: Any) -> list[Any]:
    kids = source.get("/K", pikepdf.Array())
    return list(kids) if isinstance(kids, pikepdf.Array) else [kids]


def _read(source: Dictionary, above: tuple[str, ...]) -> Element:
    element = Element(source.objgen, (*above, str(source.S)[1:]), source)
    for kid in _kids(source):
        page = (kid if isinstance(kid, Dictionary) and "/Pg" in kid else source).get("/Pg")
        if isinstance(kid, int):
            element.content.append((page.objgen, kid))
        elif kid.get("/Type") == Name.MCR:
            element.content.append((page.objgen, int(kid.MCID)))
        elif kid.get("/Type") == Name.OBJR:
            element.annotations.append(kid.Obj.objgen)
        else:
            element.children.append(_read(kid, element.path))
            if kid.P.objgen != source.objgen:
                element.children[-1].path += ("of another parent",)
    return element


def _walk(elements: Any) -> Iterator[Element]:
    for element in elements:
        yield element
        yield from _walk(element.children)


def _tree(elements: list[Element]) -> Iterator[str]:
    if not elements or elements[0].path != ("Document",):
        yield "the tree does not begin with Document"
    for element in elements:
        tag, where = element.tag, " > ".join(element.path)
        if tag not in TAGS:
            yield f"unknown tag: {where}"
        above = element.path[-2] if len(element.path) > 1 else ""
        if tag in PARENTS and above not in PARENTS[tag]:
            yield f"{tag} in the wrong place: {where}"
        strangers = {child.tag for child in element.children} - CHILDREN.get(tag, TAGS)
        if strangers:
            yield f"{', '.join(sorted(strangers))} inside {where}"
        if tag in CHILDREN and element.content:
            yield f"content directly inside {where}"
        if not (element.content or element.children or element.annotations or tag in MAY_BE_EMPTY):
            yield f"empty element: {where}"
        yield from (f"{problem}: {where}" for problem in _meaning(element))


def _meaning(element: Element) -> Iterator[str]:
    """What an element of its kind must tell besides its place."""
    labelled = any(part.tag == "Lbl" for entry in element.children for part in entry.children)
    if element.tag == "Figure" and not str(element.source.get("/Alt", "")).strip():
        yield "figure without a text"
    if element.tag == "L" and labelled and _attribute(element, "/ListNumbering", "/None") == "/None":
        yield "list that does not say how it is numbered"
    if element.tag == "Link" and not (element.annotations and (element.content or element.children)):
        yield "link without words or without an area"


def _headings(elements: list[Element]) -> Iterator[str]:
    last = 0
    for element in elements:
        if re.fullmatch("H[1-6]", element.tag):
            level = int(element.tag[1])
            if level > last + 1:
                yield f"H{level} follows H{last}"
            last = level


def _attribute(element: Element, name: str, default: Any) -> Any:
    return element.source.get("/A", {}).get(name, default)


def _tables(elements: list[Element]) -> Iterator[str]:
    for table in elements:
        if table.tag != "Table":
            continue
        rows = [
            element
            for element in _walk(table.children)
            if element.tag == "TR" and element.path[:-1] == table.path
        ]
        covered: dict[int, int] = {}
        for number, row in enumerate(rows):
            width = sum(int(_attribute(cell, "/ColSpan", 1)) for cell in row.children) + covered.get(
                number, 0
            )
            for cell in row.children:
                for further in range(1, int(_attribute(cell, "/RowSpan", 1))):
                    covered[number + further] = covered.get(number + further, 0) + int(
                        _attribute(cell, "/ColSpan", 1)
                    )
                if cell.tag == "TH" and _attribute(cell, "/Scope", None) is None:
                    yield f"header cell without scope in row {number + 1}"
            covered[-1 - number] = width
        if len({width for number, width in covered.items() if number < 0}) > 1:
            yield "rows of a table differ in width"


# ---- pages


def _content(pdf: pikepdf.Pdf, elements: list[Element]) -> Iterator[str]:
    claimed: dict[tuple[int, int], list[int]] = {}
    for element in elements:
        for page, number in element.content:
            claimed.setdefault(page, []).append(number)
    for count, page in enumerate(pdf.pages, 1):
        numbers: list[int] = []
        for problem in _marks(page, numbers):
            yield f"page {count}: {problem}"
        if sorted(numbers) != sorted(claimed.get(page.obj.objgen, [])):
            yield f"page {count}: content and structure name different pieces"


def _marks(page: pikepdf.Page, numbers: list[int]) -> Iterator[str]:
    """Problems of one page's marked content; fills `numbers` with the MCIDs met."""
    stack: list[str] = []
    for operands, operator in pikepdf.parse_content_stream(page):
        match str(operator):
            case "BDC" | "BMC":
                tag = str(operands[0])[1:]
                if stack:
                    yield f"{tag} inside {stack[-1]}"
                stack.append(tag)
                if len(operands) > 1 and "/MCID" in operands[1]:
                    numbers.append(int(operands[1].MCID))
                elif tag != "Artifact":
                    yield f"{tag} that is not in the structure"
            case "EMC":
                if stack:
                    stack.pop()
                else:
                    yield "EMC without a beginning"
            case shown if shown in SHOWING and not stack:
                yield f"untagged {shown}"
    if stack:
        yield f"{stack[-1]} is not closed"


def _parent_tree(pdf: pikepdf.Pdf, elements: list[Element]) -> Iterator[str]:
    numbers = list(pdf.Root.StructTreeRoot.ParentTree.Nums)
    rows = {int(key): row for key, row in zip(numbers[::2], numbers[1::2], strict=True)}
    if list(rows) != sorted(rows):
        yield "the parent tree is not in order"
    keys = {page.obj.objgen: int(page.obj.get("/StructParents", -1)) for page in pdf.pages}
    owned = dict.fromkeys(keys.values(), 0)
    for element in elements:
        for page, number in element.content:
            row = rows.get(keys.get(page, -1), [])
            owned[keys.get(page, -1)] += 1
            if number >= len(row) or row[number].objgen != element.number:
                yield f"the parent tree misses piece {number} of {' > '.join(element.path)}"
        for annotation in element.annotations:
            owner = rows.get(int(pdf.get_object(annotation).get("/StructParent", -1)))
            if owner is None or owner.objgen != element.number:
                yield f"the parent tree misses a link of {' > '.join(element.path)}"
    for key, row in rows.items():
        if isinstance(row, pikepdf.Array) and len(row) != owned.get(key, 0):
            yield f"the parent tree's row {key} has {len(row)} pieces, the structure {owned.get(key, 0)}"


def _annotations(pdf: pikepdf.Pdf, elements: list[Element]) -> Iterator[str]:
    known = {annotation for element in elements for annotation in element.annotations}
    pages = {page.obj.objgen for page in pdf.pages}
    for count, page in enumerate(pdf.pages, 1):
        if page.obj.get("/Tabs") != Name.S:
            yield f"page {count}: tabs do not follow the structure"
        for annotation in page.obj.get("/Annots", []):
            for problem in _annotation(annotation, pages):
                yield f"page {count}: {problem}"
            if annotation.objgen not in known:
                yield f"page {count}: an annotation is not in the structure"


def _annotation(annotation: Dictionary, pages: set[tuple[int, int]]) -> Iterator[str]:
    if not str(annotation.get("/Contents", "")).strip():
        yield "an annotation without a text"
    if int(annotation.get("/F", 0)) & 4 == 0 or int(annotation.get("/F", 0)) & 0b1011:
        yield "an annotation is not printed"
    left, bottom, right, top = (float(side) for side in annotation.Rect)
    if not (left < right and bottom < top):
        yield "an annotation without an area"
    if annotation.Subtype != Name.Link:
        yield f"an annotation of kind {annotation.Subtype}"
    elif "/A" in annotation:
        target = str(annotation.A.get("/URI", ""))
        if annotation.A.S != Name.URI or not target.lower().startswith(ADDRESSES) or not target.isascii():
            yield f"a link to {target or annotation.A.S}"
    elif "/Dest" not in annotation or annotation.Dest[0].objgen not in pages:
        yield "a link that leads nowhere"


# ---- resources


def _fonts(pdf: pikepdf.Pdf) -> Iterator[str]:
    codes: dict[tuple[int, int], set[int]] = {}
    fonts: dict[tuple[int, int], Dictionary] = {}
    for page in pdf.pages:
        named = page.obj.Resources.get("/Font", {})
        font = None
        for operands, operator in pikepdf.parse_content_stream(page, "Tf Tj TJ ' \""):
            if str(operator) == "Tf":
                font = named[operands[0]]
                fonts[font.objgen] = font
            elif font is not None:
                codes.setdefault(font.objgen, set()).update(*(bytes(text) for text in _strings(operands)))
        for name, listed in named.items():
            if not _is_embedded(listed):
                yield f"font {name} {listed.get('/BaseFont')} is not embedded"
    for key, font in fonts.items():
        if "/ToUnicode" not in font:
            yield f"font {font.BaseFont} has no map to text"
            continue
        mapped = _character_map(font.ToUnicode.read_bytes().decode("ascii"))
        lost = sorted(
            code for code in codes.get(key, ()) if mapped.get(code, "\0") in ("\0", "\ufffe", "\ufeff")
        )
        if lost:
            yield f"font {font.BaseFont} draws codes {lost} that are no text"


def _strings(operands: Any) -> Iterator[pikepdf.String]:
    for operand in operands:
        if isinstance(operand, pikepdf.Array):
            yield from _strings(operand)
        elif isinstance(operand, pikepdf.String):
            yield operand


def _is_embedded(font: Dictionary) -> bool:
    descriptor = font.get("/FontDescriptor", {})
    return any(name in descriptor for name in ("/FontFile", "/FontFile2", "/FontFile3"))


def _character_map(text: str) -> dict[int, str]:
    pairs = re.findall(r"<([0-9A-Fa-f]{2})> <([0-9A-Fa-f]+)>", text.partition("beginbfchar")[2])
    return {int(code, 16): bytes.fromhex(signs).decode("utf-16-be") for code, signs in pairs}


def _images(pdf: pikepdf.Pdf) -> Iterator[str]:
    for thing in pdf.objects:
        if isinstance(thing, pikepdf.Stream) and thing.get("/Subtype") == Name.Image:
            if thing.get("/ColorSpace") not in (Name.DeviceRGB, Name.DeviceGray):
                yield f"an image in {thing.get('/ColorSpace')}"
            if thing.get("/Interpolate") is True:
                yield "an image that is interpolated"
        if isinstance(thing, Dictionary) and thing.get("/S") in (Name.JavaScript, Name.Launch):
            yield f"an action {thing.S}"


def _attachments(pdf: pikepdf.Pdf) -> Iterator[str]:
    associated = [file.objgen for file in pdf.Root.get("/AF", [])]
    for name, spec in pdf.attachments.items():
        if spec.obj.objgen not in associated or "/AFRelationship" not in spec.obj:
            yield f"{name} is attached without saying why"
        if "/Subtype" not in spec.obj.EF.F or "/ModDate" not in spec.obj.EF.F.get("/Params", {}):
            yield f"{name} is attached without its type or date"

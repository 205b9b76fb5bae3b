"""The structure of finished packs, and that its checker sees what is wrong."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Callable
from io import BytesIO
from pathlib import Path

import pikepdf
import pytest
from pikepdf import Name
from reportlab.platypus import PageBreak

from tests.pack.paper import BODY, TITLE, draft, pack
from tests.pack.structure import check, reading_order
from visitplanner.pack.finish import Attached
from visitplanner.pack.flowables import Figure, Group, bullets, heading, table
from visitplanner.pack.structure import Node
from visitplanner.pack.tags import Landmark, TaggedCanvas
from visitplanner.pack.text import Run, Text, write
from visitplanner.pack.toc import Contents

CALENDAR = Attached("visita.ics", b"BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n", "text/calendar", "Calendario")
LANDMARKS = [Landmark("day1", "Giorno 1"), Landmark("day2", "Giorno 2")]


def paint(canvas: TaggedCanvas, width: float, height: float) -> None:
    canvas.setFillColor("#22305a")
    canvas.rect(0, 0, width, height, stroke=0, fill=1)
    write(canvas, 4, 4, "dentro la figura", BODY)


def story() -> list:
    """Something of everything, over several pages."""
    rows = [["Ora", "Luogo", "Attività"]]
    rows += [
        [f"{8 + n % 10:02}:00", Text("大阪市役所", BODY, tag=None, language="ja"), f"Incontro {n}"]
        for n in range(60)
    ]
    spans = [
        ("SPAN", (1, 3), (2, 3)),
        ("SPAN", (0, 5), (0, 6)),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, "#d9d5cb"),
    ]
    return [
        heading("Visita di studio", TITLE, 1),
        Contents(LANDMARKS, [BODY], BODY.but(size=8), "Vai a {title}"),
        Text([Run("Un testo con un "), Run("collegamento", link="https://example.org/ü"), Run(" e "),
              Run("日本語", language="ja"), Run(" e "), Run("rimando", link="#day2")], BODY, language="it"),
        *bullets(["Uno", "Due"], BODY),
        Figure(120, 40, "Un disegno", paint),
        Group([Text("Una scheda", BODY), Text("日本", BODY, language="ja")], node=Node("Sect"), paint=paint),
        PageBreak(),
        heading("Giorno 1", TITLE, 2, LANDMARKS[0]),
        table(rows, [60, 180, None], BODY.but(after=0), head=BODY.but(bold=True), head_columns=1, commands=spans),
        Text("Un paragrafo lungo che passa alla pagina seguente. " * 150, BODY, language="it"),
        heading("Giorno 2", TITLE, 2, LANDMARKS[1]),
        Text("Fine", BODY),
    ]  # fmt: skip


@pytest.fixture(scope="module")
def good() -> bytes:
    return pack(story(), [CALENDAR])


def test_a_pack_of_everything_has_nothing_wrong(good: bytes) -> None:
    assert check(good) == []


def test_qpdf_finds_nothing_wrong(good: bytes, tmp_path: Path) -> None:
    (tmp_path / "pack.pdf").write_bytes(good)
    done = subprocess.run(["qpdf", "--check", tmp_path / "pack.pdf"], capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr


def test_elements_stand_in_reading_order(good: bytes) -> None:
    order = [line.strip() for line in reading_order(good)]
    assert order[:2] == ["Document", "H1"]
    assert [tag for tag in order if tag in ("H1", "H2", "TOC", "L", "Figure", "Sect", "Table")] == [
        "H1", "TOC", "L", "Figure", "Sect", "H2", "Table", "H2",
    ]  # fmt: skip


def test_pieces_of_a_split_table_and_paragraph_are_one_element(good: bytes) -> None:
    order = [line.strip() for line in reading_order(good)]
    assert order.count("Table") == 1
    assert order.count("TR") == 61  # the repeated header is an artifact, not another row
    after_table = order[len(order) - order[::-1].index("TD") :]
    assert after_table == ["P", "H2", "P"]


def test_another_language_is_told(good: bytes) -> None:
    with pikepdf.open(BytesIO(good)) as pdf:
        assert pdf.Root.Lang == "it"
        languages = [str(thing.Lang) for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)
                     and thing.get("/Type") == Name.StructElem and "/Lang" in thing]  # fmt: skip
    assert set(languages) == {"ja"}


def test_bookmarks_and_page_labels_point_to_the_pages(good: bytes) -> None:
    with pikepdf.open(BytesIO(good)) as pdf, pdf.open_outline() as outline:
        assert [entry.title for entry in outline.root] == ["Giorno 1", "Giorno 2"]
        pages = [page.obj.objgen for page in pdf.pages]
        assert pages.index(outline.root[0].destination[0].objgen) == 1
        assert [page.label for page in pdf.pages] == [str(number + 1) for number in range(len(pages))]


# ---- the checker can fail


def elements(pdf: pikepdf.Pdf, tag: str) -> list[pikepdf.Dictionary]:
    return [thing for thing in pdf.objects if isinstance(thing, pikepdf.Dictionary)
            and thing.get("/Type") == Name.StructElem and f"/{tag}" == thing.S]  # fmt: skip


def rewrite(pdf: pikepdf.Pdf, old: bytes, new: bytes) -> None:
    contents = pdf.pages[0].Contents
    changed = re.sub(old, new, contents.read_bytes(), count=1)
    assert changed != contents.read_bytes()
    contents.write(changed)


def any_font(pdf: pikepdf.Pdf) -> pikepdf.Dictionary:
    return next(iter(pdf.pages[0].obj.Resources.Font.values()))


def misnest(pdf: pikepdf.Pdf) -> None:
    document, entry = elements(pdf, "Document")[0], elements(pdf, "LI")[0]
    entry.P = document
    document.K.append(entry)


def drop_metadata(pdf: pikepdf.Pdf) -> None:
    packet = pdf.Root.Metadata.read_bytes().replace(b"<pdfuaid:part>1</pdfuaid:part>", b"")
    pdf.Root.Metadata.write(packet)


def shorten_parent_tree(pdf: pikepdf.Pdf) -> None:
    del pdf.Root.StructTreeRoot.ParentTree.Nums[1][0]


def forget_codes(pdf: pikepdf.Pdf) -> None:
    stream = any_font(pdf).ToUnicode
    stream.write(re.sub(rb"<01> <....>", b"<01> <0000>", stream.read_bytes()))


MUTANTS: dict[str, tuple[Callable[[pikepdf.Pdf], object], str]] = {
    "not marked": (lambda pdf: pdf.Root.MarkInfo.__setitem__("/Marked", False), "marked"),
    "no language": (lambda pdf: pdf.Root.__delitem__("/Lang"), "no language"),
    "title hidden": (lambda pdf: pdf.Root.__delitem__("/ViewerPreferences"), "title is not displayed"),
    "other title": (lambda pdf: pdf.docinfo.__setitem__("/Title", "Altro"), "titles"),
    "no PDF/UA mark": (drop_metadata, "pdfuaid:part"),
    "other date": (lambda pdf: pdf.docinfo.__setitem__("/CreationDate", "D:20200101000000Z"), "dates differ"),
    "no intent": (lambda pdf: pdf.Root.__delitem__("/OutputIntents"), "output intent"),
    "no tree": (lambda pdf: pdf.Root.__delitem__("/StructTreeRoot"), "no structure tree"),
    "untagged line": (lambda pdf: pdf.pages[0].contents_add(b"0 0 m 9 9 l S"), "untagged S"),
    "artifact unclosed": (lambda pdf: pdf.pages[0].contents_add(b"/Artifact BMC"), "not closed"),
    "EMC too many": (lambda pdf: pdf.pages[0].contents_add(b"EMC"), "EMC without"),
    "nested marks": (lambda pdf: rewrite(pdf, rb"/H1 <<", b"/P BMC /H1 <<"), "inside P"),
    "piece renumbered": (lambda pdf: rewrite(pdf, rb"MCID 0>>", b"MCID 999>>"), "different pieces"),
    "piece lost": (lambda pdf: rewrite(pdf, rb"/H1 <</MCID 0>> BDC", b"/Artifact BMC"), "different pieces"),
    "unknown tag": (lambda pdf: elements(pdf, "L")[0].__setitem__("/S", Name.Liste), "unknown tag"),
    "misnested item": (misnest, "LI in the wrong place"),
    "other parent": (lambda pdf: elements(pdf, "H1")[0].__setitem__("/P", elements(pdf, "L")[0]), "other parent"),
    "heading skipped": (lambda pdf: elements(pdf, "H2")[0].__setitem__("/S", Name.H3), "H3 follows H1"),
    "list unnumbered": (lambda pdf: elements(pdf, "L")[0].__delitem__("/A"), "how it is numbered"),
    "figure mute": (lambda pdf: elements(pdf, "Figure")[0].__delitem__("/Alt"), "figure without a text"),
    "header unscoped": (lambda pdf: elements(pdf, "TH")[0].__delitem__("/A"), "without scope"),
    "row too short": (lambda pdf: elements(pdf, "TR")[7].K.__delitem__(0), "differ in width"),
    "link empty": (lambda pdf: elements(pdf, "Link")[0].__setitem__("/K", pikepdf.Array()), "link without"),
    "element empty": (lambda pdf: elements(pdf, "P")[0].__setitem__("/K", pikepdf.Array()), "empty element"),
    "row lost": (shorten_parent_tree, "parent tree"),
    "mute link": (lambda pdf: pdf.pages[0].Annots[0].__delitem__("/Contents"), "annotation without a text"),
    "link not printed": (lambda pdf: pdf.pages[0].Annots[0].__setitem__("/F", 0), "not printed"),
    "link orphaned": (lambda pdf: pdf.pages[0].Annots[0].__setitem__("/StructParent", 5), "misses a link"),
    "tabs": (lambda pdf: pdf.pages[0].obj.__delitem__("/Tabs"), "tabs"),
    "font lost": (lambda pdf: any_font(pdf).FontDescriptor.__delitem__("/FontFile2"), "not embedded"),
    "font mute": (lambda pdf: any_font(pdf).__delitem__("/ToUnicode"), "no map to text"),
    "glyph unknown": (forget_codes, "that are no text"),
    "file unexplained": (lambda pdf: pdf.Root.__delitem__("/AF"), "without saying why"),
}  # fmt: skip


@pytest.mark.parametrize("name", MUTANTS)
def test_the_checker_sees(name: str, good: bytes) -> None:
    change, expected = MUTANTS[name]
    target = BytesIO()
    with pikepdf.open(BytesIO(good)) as pdf:
        change(pdf)
        pdf.save(target)
    assert expected in "\n".join(check(target.getvalue()))


def test_the_checker_sees_evil_links(good: bytes) -> None:
    for target in ("javascript:alert(1)", "file:///etc/passwd"):
        out = BytesIO()
        with pikepdf.open(BytesIO(good)) as pdf:
            link = next(one for one in pdf.pages[0].Annots if "/A" in one)
            link.A.URI = pikepdf.String(target)
            pdf.save(out)
        assert any(target in problem for problem in check(out.getvalue()))


def test_the_checker_sees_streams_without_line_ends() -> None:
    assert any("endstream" in problem for problem in check(draft(story())))

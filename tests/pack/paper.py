"""Small packs for tests: laid out by the engine on one plain page template."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from io import BytesIO
from pathlib import Path

import pypdfium2
from reportlab.platypus import Flowable, Frame, PageTemplate

from visitplanner.pack.document import lay_out
from visitplanner.pack.finish import Attached, finish
from visitplanner.pack.fonts import WORLD, Family
from visitplanner.pack.metadata import Meta
from visitplanner.pack.tags import TaggedCanvas
from visitplanner.pack.text import Style, write

NOW = datetime(2026, 11, 9, 9, 30, tzinfo=UTC)
PAGE = (595.0, 842.0)
BODY = Style(size=10, leading=14.5, after=6)
TITLE = BODY.but(size=20, leading=26, bold=True)


def draft(
    story: Sequence[Flowable], language: str = "it", family: Family = WORLD, title: str = "Visita"
) -> bytes:
    """`story` on pages with a number at their foot, not yet finished."""
    frame = Frame(40, 45, PAGE[0] - 80, PAGE[1] - 85, 0, 0, 0, 0)
    template = PageTemplate("plain", [frame], onPageEnd=_furniture(family))
    return lay_out(story, [template], Meta(title, language, NOW, "Comune di Parma"), family, PAGE)


def pack(story: Sequence[Flowable], attached: Sequence[Attached] = (), **options: object) -> bytes:
    """`story` as a finished pack."""
    return finish(draft(story, **options), NOW, attached)  # type: ignore[arg-type]


def _furniture(family: Family) -> Callable[[TaggedCanvas, object], None]:
    def draw(canvas: TaggedCanvas, _document: object) -> None:
        page = canvas.getPageNumber()
        style = Style(size=8, leading=10, family=family)
        with canvas.artifact("Pagination"):
            canvas.defer(lambda late: write(late, 300, 25, f"{page} / {late.page_total}", style, "centre"))

    return draw


def text_of(data: bytes) -> str:
    """All text of a pack as pypdfium2 copies it out, lines joined as a reader would join them."""
    with pypdfium2.PdfDocument(data) as pdf:
        return "\n".join(pdf[number].get_textpage().get_text_range() for number in range(len(pdf)))


def poppler_text(data: bytes, folder: Path) -> str:
    """All text of a pack as pdftotext copies it out, in content order."""
    file = folder / "pack.pdf"
    file.write_bytes(data)
    return subprocess.run(["pdftotext", "-raw", file, "-"], capture_output=True, text=True, check=True).stdout


def page_count(data: bytes) -> int:
    """How many pages a pack has."""
    with pypdfium2.PdfDocument(BytesIO(data)) as pdf:
        return len(pdf)

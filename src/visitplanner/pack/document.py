"""From a story of flowables to the bytes of a tagged PDF, in one layout pass."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from io import BytesIO
from typing import Any

from reportlab.platypus import BaseDocTemplate, Flowable, PageTemplate

from visitplanner.pack.fonts import Family
from visitplanner.pack.metadata import Meta
from visitplanner.pack.tags import TaggedCanvas


def lay_out(
    story: Sequence[Flowable],
    templates: Sequence[PageTemplate],
    meta: Meta,
    family: Family,
    pagesize: tuple[float, float],
    progress: Callable[[int], None] | None = None,
) -> bytes:
    """Draw `story` into the frames of `templates` and return the PDF, still to be finished.

    `progress` is told each page number as the page is closed; raising in it abandons the work. Page templates draw
    their furniture inside `canvas.artifact("Pagination")`.
    """
    target = BytesIO()
    document = BaseDocTemplate(
        target, pagesize=pagesize, initialFontName=family.regular, pageTemplates=list(templates)
    )
    if progress:
        document.setPageCallBack(progress)

    def canvas(file: Any, **options: Any) -> TaggedCanvas:
        return TaggedCanvas(file, meta, family, **options)

    document.build(list(story), canvasmaker=canvas)
    return target.getvalue()

"""Pages of the packs in both languages: cover, overview, the first full day, the first practice note."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pypdfium2

from pictures.studio import NOW, Studio
from visitplanner.pack.edition import Edition
from visitplanner.pack.press import press
from visitplanner.pack.prints import Prints


def packs(studio: Studio) -> None:
    """The pages of the visit to Japan."""
    studio.open("JP-2026-11")
    assert studio.desk.snapshot is not None
    for language in ("it", "ja"):
        edition = Edition(language=language, now=NOW)
        with tempfile.TemporaryDirectory() as folder:
            prints = Prints(studio.desk.blob_path, Path(folder), edition.quality.dpi)
            document = pypdfium2.PdfDocument(press(studio.desk.snapshot, edition, prints))
            for name, page in chosen(document).items():
                path = studio.target / f"pack_{name}_{language}.png"
                document[page].render(scale=1.4).to_pil().quantize(256).save(path, optimize=True)
                print(path.stem)
            document.close()


def chosen(document: Any) -> dict[str, int]:
    """Name → page, found by the bookmarks: contents, overview, people, days and notes are the outermost."""
    marks = [(mark.level, mark.get_dest().get_index()) for mark in document.get_toc()]
    outermost = [n for n, (level, _page) in enumerate(marks) if level == 0]
    _contents, overview, _people, programme, notes = outermost
    days = [page for level, page in marks[programme + 1 : notes] if level == 1]
    return {"cover": 0, "overview": marks[overview][1], "day": days[1], "practice_note": marks[notes][1]}

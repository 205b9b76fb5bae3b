"""The pack against its floor: replaying the recorded drawing operations of the same pages on a bare canvas."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from tests.bench.timing import race, told
from tests.pack.visits import NOW, session, snapshot, words
from visitplanner.domain.records import Attachment, SessionPractice
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import wording
from visitplanner.pack import photos
from visitplanner.pack.edition import Edition
from visitplanner.pack.lettering import Fragment, Lettering
from visitplanner.pack.press import press
from visitplanner.pack.prints import Prints
from visitplanner.pack.tags import TaggedCanvas

pytestmark = pytest.mark.bench
LONG = {
    "en": "The city buys power from its own roofs and sells it to schools first. " * 9,
    "it": "La città acquista energia dai propri tetti e la vende anzitutto alle scuole. " * 9,
    "ja": "市は公共施設の屋根で発電した電力を調達し、まず学校に供給している。" * 9,
}


def large(days: int, notes: int) -> Snapshot:
    """A visit of `days` full days and `notes` practice notes with three photos each."""
    sessions = [
        session(
            f"s{day}-{n}",
            1 + day,
            f"{8 + n:02d}:00",
            50,
            place="hall",
            description=wording("en", **{key: text[:140] for key, text in LONG.items()}),
        )
        for day in range(days)
        for n in range(11)
    ]
    base = snapshot(sessions)
    long = wording("en", **LONG)
    template = replace(base.practices["note"], problem=long, solution=long, transfer=long, difficulties=long)
    practices = {f"n{n}": replace(template, id=f"n{n}", code=f"N{n:03d}") for n in range(notes)}
    links = tuple(
        SessionPractice(id=f"l{key}", space="v", session=sessions[0].id, practice=key) for key in practices
    )
    pictures = tuple(
        Attachment(id=f"a{key}{n}", space=key, owner=key, blob=f"{key}-{n}", order=n, caption=words("A roof"))
        for key in practices
        for n in range(3)
    )
    visit = replace(base.visit, start=sessions[0].when.date, end=sessions[-1].when.date)
    return replace(base, visit=visit, practices=practices, session_practices=links, attachments=pictures)


@dataclass
class Recording:
    """What was drawn, page by page: finished operators, lettering, photos."""

    pages: list[list[str]] = field(default_factory=list)
    letters: list[list[tuple[float, Fragment]]] = field(default_factory=list)
    pictures: list[list[tuple[bytes, tuple[float, ...]]]] = field(default_factory=list)

    def replay(self, size: tuple[float, float]) -> bytes:
        """The same pages on a bare canvas."""
        target = BytesIO()
        canvas = Canvas(target, pagesize=size, invariant=1, pageCompression=1, initialFontName="VisitSans")
        readers: dict[int, ImageReader] = {}
        for code, letters, pictures in zip(self.pages, self.letters, self.pictures, strict=True):
            canvas._code.extend(code)
            for points, one in letters:
                canvas.setFont(one.face, points)
                canvas.drawString(one.x, one.y, one.text)
            for data, box in pictures:
                reader = readers.setdefault(id(data), ImageReader(BytesIO(data)))
                canvas.drawImage(reader, *box)
            canvas.showPage()
        canvas.save()
        return target.getvalue()


def recorded(make: Callable[[], object], patch: pytest.MonkeyPatch) -> Recording:
    """Run `make` once and note what it draws."""
    found = Recording()
    letters: list[tuple[float, Fragment]] = []
    pictures: list[tuple[bytes, tuple[float, ...]]] = []
    show, put, place = TaggedCanvas.showPage, Lettering.set, photos.draw_photo

    def show_page(canvas: TaggedCanvas) -> None:
        plain = [
            one
            for one in canvas._code
            if not one.startswith("q BT") and " Do Q" not in one and "%late" not in one
        ]
        found.pages.append(plain)
        found.letters.append(letters.copy())
        found.pictures.append(pictures.copy())
        letters.clear()
        pictures.clear()
        show(canvas)

    def set_letters(lettering: Lettering, one: Fragment) -> None:
        letters.append((lettering.size, one))
        put(lettering, one)

    def draw_photo(canvas: TaggedCanvas, photo: Any, *box: float) -> None:
        pictures.append((photo.data, box))
        place(canvas, photo, *box)

    with patch.context() as during:
        during.setattr(TaggedCanvas, "showPage", show_page)
        during.setattr(Lettering, "set", set_letters)
        during.setattr(photos, "draw_photo", draw_photo)
        make()
    return found


@pytest.mark.parametrize(("days", "notes"), [(10, 10), (28, 130)])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_pack_against_replay(
    language: str, days: int, notes: int, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    original = tmp_path / "photo.jpg"
    Image.effect_noise((4000, 3000), 40).convert("RGB").save(original, quality=80)
    prints = Prints(lambda _sha: original, tmp_path / "cache", 150)
    visit, edition = large(days, notes), Edition(language=language, now=NOW)

    def make() -> bytes:
        return press(visit, edition, prints)

    data = make()  # the photo cache is warm from here, as it is when photos are scaled while they are added
    recording = recorded(make, monkeypatch)
    found = race(make, lambda: recording.replay(edition.paper.size), 4)
    pages = len(recording.pages)
    told(
        f"pack {language}, {pages} pages, {len(visit.attachments)} photos, {len(data) / 1e6:.1f} MB",
        f"{found.ratio:.2f} x the replay ({found.work:.2f} s against {found.floor:.2f} s CPU)",
        "<= 2.5 x",
    )
    assert pages > days

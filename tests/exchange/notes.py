"""Practice notes of every shape, with rows, photos and places, as a library may hold them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, timezone
from typing import Any
from uuid import uuid4

from hypothesis import strategies as st

from tests.exchange.texts import texts, wordings
from visitplanner.domain import note_bundles
from visitplanner.domain.kinds import (
    ArchitectureLayer,
    ConditionSort,
    Confidence,
    NoteStatus,
    Stage,
    Theme,
    Ware,
)
from visitplanner.domain.records import (
    Attachment,
    City,
    Condition,
    Evidence,
    Place,
    PracticeNote,
    SourceLink,
)
from visitplanner.domain.wording import wording

ids = st.uuids(version=4).map(lambda one: one.hex)
lines = texts
dates = st.dates(date(1801, 1, 1), date(2199, 12, 31))
moments = st.integers(0, 4 * 10**9).map(lambda one: datetime.fromtimestamp(one, timezone(timedelta(hours=9))))
years = st.integers(1800, 2200)


@dataclass(frozen=True)
class Filed:
    """A note with what hangs on it."""

    note: PracticeNote
    rows: tuple[Any, ...]
    city: City | None
    site: Place | None

    @property
    def records(self) -> tuple[Any, ...]:
        """All of it, places first."""
        return (*filter(None, (self.city, self.site)), self.note, *self.rows)

    def renamed(self) -> Filed:
        """The same under ids that nobody had before."""
        new = {one.id: uuid4().hex for one in self.records}
        named = {
            one: new.get(id, id)
            for one, id in (
                ("id", self.note.id),
                ("space", self.note.id),
                ("city", self.note.city),
                ("site", self.note.site),
            )
        }
        return Filed(
            replace(self.note, **named),
            tuple(
                replace(row, id=new[row.id], space=named["id"], **{note_bundles.owner_field(type(row)): named["id"]})
                for row in self.rows
            ),
            self.city
            and replace(self.city, id=named["city"], space=named["city"], name=wording("it", it=named["city"])),
            self.site and replace(self.site, id=named["site"], space=named["site"], city=new.get(self.site.city, ""),
                                  name=wording("it", it=named["site"])),
        )  # fmt: skip


def some(values: type[Any]) -> st.SearchStrategy[Any]:
    return st.lists(st.sampled_from(list(values)), unique=True, max_size=3).map(tuple)


@st.composite
def notes(draw: st.DrawFn) -> Filed:
    id = draw(ids)
    city, site = draw(ids), draw(ids)
    there, here = draw(st.booleans()), draw(st.booleans())
    names = [name for name in PracticeNote.__dataclass_fields__ if name not in PLAIN and draw(st.booleans())]
    words = {name: draw(wordings()) for name in names}
    note = PracticeNote(
        id=id, space=id, city=city if there else "", site=site if here else "", **words,
        **{name: draw(strategy) for name, strategy in PLAIN.items() if strategy is not None},
    )  # fmt: skip
    kinds = draw(st.lists(st.sampled_from(list(ROWS)), max_size=5))
    rows = tuple(draw(ROWS[kind](id, n)) for n, kind in enumerate(kinds, 1))
    # Names of places are unlike all others: they are not what is tried here.
    name = wording("it", it=f"Parma {city}")
    return Filed(
        note, rows, City(id=city, space=city, name=name, country="IT", zone="Europe/Rome") if there else None,
        Place(id=site, space=site, name=name, city=city if there else "") if here else None,
    )  # fmt: skip


period = st.one_of(
    st.just(""), years.map(str), dates.map(lambda one: one.isoformat()[:7]), dates.map(date.isoformat)
)

PLAIN: dict[str, st.SearchStrategy[Any] | None] = {
    "id": None, "space": None, "city": None, "site": None,
    "code": lines, "theme": st.none() | st.sampled_from(Theme), "tags": st.lists(lines, max_size=3).map(tuple),
    "partners": st.lists(lines, max_size=2).map(tuple), "start": period, "end": st.just(""), "ongoing": st.booleans(),
    "stage": st.none() | st.sampled_from(Stage), "layers": some(ArchitectureLayer), "wares": some(Ware),
    "amount": st.none() | st.floats(0, 10**12), "currency": lines, "amount_year": st.none() | years,
    "staff_fte": st.none() | st.floats(0, 100_000), "evidence_not_yet": st.booleans(),
    "sdgs": st.lists(st.integers(1, 17), max_size=4).map(tuple), "status": st.sampled_from(NoteStatus),
    "checked_by": lines, "checked_on": st.none() | dates, "sample": st.booleans(),
}  # fmt: skip


def evidence(note: str, n: int) -> st.SearchStrategy[Evidence]:
    return st.builds(
        Evidence, id=ids, space=st.just(note), practice=st.just(note), order=st.just(n) | st.integers(0, 9),
        baseline=lines,
        value=lines, unit=lines, year=st.none() | years, source=lines, confidence=st.sampled_from(Confidence),
        observation=st.just("") | ids, indicator=wordings(),
    )  # fmt: skip


def condition(note: str, n: int) -> st.SearchStrategy[Condition]:
    return st.builds(
        Condition, id=ids, space=st.just(note), practice=st.just(note), sort=st.sampled_from(ConditionSort),
        order=st.just(n), text=wordings(),
    )  # fmt: skip


def source(note: str, n: int) -> st.SearchStrategy[SourceLink]:
    return st.builds(
        SourceLink, id=ids, space=st.just(note), practice=st.just(note), order=st.just(n), url=lines,
        accessed=st.none() | dates, title=wordings(),
    )  # fmt: skip


def photo(note: str, n: int) -> st.SearchStrategy[Attachment]:
    return st.builds(
        Attachment, id=ids, space=st.just(note), owner=st.just(note), order=st.just(n), name=lines,
        blob=st.just("f" * 64),
        media_type=st.sampled_from(["image/jpeg", "application/pdf", ""]), taken_at=st.none() | moments,
        zone=st.sampled_from(["", "Asia/Tokyo"]), credit=lines, consent=st.booleans(), in_pack=st.booleans(),
        caption=wordings(), alt=wordings(),
    )  # fmt: skip


ROWS = {Evidence: evidence, Condition: condition, SourceLink: source, Attachment: photo}

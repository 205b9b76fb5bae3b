"""Small filled libraries, made through the door that everything uses."""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from typing import Any
from uuid import uuid4

from tests import made_once
from visitplanner.base.phrases import Phrase
from visitplanner.domain.kinds import VisitState
from visitplanner.domain.records import City, Observation, Participation, Person, Session, Visit
from visitplanner.domain.when import When
from visitplanner.domain.wording import wording
from visitplanner.store import layout
from visitplanner.store.editing import Edit
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

NOW = datetime(2026, 11, 9, 10, 57, tzinfo=UTC)
ANA = Identity("a" * 32, "Ana Ribeiro")


def opened(folder: Path, *, write: bool = True, identity: Identity = ANA) -> Library:
    """The library in `folder`, a copy of the empty one where there is none."""
    if write and not layout.database(folder).exists():
        made_once.lay(folder)
    return Library.open(folder, identity=identity, now=NOW, write=write)


def filled(folder: Path, visits: int = 3, sessions: int = 4) -> Library:
    """A library with two cities, a person, and visits with sessions and observations; open for writing."""
    library = opened(folder)
    with library.edit(Phrase("Fill the library"), now=NOW) as edit:
        cities = [
            add(edit, City, zone="Asia/Tokyo", name=wording("ja", ja=name, en=latin))
            for name, latin in (("浜松市", "Hamamatsu"), ("鎌倉市", "Kamakura"))
        ]
        person = add(edit, Person, family_native="見本", given_native="太郎", family_latin="Mihon")
        for number in range(visits):
            start = date(2026, 11, 9) + timedelta(days=40 * (number - 1))
            visit = add(
                edit, Visit, code=f"JP-2026-{number}", state=VisitState.CONFIRMED, start=start,
                end=start + timedelta(days=4), zone="Asia/Tokyo", cities=tuple(cities),
                title=wording("it", it=f"Visita {number}", ja=f"視察 {number}"),
            )  # fmt: skip
            edit.add(Participation, space=visit, visit=visit, person=person)
            for place in range(sessions):
                session = edit.add(
                    Session, space=visit, visit=visit, when=When(start, time(9 + place)), zone="Asia/Tokyo",
                    title=wording("en", en=f"Session {place}", ja=f"会議 {place}"),
                )  # fmt: skip
                edit.add(
                    Observation, space=visit, visit=visit, session=session, taken_at=NOW, zone="Asia/Tokyo",
                    text=wording("en", en=f"Heard at {place}: the heat comes from waste water. 公共交通。"),
                )  # fmt: skip
    return library


def add(edit: Edit, kind: type[Any], **values: Any) -> str:
    """A new record in a space of its own; its id."""
    id = uuid4().hex
    return edit.add(kind, space=id, id=id, **values)


def say(library: Library, text: str, *, now: datetime = NOW) -> str:
    """Save one observation on the first visit; its id."""
    with library.edit(Phrase("Add an observation"), now=now) as edit:
        visit = edit.find(Visit)[0].id
        return edit.add(Observation, space=visit, visit=visit, text=wording("en", en=text))


def said(library: Library) -> set[str]:
    """The texts of all observations."""
    return library.read(
        lambda reader: set(
            reader.exec_driver_sql("SELECT text FROM text WHERE kind = 'observation'").scalars()
        )
    )

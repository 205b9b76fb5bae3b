"""People: who they are, which visits they take part in, and records of one person that become one."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import codec, ids
from visitplanner.domain.kinds import Side
from visitplanner.domain.name_reading import understood
from visitplanner.domain.records import (
    Attachment,
    Attendance,
    Participation,
    Person,
    PersonPrivate,
    Seat,
    Track,
    Visit,
)
from visitplanner.domain.wording import Wording
from visitplanner.operations import labels, merging, organisations, places, practices, references, rules
from visitplanner.store.editing import Edit

LAST_RANK = 999
PARTS_OF_NAMES = (
    "family_native", "given_native", "family_kana", "given_kana", "family_latin", "given_latin",
)  # fmt: skip
_IDENTITY = (*PARTS_OF_NAMES, "name_order", "latin_order", "alias_of", "distinct_from", "sample")
"""What one person's record never takes from another's."""


# ---------------------------------------------------------------- who takes part
def add(edit: Edit, visit: str, *, name: str, language: str, side: Side = Side.DELEGATION) -> str:
    """A new person who takes part in the visit; the id of the participation. `name` is read by `name_reading`."""
    edit.get(Visit, visit)
    typed = understood(rules.title(name, "name"), rules.language(language))
    id = ids.new()
    edit.add(
        Person, space=id, id=id, name_order=typed.order, latin_order=typed.latin_order,
        **{part: getattr(typed, part) for part in PARTS_OF_NAMES},
    )  # fmt: skip
    return join(edit, visit, id, side)


def join(edit: Edit, visit: str, person: str, side: Side) -> str:
    """Somebody of the library takes part, last in rank on that side; the id of the participation."""
    edit.get(Visit, visit)
    one = edit.get(Person, merging.shown_as(edit, Person, person).id)
    if parts_in(edit, visit, one.id):
        raise Refusal(N_("{name} takes part already."), field="person", name=labels.told(one))
    id = ids.link("participation", visit, one.id)
    rank = _last(edit, visit, side)
    return edit.add(Participation, space=visit, id=id, visit=visit, person=one.id, side=side, rank=rank)


def leave(edit: Edit, participation: str) -> None:
    """Somebody does not take part any more: out of the visit's sessions, groups and seats too. The person stays."""
    visit = edit.get(Participation, participation).visit
    person = edit.get(Participation, participation).person
    same = set(selves(edit, person))
    for part in parts_in(edit, visit, person):
        edit.delete(Participation, part.id)
    for one in same:
        for attendance in edit.find(Attendance, space=visit, person=one):
            edit.delete(Attendance, attendance.id)
        for seat in edit.find(Seat, space=visit, person=one):
            edit.delete(Seat, seat.id)
    for track in edit.find(Track, visit=visit):
        if not same.isdisjoint(track.people):
            edit.set(Track, track.id, people=tuple(one for one in track.people if one not in same))


def parts_in(edit: Edit, visit: str, person: str) -> tuple[Participation, ...]:
    """The participations of a person in a visit: several, where records of one person were merged."""
    return tuple(
        part for one in selves(edit, person) for part in edit.find(Participation, visit=visit, person=one)
    )


def reorder(edit: Edit, participations: Sequence[str]) -> None:
    """Give these people the ranks 1, 2, 3 … in this order."""
    for rank, id in enumerate(participations, 1):
        edit.set(Participation, id, rank=min(rank, LAST_RANK))


def set_side(edit: Edit, participation: str, side: Side) -> None:
    """Somebody goes over to a side: last in rank there, and nobody's head yet."""
    part = edit.get(Participation, participation)
    if part.side is not side:
        edit.set(Participation, part.id, side=side, rank=_last(edit, part.visit, side), head=False)


def set_head(edit: Edit, participation: str, head: bool) -> None:
    """Who leads a side: one person at most."""
    part = edit.get(Participation, participation)
    for other in edit.find(Participation, visit=part.visit) if head else ():
        if other.side is part.side and other.head and other.id != part.id:
            edit.set(Participation, other.id, head=False)
    edit.set(Participation, part.id, head=head)


def _last(edit: Edit, visit: str, side: Side) -> int:
    """The rank after the last one of a side."""
    ranks = [part.rank for part in edit.find(Participation, visit=visit) if part.side is side]
    return min(max((rank for rank in ranks if rank < LAST_RANK), default=0) + 1, LAST_RANK)


# ---------------------------------------------------------------- who they are
def set_name(edit: Edit, person: str, **parts: Any) -> None:
    """Parts of the name and its orders, by the names of the registers. Refused when no part is left."""
    if unknown := set(parts) - {*PARTS_OF_NAMES, "name_order", "latin_order"}:
        raise ValueError(f"{sorted(unknown)} are no parts of a name")
    values = {
        key: " ".join(value.split()) if key in PARTS_OF_NAMES else value for key, value in parts.items()
    }
    now = edit.get(Person, person)
    if not any(values.get(part, getattr(now, part)) for part in PARTS_OF_NAMES):
        raise Refusal(N_("A person needs a name."), field=next(iter(parts)))
    edit.set(Person, person, **values)


def set_organisation(edit: Edit, person: str, *, name: str, language: str) -> None:
    """Where somebody works, by the organisation's name: the one that is called so, else a new one."""
    edit.set(Person, person, organisation=organisations.named(edit, name=name, language=language))


def set_city(edit: Edit, person: str, *, name: str, language: str) -> None:
    """Where somebody is from, by the city's name: the one that is called so, else a new one."""
    edit.set(Person, person, city=places.city_named(edit, name=name, language=language))


def set_photo(edit: Edit, person: str, *, blob: str, name: str, media_type: str, **seen: Any) -> str:
    """The one photo of a person, in place of an earlier one; its id. Values as in `practices.add_media`."""
    for old in edit.find(Attachment, owner=person):
        edit.delete(Attachment, old.id)
    return practices.add_media(edit, Person, person, blob=blob, name=name, media_type=media_type, **seen)


def set_private(edit: Edit, person: str, **facts: str) -> None:
    """Restricted facts, in a space of their own that travels and prints only when somebody asks for it."""
    edit.get(Person, person)
    values = {key: value.strip() for key, value in facts.items()}
    for row in edit.find(PersonPrivate, person=person):
        edit.set(PersonPrivate, row.id, **values)
        return
    if any(values.values()):
        id, space = ids.derived("person_private", person), f"{person}/restricted"
        edit.add(PersonPrivate, space=space, id=id, person=person, **values)


def delete(edit: Edit, person: str) -> None:
    """Out of the library, with the private facts. Refused while anything names the person."""
    one = edit.get(Person, person)
    references.refuse_named(edit, one)
    for row in edit.find(PersonPrivate, person=person):
        edit.delete(PersonPrivate, row.id)
    edit.delete(Person, person)


# ---------------------------------------------------------------- one and the same
def selves(edit: Edit, person: str) -> tuple[str, ...]:
    """Every id under which a person is known, that of the record that stands for the others first."""
    found = [merging.shown_as(edit, Person, person).id]
    for id in found:  # which grows meanwhile
        found += [one.id for one in edit.find(Person, alias_of=id) if one.id not in found]
    return tuple(found)


def merge(edit: Edit, loser: str, winner: str, *, fill: bool = False) -> None:
    """Two records are one person: whatever names `loser` shows `winner` from now on, until they are taken apart.

    With `fill`, the winner takes over what it lacks. Refused for records that are one already.
    """
    one, other = merging.merge(edit, Person, loser, winner)
    if fill:
        _fill(edit, one, other)


def part(edit: Edit, person: str) -> None:
    """Take a merged record out again."""
    merging.part(edit, Person, person)


def tell_apart(edit: Edit, one: str, other: str) -> None:
    """Two people who look alike are not the same: nobody asks again."""
    merging.tell_apart(edit, Person, one, other)


def _fill(edit: Edit, loser: Person, winner: Person) -> None:
    values: dict[str, Any] = {}
    for name in codec.registers(Person):
        if name not in _IDENTITY and not getattr(winner, name):
            values[name] = getattr(loser, name)
    for part in ("native", "kana", "latin"):
        names = (f"family_{part}", f"given_{part}")
        if not any(getattr(winner, name) for name in names):
            values |= {name: getattr(loser, name) for name in names}
    for name in codec.wordings(Person):
        here: Wording = getattr(winner, name)
        for language, text in getattr(loser, name).texts.items():
            if text and not here[language]:
                edit.write(Person, winner.id, name, language, text)
    edit.set(Person, winner.id, **values)
    _fill_private(edit, loser.id, winner.id)


def _fill_private(edit: Edit, loser: str, winner: str) -> None:
    there = next(iter(edit.find(PersonPrivate, person=winner)), None)
    for row in edit.find(PersonPrivate, person=loser):
        names = [name for name in codec.registers(PersonPrivate) if name != "person"]
        facts = {name: getattr(row, name) for name in names if not (there and getattr(there, name))}
        set_private(edit, winner, **facts)

"""What screens, packs and the command line read: rows made into domain values, drafts in their place.

Every function here is a query for `Library.read`: its first argument is the reading connection.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime
from json import loads
from typing import Any, TypeVar

from sqlalchemy import Connection, bindparam, func, select

from visitplanner.domain import merging, tasks
from visitplanner.domain.checks.report import IMPOSSIBLE, examine
from visitplanner.domain.readiness import readiness
from visitplanner.domain.records import NAMES, City, Person, Place, Task, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.visit_line import VisitLine, listed
from visitplanner.store import rows
from visitplanner.store.change import Address
from visitplanner.store.fold import Conflict
from visitplanner.store.ledger import CONFLICT, ITEM
from visitplanner.store.shapes import shape
from visitplanner.store.tables import TABLES

T = TypeVar("T")
Merged = TypeVar("Merged", Person, Place)

_OWN = {
    "days": "day", "sessions": "session", "legs": "leg", "connectors": "connector", "attendances": "attendance",
    "bookings": "booking", "tracks": "track", "run_rows": "run_row", "tasks": "task",
    "rule_values": "rule_value", "accepted_risks": "accepted_risk", "gifts": "gift", "seats": "seat",
    "session_practices": "session_practice", "participations": "participation", "objectives": "objective",
    "questions": "question", "answers": "answer", "observations": "observation", "decisions": "transfer_decision",
    "actions": "action", "milestones": "milestone", "scores": "score",
}  # fmt: skip
"""Field of the snapshot → the kind whose rows in the visit's space it holds."""

_PROGRAMME = (
    "days", "sessions", "legs", "connectors", "questions", "tracks", "attendances", "participations", "rule_values",
    "accepted_risks",
)  # fmt: skip
"""Fields of the snapshot that readiness and overlaps are counted from, beside the shared records they name."""

_SHARED = {
    "practices": "practice_note", "people": "person", "places": "place", "organisations": "organisation",
    "cities": "city",
}  # fmt: skip
"""Field of the snapshot → the kind of shared records, in an order in which each refers only to later ones."""

REFERENCES = {
    "visit": ("cities", "visiting", "hosts", "coordinator"),
    "day": ("city", "hotel"),
    "session": ("place", "owner", "host"),
    "leg": ("origin", "destination", "owner"),
    "booking": ("place",),
    "track": ("people",),
    "run_row": ("actor", "interpreter"),
    "task": ("owner",),
    "attendance": ("person",),
    "seat": ("person",),
    "gift": ("giver", "receiver"),
    "session_practice": ("practice",),
    "participation": ("person",),
    "objective": ("owner",),
    "question": ("asked_by", "asked_to"),
    "observation": ("place", "practice"),
    "transfer_decision": ("practice", "city"),
    "action": ("owner", "city", "partner_city"),
    "practice_note": ("city", "site"),
    "person": ("organisation", "city", "alias_of"),
    "place": ("city", "organisation", "alias_of"),
    "organisation": ("city",),
    "cooperation": ("cities",),
}
"""Kind → its registers that may name shared records; those of a run-of-show may be a name of any kind instead."""

_CHILDREN = {
    "evidence": "evidence",
    "conditions": "condition",
    "links": "source_link",
    "indicators": "indicator",
}
"""Field of the snapshot → the kind of rows that lie in the spaces of shared records."""

_Rows = Sequence[Any]


def one(reader: Connection, kind: type[T], id: str) -> T | None:
    """One record with its texts, drafts included; None when it is not there."""
    found = _overlaid(reader, kind, rows.find(reader, kind, id=id))
    return found[0] if found else None


def all_of(reader: Connection, kind: type[T]) -> tuple[T, ...]:
    """All records of a kind, by id, drafts included."""
    return _overlaid(reader, kind, rows.find(reader, kind))


def visit_snapshot(reader: Connection, visit: str) -> Snapshot | None:
    """A visit with all that belongs to it and all it refers to, drafts in place; None when it is not there."""
    spaces = _spaces(reader, visit)
    found = {kind: rows.in_spaces(reader, kind, spaces) for kind in ("visit", *_OWN.values())}
    if not found["visit"]:
        return None
    shared = _shared(
        reader, {named for kind, own in found.items() for row in own for named in _named(kind, row)}
    )
    cooperation = _value("visit", "cooperation", found["visit"][0])
    spaces |= {row[1] for kept in shared.values() for row in kept} | ({cooperation} if cooperation else set())
    found |= shared | {
        kind: rows.in_spaces(reader, kind, spaces) for kind in ("attachment", *_CHILDREN.values())
    }
    if cooperation:
        found |= _from_cooperation(reader, cooperation, visit, found)
    drafts = {at: text for at, text in rows.drafted(reader).items() if at.row in _ids(found)}
    words = rows.words(rows.texts_in(reader, spaces), drafts)
    made = {kind: rows.records(kind, kept, words) for kind, kept in found.items()}
    fields: dict[str, Any] = {name: made[kind] for name, kind in (_OWN | _CHILDREN).items()}
    fields |= {name: {record.id: record for record in made[kind]} for name, kind in _SHARED.items()}
    fields |= {
        "attachments": made["attachment"],
        "cooperation": next(iter(made.get("cooperation", ())), None),
        "people": _selves(made["person"]),
        "places": _selves(made["place"]),
        "drafts": frozenset((at.row, at.field, at.language) for at in drafts),
    }
    return merging.resolved(Snapshot(made["visit"][0], **fields))


def library(reader: Connection, now: datetime) -> tuple[VisitLine, ...]:
    """Every visit as a line: coming ones by date, those without dates, then past ones, latest first."""
    visits = all_of(reader, Visit)
    today = now.date()
    counts = {kind: _counted(reader, kind) for kind in ("participation", "session", "observation", "action")}
    notes = _practices(reader)
    coming = [visit for visit in visits if not visit.template and (not visit.end or visit.end >= today)]
    counted = _programmes(reader, coming)
    for visit, told in _checklists(reader, coming, today).items():
        counted[visit] |= told
    cities = {city.id: city.name for city in all_of(reader, City)}
    lines = [
        VisitLine(
            id=visit.id, code=visit.code, state=visit.state, start=visit.start, end=visit.end, sample=visit.sample,
            template=visit.template, title=visit.title, cities=tuple(cities[id] for id in visit.cities if id in cities),
            working_language=visit.working_language, group_size=visit.group_size,
            people=counts["participation"][visit.id], sessions=counts["session"][visit.id],
            observations=counts["observation"][visit.id], actions=counts["action"][visit.id],
            practices=notes[visit.id], **counted.get(visit.id, {}),
        )
        for visit in visits
    ]  # fmt: skip
    return listed(lines, today)


def conflicts(reader: Connection, space: str) -> tuple[Conflict, ...]:
    """The open conflicts of a space."""
    found = reader.execute(_CONFLICTS, {"space": space})
    return tuple(
        Conflict(row.sort, Address(row.kind, row.row, row.field, row.language), loads(row.detail))
        for row in found
    )


def _spaces(reader: Connection, visit: str) -> set[str]:
    """The visit's space, and the private ones below it that are here."""
    below = {"first": f"{visit}/private/", "last": f"{visit}/private0"}
    return {visit, *reader.execute(_BELOW, below).scalars()}


def _shared(reader: Connection, named: set[str]) -> dict[str, _Rows]:
    """The shared records of these ids, and those they name in turn."""
    found: dict[str, _Rows] = {}
    for kind in _SHARED.values():
        found[kind] = kept = rows.with_ids(reader, kind, named)
        while new := {one for row in kept for one in _named(kind, row)} - named:
            named |= new
            if kind not in ("person", "place"):
                break
            kept = rows.with_ids(reader, kind, new)
            found[kind] = (*found[kind], *kept)
    return found


def _from_cooperation(
    reader: Connection, cooperation: str, visit: str, found: Mapping[str, _Rows]
) -> dict[str, _Rows]:
    """The cooperation itself, and those of its actions and milestones that come from this visit."""
    actions = [
        row
        for row in rows.in_spaces(reader, "action", {cooperation})
        if _value("action", "visit", row) == visit
    ]
    own = {row[0] for row in (*found["action"], *actions)}
    milestones = [
        row
        for row in rows.in_spaces(reader, "milestone", {cooperation})
        if _value("milestone", "visit", row) == visit or _value("milestone", "action", row) in own
    ]
    return {
        "cooperation": rows.with_ids(reader, "cooperation", {cooperation}),
        "action": (*found["action"], *actions),
        "milestone": (*found["milestone"], *milestones),
    }


def _selves(records: Iterable[Merged]) -> dict[str, Merged]:
    """Under the id of each record: the one it was merged into, or the record itself."""
    known = {one.id: one for one in records}
    return {id: known[root] for id, root in merging.roots(known.values()).items()}


def _named(kind: str, row: Any) -> Iterator[str]:
    for name in REFERENCES.get(kind, ()):
        value = _value(kind, name, row)
        yield from value if isinstance(value, tuple) else (value,) if value else ()


def _value(kind: str, name: str, row: Any) -> Any:
    """One register of a bare row."""
    kept = shape(kind)
    index = kept.registers.index(name)
    value, read = row[index + 2], kept.readers[index]
    return read(value) if read and value is not None else value


def _ids(found: Mapping[str, _Rows]) -> set[str]:
    return {row[0] for kept in found.values() for row in kept}


def _overlaid(reader: Connection, kind: type[T], records: tuple[T, ...]) -> tuple[T, ...]:
    """The records with drafts in the place of the versions they are typed over."""
    name = NAMES[kind]
    drafts = {address: text for address, text in rows.drafted(reader).items() if address.kind == name}
    if not drafts:
        return records
    return tuple(rows.drawn(record, drafts) for record in records)


def _counted(reader: Connection, kind: str) -> Counter[str]:
    table = TABLES[kind]
    return Counter(dict(reader.execute(select(table.c.visit, func.count()).group_by(table.c.visit)).all()))


def _practices(reader: Connection) -> Counter[str]:
    """How many practice notes the sessions of each visit are about."""
    session, link = TABLES["session"], TABLES["session_practice"]
    query = (
        select(session.c.visit, func.count(link.c.practice.distinct()))
        .select_from(link.join(session, session.c.id == link.c.session))
        .group_by(session.c.visit)
    )
    return Counter(dict(reader.execute(query).all()))


def _programmes(reader: Connection, visits: Collection[Visit]) -> dict[str, dict[str, Any]]:
    """Readiness, as the open visit has it, and overlaps that nobody has accepted, of the given visits."""
    spaces = {visit.space for visit in visits}
    words = rows.words(rows.titles_in(reader, "session", spaces))
    bare = {field: rows.in_spaces(reader, _OWN[field], spaces) for field in _PROGRAMME}
    own = {field: _by_space(_OWN[field], found, words) for field, found in bare.items()}
    named = {one for field, found in bare.items() for row in found for one in _named(_OWN[field], row)}
    shared = _shared(reader, named | {city for visit in visits for city in visit.cities})
    fields: dict[str, Any] = {
        name: {record.id: record for record in rows.records(kind, shared[kind], words)}
        for name, kind in _SHARED.items()
    }
    fields |= {name: _selves(fields[name].values()) for name in ("people", "places")}
    result: dict[str, dict[str, Any]] = {}
    for visit in visits:
        programme: dict[str, Any] = {name: tuple(found.get(visit.space, ())) for name, found in own.items()}
        snapshot = merging.resolved(Snapshot(visit, **programme, **fields))
        report = examine(snapshot, date.min, checks=IMPOSSIBLE)
        overlaps = sum(one.check == "overlap" for one in report.open)
        result[visit.id] = {"ready": readiness(snapshot, report).percent, "overlaps": overlaps}
    return result


def _checklists(reader: Connection, visits: Collection[Visit], today: date) -> dict[str, dict[str, Any]]:
    """Of the given visits with tasks: what to do next, by when, and how many tasks are late."""
    found = _by_space("task", rows.in_spaces(reader, "task", {visit.space for visit in visits}), {})
    result: dict[str, dict[str, Any]] = {}
    for visit in visits:
        if own := found.get(visit.space):
            result[visit.id] = {"late": sum(tasks.late(one, visit, today) for one in own)}
            if following := tasks.upcoming(own, visit, today):
                (task,) = _overlaid(reader, Task, rows.find(reader, Task, id=following.id))
                result[visit.id] |= {"next_task": task.title, "next_due": tasks.due_on(task, visit)}
    return result


def _by_space(kind: str, bare: _Rows, words: rows.Words) -> dict[str, list[Any]]:
    found: dict[str, list[Any]] = {}
    for record in rows.records(kind, bare, words):
        found.setdefault(record.space, []).append(record)
    return found


_BELOW = (
    select(ITEM.c.space)
    .distinct()
    .where(ITEM.c.space >= bindparam("first"), ITEM.c.space < bindparam("last"))
)
_CONFLICTS = (
    select(CONFLICT)
    .where(CONFLICT.c.space == bindparam("space"))
    .order_by(CONFLICT.c.kind, CONFLICT.c.row, CONFLICT.c.field)
)

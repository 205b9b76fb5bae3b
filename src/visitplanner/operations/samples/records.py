"""The sample files as records: names become ids, times become values, texts become wordings."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, get_type_hints

from visitplanner.base import paths
from visitplanner.domain import codec, ids
from visitplanner.domain.kinds import TextState
from visitplanner.domain.records import KINDS
from visitplanner.domain.when import When, local
from visitplanner.domain.wording import FALLBACK_ORDER, Wording, shipped
from visitplanner.operations import tasks
from visitplanner.operations.samples import scenes
from visitplanner.operations.samples.authored import Authored, Row, read

LATIN = tuple(language for language in FALLBACK_ORDER if language != "ja")
"""The languages that `latin` stands for: a proper name that all of them write alike."""

_ITEMS = ("session", "leg")
_TARGETS: dict[str, tuple[str, ...]] = {
    "city": ("city",), "cities": ("city",), "partner_city": ("city",),
    "organisation": ("organisation",), "host": ("organisation",), "hosts": ("organisation",),
    "visiting": ("organisation",),
    "place": ("place",), "origin": ("place",), "destination": ("place",), "hotel": ("place",), "site": ("place",),
    "visit": ("visit",), "cooperation": ("cooperation",), "session": ("session",), "before": _ITEMS, "after": _ITEMS,
    "person": ("person",), "coordinator": ("person",), "owner": ("person", "organisation"),
    "asked_by": ("person",), "asked_to": ("person",),
    "objective": ("objective",), "question": ("question",), "observation": ("observation",),
    "observations": ("observation",), "practice": ("practice_note",), "action": ("action",),
    "giver": ("person", "organisation"), "receiver": ("person", "organisation"),
    "track": ("track",), "people": ("person",), "actor": ("person", "organisation"), "interpreter": ("person",),
}  # fmt: skip
"""Register → the kinds of record it may name; an action's `decision` is one too, a decision's own is not."""

_OWN_SPACE = ("visit", "place", "city", "organisation", "person", "practice_note", "cooperation", "term")
_WITHIN = ("cooperation", "visit", "session", "practice", "observation", "city", "decision")
"""Fields that say in whose space a record lies, the first one that is set."""


_ABOUT = {"rule_value": "rule", "accepted_risk": "finding"}
"""Kinds of which a visit has one for each value of a field."""


def records(folder: Path | None = None) -> tuple[Any, ...]:
    """Every sample record, typed, in an order where owners come before what hangs on them.

    Photos have no `blob` yet. Raises ValueError where the files contradict themselves.
    """
    authored = read(folder or paths.resources() / "samples")
    return made_of(authored, authored.rows.values())


def made_of(authored: Authored, rows: Iterable[Row]) -> tuple[Any, ...]:
    """The records of `rows`, which may refer to anything that was authored."""
    made = scenes.with_facts(tuple(_Maker(authored, row).record() for row in rows))
    order = {kind: number for number, kind in enumerate(KINDS.values())}
    return tuple(sorted(made, key=lambda one: (order[type(one)], one.id)))


def id_of(authored: Authored, kind: str, key: str) -> str:
    """The id that a sample record has on every laptop; days and ties have the one that anybody would give them."""
    values = authored.rows[kind, key].values
    if kind == "day":
        return ids.day(id_of(authored, "visit", values["visit"]), values["date"])
    if kind in ("rule_value", "accepted_risk", "task"):
        about = values[_ABOUT[kind]] if kind in _ABOUT else key
        return ids.derived(kind, id_of(authored, "visit", values["visit"]), about)
    if kind == "person_private":
        return ids.derived(kind, id_of(authored, "person", values["person"]))
    if kind == "score":
        return ids.score(id_of(authored, "transfer_decision", values["decision"]), values["dimension"])
    if kind == "seat":
        ends = ("session", values["session"]), ("person", values["person"])
    elif kind == "session_practice":
        ends = ("session", values["session"]), ("practice_note", values["practice"])
    elif kind == "answer":
        ends = ("observation", values["observation"]), ("question", values["question"])
    else:
        return ids.derived("sample", kind, key)
    return ids.link(kind, *(id_of(authored, *end) for end in ends))


class _Maker:
    """Makes one record of one row."""

    def __init__(self, authored: Authored, row: Row) -> None:
        self.authored = authored
        self.row = row
        self.kind = KINDS[row.kind]
        self.values = self._with_zones()

    def record(self) -> Any:
        """The record. Every value is checked against the declared type of its field."""
        made = {name: self._register(name) for name in codec.registers(self.kind) if name in self.values}
        made |= {name: self._wording(name) for name in codec.wordings(self.kind) if name in self.values}
        if "sample" in codec.registers(self.kind):
            made["sample"] = True
        id = id_of(self.authored, self.row.kind, self.row.key)
        if self.row.kind == "task":
            made |= self._as_shipped()
        return self.kind(id=id, space=self._space(self.row), **made)

    def _as_shipped(self) -> dict[str, Any]:
        """What the shipped checklist says of a task."""
        found = next((one for one in tasks.shipped() if one.key == self.row.key), None)
        if found is None:
            raise self.row.wrong("there is no such task in the shipped checklist")
        return {"offset": found.offset, "order": found.order, "title": shipped(found.texts, "en")}

    def _space(self, row: Row) -> str:
        if row.kind in _OWN_SPACE:
            return id_of(self.authored, row.kind, row.key)
        if row.kind == "person_private":
            return f"{self._id('person', row.values['person'])}/restricted"
        if row.kind == "attachment":
            return self._space(self._row(*row.values["owner"].split("/", 1)))
        fields = ("visit", *_WITHIN) if row.kind == "action" else _WITHIN
        field = next(name for name in fields if row.values.get(name))
        kind = _TARGETS.get(field, ("transfer_decision",))[0]
        return self._space(self._row(kind, row.values[field]))

    # ------------------------------------------------------------------ registers
    def _register(self, name: str) -> Any:
        value = self.values[name]
        if self.row.kind == "attachment" and name == "owner":
            return self._id(*value.split("/", 1))
        if name in _TARGETS or (self.row.kind, name) in (("action", "decision"), ("score", "decision")):
            value = (
                [self._named(name, one) for one in value]
                if isinstance(value, list)
                else self._named(name, value)
            )
        elif isinstance(value, dt.datetime):
            value = self._moment(name, value)
        try:
            return codec.decoder(self.kind, name)(codec.encode(value))
        except ValueError as error:
            raise self.row.wrong(f"{name}: {error}") from error

    def _moment(self, name: str, value: dt.datetime) -> When | dt.datetime:
        if get_type_hints(self.kind)[name] is When:
            return When(value.date(), value.time())
        if value.tzinfo:
            return value
        return local(value.date(), value.time(), self.values["zone"])

    def _named(self, field: str, key: str) -> str:
        for kind in _TARGETS.get(field, ("transfer_decision",)):
            if (kind, key) in self.authored.rows:
                return id_of(self.authored, kind, key)
        raise self.row.wrong(f"{field} names “{key}”, which is not there")

    def _id(self, kind: str, key: str) -> str:
        self._row(kind, key)
        return id_of(self.authored, kind, key)

    def _row(self, kind: str, key: str) -> Row:
        if (kind, key) not in self.authored.rows:
            raise self.row.wrong(f"there is no {kind} “{key}”")
        return self.authored.rows[kind, key]

    def _with_zones(self) -> Mapping[str, Any]:
        """The row's values; what follows from a place or a session is filled in."""
        values = dict(self.row.values)
        if self.row.kind == "observation" and "session" in values:
            values.setdefault("place", self._row("session", values["session"]).values["place"])
        for zone, place in (("zone", "place"), ("zone", "origin"), ("arrival_zone", "destination")):
            if place in values and zone in codec.registers(self.kind):
                values.setdefault(zone, self._row("place", values[place]).values["zone"])
        return values

    # ------------------------------------------------------------------ texts
    def _wording(self, name: str) -> Wording:
        written = self.values[name]
        if isinstance(written, str):
            if written[:1] != "@" or written[1:] not in self.authored.words:
                raise self.row.wrong(f"{name}: there are no shared words “{written}”")
            written = self.authored.words[written[1:]]
        texts = dict(written)
        original = texts.pop("original", "en")
        latin = texts.pop("latin", "")
        texts = {**(dict.fromkeys(LATIN, latin) if latin else {}), **texts}
        if unknown := set(texts) - set(FALLBACK_ORDER):
            raise self.row.wrong(f"{name}: unknown language {', '.join(sorted(unknown))}")
        if original not in texts:
            raise self.row.wrong(f"{name}: the original ({original}) is missing")
        checked = [language for language in self.values.get("checked", ()) if language in texts]
        ordered = {language: texts[language] for language in FALLBACK_ORDER if language in texts}
        return Wording(ordered, dict.fromkeys(checked, TextState.CHECKED), original)

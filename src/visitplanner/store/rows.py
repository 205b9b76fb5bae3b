"""Rows of the tables as records: one, some, or all of a kind, each with its texts. Core rows, never ORM objects."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, bindparam, or_, select
from sqlalchemy import text as sql

from visitplanner.domain.codec import encode
from visitplanner.domain.kinds import TextState
from visitplanner.domain.records import KINDS, NAMES
from visitplanner.domain.wording import Wording
from visitplanner.store import search
from visitplanner.store.change import Address
from visitplanner.store.ledger import DRAFT, TEXT
from visitplanner.store.shapes import shape
from visitplanner.store.tables import TABLES

T = TypeVar("T")
Words = Mapping[str, Mapping[str, Wording]]
"""Row id → field → wording."""

_NEVER = object()
_STATES = {state.value: state for state in TextState}


def one(connection: Connection, kind: type[T], id: str) -> T | None:
    """The record of that id, or None."""
    found = find(connection, kind, id=id)
    return found[0] if found else None


def find(connection: Connection, kind: type[T], /, **equals: Any) -> tuple[T, ...]:
    """The records whose columns have the given values, by id. Texts are those of versions, without drafts."""
    name = NAMES[kind]
    asked = {column: _column(name, column, value) for column, value in equals.items()}
    unset = frozenset(
        column for column, value in equals.items() if shape(name).defaults.get(column, _NEVER) == value
    )
    rows = connection.execute(_select(name, tuple(sorted(asked)), unset), asked).all()
    texts: Iterable[Any] = ()
    if shape(name).wordings and rows:
        if len(rows) == 1:
            texts = connection.execute(_TEXTS_OF_ROW, {"kind": name, "row": rows[0][0]})
        else:
            texts = connection.execute(_TEXTS_OF_ROWS, {"kind": name, "rows": [row[0] for row in rows]})
    return records(name, rows, words(texts))


def in_spaces(connection: Connection, kind: str, spaces: Collection[str]) -> Sequence[Any]:
    """The bare rows of a kind in the given spaces: id, space, then the registers in order."""
    return connection.execute(_in_spaces(kind), {"spaces": list(spaces)}).all()


def with_ids(connection: Connection, kind: str, ids: Collection[str]) -> Sequence[Any]:
    """The bare rows of a kind with the given ids."""
    return connection.execute(_with_ids(kind), {"ids": sorted(ids)}).all()


def texts_in(connection: Connection, spaces: Collection[str]) -> Sequence[Any]:
    """The texts of all rows of the given spaces."""
    return connection.execute(_TEXTS_IN_SPACES, {"spaces": list(spaces)}).all()


def titles_in(connection: Connection, kind: str, spaces: Collection[str]) -> Sequence[Any]:
    """The titles of all rows of a kind in the given spaces."""
    return connection.execute(_TITLES_IN_SPACES, {"kind": kind, "spaces": list(spaces)}).all()


def drawn(record: Any, drafts: Mapping[Address, str]) -> Any:
    """The record with those drafts that are its own in the place of its texts."""
    changed: dict[str, Wording] = {}
    for address, text in drafts.items():
        if address.row != record.id:
            continue
        old: Wording = changed.get(address.field) or getattr(record, address.field)
        texts = {**old.texts, address.language: text}
        changed[address.field] = replace(old, texts={language: one for language, one in texts.items() if one})
    return replace(record, **changed) if changed else record


def records(kind: str, rows: Iterable[Any], known: Words) -> tuple[Any, ...]:
    """Records from bare rows and the wordings of them all."""
    make = shape(kind).make
    return tuple(make(row, known.get(row[0], {})) for row in rows)


def words(texts: Iterable[Any], drafts: Mapping[Address, str] | None = None) -> Words:
    """Wordings from rows of `text`, with drafts in the place of the versions they were typed over."""
    found: dict[str, dict[str, _Draft]] = {}
    for _, row, field, language, text, state, original, clashes in texts:
        draft = found.setdefault(row, {}).setdefault(field, _Draft())
        draft.texts[language] = text
        if state:
            draft.states[language] = _STATES.get(state, TextState.DRAFT)
        if original:
            draft.original = language
        if clashes:
            draft.conflicts.add(language)
    for address, text in (drafts or {}).items():
        found.setdefault(address.row, {}).setdefault(address.field, _Draft()).texts[address.language] = text
    return {row: {field: draft.wording() for field, draft in fields.items()} for row, fields in found.items()}


class _Draft:
    """A wording while its rows are read."""

    __slots__ = ("conflicts", "original", "states", "texts")

    def __init__(self) -> None:
        self.texts: dict[str, str] = {}
        self.states: dict[str, TextState] = {}
        self.original = ""
        self.conflicts: set[str] = set()

    def wording(self) -> Wording:
        texts = {language: text for language, text in self.texts.items() if text}
        return Wording(texts, self.states, self.original, frozenset(self.conflicts))


def drafted(connection: Connection) -> dict[Address, str]:
    """All drafts by address."""
    return {Address(*row[:4]): row.text for row in connection.execute(_DRAFTS)}


def registers_text(connection: Connection, kind: str, id: str) -> str:
    """The searched registers of a row, as one text."""
    record = one(connection, KINDS[kind], id)
    values = {name: getattr(record, name) for name in search.SEARCHED.get(kind, ())} if record else {}
    return search.registers_text(kind, values)


@cache
def _select(kind: str, equals: tuple[str, ...], unset: frozenset[str]) -> Select[Any]:
    """`unset`: the columns asked for their default, which is what NULL means too."""
    table = TABLES[kind]
    same = {name: table.c[name] == bindparam(name) for name in equals}
    clauses = [
        or_(table.c[name].is_(None), clause) if name in unset else clause for name, clause in same.items()
    ]
    return _columns(kind).where(*clauses).order_by(table.c.id)


@cache
def _with_ids(kind: str) -> Select[Any]:
    table = TABLES[kind]
    return _columns(kind).where(table.c.id.in_(bindparam("ids", expanding=True))).order_by(table.c.id)


@cache
def _in_spaces(kind: str) -> Select[Any]:
    table = TABLES[kind]
    return _columns(kind).where(table.c.space.in_(bindparam("spaces", expanding=True))).order_by(table.c.id)


def _columns(kind: str) -> Select[Any]:
    """All columns of a row as one text: to compile them one by one is most of the first reading of a visit."""
    names = ", ".join(f'"{kind}"."{name}"' for name in ("id", "space", *shape(kind).registers))
    return select(sql(names)).select_from(TABLES[kind])


def _column(kind: str, name: str, value: Any) -> Any:
    return value if name in ("id", "space") else shape(kind).column(name, encode(value))


_TEXT_COLUMNS = (
    TEXT.c.kind, TEXT.c.row, TEXT.c.field, TEXT.c.language, TEXT.c.text, TEXT.c.state, TEXT.c.original, TEXT.c.clashes,
)  # fmt: skip
_TEXTS_OF_ROW = select(*_TEXT_COLUMNS).where(TEXT.c.kind == bindparam("kind"), TEXT.c.row == bindparam("row"))
_TEXTS_OF_ROWS = select(*_TEXT_COLUMNS).where(
    TEXT.c.kind == bindparam("kind"), TEXT.c.row.in_(bindparam("rows", expanding=True))
)
_TEXTS_IN_SPACES = select(*_TEXT_COLUMNS).where(TEXT.c.space.in_(bindparam("spaces", expanding=True)))
_TITLES_IN_SPACES = _TEXTS_IN_SPACES.where(TEXT.c.kind == bindparam("kind"), TEXT.c.field == "title")
_DRAFTS = select(DRAFT.c.kind, DRAFT.c.row, DRAFT.c.field, DRAFT.c.language, DRAFT.c.text)

assert set(TABLES) == set(KINDS)

"""How a record's values are written in the log and in columns: plain JSON, decided by the field's declared type."""

from __future__ import annotations

import dataclasses
import types
from collections.abc import Callable
from datetime import date, datetime, time
from enum import StrEnum
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from visitplanner.domain.when import When
from visitplanner.domain.wording import Wording

Json = Any
Kind = Any
"""A record type. To the type checker, `type[Any]` has no hash and cannot be remembered."""


def registers(record: Kind) -> tuple[str, ...]:
    """The field names of `record` that are single values, `id` and `space` left out."""
    return tuple(name for name, hint in hints(record).items() if hint is not Wording)


def wordings(record: Kind) -> tuple[str, ...]:
    """The field names of `record` that are texts in several languages."""
    return tuple(name for name, hint in hints(record).items() if hint is Wording)


def defaults(record: Kind) -> dict[str, Any]:
    """Field name → default value, for every field that has one."""
    return {f.name: f.default for f in dataclasses.fields(record) if f.default is not dataclasses.MISSING}


def values(record: Any, **changed: Any) -> dict[str, Any]:
    """All of a record but its id and space, by field; `changed` values take the place of its own."""
    kind: Kind = type(record)
    return {**{name: getattr(record, name) for name in hints(kind)}, **changed}


def encode(value: Any) -> Json:
    """`value` as JSON: enums by value, dates as ISO text, tuples as lists, `When` as [date, start, fold, order]."""
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, When):
        return [encode(value.date), encode(value.start), value.fold, value.order]
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, tuple | list):
        return [encode(item) for item in value]
    return value


def decoder(record: Kind, field: str) -> Callable[[Json], Any]:
    """The function from JSON back to the declared type of `record.field`.

    It raises ValueError on what does not fit: values also come from other laptops.
    """
    return _decoder(hints(record)[field])


def column_type(record: Kind, field: str) -> type[Any]:
    """What a column for this field holds: `str`, `int` or `float`; lists and `When` are JSON text in a `str`."""
    hint = _plain(hints(record)[field])
    if hint in (int, bool):
        return int
    return float if hint is float else str


def item_type(record: Kind, field: str) -> type[Any]:
    """The declared type of a register without its None; of a list, the type of its items."""
    hint = _plain(hints(record)[field])
    found: type[Any] = get_args(hint)[0] if get_origin(hint) is tuple else hint
    return found


def is_json(record: Kind, field: str) -> bool:
    """Whether the column holds JSON text rather than the bare value."""
    hint = _plain(hints(record)[field])
    return hint is When or get_origin(hint) is tuple


@cache
def hints(record: Kind) -> dict[str, Any]:
    """Field name → declared type, `id` and `space` left out; not to be changed."""
    return {name: hint for name, hint in get_type_hints(record).items() if name not in ("id", "space")}


def _plain(hint: Any) -> Any:
    if get_origin(hint) in (Union, types.UnionType):
        return next(arg for arg in get_args(hint) if arg is not type(None))
    return hint


def _decoder(hint: Any) -> Callable[[Json], Any]:
    plain = _plain(hint)
    if plain is not hint:
        inner = _decoder(plain)
        return lambda value: None if value is None else inner(value)
    if get_origin(hint) is tuple:
        item = _decoder(get_args(hint)[0])
        return lambda value: tuple(item(one) for one in _shaped(value or [], list))
    shape, make = _SIMPLE.get(hint, (str, hint))
    return lambda value: make(_shaped(value, shape))


def _shaped(value: Json, shape: Any) -> Any:
    if not isinstance(value, shape):
        raise ValueError(f"{type(value).__name__} where {shape} is kept")
    return value


def _when(value: Json) -> When:
    day, start, fold, order = value
    return When(
        date.fromisoformat(str(day)) if day else None,
        time.fromisoformat(str(start)).replace(tzinfo=None) if start else None,
        1 if fold else 0,
        str(order),
    )


_SIMPLE: dict[Any, tuple[Any, Callable[[Json], Any]]] = {
    str: (str, str),
    bool: (int, bool),
    int: (int, int),
    float: (int | float, float),
    date: (str, date.fromisoformat),
    datetime: (str, datetime.fromisoformat),
    When: (list, _when),
}
"""Declared type → the JSON type it is kept as, and the way back. Enums are strings."""

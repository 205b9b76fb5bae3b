"""What the tables of the library have in common, and how rows are written and summed.

The steps of `upgrades` make tables and indexes; here stands what statements need to know of them.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any, Final

from sqlalchemy import Column, Integer, LargeBinary, MetaData, Table, Text

from visitplanner.store.change import digest

METADATA: Final = MetaData()
"""Every table of the library."""


def table(name: str, *columns: Column[Any]) -> Table:
    """A STRICT table of the library."""
    return Table(name, METADATA, *columns, sqlite_strict=True)


def text(name: str, *, key: bool = False, null: bool = False) -> Column[Any]:
    """A column of text, `key` where it is part of the primary key."""
    return Column(name, Text, primary_key=key, nullable=null)


def number(name: str, *, key: bool = False, null: bool = False) -> Column[Any]:
    """A column of integers, `key` where it is part of the primary key."""
    return Column(name, Integer, primary_key=key, nullable=null)


def binary(name: str) -> Column[Any]:
    """A column of bytes."""
    return Column(name, LargeBinary, nullable=False)


@cache
def insertion(table: Table, *, replace: bool = False) -> str:
    """The statement that inserts rows given as dictionaries, for the driver itself: imports are thousands of rows."""
    names = [column.name for column in table.columns]
    columns, values = ", ".join(f'"{name}"' for name in names), ", ".join(f":{name}" for name in names)
    return f'INSERT {"OR REPLACE " if replace else ""}INTO "{table.name}" ({columns}) VALUES ({values})'


def row_sum(values: Mapping[str, Any]) -> str:
    """The checksum of a row over its columns but `sum`; a column that is NULL, or not yet there, changes nothing."""
    return digest({name: value for name, value in values.items() if value is not None and name != "sum"})[:32]

"""What every table of the library has in common, and how rows are written and summed."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any

from sqlalchemy import REAL, Integer, MetaData, Table, Text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from visitplanner.store.change import digest


class Schema(DeclarativeBase):
    """Every table of the library, STRICT, with the three column types that STRICT knows."""

    metadata = MetaData()
    type_annotation_map = {str: Text, int: Integer, float: REAL}  # noqa: RUF012
    __table_args__: Any = {"sqlite_strict": True}  # noqa: RUF012


class Record(Schema):
    """What every record's table has: its id, its space, and a checksum over the row (`row_sum`)."""

    __abstract__ = True

    id: Mapped[str] = mapped_column(primary_key=True, sort_order=-2)
    space: Mapped[str] = mapped_column(index=True, sort_order=-1)
    sum: Mapped[str] = mapped_column(sort_order=99)


ADDED = 100
"""The place of a column that an upgrade added: SQLite puts it after those that were there."""


@cache
def insertion(table: Table, *, replace: bool = False) -> str:
    """The statement that inserts rows given as dictionaries, for the driver itself: imports are thousands of rows."""
    names = [column.name for column in table.columns]
    columns, values = ", ".join(f'"{name}"' for name in names), ", ".join(f":{name}" for name in names)
    return f'INSERT {"OR REPLACE " if replace else ""}INTO "{table.name}" ({columns}) VALUES ({values})'


def row_sum(values: Mapping[str, Any]) -> str:
    """The checksum of a row over its columns but `sum`; a column that is NULL, or not yet there, changes nothing."""
    return digest({name: value for name, value in values.items() if value is not None and name != "sum"})[:32]

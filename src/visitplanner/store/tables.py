"""The tables that screens read: one per kind of record, a column per register, written by the journal alone.

NULL means "never set" (the record's default). Lists and `When` are JSON text, dates ISO text, enums their value.
Besides its registers a row has its id, its space, and a checksum over all of it (`row_sum`).
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import REAL, Column, Integer, Table, Text

from visitplanner.domain import codec
from visitplanner.domain.records import KINDS
from visitplanner.store.schema import table, text

_TYPES: dict[type, Any] = {str: Text, int: Integer, float: REAL}


def _table(kind: str) -> Table:
    record: codec.Kind = KINDS[kind]
    registers = [_column(record, name) for name in codec.registers(record)]
    return table(kind, text("id", key=True), text("space"), *registers, text("sum"))


def _column(record: codec.Kind, name: str) -> Column[Any]:
    return Column(name, _TYPES[codec.column_type(record, name)], nullable=True)


TABLES: dict[str, Table] = {kind: _table(kind) for kind in KINDS}
"""Kind → table."""

"""The demonstration of warnings: a copy of the first sample visit with mistakes laid over it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from visitplanner.base import paths
from visitplanner.operations.samples.authored import Authored, Row, read
from visitplanner.operations.samples.records import made_of

ORIGINAL = "jp-2026-11"
"""The key of the visit that is copied."""

_COPIED = {
    "visit", "day", "session", "leg", "connector", "attendance", "participation", "objective", "question", "booking",
    "track", "run_row",
}  # fmt: skip
_LINKS = ("visit", "session", "before", "after", "objective", "track")
"""Fields that name what lies in the same visit."""

Rows = dict[tuple[str, str], Row]


def records() -> tuple[Any, ...]:
    """The copy, typed. What it refers to outside its visit comes with the sample visits."""
    authored, over = (read(paths.resources() / folder) for folder in ("samples", "traps"))
    mine = {key: row for key, row in authored.rows.items() if row.kind in _COPIED and _belongs(authored, row)}
    laid = _laid_over(mine, over.rows)
    named = {row.key for row in laid.values() if row.kind in _COPIED}
    copies = {(row.kind, row.key): row for row in (_copy(row, named) for row in laid.values())}
    return made_of(Authored(authored.rows | copies, authored.words | over.words), copies.values())


def _belongs(authored: Authored, row: Row) -> bool:
    if row.kind == "visit":
        return row.key == ORIGINAL
    session = row.values.get("session", "")
    if session and "visit" not in row.values:
        return _belongs(authored, authored.rows["session", session])
    return bool(row.values.get("visit") == ORIGINAL)


def _laid_over(rows: Rows, over: Rows) -> Rows:
    """`rows` with what `over` says of them instead, and what it adds."""
    said = {_part(row) for row in over.values() if row.kind == "attendance"}
    kept = {key: row for key, row in rows.items() if row.kind != "attendance" or _part(row) not in said}
    for key, row in over.items():
        kept[key] = replace(kept[key], values=kept[key].values | row.values) if key in kept else row
    return kept


def _part(row: Row) -> tuple[str, str]:
    return row.values["session"], row.values["part"]


def _copy(row: Row, named: set[str]) -> Row:
    """The row under a name of its own, pointing at the other copies; it belongs to no cooperation."""
    if row.kind not in _COPIED:
        return row
    values = {
        field: f"traps/{value}" if field in _LINKS and value in named else value
        for field, value in row.values.items()
        if (row.kind, field) != ("visit", "cooperation")
    }
    return replace(row, key=f"traps/{row.key}", values=values)

"""The sample files as written, in one flat list of rows, shorthands written out (see `resources/samples/README.md`)."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from visitplanner.domain import codec
from visitplanner.domain.records import KINDS

_NESTED = {
    "indicator": "city", "evidence": "practice", "condition": "practice", "source_link": "practice",
    "attachment": "owner",
}  # fmt: skip
"""Kind that may be written inside its owner → the field that names the owner."""

_PARTS = ("hosts", "speaks", "interprets", "attends")


@dataclass(frozen=True, slots=True)
class Row:
    """One record as written: its kind, its stable name, its values; `file` is only for messages."""

    kind: str
    key: str
    values: dict[str, Any] = field(default_factory=dict)
    file: str = ""

    def wrong(self, why: str) -> ValueError:
        """What to raise when this row cannot be understood: a mistake in our own files."""
        return ValueError(f"{self.file}: {self.kind} {self.key}: {why}")


@dataclass(frozen=True, slots=True)
class Authored:
    """All rows, by (kind, key), and the texts that rows share under a name."""

    rows: dict[tuple[str, str], Row]
    words: dict[str, dict[str, str]]


def read(folder: Path) -> Authored:
    """Every `*.toml` below `folder`. Raises ValueError for an unknown kind or field and for a name used twice."""
    rows: dict[tuple[str, str], Row] = {}
    words: dict[str, dict[str, str]] = {}
    for path in sorted(folder.rglob("*.toml")):
        content = tomllib.loads(path.read_text("utf-8"))
        words |= content.pop("words", {})
        for row in _rows(content, path.relative_to(folder).as_posix()):
            if (row.kind, row.key) in rows:
                raise row.wrong("the name is used twice")
            rows[row.kind, row.key] = row
    return Authored(rows, words)


def _rows(content: dict[str, Any], file: str) -> Iterator[Row]:
    defaults = content.pop("defaults", {})
    for kind, tables in content.items():
        if kind not in KINDS:
            raise ValueError(f"{file}: there is no kind {kind}")
        fields = {*_fields(kind), "checked"}
        mine = {name: value for name, value in defaults.items() if name in fields}
        for table in tables:
            whole = {**mine, **table}
            yield from _written_out(Row(kind, _key(kind, whole), whole, file))


def _key(kind: str, table: dict[str, Any]) -> str:
    """The stable name: as written, else made of what the row ties together."""
    if "key" in table:
        return str(table["key"])
    ties: dict[str, tuple[str, ...]] = {"person_private": ("person",), "seat": ("session", "person")}
    ties |= {"connector": ("before", "after"), "participation": ("visit", "person"), "day": ("visit", "date")}
    ties |= {"rule_value": ("visit", "rule"), "accepted_risk": ("visit", "finding")}
    return "/".join(str(table.get(name, "")) for name in ties[kind])


def _written_out(row: Row) -> Iterator[Row]:
    values = {name: value for name, value in row.values.items() if name != "key"}
    for kind, owner in _NESTED.items():
        if not isinstance(values.get(kind), list):
            continue
        for number, table in enumerate(values.pop(kind), 1):
            named = f"{row.kind}/{row.key}" if owner == "owner" else row.key
            mine = {owner: named, "order": number, **table}
            nested = Row(kind, f"{row.key}/{mine.pop('key', number)}", mine, row.file)
            yield from _written_out(nested)
    if row.kind == "session":
        yield from _around_session(row, values)
    if row.kind == "observation":
        for question in values.pop("answers", ()):
            tie = {"question": question, "observation": row.key}
            yield Row("answer", f"{row.key}/{question}", tie, row.file)
    if row.kind == "transfer_decision":
        for dimension, said in values.pop("fits", {}).items():
            comment = {language: text for language, text in said.items() if language != "value"}
            score = {"decision": row.key, "dimension": dimension, "value": said["value"]}
            more = {"comment": comment} if comment else {}
            yield Row("score", f"{row.key}/{dimension}", score | more, row.file)
    unknown = set(values) - {*_fields(row.kind), "checked"}
    if unknown:
        raise row.wrong(f"there is no field {', '.join(sorted(unknown))}")
    yield replace(row, values=values)


def _around_session(row: Row, values: dict[str, Any]) -> Iterator[Row]:
    for part in _PARTS:
        for person in values.pop(part, ()):
            tie = {"session": row.key, "person": person, "part": part}
            yield Row("attendance", f"{row.key}/{part}/{person}", tie, row.file)
    for practice in values.pop("practices", ()):
        tie = {"session": row.key, "practice": practice}
        yield Row("session_practice", f"{row.key}/{practice}", tie, row.file)


def _fields(kind: str) -> tuple[str, ...]:
    record = KINDS[kind]
    return (*codec.registers(record), *codec.wordings(record))

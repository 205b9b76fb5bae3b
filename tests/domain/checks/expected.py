"""The files of expectations: what was written down by hand, and what was found in the same words."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from visitplanner.base import paths
from visitplanner.domain import ids
from visitplanner.domain.checks.finding import Finding
from visitplanner.domain.checks.report import Report, examine
from visitplanner.domain.records import Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.operations.samples import authored, scenes, traps
from visitplanner.operations.samples.records import id_of, records

SAMPLES = {"JP-2026-11": "samples/japan", "EU-2027-04": "samples/europe", "JP-2026-11-TRAPS": "traps"}
"""The code of each visit → the folder of its expectations."""


@dataclass(frozen=True, slots=True)
class Expectation:
    """One file: the date on which the visit is seen, and the lines that should be found."""

    seen_on: dt.date
    lines: frozenset[str]


def expectation(folder: str, name: str) -> Expectation:
    """The file of that name below the resources."""
    return read(paths.resources() / folder / f"{name}.expected")


def read(path: Path) -> Expectation:
    """Lines without comments, blanks between words made one."""
    text = path.read_text("utf-8")
    (seen,) = (line.split(":")[1].strip() for line in text.splitlines() if line.startswith("# Seen on:"))
    lines = [" ".join(line.split()) for line in text.splitlines() if line and not line.startswith("#")]
    assert len(set(lines)) == len(lines)
    return Expectation(dt.date.fromisoformat(seen), frozenset(lines))


def lines(report: Report) -> frozenset[str]:
    """What was found, as the files write it."""
    return frozenset(_line(one, one.id in (report.accepted or {})) for one in report.findings)


def _line(one: Finding, accepted: bool) -> str:
    about = keys().get(one.subject, one.subject) or ("day" if one.date else "-")
    date = one.date.isoformat() if one.date else "-"
    return " ".join((one.severity.value, one.check, date, about, *(["accepted"] if accepted else [])))


@cache
def keys() -> dict[str, str]:
    """Id → the name that a record of the samples has in its file."""
    rows = authored.read(paths.resources() / "samples")
    over = authored.read(paths.resources() / "traps")
    found = {id_of(rows, kind, key): key for kind, key in rows.rows}
    copies = {ids.derived("sample", kind, f"traps/{key}"): key for kind, key in (*rows.rows, *over.rows)}
    return found | copies


@cache
def snapshot(code: str) -> Snapshot:
    """A sample visit as it is shipped, in no library."""
    made = (*records(), *traps.records())
    (visit,) = (one for one in made if isinstance(one, Visit) and one.code == code)
    return scenes.snapshot(made, visit.id)


@cache
def report(code: str) -> Report:
    """What is found in it on the date of its expectations."""
    return examine(snapshot(code), expectation(SAMPLES[code], code).seen_on)

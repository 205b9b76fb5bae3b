"""The first list of visits comes without SQLAlchemy, and is the list that comes after it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from tests.store import libraries
from tests.store.children import child, read_only
from tests.store.libraries import NOW
from visitplanner.base.phrases import Phrase
from visitplanner.domain.records import City, Task, Visit
from visitplanner.domain.wording import EMPTY, wording
from visitplanner.store import layout, snapshots
from visitplanner.store.firstpaint import library_lines

SCRIPT = """
import sys
from datetime import date
from pathlib import Path
from visitplanner.store.firstpaint import library_lines
print(len(library_lines(Path(sys.argv[1]), date(2026, 11, 9))))
print(sorted(name for name in sys.modules if name.partition(".")[0] in ("sqlalchemy", "PIL", "filelock")))
print("sqlite3" in sys.modules and "sqlcipher3" in sys.modules)
"""

UNCOUNTED: dict[str, Any] = {
    "ready": None, "overlaps": None, "late": None, "next_task": EMPTY, "next_due": None,
}  # fmt: skip


def uncounted(folder: Path) -> tuple[object, ...]:
    library = libraries.opened(folder, write=False)
    lines = library.read(snapshots.library, NOW)
    library.close(now=NOW)
    return tuple(replace(line, **UNCOUNTED) for line in lines)


def test_it_is_the_list_that_the_library_gives(tmp_path: Path) -> None:
    library = libraries.filled(tmp_path, visits=5)
    with library.edit(Phrase("Change some"), now=NOW) as edit:
        visits = edit.find(Visit)
        edit.set(Visit, visits[0].id, start=None, end=None)
        edit.delete(Visit, visits[1].id)
        edit.delete(City, visits[0].cities[0])
        libraries.add(edit, Visit)
        libraries.add(edit, Visit, template=True, start=NOW.date(), end=NOW.date())
        edit.add(Task, space=visits[4].id, visit=visits[4].id, title=wording("en", en="Book"))
    library.save_draft("visit", visits[2].id, "title", "it", "Visita in bozza", now=NOW)
    library.save_draft("visit", visits[3].id, "title", "ja", "", now=NOW)
    lines = library_lines(tmp_path, NOW.date())
    library.close(now=NOW)
    assert lines == uncounted(tmp_path)
    assert [line.template for line in lines] == [False] * 5 + [True]
    assert {line.people for line in lines} == {0, 1}
    assert "Visita in bozza" in [line.title["it"] for line in lines]


def test_what_was_just_saved_is_in_it_while_somebody_writes(tmp_path: Path) -> None:
    library = libraries.filled(tmp_path, visits=1)
    with library.edit(Phrase("Add a visit"), now=NOW) as edit:
        libraries.add(edit, Visit)
        assert len(library_lines(tmp_path, NOW.date())) == 1
    assert len(library_lines(tmp_path, NOW.date())) == 2
    library.close(now=NOW)


def test_it_loads_neither_sqlalchemy_nor_a_second_sqlite(tmp_path: Path) -> None:
    libraries.filled(tmp_path).close(now=NOW)
    with child(SCRIPT, tmp_path) as process:
        assert process.communicate()[0].splitlines() == ["3", "[]", "False"]


@pytest.mark.parametrize("content", [None, b"", b"no database", b"SQLite format 3\0" + b"\0" * 600])
def test_where_there_is_no_library_there_are_no_lines(tmp_path: Path, content: bytes | None) -> None:
    if content is not None:
        layout.database(tmp_path).write_bytes(content)
    assert library_lines(tmp_path, NOW.date()) == ()
    assert library_lines(tmp_path / "nowhere", NOW.date()) == ()


def test_it_reads_in_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    libraries.filled(tmp_path).close(now=NOW)
    with read_only(tmp_path) as folder:
        assert len(library_lines(folder, NOW.date())) == 3

"""What is not in order is found, whatever it is; a sound library is found sound."""

from __future__ import annotations

import random
import re
from contextlib import closing
from pathlib import Path

import pytest

from tests.store import databases, libraries, photographs
from tests.store.libraries import NOW
from visitplanner.base.errors import Trouble
from visitplanner.base.phrases import Phrase
from visitplanner.domain.kinds import VisitState
from visitplanner.domain.records import Attachment, City, Observation, Person, Visit
from visitplanner.domain.wording import wording
from visitplanner.store import driver, layout, media, opening, verifying
from visitplanner.store.ledger import TEXT
from visitplanner.store.library import Library
from visitplanner.store.schema import row_sum
from visitplanner.store.soundness import Finding


def lived_in(folder: Path) -> Library:
    """A library in which everything that can happen has happened."""
    library = libraries.filled(folder, visits=2)
    photo = library.add_photo(photographs.jpeg(), now=NOW, name="IMG_1.JPG")
    with library.edit(Phrase("Change some"), now=NOW) as edit:
        first, second = edit.find(Visit)
        edit.set(Visit, first.id, state=VisitState.OVER, title=wording("it", it="Visita nuova", pl="Wizyta"))
        edit.delete(Visit, second.id)
        edit.delete(City, first.cities[0])
        edit.add(Attachment, space=first.id, owner=first.id, blob=photo.sha, name="IMG_1.JPG")
        edit.redact(Person, edit.find(Person)[0].id, "email")
    library.undo(None, now=NOW)
    library.redo(None, now=NOW)
    observation = library.read(lambda reader: reader.exec_driver_sql("SELECT id FROM observation").scalar())
    library.save_draft("observation", str(observation), "text", "en", "Heard, and being typed", now=NOW)
    return library


def checked(folder: Path) -> tuple[Finding, ...]:
    library = libraries.opened(folder, write=False)
    try:
        return library.read(verifying.verify, folder)
    finally:
        library.close(now=NOW)


def damaged(folder: Path, *statements: str) -> None:
    """Write behind the library's back."""
    with closing(driver.connect(layout.database(folder), "rw")) as connection:
        connection.create_function(
            "row_sum", -1, lambda *pairs: row_sum(dict(zip(pairs[::2], pairs[1::2], strict=True)))
        )
        for statement in statements:
            connection.execute(statement)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    lived_in(tmp_path).close(now=NOW)
    return tmp_path


def test_a_library_that_was_used_is_sound(folder: Path) -> None:
    assert checked(folder) == ()


def test_an_open_library_is_sound_after_every_change(folder: Path) -> None:
    library = libraries.opened(folder)
    visit = library.read(lambda reader: str(reader.exec_driver_sql("SELECT id FROM visit").scalar()))
    for title in ("Parma", "Umeå", "浜松"):
        with library.edit(Phrase("Rename"), now=NOW, visit=visit) as edit:
            edit.write(Visit, visit, "title", "en", title)
        assert library.verify() == ()
    library.close(now=NOW)


SUM = ", ".join(f"'{name}', \"{name}\"" for name in TEXT.columns.keys() if name != "sum")  # noqa: SIM118
COVER = [
    "UPDATE text SET text = 'False' WHERE field = 'title' AND language = 'pl'",
    f"UPDATE text SET sum = row_sum({SUM}) WHERE text = 'False'",
]
DAMAGES = {
    "a text changed": (["UPDATE text SET text = 'False' WHERE language = 'pl'"], {"text", "search"}),
    "a text changed with its checksum": (COVER, {"text", "search"}),
    "a row changed": (["UPDATE visit SET state = 'planned'"], {"visit"}),
    "a row deleted": (["DELETE FROM session WHERE id = (SELECT max(id) FROM session)"], {"session"}),
    "a row more": (["INSERT INTO answer (id, space, sum) VALUES ('x', 'y', 'z')"], {"answer"}),
    "a value in the log changed": (["UPDATE op SET value = '\"over\"' WHERE field = 'code'"], {"change"}),
    "an op deleted": (["DELETE FROM op WHERE id = (SELECT max(id) FROM op)"], {"change"}),
    "a change deleted": (["DELETE FROM change WHERE position = 1"], {"change"}),
    "a vector moved": (["UPDATE vector SET seq = seq + 1"], {"vector"}),
    "an entry lost": (["DELETE FROM search_entry WHERE entry = (SELECT max(entry) FROM search_entry)"], {"search"}),
    "words lost": (["DELETE FROM search WHERE rowid = (SELECT max(entry) FROM search_entry)"], {"search"}),
    "a life changed": (["UPDATE item SET alive = 1 WHERE alive = 0"], {"item"}),
    "a content never taken in": (["DELETE FROM blob"], {"attachment"}),
}  # fmt: skip


@pytest.mark.parametrize(("statements", "tables"), DAMAGES.values(), ids=DAMAGES)
def test_every_damage_is_found(folder: Path, statements: list[str], tables: set[str]) -> None:
    damaged(folder, *statements)
    found = checked(folder)
    assert tables <= {finding.table for finding in found}
    assert all(finding.phrase.msgid for finding in found)


def test_a_photo_that_was_lost_or_changed_is_found(folder: Path) -> None:
    (path,) = (path for path in layout.blobs(folder).rglob("*") if path.is_file())
    path.write_bytes(path.read_bytes() + b"x")
    assert [finding.table for finding in checked(folder)] == ["blob"]
    path.unlink()
    assert [finding.table for finding in checked(folder)] == ["blob"]
    assert checked(folder)[0].row == path.name
    media.take_in(folder, photographs.jpeg())


def test_the_index_is_made_again_from_what_there_is(folder: Path) -> None:
    damaged(folder, "DELETE FROM search", "DELETE FROM search_entry")
    assert {finding.table for finding in checked(folder)} == {verifying.INDEX}
    engine = opening.writer(layout.database(folder))
    with opening.writing(engine, "index") as connection:
        verifying.reindex(connection)
    engine.dispose()
    assert checked(folder) == ()
    library = libraries.opened(folder)
    assert {hit.kind for hit in library.find("typed").hits} == {"observation"}
    assert {hit.kind for hit in library.find("見本").hits} == {"person"}
    library.close(now=NOW)


@pytest.mark.parametrize("flips", [12, pytest.param(400, marks=pytest.mark.long)])
def test_a_flipped_bit_is_harmless_or_found(folder: Path, flips: int) -> None:
    library = libraries.opened(folder)
    for number in range(30):
        libraries.say(library, f"Heard {number}: " + "the heat comes from waste water, 公共交通。 " * 9)
    texts = libraries.said(library)
    library.close(now=NOW)
    path, chance, seen = layout.database(folder), random.Random(4), 0
    databases.settle(path)
    good = path.read_bytes()
    words = [found.start() for found in re.finditer(b"waste water", good)]
    for number in range(flips):
        content = bytearray(good)
        at = chance.choice(words) + number % 9 if number % 2 else chance.randrange(100, len(content))
        content[at] ^= 1 << chance.randrange(8)
        path.write_bytes(content)
        try:
            found = checked(folder)
            library = libraries.opened(folder, write=False)
            shown = libraries.said(library)
            library.close(now=NOW)
        except Trouble as trouble:
            assert trouble.kind in ("damaged", "no_backup", "not_library")  # noqa: PT017
            seen += 1
            continue
        seen += bool(found)
        assert found or shown == texts
    assert seen >= flips // 2, "every bit of a text matters"
    path.write_bytes(good)


def test_it_writes_nothing(folder: Path) -> None:
    before = layout.database(folder).read_bytes()
    checked(folder)
    assert layout.database(folder).read_bytes() == before


def test_an_observation_can_be_long(tmp_path: Path) -> None:
    library = libraries.filled(tmp_path, visits=1)
    with library.edit(Phrase("Write much"), now=NOW) as edit:
        visit = edit.find(Visit)[0].id
        edit.add(Observation, space=visit, visit=visit, text=wording("ja", ja="公共交通。" * 20_000))
    library.close(now=NOW)
    assert checked(tmp_path) == ()

"""From a damaged library comes back what its copies, its log and its tables still hold between them."""

from __future__ import annotations

import random
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from tests.store import databases, libraries, photographs
from tests.store.libraries import NOW
from visitplanner.base.errors import Trouble
from visitplanner.base.phrases import Phrase
from visitplanner.domain.records import Session, Visit
from visitplanner.store import backups, driver, layout, rescuing, salvaging, verifying
from visitplanner.store.library import Library

LATER = NOW + timedelta(hours=1)


class Life:
    """A library with a copy made in the middle of its life, and everything that was said in it."""

    def __init__(self, folder: Path, *, copied: bool = True) -> None:
        self.folder = folder
        library = libraries.filled(folder, visits=2)
        library.close(now=NOW)
        for copy in backups.all_of(folder) if not copied else ():
            copy.path.unlink()
        library = libraries.opened(folder)
        library._changed = False
        self.photo = library.add_photo(photographs.jpeg(), now=NOW)
        for number in range(25):
            libraries.say(
                library, f"Said {number}: the heat comes from waste water. " + "公共交通の見学。" * 20
            )
        self.said = libraries.said(library)
        self.draft = library.read(
            lambda reader: reader.exec_driver_sql("SELECT max(id) FROM observation").scalar()
        )
        library.save_draft("observation", str(self.draft), "text", "en", "Being typed when it broke", now=NOW)
        self.end(library)
        databases.settle(self.path)

    @property
    def path(self) -> Path:
        return layout.database(self.folder)

    def end(self, library: Library) -> None:
        """Close without a new copy, as a power cut would."""
        library._changed = False
        library.close(now=NOW)

    def rescued(self) -> tuple[backups.Restored, Library]:
        found = rescuing.rescue(self.folder, now=LATER)
        library = libraries.opened(self.folder)
        assert library.read(verifying.verify, self.folder) == ()
        return found, library


def test_a_library_that_is_whole_comes_back_whole(tmp_path: Path) -> None:
    life = Life(tmp_path)
    found, library = life.rescued()
    assert found.lost == 0
    assert found.backup is not None
    assert libraries.said(library) == life.said
    assert [draft.text for draft in library.drafts()] == ["Being typed when it broke"]
    assert library.thumbnail(life.photo.sha)
    assert found.aside is not None
    assert (found.aside / "library.db").read_bytes()
    library.close(now=LATER)


@pytest.mark.parametrize("copied", [True, False], ids=["with a copy", "without"])
def test_a_lost_change_costs_nothing_that_the_tables_show(tmp_path: Path, copied: bool) -> None:
    life = Life(tmp_path, copied=copied)
    with closing(driver.connect(life.path, "rw")) as connection:
        connection.execute("UPDATE op SET value = '\"other\"' WHERE value LIKE '%Said 7:%'")
    found, library = life.rescued()
    assert found.lost > 0
    assert found.rows > 0
    assert libraries.said(library) == life.said
    history = library.gestures(
        str(library.read(lambda reader: reader.exec_driver_sql("SELECT visit FROM observation").scalar()))
    )
    assert history[0].label == Phrase(rescuing.LABEL)
    library.close(now=LATER)


def test_what_was_deleted_stays_deleted_and_what_was_moved_stays_moved(tmp_path: Path) -> None:
    life = Life(tmp_path)
    library = libraries.opened(tmp_path)
    with library.edit(Phrase("Change"), now=NOW) as edit:
        gone, kept = edit.find(Session, visit=edit.find(Visit)[0].id)[:2]
        edit.delete(Session, gone.id)
        edit.set(Session, kept.id, minutes=135)
    life.end(library)
    with closing(driver.connect(life.path, "rw")) as connection:
        connection.execute("UPDATE op SET value = '\"other\"' WHERE value LIKE '%Said 3:%'")
    _, library = life.rescued()
    with library.edit(Phrase("Look"), now=LATER) as edit:
        assert edit.get(Session, kept.id).minutes == 135
    library.close(now=LATER)


def test_of_a_truncated_file_comes_back_what_is_left_of_it(tmp_path: Path) -> None:
    life = Life(tmp_path)
    before = libraries.said(Library.open(tmp_path, identity=libraries.ANA, now=NOW, write=False)) - {
        text for text in life.said if text.startswith("Said")
    }
    content = life.path.read_bytes()
    life.path.write_bytes(content[: len(content) * 2 // 3])
    with pytest.raises(Trouble) as raised:
        libraries.opened(tmp_path).read(verifying.verify, tmp_path)
    assert raised.value.kind == "damaged"
    found, library = life.rescued()
    shown = libraries.said(library)
    assert before <= shown, "all that the copy has"
    assert shown <= life.said, "and nothing that was never said"
    assert found.changes + found.rows > 0, "and some of what came after it"
    library.close(now=LATER)


@pytest.mark.parametrize("damage", ["header", "first page", "zeros"])
def test_a_file_that_cannot_be_opened_is_read_through_its_copy(tmp_path: Path, damage: str) -> None:
    life = Life(tmp_path)
    content = bytearray(life.path.read_bytes())
    end = {"header": 100, "first page": 4096, "zeros": 16}[damage]
    content[:end] = bytes(end) if damage == "zeros" else random.Random(1).randbytes(end)
    life.path.write_bytes(content)
    found, library = life.rescued()
    assert found.lost == 0
    assert libraries.said(library) == life.said
    library.close(now=LATER)


def test_without_copy_and_without_anything_to_read_it_says_so_and_touches_nothing(tmp_path: Path) -> None:
    life = Life(tmp_path, copied=False)
    life.path.write_bytes(b"\0" * 50_000)
    with pytest.raises(Trouble) as raised:
        rescuing.rescue(tmp_path, now=LATER)
    assert raised.value.kind == "no_backup"
    assert life.path.read_bytes() == b"\0" * 50_000
    assert not layout.aside(tmp_path).exists()


def test_an_open_library_is_not_rescued(tmp_path: Path) -> None:
    life = Life(tmp_path)
    library = libraries.opened(tmp_path)
    with pytest.raises(Trouble) as raised:
        rescuing.rescue(tmp_path, now=LATER)
    assert raised.value.kind == "locked"
    life.end(library)


@pytest.mark.parametrize("rounds", [8, pytest.param(200, marks=pytest.mark.long)])
def test_random_damage_never_shows_what_nobody_wrote(tmp_path: Path, rounds: int) -> None:
    life = Life(tmp_path)
    good, chance = life.path.read_bytes(), random.Random(9)
    copy = backups.all_of(tmp_path)[0].path
    kept = copy.read_bytes()
    back = readable = 0
    for _ in range(rounds):
        content = bytearray(good)
        for _ in range(chance.randint(1, 6)):
            at = chance.randrange(len(content))
            match chance.choice(["bits", "sector", "end"]):
                case "bits":
                    content[at] ^= 1 << chance.randrange(8)
                case "sector":
                    content[at // 512 * 512 : at // 512 * 512 + 512] = bytes(512)
                case "end":
                    del content[max(at, len(good) // 2) :]
        damaged = tmp_path / "damaged.db"
        damaged.write_bytes(content)
        found = salvaging.salvage(damaged, copy)
        texts = {row["text"] for row in found.rows.get("text", ()) if row["kind"] == "observation"}
        assert texts <= life.said
        assert all(change.intact() for change in found.changes)
        back += len(texts)
        readable += sum(said.encode() in content or said.encode() in kept for said in life.said)
    # What was cut off is gone; of what is still there to be read, nearly all comes back.
    assert back >= 0.9 * readable > 0


@pytest.mark.parametrize("name", [b"sess\xff\xc9n", b"\0ession"])
def test_a_list_of_tables_that_is_no_text_is_damage_like_any_other(tmp_path: Path, name: bytes) -> None:
    life = Life(tmp_path)
    content = life.path.read_bytes()
    assert content.count(b"tablesessionsession") == 1
    life.path.write_bytes(content.replace(b"tablesessionsession", b"table" + name + b"session"))
    assert backups.is_damaged(tmp_path)
    with pytest.raises(Trouble, match="damaged"):
        libraries.opened(tmp_path)
    found, library = life.rescued()
    assert found.backup is not None
    library.close(now=LATER)


def test_the_damaged_file_itself_is_only_read(tmp_path: Path) -> None:
    life = Life(tmp_path)
    content = life.path.read_bytes()[:-5_000]
    life.path.write_bytes(content)
    salvaging.salvage(life.path, backups.all_of(tmp_path)[0].path)
    assert life.path.read_bytes() == content

"""The other commands: notes, history, copies, packs; what they print, what they leave and how they end."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.cli.conftest import Run
from tests.operations.conftest import NOW
from visitplanner.base.phrases import phrase
from visitplanner.operations import fields
from visitplanner.store.driver import connect
from visitplanner.store.identity import Identity
from visitplanner.store.layout import database
from visitplanner.store.library import Library


def test_a_note_goes_to_the_session_that_is_on(run: Run, filled: dict[str, str]) -> None:
    outcome = run("--author", "Anna", "note", "2026-11", "56 schools", "have PV")
    assert (outcome.code, outcome.out) == (0, "Noted at 10:10, Courtesy call.\n")
    outcome = run("note", "2026-11", "Later", now="2026-11-12T10:10+09:00")
    assert outcome.out == "Noted at 10:10.\n"
    found = run("search", "schools", "--json").json
    assert [(one["kind"], one["text"], one["visit"], one["language"]) for one in found] == [
        ("observation", "56 schools have PV", "2026-11", "en")
    ]
    history = run("history", "2026-11").lines
    assert history[0].endswith("Anna         Note “Later”")
    assert history[1].endswith("Anna         Note “56 schools have PV”")


def test_a_note_in_japanese_has_a_japanese_original(run: Run, filled: dict[str, str]) -> None:
    run("--ui-language", "ja", "note", "2026-11", "太陽光発電")
    (found,) = run("search", "光発", "--json").json
    assert (found["language"], found["text"]) == ("ja", "太陽光発電")


def test_an_empty_note_is_refused(run: Run, filled: dict[str, str]) -> None:
    outcome = run("note", "2026-11", "  ")
    assert (outcome.code, outcome.err) == (2, "visitplanner: Type something first.\n")


def test_search_prints_where_it_was_found(run: Run, filled: dict[str, str]) -> None:
    assert run("search", "court").lines == ["Session  2026-11  en  Courtesy call"]
    nothing = run("search", "zzz")
    assert (nothing.code, nothing.out) == (0, "Nothing found.\n")
    assert run("search", "zzz", "--json").json == []


def test_undo_and_redo_walk_over_runs(run: Run, filled: dict[str, str]) -> None:
    before = run("show", "2026-11").out
    run("note", "2026-11", "So")
    assert run("undo", "2026-11").out == "Undone: Note “So”\n"
    assert run("search", "So").out == "Nothing found.\n"
    assert run("redo", "2026-11").out == "Redone: Note “So”\n"
    nothing = run("redo", "2026-11")
    assert (nothing.code, nothing.err) == (2, "visitplanner: Nothing to redo.\n")
    run("undo", "2026-11")
    assert run("show", "2026-11").out == before
    assert run("history", "2026-11").lines[0].endswith("Undone: Note “So”")


def test_a_copy_is_made_and_restored(run: Run, filled: dict[str, str], folder: Path) -> None:
    path = Path(run("backup").out.removeprefix("The copy is ").strip())
    assert path.is_file()
    run("note", "2026-11", "After the copy")
    outcome = run("restore", str(path))
    assert outcome.code == 0
    aside = Path(outcome.lines[1].removeprefix("The library as it was lies in "))
    assert list(aside.iterdir())
    assert run("search", "copy").out == "Nothing found.\n"
    assert run("note", "2026-11", "After the restore").code == 0
    assert run("verify").code == 0


def test_restoring_what_is_no_copy_changes_nothing(run: Run, filled: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Mario")
    for path in (tmp_path / "letter.txt", tmp_path / "missing"):
        outcome = run("restore", str(path))
        assert (outcome.code, outcome.err.count("\n")) == (3, 1)
    assert run("show", "2026-11").code == 0


def test_verify_finds_what_was_altered(run: Run, filled: dict[str, str], folder: Path) -> None:
    assert run("verify").out == "Everything is as it was written.\n"
    connection = connect(database(folder), "rw")
    connection.execute("UPDATE session SET minutes = 61 WHERE id = ?", (filled["call"],))
    connection.close()
    outcome = run("verify")
    assert outcome.code == 1
    assert filled["call"] in outcome.out


def test_writing_beside_another_writer_is_trouble_and_reading_is_not(
    run: Run, filled: dict[str, str], folder: Path
) -> None:
    library = Library.open(folder, identity=Identity("s" * 32), now=NOW)
    try:
        for command in (
            ("note", "2026-11", "x"),
            ("undo", "2026-11"),
            ("redo", "2026-11"),
            ("restore",),
            ("sample",),
        ):
            outcome = run(*command)
            assert (outcome.code, outcome.out, outcome.err.count("\n")) == (3, "", 1)
            assert "Another visitplanner" in outcome.err
        for command in (
            ("visits",),
            ("show", "2026-11"),
            ("search", "x"),
            ("history", "2026-11"),
            ("verify",),
        ):
            assert run(*command).code == 0
    finally:
        library.close(now=NOW)


def test_a_pack_is_written_whole_or_not_at_all(run: Run, filled: dict[str, str], tmp_path: Path) -> None:
    target = tmp_path / "pack.pdf"
    assert run("pack", "2026-11", "--language", "ja", "-o", str(target)).code == 0
    assert target.read_bytes().startswith(b"%PDF-")
    letter = tmp_path / "letter.pdf"
    assert run("pack", "2026-11", "--language", "it", "--paper", "Letter", "-o", str(letter)).code == 0
    assert letter.read_bytes() != target.read_bytes()
    outcome = run("pack", "2026-11", "--language", "ja", "-o", str(tmp_path / "no" / "folder.pdf"))
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (3, "", 1)


def test_a_pack_with_a_character_no_font_has_says_so(
    run: Run, filled: dict[str, str], folder: Path, tmp_path: Path
) -> None:
    library = Library.open(folder, identity=Identity("s" * 32), now=NOW)
    with library.edit(phrase("Test"), now=NOW) as edit:
        fields.write_text(edit, "session", filled["call"], "title", "en", "Smile \U0001f600")
    library.close(now=NOW)
    outcome = run("pack", "2026-11", "--language", "en", "-o", str(tmp_path / "pack.pdf"))
    assert (outcome.code, outcome.err.count("\n")) == (1, 1)
    assert "U+1F600" in outcome.err
    assert (tmp_path / "pack.pdf").exists()


@pytest.mark.parametrize(
    "arguments",
    [
        ("fly",), ("show",), ("show", "a", "b"), ("pack", "2026-11"), ("pack", "2026-11", "--language", "xx"),
        ("--now", "yesterday", "visits"), ("visits", "--js"), ("--ui-language", "xx", "visits"), ("note", "2026-11"),
    ],
)  # fmt: skip
def test_bad_usage_is_one_line_and_two(run: Run, filled: dict[str, str], arguments: tuple[str, ...]) -> None:
    outcome = run(*arguments)
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (2, "", 1)
    assert outcome.err.startswith("visitplanner: ")


def test_help_and_version_are_no_errors(run: Run) -> None:
    outcome = run("--help")
    assert outcome.code == 0
    for command in (
        "sample", "visits", "show", "check", "edit", "pack", "search", "note", "history", "undo", "redo", "backup",
        "restore", "verify", "capture",
    ):  # fmt: skip
        assert f"    {command} " in outcome.out
        assert run(command, "--help").code == 0
    assert run("--version").out.startswith("visitplanner 0.")


def test_a_damaged_library_names_the_copy_to_restore(run: Run, filled: dict[str, str], folder: Path) -> None:
    run("backup")
    database(folder).write_bytes(b"x" * 9000)
    outcome = run("visits")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (3, "", 1)
    assert run("restore").code == 0
    assert run("show", "2026-11").code == 0


def test_a_newer_library_is_left_alone(run: Run, filled: dict[str, str], folder: Path) -> None:
    connection = connect(database(folder), "rw")
    connection.execute("PRAGMA user_version = 999")
    connection.close()
    for command in (("visits",), ("show", "2026-11"), ("note", "2026-11", "x"), ("sample",)):
        outcome = run(*command)
        assert (outcome.code, outcome.out, outcome.err.count("\n")) == (3, "", 1)
        assert "newer version" in outcome.err


def test_a_folder_that_cannot_be_one_is_trouble(run: Run, folder: Path) -> None:
    folder.write_text("a file where the folder should be")
    outcome = run("sample")
    assert (outcome.code, outcome.out, outcome.err.count("\n")) == (3, "", 1)
    assert run("visits").code == 0
    assert folder.read_text().startswith("a file")


@pytest.mark.parametrize(
    "text", ["x" * 10_000, "&<b>AT&T", "𠮷野 神\ufa19", "-", "\u200fשלום\u200f", "a\nb\x1b[2J", "lone \udcff"]
)
def test_any_note_is_kept_and_printed_on_one_line(run: Run, filled: dict[str, str], text: str) -> None:
    assert run("note", "2026-11", "--", "Seen", text).code == 0
    assert run("history", "2026-11").lines[0].startswith("9 November 2026")
    assert len(run("search", "seen").lines) == 1
    assert run("verify").code == 0


def test_search_finds_words_in_several_texts_and_names_what_is_around(
    run: Run, filled: dict[str, str]
) -> None:
    assert run("search", "courtesy", "cabinet").lines == [
        "Session  2026-11  en  Courtesy call · Cabinet Office"
    ]
    (found,) = run("search", "表敬 cabinet", "--json").json
    assert (found["text"], found["title"], found["through"]) == (
        "表敬訪問",
        "Courtesy call",
        ["Cabinet Office"],
    )
    assert run("search", "cabinet", "karaoke").out == "Nothing found.\n"


def test_search_says_what_is_nearest_and_keeps_to_kind_visit_and_number(
    run: Run, filled: dict[str, str]
) -> None:
    assert run("search", "courtezy").lines == ["Nearest: courtesy", "Session  2026-11  en  Courtesy call"]
    (found,) = run("search", "courtezy", "--json").json
    assert (found["nearest"], found["title"]) == (["courtesy"], "Courtesy call")
    assert found["leads_to"] == {"kind": "session", "id": found["id"]}
    assert run("search", "courtesy", "--kind", "person").out == "Nothing found.\n"
    assert (
        len(run("search", "courtesy", "--kind", "person", "--kind", "session", "--visit", "2026-11").lines)
        == 1
    )
    assert len(run("search", "c", "--limit", "1", "--json").json) == 1
    assert run("search", "c", "--limit", "0").code == 2
    assert run("search", "c", "--visit", "nowhere").code == 2

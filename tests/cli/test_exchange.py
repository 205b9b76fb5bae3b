"""`notes` and `texts`: files out of the library and into it, from the command line."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Run
from tests.operations.conftest import NOW, let_go
from visitplanner.base.phrases import Phrase
from visitplanner.domain.records import Term
from visitplanner.domain.wording import wording
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

CODE = "2026-11"


def written(run: Run, tmp_path: Path) -> Path:
    folder = tmp_path / "notes"
    (tmp_path / "heat.md").write_text(
        "---\ncity: Parma\n---\n# Heat from the sea\n\n## Summary\n\nWarm.\n", "utf-8"
    )
    assert run("notes", "import", str(tmp_path / "heat.md")).code == 0
    assert run("notes", "export", str(folder)).code == 0
    return folder


def test_notes_go_out_and_come_back(run: Run, filled: dict[str, str], tmp_path: Path) -> None:
    folder = written(run, tmp_path)
    (path,) = folder.iterdir()
    assert path.name == "N1-Heat-from-the-sea.md"
    assert run("notes", "import", str(folder)).lines == [
        "The same  N1-Heat-from-the-sea.md  Heat from the sea"
    ]
    path.write_text(path.read_text("utf-8").replace("Warm.", "Hot."), "utf-8")
    told = run("notes", "import", str(path), "--dry-run", "--json").json
    assert told[0]["standing"] == "differs"
    assert told[0]["fields"] == ["practice_note.summary"]
    assert run("notes", "import", str(path)).lines[0].startswith("Differs")
    assert run("notes", "import", str(path)).lines[0].startswith("The same")


def test_a_dry_run_makes_no_library(run: Run, folder: Path, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n", "utf-8")
    assert run("notes", "import", str(tmp_path / "a.md"), "--dry-run").code == 2
    assert not folder.exists()
    assert run("notes", "import", str(tmp_path / "a.md")).lines == ["New  a.md  A"]


def test_photos_come_along(run: Run, filled: dict[str, str], tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    (tmp_path / "media" / "plan.txt").write_text("no picture", "utf-8")
    (tmp_path / "a.md").write_text(
        "---\nmedia:\n  - file: media/plan.txt\n    caption: A plan\n---\n# A\n", "utf-8"
    )
    assert run("notes", "import", str(tmp_path / "a.md")).code == 0
    sent = run("notes", "export", str(tmp_path / "out"), "n1")
    assert sent.code == 0
    assert (tmp_path / "out/media/N1-A-1.txt").read_text("utf-8") == "no picture"


def test_what_is_not_there_is_refused(run: Run, filled: dict[str, str], tmp_path: Path) -> None:
    assert run("notes", "export", str(tmp_path / "out"), "N7").code == 2
    assert run("notes", "import", str(tmp_path / "none.md")).code == 3
    assert run("notes", "import", str(tmp_path)).code == 2
    (tmp_path / "a.md").write_text("---\ntheme: fire\n---\n# A\n", "utf-8")
    wrong = run("notes", "import", str(tmp_path / "a.md"))
    assert (wrong.code, wrong.err) == (2, "visitplanner: a.md: “theme” cannot be “fire”.\n")


def test_texts_go_to_a_translator_and_come_back(run: Run, filled: dict[str, str], tmp_path: Path) -> None:
    for form in ("po", "xliff", "xliff2"):
        file = tmp_path / f"texts.{form}"
        sent = run("texts", "export", CODE, "--to", "it", "--form", form, "-o", str(file))
        assert (sent.code, sent.lines) == (0, [f"The texts are {file}"])
        assert "Courtesy call" in file.read_text("utf-8")
    content = (tmp_path / "texts.po").read_text("utf-8")
    before, after = content.split('msgid "Courtesy call"\nmsgstr ""')
    file.write_text(f'{before}msgid "Courtesy call"\nmsgstr "Visita di cortesia"{after}', "utf-8")
    told = run("texts", "import", str(file), "--dry-run", "--json").json
    assert (told["from"], told["to"], told["taken"], told["outdated"], told["unknown"]) == (
        "en",
        "it",
        1,
        0,
        0,
    )
    assert run("texts", "import", str(file)).lines[0] == "Taken: 1"
    again = run("texts", "import", str(file))
    assert (again.code, again.lines[0]) == (0, "The same as here: 1")
    shown = run("show", CODE, "--ui-language", "it").out
    assert "Visita di cortesia" in shown


def test_the_translator_is_told_the_words_of_the_glossary(
    run: Run, folder: Path, filled: dict[str, str], tmp_path: Path
) -> None:
    library = Library.open(folder, identity=Identity("r" * 32, "Mario Rossi"), now=NOW)
    with library.edit(Phrase("Test"), now=NOW) as edit:
        edit.add(
            Term, space="7" * 32, id="7" * 32, name=wording("en", en="courtesy call", it="visita di cortesia")
        )
    let_go(library)
    run("texts", "export", CODE, "--to", "it", "--form", "po", "-o", str(tmp_path / "t.po"))
    assert "#. Courtesy call = visita di cortesia\n" in (tmp_path / "t.po").read_text("utf-8")


def test_outdated_and_unknown_texts_are_findings(run: Run, filled: dict[str, str], tmp_path: Path) -> None:
    file = tmp_path / "texts.po"
    head = 'msgid ""\nmsgstr ""\n"Language: it\\n"\n"X-Source-Language: en\\n"\n'
    unit = '\nmsgctxt "session/{id}/title"\nmsgid "Lunch"\nmsgstr "Pranzo"\n'
    file.write_text(head + unit.format(id=filled["call"]) + unit.format(id="f" * 32), "utf-8")
    told = run("texts", "import", str(file), "--ui-language", "en")
    assert told.code == 1
    assert told.lines == ["Taken as outdated, for their source has changed: 1", "Not in this library: 1"]


def test_what_is_no_language_and_no_file_is_refused(run: Run, filled: dict[str, str], tmp_path: Path) -> None:
    assert run("texts", "export", CODE, "--to", "../x").code == 2
    assert run("texts", "export", CODE, "--to", "ja", "--from", "pl").code == 2
    assert run("texts", "import", str(tmp_path / "none.xlf")).code == 3
    (tmp_path / "x.xlf").write_text("<html/>", "utf-8")
    assert run("texts", "import", str(tmp_path / "x.xlf")).code == 2

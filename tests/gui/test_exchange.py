"""Files on screen: what is in them is shown before anything is written; taken in, it is one thing to undo."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.gui.controls import nameless
from tests.gui.stocked import stock, wait
from visitplanner.base.phrases import Phrase
from visitplanner.domain import worklist
from visitplanner.domain.kinds import TextState
from visitplanner.domain.records import PracticeNote
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.exchange import text_sheets
from visitplanner.gui.exchange.note_files import note_in
from visitplanner.gui.exchange.note_sheets import NoteExport, NoteImport
from visitplanner.gui.exchange.text_sheets import TextExport, TextImport
from visitplanner.gui.practices.page import PracticesPage
from visitplanner.gui.tongue import tongue
from visitplanner.operations import practices

HEAT = "---\ncity: Parma\n---\n# Heat from the sea\n\n## Summary\n\nWarm.\n"


@pytest.fixture
def opened(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> Iterator[Desk]:
    stock(qtbot, desk, sample_snapshot)
    yield desk
    desk.settle()


@pytest.fixture
def page(qtbot: QtBot, opened: Desk) -> PracticesPage:
    found = PracticesPage(opened)
    qtbot.addWidget(found)
    qtbot.addWidget(found.files)
    found.show()
    wait(qtbot, opened)
    qtbot.waitUntil(lambda: bool(found.list.rows.rows))
    return found


def notes(qtbot: QtBot, desk: Desk) -> list[PracticeNote]:
    found: list[Any] = []
    desk.records(PracticeNote, found.append)
    qtbot.waitUntil(lambda: bool(found))
    return list(found[0])


def sheet(qtbot: QtBot, kind: Callable[..., Any], *arguments: Any) -> Any:
    found = kind(*arguments)
    qtbot.addWidget(found)
    found.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    found.show()
    return found


def keys(found: Any) -> list[str]:
    return [row.title if isinstance(row.title, str) else row.title.text for row in found.list.rows.rows]


# ---------------------------------------------------------------- practice notes
def test_notes_are_shown_before_they_are_taken_in(qtbot: QtBot, opened: Desk, tmp_path: Path) -> None:
    before = notes(qtbot, opened)
    (tmp_path / "heat.md").write_text(HEAT.replace("city:", "hologram: 1\ncity:"), "utf-8")
    found = sheet(qtbot, NoteImport, opened, tmp_path)
    qtbot.waitUntil(found.go_on.isVisible)
    assert found.headline.text() == "1 new practice note"
    assert keys(found)[0] == "Please note"
    assert keys(found)[-1] == "Heat from the sea"
    assert notes(qtbot, opened) == before
    assert nameless(found) == []

    assert found.go_on.hasFocus()
    qtbot.keyClick(found.go_on, Qt.Key.Key_Space)
    qtbot.waitUntil(lambda: "Ctrl+Z" in found.headline.text())
    assert not found.go_on.isVisible()
    assert len(notes(qtbot, opened)) == len(before) + 1
    with qtbot.waitSignal(opened.undone):
        opened.undo()
    assert notes(qtbot, opened) == before


def test_photos_come_with_their_note(qtbot: QtBot, opened: Desk, tmp_path: Path) -> None:
    (tmp_path / "media").mkdir()
    for name in ("a.txt", "b.txt"):
        (tmp_path / "media" / name).write_text(name, "utf-8")
    (tmp_path / "heat.md").write_text(
        "---\nmedia: [{file: media/a.txt}, {file: media/b.txt}]\n---\n# T\n", "utf-8"
    )
    found = sheet(qtbot, NoteImport, opened, tmp_path)
    qtbot.waitUntil(found.go_on.isVisible)
    found.proceed()
    qtbot.waitUntil(lambda: "Ctrl+Z" in found.headline.text())
    again = sheet(qtbot, NoteExport, opened, tmp_path / "out", [one.id for one in notes(qtbot, opened)])
    qtbot.waitUntil(again.open_folder.isVisible)
    assert {path.read_text("utf-8") for path in (tmp_path / "out" / "media").iterdir()} >= {"a.txt", "b.txt"}


def test_what_goes_out_is_the_same_when_it_comes_back(qtbot: QtBot, opened: Desk, tmp_path: Path) -> None:
    for title in ("Heat from the sea", "海の熱"):
        opened.do(Phrase("Test"), practices.create, title=title, language="en")
    ids = [one.id for one in notes(qtbot, opened) if len(one.id) == 32]
    out = sheet(qtbot, NoteExport, opened, tmp_path, ids)
    qtbot.waitUntil(out.open_folder.isVisible)
    assert out.headline.text().startswith("2 practice notes are in ")
    back = sheet(qtbot, NoteImport, opened, tmp_path)
    qtbot.waitUntil(lambda: bool(back.list.rows.rows))
    assert not back.go_on.isVisible()
    assert back.headline.text() == "2 are the same"
    tongue.set("ja")
    assert nameless(back) == []


def test_a_refusal_takes_the_place_of_the_preview(qtbot: QtBot, opened: Desk, tmp_path: Path) -> None:
    (tmp_path / "heat.md").write_text("---\ntheme: fire\n---\n# T\n", "utf-8")
    found = sheet(qtbot, NoteImport, opened, tmp_path)
    qtbot.waitUntil(lambda: "theme" in found.headline.text())
    assert not found.go_on.isVisible()
    (tmp_path / "heat.md").write_text("---\namount: -1\n---\n# T\n", "utf-8")
    found = sheet(qtbot, NoteImport, opened, tmp_path)
    qtbot.waitUntil(found.go_on.isVisible)
    found.proceed()
    qtbot.waitUntil(lambda: "heat.md" in found.headline.text())
    assert not found.go_on.isVisible()


@pytest.mark.parametrize("escape", [True, False])
def test_a_sheet_that_is_closed_takes_nothing_in(
    qtbot: QtBot, opened: Desk, tmp_path: Path, escape: bool
) -> None:
    before = notes(qtbot, opened)
    (tmp_path / "heat.md").write_text(HEAT, "utf-8")
    found = NoteImport(opened, tmp_path)
    found.show()
    with qtbot.waitSignal(found.destroyed):
        if escape:
            qtbot.keyClick(found, Qt.Key.Key_Escape)
        else:
            found.close()
    wait(qtbot, opened)
    assert notes(qtbot, opened) == before


def test_the_page_offers_files_and_takes_what_is_dropped(
    qtbot: QtBot, page: PracticesPage, opened: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "heat.md").write_text(HEAT, "utf-8")
    page.files.show()
    page.files._menu.aboutToShow.emit()
    actions = page.files._menu.actions()
    assert [action.isEnabled() for action in actions] == [True] * 4
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(tmp_path / "heat.md"), ""))
    actions[0].trigger()
    first = page.files.sheet
    assert isinstance(first, NoteImport)
    first.close()

    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path))])
    copy = Qt.DropAction.CopyAction
    drop = QDropEvent(QPointF(9, 9), copy, mime, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier)
    assert page.files.eventFilter(page, drop)
    assert page.files.sheet is not first
    page.files.sheet.close()

    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_: str(tmp_path / "out"))
    page.files._menu.actions()[3].trigger()
    out = page.files.sheet
    qtbot.waitUntil(out.open_folder.isVisible)
    assert len(list((tmp_path / "out").glob("*.md"))) == len(notes(qtbot, opened))
    out.close()


@pytest.mark.parametrize(
    ("names", "taken"), [(["a.md"], True), (["a.MD"], True), (["x.jpg"], False), (["a.md", "b.md"], False)]
)
def test_only_notes_and_folders_are_taken_from_the_air(tmp_path: Path, names: list[str], taken: bool) -> None:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / name)) for name in names])
    assert (note_in(mime) is not None) is taken
    mime.setUrls([QUrl("https://example.org/a.md")])
    assert note_in(mime) is None


# ---------------------------------------------------------------- texts for translators
def test_texts_go_out_and_their_translations_come_back(
    qtbot: QtBot, opened: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert opened.snapshot is not None
    entries = worklist.texts(opened.snapshot)
    target = tmp_path / "texts.po"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(target), "PO (*.po)"))
    out = text_sheets.export_texts(
        None, opened, entries, "sv", "en", remarks=lambda _entry: ("Glossary: heat = värme",)
    )
    assert isinstance(out, TextExport)
    qtbot.addWidget(out)
    out.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.waitUntil(out.open_folder.isVisible)
    content = target.read_text("utf-8")
    assert "värme" in content
    target.write_text(content.replace('msgstr ""\n\n#.', 'msgstr "Värme från havet"\n\n#.', 1), "utf-8")

    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: (str(target), ""))
    back = text_sheets.import_texts(None, opened)
    assert isinstance(back, TextImport)
    qtbot.addWidget(back)
    back.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose, False)
    qtbot.waitUntil(back.go_on.isVisible)
    assert back.headline.text() == "English → Svenska: 1 new translation"
    assert keys(back)[:2] == ["Will be taken", "Värme från havet"]
    assert nameless(back) == []
    before = opened.snapshot
    back.proceed()
    qtbot.waitUntil(lambda: "Ctrl+Z" in back.headline.text())
    taken = [one for one in worklist.texts(opened.snapshot) if one.wording["sv"] == "Värme från havet"]
    assert [one.state("sv") for one in taken] == [TextState.CHECKED]
    with qtbot.waitSignal(opened.undone):
        opened.undo()
    assert opened.snapshot == before


@pytest.mark.parametrize(
    ("name", "chosen", "written", "head"),
    [
        ("a.xlf", "XLIFF 1.2 (*.xlf)", "a.xlf", "document:1.2"),
        ("a.xlf", "XLIFF 2.0 (*.xlf)", "a.xlf", "document:2.0"),
        ("a.xlf", "", "a.xlf", "document:1.2"),
        ("a", "XLIFF 2.0 (*.xlf)", "a.xlf", "document:2.0"),
        ("a.po", "XLIFF 1.2 (*.xlf)", "a.po", "msgid"),
        ("a", "PO (*.po)", "a.po", "msgid"),
        ("a.xliff", "XLIFF 2.0 (*.xlf)", "a.xliff", "document:2.0"),
        ("a.xlf", "PO (*.po)", "a.xlf", "document:1.2"),
    ],
)
def test_the_form_is_chosen_where_the_file_is_named(
    qtbot: QtBot, opened: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    name: str, chosen: str, written: str, head: str,
) -> None:  # fmt: skip
    assert opened.snapshot is not None
    offered: list[str] = []

    def ask(_parent: object, _title: str, _start: str, kinds: str) -> tuple[str, str]:
        offered.append(kinds)
        return str(tmp_path / name), chosen

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    out = text_sheets.export_texts(None, opened, worklist.texts(opened.snapshot), "sv", "en")
    assert isinstance(out, TextExport)
    qtbot.addWidget(out)
    qtbot.waitUntil(out.open_folder.isVisible)
    assert offered == ["XLIFF 1.2 (*.xlf);;XLIFF 2.0 (*.xlf);;PO (*.po)"]
    assert head in (tmp_path / written).read_text("utf-8")[:200]


def test_what_is_not_whole_is_shown_and_left_out(qtbot: QtBot, opened: Desk, tmp_path: Path) -> None:
    assert opened.snapshot is not None
    id = opened.snapshot.visit.id
    (tmp_path / "x.xlf").write_text(
        '<xliff version="1.2"><file source-language="en" target-language="sv"><body>'
        f'<trans-unit id="visit.{id}.title"><source>A</source><target>B<x id="1"/></target></trans-unit>'
        "</body></file></xliff>", "utf-8",
    )  # fmt: skip
    found = sheet(qtbot, TextImport, opened, tmp_path / "x.xlf")
    qtbot.waitUntil(lambda: bool(found.list.rows.rows))
    assert keys(found) == ["Not taken: placeholders stand for words missing from the file", "B"]
    assert found.headline.text() == "English → Svenska: Nothing new, 1 incomplete"
    assert not found.go_on.isVisible()


def test_what_is_no_translation_is_refused(qtbot: QtBot, opened: Desk, tmp_path: Path) -> None:
    (tmp_path / "x.xlf").write_text("<html/>", "utf-8")
    found = sheet(qtbot, TextImport, opened, tmp_path / "x.xlf")
    qtbot.waitUntil(lambda: "XLIFF" in found.headline.text())
    assert not found.go_on.isVisible()


def test_nothing_is_asked_for_without_a_file(opened: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: ("", ""))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: ("", ""))
    assert text_sheets.export_texts(None, opened, (), "sv") is None
    assert text_sheets.import_texts(None, opened) is None

"""The briefing pack dialog: the real pages, options, findings, cancelling, saving whole or not at all."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from tests.gui.controls import nameless, press
from tests.gui.stocked import drafts, stock, wait
from visitplanner.base.language import LANGUAGES
from visitplanner.base.settings import Settings
from visitplanner.domain.kinds import Honorific
from visitplanner.domain.records import SessionPractice
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.pack import dialog as dialogs
from visitplanner.gui.pack import findings
from visitplanner.gui.pack.dialog import PackDialog
from visitplanner.gui.tongue import tongue
from visitplanner.pack.edition import Paper, Quality, Section


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Nobody's settings."""
    return Settings(tmp_path / "config")


@pytest.fixture
def dialog(
    qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot, settings: Settings, monkeypatch: pytest.MonkeyPatch
) -> Iterator[PackDialog]:
    """The dialog over the small sample, its first pages made."""
    monkeypatch.setattr(dialogs, "PAUSE_MS", 20)
    stock(qtbot, desk, sample_snapshot)
    found = PackDialog(desk, settings)
    qtbot.addWidget(found)
    found.show()
    made(qtbot, found)
    yield found
    found.close()


def made(qtbot: QtBot, dialog: PackDialog) -> Any:
    """The pack, once it is what is chosen."""
    qtbot.waitUntil(lambda: dialog.current is not None and not dialog.press.busy, timeout=20_000)
    return dialog.current


def choose(editor: Any, value: Any) -> None:
    """Pick a value as a user does."""
    index = next(n for n in range(editor.count()) if editor.itemData(n) == value)
    editor.setCurrentIndex(index)
    editor.activated.emit(index)


def test_the_pages_are_the_pdf(qtbot: QtBot, dialog: PackDialog) -> None:
    pack = made(qtbot, dialog)
    assert pack.data.startswith(b"%PDF")
    assert pack.edition.language == "it"
    qtbot.waitUntil(lambda: dialog.pages.drawn)
    total = len(pack.document.sizes)
    assert dialog._number.text() == f"Page 1 of {total}"
    picture = dialog.pages._pictures[0][2]
    assert picture.width() > 300
    assert len({picture.pixel(picture.width() // 2, y) for y in range(0, picture.height(), 5)}) > 3


def test_only_pages_in_view_are_drawn_and_keys_turn_them(qtbot: QtBot, dialog: PackDialog) -> None:
    qtbot.waitUntil(lambda: dialog.pages.drawn)
    total = len(made(qtbot, dialog).document.sizes)
    assert total > 4
    assert len(dialog.pages._pictures) < total
    press(dialog, "PgDown")
    assert dialog.pages.page == 2
    QTest.keyClick(dialog.pages, Qt.Key.Key_PageDown)
    assert dialog.pages.page == 3
    press(dialog, "PgUp")
    assert dialog.pages.page == 2
    QTest.keyClick(dialog.pages, Qt.Key.Key_End)
    assert dialog.pages.page == total
    QTest.keyClick(dialog.pages, Qt.Key.Key_Home)
    assert dialog.pages.page == 1


def test_zoom_and_fit(qtbot: QtBot, dialog: PackDialog) -> None:
    fitting = dialog.pages.percent
    press(dialog, "Ctrl++")
    assert dialog.pages.percent > fitting
    press(dialog, "Ctrl+-")
    press(dialog, "Ctrl+-")
    assert dialog.pages.percent < fitting
    press(dialog, "Ctrl+0")
    assert dialog.pages.percent == fitting


def test_every_choice_is_in_the_edition_and_some_are_remembered(
    qtbot: QtBot, dialog: PackDialog, settings: Settings
) -> None:
    form = dialog.form
    choose(form.language, "ja")
    assert not form._honorific_field.isHidden()
    choose(form.honorific, Honorific.DONO)
    choose(form.paper, Paper.LETTER)
    choose(form.quality, Quality.PRINT)
    form.sections[Section.COVER].click()
    form.notes.item(0).setCheckState(Qt.CheckState.Unchecked)
    edition = dialog.edition
    assert (edition.language, edition.paper, edition.quality) == ("ja", Paper.LETTER, Quality.PRINT)
    assert (edition.honorific, edition.practices) == (Honorific.DONO, ())
    assert Section.COVER not in edition.sections
    assert made(qtbot, dialog).edition == edition
    assert (settings["pack_language"], settings["pack_paper"]) == ("ja", "Letter")
    choose(form.language, "nl")
    assert form._honorific_field.isHidden()
    form.notes.item(0).setCheckState(Qt.CheckState.Checked)
    assert dialog.edition.practices is None


def test_nothing_chosen_is_said_and_cannot_be_saved(qtbot: QtBot, dialog: PackDialog) -> None:
    for tick in dialog.form.sections.values():
        tick.click()
    qtbot.waitUntil(lambda: dialog._stack.currentIndex() == 1)
    assert not dialog.footer.save_button.isEnabled()
    dialog.form.sections[Section.DAYS].click()
    made(qtbot, dialog)
    assert dialog._stack.currentIndex() == 0


def test_a_change_in_the_visit_shows_in_the_pages(qtbot: QtBot, dialog: PackDialog, desk: Desk) -> None:
    before = made(qtbot, dialog)
    desk.write_text("session", "s1", "title", "it", "Visita al sindaco")
    wait(qtbot, desk)
    after = made(qtbot, dialog)
    assert after is not before
    assert after.snapshot.session["s1"].title["it"] == "Visita al sindaco"


def test_typing_is_in_the_file(qtbot: QtBot, dialog: PackDialog, desk: Desk, tmp_path: Path) -> None:
    desk.draft("visit", made(qtbot, dialog).snapshot.visit.id, "title", "it", "Titolo appena scritto")
    target = tmp_path / "new"
    dialog.save_to(target)
    qtbot.waitUntil(lambda: dialog.footer._saved is not None, timeout=20_000)
    assert drafts(desk) == {}
    written = target.with_suffix(".pdf")
    assert dialog.footer._saved == written
    assert written.read_bytes() == made(qtbot, dialog).data
    assert made(qtbot, dialog).snapshot.visit.title["it"] == "Titolo appena scritto"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_where_it_was_saved_can_be_opened_and_is_remembered(
    qtbot: QtBot, dialog: PackDialog, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[str] = []

    def answer(_parent: Any, _title: str, proposed: str, _kinds: str) -> tuple[str, str]:
        asked.append(proposed)
        return str(tmp_path / "pack.pdf"), ""

    opened: list[QUrl] = []
    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    monkeypatch.setattr(QDesktopServices, "openUrl", opened.append)
    press(dialog, "Ctrl+S")
    qtbot.waitUntil(lambda: dialog.footer._saved is not None, timeout=20_000)
    assert Path(asked[0]).name == "JP-2026-11_pack_it.pdf"
    assert dialog.footer._message.text() == "Saved: pack.pdf"
    dialog.footer._folder.click()
    dialog.footer._file.click()
    assert [Path(url.toLocalFile()) for url in opened] == [tmp_path, tmp_path / "pack.pdf"]
    assert settings["pack_folder"] == str(tmp_path)


def test_an_unwritable_target_is_said_and_the_old_file_stays(
    qtbot: QtBot, dialog: PackDialog, tmp_path: Path
) -> None:
    folder = tmp_path / "taken.pdf"
    folder.mkdir()
    (folder / "old").write_bytes(b"old")
    dialog.save_to(folder)
    qtbot.waitUntil(lambda: "taken.pdf" in dialog.footer._message.text(), timeout=20_000)
    assert "untouched" in dialog.footer._message.text()
    assert (folder / "old").read_bytes() == b"old"
    assert [one.name for one in tmp_path.iterdir() if one.name.startswith(".")] == []


def test_cancel_leaves_the_pages_and_no_file(
    qtbot: QtBot, dialog: PackDialog, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pages = made(qtbot, dialog)
    choose(dialog.form.language, "ja")
    dialog.make()
    assert dialog.press.busy
    target = tmp_path / "never.pdf"
    dialog.save_to(target)
    dialog.cancel()
    assert not dialog.press.busy
    dialog.press._jobs.finish(20)
    wait(qtbot, dialog._desk)
    dialog.cancel()
    dialog.saving.finish()
    assert not target.exists()
    assert dialog._made is pages
    assert not dialog.footer._again.isHidden()
    dialog.footer._again.click()
    assert made(qtbot, dialog).edition.language == "ja"


def test_what_lacks_the_language_leads_to_where_it_can_be_written(
    qtbot: QtBot, dialog: PackDialog, sample_snapshot: Snapshot
) -> None:
    report = made(qtbot, dialog).findings
    assert "not in Italian" in findings.headline(report, "it")
    keys = [row.key for row in dialog.findings.rows.rows]
    found = next(key for key in keys if key.startswith("practice_note p1"))
    with qtbot.waitSignal(dialog.followed) as followed:
        dialog.findings.chosen.emit(found)
    assert followed.args == ["practice_note", "p1"]
    with qtbot.waitSignal(dialog.followed) as followed:
        dialog._translate.click()
    assert followed.args == ["wording", "pack it"]
    assert findings.slot_of(sample_snapshot, "city hamamatsu Lacking name") is None


def test_characters_without_a_font_are_named(qtbot: QtBot, dialog: PackDialog, desk: Desk) -> None:
    desk.write_text("session", "s1", "title", "it", "Visita \U0001f680")
    wait(qtbot, desk)
    report = made(qtbot, dialog).findings
    assert "no font" in findings.headline(report, "it")
    assert any("U+1F680" in row.spoken for row in dialog.findings.rows.rows)


def test_notes_left_out_stay_out_and_new_ones_join(
    qtbot: QtBot, dialog: PackDialog, sample_snapshot: Snapshot
) -> None:
    form = dialog.form
    form.notes.item(0).setCheckState(Qt.CheckState.Unchecked)
    link = SessionPractice(id="sp2", space="v", session="s3", practice="p2")
    note = replace(sample_snapshot.practices["p1"], id="p2", code="Z")
    more = replace(
        sample_snapshot,
        session_practices=(*sample_snapshot.session_practices, link),
        practices={**sample_snapshot.practices, "p2": note},
    )
    form.show_visit(more)
    assert form.edition(dialog.edition.now).practices == ("p2",)


def test_every_control_has_a_name_in_every_language(qtbot: QtBot, dialog: PackDialog) -> None:
    for code in LANGUAGES:
        tongue.set(code)
        assert nameless(dialog) == []
    made(qtbot, dialog)


def test_closing_while_pages_are_made_leaves_nothing_running(qtbot: QtBot, dialog: PackDialog) -> None:
    choose(dialog.form.language, "cs")
    dialog.make()
    dialog.close()
    assert not dialog.press.busy
    assert dialog.isHidden()

"""Files: listed by what they belong to, edited in place, pinned to sessions, dropped anywhere, asked about if large."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QColor, QDropEvent, QImage
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QMainWindow, QMessageBox
from pytestqt.qtbot import QtBot

from tests.gui.conftest import VISIT
from tests.gui.controls import nameless, press
from tests.gui.stocked import stock, wait
from tests.gui.test_inspector import choose, type_in
from visitplanner.base.settings import Settings
from visitplanner.domain.records import Attachment, Observation
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import wording
from visitplanner.gui import intake
from visitplanner.gui.actions import Actions
from visitplanner.gui.desk import Desk
from visitplanner.gui.files.page import FilesPage
from visitplanner.gui.files.preview import Preview
from visitplanner.gui.files.rows import OTHERS, PINNED
from visitplanner.gui.places.page import PlacesPage
from visitplanner.gui.places.photos import PlacePhotos
from visitplanner.gui.workspace import Workspace


def file(id: str, owner: str, name: str, media_type: str = "application/pdf", **more: Any) -> Attachment:
    return Attachment(
        id=id,
        space=more.pop("space", VISIT),
        owner=owner,
        name=name,
        media_type=media_type,
        blob="0" * 64,
        **more,
    )


@pytest.fixture
def stocked(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> Desk:
    visit = replace(
        sample_snapshot,
        observations=(
            Observation(id="b1", space=VISIT, visit=VISIT, session="s2", text=wording("en", en="Heard")),
        ),
        attachments=(
            file("f1", VISIT, "agenda.pdf"),
            file("f2", "s2", "slides.pdf", caption=wording("en", en="Slides of the talk"), credit="City"),
            file("f3", "b1", "wall.jpg", "image/jpeg"),
            file("f4", "p1", "pump.jpg", "image/jpeg", space="p1"),
            file("f5", "gone", "ticket.pdf"),
        ),
    )
    stock(qtbot, desk, visit)
    return desk


@pytest.fixture
def page(qtbot: QtBot, stocked: Desk) -> Iterator[FilesPage]:
    found = FilesPage(stocked)
    qtbot.addWidget(found)
    found.resize(1200, 800)
    found.show()
    yield found
    wait(qtbot, stocked)


def shown(page: FilesPage) -> list[str]:
    return [row.spoken for row in page.list.rows.rows]


@pytest.fixture
def photo(tmp_path: Path) -> Path:
    image = QImage(800, 600, QImage.Format.Format_RGB32)
    image.fill(QColor("#336699"))
    image.save(str(tmp_path / "square.png"))
    return tmp_path / "square.png"


def dropped(*files: Path) -> QMimeData:
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(one)) for one in files])
    return mime


def test_files_stand_under_what_they_belong_to(page: FilesPage) -> None:
    assert shown(page) == [
        "The visit as a whole, 2", "agenda.pdf", "ticket.pdf",
        "Mon 9 Nov 10:35, Open data platform demonstration, 2", "Slides of the talk, slides.pdf · City",
        "wall.jpg, Heard",
        "Practice notes, 1", "pump.jpg, PN-JP-2026-001  Open data as a public utility, In the pack, No consent",
    ]  # fmt: skip


def test_segments_filter_and_choosing(page: FilesPage) -> None:
    page.pane.show_only(PINNED)
    assert [row for row in shown(page) if "pdf" in row or "jpg" in row] == shown(page)[1:]
    page.pane.show_only(OTHERS)
    page.filter.setText("slides")
    assert shown(page)[1:] == ["Slides of the talk, slides.pdf · City"]
    page.choose("f4")
    assert page.current_record() == ("attachment", "f4")
    form: Any = page.pane.form
    assert form.in_pack.isVisible()
    assert not form.pinned.isVisible()


def test_a_file_is_pinned_to_a_session_and_back(qtbot: QtBot, stocked: Desk, page: FilesPage) -> None:
    page.choose("f1")
    form: Any = page.pane.form
    assert form.pinned.isVisible()
    assert not form.in_pack.isVisible()
    choose(form.pinned, "s2")
    assert {one.owner for one in wait(qtbot, stocked).attachments if one.id == "f1"} == {"s2"}
    choose(form.pinned, "")
    assert {one.owner for one in wait(qtbot, stocked).attachments if one.id == "f1"} == {VISIT}
    stocked.undo()
    assert {one.owner for one in wait(qtbot, stocked).attachments if one.id == "f1"} == {"s2"}


def test_what_belongs_to_a_note_leads_there(qtbot: QtBot, page: FilesPage) -> None:
    page.choose("f4")
    form: Any = page.pane.form
    link = form._owner.itemAt(1).widget()
    with qtbot.waitSignal(page.followed) as followed:
        link.click()
    assert followed.args == ["practice_note", "p1"]


def test_a_file_that_is_not_here_says_what_it_is_called(qtbot: QtBot, stocked: Desk, page: FilesPage) -> None:
    page.choose("f1")
    form: Any = page.pane.form
    wait(qtbot, stocked)
    qtbot.waitUntil(form._reason.isVisible)
    assert "0" * 64 in form._reason.text()
    assert not form.copy_button.isEnabled()


def test_a_name_is_changed_and_a_file_deleted(qtbot: QtBot, stocked: Desk, page: FilesPage) -> None:
    page.choose("f1")
    field = next(one.field for one in page.pane.form._bound if one.field._words == "File name")
    type_in(field, "programme.pdf")
    assert {one.name for one in wait(qtbot, stocked).attachments if one.id == "f1"} == {"programme.pdf"}
    page.list.setFocus()
    page.pane.delete()
    assert "f1" not in {one.id for one in wait(qtbot, stocked).attachments}
    stocked.undo()
    assert "f1" in {one.id for one in wait(qtbot, stocked).attachments}


def test_a_photo_is_taken_shown_large_and_copied(
    qtbot: QtBot, stocked: Desk, page: FilesPage, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.take_from(dropped(photo))
    qtbot.waitUntil(lambda: len(wait(qtbot, stocked).attachments) == 6)
    assert page.pane.record.name == "square.png"
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Space)
    (preview,) = page.findChildren(Preview)
    assert preview.picture._image.width() == 800
    assert preview.grab().toImage().pixelColor(550, 400).name() == "#336699"
    press(preview, "Space")
    assert not preview.isVisible()
    target = tmp_path / "copy.png"
    monkeypatch.setattr(
        "visitplanner.gui.files.page.QFileDialog.getSaveFileName", lambda *_a: (str(target), "")
    )
    page.pane.save_copy()
    assert QImage(str(target)).size() == QImage(str(photo)).size()


def _has(qtbot: QtBot, desk: Desk, names: set[str]) -> bool:
    return {one.name for one in wait(qtbot, desk).attachments} == names


def test_large_files_are_asked_about(
    qtbot: QtBot, stocked: Desk, page: FilesPage, photo: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(intake, "LARGE", 5_000)
    film = tmp_path / "film.mp4"
    film.write_bytes(b"x" * 2_000_000)
    for answer, names in (("Leave them out", {"square.png"}), ("Keep them", {"square.png", "film.mp4"})):
        with qtbot.waitSignal(page.intake.asked) as asked:
            page.take([film, photo])
        (question,) = asked.args
        assert isinstance(question, QMessageBox)
        assert question.text() == "“film.mp4” is 2 MB. Keep it in the library?"
        next(one for one in question.buttons() if one.text().replace("&", "") == answer).click()
        wanted = names | {"agenda.pdf", "slides.pdf", "wall.jpg", "pump.jpg", "ticket.pdf"}
        qtbot.waitUntil(partial(_has, qtbot, stocked, wanted))
        stocked.undo()
        wait(qtbot, stocked)


def test_files_may_be_dropped_on_any_page(qtbot: QtBot, stocked: Desk, photo: Path, tmp_path: Path) -> None:
    host = QMainWindow()
    qtbot.addWidget(host)
    workspace = Workspace(stocked, Actions(host), Settings(tmp_path / "config"))
    host.setCentralWidget(workspace)
    host.resize(1300, 800)
    host.show()
    workspace.show_item("session", "s2")
    wait(qtbot, stocked)
    mime = dropped(photo)
    event = QDropEvent(
        QPointF(QPoint(600, 400)), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )  # fmt: skip
    workspace.dropEvent(event)
    qtbot.waitUntil(lambda: len(wait(qtbot, stocked).attachments) == 6)
    added = next(one for one in wait(qtbot, stocked).attachments if one.name == "square.png")
    assert added.owner == "s2"
    assert workspace.page.current_record() == ("attachment", added.id)
    workspace.show_item("place", "city-hall")
    wait(qtbot, stocked)
    workspace.dropEvent(event)
    qtbot.waitUntil(lambda: len(wait(qtbot, stocked).attachments) == 7)
    assert {one.owner for one in wait(qtbot, stocked).attachments if one.name == "square.png"} == {
        "s2",
        "city-hall",
    }
    host.hide()  # pages are loaded ahead while the workspace is shown
    wait(qtbot, stocked)


def test_a_place_shows_its_photos_and_takes_more(qtbot: QtBot, stocked: Desk, photo: Path) -> None:
    page = PlacesPage(stocked)
    qtbot.addWidget(page)
    page.resize(1200, 900)
    page.show()
    wait(qtbot, stocked)
    page.choose("city-hall")
    wait(qtbot, stocked)
    photos = page.findChild(PlacePhotos)
    assert photos is not None
    assert not photos.strip.isVisibleTo(photos)
    photos.take([photo])
    qtbot.waitUntil(lambda: len(wait(qtbot, stocked).attachments) == 6)
    added = wait(qtbot, stocked).attachments_of["city-hall"][0]
    qtbot.waitUntil(lambda: photos.strip.isVisibleTo(photos))
    with qtbot.waitSignal(page.followed) as followed:
        photos.files_button.click()
    assert followed.args == ["attachment", added.id]


def test_every_control_has_a_name(page: FilesPage) -> None:
    for id in ("f1", "f4"):
        page.choose(id)
        assert nameless(page) == []


def test_a_visit_without_files_says_what_belongs_here(
    qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot
) -> None:
    found = FilesPage(desk)
    qtbot.addWidget(found)
    found.show()
    stock(qtbot, desk, sample_snapshot)
    shown: Any = found.pane._stack.currentWidget()
    assert "agendas" in shown.text

"""The page of practice notes over a real library: typing, languages, rows, photos, sessions, filters, keys."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent, QImage, QInputMethodEvent, QKeySequence, QPixmap
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QLabel, QToolTip, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import NOW
from tests.gui.controls import leave, nameless, press
from tests.gui.stocked import drafts, stock, wait
from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import Phrase
from visitplanner.domain import practice_form
from visitplanner.domain.catalogue import Order
from visitplanner.domain.kinds import ConditionSort, NoteStatus, Stage, TextState, Theme
from visitplanner.domain.practice_form import FIELD, FIELDS, allowance, length
from visitplanner.domain.records import Place, PracticeNote
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.inspector.editors import Tick
from visitplanner.gui.parts.buttons import Button
from visitplanner.gui.parts.carried import NOTE, carried
from visitplanner.gui.parts.field import Field
from visitplanner.gui.parts.rows import Row, Tag, matching
from visitplanner.gui.practices.form import LAYOUT
from visitplanner.gui.practices.heard import Heard, Origin
from visitplanner.gui.practices.notebook import Note, Notebook
from visitplanner.gui.practices.page import PracticesPage
from visitplanner.gui.practices.wording_field import WordingField
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue
from visitplanner.operations import decisions, observations, practices


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> Iterator[PracticesPage]:
    """The page over the small sample, its one note shown."""
    stock(qtbot, desk, sample_snapshot)
    found = PracticesPage(desk)
    qtbot.addWidget(found)
    found.resize(1100, 900)
    found.show()
    assert not found.template.isVisible()  # before it is known whether there are notes
    shown(qtbot, found)
    yield found
    QToolTip.hideText()


def shown(qtbot: QtBot, page: PracticesPage) -> Note:
    """The note on the screen, once everything asked for has been done and read again."""
    wait(qtbot, page.desk)
    with qtbot.waitSignal(page._reader.read_through):
        page._reader.read()
    note = page.editor.pen.note
    assert note is not None
    return note


def seen(qtbot: QtBot, around: QWidget, kind: type[Any]) -> list[Any]:
    """The widgets of a kind that are on the screen; what was taken away or added is so only a moment later."""

    def found() -> list[Any]:
        return [one for one in around.findChildren(kind) if not one.isHidden()]

    qtbot.waitUntil(lambda: bool(found()))
    return found()


def field(page: PracticesPage, key: str) -> Any:
    """One field of the form."""
    return page.editor.form.fields[key]


def typed(page: PracticesPage, key: str, text: str) -> Any:
    """Type into a text field as a user does; the field keeps the focus."""
    editor = field(page, key).text
    editor.setFocus()
    QTest.keyClicks(editor, text)
    return editor


def entered(editor: Any, text: str) -> None:
    """Type a single value and press Return."""
    editor.setFocus()
    editor.selectAll()
    commit = QInputMethodEvent("", [])
    commit.setCommitString(text)
    QApplication.sendEvent(editor, commit)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def test_no_field_of_the_form_is_left_out(page: PracticesPage) -> None:
    keys = [key for _words, lines in LAYOUT for line in lines for key in line]
    assert sorted(keys) == sorted(one.key for one in FIELDS)
    assert set(page.editor.form.fields) == set(FIELD)


def test_a_note_that_something_of_the_visit_names_stands_under_the_visit(
    qtbot: QtBot, page: PracticesPage
) -> None:
    def headings() -> list[str]:
        return [row.title for row in page.list.rows.rows if row.heading]

    made: list[str] = []
    page.desk.do(Phrase("Test"), practices.create, title="Night buses", language="en", then=made.append)
    wait(qtbot, page.desk)
    qtbot.waitUntil(lambda: headings() == ["In this visit", "Elsewhere in the library"])
    page.desk.do(Phrase("Test"), decisions.add, page.desk.snapshot.visit.id, made[0])
    wait(qtbot, page.desk)
    qtbot.waitUntil(lambda: headings() == ["In this visit"])


def test_typing_is_a_draft_within_a_second_and_a_version_when_the_field_is_left(
    qtbot: QtBot, page: PracticesPage
) -> None:
    editor = typed(page, "summary", "Water pays")
    qtbot.waitUntil(lambda: drafts(page.desk).get(("p1", "summary", "en")) == "Water pays", timeout=2000)
    assert field(page, "title").text.text() == "Open data as a public utility"
    leave(editor)
    assert shown(qtbot, page).record.summary["en"] == "Water pays"
    assert drafts(page.desk) == {}
    assert editor.written() == "Water pays"


def test_what_is_composed_is_not_kept_until_it_is_committed(qtbot: QtBot, page: PracticesPage) -> None:
    editor = field(page, "problem").text
    editor.setFocus()
    QApplication.sendEvent(editor, QInputMethodEvent("はまま", []))
    page.desk.flush()
    assert drafts(page.desk) == {}
    commit = QInputMethodEvent("", [])
    commit.setCommitString("浜松")
    QApplication.sendEvent(editor, commit)
    assert drafts(page.desk)[("p1", "problem", "en")] == "浜松"


def test_undo_takes_back_typing_first_and_the_gesture_after(qtbot: QtBot, page: PracticesPage) -> None:
    editor = typed(page, "summary", "abc")
    assert editor.keeps_key(_undo_key())
    editor.undo()
    assert editor.written() == ""
    typed(page, "summary", "Kept")
    leave(editor)
    assert shown(qtbot, page).record.summary["en"] == "Kept"
    assert not editor.keeps_key(_undo_key())
    page.desk.undo()
    assert shown(qtbot, page).record.summary["en"] == ""


def _undo_key() -> Any:
    class Key:
        def matches(self, standard: QKeySequence.StandardKey) -> bool:
            return standard is QKeySequence.StandardKey.Undo

    return Key()


def test_each_language_has_its_own_text_and_says_what_stands_in(qtbot: QtBot, page: PracticesPage) -> None:
    page.editor.choose_language("it")
    title = field(page, "title").text
    assert title.text() == ""
    assert "Open data as a public utility" in title.placeholderText()
    assert "English" in title.placeholderText()
    typed(page, "title", "Dati aperti")
    page.editor.choose_language("en")
    note = shown(qtbot, page)
    assert (note.record.title["it"], note.record.title["en"]) == (
        "Dati aperti",
        "Open data as a public utility",
    )
    assert note.texts_in("it") == 1


def test_how_far_a_text_is_and_where_it_began_can_be_said(qtbot: QtBot, page: PracticesPage) -> None:
    page.editor.choose_language("ja")
    title = field(page, "title")
    title.set_state(TextState.CHECKED)
    note = shown(qtbot, page)
    assert note.record.title.state("ja") is TextState.CHECKED
    assert "Checked" in title._state.text()
    title.set_original()
    assert shown(qtbot, page).record.title.original == "ja"
    assert "Original" in title._state.text()


@pytest.mark.parametrize(
    ("language", "text", "over"),
    [
        ("en", "word " * 67, True),
        ("en", "word " * 60, False),
        ("ja", "字" * 401, True),
        ("ja", "字" * 399, False),
    ],
)
def test_a_long_text_is_counted_and_told_never_refused(
    qtbot: QtBot, page: PracticesPage, language: str, text: str, over: bool
) -> None:
    page.editor.choose_language(language)
    summary = field(page, "summary")
    summary.text.setFocus()
    summary.text.insertPlainText(text)
    assert length(text, language) == int(summary._count.text().split()[0])
    assert summary._count.property("role") == ("warn" if over else "faint")
    assert (length(text, language) > allowance(FIELD["summary"], language)) is over
    page.editor.leave()
    assert shown(qtbot, page).record.summary[language] == text


def test_single_values_are_written_at_once(qtbot: QtBot, page: PracticesPage) -> None:
    theme = field(page, "theme").editor
    theme.setCurrentIndex(list(Theme).index(Theme.ENERGY))
    theme.activated.emit(theme.currentIndex())
    entered(field(page, "tags").editor, "solar, 電力、 solar")
    field(page, "sdgs").editor._chips[7].click()
    field(page, "sdgs").editor._chips[11].click()
    record = shown(qtbot, page).record
    assert (record.theme, record.tags, record.sdgs) == (Theme.ENERGY, ("solar", "電力"), (7, 11))


def test_a_wrong_value_is_refused_at_its_field_and_the_old_one_stays(
    qtbot: QtBot, page: PracticesPage
) -> None:
    form = page.editor.form
    year = next(one for one in form.findChildren(Field) if one.editor.accessibleName() == "Year")
    entered(year.editor, "20x6")
    assert year.refused
    entered(year.editor, "2026")
    assert shown(qtbot, page).record.amount_year == 2026
    assert not year.refused


def test_a_period_ends_after_it_begins_and_an_ongoing_one_does_not_end(
    qtbot: QtBot, page: PracticesPage
) -> None:
    start, end = (one for one in page.editor.form.findChildren(Field)
                  if one.editor.accessibleName() in ("Start", "End"))  # fmt: skip
    entered(start.editor, "2024-04")
    shown(qtbot, page)
    entered(end.editor, "2023")
    shown(qtbot, page)
    assert end.refused
    entered(end.editor, "2026-03")
    record = shown(qtbot, page).record
    assert (record.start, record.end) == ("2024-04", "2026-03")
    ongoing = next(one for one in page.editor.form.findChildren(Tick) if one.text() == "Ongoing")
    ongoing.click()
    record = shown(qtbot, page).record
    assert (record.end, record.ongoing) == ("", True)
    assert not end.editor.isEnabled()


def test_where_to_see_it_is_the_place_that_another_was_merged_into() -> None:
    places = Place(id="new", space="new"), Place(id="old", space="old", alias_of="new")
    book = Notebook({PracticeNote: (PracticeNote(id="n", space="n", site="old"),), Place: places})
    assert [one.id for one in book.places] == ["new"]
    assert book.notes["n"].record.site == "new"


def test_values_typed_one_after_the_other_are_all_kept(qtbot: QtBot, page: PracticesPage) -> None:
    start, end = (one.editor for one in page.editor.form.findChildren(Field)
                  if one.editor.accessibleName() in ("Start", "End"))  # fmt: skip
    for editor, text in ((start, "2024-04"), (end, "2026-03")):
        entered(editor, text)
    record = shown(qtbot, page).record
    assert (record.start, record.end) == ("2024-04", "2026-03")


def test_what_is_refused_of_one_note_is_not_told_at_another(qtbot: QtBot, page: PracticesPage) -> None:
    told: list[Any] = []
    page.desk.refused.connect(told.append)
    first = shown(qtbot, page).record
    page.add()
    qtbot.waitUntil(lambda: shown(qtbot, page).record.id != first.id)
    page.choose(first.id)
    year = next(one for one in page.editor.form.findChildren(Field) if one.editor.accessibleName() == "Year")
    entered(year.editor, "0012")
    page.list.step(1)
    assert shown(qtbot, page).record.id != first.id
    assert [one.phrase.facts["year"] for one in told] == [12]
    assert not year.refused


def test_evidence_is_added_filled_moved_and_removed(qtbot: QtBot, page: PracticesPage) -> None:
    rows = page.editor.form.evidence
    rows.adders[0].click()
    shown(qtbot, page)
    rows.adders[0].click()
    first, second = shown(qtbot, page).evidence
    card = rows.cards[second.id]
    typed_into = card.findChildren(WordingField)[0].text
    typed_into.setFocus()
    QTest.keyClicks(typed_into, "Users")
    value = next(one for one in card.findChildren(Field) if one.editor.accessibleName() == "Value")
    entered(value.editor, "1 200")
    page.editor.leave()
    _first, again = shown(qtbot, page).evidence
    assert (again.indicator["en"], again.value) == ("Users", "1 200")
    rows.move_up(second.id)
    assert [one.id for one in shown(qtbot, page).evidence] == [second.id, first.id]
    assert list(rows.cards) == [second.id, first.id]
    rows.cards[first.id]._remove()
    assert [one.id for one in shown(qtbot, page).evidence] == [second.id]


def test_conditions_and_sources_are_added(qtbot: QtBot, page: PracticesPage) -> None:
    for adder in page.editor.form.conditions.adders:
        adder.click()
    page.editor.form.links.adders[0].click()
    note = shown(qtbot, page)
    assert [one.sort for one in note.conditions] == list(ConditionSort)
    assert len(note.links) == 1


def _picture(colour: str = "teal", size: tuple[int, int] = (64, 48)) -> bytes:
    data = BytesIO()
    Image.new("RGB", size, colour).save(data, "JPEG")
    return data.getvalue()


def test_photos_come_pasted_dropped_and_broken(qtbot: QtBot, page: PracticesPage, tmp_path: Path) -> None:
    mime = QMimeData()
    mime.setData("image/jpeg", _picture())
    assert page.editor.media.take_from(mime)
    good, bad = tmp_path / "good.jpg", tmp_path / "broken.jpg"
    good.write_bytes(_picture("navy"))
    bad.write_bytes(_picture()[:300])
    files = QMimeData()
    files.setUrls([QUrl.fromLocalFile(str(good)), QUrl.fromLocalFile(str(bad))])
    assert page.editor.media.take_from(files)
    wait(qtbot, page.desk)
    media = shown(qtbot, page).media
    assert sorted(one.name for one in media) == ["Pasted photo", "broken.jpg", "good.jpg"]
    broken = next(one for one in media if one.name == "broken.jpg")
    reason = page.editor.media.cards[broken.id]._reason
    qtbot.waitUntil(lambda: not reason.isHidden())
    assert "damaged" in reason.text()
    assert [one.name for one in media if not one.prints] == ["broken.jpg"]
    assert not page.editor.media.take_from(QMimeData())
    QApplication.clipboard().clear()
    with qtbot.waitSignal(page.desk.refused):
        page.editor.paste()
    for picture in (QImage(8, 8, QImage.Format.Format_RGB32), QPixmap(8, 8)):
        picture.fill(Qt.GlobalColor.darkGreen)
        copied = QMimeData()
        copied.setImageData(picture)
        assert page.editor.media.take_from(copied)
        wait(qtbot, page.desk)
    media = shown(qtbot, page).media
    assert [one.media_type for one in media[3:]] == ["image/png", "image/png"]


def test_who_adds_photos_goes_on_with_the_caption_of_the_first(qtbot: QtBot, page: PracticesPage) -> None:
    page.editor.media.take([_picture(), _picture("navy")])
    wait(qtbot, page.desk)
    media = shown(qtbot, page).media
    caption = page.editor.media.cards[media[0].id].findChildren(WordingField)[0]
    qtbot.waitUntil(lambda: caption.isAncestorOf(page.window().focusWidget()))
    qtbot.waitUntil(lambda: not caption.visibleRegion().isEmpty())


def test_what_is_no_picture_is_not_asked_for_consent(
    qtbot: QtBot, page: PracticesPage, tmp_path: Path
) -> None:
    file = tmp_path / "tender.pdf"
    file.write_bytes(b"%PDF-1.7 tender")
    page.editor.media.take([file])
    wait(qtbot, page.desk)
    (one,) = shown(qtbot, page).media
    card = page.editor.media.cards[one.id]
    assert not one.prints
    assert card._consent.isHidden()
    assert card._ticks.isHidden()
    assert not [words for words in seen(qtbot, page.editor._missing_box, Button) if "consent" in words.text()]


def test_captions_credit_and_consent_are_kept(qtbot: QtBot, page: PracticesPage) -> None:
    page.editor.media.take([_picture()])
    wait(qtbot, page.desk)
    photo = shown(qtbot, page).media[0]
    card = page.editor.media.cards[photo.id]
    caption, alt = card.findChildren(WordingField)
    for text, words in ((caption.text, "The wall"), (alt.text, "A wall of screens")):
        text.setFocus()
        QTest.keyClicks(text, words)
    consent, in_pack = card.findChildren(Tick)
    consent.click()
    in_pack.click()
    page.editor.leave()
    photo = shown(qtbot, page).media[0]
    assert (photo.caption["en"], photo.alt["en"], photo.consent, photo.in_pack) == (
        "The wall", "A wall of screens", True, False,
    )  # fmt: skip


def test_sessions_are_linked_and_unlinked(qtbot: QtBot, page: PracticesPage) -> None:
    page.editor.threads.attach("s4")
    links = wait(qtbot, page.desk).session_practices
    assert {one.session for one in links if one.practice == "p1"} == {"s2", "s4"}
    page.editor.threads.detach("s2")
    links = wait(qtbot, page.desk).session_practices
    assert {one.session for one in links if one.practice == "p1"} == {"s4"}


def test_what_is_missing_leads_to_its_field(qtbot: QtBot, page: PracticesPage) -> None:
    note = shown(qtbot, page)
    assert FIELD["summary"] in note.missing
    assert note.missing == practice_form.missing(note.record, (), ())
    page.editor.go_to("summary")
    assert page.focusWidget() is field(page, "summary").text
    typed(page, "summary", "Short")
    page.editor.leave()
    assert FIELD["summary"] not in shown(qtbot, page).missing


def test_a_new_note_waits_for_its_title_and_the_bin_gives_it_back(qtbot: QtBot, page: PracticesPage) -> None:
    page.add()
    note = shown(qtbot, page)
    assert note.record.title["en"] == "New practice note"
    title = field(page, "title").text
    assert title.selectedText() == "New practice note"
    assert page.focusWidget() is title
    QTest.keyClicks(title, "Solar roofs")
    page.editor.leave()
    assert shown(qtbot, page).record.title["en"] == "Solar roofs"
    page.delete()
    shown(qtbot, page)
    assert note.record.id not in page._notebook.notes
    page.desk.undo()
    shown(qtbot, page)
    assert note.record.id in page._notebook.notes


def test_keys_step_through_the_list_and_filters_narrow_it(qtbot: QtBot, page: PracticesPage) -> None:
    page.add()
    added = shown(qtbot, page).record.id
    page.list.go_to("p1")
    press(page, "]")
    assert page.list.key == added
    press(page, "[")
    assert page.list.key == "p1"
    for words in ("utility", "UTÍLITY"):
        page.filters.words.setText(words)
        assert [row.key for row in page.list.rows.rows if not row.heading] == ["p1"]
    page.filters.words.clear()
    page.filters.choices["status"].show_value(NoteStatus.PUBLISHED)
    page.filters.choices["status"].entered.emit(NoteStatus.PUBLISHED)
    assert [row.key for row in page.list.rows.rows if not row.heading] == []
    assert page._right.currentWidget() is page._nothing
    page._everything.click()
    assert page._right.currentWidget() is page.editor
    page.filters.choices["status"].show_value(NoteStatus.PUBLISHED)
    page.choose(added)
    assert page.list.key == added


def test_a_letter_in_the_filter_makes_no_row_anew_and_shows_the_same_note_once(
    page: PracticesPage, monkeypatch: pytest.MonkeyPatch
) -> None:
    page.list.go_to("p1")
    told: list[object] = []
    monkeypatch.setattr(page.editor, "show_note", lambda *_: told.append(None))
    before = next(row for row in page.list.rows.rows if row.key == "p1")
    page.filters.words.setText("u")
    page.filters.words.setText("ut")
    assert any(row is before for row in page.list.rows.rows)
    assert told == []


def test_every_control_has_a_name_and_follows_the_language(qtbot: QtBot, page: PracticesPage) -> None:
    page.editor.form.evidence.adders[0].click()
    page.editor.form.links.adders[0].click()
    page.editor.media.take([_picture()])
    wait(qtbot, page.desk)
    shown(qtbot, page)
    for code in LANGUAGES:
        tongue.set(code)
        shown(qtbot, page)
        assert nameless(page) == []
    assert page.template.isHidden()


def test_a_row_says_what_it_shows(qtbot: QtBot, page: PracticesPage) -> None:
    row = next(row for row in page.list.rows.rows if row.key == "p1")
    assert "PN-JP-2026-001" in row.spoken
    assert "Draft" in row.spoken
    filled = shown(qtbot, page).filled
    assert f"{filled} of {len(FIELDS)} filled" in row.spoken
    assert isinstance(shown(qtbot, page).record, PracticeNote)


def test_several_photos_come_in_one_gesture_and_what_cannot_be_kept_stops_none(
    qtbot: QtBot, page: PracticesPage, tmp_path: Path
) -> None:
    good, empty = tmp_path / "good.jpg", tmp_path / "empty.jpg"
    good.write_bytes(_picture("navy"))
    empty.write_bytes(b"")
    told: list[Any] = []
    page.desk.refused.connect(told.append)
    page.desk.troubled.connect(told.append)
    page.editor.media.take([good, empty, tmp_path / "gone.jpg", _picture("red")])
    assert not page.editor.media._progress.isHidden()
    wait(qtbot, page.desk)
    wait(qtbot, page.desk)
    assert sorted(one.name for one in shown(qtbot, page).media) == ["Pasted photo", "good.jpg"]
    assert len(told) == 2
    assert page.editor.media._progress.isHidden()
    page.desk.undo()
    assert shown(qtbot, page).media == ()


def test_a_photo_without_consent_says_so_where_it_matters(qtbot: QtBot, page: PracticesPage) -> None:
    page.editor.media.take([_picture()])
    wait(qtbot, page.desk)
    wait(qtbot, page.desk)
    photo = shown(qtbot, page).media[0]
    card = page.editor.media.cards[photo.id]
    assert not card._consent.isHidden()
    links = [one.text().strip() for one in seen(qtbot, page.editor._missing_box, Button)]
    assert "1 photo without consent" in links
    card.findChildren(Tick)[0].click()
    shown(qtbot, page)
    assert card._consent.isHidden()


def test_the_note_reads_as_it_prints(qtbot: QtBot, page: PracticesPage) -> None:
    typed(page, "problem", "See **this** <b>AT&T</b> [x](https://a.org) ![y](https://b.org/c.png)")
    press(page, "Ctrl+E")
    assert page.editor.reads
    note = shown(qtbot, page)
    assert note.record.problem["en"].startswith("See **this**")
    text = page.editor.reading.toPlainText()
    assert "See this <b>AT&T</b> x y (https://b.org/c.png)" in text
    assert "Problem addressed" in text
    assert "\nHow it works\n" not in text, "what is empty does not print"
    page.editor.choose_language("ja")
    assert "[EN]" in page.editor.reading.toPlainText()
    page.editor.go_to("summary")
    assert not page.editor.reads


def test_photos_are_read_side_by_side_in_the_room_there_is(qtbot: QtBot, page: PracticesPage) -> None:
    page.editor.media.take([_picture("navy", (800, 300)), _picture("red", (800, 300))])
    wait(qtbot, page.desk)
    wait(qtbot, page.desk)
    for photo in shown(qtbot, page).media:
        page.editor.media.cards[photo.id].findChildren(Tick)[0].click()
        shown(qtbot, page)
    press(page, "Ctrl+E")
    reading = page.editor.reading
    qtbot.waitUntil(lambda: len(reading._pictures) == 2)
    for width in (1400, 900, 1100):
        page.resize(width, 700)
        QApplication.processEvents()
        assert reading.horizontalScrollBar().maximum() == 0
    assert len({one.width() for one in reading._pictures.values()}) == 1


def test_in_large_type_the_fields_stand_under_each_other(qtbot: QtBot, page: PracticesPage) -> None:
    page.editor.media.take([_picture("navy", (800, 300))])
    shown(qtbot, page)
    shown(qtbot, page)
    tongue.set("nl")
    theme.use("light", 160)
    page.resize(theme.px(600), 900)
    shown(qtbot, page)
    assert page.editor.form.minimumSizeHint().width() < theme.px(310)
    assert page.editor.status.width() >= page.editor.status.sizeHint().width()


def test_a_note_goes_its_way_by_key_and_says_what_is_still_needed(qtbot: QtBot, page: PracticesPage) -> None:
    told: list[Any] = []
    page.desk.refused.connect(told.append)
    press(page, "Ctrl+Return")
    check = page.editor.check
    assert not check.isHidden()
    check.answer()
    wait(qtbot, page.desk)
    assert check._fields["checked_by"].refused
    QTest.keyClicks(check._by, "Head of data")
    check.answer()
    record = shown(qtbot, page).record
    assert (record.status, record.checked_by, record.checked_on) == (
        NoteStatus.CHECKED_BY_HOST, "Head of data", NOW.date(),
    )  # fmt: skip
    assert check.isHidden()
    press(page, "Ctrl+Return")
    wait(qtbot, page.desk)
    assert told[0].field == "status"
    assert "Still needed" in told[0].phrase.msgid
    assert shown(qtbot, page).record.status is NoteStatus.CHECKED_BY_HOST


def test_every_filter_narrows_the_list_and_one_click_clears_them(qtbot: QtBot, page: PracticesPage) -> None:
    page.add()
    added = shown(qtbot, page).record.id
    entered(field(page, "tags").editor, "solar")
    shown(qtbot, page)

    def left() -> list[str]:
        return [row.key for row in page.list.rows.rows if not row.heading]

    filters = page.filters
    for name, value, expected in (
        ("tag", "solar", [added]), ("language", "-it", ["p1", added]), ("language", "it", []),
        ("stage", Stage.PILOT, []),
    ):  # fmt: skip
        choice = filters.choices[name]
        choice.show_value(value)
        choice.entered.emit(value)
        assert left() == expected
        assert not filters._result.isHidden()
        assert choice.currentText() in filters._left.text()
        filters.clear_button.click()
        assert left() == ["p1", added]
    filters.sort(Order.FILLED)
    assert left() == ["p1", added], "those of this visit come first in every order"
    assert filters._result.isHidden()


def test_a_note_is_attached_by_key_and_by_dropping(qtbot: QtBot, page: PracticesPage) -> None:
    press(page, "Ctrl+L")
    panel = page.attaching
    assert panel.isVisible()
    keys = [row.key for row in panel.targets.rows.rows if not row.heading]
    assert "session:s4" in keys
    panel.toggle("session:s4")
    links = wait(qtbot, page.desk).session_practices
    assert {one.session for one in links if one.practice == "p1"} == {"s2", "s4"}
    panel.toggle("session:s4")
    links = wait(qtbot, page.desk).session_practices
    assert {one.session for one in links if one.practice == "p1"} == {"s2"}
    place = next(key for key in keys if key.startswith("place:"))
    panel.attach(place, "p1")
    assert shown(qtbot, page).record.site == place.removeprefix("place:")
    page.add()
    added = shown(qtbot, page).record.id
    row = next(n for n, one in enumerate(panel.targets.rows.rows) if one.key == "session:s4")
    spot = panel.targets.visualRect(panel.targets.rows.index(row)).center()
    mime = carried(NOTE, added)  # an event does not keep it alive
    drop = QDropEvent(QPointF(spot), Qt.DropAction.LinkAction, mime, Qt.MouseButton.LeftButton,
                      Qt.KeyboardModifier.NoModifier)  # fmt: skip
    panel.targets.dropEvent(drop)
    links = wait(qtbot, page.desk).session_practices
    assert {one.session for one in links if one.practice == added} == {"s4"}
    QTest.keyClick(panel.words, Qt.Key.Key_Escape)
    assert not panel.isVisible()


def test_an_observation_becomes_evidence_lesson_text_and_note(qtbot: QtBot, page: PracticesPage) -> None:
    visit = page.desk.snapshot.visit.id  # type: ignore[union-attr]
    page.desk.do(Phrase("note"), observations.note, visit, "Leaks fell by 12", language="en", session="s2")
    note = shown(qtbot, page)
    (entry,) = seen(qtbot, page.editor.threads, Heard)
    entry.into_evidence()
    (row,) = shown(qtbot, page).evidence
    assert row.indicator["en"] == "Leaks fell by 12"
    assert row.observation
    card = page.editor.form.evidence.cards[row.id]
    origin = card.findChild(Origin)
    assert not origin.isHidden()
    with qtbot.waitSignal(page.followed) as followed:
        origin.findChild(Button).click()
    assert followed.args == ["observation", row.observation]
    page.desk.undo()
    assert shown(qtbot, page).evidence == ()
    for act in ("into_lesson", "claim"):
        entry = seen(qtbot, page.editor.threads, Heard)[0]
        getattr(entry, act)()
        shown(qtbot, page)
    entry = seen(qtbot, page.editor.threads, Heard)[0]
    entry.into_text("solution")
    record = shown(qtbot, page).record
    assert record.difficulties["en"] == record.solution["en"] == "- Leaks fell by 12"
    entry = seen(qtbot, page.editor.threads, Heard)[0]
    entry.into_note()
    wait(qtbot, page.desk)
    made = shown(qtbot, page).record
    assert made.id != note.record.id
    assert made.title["en"] == "Leaks fell by 12"


def test_what_is_near_a_note_is_shown_and_leads_there(qtbot: QtBot, page: PracticesPage) -> None:
    page.add()
    added = shown(qtbot, page).record.id
    for id in ("p1", added):
        page.list.go_to(id)
        entered(field(page, "tags").editor, "solar, grid")
        shown(qtbot, page)
    page.list.go_to("p1")
    page._usage.read()
    shown(qtbot, page)
    kin = page.editor.kin
    words = [one.text() for one in kin.findChildren(QLabel)]
    assert any("Tag “solar”" in one for one in words)
    assert not kin._using.isHidden()
    next(one for one in kin.findChildren(Button) if "New practice note" in one._whole).click()  # type: ignore[attr-defined]
    assert page.list.key == added


def test_a_filter_of_rows_asks_neither_for_accents_nor_for_case() -> None:
    found = [Row("head", "Cities", heading=True), Row("a", "Łódź"), Row("b", "Zürich", tags=(Tag("Élan"),))]
    assert [one.key for one in matching(found, ["lodz"])] == ["head", "a"]
    assert [one.key for one in matching(found, ["zurich", "élan"])] == ["head", "b"]
    assert [one.key for one in matching(found, ["tram"])] == []

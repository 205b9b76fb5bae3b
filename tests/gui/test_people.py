"""The page of people over a real library: typing names, ranks, sessions, private facts, records of one person."""

from __future__ import annotations

from collections.abc import Iterator
from io import BytesIO
from typing import Any

import pytest
from PIL import Image
from PySide6.QtCore import QMimeData, Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.controls import press
from tests.gui.stocked import stock, wait
from visitplanner.base.language import LANGUAGES
from visitplanner.base.phrases import Phrase
from visitplanner.domain.kinds import NameOrder, Part, Side
from visitplanner.domain.records import Person, PersonPrivate
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.desk import Desk
from visitplanner.gui.people.adding import AddSheet
from visitplanner.gui.people.page import PeoplePage
from visitplanner.gui.people.same import SameSheet
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue
from visitplanner.operations import people

HEARD = (
    "Ulla Öst", "Anna Zander", "Sven Åberg", "Jan Chalupa", "Petr Hrabal", "Jan Łaski", "Ewa Lis", "Olga Mazur",
    "仮名 次郎 かめい じろう", "阿部 花子 あべ はなこ",
)  # fmt: skip


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> Iterator[PeoplePage]:
    """The page over the small sample: Mario Rossi of the delegation in front."""
    stock(qtbot, desk, sample_snapshot)
    found = PeoplePage(desk)
    qtbot.addWidget(found)
    found.resize(1200, 900)
    found.show()
    shown(qtbot, found)
    yield found
    for sheet in (found._adding, found.bar.sheet):
        if sheet is not None:
            sheet.close()


def shown(qtbot: QtBot, page: PeoplePage) -> Snapshot:
    """The snapshot once everything asked for has been done, shown, and read again."""
    wait(qtbot, page.desk)
    with qtbot.waitSignal(page._reader.read_through):
        page._reader.read()
    return wait(qtbot, page.desk)


def done(qtbot: QtBot, page: PeoplePage, operation: Any, *args: Any, **kwargs: Any) -> Any:
    """One gesture, and what it gave."""
    found: list[Any] = []
    page.desk.do(Phrase("Test"), operation, *args, then=found.append, **kwargs)
    shown(qtbot, page)
    return found[0]


def entered(editor: Any, text: str) -> None:
    """Replace what is typed in a field and press Return."""
    editor.setFocus()
    editor.selectAll()
    QTest.keyClick(editor, Qt.Key.Key_Delete)
    editor.insert(text)
    editor.setModified(True)
    QTest.keyClick(editor, Qt.Key.Key_Return)


def private(page: PeoplePage) -> tuple[PersonPrivate, ...]:
    found: list[tuple[PersonPrivate, ...]] = []
    page.desk.records(PersonPrivate, found.append)
    assert page.desk.settle()
    QApplication.processEvents()
    return found[0]


def titles(page: PeoplePage) -> list[str]:
    return [str(row.title) for row in page.list.rows.rows]


def adding(page: PeoplePage) -> AddSheet:
    page.activateWindow()
    page.list.setFocus()
    QTest.qWaitForWindowActive(page)
    QTest.keyClick(page.list, Qt.Key.Key_N)
    assert page._adding is not None
    assert QTest.qWaitForWindowActive(page._adding)
    return page._adding


def comparing(page: PeoplePage) -> SameSheet:
    page.bar.compare()
    assert page.bar.sheet is not None
    return page.bar.sheet


def test_the_list_has_both_sides_and_the_sheet_of_the_first(page: PeoplePage) -> None:
    assert titles(page) == ["Delegation", "Mario Rossi", "Counterparts", "Mihon Tarō"]
    assert page.current_record() == ("person", "rossi")
    assert page.form.names.typed["family_kana"].text() == "ロッシ"
    page.choose("mihon")
    assert page.current_record() == ("person", "mihon")
    assert page.form.part.record.id == "pa2"


def test_a_name_is_typed_in_every_script_and_shows_how_it_is_printed(qtbot: QtBot, page: PeoplePage) -> None:
    names = page.form.names
    entered(names.typed["given_kana"], "マルコ")
    entered(names.typed["given_latin"], " A&B  <b> ")
    assert names._japanese.text() == "マルコ・ロッシ (A&B <b> Rossi)"
    assert shown(qtbot, page).people["rossi"].given_latin == "A&B <b>"
    assert "A&B <b> Rossi" in titles(page)
    names.latin_order.entered.emit(NameOrder.FAMILY_FIRST)
    assert shown(qtbot, page).people["rossi"].name.latin == "Rossi A&B <b>"
    assert names._elsewhere.text().startswith("Rossi A&B <b>")


def test_what_is_refused_is_said_at_its_field_and_the_rest_stays(qtbot: QtBot, page: PeoplePage) -> None:
    entered(page.form.email.editor, "no address")
    shown(qtbot, page)
    assert page.form.email.refused
    entered(page.form.part.rank.editor, "1000")
    shown(qtbot, page)
    assert page.form.part.rank.refused
    entered(page.form.part.rank.editor, "first")
    assert page.form.part.rank.refused
    entered(page.form.speaks.editor, "Italian, Klingonish")
    assert page.form.speaks.refused
    entered(page.form.speaks.editor, "Italian, 日本語, de")
    assert shown(qtbot, page).people["rossi"].languages == ("it", "ja", "de")


def test_an_organisation_that_is_new_is_made_by_its_name(qtbot: QtBot, page: PeoplePage) -> None:
    page.form.organisation.editor.named.emit("Comune di Parma")
    snapshot = shown(qtbot, page)
    organisation = snapshot.organisations[snapshot.people["rossi"].organisation]
    assert organisation.name["en"] == "Comune di Parma"
    page.choose("mihon")
    choices = page.form.organisation.editor
    assert [choices.itemText(n) for n in range(choices.count())] == ["Comune di Parma"]


def test_an_email_begins_in_the_program_that_writes_them(
    qtbot: QtBot, page: PeoplePage, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: list[str] = []
    monkeypatch.setattr(
        "visitplanner.gui.people.page.QDesktopServices.openUrl",
        lambda url: begun.append(url.toEncoded().data().decode()),
    )
    with qtbot.waitSignal(page.desk.refused) as refused:
        press(page, "Ctrl+E")
    assert refused.args[0].phrase.facts["name"] == "Mario Rossi"
    entered(page.form.email.editor, "mario+x?y@city.example")
    shown(qtbot, page)
    press(page, "Ctrl+E")
    assert begun == ["mailto:mario+x%3Fy@city.example"]


def test_titles_are_written_in_the_language_chosen(qtbot: QtBot, page: PeoplePage) -> None:
    page.form.language_chosen.emit("it")
    line = next(editor for name, _field, editor in page.form._texts if name == "title")
    line.setFocus()
    QTest.keyClicks(line, "Dirigente")
    role = page.form.part._texts[0][2]
    role.setFocus()
    QTest.keyClicks(role, "Capo")
    page.list.setFocus()
    snapshot = shown(qtbot, page)
    assert snapshot.people["rossi"].title["it"] == "Dirigente"
    assert next(one for one in snapshot.participations if one.id == "pa1").role["it"] == "Capo"


def test_rank_moves_by_keyboard_in_one_gesture(qtbot: QtBot, page: PeoplePage) -> None:
    for name in ("Anna Bianchi", "Carla Dini"):
        done(
            qtbot,
            page,
            people.add,
            page.desk.snapshot.visit.id,
            name=name,
            language="it",
            side=Side.DELEGATION,
        )
    page.choose("rossi")
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Down, Qt.KeyboardModifier.AltModifier)
    shown(qtbot, page)
    assert titles(page)[1:4] == ["Anna Bianchi", "Mario Rossi", "Carla Dini"]
    assert page.current_record() == ("person", "rossi")
    page.desk.undo()
    shown(qtbot, page)
    assert titles(page)[1:4] == ["Mario Rossi", "Anna Bianchi", "Carla Dini"]
    QTest.keyClick(page.list, Qt.Key.Key_Up, Qt.KeyboardModifier.AltModifier)
    shown(qtbot, page)
    assert titles(page)[1] == "Mario Rossi"


@pytest.mark.parametrize(
    ("code", "expected"),
    [
        ("sv", ["Anna Zander", "Sven Åberg", "Ulla Öst"]),
        ("cs", ["Sven Åberg", "Petr Hrabal", "Jan Chalupa", "Ulla Öst", "Anna Zander"]),
        ("pl", ["Ewa Lis", "Jan Łaski", "Olga Mazur"]),
        ("ja", ["阿部 花子", "仮名 次郎", "Sven Åberg"]),
    ],
)
def test_names_sort_as_readers_of_the_language_look_them_up(
    qtbot: QtBot, page: PeoplePage, code: str, expected: list[str]
) -> None:
    for name in HEARD:
        done(
            qtbot,
            page,
            people.add,
            page.desk.snapshot.visit.id,
            name=name,
            language="en",
            side=Side.DELEGATION,
        )
    tongue.set(code)
    page.order.show_value("name")
    page.order.entered.emit("name")
    assert [title for title in titles(page) if title in expected] == expected


def test_a_new_person_is_typed_in_one_line(qtbot: QtBot, page: PeoplePage) -> None:
    sheet = adding(page)
    assert not sheet.add_button.isEnabled()
    sheet.side.choose("counterpart")
    QTest.keyClicks(sheet.line, "Anna de Vries")
    assert sheet._preview.text() == "Family name: de Vries   Given name: Anna"
    QTest.keyClick(sheet.line, Qt.Key.Key_Return)
    snapshot = shown(qtbot, page)
    assert not sheet.isVisible()
    kind, id = page.current_record() or ("", "")
    assert (kind, snapshot.people[id].family_native) == ("person", "de Vries")
    assert next(one.side for one in snapshot.participations if one.person == id) is Side.COUNTERPART


def test_somebody_of_the_library_is_taken_with_the_arrows(qtbot: QtBot, page: PeoplePage) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    assert "rossi" not in {one.person for one in shown(qtbot, page).participations}
    sheet = adding(page)
    shown(qtbot, page)
    sheet.line.insert("róssi")
    assert [row.key for row in sheet.list.rows.rows] == ["rossi"]
    QTest.keyClick(sheet.line, Qt.Key.Key_Down)
    QTest.keyClick(sheet.list, Qt.Key.Key_Return)
    assert "rossi" in {one.person for one in shown(qtbot, page).participations}


def test_a_name_that_takes_part_already_is_said_while_typing(page: PeoplePage) -> None:
    sheet = adding(page)
    QTest.keyClicks(sheet.line, "mario ros")
    assert sheet._here.text() == "In this visit already: Mario Rossi"
    assert sheet._here.isVisibleTo(sheet)
    sheet.line.insert("si アンナ")
    assert sheet._here.text() == "In this visit already: Mario Rossi"  # the family name alone


def test_who_is_needed_stays_in_the_library_and_who_is_not_goes(qtbot: QtBot, page: PeoplePage) -> None:
    page.list.setFocus()
    QTest.keyClick(page.list, Qt.Key.Key_Delete)
    shown(qtbot, page)
    sheet = adding(page)
    sheet.list.setFocus()
    qtbot.waitUntil(sheet.list.hasFocus)
    least = sheet.minimumSizeHint()
    sheet.list.go_to("rossi")
    assert sheet.minimumSizeHint() == least  # what can be done with somebody has its room before
    QTest.keyClick(sheet.list, Qt.Key.Key_Delete)
    shown(qtbot, page)
    assert [row.key for row in sheet.list.rows.rows] == []
    page.desk.undo()
    shown(qtbot, page)
    assert [row.key for row in sheet.list.rows.rows] == ["rossi"]


def test_sessions_are_joined_and_left_from_the_sheet(qtbot: QtBot, page: PeoplePage) -> None:
    sessions = page.form.sessions
    sessions.pick.entered.emit("s2")
    shown(qtbot, page)
    (line,) = sessions.lines.values()
    assert page.desk.snapshot.attendances[0].part is Part.ATTENDS
    assert line._link.accessibleName().endswith("· nobody else of the delegation")
    line.part.entered.emit("speaks")
    shown(qtbot, page)
    assert "nobody else" not in line._link.accessibleName()
    assert [one.part for one in page.desk.snapshot.attendances] == [Part.SPEAKS]
    sessions.pick.named.emit("No such session")
    assert sessions.adding.refused
    line._remove.click()
    assert shown(qtbot, page).attendances == ()
    page.desk.undo()
    assert [one.part for one in shown(qtbot, page).attendances] == [Part.SPEAKS]


def test_private_facts_are_folded_and_stay_out_of_the_snapshot(qtbot: QtBot, page: PeoplePage) -> None:
    facts = page.form.private
    assert not facts.typed["diet"].isVisibleTo(page)
    facts.fold.click()
    qtbot.waitUntil(lambda: not facts.typed["passport"].visibleRegion().isEmpty())  # scrolled to
    entered(facts.typed["diet"], "No peanuts")
    snapshot = shown(qtbot, page)
    assert "peanuts" not in repr(snapshot)
    (row,) = private(page)
    assert (row.person, row.space, row.diet) == ("rossi", "rossi/restricted", "No peanuts")
    assert "1" in facts.fold.text()
    page.choose("mihon")
    assert not facts.typed["diet"].isVisibleTo(page)
    assert facts.typed["diet"].text() == ""
    page.desk.undo()
    shown(qtbot, page)
    assert [one.diet for one in private(page)] in ([], [""])


def test_a_photo_is_pasted_described_and_removed(qtbot: QtBot, page: PeoplePage) -> None:
    data = BytesIO()
    Image.new("RGB", (60, 80), "teal").save(data, "PNG")
    mime = QMimeData()
    mime.setData("image/png", data.getvalue())
    assert page.form.take_from(mime)
    qtbot.waitUntil(lambda: bool(shown(qtbot, page).attachments_of.get("rossi")))
    portrait = page.form.portrait
    portrait.details.consent.editor.entered.emit(True)
    (photo,) = shown(qtbot, page).attachments_of["rossi"]
    assert photo.consent
    portrait.remove_button.click()
    assert "rossi" not in shown(qtbot, page).attachments_of


def twin(qtbot: QtBot, page: PeoplePage) -> str:
    """The same Mario Rossi, entered again: the id of the second record."""
    visit = page.desk.snapshot.visit.id
    part = done(qtbot, page, people.add, visit, name="MARIO ROSSI", language="it", side=Side.DELEGATION)
    snapshot = page.desk.snapshot
    return next(one.person for one in snapshot.participations if one.id == part)


def test_two_records_of_one_person_are_compared_and_merged(qtbot: QtBot, page: PeoplePage) -> None:
    other = twin(qtbot, page)
    page.choose(other)
    assert page.bar.isVisibleTo(page)
    assert page.form.strip.isVisibleTo(page)
    sheet = comparing(page)
    assert sheet._stays.checkedId() == [sheet._pairs[0].one, sheet._pairs[0].other].index("rossi")
    sheet.merge_button.click()
    snapshot = shown(qtbot, page)
    assert snapshot.people[other].id == "rossi"
    assert titles(page).count("Mario Rossi") == 1
    assert not sheet.isVisible()
    assert not page.bar.isVisibleTo(page)
    page.choose(other)
    assert page.current_record() == ("person", "rossi")
    page.form.strip.part_wanted.emit(other)
    assert shown(qtbot, page).people[other].id == other


def test_two_people_who_look_alike_are_told_apart_for_good(qtbot: QtBot, page: PeoplePage) -> None:
    twin(qtbot, page)
    sheet = comparing(page)
    sheet.apart_button.click()
    shown(qtbot, page)
    assert not page._directory.pairs
    page.desk.undo()
    shown(qtbot, page)
    assert len(page._directory.pairs) == 1


def test_everything_has_a_name_for_screen_readers_and_takes_the_keyboard(page: PeoplePage) -> None:
    page.form.private.fold.click()
    sheet = adding(page)
    for window in (page, sheet):
        for widget in window.findChildren(QWidget):
            if widget.isVisibleTo(window) and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
                named = widget.accessibleName() or getattr(widget, "text", str)()
                assert named or widget.parent().accessibleName(), widget


def test_the_page_speaks_every_language_in_both_themes(qtbot: QtBot, page: PeoplePage) -> None:
    for code in LANGUAGES:
        tongue.set(code)
        theme.use("dark" if code == "ja" else "light")
        shown(qtbot, page)
        assert page.form.record.id == "rossi"
        assert ("マリオ・ロッシ" if code == "ja" else "Mario Rossi") in titles(page)


def test_without_anybody_the_first_step_is_one_key(qtbot: QtBot, page: PeoplePage) -> None:
    for _one in range(2):
        page.list.setFocus()
        QTest.keyClick(page.list, Qt.Key.Key_Delete)
        shown(qtbot, page)
    assert page._stack.currentIndex() == 1
    assert page.focusWidget() is page._begin
    for key in (Qt.Key.Key_N, Qt.Key.Key_Return):
        QTest.keyClick(page._begin, key)
        assert page._adding is not None
        assert page._adding.isVisible()
        page._adding.close()


def test_a_filter_finds_by_any_script(page: PeoplePage) -> None:
    page.filter.setText("みほん")
    assert titles(page) == ["Counterparts", "Mihon Tarō"]
    page.filter.setText("nobody")
    assert page._right.currentIndex() == 1


def test_hostile_names_are_shown_as_they_are(qtbot: QtBot, page: PeoplePage) -> None:
    for text in ("<b>&amp;</b>", "𠮷" * 3_000, "\u202eissoR", "👩‍👧"):
        done(qtbot, page, people.set_name, "rossi", family_latin=text)
        page.grab()
        assert any(text[:20] in title for title in titles(page))
    assert isinstance(page.form.record, Person)


def test_a_name_that_somebody_bears_already_is_told_beside_it(qtbot: QtBot, page: PeoplePage) -> None:
    page.choose("mihon")
    assert not page.form.strip.isVisibleTo(page)
    entered(page.form.names.typed["family_latin"], "ROSSI")
    entered(page.form.names.typed["given_latin"], "Mario")
    shown(qtbot, page)
    assert page.form.strip.isVisibleTo(page)
    assert [(pair.one, pair.other) for pair in page._directory.pairs] == [("mihon", "rossi")]
    page.desk.undo()
    shown(qtbot, page)
    assert not page.form.strip.isVisibleTo(page)


def test_from_the_list_to_the_name_and_back_without_a_mouse(qtbot: QtBot, page: PeoplePage) -> None:
    page.activateWindow()
    page.list.setFocus()
    QTest.qWaitForWindowActive(page)
    QTest.keyClick(page.list, Qt.Key.Key_Down)
    assert page.current_record() == ("person", "mihon")
    QTest.keyClick(page.list, Qt.Key.Key_F2)
    first = page.form.names.typed["family_native"]
    qtbot.waitUntil(first.hasFocus)
    first.selectAll()
    first.insert("試")
    first.setModified(True)
    QTest.keyClick(first, Qt.Key.Key_Tab)
    assert shown(qtbot, page).people["mihon"].family_native == "試"
    assert page.form.names.typed["given_native"].hasFocus()
    QTest.keyClick(page.form.names.typed["given_native"], Qt.Key.Key_Escape)
    assert page.list.hasFocus()


def test_sides_and_heads_change_in_the_sheet(qtbot: QtBot, page: PeoplePage) -> None:
    page.form.part.head.editor.entered.emit(False)
    assert not any(one.head for one in shown(qtbot, page).participations)
    page.form.part.side.editor.entered.emit("interpreter")
    shown(qtbot, page)
    assert page.desk.undo_label is not None
    assert tongue.language.say(page.desk.undo_label) == "Change “Mario Rossi”"
    assert titles(page) == ["Counterparts", "Mihon Tarō", "Interpreters", "Mario Rossi"]
    while page.form.sessions.lines:
        next(iter(page.form.sessions.lines.values()))._remove.click()
        shown(qtbot, page)
    assert page.form.sessions._count.text() == "Not named at any session yet."
    page.segments.choose("interpreter")
    page.segments.chosen.emit("interpreter")
    assert titles(page) == ["Interpreters", "Mario Rossi"]

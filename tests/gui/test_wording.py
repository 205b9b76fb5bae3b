"""The page of wording: translating by keyboard, the glossary at hand, terms and phrases edited in place."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QPlainTextEdit, QWidget
from pytestqt.qtbot import QtBot

from tests.gui.conftest import VISIT
from tests.gui.controls import leave, nameless, press
from tests.gui.stocked import stock, wait
from visitplanner.base.phrases import Phrase
from visitplanner.domain.kinds import TermSort, TextState, Theme
from visitplanner.domain.records import Term
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import wording
from visitplanner.gui.desk import Desk
from visitplanner.gui.exchange.sheet import ExchangeSheet
from visitplanner.gui.exchange.text_sheets import TextImport
from visitplanner.gui.inspector.session_form import SessionForm
from visitplanner.gui.theme import theme
from visitplanner.gui.tongue import tongue
from visitplanner.gui.wording.consistency import ConsistencySheet
from visitplanner.gui.wording.large import LargePhrase
from visitplanner.gui.wording.page import WordingPage
from visitplanner.gui.wording.term_table import TERM, Sheet, TermModel
from visitplanner.operations import fields

Key = Qt.Key
CTRL = Qt.KeyboardModifier.ControlModifier
TITLE = "session/s2/title"

TERMS = (
    Term(id="od", space="od", theme=Theme.ICT, name=wording("en", en="open data", ja="オープンデータ")),
    Term(id="pf", space="pf", name=wording("en", en="platform", ja="基盤")),
    Term(id="maas", space="maas", keep=True, name=wording("en", en="MaaS")),
    Term(id="hi", space="hi", sort=TermSort.PHRASE, theme=Theme.SERVICES,
         name=wording("en", en="Nice to meet you", ja="はじめまして"), reading=wording("ja", ja="Hajimemashite")),
    Term(id="ty", space="ty", sort=TermSort.PHRASE, name=wording("en", en="Thank you")),
)  # fmt: skip


@pytest.fixture
def page(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> Iterator[WordingPage]:
    found = WordingPage(desk)
    qtbot.addWidget(found)
    found.resize(1200, 800)
    found.show()
    stock(qtbot, desk, sample_snapshot)

    def put(edit: Any) -> None:
        for term in TERMS:
            values = {
                name: getattr(term, name)
                for name in ("sort", "theme", "keep", "name", "reading", "definition")
            }
            edit.add(Term, space=term.space, id=term.id, **values)

    desk.do(Phrase("terms"), put)
    desk.write_text("session", "s2", "title", "ja", "")
    wait(qtbot, desk)
    wait(qtbot, desk)
    found.texts.target.show_value("ja")
    found.texts.fill()
    yield found
    desk.settle()


def retold(qtbot: QtBot, desk: Desk) -> Snapshot:
    """Everything done, the glossary read again too."""
    wait(qtbot, desk)
    return wait(qtbot, desk)


def type_over(editor: Any, text: str) -> None:
    editor.setFocus()
    editor.selectAll()
    (editor.insertPlainText if isinstance(editor, QPlainTextEdit) else editor.insert)(text)


def turn(page: WordingPage, key: str) -> None:
    page.segments.choose(key)
    page.segments.chosen.emit(key)


def terms(qtbot: QtBot, desk: Desk) -> dict[str, Term]:
    found: list[Term] = []
    desk.records(Term, found.extend)
    wait(qtbot, desk)
    return {one.id: one for one in found}


# ------------------------------------------------------------------ the work list
def test_it_lists_what_is_not_checked_in_the_order_of_the_visit(page: WordingPage) -> None:
    keys = [row.key for row in page.texts.list.rows.rows if not row.heading]
    assert keys[0] == f"visit/{VISIT}/title"
    assert keys.index(TITLE) < keys.index("question/q1/text") < keys.index("practice_note/p1/title")
    assert "place/city-hall/address" not in keys  # written in Japanese first
    assert not [key for key in keys if key.startswith("term/")]  # the glossary belongs to no visit
    assert not nameless(page)


def test_a_text_is_written_checked_and_the_next_one_comes(
    qtbot: QtBot, desk: Desk, page: WordingPage
) -> None:
    page.choose(f"{TITLE} ja")
    bench = page.texts.bench
    assert bench.source.toPlainText() == "Open data platform demonstration"
    assert bench.source.isReadOnly()
    type_over(bench.target, "デモ")
    after = page.texts._neighbour(1)
    press(page.texts, "Ctrl+Return")
    title = retold(qtbot, desk).session["s2"].title
    assert (title["ja"], title.state("ja")) == ("デモ", TextState.CHECKED)
    assert page.texts.list.key == after
    desk.undo()  # the text and its state are one gesture
    title = retold(qtbot, desk).session["s2"].title
    assert (title["ja"], title.state("ja")) == ("", TextState.NONE)


def test_an_empty_text_is_not_checked(qtbot: QtBot, desk: Desk, page: WordingPage) -> None:
    page.choose(f"{TITLE} ja")
    assert not page.texts.bench.check_button.isEnabled()
    press(page.texts, "Ctrl+Return")
    assert page.texts.list.key == TITLE
    assert retold(qtbot, desk).session["s2"].title.state("ja") is TextState.NONE


def test_typing_is_kept_when_the_text_is_left(qtbot: QtBot, desk: Desk, page: WordingPage) -> None:
    page.choose(f"{TITLE} ja")
    type_over(page.texts.bench.target, "実演")
    press(page.texts, "Alt+Down")
    assert retold(qtbot, desk).session["s2"].title["ja"] == "実演"
    press(page.texts, "Alt+Up")
    assert page.texts.list.key == TITLE
    assert page.texts.bench.target.toPlainText() == "実演"


def test_a_text_stays_listed_while_it_is_worked_on(qtbot: QtBot, desk: Desk, page: WordingPage) -> None:
    desk.write_text("session", "s1", "title", "ja", "")
    retold(qtbot, desk)
    page.texts.show_lacking("ja", pack=False)
    page.texts.list.go_to(TITLE)
    type_over(page.texts.bench.target, "実演")
    leave(page.texts.bench.target)
    retold(qtbot, desk)
    assert page.texts.list.key == TITLE
    page.texts.list.step(-1)
    page.texts.fill()
    assert not page.texts.list.go_to(TITLE)


def test_the_glossary_is_at_hand_by_number(qtbot: QtBot, desk: Desk, page: WordingPage) -> None:
    page.choose(f"{TITLE} ja")
    bench = page.texts.bench
    assert bench.target.offers == ["オープンデータ", "基盤"]
    assert len(bench.source.extraSelections()) == 2
    bench.target.setFocus()
    override = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_1, CTRL)
    override.ignore()
    QApplication.sendEvent(bench.target, override)
    assert override.isAccepted()  # or the window would go to the itinerary
    QTest.keyClick(bench.target, Key.Key_1, CTRL)
    assert bench.target.toPlainText() == "オープンデータ"
    bench._look_up()
    assert "基盤" in bench.hits._warning.text()
    assert "オープンデータ" not in bench.hits._warning.text()
    third = QKeyEvent(QEvent.Type.ShortcutOverride, Key.Key_3, CTRL)
    third.ignore()
    QApplication.sendEvent(bench.target, third)
    assert not third.isAccepted()  # nothing is offered: the key is the window's


def test_marks_are_in_their_place_after_an_emoji(qtbot: QtBot, desk: Desk, page: WordingPage) -> None:
    desk.write_text("session", "s2", "title", "en", "😀𠮷 open data (")
    retold(qtbot, desk)
    page.choose(f"{TITLE} ja")
    (mark,) = page.texts.bench.source.extraSelections()
    assert mark.cursor.selectedText() == "open data"


def test_the_source_is_edited_only_when_unlocked(qtbot: QtBot, desk: Desk, page: WordingPage) -> None:
    desk.do(Phrase("x"), fields.write_text, "session", "s2", "title", "ja", "実演")
    desk.do(Phrase("x"), fields.set_text_state, "session", "s2", "title", "ja", TextState.CHECKED)
    retold(qtbot, desk)
    page.choose(f"{TITLE} ja")
    bench = page.texts.bench
    bench._unlock.click()
    type_over(bench.source, "Open data")
    leave(bench.source)
    title = retold(qtbot, desk).session["s2"].title
    assert (title["en"], title.state("ja")) == ("Open data", TextState.OUTDATED)
    assert bench.state.text().strip() == "Outdated"
    bench.state.chosen.emit(TextState.DRAFT)
    assert retold(qtbot, desk).session["s2"].title.state("ja") is TextState.DRAFT


def test_the_source_is_copied_over_and_taken_back(page: WordingPage) -> None:
    page.choose(f"{TITLE} ja")
    bench = page.texts.bench
    bench.copy_button.click()
    assert bench.target.toPlainText() == "Open data platform demonstration"
    bench.target.undo()
    assert bench.target.toPlainText() == ""


def test_a_stand_in_says_so(page: WordingPage) -> None:
    page.texts.source.show_value("sv")
    page.choose(f"{TITLE} ja")
    assert page.texts.bench._source_state.text() == "shown in place of a missing text"
    row = next(row for row in page.texts.list.rows.rows if row.key == TITLE)
    assert not isinstance(row.title, str)
    assert not row.title.asked


def test_scopes_and_the_filter(page: WordingPage) -> None:
    texts = page.texts

    def kinds() -> set[str]:
        return {row.key.split("/")[0] for row in texts.list.rows.rows if not row.heading}

    texts.scope.show_value("question")
    texts.list.setCurrentIndex(texts.list.rows.index(-1))
    texts.fill()
    assert kinds() == {"question"}
    texts.scope.show_value("term")
    texts.fill()
    assert "term" in kinds()
    texts.scope.show_value("pack")
    texts.fill()
    assert "session" in kinds()
    assert "observation" not in kinds()
    texts.filter.setText("démonstration")
    texts.list.step(0)
    texts.list.go_to(TITLE)
    texts.fill()
    assert [row.key for row in texts.list.rows.rows if not row.heading] == [TITLE]


def test_nothing_left_to_do_is_said(page: WordingPage) -> None:
    page.texts.list.setCurrentIndex(page.texts.list.rows.index(-1))
    page.texts.filter.setText("zzz")
    assert page.texts._right.currentWidget() is page.texts._done
    assert page.current_record() is None
    page.texts._everything.click()
    assert page.texts.current is not None


def test_what_lacks_a_language_is_shown_from_elsewhere(page: WordingPage) -> None:
    page.choose("pack it")
    assert page.texts.target.currentData() == "it"
    assert page.texts.scope.currentData() == "pack"
    assert {row.tags[0].text for row in page.texts.list.rows.rows if not row.heading} == {"Missing"}
    page.choose("sv")
    assert page.texts.scope.currentData() == ""


def test_a_form_leads_to_what_lacks_its_language(
    qtbot: QtBot, desk: Desk, page: WordingPage, sample_snapshot: Snapshot
) -> None:
    form = SessionForm(desk)
    qtbot.addWidget(form)
    form.show_record(sample_snapshot, sample_snapshot.session["s2"], "ja")
    form.languages._menu.aboutToShow.emit()
    with qtbot.waitSignal(form.followed) as told:
        form.languages._menu.actions()[-1].trigger()
    assert told.args == ["wording", "ja"]


def test_what_is_listed_goes_to_a_translator_and_comes_back(
    qtbot: QtBot, desk: Desk, page: WordingPage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    target = tmp_path / "texts.po"
    answer = (str(target), "PO (*.po)")
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: answer)
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_: answer)
    page.texts.show_lacking("ja", pack=False)
    page.texts.translators._send.trigger()
    qtbot.waitUntil(target.exists)
    sent = target.read_text("utf-8")
    assert "open data = オープンデータ" in sent.casefold()  # what the glossary says
    source = 'msgid "Open data platform demonstration"\n'
    assert f'{source}msgstr ""' in sent
    target.write_text(sent.replace(f'{source}msgstr ""', f'{source}msgstr "実演"'), "utf-8")
    page.texts.translators._receive.trigger()
    (sheet,) = page.texts.findChildren(TextImport)
    qtbot.waitUntil(lambda: sheet.list.rows.rowCount() > 0)
    sheet.proceed()
    title = retold(qtbot, desk).session["s2"].title
    assert (title["ja"], title.state("ja")) == ("実演", TextState.CHECKED)
    for one in page.texts.findChildren(ExchangeSheet):
        one.close()


# ------------------------------------------------------------------ the glossary
def test_terms_stand_in_the_languages_chosen(qtbot: QtBot, desk: Desk, page: WordingPage) -> None:
    turn(page, "glossary")
    table = page.glossary.list
    sheet = table.terms.sheet
    assert sheet.languages == ["en", "it", "ja"]
    assert [sheet.text(one, 0) for one in sheet.terms] == ["MaaS", "open data", "platform"]
    assert sheet.text(sheet.terms[1], 1) == "open data  [en]"  # a stand-in says so
    assert sheet.text(sheet.terms[0], 2) == "MaaS"  # what is not translated is none
    assert sheet.uses is not None
    assert sheet.uses["od"] >= 2
    assert not nameless(page)


@given(st.lists(st.lists(st.sampled_from("abcdef"), unique=True), max_size=6), st.integers(0, 3))
@settings(max_examples=30, deadline=None)
def test_the_table_tells_every_change_as_qt_wants_it(steps: list[list[str]], columns: int) -> None:
    parent = QWidget()
    model = TermModel(parent)
    tester = QAbstractItemModelTester(model, QAbstractItemModelTester.FailureReportingMode.Fatal)
    for number, ids in enumerate(steps):
        terms = [Term(id=id, space=id, name=wording("en", en=id * number)) for id in ids]
        model.show(Sheet(terms, ["en", "it", "ja"][: columns if number % 2 else 2], {}, frozenset(ids[:1])))
        assert [model.index(row, 0).data(TERM).id for row in range(model.rowCount())] == ids
    del tester
    parent.deleteLater()


def test_a_term_is_added_typed_and_deleted_by_keyboard(qtbot: QtBot, desk: Desk, page: WordingPage) -> None:
    turn(page, "glossary")
    press(page.glossary, "N")
    retold(qtbot, desk)
    new = page.glossary.list.key
    assert new not in ("od", "pf", "maas", "")
    form = page.glossary.form
    type_over(form.languages[0].name, "city OS")
    leave(form.languages[0].name)
    type_over(form.languages[2].name, "都市OS")
    leave(form.languages[2].name)
    type_over(form.languages[2].reading, "としオーエス")
    leave(form.languages[2].reading)
    form.keep.click()
    retold(qtbot, desk)
    found = terms(qtbot, desk)[new]
    assert (found.name["en"], found.name["ja"], found.reading["ja"], found.keep) == (
        "city OS",
        "都市OS",
        "としオーエス",
        True,
    )
    assert found.name.original == "en"
    press(page.glossary, "Del")
    retold(qtbot, desk)
    assert new not in terms(qtbot, desk)
    desk.undo()
    retold(qtbot, desk)
    assert new in terms(qtbot, desk)


def test_two_entries_that_say_the_same_are_told(qtbot: QtBot, desk: Desk, page: WordingPage) -> None:
    turn(page, "glossary")
    desk.write_text("term", "pf", "name", "en", "Open  Data")
    retold(qtbot, desk)
    page.glossary.choose("pf")
    assert not page.glossary.form._double.isHidden()
    page.glossary.form._double.click()
    assert page.glossary.list.key == "od"


def test_consistency_leads_to_the_text(qtbot: QtBot, desk: Desk, page: WordingPage) -> None:
    desk.write_text("practice_note", "p1", "title", "ja", "公共インフラ")
    retold(qtbot, desk)
    turn(page, "glossary")
    page.glossary.check()
    sheet = page.glossary._sheet
    assert isinstance(sheet, ConsistencySheet)
    assert [str(row.title) for row in sheet.list.rows.rows] == [
        "For “Open data” the glossary says “オープンデータ”."
    ]
    QTest.keyClick(sheet.list, Key.Key_Return)
    assert page.texts.list.key == "practice_note/p1/title"
    assert page.texts.target.currentData() == "ja"
    desk.write_text("practice_note", "p1", "title", "ja", "オープンデータ")
    retold(qtbot, desk)
    page.glossary.check()
    assert sheet._stack.currentIndex() == 1
    sheet.close()


# ------------------------------------------------------------------ the phrases
def test_phrases_stand_by_theme_with_how_they_sound(page: WordingPage) -> None:
    turn(page, "phrases")
    rows = [(str(row.title), row.heading) for row in page.phrases.list.rows.rows]
    assert rows == [
        ("Public services", True),
        ("Nice to meet you", False),
        ("Everyday", True),
        ("Thank you", False),
    ]
    assert page.phrases.list.rows.rows[1].lines == ("Japanese: はじめまして", "Hajimemashite")
    assert not nameless(page)


def test_a_phrase_is_shown_large_and_stepped_through(qtbot: QtBot, page: WordingPage) -> None:
    turn(page, "phrases")
    page.phrases.list.go_to("hi")
    press(page.phrases, "F11")
    (large,) = [one for one in QApplication.topLevelWidgets() if isinstance(one, LargePhrase)]
    assert large.accessibleName() == "Nice to meet you. はじめまして"
    large.grab()
    QTest.keyClick(large, Key.Key_Right)
    assert large.accessibleName() == "Thank you"
    QTest.keyClick(large, Key.Key_Right)
    assert large.accessibleName() == "Thank you"
    QTest.keyClick(large, Key.Key_Escape)


def test_a_new_phrase_from_the_phrases(qtbot: QtBot, desk: Desk, page: WordingPage) -> None:
    turn(page, "phrases")
    page.add()
    retold(qtbot, desk)
    assert terms(qtbot, desk)[page.phrases.list.key].sort is TermSort.PHRASE
    assert page.current_record() == ("term", page.phrases.list.key)


def test_an_empty_glossary_begins_with_a_button(qtbot: QtBot, desk: Desk, sample_snapshot: Snapshot) -> None:
    page = WordingPage(desk)
    qtbot.addWidget(page)
    page.show()
    stock(qtbot, desk, sample_snapshot)
    retold(qtbot, desk)
    turn(page, "glossary")
    assert page.glossary._stack.currentIndex() == 1
    page.glossary._begin.click()
    retold(qtbot, desk)
    assert page.glossary._stack.currentIndex() == 0


# ------------------------------------------------------------------ everywhere
HOSTILE = ["(", "[a-z]+", "𠮷", "\u202eabc", "a" * 10_000, "<b>&amp;</b>", "😀" * 30, " ", "か\u3099"]


@pytest.mark.parametrize("words", HOSTILE)
def test_hostile_terms_do_no_harm(qtbot: QtBot, desk: Desk, page: WordingPage, words: str) -> None:
    desk.write_text("term", "od", "name", "en", words)
    desk.write_text("session", "s2", "title", "en", f"x {words} y")
    retold(qtbot, desk)
    for key in ("texts", "glossary", "phrases"):
        turn(page, key)
        page.grab()
    page.choose(f"{TITLE} ja")
    page.grab()
    page.glossary.check()
    sheet = page.glossary._sheet
    assert sheet is not None
    sheet.close()


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("look", ["light", "dark"])
def test_it_speaks_and_is_painted_in_both_themes(page: WordingPage, language: str, look: str) -> None:
    try:
        tongue.set(language)
        theme.use(look)
        for key in ("texts", "glossary", "phrases"):
            turn(page, key)
            assert not page.grab().isNull()
            assert not nameless(page)
    finally:
        tongue.set("en")
        theme.use("light")

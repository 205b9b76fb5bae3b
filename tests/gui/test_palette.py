"""The palette over the sample visits: groups, times, commands, what is made, where everything leads."""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from visitplanner.base.phrases import Phrase
from visitplanner.domain.records import (
    KINDS,
    BankQuestion,
    Cooperation,
    Milestone,
    Person,
    Place,
    PracticeNote,
)
from visitplanner.domain.wording import wording
from visitplanner.gui.itinerary import ItineraryPage
from visitplanner.gui.palette import Palette
from visitplanner.gui.palette.groups import GROUPS
from visitplanner.gui.palette.lines import SHOWN
from visitplanner.gui.palette.making import MAKERS
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.tongue import tongue
from visitplanner.gui.window import MainWindow
from visitplanner.gui.workspace import HOMES, SHEETS
from visitplanner.store.belonging import OWNERS
from visitplanner.store.library import Library
from visitplanner.store.search import SEARCHED
from visitplanner.store.shapes import shape

CONTROL = Qt.KeyboardModifier.ControlModifier


def rows(palette: Palette) -> list[Row]:
    return palette.list.rows.rows


@pytest.fixture
def asked(qtbot: QtBot) -> Callable[[MainWindow, str], Palette]:
    """`asked(window, "hama")`: the palette with the answer to that."""

    def ask(window: MainWindow, words: str) -> Palette:
        window.commands["search"].trigger()
        (palette,) = (
            one for one in QApplication.topLevelWidgets() if isinstance(one, Palette) and one.isVisible()
        )
        palette.words.setText(words)
        qtbot.waitUntil(lambda: not palette._wait.isActive() and palette._asked is None, timeout=10_000)
        assert window.desk.settle()
        QApplication.processEvents()
        return palette

    return ask


def press(
    qtbot: QtBot, palette: Palette, key: Qt.Key, *, keys: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier
) -> None:
    qtbot.keyClick(palette.words, key, keys)


def headings(palette: Palette) -> list[str]:
    return [str(row.title) for row in rows(palette) if row.heading]


def test_every_kind_of_record_is_in_one_group() -> None:
    grouped = [kind for group in GROUPS for kind in group.kinds]
    assert sorted(grouped) == sorted(KINDS)


def test_every_kind_that_can_be_found_leads_somewhere() -> None:
    """To a page or a sheet, or to the record it is part of."""
    found = {kind for kind in KINDS if shape(kind).wordings or kind in SEARCHED}
    assert found <= {*HOMES, *SHEETS.values(), *OWNERS, "visit", "day"}


def test_what_is_found_stands_in_groups_in_a_fixed_order(window: MainWindow, asked: Any) -> None:
    palette = asked(window, "hamamatsu")
    found = [words for words in headings(palette) if words not in ("Commands", "Not found? Add it")]
    assert found[:3] == ["Sessions and legs", "People", "Places"]
    assert found == [group.words for group in GROUPS if group.words in found]
    first = next(row for row in rows(palette) if not row.heading)
    assert str(first.title).startswith("Hamamatsu")
    assert palette.nearest.isHidden()


def test_more_of_a_group_can_be_shown(qtbot: QtBot, window: MainWindow, asked: Any) -> None:
    palette = asked(window, "hamamatsu")
    before = len([row for row in rows(palette) if row.key.startswith(("session ", "leg ", "day "))])
    palette.list.go_to("more sessions")
    press(qtbot, palette, Qt.Key.Key_Return)
    qtbot.waitUntil(
        lambda: (
            len([row for row in rows(palette) if row.key.startswith(("session ", "leg ", "day "))]) > before
        )
    )
    assert [row.key for row in rows(palette) if not row.heading].index(palette.list.key) == SHOWN
    assert not palette.list.go_to("more sessions")
    assert palette.isVisible()


def test_enter_waits_for_the_answer_and_goes_there(qtbot: QtBot, window: MainWindow, asked: Any) -> None:
    palette = asked(window, "")
    qtbot.keyClicks(palette.words, "kamakura city")
    press(qtbot, palette, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not palette.isVisible(), timeout=10_000)
    qtbot.waitUntil(lambda: window.workspace.page.current_record() is not None)
    palette = asked(window, "")
    assert "Kamakura" in str(next(row.title for row in rows(palette) if not row.heading))
    qtbot.keyClicks(palette.words, "xyzzy quux")
    press(qtbot, palette, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: "Nothing found." in headings(palette), timeout=10_000)
    assert palette.isVisible(), "nothing is made that nobody saw offered"
    assert window.desk.undo_label is None or "xyzzy" not in str(window.desk.undo_label.facts)


def test_arrows_go_around_and_the_box_keeps_the_focus(qtbot: QtBot, window: MainWindow, asked: Any) -> None:
    palette = asked(window, "kamakura")
    keys = [row.key for row in rows(palette) if not row.heading]
    assert palette.list.key == keys[0]
    press(qtbot, palette, Qt.Key.Key_Up)
    assert palette.list.key == keys[-1]
    press(qtbot, palette, Qt.Key.Key_Down)
    assert palette.list.key == keys[0]
    press(qtbot, palette, Qt.Key.Key_PageUp)
    assert palette.list.key == keys[0]
    press(qtbot, palette, Qt.Key.Key_Backtab, keys=Qt.KeyboardModifier.ShiftModifier)
    assert palette.words.hasFocus()
    press(qtbot, palette, Qt.Key.Key_Escape)
    assert not palette.isVisible()
    palette = asked(window, "")
    assert palette.words.text() == ""


def test_commands_are_found_without_accents(window: MainWindow, asked: Any) -> None:
    tongue.set("cs")
    try:
        palette = asked(window, "> predvolby")
        found = [row.key for row in rows(palette) if not row.heading]
    finally:
        tongue.set("en")
    assert found == ["> preferences"]


HOSTILE = (
    ["🙂", "\x00", "a\x00b", "\ud800", "kama\ud800kura", "\u202ekamakura\u202c", "NEAR(a b)", '"', 'a" OR "b', "ham*",
     "^ham", "-x", "a AND", "(", "x" * 10_000, "見" * 10_000, "見 " * 5_000, "a " * 5_000]
)  # fmt: skip


def test_anything_can_be_typed(window: MainWindow, asked: Any) -> None:
    for words in HOSTILE:
        palette = asked(window, words)
        assert rows(palette), words[:20]
        assert palette.isVisible(), words[:20]


def test_a_typing_error_says_what_was_understood(window: MainWindow, asked: Any) -> None:
    palette = asked(window, "hamamtsu")
    assert palette.nearest.isVisible()
    assert palette.nearest.text() == "Nearest: hamamatsu"
    assert "People" in headings(palette)


@pytest.mark.parametrize("words", ["tue 14:00", "火 14:00", "10 nov 14:00", "mar 14"])
def test_a_time_leads_to_what_is_on_then(qtbot: QtBot, window: MainWindow, asked: Any, words: str) -> None:
    palette = asked(window, words)
    assert palette.list.key == "at 0"
    assert not any(row.key == "make" for row in rows(palette)), "nobody wants a record of that name"
    press(qtbot, palette, Qt.Key.Key_Return)
    page = window.workspace.page
    assert isinstance(page, ItineraryPage)
    snapshot = window.desk.snapshot
    item = snapshot.session.get(page.selected) or snapshot.leg[page.selected]
    assert (item.when.date.day, item.when.start.hour) in ((10, 13), (10, 14))


def test_a_weekday_leads_to_the_day(qtbot: QtBot, window: MainWindow, asked: Any) -> None:
    palette = asked(window, "wednesday")
    assert palette.list.go_to("at 0")
    press(qtbot, palette, Qt.Key.Key_Return)
    assert window.workspace.page.board.day.day == 11
    assert window.workspace.selected_session == ""


def test_commands_alone_after_a_greater_sign(qtbot: QtBot, window: MainWindow, asked: Any) -> None:
    palette = asked(window, "> obs")
    assert [row.key for row in rows(palette) if not row.heading] == ["> observations"]
    press(qtbot, palette, Qt.Key.Key_Return)
    assert type(window.workspace.page).__name__ == "ObservationsPage"


def test_before_anything_is_typed_there_is_what_was_gone_to_and_what_is_often_done(
    qtbot: QtBot, window: MainWindow, asked: Any
) -> None:
    palette = asked(window, "kamakura")
    key, title = palette.list.key, next(str(row.title) for row in rows(palette) if not row.heading)
    press(qtbot, palette, Qt.Key.Key_Return)
    palette = asked(window, "")
    qtbot.waitUntil(lambda: "Recent" in headings(palette))
    first = next(row for row in rows(palette) if not row.heading)
    assert (first.key, str(first.title)) == (key, title)
    assert len([row for row in rows(palette) if row.key.startswith("> ")]) == 5
    kept = window.settings["recent_found"]
    assert [entry[:2] for entry in kept] == [key.split()]
    assert title not in str(kept), "no word of a record stands in the preferences"


def test_what_was_not_found_is_made_and_shown(qtbot: QtBot, window: MainWindow, asked: Any) -> None:
    for maker in MAKERS:
        _make_and_show(qtbot, window, asked, maker.kind)
        with qtbot.waitSignal(window.desk.visit_changed):
            window.desk.undo()


def _make_and_show(qtbot: QtBot, window: MainWindow, asked: Any, kind: str) -> None:
    palette = asked(window, "Xyzzy Quux")
    assert "Nothing found." in headings(palette)
    if not palette.list.go_to(f"make {kind}"):
        assert palette.list.go_to("more make")
        press(qtbot, palette, Qt.Key.Key_Return)
        qtbot.waitUntil(lambda: palette.list.key == f"make {MAKERS[5].kind}")
        assert palette.list.go_to(f"make {kind}")
    with qtbot.waitSignal(window.desk.visit_changed):
        press(qtbot, palette, Qt.Key.Key_Return)
    shown = {"participation": "person"}.get(kind, kind)
    qtbot.waitUntil(lambda: in_front(window, shown))
    assert window.desk.undo_label.facts["title"] == "Xyzzy Quux"
    palette = asked(window, "xyzzy quux")
    assert not any(row.key.startswith("make ") for row in rows(palette))
    assert any(row.key.startswith((shown, kind)) for row in rows(palette)), kind
    palette.close()


def test_what_is_made_is_written_in_the_language_that_its_form_shows(
    qtbot: QtBot, window: MainWindow, asked: Any
) -> None:
    tongue.set("it")
    palette = asked(window, "Xyzzy Quux")
    assert palette.list.go_to("make question")
    with qtbot.waitSignal(window.desk.visit_changed):
        press(qtbot, palette, Qt.Key.Key_Return)
    (made,) = [one for one in window.desk.snapshot.questions if one.text["it"] == "Xyzzy Quux"]
    assert made.text.original == "it"


def in_front(window: MainWindow, kind: str) -> bool:
    """Whether the page in front shows a record of that kind; a task is no part of the golden thread."""
    page = window.workspace.page
    if kind == "task":
        return bool(type(page).__name__ == "ChecklistPage" and page.list.key)
    return bool(record := page.current_record()) and record[0] == kind


def test_besides_what_was_found_more_can_be_made(qtbot: QtBot, window: MainWindow, asked: Any) -> None:
    palette = asked(window, "kamakura")
    assert not any(row.key.startswith("make ") for row in rows(palette))
    assert rows(palette)[-1].key == "more make"
    assert rows(palette)[-1].title == "Add “kamakura”"
    press(qtbot, palette, Qt.Key.Key_Up)
    press(qtbot, palette, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: palette.list.key == "make session")
    assert [row.key for row in rows(palette)][-len(MAKERS) :] == [f"make {maker.kind}" for maker in MAKERS]


def test_nothing_is_offered_to_be_made_without_an_open_visit(library_window: MainWindow, asked: Any) -> None:
    palette = asked(library_window, "Xyzzy")
    assert headings(palette) == ["Nothing found."]


def test_from_the_library_a_record_opens_its_visit(
    qtbot: QtBot, library_window: MainWindow, asked: Any
) -> None:
    palette = asked(library_window, "shinkansen")
    key = palette.list.key
    assert next(row for row in rows(palette) if row.key == key).beside, "its visit is said"
    with qtbot.waitSignal(library_window.desk.visit_changed, timeout=10_000):
        press(qtbot, palette, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: library_window.workspace_shown)
    page = library_window.workspace.page
    assert isinstance(page, ItineraryPage)
    qtbot.waitUntil(lambda: page.selected == key.split()[1])


def test_a_visit_opens_from_the_library_and_from_another(
    qtbot: QtBot, library_window: MainWindow, asked: Any
) -> None:
    for code in ("JP-2026-11", "EU-2027-04"):
        palette = asked(library_window, code)
        assert palette.list.key.startswith("visit ")
        with qtbot.waitSignal(library_window.desk.visit_changed, timeout=10_000):
            press(qtbot, palette, Qt.Key.Key_Return)
        assert library_window.desk.snapshot.visit.code == code


def test_a_shared_record_opens_a_visit_that_shows_it(
    qtbot: QtBot, library_window: MainWindow, asked: Any
) -> None:
    palette = asked(library_window, "はままつ")
    assert palette.list.go_to(next(row.key for row in rows(palette) if row.key.startswith("person ")))
    with qtbot.waitSignal(library_window.desk.visit_changed, timeout=10_000):
        press(qtbot, palette, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: type(library_window.workspace.page).__name__ == "PeoplePage")


def test_what_is_in_no_visit_is_said_or_shown(qtbot: QtBot, window: MainWindow, asked: Any) -> None:
    def put(edit: Any) -> None:
        edit.add(Person, space="pp", id="pp", family_latin="Zzyzx")
        edit.add(Place, space="ll", id="ll", name=wording("en", en="Zzyzx Road"))
        edit.add(PracticeNote, space="nn", id="nn", title=wording("en", en="Zzyzx springs"))
        edit.add(Cooperation, space="cc", id="cc", title=wording("en", en="Zzyzx partners"))
        edit.add(BankQuestion, space="bb", id="bb", text=wording("en", en="Zzyzx, who pays?"))
        edit.add(Milestone, space="cc", id="mm", cooperation="cc", title=wording("en", en="Zzyzx signed"))

    done: list[None] = []
    window.desk.do(Phrase("put"), put, then=done.append)
    qtbot.waitUntil(lambda: bool(done))
    palette = asked(window, "zzyzx")
    assert palette.list.go_to("bank_question bb")
    press(qtbot, palette, Qt.Key.Key_Return)
    assert window.workspace.page.segments.key == "banks"
    for key, said in (
        ("person pp", True),
        ("place ll", False),
        ("practice_note nn", False),
        ("cooperation cc", True),
    ):
        palette = asked(window, "zzyzx")
        window.bar.hide()
        assert palette.list.go_to(key), key
        press(qtbot, palette, Qt.Key.Key_Return)
        if said:
            qtbot.waitUntil(window.bar.isVisible)
        else:
            qtbot.waitUntil(lambda key=key: window.workspace.page.current_record() == tuple(key.split()))


def test_tab_completes_and_control_enter_opens_the_thread_beside(
    qtbot: QtBot, window: MainWindow, asked: Any
) -> None:
    palette = asked(window, "hamamatsu city")
    title = next(str(row.title) for row in rows(palette) if row.key == palette.list.key)
    press(qtbot, palette, Qt.Key.Key_Tab)
    assert palette.words.text() == title
    qtbot.waitUntil(lambda: not palette._wait.isActive() and palette._asked is None)
    assert palette.list.go_to(next(row.key for row in rows(palette) if row.key.startswith("session ")))
    press(qtbot, palette, Qt.Key.Key_Return, keys=CONTROL)
    assert window.workspace._thread is not None
    assert window.workspace._thread.isVisible()
    assert isinstance(window.workspace.page, ItineraryPage)


def test_opening_reads_ahead_what_a_typing_error_needs(
    qtbot: QtBot, window: MainWindow, asked: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    prepared: list[str] = []
    monkeypatch.setattr(
        Library,
        "prepare_finding",
        lambda _library, _between: prepared.append(threading.current_thread().name),
    )
    asked(window, "")
    qtbot.waitUntil(lambda: bool(prepared))
    assert prepared == ["library"], "not on the thread of the window"


def test_typing_on_asks_once_more_only_when_the_answer_is_there(
    qtbot: QtBot, window: MainWindow, asked: Any
) -> None:
    palette = asked(window, "kamakura")
    questions: list[str] = []
    find = window.desk.find
    window.desk.find = lambda words, *more, **asked: (questions.append(words), find(words, *more, **asked))
    for words in ("h", "ha", "ham", "hama"):
        palette.words.setText(words)
        palette._wait.stop()
        palette._ask()
    assert questions == ["h"]
    qtbot.waitUntil(lambda: palette._asked is None and questions[-1] == "hama", timeout=10_000)
    assert questions == ["h", "hama"]


def test_everything_is_said_again_in_another_language(qtbot: QtBot, window: MainWindow, asked: Any) -> None:
    palette = asked(window, "kamakura")
    tongue.set("it")
    qtbot.waitUntil(lambda: "Persone" in headings(palette))
    assert palette.accessibleName() == "Cerca o esegui comandi"
    assert palette.hint.text().startswith("Invio")

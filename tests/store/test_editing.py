"""The Edit: what it refuses, what it mends, what becomes an op and what does not."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import date, time
from pathlib import Path

import pytest

from tests.made_once import let_go
from tests.store.libraries import NOW, add, opened
from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import Phrase
from visitplanner.domain.kinds import SessionKind, TextState
from visitplanner.domain.records import Day, Observation, Person, PersonPrivate, Session, Visit
from visitplanner.domain.when import TRAY, When
from visitplanner.domain.wording import Wording, wording
from visitplanner.store.change import Address
from visitplanner.store.editing import LARGEST_TEXT, Edit
from visitplanner.store.library import Library

VISIT = "5" * 32
Do = Callable[[Callable[[Edit], object]], Edit]


@pytest.fixture
def library(tmp_path: Path) -> Iterator[Library]:
    library = opened(tmp_path)
    with library.edit(Phrase("Add the visit"), now=NOW) as edit:
        edit.add(Visit, space=VISIT, id=VISIT)
        edit.add(Session, space=VISIT, id="1" * 32, visit=VISIT, title=wording("en", en="Welcome", ja="歓迎"))
    yield library
    let_go(library)


@pytest.fixture
def do(library: Library) -> Do:
    def run(body: Callable[[Edit], object]) -> Edit:
        with library.edit(Phrase("Do"), now=NOW, visit=VISIT) as edit:
            body(edit)
        return edit

    return run


def look(library: Library, id: str = "1" * 32) -> Session:
    with library.edit(Phrase("Look"), now=NOW) as edit:
        return edit.get(Session, id)


def test_values_of_every_sort_come_back_as_they_were(library: Library, do: Do) -> None:
    when = When(date(2026, 11, 9), time(9, 5), 1, "V")
    do(lambda edit: edit.set(
        Session, "1" * 32, when=when, kind=SessionKind.TALK, anchored=True, speech_minutes=20,
        host_confirmed=date(2026, 10, 1), owner="𠮷田 & <b>神\U000e0100</b>",
    ))  # fmt: skip
    session = look(library)
    assert (session.when, session.kind, session.anchored, session.speech_minutes) == (
        when,
        SessionKind.TALK,
        True,
        20,
    )
    assert (session.host_confirmed, session.owner) == (date(2026, 10, 1), "𠮷田 & <b>神\U000e0100</b>")
    assert session.title.original == "en"


def test_what_was_never_set_or_is_set_to_nothing_is_the_default(library: Library, do: Do) -> None:
    do(lambda edit: edit.set(Session, "1" * 32, when=When(date(2026, 11, 9)), speech_minutes=5))
    do(lambda edit: edit.set(Session, "1" * 32, when=TRAY, speech_minutes=None))
    assert look(library).when == TRAY
    assert look(library).speech_minutes is None


def test_only_what_differs_becomes_an_op(do: Do) -> None:
    edit = do(lambda edit: edit.set(Session, "1" * 32, minutes=60, kind=SessionKind.TALK))
    assert [(op.verb, op.field) for op in edit.changes[0].ops] == [("set", "kind")]


def test_one_gesture_is_one_change_in_each_touched_space(do: Do) -> None:
    def body(edit: Edit) -> None:
        person = add(edit, Person)
        edit.add(PersonPrivate, space=f"{person}/restricted", person=person, diet="vegetarian")
        edit.set(Session, "1" * 32, owner=person)

    edit = do(body)
    assert len(edit.changes) == len(edit.touched.spaces) == 3
    assert len({change.gesture for change in edit.changes}) == 1
    assert edit.touched.visits == {VISIT}
    assert ("session", "1" * 32) in set(edit.touched)


def test_unknown_and_deleted_rows_are_refused(do: Do) -> None:
    do(lambda edit: edit.delete(Session, "1" * 32))
    for id in ("1" * 32, "nowhere"):
        for body in (
            lambda edit, id=id: edit.get(Session, id),
            lambda edit, id=id: edit.set(Session, id, minutes=5),
            lambda edit, id=id: edit.write(Session, id, "title", "en", "x"),
            lambda edit, id=id: edit.delete(Session, id),
        ):
            with pytest.raises(Refusal):
                do(body)


def test_mistakes_of_ours_are_no_refusals(do: Do) -> None:
    for body in (
        lambda edit: edit.set(Session, "1" * 32, colour="red"),
        lambda edit: edit.set(Session, "1" * 32, minutes="long"),
        lambda edit: edit.set(Session, "1" * 32, minutes=2**70),
        lambda edit: edit.set(Session, "1" * 32, kind="seance"),
    ):
        with pytest.raises(TypeError):
            do(body)
    with pytest.raises(ValueError, match="already"):
        do(lambda edit: edit.add(Session, space=VISIT, id="1" * 32))


def test_text_that_cannot_be_kept_is_mended_and_said(library: Library, do: Do) -> None:
    def body(edit: Edit) -> None:
        edit.write(Session, "1" * 32, "title", "en", "half \ud83d, nul \0, lines\r\nand\rmore 神")
        edit.set(Session, "1" * 32, owner="\udc00", host="fine")

    edit = do(body)
    assert look(library).title["en"] == "half \ufffd, nul , lines\nand\nmore 神"
    assert look(library).owner == "\ufffd"
    assert edit.mended == {Address("session", "1" * 32, "title", "en"), Address("session", "1" * 32, "owner")}


def test_more_than_a_million_bytes_are_refused_before_they_are_accepted(library: Library, do: Do) -> None:
    with pytest.raises(Refusal) as refused:
        do(lambda edit: edit.write(Session, "1" * 32, "note", "ja", "長" * (LARGEST_TEXT // 3 + 1)))
    assert refused.value.field == "note"
    do(lambda edit: edit.write(Session, "1" * 32, "note", "ja", "長" * (LARGEST_TEXT // 3)))
    assert len(look(library).note["ja"]) == LARGEST_TEXT // 3


def test_a_whole_wording_replaces_all_languages(library: Library, do: Do) -> None:
    do(lambda edit: edit.set(Session, "1" * 32, title=wording("it", it="Benvenuto", ja="歓迎")))
    assert look(library).title.texts == {"it": "Benvenuto", "ja": "歓迎"}
    assert look(library).title.original == "it"
    do(lambda edit: edit.set(Session, "1" * 32, title=Wording()))
    assert not look(library).title


def test_the_first_language_is_the_original_and_checked_translations_follow_it(
    library: Library, do: Do
) -> None:
    do(lambda edit: edit.set_state(Session, "1" * 32, "title", "ja", TextState.CHECKED))
    do(lambda edit: edit.write(Session, "1" * 32, "title", "ja", "ようこそ"))
    assert look(library).title.state("ja") is TextState.CHECKED
    do(lambda edit: edit.write(Session, "1" * 32, "title", "en", "Welcome to Hamamatsu"))
    assert look(library).title.state("ja") is TextState.OUTDATED
    assert look(library).title.original == "en"


def test_finding_by_a_default_finds_what_was_never_set(do: Do) -> None:
    def body(edit: Edit) -> None:
        edit.add(
            Session,
            space=VISIT,
            id="2" * 32,
            visit=VISIT,
            kind=SessionKind.MEAL,
            when=When(date(2026, 11, 9)),
        )
        assert [one.id for one in edit.find(Session, kind=SessionKind.MEETING)] == ["1" * 32]
        assert [one.id for one in edit.find(Session, kind=SessionKind.MEAL, visit=VISIT)] == ["2" * 32]
        assert [one.id for one in edit.find(Session, when=TRAY)] == ["1" * 32]
        assert len(edit.find(Session)) == len(edit.find(Session, space=VISIT)) == 2
        assert edit.find(Session, visit="") == ()

    do(body)


def test_adding_what_is_in_the_bin_brings_it_back_with_exactly_the_new_values(
    library: Library, do: Do
) -> None:
    do(
        lambda edit: edit.add(
            Day, space=VISIT, id="3" * 32, visit=VISIT, city="c", note=wording("en", en="Rain")
        )
    )
    do(lambda edit: edit.delete(Day, "3" * 32))
    do(lambda edit: edit.add(Day, space=VISIT, id="3" * 32, visit=VISIT, hotel="h"))
    with library.edit(Phrase("Look"), now=NOW) as edit:
        assert edit.get(Day, "3" * 32) == Day(id="3" * 32, space=VISIT, visit=VISIT, hotel="h")


def test_deleted_and_brought_back_in_one_gesture_is_there(library: Library, do: Do) -> None:
    def body(edit: Edit) -> None:
        edit.delete(Session, "1" * 32)
        assert edit.deleted(Session, "1" * 32)
        edit.revive(Session, "1" * 32)

    do(body)
    assert look(library).title["en"] == "Welcome"
    assert library.verify() == ()


def test_the_bin_knows_who_deleted_what_and_gives_it_back(library: Library, do: Do) -> None:
    from visitplanner.store import bin as bins

    before = look(library)
    do(lambda edit: edit.delete(Session, "1" * 32))
    (line,), shared = library.read(bins.lines, VISIT)
    assert (line.kind, line.id, line.author, line.when) == ("session", "1" * 32, "Ana Ribeiro", NOW)
    assert (line.record, shared) == (before, ())
    do(lambda edit: edit.revive(Session, "1" * 32))
    assert look(library) == before
    assert library.read(bins.lines, VISIT) == ((), ())


def test_history_tells_who_changed_what_from_what_to_what(library: Library, do: Do) -> None:
    do(lambda edit: edit.set(Session, "1" * 32, minutes=90))
    do(lambda edit: edit.write(Session, "1" * 32, "title", "en", "Welcome to Hamamatsu"))
    library.undo(VISIT, now=NOW)
    undo, write, minutes, *_, first = library.history("session", "1" * 32)
    assert (minutes.author, minutes.verb, minutes.before, minutes.after) == ("Ana Ribeiro", "set", None, 90)
    assert (write.address.language, write.before, write.after) == ("en", "Welcome", "Welcome to Hamamatsu")
    assert (undo.way, undo.before, undo.after) == ("undo", "Welcome to Hamamatsu", "Welcome")
    assert (first.verb, first.label) == ("add", Phrase("Add the visit"))
    lines = library.gestures(VISIT)
    assert [(line.way, line.label.msgid) for line in lines] == [
        ("undo", "Do"), ("do", "Do"), ("do", "Do"), ("do", "Add the visit"),
    ]  # fmt: skip
    assert lines[0].of == lines[1].gesture


def test_the_facts_of_a_label_keep_their_type(library: Library) -> None:
    facts = {
        "title": "A & B\0",
        "day": date(2026, 11, 9),
        "start": time(9, 5),
        "at": NOW,
        "count": 3,
        "id": Path("x"),
    }
    with library.edit(Phrase("Move “{title}”", facts), now=NOW, visit=VISIT) as edit:
        edit.set(Session, "1" * 32, minutes=5)
    assert library.undo_label(VISIT) == Phrase("Move “{title}”", {**facts, "title": "A & B", "id": "x"})


def test_shipped_data_is_the_same_change_on_every_laptop(tmp_path: Path) -> None:
    from visitplanner.store.identity import Identity

    logs = []
    for name in "ab":
        library = opened(tmp_path / name, identity=Identity(name * 32, name))
        with library.edit(Phrase("Sample"), now=NOW, identity=Identity("0" * 32, "visitplanner")) as edit:
            edit.add(Visit, space="7" * 32, id="7" * 32, code="JP-2026-11", title=wording("en", en="Sample"))
        assert library.undo_label("7" * 32) is None
        logs.append((library, library.changes("7" * 32)))
    (one, first), (other, second) = logs
    assert first == second
    assert one.receive(second, now=NOW).known == 1
    for library in (one, other):
        library.close(now=NOW)


def test_an_observation_in_a_private_space_shows_with_its_visit(library: Library, do: Do) -> None:
    from visitplanner.store import snapshots

    private = f"{VISIT}/private/{library.identity.replica}"
    do(lambda edit: edit.add(Observation, space=private, visit=VISIT, text=wording("en", en="For me alone.")))
    snapshot = library.read(snapshots.visit_snapshot, VISIT)
    assert snapshot is not None
    assert [one.text["en"] for one in snapshot.observations] == ["For me alone."]

"""The work list of translation: no text is forgotten, none is told twice, and the counts add up."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Mapping
from datetime import UTC, date, datetime, time
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from visitplanner.domain import codec, worklist
from visitplanner.domain.kinds import TextState, Visibility
from visitplanner.domain.records import KINDS, NAMES, BankQuestion, Observation, Score, Session, Term, Visit
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.when import When
from visitplanner.domain.wording import Wording, wording
from visitplanner.domain.worklist import Entry
from visitplanner.pack.edition import Edition
from visitplanner.pack.report import report

DAY = date(2026, 11, 9)
TITLE = wording("it", it="Pranzo")
LIBRARY = (Term, BankQuestion)


def full(kind: type[Any]) -> Any:
    """A record of a kind with something in each of its wordings."""
    return kind(id=f"one {NAMES[kind]}", space="s", **dict.fromkeys(codec.wordings(kind), TITLE))


def everything() -> Snapshot:
    """A visit with one record of every kind that a snapshot can hold."""
    found: dict[str, Any] = {}
    for field in dataclasses.fields(Snapshot):
        named = re.findall(r"\w+", str(field.type))
        kind = next((one for one in KINDS.values() if one.__name__ in named), None)
        if kind is None:
            continue
        record = full(kind)
        shape = str(field.type)
        found[field.name] = (
            {record.id: record} if shape.startswith("Mapping") else (record,) if "tuple" in shape else record
        )
    return Snapshot(**found)


def test_no_wording_of_any_kind_is_forgotten() -> None:
    library = tuple(full(kind) for kind in LIBRARY)
    found = worklist.texts(everything(), library)
    expected = {(name, field) for name, kind in KINDS.items() for field in codec.wordings(kind)}
    expected.remove(("term", "reading"))  # every language sounds in its own way
    assert {(one.kind, one.field) for one in found} == expected
    assert len({one.key for one in found}) == len(found)
    assert [one.section for one in found] == sorted(
        (one.section for one in found), key=worklist.SECTIONS.index
    )


def test_the_programme_is_told_in_its_order() -> None:
    late, early = (
        Session(id=id, space="v", visit="v", when=When(DAY, time(hour)), zone="UTC",
                title=wording("en", en=id))
        for id, hour in (("late", 15), ("early", 9))
    )  # fmt: skip
    tray = Session(id="tray", space="v", visit="v", title=wording("en", en="tray"))
    visit = Visit(id="v", space="v", start=DAY, end=DAY, title=TITLE)
    found = worklist.texts(Snapshot(visit, sessions=(tray, late, early)))
    assert [one.id for one in found] == ["v", "early", "late", "tray"]


def test_private_observations_are_nobody_elses_to_read() -> None:
    private, shared = (
        Observation(
            id=id,
            space="v",
            visit="v",
            text=TITLE,
            taken_at=datetime(2026, 11, 9, tzinfo=UTC),
            visibility=seen,
        )
        for id, seen in (("private", Visibility.PRIVATE), ("shared", Visibility.DELEGATION))
    )
    found = worklist.texts(Snapshot(Visit(id="v", space="v"), observations=(private, shared)))
    assert [one.id for one in found] == ["shared"]


@pytest.mark.parametrize(
    ("words", "asked", "state"),
    [
        (wording("it", it="Pranzo"), "it", TextState.CHECKED),  # first written in it: nothing to translate
        (wording("it", it="Pranzo"), "ja", TextState.NONE),
        (wording("it", it="Pranzo", ja="昼食"), "ja", TextState.DRAFT),
        (
            Wording({"it": "Pranzo", "ja-JP": "昼食"}, {"ja-JP": TextState.MACHINE}, "it"),
            "ja",
            TextState.MACHINE,
        ),
        (Wording({"it": "Pranzo", "ja": "昼食"}, {"ja": TextState.OUTDATED}, "it"), "ja", TextState.OUTDATED),
        (wording("", ja="昼食"), "ja", TextState.CHECKED),  # the only language there is
        (
            wording("it", ja="昼食", en="Lunch"),
            "en",
            TextState.CHECKED,
        ),  # its original is gone: what stands in
    ],
)
def test_state(words: Wording, asked: str, state: TextState) -> None:
    assert Entry("session", "s", "title", words, worklist.PROGRAMME).state(asked) is state


STATES = st.sampled_from([state for state in TextState if state is not TextState.NONE])
TAGS = st.sampled_from(["it", "ja", "ja-JP", "en", "zh-Hant"])
WORDINGS = st.builds(
    Wording, st.dictionaries(TAGS, st.text()), st.dictionaries(TAGS, STATES), TAGS | st.just("")
)


@given(st.lists(WORDINGS), TAGS)
def test_counts_add_up(found: list[Wording], language: str) -> None:
    entries = [Entry("session", str(n), "title", words, worklist.PROGRAMME) for n, words in enumerate(found)]
    progress = worklist.progress(entries, language)
    assert progress.total == len(entries)
    assert 0 <= progress.share <= 1
    missing = worklist.lacking(entries, language)
    assert len(missing) == progress.missing
    assert all(not one.wording.pick(language).text or not one.wording.pick(language).asked for one in missing)
    every: Mapping[TextState, int] = {
        one: len(worklist.lacking(entries, language, [one])) for one in TextState
    }
    assert sum(every.values()) == len(entries)


def test_what_a_pack_lacks_is_what_its_dialog_says() -> None:
    """The same texts as `pack.report`, on a visit in which everything refers to everything."""
    snapshot = everything()
    practice, person = next(iter(snapshot.practices)), next(iter(snapshot.people))
    rows: dict[str, Any] = {
        name: tuple(dataclasses.replace(one, practice=practice) for one in getattr(snapshot, name))
        for name in ("evidence", "conditions", "links", "session_practices")
    }
    photos = tuple(dataclasses.replace(one, owner=practice) for one in snapshot.attachments)
    parts = tuple(dataclasses.replace(one, person=person) for one in snapshot.participations)
    snapshot = dataclasses.replace(snapshot, **rows, attachments=photos, participations=parts)
    edition = Edition(language="ja", now=datetime(2026, 11, 1, tzinfo=UTC))
    told = {(one.kind, one.id, one.field) for one in report(snapshot, edition).lacking}
    assert {
        (one.kind, one.id, one.field) for one in worklist.lacking(worklist.for_pack(snapshot), "ja")
    } == told


def test_the_scores_of_a_decision_that_is_gone_are_still_told() -> None:
    lone = Score(id="x", space="v", decision="gone", comment=TITLE)
    found = worklist.texts(Snapshot(Visit(id="v", space="v"), scores=(lone,)))
    assert [one.kind for one in found] == ["score"]


def test_languages_come_most_used_first() -> None:
    entries = [
        Entry("session", str(n), "title", words, worklist.PROGRAMME)
        for n, words in enumerate(
            (wording("it", it="a"), wording("it", it="a", ja="b"), wording("en", en="c"))
        )
    ]
    assert worklist.languages(entries) == ("it", "en", "ja")


def test_what_the_glossary_keeps_is_not_translated() -> None:
    kept = Term(id="t", space="t", keep=True, name=TITLE, definition=TITLE)
    found = worklist.texts(Snapshot(Visit(id="v", space="v")), [kept])
    assert [one.field for one in found] == ["definition"]

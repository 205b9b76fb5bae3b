"""What board, list and tray say of an item."""

from __future__ import annotations

import dataclasses

from visitplanner.base.language import language
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.wording import wording
from visitplanner.gui.board.entries import Entry, Kept, entries, heads, placed, spoken, tray

ENGLISH = language("en")


def by_id(snapshot: Snapshot, code: str = "en") -> dict[str, Entry]:
    return {entry.id: entry for entry in entries(snapshot, language(code))}


def test_a_screen_reader_hears_day_time_kind_title_place_and_what_is_special(
    sample_snapshot: Snapshot,
) -> None:
    found = by_id(sample_snapshot)
    assert spoken(found["s1"], ENGLISH) == (
        "Mon 9, 09:00 to 10:15, Reception, Courtesy call on the mayor, Hamamatsu City Hall, Confirmed, Sample"
    )
    assert "Anchored" in spoken(found["s5"], ENGLISH)
    assert "Impossible: overlap" in spoken(found["s6"], ENGLISH)
    assert "Cancelled" in spoken(found["s8"], ENGLISH)
    assert spoken(found["t2"], ENGLISH).startswith("Unscheduled, 45 min, Site visit, Archive")
    assert "CET" in spoken(found["l2"], ENGLISH)


def test_only_what_is_not_cancelled_overlaps(sample_snapshot: Snapshot) -> None:
    assert {id for id, entry in by_id(sample_snapshot).items() if entry.overlap} == {"s6", "s7"}


def test_entries_come_in_programme_order_the_tray_last(sample_snapshot: Snapshot) -> None:
    found = entries(sample_snapshot, ENGLISH)
    assert [entry.id for entry in placed(found)] == [
        "s1",
        "s2",
        "s3",
        "s4",
        "s5",
        "s6",
        "s7",
        "l1",
        "s8",
        "s9",
        "l2",
    ]
    assert {entry.id for entry in tray(found)} == {"t1", "t2"}
    assert found[-2:] == tray(found)


def test_counts_titles_and_places_follow_the_language(sample_snapshot: Snapshot) -> None:
    english, japanese = by_id(sample_snapshot)["s2"], by_id(sample_snapshot, "ja")["s2"]
    assert (english.practices, english.questions) == (1, 1)
    assert (english.place, japanese.place) == ("Hamamatsu City Hall", "浜松市役所")
    assert (english.title.text, japanese.title.text) == ("Open data platform demonstration", "予定s2")


def test_a_title_that_stands_in_is_marked(sample_snapshot: Snapshot) -> None:
    first = dataclasses.replace(sample_snapshot.sessions[0], title=wording("en", en="Only English"))
    snapshot = dataclasses.replace(sample_snapshot, sessions=(first, *sample_snapshot.sessions[1:]))
    title = by_id(snapshot, "ja")["s1"].title
    assert (title.text, title.language, title.asked) == ("Only English", "en", False)


def test_heads_count_what_wants_to_be_looked_at(sample_snapshot: Snapshot) -> None:
    found = heads(sample_snapshot, entries(sample_snapshot, ENGLISH), ENGLISH)
    assert [head.issues for head in found] == [0, 2, 0, 0, 0]
    assert found[0].city == "Hamamatsu"


def test_equal_snapshots_give_equal_entries(sample_snapshot: Snapshot) -> None:
    copy = dataclasses.replace(sample_snapshot)
    assert entries(sample_snapshot, ENGLISH) == entries(copy, ENGLISH)


def test_only_what_changed_is_made_again(sample_snapshot: Snapshot) -> None:
    kept = Kept()
    before = {one.id: one for one in entries(sample_snapshot, ENGLISH, kept=kept)}
    s2 = dataclasses.replace(sample_snapshot.session["s2"], title=wording("en", en="Another title"))
    others = tuple(s2 if one.id == "s2" else one for one in sample_snapshot.sessions)
    after = {
        one.id: one
        for one in entries(dataclasses.replace(sample_snapshot, sessions=others), ENGLISH, kept=kept)
    }
    assert after["s2"].title.text == "Another title"
    assert after["s1"] is before["s1"]


def test_what_is_kept_follows_language_places_and_overlaps(sample_snapshot: Snapshot) -> None:
    kept = Kept()
    entries(sample_snapshot, ENGLISH, kept=kept)
    apart = tuple(one for one in sample_snapshot.sessions if one.id != "s7")
    places = {
        id: dataclasses.replace(one, name=wording("en", en="Elsewhere"))
        for id, one in sample_snapshot.places.items()
    }
    for snapshot, code in (
        (sample_snapshot, "ja"),
        (dataclasses.replace(sample_snapshot, places=places), "ja"),
        (dataclasses.replace(sample_snapshot, sessions=apart), "en"),
        (dataclasses.replace(sample_snapshot, attendances=(), questions=(), session_practices=()), "en"),
    ):
        assert entries(snapshot, language(code), kept=kept) == entries(snapshot, language(code))

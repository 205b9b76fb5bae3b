"""Changes from elsewhere: gaps wait, repeats do nothing, and what cannot be true is kept apart and told."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.made_once import let_go
from tests.store import contents
from tests.store.libraries import NOW, opened
from visitplanner.base.phrases import Phrase
from visitplanner.domain.records import Observation, Visit
from visitplanner.domain.wording import wording
from visitplanner.store import change as log
from visitplanner.store import receiving, snapshots
from visitplanner.store.change import Change, Op, from_json, seal, to_json
from visitplanner.store.fold import REVIVED, TEXT, VALUES
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

VISIT = "5" * 32
NOTE = "1" * 32


@pytest.fixture
def one(tmp_path: Path) -> Iterator[Library]:
    library = opened(tmp_path / "one")
    with library.edit(Phrase("Start"), now=NOW) as edit:
        edit.add(Visit, space=VISIT, id=VISIT, code="A")
        edit.add(Observation, space=VISIT, id=NOTE, visit=VISIT, text=wording("en", en="We met at nine.\n"))
    for number in range(5):
        with library.edit(Phrase("Rename"), now=NOW, visit=VISIT) as edit:
            edit.set(Visit, VISIT, code=f"A{number}")
    yield library
    let_go(library)


@pytest.fixture
def other(tmp_path: Path) -> Iterator[Library]:
    library = opened(tmp_path / "other", identity=Identity("b" * 32, "Ben"))
    yield library
    let_go(library)


def forged(change: Change, **values: object) -> Change:
    return replace(change, **values)  # type: ignore[arg-type]


def test_a_gap_waits_and_repeats_do_nothing(one: Library, other: Library) -> None:
    first, second, *rest = one.changes(VISIT)
    received = other.receive(rest, now=NOW)
    assert (received.new, received.waiting) == (0, 4)
    assert other.changes(VISIT) == ()
    received = other.receive([first], now=NOW)
    assert (received.new, received.waiting) == (1, 4)
    received = other.receive([second, first, second], now=NOW)
    assert (received.new, received.known, received.waiting) == (5, 1, 0)
    assert ("visit", VISIT) in set(received.touched)
    assert other.receive(one.changes(VISIT), now=NOW).new == 0
    assert contents.shown(other) == contents.shown(one)


def test_only_what_is_new_since_a_vector_is_given(one: Library) -> None:
    assert [change.seq for change in one.changes(VISIT, {"a" * 32: 4})] == [5, 6]


def test_a_second_change_under_a_known_name_is_kept_apart(one: Library, other: Library) -> None:
    changes = one.changes(VISIT)
    other.receive(changes, now=NOW)
    twin = forged(changes[2], wall="2001-01-01T00:00:00+00:00")
    received = other.receive([twin], now=NOW)
    assert [(apart.reason, apart.change.seq) for apart in received.quarantined] == [(receiving.TWICE, 3)]
    assert other.changes(VISIT) == changes


def test_two_changes_of_one_name_in_one_delivery_are_not_both_taken(one: Library, other: Library) -> None:
    first, *_ = one.changes(VISIT)
    received = other.receive([first, forged(first, wall="2001-01-01T00:00:00+00:00")], now=NOW)
    assert (received.new, [apart.reason for apart in received.quarantined]) == (1, [receiving.TWICE])


def test_an_altered_value_is_kept_apart_and_what_follows_waits(one: Library, other: Library) -> None:
    first, second, third, *_ = one.changes(VISIT)
    (op,) = second.ops
    assert op.payload
    wrong = forged(second, ops=(replace(op, payload=replace(op.payload, value="B")),))
    received = other.receive([first, wrong, third], now=NOW)
    assert (received.new, received.waiting) == (1, 1)
    assert [apart.reason for apart in received.quarantined] == [receiving.ALTERED]
    assert other.receive([second], now=NOW).new == 2


def test_half_a_character_is_kept_apart(one: Library, other: Library) -> None:
    first, *_ = one.changes(VISIT)
    received = other.receive([forged(first, author="\ud800")], now=NOW)
    assert [apart.reason for apart in received.quarantined] == [receiving.ALTERED]


def test_a_copied_replica_is_told_apart_by_its_past(one: Library, other: Library) -> None:
    first, second, third, *_ = one.changes(VISIT)
    other.receive([first, second], now=NOW)
    fork = forged(third, previous=first.hash)
    received = other.receive([fork, forged(third, seq=4, previous=fork.hash)], now=NOW)
    assert [apart.reason for apart in received.quarantined] == [receiving.FORKED]
    assert (received.new, received.waiting) == (0, 1)


def test_a_count_that_does_not_follow_is_kept_apart(one: Library, other: Library) -> None:
    first, second, *_ = one.changes(VISIT)
    other.receive([first], now=NOW)
    for lamport in (second.lamport + 1, first.lamport):
        received = other.receive([forged(second, lamport=lamport)], now=NOW)
        assert [apart.reason for apart in received.quarantined] == [receiving.COUNT]
    assert other.receive([second], now=NOW).new == 1


def test_nobody_else_writes_in_our_name(one: Library) -> None:
    last = one.changes(VISIT)[-1]
    fake = forged(last, seq=last.seq + 1, previous=last.hash)
    received = one.receive([fake], now=NOW)
    assert [apart.reason for apart in received.quarantined] == [receiving.OURS]


def test_conflicts_are_listed_until_somebody_writes_again(one: Library, other: Library) -> None:
    with one.edit(Phrase("Add another"), now=NOW, visit=VISIT) as edit:
        edit.add(Observation, space=VISIT, id="2" * 32, visit=VISIT)
    other.receive(one.changes(VISIT), now=NOW)
    for library, code, hour in ((one, "ONE", "ten"), (other, "TWO", "eight")):
        with library.edit(Phrase("Change"), now=NOW, visit=VISIT) as edit:
            edit.set(Visit, VISIT, code=code)
            edit.write(Observation, NOTE, "text", "en", f"We met at {hour}.\n")
    with one.edit(Phrase("Delete"), now=NOW, visit=VISIT) as edit:
        edit.delete(Observation, "2" * 32)
    with other.edit(Phrase("Change"), now=NOW, visit=VISIT) as edit:
        edit.set(Observation, "2" * 32, unit="kg")
    one.receive(other.changes(VISIT), now=NOW)
    found = {conflict.sort: conflict for conflict in one.read(snapshots.conflicts, VISIT)}
    assert set(found) == {VALUES, TEXT, REVIVED}
    assert [value for _, _, value in found[VALUES].detail] == ["ONE", "TWO"]
    assert found[TEXT].detail == [["nine.", "ten.", "eight.", "ten. eight."]]
    snapshot = one.read(snapshots.visit_snapshot, VISIT)
    assert snapshot is not None
    assert snapshot.observations[0].text.open_conflicts == {"en"}
    with one.edit(Phrase("Settle"), now=NOW, visit=VISIT) as edit:
        edit.set(Visit, VISIT, code="TWO")
        edit.write(Observation, NOTE, "text", "en", "We met at ten.\n")
        edit.set(Observation, "2" * 32, unit="t")
    other.receive(one.changes(VISIT), now=NOW)
    for library in (one, other):
        assert library.read(snapshots.conflicts, VISIT) == ()
        assert contents.shown(library) == contents.said(library)


def test_a_change_is_the_same_after_a_journey_as_json(one: Library) -> None:
    for change in one.changes(VISIT):
        again = from_json(to_json(change))
        assert again == change
        assert again.hash == change.hash
        assert again.intact()


@pytest.mark.parametrize(
    "data", [{}, {"space": 1}, {"seq": 0}, {"ops": [["set"]]}, {"lamport": 2**60}, {"seen": []}]
)
def test_what_is_no_change_is_refused(one: Library, data: dict[str, object]) -> None:
    good = to_json(one.changes(VISIT)[0])
    with pytest.raises(ValueError, match="not a change"):
        from_json({**good, **data} if data else {})


json = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=5,
)
ops = st.builds(
    lambda verb, kind, row, field, language, parents, value: Op(
        verb,
        kind,
        row,
        field,
        language,
        tuple(parents),
        None if verb in ("add", "del", "redact") else seal(value, "5a"),
    ),
    st.sampled_from(("add", "set", "set", "write", "write", "del", "redact", "weave")),
    st.sampled_from(("visit", "session", "observation", "person", "hologram")),
    st.sampled_from(("1", "2", VISIT)),
    st.sampled_from(
        ("", "when", "minutes", "title", "tags", "taken_at", "zone", "value", "kind", "id", "sum", "aroma")
    ),
    st.sampled_from(("", "en", "ja")),
    st.lists(st.sampled_from(("z:1:0", "z:2:0", "y:1:1", "?", "")), max_size=3),
    json,
)


@settings(max_examples=30)
@given(
    st.lists(st.tuples(st.sampled_from((VISIT, "space")), st.lists(ops, max_size=6)), min_size=1, max_size=6)
)
def test_whatever_others_send_is_taken_in_and_never_wrong(
    tmp_path_factory: pytest.TempPathFactory, histories: list[tuple[str, list[Op]]]
) -> None:
    changes: list[Change] = []
    for number, (space, some) in enumerate(histories, 1):
        replica = "zy"[number % 2]
        lamport = 1 + sum(change.space == space for change in changes)
        mine = [change for change in changes if (change.space, change.replica) == (space, replica)]
        try:
            made = Change(
                space, replica, len(mine) + 1, lamport, {}, f"g{number}", NOW.isoformat(), "?", "?", seal({}, "5a"),
                tuple(some), previous=mine[-1].hash if mine else "",
            )  # fmt: skip
            log.canonical(to_json(made)).encode()
        except UnicodeEncodeError:
            continue
        changes.append(made)
    library = opened(tmp_path_factory.mktemp("library"))
    try:
        library.receive(reversed(changes), now=NOW)
        assert contents.shown(library) == contents.said(library)
        library.read(snapshots.visit_snapshot, VISIT)
        library.read(snapshots.library, NOW)
        library.find("a")
    finally:
        let_go(library)

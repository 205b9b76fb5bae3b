"""People: added, named, ranked, merged and taken apart; what is private stays apart. Undo gives back exactly."""

from __future__ import annotations

import pytest

from tests.domain.examples import MONDAY, at
from tests.operations.conftest import NOW, Workspace
from tests.operations.test_staging import undone
from visitplanner.domain.kinds import NameOrder, Part, Side
from visitplanner.domain.name_reading import understood
from visitplanner.domain.records import (
    Organisation,
    Participation,
    Person,
    PersonPrivate,
    Question,
    Track,
)
from visitplanner.operations import attendances, fields, people, sessions


def add(workspace: Workspace, name: str, side: Side = Side.DELEGATION, language: str = "en") -> str:
    """A new person of the visit: the id of the person."""
    id = workspace.do(people.add, workspace.visit, name=name, language=language, side=side)
    return next(one.person for one in workspace.snapshot.participations if one.id == id)


def part_of(workspace: Workspace, person: str) -> Participation:
    return next(one for one in workspace.snapshot.participations if one.person == person)


def call(workspace: Workspace) -> str:
    return workspace.do(sessions.add, workspace.visit, title="Call", language="en", when=at(MONDAY, "10"))


def test_who_is_added_is_last_in_rank_and_undo_takes_both_rows_back(workspace: Workspace) -> None:
    first, host = (
        add(workspace, "Mario Rossi"),
        add(workspace, "見本 太郎 みほん たろう", Side.COUNTERPART, "ja"),
    )
    undone(workspace, people.add, workspace.visit, name="Anna de Vries", language="nl", side=Side.DELEGATION)
    ranks = {one.person: (one.side, one.rank) for one in workspace.snapshot.participations}
    assert ranks[first] == (Side.DELEGATION, 1)
    assert ranks[host] == (Side.COUNTERPART, 1)
    assert (Side.DELEGATION, 2) in ranks.values()
    assert workspace.snapshot.people[host].family_kana == "みほん"
    assert workspace.refused(people.add, workspace.visit, name=" ", language="en").field == "name"


@pytest.mark.parametrize(
    ("typed", "language", "parts"),
    [
        ("Mario Rossi", "it", ("Rossi", "Mario", "", "", "", "")),
        ("Rossi, Mario", "it", ("Rossi", "Mario", "", "", "", "")),
        ("ROSSI Mario", "it", ("ROSSI", "Mario", "", "", "", "")),
        ("Jan van den Berg", "nl", ("van den Berg", "Jan", "", "", "", "")),
        ("Nagy István", "hu", ("Nagy", "István", "", "", "", "")),
        ("Madonna", "en", ("Madonna", "", "", "", "", "")),
        ("見本 太郎（みほん たろう）Mihon Tarō", "ja", ("見本", "太郎", "みほん", "たろう", "Mihon", "Tarō")),
        ("マリオ・ロッシ Mario Rossi", "ja", ("Rossi", "Mario", "ロッシ", "マリオ", "", "")),
        ("𠮷野\u3000花子", "ja", ("𠮷野", "花子", "", "", "", "")),
        ("<b>&amp; 👩‍👧", "en", ("👩‍👧", "<b>&amp;", "", "", "", "")),
    ],
)
def test_a_name_in_one_line_is_understood(typed: str, language: str, parts: tuple[str, ...]) -> None:
    name = understood(typed, language)
    assert tuple(getattr(name, part) for part in people.PARTS_OF_NAMES) == parts
    family_first = typed.startswith(("ROSSI", "Nagy", "見", "𠮷"))
    assert (name.order is NameOrder.FAMILY_FIRST) == family_first


def test_hostile_names_are_kept_as_typed_but_for_what_cannot_be_stored(workspace: Workspace) -> None:
    id = add(workspace, "Mario Rossi")
    for typed in ("A&B <script>", "\u202eoruaM", "𠮷" * 5_000, "éé"):
        workspace.do(people.set_name, id, family_latin=typed)
        assert workspace.snapshot.people[id].family_latin == typed
    workspace.do(people.set_name, id, family_latin="a\0b\udc80\nc")
    assert workspace.snapshot.people[id].family_latin == "ab\ufffd c"


def test_a_person_keeps_a_name_and_has_a_plausible_address(workspace: Workspace) -> None:
    id = add(workspace, "Madonna")
    assert workspace.refused(people.set_name, id, family_native=" ").field == "family_native"
    for address in ("Madonna", "a@b", "a@b..it", "a b@c.it", "a@b.it,c@d.it"):
        assert workspace.refused(fields.set_value, Person, id, "email", address).field == "email"
    for address in ("madonna@comune.example", "太郎@例え.テスト", ""):
        workspace.do(fields.set_value, Person, id, "email", address)
    part = part_of(workspace, id).id
    for rank in (0, 1000):
        assert workspace.refused(fields.set_value, Participation, part, "rank", rank).field == "rank"


def test_ranks_and_the_head_are_set_in_one_gesture(workspace: Workspace) -> None:
    ids = [add(workspace, name) for name in ("Anna Bianchi", "Carla Dini", "Enzo Ferri")]
    parts = [part_of(workspace, id).id for id in ids]
    undone(workspace, people.reorder, [parts[2], parts[0], parts[1]])
    assert [person.id for _part, person in workspace.snapshot.side(Side.DELEGATION)] == [
        ids[2],
        ids[0],
        ids[1],
    ]
    workspace.do(people.set_head, parts[0], head=True)
    undone(workspace, people.set_head, parts[1], head=True)
    assert [one.id for one in workspace.snapshot.participations if one.head] == [parts[1]]


def test_who_changes_sides_is_last_there_and_leads_nobody(workspace: Workspace) -> None:
    ids = [add(workspace, name) for name in ("Anna Bianchi", "Carla Dini", "Enzo Ferri")]
    parts = [part_of(workspace, id).id for id in ids]
    workspace.do(people.set_head, parts[2], head=True)
    undone(workspace, people.set_side, parts[2], Side.COUNTERPART)
    moved = part_of(workspace, ids[2])
    assert (moved.side, moved.rank, moved.head) == (Side.COUNTERPART, 1, False)
    workspace.do(people.set_side, parts[0], Side.COUNTERPART)
    assert part_of(workspace, ids[0]).rank == 2
    workspace.do(people.set_side, parts[0], Side.COUNTERPART)
    assert part_of(workspace, ids[0]).rank == 2


def test_who_leaves_is_out_of_everything_of_the_visit_and_still_in_the_library(workspace: Workspace) -> None:
    id, other, session = add(workspace, "Mario Rossi"), add(workspace, "Anna Bianchi"), call(workspace)
    for person in (id, other):
        workspace.do(attendances.set_part, session, person, Part.ATTENDS)
    space = workspace.visit
    workspace.do(lambda edit: edit.add(Track, space=space, visit=space, people=(id, other)))
    undone(workspace, people.leave, part_of(workspace, id).id)
    assert [one.person for one in workspace.snapshot.attendances] == [other]
    assert workspace.snapshot.tracks[0].people == (other,)
    assert id in {one.id for one in workspace.all(Person)}
    undone(workspace, people.join, workspace.visit, id, Side.COUNTERPART)
    assert workspace.refused(people.join, workspace.visit, id, Side.DELEGATION).field == "person"


def test_who_is_named_anywhere_stays_in_the_library(workspace: Workspace) -> None:
    id = add(workspace, "Mario Rossi")
    workspace.do(people.set_private, id, diet="no peanuts")
    assert "still used" in str(workspace.refused(people.delete, id))
    workspace.do(people.leave, part_of(workspace, id).id)
    workspace.do(people.delete, id)
    assert workspace.all(Person) == workspace.all(PersonPrivate) == ()
    workspace.library.undo(workspace.visit, now=NOW)
    assert [one.diet for one in workspace.all(PersonPrivate)] == ["no peanuts"]


def twice(workspace: Workspace) -> tuple[str, str, str]:
    """Somebody entered twice, at one session under both records; a question asked by the one to be merged."""
    one, other, session = add(workspace, "Mario Rossi"), add(workspace, "Rossi, M."), call(workspace)
    workspace.do(attendances.set_part, session, one, Part.ATTENDS)
    workspace.do(attendances.set_part, session, other, Part.SPEAKS)
    space = workspace.visit
    workspace.do(lambda edit: edit.add(Question, space=space, visit=space, number=1, asked_by=one))
    workspace.do(fields.set_value, Person, one, "email", "mario@comune.example")
    workspace.do(fields.write_text, Person, one, "title", "it", "Dirigente")
    return one, other, session


def test_a_merge_shows_everywhere_and_is_taken_apart_again(workspace: Workspace) -> None:
    one, other, session = twice(workspace)
    before = workspace.snapshot
    undone(workspace, people.merge, one, other)
    merged = workspace.snapshot
    assert [person.id for _part, person in merged.side(Side.DELEGATION)] == [other]
    assert {row.person for row in merged.attendances} == {other}
    assert merged.questions[0].asked_by == other
    assert merged.people[one].id == other
    workspace.do(attendances.set_part, session, other, Part.INTERPRETS, Part.ATTENDS)
    assert {row.part for row in workspace.snapshot.attendances} == {Part.SPEAKS, Part.INTERPRETS}
    workspace.library.undo(workspace.visit, now=NOW)
    workspace.do(people.part, one)
    assert workspace.snapshot == before


def test_the_one_who_stays_takes_over_only_what_is_lacking(workspace: Workspace) -> None:
    one, other, _session = twice(workspace)
    workspace.do(people.set_private, one, diet="vegetarian", mobile="+39 000")
    workspace.do(people.set_private, other, mobile="+39 111")
    workspace.do(fields.write_text, Person, other, "title", "en", "Director")
    undone(workspace, people.merge, one, other, fill=True)
    person = workspace.snapshot.people[other]
    assert (person.email, person.given_native, person.family_native) == (
        "mario@comune.example",
        "M.",
        "Rossi",
    )
    assert dict(person.title.texts) == {"en": "Director", "it": "Dirigente"}
    facts = {row.person: (row.diet, row.mobile) for row in workspace.all(PersonPrivate)}
    assert facts[other] == ("vegetarian", "+39 111")


def test_merging_in_a_circle_or_with_oneself_is_refused(workspace: Workspace) -> None:
    one, other, third = (add(workspace, name) for name in ("Anna Bianchi", "A. Bianchi", "Anna B."))
    assert workspace.refused(people.merge, one, one).field == "alias_of"
    assert workspace.refused(people.part, one).field == "alias_of"
    workspace.do(people.merge, one, other)
    assert workspace.refused(people.merge, other, one).field == "alias_of"
    workspace.do(people.merge, other, third)
    assert workspace.refused(people.merge, third, one).field == "alias_of"
    assert {workspace.snapshot.people[id].id for id in (one, other, third)} == {third}
    workspace.do(people.leave, part_of(workspace, third).id)
    assert workspace.snapshot.participations == ()


def test_private_facts_are_in_no_snapshot_and_no_search_of_another_kind(workspace: Workspace) -> None:
    id = add(workspace, "Mario Rossi")
    undone_before = workspace.snapshot
    workspace.do(people.set_private, id, diet="no peanuts", passport="YA0000000", mobile="+39 000 0000000")
    assert workspace.snapshot == undone_before
    assert "peanuts" not in repr(workspace.snapshot)
    (row,) = workspace.all(PersonPrivate)
    assert (row.space, row.person) == (f"{id}/restricted", id)
    assert {hit.kind for hit in workspace.library.find("peanuts").hits} <= {"person_private"}
    assert {hit.kind for hit in workspace.library.find("YA0000000").hits} <= {"person_private"}
    workspace.do(people.set_private, id, diet="")
    assert workspace.all(PersonPrivate)[0].diet == ""
    assert len(workspace.all(PersonPrivate)) == 1


def test_an_organisation_is_taken_by_its_name_or_made(workspace: Workspace) -> None:
    id, other = add(workspace, "Mario Rossi"), add(workspace, "Anna Bianchi")
    undone(workspace, people.set_organisation, id, name="Comune di Parma", language="it")
    workspace.do(people.set_organisation, other, name="comune di parma", language="en")
    assert len(workspace.all(Organisation)) == 1
    assert {one.organisation for one in workspace.all(Person)} == {workspace.all(Organisation)[0].id}

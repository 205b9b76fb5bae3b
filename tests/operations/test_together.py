"""What is known of people, places, practices and outcomes, written on several laptops at once: all come to the same.

And on one laptop: whatever was done, merged and taken in from files, undo leaves the library as it was.
"""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from tests.exchange.texts import HOSTILE
from tests.made_once import NOW, let_go, opened
from tests.operations.conftest import Workspace
from tests.store import contents
from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import phrase
from visitplanner.domain import codec, snapshot
from visitplanner.domain.kinds import (
    ConditionSort,
    Decision,
    Dimension,
    GiftStatus,
    SeatingLayout,
    Side,
    TermSort,
    TextState,
    Theme,
)
from visitplanner.domain.note_bundles import Bundle, Said
from visitplanner.domain.records import (
    Action,
    BankQuestion,
    City,
    Evidence,
    Gift,
    Objective,
    Observation,
    Participation,
    Person,
    Place,
    PracticeNote,
    Question,
    Score,
    Seat,
    Session,
    Term,
    TransferDecision,
)
from visitplanner.domain.translations import Translations, Unit
from visitplanner.domain.wording import Wording
from visitplanner.operations import (
    actions,
    banks,
    cities,
    cooperations,
    decisions,
    fields,
    gifts,
    glossary,
    imports,
    lessons,
    milestones,
    objectives,
    observations,
    organisations,
    people,
    places,
    practices,
    questions,
    seats,
    sessions,
)
from visitplanner.store import history, snapshots
from visitplanner.store.editing import Edit
from visitplanner.store.identity import Identity
from visitplanner.store.library import Library

Step = Callable[["Hand"], object]

NAMES = [*(text for text in HOSTILE if text.strip()), "見本太郎", "Anna Bianchi", "Müller"]


class Hand:
    """Somebody who does something at random within one gesture."""

    def __init__(self, edit: Edit, visit: str, chance: random.Random) -> None:
        self.edit, self.visit, self.chance = edit, visit, chance

    def some(self, kind: type[Any]) -> Any:
        """Any record of a kind; IndexError where there is none."""
        return self.chance.choice(sorted(self.edit.find(kind), key=lambda one: one.id))

    def id(self, kind: type[Any]) -> str:
        """The id of any record of a kind."""
        found: str = self.some(kind).id
        return found

    def of(self, values: Any) -> Any:
        """Any one of `values`."""
        return self.chance.choice(list(values))

    @property
    def text(self) -> str:
        """What somebody may type."""
        return self.of(NAMES)

    @property
    def day(self) -> date:
        """Any day of a month."""
        return date(2026, 11, self.chance.randrange(1, 31))


def write(hand: Hand) -> None:
    """A text of any record, or the state of one."""
    kind = hand.of(
        (Person, Place, PracticeNote, TransferDecision, Term, Gift, Score, Question, Evidence, Session)
    )
    one = hand.some(kind)
    field = hand.of(codec.wordings(kind))
    language = hand.of(("en", "ja", "it"))
    if getattr(one, field)[language] and hand.chance.random() < 0.4:
        fields.set_text_state(hand.edit, kind, one.id, field, language, hand.of(TextState))
    else:
        fields.write_text(hand.edit, kind, one.id, field, language, hand.text)


def take_a_note(hand: Hand) -> None:
    """A practice note from a file: a new one, or one that is here and says something else."""
    ids = [one.id for one in hand.edit.find(PracticeNote)]
    id = hand.of([*ids, "", "c" * 32])
    rows = (Said(Evidence, hand.of(["d" * 32, "e" * 32]), {"value": hand.text, "order": 1}),)
    city = Said(City, hand.of(["", "f" * 32]), {"name": Wording({"en": hand.of(["Parma", "Brno"])})})
    words = Wording({"en": hand.text, "ja": hand.text}, {"ja": TextState.MACHINE})
    imports.take_notes(
        hand.edit, (Bundle(Said(PracticeNote, id, {"title": words}), rows, city, None, "x.md"),)
    )


def take_translations(hand: Hand) -> None:
    """Texts that come back from a translator, some of them of records that are gone."""
    note = hand.some(PracticeNote)
    units = (
        Unit(
            "practice_note", note.id, "title", hand.of([note.title["en"], "x"]), hand.text, hand.of(TextState)
        ),
        Unit("practice_note", "0" * 32, "title", "x", hand.text),
        Unit("session", hand.id(Session), "title", "x", hand.text, TextState.CHECKED),
    )
    imports.take_translations(hand.edit, Translations("en", hand.of(["ja", "it"]), units))


STEPS: list[Step] = [
    write, write, write, write, take_a_note, take_a_note, take_translations, take_translations,
    lambda at: people.add(at.edit, at.visit, name=at.text, language="ja", side=at.of(Side)),
    lambda at: people.merge(at.edit, at.id(Person), at.id(Person), fill=at.chance.random() < 0.5),
    lambda at: people.part(at.edit, at.id(Person)),
    lambda at: people.tell_apart(at.edit, at.id(Person), at.id(Person)),
    lambda at: people.set_private(at.edit, at.id(Person), diet=at.text, mobile=at.text),
    lambda at: people.set_organisation(at.edit, at.id(Person), name=at.text, language="it"),
    lambda at: people.set_head(at.edit, at.id(Participation), at.of([True, False])),
    lambda at: people.leave(at.edit, at.id(Participation)),
    lambda at: people.delete(at.edit, at.id(Person)),
    lambda at: places.create(at.edit, name=at.text, language="en", zone="Asia/Tokyo"),
    lambda at: places.merge(at.edit, at.id(Place), at.id(Place)),
    lambda at: places.part(at.edit, at.id(Place)),
    lambda at: places.close_on(at.edit, at.id(Place), [at.day]),
    lambda at: places.delete(at.edit, at.id(Place)),
    lambda at: sessions.set_place(at.edit, at.id(Session), at.id(Place)),
    lambda at: organisations.create(at.edit, name=at.text, language="en"),
    lambda at: cities.create(at.edit, name=at.text, language="en"),
    lambda at: cities.add_indicator(at.edit, at.id(City)),
    lambda at: practices.create(at.edit, title=at.text, language="en"),
    lambda at: practices.attach(at.edit, at.id(Session), at.id(PracticeNote)),
    lambda at: practices.add_evidence(at.edit, at.id(PracticeNote)),
    lambda at: practices.add_condition(at.edit, at.id(PracticeNote), at.of(ConditionSort)),
    lambda at: practices.delete(at.edit, at.id(PracticeNote)),
    lambda at: objectives.add(at.edit, at.visit, text=at.text, language="en"),
    lambda at: questions.add(at.edit, at.visit, text=at.text, language="en", objective=at.id(Objective)),
    lambda at: questions.place(at.edit, [at.id(Question)], at.id(Session)),
    lambda at: questions.move(at.edit, at.id(Question), at.of([-1, 1])),
    lambda at: questions.delete(at.edit, [at.id(Question)]),
    lambda at: banks.keep(at.edit, at.of(Theme), at.text, "en"),
    lambda at: banks.take(
        at.edit, at.visit, [banks.offer(at.some(BankQuestion))], objective=at.id(Objective), language="en"
    ),
    lambda at: observations.note(at.edit, at.visit, at.text, language="it", session=at.id(Session)),
    lambda at: observations.answer(at.edit, at.id(Observation), at.id(Question)),
    lambda at: observations.answer_with(at.edit, at.id(Question), at.text, language="en"),
    lambda at: lessons.evidence_from(at.edit, at.id(PracticeNote), at.id(Observation)),
    lambda at: lessons.lesson_from(at.edit, at.id(PracticeNote), at.id(Observation)),
    lambda at: decisions.add(at.edit, at.visit, at.id(PracticeNote), at.id(City)),
    lambda at: decisions.score(at.edit, at.id(TransferDecision), at.of(Dimension), at.of([None, 0, 1, 2, 3])),
    lambda at: decisions.link(at.edit, at.id(TransferDecision), at.id(Observation)),
    lambda at: decisions.delete(at.edit, [at.id(TransferDecision)]),
    lambda at: fields.set_value(at.edit, TransferDecision, at.id(TransferDecision), "decision", at.of(Decision)),
    lambda at: actions.of_decision(at.edit, at.id(TransferDecision)),
    lambda at: actions.of_observation(at.edit, at.id(Observation)),
    lambda at: actions.set_due(at.edit, at.id(Action), at.day),
    lambda at: milestones.of_action(at.edit, at.id(Action)),
    lambda at: cooperations.add(at.edit, at.visit, title=at.text, language="en"),
    lambda at: cooperations.leave(at.edit, at.visit),
    lambda at: gifts.add(at.edit, at.visit, title=at.text, language="ja", session=at.id(Session)),
    lambda at: gifts.set_status(at.edit, at.id(Gift), at.of(GiftStatus)),
    lambda at: seats.seat_person(at.edit, at.id(Session), at.id(Person), at.of([0, 1])),
    lambda at: seats.swap(at.edit, at.id(Seat), at.id(Seat)),
    lambda at: seats.arrange(at.edit, at.id(Session), at.of(SeatingLayout), ()),
    lambda at: glossary.add(at.edit, name=at.text, language="en", sort=at.of(TermSort)),
    lambda at: glossary.delete(at.edit, at.id(Term)),
]  # fmt: skip


def act(library: Library, visit: str, chance: random.Random) -> bool:
    """One gesture at random; whether there was anything to do it to."""
    before = contents.shown(library) if chance.random() < 0.1 else None
    try:
        with library.edit(phrase("Act"), now=NOW, visit=visit) as edit:
            chance.choice(STEPS)(Hand(edit, visit, chance))
    except (Refusal, IndexError):
        assert before is None or contents.shown(library) == before
        return False
    return True


# ---------------------------------------------------------------- one laptop
@pytest.mark.parametrize("seed", [1, 2, *(pytest.param(n, marks=pytest.mark.long) for n in range(3, 60))])
def test_whatever_was_done_is_undone_exactly(workspace: Workspace, seed: int) -> None:
    library, chance = workspace.library, random.Random(seed)
    workspace.do(sessions.add, workspace.visit, title="Courtesy call", language="en")
    workspace.do(practices.create, title="Heat from the sea", language="en")
    moments = [contents.shown(library, lives=False)]
    for _ in range(80):
        if act(library, workspace.visit, chance):
            now = contents.shown(library, lives=False)
            if now != moments[-1]:
                moments.append(now)
    assert len(moments) > 25
    walk(library, workspace.visit, library.undo, moments[-2::-1])
    walk(library, workspace.visit, library.redo, moments[1:])
    assert contents.shown(library) == contents.said(library)
    assert library.verify() == ()


def walk(library: Library, visit: str, way: Callable[..., Any], moments: Sequence[contents.Contents]) -> None:
    """Walk through the history: after each gesture that showed, all is as it was at that moment."""
    seen = contents.shown(library, lives=False)
    for moment in moments:
        before = seen
        while (seen := contents.shown(library, lives=False)) == before:
            assert way(visit, now=NOW) is not None
        assert seen == moment


# ---------------------------------------------------------------- several
class Team:
    """Laptops that begin with the same visit."""

    def __init__(self, folder: Path, first: Workspace, names: str = "abc") -> None:
        self.visit = first.visit
        self.libraries = [
            opened(folder / name, Identity(name * 32, name)) for name in names
        ]
        for library in self.libraries:
            give(first.library, library)

    def settle(self) -> None:
        """Everybody meets everybody."""
        for _ in range(2):
            for one in self.libraries:
                for other in self.libraries:
                    give(one, other)

    def agree(self) -> None:
        """All show the same: tables, screens, and what a fold of the log says."""
        first = contents.shown(self.libraries[0])
        seen = shown(self.libraries[0], self.visit)
        for library in self.libraries:
            assert contents.shown(library) == contents.said(library) == first
            assert shown(library, self.visit) == seen
            assert library.verify() == ()


def give(one: Library, other: Library) -> None:
    """All changes of a laptop to another."""
    if one is not other:
        other.receive(one.read(history.every_change), now=NOW)


def shown(library: Library, visit: str) -> snapshot.Snapshot:
    """The visit as screens and packs have it."""
    found = library.read(snapshots.visit_snapshot, visit)
    assert found is not None
    return found


@pytest.fixture
def team(workspace: Workspace, tmp_path: Path) -> Iterator[Team]:
    workspace.do(sessions.add, workspace.visit, title="Courtesy call", language="en")
    workspace.do(practices.create, title="Heat from the sea", language="en")
    for name in ("Anna Bianchi", "見本 太郎"):
        workspace.do(people.add, workspace.visit, name=name, language="it")
        workspace.do(places.create, name=name, language="it")
    found = Team(tmp_path / "team", workspace)
    yield found
    for library in found.libraries:
        let_go(library)


@pytest.mark.parametrize("seed", [1, 2, *(pytest.param(n, marks=pytest.mark.long) for n in range(3, 60))])
def test_laptops_come_to_the_same_of_everything(team: Team, seed: int) -> None:
    chance = random.Random(seed)
    done = 0
    for _ in range(100):
        library = chance.choice(team.libraries)
        if chance.random() < 0.12:
            give(chance.choice(team.libraries), library)
        elif chance.random() < 0.1:
            chance.choice((library.undo, library.redo))(team.visit, now=NOW)
        else:
            done += act(library, team.visit, chance)
    assert done > 20
    team.settle()
    team.agree()


@pytest.mark.parametrize("kind", [Person, Place])
def test_merged_crosswise_one_stands_for_both_and_they_come_apart(team: Team, kind: type[Any]) -> None:
    """Each laptop merges the same two the other way round, a third one puts a third record behind one of them."""
    operations: Any = people if kind is Person else places
    one, other = sorted(row.id for row in team.libraries[0].read(snapshots.all_of, kind))
    first, second, _third = team.libraries
    do(first, operations.merge, one, other)
    do(second, operations.merge, other, one)
    team.settle()
    team.agree()
    known = shown(first, team.visit)
    if kind is Person:
        assert {id: person.id for id, person in known.people.items()} == {one: one, other: one}
        assert [part.person for part in known.participations] == [one]
    session = known.sessions[0].id
    if kind is Place:
        do(first, sessions.set_place, session, other)
        assert shown(first, team.visit).sessions[0].place == one
    with pytest.raises(Refusal):
        do(first, operations.merge, one, other)
    for id in (one, other):
        do(first, operations.part, id)
    team.settle()
    team.agree()
    assert {row.alias_of for row in second.read(snapshots.all_of, kind)} == {""}


def test_a_merge_whose_other_half_is_not_here_yet_changes_nothing(team: Team) -> None:
    first, second, _third = team.libraries
    one = first.read(snapshots.all_of, Person)[0].id
    before = shown(second, team.visit)
    with first.edit(phrase("New"), now=NOW) as edit:
        there = edit.add(Person, space="9" * 32, id="9" * 32, family_native="Bianchi")
        people.merge(edit, one, there)
    second.receive(first.changes(one), now=NOW)
    now = shown(second, team.visit)
    assert now.people[one] == replace(before.people[one], alias_of=there)
    assert now.participations == before.participations
    do(second, people.leave, now.participations[0].id)


def test_everybodys_scores_of_a_dimension_are_one(team: Team) -> None:
    first, second, _third = team.libraries
    note = first.read(snapshots.all_of, PracticeNote)[0].id
    decision = do(first, decisions.add, team.visit, note)
    give(first, second)
    do(first, decisions.score, decision, Dimension.FINANCE, 3)
    do(second, decisions.score, decision, Dimension.FINANCE, 1)
    do(second, decisions.score, decision, Dimension.DATA, 2)
    team.settle()
    team.agree()
    assert len(shown(first, team.visit).scores) == 2
    assert len(first.read(snapshots.conflicts, team.visit)) == 1


def test_a_row_that_two_laptops_keep_in_two_spaces_is_found_where_it_is(team: Team) -> None:
    """The same file of a note, taken in as another note on each: its rows become one."""
    for library, space in zip(team.libraries, ("2" * 32, "1" * 32), strict=False):
        with library.edit(phrase("Take"), now=NOW) as edit:
            values = {"practice": space, "indicator": Wording({"en": "Savings"}, {}, "en")}
            edit.add(Evidence, space=space, id="d" * 32, **values)
    team.settle()
    team.agree()


def do(library: Library, operation: Callable[..., Any], *args: Any) -> Any:
    """One gesture on one laptop."""
    with library.edit(phrase("Test"), now=NOW) as edit:
        return operation(edit, *args)

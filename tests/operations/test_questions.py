"""Objectives, questions, banks of questions, and what observations say of who may see them."""

from __future__ import annotations

import pytest

from tests.domain.examples import MONDAY, at
from tests.operations.conftest import NOW, Workspace
from visitplanner.base.language import LANGUAGES
from visitplanner.domain import ids
from visitplanner.domain.kinds import Decision, Priority, Theme, Visibility
from visitplanner.domain.records import BankQuestion, TransferDecision
from visitplanner.domain.wording import wording
from visitplanner.operations import banks, objectives, observations, practices, questions, sessions
from visitplanner.store.editing import Edit


@pytest.fixture
def asked(workspace: Workspace) -> list[str]:
    """An objective with three questions; the first id is the objective's."""
    return _asked(workspace)


def _asked(workspace: Workspace) -> list[str]:
    here = workspace.do(objectives.add, workspace.visit, text="Know why", language="en", owner="Anna")
    return [here, *(add(workspace, f"Why {n}?", objective=here) for n in range(3))]


def add(workspace: Workspace, text: str, **more: str) -> str:
    return workspace.do(questions.add, workspace.visit, text=text, language="en", **more)


def numbered(workspace: Workspace) -> dict[str, int]:
    return {one.id: one.number for one in workspace.snapshot.questions}


def test_numbers_go_on_from_the_highest(workspace: Workspace, asked: list[str]) -> None:
    assert numbered(workspace) == {asked[1]: 1, asked[2]: 2, asked[3]: 3}
    workspace.do(questions.delete, [asked[1]])
    last = add(workspace, "")
    assert numbered(workspace)[last] == 4
    workspace.refused(questions.add, workspace.visit, text="x", language="en", objective="gone")
    workspace.refused(questions.add, workspace.visit, text="x", language="en", session="gone")


def test_moving_exchanges_numbers_and_undo_restores_them(workspace: Workspace, asked: list[str]) -> None:
    before = workspace.snapshot
    add(workspace, "of no objective")
    workspace.do(questions.move, asked[3], -2)
    assert [numbered(workspace)[id] for id in asked[1:]] == [2, 3, 1]
    workspace.library.undo(workspace.visit, now=NOW)
    workspace.library.undo(workspace.visit, now=NOW)
    assert workspace.snapshot == before
    workspace.do(questions.move, asked[1], -5)
    assert workspace.snapshot == before


def test_records_without_numbers_get_some_when_they_are_moved(workspace: Workspace) -> None:
    def unnumbered(edit: Edit) -> None:
        for one in workspace.snapshot.objectives:
            edit.set(type(one), one.id, number=0)

    made = [workspace.do(objectives.add, workspace.visit, text=str(n), language="en") for n in range(3)]
    workspace.do(unnumbered)
    workspace.do(objectives.move, min(made), 2)
    assert sorted(one.number for one in workspace.snapshot.objectives) == [1, 2, 3]
    assert next(one.number for one in workspace.snapshot.objectives if one.id == min(made)) == 3


def test_questions_of_a_deleted_objective_stay(workspace: Workspace, asked: list[str]) -> None:
    workspace.do(objectives.delete, asked[:1])
    assert not workspace.snapshot.objectives
    assert len(workspace.snapshot.questions) == 3
    rest = add(workspace, "of no objective")
    workspace.do(questions.move, rest, -1)
    assert numbered(workspace)[rest] == 3


def test_priority_place_and_objective(workspace: Workspace, asked: list[str]) -> None:
    call = workspace.do(sessions.add, workspace.visit, title="Call", language="en", when=at(MONDAY, "10"))
    seen = []
    for _ in range(3):
        workspace.do(questions.step_priority, asked[1:2])
        seen.append(
            workspace.snapshot.questions[
                [q.id for q in workspace.snapshot.questions].index(asked[1])
            ].priority
        )
    assert seen == [Priority.COULD, Priority.MUST, Priority.SHOULD]
    workspace.do(questions.step_priority, asked[1:4])
    assert {one.priority for one in workspace.snapshot.questions} == {Priority.COULD}
    workspace.do(questions.place, asked[1:3], call)
    workspace.do(questions.put_under, asked[3:4], "")
    assert {one.id for one in workspace.snapshot.questions_of[call]} == {*asked[1:3]}
    workspace.refused(questions.place, asked[1:2], "gone")
    workspace.refused(questions.put_under, asked[1:2], "gone")


def test_an_answer_is_heard_where_the_question_is_placed(workspace: Workspace, asked: list[str]) -> None:
    call = workspace.do(sessions.add, workspace.visit, title="Call", language="en", when=at(MONDAY, "10"))
    workspace.do(questions.place, asked[1:2], call)
    heard = workspace.do(observations.answer_with, asked[1], "Because", language="en")
    found = workspace.snapshot
    assert [(one.id, one.session) for one in found.observations] == [(heard, call)]
    assert asked[1] in found.answered
    workspace.do(observations.unanswer, heard, asked[1])
    assert not workspace.snapshot.answers
    workspace.do(observations.answer_with, asked[2], "Nowhere", language="en")
    assert workspace.refused(observations.answer_with, asked[2], " ", language="en").field == "text"


def test_what_becomes_private_goes_into_a_space_that_does_not_travel(
    workspace: Workspace, asked: list[str]
) -> None:
    heard = workspace.do(observations.answer_with, asked[1], "Because", language="en")
    photo = {"blob": "ab" * 32, "name": "a.jpg", "media_type": "image/jpeg"}
    workspace.do(practices.add_media, "observation", heard, **photo)
    workspace.do(lambda edit: edit.add(
        TransferDecision, space=workspace.visit, visit=workspace.visit, observations=(heard,), decision=Decision.ADAPT
    ))  # fmt: skip
    before = workspace.snapshot
    kept = workspace.do(observations.set_visibility, heard, Visibility.PRIVATE)
    found = workspace.snapshot
    (one,) = found.observations
    assert (one.id, one.visibility) == (kept, Visibility.PRIVATE) != (heard, Visibility.PRIVATE)
    assert one.space.startswith(f"{workspace.visit}/private/")
    assert one.text == before.observations[0].text
    assert {row.space for row in (*found.answers, *found.attachments)} == {one.space}
    assert found.decisions[0].observations == (kept,)
    workspace.library.undo(workspace.visit, now=NOW)
    assert workspace.snapshot == before
    assert workspace.do(observations.set_visibility, heard, Visibility.SHAREABLE) == heard
    assert workspace.snapshot.observations[0].space == workspace.visit
    workspace.do(observations.delete, [heard])
    assert not workspace.snapshot.observations


def test_a_question_is_kept_once_in_the_bank_of_its_theme(workspace: Workspace, asked: list[str]) -> None:
    text = wording("en", en="Who pays?", ja="誰が払いますか。")
    kept = workspace.do(banks.keep, Theme.ENERGY, text, "en", priority=Priority.MUST)
    (one,) = workspace.all(BankQuestion)
    assert (one.id, one.space, one.theme, one.text) == (
        kept,
        ids.question_bank(Theme.ENERGY),
        Theme.ENERGY,
        text,
    )
    assert workspace.refused(banks.keep, Theme.ENERGY, "who  PAYS?", "en").field == "text"
    shipped = banks.shipped(Theme.ENERGY)[0].text["it"]
    workspace.refused(banks.keep, Theme.ENERGY, shipped, "it")
    workspace.refused(banks.keep, Theme.ENERGY, "  ", "en")
    workspace.do(banks.keep, Theme.ICT, "Who pays?", "en")
    workspace.do(banks.delete, [kept])
    assert [one.theme for one in workspace.all(BankQuestion)] == [Theme.ICT]


def test_questions_are_taken_in_all_their_languages(workspace: Workspace, asked: list[str]) -> None:
    kept = workspace.do(banks.keep, Theme.ENERGY, "Who pays?", "en")
    own = banks.offer(next(one for one in workspace.all(BankQuestion) if one.id == kept))
    ours = banks.shipped(Theme.ENERGY)[0]
    before = workspace.snapshot
    taken = workspace.do(banks.take, workspace.visit, [ours, own], objective=asked[0], language="ja")
    found = {one.id: one for one in workspace.snapshot.questions}
    first, second = (found[id] for id in taken)
    assert {*first.text} == {*LANGUAGES}
    assert (first.text.original, first.priority, first.objective) == ("ja", ours.priority, asked[0])
    assert (dict(second.text.texts), second.number) == ({"en": "Who pays?"}, first.number + 1)
    workspace.library.undo(workspace.visit, now=NOW)
    assert workspace.snapshot == before
    workspace.refused(banks.take, workspace.visit, [], objective="", language="en")


@pytest.mark.parametrize("theme", Theme)
def test_every_shipped_question_is_said_in_every_language(theme: Theme) -> None:
    offers = banks.shipped(theme)
    assert 6 <= len(offers) <= 10
    assert len({one.id for one in offers}) == len(offers)
    for one in offers:
        assert {*one.text} == {*LANGUAGES}, one.id
        assert all(text.endswith(("?", "か。")) for text in one.text.texts.values()), one.id

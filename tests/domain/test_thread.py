"""The golden thread: links in both directions, whatever the data; chains that claim nothing; the trace table."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.domain.examples import MONDAY, TUESDAY, at, session, snapshot
from visitplanner.base.language import language
from visitplanner.domain import thread, thread_words, trace
from visitplanner.domain.kinds import Decision, Visibility
from visitplanner.domain.records import (
    Action,
    Answer,
    City,
    Milestone,
    Objective,
    Observation,
    PracticeNote,
    Question,
    SessionPractice,
    TransferDecision,
)
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.thread import STEPS, Node
from visitplanner.domain.trace import Row
from visitplanner.domain.wording import wording

OWN = {"space": "v"}


def answer(question: str, observation: str) -> Answer:
    return Answer(id=f"{question} {observation}", question=question, observation=observation, **OWN)


def whole(**more: Any) -> Snapshot:
    """Two objectives; Q4 is asked at "talk" and answered there; another line was noted at the same session."""
    parts: dict[str, Any] = {
        "objectives": (Objective(id="o3", number=3, **OWN), Objective(id="o5", number=5, **OWN)),
        "questions": (
            Question(id="q4", number=4, objective="o3", session="talk", **OWN),
            Question(id="q5", number=5, objective="o5", session="talk", **OWN),
        ),
        "observations": (
            Observation(id="heard", session="talk", practice="n", **OWN),
            Observation(id="beside", session="talk", **OWN),
        ),
        "answers": (answer("q4", "heard"),),
        "decisions": (TransferDecision(id="adapt", practice="n", observations=("heard",), **OWN),),
        "actions": (Action(id="list", decision="adapt", observation="heard", objective="o3", **OWN),),
        "milestones": (Milestone(id="approved", action="list", **OWN),),
        "practices": {"n": PracticeNote(id="n", space="n", code="N4")},
        "session_practices": (SessionPractice(id="sp", session="talk", practice="n", **OWN),),
    } | more
    return snapshot(session("talk", at(TUESDAY, "14")), session("other", at(MONDAY, "9")), **parts)


def ids(nodes: Any) -> list[str]:
    return [node.id for node in nodes]


def test_the_chain_is_walked_from_every_link() -> None:
    full = Row("o3", "q4", "talk", "heard", "adapt", "list", "approved")
    for kind, id in zip(STEPS, full.cells, strict=True):
        found = thread.chain(whole(), kind, id)
        assert all(id in ids(step) for id, step in zip(full.cells, found.steps, strict=True)), kind
        assert ids(found.companions) == ["n"]
    assert full in trace.chains(whole()).rows


def test_what_was_merely_said_at_the_same_session_is_not_on_the_thread() -> None:
    assert "beside" not in ids(thread.chain(whole(), "question", "q4").steps[3])
    assert "q5" not in ids(thread.chain(whole(), "observation", "beside").steps[1])
    assert ids(thread.chain(whole(), "session", "talk").steps[3]) == ["beside", "heard"]


def test_gaps_stay_empty() -> None:
    assert trace.chains(whole()).rows[1:] == (
        Row("o5", "q5", "talk"),
        Row(session="talk", observation="beside"),
    )
    alone = whole(decisions=(TransferDecision(id="watch", practice="n", **OWN),), actions=(), milestones=())
    rows = trace.chains(alone).rows
    assert Row(decision="watch") in rows
    assert trace.practice_of(alone, Row(decision="watch")) == "n"


def test_a_question_answered_elsewhere_keeps_the_session_where_it_was_placed() -> None:
    elsewhere = whole(observations=(Observation(id="heard", session="other", **OWN),))
    shown = [row for row in trace.chains(elsewhere).rows if row.question == "q4"]
    assert [row.session for row in shown] == ["other", "talk"]


def test_names_of_records() -> None:
    one = whole()
    assert ids(thread.named(one, "q4")) == ["q4"]
    assert ids(thread.named(one, "Ｑ４")) == ["q4"]
    assert ids(thread.named(one, " N4 ")) == ["n"]
    assert ids(thread.named(one, "appr")) == ["approved"]
    assert not thread.named(one, "ap")
    assert not thread.named(one, "")


def test_who_mistypes_is_offered_what_is_nearest() -> None:
    one = whole()
    assert ids(thread.near(one, "q44"))[0] == "q4"
    assert ids(thread.near(one, "aproved")) == ["approved"]
    assert not thread.near(one, "zzzzzzzz")


def test_what_has_no_label_is_asked_for_by_its_first_digits() -> None:
    one = whole(objectives=(), milestones=tuple(Milestone(id=f"{'m' * 9}{n}", **OWN) for n in range(2)))
    assert thread.handle(one, Node("question", "q4")) == "Q4"
    assert thread.handle(one, Node("session", "talk")) == "talk"
    assert thread.handle(one, Node("milestone", "m" * 9 + "1")) == "m" * 9 + "1"


def test_decisions_of_two_cities_about_one_note_have_two_names() -> None:
    cities = {"c": City(id="c", space="c", name=wording("en", en="Parma"))}
    other = TransferDecision(id="watch", practice="n", city="Brno", decision=Decision.WATCH, **OWN)
    bare = TransferDecision(id="bare", **OWN)
    mine = TransferDecision(id="adapt", practice="n", city="c", decision=Decision.ADAPT, **OWN)
    note = PracticeNote(
        id="n", space="n", code="N4", title=wording("en", en="A portable\ncity hall" + "!" * 99)
    )
    one = whole(decisions=(mine, other, bare), cities=cities, practices={"n": note})

    def said(id: str, *, brief: bool) -> str:
        return thread_words.title(one, Node("transfer_decision", id), language("en"), brief=brief).text

    assert [said(id, brief=True) for id in ("adapt", "watch")] == ["N4 → Parma, Adapt", "N4 → Brno, Watch"]
    assert said("adapt", brief=False).startswith("A portable city hall!")
    assert said("adapt", brief=False).endswith("!… → Parma, Adapt")
    assert said("bare", brief=False) == "No practice note yet → No city yet, Watch"


def test_without_private_observations_nothing_of_them_is_left() -> None:
    heard = Observation(id="heard", session="talk", visibility=Visibility.PRIVATE, **OWN)
    shown = thread.without_private(whole(observations=(heard,)))
    assert not shown.observations
    assert not shown.answered
    assert Node("observation", "heard") not in thread.links(shown).records


names = st.sampled_from(["a", "b", "c", "gone", ""])
real = st.sampled_from(["a", "b", "c"])


def some(kind: type[Any], **fields: Any) -> st.SearchStrategy[tuple[Any, ...]]:
    """Up to three records of a kind, whose references may lead anywhere or nowhere."""
    built = st.builds(kind, id=real, space=st.just("v"), **fields)
    return st.lists(built, max_size=3, unique_by=lambda one: one.id).map(tuple)


visits = st.builds(
    lambda **parts: snapshot(session("a"), session("b", at(MONDAY, "9")), **parts),
    objectives=some(Objective),
    questions=some(Question, objective=names, session=names),
    answers=st.lists(st.builds(answer, names, names), max_size=6).map(tuple),
    observations=some(Observation, session=names, practice=names),
    decisions=some(TransferDecision, practice=names, observations=st.lists(names, max_size=4).map(tuple)),
    actions=some(Action, objective=names, decision=names, observation=names),
    milestones=some(Milestone, action=names),
    practices=some(PracticeNote).map(lambda notes: {note.id: note for note in notes}),
)


@given(visits)
def test_walking_forth_and_back_returns(one: Snapshot) -> None:
    graph = thread.links(one)
    for node in graph.records:
        assert all(
            node in thread.back(one, other.kind, other.id) for other in thread.forth(one, node.kind, node.id)
        )
        assert all(
            node in thread.forth(one, other.kind, other.id) for other in thread.back(one, node.kind, node.id)
        )
        assert {*thread.back(one, node.kind, node.id)} | {*thread.forth(one, node.kind, node.id)} <= {
            *graph.records
        }


@pytest.mark.parametrize("most", [trace.MOST, 3])
@given(one=visits)
@settings(max_examples=150)
def test_every_link_and_every_record_is_in_some_row(most: int, one: Snapshot) -> None:
    graph = thread.links(one)
    found = trace._chains(one) if most == trace.MOST else _short(one)
    shown = [{node for node in row.nodes if node} for row in found.rows]
    for node, others in graph.forward.items():
        for other in others:
            if thread.COMPANION not in (node.kind, other.kind):
                assert any({node, other} <= row for row in shown), (node, other)
    for node in graph.records:
        if node.kind not in ("session", thread.COMPANION):
            assert any(node in row for row in shown), node


def _short(one: Snapshot) -> trace.Trace:
    graph = thread.links(one)
    return trace.Trace(trace._sorted(graph, trace._rows(graph, whole=False)), whole=False)


@given(visits)
def test_neighbouring_cells_are_linked(one: Snapshot) -> None:
    graph = thread.links(one)
    for row in trace.chains(one).rows:
        filled = [node for node in row.nodes if node]
        for node, following in pairwise(filled):
            linked = following in graph.forward.get(node, ())
            heard = Node("observation", row.observation)
            assert (
                linked
                or (node.kind == "session" and following == heard)
                or (following.kind == "session" and heard in graph.forward.get(node, ()))
            )


def test_many_paths_are_cut_to_their_links() -> None:
    count = 60
    many = whole(
        questions=tuple(Question(id=f"q{n}", number=n, **OWN) for n in range(count)),
        answers=tuple(answer(f"q{n}", "heard") for n in range(count)),
        actions=tuple(Action(id=f"a{n}", decision="adapt", **OWN) for n in range(count)),
        milestones=(),
    )
    found = trace.chains(many)
    assert not found.whole
    assert len(found.rows) < 200
    assert {row.action for row in found.rows} > {f"a{n}" for n in range(count)}

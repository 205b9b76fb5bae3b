"""Scores of transfer decisions: new rows before old registers, means of what is known, where cities differ."""

from __future__ import annotations

from datetime import date
from typing import Any

from tests.domain.examples import snapshot
from visitplanner.domain import replication
from visitplanner.domain.kinds import Dimension
from visitplanner.domain.records import Cooperation, Score, TransferDecision
from visitplanner.domain.replication import Given
from visitplanner.domain.wording import wording

FINANCE, DATA = Dimension.FINANCE, Dimension.DATA


def decision(id: str, city: str, **values: Any) -> TransferDecision:
    return TransferDecision(id=id, space="v", visit="v", practice="n4", city=city, **values)


def score(decision: str, dimension: Dimension, value: int | None, comment: str = "") -> Score:
    return Score(
        id=f"{decision}-{dimension}", space="v", decision=decision, dimension=dimension, value=value,
        comment=wording("en", en=comment),
    )  # fmt: skip


def test_a_score_of_its_own_stands_before_what_the_decision_had() -> None:
    parma = decision("a", "parma", scores=("finance=1", "data=3", "mandate=7", "nonsense"))
    found = replication.scores(snapshot(decisions=(parma,), scores=(score("a", FINANCE, None, "?"),)), parma)
    assert list(found) == list(Dimension)
    assert found[FINANCE] == Given(None, wording("en", en="?"))
    assert found[DATA] == Given(3)
    assert found[Dimension.MANDATE] == Given(None)


def test_the_mean_counts_only_what_is_known() -> None:
    one = decision("a", "parma", scores=("finance=1", "data=2"))
    (column,) = replication.compared(snapshot(decisions=(one,)), "n4")
    assert column.mean == 1.5
    nothing = replication.compared(snapshot(decisions=(decision("b", "brno"),)), "n4")
    assert nothing[0].mean is None
    assert replication.apart(nothing) == {}


def test_cities_are_compared_in_the_order_of_the_cooperation_and_far_ones_found() -> None:
    brno = decision("a", "brno", scores=("finance=3", "data=1"))
    parma = decision("b", "parma", scores=("finance=1", "data=2"), decided_on=date(2026, 11, 13))
    other = TransferDecision(id="c", space="v", practice="n5", city="parma")
    partners = Cooperation(id="k", space="k", cities=("parma", "brno"))
    found = replication.compared(snapshot(decisions=(brno, parma, other), cooperation=partners), "n4")
    assert [one.decision.city for one in found] == ["parma", "brno"]
    assert replication.apart(found) == {FINANCE: 2}

"""The trace table: the golden thread as rows, a column per step, gaps left empty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, fields, replace
from itertools import product, zip_longest

from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.thread import COMPANION, STEPS, Graph, Links, Node, links

MOST = 2_000
"""Up to so many rows every path has one; beyond, every link has."""


@dataclass(frozen=True, slots=True)
class Row:
    """One path along the thread, as ids; "" is a gap. Neighbouring cells are linked by what the data says."""

    objective: str = ""
    question: str = ""
    session: str = ""
    observation: str = ""
    decision: str = ""
    action: str = ""
    milestone: str = ""

    @property
    def nodes(self) -> tuple[Node | None, ...]:
        """A node per step, None for a gap."""
        return tuple(Node(kind, id) if id else None for kind, id in zip(STEPS, self.cells, strict=True))

    @property
    def cells(self) -> tuple[str, ...]:
        """The ids in the order of the steps."""
        return tuple(getattr(self, one.name) for one in fields(self))


@dataclass(frozen=True, slots=True)
class Trace:
    """The rows in their order; `whole` unless there were so many paths that only every link is shown."""

    rows: tuple[Row, ...]
    whole: bool = True


def chains(snapshot: Snapshot) -> Trace:
    """Every maximal path of the thread, each link of the data in some row; linear in the links where paths abound."""
    return snapshot.once(_chains)


def practice_of(snapshot: Snapshot, row: Row) -> str:
    """The practice note a row is about: the decision's, else the observation's; "" for none."""
    graph = links(snapshot)
    for kind, id in (("transfer_decision", row.decision), ("observation", row.observation)):
        record = graph.records.get(Node(kind, id))
        if record is not None and Node(COMPANION, record.practice) in graph.records:
            return str(record.practice)
    return ""


def _chains(snapshot: Snapshot) -> Trace:
    graph = links(snapshot)
    rows = set[Row]()
    for row in _rows(graph, whole=True):
        rows.add(row)
        if len(rows) > MOST:
            return Trace(_sorted(graph, set(_rows(graph, whole=False))), whole=False)
    return Trace(_sorted(graph, rows))


def _rows(graph: Graph, *, whole: bool) -> Iterator[Row]:
    seen = set[str]()

    def lefts(observation: str) -> list[Row]:
        """What leads to an observation; where paths abound, in full only once."""
        found = _asked(graph, observation)
        if not whole and observation in seen:
            return found[:1]
        seen.add(observation)
        return found

    for decision in _of(graph, "transfer_decision"):
        heard = _ids(graph.backward, Node("transfer_decision", decision), "observation")
        before = [row for one in heard for row in lefts(one)] or [Row()]
        yield from _met(before, _done(graph, decision), whole=whole)
    for observation in _of(graph, "observation"):
        yield from _undecided(graph, observation, lefts(observation), whole=whole)
    yield from _unanswered(graph)
    yield from _unowned(graph, whole=whole)


def _met(before: list[Row], after: list[Row], *, whole: bool) -> Iterator[Row]:
    """Each of `before` with each of `after`; or each of them once."""
    pairs = product(before, after) if whole else zip_longest(before, after)
    for one, other in pairs:
        left, right = one or before[-1], other or after[-1]
        yield replace(left, decision=right.decision, action=right.action, milestone=right.milestone)


def _asked(graph: Graph, observation: str) -> list[Row]:
    """The ways to an observation: the questions it answers, else the session alone."""
    node = Node("observation", observation)
    session = next(iter(_ids(graph.backward, node, "session")), "")
    base = Row(session=session, observation=observation)
    questions = _ids(graph.backward, node, "question")
    return [_from(graph, one, base) for one in questions] or [base]


def _from(graph: Graph, question: str, row: Row) -> Row:
    objective = next(iter(_ids(graph.backward, Node("question", question), "objective")), "")
    return replace(row, question=question, objective=objective)


def _done(graph: Graph, decision: str) -> list[Row]:
    """The ways on from a decision."""
    actions = _ids(graph.forward, Node("transfer_decision", decision), "action")
    return [replace(row, decision=decision) for action in actions for row in _reached(graph, action)] or [
        Row(decision=decision)
    ]


def _reached(graph: Graph, action: str) -> list[Row]:
    milestones = _ids(graph.forward, Node("action", action), "milestone")
    return [Row(action=action, milestone=one) for one in milestones] or [Row(action=action)]


def _undecided(graph: Graph, observation: str, before: list[Row], *, whole: bool) -> Iterator[Row]:
    """An observation of which actions came without a decision that names it, or nothing at all."""
    node = Node("observation", observation)
    decided = _ids(graph.forward, node, "transfer_decision")
    after = [
        row
        for action in _ids(graph.forward, node, "action")
        if not (whole and {*_ids(graph.backward, Node("action", action), "transfer_decision")} & {*decided})
        for row in _reached(graph, action)
    ]
    if after or not decided:
        yield from _met(before, after or [Row()], whole=whole)


def _unanswered(graph: Graph) -> Iterator[Row]:
    """Questions without an answer where they are placed, and objectives without a question."""
    for question in _of(graph, "question"):
        node = Node("question", question)
        placed = next(iter(_ids(graph.forward, node, "session")), "")
        heard = _ids(graph.forward, node, "observation")
        sessions = {
            session for one in heard for session in _ids(graph.backward, Node("observation", one), "session")
        }
        if not heard or (placed and placed not in sessions):
            yield _from(graph, question, Row(session=placed))
    for objective in _of(graph, "objective"):
        if not graph.forward.get(Node("objective", objective)):
            yield Row(objective=objective)


def _unowned(graph: Graph, *, whole: bool) -> Iterator[Row]:
    """Actions tied to an objective, or to nothing; milestones of no action."""
    for action in _of(graph, "action"):
        node = Node("action", action)
        objective = next(iter(_ids(graph.backward, node, "objective")), "")
        told = _objectives(graph, node) if whole else {""}
        if objective not in told or not graph.backward.get(node):
            yield from (replace(row, objective=objective) for row in _reached(graph, action))
    for milestone in _of(graph, "milestone"):
        if not graph.backward.get(Node("milestone", milestone)):
            yield Row(milestone=milestone)


def _objectives(graph: Graph, action: Node) -> set[str]:
    """The objectives that lead to an action through what was heard; "" stands for none named."""
    decided = _ids(graph.backward, action, "transfer_decision")
    heard = [*_ids(graph.backward, action, "observation")]
    heard += [
        id for one in decided for id in _ids(graph.backward, Node("transfer_decision", one), "observation")
    ]
    questions = {id for one in heard for id in _ids(graph.backward, Node("observation", one), "question")}
    return {"", *(id for one in questions for id in _ids(graph.backward, Node("question", one), "objective"))}


def _of(graph: Graph, kind: str) -> Iterator[str]:
    return (node.id for node in graph.records if node.kind == kind)


def _ids(way: Links, node: Node, kind: str) -> tuple[str, ...]:
    return tuple(one.id for one in way.get(node, ()) if one.kind == kind)


def _sorted(graph: Graph, rows: Iterable[Row]) -> tuple[Row, ...]:
    """By the order of each step, gaps last."""
    at = {node: n for n, node in enumerate(graph.records)}
    last = len(at)
    return tuple(sorted(rows, key=lambda row: [at.get(node, last) if node else last for node in row.nodes]))

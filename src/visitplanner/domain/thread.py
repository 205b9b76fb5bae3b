"""The golden thread: objective → question → session → observation → transfer decision → action → milestone.

A link ties two records of neighbouring or farther steps, always forth; practice notes go along as companions.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from difflib import get_close_matches
from operator import itemgetter
from typing import Any

from visitplanner.domain import programme
from visitplanner.domain.folding import plain
from visitplanner.domain.kinds import Visibility
from visitplanner.domain.records import Observation
from visitplanner.domain.snapshot import Snapshot

STEPS = ("objective", "question", "session", "observation", "transfer_decision", "action", "milestone")
"""The kinds of the thread, from what one wants to know to what came of it."""

COMPANION = "practice_note"
"""What sessions, observations and decisions are about."""

LETTERS = {"objective": "O", "question": "Q"}
"""Kinds whose records are called by a letter and their number; practice notes bear a code."""

PREFIX, SHORTEST = 4, 8
"""So many digits of an id tell a record, where no other begins with them; so many at least are shown."""

NEAREST = 3
"""So many records are offered to who has mistyped."""


@dataclass(frozen=True, slots=True, order=True)
class Node:
    """One record of the thread."""

    kind: str
    id: str


Nodes = tuple[Node, ...]
Links = Mapping[Node, Nodes]


@dataclass(frozen=True, slots=True)
class Graph:
    """All links of a visit, in both directions; `records` in the order in which each kind is read."""

    records: Mapping[Node, Any]
    backward: Links
    forward: Links


@dataclass(frozen=True, slots=True)
class Chain:
    """What hangs together with one record: for each of STEPS the nodes there, itself included; and the companions."""

    steps: tuple[Nodes, ...]
    companions: Nodes


def links(snapshot: Snapshot) -> Graph:
    """The links whose both ends are there. An id of what is gone makes none."""
    return snapshot.once(_graph)


def back(snapshot: Snapshot, kind: str, id: str) -> Nodes:
    """What a record comes from."""
    return links(snapshot).backward.get(Node(kind, id), ())


def forth(snapshot: Snapshot, kind: str, id: str) -> Nodes:
    """What comes of a record."""
    return links(snapshot).forward.get(Node(kind, id), ())


def chain(snapshot: Snapshot, kind: str, id: str) -> Chain:
    """All that a record comes from and all that comes of it.

    A session met on the way leads no farther: what else was asked or heard there has nothing to do with the record.
    """
    graph, start = links(snapshot), Node(kind, id)
    found = {start} if start in graph.records else set[Node]()
    for way in (graph.backward, graph.forward):
        found |= _reached(way, start)
    telling = [node for node in found if node == start or node.kind in ("observation", "transfer_decision")]
    for node in telling:
        near = (*graph.backward.get(node, ()), *graph.forward.get(node, ()))
        found |= {one for one in near if one.kind == COMPANION}
    here = [node for node in graph.records if node in found]
    steps = tuple(tuple(node for node in here if node.kind == step) for step in STEPS)
    return Chain(steps, tuple(node for node in here if node.kind == COMPANION))


def named(snapshot: Snapshot, text: str) -> Nodes:
    """The records that `text` may mean: "O3", "Q4", the code of a practice note, an id, or its first digits."""
    records, wanted = links(snapshot).records, plain(text.strip())
    if not wanted:
        return ()
    found = tuple(node for node, record in records.items() if plain(label(node, record)) == wanted)
    found = found or tuple(node for node in records if node.id == wanted)
    if found or len(wanted) < PREFIX:
        return found
    return tuple(node for node in records if node.id.startswith(wanted))


def near(snapshot: Snapshot, text: str) -> Nodes:
    """The records whose names or ids are most like `text`, the likeliest first: for who has mistyped."""
    wanted = text.strip().casefold()
    names: dict[str, Node] = {}
    for node, record in links(snapshot).records.items():
        for name in (label(node, record).casefold(), node.id[: max(PREFIX, len(wanted))]):
            names.setdefault(name, node)
    found = get_close_matches(wanted, (name for name in names if name), n=NEAREST, cutoff=0.5)
    return tuple(dict.fromkeys(names[name] for name in found))


def handle(snapshot: Snapshot, node: Node) -> str:
    """How a record is asked for: by its label, else by so many digits of its id that no other begins with them."""
    records = links(snapshot).records
    if name := label(node, records[node]):
        return name
    most = len(node.id)
    lengths = (n for n in range(SHORTEST, most) if sum(one.id[:n] == node.id[:n] for one in records) == 1)
    return node.id[: next(lengths, most)]


def is_private(record: Any) -> bool:
    """Whether a record is for its writer's eyes alone: observations can be."""
    return isinstance(record, Observation) and record.visibility is Visibility.PRIVATE


def without_private(snapshot: Snapshot) -> Snapshot:
    """The visit as others may see it: no private observation, and nothing answered by one."""
    hidden = {one.id for one in snapshot.observations if is_private(one)}
    return replace(
        snapshot,
        observations=tuple(one for one in snapshot.observations if one.id not in hidden),
        answers=tuple(one for one in snapshot.answers if one.observation not in hidden),
    )


def label(node: Node, record: Any) -> str:
    """ "O3", "Q4", the code of a practice note; "" for what is called by its text alone."""
    if node.kind == COMPANION:
        return str(record.code)
    letter = LETTERS.get(node.kind, "")
    return f"{letter}{record.number}" if letter and record.number else ""


# ---------------------------------------------------------------------- the graph
def _reached(way: Links, start: Node) -> set[Node]:
    found, waiting = {start}, [start]
    while waiting:
        node = waiting.pop()
        if node != start and node.kind in ("session", COMPANION):
            continue
        fresh = [one for one in way.get(node, ()) if one not in found]
        found.update(fresh)
        waiting += fresh
    return found - {start}


def _graph(snapshot: Snapshot) -> Graph:
    records = dict(_records(snapshot))
    at = {node: n for n, node in enumerate(records)}
    forward: dict[Node, set[Node]] = {}
    backward: dict[Node, set[Node]] = {}
    for one, other in _ties(snapshot):
        if one in at and other in at:
            forward.setdefault(one, set()).add(other)
            backward.setdefault(other, set()).add(one)

    def ordered(ties: Mapping[Node, Iterable[Node]]) -> Links:
        return {node: tuple(sorted(others, key=at.__getitem__)) for node, others in ties.items()}

    return Graph(records, ordered(backward), ordered(forward))


def _records(snapshot: Snapshot) -> Iterator[tuple[Node, Any]]:
    sorts: dict[str, tuple[Iterable[Any], Callable[[Any], Any]]] = {
        "objective": (snapshot.objectives, lambda one: one.number),
        "question": (snapshot.questions, lambda one: one.number),
        "observation": (snapshot.observations, lambda one: str(one.taken_at)),
        "transfer_decision": (snapshot.decisions, lambda one: str(one.decided_on)),
        "action": (snapshot.actions, lambda one: str(one.due)),
        "milestone": (snapshot.milestones, lambda one: str(one.date)),
        COMPANION: (snapshot.practices.values(), lambda one: one.code),
    }
    for kind in (*STEPS, COMPANION):
        if kind == "session":
            yield from _sessions(snapshot)
            continue
        rows, key = sorts[kind]
        keyed = [(key(one), one.id, one) for one in rows]
        yield from ((Node(kind, id), one) for _key, id, one in sorted(keyed, key=itemgetter(0, 1)))


def _sessions(snapshot: Snapshot) -> Iterator[tuple[Node, Any]]:
    for slot in programme.slots(snapshot):
        if slot.kind == "session":
            yield Node("session", slot.id), slot.item


def _ties(snapshot: Snapshot) -> Iterator[tuple[Node, Node]]:
    """Every link, from the earlier step to the later one, ends that are missing included."""
    for question in snapshot.questions:
        yield Node("objective", question.objective), Node("question", question.id)
        yield Node("question", question.id), Node("session", question.session)
    for answer in snapshot.answers:
        yield Node("question", answer.question), Node("observation", answer.observation)
    for about in snapshot.session_practices:
        yield Node("session", about.session), Node(COMPANION, about.practice)
    for heard in snapshot.observations:
        yield Node("session", heard.session), Node("observation", heard.id)
        yield Node("observation", heard.id), Node(COMPANION, heard.practice)
    for decision in snapshot.decisions:
        yield Node(COMPANION, decision.practice), Node("transfer_decision", decision.id)
        for observation in decision.observations:
            yield Node("observation", observation), Node("transfer_decision", decision.id)
    for action in snapshot.actions:
        yield Node("objective", action.objective), Node("action", action.id)
        yield Node("observation", action.observation), Node("action", action.id)
        yield Node("transfer_decision", action.decision), Node("action", action.id)
    for milestone in snapshot.milestones:
        yield Node("action", milestone.action), Node("milestone", milestone.id)

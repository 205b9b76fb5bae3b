"""`thread`: the way from an objective to a milestone, from any record on it, or of a whole visit as a table."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.cli.cells import columns, cut, printable
from visitplanner.cli.console import Console, read_visit
from visitplanner.cli.parser import Commands
from visitplanner.cli.visits import marked
from visitplanner.domain import thread, thread_words, trace
from visitplanner.domain.kinds import Visibility
from visitplanner.domain.labels import KIND_WORDS, label
from visitplanner.domain.records import TransferDecision
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.thread import COMPANION, STEPS, Node
from visitplanner.domain.wording import EMPTY, Wording

MARK, INDENT, WIDTH, NAMELESS = "→ ", "  ", 28, "…"


def register(commands: Commands) -> None:
    """Add the command of this module."""
    words = N_(
        "follow the golden thread from a question, a decision or any record on it; without one, as a table"
    )
    follow = commands.add("thread", words, show)
    commands.code(follow)
    said = N_("O3, Q4, the code of a practice note, or an id (its first digits are enough)")
    commands.argument(follow, "record", said, N_("RECORD"), nargs="?", default="")
    said = N_("leave out private observations, and what is answered by them alone")
    commands.argument(follow, "--without-private", said, action="store_true")
    commands.json(follow)


def show(console: Console, options: Namespace) -> int:
    """The chain of one record, or the trace table of the visit."""
    with console.open() as library:
        snapshot = read_visit(library, options.code)
    if options.without_private:
        snapshot = thread.without_private(snapshot)
    if not options.record:
        _table(console, snapshot, options.json)
        return 0
    node = _found(console, snapshot, options.record)
    if options.json:
        console.show(_chain_json(snapshot, node))
    else:
        print(*_chain(console, snapshot, node), sep="\n")
    return 0


def _found(console: Console, snapshot: Snapshot, text: str) -> Node:
    found = thread.named(snapshot, text)
    if not found:
        near = [
            f"{thread.handle(snapshot, node)} ({_kind(console, node)})"
            for node in thread.near(snapshot, text)
        ]
        if near:
            raise Refusal(N_("Nothing on the thread of this visit is called “{text}”. Nearest: {names}"),
                          text=text, names=tuple(near))  # fmt: skip
        raise Refusal(N_("Nothing on the thread of this visit is called “{text}”."), text=text)
    if len(found) > 1:
        names = tuple(f"{node.id} ({_kind(console, node)})" for node in found)
        raise Refusal(N_("Several records are called “{text}”. Give one of these instead: {names}"),
                      text=text, names=names)  # fmt: skip
    return found[0]


# ---------------------------------------------------------------------- one chain
def _chain(console: Console, snapshot: Snapshot, node: Node) -> Iterator[str]:
    """A step deeper in every line; the record asked for bears an arrow."""
    chain = thread.chain(snapshot, node.kind, node.id)
    for depth, (step, nodes) in enumerate(zip(STEPS, chain.steps, strict=True)):
        missing = thread_words.gap(step, node.kind)
        if not nodes and missing:
            yield f"{INDENT * (depth + 1)}– {console.language.gettext(missing)}"
        yield from (_line(console, snapshot, one, depth, one == node) for one in nodes)
    yield from (_line(console, snapshot, one, 0, one == node) for one in chain.companions)


def _line(console: Console, snapshot: Snapshot, node: Node, depth: int, asked: bool) -> str:
    told = thread_words.facts(snapshot, node, console.language)
    text = f"{_kind(console, node)}: {_named(console, snapshot, node)}" + (f" ({told})" if told else "")
    return f"{INDENT * depth}{MARK if asked else INDENT}{printable(text)}"


def _named(console: Console, snapshot: Snapshot, node: Node) -> str:
    """What a record is called, behind what it is asked for by."""
    handle = thread.handle(snapshot, node)
    title = marked(thread_words.title(snapshot, node, console.language))
    return title if title.startswith(handle) else f"{handle}  {title}"


def _kind(console: Console, node: Node) -> str:
    return console.language.gettext(KIND_WORDS[node.kind])


def _chain_json(snapshot: Snapshot, node: Node) -> dict[str, Any]:
    chain = thread.chain(snapshot, node.kind, node.id)
    return {
        "record": _node_json(snapshot, node),
        "back": [_node_json(snapshot, one) for one in thread.back(snapshot, node.kind, node.id)],
        "forth": [_node_json(snapshot, one) for one in thread.forth(snapshot, node.kind, node.id)],
        "steps": [
            {"kind": step, "records": [_node_json(snapshot, one) for one in nodes]}
            for step, nodes in zip(STEPS, chain.steps, strict=True)
        ],
        "practice_notes": [_node_json(snapshot, one) for one in chain.companions],
    }


def _node_json(snapshot: Snapshot, node: Node) -> dict[str, Any]:
    record = thread.links(snapshot).records[node]
    words: Wording = getattr(record, "title", EMPTY) or getattr(record, "text", EMPTY)
    told = {
        "kind": node.kind, "id": node.id, "label": thread.label(node, record) or None, "text": dict(words.texts),
        "private": thread.is_private(record),
    }  # fmt: skip
    return told | _decision_json(snapshot, record) if isinstance(record, TransferDecision) else told


def _decision_json(snapshot: Snapshot, record: TransferDecision) -> dict[str, Any]:
    """What a decision is called by: it has no title of its own."""
    note, city = snapshot.practices.get(record.practice), snapshot.cities.get(record.city)
    return {
        "decision": record.decision.value,
        "practice_note": note.id if note else None,
        "city": {"id": record.city, "name": dict(city.name.texts) if city else {}} if record.city else None,
        "text": dict((note.title if note else record.reason).texts),
    }


# ---------------------------------------------------------------------- the table
def _table(console: Console, snapshot: Snapshot, as_json: bool) -> None:
    found = trace.chains(snapshot)
    if as_json:
        console.show({"rows": [_row_json(snapshot, row) for row in found.rows], "whole": found.whole})
    elif not found.rows:
        console.say(N_("There is nothing on the thread of this visit yet."))
    else:
        heads = [console.language.gettext(KIND_WORDS[kind]) for kind in (*STEPS, COMPANION)]
        cells = [[_cell(console, snapshot, node) for node in _nodes(snapshot, row)] for row in found.rows]
        print(*columns([heads, *cells]), sep="\n")


def _nodes(snapshot: Snapshot, row: trace.Row) -> tuple[Node | None, ...]:
    practice = trace.practice_of(snapshot, row)
    return (*row.nodes, Node(COMPANION, practice) if practice else None)


def _cell(console: Console, snapshot: Snapshot, node: Node | None) -> str:
    if node is None:
        return "–"
    title = marked(thread_words.title(snapshot, node, console.language, brief=True))
    if thread.is_private(thread.links(snapshot).records[node]):
        title = f"{console.language.gettext(label(Visibility.PRIVATE))} · {title}"
    return cut(printable(title if title != NAMELESS else thread.handle(snapshot, node)), WIDTH)


def _row_json(snapshot: Snapshot, row: trace.Row) -> dict[str, Any]:
    kinds = (*STEPS, COMPANION)
    nodes = _nodes(snapshot, row)
    return {
        kind: _node_json(snapshot, node) if node else None for kind, node in zip(kinds, nodes, strict=True)
    }

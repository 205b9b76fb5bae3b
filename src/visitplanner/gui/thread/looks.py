"""How the links of the thread look: an icon per kind, and the row of one record or of one gap."""

from __future__ import annotations

from visitplanner.base.phrases import N_
from visitplanner.domain import thread_words
from visitplanner.domain.labels import KIND_WORDS
from visitplanner.domain.snapshot import Snapshot
from visitplanner.domain.thread import Node
from visitplanner.gui.parts.rows import Row, Tag
from visitplanner.gui.tongue import _, tongue

ICONS = {
    "objective": "target", "question": "circle-question-mark", "session": "calendar-days",
    "observation": "notebook-pen", "transfer_decision": "landmark", "action": "list-checks", "milestone": "flag",
    "practice_note": "lightbulb",
}  # fmt: skip
"""The kinds of the thread, and the practice notes beside it."""

HERE = N_("Here")


def key_of(node: Node) -> str:
    """The key of a node's row."""
    return f"{node.kind} {node.id}"


def node_of(key: str) -> Node:
    """The node of a row."""
    kind, _space, id = key.partition(" ")
    return Node(kind, id)


def node_row(snapshot: Snapshot, node: Node, *, current: bool) -> Row:
    """A record on the thread; the one in front says so."""
    told = thread_words.facts(snapshot, node, tongue.language)
    return Row(
        key_of(node),
        thread_words.title(snapshot, node, tongue.language),
        lines=(" · ".join(one for one in (_(KIND_WORDS[node.kind]), told) if one),),
        lead=ICONS[node.kind],
        lead_role="accent" if current else "sub",
        tags=(Tag(_(HERE), "accent", "map-pin"),) if current else (),
    )


def gap_row(key: str, step: str, words: str, offer: str) -> Row:
    """A step that is missing, and what Enter does about it."""
    lines = " · ".join(one for one in (_(KIND_WORDS[step]), offer and _(offer)) if one)
    return Row(key, _(words), lines=(lines,), lead="circle-dashed-question", lead_role="faint")

"""The tables of the log and of what hangs on it: changes, ops, lives of rows, texts, conflicts, drafts, undo."""

from __future__ import annotations

from visitplanner.store.schema import number, table, text

CHANGE = table(
    "change", number("position", key=True), text("space"), text("replica"), number("seq"), number("lamport"),
    text("seen"), text("gesture"), text("wall"), text("author"), text("message"), text("facts", null=True),
    text("facts_salt"), text("facts_digest"), text("visit"), text("way"), text("of"), text("previous"),
    text("more"), text("hash"),
)  # fmt: skip
"""A change without its ops. `position` is the order of arrival here and leaves this library never."""

OP = table(
    "op", number("id", key=True), number("change"), number("op"), text("verb"), text("kind"), text("row"),
    text("field"), text("language"), text("parents", null=True), text("value", null=True),
    text("salt", null=True), text("digest", null=True), number("head"),
)  # fmt: skip
"""One op of a change. `head`: nobody has overwritten it. Value and salt are NULL once redacted."""

ITEM = table(
    "item", text("kind", key=True), text("row", key=True), text("space"), number("alive"), number("redacted"),
    text("life"),
)  # fmt: skip
"""The life of a row of any kind, known or not: what the bin lists, and what decides whether it is shown."""

TEXT = table(
    "text", text("kind", key=True), text("row", key=True), text("field", key=True), text("language", key=True),
    text("space"), text("text"), text("state", null=True), number("original"), number("clashes"), text("sum"),
)  # fmt: skip
"""The shown text at an address, its state, and whether its language is the original. `clashes` are counted."""

CONFLICT = table(
    "conflict", text("sort", key=True), text("kind", key=True), text("row", key=True), text("field", key=True),
    text("language", key=True), text("space"), text("detail"),
)  # fmt: skip
"""An open conflict, as `fold.Conflict`; `detail` is its JSON."""

DRAFT = table(
    "draft", text("kind", key=True), text("row", key=True), text("field", key=True), text("language", key=True),
    text("space"), text("text"), text("basis"), text("began"), text("saved"),
)  # fmt: skip
"""What is being typed and is not a version yet. `basis`: the text versions that were shown when it began."""

VECTOR = table(
    "vector", text("space", key=True), text("replica", key=True), number("seq"), number("lamport"),
    text("hash"),
)  # fmt: skip
"""How far each replica is known in each space: its last sequence, Lamport time and hash."""

STEP = table(
    "step", text("visit", key=True), number("position", key=True), text("gesture"), text("state"),
    text("latest"),
)  # fmt: skip
"""A gesture made here, on a visit's undo list; `state` is done, undone or dropped.

`latest` is the gesture whose inverse the next undo or redo makes: itself, its undo, or its redo.
"""

PENDING = table(
    "pending", text("space", key=True), text("replica", key=True), number("seq", key=True), text("body"),
)  # fmt: skip
"""A change that came before its causes and waits for them; `body` is its JSON."""

QUARANTINE = table(
    "quarantine", text("space", key=True), text("replica", key=True), number("seq", key=True),
    text("hash", key=True), text("reason"), text("body"),
)  # fmt: skip
"""A change that cannot be true: not intact, or a second one under a known name. Kept for people to look at."""

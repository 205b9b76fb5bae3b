"""Full-text search: one index entry per text and language, kept in the transaction that writes the text.

No triggers: an upgrade cannot lose them, and the index can always be made again. Newer entries have higher numbers,
so "newest first" is the order of the index itself. Our own folding leaves SQLite nothing to fold: its tokenizer is
"ascii", which keeps every other character as it is, in any version.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Final

from visitplanner.domain.wording import FALLBACK_ORDER
from visitplanner.store.change import Address
from visitplanner.store.driver import Connection
from visitplanner.store.searchwords import READING, Query, tokens
from visitplanner.store.snippets import cut

TITLE: Final = f"{READING * 3}title"
"""The token of an entry that is a title or a name."""
_TITLES: Final = ("title", "name")
_NAMED: Final = ("cooperation", "person", "practice_note", "visit")
"""Kinds whose searched registers are names and codes."""

SEARCHED: Final[Mapping[str, tuple[str, ...]]] = {
    "attachment": ("name", "credit"),
    "cooperation": ("code",),
    "evidence": ("value", "source"),
    "indicator": ("unit", "source"),
    "observation": ("value", "author", "speaker_role"),
    "organisation": ("website",),
    "person": (
        "family_native", "given_native", "family_kana", "given_kana", "family_latin", "given_latin", "email",
        "phone",
    ),
    "place": ("phone", "website"),
    "practice_note": ("code", "tags", "partners"),
    "run_row": ("vehicle",),
    "source_link": ("url",),
    "visit": ("code",),
}  # fmt: skip
"""Kind → the registers that are searched besides its texts; together they are one entry without a field."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A place where the words were found. `snippet` is a cut of the text; `marks` are (start, end) within it.

    `home` is the record it leads to, (kind, id), and `title` that record's; empty where nobody asked. `through` are the
    names of what is around that record, where words were found that it has not itself.
    """

    kind: str
    id: str
    field: str
    language: str
    space: str
    snippet: str
    marks: tuple[tuple[int, int], ...] = ()
    title: str = ""
    home: tuple[str, str] = ("", "")
    through: tuple[str, ...] = ()

    def beside(self, title: str) -> str:
        """What is shown beside `title`: the words found, unless it has them, and the names of `through`.

        Of names and codes, which are one text, the one alone that was found.
        """
        shown = self.snippet
        if not self.field:
            words = [word for word in shown.split(" ") if word not in title]
            marked = [shown[start:end] for start, end in self.marks]
            shown = " ".join(word for word in words if any(mark in word for mark in marked))
        parts = (shown if shown.split() != title.split() else "", *self.through)
        return " · ".join(part for part in parts if part)


Place = tuple[Address, str]
"""An entry: its address and its space."""


def registers_text(kind: str, values: Mapping[str, Any]) -> str:
    """The searched registers of a row as one text, for the entry at `Address(kind, row)`."""
    parts: list[str] = []
    for name in SEARCHED.get(kind, ()):
        value = values.get(name) or ()
        parts += [value] if isinstance(value, str) else map(str, value)
    return " ".join(part for part in parts if part)


def entry(address: Address, text: str) -> str:
    """All tokens of the entry for `text` at `address`: what was written, then what it is; "" without a word."""
    words = tokens(text)
    if not words:
        return ""
    return " ".join((words, of_kind(address.kind), *((TITLE,) if is_title(address) else ())))


def is_title(address: Address) -> bool:
    """Whether the text at an address is a title or a name."""
    return address.field in _TITLES or (not address.field and address.kind in _NAMED)


def of_kind(kind: str) -> str:
    """The token that every entry of a kind of record has."""
    return READING * 2 + kind.replace("_", "")


def put(connection: Connection, address: Address, space: str, text: str) -> None:
    """Index `text` at `address` in place of what was there; an empty text leaves nothing.

    Part of the caller's transaction, like everything here that writes.
    """
    words = entry(address, text)
    found = connection.execute(
        "SELECT entry, words, space FROM search_entry JOIN search ON search.rowid = entry"
        " WHERE kind = ? AND row = ? AND field = ? AND language = ?",
        address,
    ).fetchone()
    if found and found[1:] == (words, space):
        return
    if found:
        _remove(connection, [found[0]])
    if words:
        _insert(connection, address, space, words)


def drop(connection: Connection, kind: str, row: str) -> None:
    """Take every entry of a row out of the index."""
    entries = connection.execute("SELECT entry FROM search_entry WHERE kind = ? AND row = ?", (kind, row))
    _remove(connection, [entry for (entry,) in entries.fetchall()])


def rebuild(connection: Connection, entries: Iterable[tuple[Address, str, str]]) -> None:
    """Make the index again from (address, space, text), oldest first."""
    connection.execute("DELETE FROM search_entry")
    connection.execute("DELETE FROM search")
    for address, space, text in entries:
        if words := entry(address, text):
            _insert(connection, address, space, words)


def forget_deleted(connection: Connection) -> None:
    """Rewrite the index: in its segments the words of deleted entries stay. Part of the caller's transaction."""
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")


def rows(
    connection: Connection, expression: str, *, limit: int, space: str | None = None, language: str = ""
) -> dict[tuple[str, str], Place]:
    """(kind, id) of at most `limit` rows, newest first, each with the entry that matches `expression`.

    Where several of its entries do, it is one in `language`, or in the nearest there is.
    """
    found: dict[tuple[str, str], Place] = {}
    if not expression:
        return found
    for *address, where in connection.execute(
        "SELECT kind, row, field, language, space FROM search CROSS JOIN search_entry ON entry = search.rowid"
        " WHERE search MATCH ? AND (? IS NULL OR space = ?) ORDER BY search.rowid DESC",
        (expression, space, space),
    ):
        at = Address(*address)
        if (at.kind, at.row) not in found:
            if len(found) == limit:
                break
            found[at.kind, at.row] = at, where
        elif distance(at.language, language) < distance(found[at.kind, at.row][0].language, language):
            found[at.kind, at.row] = at, where
    return found


def distance(language: str, asked: str) -> int:
    """How far a text is from readers of `asked`; what has no language is next to theirs, then the fixed order."""
    nearest = (asked, "", *FALLBACK_ORDER)
    return nearest.index(language) if language in nearest else len(nearest)


def shown(places: Iterable[Place], query: Query, text_of: Callable[[Address], str]) -> tuple[Hit, ...]:
    """The entries as hits, each with the piece of its text that `query` finds; `text_of` is asked for the text."""
    if not query.groups:
        return ()
    finders = query.finder(), query.listener()
    return tuple(Hit(*address, where, *cut(text_of(address), *finders)) for address, where in places)


def _insert(connection: Connection, address: Address, space: str, words: str) -> None:
    entry = connection.execute(
        "INSERT INTO search_entry (kind, row, field, language, space) VALUES (?, ?, ?, ?, ?)",
        (*address, space),
    ).lastrowid
    connection.execute("INSERT INTO search (rowid, words) VALUES (?, ?)", (entry, words))


def _remove(connection: Connection, entries: Sequence[int]) -> None:
    for entry in entries:
        connection.execute("DELETE FROM search WHERE rowid = ?", (entry,))
        connection.execute("DELETE FROM search_entry WHERE entry = ?", (entry,))

"""Records whose words stand in several texts: their own, those of their parts, and the names of what is around them.

Candidates come from the rarest word; which texts of theirs have the others, the index itself says.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, islice
from json import dumps, loads
from typing import Final, NamedTuple

from visitplanner.store import belonging, search
from visitplanner.store.belonging import OWNERS
from visitplanner.store.change import Address
from visitplanner.store.driver import Connection
from visitplanner.store.fold import RowKey
from visitplanner.store.search import Place
from visitplanner.store.searchwords import Query

_SLICE: Final = 1_000
"""Candidates that are looked at together, and without a further question."""
_PARTS: Final = tuple(
    f"{kind} " for kind in {*OWNERS, *(kind for kind, _name in OWNERS.values() if kind), "session", "leg"}
)
"""What keys of parts begin with, and of records that often have some; of others a photo is the only one."""


class Spread(NamedTuple):
    """A record, its text that has most of the words, and what is around it that has those it has not itself."""

    record: RowKey
    place: Place
    through: tuple[RowKey, ...]


Entry = tuple[int, Address, str]


@dataclass(frozen=True, slots=True)
class Gathering:
    """All words of `query` in one record, one of them at least in a text of its own; in one `space`, or everywhere."""

    raw: Connection
    query: Query
    space: str | None
    language: str

    def records(
        self, kinds: Collection[str], full: Collection[str], wanted: Callable[[RowKey], bool]
    ) -> Iterator[Spread]:
        """The records of these kinds; of each thousand that may, those first that have a word in their title.

        Of the kinds that are `full` nothing is wanted; of `kinds`, what is `wanted` at its turn.
        """
        candidates = self._candidates(kinds, full)
        known: set[RowKey] = set()
        while keys := list(islice(candidates, _SLICE)):
            homes = dict.fromkeys(belonging.homes(self.raw, keys).values())
            new = [one for one in homes if one not in known and one[0] in kinds and wanted(one)]
            known.update(new)
            yield from self._matching(new, wanted) if new else ()

    # ------------------------------------------------------------------ who may
    def _candidates(self, kinds: Collection[str], full: Collection[str]) -> Iterator[RowKey]:
        """Rows with the rarest word, in a text or around them, newest first; many more than once."""
        parts = {part for part, (owner, _name) in OWNERS.items() if not owner or owner in kinds}
        # Telling kinds apart costs more than it saves, unless the commonest is left out.
        tokens = [search.of_kind(kind) for kind in sorted({*kinds, *parts})] if full else []
        words = [Query((group,)) for group in self.query.groups]
        asked = [word.expression(kinds=tokens) for word in words]
        counts = [self._count(expression) for expression in asked]
        named = [self._named(word) for word in words]
        if not all(count or names for count, names in zip(counts, named, strict=True)):
            return
        first, second, *_more = sorted(range(len(words)), key=counts.__getitem__)
        rare = dict.fromkeys(named[first], 1)
        if counts[first] <= _SLICE:
            around = belonging.referring(self.raw, rare, kinds)
            if counts[first] + len(around) <= _SLICE:
                yield from chain(around, self.raw.execute(_ROWS, (asked[first],)))
                return
        # Where even the rarest word is common, most rows with it have no other: they are left out.
        others = {
            key: rare.get(key, 0) | 2 for names in (*named[:first], *named[first + 1 :]) for key in names
        }
        near = belonging.referring(self.raw, rare | others, kinds)
        yield from self._likely(near, asked[first], asked[second])

    def _likely(self, near: Mapping[RowKey, int], first: str, second: str) -> Iterator[RowKey]:
        """The rows with the first word in a text or around them that may have the second one somewhere too.

        `near` has the rows with a word around them: 1 for the first, 2 for any other.
        """
        likely = {*self._having(second), *(f"{kind} {id}" for (kind, id), bits in near.items() if bits & 2)}
        owners = {owner for (owner,) in self.raw.execute("SELECT owner FROM attachment")}
        around = [f"{kind} {id}" for (kind, id), bits in near.items() if bits & 1]
        for key in chain(around, reversed(self._having(first))):
            if key in likely or key.startswith(_PARTS) or (owners and key.partition(" ")[2] in owners):
                kind, _space, id = key.partition(" ")
                yield kind, id

    def _having(self, expression: str) -> list[str]:
        """The kind and id of the rows with a text that matches, oldest first: as one word each, there may be many."""
        found: list[str] = loads(self.raw.execute(_KEYS, (expression,)).fetchone()[0])
        return found

    def _named(self, word: Query) -> list[RowKey]:
        """The records whose name has the word, of the kinds that others have around them."""
        expression = word.expression(search.TITLE, kinds=map(search.of_kind, belonging.NAMED))
        return self.raw.execute(_ROWS, (expression,)).fetchall()

    def _count(self, expression: str) -> int:
        return int(
            self.raw.execute("SELECT count(*) FROM search WHERE search MATCH ?", (expression,)).fetchone()[0]
        )

    # ------------------------------------------------------------------ who does
    def _matching(self, records: Sequence[RowKey], wanted: Callable[[RowKey], bool]) -> Iterator[Spread]:
        rows = belonging.family(self.raw, records)
        own = [one for one in self._entries(rows) if self.space in (None, one[2])]
        near: defaultdict[RowKey, list[RowKey]] = defaultdict(list)
        for key, record in belonging.around(self.raw, rows):
            near[key].append(record)
        named = [one for one in self._entries(near) if search.is_title(one[1])]
        hits = self._hits([one[0] for one in (*own, *named)])
        told: dict[RowKey, _Told] = {record: _Told() for record in records}
        for entry, address, space in own:
            told[rows[address.kind, address.row]].own((address, space), entry, hits.get(entry, 0))
        for entry, address, _space in named:
            for record in near[address.kind, address.row] if entry in hits else ():
                told[record].around((address.kind, address.row), hits[entry])
        every = (1 << len(self.query.groups)) - 1
        complete = [
            (record, one) for record, one in told.items() if one.words and one.words | one.others == every
        ]
        complete.sort(key=lambda pair: (pair[1].titled, pair[1].newest), reverse=True)
        for record, one in complete:
            if wanted(record):
                yield Spread(record, one.best(self.language), one.through())

    def _entries(self, rows: Collection[RowKey]) -> Iterator[Entry]:
        asked: defaultdict[str, list[str]] = defaultdict(list)
        for kind, id in rows:
            asked[kind].append(id)
        for kind, ids in asked.items():
            for entry, *address, space in self.raw.execute(_ENTRIES, (kind, dumps(ids))):
                yield entry, Address(*address), space

    def _hits(self, entries: Sequence[int]) -> dict[int, int]:
        """Entry → which of the words it has, a bit for each; without those that have none."""
        listed, found = dumps(entries), defaultdict[int, int](int)
        for number, group in enumerate(self.query.groups):
            for (entry,) in self.raw.execute(_AMONG, (Query((group,)).expression(), listed)):
                found[entry] |= 1 << number
        return dict(found)


class _Told:
    """What is known of a record: which words its texts have, and which only what is around it."""

    def __init__(self) -> None:
        self.words = self.others = self.newest = 0
        self.titled = False
        self._texts: list[tuple[int, int, Place]] = []
        self._near: list[tuple[int, RowKey]] = []

    def own(self, place: Place, entry: int, words: int) -> None:
        """A text of its own, or of a part of it."""
        if words:
            self.words |= words
            self.newest = max(self.newest, entry)
            self.titled = self.titled or search.is_title(place[0])
            self._texts.append((words, entry, place))

    def around(self, key: RowKey, words: int) -> None:
        """A name around it."""
        self.others |= words
        self._near.append((words, key))

    def best(self, language: str) -> Place:
        """The text with most of the words; rather not the title, which is shown anyway; in the nearest language."""

        def worth(one: tuple[int, int, Place]) -> tuple[int, bool, int, int]:
            words, entry, (address, _space) = one
            far = search.distance(address.language, language)
            return words.bit_count(), not search.is_title(address), -far, entry

        return max(self._texts, key=worth)[2]

    def through(self) -> tuple[RowKey, ...]:
        """What is around it that has words which it has not itself: for each word one."""
        missing, found = self.others & ~self.words, []
        for words, key in self._near:
            if words & missing:
                missing &= ~words
                found.append(key)
        return tuple(found)


_ROWS: Final = (
    "SELECT kind, row FROM search CROSS JOIN search_entry ON entry = search.rowid"
    " WHERE search MATCH ? ORDER BY search.rowid DESC"
)
_KEYS: Final = (
    "SELECT json_group_array(kind || ' ' || row) FROM search CROSS JOIN search_entry ON entry = search.rowid"
    " WHERE search MATCH ?"
)
_ENTRIES: Final = (
    "SELECT entry, kind, row, field, language, space FROM search_entry"
    " WHERE kind = ? AND row IN (SELECT value FROM json_each(?))"
)
_AMONG: Final = "SELECT rowid FROM search WHERE search MATCH ? AND +rowid IN (SELECT value FROM json_each(?))"

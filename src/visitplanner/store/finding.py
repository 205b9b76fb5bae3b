"""What a search box shows: hits by groups of kinds, titles before texts, and the nearest where nothing was found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from sqlalchemy import Connection

from visitplanner.domain.records import KINDS, Person
from visitplanner.store import drafts, rows, search
from visitplanner.store.change import Address
from visitplanner.store.opening import dbapi
from visitplanner.store.search import Hit, Place
from visitplanner.store.searchwords import Query
from visitplanner.store.vocabulary import Vocabulary

FEW: Final = 3
"""With fewer hits than this the nearest words are asked for too."""
_TITLED: Final = 200
_LOOKED_AT: Final = 400
"""How many titles, and how many entries of any kind, are put into their groups before a group is asked for alone."""
OWNERS: Final = {
    "evidence": ("practice_note", "practice"), "condition": ("practice_note", "practice"),
    "source_link": ("practice_note", "practice"), "indicator": ("city", "city"),
    "score": ("transfer_decision", "decision"), "attachment": ("", "owner"),
    "person": ("person", "alias_of"), "place": ("place", "alias_of"), "participation": ("person", "person"),
    "connector": ("", "before"),
}  # fmt: skip
"""Kind → the kind ("" for any) and the register that name the record it is part of, or was merged into."""
_SUBJECTS: Final = {"transfer_decision": ("practice_note", "practice")}
"""Kind without a title of its own → what it is about."""
_TITLES: Final = ("title", "name", "text", "what")


@dataclass(frozen=True, slots=True)
class Found:
    """Hits by group, best first, and whether there are `more` in each; `nearest` has words not typed, but meant."""

    groups: tuple[tuple[Hit, ...], ...] = ()
    more: tuple[bool, ...] = ()
    nearest: tuple[str, ...] = ()

    @property
    def hits(self) -> tuple[Hit, ...]:
        """All of them."""
        return tuple(hit for group in self.groups for hit in group)


def find(
    reader: Connection, vocabulary: Vocabulary, words: str, *,
    groups: Sequence[Collection[str]] = (), limit: int = 50, space: str | None = None, language: str = "",
) -> Found:  # fmt: skip
    """What `words` find, at most `limit` in each of `groups` (kinds of records), else of all kinds together.

    Newest first; with groups, a title that begins with the words comes before one that has them, and that before
    texts. In one `space`, or everywhere; each record once, and what is part of a record leads to it.
    """
    query, seeker = Query.of(words), _Seeker(reader, groups, limit, space, language)
    found = seeker.ask(query)
    if len(found.hits) < FEW and (near := vocabulary.nearest(dbapi(reader), query)):
        return _joined(found, seeker.ask(near.query), limit, near.words)
    return found


def known(reader: Connection, keys: Iterable[tuple[str, str, str]], *, language: str = "") -> tuple[Hit, ...]:
    """Records by (kind, id, space), as if they had been found; those that are gone are left out."""
    seeker = _Seeker(reader, (), 0, None, language)
    asked = "SELECT 1 FROM item WHERE kind = ? AND row = ? AND alive = 1"
    return tuple(
        Hit(kind, id, "", language, space, "", title=seeker.title(kind, id), home=(kind, id))
        for kind, id, space in keys
        if dbapi(reader).execute(asked, (kind, id)).fetchone()
    )


def _joined(found: Found, also: Found, limit: int, words: tuple[str, ...]) -> Found:
    known = {(hit.kind, hit.id) for hit in found.hits}
    new = [tuple(hit for hit in group if (hit.kind, hit.id) not in known) for group in also.groups]
    if not any(new):
        return found
    first = found.groups or tuple(() for _group in new)
    groups = tuple((*one, *other)[:limit] for one, other in zip(first, new, strict=True))
    return Found(groups, also.more, words)


@dataclass(frozen=True, slots=True)
class _Seeker:
    reader: Connection
    groups: Sequence[Collection[str]]
    limit: int
    space: str | None
    language: str

    def ask(self, query: Query) -> Found:
        """The hits of one query."""
        if not query.groups:
            return Found()
        lists = self._grouped(query) if self.groups else [self._rows(query.expression(), self.limit + 1)]
        shown = tuple(tuple(self._shown(one[: self.limit], query)) for one in lists)
        return Found(shown, tuple(len(one) > self.limit for one in lists))

    def _grouped(self, query: Query) -> list[list[Place]]:
        asked = (
            (query.expression(search.TITLE, begins=True), _TITLED),
            (query.expression(search.TITLE), _TITLED),
        )
        titles = [place for expression, most in asked for place in self._rows(expression, most)]
        newest = self._rows(query.expression(), _LOOKED_AT)
        return [
            self._of(kinds, [*titles, *newest], query, all_seen=len(newest) < _LOOKED_AT)
            for kinds in self.groups
        ]

    def _of(
        self, kinds: Collection[str], places: list[Place], query: Query, *, all_seen: bool
    ) -> list[Place]:
        mine = {place[0][:2]: place for place in reversed(places) if place[0].kind in kinds}
        mine = {key: mine[key] for key in dict.fromkeys(place[0][:2] for place in places) if key in mine}
        if len(mine) <= self.limit and not all_seen:
            for place in self._rows(query.expression(kinds=map(search.of_kind, kinds)), self.limit + 1):
                mine.setdefault(place[0][:2], place)
        return list(mine.values())[: self.limit + 1]

    def _rows(self, expression: str, limit: int) -> list[Place]:
        found = search.rows(
            dbapi(self.reader), expression, limit=limit, space=self.space, language=self.language
        )
        return list(found.values())

    def _shown(self, places: Sequence[Place], query: Query) -> Iterator[Hit]:
        """Each record once, with its title and where it leads."""

        def text_of(address: Address) -> str:
            return drafts.shown_text(self.reader, address)

        seen: set[tuple[str, str]] = set()
        for hit in search.shown(places, query, text_of):
            home = self._home(hit.kind, hit.id)
            if home not in seen:
                seen.add(home)
                yield replace(hit, title=self.title(*home), home=home)

    def _home(self, kind: str, id: str) -> tuple[str, str]:
        """The record a row is part of or was merged into, else the row itself."""
        if kind not in OWNERS:
            return kind, id
        owner_kind, register = OWNERS[kind]
        owner = self._register(kind, id, register)
        if owner and not owner_kind:
            owner_kind = self._kind_of(owner)
        return (owner_kind, owner) if owner and owner_kind else (kind, id)

    def _kind_of(self, id: str) -> str:
        asked = "SELECT kind FROM item WHERE row = ? AND kind IN ({}) LIMIT 1".format(
            ", ".join("?" * len(KINDS))
        )
        found = dbapi(self.reader).execute(asked, (id, *KINDS)).fetchone()
        return str(found[0]) if found else ""

    def _register(self, kind: str, id: str, register: str) -> str:
        asked = f'SELECT "{register}" FROM "{kind}" WHERE id = ?'
        found = dbapi(self.reader).execute(asked, (id,)).fetchone()
        return str(found[0] or "") if found else ""

    def title(self, kind: str, id: str) -> str:
        """Its title, name or text in the language asked for or the nearest there is, on one line."""
        if kind == "person":
            person: Any = rows.one(self.reader, Person, id)
            return str(person.name.shown(self.language)) if person else ""
        if kind in _SUBJECTS:
            about, register = _SUBJECTS[kind]
            return self.title(about, self._register(kind, id, register))
        texts = dbapi(self.reader).execute(_TEXTS, (kind, id)).fetchall()
        best = max(texts, key=self._worth, default=("", "", 0, ""))
        return " ".join(best[3].split())

    def _worth(self, row: tuple[str, str, int, str]) -> tuple[int, bool, bool]:
        field, language, original, _text = row
        return -_TITLES.index(field), language == self.language, bool(original)


_TEXTS: Final = (
    "SELECT field, language, original, text FROM text"
    " WHERE kind = ? AND row = ? AND field IN ('title', 'name', 'text', 'what')"
)

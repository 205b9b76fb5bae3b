"""What a search box shows: hits by groups of kinds, titles before texts, and the nearest where nothing was found."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any, Final

from sqlalchemy import Connection

from visitplanner.domain.records import KINDS, Person
from visitplanner.store import belonging, drafts, rows, search
from visitplanner.store.change import Address
from visitplanner.store.fold import RowKey
from visitplanner.store.opening import dbapi
from visitplanner.store.search import Hit, Place
from visitplanner.store.searchwords import Query
from visitplanner.store.spread import Gathering
from visitplanner.store.vocabulary import Vocabulary

FEW: Final = 3
"""With fewer hits than this the nearest words are asked for too."""
_TITLED: Final = 200
_LOOKED_AT: Final = 400
"""How many titles, and how many entries of any kind, are put into their groups before a group is asked for alone."""
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
    known = {hit.home for hit in found.hits}
    new = [tuple(hit for hit in group if hit.home not in known) for group in also.groups]
    if not any(new):
        return found
    first = found.groups or tuple(() for _group in new)
    groups = tuple((*one, *other)[:limit] for one, other in zip(first, new, strict=True))
    return Found(groups, also.more, words)


_Line = tuple[Place, tuple[RowKey, ...]]
"""An entry to show, and the records around it in whose names words were found."""


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
            nothing = [() for _kinds in self.groups or [()]]
            return Found(tuple(nothing), tuple(False for _group in nothing))
        places = self._grouped(query) if self.groups else [self._rows(query.expression(), self.limit + 1)]
        lists: list[list[_Line]] = [[(place, ()) for place in one] for one in places]
        if len(query.groups) > 1:
            self._add_spread(query, lists)
        shown = tuple(tuple(self._shown(one[: self.limit], query)) for one in lists)
        return Found(shown, tuple(len(one) > self.limit for one in lists))

    # ------------------------------------------------------------------ all words in one text
    def _grouped(self, query: Query) -> list[list[Place]]:
        """For each group its entries: titles that begin with the words, titles, then the newest texts."""
        newest = self._rows(query.expression(), _LOOKED_AT)
        if not newest:
            return [[] for _kinds in self.groups]
        titles = (query.expression(search.TITLE, begins=True), query.expression(search.TITLE))
        places = [place for expression in titles for place in self._rows(expression, _TITLED)] + newest
        complete = len(newest) < _LOOKED_AT
        short = (
            [] if complete else [kinds for kinds in self.groups if len(_once(places, kinds)) <= self.limit]
        )
        if short:
            rest = self._of_kinds(query, list(chain.from_iterable(short)), _LOOKED_AT)
            if len(rest) == _LOOKED_AT:
                rest = [place for kinds in short for place in self._of_kinds(query, kinds, self.limit + 1)]
            places += rest
        return [_once(places, kinds)[: self.limit + 1] for kinds in self.groups]

    def _of_kinds(self, query: Query, kinds: Collection[str], limit: int) -> list[Place]:
        return self._rows(query.expression(kinds=map(search.of_kind, kinds)), limit)

    def _rows(self, expression: str, limit: int) -> list[Place]:
        found = search.rows(
            dbapi(self.reader), expression, limit=limit, space=self.space, language=self.language
        )
        return list(found.values())

    # ------------------------------------------------------------------ words in several texts
    def _add_spread(self, query: Query, lists: list[list[_Line]]) -> None:
        """Fill up each group with the records that have all words in several texts."""
        raw, groups = dbapi(self.reader), self.groups or [tuple(KINDS)]
        group_of = {kind: one for kinds, one in zip(groups, lists, strict=True) for kind in kinds}
        lacking = {kind for kind, one in group_of.items() if len(one) <= self.limit}
        full = group_of.keys() - lacking
        shown = [(at.kind, at.row) for one in lists for (at, _space), _names in one if at.kind in lacking]
        seen = set(belonging.homes(raw, shown).values())

        def wanted(record: RowKey) -> bool:
            return record not in seen and len(group_of[record[0]]) <= self.limit

        gathering = Gathering(raw, query, self.space, self.language)
        for one in gathering.records(lacking, full, wanted) if lacking else ():
            group_of[one.record[0]].append((one.place, one.through))
            if all(len(one) > self.limit for one in lists):
                break

    # ------------------------------------------------------------------ what is shown
    def _shown(self, lines: Sequence[_Line], query: Query) -> Iterator[Hit]:
        """Each record once, with its title and where it leads."""

        def text_of(address: Address) -> str:
            return drafts.shown_text(self.reader, address)

        homes = belonging.homes(dbapi(self.reader), ((at.kind, at.row) for (at, _space), _names in lines))
        first: dict[RowKey, _Line] = {}
        for line in lines:
            at = line[0][0]
            first.setdefault(homes[at.kind, at.row], line)
        hits = search.shown((place for place, _names in first.values()), query, text_of)
        for hit, (home, (_place, names)) in zip(hits, first.items(), strict=True):
            through = tuple(self.title(*name) for name in names)
            yield replace(hit, title=self.title(*home), home=home, through=through)

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


def _once(places: Iterable[Place], kinds: Collection[str]) -> list[Place]:
    """The rows of these kinds, each once: where it came first."""
    found: dict[RowKey, Place] = {}
    for place in places:
        if (at := place[0]).kind in kinds:
            found.setdefault((at.kind, at.row), place)
    return list(found.values())


_TEXTS: Final = (
    "SELECT field, language, original, text FROM text"
    " WHERE kind = ? AND row = ? AND field IN ('title', 'name', 'text', 'what')"
)

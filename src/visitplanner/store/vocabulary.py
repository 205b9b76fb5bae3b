"""The Latin words of the library, and the nearest of them to a word that nobody wrote.

Read from the index before they are needed, or else when they are, kept, and brought up to date from the newest entries
alone: a word that is gone does no harm, because only what a search then finds is shown.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right, insort
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import islice
from threading import Lock
from typing import Final

from visitplanner.store.driver import Connection
from visitplanner.store.searchwords import Query, pieces

_SHORTEST, _LONG, _LONGEST = 4, 8, 24
"""Letters: from four on one may be wrong, from eight on two; longer than twenty-four is no word."""
_NEAREST: Final = 3
_RARE: Final = 3
_AGAIN: Final = 1_000
_KEPT: Final = 12
LENGTHS: Final = range(_SHORTEST - 1, _SHORTEST - 1 + _KEPT)
"""Letters of the words that are typed most."""


@dataclass(frozen=True, slots=True)
class Nearest:
    """What was understood instead: the query to ask, and the words in it that were not typed."""

    query: Query
    words: tuple[str, ...]


class Vocabulary:
    """The words of a library. One for a library; any thread may ask."""

    def __init__(self) -> None:
        self._lock = Lock()
        self._words: _Words | None = None
        self._stale = True

    def forget(self) -> None:
        """Drop all words: they are read again when they are needed."""
        self._words = None

    def age(self) -> None:
        """Something was written: look at the newest entries before the next answer."""
        self._stale = True

    def prepare(self, connection: Connection, length: int) -> None:
        """Read ahead what `nearest` needs for words of about that length: for each of `LENGTHS` in turn."""
        from rapidfuzz import process  # slow import  # noqa: F401, PLC0415

        with self._lock:
            self._read(connection).of_length(length)

    def nearest(self, connection: Connection, query: Query) -> Nearest | None:
        """The query with every word that nobody, or hardly anybody, wrote replaced by what is near; None for none."""
        chunks = [chunk for group in query.groups for chunk in group]
        if not any(len(piece) >= _SHORTEST for chunk in chunks for piece in pieces(chunk)):
            return None
        with self._lock:
            words, found = self._read(connection), list[str]()
            groups = tuple(_mended(words, group, found) for group in query.groups)
        return Nearest(Query(groups), tuple(dict.fromkeys(found))) if found else None

    def _read(self, connection: Connection) -> _Words:
        newest = _newest(connection)
        if self._words is None or newest < self._words.seen:
            self._words = _Words(connection)
        elif self._stale or newest != self._words.seen:
            self._words.bring_up(connection, newest)
        self._stale = False
        return self._words


def _mended(words: _Words, group: tuple[str, ...], found: list[str]) -> tuple[str, ...]:
    """The alternatives for a group; what they say instead is added to `found`."""
    mended: list[str] = []
    for chunk in group:
        for piece in pieces(chunk):
            near = words.near(piece)
            found += near
            mended += [chunk.replace(piece, word) for word in near]
    return tuple(dict.fromkeys(mended)) or group


class _Words:
    """Words with the number of entries they stand in, up to the entry `seen`."""

    def __init__(self, connection: Connection) -> None:
        self.seen = _newest(connection)
        rows = connection.execute("SELECT term, doc FROM search_vocabulary WHERE term >= 'a' AND term < '{'")
        self._counts: dict[str, int] = {word: count for word, count in rows if _is_word(word)}
        self._words = sorted(self._counts)
        self._beginnings: dict[int, dict[str, list[str]]] = {}

    def bring_up(self, connection: Connection, newest: int) -> None:
        """Add the words of the newest entries, and of some before them that may have changed."""
        rows = connection.execute("SELECT words FROM search WHERE rowid > ?", (self.seen - _AGAIN,))
        self._add(word for (words,) in rows for word in words.split(" "))
        self.seen = newest

    def near(self, word: str) -> list[str]:
        """What may have been meant by a word that nobody, or hardly anybody, wrote; nothing for any other."""
        if not (_SHORTEST <= len(word) <= _LONGEST and word.isascii() and word.isalpha()):
            return []
        known = self._times(word)
        if known >= _RARE:
            return []
        most = 2 if len(word) >= _LONG else 1
        # A first letter is seldom wrong: all others are looked through only where that gives nothing.
        found = self._within(word, most, {word[0], word[1]}) or self._within(word, most, None)
        ranks: dict[str, tuple[int, bool]] = {}
        for beginning, distance in found.items():
            best = self._commonest(beginning)
            ranks[best] = min((distance, best != beginning), ranks.get(best, (distance, True)))
        # What stands somewhere as it was typed may be right: then whole words alone are nearer.
        allowed = [
            one
            for one, (_distance, longer) in ranks.items()
            if self._counts[one] > known and not (known and longer)
        ]
        ranked = sorted(allowed, key=lambda one: (ranks[one], -self._counts[one], one))
        return [one for one in ranked if ranks[one] == ranks[ranked[0]]][:_NEAREST]

    def _within(self, word: str, most: int, letters: set[str] | None) -> dict[str, int]:
        """Beginnings of words, as long as `word` or nearly, that differ from it by at most `most` letters."""
        from rapidfuzz import process  # slow import  # noqa: PLC0415
        from rapidfuzz.distance import OSA  # slow import  # noqa: PLC0415

        found: dict[str, int] = {}
        for length in range(len(word) - most, len(word) + most + 1):
            shelves = self.of_length(length)
            for letter in shelves.keys() if letters is None else letters & shelves.keys():
                near = process.extract(
                    word, shelves[letter], scorer=OSA.distance, score_cutoff=most, limit=None
                )
                found |= {one: distance for one, distance, _at in near}
        return found

    def of_length(self, length: int) -> dict[str, list[str]]:
        """The first `length` letters of all words that have as many, each once, by their first letter."""
        if length not in self._beginnings:
            shelves: dict[str, list[str]] = {}
            for one in dict.fromkeys(word[:length] for word in self._words if len(word) >= length):
                shelves.setdefault(one[0], []).append(one)
            self._beginnings = dict(
                islice(self._beginnings.items(), max(0, len(self._beginnings) - _KEPT + 1), None)
            )
            self._beginnings[length] = shelves
        return self._beginnings[length]

    def _times(self, beginning: str) -> int:
        return sum(self._counts[word] for word in self._with(beginning))

    def _commonest(self, beginning: str) -> str:
        return max(
            self._with(beginning), key=lambda word: (word == beginning, self._counts[word], -len(word))
        )

    def _with(self, beginning: str) -> list[str]:
        start = bisect_left(self._words, beginning)
        return self._words[start : bisect_right(self._words, beginning + "~")]

    def _add(self, words: Iterable[str]) -> None:
        for word in words:
            if word not in self._counts and _is_word(word):
                self._counts[word] = 1
                insort(self._words, word)
                for length, shelves in self._beginnings.items():
                    if len(word) >= length and word[:length] not in (
                        shelf := shelves.setdefault(word[0], [])
                    ):
                        shelf.append(word[:length])


def _newest(connection: Connection) -> int:
    return int(connection.execute("SELECT coalesce(max(entry), 0) FROM search_entry").fetchone()[0])


def _is_word(word: str) -> bool:
    return _SHORTEST - 1 <= len(word) <= _LONGEST + 2 and word.isascii() and word.isalpha()

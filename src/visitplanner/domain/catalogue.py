"""The catalogue of practice notes over all visits: which notes a filter lets through, their order, and what is related.

Pure: the window reads the notes, this decides.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields
from enum import StrEnum
from functools import lru_cache

from visitplanner.base.collation import sort_key
from visitplanner.base.phrases import N_, Phrase
from visitplanner.domain.codec import wordings
from visitplanner.domain.folding import holds, plain
from visitplanner.domain.kinds import NoteStatus, Stage, Theme
from visitplanner.domain.labels import label
from visitplanner.domain.records import PracticeNote

LACKS = "-"
"""Before a language code: the notes that lack a text in it."""

MOST_RELATED = 5


class Order(StrEnum):
    """How the list is sorted."""

    CODE = "code"
    TITLE = "title"
    CITY = "city"
    FILLED = "filled"


ORDERS: dict[Order, str] = {
    Order.CODE: N_("By code"), Order.TITLE: N_("By title"), Order.CITY: N_("By city"),
    Order.FILLED: N_("Least filled first"),
}  # fmt: skip
"""What each order is called."""


@dataclass(frozen=True, slots=True)
class Filter:
    """What is asked for; an empty part asks nothing. `language` is a code, with `LACKS` before it its opposite."""

    theme: Theme | None = None
    city: str = ""
    stage: Stage | None = None
    status: NoteStatus | None = None
    tag: str = ""
    language: str = ""
    words: str = ""

    def __bool__(self) -> bool:
        return any(getattr(self, one.name) for one in fields(self))

    def lets(self, note: PracticeNote, spoken: str) -> bool:
        """Whether `note` is among those asked for; `spoken` is what it can be found by, if words are asked for."""
        return (
            all(
                not asked or asked == has
                for asked, has in (
                    (self.theme, note.theme), (self.city, note.city), (self.stage, note.stage),
                    (self.status, note.status),
                )
            )
            and (not self.tag or self.tag.casefold() in (tag.casefold() for tag in note.tags))
            and (not self.language or self._speaks(note))
            and holds(spoken, _asked(self.words))
        )  # fmt: skip

    def _speaks(self, note: PracticeNote) -> bool:
        code = self.language.removeprefix(LACKS)
        texts = [getattr(note, name) for name in wordings(PracticeNote)]
        if self.language.startswith(LACKS):
            return any(text and not text[code] for text in texts)
        return any(text[code] for text in texts)


@lru_cache(maxsize=1)
def _asked(words: str) -> tuple[str, ...]:
    """What was typed as folded words, each once: a whole page may have been pasted, and every note is asked."""
    return tuple(dict.fromkeys(plain(words).split()))


def spoken(note: PracticeNote, also: str) -> str:
    """All that `note` can be found by, folded; `also` are words that it does not have itself, such as its city's."""
    texts = (text for name in wordings(PracticeNote) for text in getattr(note, name).texts.values())
    return " ".join(map(plain, (note.code, also, *note.tags, *note.partners, *texts)))


def tags(notes: Iterable[PracticeNote]) -> list[str]:
    """Every tag in use once, whatever its capitals, the most used first."""
    spelled: dict[str, list[str]] = {}
    for note in notes:
        for tag in note.tags:
            spelled.setdefault(tag.casefold(), []).append(tag)
    return [used[0] for _key, used in sorted(spelled.items(), key=lambda pair: (-len(pair[1]), pair[0]))]


def ordered(
    notes: Iterable[PracticeNote],
    order: Order,
    language: str,
    *,
    city: Mapping[str, str],
    filled: Mapping[str, int],
) -> list[PracticeNote]:
    """`notes` sorted for readers of `language`; `city` names their cities and `filled` says how full each note is."""

    first: dict[Order, Callable[[PracticeNote], object]] = {
        Order.CODE: lambda note: note.code.zfill(12),
        Order.TITLE: lambda note: sort_key(note.title.pick(language).text, language),
        Order.CITY: lambda note: sort_key(city.get(note.city, ""), language),
        Order.FILLED: lambda note: filled.get(note.id, 0),
    }
    return sorted(notes, key=lambda note: (first[order](note), note.code.zfill(12), note.id))


@dataclass(frozen=True, slots=True)
class Related:
    """Another note, how near it is, and why: phrases, the weightiest first."""

    note: PracticeNote
    score: int
    reasons: tuple[Phrase, ...]


def related(
    note: PracticeNote, notes: Iterable[PracticeNote], sessions: Mapping[str, Collection[str]]
) -> Sequence[Related]:
    """The notes nearest to `note`, at most five; `sessions` says which sessions each note belongs to.

    A session in common counts 3, a tag 2, the theme 2, the city 1, a layer 1; a theme or a city alone is too little.
    """
    found = [_compared(note, other, sessions) for other in notes if other.id != note.id]
    near = [one for one in found if one.score > 2]
    return sorted(near, key=lambda one: (-one.score, one.note.code.zfill(12), one.note.id))[:MOST_RELATED]


def _compared(note: PracticeNote, other: PracticeNote, sessions: Mapping[str, Collection[str]]) -> Related:
    mine = {tag.casefold() for tag in note.tags}
    shared = [tag for tag in other.tags if tag.casefold() in mine]
    together = len(set(sessions.get(note.id, ())) & set(sessions.get(other.id, ())))
    layers = [layer for layer in other.layers if layer in note.layers]
    weighed: list[tuple[int, Phrase]] = []
    if together:
        weighed.append((3 * min(together, 2), Phrase(N_("In the same session"))))
    if note.theme and note.theme is other.theme:
        weighed.append((2, Phrase(label(note.theme))))
    weighed += [(2, Phrase(N_("Tag “{tag}”"), {"tag": tag})) for tag in shared[:3]]
    if note.city and note.city == other.city:
        weighed.append((1, Phrase(N_("Same city"))))
    weighed += [(1, Phrase(label(layer))) for layer in layers[:3]]
    return Related(other, sum(score for score, _why in weighed), tuple(why for _score, why in weighed))

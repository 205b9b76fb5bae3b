"""How the two sides meet: words in both languages, who sits where, what is given to whom."""

from __future__ import annotations

from dataclasses import dataclass

from visitplanner.domain.kinds import GiftStatus, TermSort, Theme
from visitplanner.domain.wording import EMPTY, Wording


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """An entry of the glossary or the phrase sheet: the same thing in several languages.

    `keep`: it is not translated, and stands in every language as in its original. `reading` says how the words of a
    language sound (kana for kanji, Latin letters for Japanese phrases), under that language.
    """

    id: str
    space: str
    sort: TermSort = TermSort.TERM
    theme: Theme | None = None
    keep: bool = False
    sample: bool = False
    name: Wording = EMPTY
    reading: Wording = EMPTY
    definition: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Gift:
    """Something handed over. `giver` and `receiver` are people or organisations, `received` when it comes to us."""

    id: str
    space: str
    visit: str = ""
    session: str = ""
    giver: str = ""
    receiver: str = ""
    received: bool = False
    status: GiftStatus = GiftStatus.IDEA
    order: str = ""
    amount: float | None = None
    currency: str = ""
    title: Wording = EMPTY
    note: Wording = EMPTY


@dataclass(frozen=True, slots=True, kw_only=True)
class Seat:
    """Where a person sits in a session.

    `row` 0 is the hosts' side (or the first row), `position` 1 the most honoured seat of its row.
    """

    id: str
    space: str
    session: str = ""
    person: str = ""
    row: int = 0
    position: int = 1

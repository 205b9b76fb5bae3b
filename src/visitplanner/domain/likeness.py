"""Records that look like one and the same: people and places that somebody entered twice.

Everything is found by keys that equal things share, so a library of thousands is looked through in one pass.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from rapidfuzz.distance import OSA

from visitplanner.base.phrases import N_
from visitplanner.domain.folding import fold
from visitplanner.domain.merging import roots
from visitplanner.domain.records import Person, Place

T = TypeVar("T", Person, Place)
Reasons = dict[tuple[str, str], dict[str, None]]
"""Pair of ids → why they may be one."""
Apart = frozenset[tuple[str, str]]
"""Pairs of ids that are not one."""

SAME_EMAIL = N_("the same e-mail address")
SAME_NATIVE = N_("the same name in its own script")
SAME_READING = N_("the same reading")
SAME_LATIN = N_("the same name in Latin letters")
NEARLY = N_("nearly the same name, and the same organisation")
SAME_PLACE = N_("the same name in the same city")
SAME_TELEPHONE = N_("the same telephone number")

SHORTEST_TYPO = 5
"""Letters that a name has at least before one other letter is taken for a slip."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Ids of two records that may be one, the older id first, and why (msgids)."""

    one: str
    other: str
    reasons: tuple[str, ...]


def likely_same(people: Iterable[Person]) -> tuple[Pair, ...]:
    """People who may be one, each pair once. Who was merged or told apart already is left out."""
    known, apart = _known(people)
    found = _pairs(known, _people_keys, apart)
    for one, other in _slips(known):
        if (pair := _ordered(one.id, other.id)) not in apart:
            found.setdefault(pair, {}).setdefault(NEARLY)
    return _told(found)


def likely_same_places(places: Iterable[Place]) -> tuple[Pair, ...]:
    """Places that may be one, each pair once. What was merged or told apart already is left out."""
    known, apart = _known(places)
    return _told(_pairs(known, _place_keys, apart))


def _told(found: Reasons) -> tuple[Pair, ...]:
    return tuple(Pair(*pair, tuple(reasons)) for pair, reasons in sorted(found.items()))


def _known(records: Iterable[T]) -> tuple[list[T], Apart]:
    """Those that stand for themselves, and who is not whom; that holds for whatever was merged into them too."""
    found = list(records)
    stands = roots(found)
    apart = ((stands[one.id], stands.get(other, other)) for one in found for other in one.distinct_from)
    return [one for one in found if stands[one.id] == one.id], frozenset(_ordered(*two) for two in apart)


def _people_keys(one: Person) -> Iterator[tuple[str, str]]:
    if one.email.strip():
        yield SAME_EMAIL, one.email.strip().casefold()
    if one.family_native and one.given_native:
        yield SAME_NATIVE, _plain(one.family_native + one.given_native)
    if one.family_kana and one.given_kana:
        yield SAME_READING, _hiragana(one.family_kana + one.given_kana)
    if name := _latin(one):
        yield SAME_LATIN, name


def _place_keys(one: Place) -> Iterator[tuple[str, str]]:
    for text in one.name.texts.values():
        if name := _plain(text):
            yield SAME_PLACE, f"{one.city} {name}"
    if len(digits := "".join(char for char in one.phone if char.isdecimal())) >= 6:
        yield SAME_TELEPHONE, digits


def _pairs(known: Iterable[T], keys: Callable[[T], Iterator[tuple[str, str]]], apart: Apart) -> Reasons:
    """The pairs that share a key. Of many, each goes with the first that nobody told it apart from."""
    sharing: dict[tuple[str, str], dict[str, None]] = {}
    for one in known:
        for key in keys(one):
            sharing.setdefault(key, {}).setdefault(one.id)
    found: Reasons = {}
    for (reason, _key), ids in sharing.items():
        firsts: list[str] = []
        for id in sorted(ids):
            same = next((one for one in firsts if (one, id) not in apart), "")
            if same:
                found.setdefault((same, id), {}).setdefault(reason)
            else:
                firsts.append(id)
    return found


def _slips(known: Iterable[Person]) -> Iterator[tuple[Person, Person]]:
    """People of one organisation whose names are one letter apart: such names share their beginning or their end."""
    sharing: dict[tuple[str, str], list[tuple[str, Person]]] = {}
    for one in known:
        name = _latin(one)
        if not one.organisation or len(name) < SHORTEST_TYPO:
            continue
        met: set[str] = set()
        for half in _halves(name):
            group = sharing.setdefault((one.organisation, half), [])
            for other_name, other in group:
                if other.id not in met and OSA.distance(name, other_name, score_cutoff=1) == 1:
                    met.add(other.id)
                    yield other, one
            group.append((name, one))


def _halves(name: str) -> Iterator[str]:
    """Beginnings and ends, between which one letter, or two that changed places, may differ."""
    for length in {(len(name) - 2) // 2, (len(name) - 1) // 2}:
        yield f"{name[:length]}…"
        yield f"…{name[-length:]}"


def _latin(one: Person) -> str:
    """The name in Latin letters without case, accents, order and long vowels; "" where a part is missing."""
    family, given = one.family_latin or one.family_native, one.given_latin or one.given_native
    words = sorted(_plain(part) for part in (family, given) if part.strip())
    name = " ".join(words)
    return name if len(words) == 2 and name.replace(" ", "").isascii() else ""


def _plain(text: str) -> str:
    return "".join(char for char in fold(text).text if char.isalnum())


def _hiragana(text: str) -> str:
    composed = unicodedata.normalize("NFKC", text)
    letters = (chr(ord(char) - 0x60) if "ァ" <= char <= "ヶ" else char for char in composed)
    return "".join(char for char in letters if char.isalpha() or char == "ー")


def _ordered(one: str, other: str) -> tuple[str, str]:
    return (one, other) if one < other else (other, one)

"""Records whose words lie in several texts: their own, those of their parts, and the names of what is around them."""

from __future__ import annotations

import random
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

from tests.store.mixed_notes import WORDS, notes, scan
from visitplanner.domain.records import (
    City,
    Evidence,
    Observation,
    Organisation,
    Person,
    Place,
    PracticeNote,
    Question,
    Session,
    Visit,
)
from visitplanner.domain.wording import Wording

Key = tuple[str, str]


@dataclass
class Told:
    """All texts of a record and its parts, and the names of what is around it."""

    own: list[str] = field(default_factory=list)
    around: list[str] = field(default_factory=list)


def fill(edit: Any, count: int, seed: int) -> dict[Key, Told]:
    """Write about ten times `count` records in seven languages; what each of them says."""
    maker = _Maker(edit, random.Random(seed), seed)
    if not seed:
        edit.add(Visit, space="v", id="v")
    for number in range(count):
        maker.make(f"{seed}-{number}")
    return maker.told


def truth(told: Mapping[Key, Told], words: str) -> set[Key]:
    """The records that have all words, one of them at least in a text of their own: found by reading everything."""
    parts = words.split()
    found = {key for key, one in told.items() if all(_has((*one.own, *one.around), part) for part in parts)}
    return {key for key in found if any(_has(tuple(told[key].own), part) for part in parts)}


def asked(told: Mapping[Key, Told], count: int, seed: int) -> Iterator[str]:
    """Two or three words each that stand in different texts of one record, or nearby."""
    chance, keys = random.Random(seed), sorted(told)
    while count:
        one = told[chance.choice(keys)]
        texts = [
            chance.choice(one.own),
            *chance.sample([*one.own, *one.around], k=min(2, len(one.own + one.around))),
        ]
        words = [_word(chance, text) for text in texts[: chance.choice((2, 2, 3))]]
        if len({*words} - {""}) > 1:
            count -= 1
            yield " ".join(word for word in words if word)


class _Maker:
    def __init__(self, edit: Any, chance: random.Random, seed: int) -> None:
        self.edit, self.chance, self.told = edit, chance, {}
        self.texts = iter([text for _language, text in notes(2_000, seed)])

    def make(self, id: str) -> None:
        """A city with its place, organisation and person, and what refers to them."""
        city = self.add(City, f"c{id}", "", name=self.name())
        place = self.add(Place, f"l{id}", "", [city], name=self.name(), address=self.text(), city=f"c{id}")
        body = self.add(Organisation, f"b{id}", "", [city], name=self.name(), city=f"c{id}")
        family = self.name()
        person = self.add(
            Person,
            f"p{id}",
            "",
            [body, *body.around],
            family_native=family,
            title=self.name(),
            organisation=f"b{id}",
        )
        note = self.add(
            PracticeNote, f"n{id}", "", [city, place, *place.around],
            title=self.name(), summary=self.text(), city=f"c{id}", site=f"l{id}",
        )  # fmt: skip
        evidence = self.name()
        self.edit.add(Evidence, space=f"n{id}", id=f"e{id}", practice=f"n{id}", indicator=_wording(evidence))
        note.own.append(evidence)
        session = self.add(
            Session,
            f"s{id}",
            "v",
            [place, *place.around],
            title=self.name(),
            note=self.text(),
            place=f"l{id}",
        )
        self.add(
            Observation, f"o{id}", "v", [session, *session.around], text=self.text(), speaker_role=self.name(),
            session=f"s{id}",
        )  # fmt: skip
        self.add(Question, f"q{id}", "v", [person, *person.around], text=self.text(), asked_to=f"p{id}")

    def add(self, kind: Any, id: str, space: str, around: list[Any] = [], **values: str) -> Told:  # noqa: B006
        """Add a record of words and references; those of `around` are records (their first text) or names."""
        words = {name: _wording(text) for name, text in values.items() if name in _TEXTS}
        plain = {name: value for name, value in values.items() if name not in _TEXTS}
        visit = {"visit": "v"} if space else {}
        self.edit.add(kind, space=space or id, id=id, **visit, **plain, **words)
        own = [values[name] for name in values if name in _TEXTS or name in ("family_native", "speaker_role")]
        names = [one.own[0] if isinstance(one, Told) else one for one in around]
        return self.told.setdefault((_KINDS[kind], id), Told(own, names))

    def name(self) -> str:
        """Two words of a language, or a made one and a number."""
        language = self.chance.choice([*WORDS])
        return " ".join(self.chance.choices(WORDS[language].split(), k=2))

    def text(self) -> str:
        """A note."""
        return next(self.texts)


_KINDS = {
    City: "city", Place: "place", Organisation: "organisation", Person: "person", PracticeNote: "practice_note",
    Session: "session", Observation: "observation", Question: "question",
}  # fmt: skip
_TEXTS = ("name", "address", "title", "summary", "note", "text")


def _wording(text: str) -> Wording:
    return Wording({"en": text}, original="en")


@cache
def _has(texts: tuple[str, ...], word: str) -> bool:
    return any(scan({"one": text}, word) for text in texts)


def _word(chance: random.Random, text: str) -> str:
    words = [word for word in text.split() if any(char.isalpha() for char in word)]
    word = chance.choice(words) if words else ""
    return word[: chance.randint(2, len(word))] if len(word) > 2 else word

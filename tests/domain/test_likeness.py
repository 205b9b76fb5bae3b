"""Who looks like the same person, and why; which places do."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from visitplanner.domain import likeness
from visitplanner.domain.kinds import NameOrder
from visitplanner.domain.likeness import Pair, likely_same, likely_same_places
from visitplanner.domain.records import Person, Place
from visitplanner.domain.wording import wording


def person(id: str, **values: Any) -> Person:
    return Person(id=id, space=id, **values)


@pytest.mark.parametrize(
    ("one", "other", "reasons"),
    [
        ({"email": "M.Rossi@x.it"}, {"email": " m.rossi@X.it"}, [likeness.SAME_EMAIL]),
        ({"family_native": "見本", "given_native": "太郎"}, {"family_native": "見本太", "given_native": "郎"},
         [likeness.SAME_NATIVE]),
        ({"family_kana": "みほん", "given_kana": "たろう"}, {"family_kana": "ミホン", "given_kana": "ﾀﾛｳ"},
         [likeness.SAME_READING]),
        ({"family_latin": "Mihon", "given_latin": "Tarō", "name_order": NameOrder.FAMILY_FIRST},
         {"family_latin": "TARO", "given_latin": "mihon"}, [likeness.SAME_LATIN]),
        ({"family_latin": "Novák", "given_latin": "Jan"}, {"family_native": "Novak", "given_native": "Jan"},
         [likeness.SAME_LATIN]),
        ({"family_latin": "Bianchi", "given_latin": "Anna", "organisation": "o"},
         {"family_latin": "Bianhci", "given_latin": "Anna", "organisation": "o"}, [likeness.NEARLY]),
    ],
)  # fmt: skip
def test_two_records_of_one_person(one: dict[str, Any], other: dict[str, Any], reasons: list[str]) -> None:
    assert likely_same([person("a", **one), person("b", **other)]) == (Pair("a", "b", tuple(reasons)),)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ({}, {}),
        ({"family_latin": "Rossi"}, {"family_latin": "Rossi"}),
        ({"family_latin": "Rossi", "given_latin": "Mario"}, {"family_latin": "Rossi", "given_latin": "Maria"}),
        ({"family_latin": "Li", "given_latin": "An", "organisation": "o"},
         {"family_latin": "Li", "given_latin": "On", "organisation": "o"}),
        ({"family_latin": "Rossi", "given_latin": "Mario", "organisation": "o"},
         {"family_latin": "Rossi", "given_latin": "Maria", "organisation": "p"}),
        ({"email": "a@b.it"}, {"email": "a@b.it", "alias_of": "a"}),
        ({"email": "a@b.it"}, {"email": "a@b.it", "distinct_from": ("a",)}),
    ],
)  # fmt: skip
def test_others_are_not_taken_for_one(one: dict[str, Any], other: dict[str, Any]) -> None:
    assert likely_same([person("a", **one), person("b", **other)]) == ()


def test_a_pair_is_told_once_with_every_reason() -> None:
    values = {"email": "a@b.it", "family_native": "見本", "given_native": "太郎"}
    three = [person(id, **values) for id in "cab"]
    assert [(one.one, one.other) for one in likely_same(three)] == [("a", "b"), ("a", "c")]
    assert likely_same(three)[0].reasons == (likeness.SAME_EMAIL, likeness.SAME_NATIVE)


def test_of_several_each_is_told_with_the_first_that_it_may_be() -> None:
    def anna(id: str, **values: Any) -> Person:
        return person(id, family_latin="Bianchi", given_latin="Anna", **values)

    def told(*people: Person) -> list[tuple[str, str]]:
        return [(pair.one, pair.other) for pair in likely_same(people)]

    assert told(anna("a"), anna("b"), anna("c")) == [("a", "b"), ("a", "c")]
    assert told(anna("a", distinct_from=("b", "c")), anna("b"), anna("c")) == [("b", "c")]
    assert told(anna("a", distinct_from=("b",)), anna("b"), anna("c")) == [("a", "c")]
    assert told(anna("a", alias_of="c", distinct_from=("b",)), anna("b"), anna("c")) == []
    assert told(anna("a", alias_of="gone"), anna("b")) == [("a", "b")]


def test_two_records_of_one_place() -> None:
    def place(id: str, name: str, **values: Any) -> Place:
        return Place(id=id, space=id, name=wording("en", en=name), **values)

    found = likely_same_places(
        [
            place("a", "City Hall", city="x"), place("b", "city  hall", city="x"), place("c", "City Hall", city="y"),
            place("d", "Station", phone="+81 53-457-0000"), place("e", "Stazione", phone="+81534570000"),
            place("f", "City Hall", city="x", alias_of="a"),
        ]
    )  # fmt: skip
    assert found == (Pair("a", "b", (likeness.SAME_PLACE,)), Pair("d", "e", (likeness.SAME_TELEPHONE,)))


@given(st.text("abc ", min_size=5, max_size=9), st.text("abc ", min_size=5, max_size=9))
def test_every_slip_of_one_letter_is_found(one: str, other: str) -> None:
    people = [
        person(id, family_latin="Zz", given_latin=name, organisation="o")
        for id, name in (("a", one), ("b", other))
    ]
    names = [likeness._latin(each) for each in people]
    nearly = all(names) and OSA.distance(*names) == 1
    assert any(likeness.NEARLY in pair.reasons for pair in likely_same(people)) == nearly

"""Every member of every closed list has a word, and every kind of record too."""

from __future__ import annotations

import inspect
from enum import StrEnum

import pytest

from visitplanner.domain import codec, field_words, kinds, labels
from visitplanner.domain.records import KINDS

LISTS = [member for _, member in inspect.getmembers(kinds, inspect.isclass)
         if issubclass(member, StrEnum) and member is not StrEnum]  # fmt: skip


@pytest.mark.parametrize("members", LISTS, ids=lambda members: members.__name__)
def test_every_member_has_a_word_of_its_own(members: type[StrEnum]) -> None:
    words = [labels.label(member) for member in members]
    assert all(words)
    assert len(set(words)) == len(words)


def test_no_word_is_left_over() -> None:
    known = {members.__name__: {member.value for member in members} for members in LISTS}
    assert {name: set(words) for name, words in labels._WORDS.items()} == known
    assert set(labels.KIND_WORDS) == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_has_a_word(kind: str) -> None:
    record = KINDS[kind]
    for field in codec.registers(record) + codec.wordings(record):
        assert field_words.field_word(kind, field) != field, field
    assert field_words.field_word(kind, "of_a_newer_version") == "of_a_newer_version"


def test_no_field_word_is_left_over() -> None:
    known = {field for record in KINDS.values() for field in codec.registers(record) + codec.wordings(record)}
    assert set(field_words._WORDS) == known

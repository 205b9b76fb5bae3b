"""Every member of every closed list has a word, and every kind of record too."""

from __future__ import annotations

import inspect
from enum import StrEnum

import pytest

from visitplanner.domain import kinds, labels
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

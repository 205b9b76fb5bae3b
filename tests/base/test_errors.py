"""The two errors that are told to people."""

from __future__ import annotations

import re
from string import Formatter

import pytest

from visitplanner.base.errors import TROUBLES, Refusal, Trouble
from visitplanner.base.language import language
from visitplanner.base.phrases import Phrase


@pytest.mark.parametrize("kind", TROUBLES)
def test_every_trouble_is_one_line_and_fills_its_facts(kind: str) -> None:
    names = [name for _, name, _, _ in Formatter().parse(TROUBLES[kind]) if name]
    said = language("en").say(Trouble(kind, **dict.fromkeys(names, "x")).phrase)
    assert not re.search(r"[{}\n]", said)


def test_a_refusal_carries_its_field_and_facts() -> None:
    refusal = Refusal("“{zone}” is not a known time zone.", field="zone", zone="x")
    assert (refusal.field, refusal.phrase) == ("zone", Phrase("“{zone}” is not a known time zone.", {"zone": "x"}))


def test_phrases_with_lists_among_their_facts_can_be_keys() -> None:
    assert len({Phrase("a", {"ids": ["1"]}), Phrase("a", {"ids": ["1"]}), Phrase("a")}) == 2

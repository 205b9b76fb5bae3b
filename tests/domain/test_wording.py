"""Texts in several languages: which one is shown, and when it must be marked as a stand-in."""

from __future__ import annotations

import pytest

from visitplanner.domain.kinds import TextState
from visitplanner.domain.wording import EMPTY, Picked, Wording, wording

LUNCH = wording("it", it="Pranzo", ja="昼食", sv="Lunch")


@pytest.mark.parametrize(
    ("words", "asked", "working", "expected"),
    [
        (LUNCH, "ja", "en", Picked("昼食", "ja")),
        (LUNCH, "en", "sv", Picked("Pranzo", "it", asked=False)),  # the original before the working language
        (wording("", ja="昼食", sv="Lunch"), "en", "sv", Picked("Lunch", "sv", asked=False)),
        (wording("en", pl="Obiad", ja="昼食"), "cs", "en", Picked("昼食", "ja", asked=False)),  # the fixed order
        (wording("", fi="Lounas", et="Lõuna"), "cs", "", Picked("Lõuna", "et", asked=False)),  # then by tag
        (Wording({"ja-JP": "昼食", "en": "Lunch"}), "ja", "", Picked("昼食", "ja-JP")),
        (LUNCH, "ja-Latn", "", Picked("昼食", "ja")),
        (Wording({"jam": "x", "en": "Lunch"}), "ja", "", Picked("Lunch", "en", asked=False)),
        (EMPTY, "ja", "en", Picked("", "ja")),
        (Wording({"ja": "", "en": "Lunch"}), "ja", "", Picked("Lunch", "en", asked=False)),
    ],
)
def test_pick(words: Wording, asked: str, working: str, expected: Picked) -> None:
    assert words.pick(asked, working) == expected


def test_a_text_without_a_state_is_a_draft_and_an_absent_one_has_none() -> None:
    words = Wording({"en": "Lunch", "it": "Pranzo", "ja": ""}, {"it": TextState.CHECKED, "ja": TextState.CHECKED})
    states = [words.state(language) for language in ("en", "it", "ja", "sv")]
    assert states == [TextState.DRAFT, TextState.CHECKED, TextState.NONE, TextState.NONE]


def test_empty_texts_count_as_absent() -> None:
    assert not EMPTY
    assert not Wording({"en": ""})
    assert list(Wording({"en": "", "it": "Pranzo"})) == ["it"]
    assert LUNCH["cs"] == ""
    assert wording("en", en="", it="x") == Wording({"it": "x"}, {}, "en")


def test_a_stand_in_names_its_language() -> None:
    assert LUNCH.pick("ja").marked == "昼食"
    assert LUNCH.pick("en").marked == "Pranzo [it]"
    assert EMPTY.pick("en").marked == ""


def test_equal_wordings_hash_alike() -> None:
    assert hash(Wording({"en": "a", "it": "b"})) == hash(Wording({"it": "b", "en": "a"}))

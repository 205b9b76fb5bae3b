"""People's names in both scripts, as readers of each language expect them."""

from __future__ import annotations

import pytest

from visitplanner.domain.kinds import Honorific, NameOrder
from visitplanner.domain.names import Name

TARO = Name("見本", "太郎", "みほん", "たろう", "Mihon", "Tarō", NameOrder.FAMILY_FIRST)
MARIO = Name("Rossi", "Mario", "ロッシ", "マリオ", "Rossi", "Mario", NameOrder.GIVEN_FIRST)
NOVAK = Name("Novák", "Jan", family_latin="Novák", given_latin="Jan")
ONLY_NATIVE = Name("𠮷野", "花子", order=NameOrder.FAMILY_FIRST)


@pytest.mark.parametrize(
    ("name", "language", "shown", "second"),
    [
        (TARO, "ja", "見本 太郎", "みほん たろう"),
        (TARO, "it", "Mihon Tarō", "見本 太郎"),
        (MARIO, "ja", "マリオ・ロッシ", "Mario Rossi"),
        (MARIO, "en", "Mario Rossi", ""),
        (NOVAK, "ja", "Jan Novák", ""),
        (ONLY_NATIVE, "en", "𠮷野 花子", ""),
        (ONLY_NATIVE, "ja", "𠮷野 花子", ""),
        (Name(), "en", "", ""),
        (Name(family_latin="Madonna"), "en", "Madonna", ""),
    ],
)
def test_a_name_for_readers_of_a_language(name: Name, language: str, shown: str, second: str) -> None:
    assert (name.shown(language), name.second(language)) == (shown, second)


def test_only_japanese_has_honorifics() -> None:
    assert TARO.addressed("ja", Honorific.SAMA) == "見本 太郎様"
    assert MARIO.addressed("ja", Honorific.SHI) == "マリオ・ロッシ氏"
    assert TARO.addressed("ja", Honorific.NONE) == "見本 太郎"
    assert TARO.addressed("en", Honorific.SAMA) == "Mihon Tarō"


def test_names_sort_by_reading_in_japanese_and_by_family_elsewhere() -> None:
    hanako = Name("阿部", "花子", "あべ", "はなこ", "Abe", "Hanako", NameOrder.FAMILY_FIRST)
    people = [TARO, hanako, Name("De Vries", "anna")]
    assert sorted(people, key=lambda name: name.sort_key("ja"))[:2] == [hanako, TARO]
    assert [name.family_native for name in sorted(people, key=lambda name: name.sort_key("en"))] == [
        "阿部", "De Vries", "見本"
    ]  # fmt: skip

"""Alphabetical order: compared with Qt's collator, which has the whole of CLDR, on names of the cities involved."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QCollator, QLocale

from visitplanner.base.collation import sort_key
from visitplanner.base.forms import FORMS

NAMES = (
    *"""
Åberg Ahlström Andersson Ängström Österberg Olsson Zetterlund Håkansson Hellström Hägg Müller Myrberg Łukasz Lis
Lipiński Lubański Żak Źrebiec Zieliński Zyla Ścibor Sobczak Szymański Ćwik Czarnecki Cyran Chalupa Cibulka Čapek Hrabal
Horák Chytil Ivan Řehoř Rys Růžička Šimek Svoboda Žižka Zeman Dekker D'Angelo D’Angelo Dangelo Rossi Rossì Mario mario
Ken’ichi Kenichi Suzuki Bjørn Bjorn Bjornson Straße Strasse Ólafur Oleśnica Ondřej Oslo Nowak Niedźwiecki Nałęcz Nagy
Kościuszko Kos Æsir Aesop É e f
""".split(),  # noqa: SIM905
    "de Vries", "De Boer", "van Dijk", "van den Berg", "Van Eyck", "2nd office", "10 Downing Street",
)  # fmt: skip

READINGS = """
すずき すすき さとう かとう がとう カード カア はなこ ばなな ぱせり きやく きゃく きよう きょう
ロッシ ろし ろつし マリオ まり デ・フリース でふり わだ わた ヴァン うあん いいだ いいた いーだ
鈴木 佐藤 亜 阿部 浜松 高橋
""".split()  # noqa: SIM905


@pytest.mark.parametrize("code", sorted(FORMS))
def test_the_order_is_that_of_the_language(code: str) -> None:
    collator = QCollator(QLocale(FORMS[code].locale))
    names = READINGS if code == "ja" else NAMES
    ordered = sorted(names, key=lambda one: sort_key(one, code))
    wrong = [(one, other) for one, other in pairwise(ordered) if collator.compare(one, other) > 0]
    assert not wrong
    same = [(one, other) for one in names for other in names if sort_key(one, code) == sort_key(other, code)]
    assert all(collator.compare(one, other) == 0 for one, other in same)


def test_letters_of_their_own_come_where_readers_look_for_them() -> None:
    assert _sorted("sv", "Ö Å Z Ä A") == "A Z Å Ä Ö"
    assert _sorted("pl", "Ż Ź Z Ł M Lz") == "Lz Ł M Z Ź Ż"
    assert _sorted("cs", "I Chalupa H Ha D Cz Č") == "Cz Č D H Ha Chalupa I"
    assert _sorted("en", "Ö O Z Å A") == "A Å O Ö Z"


def test_japanese_goes_by_gojuon_and_has_what_is_not_kana_after_it() -> None:
    assert (
        _sorted("ja", "Rossi わだ スズキ 鈴木 あべ がとう かとう")
        == "あべ かとう がとう スズキ わだ 鈴木 Rossi"
    )
    assert sort_key("スズキ", "ja") == sort_key("すずき", "ja") == sort_key("ｽｽﾞｷ", "ja")


def test_the_quick_way_for_plain_letters_is_the_long_way() -> None:
    for text in ("Mario Rossi", "O'Neill-Smith 2nd", "", "\x1f~"):
        assert sort_key(text, "en") == tuple(part[: len(text)] for part in sort_key(f"{text}é", "en"))


def test_half_typed_and_hostile_names_have_a_place() -> None:
    for text in ("", "ー", "ゝ", "゛", "・", "𠮷野家", "\u202eoruaM", "👩‍👧", "\udc80", "a" * 10_000, "\0"):
        for code in FORMS:
            assert sort_key(text, code) == sort_key(text, code)
    assert len(sort_key("a" * 10_000, "en")[0]) == 200


@given(st.text(max_size=12), st.text(max_size=12), st.sampled_from(sorted(FORMS)))
def test_accents_and_case_decide_only_between_equals(one: str, other: str, code: str) -> None:
    first, second = sort_key(one, code), sort_key(other, code)
    assert (first < second) == (first[0] < second[0] or (first[0] == second[0] and first[1:] < second[1:]))
    assert sort_key(one, f"{code}-XX") == first


def _sorted(code: str, names: str) -> str:
    return " ".join(sorted(names.split(), key=lambda one: sort_key(one, code)))

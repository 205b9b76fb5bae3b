"""What the pack draws for what was typed."""

from __future__ import annotations

import hashlib
import unicodedata
from concurrent.futures import ThreadPoolExecutor

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.pack.paper import BODY, pack
from visitplanner.base.paths import resources
from visitplanner.pack.fonts import FILES, LATIN, WORLD, choose, drawable, font, missing
from visitplanner.pack.text import Text


@pytest.mark.parametrize(
    ("typed", "drawn"),
    [
        ("カ\u3099イト\u3099", "ガイド"),
        ("Lo\u0301dz\u0301", "Lódź"),
        ("神塚都", "神塚都"),
        ("葛\U000e0100飾", "葛飾"),
        ("a\u202eb\u200dc\ufeff\u00ad", "abc"),
        ("a\r\nb\rc\u2028d\x0be", "a\nb\nc\nd\ne"),
        ("a\tb\x00c\x07", "a bc"),
        ("😀", "[U+1F600]"),
        ("\ud83d", "\ufffd"),
        ("𠮷\u3000Ω Ж", "𠮷\u3000Ω Ж"),
    ],
)
def test_drawable(typed: str, drawn: str) -> None:
    assert drawable(typed) == drawn


def test_ideographs_are_never_normalised() -> None:
    for code in [*range(0xF900, 0xFA6E), *range(0x2F800, 0x2FA1E)]:
        sign = chr(code)
        if sign != unicodedata.normalize("NFC", sign):
            assert drawable(sign) in (sign, f"[U+{code:04X}]")


@given(st.text())
def test_everything_drawn_has_a_glyph_in_every_weight(typed: str) -> None:
    for family in (WORLD, LATIN):
        for name in (family.regular, family.bold):
            glyphs = font(name).face.charToGlyph
            assert all(ord(sign) in glyphs or sign == "\n" for sign in family.drawable(typed))


def test_missing_names_each_sign_once() -> None:
    assert missing("a😀b한😀\u200d\n") == ("😀", "한")
    assert missing("Łódź 日本", LATIN) == ("日", "本")


def test_the_small_family_is_chosen_only_if_nothing_is_lost_by_it() -> None:
    assert choose(["Visita a Łódź", "Příliš 😀"]) is LATIN
    assert choose(["Visita", "浜松"]) is WORLD
    assert choose([]) is LATIN


def test_both_weights_draw_the_same_signs() -> None:
    assert set(font("VisitSans").face.charToGlyph) == set(font("VisitSans-Bold").face.charToGlyph)


def test_every_font_says_whose_it_is() -> None:
    notice = (resources() / "fonts" / "NOTICE").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in (resources() / "fonts" / "OFL.txt").read_text("utf-8")
    for file in FILES.values():
        assert file in notice


def test_threads_make_the_same_packs_as_one_after_the_other() -> None:
    def made(seed: int) -> str:
        text = f"第{seed}日　浜松市役所 " + "".join(chr(0x4E00 + seed * 40 + n) for n in range(40))
        return hashlib.sha256(pack([Text(drawable(text) * 20, BODY)])).hexdigest()

    alone = [made(seed) for seed in range(6)]
    with ThreadPoolExecutor(6) as pool:
        assert list(pool.map(made, range(6))) == alone

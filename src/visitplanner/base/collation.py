"""Alphabetical order as readers of a language expect it: a pure key, the same on every system.

The tables are CLDR's tailorings of our seven languages; Japanese goes by gojūon, what has no kana after it.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import Final, NamedTuple

Key = tuple[tuple[int, ...], tuple[int, ...], tuple[int, ...]]
"""Letters, then accents and voicing, then case and size: each compared only where all before is equal."""

LONGEST: Final = 200
"""Characters that are compared: nobody reads on beyond them."""

_AFTER: dict[str, dict[str, str]] = {
    "sv": {"å": "z1", "ä": "z2", "ö": "z3", "æ": "z2'", "ø": "z3'", "ü": "y'", "ő": "z3'", "œ": "z3'"},
    "pl": {"ą": "a1", "ć": "c1", "ę": "e1", "ł": "l1", "ń": "n1", "ó": "o1", "ś": "s1", "ź": "z1", "ż": "z2"},
    "cs": {"č": "c1", "ch": "h1", "ř": "r1", "š": "s1", "ž": "z1"},
}
"""Language → its letters of their own: the n-th after a letter of the Latin alphabet; ' for a mere variant of that."""

_PLAIN = str.maketrans({"ø": "o", "ł": "l", "đ": "d", "ð": "d", "ħ": "h", "ŧ": "t", "ı": "i", "æ": "ae", "œ": "oe",
                        "’": "'", "‘": "'", "ʼ": "'"})  # fmt: skip
"""Letters that Unicode does not take apart, and the apostrophes that people type for each other."""

_SPACE, _SIGN, _DIGIT, _EARLY_KANA, _EARLY_HAN, _LATIN, _OTHER, _KANA, _HAN = range(9)
_SMALL = dict(zip("ぁぃぅぇぉっゃゅょゎゕゖ", "あいうえおつやゆよわかけ", strict=True))
_VOWELS = {
    "あ": "あかさたなはまやらわ", "い": "いきしちにひみりゐ", "う": "うくすつぬふむゆる", "え": "えけせてねへめれゑ",
    "お": "おこそとのほもよろを",
}  # fmt: skip
"""Vowel → the syllables that a long mark prolongs with it."""

_VOICING = ("\u3099", "\u309a")


class _Weight(NamedTuple):
    first: int
    second: int = 0
    third: int = 0


@lru_cache(maxsize=16384)
def sort_key(text: str, code: str) -> Key:
    """What `text` is sorted by in lists for readers of language `code` (any BCP-47 tag)."""
    language, text = code.split("-")[0].lower(), text[:LONGEST]
    if text.isascii() and language != "cs":  # where "ch" is a letter
        letters = _ascii()
        return (
            tuple(map(letters.__getitem__, text)),
            (0,) * len(text),
            tuple(int(char.isupper()) for char in text),
        )
    weights = list(_weights(text, language))
    return (
        tuple(one.first for one in weights if one.first),
        tuple(one.second for one in weights),
        tuple(one.third for one in weights),
    )


@cache
def _ascii() -> dict[str, int]:
    """The letters that most names are written in, all at once."""
    return {chr(code): next(_plain(chr(code), _HAN)).first for code in range(128)}


def _weights(text: str, language: str) -> Iterator[_Weight]:
    kana, han = (_EARLY_KANA, _EARLY_HAN) if language == "ja" else (_KANA, _HAN)
    own = _AFTER.get(language, {})
    composed = unicodedata.normalize("NFKC", text)
    previous, at = "", 0
    while at < len(composed):
        char = composed[at : at + 2]
        if len(char) == 1 or char.lower() not in own:
            char = char[0]
        at += len(char)
        if char.lower() in own:
            yield _own_letter(own[char.lower()], char)
        elif "\u3040" <= char <= "\u30ff":
            previous, weight = _kana(char, previous, kana)
            yield from weight
        else:
            yield from _plain(char, han)


def _own_letter(place: str, typed: str) -> _Weight:
    number = int(place[1:].rstrip("'") or 0)
    return _Weight(
        _number(_LATIN, (ord(place[0]) - ord("a")) * 10 + number), place.endswith("'"), not typed.islower()
    )


def _plain(char: str, han: int) -> Iterator[_Weight]:
    upper = char != char.lower()
    for folded in char.casefold().translate(_PLAIN):
        for part in unicodedata.normalize("NFD", folded):
            if unicodedata.combining(part):
                yield _Weight(0, ord(part))
            else:
                yield _Weight(_letter(part, han), int(folded != char.casefold()), int(upper))


def _letter(char: str, han: int) -> int:
    if "a" <= char <= "z":
        return _number(_LATIN, (ord(char) - ord("a")) * 10)
    if char.isspace():
        return _number(_SPACE, 1)
    category = unicodedata.category(char)
    if category[0] == "N":
        return _number(_DIGIT, int(unicodedata.numeric(char, 0)) if category == "Nd" else ord(char))
    if category[0] in "PSC":
        return _number(_SIGN, ord(char))
    if "CJK" in unicodedata.name(char, ""):
        return _number(han, _jis(char))
    return _number(_OTHER, ord(char))


def _jis(char: str) -> int:
    """The order of the Japanese standard: by reading for the frequent characters, then by radical, then the rest."""
    code = char.encode("euc_jp", "ignore")
    return int.from_bytes(code) if len(code) == 2 else 0x10000 + ord(char)


def _kana(char: str, previous: str, group: int) -> tuple[str, list[_Weight]]:
    """The syllable a following long mark or repetition refers to, and the weights of this one."""
    hiragana = chr(ord(char) - 0x60) if "\u30a1" <= char <= "\u30f6" else char
    if char == "ー":
        lengthened = next((vowel for vowel, kana in _VOWELS.items() if previous in kana and previous), "")
        return previous, [_Weight(_number(group if lengthened else _SIGN, ord(lengthened or char)))]
    if char in "ゝゞヽヾ" and previous:
        return previous, [_Weight(_number(group, ord(previous)), int(char in "ゞヾ"), 1)]
    base, *marks = tuple(unicodedata.normalize("NFD", hiragana))
    if base in _VOICING:
        return previous, [_Weight(0, 1 + _VOICING.index(base))]
    large = _SMALL.get(base, base)
    if char == "・" or not base.isalpha():
        return "", [_Weight(_number(_SIGN, ord(char)))]
    voiced = 1 + _VOICING.index(marks[0]) if marks and marks[0] in _VOICING else 0
    return large, [_Weight(_number(group, ord(large)), voiced, 1 + (large == base))]


def _number(group: int, number: int) -> int:
    return (group + 1) << 24 | number

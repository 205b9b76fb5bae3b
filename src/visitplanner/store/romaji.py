"""Japanese sounds in Latin letters: one spelling for whatever was written, so that はままつ and "hama" meet.

The spelling is Kunrei's with every vowel short: Tōkyō, Tookyoo, Toukyou, Tokyo and とうきょう all read `tokyo`,
Shinjuku and しんじゅく `sinzyuku`. Each step looks only at what stands before, and an unfinished last consonant at
what it may become: the beginning of a word always reads as the beginning of its reading.
"""

from __future__ import annotations

import re
from typing import Final

_ROWS: Final = {
    "": "あいうえお", "k": "かきくけこ", "s": "さしすせそ", "t": "たちつてと", "n": "なにぬねの", "h": "はひふへほ",
    "m": "まみむめも", "y": "や ゆ よ", "r": "らりるれろ", "w": "わゐ ゑを", "g": "がぎぐげご", "z": "ざじずぜぞ",
    "d": "だ  でど", "b": "ばびぶべぼ", "p": "ぱぴぷぺぽ",
}  # fmt: skip
_VOWELS: Final = "aiueo"
_SOUNDS: Final = {
    kana: row + vowel
    for row, line in _ROWS.items()
    for vowel, kana in zip(_VOWELS, line, strict=False)
    if kana != " "
} | {"ん": "n", "ぢ": "zi", "づ": "zu", "ゔ": "bu", "ゐ": "i", "ゑ": "e", "を": "o", "ゖ": "ke", "ゕ": "ka"}
_SMALL: Final = dict(
    zip("ぁぃぅぇぉゃゅょゎ", ("a", "i", "u", "e", "o", "ya", "yu", "yo", "wa"), strict=True)
)
_FOREIGN: Final = {
    "ち": "t", "ふ": "f", "て": "t", "で": "d", "と": "t", "ど": "d", "う": "w", "ゔ": "b", "し": "sy", "じ": "zy",
}  # fmt: skip
"""What a kana becomes before a small vowel: ファ fa, ティ ti, シェ sye."""
_FOREIGN_BEFORE_E: Final = {"ち": "ty"}

_KUNREI: Final = (
    (r"-|(?<=n)['’]", ""), (r"tch|cch", "tty"), (r"ssh", "ssy"), (r"dz|dj", "z"), (r"sh", "sy"), (r"ch", "ty"),
    (r"ts", "t"), (r"j", "zy"), (r"([stz])y+(?=i|$)", r"\1"), (r"zyy", "zy"), (r"f(?=u|$)", "h"), (r"v", "b"),
    (r"m(?=[bmp])", "n"),
    (r"oh(?=[^aiueoy]|$)", "o"), (r"(?<=[stz])yi", "i"), (r"du", "zu"), (r"wo", "o"),
)  # fmt: skip
_HEPBURN: Final = (
    (r"tty", "tch"), (r"tti", "tchi"), (r"sy", "sh"), (r"ty", "ch"), (r"zy", "j"), (r"si", "shi"), (r"ti", "chi"),
    (r"tu", "tsu"), (r"zi", "ji"), (r"(?<![sc])hu", "fu"),
)  # fmt: skip
_TO_KUNREI: Final = (
    (r"sh", "sy"), (r"tch", "tty"), (r"ch", "ty"), (r"ts(?=u)", "t"), (r"j(?=i)", "z"), (r"j", "zy"),
)  # fmt: skip
_LONG: Final = re.compile(r"o[ou]+|e[ei]+|([aiu])\1+")
_ROMAJI: Final = re.compile(
    r"(?:n(?![aiueoy])|([kstpgzbdrhf])(?=\1)|(?:[kgnhmrbpstzd]y|[kstnhmyrwgzdbpf])?[aiueo])+(?:[kgnhmrbpstzd]y?|[ywf])?"
)
_KANA: Final = re.compile("[\u3041-\u3096ー]+")
LONGEST: Final = 60
"""Letters or kana: what is longer is no word, and has no reading."""


def of_kana(kana: str) -> str:
    """How hiragana sound, as `reading` spells it; "" for anything else."""
    return _short(_spelled(kana))


def reading(latin: str) -> str:
    """The one spelling of a folded Latin word that may be Japanese, however romanized; "" for one that cannot be."""
    if len(latin) > LONGEST:
        return ""
    for pattern, sound in _KUNREI:
        latin = re.sub(pattern, sound, latin)
    return _short(latin) if _ROMAJI.fullmatch(latin) else ""


def romanizations(kana: str) -> frozenset[str]:
    """How folded Latin text may have hiragana: after Hepburn, long vowels written twice or once, n or m before b."""
    spelled = _spelled(kana)
    found = set()
    for one in {spelled, _short(spelled), re.sub(r"o[ou]", "o", spelled)} - {""}:
        latin = one
        for pattern, letters in _HEPBURN:
            latin = re.sub(pattern, letters, latin)
        found |= {latin, re.sub(r"n(?=[bmp])", "m", latin)}
    return frozenset(found)


def hepburn(latin: str) -> str:
    """A folded Latin word in another romanization as Hepburn has it; "" where it is the same or not Japanese."""
    plain = latin.replace("'", "")
    if not reading(plain):
        return ""
    found = plain
    for pattern, sound in _TO_KUNREI:
        found = re.sub(pattern, sound, found)
    found = re.sub(r"([stz])yi", r"\1i", found).replace("fu", "hu")
    for pattern, letters in _HEPBURN:
        found = re.sub(pattern, letters, found)
    return found if found != plain else ""


def _spelled(kana: str) -> str:
    if not _KANA.fullmatch(kana) or len(kana) > LONGEST:
        return ""
    found: list[str] = []
    for at, char in enumerate(kana):
        following = kana[at + 1 : at + 2]
        if char == "っ":
            continue
        if char in _SMALL:
            sound = _SMALL[char]
        elif char == "ー":
            sound = found[-1][-1] if found and found[-1] else ""
        elif following in ("ゃ", "ゅ", "ょ"):
            sound = _SOUNDS.get(char, "")[:-1]
        elif following in ("ぁ", "ぃ", "ぅ", "ぇ", "ぉ") and char in _FOREIGN:
            sound = _FOREIGN_BEFORE_E.get(char, _FOREIGN[char]) if following == "ぇ" else _FOREIGN[char]
        else:
            sound = _SOUNDS.get(char, "")
        doubled = sound[:1] if at and kana[at - 1] == "っ" and sound[:1] not in _VOWELS else ""
        found.append(doubled + sound)
    return "".join(found)


def _short(spelled: str) -> str:
    return _LONG.sub(lambda long: long[0][0], spelled)

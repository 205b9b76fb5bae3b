"""Notes in seven languages made from a seed, and the plain scan that search is compared with."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator, Mapping
from functools import cache

from visitplanner.store.searchwords import READING, plain, tokens

WORDS = {
    "en": "school visit tram cycle housing noise water plant mayor officer budget library station naïve café depot "
    "ward bridge river energy heating grid sensor dashboard co-operation e-mobility O'Brien open data made house",
    "it": "città sostenibilità università mobilità è perché caffè stazione l'acqua dell'energia già più quartiere "
    "sindaco bilancio un’ora d'Este mensa teleriscaldamento centoventi sono come nuovo",
    "nl": "geïntegreerd één coöperatie IJssel ĳsbaan fietsen warmte deelnemers ruïne zeeën gemeente 's-Hertogenbosch "
    "burgemeester huisvesting straat water",
    "sv": "Umeå fjärrvärme åtgärd överenskommelse Ängelholm älv miljö hållbar möte sjö Malmö kommun Ærø Ørsted",
    "pl": "Gdańsk Łódź źródło żółć współpraca miasto święto ąę przyszłość zażółć gęślą jaźń Wałęsa tramwaj rzeka",
    "cs": "Brno žluťoučký kůň úpěl ďábelské ódy městský úřad řízení přechod účastníci šalina Černá náměstí",
    "ja": "見学 資料館 授業 公民館 防災 水道 図書館 学校給食 市役所 路面電車 平和記念資料館 リサイクル ﾊﾞｽ センター "
    "について しました。 です、 を は が ガイド 神奈川 神社 𠮷野家 葛󠄀城 々木 ヶ丘 〇番 EV充電 2026年11月9日 "
    "取り組み お世話になりました 浜松市（はままつし） みほん たろう アンナ・ロッシ ﾃﾞｰﾀ連携 佐々木 ㈱山田 ①番 "
    "ラーメン コンピュータ 髙橋 サッカー場 きょうと ＩＣＴ部 １２３番地 まちづくり",
}  # fmt: skip
_SOUNDS = (
    "ber gun sta vel dor mik lan tro ska pol res tin har vos bre nor kle mar sen dal grö ško żur več nie "
    "ost lin kar fel wij"
)
_SYLLABLES = _SOUNDS.split()
LANGUAGES = tuple(sorted(WORDS))
_OTHERS = (
    "N{n}", "N{n}", "PN-JP-2026-{n:03}", "mario.rossi{n}@example.org", "{n},500 kWh", "Hauptstraße {n}", "m²", "x{n}y",
    "Hamamatsu", "Kamakura", "Tōkyō", "Ōno", "Rotterdam", "Zürich", "Møller", "co\u00adordinator", "ﬁnance",
)  # fmt: skip


def note(chance: random.Random, language: str, rare: int) -> str:
    """One note; `rare` makes words that few notes have."""
    words = chance.choices(_WORDS[language], k=chance.randint(3, 40))
    if chance.random() < 0.5:
        words.insert(chance.randrange(len(words)), chance.choice(_OTHERS).format(n=rare))
    if language != "ja":
        words.append("".join(chance.choices(_SYLLABLES, k=3)))
        return chance.choice([" ", ", ", "\n", " – "]).join(words)
    mixed = chance.random() < 0.3
    return chance.choice(["", "", "、", " "]).join(words) + (f" {note(chance, 'en', rare)}" if mixed else "")


def notes(count: int, seed: int = 7) -> Iterator[tuple[str, str]]:
    """`count` notes as (language, text), the same for the same seed."""
    chance = random.Random(seed)
    for number in range(count):
        language = LANGUAGES[number % len(LANGUAGES)]
        yield language, note(chance, language, number % 997)


def queries(texts: list[str], count: int, seed: int = 11) -> Iterator[str]:
    """What somebody might type to find these texts: pieces of Japanese, beginnings of words, two of both."""
    chance = random.Random(seed)
    for number in range(count):
        found = [_piece(chance, chance.choice(texts)) for _ in range(2 if number % 5 == 0 else 1)]
        yield " ".join(found)


def _piece(chance: random.Random, text: str) -> str:
    pieces = re.findall(
        r"[々-ヿ㐀-鿿ｦ-ﾟ𠀀-𿿿]+|[^\W_々-ヿ㐀-鿿ｦ-ﾟ𠀀-𿿿]+(?:['’.@-]\w+)*", text.replace("\u00ad", "")
    )
    piece = chance.choice(pieces)
    if re.match("[々-ヿ㐀-鿿ｦ-ﾟ𠀀-𿿿]", piece):
        signs = re.findall("[^ﾞﾟ][ﾞﾟ]?", piece)
        start = chance.randrange(len(signs))
        return "".join(signs[start : start + chance.choice([1, 1, 2, 2, 3, 5, 9])])
    start = piece[: chance.randint(1, len(piece))]
    return chance.choice([start, start.upper(), start.casefold(), plain(start)])


def scan(texts: Mapping[str, str], words: str) -> set[str]:
    """The keys of the texts that have all parts of `words`: Japanese anywhere, other words from their beginnings."""
    patterns = [
        re.compile(_pattern(part))
        for part in map(_joined, plain(words).split())
        if re.search(r"[^\W_]", part)
    ]
    return {
        key for key, text in texts.items() if patterns and all(one.search(_folded(text)) for one in patterns)
    }


def by_sound(texts: Mapping[str, str], sound: str) -> set[str]:
    """The keys of the texts with a reading that begins with `sound`."""
    return {key for key, text in texts.items() if any(one.startswith(sound) for one in _sounds(text))}


@cache
def _folded(text: str) -> str:
    return _joined(plain(text))


@cache
def _sounds(text: str) -> tuple[str, ...]:
    return tuple(token[1:] for token in tokens(text).split() if token.startswith(READING))


def _joined(folded: str) -> str:
    """Without breaks inside Japanese, which hide nothing."""
    return re.sub(rf"(?<={_JAPANESE})[\s・]+(?={_JAPANESE})", "", folded)


def _pattern(part: str) -> str:
    runs = re.findall(rf"{_JAPANESE}+|{_LETTER}+", part)
    found = [
        re.escape(run) if re.match(_JAPANESE, run) else rf"(?<!{_LETTER}){re.escape(run)}" for run in runs
    ]
    inner = [
        one if re.match(_JAPANESE, run) else rf"{one}(?!{_LETTER})"
        for run, one in zip(runs, found, strict=True)
    ]
    return r"[\W_]*".join([*inner[:-1], found[-1]])


_JAPANESE = "[々〆〇〡-〩ぁ-ゖゝ-ヺー-ヿ㐀-鿿豈-﫿\U00020000-\U0003ffff]"
_LETTER = rf"(?:(?!{_JAPANESE})[^\W_])"
_WORDS = {language: words.split() for language, words in WORDS.items()}

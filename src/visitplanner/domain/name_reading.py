"""A name typed in one line, understood: which part is the family's, which script it is, what is only its reading."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence

from visitplanner.domain.kinds import NameOrder
from visitplanner.domain.names import Name

FAMILY_FIRST = ("ja", "zh", "ko", "hu", "vi")
"""Languages that write the family's name first in their own script."""

PARTICLES = frozenset(
    "af av d' da de del della den der di do dos du la le ten ter van ’t 't von y zu".split()  # noqa: SIM905
)
"""Small words with which a family's name begins."""

_BETWEEN = re.compile(r"[\s\u3000()（）\[\]/]+")


def understood(text: str, language: str) -> Name:
    """The parts of `text`, as somebody who writes `language` means them.

    "Rossi, Mario" has a comma after the family's name, "ROSSI Mario" writes it in capitals, "Anna de Vries" has a
    particle before it. "見本 太郎 みほん たろう Mihon Tarō" gives all three scripts. Nothing is guessed from one word.
    """
    family, comma, given = text.replace("、", ",").partition(",")
    if comma and given.strip() and "," not in given:
        return _told_apart(family.split(), given.split())
    words = [word for word in _BETWEEN.split(text) if word]
    native = [word for word in words if _script(word) == "han"]
    kana = [part for word in words if _script(word) == "kana" for part in re.split("[・=＝]", word) if part]
    latin = [word for word in words if _script(word) == "latin"]
    if native or (kana and not latin and "・" not in text):
        return _far_eastern(native, kana, latin)
    first = NameOrder.FAMILY_FIRST if language.split("-")[0] in FAMILY_FIRST[1:] else NameOrder.GIVEN_FIRST
    family_latin, given_latin, order = _european(latin, first)
    family_kana, given_kana = _halves(kana, NameOrder.GIVEN_FIRST)
    return Name(family_latin, given_latin, family_kana, given_kana, order=order)


def _told_apart(family: Sequence[str], given: Sequence[str]) -> Name:
    own, other = " ".join(family), " ".join(given)
    if _script(own) == "latin":
        return Name(own, other)
    return Name(own, other, order=NameOrder.FAMILY_FIRST)


def _far_eastern(native: Sequence[str], kana: Sequence[str], latin: Sequence[str]) -> Name:
    order = NameOrder.FAMILY_FIRST
    family_latin, given_latin, latin_order = _european(latin, order)
    return Name(
        *_halves(native or kana, order), *(_halves(kana, order) if native else ("", "")),
        family_latin, given_latin, order, None if latin_order is order or not latin else latin_order,
    )  # fmt: skip


def _european(words: Sequence[str], order: NameOrder) -> tuple[str, str, NameOrder]:
    """Family, given, and the order in which they were typed."""
    capitals = [len(word) > 1 and word.isupper() for word in words]
    if any(capitals) and not all(capitals):
        family = " ".join(word for word, one in zip(words, capitals, strict=True) if one)
        given = " ".join(word for word, one in zip(words, capitals, strict=True) if not one)
        return family, given, NameOrder.FAMILY_FIRST if capitals[0] else NameOrder.GIVEN_FIRST
    particle = next((n for n, word in enumerate(words) if n and word.casefold() in PARTICLES), 0)
    if particle and particle < len(words) - 1:
        return " ".join(words[particle:]), " ".join(words[:particle]), NameOrder.GIVEN_FIRST
    return *_halves(words, order), order


def _halves(words: Sequence[str], order: NameOrder) -> tuple[str, str]:
    """Family and given: the family's name is one word, the rest is given. A single word is the family's."""
    if order is NameOrder.FAMILY_FIRST or len(words) < 2:
        return " ".join(words[:1]), " ".join(words[1:])
    return words[-1], " ".join(words[:-1])


def _script(word: str) -> str:
    letters = [char for char in unicodedata.normalize("NFKC", word) if char.isalpha()]
    if letters and all("\u3040" <= char <= "\u30ff" for char in letters):
        return "kana"
    return "han" if any("CJK" in unicodedata.name(char, "") for char in letters) else "latin"

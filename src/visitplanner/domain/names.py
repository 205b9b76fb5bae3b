"""People's names: {family, given} × {native script, kana, Latin}, each written in the order its language wants."""

from __future__ import annotations

from dataclasses import dataclass

from visitplanner.base import collation
from visitplanner.base.collation import Key
from visitplanner.domain.kinds import Honorific, NameOrder

HONORIFICS = {Honorific.NONE: "", Honorific.SAMA: "様", Honorific.DONO: "殿", Honorific.SHI: "氏"}


@dataclass(frozen=True, slots=True)
class Name:
    """A person's name in up to three scripts; empty parts are unknown, never guessed.

    `latin_order` is how it is written in Latin letters, where that differs from `order`.
    """

    family_native: str = ""
    given_native: str = ""
    family_kana: str = ""
    given_kana: str = ""
    family_latin: str = ""
    given_latin: str = ""
    order: NameOrder = NameOrder.GIVEN_FIRST
    latin_order: NameOrder | None = None

    @property
    def native(self) -> str:
        """The name as its owner writes it."""
        return self._ordered(self.family_native, self.given_native)

    @property
    def kana(self) -> str:
        """The reading: hiragana for Japanese names, katakana for others in Japanese packs."""
        separator = " " if self.order is NameOrder.FAMILY_FIRST else "・"
        return self._ordered(self.family_kana, self.given_kana, separator)

    @property
    def latin(self) -> str:
        """The romanization, in the order its owner uses for it."""
        family, given = self.family_latin or self.family_native, self.given_latin or self.given_native
        return self._ordered(family, given, order=self.latin_order)

    def shown(self, language: str) -> str:
        """The name alone, for readers of `language`: Japanese readers see kanji, or katakana for a European."""
        if language == "ja":
            if self.order is NameOrder.FAMILY_FIRST:
                return self.native or self.kana or self.latin
            return self.kana or self.latin
        return self.latin or self.native or self.kana

    def second(self, language: str) -> str:
        """The line under the name: the reading in a Japanese text, the native script elsewhere, if it adds anything."""
        if language == "ja":
            candidate = self.kana if self.order is NameOrder.FAMILY_FIRST else self.latin
        else:
            candidate = self.native
        return "" if candidate == self.shown(language) else candidate

    def addressed(self, language: str, honorific: Honorific) -> str:
        """The name with its honorific, which only Japanese has."""
        return self.shown(language) + (HONORIFICS[honorific] if language == "ja" else "")

    def sort_key(self, language: str) -> tuple[Key, Key]:
        """Family then given in the language's alphabet: by reading in Japanese, by Latin letters elsewhere."""
        family, given = self.family_latin or self.family_native, self.given_latin or self.given_native
        if language == "ja":
            family, given = self.family_kana or family, self.given_kana or given
        return collation.sort_key(family or given, language), collation.sort_key(given, language)

    def _ordered(
        self, family: str, given: str, separator: str = " ", *, order: NameOrder | None = None
    ) -> str:
        parts = (family, given) if (order or self.order) is NameOrder.FAMILY_FIRST else (given, family)
        return separator.join(part for part in parts if part)

"""Content in several languages: language → text and state, and the one rule of falling back."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from visitplanner.domain.kinds import TextState

FALLBACK_ORDER = ("en", "it", "ja", "nl", "sv", "pl", "cs")


@dataclass(frozen=True, slots=True)
class Picked:
    """A text as it will be shown: `asked` is False where a fallback stands in, and then it must be marked."""

    text: str
    language: str
    asked: bool = True

    def __str__(self) -> str:
        return self.text

    def __bool__(self) -> bool:
        return bool(self.text)

    @property
    def marked(self) -> str:
        """The text, with its language in brackets where it stands in for another."""
        return self.text if self.asked or not self.text else f"{self.text} [{self.language}]"


@dataclass(frozen=True, slots=True)
class Wording:
    """One titled or described thing in all its languages (BCP-47 tags). Empty texts are absent."""

    texts: Mapping[str, str] = field(default_factory=dict)
    states: Mapping[str, TextState] = field(default_factory=dict)
    original: str = ""
    open_conflicts: frozenset[str] = frozenset()

    def __bool__(self) -> bool:
        return any(self.texts.values())

    def __iter__(self) -> Iterator[str]:
        return (language for language, text in self.texts.items() if text)

    def __getitem__(self, language: str) -> str:
        return self.texts.get(language, "")

    def __hash__(self) -> int:
        return hash(tuple(sorted(self.texts.items())))

    def pick(self, asked: str, working: str = "") -> Picked:
        """The text to show to readers of `asked`: asked → original → the visit's working language → fixed order.

        `ja` is answered by `ja-JP` and the other way round (RFC 4647): that is no fallback.
        """
        for language in _chain(asked, self.original, working, self.texts):
            if text := self.texts.get(language, ""):
                return Picked(text, language, _answers(language, asked))
        return Picked("", asked)

    def state(self, language: str) -> TextState:
        """The state of the text in `language`; NONE where there is no text."""
        if not self.texts.get(language):
            return TextState.NONE
        return self.states.get(language, TextState.DRAFT)


def _chain(asked: str, original: str, working: str, present: Iterable[str]) -> Iterator[str]:
    languages = sorted(present)
    yield asked
    yield from (language for language in languages if _answers(language, asked))
    yield from (original, working)
    yield from FALLBACK_ORDER
    yield from languages


def _answers(language: str, asked: str) -> bool:
    return f"{asked}-".startswith(f"{language}-") or language.startswith(f"{asked}-")


def wording(original: str = "", /, **texts: str) -> Wording:
    """Shorthand: `wording("en", en="Lunch", ja="昼食")`."""
    return Wording({language: text for language, text in texts.items() if text}, {}, original)


def shipped(texts: Mapping[str, str], writer: str) -> Wording:
    """A text of ours in all its languages, for somebody who writes in `writer`: the others are checked translations."""
    original = writer if writer in texts else FALLBACK_ORDER[0]
    return Wording(texts, {one: TextState.CHECKED for one in texts if one != original}, original)


EMPTY = Wording()

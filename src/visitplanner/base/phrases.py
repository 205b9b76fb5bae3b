"""Phrases that are stored or raised untranslated and said later, in the language of whoever reads them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any


def N_(message: str) -> str:
    """Mark `message` for extraction and return it unchanged."""
    return message


class Quoted(str):
    """What somebody called something, among the facts of a phrase: in its own language, and as the readers of others
    know it. Where a phrase is kept, its own language alone is.
    """

    others: Mapping[str, str]

    def __new__(cls, text: str, others: Mapping[str, str]) -> Quoted:
        made = super().__new__(cls, text)
        made.others = others
        return made


@dataclass(frozen=True, slots=True)
class Phrase:
    """A gettext msgid with the facts that fill its `{placeholders}`; `Language.say` turns it into text."""

    msgid: str
    facts: dict[str, Any] = field(default_factory=dict)

    def __hash__(self) -> int:
        return hash((self.msgid, tuple(sorted((key, repr(value)) for key, value in self.facts.items()))))


def phrase(msgid: str, **facts: Any) -> Phrase:
    """Shorthand: `phrase(N_("Move {title}"), title=…)`. Facts must be plain JSON values, dates or times."""
    return Phrase(msgid, facts)

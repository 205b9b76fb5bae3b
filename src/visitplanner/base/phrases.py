"""Phrases that are stored or raised untranslated and said later, in the language of whoever reads them."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any


def N_(message: str) -> str:
    """Mark `message` for extraction and return it unchanged."""
    return message


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

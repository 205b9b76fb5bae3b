"""What a check found: a phrase with its facts, the rule and data behind it, and the cheapest ways out of it."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from hashlib import blake2b
from typing import Any

from visitplanner.base.language import Language
from visitplanner.base.phrases import Phrase
from visitplanner.domain.codec import encode
from visitplanner.domain.kinds import Severity
from visitplanner.domain.labels import label
from visitplanner.domain.records import Person, Place
from visitplanner.domain.wording import Wording

_VALUE = "{value}"


class Minutes(int):
    """A length of time among facts; it is said as hours and minutes."""


@dataclass(frozen=True, slots=True)
class Fix:
    """One way out. `gesture` and `arguments` are what `operations.fixes` does; `cost` is in minutes of upheaval."""

    label: Phrase
    gesture: str
    arguments: Mapping[str, Any] = field(default_factory=dict)
    cost: int = 0


@dataclass(frozen=True, slots=True)
class Finding:
    """One problem. `check` is the id of its rule; there is at most one for each check, date and `subject`.

    `subject` is an item's id, a region (`JP-22`) or another key; `items` are the ids of the sessions and legs it is
    about, the one to go to first. `data` are the figures that were compared, each with its name (a msgid). Facts may
    be dates, times, `Minutes`, members of closed lists, wordings, people and places (said by name, told apart by id),
    or tuples of these.
    """

    check: str
    severity: Severity
    phrase: Phrase
    date: date | None = None
    subject: str = ""
    items: tuple[str, ...] = ()
    data: tuple[tuple[str, Any], ...] = ()
    fixes: tuple[Fix, ...] = ()

    @property
    def id(self) -> str:
        """What the finding is called as long as it is about the same thing on the same date."""
        return "/".join((self.check, self.date.isoformat() if self.date else "", self.subject))

    @property
    def fingerprint(self) -> str:
        """Changes with the facts, but not with titles, names or fixes: an accepted risk holds as long as it."""
        facts = [self.severity, self.items, *sorted(self.phrase.facts.items()), *self.data]
        text = json.dumps(_bare(facts), ensure_ascii=True, default=str)
        return blake2b(text.encode(), digest_size=8).hexdigest()


def say(language: Language, phrase: Phrase, working: str = "") -> str:
    """A phrase of a check in words: wordings in `language` or what stands in for it, lengths and lists in its forms."""
    facts = {name: _said(language, value, working) for name, value in phrase.facts.items()}
    return language.say(Phrase(phrase.msgid, facts))


def said(language: Language, value: Any, working: str = "") -> str:
    """One fact or datum in words."""
    return language.say(Phrase(_VALUE, {"value": _said(language, value, working)}))


def _said(language: Language, value: Any, working: str) -> Any:
    if isinstance(value, Wording):
        return value.pick(language.code, working).text or "…"
    if isinstance(value, Person):
        return value.name.shown(language.code) or "…"
    if isinstance(value, Place):
        return value.name.pick(language.code, working).text or "…"
    if isinstance(value, Phrase):
        return say(language, value, working)
    if isinstance(value, Minutes):
        return language.minutes(value)
    if isinstance(value, StrEnum):
        return language.gettext(label(value))
    if isinstance(value, tuple):
        return language.listing(str(said(language, one, working)) for one in value)
    if isinstance(value, float):
        return language.number(value)
    return value


def _bare(value: Any) -> Any:
    """Facts as JSON, without the words in them that people may rewrite."""
    if isinstance(value, Wording):
        return ""
    if isinstance(value, Person | Place):
        return value.id
    if isinstance(value, Phrase):
        return [value.msgid, _bare(sorted(value.facts.items()))]
    if isinstance(value, tuple | list):
        return [_bare(one) for one in value]
    return encode(value)

"""Texts as translators hand them back, and what taking them would change: planned first, so that it can be shown."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal

from visitplanner.domain.kinds import TextState
from visitplanner.domain.wording import Wording

Form = Literal["xliff", "xliff2", "po"]
ENDINGS: dict[Form, str] = {"xliff": ".xlf", "xliff2": ".xlf", "po": ".po"}
"""Each form of a file for translators, and how its name ends."""

_TAG = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Unit:
    """One text of a record, as it was sent and as it comes back; an empty target is not translated yet."""

    kind: str
    id: str
    field: str
    source_text: str
    target_text: str
    state: TextState = TextState.DRAFT
    marked: bool = False
    """Whether marks of a tool stand in the target for something that is not in the file."""


@dataclass(frozen=True, slots=True)
class Translations:
    """A whole file: from one language into another."""

    source: str
    target: str
    units: tuple[Unit, ...] = ()


class Fate(StrEnum):
    """What becomes of a unit."""

    TAKEN = "taken"
    OUTDATED = "outdated"
    """Taken, but its source is no longer what was translated."""
    SAME = "same"
    EMPTY = "empty"
    MARKED = "marked"
    """Left out, for its text is not whole."""
    UNKNOWN = "unknown"
    """No such text here: deleted, or of another library."""


@dataclass(frozen=True, slots=True)
class Taking:
    """What is done with one unit: the tag it is kept under, and its state where that changes."""

    unit: Unit
    fate: Fate
    language: str
    state: TextState | None = None


def plan(
    translations: Translations, wording_of: Callable[[str, str, str], Wording | None]
) -> tuple[Taking, ...]:
    """What taking each unit would do; `wording_of(kind, id, field)` is what is there now, None where nothing is.

    What is the same stays as it is: a file does not take back that somebody checked the very same text.
    """
    return tuple(
        _taking(translations, unit, wording_of(unit.kind, unit.id, unit.field)) for unit in translations.units
    )


def counts(takings: tuple[Taking, ...]) -> dict[str, int]:
    """How many units each fate has, all fates in their order."""
    return {fate.value: sum(one.fate is fate for one in takings) for fate in Fate}


def tag(wording: Wording, language: str) -> str:
    """The tag under which `wording` is written for readers of `language`: `ja` may be `ja-JP`. Itself otherwise."""
    found = wording.pick(language)
    return found.language if found.text and found.asked else language


def is_tag(text: str) -> bool:
    """Whether `text` is a BCP-47 tag. Its language has two or three letters: none of more was ever registered."""
    return _TAG.fullmatch(text) is not None


def _taking(translations: Translations, unit: Unit, wording: Wording | None) -> Taking:
    if wording is None:
        return Taking(unit, Fate.UNKNOWN, translations.target)
    language = tag(wording, translations.target)
    if unit.marked:
        return Taking(unit, Fate.MARKED, language)
    if not unit.target_text:
        return Taking(unit, Fate.EMPTY, language)
    changed = wording[tag(wording, translations.source)] != unit.source_text
    state = TextState.OUTDATED if changed else unit.state
    known = wording.states.get(language, TextState.DRAFT)
    if wording[language] == unit.target_text and (unit.state is not TextState.CHECKED or known is state):
        return Taking(unit, Fate.SAME, language)
    fate = Fate.OUTDATED if changed else Fate.TAKEN
    return Taking(unit, fate, language, None if language == wording.original or known is state else state)

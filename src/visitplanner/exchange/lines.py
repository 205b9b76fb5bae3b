"""What both forms for translators share: a text with its remarks, its address in one word, the states by name."""

from __future__ import annotations

from dataclasses import dataclass

from visitplanner.domain.kinds import TextState
from visitplanner.domain.translations import Unit

UNFINISHED = {state.value: state for state in (TextState.DRAFT, TextState.MACHINE, TextState.OUTDATED)}
"""The states of a translation that wants more work, by name."""


@dataclass(frozen=True, slots=True)
class Line:
    """A unit with what its translator is told: where it stands, which words the glossary has for it."""

    unit: Unit
    remarks: tuple[str, ...] = ()


def address(unit: Unit, separator: str) -> str:
    """Kind, id and field as one word."""
    return separator.join((unit.kind, unit.id, unit.field))


def parts(written: str, separator: str) -> tuple[str, str, str]:
    """The same, read; a word of somebody else's stays whole, and names nothing here."""
    kind, _, rest = written.partition(separator)
    id, _, field = rest.partition(separator)
    return (kind, id, field) if field else (written, "", "")

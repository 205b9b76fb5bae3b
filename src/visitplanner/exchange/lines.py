"""What both forms for translators share: a text with its remarks, its address in one word, the states by name."""

from __future__ import annotations

from dataclasses import dataclass

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.kinds import TextState
from visitplanner.domain.translations import Unit, is_tag

_PRODUCT = "visitplanner"

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


def origin(source: str, target: str) -> str:
    """Where a file comes from and the languages it was sent with, as one word that tools hand back."""
    return ":".join((_PRODUCT, source, target))


def languages(original: str, source: str, target: str) -> tuple[str, str]:
    """From which language into which a file is: the tags it was sent with where a tool has made them finer.

    Refuses what is no language.
    """
    said = tuple(one.replace("_", "-") for one in (source, target))
    if not all(map(is_tag, said)):
        raise Refusal(N_("The file does not say from which language into which it is translated."))
    product, *sent = original.split(":")
    if product != _PRODUCT or len(sent) != len(said) or not all(map(is_tag, sent)):
        sent = list(said)
    one, other = (
        ours if _primary(ours) == _primary(theirs) else theirs
        for ours, theirs in zip(sent, said, strict=True)
    )
    return one, other


def _primary(tag: str) -> str:
    return tag.partition("-")[0].casefold()

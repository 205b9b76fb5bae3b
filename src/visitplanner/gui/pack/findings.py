"""What is worth knowing before a pack is handed out, as rows: one per record, leading to where it can be mended."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Any

from visitplanner.domain.field_words import field_word
from visitplanner.domain.labels import KIND_WORDS
from visitplanner.domain.snapshot import Snapshot
from visitplanner.gui.parts.rows import Row
from visitplanner.gui.tongue import _, ngettext, tongue

if TYPE_CHECKING:
    from visitplanner.pack.report import Lacking, Report, Undrawable

_PLACED = ("session", "leg", "place", "practice_note", "person", "participation")
SHOWN = 90
_OF_A_NOTE = ("evidence", "condition", "source_link")


def headline(report: Report, language: str) -> str:
    """How many texts lack the language of the pack, and how many cannot be drawn; empty where all is well."""
    lacking, undrawable = len(report.lacking), len(report.undrawable)
    name = tongue.language.language_name(language)
    parts = []
    if lacking:
        text = ngettext("{n} text is not in {language}", "{n} texts are not in {language}", lacking)
        parts.append(text.format(n=lacking, language=name))
    if undrawable:
        text = ngettext(
            "{n} text has characters no font has", "{n} texts have characters no font has", undrawable
        )
        parts.append(text.format(n=undrawable))
    return " · ".join(parts)


def rows(report: Report) -> Iterable[Row]:
    """One row for each record: its kind, its fields, what stands in."""
    for undrawable in report.undrawable:
        codes = " ".join(f"U+{ord(one):04X}" for one in undrawable.characters[:6])
        yield _row([undrawable], _("No font has {characters}").format(characters=codes))
    by_record: dict[tuple[str, str], list[Lacking]] = {}
    for lacking in report.lacking:
        by_record.setdefault((lacking.kind, lacking.id), []).append(lacking)
    for found in by_record.values():
        shown = dict.fromkeys(tongue.language.language_name(one.shown_in) for one in found)
        yield _row(found, _("Printed in {language}").format(language=tongue.language.series(shown)))


def slot_of(snapshot: Snapshot, key: str) -> tuple[str, str] | None:
    """The record whose page can mend the finding called `key`; None where there is no such page yet."""
    kind, id = key.split(" ")[:2]
    if kind in _PLACED:
        return kind, id
    if kind in _OF_A_NOTE:
        everything: tuple[Any, ...] = (*snapshot.evidence, *snapshot.conditions, *snapshot.links)
        return next((("practice_note", one.practice) for one in everything if one.id == id), None)
    if kind == "attachment":
        owners = {one.id: one.owner for one in snapshot.attachments}
        return ("practice_note", owners[id]) if owners.get(id) in snapshot.practices else None
    return None


def _row(found: Sequence[Lacking | Undrawable], what: str) -> Row:
    first: Any = found[0]
    text = " ".join(first.text.split())
    names = dict.fromkeys(_(field_word(first.kind, one.field)) for one in found)
    return Row(
        f"{first.kind} {first.id} {type(first).__name__} {first.field}",
        text if len(text) <= SHOWN else f"{text[: SHOWN - 1]}…",
        lines=(" · ".join((_(KIND_WORDS[first.kind]), tongue.language.series(names), what)),),
        lead="triangle-alert",
        lead_role="warn",
    )

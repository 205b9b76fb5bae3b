"""What comes from files: translations of texts. One gesture each; what is the same stays untouched."""

from __future__ import annotations

from visitplanner.domain import codec, translations
from visitplanner.domain.records import KINDS
from visitplanner.domain.translations import Fate, Translations
from visitplanner.domain.wording import Wording
from visitplanner.operations import rules
from visitplanner.store.editing import Edit


def take_translations(edit: Edit, found: Translations) -> dict[str, int]:
    """Write what was translated, with its state; how many units had which fate, by the names of `Fate`.

    Where the source is no longer what was translated, the text comes in as outdated. Refuses a tag that is no language.
    """
    rules.language(found.target)
    edit.expect((KINDS[unit.kind], unit.id) for unit in found.units if _translatable(unit.kind, unit.field))

    def wording_of(kind: str, id: str, field: str) -> Wording | None:
        rows = edit.find(KINDS[kind], id=id) if _translatable(kind, field) else ()
        return getattr(rows[0], field) if rows else None

    takings = translations.plan(found, wording_of)
    for one in takings:
        if one.fate in (Fate.TAKEN, Fate.OUTDATED):
            unit = one.unit
            edit.write(KINDS[unit.kind], unit.id, unit.field, one.language, unit.target_text)
            if one.state is not None:
                edit.set_state(KINDS[unit.kind], unit.id, unit.field, one.language, one.state)
    return translations.counts(takings)


def _translatable(kind: str, field: str) -> bool:
    return kind in KINDS and field in codec.wordings(KINDS[kind])

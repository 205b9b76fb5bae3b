"""Translating: a text together with how far it is."""

from __future__ import annotations

from visitplanner.domain.kinds import TextState
from visitplanner.operations import fields
from visitplanner.store.editing import Edit


def settle(edit: Edit, kind: str, id: str, field: str, language: str, text: str, state: TextState) -> None:
    """Write `text` and say its state, in one gesture. Refused where there is no text to say it of."""
    fields.write_text(edit, kind, id, field, language, text)
    fields.set_text_state(edit, kind, id, field, language, state)

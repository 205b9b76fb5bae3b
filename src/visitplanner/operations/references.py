"""Who names a record: what is named somewhere does not go."""

from __future__ import annotations

from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain import codec
from visitplanner.domain.records import KINDS, Visit
from visitplanner.operations import labels
from visitplanner.store.editing import Edit
from visitplanner.store.snapshots import REFERENCES


def count(edit: Edit, id: str) -> int:
    """How many fields of the library name the record `id`; what lies in a visit in the bin is not counted."""
    fields = ((KINDS[kind], name) for kind, names in REFERENCES.items() for name in names)
    return sum(len(_naming(edit, kind, name, id)) for kind, name in fields)


def refuse_named(edit: Edit, record: Any) -> None:
    """Refuse where something names the record. Raises Refusal with the number."""
    if n := count(edit, record.id):
        said = N_("“{title}” is still used ({n}×). Choose something else there first.")
        raise Refusal(said, title=labels.told(record), n=n)


def _naming(edit: Edit, kind: type[Any], name: str, id: str) -> list[Any]:
    if codec.is_json(kind, name):
        found = [one for one in edit.find(kind) if id in getattr(one, name)]
    else:
        found = list(edit.find(kind, **{name: id}))
    return [one for one in found if one.id != id and not edit.deleted(Visit, one.space)]

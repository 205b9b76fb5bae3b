"""Out of the bin: a record as it was, with what went into the bin with it."""

from __future__ import annotations

from typing import Any

from visitplanner.base.errors import Refusal
from visitplanner.base.phrases import N_
from visitplanner.domain.records import NAMES, record_type
from visitplanner.operations import labels
from visitplanner.store import undoing
from visitplanner.store.editing import Edit

ALONG = "along"
"""The field of the refusal that `along` answers."""
_NAMED_AT_MOST = 3


def restore(edit: Edit, kind: type[Any] | str, id: str, *, along: bool = False) -> None:
    """Anything out of the bin, as it was, with what was deleted in the same gesture and belongs to it.

    What it names may have been deleted since: that comes back too with `along`, else it is refused at that field.
    """
    record = record_type(kind)
    key, found = (NAMES[record], id), edit.bin
    if key not in found:
        edit.revive(record, id)
        return
    back = dict.fromkeys(found.together(key))
    while lacking := found.lacking(back):
        if not along:
            records = map(found.record, lacking[:_NAMED_AT_MOST])
            names = labels.told(*records, more=len(lacking) > _NAMED_AT_MOST)
            said = N_("“{title}” needs what is in the bin too: {names}.")
            raise Refusal(said, field=ALONG, title=labels.told(found.record(key)), names=names)
        back |= dict.fromkeys(part for one in lacking for part in found.together(one))
    for one in back:
        edit.bring_back(*one)
    ids = {id for _kind, id in back} | {name for one in back for name in found.named(one)}
    for gesture in found.gestures(back):
        undoing.name_again(edit, gesture, ids)

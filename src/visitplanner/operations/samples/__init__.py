"""The sample visits: authored files made into records, put into a library in one gesture, taken out again in one."""

from __future__ import annotations

from visitplanner.operations.samples.loading import (
    ADD,
    REMOVE,
    load,
    load_photos,
    load_records,
    load_traps,
    remove,
)

__all__ = ["ADD", "REMOVE", "load", "load_photos", "load_records", "load_traps", "remove"]

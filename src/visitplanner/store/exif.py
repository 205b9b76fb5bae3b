"""The few facts a photo says about itself that are used: which way is up, and when it was taken."""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import Final

_ORIENTATION: Final = 0x0112
_EXIF_FOLDER: Final = 0x8769
# Tags of (time, its offset from UTC), the best first: original, digitised, changed.
_TIMES: Final = ((0x9003, 0x9011), (0x9004, 0x9012), (0x0132, 0x9010))
_TIME: Final = re.compile(rb"(\d{4})[:\-/](\d\d)[:\-/](\d\d)[ T](\d\d):(\d\d):(\d\d)")
_OFFSET: Final = re.compile(rb"([+-])(\d\d):(\d\d)")
_SIZES: Final = {1: 1, 2: 1, 3: 2, 4: 4, 7: 1}
_MOST_TAGS: Final = 512


@dataclass(frozen=True, slots=True)
class Facts:
    """`orientation` 1 to 8 as EXIF counts; `taken` local time, with its offset where the camera knew it."""

    orientation: int = 1
    taken: datetime | None = None

    @property
    def turned(self) -> bool:
        """Whether width and height change places."""
        return self.orientation >= 5


def facts(tiff: bytes) -> Facts:
    """Read a TIFF header with its tags, as EXIF embeds it. What is broken or missing is left out."""
    order = {b"II*\0": "<", b"MM\0*": ">"}.get(tiff[:4])
    if order is None:
        return Facts()
    tags = _tags(tiff, order, _number(tiff[4:8], order))
    tags |= _tags(tiff, order, _number(tags.get(_EXIF_FOLDER, b""), order))
    orientation = _number(tags.get(_ORIENTATION, b""), order)
    return Facts(orientation if 1 <= orientation <= 8 else 1, _taken(tags))


def orientation_only(found: Facts) -> bytes:
    """A TIFF header that says nothing but the orientation."""
    return b"MM\0*" + struct.pack(">IHHHIHHI", 8, 1, _ORIENTATION, 3, 1, found.orientation, 0, 0)


def _tags(tiff: bytes, order: str, offset: int) -> dict[int, bytes]:
    """Tag → raw value of one folder of tags; nothing where the folder lies outside the data."""
    if not 8 <= offset <= len(tiff) - 2:
        return {}
    found: dict[int, bytes] = {}
    for number in range(min(_number(tiff[offset : offset + 2], order), _MOST_TAGS)):
        entry = tiff[offset + 2 + 12 * number : offset + 14 + 12 * number]
        if len(entry) < 12:
            break
        tag, sort, count = struct.unpack(f"{order}HHI", entry[:8])
        size = _SIZES.get(sort, 0) * count
        start = _number(entry[8:12], order)
        found[tag] = entry[8 : 8 + size] if size <= 4 else tiff[start : start + size]
    return found


def _number(raw: bytes, order: str) -> int:
    return int.from_bytes(raw[:4], "little" if order == "<" else "big")


def _taken(tags: dict[int, bytes]) -> datetime | None:
    for time_tag, offset_tag in _TIMES:
        found = _TIME.match(tags.get(time_tag, b""))
        if not found:
            continue
        offset = _OFFSET.match(tags.get(offset_tag, b""))
        try:
            return datetime(*map(int, found.groups()), tzinfo=_zone(offset))  # type: ignore[misc, arg-type]
        except ValueError:
            continue
    return None


def _zone(offset: re.Match[bytes] | None) -> timezone | None:
    if offset is None:
        return None
    east = timedelta(hours=int(offset[2]), minutes=int(offset[3]))
    return timezone(east if offset[1] == b"+" else -east)

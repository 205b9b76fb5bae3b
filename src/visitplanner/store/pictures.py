"""What a picture file is, by its content: its size, when it was taken, and the same pixels without anything else.

Place, camera, author, comments, previews and whatever hides behind the end of the picture are left out. Nothing is
decoded here: the bytes of the picture itself are copied.
"""

from __future__ import annotations

import re
import struct
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Final

from visitplanner.base.phrases import N_
from visitplanner.store.exif import Facts, facts, orientation_only

MOST_PIXELS: Final = 64_000_000
MOST_SCANS: Final = 100
"""Of a JPEG: cameras write one, progressive pictures about ten; each is a pass over every pixel."""

NOT_A_PICTURE: Final = N_("Kept as a file: this is not a JPEG, PNG or WebP picture.")
HEIC: Final = N_(
    "Kept as a file: HEIC pictures cannot be shown here. It may still say where it was taken. Export it as JPEG."
)
DAMAGED: Final = N_("Kept as a file: the picture is cut off or damaged. It may still say where it was taken.")
TOO_LARGE: Final = N_("Kept as a file: the picture has more than 64 million pixels.")
TOO_SLOW: Final = N_("Kept as a file: the picture is built in such a way that showing it would take too long.")

_PNG: Final = b"\x89PNG\r\n\x1a\n"
_MAGIC: Final = (
    (re.compile(rb"\xff\xd8\xff"), "image/jpeg"),
    (re.compile(re.escape(_PNG)), "image/png"),
    (re.compile(rb"RIFF....WEBP", re.DOTALL), "image/webp"),
    (re.compile(rb"....ftyp(hei[cxms]|hev[cxms]|mif1|msf1)", re.DOTALL), "image/heic"),
    (re.compile(rb"....ftypavi[fs]", re.DOTALL), "image/avif"),
    (re.compile(rb"GIF8[79]a"), "image/gif"),
    (re.compile(rb"II\*\x00|MM\x00\*"), "image/tiff"),
    (re.compile(rb"%PDF-"), "application/pdf"),
    (re.compile(rb"PK\x03\x04"), "application/zip"),
)
_KEPT_CHUNKS: Final = frozenset(
    b"IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT bKGD pHYs hIST acTL fcTL fdAT".split()
)
_KEPT_WEBP: Final = frozenset((b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP"))
_SCAN_END: Final = re.compile(rb"\xff[\x01-\xcf\xd8-\xfe]")
_NOT_SIZES: Final = (0xC4, 0xC8, 0xCC)


class UnreadableError(Exception):
    """The content is no picture that can be shown; `reason` is a phrase for the person who brought it."""

    def __init__(self, reason: str) -> None:
        self.reason = reason
        super().__init__(reason)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture cleaned of everything but itself. Width and height are as shown, the orientation applied."""

    media_type: str
    data: bytes
    width: int
    height: int
    taken: datetime | None


def media_type(data: bytes) -> str:
    """What the content is, whatever the file's name says; `application/octet-stream` when unknown."""
    return next((name for magic, name in _MAGIC if magic.match(data)), "application/octet-stream")


def clean(data: bytes) -> Picture:
    """The picture in `data`. Raises `UnreadableError` when it is none, is damaged, or is too large to decode."""
    kind = media_type(data)
    cleaner = {"image/jpeg": _jpeg, "image/png": _png, "image/webp": _webp}.get(kind)
    if cleaner is None:
        raise UnreadableError(HEIC if kind == "image/heic" else NOT_A_PICTURE)
    try:
        cleaned, width, height, exif = cleaner(data)
    except (struct.error, IndexError, ValueError) as error:
        raise UnreadableError(DAMAGED) from error
    if width < 1 or height < 1:
        raise UnreadableError(DAMAGED)
    if width * height > MOST_PIXELS:
        raise UnreadableError(TOO_LARGE)
    if exif.turned:
        width, height = height, width
    return Picture(kind, cleaned, width, height, exif.taken)


Cleaned = tuple[bytes, int, int, Facts]


def _jpeg(data: bytes) -> Cleaned:
    kept: list[bytes] = []
    width = height = scans = 0
    exif: bytes = b""
    for marker, start, end in _jpeg_segments(data):
        body = data[start + 4 : end]
        scans += marker == 0xDA
        if scans > MOST_SCANS:
            raise UnreadableError(TOO_SLOW)
        if marker == 0xE1 and body.startswith(b"Exif\0\0"):
            exif = exif or body[6:]
        elif marker == 0xE0:
            kept += [_segment(0xE0, body[:12] + b"\0\0")] if body.startswith(b"JFIF\0") else []
        elif _is_picture(marker, body):
            kept.append(data[start:end])
        if 0xC0 <= marker <= 0xCF and marker not in _NOT_SIZES:
            height, width = struct.unpack(">HH", body[1:5])
    found = facts(exif)
    turned = [_segment(0xE1, b"Exif\0\0" + orientation_only(found))] if found.orientation > 1 else []
    return b"\xff\xd8" + b"".join([*turned, *kept]) + b"\xff\xd9", width, height, found


def _jpeg_segments(data: bytes) -> Iterator[tuple[int, int, int]]:
    """(marker, start, end) of each segment between the first SOI and its own EOI; a scan's data belongs to its SOS."""
    at = 2
    while True:
        if data[at] != 0xFF:
            raise ValueError("no marker")
        while data[at + 1] == 0xFF:
            at += 1
        marker = data[at + 1]
        if marker == 0xD9:
            return
        (length,) = struct.unpack_from(">H", data, at + 2)
        end = at + 2 + length
        if length < 2 or end > len(data):
            raise ValueError("cut off")
        if marker == 0xDA:
            found = _SCAN_END.search(data, end)
            if found is None:
                raise ValueError("no end")
            end = found.start()
        yield marker, at, end
        at = end


def _is_picture(marker: int, body: bytes) -> bool:
    """Whether the decoder needs the segment: tables, frames, scans, the colour profile, Adobe's colour transform."""
    if marker == 0xE2:
        return body.startswith(b"ICC_PROFILE\0")
    return marker == 0xEE or not (0xE0 <= marker <= 0xEF or marker == 0xFE)


def _segment(marker: int, body: bytes) -> bytes:
    return struct.pack(">BBH", 0xFF, marker, len(body) + 2) + body


def _png(data: bytes) -> Cleaned:
    kept: list[bytes] = []
    exif = b""
    at = len(_PNG)
    name = b""
    while name != b"IEND":
        length, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        (total,) = struct.unpack_from(">I", data, end - 4)
        if total != zlib.crc32(data[at + 4 : end - 4]):
            raise ValueError("wrong checksum")
        if name == b"eXIf":
            exif = data[at + 8 : end - 4]
        elif name in _KEPT_CHUNKS:
            kept.append(data[at:end])
        at = end
    width, height = struct.unpack_from(">II", kept[0], 8)
    found = facts(exif)
    if found.orientation > 1:
        kept.insert(1, _chunk(b"eXIf", orientation_only(found)))
    return _PNG + b"".join(kept), width, height, found


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def _webp(data: bytes) -> Cleaned:
    kept: list[tuple[bytes, bytes]] = []
    exif = b""
    at, end = 12, 8 + int(struct.unpack_from("<I", data, 4)[0])
    if end > len(data):
        raise ValueError("cut off")
    while at + 8 <= end:
        name, length = struct.unpack_from("<4sI", data, at)
        body = data[at + 8 : at + 8 + length]
        if at + 8 + length > end:
            raise ValueError("cut off")
        if name == b"EXIF":
            exif = body.removeprefix(b"Exif\0\0")
        elif name in _KEPT_WEBP:
            kept.append((name, body))
        at += 8 + length + length % 2
    found = facts(exif)
    width, height = _webp_size(*kept[0])
    if kept[0][0] == b"VP8X":
        turned = found.orientation > 1
        # Flags: 0x08 says that EXIF follows, 0x04 that XMP does.
        kept[0] = b"VP8X", bytes([kept[0][1][0] & ~0x0C | (0x08 if turned else 0)]) + kept[0][1][1:]
        kept += [(b"EXIF", orientation_only(found))] if turned else []
    body = b"WEBP" + b"".join(
        name + struct.pack("<I", len(part)) + part + b"\0" * (len(part) % 2) for name, part in kept
    )
    return b"RIFF" + struct.pack("<I", len(body)) + body, width, height, found


def _webp_size(name: bytes, body: bytes) -> tuple[int, int]:
    if name == b"VP8X":
        return 1 + int.from_bytes(body[4:7], "little"), 1 + int.from_bytes(body[7:10], "little")
    if name == b"VP8L":
        bits = int.from_bytes(body[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    if name == b"VP8 ":
        width, height = struct.unpack_from("<HH", body, 6)
        return width & 0x3FFF, height & 0x3FFF
    raise ValueError("no picture")
